//! The activities and external tasks that an indicator can be said to reflect, by the labels that they have in the form of an
//! activity. Not goals and areas, which are few enough to be ticked.

use std::collections::BTreeSet;

use domain::ids::{ActivityId, TaskId};
use domain::indicator::{Definition, Reflects};
use domain::policy::Right;

use crate::activity::choices::Labels;
use crate::view::View;

/// Everything that can be named.
pub(super) struct Choices {
    pub(super) activities: Labels<ActivityId>,
    pub(super) tasks: Labels<TaskId>,
}

impl Choices {
    /// The activities of the rounds that are not over and the tasks that are open, for those who read the planning; and what
    /// the indicator reflects already, whatever became of it.
    pub(super) fn of(view: &View<'_>, own: Option<&Definition>) -> Choices {
        let organisation = view.organisation;
        let reflected: BTreeSet<Reflects> = own.into_iter().flat_map(|own| own.reflects.iter().copied()).collect();
        let reads = view.may(Right::ReadPlanning);
        let mut known: BTreeSet<ActivityId> = BTreeSet::new();
        let mut activities: Vec<(ActivityId, String)> = Vec::new();
        for round in organisation.planning.rounds().rev() {
            let is_on = reads && view.today <= round.until;
            let is_offered = |id| is_on || reflected.contains(&Reflects::Activity(id));
            for activity in round.activities.values().filter(|activity| is_offered(activity.id)) {
                // One that goes on in several rounds is called by the last of them.
                if known.insert(activity.id) {
                    let unit = organisation.units.get(&activity.unit).map_or("", |unit| unit.name.as_str());
                    activities.push((activity.id, format!("{} ({unit}, {})", activity.work.title, round.name)));
                }
            }
        }
        let mut tasks: Vec<(TaskId, String)> = organisation
            .tasks
            .values()
            .filter(|task| reflected.contains(&Reflects::Task(task.id)) || (reads && task.is_open()))
            .map(|task| (task.id, format!("{} {}", task.terms.number, task.terms.title)))
            .collect();
        // What is gone may stay until someone mends it.
        for reflects in reflected {
            match reflects {
                Reflects::Activity(id) if !known.contains(&id) => activities.push((id, format!("#{id}"))),
                Reflects::Task(id) if tasks.iter().all(|(known, _)| *known != id) => tasks.push((id, format!("#{id}"))),
                _ => {}
            }
        }
        Choices { activities: Labels::of(activities), tasks: Labels::of(tasks) }
    }
}
