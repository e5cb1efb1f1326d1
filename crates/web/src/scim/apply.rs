//! What is done about what the directory tells: people are added, named, let in and kept out by the same rules and accounts
//! as by hand, and get what their groups give. The log says that the system did it; the security log, of whom.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::http::StatusCode;
use domain::directory::Place;
use domain::ids::{OrganisationId, PersonId};
use domain::person::Person;
use domain::policy::{Role, Viewer};
use domain::provisioning::{self, Gives};
use domain::refusal::Refusals;
use domain::time::{Actor, Context};
use store::Store;
use store::credentials::Addressed;
use store::directory::{DirectoryGroup, Kept};
use store::error::{AmendError, StoreError, or_refusals};
use store::security::{Between, Happened};

use super::user::User;
use super::{group, taken, user, wrong};
use crate::directory::acts::is_last_who_can;
use crate::problem::Problem;
use crate::request::Asked;
use crate::security::detail;

const USER_NAME_TAKEN: Problem = taken("Another user has this userName.");
const EMAIL_TAKEN: Problem = taken("Another person has this address.");
const GROUP_TAKEN: Problem = taken("Another group has this displayName.");
const NOBODY_LEFT: Problem = wrong(
    StatusCode::CONFLICT,
    Some("mutability"),
    "Nobody else could run the system. Make another administrator first.",
);

/// Adds a person, or takes one back whom the directory had removed.
///
/// # Errors
/// 409, when somebody is called so.
pub(super) async fn add(asked: &Asked, wanted: &user::Wanted) -> Result<PersonId, Problem> {
    let id = asked.organisation.id.clone();
    let (email, name) = (wanted.email.clone(), wanted.user_name.to_lowercase());
    let (account, known) =
        asked.app.with_store(move |store| Ok((store.account_with(&id, &email)?, store.directory_people(&id)?))).await?;
    let before = known.iter().find(|known| known.user_name.to_lowercase() == name);
    let back = before.filter(|before| before.removed.is_some()).map(|before| before.person);
    if before.is_some() && back.is_none() {
        return Err(USER_NAME_TAKEN);
    }
    let is_removed = |person| known.iter().any(|known| known.person == person && known.removed.is_some());
    let back = back.or(account.as_ref().map(|account| account.person).filter(|person| is_removed(*person)));
    if account.is_some_and(|account| Some(account.person) != back) {
        return Err(EMAIL_TAKEN);
    }
    let (id, context) = (asked.organisation.id.clone(), asked.app.clock().context(Actor::System));
    let place = Place { unit: None, roles: vec![Role::Reader] };
    let added = asked.app.with_store(move |store| {
        let able = store.who_can_sign_in(&id)?;
        let amended = store.amend(&context, &id, |organisation| match back {
            Some(person) => organisation.place_person(person, &place, context.today, &able),
            None => organisation.add_person(&place, context.today),
        });
        told(amended.map(|organisation| back.or_else(|| organisation.people.keys().next_back().copied())))
    });
    let person = added.await??.ok_or(Problem::NotFound)?;
    keep(asked, person, wanted).await?;
    Ok(person)
}

/// Makes a person what the directory wants.
///
/// # Errors
/// 409, when somebody else is called so, or nobody else could run the system.
pub(super) async fn change(asked: &Asked, user: &User, wanted: &user::Wanted) -> Result<(), Problem> {
    let is_shut_out = user.is_active && !wanted.is_active;
    if is_shut_out && is_last_who_can(asked, user.person).await? {
        return Err(NOBODY_LEFT);
    }
    let is_same = user.user_name == wanted.user_name
        && user.external_id == wanted.external_id
        && user.name == wanted.name.as_str()
        && user.email == wanted.email.as_str()
        && user.is_active == wanted.is_active;
    if is_same { Ok(()) } else { keep(asked, user.person, wanted).await }
}

/// Name, address, what the directory calls the person, and whether the person is let in.
async fn keep(asked: &Asked, person: PersonId, wanted: &user::Wanted) -> Result<(), Problem> {
    let (id, wanted) = (asked.organisation.id.clone(), wanted.clone());
    let kept = asked.app.with_store(move |store| {
        let called = (wanted.user_name.as_str(), wanted.external_id.as_str());
        if store.account_with(&id, &wanted.email)?.is_some_and(|account| account.person != person) {
            return Ok(Err(EMAIL_TAKEN));
        }
        if store.keep_directory_person(&id, person, called, false)? == Kept::Taken {
            return Ok(Err(USER_NAME_TAKEN));
        }
        if store.address_account(&id, person, &wanted.email, None)? == Addressed::Taken {
            return Ok(Err(EMAIL_TAKEN));
        }
        store.name_person(&id, person, &wanted.name)?;
        // Who is kept out is signed out everywhere, and has no program that reads.
        store.enable(&id, person, wanted.is_active, None)?;
        Ok(Ok(()))
    });
    kept.await?
}

/// Keeps a person out, takes the roles away, and forgets what the directory called the person.
///
/// # Errors
/// 409, when nobody else could run the system.
pub(super) async fn remove(asked: &Asked, user: &User) -> Result<(), Problem> {
    if is_last_who_can(asked, user.person).await? {
        return Err(NOBODY_LEFT);
    }
    let (id, user) = (asked.organisation.id.clone(), user.clone());
    let context = asked.app.clock().context(Actor::System);
    let removed = asked.app.with_store(move |store| {
        let able = store.who_can_sign_in(&id)?;
        let dismissed = store.amend(&context, &id, |organisation| organisation.dismiss_person(user.person, &able));
        if let Err(problem) = told(dismissed)? {
            return Ok(Err(problem));
        }
        store.enable(&id, user.person, false, None)?;
        store.keep_directory_person(&id, user.person, (&user.user_name, &user.external_id), true)?;
        Ok(Ok(()))
    });
    removed.await?
}

/// Adds a group.
///
/// # Errors
/// 409, when another is called so.
pub(super) async fn add_group(asked: &Asked, wanted: &group::Wanted) -> Result<u32, Problem> {
    let (id, name, external_id) = (asked.organisation.id.clone(), wanted.name.clone(), wanted.external_id.clone());
    let members = wanted.members.clone();
    let kept = asked.app.with_store(move |store| {
        let Kept::As(number) = store.keep_directory_group(&id, None, &name, &external_id)? else { return Ok(None) };
        // It gives nothing yet, so nobody gets another place.
        store.change_directory_members(&id, number, &members, &BTreeSet::new())?;
        Ok(Some(number))
    });
    kept.await?.ok_or(GROUP_TAKEN)
}

/// Makes a group what the directory wants.
///
/// # Errors
/// 409, when another is called so, or nobody would be left to run the system.
pub(super) async fn change_group(asked: &Asked, group: &DirectoryGroup, wanted: &group::Wanted) -> Result<(), Problem> {
    let number = group.number;
    if group.name != wanted.name.as_str() || group.external_id != wanted.external_id {
        let (id, name, external_id) = (asked.organisation.id.clone(), wanted.name.clone(), wanted.external_id.clone());
        let kept =
            asked.app.with_store(move |store| store.keep_directory_group(&id, Some(number), &name, &external_id));
        if kept.await? == Kept::Taken {
            return Err(GROUP_TAKEN);
        }
    }
    let added: BTreeSet<PersonId> = wanted.members.difference(&group.members).copied().collect();
    let taken_out: BTreeSet<PersonId> = group.members.difference(&wanted.members).copied().collect();
    let people = added.union(&taken_out).copied().collect();
    place(asked, people, |groups| {
        for group in groups.iter_mut().filter(|group| group.number == number) {
            group.members.clone_from(&wanted.members);
        }
    })
    .await?;
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.change_directory_members(&id, number, &added, &taken_out)).await
}

/// Removes a group.
///
/// # Errors
/// 409, when nobody would be left to run the system.
pub(super) async fn remove_group(asked: &Asked, group: &DirectoryGroup) -> Result<(), Problem> {
    let number = group.number;
    // What it gave is still governed by it while its members lose it.
    place(asked, group.members.clone(), |groups| {
        for group in groups.iter_mut().filter(|group| group.number == number) {
            group.members.clear();
        }
    })
    .await?;
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.remove_directory_group(&id, number)).await
}

/// Gives people what their groups give, once these are as they are to be. Whoever gets another place signs in anew.
///
/// # Errors
/// 409, when nobody would be left to run the system.
async fn place(
    asked: &Asked,
    people: BTreeSet<PersonId>,
    to: impl FnOnce(&mut Vec<DirectoryGroup>),
) -> Result<(), Problem> {
    place_by(asked, people, &Gives::default(), to).await
}

/// The same, where what was given until now is governed too: so that it is taken back.
///
/// # Errors
/// As [`place`].
pub(crate) async fn place_by(
    asked: &Asked,
    people: BTreeSet<PersonId>,
    before: &Gives,
    to: impl FnOnce(&mut Vec<DirectoryGroup>),
) -> Result<(), Problem> {
    let id = asked.organisation.id.clone();
    let mut groups = asked.app.with_store(move |store| store.directory_groups(&id)).await?;
    to(&mut groups);
    let all: Vec<Gives> = groups.iter().map(|group| group.gives.clone()).chain([before.clone()]).collect();
    let id = asked.organisation.id.clone();
    let context = asked.app.clock().context(Actor::System);
    let placed = asked.app.with_store(move |store| {
        for person in people {
            let own = groups.iter().filter(|group| group.members.contains(&person)).map(|group| group.gives.clone());
            let own: Vec<Gives> = own.collect();
            if let Err(problem) = place_one(store, (&id, &context), person, &all, &own)? {
                return Ok(Err(problem));
            }
        }
        Ok(Ok(()))
    });
    placed.await?
}

fn place_one(
    store: &Store,
    (id, context): (&OrganisationId, &Context),
    person: PersonId,
    all: &[Gives],
    own: &[Gives],
) -> Result<Result<(), Problem>, StoreError> {
    let before = store.read(Viewer::System, id)?.and_then(|reading| reading.people.get(&person).cloned());
    let able = store.who_can_sign_in(id)?;
    let amended = store.amend(context, id, |organisation| {
        let Some(known) = organisation.people.get(&person) else { return Ok(Vec::new()) };
        let place = Place { unit: known.unit_on(context.today), roles: known.roles.clone() };
        // A unit that is no more gives nobody a place.
        let there = |gives: &Gives| Gives {
            unit: gives.unit.filter(|unit| organisation.units_on(context.today).any(|known| known.id == *unit)),
            roles: gives.roles.clone(),
        };
        let own: Vec<Gives> = own.iter().map(there).collect();
        organisation.place_person(person, &provisioning::placed(&place, all, &own), context.today, &able)
    });
    let organisation = match told(amended)? {
        Ok(organisation) => organisation,
        Err(problem) => return Ok(Err(problem)),
    };
    if organisation.people.get(&person) != before.as_ref() {
        let of = |known: Option<&Arc<Person>>| known.map(|known| known.roles.clone()).unwrap_or_default();
        for what in detail::roles(&of(before.as_ref()), &of(organisation.people.get(&person))) {
            store.note_with(id, Happened::RolesChanged, Between::unknown(Some(person)), &what)?;
        }
        store.end_sessions(id, person)?;
    }
    Ok(Ok(()))
}

/// What a rule refused, as the directory is told.
fn told<T>(amended: Result<T, AmendError>) -> Result<Result<T, Problem>, StoreError> {
    Ok(or_refusals(amended)?.map_err(refused))
}

fn refused(refusals: Refusals) -> Problem {
    if refusals.has("last-administrator") { NOBODY_LEFT } else { Problem::Refused(refusals) }
}
