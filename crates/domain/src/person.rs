//! People by id alone: where they belong and what roles they have. Not their names: those live in the
//! store's accounts, can be erased there, and never come into the log.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::assignment::{Assignment, Deputation};
use crate::ids::{PersonId, UnitId};
use crate::policy::Role;

/// A person in the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The number that records refer to.
    pub id: PersonId,
    /// Where the person was placed; where the person works on a day, [`Person::unit_on`] says.
    pub unit: Option<UnitId>,
    /// To which parts of units that are split the person goes, and from which day, the first first.
    pub moves: Vec<(Date, UnitId)>,
    /// What the person is in the whole agency, until further notice. Who has none has left it.
    pub roles: Vec<Role>,
    /// What the person was given beside that: in a part of the agency, or for a time. Those that have ended too.
    pub assignments: Vec<Assignment>,
    /// When the person is another's deputy, and was.
    pub deputising: Vec<Deputation>,
}

impl Person {
    /// Somebody who is nowhere yet.
    pub(crate) fn new(id: PersonId) -> Person {
        Person { id, unit: None, moves: Vec::new(), roles: Vec::new(), assignments: Vec::new(), deputising: Vec::new() }
    }

    /// Where the person works on a day. A unit that has ended by then, when it went on as one other: who goes on with its work
    /// the organisation tells.
    pub fn unit_on(&self, day: Date) -> Option<UnitId> {
        let moved = self.moves.iter().rev().find(|(from, _)| *from <= day);
        moved.map(|(_, unit)| *unit).or(self.unit)
    }
}
