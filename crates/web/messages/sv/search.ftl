search-title = Sök
search-window = Sök: { $query }
search-here = Sök på den här sidan
search-keys = Tangenten / leder till sökfältet. Piltangenterna går mellan träffarna.
search-what = Här finns allt som styr: formuleringar och deras förklaringar, nu och förr, indikatorer, beslut, revisioner, organ och enheter. Den som är inloggad hittar också aktiviteter, uppdrag, planeringsomgångar, scenarier, workshoppar och omdömen.
search-tip-words = Skriv ett eller flera ord. Alla ska finnas, i vilken ordning som helst.
search-tip-parts = En del av ett ord räcker: ”växt” hittar ”tillväxt”.
search-tip-letters = Å, ä och ö är egna bokstäver: ”far” hittar inte ”får”.
search-tip-number = Ett diarienummer eller en del av det leder till beslutet.
search-tip-fewer = Prova med färre ord.
search-count = { $count ->
    [one] En träff
   *[other] { $count } träffar
} på ”{ $query }”
search-more = De { $shown } första av { $count }. Skriv fler ord för att hitta rätt.
search-nothing = Inget innehåller ”{ $query }”.
search-alone = Orden finns var för sig:
search-alone-count = { $count ->
    [one] (en träff)
   *[other] ({ $count } träffar)
}
search-sort-statement = Formuleringar
search-sort-activity = Aktiviteter
search-sort-task = Uppdrag
search-sort-indicator = Indikatorer
search-sort-decision = Beslut
search-sort-revision = Revisioner
search-sort-round = Planeringsomgångar
search-sort-scenario = Scenarier
search-sort-workshop = Workshoppar
search-sort-verdict-round = Omdömen
search-sort-body = Organ
search-sort-unit = Enheter
search-decision = Beslut { $day }
search-body = Organ
search-activity = Aktivitet, { $unit }, plan { $round }
search-round = Planeringsomgång, { $phase }
search-round-title = Planering
search-scenario = Scenario, plan { $round }
search-verdict-round = Omdömen om revision { $revision }
search-indicator = Indikator, i { $unit }
search-not-decided = Inte beslutad
search-ended = Avslutad
search-being-planned = Planeras
search-earlier-plan = I en tidigare plan
search-unit = Enhet
search-unit-in = Enhet i { $unit }
search-wording-coming = Beslutad lydelse, gäller senare
search-wording-draft = Lydelse i ett utkast
search-wording-past = Äldre lydelse
search-wording-withdrawn = Lydelse som drogs tillbaka
search-standing-current = Gällande
search-standing-coming = Beslutad
search-standing-draft = Under arbete
search-standing-past = Har gällt
search-standing-withdrawn = Tillbakadragen
