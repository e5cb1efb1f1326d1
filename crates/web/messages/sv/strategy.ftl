# Strategin genom tiden, och en revision som dokument.
strategy-page-title = Strategin genom tiden
strategy-title = { $count ->
    [one] Strategin i en revision
   *[other] Strategin i { $words } revisioner
}
strategy-none-title = Ingen strategi än
strategy-none = Här kommer alla revisioner av strategin att stå, den senaste först: utkast, beslutade och de som har gällt.
strategy-open-first = Öppna den första revisionen
strategy-open-next = Öppna nästa revision
strategy-words = { $count ->
    [one] ett ord
   *[other] { $count } ord
}
strategy-compare = Jämför med { $revision }
strategy-on-one-page = Visa på en sida
strategy-until = svar senast { $day }
strategy-before-body = väntar på beslut av { $body }

revision-title = Verksamhetsstrategi, revision { $number }
revision-text = Formuleringarna
revision-empty = Revisionen har inga formuleringar än.
revision-about = Om revisionen
revision-figures = Omfång
revision-statements = Formuleringar
revision-words = Ord
revision-lix = Läsbarhet, LIX
revision-model = Styrmodell
revision-before = Före
revision-course = Vägen till beslut
revision-write = Skriv i utkastet

steps-title = Vägen hit
step-opened = Öppnad
step-consultation = På samråd
step-consultation-to = { $to }, svar senast { $day }
step-proposed = Föreslagen
step-proposed-to = Till { $body }
step-returned = Tillbaka för omarbetning
step-withdrawn = Tillbakadragen
step-adopted = Beslutad
step-in-force = Gäller från { $day }
step-revoked = Beslutet återtaget
step-imported = Inläst
step-imported-as = Utgåvan ”{ $label }”, gällde från { $day }
