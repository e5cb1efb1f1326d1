//! Searching, as those who search see it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::ids::RevisionNumber;
use domain::indicator::{Definition, Desired, IndicatorKind};
use domain::organisation::Organisation;
use domain::statement::{StatementKind, Wording};
use domain::text::{Explanation, Name, Reason, StatementText};
use domain::time::Actor;
use domain::writing::Asked;
use testkit::client::{Client, Installation};

async fn searched(client: &Client, query: &str) -> String {
    let query: String = form_urlencoded::byte_serialize(query.as_bytes()).collect();
    let reply = client.get(&format!("/search?q={query}")).await;
    assert_eq!(reply.status, 200, "{query}");
    reply.text()
}

#[tokio::test]
async fn words_are_found_and_marked_with_what_they_lead_to() {
    let installation = Installation::with_example();
    let page = searched(&installation.anonymous(), "HÅLLBAR tillväxt").await;
    assert!(page.contains("<mark>Hållbar</mark> <mark>tillväxt</mark>"), "{page}");
    assert!(page.contains("href=\"/tillvaxtverket/statements/30\""), "{page}");
    // A registration number leads to its decision.
    let reading = installation.store.read(domain::policy::Viewer::System, &installation.organisation).unwrap().unwrap();
    let decision = &reading.decisions.values().next().unwrap().decision;
    let page = searched(&installation.anonymous(), decision.minutes.registration_number.as_str()).await;
    assert!(page.contains(&format!("href=\"/tillvaxtverket/decisions/{}\"", decision.id)), "{page}");
}

#[tokio::test]
async fn drafts_are_found_only_by_those_who_may_read_them() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let open = installation.store.read(domain::policy::Viewer::System, &installation.organisation).unwrap().unwrap();
    let draft = open.strategy.open().unwrap().number;
    let link = format!("href=\"/tillvaxtverket/revisions/{draft}\"");
    let query = format!("revision {draft}");
    assert!(searched(&strategist, &query).await.contains(&link));
    assert!(!searched(&installation.anonymous(), &query).await.contains(&link));
}

#[tokio::test]
async fn what_is_new_is_found_at_once() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    assert!(searched(&strategist, "havsnära").await.contains("Inget innehåller"));
    let context = installation.store.context(Actor::System);
    let wording = Wording::new(StatementText::parse("Havsnära tillväxt").unwrap());
    let asked = Asked { kind: StatementKind::Vision, parent: None, before: None, wording };
    let add =
        |organisation: &Organisation| organisation.add_statement(&context, RevisionNumber(1), asked.clone(), None);
    installation.store.amend(&context, &installation.organisation, add).unwrap();
    assert!(searched(&strategist, "havsnära").await.contains("<mark>Havsnära</mark>"));
}

#[tokio::test]
async fn nothing_found_helps_and_nothing_asked_tells_how() {
    let installation = Installation::with_example();
    let reader = installation.anonymous();
    let page = searched(&reader, "företag xyzzy").await;
    assert!(page.contains("Inget innehåller ”företag xyzzy”"), "{page}");
    assert!(page.contains("/search?q=f%C3%B6retag\""), "the word that is there is offered: {page}");
    let page = searched(&reader, " ").await;
    assert!(page.contains("Skriv ett eller flera ord"), "{page}");
    let page = searched(&reader.in_language("en"), "<script>").await;
    assert!(page.contains("Nothing holds “&lt;script&gt;”"), "{page}");
}

#[tokio::test]
async fn a_search_of_another_day_finds_what_steered_then() {
    let installation = Installation::with_example();
    let reply = installation.anonymous().get("/search?q=prioritering&as-of=2016-01-01").await;
    assert_eq!(reply.status, 200);
    let page = installation.anonymous().get("/search?q=m%C3%A5lbild&as-of=2016-01-01").await.text();
    assert!(page.contains("name=\"as-of\" value=\"2016-01-01\""), "the day is kept: {page}");
}

#[tokio::test]
async fn what_is_planned_is_found_by_those_who_may_read_it_and_leads_to_its_page() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    let hits = [
        ("digitaliseringscheckar", "Aktiviteter", "/planning/1/activities/"),
        ("robotar i mindre industriföretag", "Uppdrag", "/tasks/"),
        ("planering 2019", "Planeringsomgångar", "/planning/2\""),
        ("nya marknader", "Enheter", "/planning/1/units/11\""),
    ];
    for (query, sort, leads_to) in hits {
        let page = searched(&reader, query).await;
        let section = page.split("<section").find(|section| section.contains(&format!("\">{sort} <small>")));
        let section = section.unwrap_or_else(|| panic!("{query}: no {sort} in {page}"));
        let address = section.split("href=\"").find(|rest| rest.contains("data-hit")).unwrap_or_default();
        assert!(section.contains(&format!("href=\"/tillvaxtverket{leads_to}")), "{query}: {section}");
        let address = address.split('"').next().unwrap_or_default();
        assert_eq!(reader.get_address(address).await.status, 200, "{query} leads to {address}");
    }
    let scenario = searched(&reader, "scenario b").await;
    assert!(scenario.contains("Scenarier <small>") && scenario.contains("/planning/2/scenarios/"), "{scenario}");

    let anyone = installation.anonymous();
    for (query, ..) in hits {
        let page = searched(&anyone, query).await;
        for hidden in ["/planning/", "/tasks/", "Aktiviteter <small>", "Uppdrag <small>", "Scenarier <small>"] {
            let main = page.split("id=\"found\"").nth(1).unwrap_or_default();
            assert!(!main.contains(hidden), "{query}: someone who is not signed in sees {hidden}: {main}");
        }
    }
    let page = searched(&reader.in_language("en"), "digitaliseringscheckar").await;
    assert!(page.contains("Activity, Digital utveckling, plan 2018"), "{page}");
}

#[tokio::test]
async fn indicators_are_found_and_those_that_nobody_has_decided_on_only_by_the_agency_itself() {
    let installation = Installation::with_example();
    let definition = Definition {
        cannot_say: Explanation::parse("Varför <xyzzy> dröjer.").unwrap(),
        ..Definition::new(
            Name::parse("Tid till xyzzybesked").unwrap(),
            Reason::parse("Hur länge väntar företagen?").unwrap(),
            IndicatorKind::Operations,
            Desired::Down,
            Name::parse("dagar").unwrap(),
        )
    };
    let context = installation.store.context(Actor::System);
    let define = |organisation: &Organisation| organisation.define_indicators(&context, vec![definition.clone()]);
    let organisation = installation.store.amend(&context, &installation.organisation, define).unwrap();
    let made = organisation.indicators.all().next_back().unwrap().id;
    let link = format!("href=\"/tillvaxtverket/indicators/{made}\"");
    let page = searched(&installation.strategist().await, "xyzzy").await;
    assert!(page.contains(&link) && page.contains("Indikator, i dagar") && page.contains("Inte beslutad"), "{page}");
    assert!(page.contains("Varför &lt;<mark>xyzzy</mark>&gt; dröjer."), "{page}");
    let anyone = installation.anonymous();
    assert!(!searched(&anyone, "xyzzy").await.contains(&link));

    let decided = organisation.indicators.latest_decided().unwrap().entries.keys().next().copied().unwrap();
    let name = &organisation.indicators.get(decided).unwrap().definition().name;
    let page = searched(&anyone, name.as_str()).await;
    assert!(page.contains(&format!("href=\"/tillvaxtverket/indicators/{decided}\"")), "{page}");
}
