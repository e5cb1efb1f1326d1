//! OpenID Connect, as the one who lets people in: what is asked of a provider that the agency trusts, and what is believed of
//! its answers. Authorization code with PKCE, and nothing else of the protocol's many ways.
//!
//! In reading order: a [`provider::Provider`] is what the agency has said of it, [`discovery`] reads what it says of itself,
//! [`known`] keeps that and its keys for a while, [`flow`] leads the browser there and takes what it comes back with to
//! the provider, and [`id_token`] looks at what that answers; what it lacks, `userinfo` asks for. [`logout`] is for when the provider says that somebody is out.
//! Under them [`jwt`] with [`keys`] for signatures, [`assertion`] for our own, and [`object`] for JSON. [`refused`] names
//! every no.
//!
//! Not here: who a person is to the agency, sessions, pages. No clock either: each is told what time it is.

pub mod assertion;
pub mod discovery;
pub mod flow;
pub mod id_token;
pub mod jwt;
pub mod keys;
pub mod known;
pub mod logout;
pub mod object;
pub mod provider;
pub mod refused;
mod userinfo;

#[cfg(test)]
mod without;
