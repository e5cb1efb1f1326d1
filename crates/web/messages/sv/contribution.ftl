# Inspel: lista, ett inspel, grupper, svar, granskning och villkor.
contributions-title = Inspel
contributions-knot = Inspel
contributions-heading = { $count ->
    [0] Inga inspel
    [one] Ett inspel
   *[other] { $count } inspel
}
contributions-count = { $count ->
    [one] ett inspel
   *[other] { $count } inspel
}
contributions-answered = { $answered } av { $of } har fått svar ({ $share } %)
contributions-led-to = som ledde till formuleringar i revision { $revision }
contributions-behind = Inspel som ledde hit
contributions-texts = Inspelens texter
contributions-texts-choose = Välj om de ska behållas eller rensas
contributions-news = { $count ->
    [one] Ett av dina inspel har fått svar
   *[other] { $count } av dina inspel har fått svar
}
contributions-none = Här samlas det som medarbetarna vill säga om styrningen och arbetet, och svaren på det. Ingen har lämnat något inspel än.
contributions-none-chosen = Inga inspel passar in på det du har valt.
contributions-all = Alla inspel
contributions-filter = Välj inspel
contributions-words = Ord i inspelet
contributions-all-states = Alla svar
contributions-whose = Vems
contributions-whose-all = Allas
contributions-whose-mine = Mina och de jag följer
contributions-whose-to-answer = De jag ska svara på
contributions-whose-reported = De som läsare har anmält
contributions-about-all = Allt
contributions-about-statement = Strategin
contributions-about-activity = Aktiviteter
contributions-about-indicator = Indikatorer
contributions-about-nothing = Myndigheten som helhet
contributions-origin-all = Alla
contributions-show = Visa
contributions-put-together = Lägg ihop flera
contributions-put-together-do = Lägg ihop
contributions-chosen = Inspel att lägga ihop
contributions-here = Inspel
contributions-none-here = Ingen har lämnat något inspel om det här än.
contributions-all-here = { $count ->
    [one] Visa inspelet
   *[other] Visa alla { $count }
}
contribution-number = Inspel { $number }
contribution-knot = Inspel
contribution-new = Nytt
contribution-about-it = Om inspelet
contribution-facts = Fakta
contribution-state-unanswered = Väntar på svar
contribution-state-adopted = Taget till vara
contribution-state-partly = Delvis taget till vara
contribution-state-declined = Avböjt
contribution-state-hidden = Dolt
contribution-state-withdrawn = Återtaget
contribution-about = Handlar om
contribution-about-whole = Myndigheten som helhet
contribution-about-gone = Något som inte finns kvar
contribution-origin = Kommer från
contribution-direct = Lämnat direkt
contribution-left-by = Lämnat av
contribution-anonymous = Anonym för kollegor
contribution-yours = Ditt inspel
contribution-yours-what = Du följer det. Svaret visas i Inspel.
contribution-to-answer = Svarar
contribution-answer = Svar
contribution-no-answer = Inspelet har inte fått svar än.
contribution-needs-no-answer = Inspelet ska inte ha något svar.
contribution-earlier-answers = { $count ->
    [one] Ett tidigare svar
   *[other] { $count } tidigare svar
}
contribution-led-to = Ledde till formuleringen
contribution-together = Ihoplagt med andra
contribution-withdrawn = Den som lämnade inspelet har tagit tillbaka det.
contribution-cleared = Texten är rensad. Svaret finns kvar.
contribution-hidden = Inspelet är dolt: { $why }.
contribution-hidden-from-others = Bara du som granskar, eller har lämnat det, ser texten.
contribution-struck = Något ströks ur texten { $moment }.
answerer-strategist = Den som arbetar med strategin
answerer-analyst = Den som arbetar med indikatorer
answerer-manager = Chefen för { $unit }

contribution-leave = Lämna inspel
contribution-new-title = Lämna inspel
contribution-text = Vad vill du säga?
contribution-text-hint = Skriv kort och konkret. Namnge ingen person.
contribution-public = Ett inspel kan bli en allmän handling som vem som helst kan begära ut.
contribution-with-name = Dina kollegor ser ditt namn.
contribution-shown-as = Hur vill du visas?
contribution-shown-as-hint = Är du anonym visas ditt namn inte för kollegor och står inte i loggen. Du kan ändå följa inspelet och ta tillbaka det. Den som driver systemet kan ta reda på vem du är.
contribution-as-name = Med mitt namn
contribution-as-anonymous = Anonym för kollegor
contribution-told-left = Inspelet är lämnat. Du får veta när det har fått svar.

contribution-answer-it = Svara
contribution-answer-change = Ändra svaret
contribution-answer-do = Spara svaret
contribution-answer-together = Svara på alla
contribution-answer-all = { $count ->
    [one] Svara på inspelet
   *[other] Svara på alla { $count }
}
contribution-outcome = Vad blir det av inspelet?
contribution-outcome-adopted = Vi tar det till vara
contribution-outcome-partly = Vi tar en del till vara
contribution-outcome-declined = Vi avböjer
contribution-reason = Varför?
contribution-reason-hint = Skriv till den som lämnade inspelet: vad ni gör, eller varför inte.
contribution-led-to-which = Vilken formulering ledde det till?
contribution-led-to-hint = Då syns inspelet på formuleringens sida.
contribution-led-nowhere = Ingen formulering
contribution-told-answered = Svaret är sparat.

contribution-follow = Följ
contribution-follow-what = Följ inspelet för att få veta när det har fått svar.
contribution-followed-what = Du får veta när inspelet har fått svar.
contribution-follow-do = Följ inspelet
contribution-unfollow-do = Sluta följa
contribution-told-followed = Du följer inspelet.
contribution-told-unfollowed = Du följer inte inspelet längre.
contribution-withdraw = Ta tillbaka
contribution-withdraw-what = Du kan ta tillbaka inspelet tills det har fått svar. Texten raderas och går inte att få tillbaka.
contribution-withdraw-do = Ta tillbaka inspelet
contribution-told-withdrawn = Inspelet är återtaget och texten raderad.
contribution-report = Anmäl
contribution-report-what = Anmäl det som inte borde stå här. Den som granskar inspelen tittar på det.
contribution-objection = Vad är fel?
contribution-report-do = Anmäl inspelet
contribution-told-reported = Tack. Den som granskar inspelen tittar på det.
objection-personal-data = Innehåller personuppgifter
objection-offensive = Är kränkande eller hotfullt
objection-secret = Innehåller något som är hemligt
objection-irrelevant = Handlar inte om vårt arbete

contribution-reports = Anmälningar
contribution-readers = { $count ->
    [one] en läsare
   *[other] { $count } läsare
}
contribution-hide = Dölj för läsare
contribution-hide-what = Inspelet står kvar med skälet, men texten visas inte.
contribution-hide-do = Dölj inspelet
contribution-show = Dolt för läsare
contribution-show-do = Visa inspelet igen
contribution-told-hidden = Inspelet är dolt för läsare.
contribution-told-shown = Inspelet visas igen.
contribution-strike = Stryk personuppgifter
contribution-passages = Ord att stryka
contribution-passages-hint = Skriv orden precis som de står i texten, ett ställe på varje rad. De raderas, och det syns att något är struket.
contribution-strike-do = Stryk ur texten
contribution-told-struck = Orden är strukna och raderade.
contribution-put-together = Lägg ihop med andra
contribution-group = Grupp
contribution-group-knot = Ihoplagda inspel
contribution-in-no-group = Ingen grupp
contribution-group-do = Spara
contribution-heading = Rubrik
contribution-heading-hint = Säg med några ord vad inspelen har gemensamt.
contribution-heading-change = Ändra rubriken
contribution-heading-do = Spara rubriken
contribution-told-grouped = Inspelen är ordnade.

contribution-terms = Villkor för inspel
contribution-terms-title = Villkor för inspel
contribution-terms-do = Spara
contribution-told-terms = Valet är sparat.
contribution-anonymity = Anonyma inspel
contribution-anonymity-what = Den som är anonym för kollegor visas inte på sidor, i utskrifter eller i loggen. Inspelet kan ändå bli en allmän handling, och den som driver systemet kan ta reda på vem som lämnade det.
contribution-anonymity-may = Får medarbetare vara anonyma för kollegor?
contribution-anonymity-allowed = Ja
contribution-anonymity-not-allowed = Nej
contribution-retention = Inspelens texter efter ett beslut
contribution-retention-what = När en revision är beslutad väljer ni om texterna i de inspel som då hade fått svar, och anteckningarna från de workshoppar som var avslutade, ska vara kvar eller rensas. Svaren, och att inspelen fanns, står alltid kvar. Rensade texter går inte att få tillbaka. Kontrollera era gallringsregler först.
contribution-retention-no-decision = Valet finns här när en revision är beslutad.
contribution-retention-decision = { $count ->
    [one] Beslut { $day }, dnr { $number } (en text att rensa)
   *[other] Beslut { $day }, dnr { $number } ({ $count } texter att rensa)
}
contribution-retention-which = Beslut
contribution-retention-way = Vad ska hända med texterna?
contribution-retention-kept = Behåll dem
contribution-retention-cleared = Rensa dem
contribution-retention-was-kept = texterna är kvar
contribution-retention-was-cleared = texterna är rensade

# Loggen.
event-contribution-made = { $by ->
    [anonymous] Någon som är anonym för kollegor lämnade inspel { $number }.
   *[named] { $who } lämnade inspel { $number }.
}
event-contributions-answered = { $who } svarade på { $count ->
    [one] inspel { $number }
   *[other] { $count } inspel
}: { $reason }
event-contributions-grouped = { $who } lade ihop inspel under rubriken { $heading }.
event-contribution-ungrouped = { $who } tog inspel { $number } ur sin grupp.
event-contribution-reported = { $who } anmälde inspel { $number }.
event-contribution-hidden = { $who } dolde inspel { $number } för läsare.
event-contribution-shown = { $who } visade inspel { $number } igen.
event-contribution-struck = { $who } strök något ur inspel { $number }.
event-contribution-withdrawn = Den som lämnade inspel { $number } tog tillbaka det.
event-retention-chosen = { $what ->
    [cleared] { $who } valde att rensa texterna i { $count } inspel efter beslut { $number }.
   *[kept] { $who } valde att behålla inspelens texter efter beslut { $number }.
}
event-anonymity-chosen = { $allowed ->
    [yes] { $who } lät medarbetare vara anonyma för kollegor i inspel.
   *[no] { $who } valde att inspel lämnas med namn.
}

# Nej.
refusal-choose-one = Välj ett av alternativen.
refusal-contribution-unknown = Inspel { $contribution } finns inte.
refusal-contribution-withdrawn = Inspel { $contribution } är återtaget av den som lämnade det.
refusal-anonymous-not-allowed = Här lämnas inspel med namn. Välj att visas med ditt namn.
refusal-contribution-about-nothing = Det som inspelet handlade om finns inte kvar. Lämna inspelet från en annan sida, eller om myndigheten som helhet.
refusal-not-yours-to-answer = Det är inte du som ska svara på inspelet.
refusal-declined-leads-nowhere = Ett inspel som avböjs leder inte till en formulering. Välj ”Ingen formulering”, eller ett annat svar.
refusal-adopted-without-trace = Skriv med minst { $count } ord vad ni gör, eller välj formuleringen som inspelet ledde till.
refusal-contributions-none = Välj minst ett inspel.
refusal-group-unknown = Grupp { $group } finns inte. Ladda sidan på nytt.
refusal-reported-already = Du har redan anmält inspelet.
refusal-hidden-already = Inspelet är redan dolt.
refusal-text-cleared = Inspelets text finns inte längre.
refusal-not-yours-to-withdraw = Bara den som lämnade inspelet kan ta tillbaka det.
refusal-contribution-answered = Inspelet har fått svar och kan inte tas tillbaka.
refusal-decision-not-on-revision = Beslutet gäller ingen revision av strategin. Välj ett annat.
refusal-retention-chosen = Texterna är redan rensade efter det beslutet.
refusal-passage-not-found = ”{ $passage }” står inte i texten. Skriv orden precis som de står.
refusal-passages-none = Skriv de ord som ska strykas.

# Kandidater till formuleringar.
candidates-title = Formuleringar att välja mellan
candidates-what = Skriv flera sätt att säga det som inspelen säger. Jämför dem och välj en till utkastet; då syns det vilka inspel som ligger bakom.
candidates-none = Ingen kandidat är skriven än.
candidate-text = Ny kandidat
candidate-text-hint = En mening som säger vad som ska uppnås.
candidate-write = Lägg till kandidaten
candidate-words = { $count ->
    [one] ett ord
   *[other] { $count } ord
}
candidate-lix = lix { $lix }
candidate-choose = Välj till utkastet
candidate-choose-statement = Välj formulering
candidate-choose-do = Välj den här
candidate-statement = I stället för
candidate-reason = Varför
candidate-drop = Lägg undan
candidate-chosen = Vald till
candidate-see-draft = Visa i utkastet
candidate-told-written = Kandidaten är tillagd.
candidate-told-chosen = Kandidaten är vald till utkastet.
candidate-told-dropped = Kandidaten är undanlagd.
