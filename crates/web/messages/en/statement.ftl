# One statement: what it says, the thread up and down, and where it comes from.
statement-about = About the statement
statement-facts = Facts
statement-kind = Kind
statement-number = Number
statement-since = Like this since
statement-revision = Stands in
statement-decided = Decision
statement-decision = decision reg. no. { $number }
statement-pointing = Direction
statement-facing = Faces
statement-horizon = Horizon
statement-horizon-year = until the end of { $year }
statement-down = Down
statement-below = Below this
statement-formulations = statements
statement-write = Rewrite it in { $revision }
statement-one-of-several = { $count } of them, and nothing says which

pointing-up = up: there should be more of it
pointing-down = down: there should be less of it
pointing-keep = it should stay as it is
facing-outward = outward: what should change for others
facing-inward = inward: how we work

statement-break-no-vision = No vision
statement-break-what-no-vision = The thread ends on the way up, because this revision has no vision to lead to.
statement-break-no-overarching-goal = No overarching goal
statement-break-what-no-overarching-goal = The thread ends on the way up, because there is no overarching goal to lead to.
statement-break-several-overarching-goals = Several overarching goals
statement-break-what-several-overarching-goals = The thread is broken on the way up, because nothing says which of the overarching goals this leads to.
statement-break-area-without-goals = No goals
statement-break-what-area-without-goals = The area says what is important but not in which direction. It needs at least one goal.
statement-mend = Mend it in { $revision }

statement-under-way = Being worked on
statement-in-draft = in { $revision }
statement-compare-draft = Compare the revisions

# Statements that are not in force on the day that one looks at.
standing-past = No longer in force. It was in force { $span }.
standing-to-come = Not yet in force. It is in force from { $day }, in { $revision }.
standing-draft = Not in force. It is only in { $revision }, which is not adopted.
standing-withdrawn = Not in force. It was in { $revision }, which was withdrawn.
standing-became = in { $revision }, in force from { $day }.

# The history.
origin-title = Origin
origin-first = Was in the first revision here.
origin-merged = Merges { $count ->
    [one] one statement
    [2] two statements
    [3] three statements
    [4] four statements
    [5] five statements
    [6] six statements
   *[other] { $count } statements
}
origin-replaced = Replaces { $count ->
    [one] one statement
    [2] two statements
    [3] three statements
    [4] four statements
    [5] five statements
    [6] six statements
   *[other] { $count } statements
}
origin-split = Split from one statement
origin-moved = From { $from } to { $to }.
origin-top = the top of the structure
origin-reason = Reason: { $reason }
origin-compare = Compare with { $revision }
origin-show-difference = Show word by word
origin-explanation = The explanation
origin-not-said = not said
