//! Tables in files, whatever the format: the cells of a heading and of the rows under it, each with its place. Reads
//! workbooks (.xlsx, .xlsm), text files (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) and what a spreadsheet puts
//! on the clipboard. Nothing in a file is believed before it is checked: everything has a limit, and what passes one is
//! refused with the limit named. Not what the columns mean: whoever reads says which headings it knows.

use std::borrow::Cow;

use crate::finding::{Finding, Place};
use crate::reading::no_heading;

mod archive;
mod clipboard;
pub(crate) mod decimal;
mod grid;
#[cfg(test)]
mod tests;
pub(crate) mod text;
mod workbook;

use grid::Grid;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// The most rows with text, the heading not counted.
pub const MOST_ROWS: usize = 50_000;

/// The most columns. A plan with ten sources of funding has some forty.
pub const MOST_COLUMNS: u32 = 250;

/// The most cells with text.
pub const MOST_CELLS: usize = 2_000_000;

/// The most characters in a cell, as in a spreadsheet.
pub const MOST_CHARACTERS: usize = 32_767;

/// How many rows and columns a sheet can have at all.
const MOST_SHEET_ROWS: u32 = 1_048_576;
const MOST_SHEET_COLUMNS: u32 = 16_384;

/// Among how many rows with text the heading is looked for: people put a title and a date above it.
const HEADING_WITHIN: usize = 20;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Text, also when it looks like something else.
    Text,
    /// A number, as decimal text with a point and without grouping.
    Number,
    /// A day as 2019-03-01, or a moment as 2019-03-01T12:30:00.
    Date,
    /// TRUE or FALSE.
    Truth,
    /// What a spreadsheet shows when it cannot calculate: "#REF!".
    Error,
}

/// A cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its column, the first being 0.
    pub column: u32,
    /// What stands in it, as text, with `\n` for line breaks.
    pub text: Box<str>,
    /// What it is.
    pub kind: CellKind,
}

/// A row that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet numbers it, the first being 1.
    pub number: u32,
    /// Its cells, from the left. Empty ones are not there.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(at)
    }

    /// What stands in a column, without spaces around; empty where nothing does.
    pub fn text(&self, column: u32) -> &str {
        self.cell(column).map_or("", |cell| cell.text.trim())
    }
}

/// A table: a heading and the rows under it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The row with the headings. `None` for what was pasted without one.
    pub heading: Option<Row>,
    /// The rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// The heading of a column, as it stands in the file.
    pub fn heading_of(&self, column: u32) -> &str {
        self.heading.as_ref().map_or("", |heading| heading.text(column))
    }

    /// A column as a finding names it.
    pub fn place(&self, column: u32) -> Place {
        Place { letter: column_name(column), heading: self.heading_of(column).to_owned() }
    }

    fn under_heading(mut rows: Vec<Row>, knows: &dyn Fn(&str) -> bool) -> Result<Table, Finding> {
        let Some(first) = rows.first() else { return Err(Finding::new("file-empty")) };
        let Some((at, _)) = best_heading(&rows, knows) else { return Err(no_heading(first)) };
        let below = rows.split_off(at + 1);
        let heading = rows.pop();
        if below.is_empty() {
            return Err(Finding::new("no-rows"));
        }
        within_rows(&below)?;
        Ok(Table { heading, rows: below })
    }
}

/// Reads a file. `knows` says whether a heading is one that means something to whoever asks: by that, the sheet, the row
/// with the headings and the separator of a text file are found.
///
/// # Errors
/// Why it cannot be read: what was found, and the limit where it passed one.
pub fn read(bytes: &[u8], knows: &dyn Fn(&str) -> bool) -> Result<Table, Finding> {
    if MOST_BYTES < bytes.len() {
        let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
        let found = Finding::new("file-too-large").with("count", megabytes(bytes.len()));
        return Err(found.with("limit", megabytes(MOST_BYTES)));
    }
    if bytes.starts_with(b"PK") {
        return workbook::read(bytes, knows);
    }
    // The container of workbooks before 2007, and of those with a password.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Finding::new("file-is-old-or-protected"));
    }
    let text = text::decoded(bytes);
    if text.contains('\0') {
        return Err(Finding::new("file-not-text"));
    }
    let text = text::with_plain_breaks(&text);
    let (skipped, text) = text::without_separator_line(&text);
    Table::under_heading(separated(text, skipped, knows)?.into_rows(), knows)
}

/// Reads what a spreadsheet put on the clipboard, with or without a heading.
///
/// # Errors
/// As [`read`].
pub fn pasted(text: &str, knows: &dyn Fn(&str) -> bool) -> Result<Table, Finding> {
    if MOST_BYTES < text.len() {
        return read(text.as_bytes(), knows);
    }
    if text.contains('\0') {
        return Err(Finding::new("file-not-text"));
    }
    let text = text::with_plain_breaks(text);
    let rows = match of_a_text_file(&text, knows) {
        Some(rows) => rows,
        None => {
            let mut grid = Grid::default();
            for (row, cells) in (1..).zip(clipboard::rows(&text)) {
                push_row(&mut grid, row, cells.iter().map(String::as_str))?;
            }
            grid.into_rows()
        }
    };
    if rows.is_empty() {
        return Err(Finding::new("file-empty"));
    }
    if best_heading(&rows, knows).is_some() {
        return Table::under_heading(rows, knows);
    }
    within_rows(&rows)?;
    Ok(Table { heading: None, rows })
}

/// What was pasted from a text file: no tab parts the cells, and by another separator there is a heading of several columns.
/// Without such a heading a comma is as likely the decimals of a single column, and the text stays as it is.
fn of_a_text_file(text: &str, knows: &dyn Fn(&str) -> bool) -> Option<Vec<Row>> {
    if text.contains('\t') {
        return None;
    }
    let (skipped, text) = text::without_separator_line(text);
    let rows = separated(text, skipped, knows).ok()?.into_rows();
    best_heading(&rows, knows).filter(|(_, understood)| 2 <= *understood).map(|_| rows)
}

/// A column as a spreadsheet names it: "A" for the first, which is 0.
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column.saturating_add(1);
    while 0 < left {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}

fn separated(text: &str, skipped: u32, knows: &dyn Fn(&str) -> bool) -> Result<Grid, Finding> {
    // By which most of the heading is understood, and then by which there are most cells.
    let fits = |separator: &u8| {
        let (mut top, mut count) = (Grid::default(), 0);
        for (row, record) in text::Records::new(text, *separator, skipped).take(HEADING_WITHIN) {
            count += record.len();
            // A limit that is passed is told when the whole file is read.
            if push_row(&mut top, row, record.iter().map(text::as_was_meant)).is_err() {
                break;
            }
        }
        (best_heading(&top.into_rows(), knows).map_or(0, |(_, understood)| understood), count)
    };
    // The last of equals: a comma, which is what the name of the format says.
    let separator = [b'\t', b';', b','].into_iter().max_by_key(fits).unwrap_or(b',');
    let mut grid = Grid::default();
    for (row, record) in text::Records::new(text, separator, skipped) {
        push_row(&mut grid, row, record.iter().map(text::as_was_meant))?;
    }
    Ok(grid)
}

fn push_row<'a>(grid: &mut Grid, row: u32, cells: impl Iterator<Item = &'a str>) -> Result<(), Finding> {
    for (column, cell) in (0..).zip(cells) {
        let kind = if is_error(cell) { CellKind::Error } else { CellKind::Text };
        grid.push(row, column, Cow::Borrowed(cell), kind)?;
    }
    Ok(())
}

/// What spreadsheets write where they cannot calculate, in English and in Swedish.
fn is_error(cell: &str) -> bool {
    const ERRORS: [&str; 16] = [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#DIVISION/0!",
        "#SAKNAS!",
        "#NAMN?",
        "#SKÄRNING!",
        "#OGILTIGT!",
        "#REFERENS!",
        "#VÄRDEFEL!",
    ];
    cell.starts_with('#') && ERRORS.contains(&cell.trim())
}

/// Which of the first rows is the heading, and how many of its cells are known. A single known word among others is no
/// heading: a title may well be "Status".
fn best_heading(rows: &[Row], knows: &dyn Fn(&str) -> bool) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in rows.iter().take(HEADING_WITHIN).enumerate() {
        let known = row.cells.iter().filter(|cell| knows(cell.text.trim())).count();
        let is_heading = 2 <= known || (known == 1 && row.cells.len() == 1);
        if is_heading && best.is_none_or(|(_, most)| most < known) {
            best = Some((at, known));
        }
    }
    best
}

fn within_rows(rows: &[Row]) -> Result<(), Finding> {
    match rows.get(MOST_ROWS) {
        Some(row) => Err(Finding::new("too-many-rows").on(row.number).with("limit", MOST_ROWS)),
        None => Ok(()),
    }
}
