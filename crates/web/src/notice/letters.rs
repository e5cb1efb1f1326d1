//! Letters about notices: at once, each morning, or each Monday morning, as each person has chosen. What a letter tells follows
//! from the organisation and from how far letters have told, and the letter is put in line in one transaction with that: so
//! nothing is told twice by two nodes, and nothing is lost when one dies or the mail server is down. A letter names what it is
//! about and leads there; it does not quote what was said, and of what is secret it says nothing but that it is there.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::ids::{OrganisationId, PersonId};
use domain::money::Scale;
use domain::notice::{Following, Notice, Since, Sort, Way};
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::time::Actor;
use domain::topic::Topic;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use mail::rounds::Postman;
use store::Store;
use store::credentials::AccountState;
use store::error::StoreError;
use store::letters::Letter;
use store::notices::{Kept, Telling};
use store::observe::Observer;
use tokio::sync::Notify;

use super::{about, all, says, stop};
use crate::layout::Frame;
use crate::messages::{Language, Messages};
use crate::people::People;
use crate::site::Site;
use crate::view::View;

/// How often it is looked whether a morning has come; what happens here is looked at at once.
const EVERY: Duration = Duration::from_secs(60);
/// How long it is waited after something has happened, so that what belongs together comes in one letter.
const BREATH: Duration = Duration::from_secs(2);
/// What is older is told by no letter: whoever has been away so long looks at the page.
const LATEST: SignedDuration = SignedDuration::from_hours(8 * 24);
/// How long a letter waits for a server that is down.
const WAITS: SignedDuration = SignedDuration::from_hours(3 * 24);
/// The hour at which letters of the morning are written.
const MORNING: i8 = 7;
/// So many notices are told in one letter; the rest are counted.
const TOLD: usize = 20;

/// What writes letters about notices. A clone is the same one.
#[derive(Clone)]
pub struct Teller {
    inside: Arc<Inside>,
}

struct Inside {
    store: Store,
    site: Site,
    postman: Postman,
    wake: Arc<Notify>,
    /// How far each organisation had come when it was last looked at, and which morning it was.
    looked: Mutex<HashMap<OrganisationId, (u64, Timestamp)>>,
    _observer: Observer,
}

impl fmt::Debug for Teller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Teller(…)")
    }
}

impl Teller {
    /// One for a store. Links in letters begin with the address of the site.
    pub fn new(store: Store, site: Site, postman: Postman) -> Teller {
        let wake = Arc::new(Notify::new());
        let waker = Arc::clone(&wake);
        let observer = store.observe(move |_| waker.notify_one());
        let looked = Mutex::default();
        Teller { inside: Arc::new(Inside { store, site, postman, wake, looked, _observer: observer }) }
    }

    /// Rounds for as long as it is let run.
    pub async fn run(self) {
        loop {
            let teller = self.clone();
            // It ends early only when the server does.
            let _ = tokio::task::spawn_blocking(move || teller.round()).await;
            if tokio::time::timeout(EVERY, self.inside.wake.notified()).await.is_ok() {
                tokio::time::sleep(BREATH).await;
            }
        }
    }

    /// One round: every letter that is to be written now is in line when this returns. Waits for the database, so not for the
    /// threads that answer requests.
    pub fn round(&self) {
        for id in self.inside.store.organisations() {
            if let Err(error) = self.of(&id) {
                tracing::warn!(organisation = %id, %error, "letters about notices could not be written; it is tried again");
            }
        }
    }

    fn of(&self, id: &OrganisationId) -> Result<(), StoreError> {
        let store = &self.inside.store;
        let Some(reading) = store.read(Viewer::System, id)? else { return Ok(()) };
        let organisation = &reading.organisation;
        let (now, zone) = (store.clock().now(), store.clock().zone());
        let looked = (organisation.seq, morning(now, zone, None));
        if self.looked(|all| all.get(id) == Some(&looked)) {
            return Ok(());
        }
        let writer = Writer { teller: self, organisation, names: store.names(id)?, now };
        let mut kept = store.notices_kept_of_all(id)?;
        let mut own = own_contributions(organisation);
        let mut has_written = false;
        for account in store.accounts(id)? {
            let person = account.person;
            if account.email.is_empty() || account.state == AccountState::Disabled {
                continue;
            }
            let mut kept = kept.remove(&person).unwrap_or_default();
            kept.following.own = own.remove(&person).unwrap_or_default().own;
            for sort in Sort::ALL {
                has_written |= writer.tell(person, &account.email, sort, &kept)?;
            }
        }
        if has_written {
            self.inside.postman.wake();
        }
        self.looked(|all| all.insert(id.clone(), looked));
        Ok(())
    }

    fn looked<T>(&self, work: impl FnOnce(&mut HashMap<OrganisationId, (u64, Timestamp)>) -> T) -> T {
        work(&mut self.inside.looked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The contributions of each person, as the log has it. Who is anonymous gets no letters about that: they would tell whoever
/// carries them.
fn own_contributions(organisation: &Organisation) -> BTreeMap<PersonId, Following> {
    let mut all: BTreeMap<PersonId, Following> = BTreeMap::new();
    for contribution in organisation.contributions.all() {
        if let Actor::Person(person) = contribution.made.by {
            all.entry(person).or_default().own.insert(contribution.id);
        }
    }
    all
}

/// The last morning that has come: of any day, or of a day of the week.
fn morning(now: Timestamp, zone: &TimeZone, on: Option<Weekday>) -> Timestamp {
    let here = zone.to_datetime(now);
    let mut day = here.date();
    if here.hour() < MORNING {
        day = day.saturating_sub(1.day());
    }
    if let Some(on) = on {
        day = day.saturating_sub(i64::from(day.weekday().since(on)).days());
    }
    zone.to_timestamp(day.at(MORNING, 0, 0, 0)).unwrap_or(now)
}

/// What writes the letters of one round of one organisation.
struct Writer<'a> {
    teller: &'a Teller,
    organisation: &'a Organisation,
    names: Arc<store::accounts::Names>,
    now: Timestamp,
}

impl Writer<'_> {
    /// Tells a person of what has happened of one sort since letters told last. Answers whether there was anything to tell.
    fn tell(&self, person: PersonId, email: &str, sort: Sort, kept: &Kept) -> Result<bool, StoreError> {
        let (store, id) = (&self.teller.inside.store, &self.organisation.id);
        let zone = store.clock().zone();
        let until = match kept.choices.way(sort) {
            Way::None | Way::Here => return Ok(false),
            Way::AtOnce => Timestamp::MAX,
            Way::Daily => morning(self.now, zone, None),
            Way::Weekly => morning(self.now, zone, Some(Weekday::Monday)),
        };
        let before = kept.told.get(&sort).copied();
        let at = self.now.checked_sub(LATEST).unwrap_or(self.now);
        let since = Since { seq: before.unwrap_or(0), at };
        let day = store.clock().today();
        let mut notices = all(self.organisation, person, day, kept, since);
        notices.reverse();
        // In the order of the log: what comes after something that is not to be told yet is not told yet either.
        let due = notices.iter().position(|notice| until <= notice.stamp.at).unwrap_or(notices.len());
        notices.truncate(due);
        notices.retain(|notice| notice.why.sort() == sort && !kept.is_read(notice));
        let Some(last) = notices.last() else { return Ok(false) };
        let letter = self.letter(person, email, &notices, kept);
        let telling = Telling { person, sort, before, until: last.seq, letter: &letter };
        store.tell_of_notices(id, &telling, WAITS)
    }

    fn letter(&self, person: PersonId, email: &str, notices: &[Notice], kept: &Kept) -> Letter {
        let inside = &self.teller.inside;
        let (store, organisation) = (&inside.store, self.organisation);
        let id = &organisation.id;
        let m = Messages::of(Language::from(kept.choices.language.unwrap_or(organisation.written_in)));
        let frame = Frame {
            m,
            address: "/".to_owned(),
            page_address: "/".to_owned(),
            place: None,
            scale: Scale::default(),
            flash: None,
        };
        let day = store.clock().today();
        let viewer = Viewer::Person(person, day);
        let zone = store.clock().zone();
        let view = View { m, frame: &frame, organisation, viewer, day, today: day, zone };
        let people = People::with(m, Arc::clone(&self.names));
        let to = |path: &str| inside.site.address(&format!("/{id}{path}"));
        let name = people.known(person).unwrap_or_default();
        let stop = to(&stop::path(&store.stop_link(id, person)));
        let mut text = match name.is_empty() {
            true => m.t("letter-hello-nobody").into_owned(),
            false => m.with("letter-hello", &[("name", name.as_str().into())]),
        };
        for notice in notices.iter().take(TOLD) {
            let what = match self.is_secret(notice.about) {
                true => m.t("letter-notice-secret").into_owned(),
                false => format!("{}.\n{}", says(m, &people, notice), about(&view, notice)),
            };
            text.push_str(&format!("\n\n{what}\n{}", to(&format!("/notices/{}", notice.seq))));
        }
        if TOLD < notices.len() {
            let more = m.with("letter-notices-more", &[("count", (notices.len() - TOLD).into())]);
            text.push_str(&format!("\n\n{more}\n{}", to("/notices")));
        }
        let end = [("choices", to("/account/notices").into()), ("stop", stop.as_str().into())];
        text.push_str(&format!("\n\n{}\n", m.with("letter-notices-end", &end)));
        Letter { to: email.to_owned(), name, subject: self.subject(m, &people, notices), text, stop: Some(stop) }
    }

    fn subject(&self, m: Messages, people: &People, notices: &[Notice]) -> String {
        let what = match notices {
            [one] if self.is_secret(one.about) => m.t("letter-notice-secret-subject").into_owned(),
            [one] => says(m, people, one),
            several => m.with("letter-notices-subject", &[("count", several.len().into())]),
        };
        format!("{what} – {}", self.organisation.name())
    }

    /// Whether nothing is to be said of it outside: an external task that is secret.
    fn is_secret(&self, topic: Topic) -> bool {
        matches!(topic, Topic::Task(id) if self.organisation.tasks.get(&id).is_none_or(|task| task.secret.is_some()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_morning_is_the_last_one_that_has_come() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let of = |now: &str, on| morning(at(now), &zone, on).to_string();
        // Wednesday 14 November 2018; at six in the morning UTC it is seven in Sweden.
        assert_eq!(of("2018-11-14T05:59:59Z", None), "2018-11-13T06:00:00Z");
        assert_eq!(of("2018-11-14T06:00:00Z", None), "2018-11-14T06:00:00Z");
        assert_eq!(of("2018-11-14T20:00:00Z", Some(Weekday::Monday)), "2018-11-12T06:00:00Z");
        assert_eq!(of("2018-11-12T05:00:00Z", Some(Weekday::Monday)), "2018-11-05T06:00:00Z");
        assert_eq!(of("2018-07-02T05:00:00Z", Some(Weekday::Monday)), "2018-07-02T05:00:00Z", "summer time");
    }
}
