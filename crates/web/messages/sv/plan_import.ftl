# Planen ut till ett kalkylblad och in igen: klistrad eller som fil.
plan-import-title = Klistra in från Excel
plan-import-pasted = Klistra in här
plan-import-pasted-hint = Markera rader i kalkylbladet, kopiera, och klistra in. Med eller utan rubrikrad. Inget ändras förrän du har sett vad som händer.
plan-import-file = Eller välj en fil
plan-import-file-hint = Excel (.xlsx) eller textfil (.csv), högst 20 MB.
plan-import-missing = Ta bort de aktiviteter ur planen som tabellen inte har
plan-import-look = Visa vad som händer
plan-import-look-again = Visa igen
plan-import-format = Så skrivs tabellen
plan-import-columns = Kolumnerna kommer i vilken ordning som helst: Aktivitet, Beskrivning, Ansvarig, Från, Till, Mål (till exempel ”3.1 60 %; 2.1 40 %”), Finansiering med kronor och åa – eller en kolumn för varje källa, till exempel ”Anslag 1:5, tkr” – samt Externa uppdrag, Beror på, Milstolpar och Status. En rad med aktivitetens nummer i kolumnen Id ändrar den; en rad utan är ny.
plan-import-template = Hämta planen som Excel, ändra i den och läs in den här
plan-import-problems = { $count ->
    [one] En sak måste rättas först
   *[other] { $count } saker måste rättas först
}
plan-import-columns-title = Vad står i kolumnerna?
plan-import-columns-lead = Tabellen har ingen rubrikrad. Säg vad varje kolumn är; det som står här är gissat.
plan-import-column = Kolumn { $letter }
plan-import-column-none = Läses inte
plan-import-rows = { $count ->
    [one] en rad
   *[other] { $count } rader
}
plan-import-would = Så ändras planen
plan-import-would-not = Rätta det som är fel
plan-import-count = { $what ->
    [wrong] { $count } { $count ->
        [one] fel rad
       *[other] felaktiga rader
    }
    [conflict] { $count } att välja
    [new] { $count } { $count ->
        [one] ny
       *[other] nya
    }
    [changed] { $count } ändras
    [removed] { $count } tas bort
   *[unchanged] { $count } { $count ->
        [one] lika
       *[other] lika
    }
}
plan-import-do = { $count ->
    [one] Gör ändringen
   *[other] Gör alla { $count } ändringar
}
plan-import-nothing-yet = Inget är ändrat än.
plan-import-mend = Rätta och visa igen
plan-import-other = Klistra in något annat
plan-import-all-same = Allt står redan så i planen.
plan-import-chosen = Visa igen med det jag valt
plan-import-rows-title = Rad för rad
plan-import-row = Rad
plan-import-what = Vad
plan-import-changes = Vad som ändras
plan-import-outcome-new = ny
plan-import-outcome-changed = ändras
plan-import-outcome-unchanged = lika
plan-import-outcome-removed = tas bort
plan-import-outcome-conflict = välj
plan-import-outcome-wrong = fel
plan-import-removed = Finns i planen men inte i tabellen.
plan-import-conflict = { $who } ändrade aktiviteten { $moment }, efter att filen gjordes. Vad ska gälla?
plan-import-take-file = Det som står i filen
plan-import-take-plan = Det som står i planen
plan-import-empty = tomt
plan-import-good-to-know = Bra att veta
plan-import-more = { $count ->
    [one] En rad till visas inte.
   *[other] { $count } rader till visas inte.
}
plan-import-done = Planen är ändrad: { $new } nya, { $changed } ändrade och { $removed } borttagna.
plan-export-excel = Excel
plan-export-csv = CSV
plan-export = Hämta som
