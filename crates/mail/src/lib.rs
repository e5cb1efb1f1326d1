//! Letters by e-mail: the operator's server ([`server`]), and sending what waits in the store ([`rounds`]). Not what a letter
//! says, nor to whom.

pub mod rounds;
pub mod server;
