//! Open SDG (open-sdg.org), the platform on which many countries and cities publish indicators: its metadata in and out, and its
//! data out. Its data is a text file of values like others, and is read by `values`: an empty cell is the whole of a
//! dimension, and "Observation status", "Units" and "Series" are known by their names.
//!
//! What its data have no room for is not written: intervals, and what a value was divided from.

use domain::decimal::Decimal;
use domain::indicator::{Definition, Desired, Indicator, Target, TargetKind};
use domain::observation::Status;
use domain::period::{Part, Period};
use domain::text::Name;

use crate::finding::Finding;
use crate::series::metadata::{Metadata, Suggested, Told};
use crate::table::text::{decoded, neutralised};
use crate::values::within;

mod front_matter;
#[cfg(test)]
mod tests;

use front_matter::{Part as Matter, quoted};

/// The largest file of metadata that is read, in bytes.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;

/// Notes that are shown, by the names of their fields.
const NOTES: [&str; 6] = [
    "national_indicator_description",
    "computation_definitions",
    "computation_calculations",
    "data_footnote",
    "other_info",
    "national_geographical_coverage",
];

/// Reads the metadata of an indicator: the front matter of a Markdown file, or the same without the lines around it. What it
/// says of progress is a suggestion for the target. Lines that are not read are told.
///
/// # Errors
/// `file-too-large`, `file-not-text`, `metadata-missing`, or a limit that is passed.
pub fn metadata(bytes: &[u8]) -> Result<(Metadata, Vec<Finding>), Finding> {
    within(bytes, MOST_BYTES)?;
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(Finding::new("file-not-text"));
    }
    let (fields, body, advice) = front_matter::read(&text)?;
    let field = |name: &str| {
        let text = fields.get(name).and_then(Matter::text)?;
        Told::new(name, &without_markup(text))
    };
    // Names that are looked up in a file of translations say nothing here.
    let named = |name: &str| field(name).filter(|told| told.text.contains(' ') || !told.text.contains('.'));
    let mut notes: Vec<Told> = NOTES.iter().filter_map(|name| field(name)).collect();
    notes.extend(Told::new("", &without_markup(body)));
    let metadata = Metadata {
        title: named("graph_title").or_else(|| named("indicator_available")).or_else(|| named("indicator_name")),
        measure: named("indicator_available").or_else(|| named("indicator_name")),
        unit: field("computation_units"),
        source: field("source_organisation_1").or_else(|| field("source_url_text_1")),
        updated: field("national_metadata_update_date").or_else(|| field("source_release_date_1")),
        licence: field("copyright").or_else(|| field("source_licence_1")),
        notes,
        suggested: suggested(&fields),
    };
    Ok((metadata, advice))
}

/// What the options for calculating progress say: of several, the first.
fn suggested(fields: &Matter) -> Suggested {
    let options = fields.get("progress_calculation_options").and_then(Matter::list).and_then(|list| list.first());
    let option = |name: &str| options.and_then(|options| options.get(name)).and_then(Matter::text);
    let direction = option("direction").or_else(|| fields.get("direction").and_then(Matter::text));
    let desired = match direction.map(str::trim) {
        Some("positive") => Some(Desired::Up),
        Some("negative") => Some(Desired::Down),
        _ => None,
    };
    let number = |name: &str| option(name).and_then(|text| Decimal::parse(text).ok());
    let year = |name: &str| option(name).and_then(|text| Period::parse(text).ok());
    let kind = if desired == Some(Desired::Down) { TargetKind::AtMost } else { TargetKind::AtLeast };
    let target = number("target").map(|value| Target { kind, value, by: year("target_year"), base: year("base_year") });
    Suggested { desired, target, limit: number("limit") }
}

/// A text without the tags of HTML, which its writers use for paragraphs.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        plain.push_str(&rest[..at]);
        let tag = &rest[at..];
        let begins = tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/');
        match tag.find('>').filter(|end| begins && *end < 400) {
            Some(end) => {
                if tag.starts_with("<p") || tag.starts_with("</p") || tag.starts_with("<br") {
                    plain.push('\n');
                }
                rest = &tag[end + 1..];
            }
            None => {
                plain.push('<');
                rest = &tag[1..];
            }
        }
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The words for each status in Open SDG's data.
fn status_text(status: Status) -> &'static str {
    match status {
        Status::Normal => "Normal value",
        Status::Break => "Time series break",
        Status::Differs => "Definition differs",
        Status::Estimated => "Estimated value",
        Status::Imputed => "Imputed value",
        Status::CannotExist => "Missing value; data cannot exist",
        Status::Missing => "Missing value",
        Status::Provisional => "Provisional value",
        Status::Suppressed | Status::Protecting => "Missing value; suppressed",
        Status::Unreliable => "Low reliability",
    }
}

/// The values of an indicator as they are known now, as Open SDG's data.
pub fn data(indicator: &Indicator) -> Vec<u8> {
    let mut dimensions: Vec<&Name> = Vec::new();
    for (dimension, _) in indicator.shown().keys().flat_map(|breakdown| breakdown.parts()) {
        if !dimensions.contains(&dimension) {
            dimensions.push(dimension);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    let headings = std::iter::once("Year".into())
        .chain(dimensions.iter().map(|name| neutralised(name.as_str())))
        .chain(["Observation status", "Units", "Value"].map(Into::into));
    // Nothing can go wrong: it is memory that is written to, and every row has as many cells as there are headings.
    let _ = writer.write_record(headings.map(|heading: std::borrow::Cow<'_, str>| heading.into_owned()));
    let written = indicator.written();
    for (breakdown, series) in indicator.shown() {
        for observation in series.current() {
            let observed = &observation.observed;
            let _ = writer.write_field(year(observed.period));
            for dimension in &dimensions {
                let value = breakdown.value(dimension.as_str()).map_or("", Name::as_str);
                let _ = writer.write_field(neutralised(value).as_bytes());
            }
            let _ = writer.write_field(status_text(observed.status));
            let counted = &indicator.counted_by(written, observed.period).definition;
            let _ = writer.write_field(neutralised(counted.unit.as_str()).as_bytes());
            let _ = writer.write_field(observed.value.map(|value| value.to_string()).unwrap_or_default());
            let _ = writer.write_record(None::<&[u8]>);
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// A period as their data have it: "2018", "2018 Q1".
fn year(period: Period) -> String {
    match period.part() {
        Part::Quarter(quarter) => format!("{} Q{quarter}", period.first_year()),
        _ => period.to_string(),
    }
}

/// What is written of an indicator, as Open SDG's metadata.
pub fn written(definition: &Definition) -> String {
    let mut text = String::from("---\n");
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("{name}: {}\n", quoted(value)));
        }
    };
    field("indicator_name", definition.name.as_str());
    field("graph_title", definition.name.as_str());
    field("national_indicator_description", definition.question.as_str());
    field("computation_units", definition.unit.as_str());
    let both = definition.numerator.as_ref().zip(definition.denominator.as_ref());
    let divided = both.map(|(above, below)| format!("{} / {}", above.as_str(), below.as_str()));
    field("computation_calculations", divided.as_deref().unwrap_or(""));
    field("data_footnote", definition.cannot_say.as_str());
    field("other_info", definition.why.as_str());
    field("source_organisation_1", definition.source.as_ref().map_or("", Name::as_str));
    let direction = match definition.desired {
        Desired::Up => Some("positive"),
        Desired::Down => Some("negative"),
        // Theirs has no other.
        Desired::Keep | Desired::Within { .. } => None,
    };
    text.push_str("reporting_status: complete\ndata_non_statistical: false\ngraph_type: line\n");
    if let Some(direction) = direction {
        text.push_str("auto_progress_calculation: true\nprogress_calculation_options:\n");
        text.push_str(&format!("  - direction: {direction}\n"));
        if let Some(target) = definition.target {
            text.push_str(&format!("    target: {}\n", target.value));
            let years = [("target_year", target.by), ("base_year", target.base)];
            for (name, year) in years.into_iter().filter_map(|(name, period)| Some((name, period?))) {
                text.push_str(&format!("    {name}: {}\n", year.last_year()));
            }
        }
        let limit = if direction == "positive" { definition.highest } else { definition.lowest };
        if let Some(limit) = limit {
            text.push_str(&format!("    limit: {limit}\n"));
        }
    }
    text.push_str("---\n");
    text
}
