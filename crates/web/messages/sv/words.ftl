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
