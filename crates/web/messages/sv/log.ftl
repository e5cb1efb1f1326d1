# Loggen, för den som granskar.
log-title = Loggen
log-heading = { $count ->
    [one] En post i loggen
   *[other] { $count } poster i loggen
}
log-events = Händelser, de senaste först
log-aside = Filer för granskning
log-record = Post
log-when = När
log-what = Vad som hände
log-where = Var
log-workshop = Workshop
log-verdict-round = Omdömen
log-comments = Kommentarer
log-export = Hela loggen som fil
log-export-what = En rad för varje post och varje kontrollpunkt, i sigillets format. Den kan sparas i arkivet och kontrolleras var som helst.
log-export-get = Hämta loggen
log-verify = Kontrollera filen på en annan dator:
log-checkpoints = Kontrollpunkter
log-checkpoints-what = En kontrollpunkt säger hur många poster loggen hade och vad de blev tillsammans. Spara den utanför systemet, till exempel i det justerade protokollet: då kan loggen inte bytas ut utan att det syns.
log-sign = Gör en kontrollpunkt nu
log-signed = Kontrollpunkten är gjord och omfattar hela loggen.
log-no-checkpoints = Ingen kontrollpunkt är gjord än. Den första görs vid nästa beslut, eller i natt.
log-older = Äldre kontrollpunkter, { $count }
log-note = Hämta kontrollpunkten
log-growth = Bevis för att loggen bara har vuxit sedan dess
log-key = Publik nyckel
log-key-what = Med den kontrolleras signaturerna. Den som granskar bör ha den från annat håll än servern.
log-key-get = Hämta nyckeln
log-statement-unknown = formulering { $number }

# En mening för varje sorts händelse.
event-organisation-founded = { $who } lade upp { $name }.
event-organisation-published = { $who } öppnade det beslutade för alla.
event-unit-added = { $who } lade till enheten { $name }.
event-person-placed = { $who } gav { $person } rollerna { $roles }.
event-body-added = { $who } lade till organet { $name }.
event-member-added = { $who } lade till { $person } som ledamot i { $body } från { $day }.
event-mandate-given = { $who } gav { $body } beslutsrätt från { $day }, enligt { $basis }.
event-model-adopted = { $who } införde styrmodellen { $name }.
event-revision-opened = { $who } påbörjade { $revision }.
event-edition-imported = { $who } läste in utgåvan { $label } som { $revision }, med { $count ->
    [one] en formulering
   *[other] { $count } formuleringar
} och rubriker.
event-statement-added = { $who } lade till ”{ $text }” i { $revision }.
event-statement-reworded = { $who } ändrade en formulering i { $revision }. Den lyder nu ”{ $text }”.
event-statement-moved = { $who } flyttade ”{ $text }” i { $revision }.
event-statements-linked = { $kind ->
    [merged] { $who } slog samman { $from } formuleringar i { $revision } till ”{ $text }”.
    [split] { $who } delade en formulering i { $revision } i { $to }. Den första lyder ”{ $text }”.
    [replaced] { $who } ersatte { $from ->
        [one] en formulering
       *[other] { $from } formuleringar
    } i { $revision } med ”{ $text }”.
   *[removed] { $who } tog bort { $from ->
        [one] en formulering
       *[other] { $from } formuleringar
    } ur { $revision }. Skäl: { $reason }
}
event-draft-change-undone = { $who } ångrade den senaste ändringen i { $revision }.
event-limit-passed = { $who } passerade en gräns i { $revision }. Motiv: { $motive }
event-consultation-opened = { $who } skickade { $revision } på samråd till { $to }, till och med { $day }.
event-revision-proposed = { $who } föreslog { $revision } för { $body }.
event-revision-returned = { $who } skickade tillbaka { $revision }. Skäl: { $reason }
event-revision-withdrawn = { $who } drog tillbaka { $revision }. Skäl: { $reason }
event-decision-recorded = { $what ->
    [revoke] { $who } antecknade att { $body } har upphävt beslutet om { $revision }, dnr { $number }.
    [paper] { $who } antecknade att { $body } har beslutat: { $paper }, dnr { $number }.
    [indicators] { $who } antecknade att { $body } har beslutat om { $paper }, dnr { $number }.
   *[adopt] { $who } antecknade att { $body } har beslutat om { $revision }, dnr { $number }.
}

# Planeringen.
event-round-opened = { $who } öppnade planeringsomgången { $name }. { $count ->
    [0] Ingen aktivitet följde med.
    [one] En aktivitet följde med.
   *[other] { $count } aktiviteter följde med.
}
event-calendar-set = { $who } satte datum för faserna i { $round }.
event-phase-entered = { $who } gick till fasen { $phase } i { $round }.
event-funding-added = { $who } lade till finansieringen { $name }.
event-funding-closed = { $who } stängde finansieringen { $name } för nya planer.
event-directive-written = { $who } skrev i direktivet för { $round }.
event-pointed-out = { $who } pekade ut ”{ $what }” i { $round }. Skäl: { $reason }
event-pointing-ended = { $who } tog bort utpekandet av ”{ $what }” i { $round }.
event-frames-set = { $who } satte { $count ->
    [one] en ram
   *[other] { $count } ramar
} i { $round }.
event-paper-proposed = { $who } föreslog { $paper } för { $body }.
event-paper-returned = { $who } tog tillbaka { $paper }. Skäl: { $reason }
event-activities-written = { $written ->
    [0] { $who } tog bort { $removed ->
        [one] en aktivitet
       *[other] { $removed } aktiviteter
    } ur planen för { $unit }, { $round }.
    [one] { $who } skrev aktiviteten ”{ $title }” i planen för { $unit }, { $round }.
   *[other] { $who } skrev { $written } aktiviteter i planen för { $unit }, { $round }.
}
event-plan-change-undone = { $who } ångrade den senaste ändringen i planen för { $unit }, { $round }.
event-activity-progressed = { $who } angav läget { $status } för ”{ $title }”, { $round }.
event-frame-passed = { $who } gick över ramen för { $unit }, { $round }. Motiv: { $motive }
event-plan-moved = { $step ->
    [submitted] { $who } skickade in planen för { $unit }, { $round }.
    [returned] { $who } skickade tillbaka planen för { $unit }, { $round }.
    [approved] { $who } godkände planen för { $unit }, { $round }.
    [recalled] { $who } tog tillbaka planen för { $unit }, { $round }.
    [reopened] { $who } öppnade planen för { $unit }, { $round }, igen.
   *[commented] { $who } kommenterade planen för { $unit }, { $round }.
}
event-scenario-named = { $who } påbörjade scenariot { $scenario }, { $round }.
event-resources-moved = { $who } flyttade resurser i { $scenario }.
event-move-undone = { $who } ångrade den senaste flytten i { $scenario }.
event-scenario-commented = { $who } kommenterade { $scenario }.
event-scenario-dropped = { $who } lade undan { $scenario }. Skäl: { $reason }
event-break-set-aside = { $who } lade undan ett brott i { $round } till och med { $day }: { $break }. Motiv: { $motive }
event-break-taken-up = { $who } tog upp ett brott i { $round } igen: { $break }.

# Registret över externa uppdrag.
event-tasks-registered = { $count ->
    [one] { $who } lade in uppdraget ”{ $task }”.
   *[other] { $who } lade in { $count } uppdrag.
}
event-task-rewritten = { $how ->
    [amended] { $who } ändrade uppdraget ”{ $task }” efter { $document }.
   *[corrected] { $who } rättade uppdraget ”{ $task }”.
}
event-tasks-handed-out = { $who } fördelade { $count ->
    [one] ett uppdrag
   *[other] { $count } uppdrag
} på enheter.
event-task-moved = { $step ->
    [answered] { $who } angav att uppdraget ”{ $task }” är redovisat.
    [reopened] { $who } öppnade uppdraget ”{ $task }” igen.
   *[withdrawn] { $who } tog bort uppdraget ”{ $task }” från det som ska redovisas.
}
event-units-regrouped = { $how ->
    [added] { $who } lade till enheten { $begun } från { $day }.
    [closed] { $who } avslutade { $ended } från { $day }.
   *[changed] { $who } ändrade enheterna från { $day }: { $ended } blir { $begun }.
}

# Indikatorer.
event-indicators-defined = { $count ->
    [one] { $who } lade till indikatorn { $name }.
   *[other] { $who } lade till { $count } indikatorer. Den första är { $name }.
}
event-indicator-redefined = { $how ->
    [broken] { $who } ändrade definitionen av { $name } så att serien bryts. Skäl: { $reason }
    [same] { $who } ändrade definitionen av { $name }. Skäl: { $reason }
   *[unsaid] { $who } ändrade definitionen av { $name }.
}
event-indicator-ended = { $who } avslutade indikatorn { $name }. Skäl: { $reason }
event-indicator-taken-up = { $who } tog upp indikatorn { $name } igen.
event-import-begun = { $how ->
    [corrected] { $who } läste in värden (inläsning { $import }), med rättelser. Skäl: { $reason }
   *[new] { $who } läste in värden (inläsning { $import }).
}
event-values-confirmed = { $who } läste in samma värden som redan var kända, i { $count ->
    [one] en serie
   *[other] { $count } serier
}.
event-values-taken-in = { $who } läste in { $count ->
    [one] ett värde
   *[other] { $count } värden
} (inläsning { $import }).
event-mapping-remembered = { $who } sparade hur en fils kolumner ska läsas.
event-import-taken-back = { $who } tog tillbaka inläsning { $import }. Skäl: { $reason }
event-fetch-set-up = { $who } satte upp hämtningen { $name } från { $address }
event-fetch-changed = { $who } ändrade hämtningen { $name } från { $address }
event-fetch-paused = { $who } pausade hämtningen { $name }.
event-fetch-resumed = { $who } återupptog hämtningen { $name }.
event-fetch-removed = { $who } tog bort hämtningen { $name }.
event-fetch-failed = Hämtningen { $name } gick fel. { $trouble }
event-fetch-answered = Hämtningen { $name } fungerar igen.
event-fetched-file-waits = { $problems ->
    [0] Hämtningen { $name } hämtade en fil, som väntar på att någon tittar.
    [one] Hämtningen { $name } hämtade en fil med ett fel, som väntar på att någon tittar.
   *[other] Hämtningen { $name } hämtade en fil med { $problems } fel, som väntar på att någon tittar.
}
event-fetched-file-set-aside = { $who } lade det åt sidan som hämtningen { $name } hade hämtat.
event-fetched-file-brought-in = Det som hämtningen { $name } hämtade kom in som inläsning { $import }.
event-set-opened = { $who } påbörjade { $set }.
event-indicator-put-in-set = { $who } tog med { $name } i { $set }.
event-indicator-left-out = { $who } tog bort { $name } ur { $set }.
event-set-proposed = { $who } föreslog { $set } för { $body }, med { $count ->
    [one] en indikator
   *[other] { $count } indikatorer
}.
event-set-returned = { $who } tog tillbaka { $set } för omarbetning. Skäl: { $reason }
event-set-withdrawn = { $who } drog tillbaka { $set }. Skäl: { $reason }
event-goal-assessed = { $who } bedömde målet ”{ $goal }”: { $judged }.
event-indicator-break-set-aside = { $who } lade { $break } åt sidan till och med { $day }. Motiv: { $motive }
event-indicator-break-taken-up = { $who } tog upp { $break } igen.
event-role-given = { $who } gav { $person } en roll från { $day }: { $role }.
event-role-ended = { $who } avslutade en roll för { $person }: { $role }. Den gällde till och med { $day }.
event-deputy-named = { $who } utsåg { $deputy } till vikarie för { $person } ({ $role }) från { $from } till och med { $until }.
event-deputy-ended = { $who } avslutade tiden då { $deputy } är vikarie för { $person }. Den gällde till och med { $day }.
event-deputy-acted = { $who } gjorde det som följer för { $person }, som vikarie ({ $role }).
event-task-marked-secret = { $who } belade { $task } med sekretess enligt { $chapter } kap. { $section } § OSL. Skäl: { $reason }
event-task-secrecy-lifted = { $who } hävde sekretessen för { $task }. Skäl: { $reason }
event-body-renamed = { $who } gav ett organ namnet { $name }.
event-body-closed = { $who } stängde { $body }, som upphörde efter { $day }.
event-member-left = { $who } skrev att { $person } satt i { $body } till och med { $day }.
event-mandate-ended = { $who } tog beslutsrätten om { $matters } från { $body } efter { $day }.

event-verdict-round-opened = { $who } frågade efter omdömen om { $revision }, { $from } – { $until }: ”{ $occasion }”.
event-verdict-round-closed = { $who } stängde omgången med omdömen ”{ $occasion }”. { $count ->
    [0] Färre än fem
   *[other] { $count }
} av { $asked } hade svarat.
event-verdict-round-withdrawn = { $who } tog tillbaka omgången med omdömen ”{ $occasion }”. Skäl: { $reason }
event-verdict-words-hidden = { $who } dolde ord ur omgången med omdömen ”{ $occasion }”. Skäl: { $reason }
event-verdict-words-shown = { $who } visar igen ord ur omgången med omdömen ”{ $occasion }”.
event-candidate-written = { $who } skrev en kandidat till formulering: ”{ $text }”.
event-candidate-dropped = { $who } lade undan kandidaten ”{ $text }”.
event-candidate-chosen = { $who } valde kandidaten ”{ $text }” till utkastet.
event-contribution-parked = { $parked ->
    [yes] { $who } lade inspel { $number } på parkeringen.
   *[no] { $who } tog inspel { $number } från parkeringen.
}
event-workshop-planned = { $who } planerade workshoppen ”{ $title }”, { $days }.
event-workshop-changed = { $who } ändrade workshoppen ”{ $title }”.
event-workshop-opened = { $who } öppnade workshoppen ”{ $title }”.
event-workshop-step-taken = { $who } lät workshoppen ”{ $title }” gå vidare: { $step ->
    [collect] { $question ->
        [0] inspel samlas till alla frågor
       *[other] inspel samlas till fråga { $question }
    }
    [vote] rummet röstar om fråga { $question }
   *[pause] paus
}.
event-workshop-votes-counted = Rösterna på fråga { $question } i workshoppen ”{ $title }” räknades: { $count ->
    [one] en person röstade
   *[other] { $count } personer röstade
}.
event-workshop-closed = { $who } avslutade workshoppen ”{ $title }”.
event-workshop-notes-written = { $what ->
    [gone] { $who } tog bort anteckningarna från workshoppen ”{ $title }”.
   *[written] { $who } skrev anteckningar från workshoppen ”{ $title }”.
}
event-workshop-called-off = { $who } ställde in workshoppen ”{ $title }”. Skäl: { $reason }
