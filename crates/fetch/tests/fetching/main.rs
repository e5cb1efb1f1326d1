//! Fetching, against a server that the test starts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

/// One question and its answer.
mod asking;
/// What becomes of what was found, on both databases.
mod rounds;
/// The server.
mod server;
