//! That a task is secret: told to those who may know of it, with the ground; marked and lifted by them. For all others the
//! task is not there, which is seen to where the organisation is read.

use domain::policy;
use domain::refusal::{Refusal, Refusals};
use domain::secrecy::{Ground, Secrecy};
use domain::task::ExternalTask;
use domain::text::{Name, Reason};
use maud::{Markup, html};
use store::amend::RequestKey;

use super::{known, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::messages::Messages;
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::view::View;

/// The hidden field that says which of the two forms was sent.
const ACT: &str = "secrecy";

/// `POST /{organisation}/tasks/{task}/secrecy`
///
/// # Errors
/// Not found when there is no such task for the viewer.
pub async fn mark(asked: Asked, mut typed: Typed) -> Answer {
    let task = known(&asked)?.id;
    let chapter = chapter(&mut typed);
    let section = typed.parse("section", Name::parse);
    let reason = typed.parse("secrecy-reason", Reason::parse);
    let (Some(chapter), Some(section), Some(reason), false) = (chapter, section, reason, typed.has_refusals()) else {
        return page(&asked, Some(typed)).await;
    };
    let ground = Ground { chapter, section };
    let marked = asked
        .amend(&typed, move |organisation, context| {
            organisation.mark_secret(context, task, ground.clone(), reason.clone())
        })
        .await?;
    done(&asked, typed, marked.map(drop), "secrecy-told-marked").await
}

/// `POST /{organisation}/tasks/{task}/secrecy/lift`
///
/// # Errors
/// Not found when there is no such task for the viewer.
pub async fn lift(asked: Asked, mut typed: Typed) -> Answer {
    let task = known(&asked)?.id;
    let Some(reason) = typed.parse("secrecy-reason", Reason::parse) else { return page(&asked, Some(typed)).await };
    let lifted = asked
        .amend(&typed, move |organisation, context| organisation.lift_secrecy(context, task, reason.clone()))
        .await?;
    done(&asked, typed, lifted.map(drop), "secrecy-told-lifted").await
}

async fn done(asked: &Asked, typed: Typed, outcome: Result<(), Refusals>, told: &'static str) -> Answer {
    match outcome {
        Ok(()) => Ok(asked.done(&format!("/tasks/{}", known(asked)?.id), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(asked, Some(typed.refused(refusals))).await,
    }
}

/// The chapter, where it is a number; what is wrong with it stands at the field.
fn chapter(typed: &mut Typed) -> Option<u8> {
    let written = typed.get("chapter").trim().to_owned();
    if written.is_empty() {
        typed.refuse(Refusal::new("text-empty").at("chapter"));
        return None;
    }
    let chapter = written.parse().ok();
    if chapter.is_none() {
        typed.refuse(Refusal::new("ground-wrong").at("chapter").with("value", written).with("limit", 44_u32));
    }
    chapter
}

/// The mark beside a task's name.
pub(crate) fn tag(m: Messages, secret: &Secrecy) -> Markup {
    parts::tag(m.with("secrecy-tag", &ground(secret)), None)
}

fn ground(secret: &Secrecy) -> [(&'static str, fluent_bundle::FluentValue<'static>); 2] {
    let Ground { chapter, section } = &secret.ground;
    [("chapter", chapter.to_string().into()), ("section", section.to_string().into())]
}

/// What stands of it on the task's page, for who may know of what is secret there.
pub(super) fn section(
    view: &View<'_>,
    people: &People,
    task: &ExternalTask,
    typed: &Typed,
    key: &RequestKey,
) -> Markup {
    let m = view.m;
    if !view.is_today() || !policy::may_read_secret(view.organisation, view.viewer, task.unit) {
        return html! {};
    }
    let sent = if typed.has(ACT) { typed.clone() } else { Typed::default() };
    let form = Form::new(m, &sent);
    let action = view.frame.to(&format!("/tasks/{}/secrecy", task.id));
    let reason = Field::new("secrecy-reason", m.t("secrecy-reason")).language(view.language());
    html! {
        @match &task.secret {
            Some(secret) => section.sec aria-labelledby="secret" {
                h2 #secret { (m.t("secrecy-title")) }
                p { (m.with("secrecy-ground", &ground(secret))) }
                p lang=[view.language()] { (secret.reason) }
                p.cap { (people.who(secret.marked.by)) ", " (view.moment(secret.marked.at)) }
                details.ds-details open[sent.has_refusals()] {
                    summary { (m.t("secrecy-lift")) }
                    (form.open(&format!("{action}/lift"), key.as_str(), html! {
                        input type="hidden" name=(ACT) value="lift";
                        (form.line(&reason))
                        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("secrecy-lift-do")) } }
                    }))
                }
            },
            None => details.ds-details open[sent.has_refusals()] {
                summary { (m.t("secrecy-mark")) }
                (form.open(&action, key.as_str(), html! {
                    input type="hidden" name=(ACT) value="mark";
                    p.cap { (m.t("secrecy-what")) }
                    (form.line(&Field::new("chapter", m.t("secrecy-chapter")).hint(m.t("secrecy-chapter-hint"))))
                    (form.line(&Field::new("section", m.t("secrecy-section"))))
                    (form.line(&reason))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("secrecy-mark-do")) } }
                }))
            },
        }
    }
}
