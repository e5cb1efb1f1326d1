//! Figures of revisions, counted once: what a revision says at one version never changes, and counting a large one takes
//! longer than all the rest of its comparison. Not the comparison itself; that is `domain`.

use std::sync::Arc;
use std::thread;

use domain::comparison::{Comparison, Figures};
use domain::ids::{OrganisationId, RevisionNumber};
use domain::organisation::Organisation;
use domain::revision::Revision;
use quick_cache::sync::Cache;

/// The figures of revisions that were compared lately.
#[derive(Debug)]
pub(crate) struct Measured {
    figures: Cache<Key, Arc<Figures>>,
}

/// A revision as it reads: of a draft, there is another one after each change.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    organisation: OrganisationId,
    revision: RevisionNumber,
    version: u64,
}

/// How many are kept, at some 200 bytes each: all revisions of several hundred agencies.
const KEPT: usize = 10_000;
/// From so many statements on, it is worth a thread to count two revisions at once.
const WORTH_A_THREAD: usize = 300;

impl Default for Measured {
    fn default() -> Measured {
        Measured { figures: Cache::new(KEPT) }
    }
}

impl Measured {
    /// Compares two revisions, as `Organisation::compare` does.
    pub(crate) fn compare<'a>(
        &self,
        organisation: &'a Organisation,
        old: &'a Revision,
        new: &'a Revision,
    ) -> Comparison<'a> {
        let (before, after) = self.both(organisation, old, new);
        Comparison {
            old,
            new,
            origins: organisation.strategy.lineage(old, new),
            before: before.as_ref().clone(),
            after: after.as_ref().clone(),
        }
    }

    fn both(&self, organisation: &Organisation, old: &Revision, new: &Revision) -> (Arc<Figures>, Arc<Figures>) {
        let is_small = old.tree.len().min(new.tree.len()) < WORTH_A_THREAD;
        let has_one = [old, new].iter().any(|revision| self.figures.peek(&key(organisation, revision)).is_some());
        if is_small || has_one {
            return (self.one(organisation, old), self.one(organisation, new));
        }
        thread::scope(|scope| {
            let other = thread::Builder::new().spawn_scoped(scope, || self.one(organisation, old));
            let after = self.one(organisation, new);
            let before = match other.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(before)) => before,
                // The machine has no thread to spare, or the other one failed: then it is counted, or fails, here.
                _ => self.one(organisation, old),
            };
            (before, after)
        })
    }

    fn one(&self, organisation: &Organisation, revision: &Revision) -> Arc<Figures> {
        let key = key(organisation, revision);
        if let Some(figures) = self.figures.get(&key) {
            return figures;
        }
        let figures = Arc::new(organisation.figures(revision));
        self.figures.insert(key, Arc::clone(&figures));
        figures
    }
}

fn key(organisation: &Organisation, revision: &Revision) -> Key {
    Key { organisation: organisation.id.clone(), revision: revision.number, version: revision.version }
}

#[cfg(test)]
mod tests {
    use domain::event::Recorded;

    use super::*;

    fn example() -> Organisation {
        let mut organisation = Organisation::empty(demo::organisation());
        for step in demo::year() {
            for event in (step.change)(&organisation).unwrap() {
                let seq = organisation.seq + 1;
                let recorded = Recorded { seq, at: step.context.at, actor: step.context.actor, event };
                organisation.apply(&recorded).unwrap();
            }
        }
        organisation
    }

    #[test]
    fn what_was_counted_before_is_what_would_be_counted_now() {
        let organisation = example();
        let measured = Measured::default();
        for _ in 0..2 {
            for old in organisation.strategy.revisions() {
                for new in organisation.strategy.revisions() {
                    assert_eq!(measured.compare(&organisation, old, new), organisation.compare(old, new));
                }
            }
        }
        assert_eq!(measured.figures.len(), organisation.strategy.revisions().count());
    }
}
