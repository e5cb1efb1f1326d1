//! Sheets out: rows of values as a workbook (.xlsx) or as a text file (.csv), as people want to work on in a spreadsheet.
//! Whoever makes a sheet says what its columns are called; nothing here knows what they mean. What is text stays text: no
//! spreadsheet calculates with it, and read back it is what it was.

use std::fmt;

use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Table, TableColumn, TableStyle,
    Workbook, Worksheet, XlsxError,
};

use crate::table::text::neutralised;

#[cfg(test)]
mod tests;

/// How many empty rows under the table know what may be chosen in them, so that rows can be added.
const ROOM_BELOW: u32 = 1_000;

/// The language of whoever will read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Swedish: decimal comma, and semicolons in text files.
    Swedish,
    /// English: decimal point, and commas in text files.
    English,
}

impl Language {
    /// Both of them.
    pub const ALL: [Language; 2] = [Language::Swedish, Language::English];
}

/// What is written in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(String),
    /// A day.
    Day(Date),
    /// A number that is exact: so many units, of which ten to the power of the places are one.
    Decimal {
        /// How many of the smallest part.
        units: i64,
        /// How many decimals the smallest part takes.
        places: u32,
    },
}

impl Value {
    /// A whole number.
    pub fn number(number: u64) -> Value {
        Value::Decimal { units: i64::try_from(number).unwrap_or(i64::MAX), places: 0 }
    }

    /// The value as it is written in a text file, before anything is done about what separates cells.
    pub fn text(&self, language: Language) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) => text.clone(),
            Value::Day(day) => day.to_string(),
            Value::Decimal { units, places } => decimal(*units, *places, language),
        }
    }
}

/// What may be chosen in a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Choices {
    /// Anything is written.
    #[default]
    Free,
    /// These can be chosen, and other things written.
    Suggested(Vec<String>),
    /// One of these, or nothing.
    Only(Vec<String>),
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A few words.
    Text,
    /// Text in several lines.
    LongText,
    /// Days.
    Day,
    /// Numbers.
    Number {
        /// How many decimals are shown.
        shown: u32,
        /// How many are shown where a number needs them.
        most: u32,
    },
    /// Years: whole numbers that are never grouped.
    Year,
    /// What only the program needs: the column is hidden.
    Hidden,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is called, differently from all others of the sheet.
    pub heading: String,
    /// How many characters wide.
    pub width: u32,
    /// What stands in it.
    pub shape: Shape,
    /// What may be chosen in it.
    pub choices: Choices,
}

impl Column {
    /// A column in which anything is written.
    pub fn new(heading: impl Into<String>, width: u32, shape: Shape) -> Column {
        Column { heading: heading.into(), width, shape, choices: Choices::Free }
    }

    /// The same, with something to choose from.
    pub fn choosing(mut self, choices: Choices) -> Column {
        self.choices = choices;
        self
    }
}

/// A sheet of text that stands beside the table: what it is and how to write in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// What the sheet is called.
    pub name: String,
    /// Its lines. The first is the heading.
    pub lines: Vec<String>,
}

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// What the hidden sheet with everything that may be chosen is called.
    pub lists_name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many of them stay in view when the others are scrolled.
    pub frozen: u16,
    /// Its rows, each with a value for every column.
    pub rows: Vec<Vec<Value>>,
    /// What is told beside it.
    pub notes: Notes,
    /// The day on which it was made.
    pub made: Date,
}

/// A sheet that no workbook has room for.
#[derive(Debug)]
pub struct CannotWrite(XlsxError);

impl fmt::Display for CannotWrite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the sheet cannot be written as a workbook")
    }
}

impl std::error::Error for CannotWrite {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl Sheet {
    /// As a workbook: a table with a heading that stays, lists to choose from, and the notes in a sheet of their own.
    ///
    /// # Errors
    /// When there are more rows or longer texts than a workbook has room for.
    pub fn workbook(&self) -> Result<Vec<u8>, CannotWrite> {
        self.written().map_err(CannotWrite)
    }

    /// As a text file that spreadsheets open: with a mark for its encoding, and the separator of the language.
    pub fn text_file(&self, language: Language) -> Vec<u8> {
        let separator = match language {
            Language::Swedish => b';',
            Language::English => b',',
        };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        // Nothing can go wrong: it is memory that is written to, and every row has as many cells as there are columns.
        let _ = writer.write_record(self.columns.iter().map(|column| neutralised(&column.heading).into_owned()));
        for row in &self.rows {
            let cells = (0..self.columns.len()).map(|at| match row.get(at) {
                Some(Value::Text(text)) => neutralised(text).into_owned(),
                Some(value) => value.text(language),
                None => String::new(),
            });
            let _ = writer.write_record(cells);
        }
        writer.into_inner().unwrap_or_default()
    }

    fn written(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let made = excel_day(self.made)?;
        let properties = DocProperties::new().set_title(&self.name).set_creation_datetime(&made);
        workbook.set_properties(&properties);
        let mut lists = Lists::new(&self.lists_name);
        let sheet = workbook.add_worksheet();
        self.write_table(sheet, &mut lists)?;
        write_notes(workbook.add_worksheet(), &self.notes)?;
        lists.write(&mut workbook)?;
        workbook.save_to_buffer()
    }

    fn write_table(&self, sheet: &mut Worksheet, lists: &mut Lists) -> Result<(), XlsxError> {
        sheet.set_name(sheet_name(&self.name))?;
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        // A table has at least one row under its heading, if need be an empty one.
        let last_row = u32::try_from(self.rows.len().max(1)).unwrap_or(u32::MAX);
        let formats: Vec<Formats> = self.columns.iter().map(|column| Formats::of(column.shape)).collect();
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
        let table_columns: Vec<TableColumn> = self
            .columns
            .iter()
            .map(|column| TableColumn::new().set_header(&column.heading).set_header_format(&heading))
            .collect();
        let table = Table::new().set_columns(&table_columns).set_style(TableStyle::Light1);
        sheet.add_table(0, 0, last_row, last_column, &table)?;
        for (at, (column, formats)) in (0_u16..).zip(self.columns.iter().zip(&formats)) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.set_column_format(at, &formats.usual)?;
            if column.shape == Shape::Hidden {
                sheet.set_column_hidden(at)?;
            }
            if let Some(validation) = lists.validation(&column.choices) {
                sheet.add_data_validation(1, at, last_row.saturating_add(ROOM_BELOW), at, &validation)?;
            }
        }
        for (row, values) in (1_u32..).zip(&self.rows) {
            for (column, (value, formats)) in (0_u16..).zip(values.iter().zip(&formats)) {
                write_value(sheet, (row, column), value, formats)?;
            }
        }
        sheet.set_freeze_panes(1, self.frozen)?;
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        Ok(())
    }
}

/// The formats of a column's cells.
struct Formats {
    usual: Format,
    /// For a number that needs more decimals than are usually shown.
    exact: Format,
    places: u32,
}

impl Formats {
    fn of(shape: Shape) -> Formats {
        // Written as the file's format wants it; a spreadsheet shows it with the spaces and the comma of its language.
        let number = |places: u32| match places {
            0 => "#,##0".to_owned(),
            places => format!("#,##0.{}", "0".repeat(places as usize)),
        };
        let top = Format::new().set_align(FormatAlign::Top);
        let (usual, exact, places) = match shape {
            Shape::Text | Shape::LongText => (top.clone().set_text_wrap(), top, 0),
            Shape::Hidden => (top.clone(), top, 0),
            Shape::Year => (top.clone().set_num_format("0"), top, 0),
            Shape::Day => (top.clone().set_num_format("yyyy-mm-dd"), top, 0),
            Shape::Number { shown, most } => {
                (top.clone().set_num_format(number(shown)), top.set_num_format(number(most)), shown)
            }
        };
        Formats { usual, exact, places }
    }
}

fn write_value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        // As a string, whatever it looks like: a formula is something else in the file.
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, text, &formats.usual)?;
        }
        Value::Day(day) => {
            sheet.write_datetime_with_format(row, column, excel_day(*day)?, &formats.usual)?;
        }
        Value::Decimal { units, places } => {
            let one = 10_i64.checked_pow(*places).unwrap_or(i64::MAX);
            let shown = 10_i64.checked_pow(places.saturating_sub(formats.places)).unwrap_or(1);
            let format = if units % shown == 0 { &formats.usual } else { &formats.exact };
            sheet.write_number_with_format(row, column, *units as f64 / one as f64, format)?;
        }
    }
    Ok(())
}

fn write_notes(sheet: &mut Worksheet, notes: &Notes) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&notes.name))?;
    sheet.set_column_width(0, 100)?;
    sheet.set_screen_gridlines(false);
    let (heading, usual) = (Format::new().set_bold().set_font_size(14), Format::new().set_text_wrap());
    for (row, line) in (0_u32..).zip(&notes.lines) {
        sheet.write_string_with_format(row, 0, line, if row == 0 { &heading } else { &usual })?;
    }
    Ok(())
}

/// Everything that may be chosen, in a hidden sheet: a list in a cell's own rule has room for 255 characters only.
struct Lists<'a> {
    name: &'a str,
    lists: Vec<Vec<String>>,
}

impl<'a> Lists<'a> {
    fn new(name: &'a str) -> Lists<'a> {
        Lists { name, lists: Vec::new() }
    }

    fn validation(&mut self, choices: &Choices) -> Option<DataValidation> {
        let (list, stops) = match choices {
            Choices::Suggested(list) => (list, false),
            Choices::Only(list) => (list, true),
            Choices::Free => return None,
        };
        if list.is_empty() {
            return None;
        }
        let at = self.lists.iter().position(|known| known == list).unwrap_or_else(|| {
            self.lists.push(list.clone());
            self.lists.len() - 1
        });
        let letter = crate::table::column_name(u32::try_from(at).unwrap_or(u32::MAX));
        let name = sheet_name(self.name).replace('\'', "''");
        let range = format!("='{name}'!${letter}$1:${letter}${}", list.len());
        Some(DataValidation::new().allow_list_formula(Formula::new(range)).show_error_message(stops))
    }

    fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.lists.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(self.name))?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&self.lists) {
            for (row, choice) in (0_u32..).zip(list) {
                sheet.write_string(row, column, choice)?;
            }
        }
        Ok(())
    }
}

fn excel_day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(0), part(day.month()), part(day.day()))
}

/// A name that a spreadsheet accepts for a sheet: at most 31 characters, without those that mean something in a formula.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|letter| !['[', ']', ':', '*', '?', '/', '\\'].contains(letter));
    let name: String = allowed.take(31).collect();
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

/// An exact number without grouping, and without decimals that are nothing.
fn decimal(units: i64, places: u32, language: Language) -> String {
    let one = 10_u64.checked_pow(places).unwrap_or(u64::MAX);
    let (whole, part) = (units.unsigned_abs() / one, units.unsigned_abs() % one);
    let sign = if units < 0 { "-" } else { "" };
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let mark = match language {
        Language::Swedish => ',',
        Language::English => '.',
    };
    let part = format!("{part:0width$}", width = places as usize);
    format!("{sign}{whole}{mark}{}", part.trim_end_matches('0'))
}
