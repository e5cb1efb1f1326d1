# Planning: the rounds, and what their pages have in common.
knot-planning = Planning
knot-round = Planning round
knot-areas = { $count ->
    [one] One area
    [2] Both
    [3] All three
    [4] All four
    [5] All five
    [6] All six
    [7] All seven
    [8] All eight
   *[other] All { $count }
}
pointed-out = Pointed out
pointed-out-within = Something pointed out
pointed-activity = Activity
pointed-unit = The whole operations
sum = Total

round-parts = Parts of the planning for { $round }
round-part-overview = Overview
round-part-units = Units' plans
round-phases = Phases
round-in-phase = phase { $number } of { $count }: { $phase }
round-in-phase-until = { $phase }, until { $day }
round-phase-past = passed
round-phase-late = should have been done by { $day }

# All rounds.
rounds-title = Planning
rounds-knot = All rounds
rounds-heading = { $count ->
    [0] No planning yet
    [one] One planning round
   *[other] { $count } planning rounds
}
rounds-none = Planning rounds will be here, one for each year: directive, frames, the units' plans and how resources are allocated.
rounds-open = Open a planning round
rounds-funding = Funding
rounds-period = Period
rounds-where = State
rounds-activities = Activities
rounds-plan = Operational plan
rounds-plan-not-decided = not decided

# Opening a round.
opening-title = Open a planning round
opening-based-on = Go on from
opening-from-nothing = none, begin anew
opening-name = Name
opening-name-hint = Usually the year, such as 2019.
opening-from = First day
opening-until = Last day
opening-send = Open the round
opening-done = { $count ->
    [0] The planning for { $round } is open. No activity was carried over.
    [one] The planning for { $round } is open. One activity was carried over.
   *[other] The planning for { $round } is open. { $count } activities were carried over.
}
opening-next = Write the directive
opening-goes-on = From { $round }
opening-count-on = activities go on
opening-count-ended = end
opening-resources = What goes on has { $kronor } and { $people } today.
opening-ended = Those that end
opening-ended-more = And { $count } more.
opening-ends = until { $day }
opening-not-carried = The directive and the frames are not carried over: each round has its own.
calendar-title = The phases begin
calendar-hint = The dates must come in order. Leave empty what is not settled.

# Funding.
funding-title = Funding
funding-none = Where the money comes from will be here: appropriations, fees, EU funds. Add at least one source before the units plan.
funding-source = Source
funding-kind-title = Kind
funding-state = State
funding-open = open
funding-is-closed = closed { $moment }
funding-close = Close
funding-close-lead = No new activity can have money from here. What has it already keeps it. The source cannot be opened again.
funding-closed = { $name } is closed for new plans.
funding-add = Add a source
funding-added = { $name } is added.
funding-name = Name
funding-name-hint = As the appropriation directions call it, such as Anslag 1:5.

# The phases.
phases-title = Phases
phases-go = Go to
phases-go-hint = What is not ready does not hinder, unless it says so. You can go back.
phases-on-to = { $number } { $phase }
phases-back-to = back to { $number } { $phase }
phases-go-do = Go there
phases-entered = The round is now in the phase { $phase }.
phases-days = Dates
phases-days-save = Save the dates
phases-calendar-set = The dates are saved.
phases-closed = The round is closed. Go back to an earlier phase to change it.

# What is left.
left-title = Left to do in this phase
left-nothing = All is ready for the next phase
left-hinders = Hinders
left-empty = { $paper }: nothing is written
left-not-proposed = { $paper }: not proposed for a decision
left-not-decided = { $paper }: waits for a decision
left-changed = { $paper }: changed since the decision
left-nothing-pointed-out = Nothing is pointed out as specially important
left-without-frame = { $count ->
    [one] One unit that plans has no frame
   *[other] { $count } units that plan have no frame
}
left-not-sent-in = { $count ->
    [one] One plan is not sent in
   *[other] { $count } plans are not sent in
}
left-not-approved = { $count ->
    [one] One plan that was sent in is not approved
   *[other] { $count } plans that were sent in are not approved
}
left-scenario-waits = The scenario { $scenario } waits for a decision
left-frames-passed = { $count ->
    [one] One frame is passed
   *[other] { $count } frames are passed
}
left-period-goes-on = The period goes on until { $day }
left-paper-waits = { $paper }: waits for a decision

# A round's first page.
round-title = Planning { $round }
overview-aside = How it stands
overview-papers = Papers
overview-paper = Paper
overview-stands = State
overview-next = Next step
overview-scenarios = Scenarios
overview-scenarios-open = { $count ->
    [one] one is being worked on
   *[other] { $count } are being worked on
}
overview-units = Units' plans
overview-planned = Together the units plan for { $kronor } and { $people }.
overview-frames = The frames are { $kronor } and { $people }.
overview-late = { $count ->
    [one] One plan should have been sent in:
   *[other] { $count } plans should have been sent in:
}
overview-resources = Resources by result area
overview-no-resources = Where the resources lie is seen here, when the units have added activities with kronor and person-years.
overview-breaks = { $count ->
    [0] No breaks in the thread
    [one] One break in the thread
   *[other] { $count } breaks in the thread
}
overview-no-breaks = The thread holds all the way.
overview-breaks-all = Show and mend
overview-phases = Go on or change dates
overview-pointed = Pointed out
overview-nothing-pointed = The directive points nothing out yet.

resources-bars = Bars
resources-bars-say = The dark bar is kronor, the pale one person-years.
resources-share = Share
resources-against = Against { $round }
resources-without-area = Without a result area

# What has happened.
history = What has happened
history-title = What has happened in the planning for { $round }
history-all = { $count ->
    [one] Show it, with names
   *[other] Show all { $count }, with names
}
history-opened = The round was opened.
history-phase = The round went to the phase { $phase }.
history-proposed = { $paper }: proposed to { $body }.
history-returned = { $paper }: taken back.
history-decided = { $body } decided: { $paper }.
plan-step-submitted = sent in its plan
plan-step-returned = had its plan returned
plan-step-approved = had its plan approved
plan-step-commented = a comment
plan-step-recalled = its plan was taken back
plan-step-reopened = its plan was opened again

# The units' plans.
plans-title = Units' plans { $round }
plans-none = The units' plans will be here, when some unit has a frame or has begun to plan.
plans-due = to be sent in by { $day }
plans-filter = Show plans in state
plans-all = All
plans-late = Late
plans-unit = Unit
plans-state = State
plans-planned = Planned
plans-frame = Frame
plans-use = How much of the frame is planned
plans-use-of = Kronor: { $planned } of { $frame }
plans-with-below = with the units below: { $amount }
plans-note = Remark
plans-late-since = Should have been sent in by { $day }.
plans-over = { $amount } over the frame.
plans-no-frame = No frame.
plans-without = { $count ->
    [one] One unit has neither frame nor plan
   *[other] { $count } units have neither frame nor plan
}

# The papers' way to a decision.
paper-name-directive = The directive
paper-name-frames = The frames
paper-name-plan = The operational plan
paper-empty = Not begun
paper-draft = Draft
paper-returned = Taken back: { $reason }
paper-proposed = Proposed to { $body } { $moment }
paper-decided = Decided by { $body } { $day },
paper-changed = Changed since the decision by { $body } { $day },
paper-way = { $paper } to a decision
paper-way-knot = To a decision
paper-way-title = Decision
paper-read = Read: { $paper }
paper-motive-given = Passes the frames. Motive: { $motive }
paper-empty-note = When something is written it can be proposed for a decision.
paper-nobody = No body has the right to decide in the planning.
paper-propose-lead = The content rests until the body has decided. What is proposed is exactly what stands there now.
paper-propose-again = Decide once more
paper-motive = Why are the frames passed?
paper-motive-hint = At least one frame is passed. The reason goes along to the decision.
paper-proposed-done = { $paper }: proposed for a decision.
paper-return-lead = It can then be changed again, and proposed anew.
paper-returned-done = { $paper }: taken back.
paper-onward = To a decision
paper-onward-proposed = Take back or record the decision
paper-editions = Earlier decisions
knot-goal-and-more = { $count ->
    [one] { $goal }, and one more goal
   *[other] { $goal }, and { $count } more goals
}
knot-down-to-money = Down to the money
red-thread-knot = The red thread
red-thread-title = The red thread: { $name }
red-thread-lead = Each line is as wide as its part of the money; where there is none, as its part of the work.
red-thread-page = Show the page
red-thread-list = The thread as a list
red-thread-list-what = from the top down, with what goes through each step
red-thread-described = What the picture shows stands as a list below.
red-thread-unit = Unit
red-thread-task = Task { $number }
red-thread-gone = Not in the strategy
red-thread-pointed-out = pointed out
red-thread-nothing = no resources
red-thread-what = Step
red-thread-leads-to = Leads to
red-thread-down = Follow the thread down to the money
paper-motive-moves-given = Motive: { $motive }
paper-motive-moves = Why are the resources moved?
paper-motive-moves-hint = At least one move has no motive. The reason goes with it to the decision.
