//! How what happens in a workshop reaches every wall and telephone at once: for each way of seeing it one picture is made,
//! a few times a second at most, and what has changed of it is sent to all who see it so. Not what the parts are; that is
//! `sections`. What is one's own never goes this way.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::response::sse::Event;
use domain::ids::{OrganisationId, WorkshopId};
use domain::organisation::Organisation;
use domain::policy::{Right, Viewer};
use domain::workshop::Place;
use futures_util::stream::{self, StreamExt};
use jiff::Timestamp;
use serde::Serialize;
use store::live::Reading;
use store::workshops::{Part, Participant};
use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio::sync::{Notify, OwnedSemaphorePermit};

use super::sections::{self, Section, Shown};
use super::{known_to_anyone, phone};
use crate::answer::Answer;
use crate::app::App;
use crate::live::{self, Heard, Leave};
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::request::Asked;

/// At least so long passes between two pictures: what comes in between is told together.
const TICK: Duration = Duration::from_millis(200);
/// So often it is looked whether another node has changed what no event tells of: who is in, and the votes.
const LOOK: Duration = Duration::from_secs(2);
/// How many pictures a slow telephone may lag behind, before it is given the whole anew.
const BACKLOG: usize = 32;
/// When a browser that was cut off comes again.
const AGAIN: Duration = Duration::from_secs(1);

/// `GET /{organisation}/workshops/{workshop}/live?view=`
///
/// # Errors
/// Not found, when there is no such workshop for whoever asks; unavailable, when as many are listening as there is room for.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let (organisation, workshop) = known_to_anyone(&asked).await?;
    let (sort, right, hand) = match asked.query("view").as_deref() {
        Some("wall") if asked.may(Right::ReadDrafts) => (Sort::Wall, Right::ReadDrafts, None),
        Some("hand") => {
            let joined = phone::joined(&asked, &headers, &organisation, workshop).await?;
            let (participant, _) = joined.ok_or(Problem::NotFound)?;
            (Sort::Hand, Right::Open, Some(participant))
        }
        _ => return Err(Problem::NotFound),
    };
    let stay = Stay { leave: Leave::of(&asked, &headers, right), app: asked.app.clone(), workshop, hand };
    let ended = stay.ended(organisation.clone());
    let place = asked.app.changes().place();
    let place = place.ok_or_else(|| Problem::Unavailable("all places to listen are taken".to_owned()))?;
    let view = View { sort, language: asked.m().language() };
    let room = asked.app.rooms().enter(&asked.app, &organisation.id, workshop);
    let (first, receiver) = room.listen(view);
    let seat = Seat { first, receiver, _place: place };
    let events = stream::unfold(seat, |mut seat| async move {
        let told = seat.next().await?;
        let event = Event::default().event("room").retry(AGAIN).data(told.as_ref());
        Some((Ok::<Event, Infallible>(event), seat))
    });
    Ok(live::streamed(events.take_until(ended)))
}

/// What lets somebody go on seeing a workshop.
struct Stay {
    leave: Leave,
    app: App,
    workshop: WorkshopId,
    /// Who has joined it; nobody in particular where it is read by right.
    hand: Option<Participant>,
}

impl Stay {
    /// Comes when whoever sees it may no longer: the session or the right has ended, or the room was emptied.
    async fn ended(self, began: Reading) {
        let mut known = stage(&began, self.workshop);
        let id = began.id.clone();
        drop(began);
        while self.leave.holds().await {
            if let Some(participant) = self.hand {
                let Ok(Some(whole)) = self.app.read(Viewer::System, &id).await else { return };
                let now = stage(&whole, self.workshop);
                // A room is emptied when it is closed; who is in it changes at no other time.
                if now != known
                    && !matches!(phone::joined_as(&self.app, &whole, self.workshop, participant).await, Ok(Some(_)))
                {
                    return;
                }
                known = now;
            }
            tokio::time::sleep(live::ASKED_EVERY).await;
        }
    }
}

/// When a workshop was opened last, and whether it has ended since.
fn stage(organisation: &Organisation, id: WorkshopId) -> Option<(Option<Timestamp>, bool)> {
    let workshop = organisation.workshop(id)?;
    Some((workshop.opened.as_ref().map(|(stamp, _)| stamp.at), workshop.ended.is_some()))
}

/// One who listens.
struct Seat {
    /// The whole, told at once.
    first: Option<Arc<str>>,
    receiver: Receiver<Arc<str>>,
    _place: OwnedSemaphorePermit,
}

impl Seat {
    /// What is told next; nothing more for one that lags or when the room is empty: the browser then comes again, and is given
    /// the whole.
    async fn next(&mut self) -> Option<Arc<str>> {
        match self.first.take() {
            Some(first) => Some(first),
            None => self.receiver.recv().await.ok(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Wall,
    Hand,
}

/// A way of seeing a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct View {
    sort: Sort,
    language: Language,
}

/// The rooms that somebody sees now.
type Open = HashMap<(OrganisationId, WorkshopId), Arc<Room>>;

/// The workshops that somebody sees now.
#[derive(Debug, Default)]
pub(crate) struct Rooms {
    open: Arc<Mutex<Open>>,
}

impl Rooms {
    /// Lets those who see a workshop know that something changed of which no event tells.
    pub(super) fn stir(&self, organisation: &OrganisationId, workshop: WorkshopId) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(room) = open.get(&(organisation.clone(), workshop)) {
            room.changed.notify_one();
        }
    }

    fn enter(&self, app: &App, organisation: &OrganisationId, workshop: WorkshopId) -> Arc<Room> {
        let key = (organisation.clone(), workshop);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let begins = || {
            let room = Arc::new(Room::default());
            tokio::spawn(go_on(app.clone(), key.clone(), Arc::clone(&room), Arc::clone(&self.open)));
            room
        };
        Arc::clone(open.entry(key.clone()).or_insert_with(begins))
    }
}

/// Makes pictures as long as anyone sees them.
async fn go_on(app: App, key: (OrganisationId, WorkshopId), room: Arc<Room>, open: Arc<Mutex<Open>>) {
    let mut changes = app.changes().follow(&key.0);
    loop {
        let goes_on = tokio::select! {
            heard = changes.next() => !matches!(heard, Heard::End),
            () = room.changed.notified() => true,
            () = tokio::time::sleep(LOOK) => true,
        };
        if !goes_on || room.leave_if_empty(&key, &open) {
            open.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
            return;
        }
        if let Err(problem) = room.tell(&app, &key).await {
            tracing::warn!(organisation = %key.0, workshop = %key.1, ?problem, "what happens in a workshop could not be told");
        }
        tokio::time::sleep(TICK).await;
    }
}

#[derive(Debug, Default)]
struct Room {
    changed: Notify,
    pictures: Mutex<HashMap<View, Picture>>,
}

/// What those are shown who see it in one way.
#[derive(Debug)]
struct Picture {
    version: u64,
    sections: Vec<(String, String)>,
    sender: Sender<Arc<str>>,
}

/// What is sent: the order of the parts, and those that are new or otherwise than in the version before.
#[derive(Serialize)]
struct Told<'a> {
    from: u64,
    to: u64,
    order: Vec<&'a str>,
    sections: HashMap<&'a str, &'a str>,
}

impl Picture {
    /// Everything, for one that has nothing.
    fn whole(&self) -> Option<Arc<str>> {
        (0 < self.version).then(|| self.told(0, |_| true))
    }

    fn told(&self, from: u64, is_told: impl Fn(&str) -> bool) -> Arc<str> {
        let order = self.sections.iter().map(|(id, _)| id.as_str()).collect();
        let told = self.sections.iter().filter(|(id, _)| is_told(id));
        let sections = told.map(|(id, html)| (id.as_str(), html.as_str())).collect();
        // Strings and numbers can always be written.
        serde_json::to_string(&Told { from, to: self.version, order, sections }).unwrap_or_default().into()
    }

    /// Another picture: what has changed is sent.
    fn becomes(&mut self, sections: Vec<(String, String)>) {
        if self.sections == sections {
            return;
        }
        let before: HashMap<String, String> = std::mem::replace(&mut self.sections, sections).into_iter().collect();
        let now: HashMap<&str, &str> = self.sections.iter().map(|(id, html)| (id.as_str(), html.as_str())).collect();
        let from = self.version;
        let changed = |id: &str| before.get(id).map(String::as_str) != now.get(id).copied();
        self.version += 1;
        let told = self.told(from, changed);
        // It fails when nobody listens, which is no failure.
        let _ = self.sender.send(told);
    }
}

impl Room {
    /// The whole as it is, and what comes after it.
    fn listen(&self, view: View) -> (Option<Arc<str>>, Receiver<Arc<str>>) {
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let picture = pictures.entry(view).or_insert_with(|| Picture {
            version: 0,
            sections: Vec::new(),
            sender: broadcast::channel(BACKLOG).0,
        });
        let first = picture.whole();
        if first.is_none() {
            self.changed.notify_one();
        }
        (first, picture.sender.subscribe())
    }

    /// Whether nobody sees it any more; it is then gone before anyone can enter it.
    fn leave_if_empty(&self, key: &(OrganisationId, WorkshopId), open: &Mutex<Open>) -> bool {
        let mut open = open.lock().unwrap_or_else(PoisonError::into_inner);
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        pictures.retain(|_, picture| 0 < picture.sender.receiver_count());
        if pictures.is_empty() {
            open.remove(key);
        }
        pictures.is_empty()
    }

    /// Makes the pictures anew, and sends what has changed.
    async fn tell(&self, app: &App, (id, workshop): &(OrganisationId, WorkshopId)) -> Result<(), Problem> {
        let views: Vec<View> = {
            let pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
            pictures.keys().copied().collect()
        };
        let Some(organisation) = app.read(Viewer::System, id).await? else { return Ok(()) };
        let Some(found) = organisation.workshop(*workshop) else { return Ok(()) };
        let question = sections::question_now(found).unwrap_or(0);
        let place = Place { workshop: *workshop, question };
        let (whole, id) = (Arc::clone(&organisation.organisation), id.clone());
        let (texts, in_the_room) =
            app.with_store(move |store| Ok((store.texts(&whole)?, store.in_the_room(&id, place)?))).await?;
        let now = app.clock().now();
        for view in views {
            let shown = Shown {
                m: Messages::of(view.language),
                organisation: &organisation,
                workshop: found,
                texts: &texts,
                in_the_room: &in_the_room,
                now,
                today: app.today(),
            };
            let sections: Vec<Section> = match view.sort {
                Sort::Wall => shown.wall(),
                Sort::Hand => shown.hand(&Part::default()),
            };
            let sections = sections.into_iter().map(|(id, markup)| (id, markup.into_string())).collect();
            let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(picture) = pictures.get_mut(&view) {
                picture.becomes(sections);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_has_changed_and_the_order_of_all() {
        let of =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(id, html)| ((*id).to_owned(), (*html).to_owned())).collect();
        let room = Room::default();
        let view = View { sort: Sort::Wall, language: Language::Swedish };
        let (first, mut early) = room.listen(view);
        assert!(first.is_none(), "there is no picture yet");
        let become_ = |sections| room.pictures.lock().unwrap().get_mut(&view).unwrap().becomes(sections);
        become_(of(&[("ask", "a"), ("g-1", "b")]));
        let (whole, mut late) = room.listen(view);
        let read = |told: &str| serde_json::from_str::<serde_json::Value>(told).unwrap();
        assert_eq!(read(&early.try_recv().unwrap()), read(&whole.unwrap()));
        become_(of(&[("ask", "a"), ("g-1", "b")]));
        assert!(late.try_recv().is_err(), "nothing has changed");
        become_(of(&[("g-1", "b2"), ("ask", "a")]));
        let told = read(&late.try_recv().unwrap());
        let expected = serde_json::json!({"from": 1, "to": 2, "order": ["g-1", "ask"], "sections": {"g-1": "b2"}});
        assert_eq!(told, expected);
    }
}
