//! Funnel limits: how far regions of different size lie apart by chance alone, if they are all alike. Exact binomial or
//! Poisson quantiles, interpolated between counts so that the funnel is smooth (Spiegelhalter 2005, appendix A.1).
//!
//! Not here: a ranking. Of regions inside the funnel, which is first is chance.

use crate::confidence::{Confidence, Interval};
use crate::distributions::{beta_below, gamma_upper};
use crate::proportion::MOST_EXACT;
use crate::undetermined::Undetermined;

/// Where a region lies in the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Below what 99.8 % of chance gives.
    FarBelow,
    /// Below what 95 % of chance gives.
    Below,
    /// Where chance puts it.
    Inside,
    /// Above what 95 % of chance gives.
    Above,
    /// Above what 99.8 % of chance gives.
    FarAbove,
}

/// The limits of the proportion in a region of this size, where the proportion of all, 0 to 1, is its own.
///
/// # Errors
///
/// [`Undetermined::NothingToDivideBy`] for a region of none, [`Undetermined::OutOfRange`] if the proportion is none,
/// [`Undetermined::TooLarge`] above a billion.
pub fn binomial(share: f64, of: u64, confidence: Confidence) -> Result<Interval, Undetermined> {
    if of == 0 {
        return Err(Undetermined::NothingToDivideBy);
    }
    if MOST_EXACT < of {
        return Err(Undetermined::TooLarge);
    }
    if !(0.0..=1.0).contains(&share) {
        return Err(Undetermined::OutOfRange);
    }
    // The probability of this many or fewer.
    let at_most = |count: u64| {
        if of <= count { 1.0 } else { beta_below((of - count) as f64, count as f64 + 1.0, 1.0 - share, share) }
    };
    let limit = |probability| quantile(probability, of, &at_most) / of as f64;
    let (low, high) = (limit(confidence.outside()), limit(1.0 - confidence.outside()));
    Ok(Interval { low: low.clamp(0.0, share), high: high.clamp(share, 1.0) })
}

/// The limits of the count in a region where this many are expected.
///
/// # Errors
///
/// [`Undetermined::OutOfRange`] if what is expected is below zero or no number, [`Undetermined::TooLarge`] above a billion.
pub fn poisson(expected: f64, confidence: Confidence) -> Result<Interval, Undetermined> {
    if !expected.is_finite() || expected < 0.0 {
        return Err(Undetermined::OutOfRange);
    }
    if (MOST_EXACT as f64) < expected {
        return Err(Undetermined::TooLarge);
    }
    if expected == 0.0 {
        return Ok(Interval { low: 0.0, high: 0.0 });
    }
    let at_most = |count: u64| gamma_upper(count as f64 + 1.0, expected);
    // More than ten standard deviations, and a few for means near zero.
    let most = (expected + 10.0 * expected.sqrt() + 40.0) as u64;
    let limit = |probability| quantile(probability, most, &at_most);
    let (low, high) = (limit(confidence.outside()), limit(1.0 - confidence.outside()));
    Ok(Interval { low: low.clamp(0.0, expected), high: high.max(expected) })
}

/// Where a value lies, by its limits at 95 and at 99.8 %.
pub fn place(value: f64, at_95: Interval, at_998: Interval) -> Place {
    if value < at_998.low {
        Place::FarBelow
    } else if value < at_95.low {
        Place::Below
    } else if at_998.high < value {
        Place::FarAbove
    } else if at_95.high < value {
        Place::Above
    } else {
        Place::Inside
    }
}

/// The count below which this probability lies, between the counts in proportion.
fn quantile(probability: f64, most: u64, at_most: &impl Fn(u64) -> f64) -> f64 {
    let (mut low, mut high) = (0, most);
    // The smallest count with more than the probability at or below it.
    while low < high {
        let middle = low + (high - low) / 2;
        if probability < at_most(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    let (here, before) = (at_most(low), low.checked_sub(1).map_or(0.0, at_most));
    let part = if before < here { (here - probability) / (here - before) } else { 0.0 };
    low as f64 - part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_lies_between_the_counts_that_hold_its_probability() {
        // Of four with a half: 1/16, 5/16, 11/16, 15/16, 1 at or below 0 to 4.
        let limits = binomial(0.5, 4, Confidence::P80).unwrap();
        assert!((limits.low - (1.0 - (0.3125 - 0.1) / 0.25) / 4.0).abs() < 1e-12, "{limits:?}");
        assert!((limits.high - (3.0 - (0.9375 - 0.9) / 0.25) / 4.0).abs() < 1e-12, "{limits:?}");
    }

    #[test]
    fn the_funnel_narrows_and_holds_what_is_expected() {
        let mut before = f64::INFINITY;
        for of in [10, 100, 10_000, 1_000_000, MOST_EXACT] {
            let limits = binomial(0.03, of, Confidence::P998).unwrap();
            assert!(limits.low <= 0.03 && 0.03 <= limits.high && limits.high - limits.low < before, "{of}: {limits:?}");
            before = limits.high - limits.low;
            let counts = poisson(0.03 * of as f64, Confidence::P95).unwrap();
            assert!(counts.low <= 0.03 * of as f64 && 0.03 * of as f64 <= counts.high);
        }
        let large = poisson(1e6, Confidence::P95).unwrap();
        assert!((large.low - (1e6 - 1960.0)).abs() < 3.0 && (large.high - (1e6 + 1960.0)).abs() < 3.0, "{large:?}");
    }

    #[test]
    fn a_region_is_placed_by_both_limits() {
        let (at_95, at_998) = (Interval { low: 2.0, high: 8.0 }, Interval { low: 1.0, high: 9.0 });
        for (value, expected) in [
            (0.5, Place::FarBelow),
            (1.5, Place::Below),
            (8.0, Place::Inside),
            (8.5, Place::Above),
            (9.5, Place::FarAbove),
        ] {
            assert_eq!(place(value, at_95, at_998), expected);
        }
    }

    #[test]
    fn what_has_no_funnel_says_why() {
        assert_eq!(binomial(0.5, 0, Confidence::P95), Err(Undetermined::NothingToDivideBy));
        assert_eq!(binomial(f64::NAN, 5, Confidence::P95), Err(Undetermined::OutOfRange));
        assert_eq!(binomial(0.5, u64::MAX, Confidence::P95), Err(Undetermined::TooLarge));
        assert_eq!(poisson(-1.0, Confidence::P95), Err(Undetermined::OutOfRange));
        assert_eq!(binomial(0.0, 5, Confidence::P95), Ok(Interval { low: 0.0, high: 0.0 }));
    }
}
