//! What is found of planning: activities in every round and wording, external tasks, rounds with what their directives
//! ask, scenarios. Not amounts, nor who works with what: those are looked up where they stand.

use std::collections::HashMap;

use super::{Standing, Subject, Tied, Wanted, joined};
use crate::activity::Work;
use crate::ids::ActivityId;
use crate::organisation::Organisation;
use crate::planning::{Phase, Round};
use crate::scenario::{Scenario, ScenarioState};
use crate::task::{ExternalTask, TaskState};

impl Wanted {
    pub(super) fn planning(&mut self, organisation: &Organisation) {
        self.activities(organisation);
        for task in organisation.tasks.values() {
            let standing = match task.state() {
                TaskState::Open => Standing::Current,
                TaskState::Answered => Standing::Past,
                TaskState::Withdrawn => Standing::Withdrawn,
            };
            let tied = Tied::Planning(standing);
            self.add(Subject::Task(task.id), task.terms.title.as_str(), &task_text(task), tied);
        }
        for round in organisation.planning.rounds() {
            let tied = Tied::Planning(standing_of(round));
            // The words that it is looked for by, in both languages.
            let title = format!("planering planning {}", round.name);
            self.add(Subject::Round(round.number), &title, &round_text(round), tied);
            for scenario in round.scenarios.values() {
                let standing = match round.scenario_state(scenario) {
                    ScenarioState::Adopted => Standing::Current,
                    ScenarioState::Open | ScenarioState::Proposed => Standing::Draft,
                    ScenarioState::Overtaken => Standing::Past,
                    ScenarioState::Dropped => Standing::Withdrawn,
                };
                let subject = Subject::Scenario(round.number, scenario.id);
                self.add(subject, scenario.name.as_str(), &scenario_text(scenario), Tied::Planning(standing));
            }
        }
    }

    /// Each wording that an activity has had in some round, once, by the round that counts most.
    fn activities(&mut self, organisation: &Organisation) {
        let mut wordings: HashMap<ActivityId, Vec<(&Work, usize)>> = HashMap::new();
        for round in organisation.planning.rounds().rev() {
            let tied = Tied::Planning(standing_of(round));
            for activity in round.activities.values() {
                let (subject, work) = (Subject::Activity(round.number, activity.id), &activity.work);
                let known = wordings.entry(activity.id).or_default();
                if let Some(&(_, at)) = known.iter().find(|(other, _)| reads_the_same(other, work)) {
                    let entry = &mut self.entries[at];
                    if let (Tied::Planning(now), Tied::Planning(before)) = (&tied, &entry.tied)
                        && now < before
                    {
                        (entry.subject, entry.tied) = (subject, tied.clone());
                    }
                    continue;
                }
                let number = known.first().map(|&(_, at)| self.entries[at].number);
                let number = number.unwrap_or_else(|| self.next_number());
                known.push((work, self.entries.len()));
                self.add_to(number, subject, work.title.as_str(), &work_text(work), tied.clone());
            }
        }
    }
}

/// The original texts of something in the planning: what it is called, and its longer text.
pub(super) fn texts(organisation: &Organisation, subject: Subject) -> Option<(String, String)> {
    let planning = &organisation.planning;
    match subject {
        Subject::Activity(round, id) => {
            let work = &planning.get(round)?.activity(id)?.work;
            Some((work.title.to_string(), work_text(work)))
        }
        Subject::Task(id) => organisation.task(id).map(|task| (task.terms.title.to_string(), task_text(task))),
        Subject::Round(number) => planning.get(number).map(|round| (round.name.to_string(), round_text(round))),
        Subject::Scenario(round, id) => {
            let scenario = planning.get(round)?.scenario(id)?;
            Some((scenario.name.to_string(), scenario_text(scenario)))
        }
        _ => None,
    }
}

fn standing_of(round: &Round) -> Standing {
    match round.phase() {
        Phase::Running => Standing::Current,
        Phase::Closed => Standing::Past,
        _ => Standing::Draft,
    }
}

fn reads_the_same(one: &Work, other: &Work) -> bool {
    let steps = |work: &Work| work.milestones.len();
    one.title == other.title
        && one.description == other.description
        && steps(one) == steps(other)
        && one.milestones.iter().zip(&other.milestones).all(|(one, other)| one.what == other.what)
}

fn work_text(work: &Work) -> String {
    let milestones = work.milestones.iter().map(|milestone| milestone.what.as_str());
    joined([work.description.as_str()].into_iter().chain(milestones))
}

/// What it is known by beside its title: its number and document first, then what it says and what changed it.
fn task_text(task: &ExternalTask) -> String {
    let terms = &task.terms;
    let own = [terms.number.as_str(), terms.document.as_str(), terms.text.as_str()].into_iter();
    let due = terms.due.iter().filter_map(|due| due.what.as_ref()).map(AsRef::as_ref);
    let amended =
        task.amendments.iter().flat_map(|(_, amendment)| [amendment.document.as_str(), amendment.what.as_str()]);
    joined(own.chain(due).chain(amended))
}

/// What management asks, of whom, and why something is pointed out.
fn round_text(round: &Round) -> String {
    let directive = &round.directive;
    let asks = directive.asks.iter().map(|ask| ask.what.as_str());
    let reasons = directive.pointed_out.values().map(|pointed| pointed.reason.as_str());
    joined([directive.text.as_str()].into_iter().chain(asks).chain(reasons))
}

/// Why it moves what, and what is said of it.
fn scenario_text(scenario: &Scenario) -> String {
    let motives = scenario.moves.iter().filter_map(|made| made.motive.as_ref()).map(AsRef::as_ref);
    let comments = scenario.comments.iter().map(|(_, remark)| remark.as_str());
    joined(motives.chain(comments))
}
