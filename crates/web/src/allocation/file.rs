//! An allocation as a file for spreadsheets: exactly the rows and columns that are shown, with exact amounts, in kronor or
//! in person-years. Not rounded, whatever the page shows.

use axum::response::Response;
use exchange::sheet::{Column, Language, Notes, Shape, Sheet, Value};

use super::axis::Strip;
use super::choice::Measure;
use super::matrix::{Amount, Matrix};
use super::scopes::Names;
use super::table;
use crate::answer;
use crate::messages::{self, Messages};
use crate::view::View;

/// The file of a table: `name` is plain ASCII.
pub(crate) fn file(view: &View<'_>, matrix: &Matrix<'_>, first: &str, name: &str) -> Response {
    let m = view.m;
    let names = Names::of(view, matrix.round);
    let places = match matrix.written.measure {
        Measure::Kronor => 0,
        Measure::People => 2,
    };
    let shape = Shape::Number { shown: places, most: places };
    let value = |units: i64| Value::Decimal { units, places };
    let is_changed = matrix.has_changes();
    let rows = matrix.frames(&matrix.rows, |strip| matrix.of_row(strip));
    let columns = matrix.frames(&matrix.columns, |strip| matrix.of_column(strip));
    let mut heads = vec![Column::new(first, 40, Shape::Text)];
    let mut add = |name: String| {
        if is_changed {
            let change = m.with("allocation-file-change", &[("name", name.as_str().into())]);
            heads.extend([Column::new(name, 16, shape), Column::new(change, 16, shape)]);
        } else {
            heads.push(Column::new(name, 16, shape));
        }
    };
    for strip in &matrix.columns.strips {
        add(table::name(names, m, strip.head));
    }
    add(m.t("allocation-sum").into_owned());
    heads.push(Column::new(m.t("allocation-frame"), 16, shape));
    let flag = |strip: &Strip| matrix.flag(m, strip.head);
    let flagged = |strip: &Strip| flag(strip).map_or(Value::Empty, |word| Value::Text(word.into_owned()));
    let has_flags = matrix.rows.strips.iter().any(|row| flag(row).is_some());
    if has_flags {
        heads.push(Column::new(m.t("pointed-out"), 16, Shape::Text));
    }
    let line = |name: String, amounts: Vec<Amount>, frame: Option<i64>| {
        let mut line = vec![Value::Text(name)];
        for amount in amounts {
            line.push(value(amount.exact));
            if is_changed {
                line.push(value(amount.exact_change));
            }
        }
        line.push(frame.map_or(Value::Empty, value));
        line
    };
    let across = |row: &Strip| -> Vec<Amount> {
        let cells = matrix.columns.strips.iter().map(|column| matrix.at(row, column));
        cells.chain([matrix.of_row(row)]).collect()
    };
    let mut lines: Vec<Vec<Value>> = matrix
        .rows
        .strips
        .iter()
        .zip(&rows)
        .map(|(row, frame)| {
            let mut line = line(table::name(names, m, row.head), across(row), frame.map(|frame| frame.exact));
            line.extend(has_flags.then(|| flagged(row)));
            line
        })
        .collect();
    let down = matrix.columns.strips.iter().map(|column| matrix.of_column(column)).chain([matrix.total()]).collect();
    let whole = matrix.frame_of_all(&rows, &matrix.rows).map(|frame| frame.exact);
    lines.push(line(m.t("allocation-sum").into_owned(), down, whole));
    if columns.iter().any(Option::is_some) {
        let mut frames = vec![Value::Text(m.t("allocation-frame").into_owned())];
        for frame in &columns {
            frames.push(frame.map_or(Value::Empty, |frame| value(frame.exact)));
            if is_changed {
                frames.push(Value::Empty);
            }
        }
        lines.push(frames);
    }
    if matrix.columns.strips.iter().any(|column| flag(column).is_some()) {
        let mut flags = vec![Value::Text(m.t("pointed-out").into_owned())];
        for column in &matrix.columns.strips {
            flags.push(flagged(column));
            if is_changed {
                flags.push(Value::Empty);
            }
        }
        lines.push(flags);
    }
    download(m, name, Sheet { frozen: 1, ..sheet(heads, lines, view.today) })
}

/// A sheet with nothing told beside it.
pub(crate) fn sheet(columns: Vec<Column>, rows: Vec<Vec<Value>>, made: jiff::civil::Date) -> Sheet {
    let notes = Notes { name: String::new(), lines: Vec::new() };
    Sheet { name: String::new(), lists_name: String::new(), columns, frozen: 0, rows, notes, made }
}

/// The sheet as a text file in the reader's language.
pub(crate) fn download(m: Messages, name: &str, sheet: Sheet) -> Response {
    let language = match m.language() {
        messages::Language::Swedish => Language::Swedish,
        messages::Language::English => Language::English,
    };
    answer::download(&format!("{name}.csv"), "text/csv; charset=utf-8", sheet.text_file(language))
}
