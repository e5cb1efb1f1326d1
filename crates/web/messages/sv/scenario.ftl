# Scenarier: alternativa fördelningar, flyttar och följder.
scenario-state-open = öppet
scenario-state-proposed = föreslaget
scenario-state-adopted = beslutat
scenario-state-overtaken = passerat av ett beslut
scenario-state-dropped = undanlagt
scenario-way = Vägen till beslut

scenario-is-overtaken = En annan fördelning har beslutats sedan scenariot började. Talen visar vad det ville ändra då. Börja om det på dagens fördelning om det fortfarande är aktuellt.
scenario-is-dropped = Scenariot är undanlagt: { $reason }
scenario-is-adopted = Scenariot är beslutat. Här syns fördelningen före och efter.
scenario-is-proposed = Scenariot är föreslaget och vilar. Ta tillbaka det för att flytta mer.
scenario-is-out-of-date = { $count ->
    [one] En flytt gäller en aktivitet eller ett mål som inte finns kvar i planen. Gör om flyttarna innan scenariot föreslås.
   *[other] Flyttarna gäller { $count } ställen som inte finns kvar i planen. Gör om flyttarna innan scenariot föreslås.
}

scenario-shift-label = Flytta resurser
scenario-move = Flytta
scenario-slider = Hur mycket, { $unit }
scenario-amount = Hur mycket, { $unit }
scenario-from = från
scenario-to = till
scenario-within = inom
scenario-within-all = alla enheter
scenario-source = från källan
scenario-source-all = alla källor
scenario-follows-along = { $unit } (följer med om du inte skriver)
scenario-motive = Motiv
scenario-look = Räkna om
scenario-make = Gör flytten
scenario-areas = Områden
scenario-goals = Mål
scenario-units = Enheter
scenario-activities = Aktiviteter i enheten
scenario-label-amount = Belopp
scenario-label-people = Årsarbetskrafter
scenario-label-from = Från
scenario-label-to = Till
scenario-label-part = Andel

scenario-cut = Ta en andel av flera på en gång
scenario-cut-take = Ta
scenario-everything = allt
scenario-spare = utom det som är utpekat
scenario-cut-to = och
scenario-free = frigör det

scenario-set = Skriv ett belopp för en ruta
scenario-cell-row = Enhet
scenario-cell-column = Område eller mål
scenario-cell-choose = Skriv i rutan
scenario-cell = { $name }, { $unit }
scenario-set-there = Nytt belopp för { $name }. Skriv i rutan i tabellen.
scenario-whence = Skillnaden
scenario-whence-whole = läggs till eller dras från helheten
scenario-no-source = Det finns ingen finansieringskälla än.
scenario-cells = Klicka på en ruta för att ändra den, eller dra den till en annan. Med tangentbordet: gå med pilarna, skriv med Enter, flytta med m.
scenario-lifted = Flyttar från { $name }. Välj rutan att flytta till och tryck m, eller Esc för att ångra.
scenario-no-answer = Svaret kom inte fram. Siffrorna är som förut. Välj Räkna om.

scenario-compare = Jämför
scenario-comments = Kommentarer
scenario-no-comments = Ingen har kommenterat än.
scenario-comment = Din kommentar
scenario-comment-do = Kommentera
scenario-commented = Kommentaren är sparad.

scenario-again = Gör om flyttarna
scenario-again-lead = Flyttarna görs om på det som enheterna planerar nu, i samma ordning.
scenario-again-do = Gör om flyttarna
scenario-again-done = Flyttarna är gjorda om.
scenario-anew = Börja om på dagens fördelning
scenario-anew-lead = Ett nytt scenario får samma flyttar, gjorda på det som nu är beslutat. Det som inte längre går att flytta utelämnas.
scenario-anew-do = Börja om
scenario-begun-anew = Scenariot { $name } har { $made ->
    [one] en flytt
   *[other] { $made } flyttar
}{ $left ->
    [0] .
    [one] . En flytt gick inte att göra om.
   *[other] . { $left } flyttar gick inte att göra om.
}
scenario-copy = Kopiera
scenario-copy-lead = Kopian får samma flyttar och kan ändras för sig.
scenario-copy-do = Kopiera
scenario-copied = Kopian { $name } har { $made ->
    [0] inga flyttar
    [one] en flytt
   *[other] { $made } flyttar
}{ $left ->
    [0] .
   *[other] .
}
scenario-drop = Lägg undan
scenario-drop-lead = Ett undanlagt scenario går att läsa men inte att ändra.
scenario-drop-do = Lägg undan
scenario-dropped = Scenariot är undanlagt.

scenarios-title = { $count ->
    [0] Inga scenarier { $round }
    [one] Ett scenario { $round }
   *[other] { $count } scenarier { $round }
}
scenarios-knot = Scenarier
scenarios-none = Ett scenario är ett förslag till fördelning. Du flyttar resurser i det, ser vad som följer och jämför med andra. Inget ändras förrän ett scenario är beslutat.
scenarios-caption = Kryssa för de scenarier som du vill jämföra.
scenarios-compare-column = Jämför
scenarios-compare = Jämför
scenarios-compare-one = Jämför { $name }
scenarios-state = Läge
scenarios-moves = Flyttar
scenarios-balance = Helheten
scenarios-balanced = Oförändrad
scenarios-begun = Påbörjat
scenario-name = Namn
scenario-name-hint = Till exempel ”A” eller ”Mer till digitalisering”.
scenario-based-on = Börja från
scenario-new = Nytt scenario
scenario-begin = Börja
scenario-begun = Scenariot { $name } är påbörjat. Flytta resurser för att se vad som följer.

moves-title = { $count ->
    [0] Flyttar
    [one] En flytt
   *[other] { $count } flyttar
}
moves-none = Inget är flyttat än. Fördelningen är som i dag.
moves-did = { $count ->
    [one] ändrar en aktivitet
   *[other] ändrar { $count } aktiviteter
}
moves-shift = { $amount } från { $from } till { $to }
moves-cut = { $part } från { $from } till { $to }
moves-cut-spared = { $part } från { $from }, utom det som är utpekat, till { $to }
moves-free = { $part } från { $from } frigörs
moves-free-spared = { $part } från { $from }, utom det som är utpekat, frigörs
moves-set = { $there } sätts till { $amount }
moves-made = Flytten är gjord.
moves-undone = Den senaste flytten är ångrad.
moves-undo = Ångra flytten

follows-label = Följder av { $name }
follows-title = Det här följer av { $name }
follows-if-moved = Det här följer om du gör flytten
follows-nothing = Inget ändras mot i dag.
follows-areas = Per område, i dag mot scenariot: { $changes }
follows-areas-caption = Skillnad mot i dag, { $unit }. Fylld: mer. Ihålig: mindre.
follows-goals = Mål som får mer eller mindre
follows-hurt = får mindre:
follows-break = Ett nytt brott
follows-goal-without = Målet { $goal } blir utan resurser.
follows-passed = { $count ->
    [one] En ram överskrids
   *[other] { $count } ramar överskrids
}
follows-frame-unit = enheten { $name }
follows-frame-area = området { $name }
follows-frame-source = källan { $name }
follows-over = { $amount } över
follows-over-before = (i dag { $amount } över)
follows-passed-motive = Den som föreslår scenariot skriver ett motiv.
follows-short = { $count ->
    [one] En aktivitet får mindre än noll
   *[other] { $count } aktiviteter får mindre än noll
}
follows-cut = { $count ->
    [one] En aktivitet blir utan resurser
   *[other] { $count } aktiviteter blir utan resurser
}
follows-started = { $count ->
    [one] En aktivitet får resurser och kan börja
   *[other] { $count } aktiviteter får resurser och kan börja
}
follows-more = och { $count } till
follows-touched = { $count ->
    [one] En aktivitet får mer eller mindre.
   *[other] { $count } aktiviteter får mer eller mindre.
}
follows-adds = Ökar helheten med { $amount }.
follows-frees = Frigör { $amount }.
follows-short-hurt = { $count ->
    [one] en utpekad får mindre
   *[other] { $count } utpekade får mindre
}
follows-short-passed = { $count ->
    [one] en ny ram överskrids
   *[other] { $count } nya ramar överskrids
}
follows-short-cut = { $count ->
    [one] en aktivitet blir utan resurser
   *[other] { $count } aktiviteter blir utan resurser
}
allocation-since-start = Understruket: ändrat mot det som scenariot började från.

compare-scenarios-title = { $count ->
    [0] Jämför scenarier
    [one] Ett scenario mot i dag
    [2] Två scenarier sida vid sida
    [3] Tre scenarier sida vid sida
   *[other] { $count } scenarier sida vid sida
}
compare-scenarios-knot = Jämför scenarier
compare-scenarios-label = Scenarier sida vid sida
compare-scenarios-none = Kryssa för de scenarier som du vill jämföra.
compare-scenarios-caption = { $unit } per område och mål. Understruket: ändrat mot i dag.
compare-scenarios-rows = Område och mål
compare-scenarios-activities = { $count ->
    [0] Inga aktiviteter skiljer
    [one] En aktivitet skiljer
   *[other] { $count } aktiviteter skiljer
}
compare-scenarios-activities-label = Aktiviteter som skiljer
compare-scenarios-activity = Aktivitet
compare-scenarios-hurt = Utpekat som får mindre
compare-scenarios-passed = Ramar som överskrids
compare-scenarios-cut = Aktiviteter som blir utan resurser
compare-scenarios-started = Aktiviteter som får börja
follows-indicators = { $count ->
    [one] En indikator berörs
   *[other] { $count } indikatorer berörs
}
follows-away = { $count ->
    [one] Ett mål som får mindre rör sig redan åt fel håll
   *[other] { $count } mål som får mindre rör sig redan åt fel håll
}
