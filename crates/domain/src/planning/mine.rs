//! What one person works with: the activities of the plan that is carried out, or of the one that comes, with how much of
//! the person's time each takes. Not what the person has to do now.

use jiff::civil::Date;

use crate::activity::{Activity, Milestone};
use crate::ids::PersonId;
use crate::organisation::Organisation;
use crate::planning::Round;

/// A person's work in a round.
#[derive(Debug, Clone)]
pub struct Mine<'a> {
    /// The round.
    pub round: &'a Round,
    /// What the person works with, what takes the most time first.
    pub work: Vec<MyActivity<'a>>,
}

/// An activity that a person works with.
#[derive(Debug, Clone, Copy)]
pub struct MyActivity<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// Per cent of the person's time; `None` for one that the person answers for and has no time in.
    pub percent: Option<u32>,
}

impl<'a> MyActivity<'a> {
    /// What should happen next: the first milestone that is not reached.
    pub fn next(&self) -> Option<&'a Milestone> {
        let left = self.activity.work.milestones.iter().filter(|milestone| milestone.reached.is_none());
        left.min_by_key(|milestone| milestone.day)
    }
}

impl Organisation {
    /// What a person works with on a day: in the round whose period the day is in, or else in the one that is being
    /// planned. `None` when the person is in neither. What is over, or ends before the day, is work no more.
    pub fn work_of(&self, person: PersonId, day: Date) -> Option<Mine<'_>> {
        let rounds = [self.planning.on(day), self.planning.being_planned()];
        rounds.into_iter().flatten().find_map(|round| {
            let with = round.activities.values().filter_map(|activity| works_with(activity, person));
            let mut work: Vec<MyActivity<'_>> = with.filter(|mine| is_left(mine.activity, day)).collect();
            work.sort_by_key(|mine| std::cmp::Reverse(mine.percent));
            (!work.is_empty()).then_some(Mine { round, work })
        })
    }
}

fn works_with(activity: &Activity, person: PersonId) -> Option<MyActivity<'_>> {
    let effort = activity.work.people.iter().find(|effort| effort.person == person);
    match effort {
        Some(effort) => Some(MyActivity { activity, percent: Some(effort.percent) }),
        None if activity.work.owner == Some(person) => Some(MyActivity { activity, percent: None }),
        None => None,
    }
}

fn is_left(activity: &Activity, day: Date) -> bool {
    !activity.work.status.is_over() && activity.work.until.is_none_or(|until| day <= until)
}
