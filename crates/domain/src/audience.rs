//! Who is asked or expected: everyone, who sits in a body, or who works in some units. A verdict round and a workshop each have
//! one. Not who may come: a workshop can be open to whoever has its code.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{BodyId, PersonId, UnitId};
use crate::organisation::Organisation;
use crate::refusal::Refusal;

/// Who is asked or expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone in the directory.
    Everyone,
    /// Who sits in a body.
    Body(BodyId),
    /// Who works in some units, or below them.
    Units(BTreeSet<UnitId>),
}

impl Organisation {
    /// Whether a person is one of these on a day.
    pub fn is_meant(&self, audience: &Audience, id: PersonId, day: Date) -> bool {
        let Some(person) = self.people.get(&id).filter(|person| !person.roles.is_empty()) else { return false };
        match audience {
            Audience::Everyone => true,
            Audience::Body(body) => self.bodies.get(body).is_some_and(|body| body.has_member(id, day)),
            Audience::Units(units) => {
                person.unit_on(day).is_some_and(|own| units.iter().any(|unit| self.is_within(own, *unit)))
            }
        }
    }

    /// What is wrong with it from a day on: a body or a unit that is not there then.
    pub(crate) fn not_such_an_audience(&self, audience: &Audience, from: Date) -> Option<Refusal> {
        match audience {
            Audience::Everyone => None,
            Audience::Body(body) => {
                let known = self.bodies.get(body).is_some_and(|body| body.is_there_on(from));
                (!known).then(|| Refusal::new("body-unknown").at("body"))
            }
            Audience::Units(units) => {
                let is_there = |unit: &UnitId| self.units.get(unit).is_some_and(|unit| unit.is_there_on(from));
                let unknown = units.iter().find(|unit| !is_there(unit));
                unknown.map(|unit| Refusal::new("unit-unknown").at("units").with("unit", unit.0))
            }
        }
    }
}
