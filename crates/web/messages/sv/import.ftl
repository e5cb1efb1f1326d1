# Inläsning av utgåvor från en fil: vad som måste rättas, och vad som är bra att veta.
edition-problem-file-too-large = Filen är större än { $limit } MB. Dela den i flera, till exempel en för varje utgåva.
edition-problem-file-is-workbook = Det här är en arbetsbok från ett kalkylprogram. Spara bladet som CSV och läs in den filen.
edition-problem-file-not-text = Det här är ingen textfil. Spara tabellen som CSV och läs in den filen.
edition-problem-file-empty = Filen är tom.
edition-problem-no-rows = Filen har rubriker men inga rader.
edition-problem-too-many-rows = Filen har fler än { $limit } rader. Dela den i flera, till exempel en för varje utgåva.
edition-problem-too-many-cells = Raden har { $count } celler, och rubrikraden { $limit }. Står det ett skiljetecken i en text? Sätt då texten inom citattecken. Det som blev över börjar ”{ $value }”.
edition-problem-column-twice = Kolumnen finns två gånger.
edition-problem-column-missing = Kolumnen { $column } saknas i rubrikraden.
edition-problem-revision-already-open = Revision { $revision } är öppen. Utgåvor kan läsas in när den är beslutad eller tillbakadragen.
edition-problem-text-empty = Cellen är tom. Skriv något här.
edition-problem-text-too-long = Texten har { $count } tecken. Det får vara högst { $limit }.
edition-problem-date-not-a-day = ”{ $value }” är inget datum. Skriv år, månad och dag, till exempel 2017-10-23.
edition-problem-kind-unknown = ”{ $value }” är inget slag. Skriv vision, verksamhetsidé, målbild, övergripande mål, resultatområde, mål, internt mål eller prioritering.
edition-problem-edition-two-dates = Utgåvan { $edition } har datumet { $first } på en tidigare rad och { $value } här. En utgåva har ett datum.
edition-problem-id-twice = Id { $id } finns redan i samma utgåva, på rad { $row }.
edition-problem-ids-of-one-statement = Id { $id } och id { $other } på rad { $row } är samma formulering sedan en tidigare inläsning. En utgåva kan bara ha den en gång.
edition-problem-parent-unknown = Det finns inget med id { $parent } i utgåvan { $edition }.
edition-problem-parent-in-a-circle = { $id } står under sig själv, direkt eller genom andra.
edition-problem-too-many-levels = { $id } står mer än { $limit } nivåer ned.
edition-problem-editions-same-date = Utgåvan { $edition } har samma datum som { $other }: { $day }.
edition-problem-edition-not-later = Utgåvan { $edition } gäller från { $day }. Den måste vara senare än den som redan är beslutad, som gäller från { $latest }.

edition-advice-edition-ahead = Utgåvan { $edition } gäller först från { $day }.
edition-advice-edition-out-of-order = Utgåvan { $edition } står efter en senare i filen. Utgåvorna läses in efter datum.
edition-advice-kind-changed = { $id } var { $before } och blir { $after }.
edition-advice-kind-not-in-model = Styrmodellen har inte slaget { $kind }. { $count ->
    [one] En formulering
   *[other] { $count } formuleringar
} av det slaget läses in ändå, för så såg strategin ut.
edition-advice-column-unknown = Kolumnen ”{ $value }” läses inte in.

edition-where-row = Rad { $row }
edition-where-cell = Rad { $row }, { $column }
edition-where-column = Kolumnen { $column }
edition-where-file = Hela filen

column-edition = utgåva
column-date = datum
column-kind = slag
column-id = id
column-parent = överordnad
column-text = text
column-explanation = förklaring

refusal-not-founded = Myndigheten { $organisation } finns inte än.
refusal-editions-none = Det finns ingen utgåva att läsa in.
refusal-edition-not-later = Utgåvan { $edition } gäller från { $day }. Den måste vara senare än den som redan är beslutad, som gäller från { $latest }.
refusal-likeness-unknown = Förslagen om ursprung hör inte till de här utgåvorna. Kontrollera filen igen.

import-title = Läs in utgåvor
import-heading = Läs in tidigare utgåvor av strategin
import-lead = Med de tidigare utgåvorna får varje formulering sin historia, och utgåvorna går att jämföra.
import-file = Fil
import-file-hint = En CSV-fil, som kalkylprogram kan spara. Högst 20 MB.
import-pasted = Eller klistra in tabellen
import-pasted-hint = Markera raderna i kalkylbladet, rubrikerna också, och klistra in dem här.
import-check = Kontrollera
import-check-note = Inget läses in än. Först ser du vad som måste rättas, eller vad filen innehåller.
import-the-table = tabellen
import-problems-list = Det som behöver rättas
import-advice-heading = Bra att veta
import-where = Var
import-what = Vad
import-more = Här visas de { $shown } första av { $count }.
import-open = Revision { $revision } är öppen. Utgåvor kan läsas in när den är beslutad eller tillbakadragen.
import-open-see = Se dess väg till beslut
import-format = Så ska filen se ut
import-format-what = En rad för varje formulering och utgåva. Första raden är rubriker. Ordningen på kolumnerna spelar ingen roll. Rubrikerna får också stå på svenska: utgåva, datum, slag, id, överordnad, text och förklaring.
import-column-edition = Vad utgåvan heter, till exempel 2014 eller Strategi 2014–2017.
import-column-date = Första dagen den gällde, till exempel 2014-01-01. Samma på alla utgåvans rader.
import-column-kind = Vad formuleringen är.
import-column-id = Formuleringens id. Samma formulering har samma id i alla utgåvor.
import-column-parent = Id för det som den står under. Tomt överst.
import-column-text = Vad den säger.
import-column-explanation = Vad den betyder. Får vara tomt.
import-kinds = Slagen är:
import-example = Ett exempel med två utgåvor:
import-example-label = Exempel på en fil
import-can = { $count ->
    [one] En utgåva går att läsa in
   *[other] { $count } utgåvor går att läsa in
}
import-rows = { $count ->
    [one] en formulering
   *[other] { $count } formuleringar
}
import-nothing-yet = Inget är inläst än. Se över och bekräfta.
import-editions = Utgåvorna
import-label = Utgåva
import-from = Gäller från
import-statements = Formuleringar
import-origins = Vad verkar ha blivit vad?
import-origins-what = Formuleringar med samma id är redan ihopkopplade. De här har olika id men liknande text. Avmarkera det som inte stämmer: då blir det en borttagen och en ny.
import-origins-of = { $edition }: ursprung
import-origins-more = Här visas de { $shown } första av { $count }. De andra tas som de är föreslagna.
import-true = Stämmer
import-true-name = Stämmer: { $before } blev { $after }
import-before = Före
import-after = Efter
import-alike = Likhet
import-becomes = Blir
import-same = Samma formulering
import-removed = { $count ->
    [one] En borttagen
   *[other] { $count } borttagna
}
import-new = { $count ->
    [one] En ny
   *[other] { $count } nya
}
import-do = { $count ->
    [one] Läs in utgåvan
   *[other] Läs in { $count } utgåvor
}
import-for-ever = En inläst utgåva blir en del av historien och kan inte ändras efteråt.
import-brought-in = { $count ->
    [one] En utgåva är inläst.
   *[other] { $count } utgåvor är inlästa.
}

edition-problem-nothing-given = Välj en fil eller klistra in en tabell.
refusal-import-changed-meanwhile = Strategin har ändrats sedan filen kontrollerades. Se över förslagen igen.
