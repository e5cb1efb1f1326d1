# Tables from files and from the clipboard: what must be mended, and what is good to know.
sheet-file-too-large = The file is { $count } MB. It may be { $limit } MB at most. Divide it into several.
sheet-file-empty = There is nothing in the file.
sheet-file-is-old-or-protected = The file has a password or is an older workbook (.xls). Save it as .xlsx without a password.
sheet-file-is-protected = The file has a password. Save it without one.
sheet-file-is-opendocument = This is an OpenDocument spreadsheet. Save it as .xlsx or CSV.
sheet-file-is-binary-workbook = This is a binary workbook (.xlsb). Save it as .xlsx.
sheet-file-is-no-workbook = This is no workbook. Choose a file that ends in .xlsx or .csv.
sheet-file-not-text = This is neither a workbook nor a text file. Choose a file that ends in .xlsx or .csv.
sheet-file-damaged = The file cannot be read. Open it in a spreadsheet, save it again as .xlsx, and try once more.
sheet-too-many-parts = The workbook has { $count } parts. There may be { $limit } at most. Save the sheet with the table as a file of its own.
sheet-unpacks-too-large = The workbook is larger than { $limit } MB when it is unpacked. Save the sheet with the table as a file of its own.
sheet-packed-too-tightly = The part “{ $part }” is more than { $limit } times larger when it is unpacked, so the file is not read. Copy the table to a new workbook.
sheet-part-damaged = The part “{ $part }” of the workbook is damaged. Open the file in a spreadsheet, save it again, and try once more.
sheet-part-not-utf8 = The part “{ $part }” of the workbook is in an encoding that is not read. Save the file again in a spreadsheet.
sheet-part-has-doctype = The part “{ $part }” of the workbook has a DOCTYPE. Such files are not read. Save the file again in a spreadsheet.
sheet-part-too-deep = The part “{ $part }” of the workbook has more than { $limit } levels. Save the file again in a spreadsheet.
sheet-too-many-sheets = The workbook has { $count } sheets. There may be { $limit } at most. Save the sheet with the table as a file of its own.
sheet-no-heading = The headings are not known. The first text is “{ $value }”. Write the same headings as in the file that you can get here.
sheet-no-rows = There are headings and no rows under them.
sheet-too-many-rows = The table has more than { $limit } rows. Divide it into several.
sheet-too-many-columns = The table has more than { $limit } columns. Remove those that are not needed.
sheet-too-many-cells = The table has more than { $limit } cells with text. Divide it into several.
sheet-cell-too-long = The cell has { $count } characters. There may be { $limit } at most.
sheet-too-many-at-once = The file has { $count } rows. { $limit } at most can be brought in at once. Divide it into several.
sheet-too-many-running = Two large files are being read in already. Wait until one of them is done, and try again.
sheet-column-missing = The column “{ $value }” is missing.
sheet-column-twice = The column “{ $value }” is there already. Remove one of them.
sheet-column-unknown = The column “{ $value }” is not brought in.
sheet-column-without-unit = Say what the numbers of the column “{ $value }” are, such as “{ $value }, SEK thousand” or “{ $value }, person-years”.
sheet-column-of-unknown-source = The column “{ $value }” has amounts, and there is no such funding. Correct the name or remove the column.
sheet-cell-is-error = The spreadsheet could not calculate the cell: { $value }. Mend the formula or write the value.
sheet-text-empty = The cell is empty. Write something here.
sheet-text-too-long = The text has { $value } characters. There may be { $limit } at most.
sheet-not-a-number = “{ $value }” is no number.
sheet-too-many-decimals = “{ $value }” has too many decimals. { $limit ->
    [0] Write a whole number.
   *[other] There may be { $limit } at most.
}
sheet-number-too-large = “{ $value }” is too large a number. Is the amount in the right unit?
sheet-not-a-day = “{ $value }” is no date. Write year, month and day, such as 2019-03-01.
sheet-day-missing = Write a date, such as 2019-03-01.
sheet-ends-before-it-begins = It ends { $until }, and begins { $from }. Correct one of the dates.
sheet-id-not-a-number = “{ $value }” is no number of an activity. Empty the cell if the activity is new.
sheet-id-unknown = There is no activity { $value } in the plan. Empty the cell if the activity is new.
sheet-id-twice = Activity { $value } is on row { $row } already. Is the row a copy? Then empty the cell, and it becomes a new activity.
sheet-version-not-a-number = “{ $value }” is no version. Get the file again, or empty the cell.
sheet-unit-unknown = There is no unit called “{ $value }”.
sheet-unit-ambiguous = Several units are called “{ $value }”. Write the number of the unit.
sheet-unit-missing = Say which unit the activity belongs to.
sheet-unit-cannot-change = The activity belongs to { $unit }. It cannot be moved to { $value } by a file.
sheet-unit-not-asked = The row belongs to { $value }. You are bringing in the plan of { $unit }. Remove the row.
sheet-person-unknown = There is no person with the number “{ $value }”.
sheet-person-not-a-number = Nobody is called “{ $value }”. Write the name as it stands among the people. Leave it empty if nobody is responsible.
sheet-person-ambiguous = Several people are called “{ $value }”. Write the person's number before the name, as in a file that you download here.
sheet-goal-unknown = There is no goal called “{ $value }”. Write the number of the goal, such as 3.1.
sheet-goal-ambiguous = “{ $value }” may be several goals. Write the text of the goal, or choose from the list.
sheet-goal-twice = The goal in “{ $value }” is there already. Write each goal once.
sheet-goal-text-differs = In “{ $value }” the text does not fit the number. The goal is “{ $text }”.
sheet-share-not-a-number = The share in “{ $value }” cannot be read. Write 60 %, for example.
sheet-share-missing = Write a share for each goal, or for none: “{ $value }”.
sheet-shares-not-whole = The shares make { $sum } %. They should make 100 %.
sheet-resources-below-zero = “{ $value }” is less than nothing.
sheet-resources-decided = The resources and the goals are decided. They change by a new decision on the allocation.
sheet-source-closed = { $source } is closed for new plans.
sheet-source-unknown = There is no funding called “{ $value }”.
sheet-source-missing = Say where the money and the time come from: write the source in the column Funding.
sheet-source-several = The activity has several sources. Write amounts in a column for each source, such as “Anslag 1:5, SEK thousand”.
sheet-task-unknown = There is no task with the number “{ $value }” in the register.
sheet-task-ambiguous = Several tasks have the number “{ $value }”. Write # and the number in the register, such as #12.
sheet-activity-unknown = There is no activity called “{ $value }”.
sheet-activity-ambiguous = Several activities are called “{ $value }”. Write the number of the activity.
sheet-needs-itself = The activity cannot depend on itself.
sheet-needs-what-is-new = “{ $value }” is new in the same file. Bring the file in first, and add what depends on it afterwards.
sheet-milestone-without-day = The milestone “{ $value }” has no date. Write 2019-03-01 First call, for example.
sheet-status-unknown = “{ $value }” is no status. Choose from the list.
sheet-title-in-plan = The unit already has an activity called “{ $value }”. Will there be two?
sheet-task-kind-unknown = “{ $value }” is no kind. Write reporting requirement, assignment or financial term.
sheet-number-twice = “{ $value }” is on row { $row } already. Each number is in a document once.
sheet-document-missing = Say which document the task is in.
sheet-document-day-missing = Write the date of the document, such as 2018-12-20.
sheet-year-wrong = “{ $value }” is no year that a task can be for.
sheet-due-without-day = “{ $value }” does not begin with a date. Write year, month and day, such as 2018-06-01 or 2018-06-01 Interim report.

# Values of indicators.
sheet-file-has-doctype = The file contains a DOCTYPE. Such files are not read.
sheet-format-unknown = The format is not recognised. Choose a table (.xlsx or .csv), a PX file, JSON-stat 2 or an answer from Kolada’s API.
sheet-json-damaged = The file is not a whole JSON file. The fault is on line { $line }, character { $column }.
sheet-json-too-deep = The file has more than { $limit } levels.
sheet-json-too-many = The file has more than { $limit } parts. Fetch fewer values at a time.
sheet-part-missing = “{ $value }” is missing from the file.
sheet-part-not-understood = “{ $value }” cannot be understood.
sheet-part-twice = “{ $value }” is in the file twice.
sheet-cube-too-large = The table has more than { $limit } cells. Fetch fewer values at a time.
sheet-cube-not-filled = The table has { $count } values. By its dimensions it should have { $expected }.
sheet-px-has-keys = The PX file has keys (KEYS) in its data. Save it without keys.
sheet-encoding-unknown = The encoding “{ $value }” is unknown. The file is read as Windows-1252. Check letters with accents.
sheet-metadata-missing = The file does not begin with metadata between two lines of “---”.
sheet-metadata-line-unread = The line is not read: “{ $value }”.
sheet-mapping-not-understood = The remembered reading cannot be understood: “{ $value }”. Choose again what the columns are.
sheet-role-twice = “{ $value }” and “{ $other }” are read as the same thing. Choose one of them.
sheet-period-column-missing = Choose the column in which the period stands.
sheet-value-column-missing = Choose the column in which the value stands.
sheet-indicator-column-missing = Choose the column in which the indicator stands, or bring in the file on the indicator’s page.
sheet-period-missing = The period is missing. Write for example 2018 or 2018-03.
sheet-not-a-period = “{ $value }” is not a period. Write for example 2018, 2018-03 or 2018 Q1.
sheet-observation-status-unknown = The status “{ $value }” is unknown and is read as a normal value. { $count ->
    [one] It concerns { $count } value.
   *[other] It concerns { $count } values.
}
sheet-value-for-none = It says { $value }, but the status says that there is no value. Correct one of them.
sheet-value-twice = There are two different values for { $value }. The first is on row { $row }.
sheet-value-repeated = { $count ->
    [one] { $count } value is there twice. It is read once.
   *[other] { $count } values are there twice. They are read once.
}
sheet-value-outside-limits = { $value } is outside the limits of { $name }: { $ends ->
    [both] { $lowest } to { $highest }
    [lowest] at least { $lowest }
   *[highest] at most { $highest }
}.
sheet-period-not-begun = The period { $value } has not begun, so it cannot have a value yet. It begins on { $day }. Mend the period, or remove the row.
sheet-interval-half = Only one end of the interval is there. Write both or none.
sheet-interval-wrong = The value { $value } is not within its interval.
sheet-fraction-half = Only one of numerator and denominator is there. Write both or none.
sheet-fraction-wrong = The denominator is { $value }. It must be more than zero.
sheet-numbers-rounded = { $count ->
    [one] { $count } number has more digits than are kept, and is rounded.
   *[other] { $count } numbers have more digits than are kept, and are rounded.
}
sheet-number-ambiguous = “{ $value }” is read with a decimal comma. Does the comma separate thousands? Then take it away in the file. { $count ->
    [one] It concerns { $count } number.
   *[other] It concerns { $count } numbers.
}
sheet-dash-without-value = A dash alone is read as a missing value. Write 0 if it means zero. { $count ->
    [one] It concerns { $count } cell.
   *[other] It concerns { $count } cells.
}
sheet-dash-is-nothing = In a PX file a dash means zero, and is read so. { $count ->
    [one] It concerns { $count } cell.
   *[other] It concerns { $count } cells.
}
sheet-indicator-unknown = There is no indicator called “{ $value }”.
sheet-indicator-ambiguous = Several indicators are called “{ $value }”. Write the number of the indicator.
sheet-indicator-ended = The indicator “{ $value }” has ended. Take it up again first.
sheet-dimension-unknown = { $name } is not broken down by “{ $value }”. Add the dimension to the indicator, or do not read the column.
sheet-dimension-twice = The dimension “{ $value }” stands in two columns. Choose one of them.
sheet-part-new-like = “{ $value }” was not there before and becomes a new part. Do you mean “{ $near }”? Then mend the file.
sheet-parts-new = { $name } gets { $count ->
    [one] a new part of { $dimension }: { $value }
   *[other] { $count } new parts of { $dimension }: { $value }
}.
sheet-unit-differs = The file counts in “{ $value }”, the indicator in “{ $unit }”. Are they the same?
sheet-units-several = The file has { $count } units: { $value }. Check that all values are counted in the same way.
sheet-period-of-other-length = { $name }: the period { $value } is shorter or longer than the indicator expects. { $count ->
    [one] It concerns { $count } value.
   *[other] It concerns { $count } values.
}
sheet-no-values = There are no values to bring in. Check what the columns are read as.
sheet-more-findings = There are { $count } more faults that are not shown.

sheet-where-row = Row { $row }
sheet-where-cell = Row { $row }, column { $column }
sheet-where-named-cell = Row { $row }, column { $column } ({ $heading })
sheet-where-column = Column { $column } ({ $heading })
sheet-where-file = The whole file
sheet-where-part = Part { $part }
sheet-where-line = Line { $row }, { $part }
