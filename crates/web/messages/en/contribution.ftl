# Contributions: list, one contribution, groups, answers, moderation and terms.
contributions-title = Contributions
contributions-knot = Contributions
contributions-heading = { $count ->
    [0] No contributions
    [one] One contribution
   *[other] { $count } contributions
}
contributions-count = { $count ->
    [one] one contribution
   *[other] { $count } contributions
}
contributions-answered = { $answered } of { $of } have been answered ({ $share }%)
contributions-led-to = that led to wordings in revision { $revision }
contributions-behind = Contributions that led here
contributions-texts = Texts of contributions
contributions-texts-choose = Choose whether to keep or clear them
contributions-news = { $count ->
    [one] One of your contributions has been answered
   *[other] { $count } of your contributions have been answered
}
contributions-none = What people here want to say about the steering and the work is gathered here, with the answers. Nobody has left a contribution yet.
contributions-none-chosen = No contributions fit what you have chosen.
contributions-all = All contributions
contributions-filter = Choose contributions
contributions-words = Words in the contribution
contributions-all-states = All answers
contributions-whose = Whose
contributions-whose-all = Everyone's
contributions-whose-mine = Mine and those I follow
contributions-whose-to-answer = Those I am to answer
contributions-whose-reported = Those that readers have reported
contributions-about-all = Everything
contributions-about-statement = The strategy
contributions-about-activity = Activities
contributions-about-indicator = Indicators
contributions-about-nothing = The agency as a whole
contributions-origin-all = All
contributions-show = Show
contributions-put-together = Put several together
contributions-put-together-do = Put together
contributions-chosen = Contributions to put together
contributions-here = Contributions
contributions-none-here = Nobody has left a contribution about this yet.
contributions-all-here = { $count ->
    [one] Show the contribution
   *[other] Show all { $count }
}
contribution-number = Contribution { $number }
contribution-knot = Contribution
contribution-new = New
contribution-about-it = About the contribution
contribution-facts = Facts
contribution-state-unanswered = Waiting for an answer
contribution-state-adopted = Adopted
contribution-state-partly = Partly adopted
contribution-state-declined = Declined
contribution-state-hidden = Hidden
contribution-state-withdrawn = Withdrawn
contribution-about = About
contribution-about-whole = The agency as a whole
contribution-about-gone = Something that is no longer there
contribution-origin = Comes from
contribution-direct = Left directly
contribution-left-by = Left by
contribution-anonymous = Anonymous to colleagues
contribution-yours = Your contribution
contribution-yours-what = You follow it. The answer shows in Contributions.
contribution-to-answer = To answer
contribution-answer = Answer
contribution-no-answer = The contribution has not been answered yet.
contribution-needs-no-answer = The contribution needs no answer.
contribution-earlier-answers = { $count ->
    [one] One earlier answer
   *[other] { $count } earlier answers
}
contribution-led-to = Led to the wording
contribution-together = Put together with others
contribution-withdrawn = Whoever left the contribution has taken it back.
contribution-cleared = The text has been cleared. The answer is kept.
contribution-hidden = The contribution is hidden: { $why }.
contribution-hidden-from-others = Only you who moderate, or left it, see the text.
contribution-struck = Something was struck out of the text { $moment }.
answerer-strategist = Whoever works with the strategy
answerer-analyst = Whoever works with indicators
answerer-manager = The manager of { $unit }

contribution-leave = Leave a contribution
contribution-new-title = Leave a contribution
contribution-text = What do you want to say?
contribution-text-hint = Be brief and concrete. Name no person.
contribution-public = A contribution may become a public record that anyone can ask for.
contribution-with-name = Your colleagues see your name.
contribution-shown-as = How do you want to be shown?
contribution-shown-as-hint = If you are anonymous, colleagues do not see your name and it is not in the log. You can still follow the contribution and take it back. Whoever runs the system can find out who you are.
contribution-as-name = With my name
contribution-as-anonymous = Anonymous to colleagues
contribution-told-left = The contribution has been left. You are told when it has been answered.

contribution-answer-it = Answer
contribution-answer-change = Change the answer
contribution-answer-do = Save the answer
contribution-answer-together = Answer them all
contribution-answer-all = { $count ->
    [one] Answer the contribution
   *[other] Answer all { $count }
}
contribution-outcome = What comes of the contribution?
contribution-outcome-adopted = We adopt it
contribution-outcome-partly = We adopt some of it
contribution-outcome-declined = We decline it
contribution-reason = Why?
contribution-reason-hint = Write to whoever left the contribution: what you will do, or why not.
contribution-led-to-which = Which wording did it lead to?
contribution-led-to-hint = The contribution then shows on the page of the wording.
contribution-led-nowhere = No wording
contribution-told-answered = The answer has been saved.

contribution-follow = Follow
contribution-follow-what = Follow the contribution to be told when it has been answered.
contribution-followed-what = You are told when the contribution has been answered.
contribution-follow-do = Follow the contribution
contribution-unfollow-do = Stop following
contribution-told-followed = You follow the contribution.
contribution-told-unfollowed = You no longer follow the contribution.
contribution-withdraw = Take back
contribution-withdraw-what = You can take the contribution back until it has been answered. The text is erased for good.
contribution-withdraw-do = Take the contribution back
contribution-told-withdrawn = The contribution has been taken back and its text erased.
contribution-report = Report
contribution-report-what = Report what should not stand here. Whoever moderates contributions will look at it.
contribution-objection = What is wrong?
contribution-report-do = Report the contribution
contribution-told-reported = Thank you. Whoever moderates contributions will look at it.
objection-personal-data = It holds personal data
objection-offensive = It is insulting or threatening
objection-secret = It tells something secret
objection-irrelevant = It has nothing to do with our work

contribution-reports = Reports
contribution-readers = { $count ->
    [one] one reader
   *[other] { $count } readers
}
contribution-hide = Hide from readers
contribution-hide-what = The contribution stays with the reason, but its text is not shown.
contribution-hide-do = Hide the contribution
contribution-show = Hidden from readers
contribution-show-do = Show the contribution again
contribution-told-hidden = The contribution is hidden from readers.
contribution-told-shown = The contribution is shown again.
contribution-strike = Strike out personal data
contribution-passages = Words to strike out
contribution-passages-hint = Write the words exactly as they stand in the text, one passage on each line. They are erased, and it shows that something was struck out.
contribution-strike-do = Strike out
contribution-told-struck = The words have been struck out and erased.
contribution-put-together = Put together with others
contribution-group = Group
contribution-group-knot = Contributions put together
contribution-in-no-group = No group
contribution-group-do = Save
contribution-heading = Heading
contribution-heading-hint = Say in a few words what the contributions have in common.
contribution-heading-change = Change the heading
contribution-heading-do = Save the heading
contribution-told-grouped = The contributions have been arranged.

contribution-terms = Terms of contributions
contribution-terms-title = Terms of contributions
contribution-terms-do = Save
contribution-told-terms = The choice has been saved.
contribution-anonymity = Anonymous contributions
contribution-anonymity-what = Who is anonymous to colleagues is not shown on pages, in print or in the log. The contribution may still become a public record, and whoever runs the system can find out who left it.
contribution-anonymity-may = May people be anonymous to colleagues?
contribution-anonymity-allowed = Yes
contribution-anonymity-not-allowed = No
contribution-retention = Texts of contributions after a decision
contribution-retention-what = When a revision has been decided you choose whether the texts of the contributions that had been answered by then, and the notes of the workshops that were closed, are kept or cleared. The answers, and that the contributions were there, always stay. Cleared texts are gone for good. Check your retention rules first.
contribution-retention-no-decision = The choice is here when a revision has been decided.
contribution-retention-decision = { $count ->
    [one] Decision { $day }, reg. no. { $number } (one text to clear)
   *[other] Decision { $day }, reg. no. { $number } ({ $count } texts to clear)
}
contribution-retention-which = Decision
contribution-retention-way = What becomes of the texts?
contribution-retention-kept = Keep them
contribution-retention-cleared = Clear them
contribution-retention-was-kept = the texts are kept
contribution-retention-was-cleared = the texts have been cleared

# The log.
event-contribution-made = { $by ->
    [anonymous] Someone who is anonymous to colleagues left contribution { $number }.
   *[named] { $who } left contribution { $number }.
}
event-contributions-answered = { $who } answered { $count ->
    [one] contribution { $number }
   *[other] { $count } contributions
}: { $reason }
event-contributions-grouped = { $who } put contributions together under the heading { $heading }.
event-contribution-ungrouped = { $who } took contribution { $number } out of its group.
event-contribution-reported = { $who } reported contribution { $number }.
event-contribution-hidden = { $who } hid contribution { $number } from readers.
event-contribution-shown = { $who } showed contribution { $number } again.
event-contribution-struck = { $who } struck something out of contribution { $number }.
event-contribution-withdrawn = Whoever left contribution { $number } took it back.
event-retention-chosen = { $what ->
    [cleared] { $who } chose to clear the texts of { $count } contributions after decision { $number }.
   *[kept] { $who } chose to keep the texts of contributions after decision { $number }.
}
event-anonymity-chosen = { $allowed ->
    [yes] { $who } let people be anonymous to colleagues in contributions.
   *[no] { $who } chose that contributions are left with a name.
}

# No.
refusal-choose-one = Choose one of these.
refusal-contribution-unknown = There is no contribution { $contribution }.
refusal-contribution-withdrawn = Contribution { $contribution } has been taken back by whoever left it.
refusal-anonymous-not-allowed = Contributions are left with a name here. Choose to be shown with your name.
refusal-contribution-about-nothing = What the contribution was about is no longer there. Leave it from another page, or about the agency as a whole.
refusal-not-yours-to-answer = It is not for you to answer the contribution.
refusal-declined-leads-nowhere = A contribution that is declined leads to no wording. Choose “No wording”, or another answer.
refusal-adopted-without-trace = Write with at least { $count } words what you will do, or choose the wording that the contribution led to.
refusal-contributions-none = Choose at least one contribution.
refusal-group-unknown = There is no group { $group }. Load the page again.
refusal-reported-already = You have already reported the contribution.
refusal-hidden-already = The contribution is already hidden.
refusal-text-cleared = The text of the contribution is no longer there.
refusal-not-yours-to-withdraw = Only whoever left the contribution can take it back.
refusal-contribution-answered = The contribution has been answered and cannot be taken back.
refusal-decision-not-on-revision = The decision is not about a revision of the strategy. Choose another.
refusal-retention-chosen = The texts have already been cleared after that decision.
refusal-passage-not-found = “{ $passage }” does not stand in the text. Write the words exactly as they stand.
refusal-passages-none = Write the words to strike out.

# Candidate wordings.
candidates-title = Wordings to choose between
candidates-what = Write several ways to say what the contributions say. Compare them and choose one into the draft; it then shows which contributions lie behind it.
candidates-none = No candidate is written yet.
candidate-text = New candidate
candidate-text-hint = One sentence that says what is to be achieved.
candidate-write = Add the candidate
candidate-words = { $count ->
    [one] one word
   *[other] { $count } words
}
candidate-lix = lix { $lix }
candidate-choose = Choose into the draft
candidate-choose-statement = Choose a statement
candidate-choose-do = Choose this one
candidate-statement = Instead of
candidate-reason = Why
candidate-drop = Put aside
candidate-chosen = Chosen into
candidate-see-draft = See it in the draft
candidate-told-written = The candidate is added.
candidate-told-chosen = The candidate is chosen into the draft.
candidate-told-dropped = The candidate is put aside.
