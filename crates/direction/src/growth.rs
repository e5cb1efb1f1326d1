//! Progress by growth rates: from the base value to the latest, beside the rate that would reach the target. The method
//! of Open SDG and Statistics Canada, for comparison with others who use it. It looks at two points only, so it is never
//! the verdict (`rule`): of series where nothing happens it calls many progress.
//!
//! Where the reference puts 0.001 in place of 0, or has no real number, this refuses.

use crate::series::Series;
use crate::undetermined::Undetermined;

/// From this ratio or rate on progress is substantial; moderate; limited. With a target: actual rate by required rate.
const WITH_TARGET: [f64; 3] = [0.95, 0.6, 0.0];
/// Without: rate per year.
const WITHOUT_TARGET: [f64; 3] = [0.015, 0.005, 0.0];
/// How fast the thresholds shrink near a limit of the scale.
const NEAR_LIMIT: f64 = 4.44;

/// What growth is looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// The value to start from, in the unit of the series.
    pub base: f64,
    /// Its time, in years.
    pub base_time: f64,
    /// The latest value.
    pub current: f64,
    /// Its time, in years.
    pub current_time: f64,
    /// Whether more is wanted; otherwise less is.
    pub is_increase: bool,
    /// The target and its time, in years.
    pub target: Option<(f64, f64)>,
    /// Where the scale ends, such as 100 %. Only without a target.
    pub limit: Option<f64>,
}

/// What the method calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The latest value meets the target.
    TargetAchieved,
    /// Fast enough, or at least 1.5 % a year.
    Substantial,
    /// 60 % of the pace, or at least 0.5 % a year.
    Moderate,
    /// The right way.
    Limited,
    /// The wrong way.
    Deterioration,
}

/// Progress as the method has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// What it is called.
    pub status: Status,
    /// From -5 to 5.
    pub score: f64,
    /// The rate in the direction that is wanted, by the required rate if there is a target. None where the target is the
    /// base, so that no rate is required.
    pub value: Option<f64>,
    /// The rate per year: 0.02 is 2 %.
    pub rate: f64,
    /// The rate per year that would reach the target.
    pub required: Option<f64>,
    /// By what the thresholds were multiplied, near a limit of the scale.
    pub coefficient: Option<f64>,
}

impl Growth {
    /// From a series: its first point from `base_time` on, and its last. Without target and limit.
    ///
    /// # Errors
    ///
    /// [`Undetermined::TooFew`] where there are no two such points.
    pub fn of(series: &Series, base_time: f64, is_increase: bool) -> Result<Growth, Undetermined> {
        let points = || series.times().iter().zip(series.values()).filter(|(time, _)| base_time <= **time);
        match (points().next(), points().next_back()) {
            (Some((first, base)), Some((last, current))) if first < last => Ok(Growth {
                base: *base,
                base_time: *first,
                current: *current,
                current_time: *last,
                is_increase,
                target: None,
                limit: None,
            }),
            _ => Err(Undetermined::TooFew { points: points().count(), needed: 2 }),
        }
    }

    /// How far it has come.
    ///
    /// # Errors
    ///
    /// [`Undetermined::BaseIsZero`], [`Undetermined::CrossesZero`] and [`Undetermined::TargetIsZero`] where there is no
    /// rate, [`Undetermined::TargetIsBase`] where none is required and the target is missed,
    /// [`Undetermined::NoTimePasses`] if there is less than a year from base to latest or to target,
    /// [`Undetermined::OutOfRange`] if a number is not finite.
    pub fn progress(&self) -> Result<Progress, Undetermined> {
        let years = self.current_time - self.base_time;
        if years.is_finite() && years < 1.0 {
            return Err(Undetermined::NoTimePasses);
        }
        let rate = rate(self.base, self.current, years)?;
        // Of a negative base less is a rate above zero.
        let sign = if self.base < 0.0 { -1.0 } else { 1.0 };
        let way = if self.is_increase { 1.0 } else { -1.0 };
        match self.target {
            None => self.without_target(rate, sign * way * rate),
            Some((target, target_time)) => self.with_target(rate, sign * way * rate, target, target_time),
        }
    }

    fn with_target(&self, rate: f64, wanted: f64, target: f64, target_time: f64) -> Result<Progress, Undetermined> {
        let is_met = if self.is_increase { target <= self.current } else { self.current <= target };
        if target == 0.0 {
            return Err(Undetermined::TargetIsZero);
        }
        let required = self::rate(self.base, target, target_time - self.base_time)?;
        let value = if required == 0.0 { None } else { finite(wanted / required.abs()).ok() };
        let (status, score) = match value {
            _ if is_met => (Status::TargetAchieved, 5.0),
            None => return Err(Undetermined::TargetIsBase),
            Some(value) if WITH_TARGET[1] <= value => (status(value, WITH_TARGET), (7.1429 * value - 4.2857).min(5.0)),
            Some(value) => (status(value, WITH_TARGET), (4.1667 * value - 2.5).max(-5.0)),
        };
        Ok(Progress { status, score, value, rate, required: Some(required), coefficient: None })
    }

    fn without_target(&self, rate: f64, value: f64) -> Result<Progress, Undetermined> {
        let coefficient = match self.limit {
            Some(limit) => Some(near_limit(self.base.abs(), finite(limit)?.abs())),
            None => None,
        };
        let narrowed = coefficient.unwrap_or(1.0);
        let thresholds = WITHOUT_TARGET.map(|threshold| threshold * narrowed);
        let score = if value < thresholds[2] {
            (125.0 * value - 2.5).max(-5.0)
        } else if narrowed == 0.0 {
            // At the limit, and not worse.
            5.0
        } else if thresholds[0] <= value {
            (500.0 * value / narrowed - 5.0).min(5.0)
        } else if thresholds[1] <= value {
            250.0 * value / narrowed - 1.25
        } else {
            500.0 * value / narrowed - 2.5
        };
        Ok(Progress { status: status(value, thresholds), score, value: Some(value), rate, required: None, coefficient })
    }
}

/// The growth per year that takes one value to another: 0.02 is 2 %.
///
/// # Errors
///
/// [`Undetermined::BaseIsZero`], [`Undetermined::CrossesZero`] if they are on both sides of zero,
/// [`Undetermined::NoTimePasses`], [`Undetermined::OutOfRange`] if a number is not finite.
pub fn rate(base: f64, value: f64, years: f64) -> Result<f64, Undetermined> {
    let (base, value, years) = (finite(base)?, finite(value)?, finite(years)?);
    if base == 0.0 {
        return Err(Undetermined::BaseIsZero);
    }
    if (base < 0.0 && 0.0 < value) || (value < 0.0 && 0.0 < base) {
        return Err(Undetermined::CrossesZero);
    }
    if years <= 0.0 {
        return Err(Undetermined::NoTimePasses);
    }
    finite((value / base).powf(1.0 / years) - 1.0)
}

fn finite(number: f64) -> Result<f64, Undetermined> {
    if number.is_finite() { Ok(number) } else { Err(Undetermined::OutOfRange) }
}

fn status(value: f64, [substantial, moderate, limited]: [f64; 3]) -> Status {
    if substantial <= value {
        Status::Substantial
    } else if moderate <= value {
        Status::Moderate
    } else if limited <= value {
        Status::Limited
    } else {
        Status::Deterioration
    }
}

/// 1 far from the limit, 0 at it: less progress is asked of what has little way left.
fn near_limit(base: f64, limit: f64) -> f64 {
    // Halved and not doubled, so that nothing is too large.
    if limit <= base / 2.0 {
        1.0
    } else if base <= limit {
        1.0 - (base / limit).powf(NEAR_LIMIT)
    } else {
        1.0 - (2.0 - base / limit).powf(NEAR_LIMIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_no_rate_it_says_why() {
        assert_eq!(rate(0.0, 1.0, 2.0), Err(Undetermined::BaseIsZero));
        assert_eq!(rate(-1.0, 1.0, 2.0), Err(Undetermined::CrossesZero));
        assert_eq!(rate(1.0, -1.0, 2.0), Err(Undetermined::CrossesZero));
        assert_eq!(rate(1.0, 2.0, 0.0), Err(Undetermined::NoTimePasses));
        assert_eq!(rate(1.0, f64::NAN, 1.0), Err(Undetermined::OutOfRange));
        assert_eq!(rate(1e-308, 1e308, 0.01), Err(Undetermined::OutOfRange));
        assert!((rate(-4.0, -1.0, 2.0).unwrap() + 0.5).abs() < 1e-15);
    }

    #[test]
    fn a_missed_target_that_is_the_base_has_no_pace() {
        let growth = Growth {
            base: 5.0,
            base_time: 2010.0,
            current: 4.0,
            current_time: 2015.0,
            is_increase: true,
            target: Some((5.0, 2020.0)),
            limit: None,
        };
        assert_eq!(growth.progress(), Err(Undetermined::TargetIsBase));
        assert_eq!(Growth { current: 6.0, ..growth }.progress().unwrap().status, Status::TargetAchieved);
    }

    #[test]
    fn the_base_is_the_first_point_from_the_base_year_on() {
        let series = Series::annual(2012.0, &[3.0, 4.0, 5.0]);
        let growth = Growth::of(&series, 2010.0, true).unwrap();
        assert_eq!((growth.base, growth.base_time, growth.current), (3.0, 2012.0, 5.0));
        assert_eq!(Growth::of(&series, 2014.0, true), Err(Undetermined::TooFew { points: 1, needed: 2 }));
    }
}
