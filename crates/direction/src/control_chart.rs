//! The control chart for single values (XmR): which points are more than usual variation? By the rules of "Making Data
//! Count" as NHSRplotthedots 0.2.2 has them, and otherwise where those give no answer.
//!
//! The moving ranges between neighbours say how much is usual: limits lie 2.66 mean ranges from the mean, near limits two
//! thirds of that. The rules, in order of precedence: (1) outside a limit; (2) seven points, six steps, all up or all
//! down; (3) two of three neighbours between near limit and limit, all three on one side of the mean, where only those
//! near the limit are marked; (4) seven in a row on one side of the mean. Strictly: a tie breaks a trend, and a point on
//! the mean breaks a run.
//!
//! It says "look here". It does not decide a direction, and it goes by order: a gap is a step as any other.

use crate::lanes::{greatest_of, sum_of, sums_of};
use crate::question::Wanted;
use crate::undetermined::Undetermined;

mod signals;

use signals::mark;

/// With fewer points than this, the limits of a group are on trial.
pub const FEWEST_FOR_LIMITS: usize = 13;

/// How the limits are computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings<'a> {
    /// Whether ranges of 3.267 mean ranges or more are left out, so that one outlier does not widen the limits.
    pub is_screened: bool,
    /// Before which points, from 0, a new group begins with limits of its own. In any order.
    pub rebased_at: &'a [usize],
    /// After how many points of each group its limits are fixed. None is never.
    pub fixed_after: Option<usize>,
    /// Which way is right. Anything but increase and decrease leaves the signals without judgement.
    pub wanted: Wanted,
    /// What the values should reach, in the unit of the series.
    pub target: Option<f64>,
}

impl Settings<'_> {
    /// Screened, in one group, never fixed, without a target.
    pub const fn new(wanted: Wanted) -> Settings<'static> {
        Settings { is_screened: true, rebased_at: &[], fixed_after: None, wanted, target: None }
    }
}

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlChart {
    /// The groups, at least one.
    pub groups: Vec<Group>,
    /// The points, as many as values.
    pub points: Vec<Charted>,
    /// What the last point is.
    pub variation: Variation,
    /// Whether the target is met come what may, by the limits of the last group. None without a target, without a way
    /// that is right, or without limits.
    pub assurance: Option<Assurance>,
}

/// Points with the same limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// How many points it has.
    pub points: usize,
    /// Their mean, or that of those before the limits were fixed.
    pub mean: f64,
    /// What is usual. None for a single point, which has no range.
    pub limits: Option<Limits>,
    /// Whether there are too few points for limits that will last.
    pub is_on_trial: bool,
}

/// Between what values usually lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The lower limit.
    pub low: f64,
    /// Two thirds of the way to it.
    pub near_low: f64,
    /// Two thirds of the way to the upper limit.
    pub near_high: f64,
    /// The upper limit.
    pub high: f64,
}

/// A point on the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charted {
    /// Which group, from 0.
    pub group: usize,
    /// Which side of the mean of its group.
    pub side: Side,
    /// Whether it is outside a limit.
    pub is_outside: bool,
    /// Whether it is between near limit and limit.
    pub is_near_limit: bool,
    /// The first rule that it meets.
    pub signal: Option<Signal>,
    /// What that says.
    pub variation: Variation,
}

/// A side of the mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Below it.
    Below,
    /// On it, but for rounding.
    On,
    /// Above it.
    Above,
}

/// Why a point is more than usual variation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// Above the upper limit.
    AboveLimit,
    /// Below the lower limit.
    BelowLimit,
    /// One of seven that all rise.
    Rising,
    /// One of seven that all fall.
    Falling,
    /// One of two of three near the upper limit.
    NearHighLimit,
    /// One of two of three near the lower limit.
    NearLowLimit,
    /// One of seven above the mean.
    AboveMean,
    /// One of seven below the mean.
    BelowMean,
}

impl Signal {
    /// Whether it points up.
    pub const fn is_high(self) -> bool {
        matches!(self, Signal::AboveLimit | Signal::Rising | Signal::NearHighLimit | Signal::AboveMean)
    }
}

/// What a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variation {
    /// Usual: no rule is met.
    Usual,
    /// More than usual, the way that is wanted.
    Improvement,
    /// More than usual, the other way.
    Concern,
    /// More than usual and up, where neither way is wanted.
    High,
    /// More than usual and down, where neither way is wanted.
    Low,
}

/// Whether a target is met come what may. Of the limits, not of the latest points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// All that is usual meets it.
    AlwaysMet,
    /// Nothing that is usual meets it.
    NeverMet,
    /// It lies within what is usual, limits included: met and missed by chance.
    ByChance,
}

/// Charts finite values in order of time.
///
/// # Errors
///
/// [`Undetermined::TooFew`] below two values, [`Undetermined::OutOfRange`] if one is not finite or they are too large to
/// compute with.
pub fn chart(values: &[f64], settings: &Settings<'_>) -> Result<ControlChart, Undetermined> {
    if values.len() < 2 {
        return Err(Undetermined::TooFew { points: values.len(), needed: 2 });
    }
    if !values.iter().all(|value| value.is_finite()) {
        return Err(Undetermined::OutOfRange);
    }
    let mut groups = Vec::with_capacity(1);
    let mut points = Vec::with_capacity(values.len());
    let mut start = 0;
    while start < values.len() {
        let later = settings.rebased_at.iter().copied().filter(|other| start < *other);
        let end = later.min().map_or(values.len(), |end| end.min(values.len()));
        let of_group = &values[start..end];
        let group = Group::of(of_group, settings).ok_or(Undetermined::OutOfRange)?;
        let edges = group.edges(Group::rounding(of_group));
        points.extend(of_group.iter().map(|value| edges.place(*value, groups.len())));
        mark(of_group, &mut points[start..]);
        groups.push(group);
        start = end;
    }
    for point in &mut points {
        point.variation = point.signal.map_or(Variation::Usual, |signal| judged(signal, settings.wanted));
    }
    let variation = points.last().map_or(Variation::Usual, |point| point.variation);
    let assurance = groups.last().and_then(|group| assurance(group, settings));
    Ok(ControlChart { groups, points, variation, assurance })
}

fn judged(signal: Signal, wanted: Wanted) -> Variation {
    match (wanted, signal.is_high()) {
        (Wanted::Increase, true) | (Wanted::Decrease, false) => Variation::Improvement,
        (Wanted::Increase, false) | (Wanted::Decrease, true) => Variation::Concern,
        (_, true) => Variation::High,
        (_, false) => Variation::Low,
    }
}

fn assurance(group: &Group, settings: &Settings<'_>) -> Option<Assurance> {
    let (limits, target) = (group.limits?, settings.target?);
    let is_increase = match settings.wanted {
        Wanted::Increase => true,
        Wanted::Decrease => false,
        Wanted::Keep | Wanted::Within { .. } | Wanted::Unstated => return None,
    };
    if target.is_nan() {
        return None;
    }
    // A limit that is the target but for rounding does not exclude it.
    let rounding = 1e-12 * target.abs();
    Some(if limits.high < target - rounding {
        if is_increase { Assurance::NeverMet } else { Assurance::AlwaysMet }
    } else if target + rounding < limits.low {
        if is_increase { Assurance::AlwaysMet } else { Assurance::NeverMet }
    } else {
        Assurance::ByChance
    })
}

/// Where a value is no longer inside, or on the mean, by more than rounding: the mean of equal values is not always one
/// of them.
struct Edges {
    mean: (f64, f64),
    near: (f64, f64),
    limits: (f64, f64),
}

impl Group {
    /// None where a sum is too large for a double.
    fn of(values: &[f64], settings: &Settings<'_>) -> Option<Group> {
        let counted = settings.fixed_after.map_or(values.len(), |most| most.clamp(1, values.len()));
        let counted_values = &values[..counted];
        let mean = sum_of(counted_values, counted_values, |value, _| value) / counted as f64;
        let range = usual_range(counted_values, settings.is_screened);
        let limits = range.map(|range| Limits {
            low: mean - 2.66 * range,
            near_low: mean - 2.66 * 2.0 / 3.0 * range,
            near_high: mean + 2.66 * 2.0 / 3.0 * range,
            high: mean + 2.66 * range,
        });
        let is_finite =
            mean.is_finite() && limits.is_none_or(|limits| limits.low.is_finite() && limits.high.is_finite());
        let is_on_trial = values.len() < FEWEST_FOR_LIMITS;
        is_finite.then_some(Group { points: values.len(), mean, limits, is_on_trial })
    }

    /// What the sum of so many values like these is off by.
    fn rounding(values: &[f64]) -> f64 {
        16.0 * f64::EPSILON * greatest_of(values, values, |value, _| value.abs())
    }

    fn edges(&self, rounding: f64) -> Edges {
        let around = |low: f64, high: f64| (low - rounding, high + rounding);
        let (near, limits) = match self.limits {
            Some(limits) => (around(limits.near_low, limits.near_high), around(limits.low, limits.high)),
            None => ((f64::MIN, f64::MAX), (f64::MIN, f64::MAX)),
        };
        Edges { mean: around(self.mean, self.mean), near, limits }
    }
}

impl Edges {
    fn place(&self, value: f64, group: usize) -> Charted {
        // Without a branch: on which side a value is, the processor can only guess.
        const SIDES: [Side; 3] = [Side::Below, Side::On, Side::Above];
        let side = SIDES[1 + usize::from(self.mean.1 < value) - usize::from(value < self.mean.0)];
        let is_outside = (value < self.limits.0) | (self.limits.1 < value);
        let is_near_limit = !is_outside & ((value < self.near.0) | (self.near.1 < value));
        Charted { group, side, is_outside, is_near_limit, signal: None, variation: Variation::Usual }
    }
}

/// The mean of the moving ranges. None if there is no range.
fn usual_range(values: &[f64], is_screened: bool) -> Option<f64> {
    let count = values.len().checked_sub(1).filter(|count| 0 < *count)?;
    let (earlier, later) = (&values[..count], &values[1..]);
    let range = |earlier: f64, later: f64| (later - earlier).abs();
    let mean = sum_of(earlier, later, range) / count as f64;
    if !is_screened {
        return Some(mean);
    }
    let most = 3.267 * mean;
    let kept = |term: f64, range: f64| if range < most { term } else { 0.0 };
    let (sum, count) = sums_of(earlier, later, |earlier, later| {
        let range = range(earlier, later);
        (kept(range, range), kept(1.0, range))
    });
    // Without any range below, all are 0: a constant series, whose limits are its mean. The reference has none.
    Some(if count == 0.0 { mean } else { sum / count })
}

#[cfg(test)]
mod tests;
