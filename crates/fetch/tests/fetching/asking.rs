//! What a client takes, and what it refuses: each limit with an answer that passes it.

use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::trouble::Trouble;
use fetch::allowed::Allowed;
use fetch::client::{Answer, Client, Limits, Question, Resolve};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::server::{Says, Server, authority, was_reached};

const MOST: usize = 1024 * 1024;

pub(crate) const LIMITS: Limits =
    Limits { connect: Duration::from_millis(500), whole: Duration::from_secs(2), bytes: MOST };

/// Everything is on this computer, whatever it is called.
pub(crate) fn here() -> Resolve {
    Arc::new(|_, port| Ok(vec![SocketAddr::from(([127, 0, 0, 1], port))]))
}

fn client(hosts: &[&str], inside: &[&str], resolve: Resolve) -> Client {
    let texts = |list: &[&str]| -> Vec<String> { list.iter().map(|&text| text.to_owned()).collect() };
    let allowed = Allowed::parse(&texts(hosts), &texts(inside)).unwrap();
    Client::with(allowed, LIMITS, authority(), resolve).unwrap()
}

/// A client that may ask this server.
fn for_server(server: &Server) -> Client {
    client(&[], &[&format!("localhost:{}", server.port())], here())
}

async fn ask(client: &Client, address: &str) -> Result<Answer, Trouble> {
    ask_with(client, address, "", "").await
}

async fn ask_with(client: &Client, address: &str, query: &str, etag: &str) -> Result<Answer, Trouble> {
    let address = WebAddress::parse(address).unwrap();
    client.ask(Question { address: &address, query, etag, modified: "" }).await
}

fn plain(server: &Server, path: &str) -> String {
    format!("http://localhost:{}{path}", server.port())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn text(answer: Result<Answer, Trouble>) -> String {
    match answer.unwrap() {
        Answer::File { bytes, .. } => String::from_utf8(bytes).unwrap(),
        Answer::Unchanged => "(unchanged)".to_owned(),
    }
}

#[tokio::test]
async fn a_file_comes_with_its_marks_and_says_when_it_is_unchanged() {
    let server = Server::plain();
    server.answers("200 OK\r\nETag: \"a1\"\r\nLast-Modified: Sat, 28 Nov 2026 10:00:00 GMT", b"x");
    let client = for_server(&server);
    let came = ask(&client, &plain(&server, "/v?a=b")).await.unwrap();
    let (etag, modified) = ("\"a1\"".to_owned(), "Sat, 28 Nov 2026 10:00:00 GMT".to_owned());
    assert_eq!(came, Answer::File { bytes: b"x".to_vec(), etag, modified });
    let asked = server.asked();
    assert!(asked[0].starts_with("GET /v?a=b HTTP/1.1\r\n") && asked[0].contains("user-agent: Rodtrad/"), "{asked:?}");
    assert!(!asked[0].to_lowercase().contains("cookie") && !asked[0].to_lowercase().contains("authorization"));
    server.answers("304 Not Modified", b"");
    assert_eq!(ask_with(&client, &plain(&server, "/"), "", "\"a1\"").await, Ok(Answer::Unchanged));
    assert!(server.asked()[0].contains("if-none-match: \"a1\"\r\n"));
}

#[tokio::test]
async fn a_query_is_sent() {
    let server = Server::plain();
    let query = r#"{"query":[],"response":{"format":"json-stat2"}}"#;
    ask_with(&for_server(&server), &plain(&server, "/doris"), query, "").await.unwrap();
    let asked = server.asked();
    assert!(asked[0].starts_with("POST /doris ") && asked[0].ends_with(query), "{asked:?}");
    assert!(asked[0].contains("content-type: application/json\r\n"));
}

#[tokio::test]
async fn what_is_packed_is_unpacked() {
    let server = Server::plain();
    server.answers("200 OK\r\nContent-Encoding: gzip", &packed("År".as_bytes()));
    assert_eq!(text(ask(&for_server(&server), &plain(&server, "/")).await), "År");
    for (head, body) in [("gzip", b"no gzip".as_slice()), ("br", b"x")] {
        server.answers(&format!("200 OK\r\nContent-Encoding: {head}"), body);
        assert_eq!(ask(&for_server(&server), &plain(&server, "/")).await, Err(Trouble::Damaged), "{head}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_left_packed_or_not() {
    let server = Server::plain();
    let client = for_server(&server);
    let too_large = Err(Trouble::TooLarge { megabytes: 1 });
    server.says(Says::Endless);
    assert_eq!(ask(&client, &plain(&server, "/")).await, too_large);
    let bomb = packed(&vec![0; 30 * MOST]);
    assert!(bomb.len() < MOST);
    server.answers("200 OK\r\nContent-Encoding: gzip", &bomb);
    assert_eq!(ask(&client, &plain(&server, "/")).await, too_large);
    server.answers("200 OK\r\nContent-Encoding: gzip", &packed(&vec![b'x'; MOST]));
    assert_eq!(text(ask(&client, &plain(&server, "/")).await).len(), MOST, "as much as there is room for");
}

#[tokio::test]
async fn what_is_slow_is_not_waited_for() {
    let server = Server::plain();
    let client = for_server(&server);
    for says in [Says::Nothing, Says::Trickle] {
        server.says(says);
        let began = Instant::now();
        assert_eq!(ask(&client, &plain(&server, "/")).await, Err(Trouble::TooSlow { seconds: 2 }));
        assert!(began.elapsed() < Duration::from_secs(4));
    }
}

#[tokio::test]
async fn a_no_is_a_no() {
    let server = Server::plain();
    let client = for_server(&server);
    for status in [204, 401, 404, 429, 500, 503] {
        server.answers(&format!("{status} No"), b"");
        assert_eq!(ask(&client, &plain(&server, "/")).await, Err(Trouble::Status { status }));
    }
    server.says(Says::This(b"220 smtp.example ESMTP\r\n".to_vec()));
    assert_eq!(ask(&client, &plain(&server, "/")).await, Err(Trouble::NoAnswer { host: "localhost".to_owned() }));
    let heading = vec![b'x'; 10 * MOST];
    server.says(Says::This([b"HTTP/1.1 200 OK\r\nX: ".as_slice(), &heading].concat()));
    assert_eq!(ask(&client, &plain(&server, "/")).await, Err(Trouble::NoAnswer { host: "localhost".to_owned() }));
}

#[tokio::test]
async fn a_redirect_is_followed_at_the_same_host_alone() {
    let (server, other) = (Server::plain(), Server::plain());
    let (here_at, there_at) = (format!("localhost:{}", server.port()), format!("localhost:{}", other.port()));
    let client = client(&[], &[&here_at, &there_at, "other.example"], here());
    let elsewhere = |host: &str| Err(Trouble::SentElsewhere { host: host.to_owned() });
    for (to, host) in [
        (format!("http://{there_at}/"), "localhost"),
        ("https://other.example/".to_owned(), "other.example"),
        ("//169.254.169.254/latest/meta-data".to_owned(), "169.254.169.254"),
        ("http://[::1]/".to_owned(), "::1"),
    ] {
        server.answers(&format!("302 Found\r\nLocation: {to}"), b"");
        assert_eq!(ask(&client, &plain(&server, "/")).await, elsewhere(host), "{to}");
    }
    server.answers("302 Found\r\nLocation: file:///etc/passwd", b"");
    assert_eq!(ask(&client, &plain(&server, "/")).await, Err(Trouble::Status { status: 302 }));
    assert_eq!(other.asked(), Vec::<String>::new());
    server.asked();
    server.answers("307 Temporary Redirect\r\nLocation: /again", b"");
    assert_eq!(ask(&client, &plain(&server, "/")).await, elsewhere("localhost"));
    let paths: Vec<String> = server.asked().iter().map(|asked| asked.lines().next().unwrap().to_owned()).collect();
    assert_eq!(paths.len(), 4, "three hops, and no more");
    assert_eq!(paths[1], "GET /again HTTP/1.1");
}

#[tokio::test]
async fn only_an_allowed_host_is_asked() {
    let server = Server::plain();
    let not_allowed = |host: &str| Err(Trouble::HostNotAllowed { host: host.to_owned() });
    for client in [client(&[], &[], here()), client(&["localhost"], &["127.0.0.1"], here())] {
        assert_eq!(ask(&client, &plain(&server, "/")).await, not_allowed("localhost"));
    }
    assert_eq!(server.asked(), Vec::<String>::new());
    // In clear text only to this computer, whatever is allowed.
    let inside: Resolve = Arc::new(|_, port| Ok(vec![SocketAddr::from(([10, 0, 0, 1], port))]));
    let client = client(&[], &["stat.intern"], inside);
    assert_eq!(ask(&client, "http://stat.intern/").await, not_allowed("stat.intern"));
}

#[tokio::test]
async fn a_host_outside_that_is_inside_is_not_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let host = format!("data.example:{port}");
    let address = format!("https://data.example:{port}/");
    for addresses in [
        vec![[127, 0, 0, 1]],
        vec![[10, 0, 0, 1]],
        vec![[169, 254, 169, 254]],
        // One of several: the first would do.
        vec![[193, 180, 1, 1], [127, 0, 0, 1]],
    ] {
        let resolve: Resolve = Arc::new(move |_, port| Ok(addresses.iter().map(|&ip| (ip, port).into()).collect()));
        let found = ask(&client(&[&host], &[], resolve), &address).await;
        assert_eq!(found, Err(Trouble::HostInside { host: "data.example".to_owned() }));
    }
    let unknown: Resolve = Arc::new(|_, _| Ok(Vec::new()));
    let found = ask(&client(&[&host], &[], unknown), &address).await;
    assert_eq!(found, Err(Trouble::HostUnknown { host: "data.example".to_owned() }));
    assert!(!was_reached(&listener));
    // What is link-local is refused to hosts inside too.
    let metadata: Resolve = Arc::new(|_, port| Ok(vec![([169, 254, 169, 254], port).into()]));
    let found = ask(&client(&[], &["meta.intern"], metadata), "https://meta.intern/").await;
    assert_eq!(found, Err(Trouble::HostNotAllowed { host: "meta.intern".to_owned() }));
}

#[tokio::test]
async fn a_name_that_changes_its_mind_changes_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    // First an address outside where nobody answers; then this computer.
    let times = Arc::new(AtomicU16::new(0));
    let counted = Arc::clone(&times);
    let rebinding: Resolve = Arc::new(move |_, port| {
        let ip = if counted.fetch_add(1, Ordering::SeqCst) == 0 { [193, 180, 255, 254] } else { [127, 0, 0, 1] };
        Ok(vec![(ip, port).into()])
    });
    let client = client(&[&format!("data.example:{port}")], &[], rebinding);
    let found = ask(&client, &format!("https://data.example:{port}/")).await;
    assert_eq!(found, Err(Trouble::NoAnswer { host: "data.example".to_owned() }));
    assert_eq!(times.load(Ordering::SeqCst), 1, "looked up once, and connected to what was checked");
    assert!(!was_reached(&listener));
}

#[tokio::test]
async fn a_host_proves_who_it_is() {
    let server = Server::secret();
    let (named, other) = (format!("localhost:{}", server.port()), format!("other.example:{}", server.port()));
    let trusting = client(&[], &[&named, &other], here());
    assert_eq!(text(ask(&trusting, &format!("https://{named}/")).await), "År;Värde\n2017;71,4\n");
    let found = ask(&trusting, &format!("https://{other}/")).await;
    assert_eq!(found, Err(Trouble::NotProven { host: "other.example".to_owned() }), "its certificate is for another");
    let allowed = Allowed::parse(&[], std::slice::from_ref(&named)).unwrap();
    let doubting = Client::with(allowed, LIMITS, Vec::new(), here()).unwrap();
    let found = ask(&doubting, &format!("https://{named}/")).await;
    assert_eq!(found, Err(Trouble::NotProven { host: "localhost".to_owned() }), "nobody we trust has signed it");
    let plain = Server::plain();
    let found = ask(&for_server(&plain), &format!("https://localhost:{}/", plain.port())).await;
    assert!(matches!(found, Err(Trouble::NotProven { .. } | Trouble::NoAnswer { .. })), "{found:?}");
}
