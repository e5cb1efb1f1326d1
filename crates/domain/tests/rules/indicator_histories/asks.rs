//! What people may ask of an agency that measures, wise or not, and what each becomes when it is asked. Picks are numbers
//! without meaning that choose among what is there, and one that is not.

use std::collections::BTreeSet;

use domain::decimal::Decimal;
use domain::decision::Matter;
use domain::ids::{ImportId, IndicatorId, SetNumber, StatementId};
use domain::indicator::assessment::Judged;
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::indicator::writing::Redefinition;
use domain::indicator::{Definition, Desired, Frequency, Reflects, Target, TargetKind};
use domain::observation::{Breakdown, Fraction, Interval, Observed, Status};
use domain::period::Period;
use domain::writing::Seen;
use jiff::ToSpan;
use proptest::prelude::*;

use crate::agency::{Agency, Answer, BOARD, GROUP, by_the_group, incoming, measure, name, remark, why};

/// Something asked.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    Define(Vec<Defined>),
    Redefine { which: u8, defined: Defined, breaks: Option<u8>, reason: bool, stale: bool },
    End { which: u8 },
    TakeUp { which: u8 },
    Values { series: Vec<(u8, u8, Vec<Value>)>, reason: bool },
    TakeBack { which: u8 },
    Fetch { which: u8, act: u8, period: u8, value: i16 },
    Open,
    Put { which: u8, leads: Vec<u8>, reason: bool },
    LeaveOut { which: u8, reason: bool },
    Propose { to_board: bool, motive: bool },
    Return { withdraw: bool },
    Decide { ahead: i8, set: u8 },
    Assess { goal: u8, judged: u8, disagrees: bool },
    Aside { which: u8, up: bool, days: i8 },
    Wait { days: u8 },
}

/// A definition that is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Defined {
    called: u8,
    reflects: Vec<u8>,
    desired: u8,
    limits: bool,
    dimensions: u8,
    frequency: u8,
    owner: bool,
    target: Option<(u8, i16)>,
}

/// A value that is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    period: u8,
    value: Option<i16>,
    status: u8,
    rest: u8,
}

/// Any history of an agency that measures.
pub(crate) fn history() -> impl Strategy<Value = Vec<Ask>> {
    let year = (
        prop::collection::vec(writes(), 1..5),
        prop::collection::vec(prop_oneof![5 => measures(), 2 => writes(), 1 => says()], 0..14),
        deciding(),
    );
    let year = year.prop_map(|(first, then, decided)| [first, then, decided].concat());
    prop::collection::vec(year, 1..4).prop_map(|years| years.concat())
}

// A set from its opening to its decision, with whatever comes in between.
fn deciding() -> impl Strategy<Value = Vec<Ask>> {
    let put = || {
        (any::<u8>(), prop::collection::vec(any::<u8>(), 0..3), any::<bool>())
            .prop_map(|(which, leads, reason)| Ask::Put { which, leads, reason })
    };
    let fills = prop::collection::vec(put(), 0..5);
    let tried = prop_oneof![
        3 => put(),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(which, reason)| Ask::LeaveOut { which, reason }),
        2 => writes(),
        2 => measures(),
        1 => any::<bool>().prop_map(|withdraw| Ask::Return { withdraw }),
        1 => any::<bool>().prop_map(|motive| Ask::Propose { to_board: false, motive }),
    ];
    let propose = (rarely(), mostly()).prop_map(|(to_board, motive)| Ask::Propose { to_board, motive });
    let between = prop_oneof![2 => writes(), 1 => measures(), 1 => Just(Ask::Open)];
    let decide = (-1i8..4, any::<u8>()).prop_map(|(ahead, set)| Ask::Decide { ahead, set });
    (fills, prop::collection::vec(tried, 0..6), propose, prop::collection::vec(between, 0..3), decide).prop_map(
        |(fills, tried, propose, between, decide)| {
            [vec![Ask::Open], fills, tried, vec![propose], between, vec![decide]].concat()
        },
    )
}

fn writes() -> impl Strategy<Value = Ask> {
    prop_oneof![
        4 => prop::collection::vec(defined(), 1..3).prop_map(Ask::Define),
        4 => (any::<u8>(), defined(), prop::option::weighted(0.3, any::<u8>()), mostly(), rarely())
            .prop_map(|(which, defined, breaks, reason, stale)| Ask::Redefine { which, defined, breaks, reason, stale }),
        1 => any::<u8>().prop_map(|which| Ask::End { which }),
        1 => any::<u8>().prop_map(|which| Ask::TakeUp { which }),
    ]
}

fn measures() -> impl Strategy<Value = Ask> {
    let values = prop::collection::vec(value(), 0..6);
    let series = prop::collection::vec((any::<u8>(), any::<u8>(), values), 1..4);
    prop_oneof![
        5 => (series, mostly()).prop_map(|(series, reason)| Ask::Values { series, reason }),
        1 => any::<u8>().prop_map(|which| Ask::TakeBack { which }),
        3 => (any::<u8>(), any::<u8>(), any::<u8>(), any::<i16>())
            .prop_map(|(which, act, period, value)| Ask::Fetch { which, act, period, value }),
        1 => any::<u8>().prop_map(|days| Ask::Wait { days }),
    ]
}

fn says() -> impl Strategy<Value = Ask> {
    prop_oneof![
        (any::<u8>(), any::<u8>(), any::<bool>()).prop_map(|(goal, judged, disagrees)| Ask::Assess {
            goal,
            judged,
            disagrees
        }),
        (any::<u8>(), any::<bool>(), -2i8..9).prop_map(|(which, up, days)| Ask::Aside { which, up, days }),
    ]
}

fn defined() -> impl Strategy<Value = Defined> {
    let target = prop::option::weighted(0.4, (any::<u8>(), any::<i16>()));
    (0u8..12, prop::collection::vec(any::<u8>(), 0..4), 0u8..5, rarely(), 0u8..4, any::<u8>(), mostly(), target)
        .prop_map(|(called, reflects, desired, limits, dimensions, frequency, owner, target)| Defined {
            called,
            reflects,
            desired,
            limits,
            dimensions,
            frequency,
            owner,
            target,
        })
}

fn value() -> impl Strategy<Value = Value> {
    // Mostly plain values: one fault in a file and nothing of it comes in.
    let status = prop_oneof![9 => Just(0u8), 1 => any::<u8>()];
    (0u8..20, prop::option::weighted(0.97, any::<i16>()), status, prop_oneof![9 => Just(0u8), 1 => any::<u8>()])
        .prop_map(|(period, value, status, rest)| Value { period, value, status, rest })
}

fn rarely() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.1)
}

fn mostly() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.8)
}

/// One of these, or one that is not there.
pub(super) fn pick<T: Copy>(from: &[T], pick: u8, none: T) -> T {
    if from.is_empty() || pick == u8::MAX { none } else { from[usize::from(pick) % from.len()] }
}

fn decimal(value: i64) -> Decimal {
    Decimal::new(value, 1).unwrap()
}

impl Defined {
    fn definition(&self, agency: &Agency) -> Definition {
        let mut reflects: Vec<Reflects> = Vec::new();
        for &goal in &self.reflects {
            let reflected = Reflects::Statement(goal_of(agency, goal));
            if !reflects.contains(&reflected) || goal % 16 == 0 {
                reflects.push(reflected);
            }
        }
        let desired = match self.desired {
            0 | 1 => Desired::Up,
            2 => Desired::Down,
            3 => Desired::Keep,
            _ => Desired::Within { low: decimal(-90), high: decimal(i64::from(self.called) * 30 - 120) },
        };
        let dimensions = [name("län"), name("kön")];
        Definition {
            reflects,
            desired,
            lowest: self.limits.then(|| decimal(-20_000)),
            highest: self.limits.then(|| decimal(20_000)),
            dimensions: dimensions.into_iter().take(usize::from(self.dimensions)).collect(),
            frequency: Frequency::ALL[usize::from(self.frequency) % Frequency::ALL.len()],
            owner: self.owner.then_some(crate::agency::ANALYST),
            target: self.target.map(|(kind, value)| Target {
                kind: if kind % 2 == 0 { TargetKind::AtLeast } else { TargetKind::AtMost },
                value: decimal(value.into()),
                by: (kind % 3 != 0).then(|| Period::year(2012 + i32::from(kind) % 12).unwrap()),
                base: (kind % 5 == 0).then(|| Period::year(2013).unwrap()),
            }),
            ..measure(&format!("Mått {}", self.called), &[])
        }
    }
}

impl Value {
    fn observed(&self) -> Observed {
        let year = 2005 + i32::from(self.period % 14);
        let period = if self.period < 14 { Period::year(year) } else { Period::new(year, self.period - 13, 1) };
        let (period, status) = (period.unwrap(), Status::ALL[usize::from(self.status) % Status::ALL.len()]);
        let value = self.value.map(|value| decimal(value.into()));
        let observed = match value.filter(|_| status.has_value() || self.rest % 4 == 1) {
            Some(value) => Observed::new(period, value).with_status(status),
            None => Observed::without_value(period, status),
        };
        let (low, high) = (value.unwrap_or(Decimal::ZERO), decimal(i64::from(self.rest) * 400));
        match self.rest % 7 {
            2 => observed.with_interval(Interval { low, high }),
            3 => observed.with_fraction(Fraction { numerator: low, denominator: high }),
            _ => observed,
        }
    }
}

fn goal_of(agency: &Agency, which: u8) -> StatementId {
    let goals = ["Mindre krångel", "Färre regler", "Fler e-tjänster", "Öppna data"].map(|says| agency.goal(says));
    pick(&goals, which, StatementId(999))
}

impl Ask {
    /// How many days pass before it is asked.
    pub(crate) fn days(&self) -> i32 {
        match self {
            Ask::Wait { days } => i32::from(*days),
            _ => 0,
        }
    }

    /// What the agency answers.
    pub(crate) fn ask(&self, agency: &Agency) -> Answer {
        let (organisation, context) = (&agency.organisation, &agency.context());
        let indicators = &organisation.indicators;
        let ids: Vec<IndicatorId> = indicators.all().map(|indicator| indicator.id).collect();
        let of = |which: u8| pick(&ids, which, IndicatorId(999));
        let open = indicators.open_set().map_or(SetNumber(999), |set| set.number);
        let reason = |given: &bool| given.then(why);
        match self {
            Ask::Define(defined) => {
                let definitions = defined.iter().map(|defined| defined.definition(agency)).collect();
                organisation.define_indicators(context, definitions)
            }
            Ask::Redefine { which, defined, breaks, reason: given, stale } => {
                let (id, Seen(seen)) = agency.seen_indicator(of(*which));
                let seen = Seen(seen.saturating_sub(u64::from(*stale)));
                let breaks_from = breaks.map(|year| Period::year(2005 + i32::from(year % 20)).unwrap());
                // Every third time the break is all that is new.
                let as_it_was = indicators.get(id).filter(|_| breaks.is_some_and(|year| year % 3 == 0));
                let definition =
                    as_it_was.map_or_else(|| defined.definition(agency), |indicator| indicator.definition().clone());
                // Some say that nothing breaks, others that something does, and a few both.
                let comparable = (breaks_from.is_none() || which % 16 == 0).then(why);
                let change = Redefinition { definition, breaks_from, reason: reason(given), comparable };
                organisation.redefine_indicator(context, (id, seen), change)
            }
            Ask::End { which } => organisation.end_indicator(context, of(*which), why()),
            Ask::TakeUp { which } => organisation.take_up_indicator(context, of(*which)),
            Ask::Values { series, reason: given } => {
                // What is typed confirms nothing, and what is pasted does.
                let way = if series.len() % 2 == 0 { Way::Pasted } else { Way::Typed };
                let series = series.iter().map(|(which, part, values)| {
                    let mut values: Vec<Observed> = values.iter().map(Value::observed).collect();
                    if part % 8 != 0 {
                        values.sort_by_key(|observed| observed.period);
                        values.dedup_by_key(|observed| observed.period);
                    }
                    // Files most often have again what they had before.
                    let known = indicators.get(of(*which)).and_then(|known| known.entered(&breakdown(*part)));
                    if way == Way::Pasted {
                        let again =
                            known.into_iter().flat_map(|known| known.current()).map(|known| known.observed.clone());
                        let again: Vec<Observed> =
                            again.filter(|again| values.iter().all(|value| value.period != again.period)).collect();
                        values.extend(again);
                    }
                    SeriesValues { indicator: of(*which), breakdown: breakdown(*part), values }
                });
                let series = series.collect();
                let incoming = Incoming { way, reason: reason(given), ..incoming(series) };
                organisation.take_in_values(context, incoming)
            }
            Ask::TakeBack { which } => {
                let imports: Vec<ImportId> = indicators.imports().map(|import| import.id).collect();
                organisation.take_import_back(context, pick(&imports, *which, ImportId(999)), why())
            }
            Ask::Fetch { which, act, period, value } => {
                let observed =
                    Observed::new(Period::year(2010 + i32::from(period % 9)).unwrap(), decimal(i64::from(*value)));
                let breakdown = Breakdown::default();
                let series = SeriesValues { indicator: of(*which), breakdown, values: vec![observed] };
                super::fetched::ask(agency, *which, *act, series)
            }
            Ask::Open => organisation.open_set(context),
            Ask::Put { which, leads, reason: given } => {
                let id = of(*which);
                let mut leads: BTreeSet<StatementId> = leads.iter().map(|goal| goal_of(agency, *goal)).collect();
                // Mostly for what it reflects.
                if which % 4 != 0
                    && let Some(indicator) = indicators.get(id)
                {
                    leads = indicator.definition().statements().take(leads.len()).collect();
                }
                organisation.put_in_set(context, open, id, leads, reason(given))
            }
            Ask::LeaveOut { which, reason: given } => {
                organisation.leave_out_of_set(context, open, of(*which), reason(given))
            }
            Ask::Propose { to_board, motive } => {
                let to = if *to_board { BOARD } else { GROUP };
                organisation.propose_set(context, open, to, reason(motive))
            }
            Ask::Return { withdraw: false } => organisation.return_set(context, open, why()),
            Ask::Return { withdraw: true } => organisation.withdraw_set(context, open, why()),
            Ask::Decide { ahead, set } => {
                let in_force_from = context.today.saturating_add(i32::from(*ahead).days());
                let set = if set % 8 == 0 { SetNumber(u32::from(*set)) } else { open };
                let matter = Matter::Indicators { set, in_force_from };
                organisation.record_decision(context, matter, by_the_group(context.today))
            }
            Ask::Assess { goal, judged, disagrees } => {
                let judged = Judged::ALL[usize::from(*judged) % Judged::ALL.len()];
                organisation.assess_goal(context, goal_of(agency, *goal), judged, remark("Så här."), reason(disagrees))
            }
            Ask::Aside { which, up, days } => {
                let breaks: Vec<_> = organisation.indicator_breaks(context.today);
                let Some(found) = breaks.get(usize::from(*which) % breaks.len().max(1)) else { return Ok(Vec::new()) };
                if *up {
                    organisation.take_indicator_break_up(context, found.broken)
                } else {
                    let until = context.today.saturating_add(i32::from(*days).days());
                    organisation.set_indicator_break_aside(context, found.broken, why(), until)
                }
            }
            Ask::Wait { .. } => Ok(Vec::new()),
        }
    }
}

fn breakdown(part: u8) -> Breakdown {
    let county = || (name("län"), name(["Dalarna", "Skåne"][usize::from(part / 8) % 2]));
    let parts = match part % 8 {
        6 => vec![county()],
        7 => vec![county(), (name("kön"), name("kvinnor"))],
        _ => Vec::new(),
    };
    Breakdown::new(parts).unwrap()
}
