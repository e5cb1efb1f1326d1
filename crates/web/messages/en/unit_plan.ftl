# A unit's plan: the table, the row that is written, the frame and the checks, several at once, the dialogue.
plan-title = { $unit }, plan { $round }
plan-knot = Unit plan
plan-knot-name = { $unit } { $round }
plan-knot-areas = { $area } and { $count ->
    [1] one more
    [2] two more
    [3] three more
    [4] four more
    [5] five more
   *[other] { $count } more
}
plan-knot-goals = { $count ->
    [2] Two goals
    [3] Three goals
    [4] Four goals
    [5] Five goals
    [6] Six goals
   *[other] { $count } goals
}
plan-state-is-draft = Draft
plan-state-is-returned = Returned
plan-state-is-submitted = Sent in
plan-state-is-approved = Approved
plan-state-since = { $state }, { $moment } by { $who }
plan-deadline = to be sent in by { $day }
plan-late = was to be sent in by { $day }
plan-at-rest-now = The plan does not change now.
plan-at-rest-submitted = The plan is sent in, and does not change now.
plan-at-rest-approved = The plan is approved, and does not change now.
plan-paste = Paste from Excel
plan-submit = Send in
plan-undo = Undo { $what }
plan-undo-by = { $what }, by { $who } { $moment }
plan-undo-one = { $act ->
    [added] adding “{ $title }”
    [removed] removing “{ $title }”
   *[changed] the change to “{ $title }”
}
plan-undo-several = { $manner ->
    [pasted] pasting { $count } activities
    [imported] importing { $count } activities
    [carried] bringing { $count } activities
   *[bulk] the change to { $count } activities
}
plan-offline = The server could not be reached. What you wrote is still in the row; try again in a while.
plan-undone = The change is taken back.

plan-frame = Frame
plan-of-frame = of { $frame }
plan-frame-left = { $amount } left
plan-frame-over = { $amount } over the frame
plan-frame-none = no frame is set
plan-frame-below = { $own } in the unit’s own plan. The frame is also for
plan-frame-part = { $planned } of { $frame }, { $person-years } of { $frame-person-years }
plan-bar-money = Kronor: { $used } { $unit }
plan-bar-money-of = Kronor: { $used } of { $frame } { $unit }
plan-bar-people = Person-years: { $used } { $unit }
plan-bar-people-of = Person-years: { $used } of { $frame } { $unit }
plan-directive = The directive points out
plan-directive-nothing = Nothing for this unit.
plan-directive-more = { $count ->
    [one] One more
   *[other] { $count } more
}
plan-directive-asks = Management asks
plan-checks = Before sending in
plan-check-show = Show
plan-check-frame = The frame is held
plan-check-frame-over = The plan passes the frame
plan-check-no-frame = No frame is set
plan-check-pointed-out = What is pointed out has resources
plan-check-pointed-out-missing = “{ $what }” is pointed out and has no resources
plan-check-goals = All activities have goals
plan-check-goals-missing = { $count ->
    [one] One activity has no goal.
   *[other] { $count } activities have no goal.
}
plan-check-goals-gone = { $count ->
    [one] One activity has a goal that is gone.
   *[other] { $count } activities have goals that are gone.
}
plan-check-owners = Someone answers for every activity
plan-check-owners-missing = { $count ->
    [one] Nobody answers for one activity.
   *[other] Nobody answers for { $count } activities.
}
plan-check-days = All days are in the period
plan-check-days-outside = { $count ->
    [one] One activity is outside the period.
   *[other] { $count } activities are outside the period.
}

plan-activities = Activities
plan-count = { $count ->
    [0] none yet
    [one] one
   *[other] { $count }
}{ $goals ->
    [0] {""}
    [one] , for one goal
   *[other] , for { $goals } goals
}
plan-count-chosen = { $shown } of { $all }
plan-activity = Activity
plan-goal = For the goal
plan-when = When
plan-tertial = T { $number }
plan-source = Funding
plan-status = Status
plan-owner = Owner
plan-from = From
plan-until = To
plan-person-years = Person-years
plan-kronor = Kronor
plan-span = { $from } to { $until }
plan-span-open = { $from } until further notice
plan-tick = Tick { $title }
plan-tick-all = Tick all that are shown
plan-edit = Change
plan-no-goal = No goal
plan-goal-gone = The goal is gone
plan-choose-goal = Choose a goal
plan-choose-source = Choose funding
plan-tie = Tie { $title } to a goal
plan-tie-do = Tie
plan-several-goals = several goals
plan-several-sources = several sources
plan-rests = decided
plan-carried = from { $round }
plan-changed-by = changed by { $who } { $moment }
plan-writes-here = { $who } is writing here now.
plan-unsaved-here = You have text here that is not saved
plan-unsaved = You have text here that is not saved.
plan-unsaved-discard = Throw it away
plan-unsaved-discarded = The unsaved text is gone.
plan-changed-since = Someone else has changed the activity since you opened it. If you save, you will see both.
plan-sum = Sum
plan-sum-chosen = Sum of those shown
plan-add = Add an activity
plan-add-do = Add
plan-save = Save
plan-save-next = Save and go on with a new one
plan-save-anyway = Save mine instead
plan-more = Write all of the activity
plan-remove = Remove
plan-keys = Esc cancels. Ctrl+Enter saves and begins a new one.
plan-saved = “{ $title }” is saved.
plan-added = “{ $title }” is added.
plan-removed = “{ $title }” is removed.
plan-carried-on = { $count ->
    [one] One activity came along from the round before.
   *[other] { $count } activities came along from the round before.
}
plan-conflict-title = Someone else was first
plan-conflict = { $who } changed the activity { $moment }. Yours is still in the row below. Compare, and save what should stand.
plan-conflict-theirs = As it stands now
plan-conflict-yours = Yours
plan-empty = The plan is empty. Add activities one by one, or bring them from somewhere.
plan-empty-reader = The unit has not planned anything yet.
plan-carry-on = { $count ->
    [one] Bring one activity that goes on from { $round }
   *[other] Bring { $count } activities that go on from { $round }
}
plan-in-words = The activities in words
plan-reached = reached { $day }

plan-filter = Choose what is shown
plan-filter-words = Words
plan-filter-goal = Goal
plan-filter-area = Area
plan-filter-status = Status
plan-filter-owner = Owner
plan-filter-pointed-out = Only those pointed out
plan-filter-mine = Only mine
plan-filter-all = All
plan-filter-without = None
plan-filter-sort = Order
plan-filter-sort-written = As they were written
plan-filter-sort-other = { $column }, the other way
plan-filter-do = Show
plan-filter-clear = Show the whole plan
plan-filter-nothing = No activity is like that.

bulk-title = Change several
bulk-ticked = ticked
bulk-unchanged = Unchanged
bulk-no-goal = No goal
bulk-all = All in the plan
bulk-all-chosen = All that are shown
bulk-change = Change them
bulk-remove = Remove them
bulk-changed = { $count ->
    [one] One activity is changed.
   *[other] { $count } activities are changed.
}
bulk-removed = { $count ->
    [one] One activity is removed.
   *[other] { $count } activities are removed.
}

dialogue-title = Dialogue
dialogue-nothing = Nothing has been said of the plan yet.
dialogue-step-submitted = sent the plan in
dialogue-step-returned = returned the plan
dialogue-step-approved = approved the plan
dialogue-step-commented = wrote
dialogue-step-recalled = took the plan back
dialogue-recalled = The plan is taken back. You can change it again.
dialogue-recall-title = Take the plan back
dialogue-recall-what = That can be done until it is approved or sent back.
dialogue-recall = Take back
dialogue-step-reopened = opened the plan again
dialogue-over-frame = Over the frame:
dialogue-submit-title = Send in
dialogue-motive = Why the plan passes the frame
dialogue-motive-hint = It is { $kronor } and { $person-years } over. Management sees the motive.
dialogue-comment = Comment
dialogue-approve-title = Approve
dialogue-approve = Approve the plan
dialogue-return-title = Return
dialogue-return-comment = What should change
dialogue-return = Return
dialogue-reopen-title = Open again
dialogue-reopen-reason = Why
dialogue-reopen = Open the plan again
dialogue-say-title = Say something about the plan
dialogue-say = Write
dialogue-submitted = The plan is sent in.
dialogue-commented = The comment is saved.
dialogue-returned = The plan is returned.
dialogue-approved = The plan is approved.
dialogue-reopened = The plan is open again.
