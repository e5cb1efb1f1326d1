//! What a provider tells of somebody beside the ID token, where it puts names there (OpenID Connect Core 1.0, 5.3). Asked once,
//! with the access token of the same answer, when the ID token lacks a name or an address. What it says counts only when it is
//! of the same subject: else another's name would be put on whoever signed in. Roles are made of the ID token alone.

use domain::indicator::fetch::address::WebAddress;
use fetch::once::Letter;

use crate::id_token::Identity;
use crate::known::Providers;
use crate::object::Object;
use crate::refused::Refused;

/// The identity with what it lacked, as far as it is told. A provider that does not answer, or with something that cannot be
/// read, tells nothing: whoever is known comes in without it.
pub(crate) async fn completed(
    mut who: Identity,
    providers: &Providers,
    address: &WebAddress,
    access_token: &str,
) -> Result<Identity, Refused> {
    let authorization = format!("Bearer {access_token}");
    let letter = Letter { address, form: None, authorization: Some(&authorization) };
    // Why not stands in the log already.
    let Ok(reply) = providers.ask(letter).await else { return Ok(who) };
    let said = Some(&reply.bytes).filter(|_| reply.status == 200).and_then(|bytes| Object::parse(bytes));
    let Some(said) = said else {
        tracing::warn!(host = address.host(), status = reply.status, "a provider tells nothing of who signed in");
        return Ok(who);
    };
    is_of(&said, &who.subject)?;
    who.complete(&said);
    Ok(who)
}

pub(crate) fn is_of(said: &Object, subject: &str) -> Result<(), Refused> {
    Refused::UserinfoSubject.unless(said.text("sub") == Some(subject))
}
