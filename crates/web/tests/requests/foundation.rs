//! What holds for every page, asked through the whole server: languages, caching, headers, where a change may come
//! from, sessions, problems. Not what a single page says; that is tested beside the page.

use axum::http::{HeaderMap, HeaderValue, Method};
use domain::ids::PersonId;
use domain::policy::Role;
use testkit::client::{CLOSED, Installation};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; report-uri /csp-reports; \
                      report-to csp";

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let installation = Installation::small();
    let client = installation.anonymous();
    for address in ["/verket/help", "/nothing/here", "/verket/sign-in", "/health", "/verket/help?as-of=x"] {
        let reply = client.get_address(address).await;
        assert_eq!(reply.header("content-security-policy"), POLICY, "{address}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{address}");
        assert_eq!(reply.header("strict-transport-security"), "", "{address}: not behind https");
    }
}

#[tokio::test]
async fn a_page_has_nothing_that_the_policy_would_stop() {
    let installation = Installation::small();
    for address in ["/verket/help", "/verket/sign-in", "/nothing"] {
        let page = installation.anonymous().get_address(address).await.text();
        for stopped in [" style=", "<style", " onclick=", " onload=", "javascript:", "hx-on"] {
            assert!(!page.contains(stopped), "{address} has {stopped}");
        }
        assert!(!page.contains("<script>"), "{address} has a script of its own");
    }
}

#[tokio::test]
async fn the_reader_s_language_is_found_and_kept() {
    let installation = Installation::small();
    let swedish = installation.anonymous();
    assert!(swedish.get("/help").await.says("<html lang=\"sv\""));
    assert!(installation.anonymous().in_language("en-GB").get("/help").await.says("<html lang=\"en\""));

    let chosen = swedish.get("/help?lang=en").await;
    assert!(chosen.says("<html lang=\"en\"") && chosen.header("set-cookie").starts_with("lang=en; Path=/;"));
    assert!(swedish.get("/help").await.says("<html lang=\"en\""), "the choice is not kept");
    assert!(swedish.get("/help?as-of=2018-01-01").await.says("/verket/help?as-of=2018-01-01&amp;lang=sv"));
}

#[tokio::test]
async fn the_reader_s_scale_is_kept_and_a_page_in_another_scale_is_another_page() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let first = client.get("/help").await;
    let chosen = client.get("/help?scale=tkr").await;
    assert!(chosen.header("set-cookie").starts_with("scale=tkr; Path=/;"), "{:?}", chosen.headers);
    assert!(
        chosen.says("/verket/help?lang=en") && !chosen.says("scale=tkr"),
        "the cookie carries it on, not the address"
    );
    let after = client.get("/help").await;
    assert_ne!(after.header("etag"), first.header("etag"), "the cache takes one scale for another");
    assert_eq!(after.header("etag"), chosen.header("etag"));
    assert_eq!(client.get("/help?scale=ore").await.header("set-cookie"), "", "what is no scale is not kept");
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let first = client.get("/help").await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\"") && first.header("cache-control") == "no-cache", "{:?}", first.headers);

    let mut known = HeaderMap::new();
    known.insert("if-none-match", HeaderValue::try_from(&tag).unwrap());
    let again = client.send(Method::GET, "/verket/help", &[], &known).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));

    // Another language, another day and another viewer are other pages.
    let mut others = vec![installation.anonymous().in_language("en").get("/help").await];
    others.push(installation.reader().await.get("/help").await);
    installation.store.clock().advance(jiff::SignedDuration::from_hours(24));
    others.push(client.get("/help").await);
    for other in others {
        assert_ne!(other.header("etag"), tag);
    }
}

#[tokio::test]
async fn what_is_kept_in_memory_is_what_the_handler_made() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let made = client.get("/help").await;
    let kept = client.get("/help").await;
    assert_eq!(made.bytes, kept.bytes);
    assert_eq!(made.headers, kept.headers);
    let packed = client.with_header("accept-encoding", "br").get("/help").await;
    assert_eq!(packed.header("content-encoding"), "br");
    assert!(packed.bytes.len() * 2 < made.bytes.len());
}

#[tokio::test]
async fn pages_of_those_who_are_signed_in_are_kept_by_nobody() {
    let installation = Installation::small();
    let reply = installation.reader().await.get("/help").await;
    assert_eq!(reply.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_change_comes_from_a_page_of_ours() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let person = [("person", "2")];
    let sent = async |headers: &[(&'static str, &'static str)]| {
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
        client.send(Method::POST, "/verket/sign-in", &person, &headers).await.status
    };
    assert_eq!(sent(&[("sec-fetch-site", "cross-site"), ("origin", "http://localhost")]).await, 403);
    assert_eq!(sent(&[("sec-fetch-site", "same-site")]).await, 403);
    assert_eq!(sent(&[("origin", "https://evil.example")]).await, 403);
    assert_eq!(sent(&[("origin", "null")]).await, 403);
    assert_eq!(sent(&[]).await, 403, "a request that says nothing of where it came from");
    assert_eq!(sent(&[("origin", "http://localhost")]).await, 303);
    assert_eq!(sent(&[("sec-fetch-site", "same-origin")]).await, 303);
}

#[tokio::test]
async fn only_forms_are_read_as_forms() {
    let installation = Installation::small();
    let client = installation.anonymous().with_header("content-type", "text/plain");
    let reply = client.post("/sign-in", &[("person", "2")]).await;
    assert_eq!(reply.status, 415);
}

#[tokio::test]
async fn more_than_there_is_room_for_is_refused() {
    let installation = Installation::small();
    let reply = installation.anonymous().post("/sign-in", &[("person", &"9".repeat(300_000))]).await;
    assert_eq!(reply.status, 413);
    assert!(reply.says("Dela upp det"));
}

#[tokio::test]
async fn signing_in_gives_a_session_that_signing_out_ends() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let signed_in = client.post("/sign-in", &[("person", "3"), ("next", "/verket/help?as-of=2018-01-01")]).await;
    assert_eq!(signed_in.location(), "/verket/help?as-of=2018-01-01");
    let cookie = signed_in.header("set-cookie").to_owned();
    assert!(cookie.contains("; Path=/verket; HttpOnly; SameSite=Lax"), "{cookie}");
    assert!(client.get("/help").await.says("class=\"me\" href=\"/verket/account\""));

    let session = cookie.split(';').next().unwrap().to_owned();
    assert_eq!(client.post("/sign-out", &[]).await.status, 303);
    let mut old = HeaderMap::new();
    old.insert("cookie", HeaderValue::try_from(session).unwrap());
    let live = client.send(Method::GET, "/verket/live", &[], &old).await;
    assert_eq!(live.status, 303, "the old session is alive after signing out");
}

#[tokio::test]
async fn signing_in_leads_nowhere_else() {
    let installation = Installation::small();
    for next in ["https://evil.example/", "//evil.example", "/sluten/", "/verket/../sluten/", ""] {
        let reply = installation.anonymous().post("/sign-in", &[("person", "2"), ("next", next)]).await;
        assert_eq!(reply.location(), "/verket/", "{next:?}");
    }
}

#[tokio::test]
async fn nobody_is_picked_from_outside_the_machine() {
    let installation = Installation::small();
    for (name, value) in [
        ("host", "rodtrad.example.se"),
        ("host", "localhost.evil.example"),
        ("x-forwarded-for", "192.0.2.1"),
        ("forwarded", "for=192.0.2.1"),
    ] {
        let client = installation.anonymous().with_header(name, value);
        let page = client.get("/sign-in").await;
        assert!(page.says("har ingen att logga in som ännu") && !page.says("name=\"person\""), "{name}: {value}");
        let mut same_origin = HeaderMap::new();
        same_origin.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
        let reply = client.send(Method::POST, "/verket/sign-in", &[("person", "2")], &same_origin).await;
        assert_eq!(reply.status, 403, "{name}: {value}");
    }
    // The settings allow it, and the listener is not on loopback.
    let service = installation.app.service(false);
    let request =
        axum::http::Request::get("/verket/sign-in").header("host", "localhost").body(axum::body::Body::empty());
    let response = tower::ServiceExt::oneshot(service, request.unwrap()).await.unwrap();
    let page = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(String::from_utf8_lossy(&page).contains("har ingen att logga in som ännu"));
}

#[tokio::test]
async fn a_session_is_of_one_organisation() {
    let installation = Installation::small().and_closed();
    let stranger = installation.at(CLOSED).actor(Role::Strategist).await;
    assert_eq!(stranger.get("/live").await.status, 200);
    assert_eq!(stranger.moved_to("verket").get("/live").await.status, 303);
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_sign_in_page_and_back() {
    let installation = Installation::small().and_closed();
    let reply = installation.at(CLOSED).anonymous().get("/live?as-of=2018-01-01").await;
    assert_eq!(reply.location(), "/sluten/sign-in?next=%2Fsluten%2Flive%3Fas-of%3D2018-01-01");
    let program = installation.at(CLOSED).anonymous().with_header("accept", "application/json");
    assert_eq!(program.get("/live").await.status, 403);
}

#[tokio::test]
async fn a_problem_says_what_to_do_in_the_reader_s_language() {
    let installation = Installation::small();
    let swedish = installation.anonymous().get("/finns-inte").await;
    assert!(swedish.is_not_found() && swedish.says("<h1>Sidan finns inte</h1>"));
    assert!(swedish.says("Verket för prov"), "the page does not stand in its organisation");
    // Only those who are not signed in are told to sign in.
    assert!(swedish.says("logga in först"));
    assert!(!installation.reader().await.get("/finns-inte").await.says("logga in först"));
    let english = installation.anonymous().in_language("en").get("/finns-inte").await;
    assert!(english.says("<h1>There is no such page</h1>"));
    let program = installation.anonymous().with_header("accept", "application/json").get("/finns-inte").await;
    assert_eq!(program.header("content-type"), "application/problem+json");
    assert!(program.says("\"type\":\"urn:rodtrad:problem:not-found\"") && program.says("\"status\":404"));
    let mut headers = HeaderMap::new();
    headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    let wrong = installation.anonymous().send(Method::DELETE, "/verket/help", &[], &headers).await;
    assert_eq!(wrong.status, 405);
}

#[tokio::test]
async fn a_page_that_asks_for_itself_keeps_no_session_alive_and_takes_nothing_that_is_told_once() {
    let installation = Installation::small();
    let (reader, page) = (installation.reader().await, installation.reader().await.with_header("x-afresh", "1"));
    for client in [&reader, &page] {
        assert!(client.get("/help").await.says("Logga ut"));
    }
    installation.store.clock().advance(jiff::SignedDuration::from_mins(90));
    let (read, asked) = (reader.get("/help").await, page.get("/help").await);
    assert!(read.says("Logga ut") && asked.says("Logga ut"));
    installation.store.clock().advance(jiff::SignedDuration::from_mins(60));
    assert!(reader.get("/help").await.says("Logga ut"), "who reads goes on");
    assert!(!page.get("/help").await.says("Logga ut"), "a page that lies open does not");
}

#[tokio::test]
async fn a_day_that_is_no_day_is_said_and_another_day_is_told() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let wrong = client.get("/help?as-of=2018-02-30").await;
    assert!(wrong.status == 400 && wrong.says("2018-02-30"), "{}", wrong.main());
    let client = Installation::with_example().anonymous();
    assert!(client.get("/help?as-of=2018-01-01").await.says("gällde 1 januari 2018"));
    assert!(client.get("/help?as-of=2019-01-01").await.says("beslutad att gälla 1 januari 2019"));
    // Today is not another day.
    assert!(!client.get("/help?as-of=2018-11-14").await.says("Visa läget i dag"));
}

#[tokio::test]
async fn the_first_page_leads_to_the_only_organisation_or_lists_them() {
    let installation = Installation::small();
    assert_eq!(installation.anonymous().get_address("/").await.location(), "/verket/");
    let installation = installation.and_closed();
    let page = installation.anonymous().get_address("/").await;
    assert!(page.says("href=\"/sluten/\"") && page.says("href=\"/verket/\""));
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_their_hashed_names() {
    let installation = Installation::small();
    let client = installation.anonymous().with_header("accept-encoding", "gzip");
    for name in ["style.css", "theme.js", "script.js", "icon.svg", "source-sans-3.woff2"] {
        let reply = client.get_address(web::assets::address(name)).await;
        assert_eq!(reply.status, 200, "{name}");
        assert_eq!(reply.header("cache-control"), "public, max-age=31536000, immutable", "{name}");
        let is_text = matches!(name, "style.css" | "script.js");
        assert_eq!(reply.header("content-encoding"), if is_text { "gzip" } else { "" }, "{name}");
    }
    assert!(client.get_address("/assets/style.0000000000000000.css").await.is_not_found());
    assert!(client.get_address("/assets/style.css").await.is_not_found());
}

#[tokio::test]
async fn an_open_page_hears_of_the_organisation_s_last_event() {
    let installation = Installation::small();
    let seq = installation.store.read(domain::policy::Viewer::System, &installation.organisation).unwrap().unwrap().seq;
    let reader = installation.reader().await;
    assert!(reader.get("/help").await.says(&format!("data-seq=\"{seq}\" data-live=\"/verket/live\"")));
    assert_eq!(reader.get("/live").await.text(), format!("event: seq\ndata: {seq}\n\n"));
    assert!(!installation.anonymous().get("/help").await.says("data-live"));
}

#[tokio::test]
async fn health_says_whether_changes_are_taken() {
    let installation = Installation::small();
    let reply = installation.anonymous().get_address("/health").await;
    assert_eq!((reply.status, reply.text().as_str()), (200, "{\"hears_other_nodes\":true,\"writing\":true}"));
}

#[tokio::test]
async fn a_person_without_a_name_is_still_a_person() {
    let installation = Installation::small();
    let name = domain::text::Name::parse("Åsa, strateg").unwrap();
    installation.store.name_person(&installation.organisation, PersonId(3), &name).unwrap();
    let page = installation.anonymous().get("/sign-in").await;
    assert!(page.says("Åsa, strateg") && page.says("Person 2"));
}

#[tokio::test]
async fn who_is_signed_out_meanwhile_is_led_back_to_the_form_and_the_languages_to_its_page() {
    let installation = Installation::with_example();
    let at = "http://localhost/tillvaxtverket/contributions/new?about=statement-40";
    let form = "%2Ftillvaxtverket%2Fcontributions%2Fnew%3Fabout%3Dstatement-40";
    let refused = installation.anonymous().with_header("referer", at).post("/contributions", &[("text", "Hej")]).await;
    assert!(
        refused.status == 403 && refused.says(&format!("/tillvaxtverket/sign-in?next={form}")),
        "{}",
        refused.text()
    );
    // From a form that is refused, the other language shows the form, and what is sent has an address that shows another page.
    let reader = installation.reader().await.with_header("referer", at);
    let wrong = reader.post("/contributions", &[("text", "")]).await;
    assert!(wrong.status == 422 && wrong.says("/contributions/new?about=statement-40&amp;lang=en"), "{}", wrong.text());
    let elsewhere = reader.with_header("referer", "http://evil.example/tillvaxtverket/contributions/new?a=b");
    let wrong = elsewhere.post("/contributions", &[("text", "")]).await;
    assert!(!wrong.says("a=b"), "another site says nothing of where one is");
}
