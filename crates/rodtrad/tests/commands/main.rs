//! The command line's contract, which others script against: the real binary, its exit codes, what it says where, and
//! the shape of its JSON.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod import;
mod misuse;
mod person;
mod rodtrad;
mod serve;
mod values;
mod verify;
