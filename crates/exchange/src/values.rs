//! Values as a text file (CSV): any such file in, of any size that a table reader refuses, and all values of indicators out.
//! What is written is read back as it was: [`write`] names its columns so that [`crate::mapping::Mapping::guess`] knows them,
//! and no spreadsheet calculates with a text in it. Workbooks are read by `table`.

use std::borrow::Cow;

use csv::StringRecord;
use domain::indicator::Indicator;
use domain::observation::{Observation, Status};
use domain::organisation::Organisation;
use domain::text::Name;

use crate::finding::Finding;
use crate::mapping::{DIMENSION, of_heading};
use crate::series::metadata::Metadata;
use crate::series::source::{Builder, Numbered, Source};
use crate::sheet::Language;
use crate::table::text::{Records, as_was_meant, decoded, neutralised, with_plain_breaks, without_separator_line};

#[cfg(test)]
mod tests;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Among how many rows with text the heading is looked for: people put a title and a date above it.
const HEADING_WITHIN: usize = 20;

/// Reads a text file of values. `knows` says whether a heading means something, beside those that everybody uses.
///
/// # Errors
/// Why it cannot be read: what was found, and the limit where it passed one.
pub fn read(bytes: &[u8], knows: &dyn Fn(&str) -> bool) -> Result<Source, Finding> {
    within(bytes, MOST_BYTES)?;
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(Finding::new("file-not-text"));
    }
    let text = match text.ends_with('\n') && !text.contains('\r') {
        true => text,
        false => Cow::Owned(with_plain_breaks(&text)),
    };
    let (skipped, text) = without_separator_line(&text);
    let Heading { separator, row: heading, .. } =
        heading(text, skipped, knows).ok_or_else(|| Finding::new("file-empty"))?;
    let mut records = Records::new(text, separator, skipped);
    let mut record = StringRecord::new();
    let mut builder = Builder::new(Numbered::Row).heading_row(Some(heading));
    while let Some(row) = records.read_into(&mut record) {
        if row == heading {
            break;
        }
    }
    // What stands to the right of the headings has none, and cannot be asked for.
    for cell in &record {
        builder.column(as_was_meant(cell), None)?;
    }
    let mut is_empty = true;
    while let Some(row) = records.read_into(&mut record) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        is_empty = false;
        builder.row(row, record.iter().map(as_was_meant))?;
    }
    if is_empty {
        return Err(Finding::new("no-rows"));
    }
    Ok(builder.finish(Metadata::default(), Vec::new()))
}

/// That a file is not larger than can be read.
pub(crate) fn within(bytes: &[u8], most: usize) -> Result<(), Finding> {
    if bytes.len() <= most {
        return Ok(());
    }
    let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024);
    Err(Finding::new("file-too-large").with("count", megabytes(bytes.len())).with("limit", megabytes(most)))
}

/// What separates the cells, and the row of the headings: the first of the rows with the most headings that mean something,
/// else the first with several cells, else the first.
fn heading(text: &str, skipped: u32, knows: &dyn Fn(&str) -> bool) -> Option<Heading> {
    let mut best: Option<Heading> = None;
    for separator in [b',', b';', b'\t'] {
        let (mut found, mut cells) = (None::<Heading>, 0);
        for (row, record) in Records::new(text, separator, skipped).take(HEADING_WITHIN) {
            // A row of nothing but what might separate cells has none.
            let is_filled = |cell: &&str| !cell.trim_matches([',', ';', '\t', ' ', '\n']).is_empty();
            let filled = record.iter().filter(is_filled).count();
            cells += filled;
            if filled == 0 {
                continue;
            }
            let known = record.iter().filter(|cell| knows(as_was_meant(cell).trim())).count();
            // A single known word among others is no heading: a title may well be "Status".
            let known = if 2 <= known || known == filled { known } else { 0 };
            let heading = Heading { known, several: filled.min(2), cells: 0, separator, row };
            if found.as_ref().is_none_or(|most| most.rank() < heading.rank()) {
                found = Some(heading);
            }
        }
        let found = found.map(|found| Heading { cells, ..found });
        if let Some(found) = found
            && best.as_ref().is_none_or(|most| most.rank() < found.rank())
        {
            best = Some(found);
        }
    }
    best
}

/// A row that may be the heading.
struct Heading {
    /// How many of its cells mean something.
    known: usize,
    /// One cell, or several.
    several: usize,
    /// How many cells the first rows have when they are separated so.
    cells: usize,
    separator: u8,
    row: u32,
}

impl Heading {
    fn rank(&self) -> (usize, usize, usize) {
        (self.known, self.several, self.cells)
    }
}

/// Which values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Each value as it is known now.
    Current,
    /// Those that were corrected too.
    AllKnown,
}

/// A heading that is written, in both languages.
struct Written(&'static str, &'static str);

impl Written {
    fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Swedish => self.0,
            Language::English => self.1,
        }
    }
}

const NUMBER: Written = Written("Indikatornummer", "Indicator number");
const INDICATOR: Written = Written("Indikator", "Indicator");
const UNIT: Written = Written("Enhet", "Unit");
const REST: [Written; 8] = [
    Written("Period", "Period"),
    Written("Värde", "Value"),
    Written("Status", "Status"),
    Written("Undre gräns", "Lower"),
    Written("Övre gräns", "Upper"),
    Written("Täljare", "Numerator"),
    Written("Nämnare", "Denominator"),
    Written("Känt", "Known"),
];

/// The values of indicators as a text file that spreadsheets open, a row for each: its indicator and part, period, value,
/// status (a letter of the code list; nothing for a normal value), interval, what it was divided from, and the day and hour on
/// which it became known.
pub fn write<'a>(
    organisation: &Organisation,
    indicators: impl IntoIterator<Item = &'a Indicator>,
    which: Which,
    language: Language,
) -> Vec<u8> {
    let indicators: Vec<&Indicator> = indicators.into_iter().collect();
    let mut dimensions: Vec<&Name> = Vec::new();
    for indicator in &indicators {
        let parts = indicator.shown().keys().flat_map(|breakdown| breakdown.parts());
        for (dimension, _) in parts {
            if !dimensions.contains(&dimension) {
                dimensions.push(dimension);
            }
        }
    }
    let separator = match language {
        Language::Swedish => b';',
        Language::English => b',',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut headings: Vec<String> = [INDICATOR, NUMBER, UNIT].iter().map(|one| one.text(language).to_owned()).collect();
    headings.extend(dimensions.iter().map(|dimension| neutralised(&dimension_heading(dimension)).into_owned()));
    headings.extend(REST.iter().map(|heading| heading.text(language).to_owned()));
    // Nothing can go wrong: it is memory that is written to, and every row has as many cells as there are headings.
    let _ = writer.write_record(&headings);
    for indicator in &indicators {
        let definition = indicator.definition();
        let first = [neutralised(definition.name.as_str()), Cow::Owned(indicator.id.to_string())];
        let written = indicator.written();
        for (breakdown, series) in indicator.shown() {
            let parts: Vec<Cow<'_, str>> = dimensions
                .iter()
                .map(|dimension| neutralised(breakdown.value(dimension.as_str()).map_or("", Name::as_str)))
                .collect();
            let mut row = |observation: &Observation| {
                let counted = indicator.counted_by(written, observation.observed.period);
                let unit = neutralised(counted.definition.unit.as_str());
                for cell in first.iter().chain([&unit]).chain(&parts) {
                    let _ = writer.write_field(cell.as_bytes());
                }
                for cell in rest(organisation, observation, language) {
                    let _ = writer.write_field(cell);
                }
                let _ = writer.write_record(None::<&[u8]>);
            };
            match which {
                Which::Current => series.current().for_each(&mut row),
                Which::AllKnown => series.periods().flatten().for_each(&mut row),
            }
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// A dimension that is called as a column of another kind says that it is one.
fn dimension_heading(dimension: &Name) -> String {
    let name = dimension.as_str();
    let is_plain = of_heading(name).is_none() && domain::period::Period::parse(name).is_err();
    if is_plain { name.to_owned() } else { format!("{DIMENSION}{name}") }
}

fn rest(organisation: &Organisation, observation: &Observation, language: Language) -> [String; 8] {
    let number = |number: domain::decimal::Decimal| match language {
        Language::Swedish => number.to_string().replace('.', ","),
        Language::English => number.to_string(),
    };
    let optional = |value: Option<domain::decimal::Decimal>| value.map(number).unwrap_or_default();
    let observed = &observation.observed;
    let (interval, fraction) = (observed.interval(), observed.fraction());
    let import = organisation.indicators.import(observation.import);
    [
        observed.period.to_string(),
        optional(observed.value),
        if observed.status == Status::Normal { String::new() } else { observed.status.letter().to_string() },
        optional(interval.map(|interval| interval.low)),
        optional(interval.map(|interval| interval.high)),
        optional(fraction.map(|fraction| fraction.numerator)),
        optional(fraction.map(|fraction| fraction.denominator)),
        import.map(|import| format!("{:.3}", import.by.at)).unwrap_or_default(),
    ]
}
