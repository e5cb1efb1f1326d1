//! What tests share: fresh databases of both kinds, actors, and the in-process client. For tests only: nothing that
//! runs depends on it.

pub mod authenticator;
#[cfg(feature = "web")]
pub mod client;
pub mod database;
#[cfg(feature = "web")]
pub mod planning;
