//! Who has an account is not found out by what a try costs or says: as many hashes for every address, through the whole
//! sign-in, and the same answer. Counted, because time measured on a busy machine shows nothing.

use testkit::client::{Client, Installation, Reply};

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
