# The operational plan, and the allocation as it was decided.
plan-by-unit = Activities by unit
plan-activity = Activity
plan-goals = For the goals
plan-goal-and-activity = Goal and activity
plan-no-goal = no goal
plan-for-no-goal = For no goal of the strategy
plan-nothing-for-goal = nothing is done for the goal
plan-show-activities = { $count ->
    [one] Show one activity
   *[other] Show { $count } activities
}
plan-too-many = The plan has { $count } activities. The sums are here.
plan-whole-kronor = kronor
plan-whole-people = person-years

decided-by-area = By result area
decided-by-unit = By unit
decided-by-activity = Activities that get more or less
decided-no-change = Nothing is changed.
decided-before = Before
decided-after = After
decided-change = Change
