//! How sure a proportion is, and the gap between two.
//! Not here: proportions of many regions at once (`funnel`).

use crate::confidence::{Confidence, Interval};
use crate::distributions::beta_quantile;
use crate::undetermined::Undetermined;

/// The largest count for which exact intervals are computed: a billion. Above it Wilson's interval is the same to the
/// digits that anyone shows.
pub const MOST_EXACT: u64 = 1_000_000_000;

/// Some of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proportion {
    count: u64,
    of: u64,
}

impl Proportion {
    /// So many of so many.
    ///
    /// # Errors
    ///
    /// [`Undetermined::NothingToDivideBy`] of none, [`Undetermined::OutOfRange`] if there are more than all.
    pub const fn new(count: u64, of: u64) -> Result<Proportion, Undetermined> {
        if of == 0 {
            Err(Undetermined::NothingToDivideBy)
        } else if of < count {
            Err(Undetermined::OutOfRange)
        } else {
            Ok(Proportion { count, of })
        }
    }

    /// Its value, 0 to 1.
    pub fn value(self) -> f64 {
        self.count as f64 / self.of as f64
    }

    /// Wilson's interval (Wilson 1927): for proportions of any size, as sure on average as it says.
    pub fn wilson(self, confidence: Confidence) -> Interval {
        let (of, share) = (self.of as f64, self.value());
        let square = confidence.reach() * confidence.reach();
        let middle = (share + square / (2.0 * of)) / (1.0 + square / of);
        let reach =
            confidence.reach() * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt() / (1.0 + square / of);
        // None and all are ends of the scale, and of the interval, but for rounding.
        Interval {
            low: if self.count == 0 { 0.0 } else { (middle - reach).max(0.0) },
            high: if self.count == self.of { 1.0 } else { (middle + reach).min(1.0) },
        }
    }

    /// The interval of Clopper and Pearson (1934): never less sure than it says, and so wider.
    ///
    /// # Errors
    ///
    /// [`Undetermined::TooLarge`] above [`MOST_EXACT`].
    pub fn clopper_pearson(self, confidence: Confidence) -> Result<Interval, Undetermined> {
        if MOST_EXACT < self.of {
            return Err(Undetermined::TooLarge);
        }
        let (count, others) = (self.count as f64, (self.of - self.count) as f64);
        let low = if self.count == 0 { 0.0 } else { beta_quantile(confidence.outside(), count, others + 1.0) };
        // From the other end, so that what is near 1 keeps its digits.
        let high =
            if self.count == self.of { 1.0 } else { 1.0 - beta_quantile(confidence.outside(), others, count + 1.0) };
        Ok(Interval { low, high })
    }

    /// How much larger this is than another, with the interval of Newcombe (1998, method 10).
    pub fn minus(self, other: Proportion, confidence: Confidence) -> (f64, Interval) {
        let (one_share, other_share) = (self.value(), other.value());
        let (one, two) = (self.wilson(confidence), other.wilson(confidence));
        let gap = one_share - other_share;
        let down = (one_share - one.low).hypot(two.high - other_share);
        let up = (one.high - one_share).hypot(other_share - two.low);
        (gap, Interval { low: gap - down, high: gap + up })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proportion_is_of_something_and_not_of_more() {
        assert_eq!(Proportion::new(0, 0), Err(Undetermined::NothingToDivideBy));
        assert_eq!(Proportion::new(2, 1), Err(Undetermined::OutOfRange));
    }

    #[test]
    fn the_exact_interval_says_where_it_ends() {
        let large = Proportion::new(1, MOST_EXACT + 1).unwrap();
        assert_eq!(large.clopper_pearson(Confidence::P95), Err(Undetermined::TooLarge));
        let most = Proportion::new(MOST_EXACT / 2, MOST_EXACT).unwrap();
        let (exact, wilson) = (most.clopper_pearson(Confidence::P95).unwrap(), most.wilson(Confidence::P95));
        assert!((exact.low - wilson.low).abs() < 1e-8 && (exact.high - wilson.high).abs() < 1e-8);
        let huge = Proportion::new(u64::MAX, u64::MAX).unwrap().wilson(Confidence::P998);
        assert!(huge.low <= 1.0 && huge.high == 1.0);
    }
}
