//! People by id alone: where they belong and what roles they have. Not their names: those live in the
//! store's accounts, can be erased there, and never come into the log.

use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, UnitId};
use crate::policy::Role;

/// A person in the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The number that records refer to.
    pub id: PersonId,
    /// Where the person works.
    pub unit: Option<UnitId>,
    /// What the person may do, by `policy`.
    pub roles: Vec<Role>,
}
