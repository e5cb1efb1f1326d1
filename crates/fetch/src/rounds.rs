//! When fetches ask. A round looks at every organisation and lets each fetch ask that is due; of several nodes the one that
//! holds the lease does. What went wrong is tried again sooner than it would else be, and more and more seldom.

use std::sync::Arc;
use std::time::Duration;

use domain::ids::OrganisationId;
use domain::indicator::fetch::Fetch;
use domain::policy::Viewer;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::clock::Clock;
use store::error::StoreError;
use store::fetches::{Kept, Told};
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;

use crate::allowed::Allowed;
use crate::client::{Answer, Client, Question};
use crate::found;

/// How often it is looked what is due.
const EVERY: Duration = Duration::from_secs(30);

/// How long one may ask before another node does: longer than any answer and its import take.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// When what went wrong is first tried again; each time twice as long.
const AGAIN: SignedDuration = SignedDuration::from_mins(15);

/// And at least once a day.
const AT_LAST: SignedDuration = SignedDuration::from_hours(24);

/// How many ask at once.
const AT_ONCE: usize = 4;

/// What lets fetches ask. A clone is the same one.
#[derive(Clone)]
pub struct Fetcher {
    inside: Arc<Inside>,
}

struct Inside {
    store: Store,
    client: Client,
    wake: Notify,
    at_once: Arc<Semaphore>,
}

impl std::fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Fetcher").field(self.allowed()).finish()
    }
}

impl Fetcher {
    /// One for a store. It asks nobody before it is told to.
    pub fn new(store: Store, client: Client) -> Fetcher {
        let at_once = Arc::new(Semaphore::new(AT_ONCE));
        Fetcher { inside: Arc::new(Inside { store, client, wake: Notify::new(), at_once }) }
    }

    /// Which hosts may be asked.
    pub fn allowed(&self) -> &Allowed {
        self.inside.client.allowed()
    }

    /// Rounds for as long as it is let run. Returns at once when no host is allowed.
    pub async fn run(self) {
        if self.allowed().is_nothing() {
            return;
        }
        loop {
            self.round().await;
            let _ = tokio::time::timeout(EVERY, self.inside.wake.notified()).await;
        }
    }

    /// Lets rounds know that something is due sooner than they think.
    pub fn wake(&self) {
        self.inside.wake.notify_one();
    }

    /// One round: everything that is due asks, and has been answered when this returns.
    pub async fn round(&self) {
        let store = self.inside.store.clone();
        let due = tokio::task::spawn_blocking(move || all_due(&store)).await.unwrap_or_default();
        let mut asking = JoinSet::new();
        for (id, fetch, kept) in due {
            let fetcher = self.clone();
            asking.spawn(async move {
                // It is never closed.
                let _turn = fetcher.inside.at_once.acquire().await;
                if let Err(error) = fetcher.one(&id, fetch, kept).await {
                    tracing::warn!(organisation = %id, %error, "a fetch could not be taken care of; it is tried again");
                }
            });
        }
        while asking.join_next().await.is_some() {}
    }

    async fn one(&self, id: &OrganisationId, fetch: Fetch, kept: Kept) -> Result<(), StoreError> {
        let number = fetch.id;
        let lease = self.with_store(id, move |store, id| store.lease_fetch(id, number, LEASE));
        let Some(lease) = lease.await? else { return Ok(()) };
        let Kept { etag, modified, file, failures, .. } = kept;
        let terms = &fetch.terms;
        let question =
            Question { address: &terms.address, query: terms.query.as_str(), etag: &etag, modified: &modified };
        let answer = self.inside.client.ask(question).await;
        self.with_store(id, move |store, id| {
            let came = match answer {
                Ok(Answer::Unchanged) => {
                    found::answered(store, id, &fetch)?;
                    Ok((etag, modified, file.clone()))
                }
                Ok(Answer::File { bytes, etag, modified }) => {
                    let name = found::name(&bytes);
                    if name == file {
                        found::answered(store, id, &fetch)?;
                        Ok((etag, modified, name))
                    } else {
                        found::take(store, id, &fetch, (&name, &bytes))?.map(|is_taken| match is_taken {
                            true => (etag, modified, name),
                            // It comes again when it is asked for again.
                            false => (String::new(), String::new(), file.clone()),
                        })
                    }
                }
                Err(trouble) => Err(trouble),
            };
            let now = store.clock().now();
            let next = next(store.clock(), &fetch, now);
            let (due, told) = match came {
                Ok((etag, modified, file)) => (next, Told { failures: 0, etag, modified, file }),
                Err(trouble) => {
                    tracing::warn!(organisation = %id, fetch = fetch.id.0, trouble = trouble.key(), "a fetch went wrong");
                    found::failed(store, id, &fetch, &trouble)?;
                    let failures = failures.saturating_add(1);
                    // What was told of the last file that was taken care of still holds, but it is asked for as new.
                    (again(now, failures).min(next), Told { failures, file, ..Told::default() })
                }
            };
            store.fetch_done(id, fetch.id, &lease, due, &told).map(drop)
        })
        .await
    }

    async fn with_store<T: Send + 'static>(
        &self,
        id: &OrganisationId,
        work: impl FnOnce(&Store, &OrganisationId) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (store, id) = (self.inside.store.clone(), id.clone());
        let done = tokio::task::spawn_blocking(move || work(&store, &id)).await;
        done.unwrap_or_else(|stopped| Err(StoreError::Unavailable(stopped.into())))
    }
}

/// What is due in every organisation. One that cannot be read now is read in the next round.
fn all_due(store: &Store) -> Vec<(OrganisationId, Fetch, Kept)> {
    let mut due = Vec::new();
    for id in store.organisations() {
        match due_in(store, &id) {
            Ok(found) => due.extend(found.into_iter().map(|(fetch, kept)| (id.clone(), fetch, kept))),
            Err(error) => tracing::warn!(organisation = %id, %error, "what is to be fetched could not be read"),
        }
    }
    due
}

fn due_in(store: &Store, id: &OrganisationId) -> Result<Vec<(Fetch, Kept)>, StoreError> {
    let Some(reading) = store.read(Viewer::System, id)? else { return Ok(Vec::new()) };
    let active: Vec<&Fetch> = reading.indicators.fetches().filter(|fetch| fetch.is_active()).collect();
    if active.is_empty() {
        return Ok(Vec::new());
    }
    let now = store.clock().now();
    let mut kept = store.kept_fetches(id)?;
    // One that is new, or written otherwise, asks at once: whoever wrote it sees whether it works.
    let is_new = |fetch: &&&Fetch| kept.get(&fetch.id).is_none_or(|kept| kept.version != fetch.version);
    let new: Vec<&&Fetch> = active.iter().filter(is_new).collect();
    for fetch in &new {
        store.schedule_fetch(id, fetch.id, fetch.version, now)?;
    }
    if !new.is_empty() {
        kept = store.kept_fetches(id)?;
    }
    let is_due = |kept: &Kept| kept.due <= now && kept.leased_until.is_none_or(|until| until <= now);
    let due = active.into_iter().filter_map(|fetch| {
        let kept = kept.get(&fetch.id).filter(|kept| is_due(kept))?;
        Some((fetch.clone(), kept.clone()))
    });
    Ok(due.collect())
}

/// When a fetch asks next, when all goes well.
fn next(clock: &Clock, fetch: &Fetch, now: Timestamp) -> Timestamp {
    let here = now.to_zoned_datetime(clock.zone().clone()).datetime();
    let at = fetch.terms.rhythm.next_after(here, fetch.terms.hour);
    at.to_zoned_datetime(clock.zone().clone())
        .map_or_else(|_| now.saturating_add(AT_LAST).unwrap_or(now), |at| at.timestamp())
}

/// When what went wrong so many times is tried again.
fn again(now: Timestamp, failures: u32) -> Timestamp {
    let doubled = 1_i32.checked_shl(failures.saturating_sub(1).min(7)).unwrap_or(i32::MAX);
    let wait = AGAIN.saturating_mul(doubled).min(AT_LAST);
    now.checked_add(wait).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_waits_longer_and_longer_but_not_longer_than_a_day() {
        let now: Timestamp = "2026-11-28T12:00:00Z".parse().unwrap();
        let minutes = |failures| again(now, failures).duration_since(now).as_mins();
        assert_eq!([1, 2, 3, 7, 8, 90].map(minutes), [15, 30, 60, 960, 1440, 1440]);
    }
}
