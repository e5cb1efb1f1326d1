//! The wire itself: heads and bodies that two readers of HTTP could understand in two ways, so that what one takes for a
//! body the other takes for a request; names of hosts that are not ours; and what a proxy would have said, from somebody
//! who is none.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use testkit::client::Installation;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use web::server::serve;

use super::none;

/// Sends bytes as they are, and gives all that comes back until the other side has nothing more to say.
fn said(address: SocketAddr, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(400))).unwrap();
    stream.write_all(sent).unwrap();
    let (mut all, mut part) = (Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(length) => all.extend_from_slice(&part[..length]),
            Err(error)
                if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::ConnectionReset) =>
            {
                break;
            }
            Err(error) => panic!("{error}"),
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// The statuses of the answers that came.
fn statuses(answers: &str) -> Vec<u16> {
    let begins = answers.split("HTTP/1.1 ").skip(1);
    begins.filter_map(|rest| rest.get(..3)?.parse().ok()).collect()
}

struct Server {
    address: SocketAddr,
    _stop: oneshot::Sender<()>,
    _installation: Installation,
}

async fn server() -> Server {
    let installation = Installation::small();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(serve(listener, installation.app.clone(), async { drop(stopped.await) }));
    Server { address, _stop: stop, _installation: installation }
}

/// A request that is smuggled in, if it is understood as one: its answer is the health of the server.
const INSIDE: &str = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Heads with which a body has two ends. `{n}` is the length of what is smuggled in.
const TWO_ENDS: [&str; 16] = [
    "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: {n}\r\n",
    "Content-Length: 0\r\nContent-Length: {n}\r\n",
    "Content-Length: {n}\r\nContent-Length: 0\r\n",
    "Content-Length: 0, {n}\r\n",
    "Content-Length: +{n}\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 0x10\r\n",
    "Content-Length: {n} 0\r\n",
    "Content-Length : {n}\r\n",
    " Content-Length: {n}\r\n",
    "Transfer-Encoding : chunked\r\n",
    "Transfer-Encoding: xchunked\r\n",
    "Transfer-Encoding: chunked, identity\r\n",
    "Transfer-Encoding: identity, chunked\r\nTransfer-Encoding: identity\r\n",
    "X: y\r\n\tTransfer-Encoding: chunked\r\n",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_body_has_one_end() {
    let server = server().await;
    let mut found = Vec::new();
    let head = "POST /verket/sign-out HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\n";
    for ends in TWO_ENDS {
        let ends = ends.replace("{n}", &INSIDE.len().to_string());
        for body in [INSIDE.to_owned(), format!("0\r\n\r\n{INSIDE}")] {
            let sent = format!("{head}{ends}\r\n{body}");
            let address = server.address;
            let answers = tokio::task::spawn_blocking(move || said(address, sent.as_bytes())).await.unwrap();
            let statuses = statuses(&answers);
            // Refused, and nothing after it is heard; or understood in the one way that the standard has, which is that
            // chunks count. Where what follows is then heard, the head has said nothing that speaks against it.
            let is_refused = statuses.first() == Some(&400) && statuses.len() == 1;
            let is_silent = statuses.is_empty();
            let is_by_chunks = ends.starts_with("Transfer-Encoding: chunked\r\nContent-Length")
                || ends.contains("0\r\nTransfer-Encoding: chunked");
            let closes = answers.to_lowercase().contains("connection: close") || statuses.len() == 1;
            if !(is_refused || is_silent || (is_by_chunks && closes)) {
                found.push(format!("{ends:?} with {body:?}: {statuses:?}"));
            }
        }
    }
    none(&found, TWO_ENDS.len() * 2, 32);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_head_is_refused_and_the_connection_ends() {
    let server = server().await;
    let long = format!("GET /health HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "a".repeat(1_000_000));
    let many = format!("GET /health HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: a\r\n".repeat(1_000));
    let address_too_long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "a".repeat(100_000));
    let heads: [&[u8]; 12] = [
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nX\0: a\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: a\rSet-Cookie: b\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\n: empty\r\n\r\n",
        b"GET /hea lth HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET\t/health\tHTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not our language\r\n\r\n",
        b"G\xc3\xa9T /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
        long.as_bytes(),
        many.as_bytes(),
        address_too_long.as_bytes(),
    ];
    let mut found = Vec::new();
    for head in heads {
        let (address, mut sent) = (server.address, head.to_vec());
        sent.extend_from_slice(INSIDE.as_bytes());
        let answers = tokio::task::spawn_blocking(move || said(address, &sent)).await.unwrap();
        let statuses = statuses(&answers);
        if !matches!(statuses.as_slice(), [] | [400 | 414 | 431]) {
            found.push(format!("{:?}: {statuses:?}", String::from_utf8_lossy(&head[..head.len().min(60)])));
        }
        if answers.to_lowercase().contains("server:") {
            found.push("the answer names what serves".to_owned());
        }
    }
    // The seeded case: the same check of a head that is one.
    let address = server.address;
    let fine = tokio::task::spawn_blocking(move || said(address, INSIDE.as_bytes())).await.unwrap();
    assert_eq!(statuses(&fine), [200]);
    let twice = format!("{INSIDE}{INSIDE}");
    let both = tokio::task::spawn_blocking(move || said(address, twice.as_bytes())).await.unwrap();
    assert_eq!(statuses(&both), [200, 200], "two requests that follow each other are two");
    none(&found, heads.len(), 12);
}

/// Nothing is made of the name of the host or of what a proxy would have said: no address, no cookie, no right.
#[tokio::test]
async fn a_host_that_is_not_ours_is_in_no_answer() {
    let installation = Installation::small();
    let names = [
        ("host", "evil.example"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-for", "127.0.0.1, evil.example"),
        ("x-forwarded-proto", "https"),
        ("forwarded", "for=127.0.0.1;host=evil.example;proto=https"),
        ("x-original-url", "/verket/people"),
        ("x-rewrite-url", "/verket/people"),
        ("x-real-ip", "127.0.0.1"),
        ("x-forwarded-prefix", "//evil.example"),
        ("x-user-id", "5"),
        ("x-remote-user", "5"),
        ("authorization", "Basic YWRtaW46YWRtaW4="),
    ];
    let mut found = Vec::new();
    for (name, value) in names {
        for path in ["/verket/", "/verket/sign-in", "/verket/people", "/", "/verket/help?lang=en", "/verket/nothing"] {
            let client = installation.anonymous().with_header(name, value);
            let plain = installation.anonymous().get_address(path).await;
            let reply = client.get_address(path).await;
            let said = format!("{:?}{}", reply.headers, reply.text());
            if said.contains("evil.example") {
                found.push(format!("{name} at {path} is repeated"));
            }
            if reply.status != plain.status || reply.headers.contains_key("strict-transport-security") {
                found.push(format!("{name} at {path} changes the answer: {} and {}", plain.status, reply.status));
            }
        }
    }
    none(&found, names.len() * 6, 72);
}

/// What one is given by a proxy's word must not be what another gets: a page that everyone may see is the same with and
/// without, and one that is kept does not take it up.
#[tokio::test]
async fn nobody_s_header_is_kept_in_a_page_for_the_next() {
    let installation = Installation::small();
    let clean = installation.anonymous().get("/help").await;
    for (name, value) in [("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("cookie", "lang=<script>")] {
        installation.anonymous().with_header(name, value).get("/help").await;
        assert_eq!(installation.anonymous().get("/help").await.bytes, clean.bytes, "{name} is in the kept page");
    }
}
