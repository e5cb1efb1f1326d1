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
pointed-out-within = Något utpekat
pointed-activity = Aktivitet
pointed-unit = Hela verksamheten
sum = Summa

round-parts = Delar av planeringen { $round }
round-part-overview = Översikt
round-part-units = Enheternas planer
round-phases = Faser
round-in-phase = fas { $number } av { $count }: { $phase }
round-in-phase-until = { $phase }, till { $day }
round-phase-past = passerad
round-phase-late = skulle ha varit klar { $day }

# Alla omgångar.
rounds-title = Planering
rounds-knot = Alla omgångar
rounds-heading = { $count ->
    [0] Ingen planering än
    [one] En planeringsomgång
   *[other] { $count } planeringsomgångar
}
rounds-none = Här står planeringsomgångarna, en för varje år: direktiv, ramar, enheternas planer och hur resurserna fördelas.
rounds-open = Öppna en planeringsomgång
rounds-funding = Finansiering
rounds-period = Period
rounds-where = Läge
rounds-activities = Aktiviteter
rounds-plan = Verksamhetsplan
rounds-plan-not-decided = inte beslutad

# Att öppna en omgång.
opening-title = Öppna en planeringsomgång
opening-based-on = Utgå från
opening-from-nothing = ingen, börja från början
opening-name = Namn
opening-name-hint = Oftast året, till exempel 2019.
opening-from = Första dagen
opening-until = Sista dagen
opening-send = Öppna omgången
opening-done = { $count ->
    [0] Planeringen { $round } är öppnad. Ingen aktivitet följde med.
    [one] Planeringen { $round } är öppnad. En aktivitet följde med.
   *[other] Planeringen { $round } är öppnad. { $count } aktiviteter följde med.
}
opening-next = Skriv direktivet
opening-goes-on = Från { $round }
opening-count-on = aktiviteter går vidare
opening-count-ended = slutar
opening-resources = Det som går vidare har i dag { $kronor } och { $people }.
opening-ended = De som slutar
opening-ended-more = Och { $count } till.
opening-ends = till { $day }
opening-not-carried = Direktivet och ramarna följer inte med: de skrivs nya för varje omgång.
calendar-title = Faserna börjar
calendar-hint = Datumen ska komma i ordning. Lämna tomt det som inte är bestämt.

# Finansiering.
funding-title = Finansiering
funding-none = Här står varifrån pengarna kommer: anslag, avgifter, EU-medel. Lägg till minst en källa innan enheterna planerar.
funding-source = Källa
funding-kind-title = Slag
funding-state = Läge
funding-open = öppen
funding-is-closed = stängd { $moment }
funding-close = Stäng
funding-close-lead = Ingen ny aktivitet kan få pengar härifrån. Det som redan har det behåller det. Det går inte att öppna källan igen.
funding-closed = { $name } är stängd för nya planer.
funding-add = Lägg till en källa
funding-added = { $name } är tillagd.
funding-name = Namn
funding-name-hint = Så som den står i regleringsbrevet, till exempel Anslag 1:5.

# Faserna.
phases-title = Faser
phases-go = Gå till
phases-go-hint = Det som inte är klart hindrar inte, om det inte står så. Det går att gå tillbaka.
phases-on-to = { $number } { $phase }
phases-back-to = tillbaka till { $number } { $phase }
phases-go-do = Gå dit
phases-entered = Omgången är nu i fasen { $phase }.
phases-days = Datum
phases-days-save = Spara datumen
phases-calendar-set = Datumen är sparade.
phases-closed = Omgången är avslutad. Gå tillbaka till en tidigare fas för att ändra i den.

# Det som återstår.
left-title = Det här återstår i fasen
left-nothing = Allt är klart för nästa fas
left-hinders = Hindrar
left-empty = { $paper } har inget innehåll
left-not-proposed = { $paper }: inte föreslaget för beslut
left-not-decided = { $paper }: väntar på beslut
left-changed = { $paper }: ändrat sedan beslutet
left-nothing-pointed-out = Inget är utpekat som särskilt viktigt
left-without-frame = { $count ->
    [one] En enhet som planerar har ingen ram
   *[other] { $count } enheter som planerar har ingen ram
}
left-not-sent-in = { $count ->
    [one] En plan är inte inskickad
   *[other] { $count } planer är inte inskickade
}
left-not-approved = { $count ->
    [one] En inskickad plan är inte godkänd
   *[other] { $count } inskickade planer är inte godkända
}
left-scenario-waits = Scenariot { $scenario } väntar på beslut
left-frames-passed = { $count ->
    [one] En ram överskrids
   *[other] { $count } ramar överskrids
}
left-period-goes-on = Perioden pågår till och med { $day }
left-paper-waits = { $paper } väntar på beslut

# Omgångens första sida.
round-title = Planering { $round }
overview-aside = Läget
overview-papers = Handlingar
overview-paper = Handling
overview-stands = Läge
overview-next = Nästa steg
overview-scenarios = Scenarier
overview-scenarios-open = { $count ->
    [one] ett arbetas med
   *[other] { $count } arbetas med
}
overview-units = Enheternas planer
overview-planned = Tillsammans planerar enheterna för { $kronor } och { $people }.
overview-frames = Ramarna är { $kronor } och { $people }.
overview-late = { $count ->
    [one] En plan skulle ha varit inskickad:
   *[other] { $count } planer skulle ha varit inskickade:
}
overview-resources = Resurser per resultatområde
overview-no-resources = Här syns var resurserna ligger, när enheterna har lagt in aktiviteter med kronor och årsarbetskrafter.
overview-breaks = { $count ->
    [0] Inga brott på tråden
    [one] Ett brott på tråden
   *[other] { $count } brott på tråden
}
overview-no-breaks = Tråden håller hela vägen.
overview-breaks-all = Visa och laga
overview-phases = Gå vidare eller ändra datum
overview-pointed = Utpekat
overview-nothing-pointed = Direktivet pekar inte ut något än.

resources-bars = Staplar
resources-bars-say = Mörk stapel är kronor, ljus är årsarbetskrafter.
resources-share = Andel
resources-against = Mot { $round }
resources-without-area = Utan resultatområde

# Vad som har hänt.
history = Vad som har hänt
history-title = Vad som har hänt i planeringen { $round }
history-all = { $count ->
    [one] Visa den, med namn
   *[other] Visa alla { $count }, med namn
}
history-opened = Omgången öppnades.
history-phase = Omgången gick till fasen { $phase }.
history-proposed = { $paper }: föreslogs för { $body }.
history-returned = { $paper }: togs tillbaka.
history-decided = { $body } beslutade: { $paper }.
plan-step-submitted = skickade in planen
plan-step-returned = fick tillbaka planen
plan-step-approved = fick planen godkänd
plan-step-commented = en kommentar
plan-step-recalled = planen togs tillbaka
plan-step-reopened = planen öppnades igen

# Enheternas planer.
plans-title = Enheternas planer { $round }
plans-none = Här står enheternas planer, när någon enhet har fått en ram eller börjat planera.
plans-due = lämnas in senast { $day }
plans-filter = Visa planer i läget
plans-all = Alla
plans-late = Sena
plans-unit = Enhet
plans-state = Läge
plans-planned = Planerat
plans-frame = Ram
plans-use = Hur mycket av ramen som är planerad
plans-use-of = Kronor: { $planned } av { $frame }
plans-with-below = med enheterna under: { $amount }
plans-note = Anmärkning
plans-late-since = Skulle ha varit inskickad { $day }.
plans-over = { $amount } över ramen.
plans-no-frame = Ingen ram.
plans-without = { $count ->
    [one] En enhet har varken ram eller plan
   *[other] { $count } enheter har varken ram eller plan
}

# Handlingarnas väg till beslut.
paper-name-directive = Direktivet
paper-name-frames = Ramarna
paper-name-plan = Verksamhetsplanen
paper-empty = Inte påbörjat
paper-draft = Utkast
paper-returned = Taget tillbaka: { $reason }
paper-proposed = Föreslaget för { $body } { $moment }
paper-decided = Beslutat av { $body } { $day },
paper-changed = Ändrat sedan beslutet av { $body } { $day },
paper-way = { $paper } till beslut
paper-way-knot = Till beslut
paper-way-title = Beslut
paper-read = Läs: { $paper }
paper-motive-given = Går över ramarna. Motiv: { $motive }
paper-empty-note = När något är skrivet går det att föreslå för beslut.
paper-nobody = Inget organ har rätt att besluta i planeringen.
paper-propose-lead = Innehållet vilar tills organet har beslutat. Det som föreslås är exakt det som står nu.
paper-propose-again = Besluta en gång till
paper-motive = Varför överskrids ramarna?
paper-motive-hint = Minst en ram överskrids. Skälet följer med till beslutet.
paper-proposed-done = { $paper }: föreslaget för beslut.
paper-return-lead = Det går då att ändra igen, och föreslå på nytt.
paper-returned-done = { $paper }: taget tillbaka.
paper-onward = Till beslut
paper-onward-proposed = Ta tillbaka eller anteckna beslutet
paper-editions = Tidigare beslut
knot-goal-and-more = { $count ->
    [one] { $goal }, och ett mål till
   *[other] { $goal }, och { $count } mål till
}
knot-down-to-money = Ned till pengarna
red-thread-knot = Den röda tråden
red-thread-title = Den röda tråden: { $name }
red-thread-lead = Varje linje är så bred som sin del av pengarna; där det inte finns några, som sin del av arbetet.
red-thread-page = Visa sidan
red-thread-list = Tråden som lista
red-thread-list-what = uppifrån och ned, med det som går genom varje led
red-thread-described = Det bilden visar står som lista nedanför.
red-thread-unit = Enhet
red-thread-task = Uppdrag { $number }
red-thread-gone = Finns inte i strategin
red-thread-pointed-out = utpekad
red-thread-nothing = inga resurser
red-thread-what = Led
red-thread-leads-to = Leder till
red-thread-down = Följ tråden ned till pengarna
paper-motive-moves-given = Motiv: { $motive }
paper-motive-moves = Varför flyttas resurserna?
paper-motive-moves-hint = Minst en flytt saknar motiv. Skälet följer med till beslutet.
