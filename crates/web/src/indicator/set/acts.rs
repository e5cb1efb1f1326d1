//! What is done with an indicator set: begun, written, proposed, taken back, withdrawn. Not how it is shown, and not the
//! decision.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::ids::{BodyId, IndicatorId, StatementId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::text::Reason;
use domain::time::Context;

use super::{known, page, path};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::request::Asked;

/// `POST /{organisation}/indicators/sets`: begins the next one.
///
/// # Errors
/// What the store says.
pub async fn open(asked: Asked, typed: Typed) -> Answer {
    let opened = asked.amend(&typed, |organisation, context| organisation.open_set(context)).await?;
    let m = asked.m();
    Ok(match opened {
        Ok(organisation) => {
            let open = organisation.indicators.open_set().map(|set| set.number);
            let to = open.map_or_else(|| "/indicators/sets".to_owned(), path);
            asked.done(&to, &Flash::new(m.t("set-told-opened")))
        }
        Err(refusals) => asked.done("/indicators/sets", &Flash::new(m.refusal(refusals.first()))),
    })
}

/// `POST /{organisation}/indicators/sets/{set}/indicators`: puts one in, says for which goals it leads, or takes one out, by
/// the button that was pressed.
///
/// # Errors
/// As [`show`]; what the store says.
pub async fn write(asked: Asked, mut typed: Typed) -> Answer {
    let set = known(&asked)?.number;
    let indicator = typed.get("indicator").parse().unwrap_or(IndicatorId(0));
    let reason = typed.optional("reason", Reason::parse);
    if typed.has_refusals() {
        return page(&asked, &typed).await;
    }
    let leads: BTreeSet<StatementId> = typed.all("leads").filter_map(|lead| lead.parse().ok()).collect();
    if typed.get("do") == "leave-out" {
        let rule = move |organisation: &Organisation, context: &Context| {
            organisation.leave_out_of_set(context, set, indicator, reason.clone())
        };
        return take(asked, typed, "set-told-left-out", rule).await;
    }
    let rule = move |organisation: &Organisation, context: &Context| {
        organisation.put_in_set(context, set, indicator, leads.clone(), reason.clone())
    };
    take(asked, typed, "set-told-put-in", rule).await
}

/// `POST /{organisation}/indicators/sets/{set}/proposal`
///
/// # Errors
/// As [`write`].
pub async fn propose(asked: Asked, mut typed: Typed) -> Answer {
    let set = known(&asked)?.number;
    let to = typed.get("body").parse().unwrap_or(BodyId(0));
    let motive = typed.optional("motive", Reason::parse);
    if typed.has_refusals() {
        return page(&asked, &typed).await;
    }
    let rule = move |organisation: &Organisation, context: &Context| {
        organisation.propose_set(context, set, to, motive.clone())
    };
    take(asked, typed, "set-told-proposed", rule).await
}

/// `POST /{organisation}/indicators/sets/{set}/return`
///
/// # Errors
/// As [`write`].
pub async fn send_back(asked: Asked, mut typed: Typed) -> Answer {
    let set = known(&asked)?.number;
    let Some(reason) = typed.parse("return_reason", Reason::parse) else { return page(&asked, &typed).await };
    let rule =
        move |organisation: &Organisation, context: &Context| organisation.return_set(context, set, reason.clone());
    take(asked, typed, "set-told-returned", rule).await
}

/// `POST /{organisation}/indicators/sets/{set}/withdrawal`
///
/// # Errors
/// As [`write`].
pub async fn withdraw(asked: Asked, mut typed: Typed) -> Answer {
    let set = known(&asked)?.number;
    let Some(reason) = typed.parse("withdrawal_reason", Reason::parse) else { return page(&asked, &typed).await };
    let rule =
        move |organisation: &Organisation, context: &Context| organisation.withdraw_set(context, set, reason.clone());
    take(asked, typed, "set-told-withdrawn", rule).await
}

async fn take(
    asked: Asked,
    typed: Typed,
    told: &'static str,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let set = known(&asked)?.number;
    match asked.amend(&typed, rule).await? {
        Ok(_) => Ok(asked.done(&path(set), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}
