//! Roles in parts of the agency, deputies, and those whom a manager lets write: given, shown, used, ended, on the pages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::event::Event;
use domain::ids::PersonId;
use domain::policy::Role;
use domain::text::Name;
use jiff::SignedDuration;
use testkit::client::{Client, Installation, Reply};
use testkit::planning::{DIGITAL, GROUP, MANAGER, SERVICE};

const EMPLOYEE: PersonId = PersonId(21);
const OTHER: PersonId = PersonId(22);

/// An agency that plans, with two employees who can be called by name.
fn installation() -> Installation {
    let installation = Installation::planning();
    installation.amend(|_, _| {
        let placed = |person| Event::PersonPlaced { person, unit: Some(DIGITAL), roles: vec![Role::Reader] };
        Ok(vec![placed(EMPLOYEE), placed(OTHER)])
    });
    for (person, name) in [(MANAGER, "Anna Ek"), (EMPLOYEE, "Bo Al"), (OTHER, "Cia Lind")] {
        installation.store.name_person(&installation.organisation, person, &Name::parse(name).unwrap()).unwrap();
    }
    installation
}

async fn signed_in(installation: &Installation, person: PersonId) -> Client {
    let client = installation.anonymous();
    client.sign_in(person).await;
    client
}

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

/// The value of a hidden field of the first row that can be ended.
async fn row(client: &Client, page: &str, name: &str) -> String {
    client.get(page).await.hidden(name).unwrap_or_else(|| panic!("nothing to end at {page}"))
}

fn days(installation: &Installation) -> (String, String) {
    let today = installation.store.clock().today();
    (today.to_string(), today.tomorrow().unwrap().to_string())
}

const PLAN: &str = "/planning/1/units/2";

#[tokio::test]
async fn a_role_in_a_unit_is_given_shown_used_and_ended() {
    let installation = installation();
    let admin = installation.administrator().await;
    let bo = signed_in(&installation, EMPLOYEE).await;
    let (from, until) = days(&installation);
    let page = format!("/people/{EMPLOYEE}/roles");
    let unit = format!("unit-{SERVICE}");
    let fields =
        [("role", "unit-manager"), ("scope", unit.as_str()), ("from", from.as_str()), ("until", until.as_str())];
    let given = send(&admin, &page, &page, &fields).await;
    assert_eq!(given.status, 303, "{}", given.main());
    let shown = admin.get(&page).await;
    assert!(shown.says("Enhetschef") && shown.says("Service") && shown.says(&until), "{}", shown.main());
    assert!(admin.get("/people").await.says("enhetschef, Service"), "the list of people says it too");
    assert_eq!(bo.get("/account").await.status, 303, "with other rights one signs in anew");

    let bo = signed_in(&installation, EMPLOYEE).await;
    let new = format!("/planning/1/units/{SERVICE}/activities/new");
    assert_eq!(bo.get(&new).await.status, 200);
    assert_eq!(bo.get("/planning/1/units/2/activities/new").await.status, 403, "in no other unit");
    installation.store.clock().advance(SignedDuration::from_hours(48));
    let bo = signed_in(&installation, EMPLOYEE).await;
    assert_eq!(bo.get(&new).await.status, 403, "it ended by itself");

    let again = [("role", "analyst"), ("scope", "organisation"), ("from", until.as_str()), ("until", "")];
    let admin = installation.administrator().await;
    assert_eq!(send(&admin, &page, &page, &again).await.status, 303);
    let assignment = row(&admin, &page, "assignment").await;
    let ended = send(&admin, &page, &format!("{page}/end"), &[("assignment", &assignment)]).await;
    assert_eq!(ended.status, 303, "{}", ended.main());
    let (other, end) = (format!("/people/{OTHER}/roles"), format!("/people/{OTHER}/roles/end"));
    let gone = send(&admin, &other, &end, &[("assignment", &assignment)]).await;
    assert_eq!(gone.status, 404, "another's role is not there to end");
}

#[tokio::test]
async fn what_is_wrong_with_a_role_stands_at_its_field_and_what_was_typed_is_kept() {
    let installation = installation();
    let admin = installation.administrator().await;
    let page = format!("/people/{EMPLOYEE}/roles");
    let (from, _) = days(&installation);
    let body = format!("body-{GROUP}");
    let fields = [("role", "unit-manager"), ("scope", body.as_str()), ("from", from.as_str()), ("until", "2010-01-01")];
    let refused = send(&admin, &page, &page, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.says("Rollen ges inte där.") && refused.says("Sista dagen kan vara tidigast"),
        "{}",
        refused.main()
    );
    assert!(refused.says("value=\"2010-01-01\""), "{}", refused.main());
    let unreadable = [("role", "emperor"), ("scope", "unit-x"), ("from", "i morgon"), ("until", "")];
    assert_eq!(send(&admin, &page, &page, &unreadable).await.status, 422);
    assert!(admin.get("/people/999/roles").await.is_not_found());
    assert_eq!(signed_in(&installation, MANAGER).await.get(&page).await.status, 403);
}

#[tokio::test]
async fn a_manager_names_a_deputy_who_acts_and_the_log_says_for_whom() {
    let installation = installation();
    let anna = signed_in(&installation, MANAGER).await;
    let bo = signed_in(&installation, EMPLOYEE).await;
    assert_eq!(bo.get(&format!("{PLAN}/activities/new")).await.status, 403);
    let (from, until) = days(&installation);
    let fields = [("deputy", "bo al"), ("grant", "unit-manager unit-2"), ("from", &from), ("until", &until)];
    let named = send(&anna, "/account/deputies", "/account/deputies", &fields).await;
    assert_eq!(named.status, 303, "{}", named.main());
    assert!(anna.get("/account/deputies").await.says("Bo Al"));

    let page = bo.get("/").await;
    assert!(page.says("För Anna Ek: enhetschef, Digital utveckling, till och med"), "{}", page.text());
    assert!(bo.get("/to-do").await.says("för Anna Ek"));
    assert!(bo.get("/account/deputies").await.says("Vikarie för"));
    let title = [("title", "Portal"), ("from", "2019-01-01")];
    let written = send(&bo, &format!("{PLAN}/activities/new"), &format!("{PLAN}/activities/new"), &title).await;
    assert_eq!(written.status, 303, "{}", written.main());
    let log = installation.auditor().await.get("/log").await;
    assert!(
        log.says("Bo Al gjorde det som följer för Anna Ek, som vikarie (enhetschef, Digital utveckling)."),
        "{}",
        log.main()
    );
    assert!(log.says("Anna Ek utsåg Bo Al till vikarie för Anna Ek"), "{}", log.main());

    installation.store.clock().advance(SignedDuration::from_hours(48));
    let bo = signed_in(&installation, EMPLOYEE).await;
    assert!(!bo.get("/").await.says("För Anna Ek"), "it ended by itself");
    assert_eq!(bo.get(&format!("{PLAN}/activities/new")).await.status, 403);
}

#[tokio::test]
async fn a_deputy_is_ended_by_the_two_and_those_who_run_the_system_and_seen_by_no_other() {
    let installation = installation();
    let admin = installation.administrator().await;
    let (from, until) = days(&installation);
    let page = format!("/people/{MANAGER}/deputies");
    let fields = [("deputy", "Bo Al"), ("grant", "unit-manager unit-2"), ("from", &from), ("until", &until)];
    assert_eq!(send(&admin, &page, &page, &fields).await.status, 303);
    let deputation = row(&admin, &page, "deputation").await;
    let end = [("deputation", deputation.as_str())];
    let cia = signed_in(&installation, OTHER).await;
    assert_eq!(cia.post("/account/deputies/end", &end).await.status, 404, "neither of the two");
    assert_eq!(cia.get(&page).await.status, 403);
    let through_another = format!("/people/{OTHER}/deputies/end");
    assert_eq!(admin.post(&through_another, &end).await.status, 404);
    let bo = signed_in(&installation, EMPLOYEE).await;
    assert_eq!(send(&bo, "/account/deputies", "/account/deputies/end", &end).await.status, 303);
    assert_eq!(bo.get(&format!("{PLAN}/activities/new")).await.status, 403);

    let anna = signed_in(&installation, MANAGER).await;
    let wrong = [("deputy", "Ingen Alls"), ("grant", "management"), ("from", &from), ("until", "")];
    let refused = send(&anna, "/account/deputies", "/account/deputies", &wrong).await;
    assert!(refused.status == 422 && refused.says("Ingen i katalogen heter ”Ingen Alls”"), "{}", refused.main());
    assert!(refused.says("value=\"Ingen Alls\""));
}

#[tokio::test]
async fn a_manager_lets_people_write_in_the_plan_and_they_do_not_send_it_in() {
    let installation = installation();
    let anna = signed_in(&installation, MANAGER).await;
    let (from, _) = days(&installation);
    let page = format!("/units/{DIGITAL}/contributors");
    assert_eq!(anna.get(&format!("/units/{SERVICE}/contributors")).await.status, 403, "another's plan");
    assert!(anna.get("/units/999/contributors").await.is_not_found());
    let fields = [("person", "Bo Al"), ("from", from.as_str()), ("until", "")];
    assert_eq!(send(&anna, &page, &page, &fields).await.status, 303);
    let bo = signed_in(&installation, EMPLOYEE).await;
    assert_eq!(bo.get(&format!("{PLAN}/activities/new")).await.status, 200);
    assert_eq!(bo.get(&page).await.status, 403, "who writes lets nobody else in");
    assert_eq!(bo.post(&format!("{PLAN}/submission"), &[]).await.status, 403);
    let assignment = row(&anna, &page, "assignment").await;
    let fields = [("person", EMPLOYEE.to_string()), ("assignment", assignment)];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(send(&anna, &page, &format!("{page}/end"), &fields).await.status, 303);
    let bo = signed_in(&installation, EMPLOYEE).await;
    assert_eq!(bo.get(&format!("{PLAN}/activities/new")).await.status, 403);
}
