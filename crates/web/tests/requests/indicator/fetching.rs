//! Fetches, from a server on this computer: set up, looked at, brought in, and told when fetching is off.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use fetch::allowed::Allowed;
use testkit::client::{Client, Installation};
use web::app::Settings;

use super::agency::{GROWTH, send, with_growth};

/// A source: what it answers, and its port.
struct Source {
    says: Arc<Mutex<String>>,
    port: u16,
}

impl Source {
    fn new(text: &str) -> Source {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let says = Arc::new(Mutex::new(answer("200 OK", text)));
        let saying = Arc::clone(&says);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(saying.lock().unwrap().as_bytes());
            }
        });
        Source { says, port }
    }

    fn says(&self, status: &str, text: &str) {
        *self.says.lock().unwrap() = answer(status, text);
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/growth.csv", self.port)
    }
}

fn answer(status: &str, text: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{text}", text.len())
}

/// An agency whose operator allows a source, with an indicator, and its strategist.
async fn with_source(source: &Source) -> (Installation, Client) {
    let fetch_from = Allowed::parse(&[], &[format!("127.0.0.1:{}", source.port)]).unwrap();
    let settings = Settings { pick_person: true, fetch_from, ..Settings::default() };
    let installation = Installation::small_with(settings);
    let strategist = installation.strategist().await;
    let made = send(&strategist, "/indicators/new", "/indicators", &GROWTH).await;
    assert_eq!(made.status, 303, "{}", made.text());
    (installation, strategist)
}

fn fields<'a>(address: &'a str, manner: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("name", "Tillväxt <i>varje</i> år"),
        ("address", address),
        ("query", ""),
        ("indicator", "1"),
        ("rhythm", "weekly"),
        ("hour", "6"),
        ("manner", manner),
        ("reason", "Källan har ändrat värdet."),
        ("responsible", "2"),
    ]
}

async fn set_up(client: &Client, address: &str, manner: &str) {
    set_up_as(client, "Tillväxt <i>varje</i> år", address, manner, 1).await;
}

async fn set_up_as(client: &Client, name: &str, address: &str, manner: &str, number: u32) {
    let responsible = client.get("/indicators/fetches/new").await.text();
    let chosen = responsible.split("id=\"responsible\"").nth(1).unwrap();
    let person = chosen.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut fields = fields(address, manner);
    fields.retain(|(name, _)| *name != "responsible" && *name != "name");
    fields.extend([("responsible", person.as_str()), ("name", name)]);
    let made = send(client, "/indicators/fetches/new", "/indicators/fetches", &fields).await;
    let path = format!("/verket/indicators/fetches/{number}");
    assert_eq!((made.status, made.location()), (303, path.as_str()), "{}", made.text());
}

/// Presses a button on the page of the fetch.
async fn press(client: &Client, act: &str) -> testkit::client::Reply {
    let to = format!("/indicators/fetches/1/{act}");
    let page = client.get("/indicators/fetches/1").await.text();
    assert!(page.contains(&to), "no button for {act}");
    client.post(&to, &[]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nothing_is_allowed_the_page_says_so_and_how_that_is_changed() {
    let (_installation, strategist) = with_growth().await;
    for path in ["/indicators/fetches", "/indicators/fetches/new"] {
        let page = strategist.get(path).await;
        assert_eq!(page.status, 200);
        assert!(page.says("Hämtning är avstängd") && page.says("fetch-hosts"), "{path}");
    }
    set_up(&strategist, "https://api.scb.se/growth", "waits").await;
    let page = strategist.get("/indicators/fetches/1").await;
    assert!(page.says("Hämtning är avstängd") && !page.says("Hämta nu"));
    assert_eq!(page.header("refresh"), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_in_the_form_stands_at_its_field_with_what_was_typed() {
    let source = Source::new("");
    let (_installation, strategist) = with_source(&source).await;
    for (address, told) in [
        ("hej", "”hej” är ingen adress på webben"),
        ("https://anna:hemligt@api.scb.se/", "ser ut som ett lösenord"),
        ("https://api.scb.se/", "Värden api.scb.se får inte frågas"),
        ("http://127.0.0.1/", "Värden 127.0.0.1 får inte frågas"),
    ] {
        let sent = send(&strategist, "/indicators/fetches/new", "/indicators/fetches", &fields(address, "waits")).await;
        assert_eq!(sent.status, 422, "{address}");
        assert!(sent.says(told) && sent.text().contains("Tillväxt &lt;i&gt;varje&lt;/i&gt; år"), "{address}");
    }
    let mut wrong = fields("https://api.scb.se/", "perhaps");
    wrong.extend([("rhythm", "hourly")]);
    wrong.retain(|(name, value)| *name != "hour" && *value != "weekly");
    let sent = send(&strategist, "/indicators/fetches/new", "/indicators/fetches", &wrong).await;
    for told in ["”perhaps” går inte att välja", "”hourly” går inte att välja", "”” är ingen timme"] {
        assert!(sent.says(told), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_fetched_waits_is_looked_at_and_brought_in() {
    let source = Source::new("År;Värde\n2017;71,4\n");
    let (_installation, strategist) = with_source(&source).await;
    set_up(&strategist, &source.address(), "waits").await;
    let page = strategist.get("/indicators/fetches/1").await;
    assert_eq!(page.header("refresh"), "2", "it asks for the first time by itself, and the page says so");
    assert_eq!(press(&strategist, "now").await.status, 303);
    let page = strategist.get("/indicators/fetches/1").await;
    assert!(page.says("Nya värden väntar") && page.text().contains("Tillväxt &lt;i&gt;varje&lt;/i&gt; år"));
    assert_eq!(page.header("refresh"), "");

    let look = strategist.get("/indicators/fetches/1/file").await;
    assert!(look.says("Ett nytt värde, inga rättelser"), "{}", look.main());
    let carried = look.hidden("file").unwrap();
    assert_eq!(carried.len(), 64, "the page names the file, and does not carry it");
    let key = look.hidden("request-key").unwrap();
    let mut sent = vec![("file", carried.as_str()), ("indicator", "1"), ("do", "bring-in"), ("request-key", &key)];
    sent.extend([("reason", "Källan har ändrat värdet."), ("source", ""), ("way", "file"), ("name", "x")]);
    let done = strategist.post("/indicators/fetches/1/file", &sent).await;
    assert_eq!((done.status, done.location()), (303, "/verket/indicators/fetches/1"), "{}", done.text());
    let imports = strategist.get("/indicators/imports").await;
    assert!(imports.says(&format!("hämtat från {}", source.address())), "{}", imports.main());
    // It was taken care of: the same form sent again changes nothing, and says so.
    let again = strategist.post("/indicators/fetches/1/file", &[("file", carried.as_str()), ("do", "bring-in")]).await;
    assert_eq!(again.location(), "/verket/indicators/fetches/1");
    assert!(strategist.get("/indicators/fetches/1").await.says("väntar inte längre"));
    assert_eq!(press(&strategist, "now").await.status, 303);
    assert!(strategist.get("/indicators/fetches/1").await.says("Den hade inget nytt"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_waits_is_shown_again_until_the_answer_stands_there() {
    let source = Source::new("År;Värde\n2017;71,4\n");
    let (_installation, strategist) = with_source(&source).await;
    for number in 1..=30 {
        set_up_as(&strategist, &format!("Tillväxt {number}"), &source.address(), "waits", number).await;
        let path = format!("/indicators/fetches/{number}");
        let now = format!("{path}/now");
        let reads = async {
            loop {
                let page = strategist.get(&path).await;
                if page.header("refresh").is_empty() {
                    assert!(page.says("Nya värden väntar"), "{number}: nothing waits, and it is not shown again");
                    return;
                }
                assert!(!page.text().contains("data-live"), "what is shown again is not exchanged meanwhile");
            }
        };
        tokio::join!(strategist.post(&now, &[]), reads);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_is_told_with_what_to_do_and_when_it_is_tried_again() {
    let source = Source::new("");
    let (_installation, strategist) = with_source(&source).await;
    set_up(&strategist, &source.address(), "brought-in").await;
    source.says("404 Not Found", "");
    press(&strategist, "now").await;
    let page = strategist.get("/indicators/fetches/1").await;
    assert!(page.says("Källan svarade med felet 404") && page.says("Nästa försök görs"), "{}", page.main());
    source.says("200 OK", "<!DOCTYPE html><html>Logga in</html>");
    press(&strategist, "now").await;
    let page = strategist.get("/indicators/fetches/1").await;
    assert!(page.says("ingen fil med värden som går att läsa"), "{}", page.main());
    assert!(strategist.get("/indicators/fetches").await.says("Det går inte att hämta"));
    source.says("200 OK", "År;Värde\n2017;71,4\n");
    press(&strategist, "now").await;
    assert!(strategist.get("/indicators/fetches/1").await.says("hämtade och sparade"));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_paused_resumed_changed_set_aside_and_removed() {
    let source = Source::new("År;Värde\n2017;71,4\n");
    let (_installation, strategist) = with_source(&source).await;
    set_up(&strategist, &source.address(), "waits").await;
    press(&strategist, "now").await;
    let look = strategist.get("/indicators/fetches/1/file").await;
    let file = look.hidden("file").unwrap();
    let aside = strategist.post("/indicators/fetches/1/file", &[("file", &file), ("do", "aside")]).await;
    assert_eq!(aside.status, 303);
    assert!(!strategist.get("/indicators/fetches/1").await.says("Nya värden väntar"));
    press(&strategist, "pause").await;
    let page = strategist.get("/indicators/fetches/1").await;
    assert!(page.says("Pausad") && !page.says("Hämta nu"));
    press(&strategist, "resumption").await;
    let edit = strategist.get("/indicators/fetches/1/edit").await;
    let (version, key) = (edit.hidden("version").unwrap(), edit.hidden("request-key").unwrap());
    let address = source.address();
    let mut changed = fields(&address, "brought-in");
    changed.retain(|(name, _)| !["responsible", "name"].contains(name));
    let responsible = edit
        .text()
        .split("id=\"responsible\"")
        .nth(1)
        .unwrap()
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    changed.extend([("name", "Annat"), ("responsible", &responsible), ("version", &version), ("request-key", &key)]);
    let saved = strategist.post("/indicators/fetches/1/edit", &changed).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
    let late = strategist.post("/indicators/fetches/1/edit", &changed[..changed.len() - 1]).await;
    assert_eq!(late.status, 303, "the same once more changes nothing");
    press(&strategist, "removal").await;
    assert!(strategist.get("/indicators/fetches/1").await.is_not_found());
}

#[tokio::test]
async fn a_query_that_is_not_json_is_refused_and_a_fetch_that_cannot_ask_says_so() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    assert_eq!(send(&strategist, "/indicators/new", "/indicators", &GROWTH).await.status, 303);
    let (new, all) = ("/indicators/fetches/new", "/indicators/fetches");
    let page = strategist.get(new).await.text();
    let chosen = page.split("id=\"responsible\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let chosen = chosen.split('"').next().unwrap();
    let written = |query: &'static str| -> Vec<(&str, &str)> {
        let kept = fields("https://api.scb.se/values.csv", "waits").into_iter();
        kept.filter(|(name, _)| !["query", "responsible"].contains(name))
            .chain([("query", query), ("responsible", chosen)])
            .collect()
    };
    let bad = send(&strategist, new, all, &written("{bad")).await;
    assert!(bad.status == 422 && bad.says("Frågan är inte JSON: den går inte att läsa på rad 1"), "{}", bad.main());
    assert!(bad.says("href=\"#query\"") && bad.says("{bad"), "what was typed is kept at its field");
    let good = send(&strategist, new, all, &written("{\"query\": []}")).await;
    assert_eq!(good.status, 303, "{}", good.main());
    let told = strategist.get(good.location().trim_start_matches("/verket")).await;
    assert!(told.says("Den frågar inte än, för hämtning är avstängd"), "{}", told.main());
}
