//! Somebody with every role there is, in the directory of an installation: who may do everything, so that nothing but what
//! a test tries stops it.

use domain::event::Event;
use domain::ids::PersonId;
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer};
use domain::refusal::Refusals;
use domain::time::Actor;

use crate::client::{Client, Installation};

impl Installation {
    /// Gives a strategist every role, and signs that person in.
    ///
    /// # Panics
    /// When it cannot be done.
    #[expect(clippy::expect_used, reason = "a test without its actor has failed")]
    pub async fn with_every_role(&self) -> Client {
        let person = self.everyman();
        let context = self.store.context(Actor::System);
        let unit = |organisation: &Organisation| organisation.people.get(&person).and_then(|known| known.unit);
        let place = |organisation: &Organisation| -> Result<Vec<Event>, Refusals> {
            Ok(vec![Event::PersonPlaced { person, unit: unit(organisation), roles: Role::ALL.to_vec() }])
        };
        self.store.amend(&context, &self.organisation, place).expect("roles can be given");
        let client = self.anonymous();
        client.sign_in(person).await;
        client
    }

    /// The strategist of least roles.
    #[expect(clippy::expect_used, reason = "a test without its actor has failed")]
    fn everyman(&self) -> PersonId {
        let reading = self.store.read(Viewer::System, &self.organisation);
        let organisation = reading.expect("the store can be read").expect("the organisation is there");
        let strategists = organisation.people.values().filter(|person| person.roles.contains(&Role::Strategist));
        strategists.map(|person| person.id).min().expect("a strategist")
    }
}
