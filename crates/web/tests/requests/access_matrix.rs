//! Who gets what at every route: the matrix route × actor, held against a file in the repository, so that a change of
//! it is seen in review. Rows come from the registry, so no route can be left out.
//!
//! An entry is the status that an actor meets. Forms are sent empty: what the gate lets through is then answered by the
//! handler with 303, 404 or 422, and what it does not with 303 to the sign-in page or 403.

use domain::policy::{Right, Role};
use testkit::client::{CLOSED, Client, Installation, Reply};
use web::routes::{Route, registry};

/// Everyone in the matrix, in the order of its columns. The example is open to everyone, the closed agency to its own.
async fn actors(installation: &Installation) -> Vec<Actor> {
    let (open, closed) = (installation.at(OPEN), installation.at(CLOSED));
    let by_browser = vec![
        ("anonymous, closed", closed.anonymous()),
        ("anonymous, open", open.anonymous()),
        ("reader", open.actor(Role::Reader).await),
        ("strategist", open.actor(Role::Strategist).await),
        ("unit manager", open.actor(Role::UnitManager).await),
        ("management", open.actor(Role::Management).await),
        ("analyst", open.actor(Role::Analyst).await),
        ("secretary", open.actor(Role::Secretary).await),
        ("administrator", open.actor(Role::Administrator).await),
        ("auditor", open.actor(Role::Auditor).await),
        // One who is signed in elsewhere comes with that session's cookie, and is nobody here.
        ("strategist of another", closed.actor(Role::Strategist).await.moved_to(OPEN)),
        ("directory", open.anonymous()),
    ];
    let programs = vec![
        closed.anonymous(),
        open.anonymous(),
        open.program(Role::Reader),
        open.program(Role::Strategist),
        open.program(Role::Secretary),
        open.program(Role::Administrator),
        open.program(Role::Auditor),
        closed.program(Role::Strategist).moved_to(OPEN),
        open.directory(),
    ];
    let together = by_browser.into_iter().zip(programs);
    together.map(|((name, browser), program)| Actor { name, browser, program }).collect()
}

/// Someone with a browser, and the program of the same with a token for everything that it can be for.
struct Actor {
    name: &'static str,
    browser: Client,
    program: Client,
}

impl Actor {
    fn client(&self, route: &Route) -> &Client {
        if route.is_for_programs() { &self.program } else { &self.browser }
    }
}

const OPEN: &str = "tillvaxtverket";

#[tokio::test]
async fn the_access_matrix_is_the_committed_one() {
    let mut matrix = String::from(
        "# Who gets what: the status of each route for each actor. Made by `UPDATE=1 cargo test -p web --test requests access_matrix`.\n\
         # \"sign-in\" is 303 to the sign-in page. Every route is asked with ids that are there; forms are sent empty.\n\n",
    );
    let mut rows: Vec<Vec<String>> = Vec::new();
    let reading = Installation::with_example().and_closed();
    let readers = actors(&reading).await;
    rows.push(
        ["route", "right"].into_iter().chain(readers.iter().map(|actor| actor.name)).map(str::to_owned).collect(),
    );
    for route in registry() {
        let mut row = vec![format!("{} {}", route.method, route.path), format!("{:?}", route.right)];
        // A fresh installation for each form: what it does must not show in the next row.
        let changed = (route.method != "GET").then(|| Installation::with_example().and_closed());
        let changers = match &changed {
            Some(installation) => actors(installation).await,
            None => Vec::new(),
        };
        for actor in if changed.is_some() { &changers } else { &readers } {
            row.push(met(&actor.client(&route).ask(&route).await));
        }
        rows.push(row);
    }
    matrix.push_str(&aligned(&rows));

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/access_matrix.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &matrix).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == matrix,
        "who gets what has changed. If it should: `UPDATE=1 cargo test -p web --test requests access_matrix`, and let someone read \
         the difference.\n{matrix}"
    );
}

#[tokio::test]
async fn what_is_not_decided_is_hidden_from_everyone_else() {
    let installation = Installation::with_example();
    let (anyone, reader) = (installation.anonymous(), installation.reader().await);
    let mut asked = 0;
    for route in registry().iter().filter(|route| route.method == "GET" && route.right == Right::ReadDecided) {
        let path = route.path.strip_prefix("/{organisation}").unwrap();
        if route.is_for_programs() || !path.contains("{revision}") && !path.contains("{new}") {
            continue;
        }
        let draft = path.replace("{revision}", "6").replace("{new}", "6").replace("{old}", "4");
        assert_eq!(anyone.get(&draft).await.status, 404, "{draft} shows a draft to everyone");
        assert_eq!(reader.get(&draft).await.status, 200, "{draft} hides a draft from an employee");
        asked += 1;
    }
    assert!(2 <= asked, "only {asked} routes were asked");
}

#[tokio::test]
async fn an_organisation_that_is_not_there_is_not_found() {
    let installation = Installation::small();
    for route in registry().iter().filter(|route| route.path.starts_with("/{organisation}")) {
        let reply = installation.at("finnsinte").anonymous().ask(route).await;
        assert_eq!(reply.status, 404, "{} {}", route.method, route.path);
    }
}

fn met(reply: &Reply) -> String {
    if reply.status == 303 && reply.location().contains("/sign-in?next=") {
        "sign-in".to_owned()
    } else {
        reply.status.to_string()
    }
}

fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}
