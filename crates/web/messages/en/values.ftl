# Values that are written, and what has come in.
values-title = Values of { $name }
values-knot = Values
values-table = Values
values-period = Period
values-value = value
values-known-from = Known from
values-corrected = Corrected
values-status = Status
values-low = Lowest
values-high = Highest
values-cell = { $what }, row { $row }
values-periods-hint = Write the period as 2018, 2018 Q3, 2018 T2 or 2018-03. Empty rows are passed over. Lowest and highest are the ends of the uncertainty, where the source gives them.
values-more-rows = More rows
values-whole = The whole
values-part = Part
values-show-part = Show
values-reason = Reason for corrections
values-reason-hint = Needed when a final value changes. The old value is kept.
values-source = Source
values-source-hint = Only if it is another than the indicator's usual source.
values-save = Save the values
values-from-file = Paste or read a file
values-told = { $count ->
    [one] One value is saved.
   *[other] { $count } values are saved.
}
imports-title = Everything that has come in
imports-lead = The latest first. What is wrong can be taken back as a whole.
imports-none = No values have come in yet.
brought-values = { $count ->
    [one] One value
   *[other] { $count } values
}
brought-typed = filled in by hand
brought-pasted = pasted
brought-from-file = from the file { $name }
brought-fetched = fetched from { $address }
brought-and-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
brought-corrected-because = Corrections. Reason:
brought-taken-back = Taken back by { $who }, { $moment }.
brought-take-back = Take back
brought-take-back-what = The values then count as if they had never come. What they replaced holds again.
brought-why = Reason
brought-take-back-do = Take the values back
brought-told-taken-back = The values are taken back.
