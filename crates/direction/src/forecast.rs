//! Where a series may be at a later time, by two simple models that are right in opposite worlds: a line with independent
//! noise, and a random walk with drift. Neither alone says how unsure it is; the envelope of both does better (measured
//! in docs/direction.md).
//!
//! Not here: when not to project at all, and what is called likely (`rule`).

use crate::distributions::{Level, both_sides, student_above};
use crate::lanes::{greatest_of, sum_of, sums_of};
use crate::undetermined::Undetermined;

/// The fewest points from which the two models can tell how unsure they are.
pub const FEWEST: usize = 3;

/// Both models, fitted to one series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Models {
    /// Least squares, noise independent from point to point.
    pub line: Line,
    /// Each step has the mean change per year plus noise that adds up.
    pub walk: Walk,
}

/// A line by least squares. What follows from the fit is within reach of its methods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The change per year, in the unit of the series.
    pub per_year: f64,
    /// The standard deviation of the points around the line.
    pub spread: f64,
    points: usize,
    middle_time: f64,
    middle_value: f64,
    /// The squares of the distances of the times to their middle, summed.
    reach: f64,
}

/// A random walk with drift.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Walk {
    /// The drift per year, in the unit of the series: from the first point to the last.
    pub per_year: f64,
    /// The standard deviation of a step of one year.
    pub spread: f64,
    points: usize,
    last_time: f64,
    last_value: f64,
    /// From the first point to the last, in years.
    years: f64,
}

/// What a model says of one later time: a t distribution around the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The mean.
    pub mean: f64,
    /// The standard error of one new value. 0 where the series leaves no room for doubt.
    pub error: f64,
    /// The degrees of freedom.
    pub freedom: usize,
}

/// Fits both models to finite values at finite times, strictly increasing.
///
/// # Errors
///
/// [`Undetermined::TooFew`] below three points, [`Undetermined::NoTimePasses`] where the times do not increase,
/// [`Undetermined::OutOfRange`] where the values are too large to compute with.
pub fn fit(times: &[f64], values: &[f64]) -> Result<Models, Undetermined> {
    let (times, values) = fittable(times, values)?;
    let (line, walk) = (Line::fit(times, values), Walk::fit(times, values));
    if line.is_finite() && walk.is_finite() { Ok(Models { line, walk }) } else { Err(Undetermined::OutOfRange) }
}

/// Fits the line alone, for comparisons. By itself it is too sure of itself where values resemble the ones before them.
///
/// # Errors
///
/// As [`fit`].
pub fn fit_line(times: &[f64], values: &[f64]) -> Result<Line, Undetermined> {
    let (times, values) = fittable(times, values)?;
    let line = Line::fit(times, values);
    if line.is_finite() { Ok(line) } else { Err(Undetermined::OutOfRange) }
}

/// The points, if models can be fitted to them.
fn fittable<'a>(times: &'a [f64], values: &'a [f64]) -> Result<(&'a [f64], &'a [f64]), Undetermined> {
    let points = times.len().min(values.len());
    if points < FEWEST {
        return Err(Undetermined::TooFew { points, needed: FEWEST });
    }
    if !times[..points].windows(2).all(|pair| pair[0] < pair[1]) {
        return Err(Undetermined::NoTimePasses);
    }
    Ok((&times[..points], &values[..points]))
}

/// The measure in which squares of distances to the first value are neither too large nor too small: 1, for all but
/// numbers that nobody would measure, and then a power of two, which rounds nothing.
fn scale(values: &[f64]) -> f64 {
    let first = values[0];
    let widest = greatest_of(values, values, |value, _| (value - first).abs());
    if widest == 0.0 || (1e-100..1e100).contains(&widest) {
        1.0
    } else {
        widest.log2().floor().clamp(-1000.0, 1000.0).exp2()
    }
}

/// What rounding alone leaves of values as large as these, in the measure.
fn rounding(values: &[f64], scale: f64) -> f64 {
    let largest = greatest_of(values, values, |value, _| value.abs());
    8.0 * f64::EPSILON * (largest / scale)
}

impl Line {
    fn fit(times: &[f64], values: &[f64]) -> Line {
        let count = times.len() as f64;
        let (first_time, first_value) = (times[0], values[0]);
        let scale = scale(values);
        // Of a power of two, so that to multiply by it is to divide, and to do so once is enough.
        let inverse = 1.0 / scale;
        let scaled = |time: f64, value: f64| (time - first_time, (value - first_value) * inverse);
        let (time_sum, value_sum) = sums_of(times, values, scaled);
        let (middle_time, middle_value) = (time_sum / count, value_sum / count);
        let (reach, product) = sums_of(times, values, |time, value| {
            let (t, y) = scaled(time, value);
            let from_middle = t - middle_time;
            (from_middle * from_middle, from_middle * (y - middle_value))
        });
        let per_year = product / reach;
        let off = |time: f64, value: f64| {
            let (t, y) = scaled(time, value);
            (y - middle_value) - per_year * (t - middle_time)
        };
        let squares = sum_of(times, values, |time, value| off(time, value) * off(time, value));
        let widest = greatest_of(times, values, |time, value| off(time, value).abs());
        // A straight line leaves nothing but rounding, which is not noise.
        let spread = if widest <= rounding(values, scale) { 0.0 } else { (squares / (count - 2.0)).sqrt() };
        Line {
            per_year: per_year * scale,
            spread: spread * scale,
            points: times.len(),
            middle_time: first_time + middle_time,
            middle_value: first_value + middle_value * scale,
            reach,
        }
    }

    fn is_finite(&self) -> bool {
        [self.per_year, self.spread, self.middle_value, self.reach].iter().all(|number| number.is_finite())
    }

    /// The value of the line at a time, in years.
    pub fn at(&self, time: f64) -> f64 {
        self.middle_value + self.per_year * (time - self.middle_time)
    }

    /// What the line says of a value at a time, in years. None if it is too large for a double.
    pub fn predict(&self, time: f64) -> Option<Prediction> {
        let from_middle = time - self.middle_time;
        let error = self.spread * (1.0 + 1.0 / self.points as f64 + from_middle * from_middle / self.reach).sqrt();
        Prediction { mean: self.at(time), error, freedom: self.points - 2 }.finite()
    }

    /// The standard error of the change per year.
    pub fn per_year_error(&self) -> f64 {
        self.spread / self.reach.sqrt()
    }
}

impl Walk {
    fn fit(times: &[f64], values: &[f64]) -> Walk {
        let last = times.len() - 1;
        let scale = scale(values);
        let years = times[last] - times[0];
        let drift = (values[last] - values[0]) / scale / years;
        let (mut squares, mut widest) = (0.0, 0.0f64);
        for (time, value) in times.windows(2).zip(values.windows(2)) {
            let step = time[1] - time[0];
            let off = (value[1] - value[0]) / scale - drift * step;
            squares += off * off / step;
            widest = widest.max(off.abs());
        }
        let spread = if widest <= rounding(values, scale) { 0.0 } else { (squares / (last - 1) as f64).sqrt() };
        Walk {
            per_year: drift * scale,
            spread: spread * scale,
            points: times.len(),
            last_time: times[last],
            last_value: values[last],
            years,
        }
    }

    fn is_finite(&self) -> bool {
        self.per_year.is_finite() && self.spread.is_finite()
    }

    /// What the walk says of a value at a time, in years, after the last point. None before it, or if it is too large for
    /// a double.
    pub fn predict(&self, time: f64) -> Option<Prediction> {
        let ahead = time - self.last_time;
        if ahead.is_nan() || ahead < 0.0 {
            return None;
        }
        let error = self.spread * (ahead + ahead * ahead / self.years).sqrt();
        let mean = self.last_value + self.per_year * ahead;
        Prediction { mean, error, freedom: self.points - 2 }.finite()
    }
}

impl Models {
    /// What both say of a time, in years, after the last point.
    pub fn predict(&self, time: f64) -> Option<(Prediction, Prediction)> {
        Some((self.line.predict(time)?, self.walk.predict(time)?))
    }

    /// From the lowest to the highest of the two 80 % intervals at a time: what is drawn as one fan.
    pub fn envelope_80(&self, time: f64) -> Option<(f64, f64)> {
        let (line, walk) = self.predict(time)?;
        let ((line_low, line_high), (walk_low, walk_high)) = (line.interval_80(), walk.interval_80());
        Some((line_low.min(walk_low), line_high.max(walk_high)))
    }
}

impl Prediction {
    /// Inside which 80 % of new values lie.
    pub fn interval_80(&self) -> (f64, f64) {
        self.interval(Level::P80)
    }

    /// Inside which 95 % of new values lie.
    pub fn interval_95(&self) -> (f64, f64) {
        self.interval(Level::P95)
    }

    /// The probability, 0 to 1, of this value or more.
    pub fn at_least(&self, value: f64) -> f64 {
        if self.is_certain(value) {
            let is_met = value <= self.mean + self.mean.abs() * 1e-12;
            return if is_met { 1.0 } else { 0.0 };
        }
        student_above((value - self.mean) / self.error, self.freedom as f64)
    }

    /// The probability, 0 to 1, of this value or less.
    pub fn at_most(&self, value: f64) -> f64 {
        if self.is_certain(value) {
            let is_met = self.mean - self.mean.abs() * 1e-12 <= value;
            return if is_met { 1.0 } else { 0.0 };
        }
        student_above((self.mean - value) / self.error, self.freedom as f64)
    }

    /// The probability, 0 to 1, of a value between these two, themselves included.
    pub fn within(&self, low: f64, high: f64) -> f64 {
        (self.at_least(low) - (1.0 - self.at_most(high))).clamp(0.0, 1.0)
    }

    /// Whether there is no room for doubt, or none that a double can tell.
    fn is_certain(&self, value: f64) -> bool {
        self.error == 0.0 || !((value - self.mean) / self.error).is_finite()
    }

    fn interval(&self, level: Level) -> (f64, f64) {
        let reach = self.error * both_sides(level, self.freedom);
        (clamped(self.mean - reach), clamped(self.mean + reach))
    }

    fn finite(self) -> Option<Prediction> {
        (self.mean.is_finite() && self.error.is_finite()).then_some(self)
    }
}

fn clamped(value: f64) -> f64 {
    value.clamp(f64::MIN, f64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_leaves_no_doubt() {
        let models = fit(&[2019.0, 2020.0, 2021.0, 2022.0], &[0.1, 0.2, 0.3, 0.4]).unwrap();
        let (line, walk) = models.predict(2024.0).unwrap();
        assert_eq!((line.error, walk.error), (0.0, 0.0));
        assert_eq!((line.at_least(0.6), walk.at_least(0.6)), (1.0, 1.0));
        assert_eq!((line.at_most(0.59), walk.at_most(0.59)), (0.0, 0.0));
    }

    #[test]
    fn the_probabilities_on_both_sides_are_everything() {
        let models = fit(&[2019.0, 2020.0, 2022.0, 2023.0], &[4.0, 7.0, 5.0, 9.0]).unwrap();
        let (line, walk) = models.predict(2025.0).unwrap();
        for prediction in [line, walk] {
            assert!((prediction.at_least(8.0) + prediction.at_most(8.0) - 1.0).abs() < 1e-12);
            let (low, high) = prediction.interval_80();
            assert!((prediction.within(low, high) - 0.8).abs() < 1e-12);
        }
    }

    #[test]
    fn what_cannot_be_fitted_says_why() {
        assert_eq!(fit(&[1.0, 2.0], &[1.0, 2.0]), Err(Undetermined::TooFew { points: 2, needed: 3 }));
        assert_eq!(fit(&[1.0, 1.0, 2.0], &[1.0, 2.0, 3.0]), Err(Undetermined::NoTimePasses));
        assert_eq!(fit(&[1.0, 2.0, 3.0], &[-1e308, 1e308, 0.0]), Err(Undetermined::OutOfRange));
    }
}
