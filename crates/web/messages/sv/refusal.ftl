# Vad en regel sade nej till, och vad man kan göra. Nyckeln är "refusal-" och regelns eget ord.

# Text och dagar.
refusal-text-empty = Skriv något här.
refusal-text-too-long = Texten är { $value } tecken. Det finns plats för { $limit }.
refusal-not-a-day = Skriv en dag som finns, med år, månad och dag.
refusal-day-has-passed = Dagen { $day } har redan varit. Välj en senare dag.

# Organisationen.
refusal-already-founded = { $organisation } finns redan.
refusal-body-unknown = Välj ett organ i listan.
refusal-no-mandate = { $body } har inte beslutsrätt över strategin den { $day }. Välj ett annat organ, eller ge organet beslutsrätten först.

# Att skriva en revision.
refusal-changed-meanwhile = Någon annan har ändrat samma sak sedan du öppnade den. Läs den nya texten och skicka igen.
refusal-kind-not-in-model = Styrmodellen har inte den sortens formulering. Välj en sort som modellen har.
refusal-may-not-stand-there = Formuleringen får inte stå där. Styrmodellen säger vad som får stå under vad.
refusal-merge-needs-two = Välj minst två formuleringar att slå samman.
refusal-merge-one-kind = Bara formuleringar av samma sort kan slås samman.
refusal-nothing-to-undo = Det finns inget mer att ångra.
refusal-parent-unknown = Välj en plats som finns i utkastet.
refusal-replace-needs-one = Välj minst en formulering att ersätta.
refusal-replace-needs-text = Skriv det som ska stå i stället.
refusal-revision-already-open = Revision { $revision } är redan öppen. Skriv vidare i den, eller dra tillbaka den först.
refusal-revision-not-draft = Revision { $revision } går inte att ändra: { $state ->
    [in-consultation] den är på samråd. Ta tillbaka den till utkast först.
    [proposed] den är föreslagen för beslut. Ta tillbaka den till utkast först.
    [withdrawn] den är tillbakadragen. Öppna en ny.
   *[other] den är beslutad. Öppna en ny.
}
refusal-revision-unknown = Revision { $revision } finns inte.
refusal-split-needs-two = Dela formuleringen i minst två.
refusal-statement-has-children = { $count ->
    [one] En formulering står under den. Flytta den eller ta bort den först.
   *[other] { $count } formuleringar står under den. Flytta dem eller ta bort dem först.
}
refusal-statement-under-itself = En formulering kan inte stå under sig själv.
refusal-statement-unknown = Formulering { $statement } finns inte i utkastet. Någon kan ha tagit bort den.

# Vägen till beslut.
refusal-limit-not-passed = Gränsen är inte överskriden, så den behöver inget skäl.
refusal-limits-broken = { $count ->
    [one] Utkastet bryter mot en gräns i styrmodellen som måste hållas. Rätta det först.
   *[other] Utkastet bryter mot { $count } gränser i styrmodellen som måste hållas. Rätta dem först.
}
refusal-motives-missing = { $count ->
    [one] En gräns är överskriden utan skäl. Skriv varför, eller håll gränsen.
   *[other] { $count } gränser är överskridna utan skäl. Skriv varför, eller håll gränserna.
}
refusal-reasons-missing = { $count ->
    [one] En ändring saknar skäl. Skriv varför den görs.
   *[other] { $count } ändringar saknar skäl. Skriv varför de görs.
}
refusal-revision-decided = Revision { $revision } är beslutad och går inte att dra tillbaka.
refusal-revision-empty = Revision { $revision } är tom. Skriv något innan den går vidare.
refusal-revision-not-under-way = Revision { $revision } är varken på samråd eller föreslagen, så den kan inte tas tillbaka.

# Beslutet.
refusal-decided-in-the-future = Dagen för beslutet, { $day }, har inte varit än. Skriv dagen då organet beslutade.
refusal-in-force-before-decision = Strategin kan inte gälla från en dag före beslutet den { $day }.
refusal-in-force-before-earlier = En annan revision är beslutad att gälla från { $day }. Välj en dag efter den.
refusal-not-adopted-ahead = Revision { $revision } kan inte upphävas. Bara det som är beslutat men inte har börjat gälla kan det.
refusal-not-proposed-to-body = Revisionen är inte föreslagen för { $body }. Föreslå den för organet först.
refusal-unions-after-decision = Förhandlingen med facken, { $day }, ska vara före beslutet.
