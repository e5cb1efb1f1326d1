//! What is secret is on no page, in no list, count, search, file or log of those who may not know of it, whatever the route:
//! the routes come from the registry, so none can be left out. And marking and lifting, as the pages do it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::ids::{PersonId, TaskId};
use domain::policy::Role;
use domain::secrecy::Ground;
use domain::task::{Due, Handed, TaskKind, Terms};
use domain::text::{Explanation, Name, Reason};
use jiff::civil::date;
use testkit::client::{Client, Installation};
use testkit::planning::{DIGITAL, LEADER, MANAGER, SERVICES, work};
use web::routes::registry;

/// A word that nothing but the secret task says.
const MARKER: &str = "Skymningsgranen";
const SECRET: TaskId = TaskId(1);

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// An agency that plans, with a task that is secret, an activity that answers it, and one that is not.
fn installation() -> Installation {
    let installation = Installation::planning();
    let terms = |number: &str, title: &str| Terms {
        number: name(number),
        kind: TaskKind::Assignment,
        title: name(title),
        text: Explanation::parse(title).unwrap(),
        document: name("Regleringsbrev för budgetåret 2019"),
        dated: date(2018, 10, 1),
        year: 2019,
        due: vec![Due { day: date(2018, 11, 1), what: Some(name(title)) }],
        goals: vec![SERVICES],
    };
    installation.amend(|organisation, context| {
        let new = vec![(terms("Uppdrag 1", MARKER), None), (terms("Uppdrag 2", "Öppet uppdrag"), None)];
        organisation.register_tasks(context, new)
    });
    installation.amend(|organisation, context| {
        organisation.hand_out_tasks(context, vec![Handed { task: SECRET, unit: Some(DIGITAL) }])
    });
    let tied = domain::activity::Work { tasks: vec![SECRET], ..work("Portal", None, &[(SERVICES, 10_000)], &[]) };
    installation.plan(DIGITAL, vec![tied]);
    installation
}

fn mark(installation: &Installation) {
    let ground = Ground { chapter: 18, section: name("8") };
    installation.amend(|organisation, context| {
        organisation.mark_secret(context, SECRET, ground.clone(), Reason::parse(MARKER).unwrap())
    });
}

async fn signed_in(installation: &Installation, person: PersonId) -> Client {
    let client = installation.anonymous();
    client.sign_in(person).await;
    client
}

/// Every address that can be read, with ids that are there, and with what is searched for and filtered by.
fn addresses() -> Vec<String> {
    let inside = registry().into_iter().filter(|route| route.method == "GET" && route.name != "live");
    let inside = inside.filter_map(|route| route.path.strip_prefix("/{organisation}"));
    let id = |part: &str| match part {
        "{unit}" => DIGITAL.to_string(),
        "{paper}" => "plan".to_owned(),
        part if part.starts_with('{') => "1".to_owned(),
        part => part.to_owned(),
    };
    let plain = inside.map(|path| path.split('/').map(id).collect::<Vec<String>>().join("/"));
    let asked = [
        format!("/search?q={MARKER}"),
        "/search?q=uppdrag".to_owned(),
        "/search?q=regleringsbrev".to_owned(),
        "/tasks?year=all&state=late".to_owned(),
        format!("/tasks?unit={DIGITAL}&year=all"),
        "/tasks/export?as=csv".to_owned(),
        format!("/planning/1/units/{DIGITAL}/export?as=csv"),
        "/tasks?as-of=2018-11-13".to_owned(),
        "/tasks/1?as-of=2018-11-13".to_owned(),
        "/planning/1/breaks?as-of=2018-11-13".to_owned(),
        "/my-thread".to_owned(),
    ];
    plain.chain(asked).collect()
}

/// The addresses whose answer says the word.
async fn that_tell(client: &Client) -> Vec<String> {
    let mut telling = Vec::new();
    for address in addresses() {
        let reply = client.get(&address).await;
        // What was searched for stands on the page again; then it is what was found that tells.
        let word = if address.contains(MARKER) { format!("/tasks/{SECRET}\"") } else { MARKER.to_owned() };
        if reply.says(&word) {
            telling.push(address);
        }
        assert_ne!(reply.status, 500, "{}", reply.text());
    }
    telling
}

#[tokio::test]
async fn what_is_secret_is_nowhere_for_those_who_may_not_know_of_it() {
    let installation = installation();
    let strategist = installation.strategist().await;
    let before = that_tell(&strategist).await;
    assert!(8 <= before.len(), "the check finds what is not secret: {before:?}");
    mark(&installation);
    let nowhere: Vec<String> = Vec::new();
    assert_eq!(that_tell(&installation.anonymous()).await, nowhere);
    for role in [Role::Reader, Role::Strategist, Role::Secretary, Role::Administrator, Role::Auditor] {
        let client = installation.at("verket").actor(role).await;
        assert_eq!(that_tell(&client).await, nowhere, "{role:?}");
        assert!(client.get("/tasks/1").await.is_not_found() || role == Role::Administrator, "{role:?}");
    }
    for person in [LEADER, MANAGER] {
        let telling = that_tell(&signed_in(&installation, person).await).await;
        assert!(before.len() / 2 <= telling.len(), "{person} may know of it: {telling:?}");
    }
}

#[tokio::test]
async fn what_is_secret_is_not_there_to_change() {
    let installation = installation();
    mark(&installation);
    let strategist = installation.strategist().await;
    for path in ["/tasks/1/edit", "/tasks/1/unit", "/tasks/1/steps"] {
        assert_eq!(strategist.post(path, &[]).await.status, 404, "{path}");
    }
    for path in ["/tasks/1/secrecy", "/tasks/1/secrecy/lift"] {
        assert_eq!(strategist.post(path, &[]).await.status, 403, "{path}: it takes another right");
    }
    // The log is given out whole, or not at all.
    let auditor = installation.auditor().await;
    assert_eq!(auditor.get("/log/export").await.status, 403);
    let log = auditor.get("/log").await;
    assert!(log.status == 200 && log.says("Öppet uppdrag") || log.says("uppdrag"), "{}", log.main());
}

#[tokio::test]
async fn a_manager_marks_a_task_with_its_ground_and_lifts_it() {
    let installation = installation();
    let manager = signed_in(&installation, MANAGER).await;
    let key = manager.get("/tasks/1").await.hidden("request-key").unwrap();
    let wrong =
        [("secrecy", "mark"), ("chapter", "99"), ("section", ""), ("secrecy-reason", "Röjer"), ("request-key", &key)];
    let refused = manager.post("/tasks/1/secrecy", &wrong).await;
    assert!(refused.status == 422 && refused.says("Fyll i det här fältet."), "{}", refused.main());
    assert!(refused.says("value=\"99\""), "what was typed is kept");
    let wrong =
        [("secrecy", "mark"), ("chapter", "99"), ("section", "8"), ("secrecy-reason", "Röjer"), ("request-key", &key)];
    assert!(manager.post("/tasks/1/secrecy", &wrong).await.says("inget kapitel"));
    let right =
        [("secrecy", "mark"), ("chapter", "18"), ("section", "8"), ("secrecy-reason", "Röjer"), ("request-key", &key)];
    assert_eq!(manager.post("/tasks/1/secrecy", &right).await.status, 303);
    let page = manager.get("/tasks/1").await;
    assert!(page.says("Sekretess 18 kap. 8 §") && page.says("Röjer"), "{}", page.main());
    assert!(manager.get("/tasks?year=all").await.says("sekretess"));
    assert!(installation.reader().await.get("/tasks/1").await.is_not_found());

    let key = page.hidden("request-key").unwrap();
    let lift = [("secrecy", "lift"), ("secrecy-reason", "Skyddet är borta."), ("request-key", &key)];
    assert_eq!(manager.post("/tasks/1/secrecy/lift", &lift).await.status, 303);
    assert_eq!(installation.reader().await.get("/tasks/1").await.status, 200);
}
