# The pictures of an indicator, and the method in words.
chart = Chart
chart-title = { $name }, { $unit }, { $first }–{ $last }
chart-description = The latest value is { $value } ({ $period }). { $says }.
chart-value = { $period }: { $value }
chart-break = Counted otherwise from here
chart-other-unit = The values before { $period } are in { $unit }. They are not drawn here, but stand among the values.
change-in-points = { $count ->
    [one] { $change } percentage point
   *[other] { $change } percentage points
}
change-in-index = { $count ->
    [one] { $change } index point
   *[other] { $change } index points
}
chart-mean = Mean { $value }
chart-upper = Upper limit { $value }
chart-lower = Lower limit { $value }
chart-limits-made = The limits are made from { $first }–{ $last }
chart-forecast = Forecast { $value }
chart-coverage = grey: 80 in 100
chart-quarter = Q{ $ordinal }
chart-tertial = T{ $ordinal }
chart-half = H{ $ordinal }
chart-signal-above-limit = { $count ->
    [one] One value above the usual span
   *[other] { $count } values above the usual span
}
chart-signal-below-limit = { $count ->
    [one] One value below the usual span
   *[other] { $count } values below the usual span
}
chart-signal-rising = { $count } in a row that rise
chart-signal-falling = { $count } in a row that fall
chart-signal-near-high-limit = { $count } near the upper limit
chart-signal-near-low-limit = { $count } near the lower limit
chart-signal-above-mean = { $count } in a row above the mean
chart-signal-below-mean = { $count } in a row below the mean
chart-by = by { $dimension }
chart-same-scale = On one scale.
chart-reference = The line across is the whole, { $value }.
method-none = There are too few measurements to test anything.
method-constant = All values are the same, so there is nothing to test.
method-exact = We compare each measurement with all later ones, and count how many are higher and how many lower. Then we work out how often chance alone would give as clear an order (the Mann–Kendall test, exact distribution).
method-normal = We compare each measurement with all later ones, and count how many are higher and how many lower. Then we work out how often chance alone would give as clear an order (the Mann–Kendall test).
method-pre-whitened = We test the order twice: as it is, and after allowing for each value resembling the one before. The more careful answer holds (the Mann–Kendall test).
method-seasonal = We compare each season with the same season of other years, so that the course of the year does not look like a change (the seasonal Mann–Kendall test).
method-slope = The change is { $change } a year, probably between { $low } and { $high } (the Theil–Sen method, 90 in 100).
method-sampling = The values are estimates with an interval of uncertainty. The change from the first to the last measurement is, as far as the intervals tell, between { $low } and { $high }. Only if all of that span is on one side of zero do we say that the value has moved.
method-limits = The pale band shows how much the value usually varies. It says “look here”; it does not decide the direction.
method-forecast = The forecast is two simple models together. The grey area holds what happens in at least 80 cases of 100, if things go on as they are.
method-rule = Rule number { $number }.
pace-heading = The pace
pace-says = { $target }: { $required } is needed, now it is { $actual }.
pace-required = Needed
pace-actual = Now
pace-no-change = no change
pace-interval = The bracket shows what the pace now probably lies between (90 of 100).
pace-a-year = { $change } a year
revised-summary = How much the values have been corrected
revised-title = { $name }: as it first became known and as it is known now
revised-count = { $count ->
    [one] One value of { $all } has been corrected since it first became known.
   *[other] { $count } values of { $all } have been corrected since they first became known.
}
revised-value = { $period }: first { $then }, now { $now }
revised-then = First known
revised-now = Known now
funnel-heading = Against what chance gives
funnel-title = { $name }, { $period }: each part against all parts together
funnel-says = { $outside ->
    [0] None of { $all } differs from all parts together more than chance alone tends to give.
    [one] One of { $all } differs from all parts together more than chance alone tends to give.
   *[other] { $outside } of { $all } differ from all parts together more than chance alone tends to give.
}
funnel-why = The smaller the basis, the wider the grey: within it the difference can be chance.
funnel-part = { $name }: { $value } of { $count }
funnel-mean = All parts { $value }
funnel-middle = The line in the middle, { $mean }, is all the parts shown together: their numerators divided by their denominators.
funnel-whole = The whole is { $whole } in the source, which may have weighted the answers, or counted more than the parts that are shown.
funnel-size = basis
funnel-near = 95 of 100 within
funnel-far = 998 of 1,000 within
parts-table = The table behind the pictures
parts-table-latest = Latest
parts-table-chance = Against chance, { $period }
parts-table-direction = Direction
parts-chance-inside = within
parts-chance-above = above
parts-chance-below = below
parts-not-shown = not shown
parts-get = The parts as { $format }
parts-get-funnel = Against chance as { $format }
parts-get-csv = The values as CSV
