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
edition-where-column = The column { $column }
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

import-title = Read in editions
import-heading = Read in earlier editions of the strategy
import-lead = With the earlier editions every statement gets its history, and the editions can be compared.
import-file = File
import-file-hint = A CSV file, as spreadsheet programs can save. At most 20 MB.
import-pasted = Or paste the table
import-pasted-hint = Select the rows in the spreadsheet, headings too, and paste them here.
import-check = Check
import-check-note = Nothing is read in yet. First you see what needs mending, or what the file holds.
import-the-table = the table
import-problems-list = What needs mending
import-advice-heading = Good to know
import-where = Where
import-what = What
import-more = The first { $shown } of { $count } are shown.
import-open = Revision { $revision } is open. Editions can be read in when it is decided or withdrawn.
import-open-see = See its way to a decision
import-format = How the file is to be
import-format-what = A row for each statement and edition. The first row is headings. The order of the columns does not matter. The headings may also be in Swedish: utgåva, datum, slag, id, överordnad, text and förklaring.
import-column-edition = What the edition is called, for example 2014 or Strategy 2014–2017.
import-column-date = The first day it was in force, for example 2014-01-01. The same on all rows of the edition.
import-column-kind = What the statement is.
import-column-id = The statement's id. The same statement has the same id in all editions.
import-column-parent = The id of what it stands under. Empty at the top.
import-column-text = What it says.
import-column-explanation = What it means. May be empty.
import-kinds = The kinds are:
import-example = An example with two editions:
import-example-label = Example of a file
import-can = { $count ->
    [one] One edition can be read in
   *[other] { $count } editions can be read in
}
import-rows = { $count ->
    [one] one statement
   *[other] { $count } statements
}
import-nothing-yet = Nothing has been read in yet. Look it over and confirm.
import-editions = The editions
import-label = Edition
import-from = In force from
import-statements = Statements
import-origins = What seems to have become of what?
import-origins-what = Statements with the same id are tied together already. These have different ids and similar texts. Untick what is not so: it then becomes one removed and one new.
import-origins-of = { $edition }: what came of what
import-origins-more = The first { $shown } of { $count } are shown. The others are taken as proposed.
import-true = Is so
import-true-name = Is so: { $before } became { $after }
import-before = Before
import-after = After
import-alike = Alike
import-becomes = Becomes
import-same = The same statement
import-removed = { $count ->
    [one] One removed
   *[other] { $count } removed
}
import-new = { $count ->
    [one] One new
   *[other] { $count } new
}
import-do = { $count ->
    [one] Read in the edition
   *[other] Read in { $count } editions
}
import-for-ever = An edition that has been read in is part of history, and cannot be changed afterwards.
import-brought-in = { $count ->
    [one] One edition has been read in.
   *[other] { $count } editions have been read in.
}

edition-problem-nothing-given = Choose a file, or paste a table.
refusal-import-changed-meanwhile = The strategy has changed since the file was checked. Look the proposals over again.
