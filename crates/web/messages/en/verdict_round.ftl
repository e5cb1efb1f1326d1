# Verdicts: opening a round, answering without a name, and what the answers say.
verdicts-title = Verdicts
verdicts-what = Managers and staff say what they think of the strategy: three questions, without a name, always the same, so that one round can be laid beside another.
verdicts-none = Each round stands here, with what it gave. None is opened yet.
verdict-occasion = Occasion
verdict-occasion-hint = For example Managers’ meeting 12 September.
verdict-of = About
verdict-days = Days
verdict-stage = Stage
verdict-stage-planned = planned
verdict-stage-open = open
verdict-stage-ended = ended, being counted
verdict-stage-closed = counted
verdict-stage-withdrawn = withdrawn

verdict-question = Question
verdict-question-easy-to-take-in = Easy to take in
verdict-question-clear-thread = A clear red thread
verdict-question-direction-pointed-out = A direction is pointed out

# Opening.
verdict-open = Ask for verdicts
verdict-open-title = Ask for verdicts
verdict-open-what = Those who may answer see the questions in To do. Nobody can see who answered what, not even whoever runs the system.
verdict-open-do = Open
verdict-who = Who may answer
verdict-audience-told = They get a notice as soon as you have saved.
verdict-audience-everyone = Everyone in the directory
verdict-audience-body = Those who sit in a body
verdict-audience-units = Those who work in some units
verdict-body = Body
verdict-body-hint = Only counts if you have chosen the members of a body.
verdict-units = Units
verdict-units-hint = Those who work in the unit, or in a unit below it, may answer.
verdict-units-choose = Choose units, if you have chosen some units
verdict-grouping = How answers are counted
verdict-grouping-hint = A group is only shown if at least five in it have answered.
verdict-grouping-together = All together
verdict-grouping-managers-and-staff = Managers and staff apart
verdict-from = First day
verdict-until = Last day
verdict-told-opened = The round is opened. Those who may answer see it in To do.

# A round that goes on.
verdict-asked = May answer
verdict-answer = Answer three questions
verdict-begins = The round opens on { $day }.
verdict-few-so-far = Fewer than five of { $asked } have answered so far.
verdict-so-far = { $count } of { $asked } have answered so far.
verdict-shown-after = What the answers say is shown when the round is closed, if at least five have answered.
verdict-is-counted = The last day has passed. The answers are counted within an hour, or now if you close the round.
verdict-end = End the round
verdict-close-what = The answers are counted and shown. Nobody can answer after that.
verdict-close = Close and count
verdict-withdraw = Withdraw
verdict-withdraw-why = Why the round is withdrawn
verdict-withdraw-hint = This can be done as long as nobody has answered.
verdict-withdrawn = The round was withdrawn before anyone had answered: { $reason }
verdict-told-closed = The round is closed and the answers are counted.
verdict-told-withdrawn = The round is withdrawn.
verdict-told-hidden = The words are shown no more.
verdict-told-shown = The words are shown again.

# Answering.
verdict-answer-title = What do you think of the strategy?
verdict-answer-what = Answer with 1 to 5. It takes half a minute.
verdict-last-day = last day { $day }
verdict-lowest = no, not at all
verdict-highest = yes, entirely
verdict-cannot-say = Cannot say
verdict-words = A few words
verdict-words-hint = At most { $limit } characters.
verdict-words-warning = Write nothing that shows who you are or who somebody else is. The words can be read by everyone in the agency, and become a public record.
verdict-with-token = Your answer is sent without your session, with a token that the server has signed without seeing it. The server knows that you have answered, not what.
verdict-without-token = Your browser does not run the script that sends the answer without your session. The server then takes the answer while you are signed in, and keeps that you have answered in one place and the answer in another. That rests on the server doing as it says here.
verdict-send = Send the answer
verdict-how-anonymous = How your answer is protected
# Where it stands in the guide.
verdict-guide = what-do-we-think-of-the-strategy
verdict-thanks = Thank you, your answer is counted.
verdict-thanks-next = What everyone answered is shown when the round is closed, after { $day } unless somebody closes it before.
verdict-told-counted = The answer is counted. Thank you!
verdict-taken = You have had your answer card.
verdict-taken-what = If the answer did not come through, you can send it from the browser where you began. We cannot see who answered what, and so not whether your answer came through either.
verdict-not-sent = Your answer never came through. Fill it in again, in this browser.
verdict-back = To the strategy
verdict-see-round = To the round
verdict-words-too-long = The words can have at most { $limit } characters. Shorten them.
verdict-refused-again = You have answered already, or begun to answer in another browser.
verdict-refused-forged = The answer could not be counted: the token does not fit the round. Load the page again.
verdict-refused-over = The round is closed. The answer was not counted.
verdict-failed = The answer did not come through. Nothing is counted. Try again.

# What the answers say.
verdict-answered = { $count } of { $asked } answered.
verdict-too-few-shown = Fewer than five of { $asked } answered. Nothing is shown then, so that nobody is given away.
verdict-few = fewer than five answers
verdict-marks = Three questions
verdict-how-to-read = The columns are how many gave 1 to 5. The wedge stands under the median: half gave so much or more. The steps have an order but no equal distances, so no mean is reckoned.
verdict-median = The median is { $mark }.
verdict-median-between = The median is between { $low } and { $high }.
verdict-no-median = Nobody gave a mark.
verdict-could-not-say = { $count ->
    [one] One could not say.
   *[other] { $count } could not say.
}
verdict-table = The numbers behind
verdict-table-of = The numbers behind, { $group }
verdict-median-word = Median
verdict-mark = Answer
verdict-count = Count
verdict-group-word = Group
verdict-group-all = Everyone
verdict-group-managers = Managers
verdict-group-staff = Staff
verdict-groups = Managers and staff
verdict-group-answers = { $group }, { $count } answers
verdict-groups-differ-more = more managers than staff give 4 or 5. The difference is { $gap } percentage points, probably between { $low } and { $high }.
verdict-groups-differ-fewer = fewer managers than staff give 4 or 5. The difference is { $gap } percentage points, probably between { $low } and { $high }.
verdict-groups-differ-nothing = it cannot be said whether managers and staff think differently. The difference is { $gap } percentage points, but can be from { $low } to { $high }.
verdict-before = Against the round before
verdict-before-which = { $round }: { $count } of { $asked } answered.
verdict-before-differs-more = more give 4 or 5 now. The difference is { $gap } percentage points, probably between { $low } and { $high }.
verdict-before-differs-fewer = fewer give 4 or 5 now. The difference is { $gap } percentage points, probably between { $low } and { $high }.
verdict-before-differs-nothing = it cannot be said whether anything has changed. The difference is { $gap } percentage points, but can be from { $low } to { $high }.
verdict-before-others = Others could answer last time. The difference may be due to that.
verdict-interval = The difference is of the share that gave 4 or 5 of those who gave a mark. The bounds are a 95 per cent interval (Newcombe 1998). Whoever answered both times makes the interval rather too wide than too narrow.
verdict-own-words = In their own words
verdict-own-words-what = The words stand in an order drawn by lot, and are not tied to any marks.
verdict-no-words = Nobody wrote any words.
verdict-hide = Hide
verdict-show = Read, and show again
verdict-show-do = Show the words again
verdict-hide-why = Why the words are hidden
verdict-hidden = Hidden
verdict-hidden-why = Hidden { $day }: { $reason }
verdict-as-file = Get the numbers as CSV
verdict-say-yours = Say what you think
verdict-were-asked = Asked
verdict-medians-of = median of { $count } answers
