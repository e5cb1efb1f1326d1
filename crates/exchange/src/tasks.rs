//! External tasks as a table: the government's letter (*regleringsbrev*) from a file, as a preview that says row by row what
//! would come into the register, and the register out again. Pure, as `activities` is. Not the rules of the register:
//! those are `domain::task`.
//!
//! In: [`knows`] for [`crate::table::read`] or [`crate::table::pasted`], then [`preview`], then [`Preview::events`]. A row
//! is the task that has the same number in the same document of the same day. An empty cell leaves what the register
//! has: a letter says less than a register does.

use domain::event::Event;
use domain::ids::{TaskId, UnitId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals, none_of};
use domain::task::{ExternalTask, Handed, MOST_AT_ONCE, Terms};
use domain::text::Name;
use domain::time::Context;
use domain::writing::Seen;
use jiff::civil::Date;

use crate::finding::Finding;
use crate::sheet::{Language, Sheet};
use crate::table::Table;

mod columns;
mod notes;
mod rows;
#[cfg(test)]
mod tests;

pub use columns::Column;

/// How a table is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The document, for rows that do not say.
    pub document: Option<&'a Name>,
    /// The day of the document, for rows that do not say.
    pub dated: Option<Date>,
    /// The year that it is for, for rows that do not say. Without one, the year in the document's name or else of its day.
    pub year: Option<i16>,
    /// What the columns are, from the left, in a table without a heading.
    pub columns: &'a [Column],
    /// The day on which units and goals are called what they are called.
    pub today: Date,
    /// The language in which texts before and after are told.
    pub language: Language,
}

/// What one column makes of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which column.
    pub column: Column,
    /// As it reads in the register. Empty for a new task.
    pub before: String,
    /// As it would read.
    pub after: String,
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A task comes into the register.
    New(Vec<Difference>),
    /// A task that is there reads differently, or gets another unit.
    Changed(TaskId, Vec<Difference>),
    /// Nothing.
    Unchanged(TaskId),
    /// It cannot be read: what must be mended.
    Wrong(Vec<Finding>),
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its number in the file.
    pub row: u32,
    /// What the document calls the task.
    pub number: String,
    /// What it is called in short.
    pub title: String,
    /// What the row would do.
    pub outcome: Outcome,
}

/// How many rows would do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New tasks.
    pub new: usize,
    /// Tasks that change.
    pub changed: usize,
    /// Tasks that do not.
    pub unchanged: usize,
    /// Rows that must be mended.
    pub wrong: usize,
}

/// What a table would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// What must be mended before any row can be read.
    pub wrong: Vec<Finding>,
    /// What is good to know, and stops nothing.
    pub advice: Vec<Finding>,
    /// Every row in the order of the file.
    pub rows: Vec<PreviewRow>,
    /// Tasks that come into the register. Empty, as are the two below, as soon as anything is wrong: nothing is brought in
    /// by half.
    pub registered: Vec<(Terms, Option<UnitId>)>,
    /// Tasks that read differently.
    pub rewritten: Vec<(TaskId, Seen, Terms)>,
    /// Tasks that another unit gets.
    pub handed: Vec<Handed>,
}

impl Preview {
    /// Whether there is something to bring in, and nothing in the way.
    pub fn can_be_brought_in(&self) -> bool {
        !(self.registered.is_empty() && self.rewritten.is_empty() && self.handed.is_empty())
    }

    /// How many rows would do what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            *match row.outcome {
                Outcome::New(_) => &mut counts.new,
                Outcome::Changed(..) => &mut counts.changed,
                Outcome::Unchanged(_) => &mut counts.unchanged,
                Outcome::Wrong(_) => &mut counts.wrong,
            } += 1;
        }
        counts
    }

    /// What happens when it is brought in: new tasks, tasks that are corrected, tasks that are handed out. All or nothing.
    ///
    /// # Errors
    /// What the rules of the register object to: most often that a task was changed since the preview was made.
    pub fn events(&self, organisation: &Organisation, context: &Context) -> Result<Vec<Event>, Refusals> {
        let (mut events, mut objections): (Vec<Event>, Vec<Refusal>) = (Vec::new(), Vec::new());
        let mut take = |answer: Result<Vec<Event>, Refusals>| match answer {
            Ok(answered) => events.extend(answered),
            Err(refusals) => objections.extend(refusals.iter().cloned()),
        };
        take(organisation.register_tasks(context, self.registered.clone()));
        for (task, seen, terms) in &self.rewritten {
            take(organisation.rewrite_task(context, (*task, *seen), terms.clone(), None));
        }
        take(organisation.hand_out_tasks(context, self.handed.clone()));
        none_of(objections)?;
        Ok(events)
    }
}

/// Which headings are those of external tasks.
pub fn knows(heading: &str) -> bool {
    columns::meaning(heading).is_some()
}

/// What a table would do to the register.
pub fn preview(organisation: &Organisation, table: &Table, asked: &Asked<'_>) -> Preview {
    let mut places = columns::places(table, asked.columns);
    for column in [Column::Number, Column::Kind] {
        places.needs(table, column.heading(asked.language).to_owned(), |known| known == column);
    }
    if places.wrong.is_empty() && MOST_AT_ONCE < table.rows.len() {
        let found = Finding::new("too-many-at-once").with("count", table.rows.len());
        places.wrong.push(found.with("limit", MOST_AT_ONCE));
    }
    if !places.wrong.is_empty() {
        return Preview { wrong: places.wrong, advice: places.advice, ..Preview::default() };
    }
    let mut preview = rows::Reader::new(organisation, table, &places, asked).read();
    preview.advice.splice(0..0, places.advice);
    if preview.rows.iter().any(|row| matches!(row.outcome, Outcome::Wrong(_))) {
        preview = Preview { wrong: preview.wrong, advice: preview.advice, rows: preview.rows, ..Preview::default() };
    }
    preview
}

/// Tasks as a sheet, in the order in which they are given.
pub fn sheet<'a>(
    organisation: &Organisation,
    tasks: impl IntoIterator<Item = &'a ExternalTask>,
    language: Language,
    today: Date,
) -> Sheet {
    columns::sheet(organisation, tasks.into_iter().collect(), language, today)
}
