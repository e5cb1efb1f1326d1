//! What programs read: as it is described, no more than the pages show, and only for those who may.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod described;
mod read;
mod schema;
