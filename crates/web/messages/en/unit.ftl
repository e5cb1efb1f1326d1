# The units, and how they change.
units-title = Units
units-knot = Organisation
units-heading = { $count ->
    [0] No units yet
    [one] One unit
   *[other] { $count } units
}
units-none = The agency’s departments and units stand here. Add the first.
units-unit = Unit
units-acts = What can be done
units-add = Add a unit
units-change = Change
units-split = Split
units-close = Close
units-merge = Merge units
units-act-on = { $act } { $unit }
units-people = People
units-activities = Activities
units-tasks = Tasks
units-changes = Changes
units-no-changes = The units have not changed.
units-to-come = not yet
units-was-added = { $unit } is new.
units-was-closed = { $unit } closes. { $heir } takes over.
units-became = { $units } becomes { $new }.
units-changed = The units are changed.

units-act = { $act ->
    [add] A new unit
    [change] Change { $unit }
    [merge] Merge units
    [split] Split { $unit }
   *[close] Close { $unit }
}
units-lead-add = The unit is there from the day that you choose.
units-lead-change = Another name or another place. The unit’s plan, frame, people and tasks come along.
units-lead-merge = Several units become one. Their plans, frames, people and tasks come together.
units-lead-split = One unit becomes several. Say what goes where.
units-lead-close = Another unit takes over what the unit has.
units-name = Name
units-parent = Part of
units-top = The head of the agency
units-which = Units
units-heir = Takes over
units-heir-hint = Activities, frames, people and tasks go there.
units-choose = Choose a unit
units-parts = Parts
units-parts-hint = The shares sum to 100%. They divide the frame, and what has no place of its own.
units-part = Part { $number }
units-share = Share, %
units-one-more = One more part
units-activities-go = Activities
units-people-go = People
units-largest = What you say nothing of goes to the largest part.
units-to-largest = The largest part
units-on = From
units-on-hint = Rounds that begin that day or later change too. What was planned before keeps its units.
units-reason = Why
units-look = Show what follows
units-confirm = This is what follows
units-from-day = from { $day }
units-follows-add = A new unit is added. Nothing else changes.
units-follows-change = This comes along to the unit with the new name or place:
units-follows-merge = This comes together in the new unit:
units-follows-split = This is divided between the new units:
units-follows-close = This goes to the unit that takes over:
units-round-changes = The round { $round }: { $count ->
    [one] one activity
   *[other] { $count } activities
}, { $kronor }.
units-round-stays = The round { $round } keeps its units and can be shown in the new ones.
units-people-follow = { $count ->
    [one] One person.
   *[other] { $count } people.
}
units-tasks-follow = { $count ->
    [one] One external task.
   *[other] { $count } external tasks.
}
units-for-ever = The change is written in the log. If it is wrong, make a new one.
units-do = Make the change
