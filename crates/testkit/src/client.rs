//! Actors that make requests of the whole web server, in this process: no port, no browser, the same routes, gates and
//! headers. They sign in by the sign-in page, as a person does. Not for what only a browser can show.
//!
//! ```text
//! let installation = Installation::with_example();
//! let strategist = installation.strategist().await;
//! let page = strategist.get("/revisions").await;
//! assert_eq!(page.status, 200);
//! assert!(installation.anonymous().get("/revisions/9").await.is_not_found());
//! ```

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, header};
use domain::event::Event;
use domain::ids::{OrganisationId, PersonId};
use domain::organisation::{Founding, Governance, Organisation, WrittenIn};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::text::{Name, StatementText};
use domain::time::Actor;
use store::Store;
use store::clock::Clock;
use tower::ServiceExt;
use web::app::{App, Settings};

use crate::database::{self, TestDatabase};
pub use crate::reply::Reply;

/// The organisation that is not open to everyone, and whose people are strangers to the others.
pub const CLOSED: &str = "sluten";

/// A web server over a fresh database, with a clock that stands on the example's day.
pub struct Installation {
    /// The store behind it, to look at what a request has done.
    pub store: Store,
    /// The application.
    pub app: App,
    /// The organisation that actors are at, where nothing else is said.
    pub organisation: OrganisationId,
    service: Router,
    /// What the store is on, to damage it. Removed with the installation, after the store.
    pub database: TestDatabase,
}

/// Someone who makes requests, with cookies as a browser has them.
pub struct Client {
    service: Router,
    pub(crate) organisation: OrganisationId,
    cookies: Mutex<BTreeMap<String, String>>,
    pub(crate) headers: HeaderMap,
}

impl Installation {
    /// Nothing but a small agency, open to everyone: `verket`, with one person of each role.
    ///
    /// # Panics
    /// When it cannot be laid down.
    pub fn small() -> Installation {
        Installation::small_with(Settings { pick_person: true, ..Settings::default() })
    }

    /// The same, with other settings.
    ///
    /// # Panics
    /// When it cannot be laid down.
    pub fn small_with(settings: Settings) -> Installation {
        let installation = Installation::empty(settings, true);
        installation.found("verket", "Verket för prov", true);
        installation
    }

    /// The example agency with its whole year.
    ///
    /// # Panics
    /// When it cannot be laid down.
    pub fn with_example() -> Installation {
        Installation::with_example_as(Settings { pick_person: true, ..Settings::default() })
    }

    /// The same, with other settings.
    ///
    /// # Panics
    /// When it cannot be laid down.
    #[expect(clippy::expect_used, reason = "a test without its example has failed")]
    pub fn with_example_as(settings: Settings) -> Installation {
        let id = demo::organisation();
        let installation = Installation { organisation: id.clone(), ..Installation::empty(settings, true) };
        let year: Vec<_> = demo::year().into_iter().map(|step| (step.context, step.change)).collect();
        installation.store.amend_all(&id, &year).expect("the example's year can be replayed");
        installation.store.keep_texts(&id, demo::texts()).expect("texts can be kept");
        for (person, name) in demo::people() {
            let name = Name::parse(name).expect("a name");
            installation.store.name_person(&id, person, &name).expect("a person can be named");
        }
        web::example::lay_down_words(&installation.store).expect("words can be laid down");
        installation
    }

    /// Adds an agency that is open to nobody but its own: `sluten`, with one person of each role.
    ///
    /// # Panics
    /// When it cannot be laid down.
    pub fn and_closed(self) -> Installation {
        self.found(CLOSED, "Den slutna myndigheten", false);
        self
    }

    /// The same installation, with actors of another organisation.
    ///
    /// # Panics
    /// When the name is no id.
    #[expect(clippy::expect_used, reason = "a test's own constant")]
    pub fn at(&self, organisation: &str) -> Place<'_> {
        Place { installation: self, organisation: organisation.parse().expect("an organisation's id") }
    }

    /// Someone who has not signed in.
    pub fn anonymous(&self) -> Client {
        self.here().anonymous()
    }

    /// An employee.
    pub async fn reader(&self) -> Client {
        self.here().actor(Role::Reader).await
    }

    /// One who works with the texts.
    pub async fn strategist(&self) -> Client {
        self.here().actor(Role::Strategist).await
    }

    /// The secretary of the body that decides.
    pub async fn secretary(&self) -> Client {
        self.here().actor(Role::Secretary).await
    }

    /// One who runs the system.
    pub async fn administrator(&self) -> Client {
        self.here().actor(Role::Administrator).await
    }

    /// One who verifies the record.
    pub async fn auditor(&self) -> Client {
        self.here().actor(Role::Auditor).await
    }

    /// The organisation that actors are at, where nothing else is said.
    pub fn here(&self) -> Place<'_> {
        Place { installation: self, organisation: self.organisation.clone() }
    }

    /// No organisation at all, with these settings, reached from this machine alone or from others too. Actors are then
    /// at an organisation that is not there, `verket`.
    ///
    /// # Panics
    /// When there is no place for it.
    pub fn empty(settings: Settings, on_loopback: bool) -> Installation {
        Installation::empty_on(settings, on_loopback, |store| store)
    }

    /// The same, on a store that is opened in another way.
    ///
    /// # Panics
    /// When there is no place for it.
    #[expect(clippy::expect_used, reason = "a test's own constant")]
    pub fn empty_on(
        settings: Settings,
        on_loopback: bool,
        how: impl FnOnce(store::Settings) -> store::Settings,
    ) -> Installation {
        let database = database::sqlite();
        let store = Store::open(how(database.settings(Clock::fixed(demo::now())))).expect("a store");
        let app = App::new(store.clone(), settings);
        Installation {
            service: app.service(on_loopback),
            organisation: "verket".parse().expect("an organisation's id"),
            store,
            app,
            database,
        }
    }

    /// Sets an agency up by the rule that does, and places one person of each role, numbers 2 to 6.
    #[expect(clippy::expect_used, reason = "a test without its organisation has failed")]
    fn found(&self, id: &str, name: &str, published: bool) {
        let parsed = |text: &str| Name::parse(text).expect("a name");
        let id: OrganisationId = id.parse().expect("an organisation's id");
        let context = self.store.context(Actor::System);
        let founding = Founding {
            name: parsed(name),
            governance: Governance::Board,
            written_in: WrittenIn::Swedish,
            example: false,
            published,
            body: parsed("Styrelsen"),
            basis: parsed("Arbetsordningen"),
            model: parsed("Styrmodell"),
            areas: vec![StatementText::parse("Förenkling").expect("a text")],
        };
        self.store
            .amend(&context, &id, |organisation| organisation.found(&context, founding.clone()))
            .expect("founded");
        let people = |_: &Organisation| -> Result<Vec<Event>, Refusals> {
            Ok(ROLES
                .iter()
                .map(|&(person, role)| Event::PersonPlaced { person, unit: None, roles: vec![role] })
                .collect())
        };
        self.store.amend(&context, &id, people).expect("people placed");
    }
}

/// An organisation of an installation, to choose an actor in.
pub struct Place<'a> {
    pub(crate) installation: &'a Installation,
    pub(crate) organisation: OrganisationId,
}

impl Place<'_> {
    /// Someone who has not signed in.
    pub fn anonymous(&self) -> Client {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost"));
        Client {
            service: self.installation.service.clone(),
            organisation: self.organisation.clone(),
            cookies: Mutex::default(),
            headers,
        }
    }

    /// Someone with this role and, where there is such a person, no other but reader; signed in.
    ///
    /// # Panics
    /// When nobody has the role, or signing in fails.
    pub async fn actor(&self, role: Role) -> Client {
        let client = self.anonymous();
        client.sign_in(self.person(role)).await;
        client
    }

    /// Someone with this role and, where there is such a person, no other but reader.
    ///
    /// # Panics
    /// When nobody has the role.
    #[expect(clippy::expect_used, reason = "a test without its actor has failed")]
    pub fn person(&self, role: Role) -> PersonId {
        let reading = self.installation.store.read(domain::policy::Viewer::System, &self.organisation);
        let organisation = reading.expect("the store can be read").expect("the organisation is there");
        let with_role = organisation.people.values().filter(|person| person.roles.contains(&role));
        with_role.min_by_key(|person| person.roles.len()).expect("someone has the role").id
    }
}

impl Client {
    /// Someone who makes requests of another service than the product's: of a seeded defect, to see that a check finds
    /// it.
    ///
    /// # Panics
    /// When the name is no id.
    #[expect(clippy::expect_used, reason = "a test's own constant")]
    pub fn over(service: Router, organisation: &str) -> Client {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, HeaderValue::from_static("localhost"));
        let organisation = organisation.parse().expect("an organisation's id");
        Client { service, organisation, cookies: Mutex::default(), headers }
    }

    /// Keeps this cookie from now on, as if the server had set it.
    ///
    /// # Panics
    /// When a test has panicked meanwhile.
    #[expect(clippy::expect_used, reason = "only a failed test holds the lock in a panic")]
    pub fn keep_cookie(&self, name: &str, value: &str) {
        self.cookies.lock().expect("no test panicked").insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie that it has.
    ///
    /// # Panics
    /// When a test has panicked meanwhile.
    #[expect(clippy::expect_used, reason = "only a failed test holds the lock in a panic")]
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().expect("no test panicked").get(name).cloned()
    }

    /// The same, whose browser wishes this language: `en`.
    pub fn in_language(mut self, tag: &'static str) -> Client {
        self.headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(tag));
        self
    }

    /// The same, which sends this header too.
    pub fn with_header(mut self, name: &'static str, value: &'static str) -> Client {
        self.headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        self
    }

    /// The same browser with all its cookies, at another organisation: someone who is a stranger there.
    ///
    /// # Panics
    /// When the name is no id.
    #[expect(clippy::expect_used, reason = "a test's own constant")]
    pub fn moved_to(mut self, organisation: &str) -> Client {
        self.organisation = organisation.parse().expect("an organisation's id");
        self
    }

    /// Signs in by the sign-in page.
    ///
    /// # Panics
    /// When it is not let in.
    pub async fn sign_in(&self, person: PersonId) {
        let reply = self.post("/sign-in", &[("person", &person.to_string())]).await;
        assert_eq!(reply.status, 303, "person {person} was not let in: {}", reply.text());
    }

    /// `GET` of a page in the organisation: `get("/revisions")`.
    pub async fn get(&self, path: &str) -> Reply {
        self.get_address(&format!("/{}{path}", self.organisation)).await
    }

    /// `GET` of any address.
    pub async fn get_address(&self, address: &str) -> Reply {
        self.send(Method::GET, address, &[], &HeaderMap::new()).await
    }

    /// A form sent to a page in the organisation, as a browser sends it from a page of this site.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_address(&format!("/{}{path}", self.organisation), fields).await
    }

    /// A form sent to any address, as a browser sends it from a page of this site.
    pub async fn post_address(&self, address: &str, fields: &[(&str, &str)]) -> Reply {
        let mut headers = HeaderMap::new();
        headers.insert(header::ORIGIN, HeaderValue::from_static("http://localhost"));
        headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        self.send(Method::POST, address, fields, &headers).await
    }

    /// Any request, with these headers and no others of its own; cookies as they are.
    ///
    /// # Panics
    /// When the request cannot be made or the server does not answer.
    pub async fn send(&self, method: Method, address: &str, fields: &[(&str, &str)], headers: &HeaderMap) -> Reply {
        let body = match method {
            Method::GET | Method::HEAD => None,
            _ => Some(("application/x-www-form-urlencoded", form(fields).into_bytes())),
        };
        self.send_body(method, address, body, headers).await
    }

    /// Any request with any body and its type, and with these headers.
    ///
    /// # Panics
    /// When the request cannot be made or the server does not answer.
    pub async fn send_body(
        &self,
        method: Method,
        address: &str,
        body: Option<(&str, Vec<u8>)>,
        headers: &HeaderMap,
    ) -> Reply {
        let response = self.response(method, address, body, headers).await;
        Reply::of(response).await
    }

    #[expect(clippy::expect_used, reason = "a test without an answer has failed")]
    pub(crate) async fn response(
        &self,
        method: Method,
        address: &str,
        body: Option<(&str, Vec<u8>)>,
        headers: &HeaderMap,
    ) -> Response<Body> {
        let mut request = Request::builder().method(&method).uri(address);
        for (name, value) in self.headers.iter().chain(headers) {
            request = request.header(name, value);
        }
        let cookies: Vec<String> = self
            .cookies
            .lock()
            .expect("no test panicked")
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let body = match body {
            None => Body::empty(),
            Some((kind, bytes)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                Body::from(bytes)
            }
        };
        let request = request.body(body).expect("a request");
        let response = self.service.clone().oneshot(request).await.expect("the server answers everything");
        self.keep_cookies(response.headers());
        response
    }

    /// Keeps cookies by name alone: an actor is at one organisation.
    #[expect(clippy::expect_used, reason = "only a failed test holds the lock in a panic")]
    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().expect("no test panicked");
        for cookie in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (name, rest) = cookie.split_once('=').unwrap_or((cookie, ""));
            let value = rest.split(';').next().unwrap_or_default();
            if cookie.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The people of a small agency: a number and the one role that each has.
const ROLES: [(PersonId, Role); 5] = [
    (PersonId(2), Role::Reader),
    (PersonId(3), Role::Strategist),
    (PersonId(4), Role::Secretary),
    (PersonId(5), Role::Administrator),
    (PersonId(6), Role::Auditor),
];

fn form(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", web::address::encoded(name), web::address::encoded(value)))
        .collect();
    pairs.join("&")
}
