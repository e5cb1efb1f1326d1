//! A site in the process: the whole service with its routes, rights and caches, asked without a network.

use anyhow::{Context, Result, ensure};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode, header};
use domain::ids::{OrganisationId, PersonId};
use jiff::SignedDuration;
use store::clock::Clock;
use store::{Address, Settings, Store};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tower::ServiceExt;
use web::app::App;

use crate::agency;

/// A site over a store of its own.
pub(crate) struct Site {
    pub(crate) store: Store,
    pub(crate) app: App,
    /// The first part of its addresses.
    pub(crate) organisation: OrganisationId,
    service: Router,
    runtime: Runtime,
    // Removed when it is dropped.
    #[expect(dead_code, reason = "held, not read")]
    directory: Option<TempDir>,
}

impl Site {
    /// The example agency, on its day.
    pub(crate) fn demo() -> Result<Site> {
        let site = Site::new(Clock::fixed(demo::now()), demo::organisation())?;
        let steps: Vec<_> = demo::year().into_iter().map(|step| (step.context, step.change)).collect();
        site.store.amend_all(&site.organisation, &steps)?;
        Ok(site)
    }

    /// A made agency with two editions of so many statements each.
    pub(crate) fn made(statements: usize) -> Result<Site> {
        let site = Site::new(Clock::fixed(agency::context().at), agency::id()?)?;
        agency::in_store(&site.store, 2, statements)?;
        Ok(site)
    }

    fn new(clock: Clock, organisation: OrganisationId) -> Result<Site> {
        let directory = tempfile::tempdir()?;
        let store = Store::open(Settings::new(Address::Sqlite(directory.path().to_owned()), clock))?;
        Ok(Site { directory: Some(directory), ..Site::over(store, organisation)? })
    }

    /// An organisation in a store that is kept elsewhere.
    pub(crate) fn over(store: Store, organisation: OrganisationId) -> Result<Site> {
        let app = App::new(store.clone(), web::app::Settings::default());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Site { service: app.service(true), store, app, organisation, runtime, directory: None })
    }

    /// The address of a page in the organisation.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("/{}{path}", self.organisation)
    }

    /// The cookie of someone who is signed in, which is made sure of: a page that is open to all would be given to others
    /// too, and then something else is measured.
    pub(crate) fn cookie(&self) -> Result<String> {
        let (person, _) = demo::people().into_iter().next().context("nobody is in the directory")?;
        let cookie = signed_in(&self.store, &self.organisation, person)?;
        self.get(&self.address("/account"), &[(header::COOKIE, &cookie)]).context("the cookie signs nobody in")?;
        Ok(cookie)
    }

    /// The bytes of a page; anything else than a page is an error.
    pub(crate) fn get(&self, address: &str, headers: &[(header::HeaderName, &str)]) -> Result<Bytes> {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request = request.body(Body::empty())?;
        self.runtime.block_on(async {
            let response = self.service.clone().oneshot(request).await?;
            let status = response.status();
            ensure!(status == StatusCode::OK, "{address} was answered with {status}");
            axum::body::to_bytes(response.into_body(), usize::MAX).await.context("the body ended early")
        })
    }
}

/// Signs a person in for as long as anything is measured, and gives the cookie as a browser sends it without https.
pub(crate) fn signed_in(store: &Store, organisation: &OrganisationId, person: PersonId) -> Result<String> {
    let token = store.sign_in(organisation, person, SignedDuration::from_hours(1))?;
    Ok(format!("session={}", token.reveal()))
}
