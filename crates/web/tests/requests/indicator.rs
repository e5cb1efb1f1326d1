//! Indicators, asked through the whole server.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

/// What the tests share.
mod agency;

/// Defined, redefined, ended; who may, and who may not.
mod defining;
/// Values fetched from an address.
mod fetching;
/// Large files, read beside the requests.
mod large;
/// Open SDG, with its metadata.
mod open_sdg;
/// The pictures beside the chart.
mod pictures;
/// What a reader sees of the example.
mod reading;
/// What it reflects beside goals and areas.
mod reflecting;
/// The set on its way to a decision.
mod set;
/// Values typed, pasted, from files, taken back.
mod values;
