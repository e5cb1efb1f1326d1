//! The rule: from points to the two words of a verdict. Each version answers for ever as it did when it was new.
//! Not here: the methods it is made of, and what a caller does with a verdict.

use crate::question::Question;
use crate::series::Series;
use crate::verdict::{Destination, Direction, Strength, Verdict};

mod destination;
mod movement;
mod sampling;

/// With fewer comparable points than this no direction is claimed.
pub const FEWEST_FOR_DIRECTION: usize = 4;
/// With fewer comparable points than this no direction is called clear.
pub const FEWEST_FOR_CLEAR: usize = 10;
/// With fewer comparable points than this nothing is projected.
pub const FEWEST_FOR_PROJECTION: usize = 5;
/// An order with at most this p is an indication.
pub const INDICATION: f64 = 0.10;
/// An order with at most this p is clear, from [`FEWEST_FOR_CLEAR`] points on.
pub const CLEAR: f64 = 0.05;
/// A target that both models give at least this is likely.
pub const LIKELY: f64 = 0.8;
/// A target that both models give at most this is unlikely.
pub const UNLIKELY: f64 = 0.2;

/// Which rule answers. A verdict stores it, and a later rule does not change what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleVersion {
    /// The first: exact test below ten points, and from ten on the larger p of the plain and the pre-whitened test.
    V1,
    /// The second: the seasonal test, too, allows for values that resemble the ones before them.
    V2,
    /// The third: where values are estimates from a sample, the change must lie outside what their intervals
    /// allow; and tertials are compared each with itself.
    V3,
}

impl RuleVersion {
    /// The one for new verdicts.
    pub const LATEST: RuleVersion = RuleVersion::V3;

    /// Its number, for what is stored.
    pub const fn number(self) -> u16 {
        match self {
            RuleVersion::V1 => 1,
            RuleVersion::V2 => 2,
            RuleVersion::V3 => 3,
        }
    }

    /// The rule with this number, if there is one.
    pub const fn with_number(number: u16) -> Option<RuleVersion> {
        match number {
            1 => Some(RuleVersion::V1),
            2 => Some(RuleVersion::V2),
            3 => Some(RuleVersion::V3),
            _ => None,
        }
    }
}

/// Judges a series: the points after its last break, as they are known. Never fails: what cannot be said is said to be
/// so in the verdict. A series of up to 32 points without a band needs next to no memory.
pub fn judge(series: &Series, question: &Question) -> Verdict {
    let mut verdict = judge_all(series, question);
    if series.has_provisional() {
        let settled = judge_all(&series.settled(), question);
        if verdict.words() != settled.words() {
            verdict.settled = Some(Box::new(settled));
        }
    }
    verdict
}

/// Judges a series with its provisional points among the others.
fn judge_all(series: &Series, question: &Question) -> Verdict {
    let finding = movement::find(series, question);
    let (destination, outlook) = destination::find(series, question, finding.evidence.slope);
    Verdict {
        rule: question.rule,
        direction: finding.direction,
        strength: finding.strength,
        movement: finding.movement,
        destination,
        evidence: finding.evidence,
        outlook,
        settled: None,
    }
}

impl Verdict {
    /// What a reader is told: a verdict is another one if one of these is.
    fn words(&self) -> (Direction, Option<Strength>, Destination) {
        (self.direction, self.strength, self.destination)
    }
}

#[cfg(test)]
mod tests;
