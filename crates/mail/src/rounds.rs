//! When letters are sent: what waits in the store, in rounds. Of several nodes the one that holds the lease of a letter sends
//! it. What could not be sent is tried again, more and more seldom, for as long as the letter makes sense. A node that dies
//! after the server took a letter and before that was written down leaves it to be sent once more: rather twice than never.

use std::sync::Arc;
use std::time::Duration;

use domain::ids::OrganisationId;
use domain::policy::Viewer;
use jiff::SignedDuration;
use store::Store;
use store::error::StoreError;
use store::letters::Waiting;
use tokio::sync::Notify;

use crate::server::{Server, Settings, Unsent};

/// How often it is looked what waits; a letter that is put in line here goes at once.
const EVERY: Duration = Duration::from_secs(30);
/// How long one may send before another node does: longer than a server may be silent at each of its words.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// When what could not be sent is first tried again; each time twice as long.
const AGAIN: SignedDuration = SignedDuration::from_mins(1);
/// And at least so often.
const AT_LAST: SignedDuration = SignedDuration::from_hours(1);
/// So many letters of an agency in one round.
const AT_ONCE: u32 = 50;

/// What sends letters. A clone is the same one.
#[derive(Debug, Clone)]
pub struct Postman {
    inside: Arc<Inside>,
}

#[derive(Debug)]
struct Inside {
    store: Store,
    server: Server,
    wake: Notify,
}

impl Postman {
    /// One for a store, by these settings.
    ///
    /// # Errors
    /// When the settings are none by which something can be sent.
    pub fn new(store: Store, settings: &Settings) -> Result<Postman, String> {
        let server = Server::new(settings)?;
        Ok(Postman { inside: Arc::new(Inside { store, server, wake: Notify::new() }) })
    }

    /// Rounds for as long as it is let run.
    pub async fn run(self) {
        loop {
            let postman = self.clone();
            // It ends early only when the server does.
            let _ = tokio::task::spawn_blocking(move || postman.round()).await;
            let _ = tokio::time::timeout(EVERY, self.inside.wake.notified()).await;
        }
    }

    /// Lets rounds know that a letter is in line.
    pub fn wake(&self) {
        self.inside.wake.notify_one();
    }

    /// One round: everything that waits is sent, or has been tried, when this returns. Waits for the server, so not for the
    /// threads that answer requests.
    pub fn round(&self) {
        for id in self.inside.store.organisations() {
            if let Err(error) = self.of(&id) {
                tracing::warn!(organisation = %id, %error, "letters could not be taken care of; they are tried again");
            }
        }
    }

    fn of(&self, id: &OrganisationId) -> Result<(), StoreError> {
        let store = &self.inside.store;
        let due = store.letters_due(id, AT_ONCE)?;
        if due.is_empty() {
            return Ok(());
        }
        let sender = store.read(Viewer::System, id)?.map(|reading| reading.name().to_owned()).unwrap_or_default();
        for waiting in due {
            let Some(lease) = store.lease_letter(id, waiting.id, LEASE)? else { continue };
            match self.inside.server.send(&waiting.letter, &sender) {
                Ok(()) => store.letter_sent(id, waiting.id, &lease)?,
                // Without the address, and without what it says.
                Err(Unsent::Never(error)) => {
                    tracing::warn!(organisation = %id, %error, "a letter was refused for good");
                    store.letter_failed(id, &waiting, &lease)?;
                }
                Err(Unsent::NotNow(error)) => {
                    tracing::warn!(organisation = %id, %error, tries = waiting.tries + 1, "a letter could not be sent");
                    store.letter_again(id, &waiting, &lease, self.again(&waiting))?;
                }
            }
        }
        Ok(())
    }

    fn again(&self, waiting: &Waiting) -> jiff::Timestamp {
        let long = AGAIN.saturating_mul(1 << waiting.tries.min(10)).min(AT_LAST);
        let now = self.inside.store.clock().now();
        now.checked_add(long).unwrap_or(now)
    }
}
