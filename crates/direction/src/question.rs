//! What is asked of a series: which way it should move, how far, by when, and what counts as a change.
//! Not here: the answer (`verdict`), and how it is arrived at (`rule`).

use crate::rule::RuleVersion;

/// A question to a series. The rule is part of it, so that an answer can be made again as it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// Which way is right.
    pub wanted: Wanted,
    /// Where it should be, and by when, if that is decided.
    pub target: Option<Target>,
    /// The smallest change over the time of the series that matters to anyone, in its unit, positive. Only where it is
    /// given may a series be called stable.
    pub smallest_change: Option<f64>,
    /// How often there is a value.
    pub frequency: Frequency,
    /// Which version of the rule answers.
    pub rule: RuleVersion,
}

impl Question {
    /// An annual series without a target, judged by the latest rule.
    pub const fn new(wanted: Wanted) -> Question {
        Question {
            wanted,
            target: None,
            smallest_change: None,
            frequency: Frequency::Annual,
            rule: RuleVersion::LATEST,
        }
    }

    /// The same question, with a target.
    pub const fn target(mut self, target: Target) -> Question {
        self.target = Some(target);
        self
    }

    /// The same question, with the smallest change that matters.
    pub const fn smallest_change(mut self, change: f64) -> Question {
        self.smallest_change = Some(change);
        self
    }

    /// The same question, of a series with values this often.
    pub const fn frequency(mut self, frequency: Frequency) -> Question {
        self.frequency = frequency;
        self
    }

    /// The same question, to this version of the rule.
    pub const fn rule(mut self, rule: RuleVersion) -> Question {
        self.rule = rule;
        self
    }
}

/// Which way is right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wanted {
    /// Up.
    Increase,
    /// Down.
    Decrease,
    /// Where it is: any movement is away, and there is no towards. Held is `Stable`, if the smallest change is given.
    Keep,
    /// Between these two, themselves included: what is judged is the distance to them. Closer is towards, further is
    /// away, and to have been inside all the time is towards as well. The lower may be given last.
    Within {
        /// The lower end, in the unit of the series.
        low: f64,
        /// The upper end, in the unit of the series.
        high: f64,
    },
    /// Nobody has said. A movement is then told as a movement, neither towards nor away.
    Unstated,
}

/// Where a series should be, and by when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// What is to hold.
    pub kind: TargetKind,
    /// By when, in years, if that is decided. Without it nothing is projected.
    pub by: Option<f64>,
}

/// What is to hold of a value for the target to be met. All values in the unit of the series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TargetKind {
    /// At least this where increase is wanted, at most this where decrease is wanted; otherwise on the other side of
    /// it than the first point, and exactly this if the first point is there.
    Reach(f64),
    /// As `Reach`, and it is to go on holding: met now but unlikely at the date is `Unlikely`, not `Reached`.
    Keep(f64),
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
    /// Between these, themselves included.
    Range {
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
    },
}

/// How often a series has a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Once a year, or at times without a season.
    Annual,
    /// Twice a year.
    HalfYearly,
    /// Three times a year, every four months.
    EveryTertial,
    /// Each quarter.
    Quarterly,
    /// Each month.
    Monthly,
}

impl Frequency {
    /// How many seasons a year has: 1, 2, 3, 4 or 12.
    pub const fn seasons(self) -> usize {
        match self {
            Frequency::Annual => 1,
            Frequency::HalfYearly => 2,
            Frequency::EveryTertial => 3,
            Frequency::Quarterly => 4,
            Frequency::Monthly => 12,
        }
    }
}
