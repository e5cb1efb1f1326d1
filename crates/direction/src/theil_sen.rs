//! The Theil-Sen slope: the median of the slopes between all pairs of points, in real time, with a confidence interval
//! from the distribution of Kendall's S (Theil 1950; Sen 1968).
//!
//! Not here: whether the slope is more than chance (`mann_kendall`).

use crate::confidence::Confidence;
use crate::mann_kendall::season_of;
use crate::undetermined::Undetermined;

mod buckets;
mod pairs;
mod select;

/// Up to this many points all pairs are laid out; above it the slopes that are asked for are found without.
pub const MOST_ALL_PAIRS: usize = 500;

/// A change per year, in the unit of the series, with a confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The median of the slopes between pairs.
    pub per_year: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

/// The slope of finite values at finite times, both in order of time. Pairs at the same time are left out.
///
/// The interval is by the normal approximation with ties, as elsewhere (Hollander and Wolfe 1999, 9.3): for a handful of
/// points it is the whole range of slopes.
///
/// # Errors
///
/// [`Undetermined::TooFew`] below two points, [`Undetermined::NoTimePasses`] if all are at the same time,
/// [`Undetermined::OutOfRange`] if a slope is too large for a double.
pub fn slope(times: &[f64], values: &[f64], confidence: Confidence) -> Result<Slope, Undetermined> {
    let points = times.len().min(values.len());
    if points < 2 {
        return Err(Undetermined::TooFew { points, needed: 2 });
    }
    slope_with_variance(&times[..points], &values[..points], confidence, variance(times, values))
}

/// The same, where the variance of S is known from a test: [`crate::mann_kendall::Trend::variance`]. For thousands of
/// series at times that strictly increase.
///
/// # Errors
///
/// As [`slope`].
pub fn slope_with_variance(
    times: &[f64],
    values: &[f64],
    confidence: Confidence,
    variance: f64,
) -> Result<Slope, Undetermined> {
    let points = times.len().min(values.len());
    if points < 2 {
        return Err(Undetermined::TooFew { points, needed: 2 });
    }
    let (times, values) = (&times[..points], &values[..points]);
    let deviation = variance.max(0.0).sqrt();
    if points <= MOST_ALL_PAIRS || !increases(times) {
        pairs::slope(times, values, |pairs| Ranks::of(pairs, deviation, confidence))
    } else {
        let ranks = Ranks::of(points * (points - 1) / 2, deviation, confidence);
        select::slope(times, values, ranks)
    }
}

/// The median of the slopes between points of the same season, 4 or 12 a year: what a season adds is not taken for a
/// change (Hirsch, Slack and Smith 1982). `variance` is that of the seasonal test.
///
/// # Errors
///
/// [`Undetermined::TooFew`] if no season has two points, [`Undetermined::OutOfRange`] if a slope is too large for a double.
pub fn seasonal_slope(
    times: &[f64],
    values: &[f64],
    seasons: usize,
    confidence: Confidence,
    variance: f64,
) -> Result<Slope, Undetermined> {
    let points: Vec<(usize, f64, f64)> =
        times.iter().zip(values).map(|(time, value)| (season_of(*time, seasons), *time, *value)).collect();
    let mut slopes = Vec::with_capacity(points.len() * points.len() / (2 * seasons.max(1)) + 1);
    for (index, (season, time, value)) in points.iter().enumerate() {
        let same = points[..index].iter().filter(|(earlier, at, _)| earlier == season && at < time);
        slopes.extend(same.map(|(_, earlier_time, earlier)| (value - earlier) / (time - earlier_time)));
    }
    if slopes.is_empty() {
        return Err(Undetermined::TooFew { points: points.len(), needed: seasons.saturating_add(1) });
    }
    if !slopes.iter().all(|slope| slope.is_finite()) {
        return Err(Undetermined::OutOfRange);
    }
    let ranks = Ranks::of(slopes.len(), variance.max(0.0).sqrt(), confidence);
    Ok(pairs::chosen(&mut slopes, &ranks))
}

/// Where the line with this slope through the middle of the points is at a time: through the median of the values at the
/// median of the times.
///
/// # Errors
///
/// [`Undetermined::TooFew`] without points, [`Undetermined::OutOfRange`] if the result is too large for a double.
pub fn line_at(times: &[f64], values: &[f64], per_year: f64, time: f64) -> Result<f64, Undetermined> {
    let (Some(middle_time), Some(middle_value)) = (median(times), median(values)) else {
        return Err(Undetermined::TooFew { points: 0, needed: 1 });
    };
    let at = middle_value + per_year * (time - middle_time);
    if at.is_finite() { Ok(at) } else { Err(Undetermined::OutOfRange) }
}

/// Which of the slopes, in order, are asked for. From 0.
#[derive(Debug, Clone, Copy)]
struct Ranks {
    low: usize,
    middle: (usize, usize),
    high: usize,
}

impl Ranks {
    fn of(pairs: usize, deviation: f64, confidence: Confidence) -> Ranks {
        let last = pairs.saturating_sub(1);
        let reach = confidence.reach() * deviation;
        // Ranks from 1 that are as far from either end; a cast to an integer takes what is below 0 to 0.
        let low = ((pairs as f64 - reach) / 2.0).round_ties_even() as usize;
        let high = ((pairs as f64 + reach) / 2.0).round_ties_even() as usize;
        Ranks { low: low.saturating_sub(1).min(last / 2), middle: (last / 2, pairs / 2), high: high.min(last) }
    }
}

/// The variance of S with ties in values and in times.
fn variance(times: &[f64], values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let of = |count: f64| count * (count - 1.0) * (2.0 * count + 5.0);
    let (in_times, in_values) = (tied(times, of), tied(values, of));
    ((of(count) - in_times - in_values) / 18.0).max(0.0)
}

/// The sum of a term over each group of equal numbers.
fn tied(numbers: &[f64], of: impl Fn(f64) -> f64) -> f64 {
    if numbers.windows(2).all(|pair| pair[0] < pair[1]) {
        return 0.0;
    }
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.chunk_by(|one, other| one == other).map(|group| of(group.len() as f64)).sum()
}

fn increases(times: &[f64]) -> bool {
    times.windows(2).all(|pair| pair[0] < pair[1])
}

/// The middle of some finite numbers.
fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    let last = sorted.len().checked_sub(1)?;
    sorted.sort_unstable_by(f64::total_cmp);
    Some(between(sorted[last / 2], sorted[sorted.len() / 2]))
}

/// The mean of two, also where their sum is too large.
fn between(one: f64, other: f64) -> f64 {
    let sum = one + other;
    if sum.is_finite() { sum / 2.0 } else { one / 2.0 + other / 2.0 }
}

#[cfg(test)]
mod tests;
