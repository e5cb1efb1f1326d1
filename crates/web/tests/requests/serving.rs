//! The server on a real port: it answers, it ends when it is asked to, and open pages do not keep it from ending. What
//! it answers is tested without a port.

#![expect(clippy::unwrap_used, reason = "a helper of a test is a test too")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use testkit::client::Installation;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use web::server::{Ended, serve};

/// Sends this head, and gives what has come when the other side ends or the reader has seen enough.
fn ask(address: SocketAddr, head: &str, mut enough: impl FnMut(&str) -> bool) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "{head}\r\nHost: localhost\r\n\r\n").unwrap();
    let (mut all, mut part) = (String::new(), [0; 4096]);
    while !enough(&all) {
        match stream.read(&mut part).unwrap() {
            0 => break,
            length => all.push_str(&String::from_utf8_lossy(&part[..length])),
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_answers_and_ends_though_a_page_is_listening() {
    let installation = Installation::small();
    let session = {
        let reply = installation.anonymous().post("/sign-in", &[("person", "2")]).await;
        reply.header("set-cookie").split(';').next().unwrap().to_owned()
    };
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let app = installation.app.clone();
    let server = tokio::spawn(serve(listener, app, async { drop(stopped.await) }));

    let page = spawn_blocking(move || ask(address, "GET /verket/help HTTP/1.1\r\nConnection: close", |_| false));
    let page = page.await.unwrap();
    assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("</html>"), "{page}");

    // The page goes on listening while the server is asked to end, and its stream then ends too.
    let head = format!("GET /verket/live HTTP/1.1\r\nCookie: {session}");
    let (told, hears) = oneshot::channel::<()>();
    let mut told = Some(told);
    let listening = spawn_blocking(move || {
        ask(address, &head, move |all| {
            if all.contains("event: seq") {
                drop(told.take());
            }
            false
        })
    });
    drop(hears.await);
    stop.send(()).unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(5), server).await.expect("the server does not end");
    assert_eq!(ended.unwrap().unwrap(), Ended::Asked);
    assert!(listening.await.unwrap().contains("event: seq"));
}

// The clock of the runtime runs ahead when nothing else happens, so that this takes no ten seconds.
#[tokio::test(start_paused = true)]
async fn whoever_does_not_say_what_is_wanted_within_ten_seconds_holds_no_place() {
    let installation = Installation::small();
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, installation.app.clone(), async { drop(stopped.await) }));
    // Nothing at all, half a head, and a second request that is only begun.
    for said in
        ["", "GET /verket/help HTTP/1.1\r\nHost: local", "PRI * HT", "GET /health HTTP/1.1\r\nHost: l\r\n\r\nGET"]
    {
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let begun = tokio::time::Instant::now();
        let mut answer = Vec::new();
        let ended = tokio::time::timeout(Duration::from_secs(60), stream.read_to_end(&mut answer)).await;
        assert!(ended.is_ok(), "{said:?} holds its place after {:?}", begun.elapsed());
        assert!(begun.elapsed() < Duration::from_secs(21), "{said:?} held its place for {:?}", begun.elapsed());
    }
    stop.send(()).unwrap();
    assert_eq!(server.await.unwrap().unwrap(), Ended::Asked);
}
