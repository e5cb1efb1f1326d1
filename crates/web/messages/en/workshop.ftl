# Workshops: plan, lead and take part.
workshops-title = Workshops
workshops-what = Meetings where many say what they think at the same time, from their own phones. Every contribution gets an answer.
workshops-none = Every workshop and what it led to is listed here. None is planned yet.
workshop-knot = Workshop
workshop-name = Name
workshop-name-hint = For example Workshop on goals, 5 September.
workshop-kind = Kind
workshop-kind-management = management workshop
workshop-kind-managers = managers’ meeting
workshop-kind-board = board day
workshop-kind-unit = unit meeting
workshop-kind-consultation = open consultation
workshop-days = Days
workshop-stage = State
workshop-stage-planned = planned
workshop-stage-open = going on
workshop-stage-closed = closed
workshop-stage-called-off = called off
workshop-said = contributions
workshop-about = About
workshop-expected = Expected
workshop-joining = Who can join
workshop-joining-hint = With a code no account is needed. Without a name no colleague sees who said what.
workshop-joining-with-code = anyone with the code, without an account and without a name
workshop-joining-without-name = those who are signed in, without a name
workshop-joining-with-name = those who are signed in, by name
workshop-answers-by = Answers by
workshop-answers-by-hint = The day by which every contribution is to be answered.
workshop-planned-by = Planned by
workshop-called-off = Called off { $moment }: { $reason }

# Plan.
workshop-plan = Plan a workshop
workshop-plan-title = Plan a workshop
workshop-plan-do = Plan
workshop-change = Change
workshop-change-title = Change the workshop
workshop-change-do = Save
workshop-purpose = Purpose and agenda
workshop-purpose-hint = What should have happened when the meeting is over?
workshop-questions = Questions
workshop-questions-hint = One question on each line, at most { $limit }.
workshop-set = Ready questions
workshop-set-hint = Used if you write none of your own.
workshop-set-none = none, I write my own
workshop-set-goals = five questions on goals
workshop-set-goals-1 = For whom should our work change something?
workshop-set-goals-2 = What should change?
workshop-set-goals-3 = Which problem is to be solved?
workshop-set-goals-4 = Can it be measured?
workshop-set-goals-5 = How large a change can we contribute to within three years?
workshop-set-work = four questions on the work
workshop-set-work-1 = What should we do more of?
workshop-set-work-2 = What should we stop doing?
workshop-set-work-3 = What hinders us?
workshop-set-work-4 = With whom do we need to do it?
workshop-set-reading = three questions on a text
workshop-set-reading-1 = What is unclear?
workshop-set-reading-2 = What is missing?
workshop-set-reading-3 = What can be struck out?
workshop-from = First day
workshop-until = Last day
workshop-until-hint = The same day for a meeting. A consultation may go on for weeks.
workshop-budget = Votes for each person and question
workshop-budget-hint = 1–{ $limit }.

# Lead.
workshop-open-do = Open
workshop-open-again = Open again
workshop-lead = Lead the workshop
workshop-wall = Show the wall
workshop-join-do = Join
workshop-not-open = The workshop is not open.
workshop-close = Close
workshop-close-what = Nobody can then say or vote more. What the votes came to stays, but not who voted for what. You can open it again.
workshop-close-do = Close the workshop
workshop-call-off = Call the workshop off …
workshop-call-off-why = Why
workshop-call-off-do = Call the workshop off
workshop-told-planned = The workshop is planned.
workshop-told-changed = The change is saved.
workshop-told-opened = The workshop is open. Show the wall to the room.
workshop-told-closed = The workshop is closed.
workshop-told-called-off = The workshop is called off.
workshop-steps = What the room does now
workshop-first = Ask the first question
workshop-next = Next question
workshop-vote-do = Vote
workshop-pause-do = Pause
workshop-collect-do = Collect contributions
workshop-a-question = Question
workshop-all-questions = All questions
workshop-minutes = Minutes
workshop-to-close = To the end
workshop-cards = Arrange the contributions
workshop-cards-what = Tick contributions or whole groups on the wall, or drag them to where they belong.
workshop-act = Do this
workshop-act-group = put together
workshop-act-apart = take out of the group
workshop-act-park = put in the parking lot
workshop-act-unpark = take from the parking lot
workshop-act-hide = hide, not relevant here
workshop-group = Group
workshop-new-group = New group
workshop-heading-hint = What the contributions say together. Needed for a new group.
workshop-cards-do = Do it

# Notes.
workshop-notes = Notes
workshop-notes-none = Nothing has been noted yet.
workshop-notes-write = Write notes
workshop-notes-change = Change the notes
workshop-notes-by = { $who }, { $moment }
workshop-notes-conflict = { $who } changed the notes { $moment }. Your text is still in the form. Compare them and save what should stand.
workshop-notes-gone = The notes were taken away { $moment }.
workshop-notes-hint = What you said and agreed on. Write of the matter, not of individuals: this may become a public record. Empty the field to take the notes away.
workshop-notes-do = Save the notes
workshop-told-notes = The notes are saved.
workshop-told-notes-gone = The notes are taken away.

# The wall and the phone.
workshop-now = Question { $number } of { $of } · { $what }
workshop-step-collect = collecting contributions
workshop-step-vote = voting
workshop-step-pause = pause
workshop-not-begun = We begin soon
workshop-closed = The workshop is closed
workshop-closed-here = The workshop is closed. It is no longer possible to contribute or vote.
workshop-in-room = in the room
workshop-said-here = contributions
workshop-votes-here = votes
workshop-minutes-left = minutes left
workshop-in-groups = Contributions in groups
workshop-alone = Not yet grouped
workshop-parking = Parking lot
workshop-parked = in the parking lot
workshop-nothing-said = No contributions yet.
workshop-nothing-came = No contributions came in.
workshop-all-arranged = All is arranged.
workshop-join-at = Join at
workshop-qr = QR code that opens the page where you join
workshop-back = To the workshop
workshop-answered-by = Every contribution is answered by { $day }.
workshop-names-with-code = No names are kept.
workshop-names-without-name = Colleagues do not see who said what.
workshop-names-with-name = Contributions are shown with names.
workshop-voted-before = { $count ->
    [one] The question has one vote already. If anyone votes again, only the new vote counts.
   *[other] The question has { $count } votes already. If anyone votes again, only the new vote counts.
}
workshop-votes-word = { $count ->
    [one] vote
   *[other] votes
}
workshop-your = Your contribution
workshop-your-hint = One thing, at most { $limit } characters. Do not write about individuals. What you write may become a public record.
workshop-belongs = Belongs to
workshop-no-goal = No goal
workshop-say = Send
workshop-told-said = The contribution is sent.
workshop-kept = No connection just now. The contribution is kept here and is sent as soon as possible.
workshop-too-long-now = { $count } characters are too many; at most { $limit } fit. Shorten it.
workshop-latest = Latest from the room
workshop-vote = Vote
workshop-votes-left = votes left of
workshop-left-of = { $left } votes left of { $of }
workshop-own = Your contributions
workshop-hidden-own = Whoever leads has hidden it. Only you and those who moderate see it.
workshop-unanswered = Not yet answered.
workshop-empty-now = Write something first.
workshop-time-up = time is up
workshop-day-passed = The last day was { $day }. No more contributions are taken.
workshop-gone = You are not in the workshop any more. Join again, or sign in. What you have written is kept in this browser.
workshop-vote-lost = No connection just now. The vote did not come through. Try again.
workshop-failed = Something went wrong, and nothing has changed. Load the page again and try once more.
workshop-taken-back = You took this back.
workshop-unsent = This has not been sent
workshop-put-back = Put back in the field
workshop-put-away = Take away
workshop-copy = Copy
workshop-copied = Copied
workshop-lead-lost = No connection just now. Nothing has happened in the room. Try again.
workshop-lead-gone = You are signed out, or do not lead the workshop any more. Nothing has happened in the room. Sign in again.

# Join.
join-title = Join a workshop
join-what = Type the code on the wall of the room.
join-code = Code
join-do = Join

# What came of it.
workshop-question = Question { $number } of { $of }
workshop-voters = { $count ->
    [0] Nobody voted.
    [one] One person voted.
   *[other] { $count } people voted.
}
workshop-votes = { $count ->
    [one] 1 vote
   *[other] { $count } votes
}
workshop-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
workshop-came-of-it = What it led to
workshop-outcome-adopted = adopted
workshop-outcome-partly = partly
workshop-outcome-declined = declined
workshop-waits = waiting for an answer
workshop-led-to = Wordings that the contributions led to
workshop-all-said = All contributions from the workshop
