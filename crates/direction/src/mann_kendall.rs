//! Mann-Kendall: do later values tend to be higher, or lower, than earlier ones? Only the order of the values counts, so
//! one outlier changes little (Mann 1945; Kendall 1975).
//!
//! Not here: how much they rise (`theil_sen`), and what is claimed at which p (`rule`).

use crate::distributions::normal_two_sided;
use crate::undetermined::Undetermined;

mod exact;
mod order;
mod pre_whitened;
mod seasonal;

pub use pre_whitened::{PreWhitened, pre_whitened};
pub(crate) use seasonal::season_of;
pub use seasonal::{SeasonalPreWhitened, Seasons, seasonal, seasonal_pre_whitened};

use order::Order;

/// Up to this many values the distribution is exact. Its counts are whole numbers up to 33!, the last factorial that 128
/// bits hold.
pub const MOST_EXACT: usize = 33;

/// The result of a Mann-Kendall test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// How many values were compared.
    pub points: usize,
    /// S: pairs that rise less pairs that fall.
    pub score: i64,
    /// The variance of S where nothing happens, corrected for ties.
    pub variance: f64,
    /// The probability, 0 to 1, of an S at least as far from 0 where nothing happens.
    pub p: f64,
    /// Whether p is exact; otherwise it is by the normal approximation with continuity correction.
    pub is_exact: bool,
}

impl Trend {
    /// S in standard deviations from 0, one step nearer for continuity: what the normal approximation goes by. 0 for a
    /// constant series.
    pub fn z(&self) -> f64 {
        standardised(self.score, self.variance)
    }

    /// p by the normal approximation, whatever p is by.
    pub fn normal_p(&self) -> f64 {
        normal_two_sided(self.z())
    }
}

/// Tests finite values in order of time. Values that differ by less than a part in 10^12 are the same.
///
/// # Errors
///
/// [`Undetermined::TooFew`] below two values, [`Undetermined::OutOfRange`] if one is not finite.
pub fn test(values: &[f64]) -> Result<Trend, Undetermined> {
    if values.len() < 2 {
        return Err(Undetermined::TooFew { points: values.len(), needed: 2 });
    }
    if !values.iter().all(|value| value.is_finite()) {
        return Err(Undetermined::OutOfRange);
    }
    Ok(tested(&Order::of(values, 0.0)))
}

fn tested(order: &Order) -> Trend {
    let is_exact = order.points <= MOST_EXACT;
    let p =
        if is_exact { exact::two_sided(order) } else { normal_two_sided(standardised(order.score, order.variance())) };
    Trend { points: order.points, score: order.score, variance: order.variance(), p, is_exact }
}

fn standardised(score: i64, variance: f64) -> f64 {
    if variance <= 0.0 {
        return 0.0;
    }
    // Half of the step of 2 between two values of S.
    (score - score.signum()) as f64 / variance.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_p_is_that_of_the_one_clearest_order() {
        for (points, smallest) in [(3, 1.0 / 3.0), (4, 1.0 / 12.0), (5, 1.0 / 60.0), (6, 1.0 / 360.0)] {
            let values: Vec<f64> = (0..points).map(f64::from).collect();
            let trend = test(&values).unwrap();
            assert!((trend.p - smallest).abs() < 1e-15, "{points}: {}", trend.p);
        }
    }

    #[test]
    fn a_constant_series_has_no_order() {
        let trend = test(&[3.0; 40]).unwrap();
        assert_eq!((trend.score, trend.variance, trend.p, trend.z()), (0, 0.0, 1.0, 0.0));
    }

    #[test]
    fn what_is_the_same_but_for_rounding_is_the_same() {
        assert_eq!(test(&[0.1 + 0.2, 0.3]).unwrap().score, 0);
        assert_eq!(test(&[0.3, 0.300_000_001]).unwrap().score, 1);
    }

    #[test]
    fn what_is_no_number_or_too_little_is_refused() {
        assert_eq!(test(&[1.0]), Err(Undetermined::TooFew { points: 1, needed: 2 }));
        assert_eq!(test(&[1.0, f64::NAN]), Err(Undetermined::OutOfRange));
    }
}
