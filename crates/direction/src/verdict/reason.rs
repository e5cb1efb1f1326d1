//! Why a verdict is what it is, as keys and values. A verdict gives its reasons in the order in which they are read.
//! Not here: the sentences under the keys, and which of the reasons a page has room for.

use super::{
    Destination, Direction, Evidence, Method, Movement, NotProjected, Projection, Sampling, Strength, Verdict, Withheld,
};
use crate::rule;

/// Why a verdict is what it is. The key is for ever; the values have the names of the fields.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// No point can be compared.
    NoData,
    /// Too few points for any claim.
    TooFew {
        /// How many there are.
        points: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Every value is the same.
    Constant {
        /// How many there are.
        points: usize,
    },
    /// "6 measurements 2019-2024. So clear an order arises by chance in 6 cases of 100."
    ClearOrder {
        /// How many points were compared.
        points: usize,
        /// The time of the first, in years.
        first: f64,
        /// The time of the last, in years.
        last: f64,
        /// In how many cases of 100 it arises by chance; 0 is fewer than one.
        of_hundred: u8,
        /// Which way.
        movement: Movement,
    },
    /// The same, where it is too often chance to claim anything.
    NoClearOrder {
        /// How many points were compared.
        points: usize,
        /// The time of the first, in years.
        first: f64,
        /// The time of the last, in years.
        last: f64,
        /// In how many cases of 100 it arises by chance.
        of_hundred: u8,
    },
    /// The same, where it is clear, but the change is within what the intervals of the values allow.
    OrderWithinIntervals {
        /// How many points were compared.
        points: usize,
        /// The time of the first, in years.
        first: f64,
        /// The time of the last, in years.
        last: f64,
        /// In how many cases of 100 it arises by chance; 0 is fewer than one.
        of_hundred: u8,
        /// The least change that the intervals allow, in the unit of the series.
        low: f64,
        /// The most.
        high: f64,
    },
    /// The change is outside what the intervals of the values allow by chance.
    OutsideIntervals {
        /// The least change that the intervals allow, in the unit of the series.
        low: f64,
        /// The most.
        high: f64,
    },
    /// It would have been stable, but a change that matters is within what the intervals allow.
    StableWithinIntervals {
        /// The least change that the intervals allow, in the unit of the series.
        low: f64,
        /// The most.
        high: f64,
    },
    /// Not every point has an interval.
    SomeIntervals {
        /// How many have one.
        told: usize,
        /// Of how many.
        points: usize,
    },
    /// For a band: the order of the distances to it.
    OrderToBand {
        /// How many points were compared.
        points: usize,
        /// The time of the first, in years.
        first: f64,
        /// The time of the last, in years.
        last: f64,
        /// In how many cases of 100 it arises by chance; 0 is fewer than one.
        of_hundred: u8,
        /// Whether they come closer.
        closer: bool,
    },
    /// For a band: every point was inside.
    InsideBand {
        /// How many there are.
        points: usize,
    },
    /// The whole 90 % interval of the change is smaller than the smallest change that matters.
    ChangeTooSmall {
        /// The lower end of the change over the time of the series, in its unit.
        low: f64,
        /// The upper end.
        high: f64,
    },
    /// Below ten points nothing is called clear, however clear it looks.
    NeverClearBelow {
        /// How many points are needed.
        needed: usize,
    },
    /// With so few points, and values that resemble the ones before them, an indication is wrong in up to a third of
    /// the series where nothing happens.
    OftenWrong,
    /// Each season was compared with itself.
    Seasonal,
    /// A value resembles the one before it, so the order says less than it seems to.
    Resembling {
        /// By how much: 0 to 0.95.
        autocorrelation: f64,
        /// In how many cases of 100 the order would arise by chance if the values did not resemble each other.
        of_hundred: u8,
    },
    /// By the rule for fewer than ten points this was an indication. From ten points on more is asked, since
    /// resemblance between neighbours can be allowed for.
    IndicationWithheld {
        /// From how many points more is asked.
        from: usize,
        /// In how many cases of 100 the order would arise by chance if the values did not resemble each other.
        of_hundred: u8,
    },
    /// The last value meets the target.
    TargetMet,
    /// It met it, or did not, but the date has passed.
    DatePassed,
    /// The probability of the target at its date, by two models.
    Probability {
        /// By the model that gives least, 0 to 1.
        lowest: f64,
        /// By the model that gives most, 0 to 1.
        highest: f64,
    },
    /// Nothing is projected on fewer points than this.
    TooFewToProject {
        /// How many points are needed.
        needed: usize,
    },
    /// The way to the date is longer than the history.
    HorizonLongerThanHistory,
    /// The target has no date.
    NoDate,
    /// The pace that is needed beside the actual one, in units of the series per year.
    Pace {
        /// What is needed.
        required: f64,
        /// The actual one.
        actual: f64,
    },
    /// The last value is where the target is, and is unlikely to stay there.
    UnlikelyToHold,
    /// Without the provisional points the verdict is another.
    ProvisionalDecides,
}

/// A value of a reason, with what it is, so that it can be written in a language.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A whole number of things.
    Count(usize),
    /// A time in years: March 2020 is 2020 + 2/12.
    Time(f64),
    /// A number in the unit of the series, or in it per year.
    Amount(f64),
    /// A share from 0 to 1.
    Share(f64),
    /// Another key.
    Key(&'static str),
}

impl Reason {
    /// The key of its sentence, for ever.
    pub const fn key(self) -> &'static str {
        match self {
            Reason::NoData => "verdict-no-data",
            Reason::TooFew { .. } => "verdict-too-few",
            Reason::Constant { .. } => "verdict-constant",
            Reason::ClearOrder { .. } => "verdict-clear-order",
            Reason::NoClearOrder { .. } => "verdict-no-clear-order",
            Reason::OrderWithinIntervals { .. } => "verdict-order-within-intervals",
            Reason::OutsideIntervals { .. } => "verdict-outside-intervals",
            Reason::StableWithinIntervals { .. } => "verdict-stable-within-intervals",
            Reason::SomeIntervals { .. } => "verdict-some-intervals",
            Reason::OrderToBand { closer: true, .. } => "verdict-closer-to-band",
            Reason::OrderToBand { closer: false, .. } => "verdict-further-from-band",
            Reason::InsideBand { .. } => "verdict-inside-band",
            Reason::ChangeTooSmall { .. } => "verdict-change-too-small",
            Reason::NeverClearBelow { .. } => "verdict-never-clear-below",
            Reason::OftenWrong => "verdict-often-wrong",
            Reason::Seasonal => "verdict-seasonal",
            Reason::Resembling { .. } => "verdict-resembling",
            Reason::IndicationWithheld { .. } => "verdict-indication-withheld",
            Reason::TargetMet => "verdict-target-met",
            Reason::DatePassed => "verdict-date-passed",
            Reason::Probability { .. } => "verdict-probability",
            Reason::TooFewToProject { .. } => "verdict-too-few-to-project",
            Reason::HorizonLongerThanHistory => "verdict-horizon-longer-than-history",
            Reason::NoDate => "verdict-no-date",
            Reason::Pace { .. } => "verdict-pace",
            Reason::UnlikelyToHold => "verdict-unlikely-to-hold",
            Reason::ProvisionalDecides => "verdict-provisional-decides",
        }
    }

    /// The values of its sentence, by name, in the order of the fields.
    pub fn values(self) -> Vec<(&'static str, Value)> {
        use Value::{Amount, Count, Key, Share, Time};
        let hundred = |of_hundred: u8| ("of-hundred", Count(usize::from(of_hundred)));
        match self {
            Reason::TooFew { points, needed } => vec![("points", Count(points)), ("needed", Count(needed))],
            Reason::Constant { points } | Reason::InsideBand { points } => vec![("points", Count(points))],
            Reason::ClearOrder { points, first, last, of_hundred, movement } => vec![
                ("points", Count(points)),
                ("first", Time(first)),
                ("last", Time(last)),
                hundred(of_hundred),
                ("movement", Key(movement.key())),
            ],
            Reason::NoClearOrder { points, first, last, of_hundred }
            | Reason::OrderToBand { points, first, last, of_hundred, closer: _ } => {
                vec![("points", Count(points)), ("first", Time(first)), ("last", Time(last)), hundred(of_hundred)]
            }
            Reason::OrderWithinIntervals { points, first, last, of_hundred, low, high } => vec![
                ("points", Count(points)),
                ("first", Time(first)),
                ("last", Time(last)),
                hundred(of_hundred),
                ("low", Amount(low)),
                ("high", Amount(high)),
            ],
            Reason::SomeIntervals { told, points } => vec![("told", Count(told)), ("points", Count(points))],
            Reason::ChangeTooSmall { low, high }
            | Reason::OutsideIntervals { low, high }
            | Reason::StableWithinIntervals { low, high } => vec![("low", Amount(low)), ("high", Amount(high))],
            Reason::NeverClearBelow { needed } | Reason::TooFewToProject { needed } => vec![("needed", Count(needed))],
            Reason::Resembling { autocorrelation, of_hundred } => {
                vec![("autocorrelation", Share(autocorrelation)), hundred(of_hundred)]
            }
            Reason::IndicationWithheld { from, of_hundred } => vec![("from", Count(from)), hundred(of_hundred)],
            Reason::Probability { lowest, highest } => vec![("lowest", Share(lowest)), ("highest", Share(highest))],
            Reason::Pace { required, actual } => vec![("required", Amount(required)), ("actual", Amount(actual))],
            Reason::NoData
            | Reason::OftenWrong
            | Reason::Seasonal
            | Reason::TargetMet
            | Reason::DatePassed
            | Reason::HorizonLongerThanHistory
            | Reason::NoDate
            | Reason::UnlikelyToHold
            | Reason::ProvisionalDecides => Vec::new(),
        }
    }
}

impl Verdict {
    /// Why the verdict is what it is: of the direction first, then of the destination. Made when it is asked for, since
    /// most verdicts are only counted or drawn.
    pub fn reasons(&self) -> Vec<Reason> {
        let mut reasons = Vec::new();
        self.direction_reasons(&mut reasons);
        self.destination_reasons(&mut reasons);
        if self.settled.is_some() {
            reasons.push(Reason::ProvisionalDecides);
        }
        reasons
    }

    fn direction_reasons(&self, reasons: &mut Vec<Reason>) {
        let Evidence { points, .. } = self.evidence;
        match self.direction {
            Direction::NoData => return reasons.push(Reason::NoData),
            Direction::TooFew => {
                return reasons.push(Reason::TooFew { points, needed: rule::FEWEST_FOR_DIRECTION });
            }
            _ => {}
        }
        if self.evidence.inside_band {
            reasons.push(Reason::InsideBand { points });
        } else if self.evidence.method == Method::Constant {
            reasons.push(Reason::Constant { points });
        } else if let Some(order) = self.order() {
            reasons.push(order);
        }
        if let (Direction::Stable, Some(slope), Some(years)) =
            (self.direction, self.evidence.slope, self.evidence.years())
        {
            reasons.push(Reason::ChangeTooSmall { low: slope.low * years, high: slope.high * years });
        }
        self.sampling_reasons(reasons);
        if matches!(self.evidence.method, Method::Seasonal | Method::SeasonalPreWhitened) {
            reasons.push(Reason::Seasonal);
        }
        self.weakness(reasons);
    }

    /// What the intervals of the values say of the change.
    fn sampling_reasons(&self, reasons: &mut Vec<Reason>) {
        let Some(Sampling { low, high, told, withheld }) = self.evidence.sampling else { return };
        match withheld {
            Some(Withheld::Stability) => reasons.push(Reason::StableWithinIntervals { low, high }),
            None if self.strength.is_some() && !self.evidence.inside_band => {
                reasons.push(Reason::OutsideIntervals { low, high });
            }
            // With the order it is said already.
            Some(Withheld::Movement) => {}
            // Where nothing is claimed the intervals decide nothing.
            None => return,
        }
        let points = self.evidence.points;
        if told < points {
            reasons.push(Reason::SomeIntervals { told, points });
        }
    }

    /// How clear the order of the points is.
    fn order(&self) -> Option<Reason> {
        let Evidence { points, first: Some(first), last: Some(last), .. } = self.evidence else { return None };
        let of_hundred = self.evidence.by_chance_of_100()?;
        if let Some(Sampling { low, high, withheld: Some(Withheld::Movement), .. }) = self.evidence.sampling {
            return Some(Reason::OrderWithinIntervals { points, first, last, of_hundred, low, high });
        }
        Some(match self.movement {
            _ if self.evidence.of_distance && self.strength.is_some() => {
                let closer = self.direction == Direction::Toward;
                Reason::OrderToBand { points, first, last, of_hundred, closer }
            }
            Some(movement) => Reason::ClearOrder { points, first, last, of_hundred, movement },
            None => Reason::NoClearOrder { points, first, last, of_hundred },
        })
    }

    /// What makes the evidence weaker than it looks.
    fn weakness(&self, reasons: &mut Vec<Reason>) {
        let evidence = &self.evidence;
        let plain = evidence.p_plain.map(Evidence::of_hundred);
        if evidence.indication_withheld
            && let Some(of_hundred) = plain
        {
            reasons.push(Reason::IndicationWithheld { from: rule::FEWEST_FOR_CLEAR, of_hundred });
        } else if let (Some(autocorrelation), Some(of_hundred)) = (evidence.autocorrelation, plain)
            && 0.0 < autocorrelation
            && matches!(evidence.method, Method::PreWhitened | Method::SeasonalPreWhitened)
        {
            reasons.push(Reason::Resembling { autocorrelation, of_hundred });
        }
        if self.strength == Some(Strength::Indication)
            && evidence.points < rule::FEWEST_FOR_CLEAR
            && !evidence.inside_band
        {
            reasons.push(Reason::NeverClearBelow { needed: rule::FEWEST_FOR_CLEAR });
            reasons.push(Reason::OftenWrong);
        }
    }

    fn destination_reasons(&self, reasons: &mut Vec<Reason>) {
        if self.destination == Destination::NoTarget {
            return;
        }
        let met = self.outlook.met_now == Some(true);
        if met {
            reasons.push(Reason::TargetMet);
        }
        match self.outlook.projection {
            Projection::Made { lowest, highest } => {
                reasons.push(Reason::Probability { lowest, highest });
                if met && highest <= rule::UNLIKELY {
                    reasons.push(Reason::UnlikelyToHold);
                }
            }
            Projection::NotMade(NotProjected::TooFew) => {
                reasons.push(Reason::TooFewToProject { needed: rule::FEWEST_FOR_PROJECTION });
            }
            Projection::NotMade(NotProjected::HorizonLongerThanHistory) => {
                reasons.push(Reason::HorizonLongerThanHistory);
            }
            Projection::NotMade(NotProjected::NoDate) => reasons.push(Reason::NoDate),
            Projection::NotMade(NotProjected::DatePassed) => reasons.push(Reason::DatePassed),
            Projection::NotMade(NotProjected::NoTarget | NotProjected::NoData | NotProjected::OutOfRange) => {}
        }
        if let Some(pace) = self.outlook.pace
            && !met
        {
            reasons.push(Reason::Pace { required: pace.required, actual: pace.actual });
        }
    }
}

impl Movement {
    /// The key of its word.
    pub const fn key(self) -> &'static str {
        match self {
            Movement::Rising => "movement-rising",
            Movement::Falling => "movement-falling",
        }
    }
}
