# Breaks of the thread in a planning round: the list, mending them and setting them aside.
round-part-breaks = Breaks
breaks-title = Breaks of the thread { $round }
breaks-knot = Breaks of the thread
breaks-count = { $count ->
    [0] No breaks
    [one] One break
   *[other] { $count } breaks
}
breaks-none = The thread is whole: nothing is broken that is not set aside.
breaks-lead = A break is not a fault. It shows where the thread ends, so that you can mend it or say why it is as it is.
breaks-more = { $count } more are shown when these are mended.
breaks-set-aside = Set aside
breaks-aside-title = Set a break aside
breaks-aside = { $count ->
    [one] One set aside
   *[other] { $count } set aside
}
breaks-aside-until = Aside until { $day }, by { $who }
breaks-take-up = Take up again
breaks-motive = Why
breaks-motive-hint = Whoever reads the list sees the motive.
breaks-until = Until and including
breaks-until-hint = The day after, the break is in the list again.
breaks-told-aside = The break is set aside until { $day }.
breaks-told-up = The break is in the list again.
breaks-told-mended = The break is mended.
breaks-tie = Tie to the goal
breaks-follow = Let the goals that took over stand
breaks-move = Move to { $days }
breaks-tie-activity = Tie the activity to it
breaks-hand = Hand to the unit
breaks-answer = This one answers the task
breaks-to-activity = Open the activity
breaks-to-units = Open the units’ plans
breaks-to-allocation = Open the allocation
breaks-to-plan = Open the plan
breaks-kind-pointed-out-shrinks = Pointed out, and gets less than last year
breaks-what-pointed-out-shrinks = Management has pointed it out, but it gets less than in the round before.
breaks-kind-task-without-unit = External tasks without a unit
breaks-what-task-without-unit = No unit answers for the task.
breaks-kind-task-without-activity = External tasks without an activity
breaks-what-task-without-activity = No activity in the plan answers the task.
breaks-kind-goal-without-activity = Goals without an activity
breaks-what-goal-without-activity = Nobody works for the goal.
breaks-kind-goal-without-resources = Goals without resources
breaks-what-goal-without-resources = The goal has activities, but neither money nor people.
breaks-kind-goal-is-gone = Activities for goals that are gone
breaks-what-goal-is-gone = The strategy has changed, and the goal is gone.
breaks-kind-resources-without-goal = Resources without a goal
breaks-what-resources-without-goal = The activity has resources, but nobody has said what it is for.
breaks-kind-over-frame = Plans over the frame
breaks-what-over-frame = The unit plans for more than it was given.
breaks-kind-unit-without-plan = Units without a plan
breaks-what-unit-without-plan = The unit has a frame, but no activities.
breaks-kind-activity-without-goal = Activities without a goal
breaks-what-activity-without-goal = Nobody has said what the activity is for.
breaks-kind-outside-the-round = Activities outside the period
breaks-what-outside-the-round = No day of the activity is in the period of the round.
