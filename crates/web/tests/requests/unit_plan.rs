//! A unit's plan, asked through the whole server by those who plan, those who steer, and those who may only read.

#![expect(clippy::unwrap_used, reason = "a helper of a test is a test too")]

mod agency;
mod dialogue;
mod import;
mod page;
mod whole;
mod writing;
