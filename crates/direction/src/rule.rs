//! The rule: from points to the two words of a verdict. Each version answers for ever as it did when it was new.
//! Not here: the methods it is made of, and what a caller does with a verdict.

use crate::question::Question;
use crate::series::Series;
use crate::verdict::{Destination, Direction, Evidence, Method, NotProjected, Outlook, Projection, Verdict};

/// With fewer comparable points than this no direction is claimed.
pub const FEWEST_FOR_DIRECTION: usize = 4;
/// With fewer comparable points than this no direction is called clear.
pub const FEWEST_FOR_CLEAR: usize = 10;
/// With fewer comparable points than this nothing is projected.
pub const FEWEST_FOR_PROJECTION: usize = 5;
/// A target that both models give at least this is likely.
pub const LIKELY: f64 = 0.8;
/// A target that both models give at most this is unlikely.
pub const UNLIKELY: f64 = 0.2;

/// Which rule answers. A verdict stores it, and a later rule does not change what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleVersion {
    /// The first: exact test below ten points, and from ten on the larger p of the plain and the pre-whitened test.
    V1,
}

impl RuleVersion {
    /// The one for new verdicts.
    pub const LATEST: RuleVersion = RuleVersion::V1;

    /// Its number, for what is stored.
    pub const fn number(self) -> u16 {
        match self {
            RuleVersion::V1 => 1,
        }
    }

    /// The rule with this number, if there is one.
    pub const fn with_number(number: u16) -> Option<RuleVersion> {
        match number {
            1 => Some(RuleVersion::V1),
            _ => None,
        }
    }
}

/// Judges a series: the points after its last break, as they are known. Never fails: what cannot be said is said to be
/// so in the verdict.
pub fn judge(series: &Series, question: &Question) -> Verdict {
    // The methods come next; until then every answer is that nothing can be said.
    Verdict {
        rule: question.rule,
        direction: if series.is_empty() { Direction::NoData } else { Direction::TooFew },
        strength: None,
        movement: None,
        destination: if question.target.is_some() { Destination::CannotSay } else { Destination::NoTarget },
        evidence: Evidence {
            points: series.len(),
            first: series.first().map(|(time, _)| time),
            last: series.last().map(|(time, _)| time),
            method: Method::None,
            score: 0,
            p: None,
            p_plain: None,
            autocorrelation: None,
            slope: None,
            inside_band: false,
            indication_withheld: false,
        },
        outlook: Outlook { met_now: None, projection: Projection::NotMade(NotProjected::NoData), pace: None },
        settled: None,
    }
}
