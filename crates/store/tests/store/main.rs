//! The store from outside, on both engines: every test here opens a fresh database of each kind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod access_tokens;
mod accounts;
mod amend;
mod common;
mod contributions;
mod crash;
mod credentials;
mod directory;
mod example;
mod factors;
mod history;
mod letters;
mod nodes;
mod notices;
mod postgres;
mod providers;
mod seal;
mod seal_damage;
mod seal_vectors;
mod secrecy;
mod settings;
mod sqlite;
mod verdict_rounds;
mod workshops;
