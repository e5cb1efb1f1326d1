//! The application: the store, the settings, and what is kept in memory between requests. Cloned freely; every clone is
//! the same one. Not which routes there are.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;
use domain::ids::{OrganisationId, PersonId};
use domain::policy::Viewer;
use domain::refusal::Refusal;
use fetch::allowed::Allowed;
use fetch::client::{Client, Limits};
use fetch::rounds::Fetcher;
use identity::known::Providers;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use mail::rounds::Postman;
use store::Store;
use store::accounts::Names;
use store::clock::Clock;
use store::error::StoreError;
use store::live::Reading;
use store::sessions::Token;

use crate::compare::measured::Measured;
use crate::exports::Exports;
use crate::given::Added;
use crate::indicator::bring_in::jobs::Jobs;
use crate::live::{self, Changes};
use crate::notice::letters::Teller;
use crate::notice::unread::Unread;
use crate::organisations::Listed;
use crate::page_cache::Pages;
use crate::policy_reports::Reports;
use crate::problem::{self, Problem};
use crate::search::Indexes;
use crate::site::Site;
use crate::to_do::counts::Counts;
use crate::workshop::live::Rooms;
use crate::{boundary, cookies, routes, sign_in, start};

/// How the web server is run.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Readers come over https, through a proxy in front: cookies are then `Secure`, and browsers are told to stay.
    pub https: bool,
    /// Whoever comes may pick who to be, for development and for trying the example. It answers only when the server
    /// listens on loopback; see [`crate::sign_in`].
    pub pick_person: bool,
    /// What lets someone set up the first agency who does not sit at the machine; see [`crate::start`]. None: nobody
    /// can.
    pub start_code: Option<start::Code>,
    /// Which hosts values may be fetched from. None, unless the operator has said so.
    pub fetch_from: Allowed,
    /// Which hosts may be the agencies' sign-in services. None, unless the operator has said so.
    pub providers_at: Allowed,
    /// Where readers find the installation: what links in letters begin with, and where passkeys are good.
    pub site: Option<Site>,
    /// By which server letters are sent. None, unless the operator has said so.
    pub mail: Option<mail::server::Settings>,
    /// How long a session lives, whatever is done. How long it may lie unused is a setting of the store.
    pub lifetime: Lifetime,
    /// Whoever comes from anywhere may pick who to be: only for a demonstration to others, and only when the operator has
    /// said so in as many words.
    pub pick_from_anywhere: bool,
}

/// The application.
#[derive(Debug, Clone)]
pub struct App {
    inside: Arc<Inside>,
}

#[derive(Debug)]
struct Inside {
    store: Store,
    settings: Settings,
    pages: Pages,
    changes: Changes,
    searches: Indexes,
    measured: Measured,
    given: Added,
    to_do: Counts,
    unread: Unread,
    exports: Exports,
    fetcher: Option<Fetcher>,
    providers: Option<Providers>,
    postman: Option<Postman>,
    teller: Option<Teller>,
    jobs: Jobs,
    rooms: Rooms,
    policy_reports: Reports,
    on_loopback: AtomicBool,
    /// The organisations that the store has in memory, so that reading them waits for nothing.
    in_memory: RwLock<HashSet<OrganisationId>>,
}

/// Who came: the viewer, and what that person is called.
#[derive(Debug)]
pub(crate) struct Visitor {
    pub(crate) viewer: Viewer,
    pub(crate) name: Option<String>,
    /// When that person last showed who they are.
    pub(crate) authenticated: Option<Timestamp>,
}

impl App {
    /// An application over a store.
    pub fn new(store: Store, settings: Settings) -> App {
        let fetcher = fetcher(&store, &settings.fetch_from);
        let providers = providers(&settings.providers_at);
        let postman = settings.mail.as_ref().and_then(|mail| {
            let postman = Postman::new(store.clone(), mail);
            postman.inspect_err(|error| tracing::error!(%error, "no letters can be sent")).ok()
        });
        let teller = teller(&store, &settings, postman.as_ref());
        let inside = Inside {
            changes: Changes::of(&store),
            store,
            settings,
            pages: Pages::new(),
            searches: Indexes::default(),
            measured: Measured::default(),
            given: Added::default(),
            to_do: Counts::default(),
            unread: Unread::default(),
            exports: Exports::default(),
            fetcher,
            providers,
            teller,
            postman,
            jobs: Jobs::default(),
            rooms: Rooms::default(),
            policy_reports: Reports::default(),
            on_loopback: AtomicBool::new(false),
            in_memory: RwLock::default(),
        };
        App { inside: Arc::new(inside) }
    }

    /// The routes with everything around them, ready to serve. `on_loopback` says whether only this machine can reach
    /// the listener.
    pub fn service(&self, on_loopback: bool) -> Router {
        self.inside.on_loopback.store(on_loopback, Ordering::Relaxed);
        boundary::around(routes::router(self), self)
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.inside.settings
    }

    /// The store, for what a page does beside reading and amending: proofs, texts that are not saved yet.
    pub fn store(&self) -> &Store {
        &self.inside.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        self.inside.store.clock()
    }

    /// The day it is where the agencies are.
    pub fn today(&self) -> Date {
        self.clock().today()
    }

    /// Runs something that waits for the database, off the threads that answer requests.
    ///
    /// # Errors
    /// What the work says, as a problem.
    pub async fn with_store<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        let store = self.inside.store.clone();
        let done = tokio::task::spawn_blocking(move || work(&store)).await;
        done.map_err(|stopped| Problem::fault(&stopped))?.map_err(problem)
    }

    /// Whether a password is hard enough to guess for whoever knows these words of the person, and is not known to others.
    pub(crate) async fn check_password(
        &self,
        password: &str,
        known: Vec<String>,
    ) -> Result<Result<(), Refusal>, Problem> {
        let password = password.to_owned();
        let check = move |store: &Store| {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            store.check_password(&password, &known)
        };
        self.with_store(check).await
    }

    /// How long a session lives.
    pub(crate) fn lifetime(&self) -> SignedDuration {
        self.inside.settings.lifetime.0
    }

    pub(crate) fn is_on_loopback(&self) -> bool {
        self.inside.on_loopback.load(Ordering::Relaxed)
    }

    pub(crate) fn pages(&self) -> &Pages {
        &self.inside.pages
    }

    pub(crate) fn measured(&self) -> &Measured {
        &self.inside.measured
    }

    pub(crate) fn given(&self) -> &Added {
        &self.inside.given
    }

    pub(crate) fn to_do(&self) -> &Counts {
        &self.inside.to_do
    }

    pub(crate) fn exports(&self) -> &Exports {
        &self.inside.exports
    }

    /// What fetches values from addresses; `None` when the operator allows no host.
    pub fn fetcher(&self) -> Option<&Fetcher> {
        self.inside.fetcher.as_ref()
    }

    /// What asks the agencies' sign-in services; `None` when the operator allows no host.
    pub(crate) fn providers(&self) -> Option<&Providers> {
        self.inside.providers.as_ref()
    }

    /// What sends letters; `None` when the operator has not said by which server.
    pub fn postman(&self) -> Option<&Postman> {
        self.inside.postman.as_ref()
    }

    /// What writes letters about notices; `None` where none are sent.
    pub fn teller(&self) -> Option<&Teller> {
        self.inside.teller.as_ref()
    }

    pub(crate) fn unread(&self) -> &Unread {
        &self.inside.unread
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inside.jobs
    }

    pub(crate) fn policy_reports(&self) -> &Reports {
        &self.inside.policy_reports
    }

    pub(crate) fn changes(&self) -> &Changes {
        &self.inside.changes
    }

    pub(crate) fn rooms(&self) -> &Rooms {
        &self.inside.rooms
    }

    pub(crate) fn searches(&self) -> &Indexes {
        &self.inside.searches
    }

    /// The organisation of this moment. From memory; only the first request for it after the start waits for the
    /// database.
    pub(crate) async fn read(&self, viewer: Viewer, id: &OrganisationId) -> Result<Option<Reading>, Problem> {
        let is_in_memory = self.inside.in_memory.read().unwrap_or_else(PoisonError::into_inner).contains(id);
        if is_in_memory {
            return self.inside.store.read(viewer, id).map_err(problem);
        }
        let wanted = id.clone();
        let reading = self.with_store(move |store| store.read(viewer, &wanted)).await?;
        if reading.is_some() {
            self.inside.in_memory.write().unwrap_or_else(PoisonError::into_inner).insert(id.clone());
        }
        Ok(reading)
    }
}

fn fetcher(store: &Store, allowed: &Allowed) -> Option<Fetcher> {
    if allowed.is_nothing() {
        return None;
    }
    let client = Client::new(allowed.clone());
    let client = client.inspect_err(|error| tracing::error!(%error, "TLS cannot be set up, so nothing is fetched"));
    Some(Fetcher::new(store.clone(), client.ok()?))
}

fn teller(store: &Store, settings: &Settings, postman: Option<&Postman>) -> Option<Teller> {
    Some(Teller::new(store.clone(), settings.site.clone()?, postman?.clone()))
}

/// A provider answers at once or not at all: somebody waits for it.
const PROVIDER_LIMITS: Limits =
    Limits { connect: Duration::from_secs(5), whole: Duration::from_secs(10), bytes: 1024 * 1024 };

fn providers(allowed: &Allowed) -> Option<Providers> {
    if allowed.is_nothing() {
        return None;
    }
    let client = Client::limited(allowed.clone(), PROVIDER_LIMITS);
    let client =
        client.inspect_err(|error| tracing::error!(%error, "TLS cannot be set up, so nobody signs in by a provider"));
    Some(Providers::new(client.ok()?))
}

/// What the reader is told when the store could not. Each says whether anything was saved.
pub(crate) fn problem(error: StoreError) -> Problem {
    match &error {
        StoreError::Stopped
        | StoreError::CommitFailed(_)
        | StoreError::OutcomeUnknown(_)
        | StoreError::Full(_)
        | StoreError::Unavailable(_)
        | StoreError::Contended { .. } => Problem::Unavailable(problem::chain(&error)),
        _ => Problem::fault(&error),
    }
}

/// How long a session lives, whatever is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime(pub SignedDuration);

impl Default for Lifetime {
    /// A working day.
    fn default() -> Lifetime {
        Lifetime(SignedDuration::from_hours(10))
    }
}

/// Sessions and names. They are rows, not events, so they are asked for off the threads that answer requests.
impl App {
    /// Who the session's cookie says it is, in this organisation.
    pub(crate) async fn visitor(&self, organisation: &OrganisationId, headers: &HeaderMap) -> Result<Visitor, Problem> {
        let nobody = Visitor { viewer: Viewer::Public, name: None, authenticated: None };
        let Some(token) = cookies::get(headers, sign_in::COOKIE).and_then(Token::parse) else {
            return Ok(nobody);
        };
        let id = organisation.clone();
        let by_itself = headers.contains_key(live::AFRESH);
        let found = self
            .with_store(move |store| {
                let found = if by_itself { store.session_at_rest(&id, &token)? } else { store.session(&id, &token)? };
                let Some(session) = found else { return Ok(None) };
                Ok(Some((session, store.names(&id)?.get(&session.person).cloned())))
            })
            .await?;
        Ok(found.map_or(nobody, |(session, name)| Visitor {
            viewer: Viewer::Person(session.person, self.today()),
            name: Some(name.map_or_else(|| session.person.to_string(), |name| name.as_ref().to_owned())),
            authenticated: Some(session.authenticated),
        }))
    }

    /// A new session; the token for its cookie.
    pub(crate) async fn sign_in(&self, organisation: &OrganisationId, person: PersonId) -> Result<Token, Problem> {
        let id = organisation.clone();
        let lifetime = self.lifetime();
        self.with_store(move |store| store.sign_in(&id, person, lifetime)).await
    }

    /// Ends a session, if it is one.
    pub(crate) async fn sign_out(&self, organisation: &OrganisationId, token: Token) -> Result<(), Problem> {
        let id = organisation.clone();
        self.with_store(move |store| store.sign_out(&id, &token)).await
    }

    /// What people in the directory are called.
    pub(crate) async fn names(&self, organisation: &OrganisationId) -> Result<Arc<Names>, Problem> {
        let id = organisation.clone();
        self.with_store(move |store| store.names(&id)).await
    }

    /// The organisations of the installation.
    pub(crate) async fn organisations(&self) -> Result<Vec<Listed>, Problem> {
        self.with_store(|store| {
            let readings = store.organisations().into_iter().map(|id| store.read(Viewer::Public, &id));
            let readings: Vec<Option<Reading>> = readings.collect::<Result<_, StoreError>>()?;
            let listed = readings.into_iter().flatten().map(|reading| Listed {
                id: reading.id.clone(),
                name: reading.name().to_owned(),
                example: reading.example,
            });
            Ok(listed.collect())
        })
        .await
    }
}
