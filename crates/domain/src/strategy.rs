//! The strategy: all its revisions, and which of them is in force on a day. Not what a revision says.

use std::sync::Arc;

use imbl::OrdMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{RevisionNumber, StatementId};
use crate::refusal::Refusal;
use crate::revision::{Revision, State, Step};
use crate::statement::Statement;

/// All revisions of the strategy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strategy {
    pub(crate) revisions: OrdMap<RevisionNumber, Arc<Revision>>,
}

impl Strategy {
    /// Every revision, the first first.
    pub fn revisions(&self) -> impl DoubleEndedIterator<Item = &Revision> {
        self.revisions.values().map(Arc::as_ref)
    }

    /// The revision with this number.
    pub fn get(&self, number: RevisionNumber) -> Option<&Revision> {
        self.revisions.get(&number).map(Arc::as_ref)
    }

    /// Whether a statement is in any revision.
    pub fn has_statement(&self, id: StatementId) -> bool {
        self.revisions().any(|revision| revision.tree.contains(id))
    }

    /// The revision with this number, for rules.
    ///
    /// # Errors
    /// `revision-unknown`.
    pub fn revision(&self, number: RevisionNumber) -> Result<&Revision, Refusal> {
        self.get(number).ok_or_else(|| Refusal::new("revision-unknown").with("revision", number.0))
    }

    /// Those that were adopted and not revoked, in the order in which they came or come into force.
    pub fn adopted(&self) -> impl DoubleEndedIterator<Item = &Revision> {
        let mut adopted: Vec<&Revision> =
            self.revisions().filter(|revision| revision.in_force_from().is_some()).collect();
        adopted.sort_by_key(|revision| (revision.in_force_from(), revision.number));
        adopted.into_iter()
    }

    /// What steers on a day.
    pub fn in_force_on(&self, day: Date) -> Option<&Revision> {
        self.adopted().take_while(|revision| revision.in_force_from().is_some_and(|from| from <= day)).last()
    }

    /// The adopted revision that takes over from this one, now or later.
    pub fn successor(&self, revision: &Revision) -> Option<&Revision> {
        let from = revision.in_force_from()?;
        self.adopted().find(|other| (other.in_force_from(), other.number) > (Some(from), revision.number))
    }

    /// The last day that a revision was in force, or will be; `None` while no other takes over.
    pub fn in_force_until(&self, revision: &Revision) -> Option<Date> {
        let successor = self.successor(revision)?.in_force_from()?;
        successor.yesterday().ok()
    }

    /// The revision being written, consulted on or proposed. There is at most one.
    pub fn open(&self) -> Option<&Revision> {
        self.revisions().rev().find(|revision| way(revision).is_open())
    }

    /// The last one adopted, in force or about to be: what the next one begins from.
    pub fn latest_adopted(&self) -> Option<&Revision> {
        self.adopted().next_back()
    }

    /// Where a revision is on its way, on a day.
    pub fn state(&self, revision: &Revision, day: Date) -> State {
        let Some(from) = revision.in_force_from() else {
            return way(revision);
        };
        if day < from {
            State::Adopted
        } else if self.in_force_on(day).is_some_and(|current| current.number == revision.number) {
            State::InForce
        } else {
            State::Superseded
        }
    }

    /// The statement as the latest adopted revision that has it says it, and else as the open one does.
    pub fn find(&self, id: StatementId, day: Date) -> Option<(&Revision, &Statement)> {
        let now = self.in_force_on(day);
        let adopted = self.adopted().rev();
        now.into_iter()
            .chain(adopted)
            .chain(self.open())
            .chain(self.revisions().rev())
            .find_map(|revision| Some((revision, revision.tree.get(id)?)))
    }
}

// The state before the days count: what the last step left it in.
fn way(revision: &Revision) -> State {
    match revision.steps.last() {
        None | Some((_, Step::Returned { .. })) => State::Draft,
        Some((_, Step::ConsultationOpened { until, .. })) => State::InConsultation { until: *until },
        Some((_, Step::Proposed { to })) => State::Proposed { to: *to },
        Some((_, Step::Adopted { .. } | Step::Imported { .. })) => State::Adopted,
        Some((_, Step::Withdrawn { .. } | Step::Revoked { .. })) => State::Withdrawn,
    }
}
