//! Answering contributions: one, or all that were put together in a group. Who may is the rule's; the form stands where one may.

use domain::contribution::{ContributionAnswer, LedTo, Outcome};
use domain::ids::ContributionId;
use domain::revision::Revision;
use domain::text::Reason;
use domain::writing::Seen;
use maud::{Markup, html};

use super::said::path;
use super::{OneContribution, group, is_of, known, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::words;

/// `POST /{organisation}/contributions/{contribution}/answers`
///
/// # Errors
/// Not found when there is no such contribution; forbidden when it is not the person's to answer.
pub async fn answer(asked: Asked, mut typed: Typed) -> Answer {
    let contribution = known(&asked)?;
    let id = contribution.id;
    if !asked.organisation.may_answer_contribution(asked.viewer, contribution) {
        return Err(Problem::Forbidden);
    }
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    let Some(answer) = parsed(&mut typed) else { return page(&asked, typed).await };
    let answered = asked
        .amend(&typed, move |organisation, context| {
            organisation.answer_contributions(context, &[(id, seen)], answer.clone())
        })
        .await?;
    match answered {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("contribution-told-answered")))),
        Err(refusals) => again(&asked, typed.refused(refusals)).await,
    }
}

/// What someone else did meanwhile stands on the page; sending again then does it knowingly.
async fn again(asked: &Asked, typed: Typed) -> Answer {
    let asked = asked.clone().again().await?;
    let version = known(&asked)?.version.to_string();
    page(&asked, typed.with("version", &version)).await
}

/// `POST /{organisation}/contributions/groups/{group}/answers`: one answer to all in a group, whatever each was answered.
///
/// # Errors
/// Not found when there is no such group.
pub async fn answer_group(asked: Asked, mut typed: Typed) -> Answer {
    let known = group::known(&asked)?.id;
    let seen: Vec<(ContributionId, Seen)> = typed.all("seen").filter_map(seen).collect();
    let Some(answer) = parsed(&mut typed) else { return group::page(&asked, typed).await };
    let answered = asked
        .amend(&typed, move |organisation, context| organisation.answer_contributions(context, &seen, answer.clone()))
        .await?;
    match answered {
        Ok(_) => Ok(asked.done(&group::path(known), &Flash::new(asked.m().t("contribution-told-answered")))),
        Err(refusals) => group::page(&asked.again().await?, typed.without("seen").refused(refusals)).await,
    }
}

/// "17-4031": a contribution, and the number of the last event about it that the writer saw.
fn seen(typed: &str) -> Option<(ContributionId, Seen)> {
    let (id, version) = typed.split_once('-')?;
    Some((id.parse().ok()?, Seen(version.parse().ok()?)))
}

/// What was typed, as an answer. What is wrong with it is kept at its field.
fn parsed(typed: &mut Typed) -> Option<ContributionAnswer> {
    let outcome = Outcome::ALL.into_iter().find(|outcome| outcome.key() == typed.get("outcome"));
    if outcome.is_none() {
        typed.refuse(domain::refusal::Refusal::new("choose-one").at("outcome"));
    }
    let reason = typed.parse("reason", Reason::parse);
    let led_to = typed.get("led_to").split_once('-').and_then(|(revision, statement)| {
        Some(LedTo { revision: revision.parse().ok()?, statement: statement.parse().ok()? })
    });
    Some(ContributionAnswer { outcome: outcome?, reason: reason?, led_to })
}

/// The form on a contribution's page, for those who may answer it.
pub(super) fn form(one: &OneContribution<'_>) -> Markup {
    let (view, m, contribution) = (&one.view, one.view.m, one.contribution);
    if !view.is_today() || contribution.withdrawn.is_some() || !one.may_answer() {
        return html! {};
    }
    let version = contribution.version.to_string();
    let begins = match contribution.answer() {
        Some(answer) => begins(answer).with("version", &version),
        None => Typed::beginning_with(&[("version", &version)]),
    };
    let is_back = is_of(one.typed, "outcome") || is_of(one.typed, "reason");
    let typed = if is_back { one.typed.clone() } else { begins };
    let form = Form::new(m, &typed);
    let title = if contribution.answers.is_empty() { "contribution-answer-it" } else { "contribution-answer-change" };
    let inside = html! {
        input type="hidden" name="version" value=(typed.get("version"));
        (fields(view, &form))
        div.row { button.ds-button type="submit" { (m.t("contribution-answer-do")) } }
    };
    html! {
        details.ds-details #answer open[typed.has_refusals() || contribution.is_unanswered()] {
            summary { (m.t(title)) }
            (form.open(&one.to("/answers"), one.key.as_str(), inside))
        }
    }
}

fn begins(answer: &ContributionAnswer) -> Typed {
    let led_to = answer.led_to.map(|it| format!("{}-{}", it.revision, it.statement)).unwrap_or_default();
    Typed::beginning_with(&[("outcome", answer.outcome.key()), ("reason", answer.reason.as_str()), ("led_to", &led_to)])
}

/// The fields of an answer.
pub(super) fn fields(view: &View<'_>, form: &Form<'_>) -> Markup {
    let m = view.m;
    let outcomes =
        Outcome::ALL.map(|outcome| (outcome.key().to_owned(), m.word("contribution-outcome", outcome.key())));
    let reason = Field::new("reason", m.t("contribution-reason")).hint(m.t("contribution-reason-hint"));
    let led_to =
        Field::new("led_to", m.t("contribution-led-to-which")).hint(m.t("contribution-led-to-hint")).optional();
    html! {
        (form.radios(&Field::new("outcome", m.t("contribution-outcome")), &outcomes))
        (form.text(&reason.language(view.language()), 3))
        (form.select(&led_to, &wordings(view)))
    }
}

/// The wordings to choose between: those of the revision on its way, and of the latest that is decided.
fn wordings(view: &View<'_>) -> Vec<(String, String)> {
    let strategy = &view.organisation.strategy;
    let revisions = strategy.open().filter(|open| view.may_read(open)).into_iter().chain(strategy.latest_adopted());
    let mut choices = vec![(String::new(), view.m.t("contribution-led-nowhere").into_owned())];
    choices.extend(revisions.flat_map(|revision| of_revision(view, revision)));
    choices
}

fn of_revision(view: &View<'_>, revision: &Revision) -> Vec<(String, String)> {
    let name = words::revision(view.m, revision);
    let statements = revision.tree.in_order().into_iter().map(|statement| {
        let number = revision.tree.number(statement).map(|number| format!("{number} ")).unwrap_or_default();
        (format!("{}-{}", revision.number, statement.id), format!("{name}: {number}{}", statement.text()))
    });
    statements.collect()
}
