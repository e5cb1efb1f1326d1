//! Editions of a strategy as a table in a text file (CSV): `edition,date,kind,id,parent,text,explanation`, a row for
//! each statement and edition. Reads what spreadsheets save: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1252.
//! Not what the rows must fulfil: that is `domain::edition`.

use csv::StringRecord;
use domain::edition::{Column, Problem, Row};

use crate::table::text::{Records, decoded, with_plain_breaks, without_separator_line};

#[cfg(test)]
mod tests;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// The most rows that are read, the heading not counted.
pub const MOST_ROWS: usize = 200_000;

/// What was in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its rows. Empty as soon as there is a problem.
    pub rows: Vec<Row>,
    /// What keeps it from being read.
    pub problems: Vec<Problem>,
    /// What is good to know, and stops nothing.
    pub advice: Vec<Problem>,
}

/// Reads a file. The rows keep what was written; only the cells of a row without any text are left out.
pub fn read(bytes: &[u8]) -> Reading {
    if MOST_BYTES < bytes.len() {
        let megabytes = MOST_BYTES / (1024 * 1024);
        return refused(Problem::new("file-too-large").with("limit", megabytes));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return refused(Problem::new("file-is-workbook"));
    }
    let text = decoded(bytes);
    if text.contains('\0') {
        return refused(Problem::new("file-not-text"));
    }
    if text.trim().is_empty() {
        return refused(Problem::new("file-empty"));
    }
    table(&text)
}

fn refused(problem: Problem) -> Reading {
    Reading { problems: vec![problem], ..Reading::default() }
}

fn table(text: &str) -> Reading {
    let text = with_plain_breaks(text);
    let (skipped, text) = without_separator_line(&text);
    let mut records = Records::new(text, separator(text), skipped);
    let Some((line, heading)) = records.next() else {
        return refused(Problem::new("file-empty"));
    };
    let mut reading = Reading::default();
    let columns = Columns::of(line, &heading, &mut reading);
    if !reading.problems.is_empty() {
        return reading;
    }
    for (line, record) in records {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if MOST_ROWS == reading.rows.len() {
            reading.problems.push(Problem::new("too-many-rows").on(line).with("limit", MOST_ROWS));
            break;
        }
        if let Some(extra) = record.iter().skip(columns.count).find(|cell| !cell.trim().is_empty()) {
            let problem = Problem::new("too-many-cells").on(line).with("count", record.len());
            reading.problems.push(problem.with("limit", columns.count).with("value", extra.trim()));
        }
        reading.rows.push(columns.row(line, &record));
    }
    if reading.rows.is_empty() && reading.problems.is_empty() {
        reading.problems.push(Problem::new("no-rows"));
    }
    if !reading.problems.is_empty() {
        reading.rows.clear();
    }
    reading
}

/// What separates the cells: that by which most of the heading is understood.
fn separator(text: &str) -> u8 {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let understood = |separator: &u8| {
        let cells = heading.split(char::from(*separator));
        cells.filter(|cell| column(cell.trim().trim_matches('"')).is_some()).count()
    };
    // The last of equals: a comma, which is what the format says.
    [b'\t', b';', b','].into_iter().max_by_key(understood).unwrap_or(b',')
}

/// The column with this heading, in English or Swedish.
fn column(heading: &str) -> Option<Column> {
    let heading = heading.trim().to_lowercase();
    let swedish = match heading.as_str() {
        "utgåva" => Some(Column::Edition),
        "datum" => Some(Column::Date),
        "slag" | "typ" => Some(Column::Kind),
        "överordnad" | "under" => Some(Column::Parent),
        "formulering" => Some(Column::Text),
        "förklaring" => Some(Column::Explanation),
        _ => None,
    };
    swedish.or_else(|| Column::ALL.into_iter().find(|column| column.key() == heading))
}

/// Where each column stands in a row.
struct Columns {
    places: [Option<usize>; Column::ALL.len()],
    count: usize,
}

impl Columns {
    fn of(line: u32, heading: &StringRecord, reading: &mut Reading) -> Columns {
        let Reading { problems, advice, .. } = reading;
        let mut places = [None; Column::ALL.len()];
        for (place, cell) in heading.iter().enumerate() {
            match column(cell) {
                Some(column) => {
                    let earlier = &mut places[column as usize];
                    match earlier {
                        None => *earlier = Some(place),
                        Some(_) => problems.push(Problem::new("column-twice").on(line).at(column)),
                    }
                }
                None if cell.trim().is_empty() => {}
                None => advice.push(Problem::new("column-unknown").on(line).with("value", cell.trim())),
            }
        }
        for column in Column::ALL {
            let may_be_missing = matches!(column, Column::Parent | Column::Explanation);
            if places[column as usize].is_none() && !may_be_missing {
                problems.push(Problem::new("column-missing").on(line).at(column).with("column", column.key()));
            }
        }
        Columns { places, count: heading.len() }
    }

    fn row(&self, line: u32, record: &StringRecord) -> Row {
        let cell = |column: Column| {
            let cell = self.places[column as usize].and_then(|place| record.get(place));
            cell.unwrap_or_default().to_owned()
        };
        Row {
            line,
            edition: cell(Column::Edition),
            date: cell(Column::Date),
            kind: cell(Column::Kind),
            id: cell(Column::Id),
            parent: cell(Column::Parent),
            text: cell(Column::Text),
            explanation: cell(Column::Explanation),
        }
    }
}
