# The words for what the system is about. Every page uses them.
kind-vision = Vision
kind-business-idea = Business idea
kind-target-picture = Target picture
kind-overarching-goal = Overarching goal
kind-result-area = Result area
kind-goal = Goal
kind-internal-goal = Internal goal
kind-priority = Priority

kinds-vision = Visions
kinds-business-idea = Business ideas
kinds-target-picture = Target pictures
kinds-overarching-goal = Overarching goals
kinds-result-area = Result areas
kinds-goal = Goals
kinds-internal-goal = Internal goals
kinds-priority = Priorities

fate-kept = Kept
fate-reworded = Reworded
fate-moved = Moved
fate-merged = Merged
fate-split = Split
fate-replaced = Replaced
fate-removed = Removed
fate-new = New

state-draft = Draft
state-in-consultation = In consultation
state-proposed = Proposed
state-adopted = Adopted
state-in-force = In force
state-superseded = Superseded
state-withdrawn = Withdrawn

revision-number = Revision { $number }
extent = { $statements ->
    [one] One statement
   *[other] { $statements } statements
}
extent-in-areas = { $statements ->
    [one] One statement
   *[other] { $statements } statements
} in { $areas ->
    [one] one area
   *[other] { $areas } areas
}

who-system = The system
who-former = A former employee
extent-below = { $count ->
    [one] one statement below
   *[other] { $count } statements below
}

in-force-span = in force { $span }
in-force-past = was in force { $span }
in-force-to-come = will be in force { $span }
decided-by = adopted by { $body } { $day }
registration-number = reg. no.
imported-edition = imported from the edition “{ $label }”
what-changed = What changed

as-of-show = Show as it was
as-of-do = Show

paging-label = Pages
paging-before = Previous
paging-after = Next
paging-where = { $from }–{ $to } of { $all }

break-no-overarching-goal = No overarching goal
break-several-overarching-goals = Several overarching goals
break-no-vision = No vision
break-area-without-goals = No goals

number-in-words = { $count ->
    [1] One
    [2] Two
    [3] Three
    [4] Four
    [5] Five
    [6] Six
    [7] Seven
    [8] Eight
    [9] Nine
    [10] Ten
    [11] Eleven
    [12] Twelve
    [13] Thirteen
    [14] Fourteen
    [15] Fifteen
    [16] Sixteen
    [17] Seventeen
    [18] Eighteen
    [19] Nineteen
    [20] Twenty
   *[other] { $count }
}

# Roles and words of the planning.
role-unit-manager = unit manager
role-management = management
paper-of-round = { $paper ->
    [directive] The planning directive { $round }
    [frames] The frames { $round }
    [scenario] The allocation { $round }, scenario { $scenario }
   *[plan] The operational plan { $round }
}
phase-directive = directive
phase-frames = frames
phase-unit-plans = unit plans
phase-dialogue = dialogue
phase-allocation = allocation
phase-decision = decision
phase-running = running
phase-closed = closed
funding-kind-appropriation = appropriation
funding-kind-fee = fees
funding-kind-european-union = EU
funding-kind-other = other
plan-state-draft = draft
plan-state-returned = returned
plan-state-submitted = sent in
plan-state-approved = approved
activity-status-planned = planned
activity-status-under-way = under way
activity-status-paused = paused
activity-status-done = done
activity-status-cancelled = cancelled
plan-break-activity-without-goal = an activity without a goal
plan-break-resources-without-goal = resources without a goal
plan-break-goal-is-gone = a goal that is no longer there
plan-break-outside-the-round = dates outside the period
plan-break-goal-without-activity = a goal without an activity
plan-break-goal-without-resources = a goal without resources
plan-break-pointed-out-shrinks = a goal that is pointed out gets less
plan-break-task-without-unit = a task without a unit
plan-break-task-without-activity = a task without an activity
plan-break-unit-without-plan = a unit without a plan
plan-break-over-frame = a plan over its frame
amount-kr = SEK { $amount }
role-analyst = analyst
role-contributor = writes in the plan
role-member = member
role-cleared = cleared
