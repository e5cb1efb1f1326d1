//! Editions of a strategy from before the log, as the rows of a file: what they must fulfil, what seems to have
//! become of each statement from one edition to the next, and the rule that brings them in.
//! Not how a file is read: that is the crate `exchange`. Nothing here reads or writes anything.
//!
//! A file has one row for each statement and edition. The same id in two editions is the same statement. What has
//! another id is another statement, but may have come of one that is gone: that is proposed from how alike the texts
//! are ([`propose`]), and a person says yes or no.

use std::sync::Arc;

use jiff::civil::Date;

use crate::ids::StatementId;
use crate::lineage::Fate;
use crate::refusal::Value;
use crate::statement::StatementKind;
use crate::text::{Explanation, Name, StatementText};

mod check;
mod identity;
mod import;
mod proposal;
#[cfg(test)]
mod tests;

pub use check::check;
pub use proposal::{groups, propose};

/// One row of a file, as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The row in the file, as a spreadsheet numbers it: the heading is row 1.
    pub line: u32,
    /// What the edition is called: "2014", "Strategi 2014–2017".
    pub edition: String,
    /// The first day that the edition was in force, as YYYY-MM-DD.
    pub date: String,
    /// What the statement is, by its key or in Swedish.
    pub kind: String,
    /// What the file calls the statement: the same in every edition.
    pub id: String,
    /// The id of the statement that it stands under; empty at the top.
    pub parent: String,
    /// What it says.
    pub text: String,
    /// What it means.
    pub explanation: String,
}

/// A column of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What the edition is called.
    Edition,
    /// The first day in force.
    Date,
    /// The kind of statement.
    Kind,
    /// What the file calls the statement.
    Id,
    /// What it stands under.
    Parent,
    /// What it says.
    Text,
    /// What it means.
    Explanation,
}

impl Column {
    /// All of them, in the order in which a file is described.
    pub const ALL: [Column; 7] =
        [Column::Edition, Column::Date, Column::Kind, Column::Id, Column::Parent, Column::Text, Column::Explanation];

    /// Its heading in the file.
    pub fn key(self) -> &'static str {
        match self {
            Column::Edition => "edition",
            Column::Date => "date",
            Column::Kind => "kind",
            Column::Id => "id",
            Column::Parent => "parent",
            Column::Text => "text",
            Column::Explanation => "explanation",
        }
    }
}

/// Something about a file that must be mended, or that is good to know, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row, as in [`Row::line`]; `None` when it is the file as a whole.
    pub line: Option<u32>,
    /// The column, where it is about one.
    pub column: Option<Column>,
    /// The message is `edition-problem-` and this, or `edition-advice-` and this.
    pub key: &'static str,
    /// What the message names.
    pub values: Vec<(&'static str, Value)>,
}

impl Problem {
    /// A problem of the file as a whole.
    pub fn new(key: &'static str) -> Problem {
        Problem { line: None, column: None, key, values: Vec::new() }
    }

    /// The same, at a row.
    pub fn on(mut self, line: u32) -> Problem {
        self.line = Some(line);
        self
    }

    /// The same, in a column.
    pub fn at(mut self, column: Column) -> Problem {
        self.column = Some(column);
        self
    }

    /// The same, with a value for the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Problem {
        self.values.push((name, value.into()));
        self
    }
}

/// What a file turned out to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Its editions, the oldest first. Empty as soon as there is a problem: nothing is brought in by half.
    pub editions: Vec<Edition>,
    /// What must be mended first, in the order of the rows.
    pub problems: Vec<Problem>,
    /// What is good to know, and stops nothing.
    pub advice: Vec<Problem>,
}

/// An edition that has been checked: its ids are its own, what each statement stands under is there, and nothing
/// stands under itself. Only [`check`] makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    label: Name,
    in_force_from: Date,
    entries: Vec<Entry>,
}

impl Edition {
    /// What the file calls it.
    pub fn label(&self) -> &Name {
        &self.label
    }

    /// The first day that it was in force.
    pub fn in_force_from(&self) -> Date {
        self.in_force_from
    }

    /// Its statements, each after the one it stands under, and otherwise as they stand in the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// A statement in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row in the file.
    pub line: u32,
    /// What it is.
    pub kind: StatementKind,
    /// What the file calls it.
    pub id: Arc<str>,
    /// The id of what it stands under.
    pub parent: Option<Arc<str>>,
    /// What it says.
    pub text: StatementText,
    /// What it means.
    pub explanation: Explanation,
}

/// Where a statement is found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// In the last revision that the organisation has adopted.
    Adopted(StatementId),
    /// In an edition of the file, under this id.
    File(Arc<str>),
}

/// A statement before or after an edition came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Where it is found.
    pub place: Place,
    /// What it is.
    pub kind: StatementKind,
    /// What it says.
    pub text: StatementText,
}

/// A statement that is in an edition and in the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staying {
    /// As it was.
    pub before: Side,
    /// As it is.
    pub after: Side,
    /// Kept, reworded or moved.
    pub fate: Fate,
}

/// That a statement seems to have come of another that is gone, because they read much alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// In which edition, by its place in the list.
    pub edition: usize,
    /// What is gone: it was in the edition before.
    pub from: Side,
    /// What seems to have come of it: new in this edition, or there before as well.
    pub to: Side,
    /// Whether what it became was there before as well, under the same id.
    pub into_staying: bool,
    /// How much of the texts is the same, in percent.
    pub percent: u8,
    /// Whether it is the same statement, which only got its id with this file or another id in it.
    pub same: bool,
}

/// What became of the statements of one edition in the next, as the file tells it and as it seems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Which edition, by its place in the list.
    pub edition: usize,
    /// What is in both, in the order of the new one.
    pub staying: Vec<Staying>,
    /// What seems to have come of what, to say yes or no to.
    pub likenesses: Vec<Likeness>,
    /// What is gone, and is like nothing.
    pub removed: Vec<Side>,
    /// What is new, and is like nothing.
    pub new: Vec<Side>,
}

/// Likenesses that hang together, and what they say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// What it is if all of them are true: kept (the same statement), merged, split or replaced.
    pub fate: Fate,
    /// The likenesses.
    pub likenesses: Vec<&'a Likeness>,
}
