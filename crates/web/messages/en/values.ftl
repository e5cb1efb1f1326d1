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
    [0] The values were there already. Nothing changed.
    [one] One value is saved.
   *[other] { $count } values are saved.
}
imports-title = Everything that has come in
imports-lead = The latest first. What is wrong can be taken back as a whole.
imports-of = What has come in for { $name }
imports-of-all = Show everything
imports-none = No values have come in yet.
brought-values = { $count ->
    [one] One value
   *[other] { $count } values
}
brought-confirmed = { $count ->
    [one] One value more said the same as was known already.
   *[other] { $count } values more said the same as was known already.
}
brought-typed = { $count ->
   *[other] filled in by hand
}
brought-pasted = { $count ->
   *[other] pasted
}
brought-from-file = from the file { $name }
brought-fetched = { $count ->
   *[other] fetched from { $address }
}
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

# Values from a file or a spreadsheet.
bring-title = Bring in values
bring-lead = Give a file, or paste a table. Before anything changes you see what is new, what is corrected and what is wrong.
bring-for = For which indicator?
bring-file-says = The file says which
bring-file = File
bring-file-hint = Excel, CSV, JSON-stat, PX, Kolada or Open SDG (.csv, with its .md if there is one). At most 256 MB; a workbook at most 20 MB.
bring-suggested = { $count ->
    [one] The indicator is not there yet
   *[other] { $count } indicators are not there yet
}
bring-suggested-what = The form begins with what the file says. Bring the file in again when the indicator is there.
bring-suggested-add = Add it
bring-suggested-add-named = Add { $name }
bring-pasted = Or paste a table
bring-pasted-hint = Copy the cells in the spreadsheet, with headings, and paste them here.
bring-look = Show what would change
bring-formats = What the file can look like
bring-formats-what = A row for each value with columns for period and value, and where you have them indicator, status and breakdowns such as county. Or a column for each year. What columns mean is guessed from their headings and can be changed in the next step; the next file with the same headings is read the same way.
bring-would = { $new ->
    [0] No new values
    [one] One new value
   *[other] { $new } new values
}, { $corrected ->
    [0] no corrections
    [one] one correction
   *[other] { $corrected } corrections
}
bring-same = { $count ->
    [one] one value is as it was
   *[other] { $count } values are as they were
}
bring-pasted-name = pasted
bring-columns = What the columns mean
bring-columns-what = Change what is wrong, and look again.
bring-column = Column
bring-role = Meaning
bring-role-of = What “{ $column }” means
bring-about = About the text
bring-about-of = Which text in “{ $column }” this is about
bring-examples = What it says
bring-indicator = Indicator
bring-value = Value
bring-changes = What would change
bring-more = … and { $count } more
bring-do = Save the values
bring-look-again = Look again
bring-other = Take another file
bring-problems = { $count ->
    [one] One thing to mend
   *[other] { $count } things to mend
}
bring-good-to-know = Good to know
role-of-column-period = Period
role-of-column-value = Value
role-of-column-status = Status
role-of-column-low = Lowest
role-of-column-high = Highest
role-of-column-numerator = Numerator
role-of-column-denominator = Denominator
role-of-column-indicator = Indicator
role-of-column-known = When it became known
role-of-column-unit = Unit
role-of-column-dimension = Breakdown (the text is the whole)
role-of-column-only = Only rows with the text
role-of-column-across = Values, the heading is the period
role-of-column-named = Values, the heading is the indicator
role-of-column-ignored = Not read

# A large file on its way in.
running-title = Reading in { $name }
running-size = { $megabytes } MB
running-reading = The file is being read and compared with what is known. Nothing is changed yet.
running-saving = Saving the values: { $done } of { $of }.
running-saved-so-far = So many values are prepared
running-stop = Stop
running-drop = Stop, change nothing
running-may-close = You can close the page. The import goes on, and you find your way back to it under All that has come in. All values are saved at once, when everything is done: if you stop before that, nothing changes.
running-stopped = The import is stopped. Nothing is changed.
running-gone = That import is no longer going on. If it is not here, nothing was changed.
running-on-its-way = { $name } is being read in. See how far it has come
running-waits = { $name } has been read. See what would change
running-is-saved = { $name } is saved.
running-did-not = { $name } was not read in. See why
