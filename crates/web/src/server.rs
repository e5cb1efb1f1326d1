//! Serving: connections in, answers out, and an orderly end. Nothing of what is answered.

use std::error::Error;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use crate::app::App;
use crate::requester::Peer;

/// How long a connection may take to say what it wants; slower ones hold a place that others need.
const HEADERS: Duration = Duration::from_secs(10);
/// How long answers that have begun may take to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long to wait when the machine has no room for another connection.
const BREATH: Duration = Duration::from_millis(100);

/// Why serving ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was asked to.
    Asked,
    /// A commit failed, and nothing more can be saved: the process should end with an exit code that says so, and be
    /// started anew.
    WritingStopped,
}

/// Serves until `stop` is done or the store takes no more changes, then lets answers that have begun end.
///
/// Signing in by picking a person answers only when the listener is on loopback, whatever the settings say.
///
/// # Errors
/// When the listener has no address.
pub async fn serve(listener: TcpListener, app: App, stop: impl Future<Output = ()>) -> io::Result<Ended> {
    let routes = app.service(listener.local_addr()?.ip().is_loopback());
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS);
    builder.http2().timer(TokioTimer::new());
    let open = GracefulShutdown::new();
    let mut stop = pin!(stop);
    let store = app.store().clone();
    // In the background: nobody has come yet, and the first to come need not wait for it.
    let preparing = tokio::task::spawn_blocking(move || store.prepare_passwords());
    let fetching = app.fetcher().cloned().map(|fetcher| tokio::spawn(fetcher.run()));
    let sending = app.postman().cloned().map(|postman| tokio::spawn(postman.run()));
    let telling = app.teller().cloned().map(|teller| tokio::spawn(teller.run()));

    let ended = loop {
        let stream = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break Ended::Asked,
            () = app.changes().stopped() => break Ended::WritingStopped,
        };
        let (stream, peer): (TcpStream, SocketAddr) = match stream {
            Ok((stream, peer)) => (stream, peer),
            Err(error) => {
                // The visitor left already, or there are no more file descriptors: neither ends the server.
                tracing::debug!(%error, "a connection was not accepted");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        // Small answers are sent at once rather than collected; it fails only when the visitor has left.
        let _ = stream.set_nodelay(true);
        let routes = routes.clone();
        let has_asked = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&has_asked);
        let service = service_fn(move |mut request: Request<Incoming>| {
            asked.store(true, Ordering::Relaxed);
            request.extensions_mut().insert(Peer(peer));
            routes.clone().oneshot(request.map(Body::new))
        });
        let connection = open.watch(builder.serve_connection(TokioIo::new(stream), service).into_owned());
        tokio::spawn(async move {
            tokio::select! {
                ended = connection => if let Err(error) = ended {
                    tracing::debug!(error = error.as_ref() as &dyn Error, "a connection ended early");
                },
                () = silence(&has_asked) => tracing::debug!("a connection asked for nothing"),
            }
        });
    };

    drop(listener);
    // Some hundredths of a second; it is over long before.
    drop(preparing);
    // Large imports that are not committed are not: whoever runs next begins with what is whole.
    app.jobs().stop();
    // What it is asking or sending is asked for and sent by whoever runs next.
    for work in [fetching, sending, telling].into_iter().flatten() {
        work.abort();
    }
    app.changes().close();
    if tokio::time::timeout(FAREWELL, open.shutdown()).await.is_err() {
        tracing::warn!("some answers did not end within {FAREWELL:?}");
    }
    Ok(ended)
}

/// Done when nothing was asked for within the time. The limit for headers begins only when it is known which protocol is
/// spoken, and that is not known of a connection that says nothing, or stops in the middle of saying it.
async fn silence(has_asked: &AtomicBool) {
    tokio::time::sleep(HEADERS).await;
    if has_asked.load(Ordering::Relaxed) {
        std::future::pending::<()>().await;
    }
}
