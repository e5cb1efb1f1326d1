//! Scenarios: alternative allocations, made of moves that can be taken back. No move creates or destroys anything unless
//! it says so. Adopting one is a decision (`decision`); it then equals its moves. What a move does, place by
//! place, is in `moves`. Not the sums: those are `allocation`.

use std::sync::Arc;

use imbl::Vector;
use serde::{Deserialize, Serialize};

use crate::allocation::sums::Sums;
use crate::allocation::{Place, summed};
use crate::event::Event;
use crate::ids::{ActivityId, DecisionId, FundingId, RoundNumber, ScenarioId, StatementId, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::{Paper, Round};
use crate::refusal::{Refusal, Refusals};
use crate::scenario::change::Change;
use crate::text::{Name, Reason, Remark};
use crate::time::{Context, Stamp};
use crate::writing::Seen;

pub mod amount;
pub mod change;
mod moves;
pub mod reach;

/// Where resources are taken from or given to: everything that has all of what is named.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// In this unit's plan, or in that of a unit below it.
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

    /// What happens when it is made in a scenario.
    fn event(&self, round: RoundNumber, scenario: ScenarioId) -> Event {
        let (intent, deltas, motive) = (self.intent.clone(), self.deltas.clone(), self.motive.clone());
        Event::ResourcesMoved { round, scenario, intent, deltas, motive }
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
    /// What its moves do together, in the order of the places: each place that changes, once.
    pub fn changes(&self) -> Vec<(Place, Resources)> {
        summed(self.each_change())
    }

    /// What its moves do, one after the other.
    fn each_change(&self) -> impl Iterator<Item = (Place, Resources)> {
        self.moves.iter().flat_map(|made| made.deltas.iter().map(|delta| (delta.place, delta.change)))
    }

    /// How many of its moves say nothing of why: whoever proposes it then does.
    pub fn unsaid_moves(&self) -> usize {
        self.moves.iter().filter(|made| made.motive.is_none()).count()
    }

    /// What it adds to the whole, or takes from it.
    pub fn balance(&self) -> Resources {
        self.moves.iter().map(|made| made.balance()).sum()
    }
}

impl Round {
    /// How many allocations it has decided.
    pub fn allocated(&self) -> u32 {
        u32::try_from(self.allocations().count()).unwrap_or(u32::MAX)
    }

    /// Where a scenario moves resources, and where there is nothing any more to have them: the activity is gone from the
    /// plan, or is not for that goal. What is moved there would be lost, and what is moved from there would come from
    /// nothing.
    pub fn places_gone(&self, scenario: &Scenario) -> Vec<Place> {
        let is_there = |place: &Place| {
            self.activity(place.activity).is_some_and(|activity| match place.goal {
                None => activity.work.goals.is_empty(),
                Some(goal) => activity.work.goals.iter().any(|share| share.goal == goal),
            })
        };
        scenario.changes().into_iter().map(|(place, _)| place).filter(|place| !is_there(place)).collect()
    }

    /// Where a scenario is.
    pub fn scenario_state(&self, scenario: &Scenario) -> ScenarioState {
        if scenario.adopted.is_some() {
            ScenarioState::Adopted
        } else if scenario.dropped.is_some() {
            ScenarioState::Dropped
        } else if self.proposals.contains_key(&Paper::Scenario(scenario.id)) {
            ScenarioState::Proposed
        } else if scenario.after < self.allocated() {
            ScenarioState::Overtaken
        } else {
            ScenarioState::Open
        }
    }

    /// What a scenario would make of what lies where; of one that was adopted or overtaken, what it made of it then.
    pub fn sums_in(&self, scenario: &Scenario) -> Sums {
        Change::by(self, scenario, &[]).after()
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
            if original.after < round.allocated() {
                return Err(Refusal::new("scenario-rests").with("state", ScenarioState::Overtaken.key()).into());
            }
        }
        not_taken(round, &name)?;
        Ok(vec![Event::ScenarioNamed { round: number, scenario: self.next.scenario(), name, based_on }])
    }

    /// Begins a scenario anew that a decision on another has overtaken: what was wanted with each of its moves is done to
    /// what is allocated now. What can no longer be done is left out; the new scenario then has fewer moves.
    ///
    /// # Errors
    /// `scenario-unknown`, `scenario-not-overtaken`, `name-taken` at `name`; and what refuses the first move, when none
    /// of them can be made.
    pub fn begin_anew(
        &self,
        context: &Context,
        (number, id): (RoundNumber, ScenarioId),
        name: Name,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        let overtaken = scenario_of(round, id)?;
        if round.scenario_state(overtaken) != ScenarioState::Overtaken {
            return Err(Refusal::new("scenario-not-overtaken").with("name", overtaken.name.as_str()).into());
        }
        not_taken(round, &name)?;
        let scenario = self.next.scenario();
        let mut events = vec![Event::ScenarioNamed { round: number, scenario, name, based_on: Some(id) }];
        let opened = Stamp { by: context.actor, at: context.at };
        let mut begun = Scenario { moves: Vector::new(), after: round.allocated(), ..overtaken.clone() };
        let mut refused = None;
        for old in &overtaken.moves {
            match self.made_again(round, &begun, old) {
                Ok(again) if again.deltas.is_empty() => {}
                Ok(again) => {
                    let again = Move { made: opened, ..again };
                    events.push(again.event(number, scenario));
                    begun.moves.push_back(Arc::new(again));
                }
                Err(refusals) => refused = refused.or(Some(refusals)),
            }
        }
        match refused {
            Some(refusals) if begun.moves.is_empty() => Err(refusals),
            _ => Ok(events),
        }
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

    /// Makes every move of a scenario again, on what is planned now: after units changed what the moves were made on.
    /// Nothing happens when each does what it did.
    ///
    /// # Errors
    /// As `move_resources`, of the first move that cannot be made any more.
    pub fn remake_moves(
        &self,
        _: &Context,
        (number, id, seen): (RoundNumber, ScenarioId, Seen),
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        let scenario = open_scenario(round, id, Some(seen))?;
        let mut again = Scenario { moves: Vector::new(), ..scenario.clone() };
        let mut events = vec![Event::MoveUndone { round: number, scenario: id }; scenario.moves.len()];
        for old in &scenario.moves {
            let made = self.made_again(round, &again, old)?;
            events.push(made.event(number, id));
            again.moves.push_back(Arc::new(made));
        }
        if again.moves == scenario.moves { Ok(Vec::new()) } else { Ok(events) }
    }

    /// What was wanted with a move, done to what a scenario has made of what is allocated so far.
    fn made_again(&self, round: &Round, after: &Scenario, old: &Move) -> Result<Move, Refusals> {
        Ok(Move { deltas: self.deltas(round, after, &old.intent)?, ..old.clone() })
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

fn not_taken(round: &Round, name: &Name) -> Result<(), Refusal> {
    if round.scenarios.values().any(|other| other.dropped.is_none() && other.name == *name) {
        return Err(Refusal::new("name-taken").at("name").with("name", name.as_str()));
    }
    Ok(())
}

/// A scenario that can be worked on, and is as it was seen.
pub(crate) fn open_scenario(round: &Round, id: ScenarioId, seen: Option<Seen>) -> Result<&Scenario, Refusals> {
    let scenario = scenario_of(round, id)?;
    match round.scenario_state(scenario) {
        ScenarioState::Open if seen.is_some_and(|seen| seen.0 != scenario.version) => {
            Err(Refusal::new("scenario-changed-meanwhile").into())
        }
        ScenarioState::Open => Ok(scenario),
        state => Err(Refusal::new("scenario-rests").with("state", state.key()).into()),
    }
}
