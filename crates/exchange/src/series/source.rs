//! What a file holds before anybody has said what its columns mean: rows of text with their places, whatever the format. A
//! cube is written out as rows too, a column for each dimension. Not how a file is read, and not what stands in the cells.
//!
//! A text stands once in a column however many rows have it, so that millions of rows take little room, and each text is
//! looked at once.

use std::collections::HashMap;
use std::sync::Arc;

use super::metadata::Metadata;
use crate::finding::{Finding, Place};
use crate::mapping::Role;
use crate::table::{MOST_CHARACTERS, MOST_COLUMNS, Table, column_name};

/// The most rows that are read.
pub const MOST_ROWS: usize = 5_000_000;

/// The most cells that are read, the empty ones counted.
pub const MOST_CELLS: usize = 60_000_000;

/// A column of a file, or a dimension of a cube.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// What it is called in the file.
    pub heading: String,
    /// What the format itself says that it is, for those that do.
    pub told: Option<Role>,
    texts: Vec<Arc<str>>,
}

impl Column {
    /// Every text that stands in it, once each, in the order in which they first stand. An empty cell is an empty text.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(Arc::as_ref)
    }

    pub(crate) fn text(&self, code: u32) -> &str {
        self.texts.get(code as usize).map_or("", Arc::as_ref)
    }

    pub(crate) fn shared(&self, code: u32) -> Arc<str> {
        self.texts.get(code as usize).cloned().unwrap_or_default()
    }
}

/// How a row is found again in its file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Numbered {
    /// By its number, as a spreadsheet counts.
    #[default]
    Row,
    /// By a line of the text, under a keyword.
    Line(&'static str),
    /// By its number in a list of a JSON file.
    Path(&'static str),
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What it says of itself.
    pub metadata: Metadata,
    /// What is good to know of how it was read.
    pub advice: Vec<Finding>,
    columns: Vec<Column>,
    // Row after row, for each column the number of its text.
    cells: Vec<u32>,
    numbers: Vec<u32>,
    numbered: Numbered,
    heading_row: Option<u32>,
}

impl Source {
    /// Its columns, from the left.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows there are.
    pub fn row_count(&self) -> usize {
        self.numbers.len()
    }

    /// What stands in a row, for a preview: every cell, from the left.
    pub fn row(&self, row: usize) -> Vec<&str> {
        self.columns.iter().zip(self.codes(row)).map(|(column, code)| column.text(*code)).collect()
    }

    /// The row's number in the file: of a table as a spreadsheet counts, of a text its line, of JSON its place in the list.
    pub fn number(&self, row: usize) -> u32 {
        self.numbers.get(row).copied().unwrap_or_default()
    }

    pub(crate) fn codes(&self, row: usize) -> &[u32] {
        let width = self.columns.len();
        self.cells.get(row * width..(row + 1) * width).unwrap_or_default()
    }

    /// A finding about a row, or about its cell in a column, at its place.
    pub(crate) fn at(&self, finding: Finding, row: usize, column: Option<usize>) -> Finding {
        let number = self.number(row);
        match (self.numbered, column) {
            (Numbered::Row, None) => finding.on(number),
            (Numbered::Row, Some(column)) => finding.on(number).at(self.place(column)),
            (Numbered::Line(keyword), _) => finding.on(number).within(keyword),
            (Numbered::Path(list), _) => finding.within(format!("{list}[{number}]")),
        }
    }

    /// A finding about a column.
    pub(crate) fn in_column(&self, finding: Finding, column: usize) -> Finding {
        match (self.numbered, self.heading_row) {
            (Numbered::Row, Some(row)) => finding.on(row).at(self.place(column)),
            (Numbered::Row, None) => finding.at(self.place(column)),
            _ => finding.within(self.columns.get(column).map_or("", |column| &column.heading)),
        }
    }

    fn place(&self, column: usize) -> Place {
        let heading = self.columns.get(column).map(|column| column.heading.clone()).unwrap_or_default();
        Place { letter: column_name(u32::try_from(column).unwrap_or(u32::MAX)), heading }
    }
}

/// The texts of a column while it is read.
#[derive(Default)]
struct Texts {
    all: Vec<Arc<str>>,
    codes: HashMap<Arc<str>, u32>,
    last: u32,
}

impl Texts {
    fn code(&mut self, text: &str) -> u32 {
        // Files are sorted: most often it is the text of the row above, or the one that came after that one before.
        for likely in [self.last, self.last.wrapping_add(1)] {
            if self.all.get(likely as usize).is_some_and(|known| &**known == text) {
                self.last = likely;
                return likely;
            }
        }
        let next = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.last = match self.codes.get(text) {
            Some(known) => *known,
            None => {
                let text: Arc<str> = text.into();
                self.all.push(text.clone());
                self.codes.insert(text, next);
                next
            }
        };
        self.last
    }
}

/// A source while it is read, within the limits.
#[derive(Default)]
pub(crate) struct Builder {
    columns: Vec<(String, Option<Role>, Texts)>,
    cells: Vec<u32>,
    numbers: Vec<u32>,
    numbered: Numbered,
    heading_row: Option<u32>,
}

impl Builder {
    /// With no rows yet.
    pub(crate) fn new(numbered: Numbered) -> Builder {
        Builder { numbered, ..Builder::default() }
    }

    /// The row in which the headings stand.
    pub(crate) fn heading_row(mut self, row: Option<u32>) -> Builder {
        self.heading_row = row;
        self
    }

    /// One more column, from the left.
    pub(crate) fn column(&mut self, heading: &str, told: Option<Role>) -> Result<(), Finding> {
        if MOST_COLUMNS as usize <= self.columns.len() {
            return Err(Finding::new("too-many-columns").with("limit", MOST_COLUMNS));
        }
        self.columns.push((heading.trim().to_owned(), told, Texts::default()));
        Ok(())
    }

    /// One more row. A cell that is not given is empty; more than there are columns are left.
    pub(crate) fn row<'a>(&mut self, number: u32, cells: impl IntoIterator<Item = &'a str>) -> Result<(), Finding> {
        if self.numbers.len() == MOST_ROWS {
            return Err(self.on(Finding::new("too-many-rows").with("limit", MOST_ROWS), number));
        }
        if MOST_CELLS < self.cells.len() + self.columns.len() {
            return Err(self.on(Finding::new("too-many-cells").with("limit", MOST_CELLS), number));
        }
        let mut cells = cells.into_iter();
        for (.., texts) in &mut self.columns {
            let text = cells.next().unwrap_or("").trim();
            // Counted only where the bytes say that there can be too many.
            if MOST_CHARACTERS < text.len() && MOST_CHARACTERS < text.chars().count() {
                let found = Finding::new("cell-too-long").with("count", text.chars().count());
                return Err(self.on(found.with("limit", MOST_CHARACTERS), number));
            }
            self.cells.push(texts.code(text));
        }
        self.numbers.push(number);
        Ok(())
    }

    fn on(&self, finding: Finding, number: u32) -> Finding {
        match self.numbered {
            Numbered::Row | Numbered::Line(_) => finding.on(number),
            Numbered::Path(list) => finding.within(format!("{list}[{number}]")),
        }
    }

    /// What was read.
    pub(crate) fn finish(self, metadata: Metadata, advice: Vec<Finding>) -> Source {
        let columns = self.columns.into_iter();
        Source {
            metadata,
            advice,
            columns: columns.map(|(heading, told, texts)| Column { heading, told, texts: texts.all }).collect(),
            cells: self.cells,
            numbers: self.numbers,
            numbered: self.numbered,
            heading_row: self.heading_row,
        }
    }
}

/// A table from a workbook or the clipboard.
///
/// # Errors
/// When it passes a limit.
pub fn of_table(table: &Table) -> Result<Source, Finding> {
    let rows = table.heading.iter().chain(&table.rows);
    let width = rows.filter_map(|row| row.cells.last()).map(|cell| cell.column + 1).max().unwrap_or(0);
    let mut builder = Builder::new(Numbered::Row).heading_row(table.heading.as_ref().map(|heading| heading.number));
    for column in 0..width {
        builder.column(table.heading_of(column), None)?;
    }
    for row in &table.rows {
        builder.row(row.number, (0..width).map(|column| row.text(column)))?;
    }
    Ok(builder.finish(Metadata::default(), Vec::new()))
}
