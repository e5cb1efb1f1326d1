//! What browsers tell of when a page had something that the Content-Security-Policy forbids: a sign of a fault in a page,
//! or of somebody's attempt. It becomes one line in the log, of known words only: anyone can send a report, and the page
//! that it is about may have a person in its address. Not the policy; that is in `headers`.

use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::answer::Answer;
use crate::app::App;
use crate::headers::REPORTS;
use crate::problem::Problem;

/// Room for a report, or for the few that a browser sends together.
pub(crate) const ROOM: usize = 32 * 1024;
/// So many lines at most are written in an hour; of the rest it is only known that they came.
const LINES: u32 = 60;
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Whether this is the address that reports are sent to. Browsers send them without saying from what site, and they give
/// no right and change nothing.
pub(crate) fn is_for(path: &str) -> bool {
    path == REPORTS
}

/// `POST /csp-reports`: always the same empty answer to what can be read.
///
/// # Errors
/// What is no report, or more than there is room for.
pub async fn take(State(app): State<App>, request: Request) -> Answer {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_owned();
    let body = Bytes::from_request(request, &app).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::Unreadable("the body could not be read"),
    })?;
    let stopped = read(&kind, &body).ok_or(Problem::Unreadable("the body is no report of a policy"))?;
    for Stopped { directive, by } in stopped {
        match app.policy_reports().turn(app.clock().now()) {
            Turn::Told => tracing::warn!(directive, by, "a browser stopped what the policy of the pages forbids"),
            Turn::LastTold => tracing::warn!("more of the like is not told before the hour is over"),
            Turn::NotTold => {}
        }
    }
    let nothing: Response = StatusCode::NO_CONTENT.into_response();
    Ok(nothing)
}

/// How many reports were written down within the hour.
#[derive(Debug, Default)]
pub(crate) struct Reports(Mutex<Option<(Timestamp, u32)>>);

#[derive(Debug, PartialEq, Eq)]
enum Turn {
    Told,
    LastTold,
    NotTold,
}

impl Reports {
    fn turn(&self, now: Timestamp) -> Turn {
        let mut hour = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (began, count) = hour.filter(|(began, _)| now.duration_since(*began) < HOUR).unwrap_or((now, 0));
        *hour = Some((began, count.saturating_add(1)));
        match count {
            ..LINES => Turn::Told,
            LINES => Turn::LastTold,
            _ => Turn::NotTold,
        }
    }
}

/// What was stopped: by which directive, and what kind of thing.
#[derive(Debug, PartialEq, Eq)]
struct Stopped {
    directive: &'static str,
    by: &'static str,
}

/// Both forms that browsers know. None when it is neither.
fn read(kind: &str, body: &[u8]) -> Option<Vec<Stopped>> {
    let sent: Value = serde_json::from_slice(body).ok()?;
    match kind {
        "application/csp-report" => {
            let report = sent.get("csp-report")?;
            let directive = report.get("effective-directive").or_else(|| report.get("violated-directive"));
            Some(vec![stopped(directive, report.get("blocked-uri"))])
        }
        "application/reports+json" => {
            let reports = sent.as_array()?.iter().filter_map(|report| report.get("body"));
            Some(reports.map(|body| stopped(body.get("effectiveDirective"), body.get("blockedURL"))).collect())
        }
        _ => None,
    }
}

fn stopped(directive: Option<&Value>, blocked: Option<&Value>) -> Stopped {
    let word = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let (directive, blocked) = (word(directive), word(blocked));
    // An older form has the directive with what it allows.
    let directive = directive.split(' ').next().unwrap_or_default();
    Stopped {
        directive: DIRECTIVES.into_iter().find(|known| *known == directive).unwrap_or("another directive"),
        by: KINDS.into_iter().find(|known| blocked.starts_with(known)).unwrap_or("another place"),
    }
}

const DIRECTIVES: [&str; 14] = [
    "default-src",
    "script-src",
    "script-src-elem",
    "script-src-attr",
    "style-src",
    "style-src-elem",
    "style-src-attr",
    "font-src",
    "img-src",
    "connect-src",
    "form-action",
    "frame-ancestors",
    "base-uri",
    "object-src",
];

const KINDS: [&str; 6] = ["inline", "eval", "data", "blob", "self", "wasm-eval"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_report_are_read_and_nothing_of_a_person_is_kept() {
        let older = br#"{"csp-report":{"document-uri":"http://x/verket/search?q=Anna+Ek","violated-directive":"script-src 'self'","blocked-uri":"inline","script-sample":"Anna"}}"#;
        assert_eq!(
            read("application/csp-report", older),
            Some(vec![Stopped { directive: "script-src", by: "inline" }])
        );
        let newer = br#"[{"type":"csp-violation","url":"http://x/","body":{"effectiveDirective":"img-src","blockedURL":"https://evil.example/Anna"}}]"#;
        assert_eq!(
            read("application/reports+json", newer),
            Some(vec![Stopped { directive: "img-src", by: "another place" }])
        );
        let forged = br#"{"csp-report":{"effective-directive":"x\n2018 ERROR forged","blocked-uri":7}}"#;
        assert_eq!(
            read("application/csp-report", forged),
            Some(vec![Stopped { directive: "another directive", by: "another place" }])
        );
    }

    #[test]
    fn what_is_no_report_is_none() {
        let report = br#"{"csp-report":{}}"#;
        for (kind, body) in [
            ("text/plain", report.as_slice()),
            ("application/json", report),
            ("application/csp-report", b"{}"),
            ("application/csp-report", b""),
            ("application/reports+json", report),
        ] {
            assert_eq!(read(kind, body), None, "{kind}");
        }
    }

    #[test]
    fn an_hour_has_so_many_lines_and_the_next_begins_anew() {
        let reports = Reports::default();
        let now = Timestamp::UNIX_EPOCH;
        for _ in 0..LINES {
            assert_eq!(reports.turn(now), Turn::Told);
        }
        assert_eq!(reports.turn(now), Turn::LastTold);
        for _ in 0..1_000 {
            assert_eq!(reports.turn(now), Turn::NotTold);
        }
        assert_eq!(reports.turn(now + HOUR), Turn::Told);
    }
}
