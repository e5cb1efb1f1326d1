//! What the leader of a workshop does with it: opens it, lets the room answer, vote or pause, closes it, calls it off. What
//! the leader does with what was said is in `cards`.

use std::sync::Arc;

use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::text::Reason;
use domain::time::{Actor, Context};
use domain::workshop::{Counted, MOST_MINUTES, Place, Step, Workshop};
use jiff::ToSpan;
use store::error::or_refusals;
use store::workshops::draw_code;

use super::{led, page, path, room};
use crate::answer::Answer;
use crate::app;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;

/// So many codes are drawn before one is given up; two open workshops rarely draw the same.
const DRAWS: u32 = 8;

/// `POST /{organisation}/workshops/{workshop}/opening`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn open(asked: Asked, typed: Typed) -> Answer {
    let id = led(&asked)?.id;
    let mut refused = None;
    for _ in 0..DRAWS {
        let code = draw_code().map_err(app::problem)?;
        let opened =
            asked.amend(&typed, move |organisation, context| organisation.open_workshop(context, id, code.clone()));
        match opened.await? {
            Ok(_) => return Ok(asked.done(&path(id, "/room"), &Flash::new(asked.m().t("workshop-told-opened")))),
            Err(refusals) if refusals.has("room-code-taken") => refused = Some(refusals),
            Err(refusals) => return page(&asked.again().await?, &typed.refused(refusals)).await,
        }
    }
    let refused = refused.unwrap_or_else(|| Refusal::new("room-code-taken").into());
    page(&asked.again().await?, &typed.refused(refused)).await
}

/// `POST /{organisation}/workshops/{workshop}/steps`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn step(asked: Asked, mut typed: Typed) -> Answer {
    let workshop = led(&asked)?;
    let id = workshop.id;
    let by_script = typed.get("by") == "script";
    let Some(step) = chosen(&asked, workshop, &mut typed) else { return room::again(asked, typed, by_script).await };
    let done = with_votes(&asked, &typed, workshop, move |organisation, context, counted| {
        organisation.take_step(context, id, step, counted)
    });
    match done.await? {
        Ok(_) if by_script => Ok(room::taken()),
        Ok(_) => Ok(crate::answer::see_other(&asked.to(&path(id, "/room")))),
        Err(refusals) if by_script => Ok(room::refused(&asked, refusals.iter())),
        Err(refusals) => room::page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// The step that the buttons and fields say. A time that is none is kept at its field; for a pause none is needed.
fn chosen(asked: &Asked, workshop: &Workshop, typed: &mut Typed) -> Option<Step> {
    let minutes = Some(typed.get("minutes").trim()).filter(|text| !text.is_empty() && typed.get("step") != "pause");
    let until = match minutes.map(|text| text.parse().ok().filter(|minutes| (1..=MOST_MINUTES).contains(minutes))) {
        None => None,
        Some(Some(minutes)) => {
            let now = asked.app.clock().now();
            Some(now.checked_add(i64::from(minutes).minutes()).unwrap_or(now))
        }
        Some(None) => {
            let value = typed.get("minutes").to_owned();
            typed.refuse(Refusal::new("minutes-wrong").at("minutes").with("limit", MOST_MINUTES).with("value", value));
            return None;
        }
    };
    let typed_question = typed.get("question").parse().ok();
    let now = workshop.step.question().or_else(|| workshop.asked.get_max().copied());
    Some(match typed.get("step") {
        "vote" => Step::Vote { question: typed_question.or(now).unwrap_or(1), until },
        "collect" => Step::Collect { question: typed_question, until },
        "next" => Step::Collect { question: Some(now.map_or(1, |now| now + 1)), until },
        _ => Step::Pause,
    })
}

/// `POST /{organisation}/workshops/{workshop}/closing`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn close(asked: Asked, typed: Typed) -> Answer {
    let workshop = led(&asked)?;
    let id = workshop.id;
    let closed = with_votes(&asked, &typed, workshop, move |organisation, context, counted| {
        organisation.close_workshop(context, id, counted)
    });
    match closed.await? {
        Ok(_) => {
            let organisation = asked.organisation.id.clone();
            asked.app.with_store(move |store| store.empty_the_room(&organisation, id)).await?;
            Ok(asked.done(&path(id, ""), &Flash::new(asked.m().t("workshop-told-closed"))))
        }
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/workshops/{workshop}/calling-off`
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn call_off(asked: Asked, mut typed: Typed) -> Answer {
    let id = led(&asked)?.id;
    let Some(reason) = typed.parse("reason", Reason::parse) else { return page(&asked, &typed).await };
    let called_off = asked
        .amend(&typed, move |organisation, context| organisation.call_off_workshop(context, id, reason.clone()))
        .await?;
    match called_off {
        Ok(_) => Ok(asked.done(&path(id, ""), &Flash::new(asked.m().t("workshop-told-called-off")))),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

/// Changes the organisation by a rule that is given what the vote that goes on has come to, counted as late as it can be.
async fn with_votes(
    asked: &Asked,
    typed: &Typed,
    workshop: &Workshop,
    rule: impl Fn(&Organisation, &Context, &Counted) -> Result<Vec<domain::event::Event>, Refusals> + Send + 'static,
) -> Result<Result<Arc<Organisation>, Refusals>, Problem> {
    let place = Place { workshop: workshop.id, question: workshop.step.question().unwrap_or(0) };
    let (id, key) = (asked.organisation.id.clone(), typed.key());
    let context = asked.app.clock().context(Actor::Person(asked.person()?));
    asked
        .app
        .with_store(move |store| {
            let counted = if place.question == 0 { Counted::default() } else { store.in_the_room(&id, place)?.counted };
            let rule = |organisation: &Organisation| rule(organisation, &context, &counted);
            let outcome = match &key {
                Some(key) => store.amend_once(&context, &id, key, rule).map(|it| Arc::clone(it.organisation())),
                None => store.amend(&context, &id, rule),
            };
            or_refusals(outcome)
        })
        .await
}
