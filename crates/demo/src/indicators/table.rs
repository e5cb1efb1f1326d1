//! The tables in which the indicators stand: what is written of one, its values and when they became known, and how that
//! becomes what the rules take. Not the indicators themselves: those are in the files by area.

use domain::decimal::Decimal;
use domain::ids::{ActivityId, PersonId, StatementId, UnitId};
use domain::indicator::values::SeriesValues;
use domain::indicator::{
    Definition, Desired, Frequency, Indicator, IndicatorKind, Measures, Reflects, Target, TargetKind,
};
use domain::money::Kronor;
use domain::observation::{Breakdown, Observed};
use domain::organisation::Organisation;
use domain::period::Period;
use domain::refusal::{Refusal, Refusals, invalid};
use domain::statement::{Statement, StatementKind};
use domain::text::{Explanation, Name};
use domain::tree::Tree;
use jiff::civil::{Date, date};

use crate::people;
use crate::script::{name, reason};

/// An indicator, in the words of its definition.
pub(super) struct Measured {
    pub(super) name: &'static str,
    pub(super) question: &'static str,
    /// The numbers of goals and areas; "0" is the overarching goal.
    pub(super) reflects: &'static [&'static str],
    /// The titles of activities.
    pub(super) activities: &'static [&'static str],
    pub(super) why: &'static str,
    pub(super) cannot_say: &'static str,
    pub(super) kind: IndicatorKind,
    pub(super) desired: Wish,
    pub(super) unit: &'static str,
    pub(super) decimals: u8,
    /// Empty where nothing is divided.
    pub(super) numerator: &'static str,
    pub(super) denominator: &'static str,
    pub(super) measures: Measures,
    pub(super) frequency: Frequency,
    pub(super) source: &'static str,
    pub(super) owner: Owner,
    /// Kronor in a year.
    pub(super) cost: i64,
    /// Empty where nobody has said.
    pub(super) smallest_change: &'static str,
    pub(super) lowest: &'static str,
    pub(super) highest: &'static str,
    pub(super) dimensions: &'static [&'static str],
    pub(super) target: Option<Goal>,
    /// The day on which it was defined; `None` when all others were.
    pub(super) defined: Option<Day>,
    pub(super) rows: &'static [Row],
    /// The last period that was known when it was defined.
    pub(super) known: &'static str,
    /// When the later ones became known.
    pub(super) released: &'static [Release],
}

/// An indicator of which nothing is said yet.
pub(super) const UNWRITTEN: Measured = Measured {
    name: "",
    question: "",
    reflects: &[],
    activities: &[],
    why: "",
    cannot_say: "",
    kind: IndicatorKind::World,
    desired: Wish::Up,
    unit: "",
    decimals: 1,
    numerator: "",
    denominator: "",
    measures: Measures::Level,
    frequency: Frequency::Yearly,
    source: "",
    owner: Owner::Nobody,
    cost: 0,
    smallest_change: "",
    lowest: "",
    highest: "",
    dimensions: &[],
    target: None,
    defined: None,
    rows: &[],
    known: "",
    released: &[],
};

/// What is measured of an area, and the file that its first values came in.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) file: &'static str,
    pub(super) measured: &'static [Measured],
}

/// Which way is towards the goal.
pub(super) enum Wish {
    Up,
    Down,
    Keep,
    Within(&'static str, &'static str),
}

/// Who answers for it.
pub(super) enum Owner {
    Nobody,
    Person(PersonId),
    Manager(UnitId),
    /// Someone in a unit, its manager not counted: the first is 1.
    In(UnitId, usize),
}

/// What it is to be; the periods are empty where it is to hold at any time.
pub(super) struct Goal {
    pub(super) kind: TargetKind,
    pub(super) value: &'static str,
    pub(super) by: &'static str,
    pub(super) base: &'static str,
}

/// Year, month and day.
pub(super) type Day = (i16, i8, i8);

/// The values of a part, as they were first known. One for each period from the first on, or, where `from` is empty, each
/// with its period: "2011=77.1". A value is written as in the log: "45.7/P" is provisional, "/Q" suppressed.
pub(super) struct Row {
    /// Each dimension with its value; nothing for the whole.
    pub(super) part: &'static [(&'static str, &'static str)],
    pub(super) from: &'static str,
    pub(super) values: &'static str,
}

/// The day on which a period became known, with those before it that were not.
#[derive(Clone, Copy)]
pub(super) struct Release {
    pub(super) on: Day,
    pub(super) until: &'static str,
}

/// How a quarter becomes known: a month after it.
pub(super) const QUARTERS: &[Release] = &[
    Release { on: (2018, 1, 30), until: "2017-Q4" },
    Release { on: (2018, 4, 27), until: "2018-Q1" },
    Release { on: (2018, 7, 31), until: "2018-Q2" },
    Release { on: (2018, 10, 30), until: "2018-Q3" },
];

/// How a month becomes known: in the middle of the next.
pub(super) const MONTHS: &[Release] = &[
    Release { on: (2017, 12, 15), until: "2017-11" },
    Release { on: (2018, 1, 15), until: "2017-12" },
    Release { on: (2018, 2, 15), until: "2018-01" },
    Release { on: (2018, 3, 15), until: "2018-02" },
    Release { on: (2018, 4, 16), until: "2018-03" },
    Release { on: (2018, 5, 15), until: "2018-04" },
    Release { on: (2018, 6, 15), until: "2018-05" },
    Release { on: (2018, 7, 16), until: "2018-06" },
    Release { on: (2018, 8, 15), until: "2018-07" },
    Release { on: (2018, 9, 17), until: "2018-08" },
    Release { on: (2018, 10, 15), until: "2018-09" },
    Release { on: (2018, 11, 12), until: "2018-10" },
];

/// A day of the tables.
pub(super) fn day((year, month, day): Day) -> Date {
    date(year, month, day)
}

/// A number, as it stands in a table; `None` where nothing does.
pub(super) fn decimal(typed: &str) -> Result<Option<Decimal>, Refusals> {
    if typed.is_empty() {
        return Ok(None);
    }
    Decimal::parse(typed).map(Some).map_err(|error| invalid("value", &error).into())
}

/// A period, as it stands in a table; `None` where nothing does.
pub(super) fn period(typed: &str) -> Result<Option<Period>, Refusals> {
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| not_there(typed))
}

/// The statement with this number in the strategy in force on a day: "0" is the overarching goal, "3" the third area, and
/// "3.1" its first goal.
pub(super) fn statement(organisation: &Organisation, today: Date, number: &str) -> Result<StatementId, Refusals> {
    let kind = match number {
        "0" => StatementKind::OverarchingGoal,
        _ if number.contains('.') => StatementKind::Goal,
        _ => StatementKind::ResultArea,
    };
    let tree = organisation.strategy.in_force_on(today).map(|revision| &revision.tree);
    let mut of_kind = tree.into_iter().flat_map(|tree| tree.of_kind(kind).into_iter().map(move |it| (tree, it)));
    let is_it = |(tree, it): &(&Tree, &Statement)| number == "0" || tree.number(it).as_deref() == Some(number);
    of_kind.find(is_it).map(|(_, statement)| statement.id).ok_or_else(|| not_there(number))
}

/// The statements with these numbers.
pub(super) fn statements(
    organisation: &Organisation,
    today: Date,
    numbers: &[&str],
) -> Result<Vec<StatementId>, Refusals> {
    numbers.iter().map(|number| statement(organisation, today, number)).collect()
}

/// The indicator that is called this.
pub(super) fn indicator<'a>(organisation: &'a Organisation, called: &str) -> Result<&'a Indicator, Refusals> {
    let found = organisation.indicators.all().find(|indicator| indicator.definition().name.as_str() == called);
    found.ok_or_else(|| not_there(called))
}

fn activity(organisation: &Organisation, title: &str) -> Result<ActivityId, Refusals> {
    let mut activities = organisation.planning.rounds().flat_map(|round| round.activities.values());
    let found = activities.find(|activity| activity.work.title.as_str() == title);
    found.map(|activity| activity.id).ok_or_else(|| not_there(title))
}

fn not_there(what: &str) -> Refusals {
    Refusal::new("indicator-unknown").with("indicator", what).into()
}

fn explanation(typed: &str) -> Result<Explanation, Refusals> {
    Explanation::parse(typed).map_err(|error| invalid("why", &error).into())
}

impl Goal {
    /// As a definition has it.
    pub(super) fn target(&self) -> Result<Target, Refusals> {
        let value = decimal(self.value)?.ok_or_else(|| not_there(self.value))?;
        Ok(Target { kind: self.kind, value, by: period(self.by)?, base: period(self.base)? })
    }
}

impl Measured {
    /// Its definition, in the words of the organisation.
    pub(super) fn definition(&self, organisation: &Organisation, today: Date) -> Result<Definition, Refusals> {
        let needed = |typed: &str| Ok::<_, Refusals>(decimal(typed)?.unwrap_or(Decimal::ZERO));
        let desired = match self.desired {
            Wish::Up => Desired::Up,
            Wish::Down => Desired::Down,
            Wish::Keep => Desired::Keep,
            Wish::Within(low, high) => Desired::Within { low: needed(low)?, high: needed(high)? },
        };
        let owner = match self.owner {
            Owner::Nobody => None,
            Owner::Person(person) => Some(person),
            Owner::Manager(unit) => Some(people::manager_of(unit)),
            Owner::In(unit, place) => Some(people::in_unit(unit, place)),
        };
        let sentence = |typed: &'static str| Some(typed).filter(|typed| !typed.is_empty()).map(reason).transpose();
        let mut reflects: Vec<Reflects> =
            statements(organisation, today, self.reflects)?.into_iter().map(Reflects::Statement).collect();
        for title in self.activities {
            reflects.push(Reflects::Activity(activity(organisation, title)?));
        }
        Ok(Definition {
            reflects,
            why: explanation(self.why)?,
            cannot_say: explanation(self.cannot_say)?,
            decimals: self.decimals,
            numerator: sentence(self.numerator)?,
            denominator: sentence(self.denominator)?,
            measures: self.measures,
            frequency: self.frequency,
            source: Some(name(self.source)?),
            owner,
            cost: Some(Kronor(self.cost)),
            smallest_change: decimal(self.smallest_change)?,
            lowest: decimal(self.lowest)?,
            highest: decimal(self.highest)?,
            dimensions: self.dimensions.iter().map(|dimension| name(dimension)).collect::<Result<_, _>>()?,
            target: self.target.as_ref().map(Goal::target).transpose()?,
            ..Definition::new(name(self.name)?, reason(self.question)?, self.kind, desired, name(self.unit)?)
        })
    }

    /// Its values for periods after one and until another, each included where it is the last.
    pub(super) fn values(
        &self,
        organisation: &Organisation,
        (after, until): (&str, &str),
    ) -> Result<Vec<SeriesValues>, Refusals> {
        let known = indicator(organisation, self.name)?.id;
        let (after, until) = (period(after)?, period(until)?);
        let mut all = Vec::new();
        for row in self.rows {
            let mut values = row.observed()?;
            values.retain(|observed| after < Some(observed.period) && Some(observed.period) <= until);
            if !values.is_empty() {
                all.push(SeriesValues { indicator: known, breakdown: row.breakdown()?, values });
            }
        }
        Ok(all)
    }
}

impl Row {
    /// What it is a part of.
    pub(super) fn breakdown(&self) -> Result<Breakdown, Refusals> {
        let parts = self.part.iter().map(|(dimension, value)| Ok::<_, Refusals>((name(dimension)?, name(value)?)));
        let parts: Vec<(Name, Name)> = parts.collect::<Result<_, _>>()?;
        Breakdown::new(parts).ok_or_else(|| not_there(self.values))
    }

    /// Its values.
    pub(super) fn observed(&self) -> Result<Vec<Observed>, Refusals> {
        let mut next = period(self.from)?;
        let mut values = Vec::new();
        for told in self.values.split_whitespace() {
            let observed: Result<Observed, _> = match next {
                None => told.parse(),
                Some(period) => format!("{period}={told}").parse(),
            };
            values.push(observed.map_err(|_| not_there(told))?);
            next = next.map(Period::next);
        }
        Ok(values)
    }
}
