//! On what terms contributions are left: whether one may be anonymous to colleagues, and what becomes of the texts when a
//! revision has been decided.

use domain::contribution::Retention;
use domain::decision::{Matter, RecordedDecision};
use domain::ids::DecisionId;
use domain::refusal::Refusal;
use maud::{Markup, html};

use super::{is_of, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/contributions/terms`
///
/// # Errors
/// When the names cannot be read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, Typed::default()).await
}

/// `POST /{organisation}/contributions/terms`: whether people may be anonymous to colleagues.
///
/// # Errors
/// As [`show`].
pub async fn choose_anonymity(asked: Asked, mut typed: Typed) -> Answer {
    let allowed = match typed.get("anonymity") {
        "allowed" => true,
        "not-allowed" => false,
        _ => {
            typed.refuse(Refusal::new("choose-one").at("anonymity"));
            return page(&asked, typed).await;
        }
    };
    let chosen =
        asked.amend(&typed, move |organisation, context| organisation.choose_anonymity(context, allowed)).await?;
    told(&asked, typed, chosen.err()).await
}

/// `POST /{organisation}/contributions/retention`: what becomes of the texts after a decision.
///
/// # Errors
/// As [`show`].
pub async fn choose_retention(asked: Asked, mut typed: Typed) -> Answer {
    let retention = [Retention::Kept, Retention::Cleared].into_iter().find(|it| it.key() == typed.get("retention"));
    let decision: Option<DecisionId> = typed.get("decision").parse().ok();
    if retention.is_none() {
        typed.refuse(Refusal::new("choose-one").at("retention"));
    }
    if decision.is_none() {
        typed.refuse(Refusal::new("choose-one").at("decision"));
    }
    let (Some(retention), Some(decision)) = (retention, decision) else { return page(&asked, typed).await };
    let chosen = asked
        .amend(&typed, move |organisation, context| organisation.choose_retention(context, decision, retention))
        .await?;
    told(&asked, typed, chosen.err()).await
}

async fn told(asked: &Asked, typed: Typed, refused: Option<domain::refusal::Refusals>) -> Answer {
    match refused {
        None => Ok(asked.done("/contributions/terms", &Flash::new(asked.m().t("contribution-told-terms")))),
        Some(refusals) => page(asked, typed.refused(refusals)).await,
    }
}

async fn page(asked: &Asked, typed: Typed) -> Answer {
    let (view, people) = (View::of(asked), People::of(asked).await?);
    let m = view.m;
    let key = asked.request_key()?;
    let main = html! {
        (parts::head(m.t("contribution-terms-title"), &[], None))
        section.sec aria-labelledby="anonymity-title" {
            h2 #anonymity-title { (m.t("contribution-anonymity")) }
            p { (m.t("contribution-anonymity-what")) }
            (anonymity_form(&view, &typed, key.as_str()))
        }
        section.sec aria-labelledby="retention-title" {
            h2 #retention-title { (m.t("contribution-retention")) }
            p { (m.t("contribution-retention-what")) }
            (retention_form(&view, &people, &typed, key.as_str()))
        }
    };
    let here = Knot::here(m.t("contributions-knot"), m.t("contribution-terms-title"));
    let page = Page::new(m.t("contribution-terms-title"), main)
        .section(Section::Contributions)
        .thread(thread(&view, None, here));
    Ok(asked.frame.form_page(&typed, page))
}

fn anonymity_form(view: &View<'_>, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let now = if view.organisation.contributions.anonymous.is_some() { "allowed" } else { "not-allowed" };
    let begins = Typed::beginning_with(&[("anonymity", now)]);
    let form = Form::new(m, if is_of(typed, "anonymity") { typed } else { &begins });
    let ways = ["not-allowed", "allowed"].map(|key| (key.to_owned(), m.word("contribution-anonymity", key)));
    let inside = html! {
        (form.radios(&Field::new("anonymity", m.t("contribution-anonymity-may")), &ways))
        div.row { button.ds-button type="submit" { (m.t("contribution-terms-do")) } }
    };
    form.open(&view.frame.to("/contributions/terms"), key, inside)
}

/// The decisions on revisions, the latest first, each with what was chosen after it; and the choice.
fn retention_form(view: &View<'_>, people: &People, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let is_adopted = |it: &&RecordedDecision| matches!(it.decision.matter, Matter::Adopt { .. });
    let decisions: Vec<&RecordedDecision> =
        view.organisation.decisions.values().rev().map(AsRef::as_ref).filter(is_adopted).collect();
    if decisions.is_empty() {
        return html! { p.cap { (m.t("contribution-retention-no-decision")) } };
    }
    let texts_of = |it: &RecordedDecision| {
        let (of, decision) = (view.organisation, it.decision.id);
        of.clearable(decision).len() + of.clearable_notes(decision).len()
    };
    let named = |it: &RecordedDecision| {
        let values = [
            ("day", it.decision.minutes.decided_on.to_string().into()),
            ("number", it.decision.minutes.registration_number.as_str().into()),
            ("count", texts_of(it).into()),
        ];
        m.with("contribution-retention-decision", &values)
    };
    let choices: Vec<(String, String)> = decisions.iter().map(|it| (it.decision.id.to_string(), named(it))).collect();
    let ways = [Retention::Kept, Retention::Cleared];
    let ways = ways.map(|it| (it.key().to_owned(), m.word("contribution-retention", it.key())));
    let nothing = Typed::default();
    let form = Form::new(m, if is_of(typed, "decision") || is_of(typed, "retention") { typed } else { &nothing });
    let inside = html! {
        (form.select(&Field::new("decision", m.t("contribution-retention-which")), &choices))
        (form.radios(&Field::new("retention", m.t("contribution-retention-way")), &ways))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("contribution-terms-do")) } }
    };
    html! {
        ul.bare { @for it in &decisions {
            @if let Some((stamp, retention)) = view.organisation.contributions.retention(it.decision.id) {
                li {
                    (named(it)) ": " (m.word("contribution-retention-was", retention.key()))
                    " " span.cap { (people.who(stamp.by)) ", " (view.moment(stamp.at)) }
                }
            }
        } }
        (form.open(&view.frame.to("/contributions/retention"), key, inside))
    }
}
