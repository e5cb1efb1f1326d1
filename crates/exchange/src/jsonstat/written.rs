//! JSON-stat 2 out: the values of one indicator as a dataset, all its parts as dimensions. What is written is read back as it
//! was. The format has no place for intervals, and none for what a value was divided from: they stand in `extension`, where
//! programs that know nothing of them leave them.

use std::fmt::Write;

use domain::decimal::Decimal;
use domain::indicator::Indicator;
use domain::observation::{Observed, Status};
use domain::organisation::Organisation;
use domain::text::Name;
use serde_json::{Value, json};

use crate::cube::indicator::Cube;
use crate::sheet::Language;

/// The dimension of what is measured.
const MEASURE: &str = "measure";
/// The dimension of periods.
const PERIOD: &str = "period";

/// The values of an indicator as they are known now.
pub fn write(organisation: &Organisation, indicator: &Indicator, language: Language) -> Vec<u8> {
    let definition = indicator.definition();
    let cube = Cube::of(indicator);
    let number = indicator.id.to_string();
    let total = match language {
        Language::Swedish => "Totalt",
        Language::English => "Total",
    };
    let mut ids = vec![MEASURE.to_owned()];
    let mut sizes = vec![1];
    let counted = &indicator.counted_last().definition;
    let unit = json!({ "label": counted.unit.as_str(), "decimals": counted.decimals });
    let measure = json!({
        "label": match language { Language::Swedish => "Indikator", Language::English => "Indicator" },
        "category": { "index": [number], "label": { &number: definition.name.as_str() }, "unit": { &number: unit } },
    });
    let mut dimensions = serde_json::Map::from_iter([(MEASURE.to_owned(), measure)]);
    let mut wholes = serde_json::Map::new();
    for dimension in &cube.dimensions {
        let id = free(&ids, dimension.name.as_str());
        let codes: Vec<&str> = dimension.codes().collect();
        let labels = dimension.codes().map(|code| {
            let label = if dimension.whole.as_deref() == Some(code) { total } else { code };
            (code.to_owned(), Value::from(label))
        });
        let category = json!({ "index": codes, "label": serde_json::Map::from_iter(labels) });
        dimensions.insert(id.clone(), json!({ "label": dimension.name.as_str(), "category": category }));
        wholes.insert(id.clone(), dimension.whole.clone().into());
        sizes.push(dimension.size());
        ids.push(id);
    }
    let period = free(&ids, PERIOD);
    let periods: Vec<String> = cube.periods.iter().map(ToString::to_string).collect();
    dimensions.insert(period.clone(), json!({ "label": "Period", "category": { "index": periods } }));
    sizes.push(periods.len());
    ids.push(period.clone());
    let notes = [definition.question.as_str(), definition.cannot_say.as_str(), definition.why.as_str()];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let mut head = json!({
        "version": "2.0",
        "class": "dataset",
        "label": definition.name.as_str(),
        "note": notes,
        "id": ids,
        "size": sizes,
        "role": { "time": [period], "metric": [MEASURE] },
        "dimension": dimensions,
    });
    let mut tell = |name: &str, told: Option<String>| {
        if let (Some(told), Some(head)) = (told, head.as_object_mut()) {
            head.insert(name.to_owned(), told.into());
        }
    };
    tell("source", definition.source.as_ref().map(Name::to_string));
    tell("updated", updated(organisation, indicator));
    let mut text = head.to_string();
    // The values are many, and each is written as it is: what is above ends with the brace that goes on here.
    text.pop();
    let is_full = cube.cells.len() as u64 == cube.size();
    match is_full {
        true => list(&mut text, "value", cube.cells.values().map(|observed| number_text(observed.value))),
        false => object(&mut text, "value", cube.cells.iter().map(|(at, observed)| (*at, number_text(observed.value)))),
    }
    let marked = cube.cells.iter().filter(|(_, observed)| observed.status != Status::Normal);
    object(&mut text, "status", marked.map(|(at, observed)| (*at, format!("\"{}\"", observed.status.letter()))));
    let _ = write!(text, ",\"extension\":{{\"whole\":{}", Value::Object(wholes));
    for (name, part) in PARTS {
        let told = cube.cells.iter().filter_map(|(at, observed)| Some((*at, number_text(Some(part(observed)?)))));
        object(&mut text, name, told);
    }
    text.push_str("}}\n");
    text.into_bytes()
}

/// One of the numbers that a value may have beside it.
type Part = fn(&Observed) -> Option<Decimal>;

/// What a value may have beside it, by its name in the file.
const PARTS: [(&str, Part); 4] = [
    (super::BESIDE[0], |observed| Some(observed.interval()?.low)),
    (super::BESIDE[1], |observed| Some(observed.interval()?.high)),
    (super::BESIDE[2], |observed| Some(observed.fraction()?.numerator)),
    (super::BESIDE[3], |observed| Some(observed.fraction()?.denominator)),
];

/// An id that no dimension has yet.
fn free(ids: &[String], wanted: &str) -> String {
    let mut id = wanted.to_owned();
    while ids.contains(&id) {
        id.push('_');
    }
    id
}

/// When the last of the values came in.
fn updated(organisation: &Organisation, indicator: &Indicator) -> Option<String> {
    let imports = indicator.shown().values().flat_map(|series| series.current()).map(|known| known.import);
    let last = imports.filter_map(|import| organisation.indicators.import(import)).map(|import| import.by.at).max()?;
    Some(format!("{last:.0}"))
}

/// A number as it is written, or that there is none. None has more digits than a double keeps.
fn number_text(value: Option<Decimal>) -> String {
    value.map_or_else(|| "null".to_owned(), |value| value.to_string())
}

fn list(text: &mut String, name: &str, parts: impl Iterator<Item = String>) {
    let _ = write!(text, ",\"{name}\":[");
    for (at, part) in parts.enumerate() {
        text.push_str(if at == 0 { "" } else { "," });
        text.push_str(&part);
    }
    text.push(']');
}

/// Nothing where there are no parts: but for the values, which a dataset always has.
fn object(text: &mut String, name: &str, parts: impl Iterator<Item = (u64, String)>) {
    let mut parts = parts.peekable();
    if parts.peek().is_none() && name != "value" {
        return;
    }
    let _ = write!(text, ",\"{name}\":{{");
    for (number, (at, part)) in parts.enumerate() {
        let _ = write!(text, "{}\"{at}\":{part}", if number == 0 { "" } else { "," });
    }
    text.push('}');
}
