# Planning: the rounds, and what their pages have in common.
knot-planning = Planning
knot-round = Planning round
knot-areas = { $count ->
    [one] One area
    [2] Both
    [3] All three
    [4] All four
    [5] All five
    [6] All six
    [7] All seven
    [8] All eight
   *[other] All { $count }
}
pointed-out = Pointed out

round-parts = Parts of the planning for { $round }
round-part-overview = Overview
round-phases = Phases
round-in-phase = phase { $number } of { $count }: { $phase }
round-in-phase-until = { $phase }, until { $day }
round-phase-past = passed
round-phase-late = should have been done by { $day }

rounds-title = Planning
rounds-knot = All rounds
rounds-heading = { $count ->
    [0] No planning yet
    [one] One planning round
   *[other] { $count } planning rounds
}
rounds-none = Planning rounds will be here, one for each year: directive, frames, the units' plans and how resources are allocated.

round-title = Planning { $round }
