//! The way of a unit's plan: sent in, talked about, returned with comments, approved, opened again; and who said what. Not
//! what stands in the plan.

use domain::activity::{PlanState, PlanStep};
use domain::event::Event;
use domain::organisation::Organisation;
use domain::policy::Right;
use domain::refusal::Refusals;
use domain::text::{Reason, Remark};
use domain::time::{Context, Stamp};
use maud::{Markup, html};

use super::desk::Desk;
use super::{Shown, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

/// Whether a step takes the plan somewhere, and does not only say something of it.
pub(super) fn moves(step: &PlanStep) -> bool {
    !matches!(step, PlanStep::Commented { .. })
}

/// What was said, and the forms for what comes next.
pub(super) fn section(desk: &Desk<'_>, people: &People, typed: Option<&Typed>, request_key: &str) -> Markup {
    let m = desk.view.m;
    let steps: Vec<&(Stamp, PlanStep)> = desk.plan().map_or_else(Vec::new, |plan| plan.steps.iter().collect());
    let motive = desk.plan().and_then(|plan| plan.over_frame.as_ref());
    let nothing = Typed::default();
    let form = Form::new(m, typed.unwrap_or(&nothing));
    html! {
        section.sec.dialogue #dialogue aria-labelledby="dialogue-title" {
            h2 #dialogue-title { (m.t("dialogue-title")) }
            @if steps.is_empty() { p.cap { (m.t("dialogue-nothing")) } }
            ol.hang.hist { @for (stamp, step) in &steps { (told(desk, people, stamp, step)) } }
            @if let Some(motive) = motive {
                p.note { b { (m.t("dialogue-over-frame")) } " " (motive.motive) }
            }
            (form.summary())
            div.forms {
                @if desk.writes() && desk.plans() && !desk.activities.is_empty() { (submission(desk, &form, request_key)) }
                @if desk.may_recall() { (act(desk, "/recall", request_key, html! {
                    h3 { (m.t("dialogue-recall-title")) }
                    p.cap { (m.t("dialogue-recall-what")) }
                    button.ds-button data-variant="secondary" type="submit" { (m.t("dialogue-recall")) }
                })) }
                @if desk.steers() { (steering(desk, &form, request_key)) }
                @if desk.view.is_today() && desk.view.may(Right::ReadPlanning) && desk.round.phase() != domain::planning::Phase::Closed {
                    (say(desk, &form, request_key))
                }
            }
        }
    }
}

fn told(desk: &Desk<'_>, people: &People, stamp: &Stamp, step: &PlanStep) -> Markup {
    let m = desk.view.m;
    html! {
        li {
            p.when { b { (people.who(stamp.by)) } " " (m.word("dialogue-step", step.key())) " " time { (desk.view.moment(stamp.at)) } }
            @if let Some(said) = step.says() { p.explained { (said) } }
        }
    }
}

fn act(desk: &Desk<'_>, tail: &str, key: &str, inside: Markup) -> Markup {
    html! {
        form.stack method="post" action=(desk.address(tail)) novalidate {
            input type="hidden" name=(crate::forms::REQUEST_KEY) value=(key);
            (inside)
        }
    }
}

fn submission(desk: &Desk<'_>, form: &Form<'_>, key: &str) -> Markup {
    let m = desk.view.m;
    let over = desk.over_frame();
    let amounts = desk.amounts();
    act(
        desk,
        "/submission",
        key,
        html! {
            h3 { (m.t("dialogue-submit-title")) }
            @if let Some(over) = over {
                @let by = [
                    ("kronor", amounts.kronor_with_unit(over.kronor).into()),
                    ("person-years", amounts.person_years_with_unit(over.person_years).into()),
                ];
                (form.line(&Field::new("motive", m.t("dialogue-motive")).hint(m.with("dialogue-motive-hint", &by))))
            }
            (form.text(&Field::new("submission-comment", m.t("dialogue-comment")).optional().kept_as(desk.form_name("submission")), 2))
            button.ds-button data-variant="secondary" type="submit" { (m.t("plan-submit")) }
        },
    )
}

fn steering(desk: &Desk<'_>, form: &Form<'_>, key: &str) -> Markup {
    let m = desk.view.m;
    match desk.state() {
        PlanState::Submitted => html! {
            (act(desk, "/approval", key, html! {
                h3 { (m.t("dialogue-approve-title")) }
                (form.text(&Field::new("approval-comment", m.t("dialogue-comment")).optional(), 2))
                button.ds-button data-variant="secondary" type="submit" { (m.t("dialogue-approve")) }
            }))
            (act(desk, "/return", key, html! {
                h3 { (m.t("dialogue-return-title")) }
                (form.text(&Field::new("return-comment", m.t("dialogue-return-comment")).kept_as(desk.form_name("return")), 3))
                button.ds-button data-variant="secondary" type="submit" { (m.t("dialogue-return")) }
            }))
        },
        PlanState::Approved => act(
            desk,
            "/reopening",
            key,
            html! {
                h3 { (m.t("dialogue-reopen-title")) }
                (form.line(&Field::new("reopening-reason", m.t("dialogue-reopen-reason"))))
                button.ds-button data-variant="secondary" type="submit" { (m.t("dialogue-reopen")) }
            },
        ),
        PlanState::Draft | PlanState::Returned => html! {},
    }
}

fn say(desk: &Desk<'_>, form: &Form<'_>, key: &str) -> Markup {
    let m = desk.view.m;
    act(
        desk,
        "/comments",
        key,
        html! {
            h3 { (m.t("dialogue-say-title")) }
            (form.text(&Field::new("comment", m.t("dialogue-comment")).kept_as(desk.form_name("comment")), 3))
            button.ds-button data-variant="secondary" type="submit" { (m.t("dialogue-say")) }
        },
    )
}

/// What is told when a plan was sent in; it can be taken back there and then.
const SUBMITTED: &str = "dialogue-submitted";

/// `POST /{organisation}/planning/{round}/units/{unit}/submission`
///
/// # Errors
/// Forbidden for who does not plan for the unit.
pub async fn submit(asked: Asked, mut typed: Typed) -> Answer {
    let desk = Desk::of(&asked)?;
    if !desk.plans() {
        return Err(Problem::Forbidden);
    }
    let motive = typed.optional("motive", Reason::parse);
    let comment = typed.optional("submission-comment", Remark::parse);
    let place = (desk.round.number, desk.unit.id);
    let rule = move |organisation: &Organisation, context: &Context| {
        organisation.submit_plan(context, place, motive.clone(), comment.clone())
    };
    step(asked, typed, rule, SUBMITTED).await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/recall`
///
/// # Errors
/// Forbidden for who does not plan for the unit.
pub async fn recall(asked: Asked, typed: Typed) -> Answer {
    let desk = Desk::of(&asked)?;
    if !desk.plans() {
        return Err(Problem::Forbidden);
    }
    let place = (desk.round.number, desk.unit.id);
    let rule = move |organisation: &Organisation, context: &Context| organisation.recall_plan(context, place);
    step(asked, typed, rule, "dialogue-recalled").await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/comments`
///
/// # Errors
/// Not found when there is no such plan.
pub async fn comment(asked: Asked, mut typed: Typed) -> Answer {
    let comment = typed.parse("comment", Remark::parse).map(|comment| PlanStep::Commented { comment });
    take(asked, typed, comment, "dialogue-commented").await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/return`
///
/// # Errors
/// As [`comment`].
pub async fn send_back(asked: Asked, mut typed: Typed) -> Answer {
    let comment = typed.parse("return-comment", Remark::parse).map(|comment| PlanStep::Returned { comment });
    take(asked, typed, comment, "dialogue-returned").await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/approval`
///
/// # Errors
/// As [`comment`].
pub async fn approve(asked: Asked, mut typed: Typed) -> Answer {
    let comment = typed.optional("approval-comment", Remark::parse);
    let wanted = (!typed.has_refusals()).then_some(PlanStep::Approved { comment });
    take(asked, typed, wanted, "dialogue-approved").await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/reopening`
///
/// # Errors
/// As [`comment`].
pub async fn reopen(asked: Asked, mut typed: Typed) -> Answer {
    let reason = typed.parse("reopening-reason", Reason::parse).map(|reason| PlanStep::Reopened { reason });
    take(asked, typed, reason, "dialogue-reopened").await
}

async fn take(asked: Asked, typed: Typed, wanted: Option<PlanStep>, told: &'static str) -> Answer {
    let desk = Desk::of(&asked)?;
    let place = (desk.round.number, desk.unit.id);
    let rule = move |organisation: &Organisation, context: &Context| match &wanted {
        Some(wanted) => organisation.move_plan(context, place, wanted.clone()),
        // What was typed was refused already, and then nothing is asked.
        None => Ok(Vec::new()),
    };
    step(asked, typed, rule, told).await
}

async fn step(
    asked: Asked,
    typed: Typed,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
    told: &'static str,
) -> Answer {
    let refusals = if typed.has_refusals() {
        None
    } else {
        match asked.amend(&typed, rule).await? {
            Ok(_) => {
                let desk = Desk::of(&asked)?;
                let flash = Flash::new(asked.m().t(told));
                let flash = if told == SUBMITTED { flash.with_undo(desk.address("/recall")) } else { flash };
                return Ok(asked.done(&desk.path("#dialogue"), &flash));
            }
            Err(refusals) => Some(refusals),
        }
    };
    let typed = match refusals {
        Some(refusals) => typed.refused(refusals),
        None => typed,
    };
    let asked = asked.again().await?;
    let desk = Desk::of(&asked)?;
    page(&asked, &desk, Shown { dialogue: Some(typed), ..Shown::default() }).await
}
