//! The answer: two words that must never become one, the evidence for them, and keys to explain them with.
//! Not here: sentences. They are in the languages of the readers, under the keys of [`Reason`].

use crate::rule::RuleVersion;
use crate::theil_sen::Slope;

mod reason;

pub use reason::{Reason, Value};

/// What a series says about its question. No number in it is ever NaN or infinite.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// By which rule.
    pub rule: RuleVersion,
    /// Has it moved, and which way?
    pub direction: Direction,
    /// How sure that is. Only where something is claimed: towards, away or moved.
    pub strength: Option<Strength>,
    /// Which way the values went, whatever was wanted. None where no movement is claimed, and for a band, where the
    /// distance to it is judged.
    pub movement: Option<Movement>,
    /// Will the target be reached?
    pub destination: Destination,
    /// On what the direction rests.
    pub evidence: Evidence,
    /// On what the destination rests.
    pub outlook: Outlook,
    /// The verdict without the provisional points, where they change a word of it: direction, strength or destination.
    pub settled: Option<Box<Verdict>>,
}

/// Has it moved, and which way?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The way that is wanted; for a band: closer to it, or inside all the time.
    Toward,
    /// The other way; for what should be kept: either way.
    Away,
    /// It moved, and nobody has said which way is right.
    Moved,
    /// The values do not tell. Not the same as unchanged: small samples hide real changes.
    NoClearChange,
    /// Unchanged: the 90 % interval of the change is inside the smallest change that matters.
    Stable,
    /// One to three comparable points: to be shown, not judged.
    TooFew,
    /// No comparable point.
    NoData,
}

/// How sure a direction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// p at most 0.10; below ten points never more than this.
    Indication,
    /// p at most 0.05, from ten points on.
    Clear,
}

/// Which way the values went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Movement {
    /// Later values are higher.
    Rising,
    /// Later values are lower.
    Falling,
}

/// Will the target be reached?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Destination {
    /// The last value meets it. Whether it will hold at the date stands in the outlook.
    Reached,
    /// Both models give it at least 80 %.
    Likely,
    /// The models disagree, or are unsure, or nothing could be projected.
    CannotSay,
    /// Both models give it at most 20 %.
    Unlikely,
    /// Its date has passed, and the last value does not meet it.
    Missed,
    /// None is decided.
    NoTarget,
}

/// On what a direction rests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// How many points were compared.
    pub points: usize,
    /// The time of the first of them, in years.
    pub first: Option<f64>,
    /// The time of the last of them, in years.
    pub last: Option<f64>,
    /// How the order was tested.
    pub method: Method,
    /// Mann-Kendall's S: pairs that rise less pairs that fall; of a seasonal test, within the seasons.
    pub score: i64,
    /// The probability, 0 to 1, of an order at least this clear if nothing is happening. None where nothing was tested.
    pub p: Option<f64>,
    /// The same by the test that takes the values as independent, where the one above does not.
    pub p_plain: Option<f64>,
    /// How much a value resembles the one before it, beyond the trend: 0 to 0.95. None where it was not estimated.
    pub autocorrelation: Option<f64>,
    /// The change per year, with its 90 % interval, from four points on.
    pub slope: Option<Slope>,
    /// For a band: what was tested is the distance to it, not the value. The slope is of the value all the same.
    pub of_distance: bool,
    /// For a band: all points were inside.
    pub inside_band: bool,
    /// The order would have been an indication by the rule for fewer than ten points, and is not by that for ten or
    /// more.
    pub indication_withheld: bool,
    /// Where values are estimates from a sample: the change that their intervals allow. None where no point has one.
    pub sampling: Option<Sampling>,
}

/// The change over the time of a series, as far as estimates from samples can tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    /// The least change that the intervals allow, in the unit of the series; of a band, that of the distance to it.
    pub low: f64,
    /// The most change that they allow.
    pub high: f64,
    /// How many points have an interval. The others are taken to be as unsure as the most unsure of these.
    pub told: usize,
    /// What would have been said without the intervals.
    pub withheld: Option<Withheld>,
}

/// What is not said because of the intervals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Withheld {
    /// That it moved: no movement at all is within the intervals.
    Movement,
    /// That it is stable: a change that matters is within the intervals.
    Stability,
}

impl Evidence {
    /// "So clear an order arises by chance in this many cases of 100". 0 is fewer than one.
    pub fn by_chance_of_100(&self) -> Option<u8> {
        self.p.map(Evidence::of_hundred)
    }

    /// From the first point to the last, in years.
    pub fn years(&self) -> Option<f64> {
        Some(self.last? - self.first?)
    }

    fn of_hundred(p: f64) -> u8 {
        // A cast to an integer takes what is outside to the nearest end, and a p is from 0 to 1.
        (p * 100.0).round() as u8
    }
}

/// How the order of a series was tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// Not at all: too few points.
    None,
    /// Every value is the same.
    Constant,
    /// Mann-Kendall with the exact distribution, ties and all.
    Exact,
    /// Mann-Kendall with the normal approximation, corrected for ties and continuity.
    Normal,
    /// Both the plain test and the one on pre-whitened values; the larger p counts.
    PreWhitened,
    /// Seasonal Mann-Kendall: each season with itself.
    Seasonal,
    /// Both the seasonal test and the one that allows for autocorrelation; the larger p counts.
    SeasonalPreWhitened,
}

/// On what a destination rests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Whether the last value meets the target. None without a target or without data.
    pub met_now: Option<bool>,
    /// The probability of the target at its date, or why there is none.
    pub projection: Projection,
    /// The pace that is needed beside the actual one. None without a date ahead or without a slope.
    pub pace: Option<Pace>,
}

/// The probability of meeting the target at its date by two simple models, or why it was not computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// It was.
    Made {
        /// The probability, 0 to 1, by the model that gives least.
        lowest: f64,
        /// The probability, 0 to 1, by the model that gives most.
        highest: f64,
    },
    /// It was not.
    NotMade(NotProjected),
}

/// Why nothing was projected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotProjected {
    /// There is no target.
    NoTarget,
    /// There is no comparable point.
    NoData,
    /// The target has no date.
    NoDate,
    /// The date is not after the last point.
    DatePassed,
    /// Fewer than five points.
    TooFew,
    /// The way to the date is longer than the history.
    HorizonLongerThanHistory,
    /// The values are too large or too small to compute with.
    OutOfRange,
}

/// The pace that is needed beside the actual one, in units of the series per year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// From the last value to the nearest value that meets the target, by its date. 0 where it is met.
    pub required: f64,
    /// The Theil-Sen slope.
    pub actual: f64,
    /// Actual by required: 1 is on pace, below 0 is the wrong way. None where nothing is required.
    pub ratio: Option<f64>,
}
