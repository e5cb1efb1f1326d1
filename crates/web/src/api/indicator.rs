//! Indicators with their definitions, values and verdicts, and the sets that management decides on. Values are the ones that
//! are shown: what is suppressed for pages is suppressed here, because it was never in this reading of them.

use direction::verdict::{self, Destination, Direction, Projection, Strength};
use domain::indicator::breaks::IndicatorBreak;
use domain::indicator::{self, Desired, Reflects, WrittenDefinition};
use domain::indicator_set;
use domain::observation::{Breakdown, Observation};
use domain::policy::Right;
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Day, Done, Exact, Time, calculated};
use crate::indicator::{known, may_read, set};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// An indicator.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Indicator {
    /// Its number, through all its definitions.
    pub id: u32,
    /// The definition that holds on the day.
    pub definition: Definition,
    /// What its values say; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The last period that has a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latest: Option<Time>,
    /// Whether it is no longer followed.
    pub ended: bool,
}

/// What an indicator measures and how.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Definition {
    /// Its number among the definitions of the indicator.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// The question that it answers.
    pub question: String,
    /// Why it is followed; empty where nothing is said.
    pub why: String,
    /// What it cannot say; empty where nothing is said.
    pub cannot_say: String,
    /// What sort it is: `world`, `operations` or `key-figure`.
    pub kind: &'static str,
    /// Which way is towards the goal: `up`, `down`, `keep` or `within`.
    pub desired: &'static str,
    /// The lower end of the band, of `within`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desired_low: Option<Exact>,
    /// The upper end of the band, of `within`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desired_high: Option<Exact>,
    /// The unit of its values.
    pub unit: String,
    /// With how many decimals it is shown.
    pub decimals: u8,
    /// How several values make one: `ratio`, `stock`, `flow` or `level`.
    pub measures: &'static str,
    /// How often there is to be a value.
    pub frequency: &'static str,
    /// What is divided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numerator: Option<String>,
    /// By what it is divided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denominator: Option<String>,
    /// Where the values come from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The number of the person who answers for it; for those who read drafts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<u32>,
    /// The smallest change that matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smallest_change: Option<Exact>,
    /// The target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// The statements that it reflects.
    pub statements: Vec<u32>,
    /// The activities that it reflects; for those who read planning.
    pub activities: Vec<u32>,
    /// The tasks that it reflects; for those who read planning.
    pub tasks: Vec<u32>,
    /// By what its values are broken down.
    pub dimensions: Vec<String>,
    /// From which period its values cannot be compared with those before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breaks_from: Option<Time>,
}

/// A target.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Target {
    /// `at-least` or `at-most`.
    pub kind: &'static str,
    /// The value.
    pub value: Exact,
    /// By when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Time>,
    /// Compared with when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Time>,
}

/// What the values of an indicator say. The rule is described in `docs/direction.md`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Verdict {
    /// Has it moved, and which way? `toward`, `away`, `moved`, `no-clear-change`, `stable`, `too-few` or `no-data`.
    pub direction: &'static str,
    /// How sure that is: `indication` or `clear`; only where something is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strength: Option<&'static str>,
    /// Will the target be reached? `reached`, `likely`, `cannot-say`, `unlikely`, `missed` or `no-target`.
    pub destination: &'static str,
    /// How many values were compared.
    pub points: usize,
    /// The probability, 0 to 1, of an order at least this clear if nothing is happening.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    /// The change per year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slope: Option<Slope>,
    /// The probability of the target, 0 to 1, by the model that gives least and by the one that gives most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub projection: Option<[f64; 2]>,
}

/// A change per year, with its 90 % interval.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Slope {
    /// The change.
    pub per_year: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

impl Verdict {
    fn of(verdict: &verdict::Verdict) -> Verdict {
        let projection = match verdict.outlook.projection {
            Projection::Made { lowest, highest } => calculated(lowest).zip(calculated(highest)),
            Projection::NotMade(_) => None,
        };
        let slope = verdict.evidence.slope.and_then(|slope| {
            let [per_year, low, high] = [slope.per_year, slope.low, slope.high].map(calculated);
            Some(Slope { per_year: per_year?, low: low?, high: high? })
        });
        Verdict {
            direction: match verdict.direction {
                Direction::Toward => "toward",
                Direction::Away => "away",
                Direction::Moved => "moved",
                Direction::NoClearChange => "no-clear-change",
                Direction::Stable => "stable",
                Direction::TooFew => "too-few",
                Direction::NoData => "no-data",
            },
            strength: verdict.strength.map(|strength| match strength {
                Strength::Indication => "indication",
                Strength::Clear => "clear",
            }),
            destination: match verdict.destination {
                Destination::Reached => "reached",
                Destination::Likely => "likely",
                Destination::CannotSay => "cannot-say",
                Destination::Unlikely => "unlikely",
                Destination::Missed => "missed",
                Destination::NoTarget => "no-target",
            },
            points: verdict.evidence.points,
            p: verdict.evidence.p.and_then(calculated),
            slope,
            projection: projection.map(|(lowest, highest)| [lowest, highest]),
        }
    }
}

impl Definition {
    fn of(asked: &Asked, written: &WrittenDefinition) -> Definition {
        let of = &written.definition;
        let (names, planning) = (asked.may(Right::ReadDrafts), asked.may(Right::ReadPlanning));
        let (desired_low, desired_high) = match of.desired {
            Desired::Within { low, high } => (Some(Exact(low)), Some(Exact(high))),
            Desired::Up | Desired::Down | Desired::Keep => (None, None),
        };
        let reflected = |wanted: fn(&Reflects) -> Option<u32>| of.reflects.iter().filter_map(wanted).collect();
        let planned = |wanted: fn(&Reflects) -> Option<u32>| if planning { reflected(wanted) } else { Vec::new() };
        Definition {
            number: written.number,
            name: of.name.to_string(),
            question: of.question.to_string(),
            why: of.why.to_string(),
            cannot_say: of.cannot_say.to_string(),
            kind: of.kind.key(),
            desired: of.desired.key(),
            desired_low,
            desired_high,
            unit: of.unit.to_string(),
            decimals: of.decimals,
            measures: of.measures.key(),
            frequency: of.frequency.key(),
            numerator: of.numerator.as_ref().map(ToString::to_string),
            denominator: of.denominator.as_ref().map(ToString::to_string),
            source: of.source.as_ref().map(ToString::to_string),
            owner: of.owner.filter(|_| names).map(|person| person.0),
            smallest_change: of.smallest_change.map(Exact),
            target: of.target.map(|target| Target {
                kind: target.kind.key(),
                value: Exact(target.value),
                by: target.by.map(Time),
                base: target.base.map(Time),
            }),
            statements: of.statements().map(|id| id.0).collect(),
            activities: planned(|reflects| match reflects {
                Reflects::Activity(id) => Some(id.0),
                _ => None,
            }),
            tasks: planned(|reflects| match reflects {
                Reflects::Task(id) => Some(id.0),
                _ => None,
            }),
            dimensions: of.dimensions.iter().map(ToString::to_string).collect(),
            breaks_from: written.breaks_from.map(Time),
        }
    }
}

impl Indicator {
    fn of(asked: &Asked, indicator: &indicator::Indicator) -> Indicator {
        let written = asked.organisation.indicators.definition_on(indicator, asked.day);
        Indicator {
            id: indicator.id.0,
            definition: Definition::of(asked, written),
            verdict: indicator.whole().map(|_| Verdict::of(&indicator.verdict(written))),
            latest: indicator.latest_period().map(Time),
            ended: indicator.ended.is_some(),
        }
    }
}

/// `GET …/indicators`, and with `statement` those that reflect it.
///
/// # Errors
/// None.
pub async fn indicators(asked: Asked) -> Result<List<Indicator>, Problem> {
    let view = View::of(&asked);
    let statement = asked.query("statement").and_then(|id| id.parse::<u32>().ok());
    let wanted = asked
        .organisation
        .indicators
        .all()
        .filter(|indicator| may_read(&view, indicator))
        .map(|indicator| (indicator.id.0.into(), Indicator::of(&asked, indicator)))
        .filter(|(_, shown)| statement.is_none_or(|id| shown.definition.statements.contains(&id)));
    Ok(List::of(&asked, wanted))
}

/// `GET …/indicators/{indicator}`
///
/// # Errors
/// Not found when there is no such indicator that the viewer may read.
pub async fn one_indicator(asked: Asked) -> Result<Indicator, Problem> {
    Ok(Indicator::of(&asked, known(&asked)?))
}

/// A value.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Value {
    /// What of the whole it is about: pairs of a dimension and a part. Empty for the whole.
    pub part: Vec<[String; 2]>,
    /// When.
    pub period: Time,
    /// The value; absent where there is none, or it is not shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Exact>,
    /// What it is counted in: values from before a break may have another unit than the definition.
    pub unit: String,
    /// How it is: `normal`, `provisional`, `confidential`, …
    pub status: &'static str,
    /// The lower end of its interval, of what is estimated from a sample.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Exact>,
    /// The upper end of its interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Exact>,
    /// When it became known, and for those who read drafts by whom it was entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Done>,
    /// Where it is from: as was said when it was entered, else as the definition says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Value {
    fn of(
        asked: &Asked,
        (indicator, by): (&indicator::Indicator, &WrittenDefinition),
        breakdown: &Breakdown,
        told: &Observation,
    ) -> Value {
        let observed = &told.observed;
        let import = asked.organisation.indicators.import(told.import);
        let known = import.map(|import| {
            let known = Done::from(import.by);
            Done { person: known.person.filter(|_| asked.may(Right::ReadDrafts)), ..known }
        });
        let source = import.and_then(|import| import.source.as_ref()).or(by.definition.source.as_ref());
        let part =
            |(dimension, part): &(domain::text::Name, domain::text::Name)| [dimension, part].map(ToString::to_string);
        let interval = observed.interval();
        Value {
            part: breakdown.parts().iter().map(part).collect(),
            period: Time(observed.period),
            value: observed.value.map(Exact),
            unit: indicator.counted_by(by, observed.period).definition.unit.to_string(),
            status: observed.status.key(),
            low: interval.map(|interval| Exact(interval.low)),
            high: interval.map(|interval| Exact(interval.high)),
            known,
            source: source.map(ToString::to_string),
        }
    }
}

/// `GET …/indicators/{indicator}/values`: the current ones of the whole and of each part, as they are shown.
///
/// # Errors
/// Not found when there is no such indicator that the viewer may read.
pub async fn values(asked: Asked) -> Result<List<Value>, Problem> {
    let indicator = known(&asked)?;
    let by = asked.organisation.indicators.definition_on(indicator, asked.day);
    let each = indicator.shown().iter().flat_map(|(breakdown, series)| series.current().map(move |it| (breakdown, it)));
    let all = each.map(|(breakdown, told)| Value::of(&asked, (indicator, by), breakdown, told));
    Ok(List::of(&asked, all.zip(0..).map(|(value, number)| (number, value))))
}

/// A version of what management follows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IndicatorSet {
    /// Its number.
    pub number: u32,
    /// Where it is: `draft`, `proposed`, `decided` or `withdrawn`.
    pub state: &'static str,
    /// The set that it began as a copy of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
    /// The first day that it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Day>,
    /// The decision on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<u32>,
    /// Its indicators.
    pub entries: Vec<Entry>,
    /// Those that the set before has and this one has not.
    pub left_out: Vec<LeftOut>,
    /// When it was last changed, and for those who read drafts by whom.
    pub changed: Done,
}

/// An indicator in a set.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// Which.
    pub indicator: u32,
    /// By which of its definitions.
    pub definition: u32,
    /// The statements that it leads for.
    pub leads: Vec<u32>,
    /// Why it came in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An indicator that was left out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Which.
    pub indicator: u32,
    /// Why.
    pub reason: String,
}

impl IndicatorSet {
    fn of(asked: &Asked, set: &indicator_set::IndicatorSet) -> IndicatorSet {
        let mut changed = Done::from(set.changed);
        changed.person = changed.person.filter(|_| asked.may(Right::ReadDrafts));
        IndicatorSet {
            number: set.number.0,
            state: set.state().key(),
            based_on: set.based_on.map(|number| number.0),
            in_force_from: set.in_force_from().map(Day),
            decision: set.decision().map(|id| id.0),
            entries: set
                .entries
                .iter()
                .map(|(indicator, entry)| Entry {
                    indicator: indicator.0,
                    definition: entry.definition,
                    leads: entry.leads.iter().map(|id| id.0).collect(),
                    reason: entry.reason.as_ref().map(ToString::to_string),
                })
                .collect(),
            left_out: set
                .left_out
                .iter()
                .map(|(indicator, reason)| LeftOut { indicator: indicator.0, reason: reason.to_string() })
                .collect(),
            changed,
        }
    }
}

/// `GET …/indicator-sets`
///
/// # Errors
/// None.
pub async fn sets(asked: Asked) -> Result<List<IndicatorSet>, Problem> {
    let drafts = asked.may(Right::ReadDrafts);
    let all = asked.organisation.indicators.sets().filter(|set| drafts || set.in_force_from().is_some());
    Ok(List::of(&asked, all.map(|set| (set.number.0.into(), IndicatorSet::of(&asked, set)))))
}

/// `GET …/indicator-sets/{set}`
///
/// # Errors
/// Not found when there is no such set that the viewer may read.
pub async fn one_set(asked: Asked) -> Result<IndicatorSet, Problem> {
    Ok(IndicatorSet::of(&asked, set::known(&asked)?))
}

/// Where the thread breaks among the indicators.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "IndicatorBreak")]
pub struct Break {
    /// How.
    pub kind: &'static str,
    /// The number of the indicator or the goal that it is about.
    pub id: u32,
    /// How much it matters: 1 the most.
    pub weight: u8,
    /// Until when it is set aside; absent where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aside_until: Option<Day>,
    /// Why it is set aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motive: Option<String>,
}

/// `GET …/indicator-breaks`
///
/// # Errors
/// None.
pub async fn breaks(asked: Asked) -> Result<List<Break>, Problem> {
    let found = asked.organisation.indicator_breaks(asked.day);
    let all = found.iter().zip(0..).map(|(found, number)| {
        let broken: IndicatorBreak = found.broken;
        let shown = Break {
            kind: broken.key(),
            id: broken.number(),
            weight: broken.weight(),
            aside_until: found.aside.map(|aside| Day(aside.until)),
            motive: found.aside.map(|aside| aside.motive.to_string()),
        };
        (number, shown)
    });
    Ok(List::of(&asked, all))
}
