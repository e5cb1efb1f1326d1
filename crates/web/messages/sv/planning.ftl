# Planeringen: omgångarna och det som deras sidor har gemensamt.
knot-planning = Planering
knot-round = Planeringsomgång
knot-areas = { $count ->
    [one] Ett område
    [2] Alla två
    [3] Alla tre
    [4] Alla fyra
    [5] Alla fem
    [6] Alla sex
    [7] Alla sju
    [8] Alla åtta
   *[other] Alla { $count }
}
pointed-out = Utpekad

round-parts = Delar av planeringen { $round }
round-part-overview = Översikt
round-phases = Faser
round-in-phase = fas { $number } av { $count }: { $phase }
round-in-phase-until = { $phase }, till { $day }
round-phase-past = passerad
round-phase-late = skulle ha varit klar { $day }

rounds-title = Planering
rounds-knot = Alla omgångar
rounds-heading = { $count ->
    [0] Ingen planering än
    [one] En planeringsomgång
   *[other] { $count } planeringsomgångar
}
rounds-none = Här står planeringsomgångarna, en för varje år: direktiv, ramar, enheternas planer och hur resurserna fördelas.

round-title = Planering { $round }
