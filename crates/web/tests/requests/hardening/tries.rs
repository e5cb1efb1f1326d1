//! Signing in, from outside: who has an account is not found out by what a try costs or says (counted in hashes, because
//! time measured on a busy machine shows nothing); passwords are hidden and can be pasted; a session is new each time.
use testkit::client::{Client, Installation, Reply};
use testkit::form::tags;

const PASSWORD: &str = "mossa gräver tre kantareller";

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap();
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

#[tokio::test]
async fn a_try_costs_and_says_the_same_for_an_address_that_nobody_has() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    for (name, email) in [("Anna Ek", "anna@verket.se"), ("Bo Al", "bo@verket.se"), ("Cia Ask", "cia@verket.se")] {
        let fields = [("name", name), ("email", email), ("unit", ""), ("roles", "reader")];
        assert_eq!(send(&admin, "/people/new", "/people", &fields).await.status, 303);
    }
    // Anna has chosen a password, Bo has not, Cia is closed.
    let id = &installation.organisation;
    let of = |email: &str| {
        let accounts = installation.store.accounts(id).unwrap();
        accounts.into_iter().find(|account| account.email == email).unwrap().person
    };
    let link = installation.store.make_link(id, of("anna@verket.se"), jiff::SignedDuration::from_hours(1), None);
    installation.store.use_link(id, &link.unwrap().unwrap(), PASSWORD).unwrap();
    installation.store.enable(id, of("cia@verket.se"), false, None).unwrap();

    let anyone = installation.anonymous();
    let mut met = Vec::new();
    for email in ["anna@verket.se", "bo@verket.se", "cia@verket.se", "ingen@verket.se", "inte en adress"] {
        // Eleven tries: ten that are looked at, and one that has to wait.
        let mut costs = Vec::new();
        let mut says = Vec::new();
        for _ in 0..11 {
            let before = installation.store.passwords_tried();
            let fields = [("email", email), ("password", "fel lösenord"), ("next", "")];
            let reply = send(&anyone, "/sign-in", "/sign-in/password", &fields).await;
            costs.push(installation.store.passwords_tried() - before);
            let main = reply.main().replace(email, "");
            says.push((
                reply.status,
                reply.headers.len(),
                main.split("request-key").next().unwrap_or_default().to_owned(),
            ));
        }
        met.push((costs, says));
    }
    assert_eq!(met[0].0, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0], "ten are looked at, and the next waits");
    for other in &met[1..] {
        assert_eq!(other, &met[0], "somebody is told from nobody");
    }
}

#[tokio::test]
async fn a_password_is_hidden_can_be_pasted_and_is_known_to_a_password_manager() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let fields = [("name", "Anna Ek"), ("email", "anna@verket.se"), ("unit", ""), ("roles", "reader")];
    assert_eq!(send(&admin, "/people/new", "/people", &fields).await.status, 303);
    let id = &installation.organisation;
    let person = installation.store.accounts(id).unwrap()[0].person;
    let link = || installation.store.make_link(id, person, jiff::SignedDuration::from_hours(1), None).unwrap().unwrap();
    let code = link().reveal();
    let welcome = admin.get(&format!("/welcome?code={code}")).await;
    installation.store.use_link(id, &link(), PASSWORD).unwrap();
    let anna = installation.anonymous();
    let fields = [("email", "anna@verket.se"), ("password", PASSWORD), ("next", "")];
    assert_eq!(send(&anna, "/sign-in", "/sign-in/password", &fields).await.status, 303);
    let mut count = 0;
    for page in [welcome, installation.anonymous().get("/sign-in").await, anna.get("/account").await] {
        for tag in tags(&page.text()) {
            let is_password = ["password", "current"].contains(&tag.get("name").unwrap_or_default());
            if tag.name != "input" || !is_password {
                continue;
            }
            count += 1;
            assert_eq!(tag.get("type"), Some("password"), "{tag:?}");
            let known = tag.get("autocomplete").unwrap_or_default();
            assert!(["current-password", "new-password"].contains(&known), "{tag:?}");
            assert!(tag.get("value").is_none() && tag.get("maxlength").is_none() && tag.get("onpaste").is_none());
        }
    }
    assert_eq!(count, 4, "one to sign in, one to choose, two to change");
}

#[tokio::test]
async fn who_signs_in_again_has_a_new_session_and_the_old_one_is_dead() {
    let installation = Installation::small();
    let client = installation.reader().await;
    let cookie = |reply: &Reply| reply.header("set-cookie").split(['=', ';']).nth(1).unwrap().to_owned();
    let first = cookie(&client.post("/sign-in", &[("person", "2")]).await);
    let second = cookie(&client.post("/sign-in", &[("person", "3")]).await);
    assert_ne!(first, second);
    let old = installation.anonymous();
    old.keep_cookie("session", &first);
    assert_eq!(old.get("/account").await.status, 303, "the session from before is alive");
    // One that was made up before is never taken up.
    let fixed = installation.anonymous();
    fixed.keep_cookie("session", "AAAAAAAAAAAAAAAAAAAAAA");
    assert_ne!(cookie(&fixed.post("/sign-in", &[("person", "2")]).await), "AAAAAAAAAAAAAAAAAAAAAA");
}

#[tokio::test]
async fn every_page_of_somebody_signed_in_has_a_way_to_sign_out() {
    let installation = Installation::with_example();
    let all = installation.with_every_role().await;
    let mut pages = 0;
    for route in web::routes::registry().iter().filter(|route| route.method == "GET" && route.path.starts_with("/{")) {
        let address = testkit::registry::address(route, "tillvaxtverket");
        let reply = all.get_address(&address).await;
        let is_page = reply.text().starts_with("<!DOCTYPE html>");
        if reply.status == 200 && is_page {
            pages += 1;
            assert!(reply.says("action=\"/tillvaxtverket/sign-out\""), "{address}");
        }
    }
    assert!(40 <= pages, "only {pages} pages");
}
