//! What the interface of Kolada (version 3, `/v3/data/…`) answers with: for each key figure, municipality and year a value for
//! women, men and all. In only. Kolada's own status of a value that is there is left; one that is deleted is no value.

use crate::finding::Finding;
use crate::json::{self, Json};
use crate::mapping::Role;
use crate::series::metadata::Metadata;
use crate::series::source::{Builder, Numbered, Source};

#[cfg(test)]
mod tests;

/// The whole country among the municipalities.
const COUNTRY: &str = "0000";

/// Whether a JSON file is one.
pub(crate) fn is_one(json: &Json) -> bool {
    let rows = json.get("values").and_then(Json::list);
    rows.is_some_and(|rows| rows.iter().all(|row| row.get("period").is_some() && row.get("values").is_some()))
}

/// Reads an answer: the columns are kpi, kommun, period, kön, value and status. What is the whole of kommun and kön is empty.
///
/// # Errors
/// Why it cannot be read, with the path of what is wrong.
pub fn read(bytes: &[u8]) -> Result<Source, Finding> {
    of_json(&json::read(bytes)?)
}

pub(crate) fn of_json(json: &Json) -> Result<Source, Finding> {
    if !is_one(json) {
        return Err(Finding::new("format-unknown"));
    }
    let rows = json.get("values").and_then(Json::list).unwrap_or_default();
    let mut builder = Builder::new(Numbered::Path("values"));
    for (heading, role) in [
        ("kpi", Role::Indicator),
        ("kommun", Role::dimension()),
        ("period", Role::Period),
        ("kön", Role::dimension()),
        ("value", Role::Value),
        ("status", Role::Status),
    ] {
        builder.column(heading, Some(role))?;
    }
    for (at, row) in (0_u32..).zip(rows) {
        let path = |rest: &str| format!("values[{at}].{rest}");
        let not_understood =
            |rest: &str| Finding::new("part-not-understood").with("value", path(rest)).within(path(rest));
        let text = |name: &str| match row.get(name) {
            Some(part @ (Json::Text(_) | Json::Number(_))) => Ok(part.cell()),
            Some(_) => Err(not_understood(name)),
            None => Err(Finding::new("part-missing").with("value", path(name)).within(path(name))),
        };
        let (kpi, period) = (text("kpi")?, text("period")?);
        // Data of schools and other units have an organisation in the place of a municipality.
        let place = if row.get("municipality").is_some() { text("municipality")? } else { text("ou")? };
        let place = if place == COUNTRY { String::new() } else { place };
        let values = row.get("values").and_then(Json::list).ok_or_else(|| not_understood("values"))?;
        for (inner, value) in values.iter().enumerate() {
            if matches!(value.get("isdeleted"), Some(Json::Truth(true))) {
                continue;
            }
            let gender = match value.get("gender").and_then(Json::text) {
                Some("K") => "kvinnor",
                Some("M") => "män",
                Some("T") | None => "",
                Some(_) => return Err(not_understood(&format!("values[{inner}].gender"))),
            };
            let number = match value.get("value") {
                Some(number @ (Json::Number(_) | Json::Text(_))) => number.cell(),
                Some(Json::Null) | None => String::new(),
                Some(_) => return Err(not_understood(&format!("values[{inner}].value"))),
            };
            // Kolada says "Missing" and "Private" where there is no value; else it says nothing.
            let status = match value.get("status").and_then(Json::text).map(str::to_lowercase).as_deref() {
                Some("private") => "Q",
                Some("missing") => "O",
                _ => "",
            };
            builder.row(at, [kpi.as_str(), &place, &period, gender, &number, status])?;
        }
    }
    Ok(builder.finish(Metadata::default(), Vec::new()))
}
