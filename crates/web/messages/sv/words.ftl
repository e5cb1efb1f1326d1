# Orden för det som systemet handlar om. De används av alla sidor.
kind-vision = Vision
kind-business-idea = Verksamhetsidé
kind-target-picture = Målbild
kind-overarching-goal = Övergripande mål
kind-result-area = Resultatområde
kind-goal = Mål
kind-internal-goal = Internt mål
kind-priority = Prioritering

kinds-vision = Visioner
kinds-business-idea = Verksamhetsidéer
kinds-target-picture = Målbilder
kinds-overarching-goal = Övergripande mål
kinds-result-area = Resultatområden
kinds-goal = Mål
kinds-internal-goal = Interna mål
kinds-priority = Prioriteringar

fate-kept = Behållen
fate-reworded = Omformulerad
fate-moved = Flyttad
fate-merged = Sammanslagen
fate-split = Delad
fate-replaced = Ersatt
fate-removed = Borttagen
fate-new = Ny

state-draft = Utkast
state-in-consultation = På samråd
state-proposed = Föreslagen
state-adopted = Beslutad
state-in-force = Gällande
state-superseded = Har gällt
state-withdrawn = Tillbakadragen

revision-number = Revision { $number }
extent = { $statements ->
    [one] En formulering
   *[other] { $statements } formuleringar
}
extent-in-areas = { $statements ->
    [one] En formulering
   *[other] { $statements } formuleringar
} i { $areas ->
    [one] ett område
   *[other] { $areas } områden
}

who-system = Systemet
who-former = En tidigare medarbetare
extent-below = { $count ->
    [one] en formulering under
   *[other] { $count } formuleringar under
}

in-force-span = gällande { $span }
in-force-past = gällde { $span }
in-force-to-come = ska gälla { $span }
decided-by = beslutad av { $body } { $day }
registration-number = dnr
imported-edition = inläst från utgåvan ”{ $label }”
what-changed = Vad som ändrades

as-of-show = Visa som det var
as-of-do = Visa

paging-label = Sidor
paging-before = Föregående
paging-after = Nästa
paging-where = { $from }–{ $to } av { $all }

break-no-overarching-goal = Inget övergripande mål
break-several-overarching-goals = Flera övergripande mål
break-no-vision = Ingen vision
break-area-without-goals = Inga mål

number-in-words = { $count ->
    [1] En
    [2] Två
    [3] Tre
    [4] Fyra
    [5] Fem
    [6] Sex
    [7] Sju
    [8] Åtta
    [9] Nio
    [10] Tio
    [11] Elva
    [12] Tolv
    [13] Tretton
    [14] Fjorton
    [15] Femton
    [16] Sexton
    [17] Sjutton
    [18] Arton
    [19] Nitton
    [20] Tjugo
   *[other] { $count }
}

# Roller och ord i planeringen.
role-unit-manager = enhetschef
role-management = ledning
paper-of-round = { $paper ->
    [directive] Planeringsdirektivet { $round }
    [frames] Ramarna { $round }
    [scenario] Fördelningen { $round }, scenariot { $scenario }
   *[plan] Verksamhetsplanen { $round }
}
phase-directive = direktiv
phase-frames = ramar
phase-unit-plans = enheternas planer
phase-dialogue = dialog
phase-allocation = fördelning
phase-decision = beslut
phase-running = genomförande
phase-closed = avslutad
funding-kind-appropriation = anslag
funding-kind-fee = avgifter
funding-kind-european-union = EU
funding-kind-other = övrigt
plan-state-draft = utkast
plan-state-returned = tillbakaskickad
plan-state-submitted = inskickad
plan-state-approved = godkänd
activity-status-planned = planerad
activity-status-under-way = pågår
activity-status-paused = vilar
activity-status-done = klar
activity-status-cancelled = blir inte av
plan-break-activity-without-goal = en aktivitet utan mål
plan-break-resources-without-goal = resurser utan mål
plan-break-goal-is-gone = ett mål som inte finns kvar
plan-break-outside-the-round = datum utanför perioden
plan-break-goal-without-activity = ett mål utan aktivitet
plan-break-goal-without-resources = ett mål utan resurser
plan-break-pointed-out-shrinks = ett utpekat mål får mindre
plan-break-task-without-unit = ett uppdrag utan enhet
plan-break-task-without-activity = ett uppdrag utan aktivitet
plan-break-unit-without-plan = en enhet utan plan
plan-break-over-frame = en plan över sin ram
amount-kr = { $amount } kr
role-analyst = analytiker
role-contributor = skriver i planen
role-member = ledamot
role-cleared = behörig till sekretess
