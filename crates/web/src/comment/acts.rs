//! What is done with a comment beside writing: taken back, objected to, hidden and shown again; and following what it is about.

use domain::contribution::Objection;
use domain::time::Actor;
use domain::topic::Topic;
use maud::{Markup, html};

use super::said::path;
use super::{OneComment, form, known, page, thing, topic};
use crate::answer::Answer;
use crate::contribution::acts::{objection, objections};
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// `POST /{organisation}/comments/{comment}/withdrawal`: its writer takes it back.
///
/// # Errors
/// Not found when there is no such comment that the viewer may read; forbidden when it is another's.
pub async fn withdraw(asked: Asked, typed: Typed) -> Answer {
    let (comment, person) = (known(&asked)?, asked.person()?);
    let (id, about) = (comment.id, comment.about);
    if !comment.is_by(person) {
        return Err(Problem::Forbidden);
    }
    let withdrawn =
        asked.amend(&typed, move |organisation, context| organisation.withdraw_comment(context, id)).await?;
    match withdrawn {
        Ok(_) => Ok(form::told(&asked, about, Some(id), "comment-told-withdrawn")),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/comments/{comment}/reports`: a reader objects to it.
///
/// # Errors
/// Not found when there is no such comment that the viewer may read.
pub async fn report(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let Some(objection) = objection(&mut typed, "objection") else { return page(&asked, &typed).await };
    let reported =
        asked.amend(&typed, move |organisation, context| organisation.report_comment(context, id, objection)).await?;
    match reported {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("comment-told-reported")))),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/comments/{comment}/visibility`: hides it, or shows it again.
///
/// # Errors
/// Not found when there is no such comment that the viewer may read.
pub async fn hide_or_show(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let shows = typed.get("show") == "yes";
    let why = if shows { None } else { objection(&mut typed, "hide_for") };
    if !shows && why.is_none() {
        return page(&asked, &typed).await;
    }
    let changed = asked
        .amend(&typed, move |organisation, context| match why {
            Some(objection) => organisation.hide_comment(context, id, objection),
            None => organisation.show_comment(context, id),
        })
        .await?;
    let told = if shows { "comment-told-shown" } else { "comment-told-hidden" };
    match changed {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/following/{about}`: follows a thing, or no more.
///
/// # Errors
/// Not found when there is no such thing that the viewer may read.
pub async fn follow(asked: Asked, typed: Typed) -> Answer {
    let (topic, person, id) = (topic(&asked)?, asked.person()?, asked.organisation.id.clone());
    let follows = typed.get("follow") != "no";
    asked.app.with_store(move |store| store.follow(&id, person, topic, follows)).await?;
    Ok(form::told(&asked, topic, None, if follows { "comment-told-followed" } else { "comment-told-unfollowed" }))
}

/// The form by which a thing is followed, or no more.
pub(super) fn following(view: &View<'_>, topic: Topic, follows: bool, key: &str) -> Markup {
    let (m, nothing) = (view.m, Typed::default());
    let inside = html! {
        input type="hidden" name="follow" value=(if follows { "no" } else { "yes" });
        p.cap { (m.t(if follows { "comment-followed-what" } else { "comment-follow-what" })) }
        div.row { button.ds-button data-variant="tertiary" type="submit" {
            (m.t(if follows { "comment-unfollow-do" } else { "comment-follow-do" }))
        } }
    };
    html! { div.follow.on-screen { (Form::new(m, &nothing).open(&view.frame.to(&format!("/following/{topic}")), key, inside)) } }
}

/// The forms beside a comment.
pub(super) fn forms(one: &OneComment<'_>) -> Markup {
    let (view, m, comment) = (&one.view, one.view.m, one.comment);
    let is_reported = one.said.person.is_some_and(|person| comment.is_reported_by(Actor::Person(person)));
    html! {
        section.sec aria-labelledby="facts" {
            h2 #facts { (m.t("comment-facts")) }
            (crate::parts::facts(&[
                (m.t("comment-about-what"), thing::link(view, comment.about)),
                (m.t("comment-by"), html! { (one.said.people.who(comment.made.by)) }),
                (m.t("comment-when"), html! { time { (view.moment(comment.made.at)) } }),
            ]))
        }
        @if one.may_comment() && comment.withdrawn.is_none() {
            @if one.is_own() {
                section.sec aria-labelledby="withdraw" {
                    h2 #withdraw { (m.t("comment-withdraw")) }
                    p.cap { (m.t("comment-withdraw-what")) }
                    (button(one, "/withdrawal", ("withdraw", "yes"), "comment-withdraw-do"))
                }
            } @else if !is_reported && !one.moderates() {
                (choice(one, "objection", "/reports", ("comment-report", "comment-report-what", "comment-report-do")))
            }
            @if one.moderates() { (reports(one)) }
            @if one.moderates() && comment.hidden.is_none() {
                (choice(one, "hide_for", "/visibility", ("comment-hide", "comment-hide-what", "comment-hide-do")))
            }
            @if one.moderates() && comment.hidden.is_some() {
                section.sec aria-labelledby="show" {
                    h2 #show { (m.t("comment-show")) }
                    (button(one, "/visibility", ("show", "yes"), "comment-show-do"))
                }
            }
        }
    }
}

/// What readers objected to, and how many of them.
fn reports(one: &OneComment<'_>) -> Markup {
    let (m, reports) = (one.view.m, &one.comment.reports);
    let times = |objection: Objection| reports.iter().filter(|(_, it)| *it == objection).count();
    html! { @if !reports.is_empty() {
        section.sec aria-labelledby="reports" {
            h2 #reports { (m.t("comment-reports")) }
            ul.bare { @for objection in Objection::ALL.into_iter().filter(|it| 0 < times(*it)) {
                li { (m.word("objection", objection.key())) " " span.cap { (m.with("contribution-readers", &[("count", times(objection).into())])) } }
            } }
        }
    } }
}

/// A form that folds out, in which one of the objections is chosen.
fn choice(
    one: &OneComment<'_>,
    field: &'static str,
    tail: &str,
    (title, what, does): (&'static str, &'static str, &'static str),
) -> Markup {
    let m = one.view.m;
    let nothing = Typed::default();
    let is_back = one.typed.has(field) || one.typed.is_wrong(field);
    let typed = if is_back { one.typed } else { &nothing };
    let form = Form::new(m, typed);
    let inside = html! {
        p.cap { (m.t(what)) }
        (form.radios(&Field::new(field, m.t("contribution-objection")), &objections(m)))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t(does)) } }
    };
    html! {
        details.ds-details open[typed.has_refusals()] {
            summary { (m.t(title)) }
            div { (form.open(&one.to(tail), &one.key, inside)) }
        }
    }
}

/// A form of one button.
fn button(one: &OneComment<'_>, tail: &str, (name, value): (&'static str, &'static str), says: &'static str) -> Markup {
    let (m, nothing) = (one.view.m, Typed::default());
    let inside = html! {
        input type="hidden" name=(name) value=(value);
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t(says)) } }
    };
    Form::new(m, &nothing).open(&one.to(tail), &one.key, inside)
}
