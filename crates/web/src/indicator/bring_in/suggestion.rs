//! An indicator that a file is about and that is not there: what the file says of it, as a form to begin with. A file of values
//! can come together with a description of them, Open SDG's metadata. Nothing is defined here: a person reads it first.

use domain::decimal::Decimal;
use domain::indicator::Desired;
use domain::refusal::Value;
use exchange::finding::Finding;
use exchange::mapping::Role;
use exchange::opensdg;
use exchange::series::metadata::{Metadata, Told};
use maud::{Markup, html};

use super::Looked;
use crate::forms::Typed;
use crate::parcel::{self, Given};
use crate::request::Asked;

/// The field that carries the description from step to step, packed.
pub(super) const FIELD: &str = "described";

/// The most indicators that are suggested at once.
const MOST: usize = 20;

/// The largest description that is carried along, in bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Takes the description out of the files that were given, so that the one of values is left.
pub(super) fn description_among(given: &mut Given) -> Option<Vec<u8>> {
    let is_one = |name: &str| name.to_lowercase().ends_with(".md");
    let at = given.files.iter().position(|(name, _)| is_one(name))?;
    let (_, description) = given.files.remove(at);
    match given.files.last().cloned() {
        Some((name, bytes)) => (given.name, given.bytes) = (name, bytes),
        None => (given.name, given.bytes) = (String::new(), given.pasted.clone().into_bytes()),
    }
    Some(description)
}

/// The form with a description, and for the indicator that it names where there is one and none was chosen.
pub(super) fn described(asked: &Asked, typed: Typed, description: Option<&[u8]>) -> Result<Typed, Finding> {
    let Some(description) = description else { return Ok(typed) };
    if MOST_BYTES < description.len() {
        return Err(Finding::new("file-too-large")
            .with("count", description.len() / MOST_BYTES + 1)
            .with("limit", 1_usize));
    }
    let (metadata, _) = opensdg::metadata(description)?;
    let title = metadata.title.map(|told| told.text).unwrap_or_default();
    let mut living = asked.organisation.indicators.living();
    let named = living.find(|indicator| indicator.definition().name.as_str() == title);
    let typed = typed.with(FIELD, &parcel::pack(description));
    Ok(match named.filter(|_| typed.get("indicator").is_empty()) {
        Some(indicator) => typed.with("indicator", &indicator.id.to_string()),
        None => typed,
    })
}

/// An indicator that could be defined: what stands in the fields of its form.
pub(super) struct Suggestion {
    fields: Vec<(&'static str, String)>,
}

/// What the description of a form suggests, where no indicator was chosen.
pub(super) fn of_description(typed: &Typed) -> Vec<Suggestion> {
    let metadata = metadata(typed).filter(|_| typed.get("indicator").is_empty());
    metadata.and_then(|metadata| Suggestion::of(&metadata, "")).into_iter().collect()
}

/// What a file that was looked at suggests for the indicators that are not there.
pub(super) fn of_what_is_unknown(looked: &Looked, typed: &Typed) -> Vec<Suggestion> {
    let wrong = &looked.assembled.wrong;
    let names: Vec<String> =
        wrong.iter().filter(|found| found.key == "indicator-unknown").filter_map(name_in).collect();
    let by = looked.mapping.dimensions(&looked.source).map(|(name, _)| name.to_string());
    let dimensions = by.collect::<Vec<_>>().join(", ");
    let names_none = !looked.mapping.roles().iter().any(|role| matches!(role, Role::Indicator | Role::Named));
    if names.is_empty() && wrong.iter().any(|found| found.key == "indicator-column-missing") && names_none {
        let metadata = metadata(typed).unwrap_or_else(|| looked.source.metadata.clone());
        return Suggestion::of(&metadata, &dimensions).into_iter().collect();
    }
    let named = |name: String| {
        let told = Told { part: String::new(), text: name };
        let metadata = Metadata { title: Some(told), ..looked.source.metadata.clone() };
        Suggestion::of(&metadata, &dimensions)
    };
    names.into_iter().take(MOST).filter_map(named).collect()
}

fn name_in(found: &Finding) -> Option<String> {
    found.values.iter().find_map(|(name, value)| match value {
        Value::Text(text) if *name == "value" => Some(text.clone()),
        _ => None,
    })
}

fn metadata(typed: &Typed) -> Option<Metadata> {
    let description = parcel::unpack(typed.get(FIELD), MOST_BYTES)?;
    opensdg::metadata(&description).ok().map(|(metadata, _)| metadata)
}

impl Suggestion {
    /// `None` without a name.
    fn of(metadata: &Metadata, dimensions: &str) -> Option<Suggestion> {
        let text = |told: &Option<Told>| told.as_ref().map(|told| told.text.clone()).unwrap_or_default();
        let note = |part: &str| {
            let note = metadata.notes.iter().find(|told| told.part == part);
            note.map(|told| told.text.clone()).unwrap_or_default()
        };
        let number = |number: Decimal| number.to_string().replace('.', ",");
        let name = metadata.title.as_ref()?.text.clone();
        let divided = note("computation_calculations");
        let (above, below) = divided.split_once(" / ").unwrap_or_default();
        let mut fields = vec![
            ("name", name),
            ("question", note("national_indicator_description")),
            ("why", note("other_info")),
            ("cannot_say", note("data_footnote")),
            ("unit", text(&metadata.unit)),
            ("source", text(&metadata.source)),
            ("numerator", above.to_owned()),
            ("denominator", below.to_owned()),
            ("dimensions", dimensions.to_owned()),
        ];
        if !divided.is_empty() && !above.is_empty() {
            fields.push(("measures", domain::indicator::Measures::Ratio.key().to_owned()));
        }
        let suggested = metadata.suggested;
        fields.extend(suggested.desired.map(|desired| ("desired", desired.key().to_owned())));
        let limit = if suggested.desired == Some(Desired::Down) { "lowest" } else { "highest" };
        fields.extend(suggested.limit.map(|value| (limit, number(value))));
        if let Some(target) = suggested.target {
            fields.push(("target_kind", target.kind.key().to_owned()));
            fields.push(("target", number(target.value)));
            fields.extend(target.by.map(|by| ("target_by", by.to_string())));
            fields.extend(target.base.map(|base| ("target_base", base.to_string())));
        }
        fields.retain(|(_, value)| !value.is_empty());
        Some(Suggestion { fields })
    }

    fn name(&self) -> &str {
        self.fields.first().map_or("", |(_, name)| name.as_str())
    }
}

/// Each with a button that begins the form of a new indicator with it.
pub(super) fn markup(asked: &Asked, suggestions: &[Suggestion]) -> Markup {
    let m = asked.m();
    html! { @if !suggestions.is_empty() {
        section.note aria-labelledby="suggested" {
            h2 #suggested { (m.with("bring-suggested", &[("count", suggestions.len().into())])) }
            p { (m.t("bring-suggested-what")) }
            @for suggestion in suggestions {
                form.row method="post" action=(asked.to("/indicators")) {
                    @for (name, value) in &suggestion.fields { input type="hidden" name=(name) value=(value); }
                    b { (suggestion.name()) }
                    button.ds-button data-variant="secondary" type="submit" name="do" value="begin" aria-label=(m.with("bring-suggested-add-named", &[("name", suggestion.name().into())])) { (m.t("bring-suggested-add")) }
                }
            }
        }
    } }
}
