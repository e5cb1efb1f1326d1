//! Agreement with reference implementations, on every series of `tests/vectors`: see the README there for who computed
//! what. Where a reference is not followed, the test's name says so.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper of a test may panic too")]

mod control_chart;
mod forecast;
mod growth;
mod intervals;
mod trend;
mod verdict;

/// The vectors, read and compared.
mod vectors;
