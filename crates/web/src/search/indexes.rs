//! The indexes of the organisations that were searched last. An index belongs to one state of an organisation; it is
//! made when that state is first searched, off the threads that answer requests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::organisation::Organisation;
use domain::search::Index;

use crate::problem::Problem;

/// How much memory they may take together, in bytes: room for three agencies of 100,000 statements, or for several
/// hundred of the usual size. The one that was used last is always kept.
const ROOM: usize = 96 * 1024 * 1024;

/// The indexes, the one used last first.
#[derive(Debug, Default)]
pub(crate) struct Indexes {
    kept: Mutex<Vec<Arc<Index>>>,
    /// One is made at a time: whoever types sends a request for each letter, and all of them want the same.
    making: tokio::sync::Mutex<()>,
}

impl Indexes {
    /// The index of this state of an organisation.
    pub(crate) async fn of(&self, organisation: &Arc<Organisation>) -> Result<Arc<Index>, Problem> {
        if let Some(index) = self.find(organisation) {
            return Ok(index);
        }
        let _turn = self.making.lock().await;
        // Someone else may have made it while we waited.
        if let Some(index) = self.find(organisation) {
            return Ok(index);
        }
        let organisation = Arc::clone(organisation);
        let made = tokio::task::spawn_blocking(move || Arc::new(Index::of(&organisation))).await;
        let index = made.map_err(|stopped| Problem::fault(&stopped))?;
        self.keep(Arc::clone(&index));
        Ok(index)
    }

    fn find(&self, organisation: &Organisation) -> Option<Arc<Index>> {
        let mut kept = self.kept();
        let is_it = |index: &Arc<Index>| {
            index.of_organisation() == &organisation.id
                && index.seq() == organisation.seq
                && *index.withheld() == organisation.withheld
        };
        let at = kept.iter().position(is_it)?;
        let index = kept.remove(at);
        kept.insert(0, Arc::clone(&index));
        Some(index)
    }

    fn keep(&self, index: Arc<Index>) {
        let mut kept = self.kept();
        // What is older is asked for no more, except by those who look at another day.
        kept.retain(|other| other.of_organisation() != index.of_organisation() || index.seq() <= other.seq());
        kept.insert(0, index);
        let mut size = 0;
        let mut first = true;
        kept.retain(|index| {
            size += index.size();
            std::mem::take(&mut first) || size <= ROOM
        });
    }

    fn kept(&self) -> MutexGuard<'_, Vec<Arc<Index>>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(id: &str, seq: u64) -> Arc<Organisation> {
        let mut organisation = Organisation::empty(id.parse().unwrap());
        organisation.seq = seq;
        Arc::new(organisation)
    }

    #[tokio::test]
    async fn an_index_is_made_once_for_each_state() {
        let indexes = Indexes::default();
        let first = indexes.of(&organisation("a", 1)).await.unwrap();
        indexes.of(&organisation("b", 1)).await.unwrap();
        assert!(Arc::ptr_eq(&first, &indexes.of(&organisation("a", 1)).await.unwrap()));

        let next = indexes.of(&organisation("a", 2)).await.unwrap();
        assert!(!Arc::ptr_eq(&first, &next));
        assert_eq!(indexes.kept().len(), 2, "the earlier state is gone");
        // A look at another day does not drive out today.
        indexes.of(&organisation("a", 1)).await.unwrap();
        assert!(Arc::ptr_eq(&next, &indexes.of(&organisation("a", 2)).await.unwrap()));
    }
}
