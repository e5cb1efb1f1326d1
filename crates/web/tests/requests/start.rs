//! The first run, asked through the whole server: offered to whoever has the code, and at the machine where anyone may pick
//! who to be; to nobody once there is an agency.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::body::BodyKind;
use domain::ids::OrganisationId;
use domain::organisation::Governance;
use domain::policy::Viewer;
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::start::Code;

fn local() -> Installation {
    Installation::empty(Settings { pick_person: true, ..Settings::default() }, true)
}

/// Reached from other machines, with the code that stands on the console.
fn remote() -> (Installation, Code) {
    let code = Code::random().unwrap();
    let settings = Settings { start_code: Some(code.clone()), ..Settings::default() };
    (Installation::empty(settings, false), code)
}

async fn form(client: &Client, address: &str) -> (Reply, Vec<(String, String)>) {
    let page = client.get_address(address).await;
    assert_eq!(page.status, 200, "{address}");
    let hidden = |name: &str| (name.to_owned(), page.hidden(name).unwrap_or_default());
    let fields = [
        hidden("request-key"),
        hidden("way"),
        hidden("code"),
        ("name".to_owned(), "Verket för åar & öar".to_owned()),
        ("governance".to_owned(), "board".to_owned()),
        ("areas".to_owned(), "Förenkling\r\n\r\n  Kompetens \r\n".to_owned()),
        ("readers".to_owned(), "everyone".to_owned()),
        ("person".to_owned(), "Kim".to_owned()),
    ];
    (page, fields.to_vec())
}

async fn send(client: &Client, fields: &[(String, String)], changed: &[(&str, &str)]) -> Reply {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for &(name, value) in changed {
        all.retain(|(field, _)| *field != name);
        all.push((name, value));
    }
    client.post_address("/start/agency", &all).await
}

#[tokio::test]
async fn an_empty_installation_offers_three_ways_to_begin() {
    let installation = local();
    let page = installation.anonymous().get_address("/").await;
    assert_eq!(page.status, 200);
    for way in ["Se exempelmyndigheten", "Börja med er egen myndighet", "Läs in tidigare utgåvor"] {
        assert!(page.says(way), "does not offer {way}");
    }
    assert!(installation.anonymous().in_language("en").get_address("/").await.says("Three ways to begin"));
}

#[tokio::test]
async fn the_example_is_laid_down_as_the_command_does() {
    let installation = local();
    let client = installation.anonymous();
    let done = client.post_address("/start/example", &[]).await;
    assert_eq!((done.status, done.location()), (303, "/tillvaxtverket/"));
    let platform = client.get_address("/tillvaxtverket/").await;
    assert!(platform.status == 200 && platform.says("Exemplet är upplagt"), "{}", platform.text());
    let organisation = installation.store.read(Viewer::System, &demo::organisation()).unwrap().unwrap();
    assert!(organisation.example && 2 <= organisation.decisions.len());
    assert_eq!(client.get_address("/start").await.status, 200, "an agency of one's own can still be begun");
    assert_eq!(client.post_address("/start/example", &[]).await.status, 303, "and asking twice lays down once");
}

#[tokio::test]
async fn a_guided_start_sets_up_the_agency_and_leads_to_its_draft() {
    let installation = local();
    let client = installation.anonymous();
    let (_, fields) = form(&client, "/start/agency").await;
    let done = send(&client, &fields, &[]).await;
    assert_eq!(
        (done.status, done.location()),
        (303, "/verket-for-aar-oar/revisions/1/statements/1"),
        "{}",
        done.text()
    );

    let editor = client.get_address(done.location()).await;
    assert_eq!(editor.status, 200, "whoever began is signed in");
    for told in
        ["Kim", "Verket för åar &amp; öar är upplagd", "Skriv visionen", "additions?kind=vision", "för styrelsen"]
    {
        assert!(editor.says(told), "does not say {told}: {}", editor.text());
    }
    let id: OrganisationId = "verket-for-aar-oar".parse().unwrap();
    let organisation = installation.store.read(Viewer::System, &id).unwrap().unwrap();
    assert_eq!((organisation.governance, organisation.published.is_some()), (Governance::Board, true));
    // The steps stand on the first page until there is a strategy, and tell which are done.
    let platform = client.get_address("/verket-for-aar-oar/").await;
    assert!(
        platform.says("Lägg till mål under områdena") && platform.says("revisions/1/course"),
        "{}",
        platform.main()
    );
    assert!(!platform.says(">klart<"));
    let addition = client.get_address("/verket-for-aar-oar/revisions/1/additions?kind=vision").await;
    let added = [
        ("request-key", addition.hidden("request-key").unwrap()),
        ("kind", "vision".to_owned()),
        ("text", "Alla kan bada".to_owned()),
        ("place", ":".to_owned()),
    ];
    let added: Vec<(&str, &str)> = added.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(client.post_address("/verket-for-aar-oar/revisions/1/additions", &added).await.status, 303);
    let platform = client.get_address("/verket-for-aar-oar/").await;
    assert_eq!(platform.main().matches("klart</span>").count(), 1, "{}", platform.main());

    let areas: Vec<&str> = organisation.strategy.open().unwrap().tree.children(None).map(|area| area.text()).collect();
    assert_eq!(areas, ["Förenkling", "Kompetens"]);

    // The same form sent again is answered again; another one is too late.
    assert_eq!(send(&client, &fields, &[]).await.location(), done.location());
    for (field, value) in [("request-key", "another"), ("name", "Ett annat verk")] {
        let late = send(&client, &fields, &[("request-key", "another"), (field, value)]).await;
        assert!(late.is_not_found(), "{field}: {}", late.location());
    }
    assert_eq!(installation.store.organisations(), [id]);
    for address in ["/start", "/start/agency"] {
        assert!(client.get_address(address).await.is_not_found(), "{address}");
    }
    assert!(client.post_address("/start/example", &[]).await.is_not_found());
}

#[tokio::test]
async fn a_head_who_leads_alone_decides_alone_and_a_file_needs_no_draft() {
    let installation = local();
    let client = installation.anonymous();
    let (page, fields) = form(&client, "/start/agency?way=import").await;
    assert!(!page.says("Vilka områden"), "the file has them");
    let changed = [("governance", "director"), ("readers", "own"), ("areas", ""), ("person", " ")];
    let done = send(&client, &fields, &changed).await;
    assert_eq!((done.status, done.location()), (303, "/verket-for-aar-oar/import"), "{}", done.text());
    let id: OrganisationId = "verket-for-aar-oar".parse().unwrap();
    let organisation = installation.store.read(Viewer::System, &id).unwrap().unwrap();
    assert!(organisation.strategy.revisions().next().is_none(), "a draft would stand in the way of the editions");
    assert!(organisation.published.is_none());
    let body = organisation.bodies.values().next().unwrap();
    assert_eq!((body.kind, body.name.as_str()), (BodyKind::Director, "Myndighetschefen"));
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_nothing_is_set_up() {
    let installation = local();
    let client = installation.anonymous();
    let (_, fields) = form(&client, "/start/agency").await;
    let many: String = (0..13).map(|number| format!("Område {number}\n")).collect();
    for (name, value, at) in [
        ("name", "", "name"),
        ("name", "!!!", "name"),
        ("name", "Start", "name"),
        ("name", &"å".repeat(121), "name"),
        ("governance", "", "governance"),
        ("governance", "kungen", "governance"),
        ("readers", "", "readers"),
        ("areas", "Ett\nett", "areas"),
        ("areas", &"x".repeat(301), "areas"),
        ("areas", &many, "areas"),
        ("person", &"x".repeat(121), "person"),
    ] {
        let reply = send(&client, &fields, &[(name, value)]).await;
        assert_eq!(reply.status, 422, "{name} = {value}: {}", reply.location());
        assert!(reply.says(&format!(r##"<a href="#{at}">"##)), "{name} = {value}: {}", reply.main());
        assert!(name == "areas" || reply.says("  Kompetens "), "{name} = {value}: what was typed is gone");
    }
    let one = send(&client, &fields, &[("name", "<b>!</b>"), ("readers", "")]).await;
    assert!(one.says("En sak behöver rättas") && !one.says("<b>!"), "the name has a letter: {}", one.main());
    assert!(installation.store.organisations().is_empty());
}

#[tokio::test]
async fn from_another_machine_nothing_is_offered_without_the_code() {
    let (installation, code) = remote();
    let client = installation.anonymous();
    let wrong = "/start?code=AAAAAAAAAAAAAAAAAAAAAA";
    for address in ["/start", "/start/agency", wrong, "/start?code="] {
        assert!(client.get_address(address).await.is_not_found(), "{address}");
    }
    assert!(!client.get_address("/").await.says("/start"), "nor named");
    for address in ["/start/example", "/start/agency"] {
        assert!(client.post_address(address, &[("code", "x")]).await.is_not_found(), "{address}");
    }
    assert!(installation.store.organisations().is_empty());

    let page = client.get_address(&code.address()).await;
    assert_eq!(page.status, 200);
    let address = code.address().replace("/start?", "/start/agency?way=write&");
    assert!(page.says(&address.replace('&', "&amp;")), "the code goes along: {}", page.main());
    let (_, fields) = form(&client, &address).await;
    let wrong = send(&client, &fields, &[("name", "")]).await;
    assert!(wrong.status == 422 && wrong.hidden("code").is_some(), "also when something is wrong");
    let account = [("email", "kim@verket.se"), ("password", "mossa gräver tre kantareller")];
    for (name, value, at) in [
        ("email", "", "email"),
        ("email", "kim", "email"),
        ("password", "", "password"),
        ("password", "kort", "password"),
        ("password", "Sommar2018!", "password"),
    ] {
        let changed = [account[0], account[1], (name, value)];
        let refused = send(&client, &fields, &changed).await;
        assert!(refused.status == 422 && refused.says(&format!(r##"<a href="#{at}">"##)), "{name}: {}", refused.main());
        assert!(value.is_empty() || name == "email" || !refused.text().contains(&format!("\"{value}\"")), "{name}");
    }
    assert!(installation.store.organisations().is_empty());
    let done = send(&client, &fields, &account).await;
    assert_eq!(
        (done.status, done.location()),
        (303, "/verket-for-aar-oar/revisions/1/statements/1"),
        "{}",
        done.text()
    );
    assert_eq!(client.get_address(&code.address()).await.status, 404, "the code is used up");
    assert_eq!(client.get_address("/verket-for-aar-oar/people").await.status, 200, "the first administrator is in");
    let id: OrganisationId = "verket-for-aar-oar".parse().unwrap();
    let first = installation.store.accounts(&id).unwrap();
    assert_eq!((first.len(), first[0].email.as_str(), first[0].has_password), (1, "kim@verket.se", true));
    // Whoever sends the same form again gets in by nothing, with this password or another.
    let thief = installation.anonymous();
    for password in [account[1].1, "nio kväkande grodspawn"] {
        let again = send(&thief, &fields, &[account[0], ("password", password)]).await;
        assert_eq!(again.location(), "/verket-for-aar-oar/sign-in", "{}", again.text());
        assert_eq!(thief.get_address("/verket-for-aar-oar/account").await.status, 303);
    }
    let form = thief.get_address("/verket-for-aar-oar/sign-in").await;
    let mut fields = vec![("request-key", form.hidden("request-key").unwrap())];
    fields.extend(account.map(|(name, value)| (name, value.to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(
        thief.post_address("/verket-for-aar-oar/sign-in/password", &fields).await.location(),
        "/verket-for-aar-oar/"
    );
}

#[tokio::test]
async fn at_the_machine_too_nothing_is_offered_without_the_code() {
    let code = Code::random().unwrap();
    let settings = Settings { start_code: Some(code.clone()), ..Settings::default() };
    let installation = Installation::empty(settings, true);
    let client = installation.anonymous();
    for address in ["/start", "/start/agency"] {
        assert!(client.get_address(address).await.is_not_found(), "{address}");
    }
    assert!(client.post_address("/start/example", &[]).await.is_not_found());
    assert!(!client.get_address("/").await.says("/start"));
    assert_eq!(client.get_address(&code.address()).await.status, 200);
}

#[tokio::test]
async fn a_name_that_another_site_lets_lead_here_is_not_the_machine_itself() {
    let installation = local();
    for (name, value) in [("host", "evil.example"), ("x-forwarded-for", "10.0.0.1"), ("forwarded", "for=10.0.0.1")] {
        let client = installation.anonymous().with_header(name, value);
        assert!(client.get_address("/start").await.is_not_found(), "{name}");
        assert!(client.post_address("/start/example", &[]).await.is_not_found(), "{name}");
        assert!(!client.get_address("/").await.says("/start"), "{name}");
    }
}
