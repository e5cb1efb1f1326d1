//! Who is let in at every route in every state that a person and a session can be in: invited, disabled, signed out, a session
//! that was ended, of another organisation, who has left, deputy before, in and after the time. Held against a file in the
//! repository, and against what the table of rights says of who that is: whoever is let in must have the right.
//!
//! The roles of those who are signed in are in `access_matrix.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};

use domain::assignment::Scope;
use domain::email::EmailAddress;
use domain::event::Event;
use domain::ids::{DeputationId, PersonId};
use domain::policy::{Right, Role, allows};
use jiff::{SignedDuration, ToSpan};
use testkit::client::{CLOSED, Client, Installation, Reply};
use web::routes::registry;

const STRATEGIST: PersonId = PersonId(3);
// A person for each state.
const DEPUTY: PersonId = PersonId(41);
const DEPUTY_LATER: PersonId = PersonId(42);
const DEPUTY_EARLIER: PersonId = PersonId(43);
const MEMBER: PersonId = PersonId(44);

/// Someone in a state, and what that someone is here.
struct State {
    name: &'static str,
    client: Client,
    /// `None` for somebody who is nobody here.
    roles: Option<Vec<Role>>,
    person: Option<PersonId>,
}

fn installation() -> Installation {
    let installation = Installation::planning().and_closed();
    let today = installation.store.clock().today();
    installation.amend(|_, _| {
        let placed = |person, role| Event::PersonPlaced { person, unit: None, roles: vec![role] };
        let deputy = |id, deputy, from: i64, until: i64| Event::DeputyNamed {
            deputation: DeputationId(id),
            person: STRATEGIST,
            deputy,
            role: Role::Strategist,
            scope: Scope::Organisation,
            from: today.saturating_add(from.days()),
            until: today.saturating_add(until.days()),
        };
        Ok(vec![
            placed(DEPUTY, Role::Reader),
            placed(DEPUTY_LATER, Role::Reader),
            placed(DEPUTY_EARLIER, Role::Reader),
            placed(MEMBER, Role::Member),
            deputy(1, DEPUTY, 0, 0),
            deputy(2, DEPUTY_LATER, 1, 9),
            deputy(3, DEPUTY_EARLIER, -9, -1),
        ])
    });
    installation
}

async fn signed_in(installation: &Installation, person: PersonId) -> Client {
    let client = installation.anonymous();
    client.sign_in(person).await;
    client
}

/// A strategist of number `number`, and what is done to the account or the session of that one.
async fn strategist(
    installation: &Installation,
    number: u32,
    done: impl Fn(&Installation, PersonId),
) -> (Client, PersonId) {
    let person = PersonId(number);
    installation.amend(|_, _| Ok(vec![Event::PersonPlaced { person, unit: None, roles: vec![Role::Strategist] }]));
    let email = EmailAddress::parse(&format!("person{number}@verket.se")).unwrap();
    installation.store.address_account(&installation.organisation, person, &email, None).unwrap();
    let client = signed_in(installation, person).await;
    done(installation, person);
    (client, person)
}

async fn states(installation: &Installation) -> Vec<State> {
    let nobody = |name, client| State { name, client, roles: None, person: None };
    let somebody = |name, client, person, roles: &[Role]| State {
        name,
        client,
        roles: Some(roles.to_vec()),
        person: Some(person),
    };
    let invited = installation.anonymous();
    let tried = [("email", "person51@verket.se"), ("password", "mossa gräver tre kantareller"), ("next", "")];
    let (_, invited_person) = strategist(installation, 51, |installation, person| {
        let week = SignedDuration::from_hours(7 * 24);
        installation.store.make_link(&installation.organisation, person, week, None).unwrap();
    })
    .await;
    assert_eq!(invited.post("/sign-in/password", &tried).await.status, 422, "{invited_person} has no password yet");
    let (disabled, _) = strategist(installation, 52, |installation, person| {
        installation.store.enable(&installation.organisation, person, false, None).unwrap();
    })
    .await;
    let (ended, _) = strategist(installation, 53, |installation, person| {
        installation.store.end_sessions(&installation.organisation, person).unwrap();
    })
    .await;
    let (left, _) = strategist(installation, 54, |installation, person| {
        installation.amend(|_, _| Ok(vec![Event::PersonPlaced { person, unit: None, roles: Vec::new() }]));
    })
    .await;
    let signed_out = signed_in(installation, STRATEGIST).await;
    signed_out.post("/sign-out", &[]).await;
    let reader_and_deputy = [Role::Reader, Role::Strategist];
    vec![
        nobody("anonymous", installation.anonymous()),
        nobody("invited", invited),
        nobody("disabled", disabled),
        nobody("session ended", ended),
        nobody("signed out", signed_out),
        nobody("of another organisation", installation.at(CLOSED).actor(Role::Strategist).await.moved_to("verket")),
        // The session ended with the last role.
        nobody("has left", left),
        somebody("member", signed_in(installation, MEMBER).await, MEMBER, &[Role::Member]),
        somebody("deputy later", signed_in(installation, DEPUTY_LATER).await, DEPUTY_LATER, &[Role::Reader]),
        somebody("deputy now", signed_in(installation, DEPUTY).await, DEPUTY, &reader_and_deputy),
        somebody("deputy before", signed_in(installation, DEPUTY_EARLIER).await, DEPUTY_EARLIER, &[Role::Reader]),
        somebody("strategist", signed_in(installation, STRATEGIST).await, STRATEGIST, &[Role::Strategist]),
    ]
}

/// Whether somebody with these roles should be let in, by the table alone. What is decided here is open to everyone.
fn should(right: Right, roles: Option<&[Role]>) -> bool {
    match roles {
        None => matches!(right, Right::Open | Right::ReadDecided),
        Some(roles) => right == Right::Open || roles.iter().any(|role| allows(*role, right)),
    }
}

/// One answer that a route gave.
#[derive(Debug, Clone)]
struct Met {
    route: String,
    method: String,
    right: Right,
    state: &'static str,
    should: bool,
    answer: &'static str,
}

/// The routes that let somebody in who has not the right: what must be nothing.
fn unguarded(all: &[Met]) -> Vec<String> {
    let wrong = all.iter().filter(|met| !met.should && met.answer == "in");
    wrong.map(|met| format!("{} {} lets in: {}", met.method, met.route, met.state)).collect()
}

fn met(reply: &Reply) -> &'static str {
    match reply.status {
        401 => "token",
        403 => "403",
        303 if reply.location().contains("/sign-in?next=") => "sign-in",
        _ => "in",
    }
}

/// Not of the stream that does not end, and not of signing out, which ends what is asked with.
async fn everything(installation: &Installation) -> Vec<Met> {
    let states = states(installation).await;
    let mut all = Vec::new();
    for route in registry()
        .iter()
        .filter(|route| route.path.starts_with("/{organisation}") && !matches!(route.name, "live" | "sign-out"))
    {
        for state in &states {
            // What the form of an earlier row did to the session must not show here.
            if let Some(person) = state.person.filter(|_| route.method != "GET") {
                state.client.sign_in(person).await;
            }
            all.push(Met {
                route: route.path.to_owned(),
                method: route.method.to_string(),
                right: route.right,
                state: state.name,
                should: should(route.right, state.roles.as_deref()),
                answer: met(&state.client.ask(route).await),
            });
        }
    }
    all
}

/// A row for each right and way of asking, a column for each state: routes that are met alike are one row.
fn table(all: &[Met]) -> String {
    let mut columns: Vec<&'static str> = Vec::new();
    let mut cells: BTreeMap<(String, String), BTreeMap<&'static str, BTreeSet<&'static str>>> = BTreeMap::new();
    let mut routes: BTreeMap<(String, String), BTreeSet<&str>> = BTreeMap::new();
    for met in all {
        if !columns.contains(&met.state) {
            columns.push(met.state);
        }
        let row = (format!("{:?}", met.right), met.method.clone());
        cells.entry(row.clone()).or_default().entry(met.state).or_default().insert(met.answer);
        routes.entry(row).or_default().insert(&met.route);
    }
    let mut text = String::from(
        "# Who is let in, in every state of a person and a session: by right, and by whether something is read or changed.\n\
         # Made by `UPDATE=1 cargo test -p web --test requests access_states`. \"in/403\": the handler refuses some itself.\n\n",
    );
    text.push_str(&format!("{:<16}  {:<4}  {:>6}", "right", "how", "routes"));
    columns.iter().for_each(|column| text.push_str(&format!("  {column}")));
    text.push('\n');
    for ((right, method), row) in &cells {
        let count = routes[&(right.clone(), method.clone())].len();
        text.push_str(&format!("{right:<16}  {method:<4}  {count:>6}"));
        for column in &columns {
            let answers: Vec<&str> = row.get(column).into_iter().flatten().copied().collect();
            text.push_str(&format!("  {:<width$}", answers.join("/"), width = column.len()));
        }
        text = text.trim_end().to_owned();
        text.push('\n');
    }
    text
}

#[tokio::test]
async fn nobody_is_let_in_who_should_not_be_whatever_their_state() {
    let installation = installation();
    let all = everything(&installation).await;
    assert_eq!(unguarded(&all), Vec::<String>::new());
    // A route without its right, and a state that is not looked at: the check sees each.
    for forgotten in ["403", "sign-in"] {
        let mut defect = all.clone();
        let at = defect.iter().position(|met| !met.should && met.answer == forgotten).expect("somebody is kept out");
        defect[at].answer = "in";
        assert_eq!(unguarded(&defect).len(), 1, "{:?}", defect[at]);
    }
    let table = table(&all);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/access_states.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &table).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == table,
        "who is let in has changed. If it should: `UPDATE=1 cargo test -p web --test requests access_states`, and let someone read \
         the difference.\n{table}"
    );
}
