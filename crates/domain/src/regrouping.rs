//! A regrouped agency: units that are added, renamed, moved, merged, split and closed on a day, and what then becomes of
//! everything that hangs on them. History stays true: a unit that changes ends, and others begin as its heirs. So what
//! was planned and decided in the old units keeps them, and can still be seen in the new ones.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::activity::WHOLE;
use crate::allocation::{Allocation, Line};
use crate::event::Event;
use crate::ids::{ActivityId, PersonId, UnitId};
use crate::organisation::Organisation;
use crate::planning::{Phase, Round};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::{Name, Reason};
use crate::time::{Context, Stamp};
use crate::unit::Unit;

mod apply;

/// A unit that begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewUnit {
    /// Its number.
    pub unit: UnitId,
    /// What it is called.
    pub name: Name,
    /// What it is part of.
    pub parent: Option<UnitId>,
}

/// What goes from a unit that ends to one that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heir {
    /// The unit that ends.
    pub from: UnitId,
    /// The unit that goes on.
    pub to: UnitId,
    /// How much of it, in hundredths of a per cent: what has no place of its own is divided by this.
    pub share: u32,
}

/// One change of the units, on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regrouping {
    /// The first day of the new units.
    pub on: Date,
    /// The units that end the day before.
    pub ended: Vec<UnitId>,
    /// The units that begin.
    pub begun: Vec<NewUnit>,
    /// Who goes on with what ends.
    pub heirs: Vec<Heir>,
    /// Activities that go to another heir than the first.
    pub activities: Vec<(ActivityId, UnitId)>,
    /// People who go to another heir than the first.
    pub people: Vec<(PersonId, UnitId)>,
    /// Why.
    pub reason: Option<Reason>,
}

/// A regrouping as it stands in the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regrouped {
    /// What was changed.
    pub regrouping: Regrouping,
    /// Who changed it, and when.
    pub made: Stamp,
}

/// A part of a unit that is split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it will be called.
    pub name: Name,
    /// What it will be part of.
    pub parent: Option<UnitId>,
    /// How much of what is divided goes to it, in hundredths of a per cent.
    pub share: u32,
    /// The activities that go to it.
    pub activities: Vec<ActivityId>,
    /// The people who go to it.
    pub people: Vec<PersonId>,
}

/// What someone wants to do with the units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A new unit.
    Add {
        /// What it will be called.
        name: Name,
        /// What it will be part of.
        parent: Option<UnitId>,
    },
    /// Another name, or another place.
    Change {
        /// Which.
        unit: UnitId,
        /// What it will be called.
        name: Name,
        /// What it will be part of.
        parent: Option<UnitId>,
    },
    /// Several units become one.
    Merge {
        /// Which, at least two.
        units: Vec<UnitId>,
        /// What the one will be called.
        name: Name,
        /// What it will be part of.
        parent: Option<UnitId>,
    },
    /// One unit becomes several.
    Split {
        /// Which.
        unit: UnitId,
        /// The parts, at least two, with shares that sum to [`WHOLE`].
        parts: Vec<Part>,
    },
    /// A unit ends, and another that is there already goes on with its work.
    Close {
        /// Which.
        unit: UnitId,
        /// Who goes on.
        heir: UnitId,
    },
}

impl Organisation {
    /// The units that are there on a day.
    pub fn units_on(&self, day: Date) -> impl Iterator<Item = &Unit> {
        self.units.values().map(AsRef::as_ref).filter(move |unit| unit.is_there_on(day))
    }

    /// Who goes on with a unit's work by a day, each with its share in hundredths of a per cent. The unit itself while
    /// it is there.
    pub fn heirs(&self, unit: UnitId, day: Date) -> Vec<(UnitId, u32)> {
        let mut heirs: BTreeMap<UnitId, u64> = BTreeMap::from([(unit, u64::from(WHOLE))]);
        let mut by_day: Vec<&Regrouping> = self.regroupings.iter().map(|made| &made.regrouping).collect();
        by_day.sort_by_key(|regrouping| regrouping.on);
        for regrouping in by_day.into_iter().filter(|regrouping| regrouping.on <= day) {
            for ended in &regrouping.ended {
                let Some(had) = heirs.remove(ended) else { continue };
                for heir in regrouping.heirs.iter().filter(|heir| heir.from == *ended) {
                    *heirs.entry(heir.to).or_default() += had * u64::from(heir.share) / u64::from(WHOLE);
                }
            }
        }
        let share = |share| u32::try_from(share).unwrap_or(WHOLE);
        heirs.into_iter().map(|(unit, had)| (unit, share(had))).collect()
    }

    /// The unit that a unit's work is in on a day: itself, or the heir with the largest share.
    pub fn unit_on(&self, unit: UnitId, day: Date) -> UnitId {
        let heirs = self.heirs(unit, day);
        heirs.iter().max_by_key(|(heir, share)| (*share, std::cmp::Reverse(*heir))).map_or(unit, |(heir, _)| *heir)
    }

    /// What a unit is part of on a day.
    pub fn parent_on(&self, unit: &Unit, day: Date) -> Option<UnitId> {
        unit.parent.map(|parent| self.unit_on(parent, day)).filter(|parent| *parent != unit.id)
    }

    /// An allocation as it would be in the units of a day. An activity that goes on in a later round goes with the unit
    /// that it is in there; what else is divided, is divided by the shares of the heirs. Sums stay what they are.
    pub fn in_units_of(&self, day: Date, allocation: &Allocation) -> Allocation {
        let mut heirs_of: BTreeMap<UnitId, Vec<(UnitId, u32)>> = BTreeMap::new();
        let mut lines = Vec::with_capacity(allocation.lines.len());
        for line in &allocation.lines {
            let heirs = heirs_of.entry(line.unit).or_insert_with(|| self.heirs(line.unit, day));
            match heirs.as_slice() {
                [] => lines.push(*line),
                [(only, _)] => lines.push(Line { unit: *only, ..*line }),
                several => match self.later_unit(line.place.activity, several) {
                    Some(unit) => lines.push(Line { unit, ..*line }),
                    None => {
                        let weights: Vec<i64> = several.iter().map(|(_, share)| i64::from(*share)).collect();
                        let parts = line.resources.divide(&weights);
                        let parts = several.iter().zip(parts).filter(|(_, part)| !part.is_none());
                        lines.extend(parts.map(|((unit, _), resources)| Line { unit: *unit, resources, ..*line }));
                    }
                },
            }
        }
        Allocation { lines }
    }

    fn later_unit(&self, activity: ActivityId, heirs: &[(UnitId, u32)]) -> Option<UnitId> {
        let explicit = self.regroupings.iter().rev().find_map(|made| {
            let listed = &made.regrouping.activities;
            listed.iter().find(|(listed, _)| *listed == activity).map(|(_, unit)| *unit)
        });
        let in_rounds = self.planning.rounds().rev().filter_map(|round| Some(round.activity(activity)?.unit));
        explicit.into_iter().chain(in_rounds).find(|unit| heirs.iter().any(|(heir, _)| heir == unit))
    }

    /// Changes the units from a day on. Rounds whose period begins that day or later change with them; what was planned
    /// before keeps the units that it was planned in.
    ///
    /// # Errors
    /// `unit-not-there` for one that has ended or not begun, `name-taken` at `name`, `part-of-itself` at `parent`,
    /// `shares-not-whole` at `shares`, `too-few-units`, `regrouped-later` when a later change of the same unit is recorded.
    pub fn regroup(&self, _: &Context, on: Date, wish: Wish, reason: Option<Reason>) -> Result<Vec<Event>, Refusals> {
        let mut objections = Vec::new();
        let regrouping = self.as_asked(on, wish, reason, &mut objections);
        let begins = |unit: &UnitId| regrouping.begun.iter().any(|new| new.unit == *unit);
        let already_there = regrouping.heirs.iter().map(|heir| &heir.to).filter(|to| !begins(to));
        for unit in regrouping.ended.iter().chain(already_there) {
            match self.unit(*unit) {
                Err(refusal) => objections.push(refusal),
                Ok(unit) if !unit.is_there_on(on) => objections.push(not_there(unit, on)),
                Ok(unit) if unit.until.is_some() => {
                    objections.push(Refusal::new("regrouped-later").with("unit", unit.name.as_str()));
                }
                Ok(_) => {}
            }
        }
        for new in &regrouping.begun {
            self.check_new_unit(on, new, &regrouping, &mut objections);
        }
        none_of(objections)?;
        Ok(vec![Event::UnitsRegrouped { regrouping }])
    }

    fn as_asked(&self, on: Date, wish: Wish, reason: Option<Reason>, objections: &mut Vec<Refusal>) -> Regrouping {
        let next = self.next.unit();
        let mut asked = Regrouping {
            on,
            ended: Vec::new(),
            begun: Vec::new(),
            heirs: Vec::new(),
            activities: Vec::new(),
            people: Vec::new(),
            reason,
        };
        let whole = |from, to| Heir { from, to, share: WHOLE };
        match wish {
            Wish::Add { name, parent } => asked.begun.push(NewUnit { unit: next, name, parent }),
            Wish::Change { unit, name, parent } => {
                asked.ended.push(unit);
                asked.begun.push(NewUnit { unit: next, name, parent });
                asked.heirs.push(whole(unit, next));
            }
            Wish::Merge { mut units, name, parent } => {
                units.sort_unstable();
                units.dedup();
                if units.len() < 2 {
                    objections.push(Refusal::new("too-few-units").at("units"));
                }
                asked.heirs.extend(units.iter().map(|&unit| whole(unit, next)));
                asked.ended = units;
                asked.begun.push(NewUnit { unit: next, name, parent });
            }
            Wish::Split { unit, parts } => {
                let sum: u64 = parts.iter().map(|part| u64::from(part.share)).sum();
                if sum != u64::from(WHOLE) {
                    let sum = usize::try_from(sum).unwrap_or(usize::MAX);
                    objections.push(Refusal::new("shares-not-whole").at("shares").with("sum", sum));
                }
                if parts.len() < 2 {
                    objections.push(Refusal::new("too-few-units").at("parts"));
                }
                asked.ended.push(unit);
                for (to, part) in (next.0..).map(UnitId).zip(parts) {
                    asked.begun.push(NewUnit { unit: to, name: part.name, parent: part.parent });
                    asked.heirs.push(Heir { from: unit, to, share: part.share });
                    asked.activities.extend(part.activities.into_iter().map(|activity| (activity, to)));
                    asked.people.extend(part.people.into_iter().map(|person| (person, to)));
                }
            }
            Wish::Close { unit, heir } => {
                if unit == heir {
                    objections.push(Refusal::new("part-of-itself").at("heir"));
                }
                asked.ended.push(unit);
                asked.heirs.push(whole(unit, heir));
            }
        }
        asked
    }

    fn check_new_unit(&self, on: Date, new: &NewUnit, regrouping: &Regrouping, objections: &mut Vec<Refusal>) {
        let others = self.units_on(on).filter(|unit| !regrouping.ended.contains(&unit.id));
        let same_at_once = regrouping.begun.iter().any(|other| other.unit != new.unit && other.name == new.name);
        if same_at_once || others.into_iter().any(|other| other.name == new.name) {
            objections.push(Refusal::new("name-taken").at("name").with("name", new.name.as_str()));
        }
        let Some(parent) = new.parent else { return };
        match self.unit(parent) {
            Err(refusal) => objections.push(refusal.at("parent")),
            Ok(unit) if !unit.is_there_on(on) => objections.push(not_there(unit, on).at("parent")),
            Ok(_) if regrouping.ended.iter().any(|ended| self.is_within(parent, *ended)) => {
                objections.push(Refusal::new("part-of-itself").at("parent"));
            }
            Ok(_) => {}
        }
    }
}

fn not_there(unit: &Unit, on: Date) -> Refusal {
    Refusal::new("unit-not-there").with("unit", unit.name.as_str()).with("day", on)
}

impl Round {
    /// Whether a change of the units on a day changes this round: it is not over, and its period begins then or later.
    pub fn follows_units_of(&self, on: Date) -> bool {
        on <= self.from && self.phase() != Phase::Closed
    }
}
