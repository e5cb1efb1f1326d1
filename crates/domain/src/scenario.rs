//! Scenarios: alternative allocations, made of moves that can be taken back. No move creates or destroys anything unless
//! it says so. Adopting one is a decision (`decision`); it then equals its moves. Not the sums: those are `allocation`.

use std::collections::BTreeMap;

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::allocation::{Allocation, Areas, Line, Place, add_changes};
use crate::event::Event;
use crate::ids::{ActivityId, DecisionId, FundingId, RoundNumber, ScenarioId, StatementId, UnitId};
use crate::money::{Kronor, PersonYears, Resources, divide};
use crate::organisation::Organisation;
use crate::planning::{FrameFor, Paper, Round};
use crate::refusal::{Refusal, Refusals};
use crate::text::{Name, Reason, Remark};
use crate::time::{Context, Stamp};
use crate::writing::Seen;

/// Where resources are taken from or given to: everything that has all of what is named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// In this unit's plan.
    pub unit: Option<UnitId>,
    /// For the goals of this area.
    pub area: Option<StatementId>,
    /// For this goal.
    pub goal: Option<StatementId>,
    /// From this source.
    pub source: Option<FundingId>,
    /// In this activity.
    pub activity: Option<ActivityId>,
}

impl Scope {
    /// Whether a line is in it.
    pub fn holds(&self, line: &Line) -> bool {
        self.source.is_none_or(|source| source == line.place.source) && self.holds_whatever_source(line)
    }

    fn holds_whatever_source(&self, line: &Line) -> bool {
        self.unit.is_none_or(|unit| unit == line.unit)
            && self.area.is_none_or(|area| Some(area) == line.area)
            && self.goal.is_none_or(|goal| Some(goal) == line.place.goal)
            && self.activity.is_none_or(|activity| activity == line.place.activity)
    }
}

/// What someone wanted with a move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// So much from there to there.
    Shift {
        /// From where.
        from: Scope,
        /// To where.
        to: Scope,
        /// How much.
        resources: Resources,
    },
    /// A part of everything there, except what is pointed out when so said; given to somewhere, or freed.
    Cut {
        /// How much, in hundredths of a per cent.
        part: u32,
        /// From where.
        from: Scope,
        /// Whether what is pointed out keeps what it has.
        spare_pointed_out: bool,
        /// To where; `None` frees it.
        to: Option<Scope>,
    },
    /// So much there in all, whatever it is now. The difference comes from nowhere, or goes there.
    Set {
        /// Where.
        there: Scope,
        /// How much in all.
        resources: Resources,
    },
}

/// A change of what lies in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delta {
    /// Where.
    pub place: Place,
    /// More, or less.
    pub change: Resources,
}

/// A move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// What was wanted.
    pub intent: Intent,
    /// What it does, place by place.
    pub deltas: Vec<Delta>,
    /// Why.
    pub motive: Option<Reason>,
    /// Who made it, and when.
    pub made: Stamp,
    /// The number of the event.
    pub seq: u64,
}

impl Move {
    /// What it adds to the whole, or takes from it: nothing, unless it says so.
    pub fn balance(&self) -> Resources {
        self.deltas.iter().map(|delta| delta.change).sum()
    }
}

/// Where a scenario is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScenarioState {
    /// Being worked on.
    Open,
    /// Before the body that decides.
    Proposed,
    /// Decided.
    Adopted,
    /// Another one was adopted after it was begun, so that it starts from what no longer is.
    Overtaken,
    /// Laid aside.
    Dropped,
}

impl ScenarioState {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            ScenarioState::Open => "open",
            ScenarioState::Proposed => "proposed",
            ScenarioState::Adopted => "adopted",
            ScenarioState::Overtaken => "overtaken",
            ScenarioState::Dropped => "dropped",
        }
    }
}

/// One alternative allocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its number.
    pub id: ScenarioId,
    /// What it is called.
    pub name: Name,
    /// Who began it, and when.
    pub opened: Stamp,
    /// The scenario that it began as a copy of.
    pub based_on: Option<ScenarioId>,
    /// How many allocations the round had decided when it began.
    pub after: u32,
    /// Its moves, in order.
    pub moves: Vector<Arc<Move>>,
    /// What is said of it, in order.
    pub comments: Vector<(Stamp, Remark)>,
    /// Who laid it aside, when, and why.
    pub dropped: Option<(Stamp, Reason)>,
    /// The decision that adopted it.
    pub adopted: Option<DecisionId>,
    /// The number of the event that last changed it.
    pub version: u64,
}

impl Scenario {
    /// What its moves do together, place by place.
    pub fn changes(&self) -> OrdMap<Place, Resources> {
        let mut changes = OrdMap::new();
        for made in &self.moves {
            add_changes(&mut changes, made.deltas.iter().map(|delta| (&delta.place, &delta.change)));
        }
        changes
    }

    /// What it adds to the whole, or takes from it.
    pub fn balance(&self) -> Resources {
        self.moves.iter().map(|made| made.balance()).sum()
    }
}

impl Round {
    /// Where a scenario is.
    pub fn scenario_state(&self, scenario: &Scenario) -> ScenarioState {
        if scenario.adopted.is_some() {
            ScenarioState::Adopted
        } else if scenario.dropped.is_some() {
            ScenarioState::Dropped
        } else if self.proposals.contains_key(&Paper::Scenario(scenario.id)) {
            ScenarioState::Proposed
        } else if (scenario.after as usize) < self.allocations().count() {
            ScenarioState::Overtaken
        } else {
            ScenarioState::Open
        }
    }

    /// The frames that an allocation passes, and by how much.
    pub fn frames_passed(&self, allocation: &Allocation) -> Vec<(FrameFor, Resources)> {
        let passed = self.frames.iter().filter_map(|(of, frame)| {
            let has = allocation.within(*of);
            has.exceeds(*frame).then(|| (*of, has - *frame))
        });
        passed.collect()
    }
}

impl Organisation {
    /// Begins a scenario: from what is allocated now, or as a copy of another.
    ///
    /// # Errors
    /// `scenario-unknown`, `name-taken` at `name`.
    pub fn name_scenario(
        &self,
        _: &Context,
        number: RoundNumber,
        name: Name,
        based_on: Option<ScenarioId>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        if let Some(id) = based_on {
            let original = scenario_of(round, id)?;
            if (original.after as usize) < round.allocations().count() {
                return Err(Refusal::new("scenario-rests").with("state", ScenarioState::Overtaken.key()).into());
            }
        }
        if round.scenarios.values().any(|other| other.dropped.is_none() && other.name == name) {
            return Err(Refusal::new("name-taken").at("name").with("name", name.as_str()).into());
        }
        Ok(vec![Event::ScenarioNamed { round: number, scenario: self.next.scenario(), name, based_on }])
    }

    /// Moves resources in a scenario. Nothing happens when nothing would move.
    ///
    /// # Errors
    /// When the scenario rests, was changed meanwhile, or there is not enough where it should be taken.
    pub fn move_resources(
        &self,
        _: &Context,
        (number, id, seen): (RoundNumber, ScenarioId, Seen),
        intent: Intent,
        motive: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        let scenario = open_scenario(round, id, Some(seen))?;
        let deltas = self.deltas(round, scenario, &intent)?;
        if deltas.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Event::ResourcesMoved { round: number, scenario: id, intent, deltas, motive }])
    }

    /// What a move would do in a scenario, place by place: what is shown before it is made.
    ///
    /// # Errors
    /// `amount-not-above-zero`, `not-enough-resources`, `nothing-to-take`, `nothing-to-receive`, `part-outside`.
    pub fn deltas(&self, round: &Round, scenario: &Scenario, intent: &Intent) -> Result<Vec<Delta>, Refusals> {
        let areas = self.areas_for(round);
        let now = round.allocation_in(scenario, &areas);
        let mut changes: BTreeMap<Place, Resources> = BTreeMap::new();
        match intent {
            Intent::Shift { from, to, resources } => {
                if resources.is_short() || resources.is_none() {
                    return Err(Refusal::new("amount-not-above-zero").at("amount").into());
                }
                let taken = take(&now, |line| from.holds(line), *resources)?;
                give(round, &now, &areas, to, &taken, &mut changes)?;
                record(&mut changes, taken);
            }
            Intent::Cut { part, from, spare_pointed_out, to } => {
                if !(1..=10_000).contains(part) {
                    return Err(Refusal::new("part-outside").at("part").into());
                }
                let area_of = |goal| areas.of_goal(goal);
                let spared = |line: &Line| {
                    let activity = round.activity(line.place.activity);
                    *spare_pointed_out && activity.is_some_and(|activity| round.is_pointed_out(activity, area_of))
                };
                let scoped = |line: &Line| from.holds(line) && !spared(line);
                let there = now.sum_of(scoped);
                let wanted = Resources {
                    kronor: Kronor(part_of(there.kronor.0, *part)),
                    person_years: PersonYears(part_of(there.person_years.0, *part)),
                };
                if wanted.is_none() {
                    return Err(Refusal::new("nothing-to-take").at("from").into());
                }
                let taken = take(&now, scoped, wanted)?;
                if let Some(to) = to {
                    give(round, &now, &areas, to, &taken, &mut changes)?;
                }
                record(&mut changes, taken);
            }
            Intent::Set { there, resources } => {
                if resources.is_short() {
                    return Err(Refusal::new("resources-below-zero").at("amount").into());
                }
                let difference = *resources - now.sum_of(|line| there.holds(line));
                let less = Resources {
                    kronor: Kronor((-difference.kronor.0).max(0)),
                    person_years: PersonYears((-difference.person_years.0).max(0)),
                };
                if !less.is_none() {
                    record(&mut changes, take(&now, |line| there.holds(line), less)?);
                }
                let more = difference + less;
                if !more.is_none() {
                    let source = there
                        .source
                        .or_else(|| largest_source(&now, there))
                        .ok_or_else(|| Refusals::from(Refusal::new("nothing-to-receive").at("to")))?;
                    let given = vec![(Place { activity: ActivityId(0), goal: None, source }, more)];
                    give(round, &now, &areas, there, &given, &mut changes)?;
                }
            }
        }
        changes.retain(|_, change| !change.is_none());
        Ok(changes.into_iter().map(|(place, change)| Delta { place, change }).collect())
    }

    /// Takes the last move of a scenario back.
    ///
    /// # Errors
    /// `nothing-to-undo`, or when the scenario rests or was changed meanwhile.
    pub fn undo_move(
        &self,
        _: &Context,
        (number, id, seen): (RoundNumber, ScenarioId, Seen),
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        if open_scenario(round, id, Some(seen))?.moves.is_empty() {
            return Err(Refusal::new("nothing-to-undo").into());
        }
        Ok(vec![Event::MoveUndone { round: number, scenario: id }])
    }

    /// Says something of a scenario.
    ///
    /// # Errors
    /// `scenario-unknown`.
    pub fn comment_scenario(
        &self,
        _: &Context,
        (number, id): (RoundNumber, ScenarioId),
        comment: Remark,
    ) -> Result<Vec<Event>, Refusals> {
        scenario_of(self.open_round(number)?, id)?;
        Ok(vec![Event::ScenarioCommented { round: number, scenario: id, comment }])
    }

    /// Lays a scenario aside. It stays readable.
    ///
    /// # Errors
    /// `scenario-rests` when it is before a body, adopted, or already aside.
    pub fn drop_scenario(
        &self,
        _: &Context,
        (number, id): (RoundNumber, ScenarioId),
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        let scenario = scenario_of(round, id)?;
        match round.scenario_state(scenario) {
            ScenarioState::Open | ScenarioState::Overtaken => {
                Ok(vec![Event::ScenarioDropped { round: number, scenario: id, reason }])
            }
            state => Err(Refusal::new("scenario-rests").with("state", state.key()).into()),
        }
    }
}

/// The scenario with this number, for rules.
pub(crate) fn scenario_of(round: &Round, id: ScenarioId) -> Result<&Scenario, Refusals> {
    round.scenario(id).ok_or_else(|| Refusal::new("scenario-unknown").with("scenario", id.0).into())
}

/// A scenario that can be worked on, and is as it was seen.
pub(crate) fn open_scenario(round: &Round, id: ScenarioId, seen: Option<Seen>) -> Result<&Scenario, Refusals> {
    let scenario = scenario_of(round, id)?;
    match round.scenario_state(scenario) {
        ScenarioState::Open if seen.is_some_and(|seen| seen.0 != scenario.version) => {
            Err(Refusal::new("changed-meanwhile").into())
        }
        ScenarioState::Open => Ok(scenario),
        state => Err(Refusal::new("scenario-rests").with("state", state.key()).into()),
    }
}

type Taken = Vec<(Place, Resources)>;

/// So much of what lies there, each place by what it has.
fn take(now: &Allocation, scoped: impl Fn(&Line) -> bool, wanted: Resources) -> Result<Taken, Refusals> {
    let lines: Vec<&Line> = now.lines.iter().filter(|line| scoped(line) && !line.resources.is_short()).collect();
    let there: Resources = lines.iter().map(|line| line.resources).sum();
    if wanted.exceeds(there) {
        let refusal = Refusal::new("not-enough-resources").at("amount").with("kronor", there.kronor);
        return Err(refusal.with("person_years", there.person_years).into());
    }
    let kronor: Vec<i64> = lines.iter().map(|line| line.resources.kronor.0).collect();
    let person_years: Vec<i64> = lines.iter().map(|line| line.resources.person_years.0).collect();
    let kronor = divide_within(wanted.kronor.0, &kronor);
    let person_years = divide_within(wanted.person_years.0, &person_years);
    let parts = kronor.into_iter().zip(person_years).map(|(kronor, person_years)| Resources::new(kronor, person_years));
    Ok(lines.iter().map(|line| line.place).zip(parts).filter(|(_, part)| !part.is_none()).collect())
}

/// Divided by weights of which none is passed; in whole thousands as long as everything is.
fn divide_within(whole: i64, weights: &[i64]) -> Vec<i64> {
    if whole == 0 {
        return vec![0; weights.len()];
    }
    let least = if whole % 1_000 == 0 && weights.iter().all(|weight| weight % 1_000 == 0) { 1_000 } else { 1 };
    divide(whole / least, weights).into_iter().map(|part| part * least).collect()
}

/// Gives what was taken to a scope, source by source: to the places that already have of the source by what they have,
/// else to every place there by what it has, else to all activities there alike.
fn give(
    round: &Round,
    now: &Allocation,
    areas: &Areas,
    to: &Scope,
    taken: &[(Place, Resources)],
    changes: &mut BTreeMap<Place, Resources>,
) -> Result<(), Refusals> {
    let mut by_source: BTreeMap<FundingId, Resources> = BTreeMap::new();
    for (place, part) in taken {
        // A scope of one source takes all as that source: then the move says that money changes its source.
        *by_source.entry(to.source.unwrap_or(place.source)).or_default() += *part;
    }
    for (source, sum) in by_source {
        let places = receivers(round, now, areas, to, source);
        if places.is_empty() {
            return Err(Refusal::new("nothing-to-receive").at("to").into());
        }
        let kronor: Vec<i64> = places.iter().map(|(_, has)| has.kronor.0.max(0)).collect();
        let person_years: Vec<i64> = places.iter().map(|(_, has)| has.person_years.0.max(0)).collect();
        // Where nobody works yet, people follow the money.
        let people = if person_years.iter().all(|&has| has == 0) { &kronor } else { &person_years };
        let kronor_parts = Resources { kronor: sum.kronor, person_years: PersonYears::ZERO }.divide(&kronor);
        let people_parts = Resources { kronor: Kronor::ZERO, person_years: sum.person_years }.divide(people);
        for (((place, _), kronor), people) in places.into_iter().zip(kronor_parts).zip(people_parts) {
            *changes.entry(place).or_default() += kronor + people;
        }
    }
    Ok(())
}

/// Where a source's resources can be received in a scope, with what each place has to weigh it by.
fn receivers(round: &Round, now: &Allocation, areas: &Areas, to: &Scope, source: FundingId) -> Taken {
    let there = || now.lines.iter().filter(|line| to.holds_whatever_source(line));
    let of_source: Taken = there()
        .filter(|line| line.place.source == source && Kronor::ZERO < line.resources.kronor)
        .map(|line| (line.place, line.resources))
        .collect();
    if !of_source.is_empty() {
        return of_source;
    }
    let mut of_any: BTreeMap<Place, Resources> = BTreeMap::new();
    for line in there().filter(|line| Kronor::ZERO < line.resources.kronor) {
        *of_any.entry(Place { source, ..line.place }).or_default() += line.resources;
    }
    if !of_any.is_empty() {
        return of_any.into_iter().collect();
    }
    // Activities that wait for resources: they have goals, and nothing else yet.
    let mut waiting = Vec::new();
    for activity in round.activities.values() {
        let goals =
            activity.work.goals.iter().map(|share| (Some(share.goal), Resources::new(i64::from(share.share), 0)));
        let goals: Vec<_> =
            if activity.work.goals.is_empty() { vec![(None, Resources::NONE)] } else { goals.collect() };
        for (goal, weight) in goals {
            let place = Place { activity: activity.id, goal, source };
            let area = goal.and_then(|goal| areas.of_goal(goal));
            let line = Line { place, unit: activity.unit, area, resources: Resources::NONE };
            if to.holds_whatever_source(&line) {
                waiting.push((place, weight));
            }
        }
    }
    waiting
}

fn record(changes: &mut BTreeMap<Place, Resources>, taken: Taken) {
    for (place, part) in taken {
        *changes.entry(place).or_default() -= part;
    }
}

fn largest_source(now: &Allocation, there: &Scope) -> Option<FundingId> {
    let mut sums: BTreeMap<FundingId, Resources> = BTreeMap::new();
    let in_unit = Scope { unit: there.unit, ..Scope::default() };
    for line in &now.lines {
        if there.holds_whatever_source(line) || in_unit.holds(line) {
            *sums.entry(line.place.source).or_default() += line.resources;
        }
    }
    sums.into_iter().max_by_key(|(source, sum)| (sum.kronor, std::cmp::Reverse(*source))).map(|(source, _)| source)
}

/// So many hundredths of a per cent of an amount, in whole thousands where the amount is.
fn part_of(amount: i64, part: u32) -> i64 {
    let least = if amount % 1_000 == 0 { 1_000 } else { 1 };
    let product = i128::from(amount / least) * i128::from(part) / 10_000;
    i64::try_from(product).unwrap_or(0) * least
}
