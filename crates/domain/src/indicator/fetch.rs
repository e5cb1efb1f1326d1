//! Fetches: from which address values are fetched, how often, and what becomes of them. What was found either waits until
//! someone has looked at it, or is brought in at once; what went wrong stands there until it works again. Not how an
//! address is asked, nor when it was asked last: that is the crate `fetch`, and rows of the store.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::{Event, Recorded};
use crate::ids::{FetchId, ImportId, IndicatorId, PersonId};
use crate::indicator::import::Way;
use crate::indicator::values::Incoming;
use crate::organisation::Organisation;
use crate::policy::{Right, Viewer, may};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::{Explanation, Name, Reason};
use crate::time::{Context, Stamp};
use crate::writing::Seen;

pub mod address;
pub mod rhythm;
pub mod trouble;

use address::WebAddress;
use rhythm::Rhythm;
use trouble::Trouble;

/// How many fetches an organisation can have.
pub const MOST_FETCHES: usize = 200;

/// What is done with what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// It waits until someone has looked at it.
    Waits,
    /// It is brought in, when nothing is wrong with it.
    BroughtIn,
}

impl Manner {
    /// Both, the usual first.
    pub const ALL: [Manner; 2] = [Manner::Waits, Manner::BroughtIn];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Manner::Waits => "waits",
            Manner::BroughtIn => "brought-in",
        }
    }
}

/// What is written of a fetch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What it is called.
    pub name: Name,
    /// Where the file is.
    pub address: WebAddress,
    /// What is sent there in order to get it; when it is empty, the address alone is asked for.
    pub query: Explanation,
    /// The indicator that the whole file is for; `None` when the file says.
    pub indicator: Option<IndicatorId>,
    /// How often.
    pub rhythm: Rhythm,
    /// From which hour of the day.
    pub hour: u8,
    /// What is done with what was found.
    pub manner: Manner,
    /// Why values are corrected when the source has corrected them.
    pub reason: Reason,
    /// Who looks at what was found, and is told what went wrong.
    pub responsible: PersonId,
}

impl Terms {
    /// How what it finds comes in. Of a long address its beginning says most.
    pub fn way(&self) -> Way {
        let address: String = self.address.as_str().chars().take(Name::MOST as usize).collect();
        Name::parse(&address).map_or(Way::Pasted, |address| Way::Fetched { address })
    }
}

/// A file that waits until someone has looked at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The SHA-256 of it, in hexadecimal.
    pub file: String,
    /// How much must be mended before it can be brought in.
    pub problems: u32,
    /// When it was found.
    pub found: Stamp,
}

/// A fetch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetch {
    /// Its number.
    pub id: FetchId,
    /// What is written of it.
    pub terms: Terms,
    /// Who wrote it last, and when.
    pub written: Stamp,
    /// The number of the event that wrote it: what a writer says to have seen.
    pub version: u64,
    /// Who paused it, and when.
    pub paused: Option<Stamp>,
    /// Who removed it, and when.
    pub removed: Option<Stamp>,
    /// What has gone wrong since it last worked, and since when.
    pub trouble: Option<(Stamp, Trouble)>,
    /// What waits.
    pub waiting: Option<Waiting>,
    /// What it last brought in, and when.
    pub brought_in: Option<(Stamp, ImportId)>,
}

impl Fetch {
    /// Whether it asks by itself.
    pub fn is_active(&self) -> bool {
        self.paused.is_none() && self.removed.is_none()
    }
}

impl Organisation {
    /// Sets a fetch up.
    ///
    /// # Errors
    /// `indicator-unknown`, `indicator-ended` at `indicator`; `fetch-hour-wrong` at `hour`; `fetch-responsible-may-not` at
    /// `responsible`; `fetch-name-taken` at `name`; `too-many-fetches`.
    pub fn set_up_fetch(&self, context: &Context, terms: Terms) -> Result<Vec<Event>, Refusals> {
        let mut objections = self.not_such_a_fetch(&terms, None, context.today);
        if MOST_FETCHES <= self.indicators.fetches().count() {
            objections.push(Refusal::new("too-many-fetches").with("limit", MOST_FETCHES));
        }
        none_of(objections)?;
        Ok(vec![Event::FetchSetUp { fetch: self.next.fetch(), terms }])
    }

    /// Writes a fetch otherwise. What waits was found by what was written before, and is set aside.
    ///
    /// # Errors
    /// As [`Organisation::set_up_fetch`]; `fetch-unknown`, `changed-meanwhile`.
    pub fn change_fetch(
        &self,
        context: &Context,
        (id, seen): (FetchId, Seen),
        terms: Terms,
    ) -> Result<Vec<Event>, Refusals> {
        let fetch = self.living_fetch(id)?;
        if fetch.terms == terms {
            return Ok(Vec::new());
        }
        let mut objections = self.not_such_a_fetch(&terms, Some(id), context.today);
        if fetch.version != seen.0 {
            objections.push(Refusal::new("changed-meanwhile"));
        }
        none_of(objections)?;
        Ok(vec![Event::FetchChanged { fetch: id, terms }])
    }

    /// Lets a fetch rest. Nothing happens to one that rests.
    ///
    /// # Errors
    /// `fetch-unknown`.
    pub fn pause_fetch(&self, _: &Context, id: FetchId) -> Result<Vec<Event>, Refusals> {
        let is_new = self.living_fetch(id)?.paused.is_none();
        Ok(is_new.then_some(Event::FetchPaused { fetch: id }).into_iter().collect())
    }

    /// Lets a fetch go on. Nothing happens to one that goes on.
    ///
    /// # Errors
    /// `fetch-unknown`.
    pub fn resume_fetch(&self, _: &Context, id: FetchId) -> Result<Vec<Event>, Refusals> {
        let is_new = self.living_fetch(id)?.paused.is_some();
        Ok(is_new.then_some(Event::FetchResumed { fetch: id }).into_iter().collect())
    }

    /// Removes a fetch. What it has brought in stays.
    ///
    /// # Errors
    /// `fetch-unknown`.
    pub fn remove_fetch(&self, _: &Context, id: FetchId) -> Result<Vec<Event>, Refusals> {
        self.living_fetch(id)?;
        Ok(vec![Event::FetchRemoved { fetch: id }])
    }

    /// A fetch went wrong. It is told once: nothing happens when the same was wrong the last time.
    ///
    /// # Errors
    /// `fetch-unknown`.
    pub fn fetch_failed(&self, _: &Context, id: FetchId, trouble: Trouble) -> Result<Vec<Event>, Refusals> {
        let known = self.living_fetch(id)?.trouble.as_ref();
        match known.is_some_and(|(_, known)| *known == trouble) {
            true => Ok(Vec::new()),
            false => Ok(vec![Event::FetchFailed { fetch: id, trouble }]),
        }
    }

    /// A fetch worked, and there was nothing that is not known. Only told when something was wrong before.
    ///
    /// # Errors
    /// `fetch-unknown`.
    pub fn fetch_answered(&self, _: &Context, id: FetchId) -> Result<Vec<Event>, Refusals> {
        let was_wrong = self.living_fetch(id)?.trouble.is_some();
        Ok(was_wrong.then_some(Event::FetchAnswered { fetch: id }).into_iter().collect())
    }

    /// What was found waits until someone has looked at it, instead of what waited before.
    ///
    /// # Errors
    /// `fetch-unknown`.
    pub fn fetched_file_waits(
        &self,
        context: &Context,
        id: FetchId,
        file: &str,
        problems: u32,
    ) -> Result<Vec<Event>, Refusals> {
        let fetch = self.living_fetch(id)?;
        if fetch.waiting.as_ref().is_some_and(|waiting| waiting.file == file && waiting.problems == problems) {
            return self.fetch_answered(context, id);
        }
        Ok(vec![Event::FetchedFileWaits { fetch: id, file: file.to_owned(), problems }])
    }

    /// What waits is not to be brought in.
    ///
    /// # Errors
    /// `fetch-unknown`, `fetched-file-gone` when another waits, or none.
    pub fn set_fetched_file_aside(&self, _: &Context, id: FetchId, file: &str) -> Result<Vec<Event>, Refusals> {
        self.waits(id, file)?;
        Ok(vec![Event::FetchedFileSetAside { fetch: id, file: file.to_owned() }])
    }

    /// Brings in what a fetch found: what waits, by someone who has looked at it.
    ///
    /// # Errors
    /// `fetch-unknown`, `fetched-file-gone`; as [`Organisation::take_in_values`].
    pub fn bring_waiting_file_in(
        &self,
        context: &Context,
        (id, file): (FetchId, &str),
        incoming: Incoming,
    ) -> Result<Vec<Event>, Refusals> {
        self.waits(id, file)?;
        let mut events = self.take_in_values(context, incoming)?;
        if !events.is_empty() {
            events.push(Event::FetchedFileBroughtIn { fetch: id, import: self.next.import() });
        }
        Ok(events)
    }

    /// Brings in what a fetch found, at once, as it was set up to do.
    ///
    /// # Errors
    /// `fetch-unknown`; as [`Organisation::take_in_values`].
    pub fn bring_fetched_in(&self, context: &Context, id: FetchId, incoming: Incoming) -> Result<Vec<Event>, Refusals> {
        self.living_fetch(id)?;
        let mut events = self.take_in_values(context, incoming)?;
        if events.is_empty() {
            return self.fetch_answered(context, id);
        }
        events.push(Event::FetchedFileBroughtIn { fetch: id, import: self.next.import() });
        Ok(events)
    }

    /// Who is asked on a day to see to a fetch: who is responsible, when that person still may; else everyone who may.
    pub fn sees_to_fetch(&self, fetch: &Fetch, person: PersonId, day: Date) -> bool {
        let may = |person| may(self, Viewer::Person(person, day), Right::WriteIndicators);
        let responsible = fetch.terms.responsible;
        may(person) && (person == responsible || !may(responsible))
    }

    fn living_fetch(&self, id: FetchId) -> Result<&Fetch, Refusal> {
        let known = self.indicators.fetch(id).filter(|fetch| fetch.removed.is_none());
        known.ok_or_else(|| Refusal::new("fetch-unknown").with("fetch", id.0))
    }

    fn waits(&self, id: FetchId, file: &str) -> Result<(), Refusal> {
        let waiting = self.living_fetch(id)?.waiting.as_ref();
        let is_it = waiting.is_some_and(|waiting| waiting.file == file);
        is_it.then_some(()).ok_or_else(|| Refusal::new("fetched-file-gone"))
    }

    fn not_such_a_fetch(&self, terms: &Terms, but: Option<FetchId>, today: Date) -> Vec<Refusal> {
        let mut objections = Vec::new();
        let mut others = self.indicators.fetches().filter(|other| Some(other.id) != but);
        if others.any(|other| other.terms.name == terms.name) {
            objections.push(Refusal::new("fetch-name-taken").at("name").with("name", terms.name.as_str()));
        }
        if let Some(indicator) = terms.indicator {
            objections.extend(self.living_indicator(indicator).err().map(|refusal| refusal.at("indicator")));
        }
        if 23 < terms.hour {
            objections.push(Refusal::new("fetch-hour-wrong").at("hour").with("value", u32::from(terms.hour)));
        }
        if !may(self, Viewer::Person(terms.responsible, today), Right::WriteIndicators) {
            objections.push(Refusal::new("fetch-responsible-may-not").at("responsible"));
        }
        objections
    }

    /// Lets an event of the fetches have happened.
    pub(crate) fn change_fetches(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        let new = match &recorded.event {
            Event::FetchSetUp { fetch, terms } => {
                self.next.count_fetch(*fetch);
                Fetch {
                    id: *fetch,
                    terms: terms.clone(),
                    written: stamp,
                    version: seq,
                    paused: None,
                    removed: None,
                    trouble: None,
                    waiting: None,
                    brought_in: None,
                }
            }
            Event::FetchChanged { fetch, terms } => Fetch {
                terms: terms.clone(),
                written: stamp,
                version: seq,
                trouble: None,
                waiting: None,
                ..self.known_fetch(*fetch)?
            },
            Event::FetchPaused { fetch } => Fetch { paused: Some(stamp), ..self.known_fetch(*fetch)? },
            Event::FetchResumed { fetch } => Fetch { paused: None, ..self.known_fetch(*fetch)? },
            Event::FetchRemoved { fetch } => {
                Fetch { removed: Some(stamp), trouble: None, waiting: None, ..self.known_fetch(*fetch)? }
            }
            Event::FetchFailed { fetch, trouble } => {
                Fetch { trouble: Some((stamp, trouble.clone())), ..self.known_fetch(*fetch)? }
            }
            Event::FetchAnswered { fetch } => Fetch { trouble: None, ..self.known_fetch(*fetch)? },
            Event::FetchedFileWaits { fetch, file, problems } => {
                let waiting = Waiting { file: file.clone(), problems: *problems, found: stamp };
                Fetch { trouble: None, waiting: Some(waiting), ..self.known_fetch(*fetch)? }
            }
            Event::FetchedFileSetAside { fetch, .. } => Fetch { waiting: None, ..self.known_fetch(*fetch)? },
            Event::FetchedFileBroughtIn { fetch, import } => {
                self.indicators.imports.get(import).ok_or("the import is not there")?;
                Fetch { trouble: None, waiting: None, brought_in: Some((stamp, *import)), ..self.known_fetch(*fetch)? }
            }
            _ => return Err("it is not of a fetch"),
        };
        self.indicators.fetches.insert(new.id, new.into());
        Ok(())
    }

    fn known_fetch(&self, id: FetchId) -> Result<Fetch, &'static str> {
        self.indicators.fetch(id).cloned().ok_or("the fetch is not there")
    }
}
