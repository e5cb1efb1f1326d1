//! How a regrouping changes the organisation, and the rounds that follow the new units. No rules here: what is in the log
//! has happened.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;

use super::{Heir, Regrouped, Regrouping};
use crate::ids::{RoundNumber, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::{FrameFor, Pointed, Round};
use crate::time::Stamp;
use crate::unit::Unit;

impl Organisation {
    /// Lets a regrouping have happened.
    pub(crate) fn change_units(&mut self, regrouping: &Regrouping, stamp: Stamp, seq: u64) -> Result<(), &'static str> {
        let last_day = regrouping.on.yesterday().map_err(|_| "the day is the first of all")?;
        for ended in &regrouping.ended {
            let unit = self.units.get_mut(ended).ok_or("the unit is not there")?;
            Arc::make_mut(unit).until = Some(last_day);
        }
        for new in &regrouping.begun {
            self.next.count_unit(new.unit);
            let from = Some(regrouping.on);
            let unit = Unit { id: new.unit, name: new.name.clone(), parent: new.parent, from, until: None };
            self.units.insert(new.unit, Arc::new(unit));
        }
        for (person, unit) in &regrouping.people {
            let person = self.people.get_mut(person).ok_or("the person is not there")?;
            // Not before the day: until then the person works where the person did.
            let moves = &mut Arc::make_mut(person).moves;
            moves.push((regrouping.on, *unit));
            moves.sort_by_key(|(from, _)| *from);
        }
        let follows = self.planning.rounds.values().filter(|round| round.follows_units_of(regrouping.on));
        let follows: Vec<RoundNumber> = follows.map(|round| round.number).collect();
        for number in follows {
            if let Some(round) = self.planning.rounds.get_mut(&number) {
                Arc::make_mut(round).regroup(regrouping, stamp, seq);
            }
        }
        self.regroupings.push_back(Arc::new(Regrouped { regrouping: regrouping.clone(), made: stamp }));
        Ok(())
    }
}

impl Round {
    fn regroup(&mut self, regrouping: &Regrouping, stamp: Stamp, seq: u64) {
        let heirs = |unit: UnitId| -> Vec<&Heir> { regrouping.heirs.iter().filter(|heir| heir.from == unit).collect() };
        // Activities go whole: to the unit that was said, or else to the heir with the largest share.
        let said: BTreeMap<_, _> = regrouping.activities.iter().copied().collect();
        let moved: Vec<_> =
            self.activities.values().filter(|activity| regrouping.ended.contains(&activity.unit)).cloned().collect();
        for mut activity in moved {
            let largest = heirs(activity.unit).into_iter().rev().max_by_key(|heir| heir.share).map(|heir| heir.to);
            let Some(unit) = said.get(&activity.id).copied().or(largest) else { continue };
            let changed = Arc::make_mut(&mut activity);
            changed.unit = unit;
            changed.version = seq;
            changed.changed = stamp;
            self.put(activity);
        }
        self.frames = self.regrouped_frames(regrouping);
        let pointed: Vec<_> = self.directive.pointed_out.iter().map(|(what, why)| (*what, why.clone())).collect();
        for (what, why) in pointed {
            let Pointed::Unit(unit) = what else { continue };
            let to = heirs(unit);
            if !to.is_empty() {
                self.directive.pointed_out.remove(&what);
                self.directive.pointed_out.extend(to.into_iter().map(|heir| (Pointed::Unit(heir.to), why.clone())));
            }
        }
        let asks = std::mem::take(&mut self.directive.asks);
        for ask in asks {
            let to = ask.unit.map(heirs).unwrap_or_default();
            if to.is_empty() {
                self.directive.asks.push(ask);
            } else {
                let each = to.into_iter().map(|heir| crate::planning::Ask { unit: Some(heir.to), ..ask.clone() });
                self.directive.asks.extend(each);
            }
        }
        self.regroup_plans(regrouping);
        self.version = seq;
        self.changed = stamp;
    }

    // A frame that is divided keeps its sum; frames that come together are added.
    fn regrouped_frames(&self, regrouping: &Regrouping) -> OrdMap<FrameFor, Resources> {
        let mut frames: OrdMap<FrameFor, Resources> = OrdMap::new();
        let mut give = |of: FrameFor, resources: Resources| {
            let sum = frames.get(&of).copied().unwrap_or_default() + resources;
            frames.insert(of, sum);
        };
        for (of, resources) in &self.frames {
            let to: Vec<&Heir> = regrouping.heirs.iter().filter(|heir| Some(heir.from) == of.unit).collect();
            if to.is_empty() {
                give(*of, *resources);
                continue;
            }
            let weights: Vec<i64> = to.iter().map(|heir| i64::from(heir.share)).collect();
            for (heir, part) in to.into_iter().zip(resources.divide(&weights)) {
                give(FrameFor { unit: Some(heir.to), ..*of }, part);
            }
        }
        frames.into_iter().filter(|(_, frame)| !frame.is_none()).collect()
    }

    // A plan goes along with a unit that only changed its name or place. Of units that were merged or split nobody has
    // sent in the plan that there now is.
    fn regroup_plans(&mut self, regrouping: &Regrouping) {
        for ended in &regrouping.ended {
            let Some(mut plan) = self.plans.remove(ended) else { continue };
            let to: Vec<&Heir> = regrouping.heirs.iter().filter(|heir| heir.from == *ended).collect();
            let [only] = to.as_slice() else { continue };
            let is_new = regrouping.begun.iter().any(|new| new.unit == only.to);
            let is_alone = regrouping.heirs.iter().filter(|heir| heir.to == only.to).count() == 1;
            if is_new && is_alone {
                let changed = Arc::make_mut(&mut plan);
                changed.unit = only.to;
                // What can be taken back names the unit that was.
                changed.undo.clear();
                self.plans.insert(only.to, plan);
            }
        }
    }
}
