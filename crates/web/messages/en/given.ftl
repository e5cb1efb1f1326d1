# What the plan gives to goals and areas, on the platform and on their own pages.
given-decided = Plan { $round }, decided { $day }
given-planned = Planned { $round }, not decided
given-share = { $share }% of everything
given-change = { $change } on { $round }
given-activities = { $count ->
    [one] One activity
   *[other] { $count } activities
}
given-activities-word = { $count ->
    [one] activity
   *[other] activities
}
given-pointed-out = { $count } of { $all } pointed out
given-pointed-out-sign = (pointed out { $rounds })
given-pointed-out-in = Pointed out in the planning directive { $rounds }
given-without-area = { $amount } in { $count ->
    [one] one activity
   *[other] { $count } activities
} without an area
given-how-to-read = Upper bar: kronor. Lower: person-years.
given-title = What we do
given-to-the-goal = { $count ->
    [one] One activity
   *[other] { $count } activities
}, from { $units ->
    [one] one unit
   *[other] { $units } units
}
given-in-the-area = { $count ->
    [one] One activity
   *[other] { $count } activities
}
given-none = The plan has no activity for this goal.
given-activity = Activity
given-unit = Unit
given-share-here = Share for this
given-kronor-here = { $unit } for this
given-sum = Sum for the goal
given-goal = Goal
given-count = Activities
given-sum-area = Sum in the area
given-resources = Resources
given-of-all = Of everything
given-since = On { $round }
given-from = The figures are from
given-more = { $count ->
    [one] One more
   *[other] { $count } more
}
given-elsewhere = For the area itself, or for what stands under the goals
given-no-activities = No activities in the plan
