//! Actors that are programs: they come with a token in the name of a person, or as the agency's directory.

use domain::access::{Scope, Scopes};
use domain::ids::PersonId;
use domain::policy::Role;
use domain::text::Name;
use store::access_tokens::Purpose;

use crate::client::{Client, Place};

impl Place<'_> {
    /// A program in the name of the same person, which may read all that the person may.
    pub fn program(&self, role: Role) -> Client {
        self.program_for(role, Scope::ALL.into_iter().collect())
    }

    /// The same, with a token that was made for these things.
    pub fn program_for(&self, role: Role, scopes: Scopes) -> Client {
        self.anonymous().with_token(&self.token(self.person(role), Purpose::Reading(scopes)))
    }

    /// The agency's directory, with a token by which it tells of people and groups.
    pub fn directory(&self) -> Client {
        self.anonymous().with_token(&self.token(self.person(Role::Administrator), Purpose::Provisioning))
    }

    #[expect(clippy::expect_used, reason = "a test without its token has failed")]
    fn token(&self, person: PersonId, purpose: Purpose) -> String {
        let name = Name::parse("Prov").expect("a name");
        let made = self.installation.store.make_access_token(&self.organisation, person, &name, purpose, 90);
        made.expect("a token can be written").expect("there is room for another").reveal().to_owned()
    }
}
