//! What the intervals of estimates from samples allow of change over the time of a series. A change inside them is no change.
//! Not here: the order of the values (`movement`), which is tested as well: intervals know only of the sampling.
//!
//! The change is that of the straight line by least squares: a sum of the values with a weight each. The interval of such a
//! sum follows from those of its parts, each with its own two reaches, down and up, so that it need not be in the middle
//! (MOVER; Zou, Huang and Zhang 2009; of two values it is that of Newcombe 1998). It is as sure as the intervals are.

use std::iter;

use crate::confidence::Interval;
use crate::mann_kendall::season_of;
use crate::series::Series;

/// A change of this part of the widest difference is what rounding leaves of none.
const ROUNDING: f64 = 1e-12;

/// Values with how far the true ones may lie from them.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    values: Vec<f64>,
    down: Vec<f64>,
    up: Vec<f64>,
}

impl Measured {
    /// The values of a series of which at least one has an interval. One that has none is as unsure as the most unsure of
    /// the others, down and up: that its source does not tell does not make it sure.
    pub(super) fn of(series: &Series) -> Option<Measured> {
        if series.intervals().is_empty() {
            return None;
        }
        let reaches = |reach: fn(f64, Interval) -> f64| -> Vec<f64> {
            let told = series.values().iter().zip(series.intervals());
            let told: Vec<Option<f64>> = told.map(|(value, one)| one.map(|one| reach(*value, one))).collect();
            let most = told.iter().flatten().fold(0.0f64, |most, reach| most.max(*reach));
            told.iter().map(|reach| reach.unwrap_or(most)).collect()
        };
        let (down, up) = (reaches(|value, one| value - one.low), reaches(|value, one| one.high - value));
        Some(Measured { values: series.values().to_vec(), down, up })
    }

    /// The same of the distances to a band.
    pub(super) fn distances(&self, low: f64, high: f64) -> Measured {
        let distance = |value: f64| (low - value).max(value - high).max(0.0);
        let mut measured = Measured { values: Vec::new(), down: Vec::new(), up: Vec::new() };
        for ((value, down), up) in self.values.iter().zip(&self.down).zip(&self.up) {
            let at = distance(*value);
            let (one, other) = (distance(value - down), distance(value + up));
            // Where the interval reaches into the band the distance may be none.
            let reaches_in = value - down <= high && low <= value + up;
            let nearest = if reaches_in { 0.0 } else { one.min(other) };
            measured.values.push(at);
            measured.down.push(at - nearest);
            measured.up.push(one.max(other) - at);
        }
        measured
    }

    /// Between what the change from the first time to the last lies, each season compared with itself. None where the
    /// numbers are too large to compute with. An end that only rounding keeps from zero is zero.
    pub(super) fn change(&self, times: &[f64], seasons: usize) -> Option<Interval> {
        let (first, last) = (*times.first()?, *times.last()?);
        let base = *self.values.first()?;
        let far = self.values.iter().map(|value| (value - base).abs());
        let scale = far.chain(self.down.iter().copied()).chain(self.up.iter().copied()).fold(0.0, f64::max);
        if !scale.is_finite() || !(last - first).is_finite() {
            return None;
        }
        if scale == 0.0 {
            return Some(Interval { low: 0.0, high: 0.0 });
        }
        let (mut change, mut down, mut up) = (0.0, 0.0f64, 0.0f64);
        for (index, weight) in weights(times, seasons).into_iter().enumerate() {
            change += weight * ((self.values[index] - base) / scale);
            // With a negative weight what reaches down takes the change up.
            let (falls, rises) = (self.down[index] / scale, self.up[index] / scale);
            let (falls, rises) = if 0.0 < weight { (falls, rises) } else { (rises, falls) };
            down = down.hypot(weight * falls);
            up = up.hypot(weight * rises);
        }
        let end = |end: f64| if end.abs() < ROUNDING { 0.0 } else { end * scale };
        let (low, high) = (end(change - down), end(change + up));
        (low.is_finite() && high.is_finite()).then_some(Interval { low, high })
    }
}

/// What each value weighs in the change of the line: how far its time is from the mean time of its season.
fn weights(times: &[f64], seasons: usize) -> Vec<f64> {
    let (first, span) = (times[0], times[times.len() - 1] - times[0]);
    let mut offsets: Vec<f64> = times.iter().map(|time| (time - first) / span).collect();
    let season: Vec<usize> = times.iter().map(|time| if seasons < 2 { 0 } else { season_of(*time, seasons) }).collect();
    for one in 0..seasons.max(1) {
        let these = || iter::zip(&season, &offsets).filter(|(season, _)| **season == one).map(|(_, offset)| *offset);
        let mean = these().sum::<f64>() / these().count() as f64;
        for (_, offset) in iter::zip(&season, &mut offsets).filter(|(season, _)| **season == one) {
            *offset -= mean;
        }
    }
    let squares: f64 = offsets.iter().map(|offset| offset * offset).sum();
    if squares == 0.0 {
        // No season comes twice: nothing can be compared, and so nothing weighs.
        return vec![0.0; times.len()];
    }
    offsets.iter().map(|offset| offset / squares).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidence::Confidence;
    use crate::proportion::Proportion;
    use crate::series::Point;

    fn measured(points: &[(f64, f64, f64)]) -> Measured {
        let points = points.iter().enumerate();
        let series = Series::new(points.map(|(year, (low, value, high))| {
            let point = Point::new(2000.0 + year as f64, *value);
            if low.is_nan() { point } else { point.within(*low, *high) }
        }));
        Measured::of(&series).unwrap()
    }

    fn close(found: Interval, low: f64, high: f64) {
        assert!((found.low - low).abs() < 1e-12 && (found.high - high).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn of_two_values_it_is_the_interval_of_newcombe() {
        // Newcombe (1998), table II, (a): 56 of 70 and 48 of 80; method 10 gives 0.0524 to 0.3339.
        let (one, other) = (Proportion::new(56, 70).unwrap(), Proportion::new(48, 80).unwrap());
        let point = |proportion: Proportion| {
            let interval = proportion.wilson(Confidence::P95);
            (interval.low, proportion.value(), interval.high)
        };
        let change = measured(&[point(other), point(one)]).change(&[2000.0, 2001.0], 1).unwrap();
        let (_, newcombe) = one.minus(other, Confidence::P95);
        close(change, newcombe.low, newcombe.high);
        assert!((change.low - 0.0524).abs() < 5e-5 && (change.high - 0.3339).abs() < 5e-5, "{change:?}");
    }

    #[test]
    fn of_many_values_it_is_the_interval_of_the_line() {
        // Five values, each 2 up and down: the slope has variance 4/10, and the line is four years long.
        let points: Vec<_> = [1.0, 2.0, 3.0, 4.0, 5.0].map(|value| (value - 2.0, value, value + 2.0)).to_vec();
        let reach = 4.0 * (4.0f64 / 10.0).sqrt();
        close(
            measured(&points).change(&[2000.0, 2001.0, 2002.0, 2003.0, 2004.0], 1).unwrap(),
            4.0 - reach,
            4.0 + reach,
        );
    }

    #[test]
    fn a_value_without_an_interval_is_as_unsure_as_the_most_unsure() {
        let nan = f64::NAN;
        let some = measured(&[(9.0, 10.0, 12.0), (nan, 12.0, nan), (11.0, 13.0, 14.0)]);
        let all = measured(&[(9.0, 10.0, 12.0), (10.0, 12.0, 14.0), (11.0, 13.0, 14.0)]);
        let times = [2000.0, 2001.0, 2003.0];
        assert_eq!(some.change(&times, 1), all.change(&times, 1));
    }

    #[test]
    fn a_season_is_no_change() {
        // Up by ten each summer, and in all by one a year.
        let points: Vec<_> = [0.0, 10.0, 1.0, 11.0, 2.0, 12.0].map(|value| (value - 0.5, value, value + 0.5)).to_vec();
        let times = [2000.0, 2000.5, 2001.0, 2001.5, 2002.0, 2002.5];
        let change = measured(&points).change(&times, 2).unwrap();
        assert!(((change.low + change.high) / 2.0 - 2.5).abs() < 1e-12, "{change:?}");
    }

    #[test]
    fn the_distance_to_a_band_is_as_unsure_as_the_value() {
        let distances =
            measured(&[(1.0, 2.0, 3.0), (3.0, 4.0, 6.0), (5.0, 8.0, 12.0), (9.0, 11.0, 15.0)]).distances(5.0, 9.0);
        assert_eq!(distances.values, [3.0, 1.0, 0.0, 2.0]);
        assert_eq!(distances.down, [1.0, 1.0, 0.0, 2.0]);
        assert_eq!(distances.up, [1.0, 1.0, 3.0, 4.0]);
    }
}
