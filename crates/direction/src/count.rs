//! How sure a count of rare events is, if they come one by one.
//! Not here: counts of many regions at once (`funnel`).

use crate::confidence::{Confidence, Interval};
use crate::distributions::gamma_quantile;
use crate::proportion::MOST_EXACT;
use crate::undetermined::Undetermined;

/// The exact Poisson interval (Garwood 1936) of the mean that a count comes from.
///
/// # Errors
///
/// [`Undetermined::TooLarge`] above a billion; Byar's is the same to the digits that anyone shows.
pub fn exact(count: u64, confidence: Confidence) -> Result<Interval, Undetermined> {
    if MOST_EXACT < count {
        return Err(Undetermined::TooLarge);
    }
    let (outside, real) = (confidence.outside(), count as f64);
    let low = if count == 0 { 0.0 } else { gamma_quantile(outside, real) };
    Ok(Interval { low, high: gamma_quantile(1.0 - outside, real + 1.0) })
}

/// Byar's approximation of it (Breslow and Day 1987), which needs no more than roots. A lower end that it puts below zero
/// is zero.
pub fn byar(count: u64, confidence: Confidence) -> Interval {
    let (reach, real) = (confidence.reach(), count as f64);
    let next = real + 1.0;
    let low = if count == 0 {
        0.0
    } else {
        (real * (1.0 - 1.0 / (9.0 * real) - reach / (3.0 * real.sqrt())).powi(3)).max(0.0)
    };
    Interval { low, high: next * (1.0 - 1.0 / (9.0 * next) + reach / (3.0 * next.sqrt())).powi(3) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_agree_where_there_is_much() {
        for count in [1_000, 1_000_000, MOST_EXACT] {
            let (exact, byar) = (exact(count, Confidence::P95).unwrap(), byar(count, Confidence::P95));
            assert!((exact.low / byar.low - 1.0).abs() < 1e-6, "{exact:?} {byar:?}");
            assert!((exact.high / byar.high - 1.0).abs() < 1e-6, "{exact:?} {byar:?}");
        }
        assert_eq!(exact(u64::MAX, Confidence::P95), Err(Undetermined::TooLarge));
    }
}
