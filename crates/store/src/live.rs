//! The organisations as they are now, in memory. Reading waits for nobody; changing one waits for whoever changes the
//! same one.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwapOption;
use domain::ids::OrganisationId;
use domain::organisation::Organisation;
use domain::policy::{Right, Viewer, may};
use domain::secrecy::Withheld;

use crate::accounts::Names;
use crate::engine::Scope;
use crate::error::StoreError;
use crate::observe::Notice;
use crate::texts::Texts;
use crate::{Inner, Store, log, snapshot};

/// An organisation as it was at one moment, for one viewer.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The organisation.
    pub organisation: Arc<Organisation>,
    /// Who reads.
    pub viewer: Viewer,
}

impl Reading {
    /// Whether this viewer may do this here.
    pub fn may(&self, right: Right) -> bool {
        may(&self.organisation, self.viewer, right)
    }
}

impl Deref for Reading {
    type Target = Organisation;

    fn deref(&self) -> &Organisation {
        &self.organisation
    }
}

/// What those see from whom something is withheld, by what is withheld.
#[derive(Default)]
struct SeenOf {
    seq: u64,
    by: HashMap<Withheld, Arc<Organisation>>,
}

/// How many are kept of one state: by unit, those who may read what is secret in it. Each shares most of its memory with
/// the whole.
const MOST_SEEN: usize = 64;

/// One organisation of the installation. In memory from when it is first asked for.
pub(crate) struct Live {
    pub(crate) id: OrganisationId,
    current: ArcSwapOption<Organisation>,
    // Held while the organisation is loaded or changed. What it guards is the order of `current`.
    gate: Mutex<()>,
    pub(crate) snapshot_seq: AtomicU64,
    // What those see from whom something is withheld, of one state.
    seen: Mutex<SeenOf>,
    // Held while they are read from the database, so that a change meanwhile is not overlooked.
    pub(crate) names: Mutex<Option<Arc<Names>>>,
    // What its contributions and comments say.
    pub(crate) texts: Mutex<Option<Arc<Texts>>>,
}

impl Live {
    pub(crate) fn new(id: OrganisationId) -> Live {
        Live {
            id,
            current: ArcSwapOption::empty(),
            gate: Mutex::new(()),
            snapshot_seq: AtomicU64::new(0),
            seen: Mutex::new(SeenOf::default()),
            names: Mutex::new(None),
            texts: Mutex::new(None),
        }
    }

    /// One change at a time. A rule that panicked has left nothing half done: what is guarded changes by one store.
    pub(crate) fn enter(&self) -> MutexGuard<'_, ()> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The organisation, if it has been asked for before.
    pub(crate) fn loaded(&self) -> Option<Arc<Organisation>> {
        self.current.load_full()
    }

    /// The organisation as a viewer may see it. Those from whom the same is withheld share one, which is made once for each
    /// state, so that a page costs them no more than others.
    fn seen_by(&self, viewer: Viewer, organisation: Arc<Organisation>) -> Arc<Organisation> {
        let withheld = Withheld::from(&organisation, viewer);
        if withheld.is_nothing() {
            return organisation;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.seq != organisation.seq || MOST_SEEN <= seen.by.len() {
            *seen = SeenOf { seq: organisation.seq, by: HashMap::new() };
        }
        let made = seen.by.entry(withheld);
        let made = made.or_insert_with_key(|withheld| Arc::new(organisation.without(withheld)));
        Arc::clone(made)
    }

    /// The names are read anew when somebody asks for them, and who wrote what is anonymous with them.
    pub(crate) fn forget_names(&self) {
        *self.names.lock().unwrap_or_else(PoisonError::into_inner) = None;
        *self.texts.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Whether it has any event. One that is not loaded was found in the database, and has.
    pub(crate) fn exists(&self) -> bool {
        self.loaded().is_none_or(|organisation| 0 < organisation.seq)
    }
}

impl Store {
    /// The organisation as it is now; `None` when there is none. From memory, except the first time.
    ///
    /// What is secret for the viewer is not in it. What else the viewer may see of it is for the caller to ask, right by
    /// right: [`Reading::may`].
    ///
    /// # Errors
    /// Only the first time: when the database cannot be read, or its log does not fit together.
    pub fn read(&self, viewer: Viewer, id: &OrganisationId) -> Result<Option<Reading>, StoreError> {
        let Some(live) = self.inner.live(id) else { return Ok(None) };
        let organisation = match live.loaded() {
            Some(organisation) => organisation,
            None => self.inner.load(&live)?,
        };
        let organisation = live.seen_by(viewer, organisation);
        Ok((0 < organisation.seq).then_some(Reading { organisation, viewer }))
    }

    /// Sees that this node has come as far as an event that was acknowledged, perhaps by another node, so that people
    /// read what they wrote. `false` when the log itself has not come so far.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn reach(&self, id: &OrganisationId, seq: u64) -> Result<bool, StoreError> {
        let Some(live) = self.inner.live(id) else { return Ok(false) };
        if live.loaded().is_some_and(|organisation| seq <= organisation.seq) {
            return Ok(true);
        }
        self.inner.load(&live)?;
        let gate = live.enter();
        self.inner.catch_up(&live, &gate)?;
        Ok(live.loaded().is_some_and(|organisation| seq <= organisation.seq))
    }
}

impl Inner {
    pub(crate) fn live(&self, id: &OrganisationId) -> Option<Arc<Live>> {
        let organisations = self.organisations.read().unwrap_or_else(PoisonError::into_inner);
        organisations.get(id).cloned()
    }

    /// The place of an organisation, also of one that has no event yet.
    pub(crate) fn live_or_new(&self, id: &OrganisationId) -> Arc<Live> {
        if let Some(live) = self.live(id) {
            return live;
        }
        let mut organisations = self.organisations.write().unwrap_or_else(PoisonError::into_inner);
        let live = organisations.entry(id.clone());
        live.or_insert_with(|| Arc::new(Live::new(id.clone()))).clone()
    }

    /// All that are in memory.
    pub(crate) fn lives(&self) -> Vec<Arc<Live>> {
        let organisations = self.organisations.read().unwrap_or_else(PoisonError::into_inner);
        organisations.values().cloned().collect()
    }

    pub(crate) fn load(&self, live: &Live) -> Result<Arc<Organisation>, StoreError> {
        let gate = live.enter();
        self.load_within(live, &gate)
    }

    /// Loads the organisation from its snapshot and what came after, unless it is loaded.
    pub(crate) fn load_within(&self, live: &Live, _gate: &MutexGuard<'_, ()>) -> Result<Arc<Organisation>, StoreError> {
        if let Some(organisation) = live.loaded() {
            return Ok(organisation);
        }
        let id = &live.id;
        let (organisation, from_snapshot) = self.database.read(Scope::Organisation(id), |transaction| {
            let mut organisation = match snapshot::read(transaction, id)? {
                Some(organisation) => organisation,
                None => Organisation::empty(id.clone()),
            };
            let from_snapshot = organisation.seq;
            log::each_event(transaction, id, from_snapshot + 1, u64::MAX, |recorded| {
                Ok(organisation.apply(&recorded)?)
            })?;
            Ok::<_, StoreError>((organisation, from_snapshot))
        })?;
        live.snapshot_seq.store(from_snapshot, Ordering::Relaxed);
        tracing::debug!(organisation = %id, seq = organisation.seq, from_snapshot, "loaded");
        let organisation = Arc::new(organisation);
        live.current.store(Some(organisation.clone()));
        self.ask_for_snapshot_when_due(live, organisation.seq);
        Ok(organisation)
    }

    /// Applies what others have appended to the log. Whether there was anything.
    pub(crate) fn catch_up(&self, live: &Live, gate: &MutexGuard<'_, ()>) -> Result<bool, StoreError> {
        let before = self.load_within(live, gate)?;
        let after = self.database.read(Scope::Organisation(&live.id), |transaction| {
            if log::last(transaction, &live.id)? <= before.seq {
                return Ok::<_, StoreError>(None);
            }
            let mut after = (*before).clone();
            log::each_event(transaction, &live.id, before.seq + 1, u64::MAX, |recorded| Ok(after.apply(&recorded)?))?;
            Ok(Some(after))
        })?;
        match after {
            Some(after) => {
                self.publish(live, Arc::new(after), gate);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Makes a new state of the organisation the one that is read, and tells those who want to know.
    pub(crate) fn publish(&self, live: &Live, organisation: Arc<Organisation>, _gate: &MutexGuard<'_, ()>) {
        let seq = organisation.seq;
        live.current.store(Some(organisation));
        self.observers.tell(&Notice::Changed { organisation: live.id.clone(), seq });
        self.ask_for_snapshot_when_due(live, seq);
    }
}
