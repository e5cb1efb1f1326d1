//! The thread that keeps house: snapshots when they are due, each hour what has expired or ended, each day the checkpoints.
//! Nothing that anyone waits for.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use domain::ids::OrganisationId;
use jiff::SignedDuration;

use crate::attempts::LONGEST;
use crate::clock::moment_text;
use crate::engine::Scope;
use crate::error::{OpenError, StoreError};
use crate::factors::authenticator::BEGUN;
use crate::settings::retention;
use crate::statements::{
    ACCESS_TOKENS_EXPIRE, ATTEMPTS_EXPIRE, AUTHENTICATORS_EXPIRE, CHALLENGES_EXPIRE, HALFWAY_EXPIRE, LETTERS_EXPIRE,
    LINKS_EXPIRE, PROVIDER_ATTEMPTS_EXPIRE, REQUEST_FORGET, SECURITY_EXPIRE, SESSIONS_EXPIRE,
};
use crate::{Inner, Store};

const HOUR: Duration = Duration::from_secs(60 * 60);
/// How long a form that was sent is known to have been sent.
const REQUESTS_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

enum Task {
    Snapshot(OrganisationId),
    Stop,
}

pub(crate) struct Keeper {
    tasks: Sender<Task>,
    thread: JoinHandle<()>,
}

impl Keeper {
    pub(crate) fn start(inner: &Arc<Inner>) -> Result<Keeper, OpenError> {
        let (tasks, waiting) = mpsc::channel();
        // Weak: the thread must not keep the store open after its last user has gone.
        let inner: Weak<Inner> = Arc::downgrade(inner);
        let work = move || {
            let mut kept = Instant::now();
            let mut signed_on = None;
            loop {
                let task = waiting.recv_timeout(HOUR.saturating_sub(kept.elapsed()));
                let Some(inner) = inner.upgrade() else { return };
                match task {
                    Ok(Task::Snapshot(id)) => {
                        if let Some(live) = inner.live(&id) {
                            inner.write_snapshot(&live);
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        kept = Instant::now();
                        let store = Store { inner };
                        store.expire();
                        let today = store.clock().today();
                        if signed_on.replace(today) != Some(today) {
                            store.sign_what_has_grown();
                        }
                    }
                    Ok(Task::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        };
        let thread = std::thread::Builder::new().name("store-keeper".to_owned()).spawn(work);
        let thread = thread.map_err(|error| StoreError::Unavailable(error.into()))?;
        Ok(Keeper { tasks, thread })
    }

    pub(crate) fn ask_for_snapshot(&self, id: &OrganisationId) {
        // A keeper that has ended writes none, and none is needed.
        let _ = self.tasks.send(Task::Snapshot(id.clone()));
    }

    pub(crate) fn stop(self) {
        let _ = self.tasks.send(Task::Stop);
        if self.thread.join().is_err() {
            tracing::error!("the keeper of the store had panicked");
        }
    }
}

impl Store {
    /// The round that is otherwise made by itself: out with what has expired, verdict rounds that have ended counted (each
    /// hour), and a checkpoint of each log that has grown (each day). For where no hour passes, as in a test or a command. What fails is told in the log.
    pub fn keep_house(&self) {
        self.expire();
        self.sign_what_has_grown();
    }

    fn expire(&self) {
        for id in self.organisations() {
            if let Err(error) = self.inner.expire(&id) {
                tracing::warn!(organisation = %id, %error, "what has expired could not be removed");
            }
            if let Err(error) = self.close_ended_verdict_rounds(&id) {
                tracing::warn!(organisation = %id, %error, "a verdict round that has ended could not be counted");
            }
        }
    }

    fn sign_what_has_grown(&self) {
        for id in self.organisations() {
            if let Err(error) = self.checkpoint(&id) {
                tracing::error!(organisation = %id, %error, "no checkpoint could be made");
            }
        }
    }
}

impl Inner {
    fn expire(&self, id: &OrganisationId) -> Result<(), StoreError> {
        let now = self.clock.now();
        let before = |kept: SignedDuration| now.checked_sub(kept).unwrap_or(now);
        let expired = [
            (&SESSIONS_EXPIRE, now),
            (&LINKS_EXPIRE, now),
            (&ACCESS_TOKENS_EXPIRE, now),
            (&PROVIDER_ATTEMPTS_EXPIRE, now),
            (&CHALLENGES_EXPIRE, now),
            (&HALFWAY_EXPIRE, now),
            (&LETTERS_EXPIRE, now),
            (&AUTHENTICATORS_EXPIRE, before(BEGUN)),
            (&ATTEMPTS_EXPIRE, before(LONGEST)),
            (&REQUEST_FORGET, before(REQUESTS_KEPT)),
        ];
        self.write(Scope::Organisation(id), |transaction| {
            for (statement, until) in expired {
                transaction.execute(statement, &[id.into(), moment_text(until).into()])?;
            }
            let kept = retention(transaction, id)?.unwrap_or(self.security_kept);
            transaction.execute(&SECURITY_EXPIRE, &[id.into(), moment_text(before(kept)).into()]).map(drop)
        })
    }
}
