//! Signing in with a passkey and nothing else: the key says who it is, and the authenticator has made sure of the person.

use axum::http::HeaderMap;
use domain::refusal::Refusal;
use store::factors::passkeys::Purpose;
use store::security::{Between, Happened};

use super::password::again;
use super::{end_session, let_in};
use crate::answer::Answer;
use crate::factors::keys::{self, Sent};
use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;

/// `POST /{organisation}/sign-in/passkey/options`: what the script asks the authenticator for.
///
/// # Errors
/// Not found where passkeys are not offered.
pub async fn options(asked: Asked, headers: HeaderMap) -> Answer {
    let options = keys::options_to_use(&asked, &headers, Purpose::SignIn, &[]).await?;
    Ok(keys::as_json(&options.ok_or(Problem::NotFound)?))
}

/// `POST /{organisation}/sign-in/passkey`
///
/// # Errors
/// Not found where passkeys are not offered.
pub async fn sign_in(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let site = keys::site(&asked, &headers).ok_or(Problem::NotFound)?;
    let (id, sent, people) = (asked.organisation.id.clone(), Sent::of(&typed), asked.organisation.people.clone());
    let (lifetime, place) = (asked.app.lifetime(), asked.place.clone());
    let token = asked
        .app
        .with_store(move |store| {
            let Some(person) = keys::used(store, &id, &site, Purpose::SignIn, &sent)? else { return Ok(None) };
            let has_roles = people.get(&person).is_some_and(|known| !known.roles.is_empty());
            let token = match has_roles {
                true => store.sign_in_to_account(&id, person, lifetime)?,
                false => None,
            };
            if token.is_none() {
                store.note_from(&id, &place, (Happened::SignInRefused, ""), Between::unknown(Some(person)))?;
            }
            Ok(token)
        })
        .await?;
    match token {
        Some(token) => {
            end_session(&asked, &headers).await?;
            Ok(let_in(&asked, &token, typed.get("next")))
        }
        None => {
            typed.refuse(Refusal::new("passkey-wrong"));
            again(&asked, &headers, &typed).await
        }
    }
}
