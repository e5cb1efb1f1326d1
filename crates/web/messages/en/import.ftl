# Reading editions from a file: what must be mended, and what is good to know.
edition-problem-file-too-large = The file is larger than { $limit } MB. Divide it, for example into one for each edition.
edition-problem-file-is-workbook = This is a workbook of a spreadsheet program. Save the sheet as CSV and read that file.
edition-problem-file-not-text = This is not a text file. Save the table as CSV and read that file.
edition-problem-file-empty = The file is empty.
edition-problem-no-rows = The file has headings and no rows.
edition-problem-too-many-rows = The file has more than { $limit } rows. Divide it, for example into one for each edition.
edition-problem-too-many-cells = The row has { $count } cells, and the heading { $limit }. Is there a separator in a text? Then put the text in quotes. What is left over begins “{ $value }”.
edition-problem-column-twice = The column is there twice.
edition-problem-column-missing = The heading has no column { $column }.
edition-problem-revision-already-open = Revision { $revision } is open. Editions can be read in when it is decided or withdrawn.
edition-problem-text-empty = The cell is empty. Write something here.
edition-problem-text-too-long = The text has { $count } characters. There is room for { $limit }.
edition-problem-date-not-a-day = “{ $value }” is not a date. Write year, month and day, for example 2017-10-23.
edition-problem-kind-unknown = “{ $value }” is not a kind. Write vision, business-idea, target-picture, overarching-goal, result-area, goal, internal-goal or priority.
edition-problem-edition-two-dates = The edition { $edition } has the date { $first } on an earlier row and { $value } here. An edition has one date.
edition-problem-id-twice = The id { $id } is already in the same edition, on row { $row }.
edition-problem-ids-of-one-statement = The id { $id } and the id { $other } on row { $row } are one statement since an earlier import. An edition can have it only once.
edition-problem-parent-unknown = There is nothing with the id { $parent } in the edition { $edition }.
edition-problem-parent-in-a-circle = { $id } stands under itself, directly or through others.
edition-problem-too-many-levels = { $id } stands more than { $limit } levels down.
edition-problem-editions-same-date = The edition { $edition } has the same date as { $other }: { $day }.
edition-problem-edition-not-later = The edition { $edition } is in force from { $day }. It must be later than the one already adopted, which is in force from { $latest }.

edition-advice-edition-ahead = The edition { $edition } is not in force until { $day }.
edition-advice-edition-out-of-order = The edition { $edition } comes after a later one in the file. Editions are read in by date.
edition-advice-kind-changed = { $id } was { $before } and becomes { $after }.
edition-advice-kind-not-in-model = The steering model does not have the kind { $kind }. { $count ->
    [one] One statement
   *[other] { $count } statements
} of that kind will be read in all the same, because that is how the strategy was.
edition-advice-column-unknown = The column “{ $value }” is not read.

edition-where-row = Row { $row }
edition-where-cell = Row { $row }, { $column }
edition-where-column = { $column }
edition-where-file = The whole file

column-edition = edition
column-date = date
column-kind = kind
column-id = id
column-parent = parent
column-text = text
column-explanation = explanation

refusal-not-founded = The agency { $organisation } does not exist yet.
refusal-editions-none = There is no edition to read in.
refusal-edition-not-later = The edition { $edition } is in force from { $day }. It must be later than the one already adopted, which is in force from { $latest }.
refusal-likeness-unknown = The proposals of what became of what do not belong to these editions. Check the file again.
