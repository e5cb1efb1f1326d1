# Tabeller ur filer och från urklipp: vad som måste rättas, och vad som är bra att veta.
sheet-file-too-large = Filen är { $count } MB. Den får vara högst { $limit } MB. Dela den i flera.
sheet-file-empty = Det finns inget i filen.
sheet-file-is-old-or-protected = Filen har ett lösenord eller är en äldre arbetsbok (.xls). Spara den som .xlsx utan lösenord.
sheet-file-is-protected = Filen har ett lösenord. Spara den utan lösenord.
sheet-file-is-opendocument = Det här är ett OpenDocument-kalkylblad. Spara det som .xlsx eller CSV.
sheet-file-is-binary-workbook = Det här är en binär arbetsbok (.xlsb). Spara den som .xlsx.
sheet-file-is-no-workbook = Det här är ingen arbetsbok. Välj en fil som slutar på .xlsx eller .csv.
sheet-file-not-text = Det här är varken en arbetsbok eller en textfil. Välj en fil som slutar på .xlsx eller .csv.
sheet-file-damaged = Filen går inte att läsa. Öppna den i ett kalkylprogram, spara den på nytt som .xlsx och försök igen.
sheet-too-many-parts = Arbetsboken består av { $count } delar. Det får vara högst { $limit }. Spara bladet med tabellen som en egen fil.
sheet-unpacks-too-large = Arbetsboken är större än { $limit } MB när den packas upp. Spara bladet med tabellen som en egen fil.
sheet-packed-too-tightly = Delen ”{ $part }” är mer än { $limit } gånger större uppackad. Filen läses därför inte. Kopiera tabellen till en ny arbetsbok.
sheet-part-damaged = Delen ”{ $part }” i arbetsboken är skadad. Öppna filen i ett kalkylprogram, spara den på nytt och försök igen.
sheet-part-not-utf8 = Delen ”{ $part }” i arbetsboken har en teckenkodning som inte läses. Spara filen på nytt i ett kalkylprogram.
sheet-part-has-doctype = Delen ”{ $part }” i arbetsboken innehåller en DOCTYPE. Sådana filer läses inte. Spara filen på nytt i ett kalkylprogram.
sheet-part-too-deep = Delen ”{ $part }” i arbetsboken har fler än { $limit } nivåer. Spara filen på nytt i ett kalkylprogram.
sheet-too-many-sheets = Arbetsboken har { $count } blad. Det får vara högst { $limit }. Spara bladet med tabellen som en egen fil.
sheet-no-heading = Rubrikerna känns inte igen. Först står det ”{ $value }”. Skriv samma rubriker som i den fil du kan hämta härifrån.
sheet-no-rows = Det finns rubriker men inga rader under dem.
sheet-too-many-rows = Tabellen har fler än { $limit } rader. Dela den i flera.
sheet-too-many-columns = Tabellen har fler än { $limit } kolumner. Ta bort dem som inte behövs.
sheet-too-many-cells = Tabellen har fler än { $limit } ifyllda celler. Dela den i flera.
sheet-cell-too-long = Cellen har { $count } tecken. Det får vara högst { $limit }.
sheet-too-many-at-once = Filen har { $count } rader. Det går att läsa in högst { $limit } åt gången. Dela den i flera.
sheet-too-many-running = Två stora filer läses redan in. Vänta tills någon av dem är klar, och försök igen.
sheet-column-missing = Kolumnen ”{ $value }” saknas.
sheet-column-twice = Kolumnen ”{ $value }” finns redan. Ta bort den ena.
sheet-column-unknown = Kolumnen ”{ $value }” läses inte in.
sheet-column-without-unit = Skriv vad talen i kolumnen ”{ $value }” är, till exempel ”{ $value }, tkr” eller ”{ $value }, åa”.
sheet-column-of-unknown-source = Kolumnen ”{ $value }” har belopp, men finansieringen finns inte. Rätta namnet eller ta bort kolumnen.
sheet-cell-is-error = Kalkylprogrammet kunde inte räkna ut cellen: { $value }. Rätta formeln eller skriv värdet.
sheet-text-empty = Cellen är tom. Skriv något här.
sheet-text-too-long = Texten har { $value } tecken. Det får vara högst { $limit }.
sheet-not-a-number = ”{ $value }” är inget tal.
sheet-too-many-decimals = ”{ $value }” har för många decimaler. { $limit ->
    [0] Skriv ett heltal.
   *[other] Det får vara högst { $limit }.
}
sheet-number-too-large = ”{ $value }” är ett för stort tal. Står beloppet i rätt enhet?
sheet-not-a-day = ”{ $value }” är inget datum. Skriv år, månad och dag, till exempel 2019-03-01.
sheet-day-missing = Skriv ett datum, till exempel 2019-03-01.
sheet-ends-before-it-begins = Slutar { $until }, men börjar { $from }. Rätta något av datumen.
sheet-id-not-a-number = ”{ $value }” är inget nummer på en aktivitet. Töm cellen om aktiviteten är ny.
sheet-id-unknown = Aktivitet { $value } finns inte i planen. Töm cellen om aktiviteten är ny.
sheet-id-twice = Aktivitet { $value } står redan på rad { $row }. Är raden en kopia? Töm då cellen, så blir den en ny aktivitet.
sheet-version-not-a-number = ”{ $value }” är ingen version. Hämta filen på nytt, eller töm cellen.
sheet-unit-unknown = Det finns ingen enhet som heter ”{ $value }”.
sheet-unit-ambiguous = Flera enheter heter ”{ $value }”. Skriv enhetens nummer.
sheet-unit-missing = Skriv vilken enhet aktiviteten hör till.
sheet-unit-cannot-change = Aktiviteten hör till { $unit }. Den kan inte flyttas till { $value } med en fil.
sheet-unit-not-asked = Raden hör till { $value }. Här läser du in planen för { $unit }. Ta bort raden.
sheet-person-unknown = Det finns ingen person med numret ”{ $value }”.
sheet-person-not-a-number = Ingen person heter ”{ $value }”. Skriv namnet som det står i personregistret. Lämna tomt om ingen ansvarar.
sheet-person-ambiguous = Flera personer heter ”{ $value }”. Skriv personens nummer före namnet, som i en fil som du hämtar härifrån.
sheet-goal-unknown = Det finns inget mål som heter ”{ $value }”. Skriv målets nummer, till exempel 3.1.
sheet-goal-ambiguous = ”{ $value }” kan vara flera mål. Skriv målets text, eller välj i listan.
sheet-goal-twice = Målet i ”{ $value }” står redan. Skriv varje mål en gång.
sheet-goal-text-differs = I ”{ $value }” stämmer inte texten med numret. Målet heter ”{ $text }”.
sheet-share-not-a-number = Andelen i ”{ $value }” går inte att läsa. Skriv till exempel 60 %.
sheet-share-missing = Skriv en andel för varje mål, eller inte för något: ”{ $value }”.
sheet-shares-not-whole = Andelarna blir { $sum } %. De ska bli 100 %.
sheet-resources-below-zero = ”{ $value }” är mindre än noll.
sheet-resources-decided = Resurserna och målen är beslutade. De ändras genom ett nytt beslut om fördelning.
sheet-source-closed = { $source } är stängd för nya planer.
sheet-source-unknown = Det finns ingen finansiering som heter ”{ $value }”.
sheet-source-missing = Säg var pengarna och tiden kommer ifrån: skriv källan i kolumnen Finansiering.
sheet-source-several = Aktiviteten har flera källor. Skriv beloppen i en kolumn för varje källa, till exempel ”Anslag 1:5, tkr”.
sheet-task-unknown = Det finns inget uppdrag med numret ”{ $value }” i registret.
sheet-task-ambiguous = Flera uppdrag har numret ”{ $value }”. Skriv # och numret i registret, till exempel #12.
sheet-activity-unknown = Det finns ingen aktivitet som heter ”{ $value }”.
sheet-activity-ambiguous = Flera aktiviteter heter ”{ $value }”. Skriv aktivitetens nummer.
sheet-needs-itself = Aktiviteten kan inte bero på sig själv.
sheet-needs-what-is-new = ”{ $value }” är ny i samma fil. Läs in filen först och lägg till beroendet sedan.
sheet-milestone-without-day = Milstolpen ”{ $value }” saknar datum. Skriv till exempel 2019-03-01 Första utlysningen.
sheet-status-unknown = ”{ $value }” är ingen status. Välj i listan.
sheet-title-in-plan = Det finns redan en aktivitet som heter ”{ $value }” hos enheten. Blir det två?
sheet-task-kind-unknown = ”{ $value }” är inget slag. Skriv återrapporteringskrav, uppdrag eller finansiellt villkor.
sheet-number-twice = ”{ $value }” står redan på rad { $row }. Varje nummer finns en gång i ett dokument.
sheet-document-missing = Skriv vilket dokument uppdraget står i.
sheet-document-day-missing = Skriv dokumentets datum, till exempel 2018-12-20.
sheet-year-wrong = ”{ $value }” är inget år som ett uppdrag kan gälla.
sheet-due-without-day = ”{ $value }” börjar inte med ett datum. Skriv år, månad och dag, till exempel 2018-06-01 eller 2018-06-01 Delredovisning.

# Värden till indikatorer.
sheet-file-has-doctype = Filen innehåller en DOCTYPE. Sådana filer läses inte.
sheet-format-unknown = Formatet känns inte igen. Välj en tabell (.xlsx eller .csv), en PX-fil, JSON-stat 2 eller ett svar från Koladas API.
sheet-json-damaged = Filen är ingen hel JSON-fil. Felet är på rad { $line }, tecken { $column }.
sheet-json-too-deep = Filen har fler än { $limit } nivåer.
sheet-json-too-many = Filen har fler än { $limit } delar. Hämta färre värden åt gången.
sheet-part-missing = ”{ $value }” saknas i filen.
sheet-part-not-understood = Det går inte att förstå ”{ $value }”.
sheet-part-twice = ”{ $value }” finns två gånger i filen.
sheet-cube-too-large = Tabellen har fler än { $limit } celler. Hämta färre värden åt gången.
sheet-cube-not-filled = Tabellen har { $count } värden. Enligt dimensionerna ska den ha { $expected }.
sheet-px-has-keys = PX-filen har nycklar (KEYS) i sina data. Spara den utan nycklar.
sheet-encoding-unknown = Teckenkodningen ”{ $value }” är okänd. Filen läses som Windows-1252. Kontrollera å, ä och ö.
sheet-metadata-missing = Filen börjar inte med metadata mellan två rader med ”---”.
sheet-metadata-line-unread = Raden läses inte in: ”{ $value }”.
sheet-mapping-not-understood = Den sparade tolkningen går inte att läsa: ”{ $value }”. Välj på nytt vad kolumnerna är.
sheet-role-twice = ”{ $value }” och ”{ $other }” läses som samma sak. Välj en av dem.
sheet-period-column-missing = Välj i vilken kolumn perioden står.
sheet-value-column-missing = Välj i vilken kolumn värdet står.
sheet-indicator-column-missing = Välj i vilken kolumn indikatorn står, eller läs in filen på indikatorns sida.
sheet-period-missing = Perioden saknas. Skriv till exempel 2018 eller 2018-03.
sheet-not-a-period = ”{ $value }” är ingen period. Skriv till exempel 2018, 2018-03 eller 2018 kv 1.
sheet-observation-status-unknown = Statusen ”{ $value }” är okänd och läses som ett vanligt värde. { $count ->
    [one] Det gäller { $count } värde.
   *[other] Det gäller { $count } värden.
}
sheet-value-for-none = Här står { $value }, men statusen säger att det inte finns något värde. Rätta det ena.
sheet-value-twice = Det finns två olika värden för { $value }. Det första står på rad { $row }.
sheet-value-repeated = { $count ->
    [one] { $count } värde står två gånger. Det läses en gång.
   *[other] { $count } värden står två gånger. De läses en gång.
}
sheet-value-outside-limits = { $value } ligger utanför gränserna för { $name }: { $ends ->
    [both] { $lowest } till { $highest }
    [lowest] minst { $lowest }
   *[highest] högst { $highest }
}.
sheet-period-not-begun = Perioden { $value } har inte börjat, så den kan inte ha något värde än. Den börjar { $day }. Rätta perioden, eller ta bort raden.
sheet-interval-half = Bara den ena gränsen i intervallet finns. Skriv båda eller ingen.
sheet-interval-wrong = Värdet { $value } ligger inte i sitt intervall.
sheet-fraction-half = Bara den ena av täljare och nämnare finns. Skriv båda eller ingen.
sheet-fraction-wrong = Nämnaren är { $value }. Den ska vara större än noll.
sheet-numbers-rounded = { $count ->
    [one] { $count } tal har fler siffror än vad som sparas och avrundas.
   *[other] { $count } tal har fler siffror än vad som sparas och avrundas.
}
sheet-number-ambiguous = ”{ $value }” läses med decimalkomma. Är kommat en tusenavgränsare? Ta då bort det i filen. { $count ->
    [one] Det gäller { $count } tal.
   *[other] Det gäller { $count } tal.
}
sheet-dash-without-value = Ett ensamt streck läses som att värdet saknas. Skriv 0 om det betyder noll. { $count ->
    [one] Det gäller { $count } cell.
   *[other] Det gäller { $count } celler.
}
sheet-dash-is-nothing = I en PX-fil betyder ett streck noll, och så läses det. { $count ->
    [one] Det gäller { $count } cell.
   *[other] Det gäller { $count } celler.
}
sheet-indicator-unknown = Det finns ingen indikator som heter ”{ $value }”.
sheet-indicator-ambiguous = Flera indikatorer heter ”{ $value }”. Skriv indikatorns nummer.
sheet-indicator-ended = Indikatorn ”{ $value }” är avslutad. Återuppta den först.
sheet-dimension-unknown = { $name } delas inte upp på ”{ $value }”. Lägg till dimensionen hos indikatorn, eller läs inte in kolumnen.
sheet-dimension-twice = Dimensionen ”{ $value }” står i två kolumner. Välj en av dem.
sheet-part-new-like = ”{ $value }” finns inte sedan förut och blir en ny del. Menar du ”{ $near }”? Rätta då filen.
sheet-parts-new = { $name } får { $count ->
    [one] en ny del av { $dimension }: { $value }
   *[other] { $count } nya delar av { $dimension }: { $value }
}.
sheet-unit-differs = Filen räknar i ”{ $value }”, indikatorn i ”{ $unit }”. Är det samma sak?
sheet-units-several = Filen har { $count } enheter: { $value }. Kontrollera att alla värden räknas på samma sätt.
sheet-period-of-other-length = { $name }: perioden { $value } är kortare eller längre än indikatorn räknar med. { $count ->
    [one] Det gäller { $count } värde.
   *[other] Det gäller { $count } värden.
}
sheet-no-values = Det finns inga värden att läsa in. Kontrollera vad kolumnerna läses som.
sheet-more-findings = Det finns { $count } fel till som inte visas.

sheet-where-row = Rad { $row }
sheet-where-cell = Rad { $row }, kolumn { $column }
sheet-where-named-cell = Rad { $row }, kolumn { $column } ({ $heading })
sheet-where-column = Kolumn { $column } ({ $heading })
sheet-where-file = Hela filen
sheet-where-part = Delen { $part }
sheet-where-line = Rad { $row }, { $part }
