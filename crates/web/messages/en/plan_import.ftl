# The plan out to a spreadsheet and in again: pasted, or as a file.
plan-import-title = Paste from Excel
plan-import-pasted = Paste here
plan-import-pasted-hint = Select rows in the spreadsheet, copy, and paste. With or without a row of headings. Nothing changes until you have seen what happens.
plan-import-file = Or choose a file
plan-import-file-hint = Excel (.xlsx) or a text file (.csv), at most 20 MB.
plan-import-missing = Remove the activities from the plan that the table does not have
plan-import-look = Show what happens
plan-import-look-again = Show again
plan-import-format = How the table is written
plan-import-columns = Columns come in any order: Activity, Description, Owner, From, Until, Goals (for example “3.1 60%; 2.1 40%”), Funding with kronor and person-years – or a column for each source, such as “Anslag 1:5, SEK thousand” – and External tasks, Depends on, Milestones and Status. A row with the activity’s number in the column Id changes it; a row without is new.
plan-import-template = Get the plan as Excel, change it, and bring it in here
plan-import-problems = { $count ->
    [one] One thing has to be mended first
   *[other] { $count } things have to be mended first
}
plan-import-columns-title = What are the columns?
plan-import-columns-lead = The table has no row of headings. Say what each column is; what stands here is a guess.
plan-import-column = Column { $letter }
plan-import-column-none = Not read
plan-import-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
plan-import-would = This is how the plan changes
plan-import-would-not = Mend what is wrong
plan-import-count = { $what ->
    [wrong] { $count } wrong
    [conflict] { $count } to choose
    [new] { $count } new
    [changed] { $count } changed
    [removed] { $count } removed
   *[unchanged] { $count } the same
}
plan-import-do = { $count ->
    [one] Make the change
   *[other] Make all { $count } changes
}
plan-import-nothing-yet = Nothing is changed yet.
plan-import-mend = Mend and show again
plan-import-other = Paste something else
plan-import-all-same = All of it stands so in the plan already.
plan-import-chosen = Show again with what I chose
plan-import-rows-title = Row by row
plan-import-row = Row
plan-import-what = What
plan-import-changes = What changes
plan-import-outcome-new = new
plan-import-outcome-changed = changes
plan-import-outcome-unchanged = the same
plan-import-outcome-removed = is removed
plan-import-outcome-conflict = choose
plan-import-outcome-wrong = wrong
plan-import-removed = Is in the plan but not in the table.
plan-import-conflict = { $who } changed the activity { $moment }, after the file was made. What counts?
plan-import-take-file = What the file says
plan-import-take-plan = What the plan says
plan-import-empty = empty
plan-import-good-to-know = Good to know
plan-import-more = { $count ->
    [one] One more row is not shown.
   *[other] { $count } more rows are not shown.
}
plan-import-done = The plan is changed: { $new } new, { $changed } changed and { $removed } removed.
plan-export-excel = Excel
plan-export-csv = CSV
plan-export = Get as
