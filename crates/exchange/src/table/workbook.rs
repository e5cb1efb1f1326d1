//! Workbooks (.xlsx, .xlsm): the sheet that holds the table, and the values of its cells as the spreadsheet last
//! calculated them. Formulas, formats, macros and hidden sheets are not read.

use std::io::Cursor;

use calamine::{Cell as Position, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::grid::Grid;
use super::{CellKind, HEADING_WITHIN, Table, archive, best_heading, decimal};
use crate::finding::Finding;

/// The most sheets that are looked through.
const MOST_SHEETS: usize = 100;

/// The day after the last that spreadsheets know, 9999-12-31, as they count days.
const AFTER_LAST_DAY: f64 = 2_958_466.0;

/// The table in the visible sheet whose headings are best understood; of equals, the first.
pub(super) fn read(bytes: &[u8], knows: &dyn Fn(&str) -> bool) -> Result<Table, Finding> {
    archive::check(bytes, archive::MOST_UNPACKED)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let sheets: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    if MOST_SHEETS < sheets.len() {
        return Err(Finding::new("too-many-sheets").with("count", sheets.len()).with("limit", MOST_SHEETS));
    }
    let mut best: Option<(&String, usize)> = None;
    let mut first_fault = None;
    for sheet in &sheets {
        let top = match cells(&mut workbook, sheet, HEADING_WITHIN) {
            Ok(top) => top.into_rows(),
            // It may be a sheet of something else, and the table in another.
            Err(fault) => {
                first_fault.get_or_insert(fault);
                continue;
            }
        };
        let understood = best_heading(&top, knows).map_or(0, |(_, understood)| understood);
        if !top.is_empty() && best.is_none_or(|(_, most)| most < understood) {
            best = Some((sheet, understood));
        }
    }
    let sheet = match (best, first_fault) {
        (Some((sheet, 1..)), _) | (Some((sheet, _)), None) => sheet,
        (_, Some(fault)) => return Err(fault),
        (None, None) => return Err(Finding::new("file-empty")),
    };
    Table::under_heading(cells(&mut workbook, sheet, usize::MAX)?.into_rows(), knows)
}

fn damaged(error: &XlsxError) -> Finding {
    match error {
        XlsxError::Password => Finding::new("file-is-protected"),
        _ => Finding::new("file-damaged"),
    }
}

/// The cells of a sheet, to the end or until so many rows with text are read.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, rows: usize) -> Result<Grid, Finding> {
    let mut grid = Grid::default();
    let mut reader = match workbook.worksheet_cells_reader(sheet) {
        Ok(reader) => reader,
        // A sheet without cells.
        Err(XlsxError::XmlEof("worksheet")) => return Ok(grid),
        Err(error) => return Err(damaged(&error)),
    };
    while let Some(cell) = reader.next_cell().map_err(|error| damaged(&error))? {
        let (row, column) = Position::get_position(&cell);
        let (text, kind) = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::String(text) => (text.as_str().into(), CellKind::Text),
            DataRef::SharedString(text) => ((*text).into(), CellKind::Text),
            DataRef::Int(number) => (number.to_string().into(), CellKind::Number),
            DataRef::Float(number) => number_cell(*number),
            DataRef::Bool(truth) => (if *truth { "TRUE" } else { "FALSE" }.into(), CellKind::Truth),
            DataRef::DateTime(moment) => moment_cell(moment),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text.as_str().into(), CellKind::Date),
            DataRef::Error(error) => (error.to_string().into(), CellKind::Error),
        };
        grid.push(row.saturating_add(1), column, text, kind)?;
        if rows < grid.row_count() {
            break;
        }
    }
    Ok(grid)
}

type Written<'a> = std::borrow::Cow<'a, str>;

fn number_cell<'a>(number: f64) -> (Written<'a>, CellKind) {
    match decimal::text(number) {
        Some(text) => (text.into(), CellKind::Number),
        None => ("#NUM!".into(), CellKind::Error),
    }
}

/// A day as a day; with its time, to the second, where it has one.
fn moment_cell<'a>(moment: &ExcelDateTime) -> (Written<'a>, CellKind) {
    let days = moment.as_f64();
    if !moment.is_datetime() || !(0.0..AFTER_LAST_DAY).contains(&days) {
        return number_cell(days);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let text = match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    };
    (text.into(), CellKind::Date)
}
