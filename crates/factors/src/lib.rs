//! What proves who someone is beside a password: the codes of an authenticator app ([`totp`]), and passkeys
//! ([`passkey`]). Pure functions of bytes and a moment that is given. Not whose a secret or a key is, how often somebody
//! tries, or how a secret is kept; those are the store's.

pub mod passkey;
pub mod totp;

mod cbor;
