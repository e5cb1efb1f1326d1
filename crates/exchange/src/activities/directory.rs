//! What the cells of a plan can name: units, people, goals, external tasks, other activities. Found by what people call
//! them, and written so that they are found again.

use std::collections::HashMap;

use domain::activity::Work;
use domain::ids::{ActivityId, FundingId, PersonId, TaskId};
use domain::organisation::Organisation;
use domain::planning::Round;

use super::Names;
use crate::lookup::{Found, Goals, Units, by_name, key};

/// Everything that can be named.
pub(super) struct Directory<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) round: &'a Round,
    pub(super) units: Units<'a>,
    pub(super) goals: Goals,
    names: Names<'a>,
    people: HashMap<String, Vec<PersonId>>,
    tasks: HashMap<String, Vec<TaskId>>,
    activities: HashMap<String, Vec<ActivityId>>,
    sources: HashMap<String, Vec<FundingId>>,
}

impl<'a> Directory<'a> {
    pub(super) fn of(organisation: &'a Organisation, round: &'a Round, names: Names<'a>) -> Directory<'a> {
        let people = organisation.people.keys().filter_map(|id| Some((names(*id)?, *id)));
        Directory {
            organisation,
            round,
            units: Units::of(organisation, (round.from, round.until)),
            goals: Goals::of(organisation.strategy_for(round)),
            names,
            people: by_name(people),
            tasks: by_name(organisation.tasks.values().map(|task| (task.terms.number.as_str(), task.id))),
            sources: by_name(organisation.planning.funding().map(|source| (source.name.as_str(), source.id))),
            activities: by_name(round.activities.values().map(|one| (one.work.title.as_str(), one.id))),
        }
    }

    /// A person by the number that the cell begins with, or else by name.
    pub(super) fn person(&self, typed: &str) -> Found<PersonId> {
        match leading_number(typed) {
            Some(number) => Found::One(PersonId(number)),
            None => Found::of(self.people.get(&key(typed))),
        }
    }

    pub(super) fn person_text(&self, id: PersonId) -> String {
        match (self.names)(id) {
            Some(name) => format!("{id} {name}"),
            None => id.to_string(),
        }
    }

    /// An external task by its number in the document, of several the one that is for the round's year; or by `#` and its
    /// number in the register.
    pub(super) fn task(&self, typed: &str) -> Found<TaskId> {
        let typed = typed.trim();
        if let Some(id) = typed.strip_prefix('#').and_then(|id| id.parse().ok()) {
            return if self.organisation.task(id).is_some() { Found::One(id) } else { Found::None };
        }
        let all = self.tasks.get(&key(typed));
        let year = self.round.from.year();
        let is_of_the_year = |id| self.organisation.task(id).is_some_and(|task| task.terms.year == year);
        Found::of(all).or_best(all, is_of_the_year)
    }

    pub(super) fn task_text(&self, id: TaskId) -> String {
        let number = self.organisation.task(id).map_or("", |task| task.terms.number.as_str());
        match self.task(number) {
            Found::One(found) if found == id && !number.contains([';', '\n']) => number.to_owned(),
            _ => format!("#{id}"),
        }
    }

    /// Every external task that is not answered, as it is named.
    pub(super) fn task_texts(&self) -> Vec<String> {
        let open = self.organisation.tasks.values().filter(|task| task.is_open());
        open.map(|task| self.task_text(task.id)).collect()
    }

    /// A source of funding by its name, of several the one that is open.
    pub(super) fn source(&self, typed: &str) -> Found<FundingId> {
        let all = self.sources.get(&key(typed));
        let is_open = |id| self.organisation.planning.source(id).is_some_and(|source| source.closed.is_none());
        Found::of(all).or_best(all, is_open)
    }

    /// The sources of an activity, as they are named.
    pub(super) fn sources_text(&self, work: &Work) -> String {
        let names = work.resources.iter().filter_map(|grant| self.organisation.planning.source(grant.source));
        names.map(|source| source.name.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// Another activity by its title, or else by the number that the cell begins with.
    pub(super) fn activity(&self, typed: &str) -> Found<ActivityId> {
        match Found::of(self.activities.get(&key(typed))) {
            Found::None => match leading_number(typed).map(ActivityId) {
                Some(id) if self.round.activity(id).is_some() => Found::One(id),
                _ => Found::None,
            },
            found => found,
        }
    }

    pub(super) fn activity_text(&self, id: ActivityId) -> String {
        let title = self.round.activity(id).map_or("", |activity| activity.work.title.as_str());
        if title.contains(';') { id.to_string() } else { format!("{id} {title}").trim().to_owned() }
    }
}

/// The number that a text begins with, when it is a word of its own.
fn leading_number(text: &str) -> Option<u32> {
    let word = text.split_whitespace().next()?;
    let digits = word.trim_end_matches([':', '.', ',']);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}
