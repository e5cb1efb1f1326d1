//! Large files on their way in: read, looked at and brought in beside the requests, so that nobody waits for an answer, and
//! closing the page stops nothing. In the memory of this process: when it ends, what was not committed has not been. Not
//! their pages, which are in `running`.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::ids::{OrganisationId, PersonId};
use store::amend::{RequestKey, Watch};

use super::Looked;
use crate::forms::Typed;

/// How many there may be at once, in all organisations: each holds a file and what is in it.
const MOST: usize = 2;

/// How long one that waits for its person is kept.
const KEPT: Duration = Duration::from_secs(30 * 60);

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    all: Mutex<Vec<Arc<Job>>>,
}

/// A large file on its way in.
#[derive(Debug)]
pub(crate) struct Job {
    /// What it is called in addresses.
    pub(crate) key: RequestKey,
    /// In which organisation.
    pub(crate) organisation: OrganisationId,
    /// Whose it is: nobody else sees it.
    pub(crate) person: PersonId,
    /// What the file is called; empty for what was pasted.
    pub(crate) name: String,
    /// How large the file is.
    pub(crate) bytes: usize,
    touched: Mutex<Instant>,
    is_stopped: AtomicBool,
    done: AtomicUsize,
    of: AtomicUsize,
    state: Mutex<State>,
}

/// How far it has come.
#[derive(Debug, Clone)]
pub(crate) enum State {
    /// The file is being read, and compared with what is known.
    Reading,
    /// It is not what it was thought to be.
    Unreadable(Arc<exchange::finding::Finding>),
    /// It waits for its person to say what is to be done, with what was typed so far.
    Looked(Arc<Looked>, Typed),
    /// The values are being saved.
    Saving(Arc<Looked>),
    /// So many values are saved.
    Saved(usize),
    /// It was stopped: nothing was changed.
    Stopped,
    /// It could not be done; nothing was changed, if not the store says otherwise.
    Failed(String),
}

impl Jobs {
    /// A new one; `None` when there are too many.
    pub(crate) fn begin(
        &self,
        key: RequestKey,
        of: (OrganisationId, PersonId),
        name: &str,
        bytes: usize,
    ) -> Option<Arc<Job>> {
        let mut all = self.all();
        all.retain(|job| !job.is_forgotten());
        if MOST <= all.iter().filter(|job| job.holds_a_file()).count() {
            // Whoever begins another has left the one that was only looked at.
            let is_left = |job: &Arc<Job>| job.organisation == of.0 && job.person == of.1 && job.is_only_looked_at();
            let left = all.iter().position(is_left)?;
            all.remove(left);
        }
        let job = Arc::new(Job {
            key,
            organisation: of.0,
            person: of.1,
            name: name.to_owned(),
            bytes,
            touched: Mutex::new(Instant::now()),
            is_stopped: AtomicBool::new(false),
            done: AtomicUsize::new(0),
            of: AtomicUsize::new(0),
            state: Mutex::new(State::Reading),
        });
        all.push(Arc::clone(&job));
        Some(job)
    }

    /// Those of a person, the last first.
    pub(crate) fn of(&self, organisation: &OrganisationId, person: PersonId) -> Vec<Arc<Job>> {
        let all = self.all();
        let own = |job: &&Arc<Job>| job.organisation == *organisation && job.person == person && !job.is_forgotten();
        all.iter().rev().filter(own).cloned().collect()
    }

    /// Out with one that is over.
    pub(crate) fn forget(&self, job: &Job) {
        self.all().retain(|known| known.key != job.key);
    }

    /// Stops all of them: the process is to end.
    pub(crate) fn stop(&self) {
        self.all().iter().for_each(|job| job.stop());
    }

    fn all(&self) -> MutexGuard<'_, Vec<Arc<Job>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job {
    /// How far it has come.
    pub(crate) fn state(&self) -> State {
        self.touch();
        self.lock().clone()
    }

    /// It has come so far.
    pub(crate) fn is_now(&self, state: State) {
        self.touch();
        *self.lock() = state;
    }

    /// Lets one that was looked at be saved, once: what was looked at, the first time this is asked.
    pub(crate) fn begin_saving(&self) -> Option<Arc<Looked>> {
        self.go_on(State::Saving)
    }

    /// Lets one that was looked at be looked at again, once.
    pub(crate) fn begin_again(&self) -> Option<Arc<Looked>> {
        self.go_on(|_| State::Reading)
    }

    fn go_on(&self, to: impl FnOnce(Arc<Looked>) -> State) -> Option<Arc<Looked>> {
        let mut state = self.lock();
        let State::Looked(looked, _) = &*state else { return None };
        let looked = Arc::clone(looked);
        *state = to(Arc::clone(&looked));
        Some(looked)
    }

    /// Asks it to stop. What is committed is committed.
    pub(crate) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// How many of how many steps of what is being saved.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed))
    }

    fn touch(&self) {
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn holds_a_file(&self) -> bool {
        matches!(*self.lock(), State::Reading | State::Looked(..) | State::Saving(_))
    }

    fn is_only_looked_at(&self) -> bool {
        matches!(*self.lock(), State::Looked(..))
    }

    fn is_forgotten(&self) -> bool {
        let is_at_work = matches!(*self.lock(), State::Reading | State::Saving(_));
        !is_at_work && KEPT < self.touched.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Job {
    fn step(&self, done: usize, of: usize) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of, Ordering::Relaxed);
        !self.is_stopped()
    }
}
