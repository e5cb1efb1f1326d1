//! What one person works with on a day: in the plan that is carried out, or in the one that comes, with what it is for. Not
//! what the person has to do now.

use jiff::civil::Date;

use crate::ids::PersonId;
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::work_thread::own::OwnThread;

/// A person's work in a round.
#[derive(Debug, Clone)]
pub struct Mine<'a> {
    /// The round.
    pub round: &'a Round,
    /// What the person works with, and what it is for.
    pub thread: OwnThread<'a>,
}

impl Organisation {
    /// What a person works with on a day: in the round whose period the day is in, or else in the one that is being
    /// planned. `None` when the person is in neither.
    pub fn work_of(&self, person: PersonId, day: Date) -> Option<Mine<'_>> {
        let rounds = [self.planning.on(day), self.planning.being_planned()];
        rounds.into_iter().flatten().find_map(|round| {
            let thread = self.own_thread(person, round, day);
            (!thread.activities.is_empty()).then_some(Mine { round, thread })
        })
    }
}
