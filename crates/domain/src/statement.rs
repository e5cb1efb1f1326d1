//! A text that steers, as it stands in one revision. Not its history: that is the lineage between revisions.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ids::StatementId;
use crate::text::{Explanation, StatementText};

/// The kinds of text that steer. What they are called, and how many there may be, is the steering model's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// Why it matters, far ahead.
    Vision,
    /// For whom, and how (*verksamhetsidé*).
    BusinessIdea,
    /// A described future state (*målbild*).
    TargetPicture,
    /// What everything is for.
    OverarchingGoal,
    /// What is most relevant for some years ahead: a heading that carries goals.
    ResultArea,
    /// What gives the direction in a result area.
    Goal,
    /// A goal for how the agency works.
    InternalGoal,
    /// What was called prioritised before resources said it.
    Priority,
}

impl StatementKind {
    /// All kinds, from the top of the thread down.
    pub const ALL: [StatementKind; 8] = [
        StatementKind::Vision,
        StatementKind::BusinessIdea,
        StatementKind::TargetPicture,
        StatementKind::OverarchingGoal,
        StatementKind::ResultArea,
        StatementKind::Goal,
        StatementKind::InternalGoal,
        StatementKind::Priority,
    ];

    /// Whether activities are planned for it: the goals, and what older structures had in their place.
    pub fn is_served(self) -> bool {
        matches!(self, StatementKind::Goal | StatementKind::InternalGoal | StatementKind::Priority)
    }

    /// The word for it in files, addresses and message keys.
    pub fn key(self) -> &'static str {
        match self {
            StatementKind::Vision => "vision",
            StatementKind::BusinessIdea => "business-idea",
            StatementKind::TargetPicture => "target-picture",
            StatementKind::OverarchingGoal => "overarching-goal",
            StatementKind::ResultArea => "result-area",
            StatementKind::Goal => "goal",
            StatementKind::InternalGoal => "internal-goal",
            StatementKind::Priority => "priority",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<StatementKind> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Whether a result area is about what the agency does in the world, or about how it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Facing {
    /// About what changes outside the agency.
    Outward,
    /// About how the agency works: the base that the others stand on.
    Inward,
}

impl Facing {
    /// The word for it in files, addresses and forms.
    pub fn key(self) -> &'static str {
        match self {
            Facing::Outward => "outward",
            Facing::Inward => "inward",
        }
    }
}

/// The way a goal points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointing {
    /// There should be more of it.
    Up,
    /// There should be less of it.
    Down,
    /// It should stay as it is.
    Keep,
}

impl Pointing {
    /// The word for it in files, addresses and forms.
    pub fn key(self) -> &'static str {
        match self {
            Pointing::Up => "up",
            Pointing::Down => "down",
            Pointing::Keep => "keep",
        }
    }
}

/// Everything about a statement that a writer writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The text that steers.
    pub text: StatementText,
    /// What it means, for who asks.
    pub explanation: Explanation,
    /// For a result area: outward or inward.
    pub facing: Option<Facing>,
    /// For a result area: the last year that it looks to.
    pub horizon: Option<i16>,
    /// For a goal: the way it points.
    pub pointing: Option<Pointing>,
}

impl Wording {
    /// A wording with a text alone.
    pub fn new(text: StatementText) -> Wording {
        Wording { text, explanation: Explanation::default(), facing: None, horizon: None, pointing: None }
    }
}

/// A statement in a revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its number, through all revisions.
    pub id: StatementId,
    /// What it is.
    pub kind: StatementKind,
    /// What it stands under; `None` at the top.
    pub parent: Option<StatementId>,
    /// What it says.
    pub wording: Wording,
    /// The number of the event that last changed it: what a writer says to have seen.
    pub version: u64,
    /// What a file called it, when it came from one: the same in every edition of that file.
    pub reference: Option<Arc<str>>,
}

impl Statement {
    /// The text that steers.
    pub fn text(&self) -> &str {
        self.wording.text.as_str()
    }

    /// What it means.
    pub fn explanation(&self) -> &str {
        self.wording.explanation.as_str()
    }
}

/// A statement to be put into a revision: what the events carry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStatement {
    /// The number it gets.
    pub id: StatementId,
    /// What it is.
    pub kind: StatementKind,
    /// What it stands under.
    pub parent: Option<StatementId>,
    /// The sibling that it stands before; `None` last.
    pub before: Option<StatementId>,
    /// What it says.
    pub wording: Wording,
    /// What a file called it.
    pub reference: Option<Arc<str>>,
}
