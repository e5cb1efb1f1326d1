# My thread: what one's own work is for.
my-thread-title = My thread
my-thread-heading = What your work is for
my-thread-knot = My thread
my-thread-count = { $count ->
    [0] No activity
    [one] One activity
   *[other] { $count } activities
}
my-thread-plan = plan { $round }
my-thread-width = the width of the line is your time
my-thread-print = Print as a picture
my-thread-activities = My activities
my-thread-one-by-one = One by one, with the next step
my-thread-picture = { $count ->
    [one] Your thread: one activity, up to the vision
   *[other] Your thread: { $count } activities, up to the vision
}
my-thread-sentence = { $count ->
    [0] { $activity }, { $time }, leads to no goal.
    [one] { $activity }, { $time }, leads to the goal { $goals }.
   *[other] { $activity }, { $time }, leads to the goals { $goals }.
}
my-thread-time = { $percent } per cent of your time
my-thread-answers = you answer for it
my-thread-answers-short = Yours
my-thread-others = { $count } more
my-thread-no-goal = No goal
my-thread-no-area = No area
my-thread-no-overarching = No overarching goal
my-thread-no-goal-what = The activity has no goal
my-thread-for = For the goal:
my-thread-next = Next, { $day }
my-thread-late = Should have been done { $day }
my-thread-no-next = No further date is set
my-thread-wrong = This is not right
my-thread-none = You are in no activity in plan { $round }. Whoever writes the plan of { $unit } adds you to the activities that you work with, and they then stand here.
my-thread-no-unit = You belong to no unit and are in no activity in plan { $round }. Whoever writes a unit’s plan can add you.
my-thread-no-round = There is no plan yet. When your unit has planned, your activities stand here, with the thread up to the vision.
my-thread-to-the-plan = Show the unit’s plan
