//! More than a password, asked through the whole server: nobody gets past the second step, and every passkey that lies stays
//! out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::email::EmailAddress;
use domain::ids::PersonId;
use jiff::SignedDuration;
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::site::Site;

mod app;
mod passkeys;

pub(crate) const PASSWORD: &str = "mossa gräver tre kantareller";
/// The strategist of the small agency.
pub(crate) const ANNA: PersonId = PersonId(3);
pub(crate) const EMAIL: &str = "anna.ek@verket.se";

/// An agency where Anna can sign in, at the site `http://localhost`.
pub(crate) fn installation() -> Installation {
    let site = Some(Site::parse("http://localhost").unwrap());
    let installation = Installation::small_with(Settings { pick_person: true, site, ..Settings::default() });
    account(&installation, ANNA, EMAIL);
    installation
}

pub(crate) fn account(installation: &Installation, person: PersonId, email: &str) {
    let (store, id) = (&installation.store, &installation.organisation);
    store.address_account(id, person, &EmailAddress::parse(email).unwrap(), None).unwrap();
    let link = store.make_link(id, person, SignedDuration::from_hours(1), None).unwrap().unwrap();
    store.use_link(id, &link, PASSWORD).unwrap();
}

pub(crate) async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(form).await;
    let key = page.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}: {}", page.text()));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

pub(crate) async fn password(client: &Client, email: &str, next: &str) -> Reply {
    let fields = [("email", email), ("password", PASSWORD), ("next", next)];
    send(client, "/sign-in", "/sign-in/password", &fields).await
}

pub(crate) async fn signed_in(installation: &Installation) -> Client {
    let client = installation.anonymous();
    assert_eq!(password(&client, EMAIL, "").await.location(), "/verket/");
    client
}

pub(crate) fn codes_on(page: &Reply) -> Vec<String> {
    let main = page.main();
    let list = main.split("<ul class=\"codes\">").nth(1).expect("codes").split("</ul>").next().unwrap();
    list.split("<code>").skip(1).map(|part| part.split('<').next().unwrap().to_owned()).collect()
}
