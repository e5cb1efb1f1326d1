//! A definition as the fields of its form: from what is written to fields, and from fields to a definition. Not how the
//! fields look, and not who may write.

use domain::decimal::Decimal;
use domain::ids::PersonId;
use domain::indicator::writing::MOST_DECIMALS;
use domain::indicator::{Definition, Desired, Frequency, IndicatorKind, Measures, Reflects, Target, TargetKind};
use domain::money::{Kronor, Scale};
use domain::period::Period;
use domain::refusal::Refusal;
use domain::text::{Explanation, Name, Reason};

use super::choices::Choices;
use crate::activity::choices::Found;
use crate::forms::Typed;
use crate::messages::Messages;

/// A part of the form that stands or falls as one: the key of its label, and its fields.
pub(super) struct Part {
    pub(super) label: &'static str,
    pub(super) fields: &'static [&'static str],
}

/// The field of an activity that it reflects, and that of a task: a row for each.
pub(super) const ACTIVITY: &str = "activity";
pub(super) const TASK: &str = "task";

/// All of a definition, in the order of the form.
pub(super) const PARTS: [Part; 21] = [
    Part { label: "indicator-form-name", fields: &["name"] },
    Part { label: "indicator-form-question", fields: &["question"] },
    Part { label: "indicator-form-reflects", fields: &["reflects", ACTIVITY, TASK] },
    Part { label: "indicator-form-why", fields: &["why"] },
    Part { label: "indicator-form-cannot-say", fields: &["cannot_say"] },
    Part { label: "indicator-form-kind", fields: &["kind"] },
    Part { label: "indicator-form-desired", fields: &["desired", "low", "high"] },
    Part { label: "indicator-form-target", fields: &["target_kind", "target", "target_by", "target_base"] },
    Part { label: "indicator-form-smallest-change", fields: &["smallest_change"] },
    Part { label: "indicator-form-unit", fields: &["unit"] },
    Part { label: "indicator-form-decimals", fields: &["decimals"] },
    Part { label: "indicator-form-frequency", fields: &["frequency"] },
    Part { label: "indicator-form-measures", fields: &["measures"] },
    Part { label: "indicator-form-numerator", fields: &["numerator"] },
    Part { label: "indicator-form-denominator", fields: &["denominator"] },
    Part { label: "indicator-form-lowest", fields: &["lowest"] },
    Part { label: "indicator-form-highest", fields: &["highest"] },
    Part { label: "indicator-form-dimensions", fields: &["dimensions"] },
    Part { label: "indicator-form-source", fields: &["source"] },
    Part { label: "indicator-form-owner", fields: &["owner"] },
    Part { label: "indicator-form-cost", fields: &["cost"] },
];

/// Every field of a definition.
fn kept() -> Vec<&'static str> {
    PARTS.iter().flat_map(|part| part.fields.iter().copied()).collect()
}

impl Part {
    /// What stands in it, field by field, as it would be read: without what is empty, in one order where there is none.
    pub(super) fn says(&self, typed: &Typed) -> Vec<(&'static str, String)> {
        let mut said = Vec::new();
        for name in self.fields.iter().copied() {
            let mut values: Vec<String> =
                typed.all(name).map(|value| value.replace("\r\n", "\n").trim().to_owned()).collect();
            values.retain(|value| !value.is_empty());
            values.sort();
            said.extend(values.into_iter().map(|value| (name, value)));
        }
        // Without a kind of target, nothing else of it counts.
        if said.iter().all(|(name, _)| *name != "target_kind") {
            said.retain(|(name, _)| !name.starts_with("target"));
        }
        said
    }
}

/// What the form begins with for a definition that is there.
pub(super) fn begins(choices: &Choices, definition: &Definition) -> Typed {
    let decimal = |number: Option<Decimal>| number.map(|number| number.to_string().replace('.', ","));
    let period = |period: Option<Period>| period.map(|period| period.to_string());
    let (low, high) = match definition.desired {
        Desired::Within { low, high } => (decimal(Some(low)), decimal(Some(high))),
        _ => (None, None),
    };
    let target = definition.target;
    let dimensions: Vec<&str> = definition.dimensions.iter().map(Name::as_str).collect();
    let mut values: Vec<(&str, String)> = vec![
        ("name", definition.name.to_string()),
        ("question", definition.question.to_string()),
        ("why", definition.why.to_string()),
        ("cannot_say", definition.cannot_say.to_string()),
        ("kind", definition.kind.key().to_owned()),
        ("desired", definition.desired.key().to_owned()),
        ("unit", definition.unit.to_string()),
        ("decimals", definition.decimals.to_string()),
        ("measures", definition.measures.key().to_owned()),
        ("frequency", definition.frequency.key().to_owned()),
        ("dimensions", dimensions.join(", ")),
        ("target_kind", target.map_or("", |target| target.kind.key()).to_owned()),
    ];
    let optional = [
        ("low", low),
        ("high", high),
        ("numerator", definition.numerator.as_ref().map(ToString::to_string)),
        ("denominator", definition.denominator.as_ref().map(ToString::to_string)),
        ("source", definition.source.as_ref().map(ToString::to_string)),
        ("owner", definition.owner.map(|owner| owner.to_string())),
        ("cost", definition.cost.map(|cost| cost.0.to_string())),
        ("smallest_change", decimal(definition.smallest_change)),
        ("lowest", decimal(definition.lowest)),
        ("highest", decimal(definition.highest)),
        ("target", decimal(target.map(|target| target.value))),
        ("target_by", period(target.and_then(|target| target.by))),
        ("target_base", period(target.and_then(|target| target.base))),
    ];
    values.extend(optional.into_iter().filter_map(|(name, value)| Some((name, value?))));
    values.extend(definition.reflects.iter().map(|reflects| match reflects {
        Reflects::Statement(id) => ("reflects", id.to_string()),
        Reflects::Activity(id) => (ACTIVITY, choices.activities.label(*id)),
        Reflects::Task(id) => (TASK, choices.tasks.label(*id)),
    }));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let typed = Typed::beginning_with(&values);
    // What the writer had before them, so that what two write can be put together.
    let seen = typed.written(&kept());
    typed.with("seen", &seen)
}

/// Everything that it is said to reflect: goals and areas that are ticked, activities and tasks that are named.
fn reflects(m: Messages, choices: &Choices, typed: &mut Typed) -> Vec<Reflects> {
    let statements = typed.all("reflects").filter_map(|id| id.parse().ok()).map(Reflects::Statement);
    let mut reflects: Vec<Reflects> = statements.collect();
    let activities = named(m, typed, ACTIVITY, |text| choices.activities.find(text));
    reflects.extend(activities.into_iter().map(Reflects::Activity));
    let tasks = named(m, typed, TASK, |text| choices.tasks.find(text));
    reflects.extend(tasks.into_iter().map(Reflects::Task));
    reflects
}

/// What is named in the rows of a field. Something that is named twice is meant once.
fn named<T: PartialEq>(m: Messages, typed: &mut Typed, name: &'static str, find: impl Fn(&str) -> Found<T>) -> Vec<T> {
    let rows: Vec<String> = typed.all(name).map(|row| row.trim().to_owned()).collect();
    let (nothing, several) = match name {
        ACTIVITY => ("activity-not-found", "activity-several"),
        _ => ("task-not-found", "task-several"),
    };
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let value: String = row.chars().take(60).collect();
        let refusal = match find(row) {
            Found::One(one) if found.contains(&one) => continue,
            Found::One(one) => {
                found.push(one);
                continue;
            }
            Found::None => Refusal::new(nothing).with("value", value),
            Found::Several(some) => Refusal::new(several).with("value", value).with("some", some.join("; ")),
        };
        typed.refuse_cell((name, at), row_label(m, name, at), refusal);
    }
    found
}

/// What the input of a row is called for those who do not see the heading, and where errors are listed.
pub(super) fn row_label(m: Messages, name: &'static str, at: usize) -> String {
    let what = m.word("indicator-form-row", name).into_owned();
    m.with("values-cell", &[("what", what.into()), ("row", (at + 1).into())])
}

pub(super) fn optional_period(typed: &mut Typed, field: &'static str) -> Option<Period> {
    let text = typed.get(field).trim().to_owned();
    if text.is_empty() {
        return None;
    }
    let period = Period::parse(&text).ok();
    if period.is_none() {
        typed.refuse(Refusal::new("not-a-period").at(field).with("value", text));
    }
    period
}

/// What was typed, as a definition. What is wrong with it is kept at its field.
pub(super) fn read(m: Messages, choices: &Choices, typed: &mut Typed) -> Option<Definition> {
    let name = typed.parse("name", Name::parse);
    let question = typed.parse("question", Reason::parse);
    let why = typed.parse("why", Explanation::parse);
    let cannot_say = typed.parse("cannot_say", Explanation::parse);
    let unit = typed.parse("unit", Name::parse);
    let desired = desired(typed);
    let decimals = typed.get("decimals").trim().parse::<u8>().ok().filter(|decimals| *decimals <= MOST_DECIMALS);
    if decimals.is_none() {
        let refusal = Refusal::new("not-a-count-of-decimals").at("decimals").with("limit", u32::from(MOST_DECIMALS));
        typed.refuse(refusal.with("value", typed.get("decimals").trim()));
    }
    let numerator = typed.optional("numerator", Reason::parse);
    let denominator = typed.optional("denominator", Reason::parse);
    let source = typed.optional("source", Name::parse);
    let cost = typed.optional("cost", |text| Kronor::parse(text, Scale::Kronor));
    let smallest_change = typed.optional("smallest_change", Decimal::parse);
    let lowest = typed.optional("lowest", Decimal::parse);
    let highest = typed.optional("highest", Decimal::parse);
    let dimensions = dimensions(typed);
    let target = target(typed);
    let reflects = reflects(m, choices, typed);
    let key = |name: &str| typed.get(name).to_owned();
    let kind = IndicatorKind::ALL.into_iter().find(|kind| kind.key() == key("kind"));
    let measures = Measures::ALL.into_iter().find(|measures| measures.key() == key("measures"));
    let frequency = Frequency::ALL.into_iter().find(|frequency| frequency.key() == key("frequency"));
    let owner = typed.get("owner").parse::<PersonId>().ok();
    if typed.has_refusals() {
        return None;
    }
    let kind = kind.unwrap_or(IndicatorKind::Operations);
    Some(Definition {
        reflects,
        why: why?,
        cannot_say: cannot_say?,
        decimals: decimals?,
        numerator,
        denominator,
        measures: measures.unwrap_or(Measures::Level),
        frequency: frequency.unwrap_or(Frequency::Yearly),
        source,
        owner,
        cost,
        smallest_change,
        lowest,
        highest,
        dimensions: dimensions?,
        target,
        ..Definition::new(name?, question?, kind, desired?, unit?)
    })
}

/// The way that is right. A band that is typed for another way would be lost: which of the two was meant is asked.
fn desired(typed: &mut Typed) -> Option<Desired> {
    let other = match typed.get("desired") {
        "within" => {
            let (low, high) = (typed.parse("low", Decimal::parse), typed.parse("high", Decimal::parse));
            return Some(Desired::Within { low: low?, high: high? });
        }
        "down" => Desired::Down,
        "keep" => Desired::Keep,
        _ => Desired::Up,
    };
    let band = said(typed, &["low", "high"]);
    if !band.is_empty() {
        typed.refuse(Refusal::new("band-of-another-way").at("desired").with("value", band.join("–")));
        typed.optional("low", Decimal::parse);
        typed.optional("high", Decimal::parse);
    }
    Some(other)
}

/// Nothing when no kind of target is chosen. What is typed of one would then be lost, so that is asked about.
fn target(typed: &mut Typed) -> Option<Target> {
    let kind = match typed.get("target_kind") {
        "at-least" => Some(TargetKind::AtLeast),
        "at-most" => Some(TargetKind::AtMost),
        _ => None,
    };
    if kind.is_none() {
        let target = said(typed, &["target", "target_by", "target_base"]);
        if !target.is_empty() {
            typed.refuse(Refusal::new("target-without-kind").at("target_kind").with("value", target.join(", ")));
        }
    }
    let value = match kind {
        Some(_) => typed.parse("target", Decimal::parse),
        None => typed.optional("target", Decimal::parse),
    };
    let (by, base) = (optional_period(typed, "target_by"), optional_period(typed, "target_base"));
    Some(Target { kind: kind?, value: value?, by, base })
}

/// What stands in these fields, where something does.
fn said(typed: &Typed, fields: &[&str]) -> Vec<String> {
    let said = fields.iter().map(|field| typed.get(field).trim().chars().take(40).collect::<String>());
    said.filter(|text| !text.is_empty()).collect()
}

/// Words between commas.
fn dimensions(typed: &mut Typed) -> Option<Vec<Name>> {
    let text = typed.get("dimensions").to_owned();
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
    let parsed: Result<Vec<Name>, _> = words.map(Name::parse).collect();
    match parsed {
        Ok(dimensions) => Some(dimensions),
        Err(invalid) => {
            typed.refuse(domain::refusal::invalid("dimensions", &invalid));
            None
        }
    }
}
