# Scenarios: alternative allocations, moves and what follows.
scenario-state-open = open
scenario-state-proposed = proposed
scenario-state-adopted = decided
scenario-state-overtaken = overtaken by a decision
scenario-state-dropped = laid aside
scenario-way = The way to a decision

scenario-is-overtaken = Another allocation was decided after this scenario began. The numbers show what it wanted to change then. Begin it anew on today’s allocation if it still matters.
scenario-is-dropped = The scenario is laid aside: { $reason }
scenario-is-adopted = The scenario is decided. Here is the allocation before and after.
scenario-is-proposed = The scenario is proposed and rests. Take it back to move more.
scenario-is-out-of-date = { $count ->
    [one] A move is about an activity or a goal that is no longer in the plan. Make the moves again before the scenario is proposed.
   *[other] The moves are about { $count } places that are no longer in the plan. Make the moves again before the scenario is proposed.
}

scenario-shift-label = Move resources
scenario-move = Move
scenario-slider = How much, { $unit }
scenario-amount = How much, { $unit }
scenario-from = from
scenario-to = to
scenario-within = within
scenario-within-all = all units
scenario-source = from the source
scenario-source-all = all sources
scenario-follows-along = { $unit } (follow along unless you write)
scenario-motive = Motive
scenario-look = Recalculate
scenario-make = Make the move
scenario-areas = Areas
scenario-goals = Goals
scenario-units = Units
scenario-activities = Activities in the unit
scenario-label-amount = Amount
scenario-label-people = Person-years
scenario-label-from = From
scenario-label-to = To
scenario-label-part = Share

scenario-cut = Take a share of several at once
scenario-cut-take = Take
scenario-everything = everything
scenario-spare = except what is pointed out
scenario-cut-to = and
scenario-free = free it

scenario-set = Write an amount for a cell
scenario-cell-row = Unit
scenario-cell-column = Area or goal
scenario-cell-choose = Write in the cell
scenario-cell = { $name }, { $unit }
scenario-set-there = New amount for { $name }. Write in the cell in the table.
scenario-whence = The difference
scenario-whence-whole = is added to or taken from the whole
scenario-no-source = There is no source of funding yet.
scenario-cells = Click a cell to change it, or drag it to another. By keyboard: walk with the arrows, write with Enter, move with m.
scenario-lifted = Moving from { $name }. Choose the cell to move to and press m, or Esc to let go.
scenario-no-answer = The answer did not come. The figures are as before. Choose Recalculate.

scenario-compare = Compare
scenario-comments = Comments
scenario-no-comments = Nobody has commented yet.
scenario-comment = Your comment
scenario-comment-do = Comment
scenario-commented = The comment is saved.

scenario-again = Make the moves again
scenario-again-lead = The moves are made again on what the units plan now, in the same order.
scenario-again-do = Make the moves again
scenario-again-done = The moves are made again.
scenario-anew = Begin anew on today’s allocation
scenario-anew-lead = A new scenario gets the same moves, made on what is decided now. What can no longer be moved is left out.
scenario-anew-do = Begin anew
scenario-begun-anew = The scenario { $name } has { $made ->
    [one] one move
   *[other] { $made } moves
}{ $left ->
    [0] .
    [one] . One move could not be made again.
   *[other] . { $left } moves could not be made again.
}
scenario-copy = Copy
scenario-copy-lead = The copy gets the same moves and can be changed by itself.
scenario-copy-do = Copy
scenario-copied = The copy { $name } has { $made ->
    [0] no moves
    [one] one move
   *[other] { $made } moves
}{ $left ->
    [0] .
   *[other] .
}
scenario-drop = Lay aside
scenario-drop-lead = A scenario that is laid aside can be read but not changed.
scenario-drop-do = Lay aside
scenario-dropped = The scenario is laid aside.

scenarios-title = { $count ->
    [0] No scenarios { $round }
    [one] One scenario { $round }
   *[other] { $count } scenarios { $round }
}
scenarios-knot = Scenarios
scenarios-none = A scenario is a proposal for an allocation. You move resources in it, see what follows and compare with others. Nothing changes until a scenario is decided.
scenarios-caption = Tick the scenarios that you want to compare.
scenarios-compare-column = Compare
scenarios-compare = Compare
scenarios-compare-one = Compare { $name }
scenarios-state = State
scenarios-moves = Moves
scenarios-balance = The whole
scenarios-balanced = Unchanged
scenarios-begun = Begun
scenario-name = Name
scenario-name-hint = For example “A” or “More for digitalisation”.
scenario-based-on = Begin from
scenario-new = New scenario
scenario-begin = Begin
scenario-begun = The scenario { $name } is begun. Move resources to see what follows.

moves-title = { $count ->
    [0] Moves
    [one] One move
   *[other] { $count } moves
}
moves-none = Nothing is moved yet. The allocation is as today.
moves-did = { $count ->
    [one] changes one activity
   *[other] changes { $count } activities
}
moves-shift = { $amount } from { $from } to { $to }
moves-cut = { $part } from { $from } to { $to }
moves-cut-spared = { $part } from { $from }, except what is pointed out, to { $to }
moves-free = { $part } from { $from } freed
moves-free-spared = { $part } from { $from }, except what is pointed out, freed
moves-set = { $there } is set to { $amount }
moves-made = The move is made.
moves-undone = The last move is undone.
moves-undo = Undo the move

follows-label = What follows of { $name }
follows-title = What follows of { $name }
follows-if-moved = What follows if you make the move
follows-nothing = Nothing changes from today.
follows-areas = By area, today against the scenario: { $changes }
follows-areas-caption = Difference from today, { $unit }. Filled: more. Hollow: less.
follows-goals = Goals that get more or less
follows-hurt = gets less:
follows-break = A new break
follows-goal-without = The goal { $goal } is left without resources.
follows-passed = { $count ->
    [one] A frame is passed
   *[other] { $count } frames are passed
}
follows-frame-unit = the unit { $name }
follows-frame-area = the area { $name }
follows-frame-source = the source { $name }
follows-over = { $amount } over
follows-over-before = (today { $amount } over)
follows-passed-motive = Whoever proposes the scenario gives a motive.
follows-short = { $count ->
    [one] An activity gets less than nothing
   *[other] { $count } activities get less than nothing
}
follows-cut = { $count ->
    [one] An activity is left without resources
   *[other] { $count } activities are left without resources
}
follows-started = { $count ->
    [one] An activity gets resources and can begin
   *[other] { $count } activities get resources and can begin
}
follows-more = and { $count } more
follows-touched = { $count ->
    [one] One activity gets more or less.
   *[other] { $count } activities get more or less.
}
follows-adds = Adds { $amount } to the whole.
follows-frees = Frees { $amount }.
follows-short-hurt = { $count ->
    [one] one that is pointed out gets less
   *[other] { $count } that are pointed out get less
}
follows-short-passed = { $count ->
    [one] one more frame is passed
   *[other] { $count } more frames are passed
}
follows-short-cut = { $count ->
    [one] one activity is left without resources
   *[other] { $count } activities are left without resources
}
allocation-since-start = Underlined: changed from what the scenario began from.

compare-scenarios-title = { $count ->
    [0] Compare scenarios
    [one] One scenario against today
    [2] Two scenarios side by side
    [3] Three scenarios side by side
   *[other] { $count } scenarios side by side
}
compare-scenarios-knot = Compare scenarios
compare-scenarios-label = Scenarios side by side
compare-scenarios-none = Tick the scenarios that you want to compare.
compare-scenarios-caption = { $unit } by area and goal. Underlined: changed from today.
compare-scenarios-rows = Area and goal
compare-scenarios-activities = { $count ->
    [0] No activities differ
    [one] One activity differs
   *[other] { $count } activities differ
}
compare-scenarios-activities-label = Activities that differ
compare-scenarios-activity = Activity
compare-scenarios-hurt = Pointed out that get less
compare-scenarios-passed = Frames that are passed
compare-scenarios-cut = Activities left without resources
compare-scenarios-started = Activities that can begin
follows-indicators = { $count ->
    [one] One indicator is concerned
   *[other] { $count } indicators are concerned
}
follows-away = { $count ->
    [one] A goal that gets less already moves the wrong way
   *[other] { $count } goals that get less already move the wrong way
}
