//! The test on values that are freed of resemblance to the value before. Where values resemble the ones before them, the
//! plain test finds trends that are not there; this one finds fewer.
//!
//! The resemblance is estimated on what is left when the slope is taken away, and corrected for the bias that few values
//! bring; estimated with the slope in, it would take the trend for resemblance.

use super::order::Order;
use super::{Trend, tested};
use crate::undetermined::Undetermined;

/// The most that is taken away: above it, next to nothing of the values would be left.
const MOST: f64 = 0.95;

/// The test on pre-whitened values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PreWhitened {
    /// How much a value resembles the one before it, beyond the slope: 0 to 0.95.
    pub autocorrelation: f64,
    /// The test on what is left. None where nothing needs to be taken away.
    pub trend: Option<Trend>,
}

/// Tests finite values at finite times, in order, with this slope per year. By order: a gap is not a longer step.
///
/// # Errors
///
/// [`Undetermined::TooFew`] below five values, [`Undetermined::OutOfRange`] where they are too large to compute with.
pub fn pre_whitened(times: &[f64], values: &[f64], per_year: f64) -> Result<PreWhitened, Undetermined> {
    const FEWEST: usize = 5;
    let points = values.len().min(times.len());
    if points < FEWEST {
        return Err(Undetermined::TooFew { points, needed: FEWEST });
    }
    let autocorrelation = autocorrelation(times, values, per_year)?;
    if autocorrelation == 0.0 {
        return Ok(PreWhitened { autocorrelation, trend: None });
    }
    // From the first value, so that a high level does not cost the digits of small changes.
    let first = values[0];
    let left: Vec<f64> =
        values.windows(2).map(|pair| (pair[1] - first) - autocorrelation * (pair[0] - first)).collect();
    let largest = values.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    let widest = values.iter().fold(0.0f64, |widest, value| widest.max((value - first).abs()));
    if !left.iter().all(|value| value.is_finite()) {
        return Err(Undetermined::OutOfRange);
    }
    // What two of them may differ by through rounding alone.
    let absolute = 4.0 * f64::EPSILON * largest + 1e-12 * widest;
    Ok(PreWhitened { autocorrelation, trend: Some(tested(&Order::of(&left, absolute))) })
}

/// The autocorrelation of what is left when the slope is taken away.
fn autocorrelation(times: &[f64], values: &[f64], per_year: f64) -> Result<f64, Undetermined> {
    let (first_time, first_value) = (times[0], values[0]);
    let residuals: Vec<f64> =
        times.iter().zip(values).map(|(time, value)| (value - first_value) - per_year * (time - first_time)).collect();
    let largest = values.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    lag_one(&residuals, 16.0 * f64::EPSILON * largest)
}

/// The lag-one autocorrelation of residuals, corrected for bias and kept from 0 to 0.95. 0 where they are no larger than
/// what rounding leaves: nothing is left of a straight line, and rounding has no resemblance worth the name.
pub(super) fn lag_one(residuals: &[f64], rounding: f64) -> Result<f64, Undetermined> {
    let points = residuals.len() as f64;
    let mean = residuals.iter().sum::<f64>() / points;
    let scale = residuals.iter().fold(0.0f64, |scale, residual| scale.max((residual - mean).abs()));
    if !scale.is_finite() || !mean.is_finite() {
        return Err(Undetermined::OutOfRange);
    }
    if scale <= rounding || points <= 4.0 {
        return Ok(0.0);
    }
    // In parts of the largest, so that no square is too large or too small.
    let (mut before, mut squares, mut products) = (None, 0.0, 0.0);
    for residual in residuals {
        let residual = (residual - mean) / scale;
        squares += residual * residual;
        if let Some(before) = before {
            products += residual * before;
        }
        before = Some(residual);
    }
    let raw = products / squares;
    Ok(((points * raw + 2.0) / (points - 4.0)).clamp(0.0, MOST))
}
