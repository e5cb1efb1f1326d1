//! The rules as whoever calls them sees them: what they answer, what they refuse, and what holds after any history.
//! Not the inside of one file; those tests stand beside it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper of a test may panic too")]

/// An agency to ask things of.
mod agency;

/// Histories that no one thought of, and what holds in all of them.
mod histories;
/// The same of indicators.
mod indicator_histories;
/// What a log holds, for ever.
mod log;
/// The same of planning.
mod planned_histories;

/// Bodies over time.
mod bodies;
/// Where the thread breaks in a plan.
mod breaks;
mod candidates;
/// What goes on from one round to the next.
mod carried;
/// What an allocation changes, and what follows.
mod change;
/// What is said of things, and whom it concerns.
mod comments;
/// What people think, and what they were answered.
mod contributions;
/// The way to a decision.
mod course;
/// What a body decided.
mod decision;
mod directory;
/// Fetches of values from addresses.
mod fetches;
/// Where the thread breaks at an indicator.
mod indicator_breaks;
/// Which indicators are decided on.
mod indicator_sets;
/// What is measured.
mod indicators;
/// What became of what.
mod lineage;
/// How many and how long.
mod model;
/// What values say of a goal.
mod movement;
/// Two plans beside each other.
mod plan_comparison;
/// What units plan.
mod plans;
/// That every refusal has been seen.
mod refusals;
mod regrouping;
mod rights;
/// One year's planning.
mod rounds;
/// What would be if resources lay elsewhere.
mod scenarios;
/// What is found of what is planned.
mod searching;
/// What is secret.
mod secrecy;
/// What an agency sets for itself.
mod settings;
/// What steers on which day.
mod strategy;
mod task;
/// Where the thread breaks.
mod thread;
/// What one must do.
mod to_do;
/// What is known of an indicator.
mod values;
/// What people think of the strategy.
mod verdict_rounds;
/// What work is for.
mod work_thread;
mod workshops;
/// Writing in a draft.
mod writing;
