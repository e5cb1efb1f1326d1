# Alla indikatorer.
menu-indicators = Indikatorer
indicators-title = Indikatorer
indicators-knot = Indikatorer
indicators-heading = Rör vi oss i målens riktning?
indicators-none = En indikator är ett mått som speglar ett mål. Här står alla, med vad värdena säger om riktningen.
indicators-first = Lägg till den första indikatorn
indicators-new = Ny indikator
indicators-import = Läs in värden
indicators-breaks = { $count ->
    [one] ett brott på tråden
   *[other] { $count } brott på tråden
}
indicators-never-averaged = Indikatorerna räknas var för sig. De vägs aldrig ihop.
indicators-all-kinds = Alla
indicators-choose-kind = Vilka indikatorer som visas
indicators-others = Andra indikatorer
indicators-none-for-goal = Ingen indikator
indicators-not-in-set = Inte i den beslutade uppsättningen
indicators-ended = { $count ->
    [one] En avslutad indikator
   *[other] { $count } avslutade indikatorer
}
counted-toward = Mot målet
counted-away = Från målet
counted-none = Ingen tydlig förändring
counted-few = För få mätningar
indicator-kind-world = omvärld
indicator-kind-operations = verksamhet
indicator-kind-key-figure = nyckeltal
indicator-kinds-world = Omvärld
indicator-kinds-operations = Verksamhet
indicator-kinds-key-figure = Nyckeltal

# En indikator.
indicator-knot = Indikator
indicator-about = Metod, källa och definition
indicator-in-unit = i { $unit }
indicator-ended-since = Avslutad { $moment }. Skäl: { $reason }
indicator-reflects-gone = något som inte längre finns i strategin
indicator-bring-in = Fyll i värden
indicator-edit = Ändra definitionen
indicator-another = Gör en likadan
indicator-more-reasons = Mer om varför
indicator-without-provisional = Utan de preliminära värdena: { $verdict }.
indicator-values = Värdena
indicator-first-and-last = Första värdet är { $first } ({ $first-period }), det senaste { $last } ({ $last-period }).
indicator-only-value = Det enda värdet är { $value } ({ $period }).
indicator-values-kept = Det som stod tidigare finns kvar, överstruket
indicator-all-values = Alla { $count } värden
indicator-values-older = Äldre värden
indicator-get-csv = Hämta CSV
indicator-get-json-stat = Hämta JSON-stat
indicator-get-open-sdg-data = värdena
indicator-get-open-sdg-metadata = definitionen
indicator-get-svg = Hämta SVG
indicator-get-png = Hämta PNG
indicator-imports = Det som har kommit in
indicator-no-values = Inga värden än. Fyll i dem, klistra in dem eller läs in dem från en fil.
indicator-newer-definition = Definition { $number } är skriven men inte beslutad. Sidan visar den beslutade.
indicator-definition-awaits = Definition { $number } gäller från och med { $period }, som inte har något värde än. Sidan visar den tidigare.
indicator-comparable = Värdena går att jämföra med de tidigare: { $why }
indicator-how-we-know = Hur vi vet det
indicator-method = Metoden
indicator-why = Varför den speglar målet
indicator-cannot-say = Vad den inte kan säga
indicator-not-written = Ingen har skrivit det än.
indicator-facts = Uppgifter
indicator-reflects = Speglar
indicator-source = Källa
indicator-numerator = Täljare
indicator-denominator = Nämnare
indicator-owner = Ansvarar
indicator-owner-known = En person i myndigheten
indicator-no-owner = Ingen
indicator-latest = Senaste värdet
indicator-smallest-change = Minsta ändring som spelar roll
indicator-cost = Kostar per år
indicator-definitions = Definitionen över tid
indicator-definition-number = Definition { $number }
indicator-breaks-from = Räknas på annat sätt från och med { $period }. Det som var tidigare kan inte jämföras.
indicator-take-up = Ta upp indikatorn igen
indicator-end = Avsluta indikatorn
indicator-end-what = Den får inga fler värden. Allt som finns går fortfarande att läsa.
indicator-end-reason = Varför avslutas den?
indicator-end-do = Avsluta
indicator-told-ended = Indikatorn är avslutad.
indicator-told-taken-up = Indikatorn används igen.
indicator-told-defined = Indikatorn finns nu. Fyll i värden, och ta med den i nästa uppsättning.
indicator-told-saved = Definitionen är sparad.
frequency-monthly = varje månad
frequency-quarterly = varje kvartal
frequency-every-tertial = varje tertial
frequency-half-yearly = varje halvår
frequency-yearly = varje år
frequency-every-second-year = vartannat år
frequency-every-third-year = vart tredje år
frequency-every-fourth-year = vart fjärde år
desired-up = ska öka
desired-down = ska minska
desired-keep = ska vara som den är
desired-within = ska ligga inom ett spann
desired-within-band = ska ligga mellan { $low } och { $high }
target-kind-at-least = Minst
target-kind-at-most = Högst
target-at-least = { $dated ->
    [0] mål: minst { $value }
   *[other] mål: minst { $value } { $by }
}
target-at-most = { $dated ->
    [0] mål: högst { $value }
   *[other] mål: högst { $value } { $by }
}
measures-ratio = En andel eller kvot
measures-stock = Hur mycket som finns vid en tidpunkt
measures-flow = Hur mycket som sker under en tid
measures-level = Ett medelvärde, ett index eller ett betyg
period-half = halvår { $ordinal } { $year }
period-tertial = tertial { $ordinal } { $year }
period-quarter = kv. { $ordinal } { $year }
period-months = { $count } månader från { $month } { $year }
observation-status-normal = Fastställt
observation-status-break = Brott i serien
observation-status-differs = Annan definition
observation-status-estimated = Skattat
observation-status-imputed = Ifyllt
observation-status-cannot-exist = Kan inte finnas
observation-status-missing = Saknas
observation-status-provisional = Preliminärt
observation-status-protecting = Visas inte, eftersom ett annat dolt värde då går att räkna ut
observation-status-suppressed = Visas inte, av hänsyn till enskilda
observation-status-unreliable = Osäkert

# Målets indikatorer, och vad den ansvariga säger.
movement-title = Rör det sig?
movement-count = { $count ->
    [one] En indikator.
   *[other] { $count } indikatorer, var för sig. De vägs aldrig ihop.
}
movement-carrying = { $carrying } av { $all } har tillräckligt många mätningar för ett svar.
movement-same-as-lead = { $same } av { $all }
movement-several = { $count } indikatorer, ingen leder
movement-worst = Tydligast åt fel håll: { $name }.
movement-surest = Säkrast: { $name }.
assessment-title = Bedömning
assessment-knot = Bedömning
assessment-goal-knot = Mål
assessment-lead = Rör vi oss i målets riktning? Skriv vad du ser och varför.
assessment-write = Skriv en bedömning
assessment-judged = Åt vilket håll går det?
assessment-text = Bedömningen
assessment-text-hint = Vad värdena visar, vad som ligger bakom, och vad det betyder för arbetet.
assessment-why-other = Varför säger du något annat än regeln?
assessment-why-other-hint = Behövs bara när du och regeln kommer fram till olika saker.
assessment-save = Spara bedömningen
assessment-told = Bedömningen är sparad.
assessment-earlier = Tidigare bedömningar
assessment-none = Ingen har skrivit någon än.
assessment-rule-says = Regeln säger:
assessment-disagrees = Regeln sade { $rule }. Skäl att säga något annat:
judged-toward = Mot målet
judged-no-change = Ingen tydlig förändring
judged-away = Från målet
judged-cannot-say = Går inte att säga än

# Brott på tråden vid indikatorer.
indicator-breaks-title = Brott vid indikatorerna
indicator-breaks-heading = { $count ->
    [0] Inga brott vid indikatorerna
    [one] Ett brott vid indikatorerna
   *[other] { $count } brott vid indikatorerna
}
indicator-breaks-lead = Ett brott är en upplysning, inget fel.
indicator-breaks-none = Varje mål har en indikator, och varje indikator har värden och någon som ansvarar.
indicator-breaks-aside = Lagda åt sidan
indicator-break-goal-without-indicator = ett mål utan indikator
indicator-break-without-recent-values = en indikator utan nya värden
indicator-break-target-date-passed = ett måldatum som har passerat
indicator-break-without-owner = en indikator som ingen ansvarar för
indicator-break-reflects-what-is-gone = en indikator för något som inte längre finns
indicator-break-several-goals-lean-on-one = flera mål som vilar på en indikator
indicator-break-kind-goal-without-indicator = Mål utan indikator
indicator-break-kind-without-recent-values = Inga nya värden
indicator-break-kind-target-date-passed = Måldatumet har passerat
indicator-break-kind-without-owner = Ingen ansvarar
indicator-break-kind-reflects-what-is-gone = Målet finns inte längre
indicator-break-kind-several-goals-lean-on-one = Flera mål vilar på samma indikator
indicator-break-what-goal-without-indicator = Inget mått visar om det går åt rätt håll. Det kan vara meningen.
indicator-break-what-without-recent-values = Minst två värden som borde ha kommit saknas.
indicator-break-what-target-date-passed = Ta ställning till ett nytt mål, eller avsluta indikatorn.
indicator-break-what-without-owner = Ingen ser till att värdena kommer och stämmer.
indicator-break-what-reflects-what-is-gone = Strategin har ändrats. Knyt indikatorn till ett mål som gäller.
indicator-break-what-several-goals-lean-on-one = Om den rör sig går det inte att säga vilket mål det beror på.
indicator-break-set-aside = Lägg åt sidan
indicator-break-set-aside-do = Lägg åt sidan
indicator-break-motive = Motiv
indicator-break-until = Till och med
indicator-break-aside-until = Åt sidan till och med { $day }. Motiv: { $motive }
indicator-break-take-up = Ta upp igen
indicator-break-told-aside = Brottet är lagt åt sidan.
indicator-break-told-up = Brottet är upptaget igen.
indicator-mend-define = Lägg till en indikator för målet
indicator-mend-target = Ändra målet
indicator-mend-owner = Välj vem som ansvarar
indicator-mend-reflects = Knyt till ett annat mål
indicator-mend-another = Lägg till en till indikator
movement-leads = Målens ledande indikatorer
