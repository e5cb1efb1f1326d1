//! Cells gathered into rows as they come from a file, within the limits of a table. Not what is heading and what is not.

use std::borrow::Cow;

use super::{Cell, CellKind, HEADING_WITHIN, MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Row, column_name};
use crate::finding::{Finding, Place};

/// Rows that have text, while they are gathered.
#[derive(Default)]
pub(super) struct Grid {
    rows: Vec<Row>,
    cells: usize,
    /// Whether a cell came before one that stands after it.
    disordered: bool,
}

impl Grid {
    /// How many rows have text so far.
    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Adds a cell. One without text is no cell.
    pub(super) fn push(&mut self, row: u32, column: u32, text: Cow<'_, str>, kind: CellKind) -> Result<(), Finding> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let at = || Place { letter: column_name(column), heading: String::new() };
        if MOST_COLUMNS <= column {
            return Err(Finding::new("too-many-columns").on(row).at(at()).with("limit", MOST_COLUMNS));
        }
        // Counted only where the bytes say that there can be too many.
        if MOST_CHARACTERS < text.len() && MOST_CHARACTERS < text.chars().count() {
            let found = Finding::new("cell-too-long").on(row).at(at());
            return Err(found.with("count", text.chars().count()).with("limit", MOST_CHARACTERS));
        }
        self.cells += 1;
        if MOST_CELLS < self.cells {
            return Err(Finding::new("too-many-cells").on(row).with("limit", MOST_CELLS));
        }
        let text = match text.contains('\r') {
            true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
            false => text.into_owned().into(),
        };
        let cell = Cell { column, text, kind };
        match self.rows.last_mut().filter(|last| last.number == row) {
            Some(last) => {
                self.disordered |= last.cells.last().is_some_and(|before| column <= before.column);
                last.cells.push(cell);
            }
            None => {
                self.disordered |= self.rows.last().is_some_and(|before| row < before.number);
                // What stands above the heading, and the heading, are rows too.
                if MOST_ROWS + HEADING_WITHIN <= self.rows.len() {
                    return Err(Finding::new("too-many-rows").on(row).with("limit", MOST_ROWS));
                }
                self.rows.push(Row { number: row, cells: vec![cell] });
            }
        }
        Ok(())
    }

    /// The rows from the top, the cells of each from the left.
    pub(super) fn into_rows(self) -> Vec<Row> {
        let Grid { mut rows, disordered, .. } = self;
        if disordered {
            rows.sort_by_key(|row| row.number);
            rows.dedup_by(|next, kept| {
                let same = next.number == kept.number;
                if same {
                    kept.cells.append(&mut next.cells);
                }
                same
            });
            for row in &mut rows {
                // What is written twice in one place counts as a spreadsheet counts it: the last.
                row.cells.reverse();
                row.cells.sort_by_key(|cell| cell.column);
                row.cells.dedup_by_key(|cell| cell.column);
            }
        }
        rows
    }
}
