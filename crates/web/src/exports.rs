//! What is taken out, by whom: noted in the security log. Files by people who are signed in, each time; what programs read
//! with a token, the first time in a day for each address, because a program that asks each minute says no more by it. Not
//! what is open to everyone and taken by nobody in particular.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use domain::ids::{OrganisationId, PersonId};
use jiff::civil::Date;
use store::access_tokens::{AccessToken, AccessTokenId};
use store::security::{Between, Happened};

use crate::app::App;
use crate::problem::Problem;

/// What programs have read today, as far as this node knows.
#[derive(Debug, Default)]
pub(crate) struct Exports(Mutex<(Date, HashSet<(AccessTokenId, &'static str)>)>);

impl Exports {
    /// A person takes something out: which, as `security::detail` writes it.
    ///
    /// # Errors
    /// When it cannot be written down: then the file is not given.
    pub(crate) async fn taken_out(
        &self,
        app: &App,
        organisation: &OrganisationId,
        person: PersonId,
        what: String,
    ) -> Result<(), Problem> {
        let id = organisation.clone();
        app.with_store(move |store| store.note_with(&id, Happened::Exported, Between::own(person), &what)).await
    }

    /// A program reads by this route in the name of the token's person.
    ///
    /// # Errors
    /// As [`Exports::taken_out`].
    pub(crate) async fn read_by(
        &self,
        app: &App,
        organisation: &OrganisationId,
        token: &AccessToken,
        route: &'static str,
    ) -> Result<(), Problem> {
        match self.is_first(app.today(), (token.id, route)) {
            true => self.taken_out(app, organisation, token.person, route.to_owned()).await,
            false => Ok(()),
        }
    }

    fn is_first(&self, today: Date, read: (AccessTokenId, &'static str)) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 != today {
            *known = (today, HashSet::new());
        }
        known.1.insert(read)
    }
}
