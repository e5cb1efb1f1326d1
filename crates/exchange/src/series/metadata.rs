//! What a file says of itself: title, unit, source, when it was updated, notes, licence; and what it suggests for the
//! definition of an indicator. As it stands in the file, each with its place. Not believed: a person decides what of it to take.

use domain::decimal::Decimal;
use domain::indicator::{Desired, Target};

/// A text with where it stands: a keyword, or a path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The keyword or the path.
    pub part: String,
    /// What stands there.
    pub text: String,
}

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// What it is called.
    pub title: Option<Told>,
    /// What is counted, where the whole file is about one thing.
    pub measure: Option<Told>,
    /// What it is counted in.
    pub unit: Option<Told>,
    /// Who published it.
    pub source: Option<Told>,
    /// When it was last changed.
    pub updated: Option<Told>,
    /// Under what terms it may be used.
    pub licence: Option<Told>,
    /// What else is said.
    pub notes: Vec<Told>,
    /// What it suggests for the indicator.
    pub suggested: Suggested,
}

/// What a file suggests for the definition of an indicator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Suggested {
    /// Which way is towards the goal.
    pub desired: Option<Desired>,
    /// What it is to be, and when.
    pub target: Option<Target>,
    /// Beyond this no value can be, in the desired direction.
    pub limit: Option<Decimal>,
}

impl Told {
    /// A text with its place; none where there is no text.
    pub(crate) fn new(part: impl Into<String>, text: &str) -> Option<Told> {
        let text = text.trim();
        (!text.is_empty()).then(|| Told { part: part.into(), text: text.to_owned() })
    }
}
