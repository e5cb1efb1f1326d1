//! `rodtrad person add`: lets somebody in from the server's command line, above all the first administrator. It tells a
//! one-time link; who opens it chooses a password. Asked again for the same address it makes a new link.

use std::process::ExitCode;

use clap::{ArgMatches, Args};
use domain::directory::Place as Placed;
use domain::email::EmailAddress;
use domain::ids::{OrganisationId, PersonId};
use domain::policy::Role;
use domain::text::Name;
use domain::time::Actor;
use jiff::SignedDuration;
use store::Store;
use store::clock::Clock;
use store::credentials::Addressed;
use store::sessions::Token;
use web::messages::Messages;

use crate::failure::Failure;
use crate::settings::{Place, one_of};
use crate::tell;

/// How long there is to use the link: whoever runs the server is at hand.
const LINK: SignedDuration = SignedDuration::from_hours(24);

/// Let somebody in.
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// What the person is called.
    #[arg(id = "person_name", long = "name", value_name = "NAME")]
    name: String,
    /// The address that the person signs in with.
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// Whether the person runs the system.
    #[arg(long)]
    admin: bool,
    /// Where the site is, for the link: `https://styrning.myndigheten.se`.
    #[arg(long, value_name = "URL", env = "RODTRAD_SITE")]
    site: Option<String>,
    /// Whose person; not needed when there is only one agency.
    #[arg(long, value_name = "ID", env = "RODTRAD_ORGANISATION")]
    organisation: Option<OrganisationId>,
    #[command(flatten)]
    place: Place,
}

impl Add {
    /// Adds the person, or finds who has the address, and tells the link.
    pub(crate) fn run(self, m: Messages, matches: &ArgMatches) -> Result<ExitCode, Failure> {
        let name = Name::parse(&self.name).map_err(|_| Failure::value(m, &self.name, "--name"))?;
        let email = EmailAddress::parse(&self.email).map_err(|_| Failure::value(m, &self.email, "--email"))?;
        let settings = self.place.resolve(m, matches)?;
        let site = settings.public.site(m, self.site.clone())?;
        let store = settings.open(m, Clock::system())?;
        let made = self.let_in(m, &store, &name, &email);
        store.close();
        let (id, link) = made?;
        let path = format!("/{id}/welcome?code={}", link.reveal());
        let address = site.map_or(path.clone(), |site| site.address(&path));
        tell::person(&m.with("person-link", &[("name", name.as_str().into())]));
        tell::program(&address);
        Ok(ExitCode::SUCCESS)
    }

    fn let_in(
        &self,
        m: Messages,
        store: &Store,
        name: &Name,
        email: &EmailAddress,
    ) -> Result<(OrganisationId, Token), Failure> {
        let id = one_of(m, &store.organisations(), self.organisation.as_ref())?;
        let failed = |error: &store::error::StoreError| Failure::store(m, error);
        let known = store.account_with(&id, email).map_err(|error| failed(&error))?;
        let person = match known {
            Some(account) => account.person,
            None => self.add(m, store, &id, (name, email))?,
        };
        if self.admin {
            self.make_administrator(m, store, &id, person)?;
        }
        store.enable(&id, person, true, None).map_err(|error| failed(&error))?;
        let link = store.make_link(&id, person, LINK, None).map_err(|error| failed(&error))?;
        let link = link.ok_or_else(|| Failure::Fault(m.t("person-no-account").into_owned()))?;
        Ok((id, link))
    }

    fn add(
        &self,
        m: Messages,
        store: &Store,
        id: &OrganisationId,
        (name, email): (&Name, &EmailAddress),
    ) -> Result<PersonId, Failure> {
        let context = store.context(Actor::System);
        let place = Placed { unit: None, roles: vec![Role::Reader] };
        let rule = |organisation: &domain::organisation::Organisation| organisation.add_person(&place, context.today);
        let added = store.amend(&context, id, rule).map_err(|error| Failure::amend(m, &error))?;
        let no_account = || Failure::Fault(m.t("person-no-account").into_owned());
        let new = added.people.keys().next_back().copied().ok_or_else(no_account)?;
        store.name_person(id, new, name).map_err(|error| Failure::store(m, &error))?;
        match store.address_account(id, new, email, None).map_err(|error| Failure::store(m, &error))? {
            Addressed::Done => Ok(new),
            Addressed::Taken => Err(no_account()),
        }
    }

    fn make_administrator(
        &self,
        m: Messages,
        store: &Store,
        id: &OrganisationId,
        person: PersonId,
    ) -> Result<(), Failure> {
        let context = store.context(Actor::System);
        let able = store.who_can_sign_in(id).map_err(|error| Failure::store(m, &error))?;
        let rule = |organisation: &domain::organisation::Organisation| {
            let known = organisation.people.get(&person);
            let mut roles = known.map(|known| known.roles.clone()).unwrap_or_default();
            roles.push(Role::Administrator);
            let unit = known.and_then(|known| known.unit);
            organisation.place_person(person, &Placed { unit, roles }, context.today, &able)
        };
        store.amend(&context, id, rule).map(drop).map_err(|error| Failure::amend(m, &error))
    }
}
