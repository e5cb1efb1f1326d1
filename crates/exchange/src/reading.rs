//! Reading the rows of a table by what its columns mean: where each column is, what stands in its cells, and each fault at
//! its place. Not what may stand there: that each kind of table knows itself.

use domain::text::{Invalid, fold};
use jiff::civil::Date;

use crate::finding::{Finding, excerpt};
use crate::table::{CellKind, Row, Table};

/// Which column a heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning<C> {
    Column(C),
    /// One that is known and not read.
    Ignored,
    /// One that must be mended: the key of what is wrong.
    Wrong(&'static str),
}

/// A heading as it is compared: letters and digits alone, in lower case, so that "T.o.m." and "tom" are one word.
pub(crate) fn bare(words: &str) -> String {
    let mut folded = fold(words);
    folded.retain(char::is_alphanumeric);
    folded
}

/// Where each column of a table is.
#[derive(Debug)]
pub(crate) struct Places<C> {
    pub(crate) columns: Vec<(u32, C)>,
    /// What must be mended in the heading.
    pub(crate) wrong: Vec<Finding>,
    /// What is good to know of it.
    pub(crate) advice: Vec<Finding>,
}

impl<C: Copy + PartialEq> Places<C> {
    /// By the heading, or by `given`, from the left, for a table without one. `clash` says which two columns may not both
    /// be there.
    pub(crate) fn of(
        table: &Table,
        given: &[C],
        meaning: &dyn Fn(&str) -> Option<Meaning<C>>,
        clash: &dyn Fn(C, C) -> bool,
    ) -> Places<C> {
        let mut places = Places { columns: Vec::new(), wrong: Vec::new(), advice: Vec::new() };
        let Some(heading) = &table.heading else {
            if given.is_empty() {
                let first = table.rows.first();
                places.wrong.extend(first.map(no_heading));
            }
            places.columns = (0..).zip(given.iter().copied()).collect();
            return places;
        };
        for cell in &heading.cells {
            let found = |key| {
                let found = Finding::new(key).on(heading.number).at(table.place(cell.column));
                found.with("value", excerpt(&cell.text))
            };
            match meaning(&cell.text) {
                Some(Meaning::Column(column)) if places.columns.iter().any(|(_, known)| clash(*known, column)) => {
                    places.wrong.push(found("column-twice"));
                }
                Some(Meaning::Column(column)) => places.columns.push((cell.column, column)),
                Some(Meaning::Ignored) => {}
                Some(Meaning::Wrong(key)) => places.wrong.push(found(key)),
                None => places.advice.push(found("column-unknown")),
            }
        }
        places
    }

    /// That a column is there without which no row can be read.
    pub(crate) fn needs(&mut self, table: &Table, heading: String, is_it: impl Fn(C) -> bool) {
        let is_else_right = self.wrong.iter().all(|found| found.key == "column-missing");
        if is_else_right && !self.columns.iter().any(|(_, column)| is_it(*column)) {
            let row = table.heading.as_ref().map_or(1, |heading| heading.number);
            self.wrong.push(Finding::new("column-missing").on(row).with("value", heading));
        }
    }

    /// The columns of the table that hold this, most often one.
    pub(crate) fn all(&self, wanted: C) -> impl Iterator<Item = u32> {
        self.columns.iter().filter(move |(_, column)| *column == wanted).map(|(place, _)| *place)
    }

    pub(crate) fn one(&self, wanted: C) -> Option<u32> {
        self.all(wanted).next()
    }
}

/// That a row which should be a heading is none.
pub(crate) fn no_heading(first: &Row) -> Finding {
    let cells: Vec<&str> = first.cells.iter().map(|cell| cell.text.trim()).collect();
    Finding::new("no-heading").on(first.number).with("value", excerpt(&cells.join(", ")))
}

/// A row while it is read: its cells, and its faults with their places.
pub(crate) struct Cells<'a, C> {
    pub(crate) table: &'a Table,
    pub(crate) places: &'a Places<C>,
    pub(crate) row: &'a Row,
    pub(crate) faults: Vec<Finding>,
}

impl<'a, C: Copy + PartialEq> Cells<'a, C> {
    pub(crate) fn of(table: &'a Table, places: &'a Places<C>, row: &'a Row) -> Cells<'a, C> {
        Cells { table, places, row, faults: Vec::new() }
    }

    /// What stands in a column, without spaces around; `None` where the table has no such column.
    pub(crate) fn text(&mut self, column: C) -> Option<&'a str> {
        let place = self.places.one(column)?;
        Some(self.text_at(place))
    }

    /// The same, at a place.
    pub(crate) fn text_at(&mut self, place: u32) -> &'a str {
        match self.row.cell(place) {
            Some(cell) if cell.kind == CellKind::Error => {
                self.fault(place, wrong("cell-is-error", &cell.text));
                ""
            }
            Some(cell) => cell.text.trim(),
            None => "",
        }
    }

    pub(crate) fn fault(&mut self, place: u32, finding: Finding) {
        self.faults.push(finding.on(self.row.number).at(self.table.place(place)));
    }

    pub(crate) fn fault_in(&mut self, column: C, finding: Finding) {
        match self.places.one(column) {
            Some(place) => self.fault(place, finding),
            None => self.faults.push(finding.on(self.row.number)),
        }
    }

    /// What was read; nothing when it could not be, and then the fault is kept.
    pub(crate) fn taken<T>(&mut self, column: C, read: Result<T, Finding>) -> Option<T> {
        read.map_err(|finding| self.fault_in(column, finding)).ok()
    }
}

/// That a cell is wrong: the key and what stands in it. It gets its place where it is kept.
pub(crate) fn wrong(key: &'static str, typed: &str) -> Finding {
    Finding::new(key).with("value", excerpt(typed))
}

/// What a type of text or number said no to.
pub(crate) fn invalid(invalid: &Invalid) -> Finding {
    let found = Finding::new(invalid.key).with("value", invalid.value.clone());
    match invalid.limit {
        Some(limit) => found.with("limit", limit),
        None => found,
    }
}

/// A day as people write it, where it can be no other.
///
/// # Errors
/// `not-a-day`.
pub(crate) fn day(typed: &str) -> Result<Date, Finding> {
    crate::day::read(typed).ok_or_else(|| wrong("not-a-day", typed))
}

/// The parts of a cell that holds several things: one a line, or separated by semicolons. A line that is found as a whole is
/// one, also with a semicolon in it.
pub(crate) fn parts(cell: &str, is_one: impl Fn(&str) -> bool) -> Vec<&str> {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let parts = lines.flat_map(|line| match line.contains(';') && !is_one(line) {
        true => line.split(';').collect::<Vec<_>>(),
        false => vec![line],
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The parts of a cell of which each begins with a day: one a line, or after a semicolon before another day.
pub(crate) fn dated_parts(cell: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for line in cell.lines() {
        let mut start = 0;
        for (at, _) in line.match_indices(';') {
            let next = line[at + 1..].trim_start();
            let begins_with_a_day = next.is_empty() || next.get(..10).is_some_and(|next| day(next).is_ok());
            if begins_with_a_day {
                parts.push(&line[start..at]);
                start = at + 1;
            }
        }
        parts.push(&line[start..]);
    }
    parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect()
}

/// A part that begins with a day, and what stands after it.
///
/// # Errors
/// `key` when it does not begin with a day.
pub(crate) fn dated<'t>(part: &'t str, key: &'static str) -> Result<(Date, &'t str), Finding> {
    let (first, rest) = part.split_once(char::is_whitespace).unwrap_or((part, ""));
    let day = day(first.trim_end_matches([':', ','])).map_err(|_| wrong(key, part))?;
    Ok((day, rest.trim()))
}

/// A cell with single spaces: what a spreadsheet and its users do to a text without meaning anything by it.
pub(crate) fn plain(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}
