//! Changes that bring a text which is kept beside the log: contributions, comments and notes of
//! workshops. For an author who is anonymous to
//! colleagues the installation acts, so that the log does not say who it was.

use std::sync::Arc;

use domain::decision::Digest256;
use domain::event::Event;
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::time::{Actor, Context};
use store::error::or_refusals;
use store::texts::NewText;

use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;

/// Changes the organisation by a rule that gets the digest of a text, which is kept with the change.
///
/// # Errors
/// What the store could not do.
pub(crate) async fn with_text(
    asked: &Asked,
    typed: &Typed,
    (actor, text): (Actor, NewText),
    rule: impl Fn(&Organisation, &Context, Digest256) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Result<Result<Arc<Organisation>, Refusals>, Problem> {
    let (id, key) = (asked.organisation.id.clone(), typed.key());
    let context = asked.app.clock().context(actor);
    asked
        .app
        .with_store(move |store| {
            let rule = |organisation: &Organisation, digest: Digest256| rule(organisation, &context, digest);
            let outcome = store.amend_with_text(&context, &id, key.as_ref(), &text, rule);
            or_refusals(outcome.map(|outcome| Arc::clone(outcome.organisation())))
        })
        .await
}
