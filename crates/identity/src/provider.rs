//! A provider as the agency has set it up: whom it believes, as whom it is known there, and what it asks for.

use domain::indicator::fetch::address::WebAddress;

/// How the agency proves to the provider who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// A secret, in the head of the request.
    Basic,
    /// A secret, in the form.
    Post,
    /// A signature by a key of which the provider has the public half. What Sweden Connect asks for.
    PrivateKey,
}

impl Method {
    /// All of them, the best first.
    pub const ALL: [Method; 3] = [Method::PrivateKey, Method::Basic, Method::Post];

    /// The word for it in settings and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Method::Basic => "basic",
            Method::Post => "post",
            Method::PrivateKey => "private-key",
        }
    }

    /// Its name in a provider's settings.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Method::Basic => "client_secret_basic",
            Method::Post => "client_secret_post",
            Method::PrivateKey => "private_key_jwt",
        }
    }
}

/// A provider.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Provider {
    /// Its issuer, letter for letter.
    pub issuer: WebAddress,
    /// As whom the agency is known there.
    pub client_id: String,
    /// How the agency proves it.
    pub method: Method,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// The levels of assurance (`acr`) that are good enough, the best first; none when any is.
    pub levels: Vec<String>,
    /// What the provider should ask of the person: `login`, `consent`, `select_account`; empty for nothing.
    pub prompt: String,
    /// Claims that are asked for by name, where the provider takes that.
    pub claims: Vec<String>,
}
