//! Requests per second over loopback, by wrk: the example's platform page for anyone who comes, beside a handler that
//! has the same bytes in memory and knows nothing else. Load and server share the machine, for both alike.

use std::future::Future;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use axum::body::Bytes;
use axum::handler::HandlerWithoutStateExt;
use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::scale::Scale;
use crate::site::Site;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::middle;

/// Connections that are kept open.
const CONNECTIONS: u32 = 16;

/// Measures the page as it is and in both codings.
pub(crate) fn measure(scale: &Scale, wrk: &Path, table: &mut Table) -> Result<()> {
    let site = Site::demo()?;
    let path = site.address("/");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let app = site.app.clone();
    let ours = listen(&runtime, |listener| web::server::serve(listener, app, std::future::pending()))?;
    for (name, coding) in [("plain", None), ("gzip", Some("gzip")), ("br", Some("br"))] {
        let headers: Vec<(HeaderName, &str)> = coding.iter().map(|coding| (header::ACCEPT_ENCODING, *coding)).collect();
        let bytes = site.get(&path, &headers)?;
        let theirs = same_bytes(&runtime, bytes.clone(), coding)?;
        let (mut of_ours, mut of_theirs) = (Vec::new(), Vec::new());
        for _ in 0..scale.rounds {
            of_ours.push(load(wrk, scale, &format!("http://{ours}{path}"), coding)?);
            of_theirs.push(load(wrk, scale, &format!("http://{theirs}/"), coding)?);
        }
        let what = format!("Platform, {name}, {}", Figure::Bytes(bytes.len() as u64));
        table.add(
            Line::new(what, Figure::PerSecond(middle(of_ours)))
                .beside("the same bytes from memory", Figure::PerSecond(middle(of_theirs)))
                .goal(Goal::AtLeastOfBaseline(0.5)),
        );
    }
    Ok(())
}

/// Serves on a free port of loopback until the program ends.
fn listen<S>(runtime: &Runtime, serve: impl FnOnce(TcpListener) -> S) -> Result<std::net::SocketAddr>
where
    S: Future<Output: Send> + Send + 'static,
{
    let listener = runtime.block_on(TcpListener::bind(("127.0.0.1", 0)))?;
    let address = listener.local_addr()?;
    runtime.spawn(serve(listener));
    Ok(address)
}

fn same_bytes(runtime: &Runtime, bytes: Bytes, coding: Option<&'static str>) -> Result<std::net::SocketAddr> {
    let handler = move || {
        let bytes = bytes.clone();
        async move {
            let html = (header::CONTENT_TYPE, "text/html; charset=utf-8");
            match coding {
                Some(coding) => ([html, (header::CONTENT_ENCODING, coding)], bytes).into_response(),
                None => ([html], bytes).into_response(),
            }
        }
    };
    listen(runtime, |listener| async move { axum::serve(listener, handler.into_make_service()).await })
}

/// How many requests are answered in a second, all of them with the page.
fn load(wrk: &Path, scale: &Scale, address: &str, coding: Option<&str>) -> Result<f64> {
    let mut command = Command::new(wrk);
    command.args(["--threads=1", &format!("--connections={CONNECTIONS}")]);
    command.arg(format!("--duration={}s", scale.load_seconds));
    if let Some(coding) = coding {
        command.args(["--header", &format!("Accept-Encoding: {coding}")]);
    }
    let output = command.arg(address).output().with_context(|| format!("{} was not started", wrk.display()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    ensure!(output.status.success(), "wrk ended with {}: {said}", output.status);
    requests_per_second(&said)
}

/// What wrk says, unless something else than the page was answered.
fn requests_per_second(said: &str) -> Result<f64> {
    for line in said.lines().map(str::trim) {
        if line.starts_with("Non-2xx") || line.starts_with("Socket errors") {
            bail!("not every request was answered with the page: {line}");
        }
        if let Some(rate) = line.strip_prefix("Requests/sec:") {
            return rate.trim().parse().context("wrk names no number");
        }
    }
    bail!("wrk said nothing of requests: {said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_other_answers_is_no_rate() {
        assert_eq!(requests_per_second("  Latency 1ms\nRequests/sec:  55123.40\nTransfer/sec: 1MB").unwrap(), 55123.4);
        assert!(requests_per_second("  Non-2xx or 3xx responses: 7\nRequests/sec:  55123.40").is_err());
        assert!(requests_per_second("  Socket errors: connect 0, read 3\nRequests/sec:  55123.40").is_err());
        assert!(requests_per_second("").is_err());
    }
}
