# The allocation: where the round's resources lie.
round-part-allocation = Allocation

allocation-title = Allocate resources { $round }
allocation-knot = Allocation
allocation-today = Today
allocation-new = New
allocation-all-scenarios = All
allocation-alternatives = Alternatives
allocation-label = Allocation
allocation-nothing = Here is how resources are divided between units, areas and goals. The table fills as the units plan their activities.

allocation-ways = Divide by
allocation-way-unit-area = Unit and area
allocation-way-unit-goal = Unit and goal
allocation-way-unit-source = Unit and source
allocation-way-area-source = Area and source
allocation-way-goal-source = Goal and source
allocation-measures = Count
allocation-measure-kronor = Money
allocation-measure-people = Person-years
allocation-forms = Show as
allocation-as-table = Table
allocation-as-picture = Picture

allocation-cut-unit-area = Units against result areas
allocation-cut-unit-source = Units against sources of funding
allocation-cut-area-source = Result areas against sources of funding
allocation-rows-unit-area = Unit
allocation-rows-unit-source = Unit
allocation-rows-area-source = Area
allocation-caption-unit-area = { $unit } by unit and result area. Stronger tone: more.
allocation-caption-unit-source = { $unit } by unit and source of funding. Stronger tone: more.
allocation-caption-area-source = { $unit } by result area and source of funding. Stronger tone: more.
allocation-since-today = Underlined: changed from today.
allocation-rounded = Numbers are rounded so that the sums add up.
allocation-picture = { $unit } as squares, { $total } in all. Most lies in { $largest }.

allocation-in-units = In which units
allocation-units-of = Units { $round }
allocation-seen-in = { $round } in the units { $other }
allocation-units-changed = { $ended } became { $heirs }.
allocation-units-merged = { $ended } were merged into { $heirs }.
allocation-units-split = { $ended } was split: { $heirs }.
allocation-units-closed = { $ended } was closed. { $heirs } took over.
allocation-units-how = An activity that goes on is counted in the unit that it is in now. What else was in a unit that was split is divided by the shares. The sums are the same.
allocation-units-frames = The frames of units are shown in the units { $round }, which got them.

allocation-sum = Sum
allocation-frame = Frame
allocation-over = { $amount } over
allocation-own = { $unit }, own
allocation-outside = No result area
allocation-no-goal = No goal
allocation-others = Others
allocation-file = Download the table (CSV)
allocation-file-change = { $name }, change
allocation-print = Print

allocation-decided = Decided allocations
allocation-decided-first = Before is what the units had planned.
allocation-area = Area
allocation-before = Before
allocation-after = After
allocation-change = Change

scope-all = the whole agency
