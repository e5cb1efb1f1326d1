//! What a provider needs of us and tells us by itself, without a browser: our public key, and that somebody has signed out
//! there. And the way to sign out there too, for whoever has signed out here.

use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use identity::assertion::ClientKey;
use identity::flow;
use identity::logout::{self, Logout};
use identity::refused::Refused;
use store::attempts::Often;
use store::connections::{Origin, SubjectThere};
use store::providers::{KeptProvider, ProviderId};
use store::security::{Between, Happened};

use super::provider::asking;
use crate::answer::{self, Answer};
use crate::forms::Typed;
use crate::problem::Problem;
use crate::providers;
use crate::request::Asked;

/// `GET /{organisation}/sign-in/with/{provider}/keys`: the public half of the key by which the agency proves who it is.
///
/// # Errors
/// Not found when there is no such provider, or it has no key.
pub async fn keys(asked: Asked) -> Answer {
    let kept = providers::known(&asked).await?;
    let (id, number) = (asked.organisation.id.clone(), kept.id);
    let secret = asked.app.with_store(move |store| store.provider_secret(&id, number)).await?;
    let key = secret.and_then(|secret| ClientKey::read(&secret)).ok_or(Problem::NotFound)?;
    Ok(answer::whole(StatusCode::OK, "application/jwk-set+json", key.public().into_bytes()))
}

/// `POST /{organisation}/sign-in/with/{provider}/signed-out`: the provider's server says that somebody has signed out there. No
/// browser and no cookie come with it; nothing but the provider's signature counts.
///
/// # Errors
/// Not found when there is no such provider; what the store could not.
pub async fn signed_out(asked: Asked, typed: Typed) -> Answer {
    let kept = providers::known(&asked).await?;
    match believed(&asked, &kept, &typed).await? {
        Ok(logout) => {
            let (id, number) = (asked.organisation.id.clone(), kept.id);
            let issuer = kept.settings.issuer.clone();
            asked
                .app
                .with_store(move |store| {
                    let subject = logout.subject.as_ref().map(|subject| SubjectThere::of(number, &issuer, subject));
                    let session = logout.session.as_deref().unwrap_or_default();
                    store.end_sessions_from(&id, Origin { provider: number, session }, subject.as_ref())
                })
                .await?;
            Ok(StatusCode::OK.into_response())
        }
        Err(refused) => {
            let id = asked.organisation.id.clone();
            tracing::warn!(organisation = %id, provider = kept.id, reason = refused.key(), "a sign-out was not believed");
            asked
                .app
                .with_store(move |store| {
                    let refused = (Happened::ProviderRefused, refused.key());
                    store.note_at_most(&id, Often::AS_TRIES, refused, Between::default())
                })
                .await?;
            Ok(StatusCode::BAD_REQUEST.into_response())
        }
    }
}

async fn believed(asked: &Asked, kept: &KeptProvider, typed: &Typed) -> Result<Result<Logout, Refused>, Problem> {
    let read = async {
        let (providers, provider) = asking(asked, kept)?;
        let mut tokens = typed.all("logout_token");
        let (Some(token), None) = (tokens.next(), tokens.next()) else { return Err(Refused::JwtMalformed) };
        logout::read(providers, &provider, token, asked.app.clock().now()).await
    };
    let logout = match read.await {
        Ok(logout) => logout,
        Err(refused) => return Ok(Err(refused)),
    };
    let (id, number, token) = (asked.organisation.id.clone(), kept.id, logout.id.clone());
    let is_first = asked.app.with_store(move |store| store.is_first_use(&id, number, &token)).await?;
    Ok(if is_first { Ok(logout) } else { Err(Refused::Replayed) })
}

/// Whether this is where a provider's server posts, which has no origin to tell of.
pub(crate) fn is_for_servers(path: &str) -> bool {
    let mut parts = path.split('/').skip(2);
    parts.next() == Some("sign-in")
        && parts.next() == Some("with")
        && parts.next().is_some_and(|provider| provider.parse::<ProviderId>().is_ok())
        && parts.next() == Some("signed-out")
        && parts.next().is_none()
}

/// Where whoever has signed out here signs out at the provider too, if that can be: the provider's name and the address.
pub(super) async fn way_out(
    asked: &Asked,
    headers: &HeaderMap,
    providers: &[KeptProvider],
) -> Option<(String, String)> {
    let left = asked.query("left")?;
    let kept = providers.iter().find(|kept| kept.id.to_string() == left)?;
    let (known, provider) = asking(asked, kept).ok()?;
    let metadata = known.metadata(&provider, asked.app.clock().now()).await.ok()?;
    let back = asked.whole_address(headers, "/sign-in")?;
    let way = flow::end_session(&metadata, &provider, &back, asked.m().language().tag())?;
    Some((kept.settings.name.clone(), way))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_address_is_for_servers() {
        assert!(is_for_servers("/verket/sign-in/with/1/signed-out"));
        for other in [
            "/verket/sign-in",
            "/verket/sign-in/with/1/answer",
            "/verket/sign-in/with/x/signed-out",
            "/verket/sign-in/with/1/signed-out/",
            "/verket/sign-out",
            "/sign-in/with/1/signed-out",
        ] {
            assert!(!is_for_servers(other), "{other}");
        }
    }
}
