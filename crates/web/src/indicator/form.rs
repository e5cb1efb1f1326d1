//! Writing an indicator: a new one, or another definition of one that is there. Not its values.

use std::str::FromStr;

use domain::decimal::Decimal;
use domain::ids::{ActivityId, PersonId, StatementId, TaskId};
use domain::indicator::writing::Redefinition;
use domain::indicator::{
    Definition, Desired, Frequency, Indicator, IndicatorKind, Measures, Reflects, Target, TargetKind,
};
use domain::money::{Kronor, Scale};
use domain::period::Period;
use domain::refusal::Refusal;
use domain::statement::StatementKind;
use domain::text::{Explanation, Name, Reason};
use domain::writing::Seen;
use maud::{Markup, html};

use super::catalogue::Ready;
use super::{known, path, thread, words};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/indicators/new`: an empty form, or one that begins as another indicator (`?like=7`), as a ready one
/// (`?ready=sick-leave`), or for a goal (`?goal=31`).
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    let like = asked.query("like").and_then(|id| id.parse().ok());
    let like = like.and_then(|id| asked.organisation.indicators.get(id));
    let goal = asked.query("goal").filter(|goal| goal.parse::<StatementId>().is_ok());
    let ready = asked.query("ready").and_then(|key| Ready::of_key(&key));
    let typed = match (ready, like) {
        (Some(ready), _) => ready.begins(asked.m()),
        (None, Some(like)) => begins(like.definition()).without("owner").without("reflects").without("name"),
        (None, None) => {
            let reflects = goal.map(|goal| format!("statement-{goal}"));
            let mut values = vec![
                ("kind", IndicatorKind::Operations.key()),
                ("desired", Desired::Up.key()),
                ("frequency", Frequency::Yearly.key()),
                ("measures", Measures::Level.key()),
                ("decimals", "1"),
            ];
            values.extend(reflects.as_deref().map(|reflects| ("reflects", reflects)));
            Typed::beginning_with(&values)
        }
    };
    page(&asked, None, &typed).await
}

/// `POST /{organisation}/indicators`
///
/// # Errors
/// What the store could not do.
pub async fn define(asked: Asked, mut typed: Typed) -> Answer {
    let Some(definition) = definition(&mut typed) else { return page(&asked, None, &typed).await };
    let defined = asked
        .amend(&typed, move |organisation, context| organisation.define_indicators(context, vec![definition.clone()]))
        .await?;
    match defined {
        Ok(organisation) => {
            let last = organisation.indicators.all().next_back().map(|indicator| indicator.id);
            let to = last.map_or_else(|| "/indicators".to_owned(), path);
            Ok(asked.done(&to, &Flash::new(asked.m().t("indicator-told-defined"))))
        }
        Err(refusals) => page(&asked, None, &typed.refused(refusals)).await,
    }
}

/// `GET /{organisation}/indicators/{indicator}/edit`
///
/// # Errors
/// Not found when there is no such indicator.
pub async fn edit(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let typed = begins(indicator.definition()).with("version", &indicator.version.to_string());
    page(&asked, Some(indicator), &typed).await
}

/// `POST /{organisation}/indicators/{indicator}/edit`
///
/// # Errors
/// As [`edit`].
pub async fn redefine(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    let breaks_from = optional_period(&mut typed, "breaks_from");
    let reason = typed.optional("reason", Reason::parse);
    let definition = definition(&mut typed);
    let Some(definition) = definition.filter(|_| !typed.has_refusals()) else {
        return page(&asked, Some(known(&asked)?), &typed).await;
    };
    let change = Redefinition { definition, breaks_from, reason };
    let redefined = asked
        .amend(&typed, move |organisation, context| {
            organisation.redefine_indicator(context, (id, seen), change.clone())
        })
        .await?;
    match redefined {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("indicator-told-saved")))),
        Err(refusals) => {
            // What someone else wrote meanwhile stands beside the form; saving again then saves over it knowingly.
            let asked = asked.again().await?;
            let indicator = known(&asked)?;
            let version = indicator.version.to_string();
            page(&asked, Some(indicator), &typed.with("version", &version).refused(refusals)).await
        }
    }
}

/// What the form begins with for a definition that is there.
fn begins(definition: &Definition) -> Typed {
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
    values.extend(definition.reflects.iter().map(|reflects| ("reflects", reflected(*reflects))));
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Typed::beginning_with(&values)
}

/// What is reflected, as the value of a choice.
fn reflected(reflects: Reflects) -> String {
    match reflects {
        Reflects::Statement(id) => format!("statement-{id}"),
        Reflects::Activity(id) => format!("activity-{id}"),
        Reflects::Task(id) => format!("task-{id}"),
    }
}

fn reflects(typed: &str) -> Option<Reflects> {
    let (kind, id) = typed.split_once('-')?;
    match kind {
        "statement" => StatementId::from_str(id).ok().map(Reflects::Statement),
        "activity" => ActivityId::from_str(id).ok().map(Reflects::Activity),
        "task" => TaskId::from_str(id).ok().map(Reflects::Task),
        _ => None,
    }
}

fn optional_period(typed: &mut Typed, field: &'static str) -> Option<Period> {
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
fn definition(typed: &mut Typed) -> Option<Definition> {
    let name = typed.parse("name", Name::parse);
    let question = typed.parse("question", Reason::parse);
    let why = typed.parse("why", Explanation::parse);
    let cannot_say = typed.parse("cannot_say", Explanation::parse);
    let unit = typed.parse("unit", Name::parse);
    let desired = desired(typed);
    let decimals = typed.get("decimals").trim().parse::<u8>().ok();
    if decimals.is_none() {
        typed.refuse(Refusal::new("not-a-number").at("decimals").with("value", typed.get("decimals").trim()));
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
    let reflects = typed.all("reflects").filter_map(reflects).collect();
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

fn desired(typed: &mut Typed) -> Option<Desired> {
    match typed.get("desired") {
        "down" => Some(Desired::Down),
        "keep" => Some(Desired::Keep),
        "within" => {
            let (low, high) = (typed.parse("low", Decimal::parse), typed.parse("high", Decimal::parse));
            Some(Desired::Within { low: low?, high: high? })
        }
        _ => Some(Desired::Up),
    }
}

/// Nothing when no kind of target is chosen, whatever stands in the other fields.
fn target(typed: &mut Typed) -> Option<Target> {
    let kind = match typed.get("target_kind") {
        "at-least" => TargetKind::AtLeast,
        "at-most" => TargetKind::AtMost,
        _ => return None,
    };
    let value = typed.parse("target", Decimal::parse);
    let (by, base) = (optional_period(typed, "target_by"), optional_period(typed, "target_base"));
    Some(Target { kind, value: value?, by, base })
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

async fn page(asked: &Asked, indicator: Option<&Indicator>, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let people = People::of(asked).await?;
    let key = asked.request_key()?;
    let form = Form::new(m, typed);
    let (action, back) = match indicator {
        Some(indicator) => (asked.to(&format!("{}/edit", path(indicator.id))), asked.to(&path(indicator.id))),
        None => (asked.to("/indicators"), asked.to("/indicators")),
    };
    let inside = html! {
        (Fields { view: &view, form: &form, people: &people, typed }.all())
        @if indicator.is_some() {
            input type="hidden" name="version" value=(typed.get("version"));
            (section(m.t("indicator-form-change"), html! {
                (form.text(&Field::new("reason", m.t("indicator-form-reason")).optional().language(view.language()), 2))
                (form.line(&Field::new("breaks_from", m.t("indicator-form-breaks")).hint(m.t("indicator-form-breaks-hint")).optional()))
            }))
        }
        (form.buttons(m.t(if indicator.is_some() { "indicator-form-save" } else { "indicator-form-define" }), Some(&back)))
    };
    let title = m.t(if indicator.is_some() { "indicator-form-edit-title" } else { "indicator-form-new-title" });
    let main = html! {
        (parts::head(title.as_ref(), &[], indicator.is_none().then(|| {
            parts::button_link("secondary", &asked.to("/indicators/catalogue"), m.t("catalogue-link"))
        })))
        @if typed.is_refused("changed-meanwhile") && let Some(indicator) = indicator { (theirs(&view, indicator)) }
        div.form-page { (form.open(&action, key.as_str(), inside)) }
    };
    let here =
        Knot::here(m.t("indicator-knot"), indicator.map_or(title.as_ref(), |known| known.definition().name.as_str()));
    let page = Page::new(title.as_ref(), main).section(Section::Indicators).thread(thread(&view, here));
    Ok(asked.frame.form_page(typed, page))
}

/// What someone else wrote while this was being written.
fn theirs(view: &View<'_>, indicator: &Indicator) -> Markup {
    let (m, now) = (view.m, indicator.definition());
    let mut facts = vec![
        (m.t("indicator-form-name"), html! { (now.name) }),
        (m.t("indicator-form-question"), html! { (now.question) }),
        (m.t("indicator-form-desired"), html! { (words::desired(m, now)) }),
        (m.t("indicator-form-unit"), html! { (now.unit) }),
    ];
    if let Some(target) = now.target {
        facts.push((m.t("indicator-form-target"), html! { (words::target(m, now, target)) }));
    }
    html! { section.note { h2 { (m.t("indicator-form-theirs")) } (parts::facts(&facts)) } }
}

fn section(title: impl maud::Render, inside: Markup) -> Markup {
    html! { fieldset.ds-fieldset.part { legend.ds-label { (title) } (inside) } }
}

struct Fields<'a> {
    view: &'a View<'a>,
    form: &'a Form<'a>,
    people: &'a People,
    typed: &'a Typed,
}

impl Fields<'_> {
    fn field(&self, name: &'static str, label: &'static str) -> Field<'static> {
        Field::new(name, self.view.m.t(label))
    }

    fn written(&self, name: &'static str, label: &'static str) -> Field<'static> {
        self.field(name, label).language(self.view.language())
    }

    fn all(&self) -> Markup {
        let (m, form) = (self.view.m, self.form);
        let hint = |field: Field<'static>, key: &'static str| field.hint(m.t(key));
        let kinds = IndicatorKind::ALL.map(|it| (it.key().to_owned(), m.word("indicator-kind", it.key())));
        let frequencies = Frequency::ALL.map(|it| (it.key().to_owned(), m.word("frequency", it.key())));
        let measures = Measures::ALL.map(|it| (it.key().to_owned(), m.word("measures", it.key())));
        let desired = ["up", "down", "keep", "within"].map(|key| (key.to_owned(), m.word("desired", key)));
        let targets =
            [TargetKind::AtLeast, TargetKind::AtMost].map(|it| (it.key().to_owned(), m.word("target-kind", it.key())));
        let targets: Vec<_> = [(String::new(), m.t("indicator-form-no-target"))].into_iter().chain(targets).collect();
        html! {
            (form.line(&self.written("name", "indicator-form-name")))
            (form.text(&hint(self.written("question", "indicator-form-question"), "indicator-form-question-hint"), 2))
            (section(m.t("indicator-form-meaning"), html! {
                (self.reflects())
                (form.text(&self.written("why", "indicator-form-why").optional(), 3))
                (form.text(&hint(self.written("cannot_say", "indicator-form-cannot-say"), "indicator-form-cannot-say-hint").optional(), 3))
                (form.radios(&self.field("kind", "indicator-form-kind"), &kinds))
            }))
            (section(m.t("indicator-form-way"), html! {
                (form.radios(&self.field("desired", "indicator-form-desired"), &desired))
                div.pair {
                    (form.line(&hint(self.field("low", "indicator-form-low"), "indicator-form-band-hint").optional()))
                    (form.line(&self.field("high", "indicator-form-high").optional()))
                }
                div.pair {
                    (form.select(&self.field("target_kind", "indicator-form-target-kind"), &targets))
                    (form.line(&self.field("target", "indicator-form-target").optional()))
                }
                div.pair {
                    (form.line(&hint(self.field("target_by", "indicator-form-target-by"), "indicator-form-period-hint").optional()))
                    (form.line(&self.field("target_base", "indicator-form-target-base").optional()))
                }
                (form.line(&hint(self.field("smallest_change", "indicator-form-smallest-change"), "indicator-form-smallest-change-hint").optional()))
            }))
            (section(m.t("indicator-form-counting"), html! {
                div.pair {
                    (form.line(&hint(self.written("unit", "indicator-form-unit"), "indicator-form-unit-hint")))
                    (form.line(&self.field("decimals", "indicator-form-decimals")))
                }
                div.pair {
                    (form.select(&self.field("frequency", "indicator-form-frequency"), &frequencies))
                    (form.select(&hint(self.field("measures", "indicator-form-measures"), "indicator-form-measures-hint"), &measures))
                }
                div.pair {
                    (form.line(&self.written("numerator", "indicator-form-numerator").optional()))
                    (form.line(&self.written("denominator", "indicator-form-denominator").optional()))
                }
                div.pair {
                    (form.line(&self.field("lowest", "indicator-form-lowest").optional()))
                    (form.line(&self.field("highest", "indicator-form-highest").optional()))
                }
                (form.line(&hint(self.written("dimensions", "indicator-form-dimensions"), "indicator-form-dimensions-hint").optional()))
            }))
            (section(m.t("indicator-form-source-part"), html! {
                (form.line(&self.written("source", "indicator-form-source").optional()))
                div.pair {
                    (form.select(&self.field("owner", "indicator-form-owner").optional(), &self.owners()))
                    (form.line(&hint(self.field("cost", "indicator-form-cost"), "indicator-form-cost-hint").optional()))
                }
            }))
        }
    }

    /// The goals and areas in force, each to tick; what else it reflects is kept.
    fn reflects(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let revision = view.organisation.strategy.in_force_on(view.today);
        let mut choices: Vec<(String, String)> = Vec::new();
        for statement in revision.map(|revision| revision.tree.in_order()).unwrap_or_default() {
            let is_goal = matches!(
                statement.kind,
                StatementKind::OverarchingGoal
                    | StatementKind::ResultArea
                    | StatementKind::Goal
                    | StatementKind::InternalGoal
            );
            if is_goal {
                let number = revision.and_then(|revision| revision.tree.number(statement));
                let text = number
                    .map_or_else(|| statement.text().to_owned(), |number| format!("{number} {}", statement.text()));
                choices.push((format!("statement-{}", statement.id), text));
            }
        }
        let known = |value: &str| choices.iter().any(|(known, _)| known == value);
        let others: Vec<(String, String)> = self
            .typed
            .all("reflects")
            .filter(|value| !known(value))
            .filter_map(|value| Some((value.to_owned(), self.other(reflects(value)?)?)))
            .collect();
        choices.extend(others);
        self.form.boxes(&Field::new("reflects", m.t("indicator-form-reflects")).optional(), &choices)
    }

    fn other(&self, reflects: Reflects) -> Option<String> {
        let organisation = self.view.organisation;
        match reflects {
            Reflects::Statement(id) => {
                organisation.strategy.find(id, self.view.today).map(|(_, statement)| statement.text().to_owned())
            }
            Reflects::Activity(id) => organisation
                .planning
                .rounds()
                .rev()
                .find_map(|round| round.activity(id))
                .map(|activity| activity.work.title.to_string()),
            Reflects::Task(id) => organisation.task(id).map(|task| task.terms.title.to_string()),
        }
    }

    fn owners(&self) -> Vec<(String, String)> {
        let mut owners: Vec<(String, String)> = self
            .view
            .organisation
            .people
            .keys()
            .map(|person| (person.to_string(), self.people.name(*person)))
            .collect();
        owners.sort_by(|one, other| crate::messages::compare(&one.1, &other.1));
        owners.insert(0, (String::new(), self.view.m.t("indicator-form-nobody").into_owned()));
        owners
    }
}
