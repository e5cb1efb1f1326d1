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
edition-where-column = { $column }
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
