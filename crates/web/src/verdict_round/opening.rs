//! Opening a verdict round: on which revision, for which occasion, for whom, and which days.

use std::collections::BTreeSet;

use domain::audience::Audience;
use domain::ids::{BodyId, RevisionNumber, UnitId};
use domain::organisation::Organisation;
use domain::refusal::Refusal;
use domain::revision::Revision;
use domain::text::Name;
use domain::time::Context;
use domain::verdict_round::{Grouping, Terms};
use jiff::ToSpan;
use maud::{Markup, html};

use super::path;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{parts, words};

/// How many days a round is open where nothing else is said.
const DAYS: i32 = 6;

/// `GET /{organisation}/verdicts/new`
///
/// # Errors
/// None of its own.
pub async fn form(asked: Asked) -> Answer {
    let first = revisions(&asked).next().map(|revision| revision.number.to_string());
    let revision = asked.query("revision").or(first).unwrap_or_default();
    let (from, until) = (asked.today.to_string(), asked.today.saturating_add(DAYS.days()).to_string());
    let begins = [
        ("revision", revision.as_str()),
        ("audience", "everyone"),
        ("grouping", Grouping::ManagersAndStaff.key()),
        ("from", &from),
        ("until", &until),
    ];
    page(&asked, &Typed::beginning_with(&begins))
}

/// `POST /{organisation}/verdicts`
///
/// # Errors
/// What the store could not do.
pub async fn open(asked: Asked, mut typed: Typed) -> Answer {
    let (occasion, from, until) = (typed.parse("occasion", Name::parse), typed.day("from"), typed.day("until"));
    let (audience, grouping) = (audience(&mut typed), grouping(&mut typed));
    // What is no number is no revision's, which the rule says.
    let revision = typed.get("revision").parse().unwrap_or(RevisionNumber(0));
    let (Some(occasion), Some(from), Some(until), Some(audience), Some(grouping)) =
        (occasion, from, until, audience, grouping)
    else {
        return page(&asked, &typed);
    };
    let terms = Terms { revision, occasion, audience, grouping, from, until };
    let rule =
        move |organisation: &Organisation, context: &Context| organisation.open_verdict_round(context, terms.clone());
    match asked.amend(&typed, rule).await? {
        Ok(organisation) => {
            let opened = organisation.verdict_rounds.keys().next_back().copied().ok_or(Problem::NotFound)?;
            Ok(asked.done(&path(opened, ""), &Flash::new(asked.m().t("verdict-told-opened"))))
        }
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

/// Who was chosen; what is missing is kept at its field.
pub(crate) fn audience(typed: &mut Typed) -> Option<Audience> {
    match typed.get("audience") {
        "everyone" => Some(Audience::Everyone),
        "body" => Some(Audience::Body(typed.get("body").parse().unwrap_or(BodyId(0)))),
        "units" => {
            let units: BTreeSet<UnitId> = typed.all("units").filter_map(|unit| unit.parse().ok()).collect();
            if units.is_empty() {
                typed.refuse(Refusal::new("verdict-no-units").at("units"));
                return None;
            }
            Some(Audience::Units(units))
        }
        _ => {
            typed.refuse(Refusal::new("text-empty").at("audience"));
            None
        }
    }
}

fn grouping(typed: &mut Typed) -> Option<Grouping> {
    let chosen = Grouping::ALL.into_iter().find(|grouping| grouping.key() == typed.get("grouping"));
    if chosen.is_none() {
        typed.refuse(Refusal::new("text-empty").at("grouping"));
    }
    chosen
}

/// Who was chosen before, as it stands in a form.
pub(crate) fn audience_as_typed(typed: Typed, audience: &Audience) -> Typed {
    match audience {
        Audience::Everyone => typed.with("audience", "everyone"),
        Audience::Body(body) => typed.with("audience", "body").with("body", &body.to_string()),
        Audience::Units(units) => {
            units.iter().fold(typed.with("audience", "units"), |typed, unit| typed.and("units", &unit.to_string()))
        }
    }
}

/// The fields in which one says who it is for.
pub(crate) fn audience_fields(view: &View<'_>, form: &Form<'_>, typed: &Typed, label: &str) -> Markup {
    let (m, organisation) = (view.m, view.organisation);
    let bodies = organisation.bodies.values().filter(|body| body.is_there_on(view.today));
    let bodies: Vec<(String, &str)> = bodies.map(|body| (body.id.to_string(), body.name.as_str())).collect();
    let mut units: Vec<(String, &str)> =
        organisation.units_on(view.today).map(|unit| (unit.id.to_string(), unit.name.as_str())).collect();
    units.sort_by(|one, other| crate::messages::compare(one.1, other.1));
    let audiences =
        ["everyone", "body", "units"].map(|audience| (audience.to_owned(), m.word("verdict-audience", audience)));
    html! {
        (form.radios(&Field::new("audience", label).hint(m.t("verdict-audience-told")), &audiences))
        (form.select(&Field::new("body", m.t("verdict-body")).hint(m.t("verdict-body-hint")), &bodies))
        details open[typed.get("audience") == "units"] {
            summary { (m.t("verdict-units-choose")) }
            (form.boxes(&Field::new("units", m.t("verdict-units")).hint(m.t("verdict-units-hint")), &units))
        }
    }
}

/// The revisions that can be judged, the one that is being written first.
fn revisions(asked: &Asked) -> impl Iterator<Item = &Revision> {
    let organisation = &asked.organisation;
    organisation.strategy.revisions().rev().filter(|revision| organisation.can_be_judged(revision, asked.today))
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let strategy = &view.organisation.strategy;
    let revisions: Vec<(String, String)> = revisions(asked)
        .map(|revision| {
            let state = words::state(m, strategy.state(revision, asked.today)).to_lowercase();
            (revision.number.to_string(), format!("{}, {state}", words::revision(m, revision)))
        })
        .collect();
    let groupings: Vec<(String, _)> = Grouping::ALL
        .into_iter()
        .map(|grouping| (grouping.key().to_owned(), m.word("verdict-grouping", grouping.key())))
        .collect();
    let main = html! {
        (parts::head(m.t("verdict-open-title"), &[html! { a href=(view.frame.to("/verdicts")) { (m.t("verdicts-title")) } }], None))
        p.lead { (m.t("verdict-open-what")) }
        div.narrow-form {
            (form.open(&view.frame.to("/verdicts"), asked.request_key()?.as_str(), html! {
                (form.select(&Field::new("revision", m.t("verdict-of")), &revisions))
                (form.line(&Field::new("occasion", m.t("verdict-occasion")).hint(m.t("verdict-occasion-hint")).language(view.language())))
                (audience_fields(&view, &form, typed, &m.t("verdict-who")))
                (form.radios(&Field::new("grouping", m.t("verdict-grouping")).hint(m.t("verdict-grouping-hint")), &groupings))
                (form.day(&Field::new("from", m.t("verdict-from"))))
                (form.day(&Field::new("until", m.t("verdict-until"))))
                (form.buttons(m.t("verdict-open-do"), Some(&view.frame.to("/verdicts"))))
            }))
        }
    };
    let page = Page::new(m.t("verdict-open-title"), main).section(Section::Strategy);
    Ok(asked.frame.form_page(typed, page))
}
