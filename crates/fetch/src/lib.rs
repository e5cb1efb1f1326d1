//! Values from addresses: which hosts may be asked ([`allowed`]), how one is asked ([`client`]), and when, and what becomes
//! of what was found ([`rounds`]). Beside them one question alone, for what is no file of values ([`once`]). Not what a fetch is, which is `domain::indicator::fetch`, nor its pages.

pub mod allowed;
pub mod client;
mod found;
pub mod once;
pub mod rounds;
