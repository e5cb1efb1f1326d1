# Registret över externa uppdrag: återrapporteringskrav, uppdrag och finansiella villkor.
tasks-title = Externa uppdrag
tasks-register = Registret
tasks-heading = { $count ->
    [0] Inga externa uppdrag
    [one] Ett externt uppdrag
   *[other] { $count } externa uppdrag
}
tasks-none = Här står det som regeringen begär: återrapporteringskrav, uppdrag och finansiella villkor. Lägg in regleringsbrevet från en fil, eller ett uppdrag i taget.
tasks-none-chosen = Inget uppdrag stämmer med urvalet. Ändra urvalet.
tasks-none-open = Alla uppdrag är redovisade.
tasks-open = { $count ->
    [one] ett att redovisa
   *[other] { $count } att redovisa
}
tasks-late = { $count ->
    [one] ett försenat
   *[other] { $count } försenade
}
tasks-without-unit = { $count ->
    [one] ett utan enhet
   *[other] { $count } utan enhet
}
tasks-activities = { $count ->
    [one] en aktivitet
   *[other] { $count } aktiviteter
}
tasks-add = Lägg till uppdrag
tasks-import = Läs in från fil
tasks-hand-out = Fördela på enheter
tasks-hand-out-how = Välj enhet på varje rad och spara en gång
tasks-hand-out-do = Spara fördelningen
tasks-handed-out = Uppdragen är fördelade.
tasks-to-hand-out = { $count ->
    [0] Alla uppdrag har en enhet
    [one] Ett uppdrag saknar enhet
   *[other] { $count } uppdrag saknar enhet
}
tasks-filter = Välj uppdrag
tasks-all-years = Alla år
tasks-all-kinds = Alla slag
tasks-all-units = Alla enheter
tasks-all-states = Alla lägen
tasks-show = Visa

task-kind = Slag
task-kind-reporting = återrapporteringskrav
task-kind-assignment = uppdrag
task-kind-financial-term = finansiellt villkor
task-state = Läge
task-state-open = att redovisa
task-state-answered = redovisat
task-state-withdrawn = inget att redovisa
task-state-late = försenat
task-state-without-unit = utan enhet
task-state-without-activity = utan aktivitet
task-late = försenat
task-number = Nummer
task-number-hint = Som dokumentet kallar det, till exempel Uppdrag 7.
task-title = Uppdrag
task-title-hint = Kort, så att alla vet vilket det är.
task-text = Text
task-text-hint = Som den står i dokumentet.
task-document = Dokument
task-document-hint = Till exempel Regleringsbrev för budgetåret 2018.
task-document-dated = Dokumentets datum
task-year = År
task-unit = Enhet
task-unit-of = Enhet för { $task }
task-no-unit = Ingen enhet
task-no-unit-what = Ingen svarar för uppdraget. Fördela det på en enhet.
task-no-activity = Ingen aktivitet svarar på uppdraget än. Knyt en aktivitet till det i enhetens plan.
task-no-activity-short = Ingen aktivitet
task-no-activity-what = Uppdraget finns inte i någon plan. Knyt en aktivitet till det.
task-goals = För målen
task-due = Redovisas senast
task-due-hint = En dag på varje rad, sedan vad som ska lämnas: 2018-06-01 Delredovisning.
task-due-next = Senast
task-no-due = Ingen dag är satt.
task-answered-by = Besvaras av
task-about = Om uppdraget
task-facts = Fakta
task-registered = Inlagt
task-amendments = Ändringar
task-amendment = Ändrat av ett senare dokument
task-amendment-hint = Lämna tomt när du rättar något som blev fel här.
task-amendment-what = Vad som ändrades
task-history = Vad som har hänt
task-step-answered = Redovisat
task-step-reopened = Öppnat igen
task-step-withdrawn = Inget att redovisa
task-edit = Ändra
task-edit-title = Ändra uppdraget
task-new-title = Nytt externt uppdrag
task-register = Lägg till
task-save = Spara
task-hand = Enhet som svarar för det
task-hand-do = Spara enheten
task-handed = Enheten är sparad.
task-answer = Ange att det är redovisat
task-answer-on = Redovisat den
task-answer-how = Hur
task-answer-how-hint = Till exempel i årsredovisningen, sidan 40.
task-answer-number = Svarets diarienummer
task-answer-do = Spara redovisningen
task-withdraw = Inget att redovisa
task-withdraw-do = Ta bort från det som ska redovisas
task-reopen = Öppna igen
task-reopen-do = Öppna uppdraget igen
task-reason = Varför
task-told-answered = Uppdraget är redovisat.
task-told-reopened = Uppdraget är öppet igen.
task-told-withdrawn = Uppdraget är borttaget från det som ska redovisas.
task-told-registered = Uppdraget är inlagt.
task-told-saved = Uppdraget är sparat.
task-now = Så står det nu
tasks-export = Hämta som Excel
task-import-title = Läs in uppdrag från fil
task-import-lead = Ge filen med regleringsbrevets krav och uppdrag. Du ser först vad varje rad gör. Inget ändras innan du säger till.
task-import-file = Fil
task-import-file-hint = Excel (.xlsx) eller text (.csv), högst 20 MB.
task-import-pasted = Eller klistra in tabellen
task-import-pasted-hint = Från ett kalkylblad, med rubrikraden.
task-import-document-hint = Behövs när tabellen inte säger det. Till exempel Regleringsbrev för budgetåret 2019.
task-import-dated-hint = Behövs när tabellen inte säger det.
task-import-kept = Filen { $name } är kvar, om du inte väljer en annan.
task-import-look = Visa vad som händer
task-import-format = Så ser tabellen ut
task-import-columns = En rad för varje uppdrag. Kolumnerna Nummer, Slag och Uppdrag behövs, och dokumentet med sitt datum: som kolumnerna Dokument och Dokumentets datum eller i fälten ovan. Text, År, Redovisas senast, Enhet och Mål kan finnas. Ordningen spelar ingen roll.
task-import-template = Hämta registret som Excel, med rätt kolumner
task-import-problems = { $count ->
    [one] En sak behöver rättas i filen
   *[other] { $count } saker behöver rättas i filen
}
task-import-good-to-know = Bra att veta
task-import-would = { $new ->
    [0] Inga nya uppdrag
    [one] Ett nytt uppdrag
   *[other] { $new } nya uppdrag
}, { $changed ->
    [0] inga ändrade
    [one] ett ändrat
   *[other] { $changed } ändrade
}
task-import-unchanged = { $count ->
    [0] inget är oförändrat
    [one] ett är oförändrat
   *[other] { $count } är oförändrade
}
task-import-do = Läs in
task-import-other = Välj en annan fil
task-import-row = Rad
task-import-what = Vad som händer
task-import-changes = Innehåll
task-import-more = Och { $count } rader till.
task-import-outcome-new = Nytt
task-import-outcome-changed = Ändras
task-import-outcome-unchanged = Oförändrat
task-import-outcome-wrong = Rättas
task-import-done = { $new ->
    [one] Inläst: ett nytt uppdrag
   *[other] Inläst: { $new } nya uppdrag
}, { $changed } { $changed ->
    [one] ändrat
   *[other] ändrade
}.
