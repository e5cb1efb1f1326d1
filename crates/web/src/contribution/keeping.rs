//! Changes of contributions that another acts in than the one who is signed in, or that bring a text: the installation acts for
//! an author who is anonymous to colleagues, so that the log does not say who it was.

use std::sync::Arc;

use domain::decision::Digest256;
use domain::event::Event;
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::time::{Actor, Context};
use store::amend::{AmendOutcome, RequestKey};
use store::contributions::NewText;
use store::error::{AmendError, StoreError};

use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;

/// Changes the organisation by a rule that gets the digest of a text, which is kept with the change.
///
/// # Errors
/// What the store could not do.
pub(super) async fn with_text(
    asked: &Asked,
    typed: &Typed,
    (actor, text): (Actor, NewText),
    rule: impl Fn(&Organisation, &Context, Digest256) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Result<Result<Arc<Organisation>, Refusals>, Problem> {
    let (id, key) = (asked.organisation.id.clone(), key(typed));
    let context = asked.app.clock().context(actor);
    asked
        .app
        .with_store(move |store| {
            let rule = |organisation: &Organisation, digest: Digest256| rule(organisation, &context, digest);
            told(store.amend_with_text(&context, &id, key.as_ref(), &text, rule))
        })
        .await
}

/// Changes the organisation by a rule, as the installation: for an author whom the log is not to name.
///
/// # Errors
/// What the store could not do.
pub(super) async fn as_nobody(
    asked: &Asked,
    typed: &Typed,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Result<Result<Arc<Organisation>, Refusals>, Problem> {
    let (id, key) = (asked.organisation.id.clone(), key(typed));
    let context = asked.app.clock().context(Actor::System);
    asked
        .app
        .with_store(move |store| {
            let rule = |organisation: &Organisation| rule(organisation, &context);
            told(match &key {
                Some(key) => store.amend_once(&context, &id, key, rule),
                None => store.amend(&context, &id, rule).map(AmendOutcome::Done),
            })
        })
        .await
}

fn key(typed: &Typed) -> Option<RequestKey> {
    typed.request_key().and_then(|key| key.parse().ok())
}

fn told(outcome: Result<AmendOutcome, AmendError>) -> Result<Result<Arc<Organisation>, Refusals>, StoreError> {
    match outcome {
        Ok(outcome) => Ok(Ok(Arc::clone(outcome.organisation()))),
        Err(AmendError::Refused(refusals)) => Ok(Err(refusals)),
        Err(AmendError::Store(error)) => Err(error),
    }
}
