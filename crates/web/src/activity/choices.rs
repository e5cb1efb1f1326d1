//! What the form of an activity can name: external tasks and other activities, each by a label of its own. Found by the
//! label, or by some of its words, as in every form that names them. Not people; those are `people`.

use std::collections::HashMap;

use domain::activity::Activity;
use domain::ids::{ActivityId, TaskId};
use domain::task::ExternalTask;
use domain::text::fold;

use crate::unit_plan::desk::Desk;

/// How many are told of when several can be meant.
const TOLD: usize = 4;

/// Everything that can be named.
pub(super) struct Choices {
    pub(super) tasks: Labels<TaskId>,
    pub(super) activities: Labels<ActivityId>,
}

/// Things with a label each.
pub(crate) struct Labels<T> {
    all: Vec<(T, String)>,
    by_label: HashMap<String, usize>,
}

/// What was meant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<T> {
    One(T),
    None,
    /// The labels of some of those that can be meant.
    Several(Vec<String>),
}

impl Choices {
    /// What an activity of this plan can name: tasks that are open or that it answers already, and all other activities
    /// of the round.
    pub(super) fn of(desk: &Desk<'_>, own: Option<&Activity>) -> Choices {
        let organisation = desk.view.organisation;
        let has = |task: &ExternalTask| own.is_some_and(|own| own.work.tasks.contains(&task.id));
        let tasks = organisation.tasks.values().filter(|task| task.is_open() || has(task));
        let tasks = tasks.map(|task| (task.id, format!("{} {}", task.terms.number, task.terms.title)));
        let others = desk.round.activities.values().filter(|other| own.is_none_or(|own| own.id != other.id));
        let unit = |other: &Activity| organisation.units.get(&other.unit).map_or("", |unit| unit.name.as_str());
        let activities = others.map(|other| (other.id, format!("{} ({})", other.work.title, unit(other))));
        // What it depends on may be gone since then, and may stay until someone mends it.
        let needs = own.into_iter().flat_map(|own| own.work.needs.iter());
        let gone = needs.filter(|need| desk.round.activity(**need).is_none()).map(|need| (*need, format!("#{need}")));
        Choices { tasks: Labels::of(tasks.collect()), activities: Labels::of(activities.chain(gone).collect()) }
    }
}

impl<T: Copy + PartialEq + std::fmt::Display> Labels<T> {
    // Where two have the same label, their numbers tell them apart.
    pub(crate) fn of(mut all: Vec<(T, String)>) -> Labels<T> {
        let mut times: HashMap<String, u32> = HashMap::new();
        for (_, label) in &all {
            *times.entry(fold(label)).or_default() += 1;
        }
        for (id, label) in &mut all {
            if times.get(&fold(label)).is_some_and(|times| 1 < *times) {
                label.push_str(&format!(" #{id}"));
            }
        }
        let by_label = all.iter().enumerate().map(|(at, (_, label))| (fold(label), at)).collect();
        Labels { all, by_label }
    }

    /// The label of one; its number where it is gone.
    pub(crate) fn label(&self, id: T) -> String {
        let known = self.all.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| format!("#{id}"), |(_, label)| label.clone())
    }

    /// All labels.
    pub(crate) fn labels(&self) -> impl ExactSizeIterator<Item = &str> {
        self.all.iter().map(|(_, label)| label.as_str())
    }

    /// Which one is meant: by its label, or by words that its label alone has.
    pub(crate) fn find(&self, typed: &str) -> Found<T> {
        let typed = fold(typed);
        if let Some((id, _)) = self.by_label.get(&typed).and_then(|at| self.all.get(*at)) {
            return Found::One(*id);
        }
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Found::None;
        }
        let fits = |label: &str| {
            let label = fold(label);
            words.iter().all(|word| label.contains(word))
        };
        let mut fitting = self.all.iter().filter(|(_, label)| fits(label));
        match (fitting.next(), fitting.next()) {
            (None, _) => Found::None,
            (Some((id, _)), None) => Found::One(*id),
            (Some((_, first)), Some((_, second))) => {
                let some = [first, second].into_iter().chain(fitting.take(TOLD - 2).map(|(_, label)| label));
                Found::Several(some.cloned().collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_found_by_its_label_or_by_words_that_it_alone_has() {
        let labels = ["Robotlyftet (Digital)", "Robotar i vården (Regioner)", "Möten (Regioner)", "Möten (Regioner)"];
        let labels = Labels::of(labels.iter().zip(1_u32..).map(|(label, id)| (id, (*label).to_owned())).collect());
        assert_eq!(labels.find("robotlyftet (digital)"), Found::One(1));
        assert_eq!(labels.find("Robot vården"), Found::One(2));
        assert_eq!(labels.find("Möten #4"), Found::One(4));
        assert_eq!(labels.find("finns inte"), Found::None);
        assert_eq!(labels.find("  "), Found::None);
        let Found::Several(some) = labels.find("möten") else { panic!("two are called so") };
        assert_eq!(some, ["Möten (Regioner) #3", "Möten (Regioner) #4"]);
        for (id, label) in &labels.all {
            assert_eq!(labels.find(label), Found::One(*id));
        }
    }
}
