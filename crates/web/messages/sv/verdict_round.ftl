# Omdömen: öppna en omgång, svara utan namn, och vad svaren säger.
verdicts-title = Omdömen
verdicts-what = Chefer och medarbetare säger vad de tycker om strategin: tre frågor, utan namn, alltid samma, så att en omgång kan läggas bredvid en annan.
verdicts-none = Här står varje omgång och vad den gav. Ingen är öppnad än.
verdict-occasion = Tillfälle
verdict-occasion-hint = Till exempel Chefsmöte 12 september.
verdict-of = Gäller
verdict-days = Dagar
verdict-stage = Läge
verdict-stage-planned = planerad
verdict-stage-open = öppen
verdict-stage-ended = avslutad, räknas
verdict-stage-closed = räknad
verdict-stage-withdrawn = återtagen

verdict-question = Fråga
verdict-question-easy-to-take-in = Lätt att ta till sig
verdict-question-clear-thread = En tydlig röd tråd
verdict-question-direction-pointed-out = En riktning pekas ut

# Öppna.
verdict-open = Fråga efter omdömen
verdict-open-title = Fråga efter omdömen
verdict-open-what = De som får svara ser frågorna i Att göra. Ingen kan se vem som har svarat vad, inte heller den som sköter systemet.
verdict-open-do = Öppna
verdict-who = Vilka får svara
verdict-audience-told = De får en notis så snart du har sparat.
verdict-audience-everyone = Alla i katalogen
verdict-audience-body = De som sitter i ett organ
verdict-audience-units = De som arbetar i några enheter
verdict-body = Organ
verdict-body-hint = Gäller bara om du har valt ledamöterna i ett organ.
verdict-units = Enheter
verdict-units-hint = De som arbetar i enheten eller i en enhet under den får svara.
verdict-units-choose = Välj enheter, om du har valt några enheter
verdict-grouping = Hur svaren räknas
verdict-grouping-hint = En grupp visas bara om minst fem i den har svarat.
verdict-grouping-together = Alla tillsammans
verdict-grouping-managers-and-staff = Chefer och medarbetare var för sig
verdict-from = Första dag
verdict-until = Sista dag
verdict-told-opened = Omgången är öppnad. De som får svara ser den i Att göra.

# En omgång som pågår.
verdict-asked = Får svara
verdict-answer = Svara på tre frågor
verdict-begins = Omgången öppnar { $day }.
verdict-few-so-far = Färre än fem av { $asked } har svarat hittills.
verdict-so-far = { $count } av { $asked } har svarat hittills.
verdict-shown-after = Vad svaren säger visas när omgången är stängd, om minst fem har svarat.
verdict-is-counted = Sista dagen har passerat. Svaren räknas inom en timme, eller nu om du stänger omgången.
verdict-end = Avsluta omgången
verdict-close-what = Svaren räknas och visas. Ingen kan svara efter det.
verdict-close = Stäng och räkna
verdict-withdraw = Ta tillbaka
verdict-withdraw-why = Varför omgången tas tillbaka
verdict-withdraw-hint = Det går så länge ingen har svarat.
verdict-withdrawn = Omgången togs tillbaka innan någon hade svarat: { $reason }
verdict-told-closed = Omgången är stängd och svaren räknade.
verdict-told-withdrawn = Omgången är återtagen.
verdict-told-hidden = Orden visas inte längre.
verdict-told-shown = Orden visas igen.

# Svara.
verdict-answer-title = Vad tycker du om strategin?
verdict-answer-what = Svara med 1 till 5. Det tar en halv minut.
verdict-last-day = sista dag { $day }
verdict-lowest = nej, inte alls
verdict-highest = ja, helt
verdict-cannot-say = Kan inte säga
verdict-words = Några ord
verdict-words-hint = Högst { $limit } tecken.
verdict-words-warning = Skriv inget som visar vem du eller någon annan är. Orden kan läsas av alla i myndigheten, och bli allmän handling.
verdict-with-token = Ditt svar skickas utan inloggning, med en engångspollett som servern har signerat utan att se. Servern vet att du har svarat, inte vad.
verdict-without-token = Din webbläsare kör inte det skript som skickar svaret utan inloggning. Servern tar då emot svaret medan du är inloggad, och sparar att du har svarat för sig och svaret för sig. Det vilar på att servern gör som det står här.
verdict-send = Skicka svaret
verdict-how-anonymous = Så skyddas ditt svar
# Var det står i handboken.
verdict-guide = vad-tycker-vi-om-strategin
verdict-thanks = Tack, ditt svar är räknat.
verdict-thanks-next = Vad alla svarade visas när omgången är stängd, tidigast efter { $day } om ingen stänger den före.
verdict-told-counted = Svaret är räknat. Tack!
verdict-taken = Du har hämtat ditt svarskort.
verdict-taken-what = Om svaret inte kom fram kan du skicka det från den webbläsare där du började. Vi kan inte se vem som har svarat vad, och därför inte heller om just ditt svar kom fram.
verdict-not-sent = Ditt svar kom aldrig fram. Fyll i det igen, i den här webbläsaren.
verdict-back = Till strategin
verdict-see-round = Till omgången
verdict-words-too-long = Orden får vara högst { $limit } tecken. Korta dem.
verdict-refused-again = Du har redan svarat, eller börjat svara i en annan webbläsare.
verdict-refused-forged = Svaret kunde inte räknas: polletten stämmer inte med omgången. Ladda sidan på nytt.
verdict-refused-over = Omgången är stängd. Svaret räknades inte.
verdict-failed = Svaret kom inte fram. Inget är räknat. Försök igen.

# Vad svaren säger.
verdict-answered = { $count } av { $asked } svarade.
verdict-too-few-shown = Färre än fem av { $asked } svarade. Då visas inget, så att ingen pekas ut.
verdict-few = färre än fem svar
verdict-marks = Tre frågor
verdict-how-to-read = Staplarna är hur många som gav 1 till 5. Kilen står under medianen: hälften gav så mycket eller mer. Stegen har en ordning men inga lika avstånd, så inget medelvärde räknas.
verdict-median = Medianen är { $mark }.
verdict-median-between = Medianen är mellan { $low } och { $high }.
verdict-no-median = Ingen gav någon siffra.
verdict-could-not-say = { $count ->
    [one] En kunde inte säga.
   *[other] { $count } kunde inte säga.
}
verdict-table = Siffrorna bakom
verdict-table-of = Siffrorna bakom, { $group }
verdict-median-word = Median
verdict-mark = Svar
verdict-count = Antal
verdict-group-word = Grupp
verdict-group-all = Alla
verdict-group-managers = Chefer
verdict-group-staff = Medarbetare
verdict-groups = Chefer och medarbetare
verdict-group-answers = { $group }, { $count } svar
verdict-groups-differ-more = fler chefer än medarbetare ger 4 eller 5. Skillnaden är { $gap } procentenheter, sannolikt mellan { $low } och { $high }.
verdict-groups-differ-fewer = färre chefer än medarbetare ger 4 eller 5. Skillnaden är { $gap } procentenheter, sannolikt mellan { $low } och { $high }.
verdict-groups-differ-nothing = det går inte att säga om chefer och medarbetare tycker olika. Skillnaden är { $gap } procentenheter, men kan vara från { $low } till { $high }.
verdict-before = Mot förra omgången
verdict-before-which = { $round }: { $count } av { $asked } svarade.
verdict-before-differs-more = fler ger 4 eller 5 nu. Skillnaden är { $gap } procentenheter, sannolikt mellan { $low } och { $high }.
verdict-before-differs-fewer = färre ger 4 eller 5 nu. Skillnaden är { $gap } procentenheter, sannolikt mellan { $low } och { $high }.
verdict-before-differs-nothing = det går inte att säga om något har ändrats. Skillnaden är { $gap } procentenheter, men kan vara från { $low } till { $high }.
verdict-before-others = Andra fick svara förra gången. Skillnaden kan bero på det.
verdict-interval = Skillnaden gäller andelen som gav 4 eller 5 av dem som gav en siffra. Gränserna är ett 95-procentigt intervall (Newcombe 1998). Den som har svarat båda gångerna gör intervallet snarare för brett än för smalt.
verdict-own-words = Med egna ord
verdict-own-words-what = Orden står i lottad ordning och är inte knutna till några siffror.
verdict-no-words = Ingen skrev några ord.
verdict-hide = Dölj
verdict-show = Läs och visa igen
verdict-show-do = Visa orden igen
verdict-hide-why = Varför orden döljs
verdict-hidden = Dolda
verdict-hidden-why = Dolt { $day }: { $reason }
verdict-as-file = Hämta siffrorna som CSV
verdict-say-yours = Säg vad du tycker
verdict-were-asked = Tillfrågade
verdict-medians-of = median av { $count } svar
