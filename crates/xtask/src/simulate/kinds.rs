//! The kinds of series that are simulated: a shape, a noise and what happens to the measurements. None of them is one that
//! the rule was made on (lines and level series with independent or first-order autocorrelated normal noise).

use direction::confidence::Confidence;
use direction::proportion::Proportion;
use direction::question::Frequency;
use direction::series::{Point, Series};

use super::random::Random;

/// The level that all begin at.
const LEVEL: f64 = 100.0;
/// The deviation of the noise: 3 % of the level.
const NOISE: f64 = 3.0;
/// How many steps of a noise are thrown away, so that it has forgotten its start.
const WARM_UP: usize = 60;

/// How many standard errors a 95 % interval reaches.
const REACH: f64 = 1.96;
/// How many are asked for a share, and how many in a hundred of all would say yes.
const ASKED: (usize, f64) = (400, 3.0);

const ANNUAL: &[Frequency] = &[Frequency::Annual];
const SEASONS: &[Frequency] =
    &[Frequency::HalfYearly, Frequency::EveryTertial, Frequency::Quarterly, Frequency::Monthly];
/// Where a season is told apart although there may be none.
const FEW_SEASONS: &[Frequency] = &[Frequency::HalfYearly, Frequency::EveryTertial];

/// A kind of series.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Whether nothing happens, so that any claim is wrong.
    pub(crate) is_unmoving: bool,
    pub(crate) frequencies: &'static [Frequency],
    shape: Shape,
    noise: Noise,
    measured: Measured,
}

/// What happens.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    /// Nothing.
    Level,
    /// So many per cent a year, or a period of an annual series.
    Line(f64),
    /// Most of 12 % within a third of the series, and then no more.
    Logistic,
    /// Fast at first and then slower, to 12 %.
    Saturating,
    /// 9 % at once, in the middle third.
    Step,
    /// At random times a stretch that lies 6 % higher or lower, and then back.
    Episodes,
}

/// What else moves the values.
#[derive(Clone, Copy, PartialEq)]
enum Noise {
    /// Nothing: what is measured is what is.
    Nothing,
    /// Nothing but chance.
    Independent,
    /// Second order, slow: 0.5 and 0.2.
    Slow,
    /// Second order, in waves: 1.2 and -0.6.
    Waves,
    /// First order moving average, 0.7.
    Echo,
    /// First order, 0.5; only with seasons.
    First,
    /// A random walk: no level to come back to.
    Walk,
    /// Far out now and then.
    Heavy,
    /// Three times as wide at the end as at the start.
    Widening,
}

/// What happens to the measurements.
#[derive(Clone, Copy, PartialEq)]
enum Measured {
    /// They are there.
    Whole,
    /// Rounded to 3 %, so that many are the same.
    Rounded,
    /// One in five is missing.
    Gaps,
    /// With a season of 10 % up and down.
    Season,
    /// As an estimate from a sample, with an error of 3 % of the level that its interval tells.
    Survey,
    /// The same, where only every other estimate has an interval.
    SurveyHalfTold,
    /// The same, with errors from 1.5 to 6 %.
    SurveyUnequal,
    /// As the share of some that are asked, with the interval of Wilson.
    Share,
}

const fn kind(
    name: &'static str,
    frequencies: &'static [Frequency],
    shape: Shape,
    noise: Noise,
    measured: Measured,
) -> Kind {
    Kind { name, is_unmoving: matches!(shape, Shape::Level | Shape::Episodes), frequencies, shape, noise, measured }
}

/// All kinds.
pub(crate) const KINDS: &[Kind] = &[
    kind("level, rounded to ties", ANNUAL, Shape::Level, Noise::Independent, Measured::Rounded),
    kind("level, heavy tails", ANNUAL, Shape::Level, Noise::Heavy, Measured::Whole),
    kind("level, widening noise", ANNUAL, Shape::Level, Noise::Widening, Measured::Whole),
    kind("level, one in five missing", ANNUAL, Shape::Level, Noise::Slow, Measured::Gaps),
    kind("level, AR(2) 0.5, 0.2", ANNUAL, Shape::Level, Noise::Slow, Measured::Whole),
    kind("level, AR(2) in waves 1.2, -0.6", ANNUAL, Shape::Level, Noise::Waves, Measured::Whole),
    kind("level, MA(1) 0.7", ANNUAL, Shape::Level, Noise::Echo, Measured::Whole),
    kind("episodes that pass", ANNUAL, Shape::Episodes, Noise::Independent, Measured::Whole),
    kind("random walk", ANNUAL, Shape::Level, Noise::Walk, Measured::Whole),
    kind("2 %, rounded to ties", ANNUAL, Shape::Line(2.0), Noise::Independent, Measured::Rounded),
    kind("2 %, heavy tails", ANNUAL, Shape::Line(2.0), Noise::Heavy, Measured::Whole),
    kind("2 %, widening noise", ANNUAL, Shape::Line(2.0), Noise::Widening, Measured::Whole),
    kind("2 %, AR(2), one in five missing", ANNUAL, Shape::Line(2.0), Noise::Slow, Measured::Gaps),
    kind("2 %, AR(2) 0.5, 0.2", ANNUAL, Shape::Line(2.0), Noise::Slow, Measured::Whole),
    kind("2 %, AR(2) in waves", ANNUAL, Shape::Line(2.0), Noise::Waves, Measured::Whole),
    kind("logistic, 12 % in all", ANNUAL, Shape::Logistic, Noise::Independent, Measured::Whole),
    kind("saturating, 12 % in all", ANNUAL, Shape::Saturating, Noise::Independent, Measured::Whole),
    kind("a step of 9 %", ANNUAL, Shape::Step, Noise::Independent, Measured::Whole),
    kind("level, season", SEASONS, Shape::Level, Noise::Independent, Measured::Season),
    kind("level, season, AR(1) 0.5", SEASONS, Shape::Level, Noise::First, Measured::Season),
    kind("level, season, AR(2) 0.5, 0.2", SEASONS, Shape::Level, Noise::Slow, Measured::Season),
    kind("level, season, heavy tails", SEASONS, Shape::Level, Noise::Heavy, Measured::Season),
    kind("3 % a year, season", SEASONS, Shape::Line(3.0), Noise::Independent, Measured::Season),
    kind("3 % a year, season, AR(1) 0.5", SEASONS, Shape::Line(3.0), Noise::First, Measured::Season),
    kind("3 % a year, season, AR(2) 0.5, 0.2", SEASONS, Shape::Line(3.0), Noise::Slow, Measured::Season),
    kind("survey, level", ANNUAL, Shape::Level, Noise::Nothing, Measured::Survey),
    kind("survey, level, half of the intervals", ANNUAL, Shape::Level, Noise::Nothing, Measured::SurveyHalfTold),
    kind("survey, level, samples of all sizes", ANNUAL, Shape::Level, Noise::Nothing, Measured::SurveyUnequal),
    kind("survey, 3 % of 400 say yes", ANNUAL, Shape::Level, Noise::Nothing, Measured::Share),
    kind("survey, level, AR(2) 0.5, 0.2 beside", ANNUAL, Shape::Level, Noise::Slow, Measured::Survey),
    kind("survey, 2 %", ANNUAL, Shape::Line(2.0), Noise::Nothing, Measured::Survey),
    kind("survey, 2 %, half of the intervals", ANNUAL, Shape::Line(2.0), Noise::Nothing, Measured::SurveyHalfTold),
    kind("survey, 2 %, samples of all sizes", ANNUAL, Shape::Line(2.0), Noise::Nothing, Measured::SurveyUnequal),
    kind("survey, a step of 9 %", ANNUAL, Shape::Step, Noise::Nothing, Measured::Survey),
    kind("level, no season", FEW_SEASONS, Shape::Level, Noise::Independent, Measured::Whole),
    kind("level, no season, AR(1) 0.5", FEW_SEASONS, Shape::Level, Noise::First, Measured::Whole),
    kind("3 % a year, no season", FEW_SEASONS, Shape::Line(3.0), Noise::Independent, Measured::Whole),
];

/// One series of a kind.
pub(crate) struct Path {
    /// What was measured.
    pub(crate) series: Series,
    /// What would be measured some periods after the last point.
    pub(crate) later: Option<f64>,
    /// Whether it truly rises; a kind where something happens does so up or down.
    pub(crate) rises: bool,
}

impl Kind {
    /// Its place among the kinds, for the seed.
    pub(crate) fn number(&self) -> usize {
        KINDS.iter().position(|kind| kind.name == self.name).unwrap_or(KINDS.len())
    }

    /// Whether its values are estimates from samples: their targets are those of the other kinds.
    pub(crate) fn is_survey(&self) -> bool {
        !matches!(self.measured, Measured::Whole | Measured::Rounded | Measured::Gaps | Measured::Season)
    }

    /// A series with so many points, and what comes so many periods later.
    pub(crate) fn path(&self, frequency: Frequency, length: usize, ahead: usize, random: &mut Random) -> Path {
        let seasons = frequency.seasons();
        let sign = if random.below(2) == 0 { 1.0 } else { -1.0 };
        // With gaps, periods go on until there are as many points.
        let is_missing: Vec<bool> = (0..4 * length + ahead)
            .map(|_| self.measured == Measured::Gaps && random.below(5) == 0)
            .scan(0, |points, is_missing| {
                let goes_on = *points < length;
                *points += usize::from(!is_missing);
                goes_on.then_some(is_missing)
            })
            .collect();
        let periods = is_missing.len();
        let noise = self.noise.draw(periods + ahead, random);
        let shape = self.shape.draw(periods, periods + ahead, seasons, random);
        let pattern: Vec<f64> = (0..seasons).map(|_| 10.0 * random.normal()).collect();
        let value = |period: usize| {
            let season = if self.measured == Measured::Season { pattern[period % seasons] } else { 0.0 };
            let value = LEVEL + sign * shape[period] + NOISE * noise[period] + season;
            if self.measured == Measured::Rounded { (value / NOISE).round() * NOISE } else { value }
        };
        let samples: Vec<Option<Sample>> = (0..periods + ahead).map(|_| self.measured.sample(random)).collect();
        let time = |period: usize| 2000.0 + period as f64 / seasons as f64;
        let points = (0..periods).map(|period| {
            let sampled = samples[period].as_ref().map(|sample| sample.of(value(period)));
            let point = match sampled {
                _ if is_missing[period] => return Point::missing(time(period)),
                None => return Point::new(time(period), value(period)),
                Some((value, low, high)) => Point::new(time(period), value).within(low, high),
            };
            if self.measured == Measured::SurveyHalfTold && period % 2 == 1 {
                Point { interval: None, ..point }
            } else {
                point
            }
        });
        let later = (0 < ahead).then(|| value(periods - 1 + ahead));
        Path { series: Series::new(points), later, rises: 0.0 < sign }
    }
}

/// What a survey found.
enum Sample {
    /// An error of the estimate, and how far its interval reaches.
    Error { error: f64, reach: f64 },
    /// How many of those who were asked said yes.
    Count(u64),
}

impl Measured {
    fn sample(self, random: &mut Random) -> Option<Sample> {
        let size = match self {
            Measured::Whole | Measured::Rounded | Measured::Gaps | Measured::Season => return None,
            Measured::Share => {
                let (asked, per_cent) = ASKED;
                let yes = (0..asked).filter(|_| random.uniform() * 100.0 < per_cent).count();
                return Some(Sample::Count(yes as u64));
            }
            Measured::Survey | Measured::SurveyHalfTold => 1.0,
            Measured::SurveyUnequal => 2f64.powf(2.0 * random.uniform() - 1.0),
        };
        let deviation = NOISE * size;
        Some(Sample::Error { error: deviation * random.normal(), reach: REACH * deviation })
    }
}

impl Sample {
    /// The estimate of this true value, and its interval.
    fn of(&self, truth: f64) -> (f64, f64, f64) {
        match *self {
            Sample::Error { error, reach } => (truth + error, truth + error - reach, truth + error + reach),
            Sample::Count(yes) => {
                let Ok(share) = Proportion::new(yes, ASKED.0 as u64) else { return (truth, truth, truth) };
                let interval = share.wilson(Confidence::P95);
                (share.value(), interval.low, interval.high)
            }
        }
    }
}

impl Shape {
    /// How far from the level, in per cent of it, up.
    fn draw(self, periods: usize, count: usize, seasons: usize, random: &mut Random) -> Vec<f64> {
        let part = |period: usize| period as f64 / (periods - 1).max(1) as f64;
        match self {
            Shape::Level => vec![0.0; count],
            Shape::Line(per_year) => (0..count).map(|period| per_year * period as f64 / seasons as f64).collect(),
            Shape::Logistic => (0..count).map(|period| 12.0 / (1.0 + (-12.0 * (part(period) - 0.5)).exp())).collect(),
            Shape::Saturating => (0..count).map(|period| 12.0 * (1.0 - (-3.0 * part(period)).exp())).collect(),
            Shape::Step => {
                let at = periods / 3 + random.below((periods / 3).max(1));
                (0..count).map(|period| if at <= period { 9.0 } else { 0.0 }).collect()
            }
            Shape::Episodes => {
                let mut left = 0;
                let mut shift = 0.0;
                (0..count)
                    .map(|_| {
                        if left == 0 {
                            shift = 0.0;
                            if random.below(8) == 0 {
                                left = 2 + random.below(5);
                                shift = if random.below(2) == 0 { 6.0 } else { -6.0 };
                            }
                        } else {
                            left -= 1;
                        }
                        shift
                    })
                    .collect()
            }
        }
    }
}

impl Noise {
    /// With deviation 1, but for the walk, whose steps have it.
    fn draw(self, count: usize, random: &mut Random) -> Vec<f64> {
        match self {
            Noise::Nothing => vec![0.0; count],
            Noise::Independent => (0..count).map(|_| random.normal()).collect(),
            Noise::Heavy => (0..count).map(|_| random.heavy()).collect(),
            Noise::Widening => {
                (0..count).map(|period| random.normal() * (1.0 + 2.0 * period as f64 / count as f64) / 2.0).collect()
            }
            Noise::Echo => {
                let mut before = random.normal();
                (0..count)
                    .map(|_| {
                        let shock = random.normal();
                        let value = (shock + 0.7 * before) / (1.0f64 + 0.49).sqrt();
                        before = shock;
                        value
                    })
                    .collect()
            }
            Noise::First => Noise::second_order(0.5, 0.0, count, random),
            Noise::Slow => Noise::second_order(0.5, 0.2, count, random),
            Noise::Waves => Noise::second_order(1.2, -0.6, count, random),
            Noise::Walk => {
                let mut at = 0.0;
                (0..count)
                    .map(|_| {
                        at += random.normal();
                        at
                    })
                    .collect()
            }
        }
    }

    fn second_order(first: f64, second: f64, count: usize, random: &mut Random) -> Vec<f64> {
        // The variance of such a series whose shocks have variance 1.
        let variance = (1.0 - second) / ((1.0 + second) * ((1.0 - second).powi(2) - first.powi(2)));
        let (mut one_before, mut two_before) = (0.0, 0.0);
        (0..count + WARM_UP)
            .map(|_| {
                let value = first * one_before + second * two_before + random.normal();
                (two_before, one_before) = (one_before, value);
                value / variance.sqrt()
            })
            .skip(WARM_UP)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_noise_has_deviation_one_and_every_kind_its_length() {
        let mut random = Random::new(&[3]);
        for noise in [Noise::Independent, Noise::Slow, Noise::Waves, Noise::Echo, Noise::First] {
            let values = noise.draw(100_000, &mut random);
            let variance = values.iter().map(|value| value * value).sum::<f64>() / values.len() as f64;
            assert!((variance - 1.0).abs() < 0.05, "{variance}");
        }
        for kind in KINDS {
            for frequency in kind.frequencies {
                let path = kind.path(*frequency, 24, 6, &mut random);
                assert_eq!(path.series.len(), 24, "{}", kind.name);
                assert!(path.later.is_some_and(f64::is_finite));
            }
        }
    }
}
