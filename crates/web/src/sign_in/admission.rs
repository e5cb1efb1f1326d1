//! Who somebody is here whom a provider has vouched for, and with what roles: connected before, connected now by an address that
//! the provider has verified, added, or nobody. What the provider says is believed already; this is what the agency lets it
//! decide. Roles change as they always do: by a rule, in the log.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::directory::Place;
use domain::email::EmailAddress;
use domain::event::Event;
use domain::ids::PersonId;
use domain::organisation::Organisation;
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::text::Name;
use domain::time::Actor;
use identity::id_token::Identity;
use identity::refused::Refused;
use store::connections::{Connected, SubjectThere};
use store::credentials::AccountState;
use store::error::or_refusals;
use store::providers::{KeptProvider, ProviderSettings};
use store::security::{Between, Happened};

use super::provider::Stopped;
use crate::directory::acts::can_sign_in;
use crate::letters;
use crate::problem::Problem;
use crate::request::Asked;
use crate::security::detail;

/// Connects whoever is signed in with who they showed to be at the provider.
pub(super) async fn connect(
    asked: &Asked,
    kept: &KeptProvider,
    who: &Identity,
    person: PersonId,
) -> Result<(), Stopped> {
    // The browser that began it may have been signed out since, or in as another.
    if asked.person().ok() != Some(person) {
        return Err(Refused::Stale.into());
    }
    join(asked, subject(kept, who), person).await
}

/// The person who may come in.
pub(super) async fn admit(asked: &Asked, kept: &KeptProvider, who: &Identity) -> Result<PersonId, Stopped> {
    let (id, subject) = (asked.organisation.id.clone(), subject(kept, who));
    let connected = asked.app.with_store(move |store| store.connected(&id, &subject)).await?;
    let person = match connected {
        Some(person) => person,
        None => match by_address(asked, kept, who).await? {
            Some(person) => {
                join(asked, subject, person).await?;
                letters::tell(asked, person, "connected").await?;
                person
            }
            None if kept.settings.adds_people => return added(asked, kept, who, subject).await,
            None => return Err(Refused::Nobody.into()),
        },
    };
    let id = asked.organisation.id.clone();
    let account = asked.app.with_store(move |store| store.account(&id, person)).await?;
    if account.is_none_or(|account| account.state != AccountState::Active) {
        return Err(Stopped::Refused(Refused::AccountClosed, Some(person)));
    }
    placed(asked, &kept.settings, who, person).await?;
    Ok(person)
}

fn subject(kept: &KeptProvider, who: &Identity) -> SubjectThere {
    SubjectThere::of(kept.id, &kept.settings.issuer, &who.subject)
}

async fn join(asked: &Asked, subject: SubjectThere, person: PersonId) -> Result<(), Stopped> {
    let id = asked.organisation.id.clone();
    match asked.app.with_store(move |store| store.connect(&id, &subject, person)).await? {
        Connected::Done => Ok(()),
        Connected::OtherPerson => Err(Stopped::Refused(Refused::OtherPerson, Some(person))),
        Connected::NoAccount => Err(Stopped::Refused(Refused::AccountClosed, Some(person))),
    }
}

/// The person who has the address, where the administrator lets that be enough and the provider has verified it.
async fn by_address(asked: &Asked, kept: &KeptProvider, who: &Identity) -> Result<Option<PersonId>, Stopped> {
    let parsed = |email: &Option<String>| email.as_ref().and_then(|email| EmailAddress::parse(email).ok());
    let Some(email) = parsed(&who.email) else { return Ok(None) };
    let id = asked.organisation.id.clone();
    let Some(account) = asked.app.with_store(move |store| store.account_with(&id, &email)).await? else {
        return Ok(None);
    };
    match who.verified_email.is_some() && kept.settings.links_by_email {
        true => Ok(Some(account.person)),
        // Another person with the same address would be two of one.
        false => Err(Stopped::Refused(Refused::AddressTaken, Some(account.person))),
    }
}

/// Adds somebody who was not known, with the roles that the claims give.
async fn added(asked: &Asked, kept: &KeptProvider, who: &Identity, subject: SubjectThere) -> Result<PersonId, Stopped> {
    let roles = match kept.settings.claim.is_empty() {
        true => vec![Role::Reader],
        false => given(&kept.settings, who),
    };
    if roles.is_empty() {
        return Err(Refused::NoRoles.into());
    }
    let today = asked.today;
    let place = Place { unit: None, roles };
    // The rule may be asked again, of an organisation that has more people.
    let number = Arc::new(AtomicU32::new(0));
    let chosen = Arc::clone(&number);
    let rule = move |organisation: &Organisation| {
        chosen.store(organisation.next_person().0, Ordering::Relaxed);
        organisation.add_person(&place, today)
    };
    change(asked, rule).await?.map_err(|_| Stopped::from(Refused::NoRoles))?;
    let person = PersonId(number.load(Ordering::Relaxed));
    let email = who.verified_email.as_ref().and_then(|email| EmailAddress::parse(email).ok());
    let name = called(who);
    let id = asked.organisation.id.clone();
    let opened = asked
        .app
        .with_store(move |store| {
            if let Some(name) = name {
                store.name_person(&id, person, &name)?;
            }
            store.open_connected(&id, &subject, person, email.as_ref())
        })
        .await?;
    if opened != Connected::Done {
        // The same person came twice in the same moment: one of the two was first, and this one is nobody.
        let able = can_sign_in(asked).await?;
        let undone =
            change(asked, move |organisation: &Organisation| organisation.dismiss_person(person, &able)).await?;
        if undone.is_ok() {
            let id = asked.organisation.id.clone();
            asked.app.with_store(move |store| store.erase_person(&id, person)).await?;
        }
        return Err(Refused::Stale.into());
    }
    Ok(person)
}

/// What to call somebody who is new.
fn called(who: &Identity) -> Option<Name> {
    let most = |text: &String| text.chars().take(100).collect::<String>();
    [&who.name, &who.email].into_iter().flatten().find_map(|text| Name::parse(&most(text)).ok())
}

/// Gives the person the roles that the claims say now, of those that claims decide. Others stay as they were given here.
async fn placed(asked: &Asked, settings: &ProviderSettings, who: &Identity, person: PersonId) -> Result<(), Stopped> {
    let refused = Stopped::Refused(Refused::NoRoles, Some(person));
    let Some(known) = asked.organisation.people.get(&person) else { return Err(refused) };
    if settings.claim.is_empty() {
        return if known.roles.is_empty() { Err(refused) } else { Ok(()) };
    }
    let kept_here = known.roles.iter().copied().filter(|role| !settings.roles.contains_key(role));
    let mut roles: Vec<Role> = kept_here.chain(given(settings, who)).collect();
    // Somebody can always run the system.
    let able = can_sign_in(asked).await?;
    if asked.organisation.is_last_administrator(person, &able) && !roles.contains(&Role::Administrator) {
        roles.push(Role::Administrator);
    }
    let is_same = Role::ALL.iter().all(|role| roles.contains(role) == known.roles.contains(role));
    if !is_same {
        let changed = detail::roles(&known.roles, &roles);
        let (today, place) = (asked.today, Place { unit: known.unit_on(asked.today), roles: roles.clone() });
        let rule = move |organisation: &Organisation| match place.roles.is_empty() {
            true => organisation.dismiss_person(person, &able),
            false => organisation.place_person(person, &place, today, &able),
        };
        change(asked, rule).await?.map_err(|_| Stopped::Refused(Refused::NoRoles, Some(person)))?;
        let id = asked.organisation.id.clone();
        asked
            .app
            .with_store(move |store| {
                for what in &changed {
                    store.note_with(&id, Happened::RolesChanged, Between::unknown(Some(person)), what)?;
                }
                // What one may do is another thing now, wherever one is signed in.
                store.end_sessions(&id, person)
            })
            .await?;
    }
    if roles.is_empty() { Err(refused) } else { Ok(()) }
}

/// The roles that the claims give.
fn given(settings: &ProviderSettings, who: &Identity) -> Vec<Role> {
    let values = who.claim(&settings.claim);
    let is_given = |wanted: &Vec<String>| wanted.iter().any(|value| values.contains(value));
    settings.roles.iter().filter(|(_, wanted)| is_given(wanted)).map(|(role, _)| *role).collect()
}

/// Changes the directory as the installation itself: nobody who is signed in does it.
async fn change(
    asked: &Asked,
    rule: impl Fn(&Organisation) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Result<Result<(), Refusals>, Problem> {
    let (id, context) = (asked.organisation.id.clone(), asked.app.clock().context(Actor::System));
    asked.app.with_store(move |store| or_refusals(store.amend(&context, &id, rule).map(drop))).await
}
