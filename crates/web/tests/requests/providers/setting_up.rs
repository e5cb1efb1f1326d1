//! The administrator sets a provider up: what is typed is checked, secrets never come back, the connection is tried, and the
//! provider is asked as it is set up.

use identity::keys::Keys;
use web::site::Site;

use super::forger::{Forger, Instead, SECRET};
use super::{Agency, USUAL, is_in};

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_a_secret_never_comes_back() {
    let agency = Agency::without_provider().await;
    let wrong = agency.add_provider("idp.example", &[("method", "basic"), ("claim", "groups")]).await;
    assert_eq!(wrong.status, 422);
    for says in ["id=\"issuer-error\"", "id=\"secret-error\"", "id=\"roles-error\"", "value=\"idp.example\""] {
        assert!(wrong.says(says), "{says}: {}", wrong.main());
    }
    let issuer = agency.forger.issuer();
    let wrong = agency.add_provider(&issuer, &[("method", "post"), ("secret", SECRET), ("role-reader", "alla")]).await;
    assert!(wrong.status == 422 && wrong.says("id=\"claim-error\""), "{}", wrong.main());
    assert!(!wrong.text().contains("hemlig:"), "a secret never comes back");

    assert_eq!(agency.add_provider(&issuer, &USUAL).await.status, 303);
    let page = agency.admin.get("/providers/1").await;
    assert!(page.says("visas aldrig") && !page.text().contains("hemlig:"), "{}", page.main());
    assert!(page.says("http://localhost/verket/sign-in/with/1/answer"), "{}", page.main());
    // Saved again without the secret, it is kept.
    let fields =
        [("name", "Ny"), ("issuer", issuer.as_str()), ("client", "rodtrad"), ("method", "basic"), ("people", "adds")];
    assert_eq!(agency.send("/providers/1", "/providers/1", &fields).await.status, 303);
    let client = agency.installation.anonymous();
    assert!(client.get("/sign-in").await.says("Logga in med Ny"));
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let question = agency.forger.inside().question.clone();
    let asked = |name: &str| question.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!((asked("scope"), asked("prompt"), asked("acr_values")), (Some("openid"), None, None));
    assert_eq!(asked("ui_locales"), Some("sv"));
}

#[tokio::test]
async fn the_secret_is_not_in_the_database() {
    let agency = Agency::with(&USUAL).await;
    let kept = agency.installation.store.provider_secret(&agency.installation.organisation, 1).unwrap().unwrap();
    assert_eq!(kept, SECRET.as_bytes());
    let mut looked_at = 0;
    for file in std::fs::read_dir(agency.installation.database.directory()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        looked_at += bytes.len();
        assert!(!bytes.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
    }
    assert!(looked_at > 0);
}

#[tokio::test]
async fn the_connection_is_tried_and_what_is_wrong_is_told() {
    let agency = Agency::with(&USUAL).await;
    let tried = agency.send("/providers/1", "/providers/1/check", &[]).await;
    assert!(tried.says("Anslutningen fungerar"), "{}", tried.main());
    agency.forger.lie(|plan| plan.instead = Some(("/.well-known/openid-configuration", Instead::Status(404))));
    let tried = agency.send("/providers/1", "/providers/1/check", &[]).await;
    assert!(tried.says("Anslutningen fungerar inte") && tried.says("Kontrollera utfärdaren."), "{}", tried.main());
    let other = Forger::begin(0).await;
    let added = agency.add_provider(&other.issuer(), &USUAL).await;
    assert_eq!(added.status, 303);
    let tried = agency.send("/providers/2", "/providers/2/check", &[]).await;
    assert!(tried.says("Servern får inte fråga värden."), "{}", tried.main());
    assert!(other.inside().asked.is_empty());
}

#[tokio::test]
async fn the_agency_proves_itself_by_a_secret_in_the_form_or_by_a_key() {
    let agency = Agency::with(&[("method", "post"), ("secret", SECRET), ("people", "links")]).await;
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    assert!(client.get("/sign-in/with/1/keys").await.is_not_found(), "a secret is no key");

    let agency = Agency::with(&[("method", "private-key"), ("people", "links")]).await;
    let client = agency.installation.anonymous();
    agency.sign_in(&client).await;
    assert_eq!((is_in(&client).await, agency.reasons()), (false, vec!["client-refused".to_owned()]));
    let keys = client.get("/sign-in/with/1/keys").await;
    assert_eq!(keys.header("content-type"), "application/jwk-set+json");
    assert!(!keys.text().contains("\"d\""), "the public half alone");
    agency.forger.inside().client_keys = Keys::parse(&keys.bytes);
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    assert!(agency.admin.get("/providers/1").await.says("/verket/sign-in/with/1/keys"));
}

#[tokio::test]
async fn what_is_asked_for_is_asked() {
    let loa = "http://id.elegnamnden.se/loa/1.0/loa3";
    let claim = "https://id.oidc.se/claim/orgAffiliation";
    let more = [("levels", loa), ("prompt", "login"), ("claim", claim), ("role-reader", "x")];
    let agency = Agency::with(&[&USUAL[..], &more].concat()).await;
    agency.sign_in(&agency.installation.anonymous().in_language("en")).await;
    let question = agency.forger.inside().question.clone();
    let asked = |name: &str| question.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
    assert_eq!((asked("acr_values"), asked("prompt"), asked("ui_locales")), (loa, "login", "en"));
    assert_eq!(asked("scope"), "openid profile email");
    assert!(asked("claims").contains(claim), "{}", asked("claims"));
}

#[tokio::test]
async fn a_new_key_is_found_and_nobody_makes_us_ask_more_than_once_a_minute() {
    let agency = Agency::with(&USUAL).await;
    let clock = agency.installation.store.clock();
    let minute = jiff::SignedDuration::from_mins(1);
    assert_eq!(agency.sign_in(&agency.installation.anonymous()).await.location(), "/verket/");
    assert_eq!(agency.forger.times_asked("/keys"), 1);
    agency.forger.rotate("k2");
    let forth = |forger: &Forger, seconds| forger.inside().pass(seconds);
    // Within the minute it is not looked for; after it, it is, and found.
    let client = agency.installation.anonymous();
    agency.sign_in(&client).await;
    assert_eq!((agency.reasons(), agency.forger.times_asked("/keys")), (vec!["key-unknown".to_owned()], 1));
    clock.advance(minute);
    forth(&agency.forger, 60);
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    assert_eq!(agency.forger.times_asked("/keys"), 2);
    // Many tokens with keys that nobody has.
    clock.advance(minute);
    forth(&agency.forger, 60);
    agency.forger.lie(|plan| plan.head = |head| drop(head.insert("kid".to_owned(), serde_json::json!("k9"))));
    for _ in 0..5 {
        agency.sign_in(&agency.installation.anonymous()).await;
    }
    assert_eq!(agency.forger.times_asked("/keys"), 3);
    assert_eq!(agency.forger.times_asked("/.well-known/openid-configuration"), 1);
}

#[tokio::test]
async fn a_provider_that_is_removed_lets_nobody_in_and_signs_out() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    agency.sign_in(&client).await;
    let begun = agency.installation.anonymous();
    let to = begun.get("/sign-in/with/1").await;
    let back = agency.forger.sign_in(to.location());
    assert_eq!(agency.send("/providers/1", "/providers/1/removal", &[]).await.status, 303);
    assert!(!is_in(&client).await);
    assert!(begun.get_address(&back).await.is_not_found());
    assert!(client.get("/sign-in/with/1").await.is_not_found());
    // Another with the same number knows nobody.
    let issuer = agency.forger.issuer();
    assert_eq!(agency.add_provider(&issuer, &[("method", "basic"), ("secret", SECRET)]).await.status, 303);
    agency.sign_in(&client).await;
    assert!(!is_in(&client).await);
}

#[tokio::test]
async fn where_no_host_is_allowed_the_page_says_how() {
    let installation = testkit::client::Installation::small();
    let admin = installation.administrator().await;
    let page = admin.get("/providers").await;
    assert!(page.says("provider-hosts"), "{}", page.main());
    assert_eq!(installation.strategist().await.get("/providers").await.status, 403);
}

#[tokio::test]
async fn a_forged_host_does_not_reach_the_provider_where_the_site_is_named() {
    let site = Site::parse("https://styrning.verket.se").unwrap();
    let agency = Agency::at(Some(site)).await;
    let issuer = agency.forger.issuer();
    assert_eq!(agency.add_provider(&issuer, &USUAL).await.status, 303);
    let forged = || agency.installation.anonymous().with_header("host", "evil.example");
    let begun = forged().get("/sign-in/with/1").await;
    let redirect = "redirect_uri=https%3A%2F%2Fstyrning.verket.se%2Fverket%2Fsign-in%2Fwith%2F1%2Fanswer";
    assert!(begun.location().contains(redirect), "{}", begun.location());
    assert!(!begun.location().contains("evil.example"), "{}", begun.location());
    // Nor is it told to the administrator who sets the provider up.
    let admin = agency.installation.administrator().await.with_header("host", "evil.example");
    let page = admin.get("/providers/1").await;
    assert!(page.says("https://styrning.verket.se/verket/sign-in/with/1/answer"), "{}", page.main());
    assert!(!page.says("evil.example"), "{}", page.main());
}

#[tokio::test]
async fn what_anyone_can_repeat_does_not_fill_the_security_log() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    let again = || async {
        for _ in 0..30 {
            let reply = client.get("/sign-in/with/1/answer?code=x&state=y").await;
            assert!(reply.location().starts_with("/verket/sign-in?refused=provider-"), "{}", reply.location());
        }
        agency.reasons().len()
    };
    assert_eq!(again().await, 10, "ten alike, and no more");
    assert_eq!(again().await, 10);
    // Another reason is written down all the same, and real people come in meanwhile.
    let said = client.post("/sign-in/with/1/signed-out", &[("logout_token", "x.y.z")]).await;
    assert_eq!((said.status, agency.reasons().len()), (400, 11));
    assert_eq!(agency.sign_in(&agency.installation.anonymous()).await.location(), "/verket/");
    agency.installation.store.clock().advance(jiff::SignedDuration::from_mins(16));
    assert_eq!(again().await, 21, "after a quarter it is told anew");
}
