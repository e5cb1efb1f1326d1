//! Bodies that decide, their members over time, and what each has the right to decide.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{BodyId, PersonId};
use crate::text::Name;

mod apply;
mod changing;

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
    /// Until which day; `None` until further notice.
    pub until: Option<Date>,
}

/// A person's time in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Who.
    pub person: PersonId,
    /// From which day.
    pub from: Date,
    /// Until which day; `None` until further notice.
    pub until: Option<Date>,
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
    /// Its last day, where it has one.
    pub closed: Option<Date>,
}

impl BodyKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [BodyKind; 5] =
        [BodyKind::Board, BodyKind::Director, BodyKind::ManagementGroup, BodyKind::ManagersGroup, BodyKind::Other];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            BodyKind::Board => "board",
            BodyKind::Director => "director",
            BodyKind::ManagementGroup => "management-group",
            BodyKind::ManagersGroup => "managers-group",
            BodyKind::Other => "other",
        }
    }
}

impl Matters {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Matters; 3] = [Matters::Strategy, Matters::Planning, Matters::Indicators];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Matters::Strategy => "strategy",
            Matters::Planning => "planning",
            Matters::Indicators => "indicators",
        }
    }
}

impl Body {
    /// Whether a person sits in it on a day.
    pub fn has_member(&self, person: PersonId, day: Date) -> bool {
        let sits = |member: &Membership| member.from <= day && member.until.is_none_or(|until| day <= until);
        self.is_there_on(day) && self.members.iter().any(|member| member.person == person && sits(member))
    }

    /// Whether it is there on a day.
    pub fn is_there_on(&self, day: Date) -> bool {
        self.closed.is_none_or(|until| day <= until)
    }

    /// The mandate that lets the body decide this on that day; the latest where several do.
    pub fn mandate(&self, matters: Matters, day: Date) -> Option<&Mandate> {
        self.mandates
            .iter()
            .filter(|mandate| mandate.matters == matters && mandate.from <= day)
            .filter(|mandate| mandate.until.is_none_or(|until| day <= until) && self.is_there_on(day))
            .max_by_key(|mandate| mandate.from)
    }
}
