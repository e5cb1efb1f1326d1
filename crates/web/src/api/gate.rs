//! How programs come in: by a token in the header `Authorization`, and by nothing else. Cookies are not looked at, so no
//! page of another site can make a browser ask here in somebody's name; what is open to everyone needs no token.
//!
//! Who may read answers from scripts on other sites: anyone, what is asked for without a token, because it is the same for
//! everyone (`access-control-allow-origin: *`). Nobody, what is asked for with one: a token belongs to a server, and a
//! page that has one has given it away. So there is no answer to preflight requests either.

use axum::extract::{FromRequestParts, RawPathParams, Request};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::access::Scopes;
use domain::ids::OrganisationId;
use domain::policy::{self, Viewer};
use jiff::civil::Date;
use store::access_tokens::{AccessSecret, AccessToken, Purpose};
use store::attempts::{Attempt, Turn};
use store::live::Reading;
use store::security::{Between, Happened};

use super::query::{self, Takes};
use crate::app::App;
use crate::as_of;
use crate::boundary::Arrival;
use crate::gate::{Gate, organisation_in, refused};
use crate::layout::{Frame, Place, ToldOfDay};
use crate::problem::Problem;
use crate::request::Asked;
use crate::requester::Requester;
use crate::settings::look::Look;

/// What a route for programs is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    /// To read, asked with this.
    Reads(&'static [Takes]),
    /// To tell of people and groups.
    Provisions,
}

/// Lets a program through to the handler.
///
/// # Errors
/// Not found, no token or a wrong one, a token that is not for this, a query that the route does not take.
pub(crate) async fn inside(gate: &Gate, way: Way, request: Request, next: Next) -> Result<Response, Problem> {
    let app = &gate.app;
    let id = organisation_in(request.uri().path()).ok_or(Problem::NotFound)?;
    let open = app.read(Viewer::Public, &id).await?.ok_or(Problem::NotFound)?;
    let place = Requester::of(request.extensions()).place(request.headers(), app.settings());
    let token = identified(app, &id, request.headers(), place).await?;
    let viewer = viewer(token.as_ref(), way, app.today())?;
    let reading = Reading { organisation: open.organisation, viewer };
    if !policy::may(&reading, viewer, gate.right) {
        refused(app, &id, viewer, gate.name).await?;
        return Err(if viewer == Viewer::Public { Problem::TokenNeeded } else { Problem::Forbidden });
    }
    let today = app.today();
    let as_of = match way {
        Way::Reads(takes) => {
            query::check(request.uri().query(), takes).map_err(Problem::WrongParameter)?;
            as_of::wanted(request.uri().query(), today)?
        }
        Way::Provisions => None,
    };
    let past = match as_of.filter(|&day| gate.of_any_day && day < today) {
        Some(day) => as_of::as_it_was(app, &reading, day).await?,
        None => None,
    };
    if let (Some(token), Way::Reads(_)) = (&token, way) {
        app.exports().read_by(app, &id, token, gate.name).await?;
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let asked = asked(app, &request, past.unwrap_or(reading), as_of);
    let (mut parts, body) = request.into_parts();
    let segments = RawPathParams::from_request_parts(&mut parts, &()).await.map_err(|_| Problem::NotFound)?;
    let segments = segments.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    parts.extensions.insert(Asked { segments, ..asked });
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if response.status() == StatusCode::FORBIDDEN {
        refused(app, &id, viewer, gate.name).await?;
    }
    if is_read {
        marked(&mut response, viewer);
    }
    Ok(response)
}

/// The token that came, where one came.
async fn identified(
    app: &App,
    id: &OrganisationId,
    headers: &HeaderMap,
    place: String,
) -> Result<Option<AccessToken>, Problem> {
    let mut sent = headers.get_all(header::AUTHORIZATION).iter();
    let Some(first) = sent.next() else { return Ok(None) };
    let secret = if sent.next().is_none() { bearer(first) } else { None };
    let id = id.clone();
    let found = app.with_store(move |store| {
        if let Some(secret) = secret
            && let Some(token) = store.access_token(&id, &secret)?
        {
            return Ok(Ok(Some(token)));
        }
        // Only those who come with a wrong one wait, so nobody can keep another's program out.
        match store.may_try(&id, &Attempt::AccessToken)? {
            Turn::Wait(until) => Ok(Err(Problem::TooMany(until.duration_since(store.clock().now())))),
            Turn::Yours => {
                store.note_from(&id, &place, (Happened::TokenRefused, ""), Between::default())?;
                Ok(Err(Problem::TokenWrong))
            }
        }
    });
    found.await?
}

fn bearer(value: &HeaderValue) -> Option<AccessSecret> {
    let (scheme, secret) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| AccessSecret::parse(secret.trim()))?
}

/// Who comes with a token. One for another purpose is none for this.
fn viewer(token: Option<&AccessToken>, way: Way, today: Date) -> Result<Viewer, Problem> {
    match (token.map(|token| (token.person, token.purpose)), way) {
        (None, _) => Ok(Viewer::Public),
        (Some((person, Purpose::Reading(scopes))), Way::Reads(_)) => Ok(Viewer::Program(person, today, scopes)),
        (Some((_, Purpose::Provisioning)), Way::Provisions) => Ok(Viewer::Directory),
        (Some((person, _)), _) => Ok(Viewer::Program(person, today, Scopes::default())),
    }
}

fn asked(app: &App, request: &Request, organisation: Reading, as_of: Option<Date>) -> Asked {
    let arrival = Arrival::of(request);
    let today = app.today();
    let place = Place {
        organisation: organisation.id.clone(),
        name: organisation.name().to_owned(),
        look: Look::default(),
        example: organisation.example,
        is_answer: false,
        seq: organisation.seq,
        person: None,
        acting: Vec::new(),
        plans: false,
        to_do: 0,
        unread: None,
        tells_by_browser: false,
        measures: false,
        as_of,
        told_of_day: ToldOfDay::AsKnownThen,
        today,
    };
    let m = arrival.m;
    let frame = Frame { place: Some(place), ..arrival.frame(m) };
    Asked {
        app: app.clone(),
        frame,
        viewer: organisation.viewer,
        organisation,
        as_of,
        day: as_of.unwrap_or(today),
        today,
        segments: Vec::new(),
        place: Requester::of(request.extensions()).place(request.headers(), app.settings()),
        query: request.uri().query().map(str::to_owned),
    }
}

/// Who may keep the answer, and for whom it is another one.
fn marked(response: &mut Response, viewer: Viewer) {
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, authorization"));
    if !headers.contains_key(header::ETAG) {
        return;
    }
    match viewer {
        Viewer::Public => {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
            headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
        }
        _ => {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        }
    }
}
