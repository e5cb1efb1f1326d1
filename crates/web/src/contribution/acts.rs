//! What any reader does with a contribution: follows it, takes back the own, objects to one.

use domain::contribution::Objection;
use domain::refusal::Refusal;
use domain::time::Actor;
use domain::topic::Topic;
use maud::{Markup, html};

use super::said::{Said, path};
use super::{OneContribution, known, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;

/// `POST /{organisation}/contributions/{contribution}/follow`: follows it, or no more.
///
/// # Errors
/// Not found when there is no such contribution.
pub async fn follow(asked: Asked, typed: Typed) -> Answer {
    let (contribution, person) = (known(&asked)?.id, asked.person()?);
    let ends = typed.get("follow") == "no";
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.follow(&id, person, Topic::Contribution(contribution), !ends)).await?;
    let told = if ends { "contribution-told-unfollowed" } else { "contribution-told-followed" };
    Ok(asked.done(&path(contribution), &Flash::new(asked.m().t(told))))
}

/// `POST /{organisation}/contributions/{contribution}/withdrawal`: its author takes it back.
///
/// # Errors
/// Not found when there is no such contribution; forbidden when it is another's.
pub async fn withdraw(asked: Asked, typed: Typed) -> Answer {
    let contribution = known(&asked)?;
    let id = contribution.id;
    if !Said::of(&asked).await?.concerned.own.contains(&id) {
        return Err(Problem::Forbidden);
    }
    // By whoever left it, as the log has it: the installation, when its author is anonymous to colleagues.
    let actor = contribution.made.by;
    let withdrawn =
        asked.amend_as(actor, &typed, move |organisation, context| organisation.withdraw_contribution(context, id));
    match withdrawn.await? {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("contribution-told-withdrawn")))),
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/{contribution}/reports`: a reader objects to it.
///
/// # Errors
/// Not found when there is no such contribution.
pub async fn report(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let Some(objection) = objection(&mut typed, "objection") else { return page(&asked, typed).await };
    let reported = asked
        .amend(&typed, move |organisation, context| organisation.report_contribution(context, id, objection))
        .await?;
    match reported {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("contribution-told-reported")))),
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// What was objected to; what is missing is kept at its field.
pub(crate) fn objection(typed: &mut Typed, field: &'static str) -> Option<Objection> {
    let found = Objection::ALL.into_iter().find(|objection| objection.key() == typed.get(field));
    if found.is_none() {
        typed.refuse(Refusal::new("choose-one").at(field));
    }
    found
}

/// The objections to choose between.
pub(crate) fn objections(m: Messages) -> Vec<(String, String)> {
    Objection::ALL.into_iter().map(|it| (it.key().to_owned(), m.word("objection", it.key()).into_owned())).collect()
}

/// The forms on a contribution's page.
pub(super) fn forms(one: &OneContribution<'_>) -> Markup {
    let (m, concerned) = (one.view.m, &one.said.concerned);
    if !one.view.may(domain::policy::Right::Contribute) || one.contribution.withdrawn.is_some() {
        return html! {};
    }
    let is_own = concerned.own.contains(&one.contribution.id);
    let is_followed = concerned.followed.contains(&one.contribution.id);
    html! {
        @if !is_own {
            section.sec aria-labelledby="follow" {
                h2 #follow { (m.t("contribution-follow")) }
                p.cap { (m.t(if is_followed { "contribution-followed-what" } else { "contribution-follow-what" })) }
                (button(one, "/follow", ("follow", if is_followed { "no" } else { "yes" }),
                    if is_followed { "contribution-unfollow-do" } else { "contribution-follow-do" }))
            }
        }
        @if is_own && one.contribution.answers.is_empty() {
            section.sec aria-labelledby="withdraw" {
                h2 #withdraw { (m.t("contribution-withdraw")) }
                p.cap { (m.t("contribution-withdraw-what")) }
                (button(one, "/withdrawal", ("withdraw", "yes"), "contribution-withdraw-do"))
            }
        }
        @if !is_own && !one.person.is_some_and(|person| one.contribution.is_reported_by(Actor::Person(person))) { (report_form(one)) }
    }
}

fn report_form(one: &OneContribution<'_>) -> Markup {
    let m = one.view.m;
    let typed = one.typed_in("objection", &[]);
    let form = Form::new(m, &typed);
    let inside = html! {
        p.cap { (m.t("contribution-report-what")) }
        (form.radios(&Field::new("objection", m.t("contribution-objection")), &objections(m)))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("contribution-report-do")) } }
    };
    html! {
        details.ds-details open[typed.has_refusals()] {
            summary { (m.t("contribution-report")) }
            (form.open(&one.to("/reports"), one.key.as_str(), inside))
        }
    }
}

/// A form of one button.
pub(super) fn button(
    one: &OneContribution<'_>,
    tail: &str,
    (name, value): (&'static str, &'static str),
    says: &'static str,
) -> Markup {
    let (m, nothing) = (one.view.m, Typed::default());
    Form::new(m, &nothing).open(
        &one.to(tail),
        one.key.as_str(),
        html! {
            input type="hidden" name=(name) value=(value);
            div.row { button.ds-button data-variant="secondary" type="submit" { (m.t(says)) } }
        },
    )
}
