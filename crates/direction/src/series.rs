//! A series: values at real times, some of them missing, and which of them can be compared.
//! Not here: what the values mean, where a series breaks and why. The caller knows that, and gives the points after the
//! last break.

use crate::confidence::Interval;

/// One measurement, or that there is none for this time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When its period starts, in years: March 2020 is 2020 + 2/12.
    pub time: f64,
    /// The value, in the unit of the series. None is a period without a value, for whatever reason: missing,
    /// suppressed, impossible. It is never 0.
    pub value: Option<f64>,
    /// Whether the value is expected to be revised.
    pub provisional: bool,
    /// Between what the true value lies, where the value is an estimate from a sample and its source says so.
    pub interval: Option<Interval>,
}

impl Point {
    /// A value that stands.
    pub const fn new(time: f64, value: f64) -> Point {
        Point { time, value: Some(value), provisional: false, interval: None }
    }

    /// A value that is expected to be revised.
    pub const fn provisional(time: f64, value: f64) -> Point {
        Point { time, value: Some(value), provisional: true, interval: None }
    }

    /// A period without a value.
    pub const fn missing(time: f64) -> Point {
        Point { time, value: None, provisional: false, interval: None }
    }

    /// The same point, with its interval.
    pub const fn within(mut self, low: f64, high: f64) -> Point {
        self.interval = Some(Interval { low, high });
        self
    }

    /// The interval, where it is one: finite, and around the value.
    fn told_interval(&self) -> Option<Interval> {
        let (value, interval) = (self.value?, self.interval?);
        let is_around = interval.low <= value && value <= interval.high;
        (is_around && interval.low.is_finite() && interval.high.is_finite()).then_some(interval)
    }
}

/// How many points of a series cannot be compared with the others, by why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// Periods without a value.
    pub missing: usize,
    /// A time or a value that is no number, or infinite.
    pub not_finite: usize,
    /// Values that another value for the same time replaced.
    pub replaced: usize,
}

/// The comparable points of a series, in order of time: each has a finite time and a finite value, and no two have the
/// same time. Gaps stay gaps: nothing is filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    times: Vec<f64>,
    values: Vec<f64>,
    provisional: Vec<bool>,
    // As long as the others, or empty where no point has one, as in most series.
    intervals: Vec<Option<Interval>>,
    left_out: LeftOut,
}

impl Series {
    /// From points in any order. Of two for the same time the one that comes last counts.
    pub fn new(points: impl IntoIterator<Item = Point>) -> Series {
        let points = points.into_iter();
        let expected = points.size_hint().0;
        let mut series = Series {
            times: Vec::with_capacity(expected),
            values: Vec::with_capacity(expected),
            provisional: Vec::with_capacity(expected),
            intervals: Vec::new(),
            left_out: LeftOut::default(),
        };
        let mut late: Vec<Point> = Vec::new();
        for point in points {
            match point.value {
                None => series.left_out.missing += 1,
                Some(value) if !value.is_finite() || !point.time.is_finite() => series.left_out.not_finite += 1,
                Some(_) if !late.is_empty() => late.push(point),
                Some(value) => match series.times.last() {
                    Some(last) if point.time <= *last => late.push(point),
                    _ => series.push(value, &point),
                },
            }
        }
        if !late.is_empty() {
            series.put_in_order(late);
        }
        series
    }

    /// From values at equal distance, one a year from `first`. For annual series, and for tests.
    pub fn annual(first: f64, values: &[f64]) -> Series {
        Series::new(values.iter().enumerate().map(|(index, value)| Point::new(first + index as f64, *value)))
    }

    /// The points from this time on: those after the last break.
    pub fn since(&self, time: f64) -> Series {
        self.filtered(|index| time <= self.times[index])
    }

    /// The points that are not provisional.
    pub fn settled(&self) -> Series {
        self.filtered(|index| !self.provisional[index])
    }

    /// The times of the comparable points, in years, strictly increasing.
    pub fn times(&self) -> &[f64] {
        &self.times
    }

    /// The values of the comparable points, in order of time.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The intervals of the comparable points, in order of time: one that is no interval around its value counts as none.
    /// Empty where no point has one.
    pub fn intervals(&self) -> &[Option<Interval>] {
        &self.intervals
    }

    /// How many points can be compared.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether no point can be compared.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Time and value of the first comparable point.
    pub fn first(&self) -> Option<(f64, f64)> {
        Some((*self.times.first()?, *self.values.first()?))
    }

    /// Time and value of the last comparable point.
    pub fn last(&self) -> Option<(f64, f64)> {
        Some((*self.times.last()?, *self.values.last()?))
    }

    /// Whether any comparable point is provisional.
    pub fn has_provisional(&self) -> bool {
        self.provisional.iter().any(|provisional| *provisional)
    }

    /// What could not be compared. After [`Series::since`] or [`Series::settled`] still that of the whole series.
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    fn push(&mut self, value: f64, point: &Point) {
        let interval = point.told_interval();
        if interval.is_some() && self.intervals.is_empty() {
            self.intervals.resize(self.times.len(), None);
        }
        if interval.is_some() || !self.intervals.is_empty() {
            self.intervals.push(interval);
        }
        self.times.push(point.time);
        self.values.push(value);
        self.provisional.push(point.provisional);
    }

    fn point(&self, index: usize) -> Point {
        Point {
            time: self.times[index],
            value: Some(self.values[index]),
            provisional: self.provisional[index],
            interval: self.intervals.get(index).copied().flatten(),
        }
    }

    fn filtered(&self, keep: impl Fn(usize) -> bool) -> Series {
        let mut kept = Series { left_out: self.left_out, ..Series::default() };
        for index in (0..self.len()).filter(|index| keep(*index)) {
            kept.push(self.values[index], &self.point(index));
        }
        kept
    }

    /// Sorts in what came out of order. Only then, since series nearly always come in order.
    fn put_in_order(&mut self, late: Vec<Point>) {
        let mut points: Vec<Point> = (0..self.len()).map(|index| self.point(index)).chain(late).collect();
        // Stable, so that of those with the same time the last one given stays last. `partial_cmp` and not `total_cmp`:
        // the times -0 and 0 are the same time.
        points.sort_by(|one, other| one.time.partial_cmp(&other.time).unwrap_or(std::cmp::Ordering::Equal));
        self.times.clear();
        self.values.clear();
        self.provisional.clear();
        self.intervals.clear();
        for (index, point) in points.iter().enumerate() {
            let Some(value) = point.value else { continue };
            if points.get(index + 1).is_some_and(|next| next.time == point.time) {
                self.left_out.replaced += 1;
            } else {
                self.push(value, point);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_finite_values_are_compared_and_gaps_are_not_filled() {
        let series = Series::new([
            Point::new(2019.0, 1.0),
            Point::missing(2020.0),
            Point::new(2021.0, f64::NAN),
            Point::new(f64::INFINITY, 2.0),
            Point::new(2021.5, f64::NEG_INFINITY),
            Point::new(2022.0, 3.0),
        ]);
        assert_eq!((series.times(), series.values()), (&[2019.0, 2022.0][..], &[1.0, 3.0][..]));
        assert_eq!(series.left_out(), LeftOut { missing: 1, not_finite: 3, replaced: 0 });
    }

    #[test]
    fn points_come_in_any_order_and_the_last_for_a_time_counts() {
        let series = Series::new([
            Point::new(2021.0, 3.0),
            Point::new(2019.0, 1.0),
            Point::provisional(2021.0, 4.0),
            Point::new(2020.0, 2.0),
        ]);
        assert_eq!(series.values(), &[1.0, 2.0, 4.0]);
        assert_eq!(series.left_out().replaced, 1);
        assert!(series.has_provisional());
        assert_eq!(series.settled().values(), &[1.0, 2.0]);
        assert_eq!(series.since(2020.0).values(), &[2.0, 4.0]);
    }

    #[test]
    fn an_interval_follows_its_value_and_is_one_only_around_it() {
        let around = |low, high| Some(Interval { low, high });
        let series = Series::new([
            Point::new(2021.0, 3.0).within(2.0, 4.0),
            Point::new(2019.0, 1.0),
            Point::new(2022.0, 3.0).within(4.0, 5.0),
            Point::new(2021.0, 4.0).within(3.0, 6.0),
            Point::new(2020.0, 2.0).within(1.0, f64::INFINITY),
            Point::new(2023.0, 7.0).within(f64::NAN, 8.0),
        ]);
        assert_eq!(series.intervals(), &[None, None, around(3.0, 6.0), None, None]);
        assert_eq!(series.since(2021.0).intervals(), &[around(3.0, 6.0), None, None]);
        assert_eq!(series.since(2022.0).intervals(), &[], "none is told");
        assert_eq!(Series::annual(2000.0, &[1.0, 2.0]).intervals(), &[]);
    }
}
