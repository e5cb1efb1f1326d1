# The register of external tasks: reporting requirements, assignments and financial terms.
tasks-title = External tasks
tasks-register = The register
tasks-heading = { $count ->
    [0] No external tasks
    [one] One external task
   *[other] { $count } external tasks
}
tasks-none = What the government asks stands here: reporting requirements, assignments and financial terms. Bring in the letter from a file, or one task at a time.
tasks-none-chosen = No task fits the choice. Choose otherwise.
tasks-none-open = All tasks are answered.
tasks-open = { $count ->
    [one] one to answer
   *[other] { $count } to answer
}
tasks-late = { $count ->
    [one] one late
   *[other] { $count } late
}
tasks-without-unit = { $count ->
    [one] one without a unit
   *[other] { $count } without a unit
}
tasks-activities = { $count ->
    [one] one activity
   *[other] { $count } activities
}
tasks-add = Add a task
tasks-import = Bring in from a file
tasks-hand-out = Hand out to units
tasks-hand-out-how = Choose a unit on each row and save once
tasks-hand-out-do = Save
tasks-handed-out = The tasks are handed out.
tasks-to-hand-out = { $count ->
    [0] Every task has a unit
    [one] One task has no unit
   *[other] { $count } tasks have no unit
}
tasks-filter = Choose tasks
tasks-all-years = All years
tasks-all-kinds = All kinds
tasks-all-units = All units
tasks-all-states = All states
tasks-show = Show

task-kind = Kind
task-kind-reporting = reporting requirement
task-kind-assignment = assignment
task-kind-financial-term = financial term
task-state = State
task-state-open = to be answered
task-state-answered = answered
task-state-withdrawn = nothing to answer
task-state-late = late
task-state-without-unit = without a unit
task-state-without-activity = without an activity
task-late = late
task-number = Number
task-number-hint = As the document calls it, for example Uppdrag 7.
task-title = Task
task-title-hint = Short, so that everyone knows which it is.
task-text = Text
task-text-hint = As it stands in the document.
task-document = Document
task-document-hint = For example Regleringsbrev för budgetåret 2018.
task-document-dated = Date of the document
task-year = Year
task-unit = Unit
task-unit-of = Unit for { $task }
task-no-unit = No unit
task-no-unit-what = Nobody answers for the task. Hand it to a unit.
task-no-activity = No activity answers the task yet. Tie one to it in the unit’s plan.
task-no-activity-short = No activity
task-no-activity-what = The task is in no plan. Tie an activity to it.
task-goals = For the goals
task-due = Due
task-due-hint = One day on each line, then what is to be handed in: 2018-06-01 Interim report.
task-due-next = Due
task-no-due = No day is set.
task-answered-by = Answered by
task-about = About the task
task-facts = Facts
task-registered = Registered
task-amendments = Amendments
task-amendment = Changed by a later document
task-amendment-hint = Leave empty when you correct something that was written wrongly here.
task-amendment-what = What it changed
task-history = What has happened
task-step-answered = Answered
task-step-reopened = Opened again
task-step-withdrawn = Nothing to answer
task-edit = Change
task-edit-title = Change the task
task-new-title = A new external task
task-register = Add
task-save = Save
task-hand = Unit that answers for it
task-hand-do = Save the unit
task-handed = The unit is saved.
task-answer = Record that it is answered
task-answer-on = Answered on
task-answer-how = How
task-answer-how-hint = For example in the annual report, page 40.
task-answer-number = Registration number of the answer
task-answer-do = Save the answer
task-withdraw = Nothing to answer
task-withdraw-do = Take it from what is to be answered
task-reopen = Open again
task-reopen-do = Open the task again
task-reason = Why
task-told-answered = The task is answered.
task-told-reopened = The task is open again.
task-told-withdrawn = The task is taken from what is to be answered.
task-told-registered = The task is registered.
task-told-saved = The task is saved.
task-now = As it stands now
tasks-export = Get as Excel
task-import-title = Bring in tasks from a file
task-import-lead = Give the file with the letter’s requirements and assignments. You see first what each row does. Nothing changes before you say so.
task-import-file = File
task-import-file-hint = Excel (.xlsx) or text (.csv), at most 20 MB.
task-import-pasted = Or paste the table
task-import-pasted-hint = From a spreadsheet, with the row of headings.
task-import-document-hint = Needed when the table does not say. For example Regleringsbrev för budgetåret 2019.
task-import-dated-hint = Needed when the table does not say.
task-import-kept = The file { $name } is kept, unless you choose another.
task-import-look = Show what happens
task-import-format = What the table looks like
task-import-columns = A row for each task. The columns Number, Kind and Task are needed, and the document with its date: as the columns Document and Dated, or in the fields above. Text, Year, Due, Unit and Goals may be there. The order does not matter.
task-import-template = Get the register as Excel, with the right columns
task-import-problems = { $count ->
    [one] One thing in the file needs mending
   *[other] { $count } things in the file need mending
}
task-import-good-to-know = Good to know
task-import-would = { $new ->
    [0] No new tasks
    [one] One new task
   *[other] { $new } new tasks
}, { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}
task-import-unchanged = { $count ->
    [0] none is unchanged
    [one] one is unchanged
   *[other] { $count } are unchanged
}
task-import-do = Bring in
task-import-other = Choose another file
task-import-row = Row
task-import-what = What happens
task-import-changes = Content
task-import-more = And { $count } more rows.
task-import-outcome-new = New
task-import-outcome-changed = Changes
task-import-outcome-unchanged = Unchanged
task-import-outcome-wrong = To mend
task-import-done = { $new ->
    [one] Brought in: one new task
   *[other] Brought in: { $new } new tasks
}, { $changed } changed.
