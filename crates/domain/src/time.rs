//! When, and by whom: the context that every rule gets. There is no clock here; whoever calls a rule
//! says what time it is, so that a replay, a test and the example year are exact.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The installation itself, or someone at its console: the guided start, an import on the command line.
    System,
    /// A person in the directory.
    Person(PersonId),
}

/// Who acts, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// Who acts.
    pub actor: Actor,
    /// The moment, for the log. Order is given by the log's numbers, never by this.
    pub at: Timestamp,
    /// The day where the agency is. It decides what is in force.
    pub today: Date,
}

/// Who did it and when, kept where the state is worth knowing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}
