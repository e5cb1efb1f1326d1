//! Several units' plans written at once: what a file for the whole agency brings. Not what may be written: each unit's
//! change is taken by the rule for its plan.

use crate::activity::{MOST_AT_ONCE, Manner, PlanChange};
use crate::event::Event;
use crate::ids::{ActivityId, RoundNumber, UnitId};
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::time::Context;

impl Organisation {
    /// Writes in the plans of several units, each named once. All of it is taken or nothing.
    ///
    /// # Errors
    /// Everything that [`Organisation::write_plan`] has to object to for any of them; `too-many-at-once`.
    pub fn write_plans(
        &self,
        context: &Context,
        round: RoundNumber,
        changes: Vec<(UnitId, PlanChange)>,
        manner: Manner,
    ) -> Result<Vec<Event>, Refusals> {
        let count_of = |change: &PlanChange| change.added.len() + change.changed.len() + change.removed.len();
        let count: usize = changes.iter().map(|(_, change)| count_of(change)).sum();
        if MOST_AT_ONCE < count {
            return Err(Refusal::new("too-many-at-once").with("count", count).with("limit", MOST_AT_ONCE).into());
        }
        let first = self.next.activity();
        let (mut events, mut objections, mut taken) = (Vec::new(), Vec::new(), 0);
        for (unit, change) in changes {
            let added = u32::try_from(change.added.len()).unwrap_or(u32::MAX);
            match self.write_plan(context, (round, unit), change, manner) {
                Ok(written) => events.extend(written.into_iter().map(|event| after(event, first, taken))),
                Err(refusals) => objections.extend(refusals.iter().cloned()),
            }
            taken += added;
        }
        none_of(objections)?;
        Ok(events)
    }
}

/// The same event, with its new activities numbered after those of the units before it. No activity names a new one, so
/// their own numbers are all there is to change.
fn after(mut event: Event, first: ActivityId, taken: u32) -> Event {
    if let Event::ActivitiesWritten { written, .. } = &mut event {
        for new in written.iter_mut().filter(|written| first <= written.activity) {
            new.activity = ActivityId(new.activity.0.saturating_add(taken));
        }
    }
    event
}
