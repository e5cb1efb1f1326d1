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

# The operational plan as a page, and beside another plan.
record-of-plan = Operational plan { $round }
record-of-plan-editions = Which plan
record-of-plan-now = Now
record-of-plan-decided = Decided { $day }
record-of-plan-not-decided = This is the plan as it is now. It is no decision.
record-of-plan-empty = The operational plan will be here, when the units have added their activities.
record-of-plan-compare = Compare
record-of-plan-alone = There is no decided plan to compare with yet.
record-of-plan-with = with the plan { $plan }
record-of-plan-name = { $round }, decided { $day }
record-of-plan-name-now = { $round } now
record-of-plan-beside = { $old } and { $new }
record-of-plan-alone-again = Show the plan alone
compared-new = new activities
compared-ended = activities that have ended
compared-changed = activities that have changed
compared-same = activities that are the same
compared-what = What differs
compared-more = And { $count } more.
plan-field-title = name
plan-field-description = description
plan-field-unit = unit
plan-field-owner = responsible
plan-field-days = dates
plan-field-milestones = milestones
plan-field-goals = goals
plan-field-resources = resources
plan-field-tasks = external tasks
plan-field-needs = dependencies
plan-field-people = people
plan-field-progress = progress
