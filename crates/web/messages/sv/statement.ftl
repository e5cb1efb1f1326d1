# En formulering: vad den säger, tråden upp och ned, och var den kommer ifrån.
statement-about = Om formuleringen
statement-facts = Uppgifter
statement-kind = Slag
statement-number = Nummer
statement-since = Så här sedan
statement-revision = Står i
statement-decided = Beslut
statement-decision = beslut dnr { $number }
statement-pointing = Riktning
statement-facing = Vänder sig
statement-horizon = Tidshorisont
statement-horizon-year = till och med { $year }
statement-down = Nedåt
statement-below = Under det här
statement-formulations = formuleringar
statement-write = Skriv om den i { $revision }
statement-one-of-several = { $count } stycken, och inget säger vilket

pointing-up = uppåt: det ska bli mer
pointing-down = nedåt: det ska bli mindre
pointing-keep = det ska vara som nu
facing-outward = utåt: det som ska förändras för andra
facing-inward = inåt: hur vi arbetar

statement-break-no-vision = Ingen vision
statement-break-what-no-vision = Tråden uppåt slutar, för den här revisionen har ingen vision att leda till.
statement-break-no-overarching-goal = Inget övergripande mål
statement-break-what-no-overarching-goal = Tråden uppåt slutar, för det finns inget övergripande mål att leda till.
statement-break-several-overarching-goals = Flera övergripande mål
statement-break-what-several-overarching-goals = Tråden uppåt är bruten, för inget säger vilket av de övergripande målen det här leder till.
statement-break-area-without-goals = Inga mål
statement-break-what-area-without-goals = Området säger vad som är viktigt men inte åt vilket håll. Det behöver minst ett mål.
statement-mend = Laga det i { $revision }

statement-under-way = Under arbete
statement-in-draft = i { $revision }
statement-compare-draft = Jämför revisionerna

# Formuleringar som inte gäller den dag man ser på.
standing-past = Gäller inte längre. Den gällde { $span }.
standing-to-come = Gäller inte än. Den gäller från { $day }, i { $revision }.
standing-draft = Gäller inte. Den finns bara i { $revision }, som inte är beslutad.
standing-withdrawn = Gäller inte. Den fanns i { $revision }, som drogs tillbaka.
standing-became = i { $revision }, som gäller från { $day }.

# Historien.
origin-title = Ursprung
origin-first = Fanns i den första revisionen här.
origin-merged = Slår samman { $count ->
    [one] en formulering
    [2] två formuleringar
    [3] tre formuleringar
    [4] fyra formuleringar
    [5] fem formuleringar
    [6] sex formuleringar
   *[other] { $count } formuleringar
}
origin-replaced = Ersätter { $count ->
    [one] en formulering
    [2] två formuleringar
    [3] tre formuleringar
    [4] fyra formuleringar
    [5] fem formuleringar
    [6] sex formuleringar
   *[other] { $count } formuleringar
}
origin-split = Delad ur en formulering
origin-moved = Från { $from } till { $to }.
origin-top = överst i strukturen
origin-reason = Skäl: { $reason }
origin-compare = Jämför med { $revision }
origin-show-difference = Visa ord för ord
origin-explanation = Förklaringen
origin-not-said = inte angivet
