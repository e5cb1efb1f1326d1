# The operational plan, and the allocation as it was decided.
whole-plan-by-unit = Activities by unit
whole-plan-activity = Activity
whole-plan-goals = For the goals
whole-plan-goal-and-activity = Goal and activity
whole-plan-no-goal = no goal
whole-plan-for-no-goal = For no goal of the strategy
whole-plan-nothing-for-goal = nothing is done for the goal
whole-plan-show-activities = { $count ->
    [one] Show one activity
   *[other] Show { $count } activities
}
whole-plan-too-many = The plan has { $count } activities. The sums are here.
whole-plan-kronor = kronor
whole-plan-people = person-years

decided-by-area = By result area
decided-by-unit = By unit
decided-by-activity = Activities that get more or less
decided-no-change = Nothing is changed.
decided-before = Before
decided-after = After
decided-change = Change
