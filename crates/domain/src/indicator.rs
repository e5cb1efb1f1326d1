//! Indicators: measures that reflect a goal, a result area, an activity or a task. What an indicator is, its definitions over
//! time, and the values that it has. The rules for writing one are in `indicator::writing`, those for its values in
//! `indicator::values`, where they are fetched from in `indicator::fetch`; which of them management has decided on is an
//! `indicator_set`, and what the values say is `movement`.

use std::sync::Arc;

use imbl::{OrdMap, Vector};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::ids::{ActivityId, FetchId, ImportId, IndicatorId, PersonId, SetNumber, StatementId, TaskId};
use crate::indicator::assessment::Assessment;
use crate::indicator::breaks::IndicatorBreak;
use crate::indicator::fetch::Fetch;
use crate::indicator::import::Import;
use crate::indicator_set::IndicatorSet;
use crate::money::Kronor;
use crate::movement::Derived;
use crate::observation::{Breakdown, Series, SeriesByPart};
use crate::period::Period;
use crate::planning::breaks::SetAside;
use crate::refusal::Refusal;
use crate::suppression;
use crate::text::{Explanation, Name, Reason};
use crate::time::Stamp;

mod apply;
pub mod assessment;
pub mod breaks;
mod counted;
pub mod fetch;
pub mod import;
mod reflecting;
pub mod values;
pub mod writing;

/// What sort of indicator it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// Of the world outside (*omvärldsindikator*): what the agency wants to change, with many others.
    World,
    /// Of the agency's own operations (*verksamhetsindikator*).
    Operations,
    /// A key figure (*nyckeltal*): good to follow, and no measure of a goal.
    KeyFigure,
}

impl IndicatorKind {
    /// All of them.
    pub const ALL: [IndicatorKind; 3] = [IndicatorKind::World, IndicatorKind::Operations, IndicatorKind::KeyFigure];

    /// The word for it in message keys and files.
    pub fn key(self) -> &'static str {
        match self {
            IndicatorKind::World => "world",
            IndicatorKind::Operations => "operations",
            IndicatorKind::KeyFigure => "key-figure",
        }
    }
}

/// Which way is towards the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Desired {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// As it is.
    Keep,
    /// Within a band.
    Within {
        /// Its lower end.
        low: Decimal,
        /// Its upper end.
        high: Decimal,
    },
}

impl Desired {
    /// The word for it in message keys, forms and files.
    pub fn key(self) -> &'static str {
        match self {
            Desired::Up => "up",
            Desired::Down => "down",
            Desired::Keep => "keep",
            Desired::Within { .. } => "within",
        }
    }
}

/// How values of several periods, or of several parts, make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measures {
    /// A share or a rate: numerators and denominators are summed, and divided last.
    Ratio,
    /// How much there is at a time: of several periods the last holds, parts are summed.
    Stock,
    /// How much there was during a time: everything is summed.
    Flow,
    /// A mean, an index, a grade: several cannot be made into one.
    Level,
}

impl Measures {
    /// All of them.
    pub const ALL: [Measures; 4] = [Measures::Ratio, Measures::Stock, Measures::Flow, Measures::Level];

    /// The word for it in message keys and files.
    pub fn key(self) -> &'static str {
        match self {
            Measures::Ratio => "ratio",
            Measures::Stock => "stock",
            Measures::Flow => "flow",
            Measures::Level => "level",
        }
    }
}

/// How often there is to be a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every four months (*tertial*).
    EveryTertial,
    /// Every half-year.
    HalfYearly,
    /// Every year.
    Yearly,
    /// Every second year.
    EverySecondYear,
    /// Every third year.
    EveryThirdYear,
    /// Every fourth year.
    EveryFourthYear,
}

impl Frequency {
    /// All of them.
    pub const ALL: [Frequency; 8] = [
        Frequency::Monthly,
        Frequency::Quarterly,
        Frequency::EveryTertial,
        Frequency::HalfYearly,
        Frequency::Yearly,
        Frequency::EverySecondYear,
        Frequency::EveryThirdYear,
        Frequency::EveryFourthYear,
    ];

    /// The word for it in message keys and files.
    pub fn key(self) -> &'static str {
        match self {
            Frequency::Monthly => "monthly",
            Frequency::Quarterly => "quarterly",
            Frequency::EveryTertial => "every-tertial",
            Frequency::HalfYearly => "half-yearly",
            Frequency::Yearly => "yearly",
            Frequency::EverySecondYear => "every-second-year",
            Frequency::EveryThirdYear => "every-third-year",
            Frequency::EveryFourthYear => "every-fourth-year",
        }
    }

    /// How many months from one value to the next.
    pub fn months(self) -> u8 {
        match self {
            Frequency::Monthly => 1,
            Frequency::Quarterly => 3,
            Frequency::EveryTertial => 4,
            Frequency::HalfYearly => 6,
            Frequency::Yearly => 12,
            Frequency::EverySecondYear => 24,
            Frequency::EveryThirdYear => 36,
            Frequency::EveryFourthYear => 48,
        }
    }

    /// How many months a value is for: one every second year is still for a year.
    pub fn months_of_a_value(self) -> u8 {
        self.months().min(12)
    }
}

/// What an indicator reflects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reflects {
    /// A goal or a result area.
    Statement(StatementId),
    /// An activity.
    Activity(ActivityId),
    /// An external task.
    Task(TaskId),
}

/// How a target is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// To come to at least this.
    AtLeast,
    /// To come to at most this.
    AtMost,
}

impl TargetKind {
    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            TargetKind::AtLeast => "at-least",
            TargetKind::AtMost => "at-most",
        }
    }
}

/// What the value is to be, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// How it is meant.
    pub kind: TargetKind,
    /// The value.
    pub value: Decimal,
    /// The period by which; `None` when it holds at any time.
    pub by: Option<Period>,
    /// The period that the way is measured from.
    pub base: Option<Period>,
}

/// Everything that is written of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// What it is called.
    pub name: Name,
    /// The question that it answers.
    pub question: Reason,
    /// What it reflects.
    pub reflects: Vec<Reflects>,
    /// Why it reflects that.
    pub why: Explanation,
    /// What it cannot say.
    pub cannot_say: Explanation,
    /// What sort it is.
    pub kind: IndicatorKind,
    /// Which way is towards the goal.
    pub desired: Desired,
    /// What it is counted in: "procent".
    pub unit: Name,
    /// With how many decimals it is shown.
    pub decimals: u8,
    /// What stands above the line.
    pub numerator: Option<Reason>,
    /// What stands below it.
    pub denominator: Option<Reason>,
    /// How several values make one.
    pub measures: Measures,
    /// How often there is to be a value.
    pub frequency: Frequency,
    /// Where the values come from.
    pub source: Option<Name>,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// What it costs to collect, in a year.
    pub cost: Option<Kronor>,
    /// The smallest change that matters, in its unit.
    pub smallest_change: Option<Decimal>,
    /// Below this no value can be.
    pub lowest: Option<Decimal>,
    /// Above this no value can be.
    pub highest: Option<Decimal>,
    /// By what it is broken down: "län", "kön".
    pub dimensions: Vec<Name>,
    /// What it is to be, and when.
    pub target: Option<Target>,
}

impl Definition {
    /// An indicator of which only the most needed is known.
    pub fn new(name: Name, question: Reason, kind: IndicatorKind, desired: Desired, unit: Name) -> Definition {
        Definition {
            name,
            question,
            reflects: Vec::new(),
            why: Explanation::default(),
            cannot_say: Explanation::default(),
            kind,
            desired,
            unit,
            decimals: 1,
            numerator: None,
            denominator: None,
            measures: Measures::Level,
            frequency: Frequency::Yearly,
            source: None,
            owner: None,
            cost: None,
            smallest_change: None,
            lowest: None,
            highest: None,
            dimensions: Vec::new(),
            target: None,
        }
    }

    /// The goals and result areas that it reflects.
    pub fn statements(&self) -> impl Iterator<Item = StatementId> {
        self.reflects.iter().filter_map(|reflects| match reflects {
            Reflects::Statement(id) => Some(*id),
            Reflects::Activity(_) | Reflects::Task(_) => None,
        })
    }
}

/// A definition with when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenDefinition {
    /// Its number: 1, 2, 3, …
    pub number: u32,
    /// What it says.
    pub definition: Definition,
    /// The first period that is counted by it, when what came before cannot be compared with what comes after.
    pub breaks_from: Option<Period>,
    /// Why it was changed.
    pub reason: Option<Reason>,
    /// Why what came before can be compared with what comes after, though it is counted otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparable: Option<Reason>,
    /// Who wrote it, and when.
    pub written: Stamp,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its number.
    pub id: IndicatorId,
    /// Its definitions, the first first, never none.
    pub definitions: Vector<Arc<WrittenDefinition>>,
    // Its values as they were entered, the whole first.
    pub(crate) series: SeriesByPart,
    /// Who ended it, when, and why.
    pub ended: Option<(Stamp, Reason)>,
    /// The number of the event that last changed its definition: what a writer says to have seen.
    pub version: u64,
    /// The number of the event that last changed anything of it.
    pub touched: u64,
    // What follows from the values, made when it is first asked for.
    #[serde(skip)]
    pub(crate) derived: Derived,
}

impl Indicator {
    /// As it is written now.
    pub fn definition(&self) -> &Definition {
        &self.written().definition
    }

    /// The definition as it is written now, with when.
    pub fn written(&self) -> &WrittenDefinition {
        // An indicator is made with its first definition, and none is ever taken away.
        &self.definitions[self.definitions.len() - 1]
    }

    /// The definition with this number.
    pub fn definition_number(&self, number: u32) -> Option<&WrittenDefinition> {
        self.definitions.iter().map(Arc::as_ref).find(|written| written.number == number)
    }

    /// The values of the whole, as they are shown.
    pub fn whole(&self) -> Option<&Series> {
        self.series(&Breakdown::default())
    }

    /// The values of a breakdown, as they are shown.
    pub fn series(&self, breakdown: &Breakdown) -> Option<&Series> {
        self.shown().get(breakdown).map(Arc::as_ref)
    }

    /// The values as they are shown, the whole first: without what is suppressed, and what would give it away.
    pub fn shown(&self) -> &SeriesByPart {
        self.derived.shown(|| suppression::shown(&self.series)).unwrap_or(&self.series)
    }

    /// The values of a breakdown as they were entered: for those who enter them.
    pub fn entered(&self, breakdown: &Breakdown) -> Option<&Series> {
        self.series.get(breakdown).map(Arc::as_ref)
    }

    /// The first period that can be compared with the last, as the definitions say it. A break that is ahead of every
    /// value breaks nothing yet.
    pub fn breaks_from(&self) -> Option<Period> {
        let mut said = self.definitions.iter().filter_map(|written| written.breaks_from).peekable();
        said.peek()?;
        let latest = self.series.values().filter_map(|series| series.latest()).map(|known| known.observed.period).max();
        said.filter(|from| Some(*from) <= latest).max()
    }

    /// The last period that there is a value for.
    pub fn latest_period(&self) -> Option<Period> {
        let latest = |series: &Arc<Series>| series.latest().map(|observation| observation.observed.period);
        match self.series.get(&Breakdown::default()) {
            Some(whole) => latest(whole),
            None => self.series.values().filter_map(latest).max(),
        }
    }
}

/// All indicators of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicators {
    pub(crate) all: OrdMap<IndicatorId, Arc<Indicator>>,
    pub(crate) sets: OrdMap<SetNumber, Arc<IndicatorSet>>,
    pub(crate) imports: OrdMap<ImportId, Arc<Import>>,
    pub(crate) mappings: Vector<Explanation>,
    pub(crate) fetches: OrdMap<FetchId, Arc<Fetch>>,
    pub(crate) assessments: OrdMap<StatementId, Vector<Arc<Assessment>>>,
    pub(crate) set_aside: OrdMap<IndicatorBreak, SetAside>,
}

impl Indicators {
    /// Every indicator, in the order of their numbers.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Indicator> {
        self.all.values().map(Arc::as_ref)
    }

    /// Those that have not ended.
    pub fn living(&self) -> impl Iterator<Item = &Indicator> {
        self.all().filter(|indicator| indicator.ended.is_none())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The indicator with this number.
    pub fn get(&self, id: IndicatorId) -> Option<&Indicator> {
        self.all.get(&id).map(Arc::as_ref)
    }

    /// The indicator with this number, for rules.
    ///
    /// # Errors
    /// `indicator-unknown`.
    pub fn indicator(&self, id: IndicatorId) -> Result<&Indicator, Refusal> {
        self.get(id).ok_or_else(|| Refusal::new("indicator-unknown").with("indicator", id.0))
    }

    /// Every version of the set, the first first.
    pub fn sets(&self) -> impl DoubleEndedIterator<Item = &IndicatorSet> {
        self.sets.values().map(Arc::as_ref)
    }

    /// The set with this number.
    pub fn set(&self, number: SetNumber) -> Option<&IndicatorSet> {
        self.sets.get(&number).map(Arc::as_ref)
    }

    /// The set that management has decided on, on a day.
    pub fn set_in_force_on(&self, day: Date) -> Option<&IndicatorSet> {
        let decided = self.sets().filter_map(|set| set.in_force_from().map(|from| (from, set)));
        decided.filter(|(from, _)| *from <= day).max_by_key(|(from, set)| (*from, set.number)).map(|(_, set)| set)
    }

    /// Everything that came in, the last first.
    pub fn imports(&self) -> impl Iterator<Item = &Import> {
        self.imports.values().rev().map(Arc::as_ref)
    }

    /// How files were read before, the last first: what each column was, one `heading=role` a line.
    pub fn mappings(&self) -> impl Iterator<Item = &Explanation> {
        self.mappings.iter().rev()
    }

    /// What came in under a number.
    pub fn import(&self, id: ImportId) -> Option<&Import> {
        self.imports.get(&id).map(Arc::as_ref)
    }
    /// The fetches that have not been removed, in the order of their numbers.
    pub fn fetches(&self) -> impl Iterator<Item = &Fetch> {
        self.fetches.values().map(Arc::as_ref).filter(|fetch| fetch.removed.is_none())
    }

    /// The fetch with this number, removed or not.
    pub fn fetch(&self, id: FetchId) -> Option<&Fetch> {
        self.fetches.get(&id).map(Arc::as_ref)
    }
}
