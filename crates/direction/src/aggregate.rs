//! Totals of parts: sums first, then the division; of a stock the last value, of a flow the sum. A part that is not known
//! makes the total unknown, and says why: it is never taken for 0.
//!
//! Not here: which other cell must be hidden when a total gives a suppressed one away.

use crate::undetermined::Undetermined;

/// A number that may not be known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// It is this.
    Known(f64),
    /// It is known, and too small to be shown.
    Suppressed,
    /// It is not known.
    Missing,
}

/// How values of several periods become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OverTime {
    /// Of what is there at a moment, such as staff: the last period's.
    Stock,
    /// Of what happens in a period, such as decisions: the sum.
    Flow,
}

/// A total of what is known, with how much is not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Partial {
    /// The sum of the known parts.
    pub sum: f64,
    /// How many parts were known.
    pub known: usize,
    /// How many were suppressed.
    pub suppressed: usize,
    /// How many were missing.
    pub missing: usize,
}

/// The sum of all parts.
///
/// # Errors
///
/// [`Undetermined::Suppressed`] or [`Undetermined::Missing`] if a part is, [`Undetermined::TooFew`] of no parts,
/// [`Undetermined::OutOfRange`] if a part or the sum is not finite.
pub fn sum(parts: &[Amount]) -> Result<f64, Undetermined> {
    let partial = sum_of_known(parts)?;
    if 0 < partial.suppressed {
        return Err(Undetermined::Suppressed);
    }
    if 0 < partial.missing {
        return Err(Undetermined::Missing);
    }
    Ok(partial.sum)
}

/// The sum of the parts that are known, which is not the total unless all are. Never to be shown without the counts.
///
/// # Errors
///
/// [`Undetermined::TooFew`] of no parts, [`Undetermined::OutOfRange`] if a part or the sum is not finite.
pub fn sum_of_known(parts: &[Amount]) -> Result<Partial, Undetermined> {
    if parts.is_empty() {
        return Err(Undetermined::TooFew { points: 0, needed: 1 });
    }
    let mut partial = Partial { sum: 0.0, known: 0, suppressed: 0, missing: 0 };
    // What rounding loses is kept and added back (Neumaier 1974), so that the order of the parts does not show.
    let mut lost = 0.0;
    for part in parts {
        match *part {
            Amount::Suppressed => partial.suppressed += 1,
            Amount::Missing => partial.missing += 1,
            Amount::Known(value) => {
                let sum = partial.sum + value;
                lost += if value.abs() <= partial.sum.abs() {
                    (partial.sum - sum) + value
                } else {
                    (value - sum) + partial.sum
                };
                partial.sum = sum;
                partial.known += 1;
            }
        }
    }
    partial.sum += lost;
    if partial.sum.is_finite() { Ok(partial) } else { Err(Undetermined::OutOfRange) }
}

/// The rate of parts: the sum of the numerators by the sum of the denominators, times a factor such as 100. The mean of
/// the parts' rates would be another number, and the wrong one.
///
/// # Errors
///
/// As [`sum`], for either; [`Undetermined::NothingToDivideBy`] if the denominators are zero together.
pub fn rate(numerators: &[Amount], denominators: &[Amount], factor: f64) -> Result<f64, Undetermined> {
    if numerators.len() != denominators.len() {
        return Err(Undetermined::Missing);
    }
    let (numerator, denominator) = (sum(numerators)?, sum(denominators)?);
    if denominator == 0.0 {
        return Err(Undetermined::NothingToDivideBy);
    }
    let rate = numerator / denominator * factor;
    if rate.is_finite() { Ok(rate) } else { Err(Undetermined::OutOfRange) }
}

/// One value of several periods, in order.
///
/// # Errors
///
/// As [`sum`]. Of a stock only the last period counts: an earlier value is not put in its place.
pub fn over_time(periods: &[Amount], kind: OverTime) -> Result<f64, Undetermined> {
    match kind {
        OverTime::Flow => sum(periods),
        OverTime::Stock => sum(&periods[periods.len().saturating_sub(1)..]),
    }
}

#[cfg(test)]
mod tests {
    use super::Amount::{Known, Missing, Suppressed};
    use super::*;

    #[test]
    fn the_rate_of_all_is_not_the_mean_of_the_rates() {
        // 1 of 2 and 10 of 100: 11 of 102, where the mean of the rates is 30 %.
        let rate = rate(&[Known(1.0), Known(10.0)], &[Known(2.0), Known(100.0)], 100.0).unwrap();
        assert!((rate - 1100.0 / 102.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_not_known_is_not_zero() {
        assert_eq!(sum(&[Known(1.0), Missing]), Err(Undetermined::Missing));
        assert_eq!(sum(&[Missing, Suppressed]), Err(Undetermined::Suppressed));
        let partial = sum_of_known(&[Known(1.0), Missing, Suppressed, Known(2.0)]);
        assert_eq!(partial, Ok(Partial { sum: 3.0, known: 2, suppressed: 1, missing: 1 }));
        assert_eq!(sum(&[]), Err(Undetermined::TooFew { points: 0, needed: 1 }));
    }

    #[test]
    fn a_stock_is_the_last_value_and_a_flow_the_sum() {
        let periods = [Known(10.0), Missing, Known(12.0)];
        assert_eq!(over_time(&periods, OverTime::Stock), Ok(12.0));
        assert_eq!(over_time(&periods, OverTime::Flow), Err(Undetermined::Missing));
        assert_eq!(over_time(&periods[..2], OverTime::Stock), Err(Undetermined::Missing));
    }

    #[test]
    fn the_order_of_the_parts_does_not_show() {
        assert_eq!(sum(&[Known(1e16), Known(1.0), Known(-1e16)]), Ok(1.0));
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        assert_eq!(rate(&[Known(0.0)], &[Known(0.0)], 1.0), Err(Undetermined::NothingToDivideBy));
        assert_eq!(sum(&[Known(f64::NAN)]), Err(Undetermined::OutOfRange));
        assert_eq!(rate(&[Known(0.0)], &[], 1.0), Err(Undetermined::Missing));
    }
}
