//! What an attacker tries, tried at every route of the registry: what every answer says to the browser, changes from other
//! sites, ways out, fields that nobody asked for, the wire itself, and text that would be markup. A check that could not
//! fail has shown nothing: each is also made of a service with a seeded defect, which it has to find.
//!
//! Requests that the server itself makes are tried in `crates/fetch/tests`, who gets what in `access_matrix`, and scripts
//! in a real browser in `tests/browser/payloads.test.mjs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod bodies;
mod cross_site;
mod elsewhere;
mod every_form;
mod fields;
mod headers;
mod markup;
mod objects;
mod tries;
mod wire;

/// The example agency, which has something at every route.
const EXAMPLE: &str = "tillvaxtverket";

/// Fails with everything that was found, or says how much was tried: a loop over nothing has shown nothing.
#[track_caller]
fn none(faults: &[String], tried: usize, fewest: usize) {
    assert!(faults.is_empty(), "{} of {tried}:\n{}", faults.len(), faults.join("\n"));
    assert!(fewest <= tried, "only {tried} were tried");
}
