//! People come in, sign in, and are kept out: the directory, links, passwords, one's own account, the security log.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::policy::Role;
use jiff::SignedDuration;
use store::attempts::Attempt;
use store::security::{Between, Happened, Wanted};
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::site::Site;

pub(crate) const PASSWORD: &str = "mossa gräver tre kantareller";

pub(crate) async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

/// Adds a person, and gives the address of the page.
async fn add(admin: &Client, name: &str, email: &str, role: &str) -> String {
    let fields = [("name", name), ("email", email), ("unit", ""), ("roles", role)];
    let added = send(admin, "/people/new", "/people", &fields).await;
    assert_eq!(added.status, 303, "{}", added.main());
    added.location().trim_start_matches("/verket").to_owned()
}

/// Makes a link, and gives its code.
async fn link(admin: &Client, person: &str) -> String {
    let made = send(admin, person, &format!("{person}/link"), &[]).await;
    assert_eq!(made.status, 200, "{}", made.main());
    let main = made.main();
    let code = main.split("/verket/welcome?code=").nth(1).expect("a link on the page");
    code.split('"').next().unwrap().to_owned()
}

async fn choose(client: &Client, code: &str, password: &str) -> Reply {
    let form = format!("/welcome?code={code}");
    send(client, &form, "/welcome", &[("code", code), ("password", password)]).await
}

pub(crate) async fn sign_in(client: &Client, email: &str, password: &str) -> Reply {
    send(client, "/sign-in", "/sign-in/password", &[("email", email), ("password", password), ("next", "")]).await
}

/// Someone who can sign in, and the page of that person.
pub(crate) async fn with_anna(installation: &Installation, role: &str) -> (Client, String) {
    let admin = installation.administrator().await;
    let anna = add(&admin, "Anna Ek", "anna.ek@verket.se", role).await;
    let chosen = choose(&installation.anonymous(), &link(&admin, &anna).await, PASSWORD).await;
    assert_eq!(chosen.status, 303, "{}", chosen.main());
    (admin, anna)
}

#[tokio::test]
async fn someone_who_is_added_chooses_a_password_and_is_in() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let anna = add(&admin, "Anna Ek", "anna.ek@verket.se", "strategist").await;
    let code = link(&admin, &anna).await;

    let anyone = installation.anonymous();
    let refused = choose(&anyone, &code, "anna.ek2018").await;
    assert!(refused.status == 422 && refused.says("lätt att gissa"), "{}", refused.main());
    assert!(!refused.text().contains("anna.ek2018"), "a password never comes back");
    let chosen = choose(&anyone, &code, PASSWORD).await;
    assert_eq!((chosen.status, chosen.location()), (303, "/verket/"), "{}", chosen.main());
    assert!(anyone.get("/account").await.says("Anna Ek"), "who chose a password is signed in");
    assert_eq!(anyone.get("/revisions").await.status, 200);
    assert_eq!(anyone.get("/people").await.status, 403, "and has the roles that were given");

    let other = installation.anonymous();
    let gone = other.get(&format!("/welcome?code={code}")).await;
    assert!(gone.status == 422 && gone.says("Länken går inte att använda"), "{}", gone.main());
    let signed_in = sign_in(&other, " Anna.Ek@verket.se", PASSWORD).await;
    assert_eq!((signed_in.status, signed_in.location()), (303, "/verket/"), "{}", signed_in.main());
}

#[tokio::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let installation = Installation::small();
    let (admin, _) = with_anna(&installation, "reader").await;
    add(&admin, "Bo Al", "bo.al@verket.se", "reader").await;
    let client = installation.anonymous();
    let mut answers = Vec::new();
    for (email, password) in [
        ("anna.ek@verket.se", "fel lösenord helt"),
        ("ingen@verket.se", PASSWORD),
        // Invited, without a password.
        ("bo.al@verket.se", ""),
        ("bo.al@verket.se", PASSWORD),
    ] {
        let answer = sign_in(&client, email, password).await;
        assert_eq!(answer.status, 422, "{email}");
        if !password.is_empty() {
            let says = answer.main().replace(email, "");
            answers.push(says.split("request-key").next().unwrap().to_owned());
        }
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert!(answers[0].contains("Adressen eller lösenordet stämmer inte."), "{}", answers[0]);
}

#[tokio::test]
async fn after_ten_tries_one_waits_a_quarter_and_nobody_else_does() {
    let installation = Installation::small();
    let (admin, _) = with_anna(&installation, "reader").await;
    let bo = add(&admin, "Bo Al", "bo.al@verket.se", "reader").await;
    choose(&installation.anonymous(), &link(&admin, &bo).await, "nio kväkande grodspawn").await;
    let client = installation.anonymous();
    for _ in 0..10 {
        assert!(sign_in(&client, "anna.ek@verket.se", "fel lösenord").await.says("stämmer inte"));
    }
    let blocked = sign_in(&client, "ANNA.EK@verket.se", PASSWORD).await;
    assert!(blocked.status == 422 && blocked.says("Vänta en kvart"), "the right one too: {}", blocked.main());
    assert_eq!(sign_in(&installation.anonymous(), "bo.al@verket.se", "nio kväkande grodspawn").await.status, 303);
    installation.store.clock().advance(SignedDuration::from_mins(15));
    assert_eq!(sign_in(&client, "anna.ek@verket.se", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn one_password_at_many_addresses_makes_its_place_wait_and_no_other() {
    let settings = Settings { pick_person: true, pick_from_anywhere: true, https: true, ..Settings::default() };
    let installation = Installation::small_with(settings);
    with_anna(&installation, "reader").await;
    let sprayer = installation.anonymous().with_header("x-forwarded-for", "192.0.2.1");
    let begun = installation.store.passwords_tried();
    for number in 0..300 {
        let wrong = Attempt::WrongPasswordFrom("192.0.2.1");
        if number < 299 {
            installation.store.may_try(&installation.organisation, &wrong).unwrap();
        } else {
            assert!(sign_in(&sprayer, &format!("ingen{number}@verket.se"), PASSWORD).await.says("stämmer inte"));
        }
    }
    let waits = sign_in(&sprayer, "anna.ek@verket.se", PASSWORD).await;
    assert!(waits.status == 422 && waits.says("Vänta en kvart"), "{}", waits.main());
    assert_eq!(installation.store.passwords_tried() - begun, 1, "and nothing more is tried from there");
    let elsewhere = installation.anonymous().with_header("x-forwarded-for", "198.51.100.7");
    assert_eq!(sign_in(&elsewhere, "anna.ek@verket.se", PASSWORD).await.status, 303);
    installation.store.clock().advance(SignedDuration::from_mins(15));
    assert_eq!(sign_in(&sprayer, "anna.ek@verket.se", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn who_is_disabled_is_out_and_comes_in_again_when_enabled() {
    let installation = Installation::small();
    let (admin, anna) = with_anna(&installation, "strategist").await;
    let client = installation.anonymous();
    sign_in(&client, "anna.ek@verket.se", PASSWORD).await;
    assert_eq!(client.get("/account").await.status, 200);
    let disabled = send(&admin, &anna, &format!("{anna}/disabling"), &[]).await;
    assert_eq!(disabled.status, 303);
    assert_eq!(client.get("/account").await.status, 303, "to the sign-in page");
    assert!(sign_in(&client, "anna.ek@verket.se", PASSWORD).await.says("stämmer inte"));
    assert!(admin.get(&anna).await.says("Kontot är stängt. Personen kan inte logga in."));
    send(&admin, &anna, &format!("{anna}/enabling"), &[]).await;
    assert_eq!(sign_in(&client, "anna.ek@verket.se", PASSWORD).await.status, 303);
}

#[tokio::test]
async fn other_roles_are_other_rights_and_sign_out() {
    let installation = Installation::small();
    let (admin, anna) = with_anna(&installation, "strategist").await;
    let client = installation.anonymous();
    sign_in(&client, "anna.ek@verket.se", PASSWORD).await;
    let fields = [("name", "Anna Ek"), ("email", "anna.ek@verket.se"), ("unit", ""), ("roles", "reader")];
    let saved = send(&admin, &anna, &anna, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
    assert_eq!(client.get("/account").await.status, 303, "signed out");
    sign_in(&client, "anna.ek@verket.se", PASSWORD).await;
    assert!(client.get("/account").await.says("läsare") && !client.get("/account").await.says("strateg"));
    let log = admin.get("/security?kind=roles-changed").await;
    assert!(log.says("Gavs: läsare") && log.says("Togs bort: strateg"), "{}", log.main());
    let none = send(&admin, &anna, &anna, &fields[..3]).await;
    assert!(none.status == 422 && none.says("Välj minst en roll."), "{}", none.main());
}

#[tokio::test]
async fn somebody_can_always_run_the_system() {
    let installation = Installation::small();
    let (admin, anna) = with_anna(&installation, "administrator").await;
    // Anna is the only one who could sign in.
    let refused = send(&admin, &anna, &format!("{anna}/disabling"), &[]).await;
    assert!(refused.status == 422 && refused.says("Ingen annan kan sköta systemet."), "{}", refused.main());
    let client = installation.anonymous();
    sign_in(&client, "anna.ek@verket.se", PASSWORD).await;
    let people = client.get("/people").await;
    assert!(people.says("Anna Ek") && people.says("kan logga in"), "{}", people.main());
}

#[tokio::test]
async fn an_administrator_who_is_only_invited_is_no_second_one() {
    let installation = Installation::small();
    let (admin, anna) = with_anna(&installation, "administrator").await;
    add(&admin, "Bo Al", "bo.al@verket.se", "administrator").await;
    let client = installation.anonymous();
    assert_eq!(sign_in(&client, "anna.ek@verket.se", PASSWORD).await.status, 303);
    let fields = [("name", "Anna Ek"), ("email", "anna.ek@verket.se"), ("unit", ""), ("roles", "reader")];
    let removed = send(&client, &anna, &anna, &fields).await;
    assert!(removed.status == 422 && removed.says("Ingen annan kan sköta systemet."), "{}", removed.main());
    let erased = send(&admin, &anna, &format!("{anna}/erasure"), &[("confirm", "Anna Ek")]).await;
    assert!(erased.status == 422 && erased.says("Ingen annan kan sköta systemet."), "{}", erased.main());
    assert_eq!(client.get("/people").await.status, 200, "and still runs it");
}

#[tokio::test]
async fn a_person_is_erased_when_the_name_is_typed_and_the_records_stay() {
    let installation = Installation::small();
    let (admin, anna) = with_anna(&installation, "reader").await;
    let client = installation.anonymous();
    sign_in(&client, "anna.ek@verket.se", PASSWORD).await;
    let refused = send(&admin, &anna, &format!("{anna}/erasure"), &[("confirm", "Anna")]).await;
    assert!(refused.status == 422 && refused.says("Inget är raderat."), "{}", refused.main());
    let erased = send(&admin, &anna, &format!("{anna}/erasure"), &[("confirm", "Anna Ek")]).await;
    assert_eq!((erased.status, erased.location()), (303, "/verket/people"), "{}", erased.main());
    assert_eq!(client.get("/account").await.status, 303);
    assert!(admin.get(&anna).await.is_not_found());
    assert!(!admin.get("/people").await.says("Anna Ek"));
    let log = admin.get("/security").await;
    assert!(log.says("Personuppgifter raderades") && log.says("En tidigare medarbetare"), "{}", log.main());
    assert!(!log.text().contains("anna.ek@") && !log.text().contains("Anna Ek"), "nothing but a number is left");
}

#[tokio::test]
async fn one_changes_the_own_password_and_ends_the_own_sessions() {
    let installation = Installation::small();
    let (_, _) = with_anna(&installation, "reader").await;
    let [here, there, third] = [0, 1, 2].map(|_| installation.anonymous());
    for client in [&here, &there, &third] {
        assert_eq!(sign_in(client, "anna.ek@verket.se", PASSWORD).await.status, 303);
        installation.store.clock().advance(SignedDuration::from_mins(1));
    }
    let listed = here.get("/account").await;
    assert_eq!(
        listed.main().matches("name=\"session\"").count(),
        4,
        "three others, and all at once: {}",
        listed.main()
    );
    let main = listed.main();
    let latest = main.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(here.post("/account/sessions", &[("session", &latest), ("current", PASSWORD)]).await.status, 303);
    assert_eq!((third.get("/account").await.status, there.get("/account").await.status), (303, 200));

    let change = [("current", "fel"), ("password", "nio kväkande grodspawn")];
    let refused = send(&here, "/account", "/account/password", &change).await;
    assert!(refused.status == 422 && refused.says("inte ditt nuvarande lösenord"), "{}", refused.main());
    let change = [("current", PASSWORD), ("password", "kort")];
    let refused = send(&here, "/account", "/account/password", &change).await;
    assert!(refused.status == 422 && refused.says("har 4 tecken"), "{}", refused.main());
    let change = [("current", PASSWORD), ("password", "nio kväkande grodspawn")];
    assert_eq!(send(&here, "/account", "/account/password", &change).await.status, 303);
    assert_eq!((here.get("/account").await.status, there.get("/account").await.status), (200, 303));
    assert!(sign_in(&there, "anna.ek@verket.se", PASSWORD).await.says("stämmer inte"));
    assert_eq!(sign_in(&there, "anna.ek@verket.se", "nio kväkande grodspawn").await.status, 303);
}

#[tokio::test]
async fn what_happened_is_written_down_and_found() {
    let installation = Installation::small();
    let (_, _) = with_anna(&installation, "reader").await;
    let client = installation.anonymous();
    sign_in(&client, "anna.ek@verket.se", "fel lösenord").await;
    sign_in(&client, "ingen@verket.se", "fel lösenord").await;
    sign_in(&client, "anna.ek@verket.se", PASSWORD).await;
    let auditor = installation.auditor().await;
    let all = auditor.get("/security").await;
    for words in [
        "Loggade in",
        "Fel lösenord",
        "Släpptes inte in",
        "Konto lades upp",
        "Engångslänk gjordes",
        "Valde lösenord med länk",
    ] {
        assert!(all.says(words), "{words}: {}", all.main());
    }
    let some = auditor.get("/security?kind=sign-in-failed").await;
    assert!(some.says("en händelse") && some.says("Anna Ek"), "{}", some.main());
    let before = auditor.get("/security?from=2010-01-01&until=2010-12-31").await;
    assert!(before.says("Inget har hänt under de här dagarna."), "{}", before.main());
    assert_eq!(installation.reader().await.get("/security").await.status, 403);
}

#[tokio::test]
async fn an_address_is_of_one_and_what_was_typed_is_kept() {
    let installation = Installation::small();
    let (admin, _) = with_anna(&installation, "reader").await;
    let fields = [("name", "Annan Ek"), ("email", "ANNA.EK@verket.se"), ("unit", ""), ("roles", "reader")];
    let refused = send(&admin, "/people/new", "/people", &fields).await;
    assert!(refused.status == 422 && refused.says("Adressen hör till någon annan."), "{}", refused.main());
    assert!(refused.says("value=\"Annan Ek\""), "what was typed is kept");
    let people = admin.get("/people").await;
    assert!(!people.says("Annan Ek"), "nobody was added");
    let fields = [("name", ""), ("email", "anna"), ("unit", ""), ("roles", "reader")];
    let refused = send(&admin, "/people/new", "/people", &fields).await;
    assert!(refused.says("Fyll i det här fältet.") && refused.says("ingen e-postadress"), "{}", refused.main());
    let found = admin.get("/people?name=anna").await;
    assert!(found.says("Anna Ek") && found.says("en person"), "{}", found.main());
}

#[tokio::test]
async fn whoever_changes_the_own_roles_goes_on_with_another_session() {
    let installation = Installation::small();
    let (_, anna) = with_anna(&installation, "administrator").await;
    let [here, there] = [0, 1].map(|_| installation.anonymous());
    for client in [&here, &there] {
        sign_in(client, "anna.ek@verket.se", PASSWORD).await;
    }
    let fields = [
        ("name", "Anna Ek"),
        ("email", "anna.ek@verket.se"),
        ("unit", ""),
        ("roles", "administrator"),
        ("roles", "strategist"),
    ];
    let saved = send(&here, &anna, &anna, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
    let has_new = saved.header("set-cookie").contains("session=");
    assert!(has_new || saved.headers.get_all("set-cookie").iter().count() == 2);
    assert_eq!((here.get("/account").await.status, there.get("/account").await.status), (200, 303));
}

#[tokio::test]
async fn behind_https_a_session_is_in_a_cookie_that_only_this_host_can_set() {
    let settings = Settings { pick_person: true, https: true, ..Settings::default() };
    let installation = Installation::small_with(settings);
    let client = installation.anonymous();
    let reply = client.post("/sign-in", &[("person", "3")]).await;
    let cookie = reply.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-session.verket=") && cookie.contains("; Path=/;"), "{cookie}");
    assert!(cookie.contains("; Secure") && cookie.contains("HttpOnly") && !cookie.contains("Domain"), "{cookie}");
    assert_eq!(client.get("/account").await.status, 200);
    // Under the name that another host can set, the same token is nobody's.
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    let planted = installation.anonymous().with_header("cookie", format!("session={token}").leak());
    assert_eq!(planted.get("/account").await.status, 303);
}

#[tokio::test]
async fn a_link_begins_with_the_named_site_whatever_host_was_asked() {
    let site = Some(Site::parse("https://styrning.verket.se").unwrap());
    let installation = Installation::small_with(Settings { pick_person: true, site, ..Settings::default() });
    let admin = installation.administrator().await;
    let anna = add(&admin, "Anna Ek", "anna.ek@verket.se", "reader").await;
    let forged = admin.with_header("host", "evil.example");
    let made = send(&forged, &anna, &format!("{anna}/link"), &[]).await;
    assert!(made.says("https://styrning.verket.se/verket/welcome?code="), "{}", made.main());
    for page in ["/people/directory", "/api"] {
        let reply = forged.get(page).await;
        assert!(reply.says("https://styrning.verket.se/verket/"), "{page}: {}", reply.main());
        assert!(!reply.says("evil.example"), "{page}");
    }
    assert!(!made.says("evil.example"));
}

#[tokio::test]
async fn the_security_log_is_not_filled_from_one_place_and_is_asked_by_kind_and_person() {
    let installation = Installation::small();
    let (admin, anna) = with_anna(&installation, "reader").await;
    let client = installation.anonymous();
    for number in 0..15 {
        assert_eq!(sign_in(&client, &format!("ingen{number}@verket.se"), PASSWORD).await.status, 422);
    }
    let refused = admin.get("/security?kind=sign-in-refused").await;
    assert_eq!(refused.main().matches("<time>").count(), 10, "alike from one place: {}", refused.main());
    let number = anna.trim_start_matches("/people/");
    let hers = admin.get(&format!("/security?person={number}")).await;
    assert!(
        hers.says("Konto lades upp") && !hers.main().contains("<td data-label=\"Vad\">Släpptes inte in"),
        "{}",
        hers.main()
    );
    for _ in 0..201 {
        installation.store.note(&installation.organisation, Happened::SignedOut, Between::default()).unwrap();
    }
    let first = admin.get("/security?kind=signed-out").await;
    assert!(first.says("201 händelser") && first.main().contains("page=2"), "{}", first.main());
    assert_eq!(admin.get("/security?kind=signed-out&page=2").await.main().matches("<time>").count(), 1);
}

#[tokio::test]
async fn a_file_that_was_taken_out_is_told_by_its_number() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    let file = reader.get("/decisions/1/proof").await;
    assert_eq!(file.status, 200, "{}", file.text());
    let log = installation.auditor().await.get("/security?kind=exported").await;
    assert!(log.main().contains("<code>decision-proof 1</code>"), "{}", log.main());
}

#[tokio::test]
async fn a_right_refused_is_written_down_once_an_hour_and_found_by_the_auditor() {
    let installation = Installation::small();
    let reader = installation.reader().await;
    let refused = || {
        let events = installation.store.security_events(&installation.organisation, &Wanted::ALL, (0, 1000)).unwrap();
        let refused = events.into_iter().filter(|event| event.happened == Happened::RightRefused);
        refused.map(|event| (event.actor, event.detail)).collect::<Vec<_>>()
    };
    for _ in 0..5 {
        assert_eq!(reader.get("/people").await.status, 403);
        assert_eq!(reader.post("/people", &[("name", "Bo")]).await.status, 403);
    }
    let person = Some(installation.here().person(Role::Reader));
    let mut met = refused();
    met.sort_by(|one, other| one.1.cmp(&other.1));
    assert_eq!(met, [(person, "add-person".to_owned()), (person, "people".to_owned())]);
    // Nobody who is not signed in is a person to write down, and who may is not refused.
    assert_eq!(installation.anonymous().get("/people").await.status, 303);
    assert_eq!(installation.administrator().await.get("/people").await.status, 200);
    assert_eq!(refused().len(), 2);
    let page = installation.auditor().await.get("/security?kind=right-refused").await;
    assert!(page.says("Saknade behörighet") && page.says("add-person"), "{}", page.main());
    installation.store.clock().advance(SignedDuration::from_mins(61));
    assert_eq!(reader.get("/people").await.status, 403);
    assert_eq!(refused().len(), 3, "another hour");
    // A program is its person.
    let program = installation.here().program(Role::Strategist);
    assert_eq!(program.get("/api/v1/people").await.status, 403);
    assert!(refused().iter().any(|(_, route)| route == "api-people"), "{:?}", refused());
}

#[tokio::test]
async fn one_ends_the_own_sessions_by_the_password_and_not_without() {
    let installation = Installation::small();
    let (_, _) = with_anna(&installation, "reader").await;
    let [here, there] = [0, 1].map(|_| installation.anonymous());
    for client in [&here, &there] {
        assert_eq!(sign_in(client, "anna.ek@verket.se", PASSWORD).await.status, 303);
    }
    let asked = here.post("/account/sessions", &[("session", "")]).await;
    assert!(asked.status == 200 && asked.says("name=\"current\""), "{}", asked.main());
    let wrong = here.post("/account/sessions", &[("session", ""), ("current", "fel")]).await;
    assert!(wrong.status == 422 && wrong.says("id=\"current-error\""), "{}", wrong.main());
    assert_eq!(there.get("/account").await.status, 200, "nothing has ended");
    let done = here.post("/account/sessions", &[("session", ""), ("current", PASSWORD)]).await;
    assert_eq!((done.status, there.get("/account").await.status), (303, 303));
    assert_eq!(here.get("/account").await.status, 200);
}
