# Varför något inte gick, och vad man gör åt det. Nyckeln är refusal- och regelns eget ord.
refusal-text-empty = Fyll i det här fältet.
refusal-text-too-long = Texten har { $value } tecken. Korta den till högst { $limit }.
refusal-not-a-day = Skriv en dag, till exempel 2017-10-23.
refusal-year-wrong = ”{ $value }” är inget årtal mellan 2000 och 2100.
refusal-already-founded = { $organisation } finns redan.
refusal-body-unknown = Välj ett organ i listan.
refusal-no-mandate = { $body } hade inte rätt att besluta om strategin { $day }. Välj ett annat organ eller en annan dag.
refusal-changed-meanwhile = Någon annan hann ändra. Läs båda texterna och spara den som ska gälla.
refusal-day-has-passed = { $day } har redan varit. Välj en dag från och med i dag.
refusal-decided-in-the-future = { $day } har inte kommit än. Skriv dagen då beslutet fattades.
refusal-in-force-before-decision = Revisionen kan gälla tidigast från dagen för beslutet, { $day }.
refusal-in-force-before-earlier = En annan revision gäller från { $day }. Välj en senare dag.
refusal-unions-after-decision = Facken förhandlade { $day }, men det är efter beslutet. Kontrollera dagarna.
refusal-not-proposed-to-body = Revisionen är inte föreslagen för { $body }.
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
