//! Who reads what: a token is never more than its person, cookies are nothing here and tokens nothing elsewhere, and an
//! answer holds no more than the page.

use std::collections::BTreeSet;

use axum::http::{HeaderMap, HeaderValue, Method, header};
use domain::access::{Scope, Scopes};
use domain::directory::Place;
use domain::email::EmailAddress;
use domain::policy::Role;
use domain::time::Actor;
use serde_json::Value;
use store::access_tokens::Purpose;
use store::attempts::Attempt;
use testkit::client::{CLOSED, Client, Installation};

async fn json(client: &Client, path: &str) -> Value {
    let reply = client.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    serde_json::from_slice(&reply.bytes).unwrap()
}

fn only(scope: Scope) -> Scopes {
    [scope].into_iter().collect()
}

#[tokio::test]
async fn what_is_open_needs_no_token_and_what_is_not_does() {
    let installation = Installation::with_example().and_closed();
    let open = installation.anonymous().get("/api/v1/statements").await;
    assert_eq!((open.status, open.header("access-control-allow-origin")), (200, "*"));
    let closed = installation.at(CLOSED).anonymous().get("/api/v1/statements").await;
    assert_eq!((closed.status, closed.header("www-authenticate")), (401, "Bearer"));
    let program = installation.here().program(Role::Reader).get("/api/v1/statements").await;
    assert_eq!((program.status, program.header("access-control-allow-origin")), (200, ""), "a token is for no page");
    assert_eq!(program.header("cache-control"), "private, no-cache");
    let anyone = installation.anonymous();
    let preflight = anyone.send(Method::OPTIONS, "/tillvaxtverket/api/v1/statements", &[], &HeaderMap::new()).await;
    assert_eq!(preflight.status, 405);
}

#[tokio::test]
async fn a_cookie_opens_nothing_here_and_a_token_nothing_elsewhere() {
    let installation = Installation::with_example();
    assert_eq!(installation.strategist().await.get("/api/v1/rounds").await.status, 401);
    let program = installation.here().program(Role::Strategist);
    assert_eq!(program.get("/planning").await.status, 303, "to the sign-in page");
    assert_eq!(installation.here().directory().get("/api/v1/statements").await.status, 403, "another sort of token");
    assert_eq!(program.get("/scim/v2/Users").await.status, 403);
}

#[tokio::test]
async fn a_token_reads_what_it_was_made_for_and_no_more() {
    let installation = Installation::with_example();
    let here = installation.here();
    let decided = here.program_for(Role::Strategist, only(Scope::Decided));
    for hidden in ["/api/v1/rounds", "/api/v1/tasks", "/api/v1/units", "/api/v1/log", "/api/v1/people"] {
        assert_eq!(decided.get(hidden).await.status, 403, "{hidden}");
    }
    assert_eq!(decided.get("/api/v1/revisions/6").await.status, 404, "a draft");
    let numbers = |list: &Value| -> Vec<u64> {
        list["items"].as_array().unwrap().iter().map(|one| one["number"].as_u64().unwrap()).collect()
    };
    assert!(!numbers(&json(&decided, "/api/v1/revisions").await).contains(&6));
    let both: Scopes = [Scope::Decided, Scope::Drafts].into_iter().collect();
    let drafts = here.program_for(Role::Strategist, both);
    assert!(numbers(&json(&drafts, "/api/v1/revisions").await).contains(&6));
    // What a person has not, no token gives.
    assert_eq!(here.program(Role::Reader).get("/api/v1/people").await.status, 403);
    assert_eq!(here.program(Role::Administrator).get("/api/v1/people").await.status, 200);
}

#[tokio::test]
async fn who_is_kept_out_or_loses_a_role_reads_nothing_at_once() {
    let installation = Installation::small();
    let here = installation.here();
    let (auditor, store, id) = (here.person(Role::Auditor), &installation.store, &installation.organisation);
    let program = here.program(Role::Auditor);
    assert_eq!(program.get("/api/v1/log").await.status, 200);
    let context = store.context(Actor::System);
    let place = Place { unit: None, roles: vec![Role::Reader] };
    store
        .amend(&context, id, |organisation| {
            organisation.place_person(auditor, &place, context.today, &std::collections::BTreeSet::new())
        })
        .unwrap();
    assert_eq!(program.get("/api/v1/log").await.status, 403, "the role is gone");
    assert_eq!(program.get("/api/v1/statements").await.status, 200);
    store.address_account(id, auditor, &EmailAddress::parse("a@verket.se").unwrap(), None).unwrap();
    store.enable(id, auditor, false, None).unwrap();
    assert_eq!(program.get("/api/v1/statements").await.status, 401, "and so is the person");
}

#[tokio::test]
async fn wrong_tokens_are_counted_and_nobody_else_waits() {
    let installation = Installation::small();
    let program = installation.here().program(Role::Reader);
    let wrong = installation.anonymous().with_token("rodtrad_aaaa");
    let refused = wrong.get("/api/v1/statements").await;
    assert_eq!((refused.status, refused.header("www-authenticate")), (401, "Bearer error=\"invalid_token\""));
    while installation.store.may_try(&installation.organisation, &Attempt::AccessToken).unwrap()
        == store::attempts::Turn::Yours
    {}
    let blocked = wrong.get("/api/v1/statements").await;
    assert_eq!((blocked.status, blocked.header("retry-after")), (429, "900"));
    assert_eq!(program.get("/api/v1/statements").await.status, 200, "the right one goes on");
    let mut twice = HeaderMap::new();
    twice.append(header::AUTHORIZATION, HeaderValue::from_static("Bearer x"));
    twice.append(header::AUTHORIZATION, HeaderValue::from_static("Bearer y"));
    let two = installation.anonymous().send(Method::GET, "/verket/api/v1/statements", &[], &twice).await;
    assert_eq!(two.status, 429, "two tokens are none");
    let log = installation.auditor().await.get("/security?kind=token-refused").await;
    assert!(log.says("en händelse"), "{}", log.main());
}

#[tokio::test]
async fn an_answer_that_the_program_has_is_not_sent_again() {
    let installation = Installation::with_example();
    let first = installation.anonymous().get("/api/v1/decisions").await;
    let tag = HeaderValue::try_from(first.header("etag")).unwrap();
    assert_eq!(first.header("vary"), "accept-encoding, accept-language, authorization");
    let mut known = HeaderMap::new();
    known.insert(header::IF_NONE_MATCH, tag);
    let address = "/tillvaxtverket/api/v1/decisions";
    let again = installation.anonymous().send(Method::GET, address, &[], &known).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    let other = installation.anonymous().send(Method::GET, &format!("{address}?limit=1"), &[], &known).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn the_parts_of_a_list_are_the_whole() {
    let installation = Installation::with_example();
    let program = installation.here().program(Role::Auditor);
    for path in ["/api/v1/statements", "/api/v1/tasks", "/api/v1/log", "/api/v1/rounds/1/activities"] {
        let whole = json(&program, &format!("{path}?limit=500")).await;
        let whole: Vec<Value> = whole["items"].as_array().unwrap().iter().take(60).cloned().collect();
        let mut parts = Vec::new();
        let mut next = Some(format!("/tillvaxtverket{path}?limit=7"));
        while let Some(address) = next.filter(|_| parts.len() < whole.len()) {
            let reply = program.get_address(&address).await;
            let part: Value = serde_json::from_slice(&reply.bytes).unwrap();
            assert!(part["items"].as_array().unwrap().len() <= 7);
            parts.extend(part["items"].as_array().unwrap().iter().cloned());
            next = part["next"].as_str().map(str::to_owned);
        }
        parts.truncate(whole.len());
        assert!(7 < whole.len() && parts == whole, "{path}");
    }
}

#[tokio::test]
async fn a_day_gives_what_was_known_then() {
    let installation = Installation::with_example();
    let anyone = installation.anonymous();
    let now = json(&anyone, "/api/v1/organisation").await["revision_in_force"].as_u64();
    let then = json(&anyone, "/api/v1/organisation?as-of=2016-06-01").await["revision_in_force"].as_u64();
    assert!(then < now, "{then:?} {now:?}");
    let decided = json(&anyone, "/api/v1/decisions?as-of=2018-01-01").await;
    for decision in decided["items"].as_array().unwrap() {
        assert!(decision["decided_on"].as_str().unwrap() <= "2018-01-01");
    }
}

#[tokio::test]
async fn values_are_those_that_the_page_gives() {
    let installation = Installation::with_example();
    let anyone = installation.anonymous();
    let file = anyone.get("/indicators/values.csv").await.text();
    let indicators = json(&anyone, "/api/v1/indicators?limit=500").await;
    let (mut told, mut hidden) = (0, 0);
    for indicator in indicators["items"].as_array().unwrap() {
        let id = &indicator["id"];
        assert_eq!(anyone.get(&format!("/indicators/{id}")).await.status, 200, "a page that is not to be read");
        let values = json(&anyone, &format!("/api/v1/indicators/{id}/values?limit=500")).await;
        for value in values["items"].as_array().unwrap() {
            match value["value"].as_str() {
                Some(number) => {
                    let written = number.replace('.', ",");
                    assert!(file.contains(&written), "{id}: {number} is in no file that everyone gets");
                    told += 1;
                }
                None => hidden += 1,
            }
        }
        let page = anyone.get(&format!("/indicators/{id}")).await;
        assert!(indicator["definition"].get("owner").is_none() || !page.says("owner"), "names are not for everyone");
    }
    assert!(100 < told, "{told} values, {hidden} without");
}

#[tokio::test]
async fn hits_are_those_of_the_page() {
    let installation = Installation::with_example();
    for (program, browser) in [
        (installation.anonymous(), installation.anonymous()),
        (installation.here().program(Role::Reader), installation.reader().await),
    ] {
        for words in ["förenkling", "enhet", "uppdrag", "2019"] {
            let found = json(&program, &format!("/api/v1/search?q={}", web::address::encoded(words))).await;
            let page = browser.get(&format!("/search?q={}", web::address::encoded(words))).await.main();
            // Contributions come last on the page, and programs do not read them.
            let shown = page.split("id=\"contribution\"").next().unwrap().matches("class=\"kick\"").count();
            let told: usize =
                found["sorts"].as_array().unwrap().iter().map(|sort| sort["hits"].as_array().unwrap().len()).sum();
            assert_eq!(told, shown, "{words}");
        }
    }
}

#[tokio::test]
async fn what_is_taken_out_is_noted_once_a_day_for_a_program_and_each_time_for_a_person() {
    let installation = Installation::with_example();
    let program = installation.here().program(Role::Reader);
    for _ in 0..3 {
        program.get("/api/v1/tasks").await;
    }
    let reader = installation.reader().await;
    for _ in 0..2 {
        assert_eq!(reader.get("/tasks/export").await.status, 200);
    }
    installation.anonymous().get("/indicators/values.csv").await;
    let log = installation.auditor().await.get("/security?kind=exported").await;
    assert!(log.says("3 händelser"), "{}", log.main());
    assert!(log.says("api-tasks") && log.says("tasks-as-file") && !log.says("values-of-all-indicators"));
}

#[tokio::test]
async fn everything_that_is_given_belongs_to_the_organisation_of_the_address() {
    let installation = Installation::with_example().and_closed();
    let stranger = installation.at(CLOSED).program(Role::Strategist).moved_to("tillvaxtverket");
    assert_eq!(stranger.get("/api/v1/statements").await.status, 401, "a token of another agency is none");
    let secrets: BTreeSet<String> = (0..3)
        .map(|_| {
            let name = domain::text::Name::parse("Prov").unwrap();
            let id = &installation.organisation;
            let made =
                installation.store.make_access_token(id, domain::ids::PersonId(1), &name, Purpose::Provisioning, 1);
            made.unwrap().unwrap().reveal().to_owned()
        })
        .collect();
    assert_eq!(secrets.len(), 3);
}

#[tokio::test]
async fn contributions_and_workshops_say_what_readers_see() {
    let installation = Installation::with_example();
    let here = installation.here();
    let program = here.program(Role::Reader);
    let workshop = json(&program, "/api/v1/workshops/1").await;
    assert_eq!((workshop["title"].as_str(), workshop["stage"].as_str()), (Some("Workshop om mål"), Some("closed")));
    let question = &workshop["questions"][1];
    assert_eq!((question["number"].as_u64(), question["voters"].as_u64()), (Some(2), Some(21)));
    assert!(!workshop.to_string().contains("412785"), "the code lets people in");
    let first = question["votes"][0]["contribution"].as_u64().unwrap();
    let said = json(&program, &format!("/api/v1/contributions/{first}")).await;
    assert_eq!((said["workshop"].as_u64(), said["question"].as_u64()), (Some(1), Some(2)));
    assert!(said["text"].as_str().is_some_and(|text| !text.is_empty()));
    // The page has it too.
    let text = said["text"].as_str().unwrap().lines().next().unwrap().to_owned();
    assert!(installation.reader().await.get(&format!("/contributions/{first}")).await.says(&text));
    // Who is anonymous to colleagues has no number, and what is hidden no text.
    let all = json(&program, "/api/v1/contributions?limit=500").await;
    let all = all["items"].as_array().unwrap();
    assert!(
        all.iter().any(|one| one["made"]["person"].is_null()) && all.iter().any(|one| one["made"]["person"].is_u64())
    );
    let context = installation.store.context(Actor::System);
    let id = domain::ids::ContributionId(u32::try_from(first).unwrap());
    let hide = |organisation: &domain::organisation::Organisation| {
        organisation.hide_contribution(&context, id, domain::contribution::Objection::Offensive)
    };
    installation.store.amend(&context, &installation.organisation, hide).unwrap();
    let hidden = json(&program, &format!("/api/v1/contributions/{first}")).await;
    assert_eq!((hidden["hidden"].as_str(), hidden["text"].as_str()), (Some("offensive"), None));
    let decided = here.program_for(Role::Strategist, only(Scope::Decided));
    for path in ["/api/v1/contributions", "/api/v1/workshops", "/api/v1/workshops/1"] {
        assert_eq!(decided.get(path).await.status, 403, "{path}");
        assert_eq!(installation.anonymous().get(path).await.status, 401, "{path}");
    }
}

#[tokio::test]
async fn a_value_says_when_it_became_known_where_it_is_from_and_to_colleagues_who_entered_it() {
    let installation = Installation::with_example();
    let path = "/api/v1/indicators/1/values?limit=1";
    let open = json(&installation.anonymous(), path).await;
    let program = json(&installation.here().program(Role::Strategist), path).await;
    let [open, program] = [&open, &program].map(|answer| &answer["items"][0]);
    assert!(open["known"]["at"].is_string() && open["source"].is_string(), "{open}");
    assert!(open["known"]["person"].is_null(), "whose doing it was is for colleagues: {open}");
    assert!(program["known"]["person"].is_u64(), "{program}");
}
