//! What those do who run the system: add people, change them, let them in and keep them out, erase them. An act changes the
//! directory by its rule and the account beside it; each is written down in the security log.

use std::collections::BTreeSet;

use axum::http::HeaderMap;
use domain::directory::Place;
use domain::email::EmailAddress;
use domain::ids::{PersonId, UnitId};
use domain::organisation::Organisation;
use domain::policy::Role;
use domain::refusal::Refusal;
use domain::text::Name;
use domain::time::Context;
use jiff::SignedDuration;
use store::Store;
use store::amend::AmendOutcome;
use store::credentials::Addressed;
use store::error::StoreError;
use store::security::{Between, Happened};

use super::person::{Known, adding, known, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;
use crate::security::detail;
use crate::{letters, sign_in};

/// How long someone has to use a link: a week, as people are away.
pub(super) const LINK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What was typed of a person.
struct Wanted {
    name: Name,
    email: Option<EmailAddress>,
    place: Place,
}

/// `POST /{organisation}/people`
///
/// # Errors
/// What the store says.
pub async fn add(asked: Asked, mut typed: Typed) -> Answer {
    let Some(wanted) = wanted(&mut typed) else { return adding(&asked, &typed) };
    if let Some(email) = &wanted.email
        && is_taken(&asked, email, None).await?
    {
        typed.refuse(Refusal::new("email-taken").at("email"));
        return adding(&asked, &typed);
    }
    let place = wanted.place.clone();
    let today = asked.today;
    let added = asked.amend_once(&typed, move |organisation, _| organisation.add_person(&place, today)).await?;
    let organisation = match added {
        Ok(AmendOutcome::Done(organisation)) => organisation,
        // By the same form before.
        Ok(AmendOutcome::AlreadyDone { .. }) => {
            return Ok(asked.done("/people", &Flash::new(asked.m().t("directory-told-added"))));
        }
        Err(refusals) => return adding(&asked, &typed.refused(refusals)),
    };
    let new = organisation.people.keys().next_back().copied().ok_or(Problem::NotFound)?;
    if keep(&asked, new, &wanted).await? == Addressed::Taken {
        return Ok(asked.done(&format!("/people/{new}"), &Flash::new(asked.m().t("directory-told-taken"))));
    }
    Ok(asked.done(&format!("/people/{new}"), &Flash::new(asked.m().t("directory-told-added"))))
}

/// `POST /{organisation}/people/{person}`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn change(asked: Asked, mut typed: Typed) -> Answer {
    let person = known(&asked).await?;
    let Some(wanted) = wanted(&mut typed) else { return page(&asked, &person, &typed, None) };
    if wanted.email.is_none() && person.account.as_ref().is_some_and(|account| !account.email.is_empty()) {
        typed.refuse(Refusal::new("email-needed").at("email"));
    }
    if let Some(email) = &wanted.email
        && is_taken(&asked, email, Some(person.id)).await?
    {
        typed.refuse(Refusal::new("email-taken").at("email"));
    }
    if typed.has_refusals() {
        return page(&asked, &person, &typed, None);
    }
    let (id, place, today) = (person.id, wanted.place.clone(), asked.today);
    let before = asked.organisation.people.get(&id).cloned();
    let able = can_sign_in(&asked).await?;
    let rule = move |organisation: &Organisation, _: &Context| organisation.place_person(id, &place, today, &able);
    let changed = asked.amend(&typed, rule).await?;
    let organisation = match changed {
        Ok(organisation) => organisation,
        Err(refusals) => return page(&asked, &person, &typed.refused(refusals), None),
    };
    if organisation.people.get(&id) != before.as_ref() {
        let between = Between { actor: Some(asked.person()?), about: Some(id) };
        let organisation = asked.organisation.id.clone();
        let roles = before.as_ref().map(|known| known.roles.clone()).unwrap_or_default();
        let changed = detail::roles(&roles, &wanted.place.roles);
        let note =
            move |store: &Store, what: &String| store.note_with(&organisation, Happened::RolesChanged, between, what);
        asked.app.with_store(move |store| changed.iter().try_for_each(|what| note(store, what))).await?;
    }
    let earlier = letters::earlier(person.account.as_ref(), wanted.email.as_ref());
    if keep(&asked, id, &wanted).await? == Addressed::Done
        && let Some(earlier) = earlier
    {
        // At both: whoever has the old one may be the only one who knows that this is wrong.
        letters::tell_at(&asked, id, earlier, "email-changed").await?;
        letters::tell(&asked, id, "email-changed").await?;
    }
    let mut response = asked.done(&format!("/people/{id}"), &Flash::new(asked.m().t("directory-told-saved")));
    if organisation.people.get(&id) != before.as_ref() && asked.person()? == id {
        // With other rights the session has ended, one's own too: here it goes on with a new one.
        let token = asked.app.sign_in(&asked.organisation.id, id).await?;
        sign_in::set_session(&mut response, &asked, &token);
    }
    Ok(response)
}

/// `POST /{organisation}/people/{person}/link`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn make_link(asked: Asked, headers: HeaderMap) -> Answer {
    let person = known(&asked).await?;
    let (id, by, organisation) = (person.id, asked.person()?, asked.organisation.id.clone());
    let made = asked.app.with_store(move |store| store.make_link(&organisation, id, LINK, Some(by))).await?;
    let link = made.ok_or(Problem::NotFound)?;
    let until = asked.app.clock().now().checked_add(LINK).unwrap_or_default();
    let address = asked.address_outside(&headers, &sign_in::welcome::path(&link));
    page(&asked, &person, &person.begins(), Some((address, until)))
}

/// `POST /{organisation}/people/{person}/disabling`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn disable(asked: Asked) -> Answer {
    let person = known(&asked).await?;
    if is_last_who_can(&asked, person.id).await? {
        let typed = person.begins().refused(Refusal::new("last-administrator").into());
        return page(&asked, &person, &typed, None);
    }
    set(&asked, &person, "directory-told-disabled", |store, organisation, id, by| {
        store.enable(organisation, id, false, Some(by)).map(drop)
    })
    .await
}

/// `POST /{organisation}/people/{person}/enabling`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn enable(asked: Asked) -> Answer {
    let person = known(&asked).await?;
    set(&asked, &person, "directory-told-enabled", |store, organisation, id, by| {
        store.enable(organisation, id, true, Some(by)).map(drop)
    })
    .await
}

/// `POST /{organisation}/people/{person}/sessions`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn end_sessions(asked: Asked) -> Answer {
    let person = known(&asked).await?;
    set(&asked, &person, "directory-told-ended", |store, organisation, id, by| {
        store.end_sessions(organisation, id)?;
        store.note(organisation, Happened::SessionsEnded, Between { actor: Some(by), about: Some(id) })
    })
    .await
}

/// `POST /{organisation}/people/{person}/erasure`: once the name has been typed.
///
/// # Errors
/// Not found, when there is no such person.
pub async fn erase(asked: Asked, typed: Typed) -> Answer {
    let person = known(&asked).await?;
    if typed.get("confirm").trim() != person.name {
        let typed = person.begins().refused(Refusal::new("name-not-typed").with("name", person.name.as_str()).into());
        return page(&asked, &person, &typed, None);
    }
    let id = person.id;
    let able = can_sign_in(&asked).await?;
    let dismissed = asked.amend(&typed, move |organisation, _| organisation.dismiss_person(id, &able)).await?;
    if let Err(refusals) = dismissed {
        return page(&asked, &person, &person.begins().refused(refusals), None);
    }
    let (by, organisation) = (asked.person()?, asked.organisation.id.clone());
    asked
        .app
        .with_store(move |store| {
            store.erase_person(&organisation, id)?;
            store.note(&organisation, Happened::Erased, Between { actor: Some(by), about: Some(id) })
        })
        .await?;
    Ok(asked.done("/people", &Flash::new(asked.m().t("directory-told-erased"))))
}

/// Does something with an account, and shows the person again.
pub(crate) async fn set(
    asked: &Asked,
    person: &Known,
    told: &'static str,
    work: impl FnOnce(&Store, &domain::ids::OrganisationId, PersonId, PersonId) -> Result<(), StoreError> + Send + 'static,
) -> Answer {
    let (id, by, organisation) = (person.id, asked.person()?, asked.organisation.id.clone());
    asked.app.with_store(move |store| work(store, &organisation, id, by)).await?;
    Ok(asked.done(&format!("/people/{id}"), &Flash::new(asked.m().t(told))))
}

/// What was typed, where it is right. What is wrong with it is kept at its field.
fn wanted(typed: &mut Typed) -> Option<Wanted> {
    let name = typed.parse("name", Name::parse);
    let email = typed.optional("email", EmailAddress::parse);
    let unit: Option<UnitId> = typed.get("unit").parse().ok();
    let roles = typed.all("roles").filter_map(|key| Role::ALL.into_iter().find(|role| role.key() == key)).collect();
    if typed.has_refusals() {
        return None;
    }
    Some(Wanted { name: name?, email, place: Place { unit, roles } })
}

/// Keeps the name and the address.
async fn keep(asked: &Asked, person: PersonId, wanted: &Wanted) -> Result<Addressed, Problem> {
    let (organisation, by) = (asked.organisation.id.clone(), asked.person()?);
    let (name, email) = (wanted.name.clone(), wanted.email.clone());
    asked
        .app
        .with_store(move |store| {
            store.name_person(&organisation, person, &name)?;
            match email {
                Some(email) => store.address_account(&organisation, person, &email, Some(by)),
                None => Ok(Addressed::Done),
            }
        })
        .await
}

async fn is_taken(asked: &Asked, email: &EmailAddress, but: Option<PersonId>) -> Result<bool, Problem> {
    let (organisation, email) = (asked.organisation.id.clone(), email.clone());
    let account = asked.app.with_store(move |store| store.account_with(&organisation, &email)).await?;
    Ok(account.is_some_and(|account| Some(account.person) != but))
}

/// Whether nobody else could sign in and run the system.
pub(crate) async fn is_last_who_can(asked: &Asked, person: PersonId) -> Result<bool, Problem> {
    Ok(asked.organisation.is_last_administrator(person, &can_sign_in(asked).await?))
}

/// Everyone whose account lets them in today.
pub(crate) async fn can_sign_in(asked: &Asked) -> Result<BTreeSet<PersonId>, Problem> {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.who_can_sign_in(&id)).await
}
