//! Rows of a table against the register of external tasks: what each would do. Finds every fault of a row, not the first.

use std::collections::HashMap;

use domain::ids::{StatementId, UnitId};
use domain::organisation::Organisation;
use domain::task::{Due, ExternalTask, Handed, TaskKind, Terms};
use domain::text::{Explanation, Name, fold};
use domain::writing::Seen;
use jiff::civil::Date;

use super::columns::{self, Column};
use super::{Asked, Difference, Outcome, Preview, PreviewRow};
use crate::finding::Finding;
use crate::lookup::{Found, Goals, Units};
use crate::reading::{Cells, Places, dated, dated_parts, day, invalid, parts, plain, wrong};
use crate::table::Table;

/// How many characters of its text a task is called by when it has no title.
const TITLE_FROM_TEXT: usize = 80;

/// The years that tasks can be for.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// What makes a task the same in a file and in the register.
type Called = (Name, Date, Name);

/// Reads a table row by row.
pub(super) struct Reader<'a> {
    table: &'a Table,
    places: &'a Places<Column>,
    asked: &'a Asked<'a>,
    units: Units<'a>,
    goals: Goals,
    known: HashMap<Called, &'a ExternalTask>,
}

/// A row while it is read.
struct RowReader<'a> {
    reader: &'a Reader<'a>,
    cells: Cells<'a, Column>,
    /// The table has no column that says what it is called, and the register does not know it.
    lacks_title: bool,
}

fn called(terms: &Terms) -> Called {
    (terms.document.clone(), terms.dated, terms.number.clone())
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        organisation: &'a Organisation,
        table: &'a Table,
        places: &'a Places<Column>,
        asked: &'a Asked<'a>,
    ) -> Reader<'a> {
        Reader {
            table,
            places,
            asked,
            units: Units::of(organisation, (asked.today, asked.today)),
            goals: columns::goals(organisation, asked.today),
            known: organisation.tasks.values().map(|task| (called(&task.terms), task.as_ref())).collect(),
        }
    }

    pub(super) fn read(&self) -> Preview {
        let mut preview = Preview { wrong: self.missing(), ..Preview::default() };
        let mut rows_of: HashMap<Called, u32> = HashMap::new();
        let mut lacks_title = false;
        for row in &self.table.rows {
            let cells = Cells::of(self.table, self.places, row);
            let mut reading = RowReader { reader: self, cells, lacks_title: false };
            let read = reading.read();
            lacks_title |= reading.lacks_title;
            let typed = |column| self.places.one(column).map_or("", |place| row.text(place)).to_owned();
            let (mut number, mut title) = (typed(Column::Number), typed(Column::Title));
            if let Some((_, terms, _)) = &read {
                (number, title) = (terms.number.to_string(), terms.title.to_string());
                if let Some(first) = rows_of.insert(called(terms), row.number) {
                    reading.cells.fault_in(Column::Number, wrong("number-twice", &number).with("row", first));
                }
            }
            let outcome = match read {
                Some((known, terms, unit)) if reading.cells.faults.is_empty() => {
                    self.outcome(known, terms, unit, &mut preview)
                }
                _ => Outcome::Wrong(reading.cells.faults),
            };
            preview.rows.push(PreviewRow { row: row.number, number, title, outcome });
        }
        if lacks_title {
            let heading = self.table.heading.as_ref().map_or(1, |heading| heading.number);
            let found = Finding::new("column-missing").on(heading);
            preview.wrong.push(found.with("value", Column::Title.heading(self.asked.language)));
        }
        preview
    }

    /// What neither the table nor whoever gave it says of any row. That is said once, and not in every row.
    fn missing(&self) -> Vec<Finding> {
        let is_said = |column, given: bool| given || self.places.one(column).is_some();
        let document = is_said(Column::Document, self.asked.document.is_some());
        let dated = is_said(Column::Dated, self.asked.dated.is_some());
        let all = [(document, "document-missing"), (dated, "document-day-missing")];
        all.into_iter().filter(|(is_said, _)| !is_said).map(|(_, key)| Finding::new(key)).collect()
    }

    fn outcome(
        &self,
        known: Option<&ExternalTask>,
        terms: Terms,
        unit: Option<UnitId>,
        preview: &mut Preview,
    ) -> Outcome {
        let differences = self.differences(known, &terms, unit);
        let Some(known) = known else {
            preview.registered.push((terms, unit));
            return Outcome::New(differences);
        };
        if differences.is_empty() {
            return Outcome::Unchanged(known.id);
        }
        if known.terms != terms {
            preview.rewritten.push((known.id, Seen(known.version), terms));
        }
        if known.unit != unit {
            preview.handed.push(Handed { task: known.id, unit });
        }
        Outcome::Changed(known.id, differences)
    }

    fn differences(&self, known: Option<&ExternalTask>, terms: &Terms, unit: Option<UnitId>) -> Vec<Difference> {
        let text =
            |column, terms, unit| columns::text(column, (terms, unit), (&self.units, &self.goals), self.asked.language);
        let shown = |column| match known {
            // What a new row got from elsewhere is shown too: the document and its day are part of what is decided here.
            None => true,
            Some(_) => self.places.one(column).is_some(),
        };
        let all = Column::ALL.into_iter().filter(|column| shown(*column)).map(|column| Difference {
            column,
            before: known.map_or_else(String::new, |known| text(column, &known.terms, known.unit)),
            after: text(column, terms, unit),
        });
        all.filter(|difference| difference.before != difference.after).collect()
    }
}

impl<'a> RowReader<'a> {
    /// The task as the row says, with the one in the register that it is.
    fn read(&mut self) -> Option<(Option<&'a ExternalTask>, Terms, Option<UnitId>)> {
        let number = self.name(Column::Number);
        let document = match self.typed(Column::Document) {
            None => self.given(Column::Document, self.reader.asked.document.cloned(), "document-missing"),
            Some(_) => self.name(Column::Document),
        };
        let dated = match self.typed(Column::Dated) {
            None => self.given(Column::Dated, self.reader.asked.dated, "document-day-missing"),
            Some(typed) => self.cells.taken(Column::Dated, day(typed)),
        };
        let kind = self.kind();
        let called = document.clone().zip(dated).zip(number.clone());
        let known = called.and_then(|((document, dated), number)| self.reader.known.get(&(document, dated, number)));
        let known = known.copied();
        let text = match self.typed(Column::Text) {
            None => Some(known.map_or_else(Explanation::default, |known| known.terms.text.clone())),
            Some(typed) => self.cells.taken(Column::Text, Explanation::parse(typed).map_err(|why| invalid(&why))),
        };
        let title = self.title(known, text.as_ref());
        let year = self.year(known, document.as_ref(), dated);
        let due = self.due(known);
        let goals = self.goals(known);
        let unit = self.unit(known);
        let terms = Terms {
            number: number?,
            kind: kind?,
            title: title?,
            text: text?,
            document: document?,
            dated: dated?,
            year: year?,
            due: due?,
            goals: goals?,
        };
        Some((known, terms, unit?))
    }

    /// What stands in a column; `None` where nothing does.
    fn typed(&mut self, column: Column) -> Option<&'a str> {
        self.cells.text(column).filter(|typed| !typed.is_empty())
    }

    /// What was said of all rows at once. Where the table has no such column either, it is missing from all of them.
    fn given<T>(&mut self, column: Column, given: Option<T>, key: &'static str) -> Option<T> {
        if given.is_none() && self.reader.places.one(column).is_some() {
            self.cells.fault_in(column, Finding::new(key));
        }
        given
    }

    fn name(&mut self, column: Column) -> Option<Name> {
        let typed = self.cells.text(column).unwrap_or_default();
        self.cells.taken(column, Name::parse(typed).map_err(|why| invalid(&why)))
    }

    fn kind(&mut self) -> Option<TaskKind> {
        let typed = self.cells.text(Column::Kind).unwrap_or_default();
        let read = columns::kind(typed).ok_or_else(|| wrong("task-kind-unknown", typed));
        self.cells.taken(Column::Kind, read)
    }

    /// The title, or else the beginning of the text.
    fn title(&mut self, known: Option<&ExternalTask>, text: Option<&Explanation>) -> Option<Name> {
        if self.typed(Column::Title).is_some() {
            return self.name(Column::Title);
        }
        if let Some(known) = known {
            return Some(known.terms.title.clone());
        }
        // A column that is not there is told once, and not as an empty cell of each row.
        if self.reader.places.one(Column::Title).is_none() && self.reader.places.one(Column::Text).is_none() {
            self.lacks_title = true;
            return None;
        }
        let begins = text.and_then(|text| beginning(text.as_str()));
        self.cells.taken(Column::Title, begins.ok_or_else(|| Finding::new("text-empty")))
    }

    fn year(&mut self, known: Option<&ExternalTask>, document: Option<&Name>, dated: Option<Date>) -> Option<i16> {
        let year = match self.typed(Column::Year) {
            Some(typed) => typed.parse().map_err(|_| wrong("year-wrong", typed)),
            None => {
                let given = known.map(|known| known.terms.year).or(self.reader.asked.year);
                let said = given.or_else(|| document.and_then(|document| year_in(document.as_str())));
                Ok(said.or_else(|| dated.map(Date::year))?)
            }
        };
        let year = year.and_then(|year| match YEARS.contains(&year) {
            true => Ok(year),
            false => Err(wrong("year-wrong", &year.to_string())),
        });
        self.cells.taken(Column::Year, year)
    }

    fn due(&mut self, known: Option<&ExternalTask>) -> Option<Vec<Due>> {
        let Some(typed) = self.typed(Column::Due) else {
            return Some(known.map_or_else(Vec::new, |known| known.terms.due.clone()));
        };
        let read = dated_parts(typed).into_iter().map(|part| match day(part) {
            Ok(day) => Ok(Due { day, what: None }),
            Err(_) => {
                let (day, what) = dated(part, "due-without-day")?;
                let what = (!what.is_empty()).then(|| Name::parse(what)).transpose();
                Ok(Due { day, what: what.map_err(|why| invalid(&why))? })
            }
        });
        let mut due: Vec<Due> = self.cells.taken(Column::Due, read.collect())?;
        due.sort_by_key(|due| due.day);
        Some(due)
    }

    fn goals(&mut self, known: Option<&ExternalTask>) -> Option<Vec<StatementId>> {
        let had = known.map_or(&[][..], |known| known.terms.goals.as_slice());
        let Some(typed) = self.typed(Column::Goals) else { return Some(had.to_vec()) };
        let reader = self.reader;
        if known.is_some_and(|known| {
            let written = columns::text(
                Column::Goals,
                (&known.terms, None),
                (&reader.units, &reader.goals),
                reader.asked.language,
            );
            plain(&written) == plain(typed)
        }) {
            return Some(had.to_vec());
        }
        let is_one = |line: &str| matches!(reader.goals.find(line), (Found::One(_), rest) if rest.is_empty());
        let mut goals = Vec::new();
        for part in parts(typed, is_one) {
            let read = match reader.goals.find(part) {
                (Found::One(goal), rest) if rest.is_empty() || fold(&rest) == fold(&goal.text) => Ok(goal.id),
                (Found::One(goal), _) => Err(wrong("goal-text-differs", part).with("text", goal.text.clone())),
                (Found::None, _) => Err(wrong("goal-unknown", part)),
                (Found::Several, _) => Err(wrong("goal-ambiguous", part)),
            };
            let goal = self.cells.taken(Column::Goals, read)?;
            if !goals.contains(&goal) {
                goals.push(goal);
            }
        }
        Some(goals)
    }

    fn unit(&mut self, known: Option<&ExternalTask>) -> Option<Option<UnitId>> {
        let Some(typed) = self.typed(Column::Unit) else { return Some(known.and_then(|known| known.unit)) };
        let read = match self.reader.units.find(typed) {
            Found::One(unit) => Ok(Some(unit)),
            Found::None => Err(wrong("unit-unknown", typed)),
            Found::Several => Err(wrong("unit-ambiguous", typed)),
        };
        self.cells.taken(Column::Unit, read)
    }
}

/// The first sentence of a text, or what there is room for of it.
fn beginning(text: &str) -> Option<Name> {
    let first = text.lines().next()?;
    let sentence = first.split_once(". ").map_or(first, |(sentence, _)| sentence).trim_end_matches('.');
    let short = match sentence.char_indices().nth(TITLE_FROM_TEXT) {
        None => sentence.to_owned(),
        Some((end, _)) => {
            let cut = &sentence[..end];
            format!("{}…", cut.rsplit_once(' ').map_or(cut, |(words, _)| words))
        }
    };
    Name::parse(&short).ok()
}

/// The year that a document says it is for: "Regleringsbrev för budgetåret 2018".
fn year_in(document: &str) -> Option<i16> {
    let words = document.split(|letter: char| !letter.is_ascii_digit()).filter(|word| word.len() == 4);
    words.filter_map(|word| word.parse().ok()).find(|year| YEARS.contains(year))
}
