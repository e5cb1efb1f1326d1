//! Actors that are programs: they come with a token in the name of a person, or as the agency's directory.

use axum::http::{HeaderMap, HeaderValue, Method, header};
use domain::access::{Scope, Scopes};
use domain::ids::PersonId;
use domain::policy::Role;
use domain::text::Name;
use store::access_tokens::Purpose;

use crate::client::{Client, Place, Reply};

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

impl Client {
    /// The same as a program, which comes with this token.
    ///
    /// # Panics
    /// When it cannot stand in a header.
    #[expect(clippy::expect_used, reason = "a token is plain letters")]
    pub fn with_token(mut self, token: &str) -> Client {
        let value = HeaderValue::try_from(format!("Bearer {token}")).expect("a token is plain");
        self.headers.insert(header::AUTHORIZATION, value);
        self
    }

    /// A request with a body of JSON, as a program sends it: no cookies, no origin.
    pub async fn send_json(&self, method: Method, path: &str, body: &str) -> Reply {
        let address = format!("/{}{path}", self.organisation);
        self.send_body(method, &address, Some(("application/scim+json", body.as_bytes().to_vec())), &HeaderMap::new())
            .await
    }
}
