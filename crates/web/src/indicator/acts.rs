//! Ending an indicator, and taking one up again. Not writing one; that is `indicator::form`.

use domain::text::Reason;

use super::{known, page, path};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::request::Asked;

/// `POST /{organisation}/indicators/{indicator}/ending`
///
/// # Errors
/// Not found when there is no such indicator; what the store says.
pub async fn end(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let Some(reason) = typed.parse("reason", Reason::parse) else { return page(&asked, &typed).await };
    let rule = move |organisation: &domain::organisation::Organisation, context: &domain::time::Context| {
        organisation.end_indicator(context, id, reason.clone())
    };
    match asked.amend(&typed, rule).await? {
        Ok(_) => {
            let undo = asked.to(&format!("{}/taking-up", path(id)));
            Ok(asked.done(&path(id), &Flash::new(asked.m().t("indicator-told-ended")).with_undo(undo)))
        }
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/indicators/{indicator}/taking-up`
///
/// # Errors
/// As [`end`].
pub async fn take_up(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let taken = asked.amend(&typed, move |organisation, context| organisation.take_up_indicator(context, id)).await?;
    match taken {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("indicator-told-taken-up")))),
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}
