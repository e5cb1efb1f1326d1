//! Whoever wants to know that something changed: live pages in this process, and the store itself of other nodes.
//! A notice says which organisation and how far, never what.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use domain::ids::OrganisationId;

/// Something that has happened, and is committed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// An organisation changed, here or on another node. `read` already gives the new one.
    Changed {
        /// Which organisation.
        organisation: OrganisationId,
        /// The number of its last event.
        seq: u64,
    },
    /// A commit failed, and this process writes no more. It should end, with an exit code that says so.
    Stopped,
}

type Callback = dyn Fn(&Notice) + Send + Sync;

/// Those who are told.
#[derive(Clone, Default)]
pub(crate) struct Observers(Arc<Mutex<Vec<Weak<Callback>>>>);

/// One who is told, until this is dropped.
#[must_use = "the observer is forgotten when this is dropped"]
pub struct Observer {
    _callback: Arc<Callback>,
}

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

impl Observers {
    pub(crate) fn add(&self, callback: impl Fn(&Notice) + Send + Sync + 'static) -> Observer {
        let callback: Arc<Callback> = Arc::new(callback);
        self.list().push(Arc::downgrade(&callback));
        Observer { _callback: callback }
    }

    pub(crate) fn tell(&self, notice: &Notice) {
        // Not called under the lock: an observer may come or go while another is told.
        let callbacks: Vec<Arc<Callback>> = {
            let mut list = self.list();
            list.retain(|callback| 0 < callback.strong_count());
            list.iter().filter_map(Weak::upgrade).collect()
        };
        for callback in callbacks {
            callback(notice);
        }
    }

    fn list(&self) -> MutexGuard<'_, Vec<Weak<Callback>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
