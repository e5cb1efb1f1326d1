//! What tests share: fresh databases of both kinds, actors, and the in-process client. For tests only: nothing that
//! runs depends on it.

pub mod authenticator;
pub mod blind_token;
#[cfg(feature = "web")]
pub mod client;
pub mod database;
#[cfg(feature = "web")]
pub mod defect;
#[cfg(feature = "web")]
mod every_role;
pub mod forged_provider;
pub mod forged_token;
#[cfg(feature = "web")]
pub mod form;
#[cfg(feature = "web")]
pub mod listening;
pub mod mailbox;
#[cfg(feature = "web")]
pub mod planning;
#[cfg(feature = "web")]
pub mod programs;
#[cfg(feature = "web")]
pub mod registry;
#[cfg(feature = "web")]
mod reply;
#[cfg(feature = "web")]
mod upload;
