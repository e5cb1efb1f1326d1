//! One round against another, and one group against another: how much larger the share is that gave 4 or 5, how sure that
//! is, and whether anything can be said at all. Not counts; those are `tally`.

use direction::confidence::{Confidence, Interval};

use super::Question;
use super::tally::Tally;

/// What two shares say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// More give 4 or 5.
    More,
    /// Fewer do.
    Fewer,
    /// The answers are too few to tell.
    Nothing,
}

/// How two shares differ, in parts of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// How much larger the first is.
    pub gap: f64,
    /// Between which bounds that is, in 95 cases of 100 (Newcombe 1998, method 10).
    pub interval: Interval,
    /// What can be said.
    pub says: Says,
}

impl Difference {
    /// How one differs from another in the share that gave 4 or 5. None where nobody gave a mark.
    ///
    /// The interval takes the two for two samples. Whoever answered both makes them more alike than that, so it is rather too
    /// wide than too narrow.
    pub fn between(one: &Tally, other: &Tally, question: Question) -> Option<Difference> {
        let (gap, interval) = one.high(question)?.minus(other.high(question)?, Confidence::P95);
        let says = match (0.0 < interval.low, interval.high < 0.0) {
            (true, _) => Says::More,
            (_, true) => Says::Fewer,
            _ => Says::Nothing,
        };
        Some(Difference { gap, interval, says })
    }
}
