//! What people are called where a page tells who did something. Names live in the store's accounts, and may have been
//! erased there; the records stay true without them.

use std::sync::Arc;

use domain::ids::PersonId;
use domain::time::Actor;
use store::accounts::Names;

use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;

/// The names of an organisation's people.
#[derive(Debug, Clone)]
pub struct People {
    m: Messages,
    names: Arc<Names>,
}

impl People {
    /// Those of the organisation that was asked for.
    ///
    /// # Errors
    /// When the accounts cannot be read.
    pub async fn of(asked: &Asked) -> Result<People, Problem> {
        Ok(People { m: asked.m(), names: asked.app.names(&asked.organisation.id).await? })
    }

    /// Who acted: a name, "en tidigare medarbetare" when it was erased, or the installation itself.
    pub fn who(&self, actor: Actor) -> String {
        match actor {
            Actor::System => self.m.t("who-system").into_owned(),
            Actor::Person(person) => self.name(person),
        }
    }

    /// What a person is called.
    pub fn name(&self, person: PersonId) -> String {
        self.names.get(&person).map_or_else(|| self.m.t("who-former").into_owned(), |name| name.to_string())
    }
}
