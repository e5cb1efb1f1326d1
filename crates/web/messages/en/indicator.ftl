# All indicators.
menu-indicators = Indicators
indicators-title = Indicators
indicators-knot = Indicators
indicators-heading = Are we moving in the direction of the goals?
indicators-none = An indicator is a measure that reflects a goal. All of them are here, with what their values say of the direction.
indicators-first = Add the first indicator
indicators-new = New indicator
indicators-import = Bring in values
indicators-breaks = { $count ->
    [one] one break in the thread
   *[other] { $count } breaks in the thread
}
indicators-never-averaged = Indicators are counted one by one. They are never weighed together.
indicators-all-kinds = All
indicators-choose-kind = Which indicators are shown
indicators-others = Other indicators
indicators-none-for-goal = No indicator
indicators-not-in-set = Not in the decided set
indicators-ended = { $count ->
    [one] One indicator that has ended
   *[other] { $count } indicators that have ended
}
counted-toward = Towards the goal
counted-away = Away from the goal
counted-none = No clear change
counted-few = Too few measurements
indicator-kind-world = the world outside
indicator-kind-operations = own operations
indicator-kind-key-figure = key figure
indicator-kinds-world = The world outside
indicator-kinds-operations = Own operations
indicator-kinds-key-figure = Key figures

# One indicator.
indicator-knot = Indicator
indicator-about = Method, source and definition
indicator-in-unit = in { $unit }
indicator-ended-since = Ended { $moment }. Reason: { $reason }
indicator-reflects-gone = something that is no longer in the strategy
indicator-bring-in = Fill in values
indicator-edit = Change the definition
indicator-another = Make another like it
indicator-more-reasons = More on why
indicator-without-provisional = Without the provisional values: { $verdict }.
indicator-values = The values
indicator-first-and-last = The first value is { $first } ({ $first-period }), the latest { $last } ({ $last-period }).
indicator-only-value = The only value is { $value } ({ $period }).
indicator-values-kept = What it said before is kept, struck through
indicator-all-values = All { $count } values
indicator-values-older = Older values
indicator-get-csv = Get CSV
indicator-get-json-stat = Get JSON-stat
indicator-get-open-sdg-data = the values
indicator-get-open-sdg-metadata = the definition
indicator-get-svg = Get SVG
indicator-get-png = Get PNG
indicator-imports = What has come in
indicator-no-values = No values yet. Fill them in, paste them, or read them from a file.
indicator-newer-definition = Definition { $number } is written and not yet decided. The page shows the decided one.
indicator-definition-awaits = Definition { $number } holds from { $period }, which has no value yet. The page shows the one before.
indicator-comparable = The values can be compared with those before: { $why }
indicator-how-we-know = How we know
indicator-method = The method
indicator-why = Why it reflects the goal
indicator-cannot-say = What it cannot say
indicator-not-written = Nobody has written this yet.
indicator-facts = Facts
indicator-reflects = Reflects
indicator-source = Source
indicator-numerator = Numerator
indicator-denominator = Denominator
indicator-owner = Answers for it
indicator-owner-known = A person in the agency
indicator-no-owner = Nobody
indicator-latest = Latest value
indicator-smallest-change = Smallest change that matters
indicator-cost = Costs per year
indicator-definitions = The definition over time
indicator-definition-number = Definition { $number }
indicator-breaks-from = Counted otherwise from { $period } on. What was before cannot be compared.
indicator-take-up = Take the indicator up again
indicator-end = End the indicator
indicator-end-what = It gets no more values. Everything that is there can still be read.
indicator-end-reason = Why does it end?
indicator-end-do = End it
indicator-told-ended = The indicator has ended.
indicator-told-taken-up = The indicator is used again.
indicator-told-defined = The indicator is there. Fill in values, and take it into the next set.
indicator-told-saved = The definition is saved.
frequency-monthly = every month
frequency-quarterly = every quarter
frequency-every-tertial = every four months
frequency-half-yearly = every half-year
frequency-yearly = every year
frequency-every-second-year = every second year
frequency-every-third-year = every third year
frequency-every-fourth-year = every fourth year
desired-up = is to rise
desired-down = is to fall
desired-keep = is to stay as it is
desired-within = is to stay within a band
desired-within-band = is to be between { $low } and { $high }
target-kind-at-least = At least
target-kind-at-most = At most
target-at-least = { $dated ->
    [0] target: at least { $value }
   *[other] target: at least { $value } { $by }
}
target-at-most = { $dated ->
    [0] target: at most { $value }
   *[other] target: at most { $value } { $by }
}
measures-ratio = A share or a rate
measures-stock = How much there is at a time
measures-flow = How much happens during a time
measures-level = A mean, an index or a grade
period-half = half { $ordinal } { $year }
period-tertial = third { $ordinal } { $year }
period-quarter = Q{ $ordinal } { $year }
period-months = { $count } months from { $month } { $year }
observation-status-normal = Final
observation-status-break = Break in the series
observation-status-differs = Other definition
observation-status-estimated = Estimated
observation-status-imputed = Filled in
observation-status-cannot-exist = Cannot exist
observation-status-missing = Missing
observation-status-provisional = Provisional
observation-status-protecting = Not shown, since another hidden value could then be worked out
observation-status-suppressed = Not shown, to protect individuals
observation-status-unreliable = Uncertain

# A goal's indicators, and what the person who answers for it says.
movement-title = Does it move?
movement-count = { $count ->
    [one] One indicator.
   *[other] { $count } indicators, one by one. They are never weighed together.
}
movement-carrying = { $carrying } of { $all } have enough measurements for an answer.
movement-same-as-lead = { $same } of { $all }
movement-several = { $count } indicators, none leads
movement-worst = Most clearly the wrong way: { $name }.
movement-surest = Most certain: { $name }.
assessment-title = Assessment
assessment-knot = Assessment
assessment-goal-knot = Goal
assessment-lead = Are we moving in the direction of the goal? Write what you see, and why.
assessment-write = Write an assessment
assessment-judged = Which way is it going?
assessment-text = The assessment
assessment-text-hint = What the values show, what lies behind it, and what it means for the work.
assessment-why-other = Why do you say another thing than the rule?
assessment-why-other-hint = Needed only when you and the rule come to different answers.
assessment-save = Save the assessment
assessment-told = The assessment is saved.
assessment-earlier = Earlier assessments
assessment-none = Nobody has written one yet.
assessment-rule-says = The rule says:
assessment-disagrees = The rule said { $rule }. Why another answer:
judged-toward = Towards the goal
judged-no-change = No clear change
judged-away = Away from the goal
judged-cannot-say = Cannot be said yet

# Breaks in the thread at indicators.
indicator-breaks-title = Breaks at the indicators
indicator-breaks-heading = { $count ->
    [0] No breaks at the indicators
    [one] One break at the indicators
   *[other] { $count } breaks at the indicators
}
indicator-breaks-lead = A break is information, not an error.
indicator-breaks-none = Every goal has an indicator, and every indicator has values and someone who answers for it.
indicator-breaks-aside = Set aside
indicator-break-goal-without-indicator = a goal without an indicator
indicator-break-without-recent-values = an indicator without recent values
indicator-break-target-date-passed = a target date that has passed
indicator-break-without-owner = an indicator that nobody answers for
indicator-break-reflects-what-is-gone = an indicator for something that is gone
indicator-break-several-goals-lean-on-one = several goals leaning on one indicator
indicator-break-kind-goal-without-indicator = Goals without an indicator
indicator-break-kind-without-recent-values = No recent values
indicator-break-kind-target-date-passed = The target date has passed
indicator-break-kind-without-owner = Nobody answers for it
indicator-break-kind-reflects-what-is-gone = The goal is gone
indicator-break-kind-several-goals-lean-on-one = Several goals lean on the same indicator
indicator-break-what-goal-without-indicator = No measure shows whether it goes the right way. That may be intended.
indicator-break-what-without-recent-values = At least two values that should have come are missing.
indicator-break-what-target-date-passed = Decide on a new target, or end the indicator.
indicator-break-what-without-owner = Nobody sees to it that values come and are right.
indicator-break-what-reflects-what-is-gone = The strategy has changed. Tie the indicator to a goal that is in force.
indicator-break-what-several-goals-lean-on-one = If it moves, nobody can say which goal that is due to.
indicator-break-set-aside = Set aside
indicator-break-set-aside-do = Set aside
indicator-break-motive = Motive
indicator-break-until = Until
indicator-break-aside-until = Aside until { $day }. Motive: { $motive }
indicator-break-take-up = Take up again
indicator-break-told-aside = The break is set aside.
indicator-break-told-up = The break is taken up again.
indicator-mend-define = Add an indicator for the goal
indicator-mend-target = Change the target
indicator-mend-owner = Choose who answers for it
indicator-mend-reflects = Tie it to another goal
indicator-mend-another = Add another indicator
movement-leads = The lead indicators of the goals
