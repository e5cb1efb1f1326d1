//! JSON-stat 2 (json-stat.org), the class `dataset`: what statistics offices' interfaces answer with, Statistics Sweden's
//! among them. Values as a list or sparse, statuses as a list, an object or one for all, categories as a list, an object or
//! alone; collections and bundles of the earlier version are refused. In here, out in `jsonstat::written`.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::cube::{self, Beside, Category, Cell, Dimension};
use crate::finding::{Finding, excerpt};
use crate::json::{self, Json};
use crate::mapping::Role;
use crate::series::metadata::{Metadata, Told};
use crate::series::source::{Numbered, Source};

#[cfg(test)]
mod tests;
pub mod written;

/// What a value may have beside it, as our own files call it in their extension: its interval, and what it was divided from.
const BESIDE: [&str; 4] = ["lower", "upper", "numerator", "denominator"];

/// Whether a JSON file says that it is one.
pub(crate) fn is_one(json: &Json) -> bool {
    json.get("class").and_then(Json::text) == Some("dataset")
        || (json.get("id").is_some() && json.get("size").is_some())
}

/// Reads a file.
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
    let ids = list(json, "id")?;
    let sizes = list(json, "size")?;
    let sizes =
        sizes.iter().enumerate().map(|(at, size)| size.count().ok_or_else(|| not_understood(&format!("size[{at}]"))));
    let sizes: Vec<usize> = sizes.collect::<Result<_, Finding>>()?;
    if ids.len() != sizes.len() {
        return Err(not_understood("size"));
    }
    let size = cube::size(sizes.iter().copied())?;
    let mut dimensions = Vec::with_capacity(ids.len());
    for (at, (id, size)) in ids.iter().zip(&sizes).enumerate() {
        let id = id.text().ok_or_else(|| not_understood(&format!("id[{at}]")))?;
        dimensions.push(dimension(json, id, *size)?);
    }
    let values = values(json, size)?;
    let statuses = statuses(json, size)?;
    let cells = values.into_iter().map(|(at, value)| Cell {
        at,
        value: Cow::Owned(value),
        status: statuses.at(at),
        number: u32::try_from(at).unwrap_or(u32::MAX),
    });
    let beside = beside(json, size)?;
    cube::source(&dimensions, cells, &beside, Numbered::Path("value"), (metadata(json), Vec::new()))
}

fn not_understood(path: &str) -> Finding {
    Finding::new("part-not-understood").with("value", excerpt(path)).within(path)
}

fn missing(path: &str) -> Finding {
    Finding::new("part-missing").with("value", excerpt(path)).within(path)
}

fn list<'a>(json: &'a Json, name: &str) -> Result<&'a [Json], Finding> {
    json.get(name).ok_or_else(|| missing(name))?.list().ok_or_else(|| not_understood(name))
}

fn dimension(json: &Json, id: &str, size: usize) -> Result<Dimension, Finding> {
    let path = format!("dimension.{}", excerpt(id));
    let dimension = json.get("dimension").ok_or_else(|| missing("dimension"))?.get(id).ok_or_else(|| missing(&path))?;
    let path = format!("{path}.category");
    let category = dimension.get("category").ok_or_else(|| missing(&path))?;
    let codes = codes(category, &path)?;
    if codes.len() != size {
        let found = Finding::new("cube-not-filled").with("count", codes.len()).with("expected", size);
        return Err(found.within(path));
    }
    // By name, because a dimension may have as many labels as there are places in the country.
    let labels: HashMap<&str, &str> = match category.get("label") {
        Some(Json::Object(labels)) => {
            labels.iter().filter_map(|(code, label)| Some((&**code, label.text()?))).collect()
        }
        _ => HashMap::new(),
    };
    let label = |code: &str| labels.get(code).copied().unwrap_or(code).to_owned();
    let has_role = |role: &str| {
        let ids = json.get("role").and_then(|roles| roles.get(role)).and_then(Json::list);
        ids.is_some_and(|ids| ids.iter().any(|known| known.text() == Some(id)))
    };
    let is_time = has_role("time");
    let heading = dimension.get("label").and_then(Json::text).filter(|label| !label.trim().is_empty()).unwrap_or(id);
    // Our own files say which of the categories is the whole, or that none is.
    let whole = json.get("extension").and_then(|extension| extension.get("whole")?.get(id));
    let told = if is_time {
        Role::Period
    } else if has_role("metric") {
        Role::Indicator
    } else if whole.is_some() {
        Role::Dimension { name: heading.to_owned(), whole: String::new() }
    } else {
        Role::dimension()
    };
    let categories = codes.into_iter().map(|code| {
        if whole.and_then(Json::text) == Some(&*code) {
            return Category::default();
        }
        let label = label(&code);
        // Of a period, what a program calls it is the plainer text when a person's is no period.
        let is_period = |text: &str| domain::period::Period::parse(text).is_ok();
        let label = if is_time && !is_period(&label) && is_period(&code) { code.clone() } else { label };
        Category { code, label }
    });
    let categories = categories.collect();
    Ok(Dimension { heading: heading.to_owned(), told: Some(told), categories })
}

/// What the categories of a dimension are called by programs, in their order.
fn codes(category: &Json, path: &str) -> Result<Vec<String>, Finding> {
    let wrong = |rest: &str| not_understood(&format!("{path}.{rest}"));
    match category.get("index") {
        Some(Json::List(index)) => {
            let codes = index.iter().map(|code| code.text().map(str::to_owned).ok_or_else(|| wrong("index")));
            codes.collect()
        }
        Some(Json::Object(index)) => {
            let mut placed = Vec::with_capacity(index.len());
            for (code, at) in index {
                placed.push((at.count().ok_or_else(|| wrong("index"))?, code.to_string()));
            }
            placed.sort();
            // Each place from the first on is taken once.
            match placed.iter().enumerate().all(|(at, (place, _))| at == *place) {
                true => Ok(placed.into_iter().map(|(_, code)| code).collect()),
                false => Err(wrong("index")),
            }
        }
        // A dimension of one category needs no index.
        None => match category.get("label") {
            Some(Json::Object(labels)) if labels.len() == 1 => {
                Ok(labels.iter().map(|(code, _)| code.to_string()).collect())
            }
            _ => Err(missing(&format!("{path}.index"))),
        },
        Some(_) => Err(wrong("index")),
    }
}

/// Each value with its place. A list has all of them; an object only those that are there.
fn values(json: &Json, size: usize) -> Result<Vec<(usize, String)>, Finding> {
    match json.get("value") {
        Some(Json::List(values)) if values.len() == size => {
            let wrong =
                values.iter().position(|value| matches!(value, Json::List(_) | Json::Object(_) | Json::Truth(_)));
            match wrong {
                Some(at) => Err(not_understood(&format!("value[{at}]"))),
                None => Ok(values.iter().map(Json::cell).enumerate().collect()),
            }
        }
        Some(Json::List(values)) => {
            let found = Finding::new("cube-not-filled").with("count", values.len()).with("expected", size);
            Err(found.within("value"))
        }
        Some(Json::Object(values)) => {
            let mut placed = Vec::with_capacity(values.len());
            for (at, value) in values {
                let place: Option<usize> = at.parse().ok().filter(|&place| place < size);
                let place = place.filter(|_| matches!(value, Json::Null | Json::Number(_) | Json::Text(_)));
                let place = place.ok_or_else(|| not_understood(&format!("value[{}]", excerpt(at))))?;
                placed.push((place, value.cell()));
            }
            placed.sort();
            match placed.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                Some(pair) => {
                    Err(Finding::new("part-twice").with("value", format!("value[{}]", pair[0].0)).within("value"))
                }
                None => Ok(placed),
            }
        }
        Some(_) => Err(not_understood("value")),
        None => Err(missing("value")),
    }
}

/// The status of each value.
enum Statuses<'a> {
    None,
    All(&'a str),
    List(&'a [Json]),
    Sparse(HashMap<usize, &'a str>),
}

impl<'a> Statuses<'a> {
    fn at(&self, at: usize) -> Cow<'a, str> {
        Cow::Borrowed(match self {
            Statuses::None => "",
            Statuses::All(status) => status,
            Statuses::List(statuses) => statuses.get(at).and_then(Json::text).unwrap_or(""),
            Statuses::Sparse(statuses) => statuses.get(&at).copied().unwrap_or(""),
        })
    }
}

fn statuses(json: &Json, size: usize) -> Result<Statuses<'_>, Finding> {
    match json.get("status") {
        None | Some(Json::Null) => Ok(Statuses::None),
        Some(Json::Text(status)) => Ok(Statuses::All(status)),
        Some(Json::List(one)) if one.len() == 1 => Ok(Statuses::All(one[0].text().unwrap_or(""))),
        Some(Json::List(statuses)) if statuses.len() == size => Ok(Statuses::List(statuses)),
        Some(Json::List(statuses)) => {
            let found = Finding::new("cube-not-filled").with("count", statuses.len()).with("expected", size);
            Err(found.within("status"))
        }
        Some(Json::Object(statuses)) => {
            let placed = statuses.iter().map(|(at, status)| {
                let place: Option<usize> = at.parse().ok().filter(|&place| place < size);
                let place = place.ok_or_else(|| not_understood(&format!("status[{}]", excerpt(at))))?;
                Ok((place, status.text().unwrap_or("")))
            });
            Ok(Statuses::Sparse(placed.collect::<Result<_, Finding>>()?))
        }
        Some(_) => Err(not_understood("status")),
    }
}

/// What our own files say of some values beside value and status.
fn beside(json: &Json, size: usize) -> Result<Vec<Beside>, Finding> {
    let roles = [Role::Low, Role::High, Role::Numerator, Role::Denominator];
    let Some(extension) = json.get("extension") else { return Ok(Vec::new()) };
    let mut beside = Vec::new();
    for (name, role) in BESIDE.iter().zip(roles) {
        // Of others' extensions nothing is known: what is no object of numbered cells is not ours.
        let Some(Json::Object(told)) = extension.get(name) else { continue };
        let mut texts = HashMap::with_capacity(told.len());
        for (at, text) in told {
            let place: Option<usize> = at.parse().ok().filter(|&place| place < size);
            let place = place.filter(|_| matches!(text, Json::Number(_) | Json::Text(_)));
            let place = place.ok_or_else(|| not_understood(&format!("extension.{name}[{}]", excerpt(at))))?;
            texts.insert(place, text.cell());
        }
        beside.push((role, texts));
    }
    Ok(beside)
}

fn metadata(json: &Json) -> Metadata {
    let told = |path: &str| json.get(path).and_then(Json::text).and_then(|text| Told::new(path, text));
    let mut notes: Vec<Told> = Vec::new();
    match json.get("note") {
        Some(Json::Text(note)) => notes.extend(Told::new("note", note)),
        Some(Json::List(all)) => {
            let texts = all.iter().enumerate().filter_map(|(at, note)| Told::new(format!("note[{at}]"), note.text()?));
            notes.extend(texts);
        }
        _ => {}
    }
    let metric = json.get("role").and_then(|roles| roles.get("metric")).and_then(Json::list);
    let metric = metric.and_then(|ids| ids.first()).and_then(Json::text);
    let category = metric.and_then(|id| json.get("dimension")?.get(id)?.get("category"));
    let units = category.and_then(|category| category.get("unit"));
    let unit = match units {
        // Only where there is one: of several a person has to say which is meant.
        Some(Json::Object(units)) if units.len() == 1 => units.first().and_then(|(code, unit)| {
            let text = unit.get("base").or_else(|| unit.get("label")).and_then(Json::text)?;
            Told::new(format!("dimension.{}.category.unit.{code}", metric.unwrap_or_default()), text)
        }),
        _ => None,
    };
    Metadata {
        title: told("label"),
        source: told("source"),
        updated: told("updated"),
        licence: told("license").or_else(|| {
            json.get("extension")?
                .get("license")
                .and_then(Json::text)
                .and_then(|text| Told::new("extension.license", text))
        }),
        unit,
        notes,
        ..Metadata::default()
    }
}
