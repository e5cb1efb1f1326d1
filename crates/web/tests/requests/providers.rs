//! The agency's own sign-in: that somebody comes in who should, that nobody does by anything forged, and that it ends when the
//! provider says so. Against a provider of our own that lies in every way we know of; against one of others in
//! `tests/browser/providers.test.mjs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod admission;
mod forged;
mod forger;
mod setting_up;
mod signing_out;

use domain::email::EmailAddress;
use domain::ids::PersonId;
use domain::policy::Viewer;
use mail::server::{Security, Settings as Mail};
use store::security::{Happened, Wanted};
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::site::Site;

use self::forger::{CLIENT, Forger, SECRET};

/// An agency with a provider.
pub(crate) struct Agency {
    pub(crate) installation: Installation,
    pub(crate) forger: Forger,
    pub(crate) admin: Client,
}

/// What the administrator fills in, beside what follows from the provider.
pub(crate) const USUAL: [(&str, &str); 4] =
    [("method", "basic"), ("secret", SECRET), ("people", "links"), ("people", "adds")];

impl Agency {
    /// With the provider set up in this way, and Anna in the directory.
    pub(crate) async fn with(fields: &[(&str, &str)]) -> Agency {
        let agency = Agency::without_provider().await;
        let issuer = agency.forger.issuer();
        let added = agency.add_provider(&issuer, fields).await;
        assert_eq!(added.status, 303, "{}", added.main());
        let anna = [("name", "Anna Ek"), ("email", "Anna.Ek@verket.se"), ("unit", ""), ("roles", "reader")];
        assert_eq!(agency.send("/people/new", "/people", &anna).await.status, 303);
        agency
    }

    pub(crate) async fn without_provider() -> Agency {
        Agency::at(None).await
    }

    /// Without a provider, where the operator has named the site.
    pub(crate) async fn at(site: Option<Site>) -> Agency {
        let now = demo::now().as_second();
        let forger = Forger::begin(now).await;
        // Letters lead to the site, so they are sent where it is named.
        let mail = site.is_some().then(|| Mail {
            host: "127.0.0.1".to_owned(),
            port: 9,
            security: Security::None,
            sign_in: None,
            from: EmailAddress::parse("rodtrad@verket.se").unwrap(),
        });
        let settings =
            Settings { pick_person: true, providers_at: forger.allowed(), site, mail, ..Settings::default() };
        let installation = Installation::small_with(settings);
        let admin = installation.administrator().await;
        Agency { installation, forger, admin }
    }

    pub(crate) async fn add_provider(&self, issuer: &str, fields: &[(&str, &str)]) -> Reply {
        let usual =
            [("name", "Verkets inloggning"), ("issuer", issuer), ("client", CLIENT), ("scopes", "profile email")];
        let fields: Vec<(&str, &str)> = usual.into_iter().chain(fields.iter().copied()).collect();
        self.send("/providers/new", "/providers", &fields).await
    }

    /// Sends a form as the administrator.
    pub(crate) async fn send(&self, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
        let key = self.admin.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
        self.admin.post(to, &fields).await
    }

    /// Goes to the provider, signs in there, and comes back.
    pub(crate) async fn sign_in(&self, client: &Client) -> Reply {
        self.tick();
        let to = client.get("/sign-in/with/1").await;
        if !to.location().starts_with("http") {
            return to;
        }
        client.get_address(&self.forger.sign_in(to.location())).await
    }

    /// Time goes on, so that what happens last is last in the log.
    pub(crate) fn tick(&self) {
        self.installation.store.clock().advance(jiff::SignedDuration::from_millis(10));
    }

    /// Why somebody was not let in, the last first.
    pub(crate) fn reasons(&self) -> Vec<String> {
        let events = self.events();
        events.into_iter().filter(|(happened, _)| *happened == Happened::ProviderRefused).map(|(_, why)| why).collect()
    }

    pub(crate) fn events(&self) -> Vec<(Happened, String)> {
        let events = self.installation.store.security_events(&self.installation.organisation, &Wanted::ALL, (0, 1000));
        events.unwrap().into_iter().map(|event| (event.happened, event.detail)).collect()
    }

    pub(crate) fn people(&self) -> Vec<(PersonId, Vec<domain::policy::Role>)> {
        let reading = self.installation.store.read(Viewer::System, &self.installation.organisation).unwrap().unwrap();
        reading.people.values().map(|person| (person.id, person.roles.clone())).collect()
    }
}

/// Whether somebody is signed in.
pub(crate) async fn is_in(client: &Client) -> bool {
    client.get("/account").await.status == 200
}
