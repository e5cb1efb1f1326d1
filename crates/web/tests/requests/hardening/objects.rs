//! Things by their number, at every route that has one: a number that nothing has, one that is none, and one that another
//! agency's thing has. Whoever asks has every role, so that nothing but the thing itself can be what is missing.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::policy::{Right, Role};
use testkit::client::{CLOSED, Client, Installation};
use testkit::defect::answering;
use testkit::registry::address;
use web::routes::{Route, registry};

use super::{EXAMPLE, none};

/// Somebody with every role, and programs that may do what can be done with a token.
struct Actors {
    browser: Client,
    program: Client,
    directory: Client,
}

impl Actors {
    async fn of_every_role(installation: &Installation) -> Actors {
        Actors {
            browser: installation.with_every_role().await,
            program: installation.here().program(Role::Strategist),
            directory: installation.here().directory(),
        }
    }

    fn of(&self, route: &Route) -> &Client {
        match route.right {
            Right::Provision => &self.directory,
            _ if route.is_for_programs() => &self.program,
            _ => &self.browser,
        }
    }
}

/// Where one is led back when there is nothing: what was typed and is thrown away may be thrown away already, and an import
/// that has run to its end runs no more.
const DONE_ALREADY: [&str; 3] = ["discard", "running-import", "go-on-with-import"];

/// Whether a part of a route's path stands for a thing of the organisation.
fn is_of_a_thing(part: &str) -> bool {
    part.starts_with('{') && part != "{organisation}"
}

fn of_an_organisation(route: &&Route) -> bool {
    route.path.starts_with("/{organisation}")
}

/// Each route with a thing in its address, and the address with one thing at a time replaced.
fn replaced<'a>(routes: &'a [Route], by: &str) -> Vec<(&'a Route, String)> {
    let mut all = Vec::new();
    for route in routes.iter().filter(of_an_organisation) {
        let there = address(route, EXAMPLE);
        let parts = || route.path.split('/').zip(there.split('/'));
        for (at, _) in parts().enumerate().filter(|(_, (part, _))| is_of_a_thing(part)) {
            let with = |(this, (_, there)): (usize, (&str, &str))| if this == at { by } else { there }.to_owned();
            all.push((route, parts().enumerate().map(with).collect::<Vec<String>>().join("/")));
        }
    }
    all
}

/// What of this is answered otherwise than that it is not there or not to be done.
async fn answered(actors: &Actors, asked: &[(&Route, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (route, asked) in asked {
        let reply = actors.of(route).ask_at(route, asked).await;
        let is_led_back = reply.status == 303 && DONE_ALREADY.contains(&route.name);
        if !is_led_back && !(400..500).contains(&reply.status) {
            faults.push(format!("{} {asked}: {}", route.method, reply.status));
        }
    }
    faults
}

#[tokio::test]
async fn what_is_not_there_is_not_answered_for_whatever_its_number() {
    let installation = Installation::with_example();
    let all = Actors::of_every_role(&installation).await;
    let routes = registry();
    let (mut faults, mut tried) = (Vec::new(), 0);
    for by in ["99999", "18446744073709551616", "-1", "0x1", "%C3%A5", "1%00", "..%2F1"] {
        let asked = replaced(&routes, by);
        tried += asked.len();
        faults.extend(answered(&all, &asked).await);
    }
    none(&faults, tried, 1_000);
}

#[tokio::test]
async fn what_another_agency_has_is_not_there() {
    let installation = Installation::with_example().and_closed();
    // Every role at the other agency, and its session shown to this one.
    let all = Actors::of_every_role(&installation).await;
    let strangers = Actors { browser: all.browser.moved_to(CLOSED), program: all.program.moved_to(CLOSED), ..all };
    let mut faults = Vec::new();
    let mut asked = 0;
    let routes = registry();
    let of_things = routes.iter().filter(of_an_organisation).filter(|route| route.path.split('/').any(is_of_a_thing));
    for route in of_things {
        let address = address(route, CLOSED);
        let reply = strangers.of(route).ask_at(route, &address).await;
        asked += 1;
        let is_turned_away = reply.status == 303 && reply.location().contains("/sign-in");
        if !is_turned_away && !(400..500).contains(&reply.status) {
            faults.push(format!("{} {address}: {}", route.method, reply.status));
        }
    }
    none(&faults, asked, 150);
}

/// The seeded defect: a service that answers for whatever is asked for, as one would that does not look whether it is there.
#[tokio::test]
async fn a_service_that_answers_for_what_is_not_there_is_found() {
    let anything = || answering(|_| StatusCode::OK.into_response());
    let actors = Actors { browser: anything(), program: anything(), directory: anything() };
    let routes = registry();
    let asked = replaced(&routes, "99999");
    assert_eq!(answered(&actors, &asked).await.len(), asked.len());
}
