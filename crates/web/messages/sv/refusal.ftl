# Varför något inte gick, och vad man gör åt det. Nyckeln är refusal- och regelns eget ord.
refusal-text-empty = Fyll i det här fältet.
refusal-text-too-long = Texten har { $value } tecken. Korta den till högst { $limit }.
refusal-not-a-day = Skriv en dag, till exempel 2017-10-23.
refusal-year-wrong = ”{ $value }” är inget årtal mellan 2000 och 2100.
refusal-already-founded = { $organisation } finns redan.
refusal-body-unknown = Välj ett organ i listan.
refusal-no-mandate = { $body } hade inte rätt att besluta om det { $day }. Välj ett annat organ eller en annan dag.
refusal-changed-meanwhile = Någon annan hann ändra. Läs båda texterna och spara den som ska gälla.
refusal-day-has-passed = { $day } har redan varit. Välj en dag från och med i dag.
refusal-decided-in-the-future = { $day } har inte kommit än. Skriv dagen då beslutet fattades.
refusal-in-force-before-decision = Revisionen kan gälla tidigast från dagen för beslutet, { $day }.
refusal-in-force-before-earlier = En annan revision gäller från { $day }. Välj en senare dag.
refusal-unions-after-decision = Facken förhandlade { $day }, men det är efter beslutet. Kontrollera dagarna.
refusal-not-proposed-to-body = Det är inte föreslaget för { $body }. Välj det organ som det är föreslaget för.
refusal-not-adopted-ahead = Revision { $revision } är inte beslutad för en kommande dag, så den kan inte upphävas.
refusal-revision-already-open = Revision { $revision } är redan på väg. Skriv vidare i den, eller dra tillbaka den först.
refusal-revision-unknown = Revision { $revision } finns inte.
refusal-revision-not-draft = { $state ->
    [in-consultation] Revision { $revision } är på samråd. Ta tillbaka den för att ändra i texten.
    [proposed] Revision { $revision } är föreslagen för beslut. Ta tillbaka den för att ändra i texten.
    [withdrawn] Revision { $revision } är tillbakadragen. Öppna nästa revision i stället.
   *[other] Revision { $revision } är beslutad och kan inte ändras. Öppna nästa revision i stället.
}
refusal-revision-not-under-way = Revision { $revision } är varken på samråd eller föreslagen, så det finns inget att ta tillbaka.
refusal-revision-decided = Revision { $revision } är beslutad. Bara ett nytt beslut kan upphäva den.
refusal-revision-empty = Revision { $revision } har inga formuleringar. Lägg till minst en.
refusal-limits-broken = { $count ->
    [one] En fast gräns i styrmodellen hålls inte. Den står i listan här ovanför.
   *[other] { $count } fasta gränser i styrmodellen hålls inte. De står i listan här ovanför.
}
refusal-motives-missing = { $count ->
    [one] En mjuk gräns passeras utan motiv. Skriv motivet, eller ändra i utkastet.
   *[other] { $count } mjuka gränser passeras utan motiv. Skriv motiven, eller ändra i utkastet.
}
refusal-reasons-missing = { $count ->
    [one] En ändring saknar skäl. Skriv det i utkastet.
   *[other] { $count } ändringar saknar skäl. Skriv dem i utkastet.
}
refusal-limit-not-passed = Utkastet håller redan den gränsen, eller så får den inte passeras.
refusal-kind-not-in-model = Styrmodellen har inget sådant slag av formulering. Välj ett annat.
refusal-parent-unknown = Välj en plats i listan.
refusal-may-not-stand-there = Ett sådant slag av formulering kan inte stå där. Välj en annan plats.
refusal-statement-unknown = Formuleringen finns inte längre i utkastet. Någon kan ha tagit bort eller ersatt den.
refusal-statement-under-itself = En formulering kan inte stå under sig själv eller under det som den ersätter. Välj en annan plats.
refusal-statement-has-children = { $count ->
    [one] En formulering står under den här. Flytta eller ta bort den först.
   *[other] { $count } formuleringar står under den här. Flytta eller ta bort dem först.
}
refusal-merge-needs-two = Välj minst en formulering till.
refusal-merge-one-kind = Bara formuleringar av samma slag kan slås ihop. Använd Ersätt i stället.
refusal-split-needs-two = Skriv minst två formuleringar, en på varje rad.
refusal-replace-needs-one = Välj vad som ska ersättas.
refusal-replace-needs-text = Skriv vad som kommer i stället.
refusal-nothing-to-undo = Det finns ingen ändring att ångra.
refusal-statement-there-already = Formuleringen ”{ $text }” finns redan där. Skriv något annat, eller ändra den som finns.
refusal-registration-number-taken = { $number } finns redan på ett beslut: { $body }, { $day }. Är det samma ärende, så att numret är rätt: skicka igen.

# Tal och belopp.
refusal-not-a-number = ”{ $value }” är inget tal. Skriv till exempel 18,4.
refusal-too-many-decimals = ”{ $value }” har för många decimaler. Skriv högst { $limit }.
refusal-number-too-large = ”{ $value }” är för stort. Kontrollera enheten.

# Planeringen.
refusal-round-unknown = Planeringsomgång { $round } finns inte.
refusal-round-closed = Omgången { $round } är avslutad. Öppna den igen för att ändra i den.
refusal-round-taken = Det finns redan en omgång som heter { $name }. Välj ett annat namn.
refusal-ends-before-it-begins = { $day } ligger före första dagen. Välj en senare dag.
refusal-phases-not-in-order = Faserna ska komma i ordning. Se över datumen.
refusal-phase-is-now = Omgången är redan i den fasen.
refusal-plan-not-decided = Verksamhetsplanen är inte beslutad. Besluta den först.
refusal-paper-under-way = Det ligger för beslut och kan inte ändras nu. Ta tillbaka det först.
refusal-paper-empty = Det finns inget att besluta om än.
refusal-paper-not-proposed = Det ligger inte för beslut.
refusal-frames-passed = { $count ->
    [one] En ram överskrids
   *[other] { $count } ramar överskrids
}. Skriv varför, eller ändra fördelningen.
refusal-moves-without-motive = { $count ->
    [one] En flytt saknar motiv
   *[other] { $count } flyttar saknar motiv
}. Skriv varför resurserna flyttas.
refusal-activity-below-zero = ”{ $title }” får mindre än noll. Ändra fördelningen.
refusal-name-taken = Namnet { $name } används redan. Välj ett annat.
refusal-source-unknown = Finansiering { $source } finns inte. Välj en i listan.
refusal-source-closed = Finansieringen { $source } är stängd för nya planer. Välj en annan.
refusal-source-twice = Samma finansiering står två gånger. Slå ihop raderna.
refusal-unit-unknown = Enhet { $unit } finns inte.
refusal-area-unknown = Område { $area } finns inte i strategin.
refusal-goal-unknown = Mål { $goal } finns inte i strategin. Välj ett i listan.
refusal-goal-twice = Samma mål står två gånger. Slå ihop andelarna.
refusal-shares-not-whole = Andelarna ska bli 100 % tillsammans.
refusal-not-pointed-out = Det är inte utpekat.
refusal-resources-below-zero = Belopp kan inte vara mindre än noll.
refusal-resources-decided = Resurserna är beslutade. De ändras med ett nytt beslut om fördelningen.
refusal-break-is-gone = Brottet finns inte längre. Någon har redan lagat det.
refusal-break-not-aside = Det brottet är inte undanlagt.
refusal-activity-unknown = Aktivitet { $activity } finns inte i omgången.
refusal-activity-changed-meanwhile = Någon annan hann ändra ”{ $title }”. Läs båda texterna och spara den som ska gälla.
refusal-activity-twice = ”{ $title }” står två gånger. Behåll en av raderna.
refusal-person-unknown = Person { $person } finns inte. Välj någon i listan.
refusal-person-twice = Samma person står två gånger. Slå ihop raderna.
refusal-percent-outside = { $percent } % går inte. Skriv 1–100.
refusal-task-unknown = Uppdrag { $task } finns inte i registret.
refusal-too-many-at-once = { $count } aktiviteter är för många på en gång. Dela upp dem i högst { $limit }.
refusal-not-your-unit = Du planerar inte för { $unit }. Be enhetens chef eller en strateg.
refusal-plan-empty = Planen har inga aktiviteter. Lägg till minst en.
refusal-plan-rests = Planen är inskickad eller godkänd och kan inte ändras nu.
refusal-plan-not-there = Planen är inte i det läget. Läs om sidan.
refusal-over-frame-without-motive = Planen går { $kronor } och { $person_years } årsarbetskrafter över ramen. Skriv varför, eller ändra planen.
refusal-reached-in-the-future = { $day } har inte varit än.
refusal-scenario-unknown = Scenario { $scenario } finns inte.
refusal-moves-out-of-date = { $count ->
    [one] En rad i scenariot har ändrats i planen sedan du flyttade. Gör om flyttarna.
   *[other] { $count } rader i scenariot har ändrats i planen sedan du flyttade. Gör om flyttarna.
}
refusal-scenario-rests = Scenariot kan inte ändras: det är beslutat, föreslaget, undanlagt eller hann ifatt av ett beslut.
refusal-scenario-not-overtaken = Scenariot { $name } behöver inte börjas om: inget beslut har kommit före det.
refusal-same-place = Välj olika ställen att flytta från och till.
refusal-amount-not-above-zero = Skriv ett belopp som är större än noll.
refusal-part-outside = Skriv en andel från 0,01 till 100 %.
refusal-scenario-changed-meanwhile = Scenariot ändrades medan du arbetade, av någon annan eller i en annan flik. Siffrorna är nu de nya. Gör det igen om du fortfarande vill.
refusal-frames-pasted-nothing = Ingen rad har ett namn och ett belopp. Skriv namn, kronor och årsarbetskrafter med tabb eller semikolon mellan, till exempel Ekonomi; 17; 12.
refusal-not-enough-resources = Där finns bara { $kronor } och { $person_years } årsarbetskrafter.
refusal-nothing-to-take = Där finns inget att ta.
refusal-nothing-to-receive = Där finns ingen aktivitet som kan ta emot. Lägg till en först.
refusal-task-number-taken = { $number } i { $document } finns redan i registret.
refusal-dates-not-in-order = Dagarna för { $number } ska komma i ordning.
refusal-amended-before = Ändringen { $day } är äldre än dokumentet. Välj en senare dag.
refusal-not-your-task = Bara den som planerar för enheten som har uppdraget kan säga att det är besvarat. Be enhetens chef eller en strateg.
refusal-task-not-there = Uppdraget är inte i det läget. Läs om sidan.
refusal-due-line-wrong = ”{ $line }” börjar inte med en dag. Skriv till exempel 2018-06-01 Delredovisning.
refusal-unit-not-there = { $unit } finns inte { $day }. Välj en annan enhet eller en annan dag.
refusal-part-of-itself = En enhet kan inte ligga under sig själv eller gå upp i sig själv.
refusal-too-few-units = Välj minst två enheter.
refusal-regrouped-later = { $unit } ändras redan en senare dag. Gör ändringen från den dagen.
refusal-nothing-goes-on = Ingen aktivitet i den förra omgången går vidare, eller så är de redan här.
refusal-source-needed = Välj var pengarna och tiden kommer ifrån.
refusal-nobody-called = Ingen heter ”{ $value }”, eller så gör flera det. Välj i listan.
refusal-activity-gone = Någon annan hann ta bort aktiviteten. Det du skrev står kvar. Sparar du läggs den till på nytt.
refusal-goal-needed = Välj ett mål, eller töm andelen.
refusal-share-needed = Skriv hur stor del, till exempel 40.
refusal-share-not-a-number = ”{ $value }” är ingen andel. Skriv procent med högst två decimaler, till exempel 33,33.
refusal-task-not-found = Inget öppet uppdrag heter så: ”{ $value }”. Skriv uppdragets nummer, eller välj i listan.
refusal-task-several = Flera uppdrag kan menas med ”{ $value }”: { $some }. Skriv mer, eller välj i listan.
refusal-activity-not-found = Ingen aktivitet heter så: ”{ $value }”. Skriv några ord ur titeln, eller välj i listan.
refusal-activity-several = Flera aktiviteter kan menas med ”{ $value }”: { $some }. Skriv mer, eller välj i listan.
refusal-need-not-found = Ingen annan aktivitet i omgången heter så: ”{ $value }”. Skriv några ord ur titeln, eller välj i listan.
refusal-need-several = Flera aktiviteter kan menas med ”{ $value }”: { $some }. Skriv mer, eller välj i listan.
refusal-percent-needed = Skriv hur många procent av tiden, 1–100.
refusal-nothing-pasted = Klistra in en tabell, eller välj en fil.
refusal-plan-changed-since-shown = Planen eller det du valde är ett annat än när raderna visades. Läs igenom dem en gång till.
refusal-nothing-ticked = Markera minst en aktivitet.
refusal-nothing-to-change = Välj vad som ska ändras.
refusal-both-ways = Det blir mer pengar och färre personer, eller tvärtom. Gör två flyttar, eller lämna källan tom.
refusal-table-without-document = Skriv vilket dokument uppdragen står i. Tabellen säger det inte.
refusal-table-without-document-day = Skriv dokumentets datum. Tabellen säger det inte.
refusal-nothing-moves = Så står det redan. Ingenting flyttas.

# Indikatorer.
refusal-indicator-unknown = Indikatorn { $indicator } finns inte.
refusal-indicator-name-taken = En annan indikator heter redan ”{ $name }”. Välj ett annat namn.
refusal-indicator-ended = ”{ $name }” är avslutad. Ta upp den igen först.
refusal-indicator-not-ended = Indikatorn är inte avslutad.
refusal-indicator-in-set = ”{ $name }” ingår i indikatoruppsättning { $set }. Ta bort den i nästa uppsättning först.
refusal-redefined-without-reason = Skriv varför definitionen ändras.
refusal-break-needed = Det finns redan värden i { $unit }. Skriv från vilken period det räknas på det nya sättet. De tidigare värdena står kvar som de är, och serien bryts där.
refusal-break-or-comparable = Indikatorn räknas på ett annat sätt än de värden som finns. Skriv varför de går att jämföra ändå, eller från när serien bryts.
refusal-break-and-comparable = Antingen bryts serien eller så går värdena att jämföra. Ta bort det ena.
refusal-reflects-twice = Samma sak är vald två gånger.
refusal-ends-not-in-order = Den övre gränsen ska vara större än { $low }.
refusal-not-above-zero = Skriv ett tal större än noll.
refusal-value-outside-limits = { $value } ligger utanför de värden som kan finnas: { $ends ->
    [both] { $lowest } till { $highest }
    [lowest] minst { $lowest }
   *[highest] högst { $highest }
}. Ändra värdet, eller gränserna i definitionen.
refusal-target-without-kind = Du har skrivit ett målvärde ({ $value }) men valt Nej. Välj om målet är minst eller högst så mycket, eller töm målets fält.
refusal-band-of-another-way = Du har skrivit ett spann ({ $value }) men inte valt att värdet ska ligga inom ett spann. Välj det, eller töm spannets fält.
refusal-not-a-count-of-decimals = ”{ $value }” är inget antal decimaler. Skriv ett heltal från 0 till { $limit }.
refusal-cost-below-zero = En kostnad kan inte vara mindre än noll, som { $value }. Skriv vad indikatorn kostar per år i kronor.
refusal-target-before-base = Målet ska ligga efter den period det räknas från.
refusal-dimension-twice = ”{ $value }” står två gånger.
refusal-dimension-unknown = ”{ $name }” är inte uppdelad efter ”{ $value }”. Lägg till det i definitionen först.
refusal-value-missing = { $name }, { $period }: skriv ett värde, eller välj en status som säger varför det saknas.
refusal-value-for-none = { $name }, { $period }: statusen säger att det inte finns något värde, men det finns ett.
refusal-period-twice = { $name }: { $period } står två gånger.
refusal-interval-wrong = { $name }, { $period }: värdet { $value } ligger inte mellan { $low } och { $high }. Rätta värdet, lägst eller högst.
refusal-fraction-wrong = { $name }, { $period }: nämnaren ska vara större än noll.
refusal-correction-without-reason = { $count ->
    [one] Ett fastställt värde ändras. Skriv varför.
   *[other] { $count } fastställda värden ändras. Skriv varför.
}
refusal-import-unknown = Inläsningen { $import } finns inte.
refusal-import-taken-back = Värdena är redan tillbakatagna.
refusal-address-not-web = ”{ $value }” är ingen adress på webben. Skriv hela adressen, till exempel https://api.scb.se/tabell.
refusal-address-has-credentials = Adressen innehåller vad som ser ut som ett lösenord eller en nyckel. Den skulle stå i loggen. Ta bort det.
refusal-fetch-name-taken = Det finns redan en hämtning som heter { $name }. Ge den här ett annat namn.
refusal-fetch-query-not-json = Frågan är inte JSON: den går inte att läsa på rad { $line }, tecken { $column }. Kopiera den igen från källan, eller lämna fältet tomt.
refusal-fetch-hour-wrong = ”{ $value }” är ingen timme. Välj en mellan 0 och 23.
refusal-fetch-choice-unknown = ”{ $value }” går inte att välja. Välj något i listan.
refusal-fetch-responsible-may-not = Välj någon som får föra in värden.
refusal-fetch-host-not-allowed = Värden { $host } får inte frågas i den här installationen. De som får frågas: { $allowed }. Be den som driver systemet om den behövs.
refusal-too-many-fetches = Det finns redan { $limit } hämtningar. Ta bort en som inte behövs.
refusal-fetch-unknown = Hämtningen { $fetch } finns inte.
refusal-fetched-file-gone = Det som hämtades väntar inte längre. Någon annan har tagit hand om det.
refusal-set-unknown = Indikatoruppsättning { $set } finns inte.
refusal-set-already-open = Indikatoruppsättning { $set } är redan påbörjad.
refusal-set-not-draft = Uppsättningen går inte att ändra nu.
refusal-leads-for-what-it-does-not-reflect = ”{ $name }” speglar inte mål { $goal }. Välj ett av dess egna mål.
refusal-indicator-not-in-set = Indikatorn är inte med i uppsättningen.
refusal-reason-missing = Skriv varför.
refusal-set-empty = Uppsättningen är tom. Ta med minst en indikator.
refusal-set-as-before = Uppsättningen är likadan som den beslutade. Det finns inget att besluta.
refusal-goals-crowded = { $count ->
    [one] Ett mål har fler än { $limit } indikatorer. Skriv varför, eller ta bort någon.
   *[other] { $count } mål har fler än { $limit } indikatorer. Skriv varför, eller ta bort några.
}
refusal-set-not-proposed = Uppsättningen är inte föreslagen.
refusal-set-not-open = Uppsättningen är redan avslutad.
refusal-disagreement-without-reason = Skriv varför du säger något annat än regeln.
refusal-break-unknown = Det brottet finns inte längre.
refusal-not-a-period = ”{ $value }” är ingen period. Skriv till exempel 2018, 2018 kv 3 eller 2018-03.
refusal-half-divided = Skriv både täljare och nämnare, eller ingen av dem. Här står bara ”{ $value }”.
refusal-half-interval = Skriv både lägst och högst, eller inget av dem. Här står bara ”{ $value }”.
refusal-high-below-low = { $value } är mindre än lägst, som är { $low }. Byt plats på dem, eller rätta det ena.
refusal-period-empty = Skriv vilken period värdet är för, till exempel 2018, 2018 kv 3 eller 2018-03.
refusal-period-on-two-rows = { $period } står på både rad { $row } och rad { $other }. Ta bort den ena.
refusal-period-not-begun = { $name }: { $period } har inte börjat, så den kan inte ha något värde än. Den börjar { $day }. Rätta perioden, eller ta bort värdet.
refusal-period-of-other-length = { $period } är en period av annan längd än indikatorn räknar med. Skriv { $frequency ->
    [monthly] en månad, till exempel 2018-03
    [quarterly] ett kvartal, till exempel 2018 kv 3
    [every-tertial] ett tertial, till exempel 2018 tertial 2
    [half-yearly] ett halvår, till exempel 2018 halvår 1
   *[yearly] ett år, till exempel 2018
}.
refusal-part-unknown = Delen ”{ $part }” finns inte längre: dess värden är tillbakatagna. Välj en annan del.
refusal-no-values = Fyll i minst ett värde.
refusal-has-a-value = Statusen säger att det inte finns något värde, men det står { $value }. Ta bort värdet, eller välj en annan status.
refusal-email-wrong = Det här är ingen e-postadress. Skriv den som namn@myndigheten.se.
refusal-email-taken = Adressen hör till någon annan. Fyll i en annan.
refusal-email-needed = Personen loggar in med sin adress. Stäng kontot om personen inte ska kunna logga in.
refusal-roles-none = Välj minst en roll.
refusal-last-administrator = Ingen annan kan sköta systemet. Gör först någon annan till administratör som kan logga in.
refusal-name-not-typed = Skriv { $name } för att bekräfta. Inget är raderat.
refusal-password-short = Lösenordet har { $count } tecken. Det behöver minst { $limit }.
refusal-password-long = Lösenordet har { $count } tecken. Det får ha högst { $limit }.
refusal-password-leaked = Det här lösenordet finns bland dem som har läckt från andra tjänster. Välj ett annat, som du inte använder någon annanstans.
refusal-password-easy = Det här lösenordet är lätt att gissa. Välj några ord som inte hör ihop.
refusal-password-not-current = Det här är inte ditt nuvarande lösenord.
refusal-sign-in-wrong = Adressen eller lösenordet stämmer inte.
refusal-sign-in-wait = Det har varit för många försök. Vänta en kvart och försök igen.
refusal-link-gone = Länken går inte att använda.

# Roller i delar av myndigheten, och vikarier.
refusal-role-not-there = Rollen ges inte där. Chef och den som skriver i planen har rollen i en enhet, sekreterare i ett organ eller i hela myndigheten, övriga i hela myndigheten.
refusal-role-given-already = Personen har redan den rollen där, från { $day }. Avsluta den först om den ska gälla andra dagar.
refusal-days-backwards = Sista dagen kan vara tidigast { $day }.
refusal-assignment-unknown = Personen har inte fått den rollen. Ladda sidan på nytt.
refusal-not-yours-to-give = Det får bara personen själv eller en administratör göra. Vem som skriver i en enhets plan bestämmer också enhetens chef.
refusal-deputy-self = Ingen kan vara vikarie för sig själv. Välj någon annan.
refusal-deputy-role-not-held = Personen har inte den rollen den dagen, eller så kan ingen annan ta över den. Välj en annan roll eller dag.
refusal-deputy-too-long = En vikarie utses för högst { $limit } dagar. Välj en tidigare sista dag.
refusal-deputy-named-already = Den personen är redan vikarie i rollen, till och med { $day }.
refusal-deputation-unknown = Vikarien är inte utsedd. Ladda sidan på nytt.
refusal-person-not-called = Ingen i katalogen heter ”{ $name }”. Välj ett namn i listan.
refusal-not-your-body = Du är inte sekreterare i { $body }. Be den som är det skriva in beslutet.
refusal-ground-wrong = ”{ $value }” är inget kapitel i offentlighets- och sekretesslagen. Skriv ett tal från 1 till { $limit }.
refusal-secret-already = Uppdraget är redan belagt med sekretess.
refusal-not-secret = Uppdraget är inte belagt med sekretess.
refusal-not-yours-to-mark = Du skulle inte längre se uppdraget. Be ledningen, enhetens chef eller någon med behörighet belägga det med sekretess.

# Organ.
refusal-body-name-taken = Ett annat organ heter { $name }. Välj ett annat namn.
refusal-body-closed = { $body } upphörde efter { $day } och kan inte ändras.
refusal-body-has-proposals = Något ligger framför { $body }. Skriv in beslutet eller ta tillbaka förslaget först.
refusal-member-already = Personen sitter redan i { $body } den dagen.
refusal-mandate-already = Organet har redan den beslutsrätten med samma grund, från { $day }.
refusal-body-type = Skicka det som { $types }.

# Omdömen.
refusal-verdict-revision-over = Revisionen gäller inte längre, eller är återtagen. Välj en annan.
refusal-verdict-before-today = { $value } har redan passerat. Välj i dag eller en senare dag.
refusal-verdict-too-long = En omgång kan vara högst { $limit } dagar. Välj en tidigare sista dag.
refusal-verdict-too-few = Bara { $count } skulle få svara. Fråga minst { $limit }, annars kan inget visas.
refusal-verdict-too-alike = Omgången ”{ $round }” pågår samtidigt om samma revision, och { $count } personer skiljer den från din. Då går det att räkna ut vad de svarar. Fråga precis samma personer, låt minst { $limit } skilja, eller vänta tills den är stängd.
refusal-verdict-no-units = Välj minst en enhet.
refusal-verdict-round-unknown = Det finns ingen omgång { $round }. Ladda sidan på nytt.
refusal-verdict-over = Omgången är redan avslutad. Ladda sidan på nytt.
refusal-verdict-answered = Någon har svarat, så omgången kan inte tas tillbaka. Stäng den i stället.
refusal-verdict-not-closed = Orden kan döljas först när omgången är stängd.
refusal-verdict-not-open = Omgången är inte öppen för svar.
refusal-verdict-not-asked = Den här omgången är för andra att svara på.
refusal-verdict-mark-missing = Välj en siffra, eller ”Kan inte säga”.

# Workshoppar.
refusal-workshop-unknown = Det finns ingen workshop { $workshop }. Ladda sidan på nytt.
refusal-workshop-over = Workshoppen är avslutad eller inställd. Öppna den igen för att ändra.
refusal-workshop-over-already = { $value } har redan passerat. Välj i dag eller en senare dag.
refusal-workshop-too-long = En workshop kan pågå högst { $limit } dagar. Välj en tidigare sista dag.
refusal-workshop-open-already = Workshoppen är redan öppen.
refusal-workshop-called-off = Workshoppen är inställd. Planera en ny.
refusal-workshop-not-open = Workshoppen är inte öppen.
refusal-workshop-day-passed = Sista dagen var { $day }. Inget mer tas emot.
refusal-not-yours-to-lead = Det är inte du som leder workshoppen. Be den som planerade den.
refusal-workshop-has-begun = Det finns redan inspel. Avsluta workshoppen i stället.
refusal-workshop-sign-in = Den här workshoppen är för dem som är inloggade. Logga in och försök igen.
refusal-questions-none = Skriv minst en fråga, eller välj färdiga frågor.
refusal-questions-too-many = { $count } frågor är för många. Välj ut högst { $limit }.
refusal-question-asked = De { $count } första frågorna är redan ställda. Behåll en rad för var och en av dem.
refusal-question-answered = Fråga { $number } har fått inspel. Låt den stå som den ställdes, på rad { $number }: { $question }
refusal-question-unknown = Det finns ingen fråga { $question }. Välj en i listan.
refusal-question-not-asked = Fråga { $question } är inte ställd än. Vänta tills den kommer upp på väggen.
refusal-votes-wrong = Skriv ett tal från 1 till { $limit }.
refusal-votes-used = Du har använt dina { $limit } röster. Ta bort en för att rösta på något annat.
refusal-vote-over = Omröstningen är slut.
refusal-minutes-wrong = ”{ $value }” är inget antal minuter. Skriv ett heltal från 1 till { $limit }, eller lämna tomt.
refusal-nothing-to-vote-on = Det finns inga inspel att rösta på till fråga { $question }.
refusal-answers-before = { $value } är före workshoppens sista dag. Välj en senare dag.
refusal-joining-has-begun = Någon har redan sagt något. Vilka som kan gå med, och om namn visas, kan inte ändras nu.
refusal-room-code-taken = Det gick inte att få en ledig kod. Försök igen.
refusal-room-code-wrong = ”{ $value }” är ingen kod. Skriv de sex siffrorna som står på väggen.
refusal-room-code-unknown = Ingen workshop är öppen med koden { $value }. Läs den igen på väggen.
refusal-too-many-codes = Koder har prövats för många gånger. Försök igen { $until }.
refusal-said-with-name = I den här workshoppen visas namn.
refusal-said-without-name = I den här workshoppen sparas inga namn.
refusal-said-enough = Du har lämnat { $limit } inspel. Fler går inte att lämna här.
refusal-not-in-workshop = Inspelet hör inte till workshoppen. Ladda sidan på nytt.
refusal-group-elsewhere = I gruppen ”{ $heading }” finns inspel från annat håll. Välj en annan grupp, eller be den som arbetar med strategin.
refusal-candidate-there = Kandidaten finns redan. Skriv en annan.
refusal-candidate-unknown = Kandidaten är borta. Ladda sidan på nytt.
refusal-candidate-chosen = Kandidaten är vald till utkastet och kan inte läggas undan.
refusal-not-confirmed-yet = Du har inte loggat in igen än. Gör det i den andra fliken och kom sedan hit.
