//! Bodies that decide, their members over time, and what each has the right to decide.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{BodyId, PersonId};
use crate::text::Name;

/// What sort of body it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The board (*styrelse*).
    Board,
    /// The head of the agency, deciding alone (*myndighetschef*).
    Director,
    /// The management group (*ledningsgrupp*).
    ManagementGroup,
    /// The managers' group (*chefsgrupp*).
    ManagersGroup,
    /// Something else.
    Other,
}

/// A kind of decision that a body may be given the right to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matters {
    /// Adopt a revision of the strategy, or revoke one before it is in force.
    Strategy,
    /// Decide in planning rounds: the directive, frames, allocations, the operational plan.
    Planning,
    /// Decide which indicators are followed, and how each is defined.
    Indicators,
}

/// The right of a body to decide something (*beslutsrätt*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// What it may decide.
    pub matters: Matters,
    /// Where it says so: "Myndighetens arbetsordning, 4 §".
    pub basis: Name,
    /// From which day.
    pub from: Date,
}

/// A person's time in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Who.
    pub person: PersonId,
    /// From which day.
    pub from: Date,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its number.
    pub id: BodyId,
    /// What it is called.
    pub name: Name,
    /// What sort of body it is.
    pub kind: BodyKind,
    /// Who sits in it.
    pub members: Vec<Membership>,
    /// What it may decide.
    pub mandates: Vec<Mandate>,
}

impl Body {
    /// Whether a person sits in it on a day.
    pub fn has_member(&self, person: PersonId, day: Date) -> bool {
        self.members.iter().any(|member| member.person == person && member.from <= day)
    }

    /// The mandate that lets the body decide this on that day; the latest where several do.
    pub fn mandate(&self, matters: Matters, day: Date) -> Option<&Mandate> {
        self.mandates
            .iter()
            .filter(|mandate| mandate.matters == matters && mandate.from <= day)
            .max_by_key(|mandate| mandate.from)
    }
}
