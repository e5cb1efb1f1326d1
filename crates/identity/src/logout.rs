//! A provider that says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0): which of the sessions
//! here that is.

use jiff::Timestamp;

use crate::id_token::{OLDEST, in_time, is_subject, let_for};
use crate::known::Providers;
use crate::object::{Json, Object};
use crate::provider::Provider;
use crate::refused::Refused;

/// The event that a token is about.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Who is out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logout {
    /// Everywhere, who.
    pub subject: Option<String>,
    /// In one session of the provider's, which.
    pub session: Option<String>,
    /// The token's own id: it is used once.
    pub id: String,
}

/// What a token says.
///
/// # Errors
/// What is wrong with it, or with the way to the keys.
pub async fn read(providers: &Providers, provider: &Provider, token: &str, now: Timestamp) -> Result<Logout, Refused> {
    let claims = providers.claims(provider, token, &["logout+jwt", "JWT"], now).await?;
    logout(&claims, provider, now)
}

fn logout(claims: &Object, provider: &Provider, now: Timestamp) -> Result<Logout, Refused> {
    let_for(claims, provider)?;
    let issued = in_time(claims, now)?;
    if issued < now.as_second() - OLDEST {
        return Err(Refused::IssuedLongAgo);
    }
    let is_event = match claims.get("events") {
        Some(Json::Object(events)) => matches!(events.get(EVENT), Some(Json::Object(_))),
        _ => false,
    };
    // With a nonce it could be an ID token.
    if !is_event || claims.get("nonce").is_some() {
        return Err(Refused::NoLogout);
    }
    let text = |name: &str| claims.text(name).filter(|text| is_subject(text)).map(str::to_owned);
    let id = text("jti").ok_or(Refused::NoLogout)?;
    let (subject, session) = (text("sub"), text("sid"));
    if subject.is_none() && session.is_none() {
        return Err(Refused::Subject);
    }
    Ok(Logout { subject, session, id })
}
