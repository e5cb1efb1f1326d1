//! Signing in with an address and a password. Whoever comes is told one and the same thing whatever was wrong, and waits as
//! long for it, so that nobody can find out who has an account.

use axum::http::HeaderMap;
use domain::ids::{OrganisationId, PersonId};
use domain::policy::Role;
use domain::refusal::Refusal;
use jiff::SignedDuration;
use store::Store;
use store::attempts::{Attempt, Turn};
use store::credentials::Tried;
use store::error::StoreError;
use store::security::{Between, Happened};

use super::halfway::{self, Came};
use super::{SignIn, end_session};
use crate::answer::Answer;
use crate::forms::Typed;
use crate::request::Asked;
use crate::turns::turn;

/// What came of a try.
enum Outcome {
    In(Came),
    Out,
    Wait,
}

/// `POST /{organisation}/sign-in/password`
///
/// # Errors
/// What the store says.
pub async fn sign_in(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    for field in ["email", "password"] {
        if typed.get(field).trim().is_empty() {
            typed.refuse(Refusal::new("text-empty").at(field));
        }
    }
    if typed.has_refusals() {
        return again(&asked, &headers, &typed).await;
    }
    let _turn = turn(&asked.place).await?;
    let (id, email, password) =
        (asked.organisation.id.clone(), typed.get("email").to_owned(), typed.get("password").to_owned());
    let people = asked.organisation.people.clone();
    let roles = move |person: PersonId| people.get(&person).map(|known| known.roles.clone()).unwrap_or_default();
    let (lifetime, place) = (asked.app.lifetime(), asked.place.clone());
    let outcome =
        asked.app.with_store(move |store| tried(store, (&id, &place), (&email, &password), lifetime, roles)).await?;
    match outcome {
        Outcome::In(came) => {
            end_session(&asked, &headers).await?;
            Ok(halfway::on(&asked, &came, typed.get("next")))
        }
        Outcome::Out => {
            typed.refuse(Refusal::new("sign-in-wrong"));
            again(&asked, &headers, &typed).await
        }
        Outcome::Wait => {
            typed.refuse(Refusal::new("sign-in-wait"));
            again(&asked, &headers, &typed).await
        }
    }
}

fn tried(
    store: &Store,
    (id, place): (&OrganisationId, &str),
    (email, password): (&str, &str),
    lifetime: SignedDuration,
    roles: impl Fn(PersonId) -> Vec<Role>,
) -> Result<Outcome, StoreError> {
    let (attempt, wrong) = (Attempt::SignIn(email), Attempt::WrongPasswordFrom(place));
    // Whoever tries one password at many addresses waits too, and so do those who share the place with them.
    let waits = store.has_tries(id, &wrong)? != Turn::Yours || store.may_try(id, &attempt)? != Turn::Yours;
    if waits {
        store.note_from(id, place, (Happened::SignInBlocked, ""), Between::default())?;
        return Ok(Outcome::Wait);
    }
    let (happened, about) = match store.try_password(id, email, password)? {
        // Whoever has left the agency has no roles, and what cannot do anything need not come in.
        Tried::Right(person) if !roles(person).is_empty() => {
            if let Some(came) = halfway::come(store, id, person, &roles(person), lifetime)? {
                store.forget_tries(id, &attempt)?;
                return Ok(Outcome::In(came));
            }
            (Happened::SignInRefused, Some(person))
        }
        Tried::Right(person) => (Happened::SignInRefused, Some(person)),
        Tried::Wrong(person) => (Happened::SignInFailed, Some(person)),
        Tried::Nobody(person) => (Happened::SignInRefused, person),
    };
    store.may_try(id, &wrong)?;
    store.note_from(id, place, (happened, ""), Between::unknown(about))?;
    Ok(Outcome::Out)
}

/// The page again, with the address as it was typed. A password never comes back.
pub(super) async fn again(asked: &Asked, headers: &HeaderMap, typed: &Typed) -> Answer {
    let shown = SignIn::of(asked, headers, typed.get("next").to_owned()).await?;
    Ok(asked.frame.form_page(typed, shown.page(asked, typed)?))
}
