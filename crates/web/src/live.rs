//! Tells an open page that the organisation has changed: server-sent events with the number of the last event, and
//! nothing of what it was. The page then asks for itself again, and shows what is another where nobody is writing
//! (`assets/afresh.js`).

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::ids::OrganisationId;
use domain::policy::{self, Right, Viewer};
use futures_util::stream::{self, Stream, StreamExt};
use store::Store;
use store::observe::{Notice, Observer};
use store::sessions::Token;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use crate::answer::Answer;
use crate::app::App;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{cookies, sign_in};

/// `GET /{organisation}/live`
///
/// # Errors
/// Unavailable, when as many are listening as there is room for; the page then does without.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let listener = asked
        .app
        .changes()
        .listen(&asked.organisation.id, asked.organisation.seq)
        .ok_or_else(|| Problem::Unavailable(format!("all {ROOM} places to listen are taken")))?;
    let events = stream::unfold(listener, |mut listener| async move {
        let seq = listener.next().await?;
        let event = Event::default().event("seq").data(seq.to_string());
        Some((Ok::<Event, Infallible>(event), listener))
    });
    Ok(streamed(events.take_until(Leave::of(&asked, &headers, Right::ReadDrafts).ended())))
}

/// What lets somebody listen: the session that it was begun with, and a right. A stream ends when either does.
#[derive(Debug, Clone)]
pub(crate) struct Leave {
    app: App,
    organisation: OrganisationId,
    viewer: Viewer,
    token: Option<Token>,
    right: Right,
}

impl Leave {
    /// Of whoever asks, for as long as this right is held.
    pub(crate) fn of(asked: &Asked, headers: &HeaderMap, right: Right) -> Leave {
        Leave {
            app: asked.app.clone(),
            organisation: asked.organisation.id.clone(),
            viewer: asked.viewer,
            token: cookies::get(headers, sign_in::COOKIE).and_then(Token::parse),
            right,
        }
    }

    /// Whether it holds still. What cannot be found out ends it: the browser then asks anew.
    pub(crate) async fn holds(&self) -> bool {
        let viewer = match (self.viewer, self.token.clone()) {
            (Viewer::Person(person, _), Some(token)) => {
                let id = self.organisation.clone();
                if !self
                    .app
                    .with_store(move |store| store.session_at_rest(&id, &token))
                    .await
                    .is_ok_and(|session| session.is_some())
                {
                    return false;
                }
                Viewer::Person(person, self.app.today())
            }
            (Viewer::Person(..), None) => return false,
            (viewer, _) => viewer,
        };
        let whole = self.app.read(Viewer::System, &self.organisation).await;
        matches!(whole, Ok(Some(whole)) if policy::may(&whole, viewer, self.right))
    }

    /// Comes when it has ended.
    pub(crate) async fn ended(self) {
        while self.holds().await {
            tokio::time::sleep(ASKED_EVERY).await;
        }
    }
}

/// How often it is asked whether one who listens may go on: as long as an ended session is believed elsewhere.
pub(crate) const ASKED_EVERY: Duration = Duration::from_secs(1);

/// An answer that goes on for as long as there are events.
pub(crate) fn streamed(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    let mut response = Sse::new(events).keep_alive(KeepAlive::new().interval(PULSE)).into_response();
    // The stream says by itself that it may be kept if it is asked for again; it is as little to be kept as a page.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that collects an answer before passing it on would make this one say nothing.
    response.headers_mut().insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

/// The header of a page that asks for itself again, in `assets/afresh.js`: nobody does anything by that, so that a session is
/// not in use, and nothing is told that is told once.
pub(crate) const AFRESH: &str = "x-afresh";
/// How many pages may listen at once. Each costs a connection and a few hundred bytes.
const ROOM: usize = 4_000;
/// A sign of life, so that proxies keep the connection and a lost reader is noticed.
const PULSE: Duration = Duration::from_secs(25);
/// How many changes a slow listener may lag behind; it only needs the last one.
const BACKLOG: usize = 64;

/// What the store tells of, passed on to those who listen.
#[derive(Debug)]
pub(crate) struct Changes {
    sender: Sender<Told>,
    room: Arc<Semaphore>,
    stopped: Arc<Notify>,
    _observer: Observer,
}

#[derive(Debug, Clone)]
enum Told {
    Changed(OrganisationId, u64),
    /// The server stops; every stream ends.
    Ends,
}

impl Changes {
    /// Everything that this store tells of from now on.
    pub(crate) fn of(store: &Store) -> Changes {
        let (sender, _) = broadcast::channel(BACKLOG);
        let stopped = Arc::new(Notify::new());
        let (teller, observed) = (sender.clone(), Arc::clone(&stopped));
        let observer = store.observe(move |notice| {
            let told = match notice {
                Notice::Changed { organisation, seq } => Told::Changed(organisation.clone(), *seq),
                Notice::Stopped => {
                    observed.notify_one();
                    Told::Ends
                }
                _ => return,
            };
            // It fails when nobody listens, which is no failure.
            let _ = teller.send(told);
        });
        Changes { sender, room: Arc::new(Semaphore::new(ROOM)), stopped, _observer: observer }
    }

    /// Ends when the store takes no more changes: a commit failed, and the process has to be started anew.
    pub(crate) async fn stopped(&self) {
        self.stopped.notified().await;
    }

    /// Ends every stream, and lets no new one begin: the server stops.
    pub(crate) fn close(&self) {
        self.room.close();
        let _ = self.sender.send(Told::Ends);
    }

    /// A place to listen, while there is one.
    pub(crate) fn place(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.room).try_acquire_owned().ok()
    }

    /// What changes in one organisation from now on.
    pub(crate) fn follow(&self, organisation: &OrganisationId) -> Follower {
        Follower { organisation: organisation.clone(), changes: self.sender.subscribe() }
    }

    fn listen(&self, organisation: &OrganisationId, seq: u64) -> Option<Listener> {
        let place = self.place()?;
        Some(Listener { follower: self.follow(organisation), now: Some(seq), _place: place })
    }
}

/// Hears of the changes of one organisation.
pub(crate) struct Follower {
    organisation: OrganisationId,
    changes: Receiver<Told>,
}

/// What a follower hears.
pub(crate) enum Heard {
    /// It has changed up to this event.
    Changed(u64),
    /// It may have changed: there was more than could be followed.
    Perhaps,
    /// The server stops.
    End,
}

impl Follower {
    /// What comes next.
    pub(crate) async fn next(&mut self) -> Heard {
        loop {
            match self.changes.recv().await {
                Ok(Told::Changed(organisation, seq)) if organisation == self.organisation => {
                    return Heard::Changed(seq);
                }
                Ok(Told::Changed(..)) => {}
                Err(RecvError::Lagged(_)) => return Heard::Perhaps,
                Ok(Told::Ends) | Err(RecvError::Closed) => return Heard::End,
            }
        }
    }
}

struct Listener {
    follower: Follower,
    /// Told at once: the page may be older than the connection.
    now: Option<u64>,
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// The next number to tell; none when the server stops.
    async fn next(&mut self) -> Option<u64> {
        if let Some(seq) = self.now.take() {
            return Some(seq);
        }
        match self.follower.next().await {
            Heard::Changed(seq) => Some(seq),
            // One that lagged may have missed its own; the browser then connects anew and is told at once.
            Heard::Perhaps | Heard::End => None,
        }
    }
}
