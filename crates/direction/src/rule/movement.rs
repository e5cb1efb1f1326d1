//! Has it moved, and which way? From the order of the points to a direction with its strength.
//! Not here: the target (`destination`), which does not change the direction.

use super::sampling::Measured;
use super::{CLEAR, FEWEST_FOR_CLEAR, FEWEST_FOR_DIRECTION, INDICATION, RuleVersion};
use crate::confidence::{Confidence, Interval};
use crate::mann_kendall;
use crate::question::{Frequency, Question, Wanted};
use crate::series::Series;
use crate::theil_sen::{Slope, seasonal_slope, slope_with_variance};
use crate::verdict::{Direction, Evidence, Method, Movement, Sampling, Strength, Withheld};

/// A direction and what it rests on.
pub(super) struct Finding {
    pub(super) direction: Direction,
    pub(super) strength: Option<Strength>,
    pub(super) movement: Option<Movement>,
    pub(super) evidence: Evidence,
}

/// The order of some values, tested.
#[derive(Debug, Clone, Copy)]
struct Tested {
    method: Method,
    /// S of the test that decides on the sign.
    score: i64,
    p: f64,
    p_plain: Option<f64>,
    autocorrelation: Option<f64>,
    slope: Option<Slope>,
}

/// Finds the direction.
pub(super) fn find(series: &Series, question: &Question) -> Finding {
    let nothing = Evidence {
        points: series.len(),
        first: series.first().map(|(time, _)| time),
        last: series.last().map(|(time, _)| time),
        method: Method::None,
        score: 0,
        p: None,
        p_plain: None,
        autocorrelation: None,
        slope: None,
        of_distance: false,
        inside_band: false,
        indication_withheld: false,
        sampling: None,
    };
    let without = |direction| Finding { direction, strength: None, movement: None, evidence: nothing };
    if series.is_empty() {
        return without(Direction::NoData);
    }
    if series.len() < FEWEST_FOR_DIRECTION {
        return without(Direction::TooFew);
    }
    let seasons = seasons(question);
    let test = |values: &[f64]| test(series.times(), values, seasons, question.rule);
    let Some(of_values) = test(series.values()) else {
        // Values too large to subtract from each other: they can be shown, not judged.
        return without(Direction::NoClearChange);
    };
    let band = match question.wanted {
        Wanted::Within { low, high } if low.is_finite() && high.is_finite() => Some((low.min(high), low.max(high))),
        _ => None,
    };
    let distances = band.map(|(low, high)| -> Vec<f64> {
        series.values().iter().map(|value| (low - value).max(value - high).max(0.0)).collect()
    });
    let inside_band = distances.as_ref().is_some_and(|distances| distances.iter().all(|distance| *distance == 0.0));
    let tested = match &distances {
        Some(distances) => match test(distances) {
            Some(of_distances) => Tested { slope: of_values.slope, ..of_distances },
            None => return without(Direction::NoClearChange),
        },
        None => of_values,
    };
    let of_order = strength(series.len(), tested.p);
    let mut evidence = Evidence {
        method: tested.method,
        score: tested.score,
        p: Some(tested.p),
        p_plain: tested.p_plain,
        autocorrelation: tested.autocorrelation,
        slope: tested.slope,
        of_distance: band.is_some(),
        inside_band,
        indication_withheld: FEWEST_FOR_CLEAR <= series.len()
            && of_order.is_none()
            && tested.p_plain.is_some_and(|p| p <= INDICATION),
        sampling: sampling(series, question.rule, tested.method, seasons, band),
        ..nothing
    };
    if inside_band {
        // Nothing to test: being inside from first to last is what was wanted.
        let strength = if series.len() < FEWEST_FOR_CLEAR { Strength::Indication } else { Strength::Clear };
        return Finding { direction: Direction::Toward, strength: Some(strength), movement: None, evidence };
    }
    let of_order = of_order.and_then(|strength| Some((strength, moved(tested.score)?)));
    let claimed = of_order.filter(|(_, movement)| evidence.sampling.is_none_or(|sampling| sampling.shows(*movement)));
    if of_order.is_some() && claimed.is_none() {
        evidence.withhold(Withheld::Movement);
    }
    if is_small(&evidence, question.smallest_change) && band.is_none() {
        if evidence.sampling.is_none_or(|sampling| sampling.is_within(question.smallest_change)) {
            let movement = claimed.map(|(_, movement)| movement);
            return Finding { direction: Direction::Stable, strength: None, movement, evidence };
        }
        if of_order.is_none() {
            evidence.withhold(Withheld::Stability);
        }
    }
    let Some((strength, moved)) = claimed else {
        return Finding { direction: Direction::NoClearChange, strength: None, movement: None, evidence };
    };
    let (direction, movement) = match question.wanted {
        Wanted::Within { .. } if band.is_some() => (toward_if(moved == Movement::Falling), None),
        Wanted::Increase => (toward_if(moved == Movement::Rising), Some(moved)),
        Wanted::Decrease => (toward_if(moved == Movement::Falling), Some(moved)),
        Wanted::Keep => (Direction::Away, Some(moved)),
        Wanted::Unstated | Wanted::Within { .. } => (Direction::Moved, Some(moved)),
    };
    Finding { direction, strength: Some(strength), movement, evidence }
}

/// How many seasons are told apart. Tertials are from the third version on. Half-years are not: two seasons are so few that
/// the test by season finds less than it gains (docs/decisions/0009-the-rule-of-movement.md).
fn seasons(question: &Question) -> usize {
    match question.frequency {
        Frequency::HalfYearly => 1,
        Frequency::EveryTertial if question.rule < RuleVersion::V3 => 1,
        frequency => frequency.seasons(),
    }
}

/// Which way a score says that the values went.
fn moved(score: i64) -> Option<Movement> {
    match score.signum() {
        1 => Some(Movement::Rising),
        -1 => Some(Movement::Falling),
        _ => None,
    }
}

/// What the intervals of the values allow, where any has one and the rule asks.
fn sampling(
    series: &Series,
    rule: RuleVersion,
    method: Method,
    seasons: usize,
    band: Option<(f64, f64)>,
) -> Option<Sampling> {
    if rule < RuleVersion::V3 {
        return None;
    }
    let mut measured = Measured::of(series)?;
    if let Some((low, high)) = band {
        measured = measured.distances(low, high);
    }
    let is_seasonal = matches!(method, Method::Seasonal | Method::SeasonalPreWhitened);
    let Interval { low, high } = measured.change(series.times(), if is_seasonal { seasons } else { 1 })?;
    let told = series.intervals().iter().flatten().count();
    Some(Sampling { low, high, told, withheld: None })
}

impl Sampling {
    /// Whether all the change that is allowed goes this way.
    fn shows(self, movement: Movement) -> bool {
        match movement {
            Movement::Rising => 0.0 < self.low,
            Movement::Falling => self.high < 0.0,
        }
    }

    /// Whether all the change that is allowed is smaller than what matters.
    fn is_within(self, smallest_change: Option<f64>) -> bool {
        smallest_change.is_some_and(|smallest| self.low.abs() < smallest && self.high.abs() < smallest)
    }
}

impl Evidence {
    fn withhold(&mut self, what: Withheld) {
        if let Some(sampling) = &mut self.sampling {
            sampling.withheld = Some(what);
        }
    }
}

fn toward_if(is_toward: bool) -> Direction {
    if is_toward { Direction::Toward } else { Direction::Away }
}

/// How sure an order with this p is.
fn strength(points: usize, p: f64) -> Option<Strength> {
    if p <= CLEAR && FEWEST_FOR_CLEAR <= points {
        Some(Strength::Clear)
    } else if p <= INDICATION {
        Some(Strength::Indication)
    } else {
        None
    }
}

/// Whether the whole interval of the change over the time of the series is smaller than what matters.
fn is_small(evidence: &Evidence, smallest_change: Option<f64>) -> bool {
    let (Some(smallest), Some(slope), Some(years)) = (smallest_change, evidence.slope, evidence.years()) else {
        return false;
    };
    (slope.low * years).abs() < smallest && (slope.high * years).abs() < smallest
}

/// Tests the order of at least four values. None if they are too large to subtract from each other.
fn test(times: &[f64], values: &[f64], seasons: usize, rule: RuleVersion) -> Option<Tested> {
    let trend = mann_kendall::test(values).ok()?;
    let plain = Tested {
        method: if trend.is_exact { Method::Exact } else { Method::Normal },
        score: trend.score,
        p: trend.p,
        p_plain: None,
        autocorrelation: None,
        slope: None,
    };
    if trend.variance == 0.0 {
        let level = Some(Slope { per_year: 0.0, low: 0.0, high: 0.0 });
        return Some(Tested { method: Method::Constant, slope: level, ..plain });
    }
    if FEWEST_FOR_CLEAR <= values.len()
        && 1 < seasons
        && let Ok(seasonal) = mann_kendall::seasonal(times, values, seasons)
    {
        let slope = seasonal_slope(times, values, seasons, Confidence::P90, seasonal.variance).ok()?;
        let tested =
            Tested { method: Method::Seasonal, score: seasonal.score, p: seasonal.p, slope: Some(slope), ..plain };
        return Some(match rule {
            RuleVersion::V1 => tested,
            RuleVersion::V2 | RuleVersion::V3 => with_seasonal_pre_whitened(times, values, seasons, tested, slope),
        });
    }
    let slope = slope_with_variance(times, values, Confidence::P90, trend.variance).ok()?;
    let plain = Tested { slope: Some(slope), ..plain };
    if values.len() < FEWEST_FOR_CLEAR {
        return Some(plain);
    }
    Some(with_pre_whitened(times, values, plain, slope))
}

/// The larger p of the plain test and of the one on pre-whitened values.
fn with_pre_whitened(times: &[f64], values: &[f64], plain: Tested, slope: Slope) -> Tested {
    let Ok(whitened) = mann_kendall::pre_whitened(times, values, slope.per_year) else { return plain };
    let autocorrelation = Some(whitened.autocorrelation);
    let Some(trend) = whitened.trend else { return Tested { autocorrelation, ..plain } };
    let p = larger(&plain, trend.score, trend.p);
    Tested { method: Method::PreWhitened, p, p_plain: Some(plain.p), autocorrelation, ..plain }
}

/// The same of the seasonal test.
fn with_seasonal_pre_whitened(times: &[f64], values: &[f64], seasons: usize, plain: Tested, slope: Slope) -> Tested {
    let whitened = mann_kendall::seasonal_pre_whitened(times, values, seasons, slope.per_year);
    let Ok(whitened) = whitened else { return plain };
    let autocorrelation = Some(whitened.autocorrelation);
    let Some(left) = whitened.seasons else { return Tested { autocorrelation, ..plain } };
    let p = larger(&plain, left.score, left.p);
    Tested { method: Method::SeasonalPreWhitened, p, p_plain: Some(plain.p), autocorrelation, ..plain }
}

/// The larger p. Opposite signs: what is left moves the other way, so nothing is known.
fn larger(plain: &Tested, score: i64, p: f64) -> f64 {
    let is_opposed = score.signum() * plain.score.signum() < 0;
    if is_opposed { 1.0 } else { plain.p.max(p) }
}
