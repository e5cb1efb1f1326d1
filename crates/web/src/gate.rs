//! The one place where a right is checked, before any handler runs. Who asks, in which organisation, for which day; may
//! they; and is the answer one that the browser, or the page cache, already has. What is shown to those who may not is
//! written down in [`crate::routes`].

use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::ids::OrganisationId;
use domain::policy::{self, Right, Viewer};
use store::attempts::Often;
use store::live::Reading;
use store::security::{Between, Happened};

use crate::answer::{self, Whole};
use crate::api::gate::Way;
use crate::app::App;
use crate::body_type::BodyType;
use crate::boundary::{Arrival, FrameSlot, Reader};
use crate::confirmation::{self, Confirmed};
use crate::flash::Flash;
use crate::layout::{Frame, Place, ToldOfDay};
use crate::messages::Messages;
use crate::page_cache::Moment;
use crate::people::People;
use crate::problem::Problem;
use crate::request::{Asked, Visit};
use crate::requester::Requester;
use crate::security::detail;
use crate::settings::look::{self, Look};
use crate::view::View;
use crate::{address, api, as_of, cookies, live, notice, rights, sign_in, verdict_round, workshop};

/// What one route asks of those who come.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) app: App,
    pub(crate) right: Right,
    pub(crate) name: &'static str,
    /// Whether the answer follows from the organisation, the viewer, the language, the scale of amounts and the day
    /// alone.
    pub(crate) pure: bool,
    /// Whether it shows the organisation as it was on the day that is asked for.
    pub(crate) of_any_day: bool,
    /// Whether the route is in an organisation.
    pub(crate) inside: bool,
    /// Whether who asks has to have shown of late who they are, and how large a body it then reads.
    pub(crate) fresh: Option<usize>,
    /// What it is for, where it is for programs.
    pub(crate) programs: Option<Way>,
}

/// Which route answered, for the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RouteName(pub(crate) &'static str);

/// Lets the request through to its handler, or answers in its place.
pub(crate) async fn gate(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let mut response = match (gate.programs, gate.inside) {
        (Some(way), _) => {
            api::gate::inside(&gate, way, request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        (None, true) => gate.inside(request, next).await.unwrap_or_else(IntoResponse::into_response),
        (None, false) => gate.outside(request, next).await,
    };
    response.extensions_mut().insert(RouteName(gate.name));
    response
}

impl Gate {
    /// The installation's own pages: no organisation, no viewer.
    async fn outside(&self, mut request: Request, next: Next) -> Response {
        let arrival = Arrival::of(&request);
        let m = arrival.m;
        let frame = arrival.frame(m);
        request.extensions_mut().insert(Visit { app: self.app.clone(), frame });
        next.run(request).await
    }

    /// For whom the viewer acts today as a deputy, in words.
    async fn acting(&self, frame: &Frame, reading: &Reading) -> Result<Vec<String>, Problem> {
        let Viewer::Person(person, today) = reading.viewer else { return Ok(Vec::new()) };
        let known = reading.people.get(&person);
        if known.is_none_or(|known| known.deputising.is_empty()) {
            return Ok(Vec::new());
        }
        let people = People::with(frame.m, self.app.names(&reading.id).await?);
        let zone = self.app.clock().zone();
        let (m, viewer) = (frame.m, reading.viewer);
        let view = View { m, frame, organisation: reading, viewer, day: today, today, zone };
        Ok(rights::acting(m, &view, &people, person))
    }

    async fn inside(&self, request: Request, next: Next) -> Result<Response, Problem> {
        let arrival = Arrival::of(&request);
        let organisation = organisation_in(request.uri().path()).ok_or(Problem::NotFound)?;
        let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
        let visitor = self.app.visitor(&organisation, request.headers()).await?;
        let viewer = visitor.viewer;
        let reading = self.app.read(viewer, &organisation).await?.ok_or(Problem::NotFound)?;
        let m = Messages::of(look::language(&reading.settings, arrival.wished));
        let today = self.app.today();
        let wanted = as_of::wanted(request.uri().query(), today);
        let as_of = wanted.as_ref().ok().copied().flatten();
        let reader = arrival.reader;
        let mut frame = arrival.frame(m);

        let may = policy::may(&reading, viewer, self.right);
        if !may && viewer == Viewer::Public && is_read && reader == Reader::Person {
            return Ok(to_sign_in(&organisation, &frame.address));
        }
        // A page that is asked for to see whether it has changed is not where something is told.
        let told =
            cookies::get(request.headers(), Flash::COOKIE).filter(|_| !request.headers().contains_key(live::AFRESH));
        let flash = told.and_then(|value| Flash::from_cookie(value, &organisation));
        let tells = flash.is_some();
        let verdicts = match viewer {
            Viewer::Person(person, _) => verdict_round::of_person(&self.app, &reading, person, today).await?,
            _ => verdict_round::OfPerson::default(),
        };
        let notices = notice::of_viewer(&self.app, &reading.organisation, viewer).await?;
        // A page that tells something once is like no other, and is not kept; nor what is shown to those who may answer a
        // verdict round, because whether they have does not follow from the organisation.
        let moment = (may && wanted.is_ok() && self.pure && is_read && !tells && verdicts.asked == 0).then(|| Moment {
            organisation: organisation.clone(),
            seq: reading.seq,
            today,
            language: frame.m.language(),
            scale: frame.scale,
            viewer,
            kept: notices.mark,
            address: frame.address.clone(),
        });
        if let Some(answer) = moment.as_ref().and_then(|moment| self.app.pages().answer(moment, request.headers())) {
            return Ok(answer);
        }

        let past = match as_of.filter(|&day| may && self.of_any_day && day < today) {
            Some(day) => as_of::as_it_was(&self.app, &reading, day).await?,
            None => None,
        };
        let plans = policy::may(&reading, viewer, Right::ReadPlanning);
        frame.flash = flash;
        frame.place = Some(Place {
            organisation: organisation.clone(),
            name: reading.name().to_owned(),
            look: Look::of(&organisation, &reading.settings),
            example: reading.example,
            is_answer: !is_read,
            seq: reading.seq,
            person: visitor.name,
            acting: self.acting(&frame, &reading).await?,
            plans,
            to_do: match viewer {
                // Who sits in a body and is not employed has something to do when there is something to answer or to come to.
                Viewer::Person(person, _)
                    if plans || 0 < verdicts.asked || reading.workshops_for(person, today).next().is_some() =>
                {
                    let listed = self.app.to_do().of(&reading, person, today);
                    let taken_part = workshop::taken_part(&self.app, &reading.organisation, person, today).await?;
                    (listed + verdicts.waiting.len()).saturating_sub(verdicts.asked + taken_part.len())
                }
                _ => 0,
            },
            unread: notices.unread,
            tells_by_browser: notices.browser,
            measures: reading.indicators.count() != 0 || policy::may(&reading, viewer, Right::WriteIndicators),
            as_of,
            told_of_day: match (&past, as_of.unwrap_or(today)) {
                (Some(_), _) => ToldOfDay::AsKnownThen,
                (None, day) if reading.strategy.in_force_on(day).is_some() => ToldOfDay::AsKnownNow,
                (None, _) => ToldOfDay::NothingInForce,
            },
            today,
        });
        if let Some(slot) = request.extensions().get::<FrameSlot>() {
            slot.fill(frame.clone());
        }
        // Only now, so that the page that says so stands in the organisation.
        if !may {
            refused(&self.app, &organisation, viewer, self.name).await?;
            return Err(if viewer == Viewer::Public { Problem::SignInFirst } else { Problem::Forbidden });
        }
        wanted?;

        // What is no form is refused before the handler, so nobody need be asked.
        let fresh = self.fresh.filter(|_| BodyType::Form.takes(&request));
        let (mut parts, mut body) = request.into_parts();
        let segments = RawPathParams::from_request_parts(&mut parts, &()).await.map_err(|_| Problem::NotFound)?;
        let segments: Vec<(String, String)> =
            segments.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let taken = detail::file(self.name, &segments);
        let asked = Asked {
            app: self.app.clone(),
            frame,
            viewer,
            as_of,
            day: as_of.unwrap_or(today),
            today,
            segments,
            place: Requester::of(&parts.extensions).place(&parts.headers, self.app.settings()),
            query: parts.uri.query().map(str::to_owned),
            organisation: past.unwrap_or(reading),
        };
        let mut renewed = None;
        if let Some(limit) = fresh {
            match confirmation::confirmed(&asked, &mut parts, body, (visitor.authenticated, limit)).await? {
                Confirmed::Goes(with, token) => (body, renewed) = (with, token),
                Confirmed::Asked(response) => return Ok(response),
            }
        }
        let confirmed = renewed.map(|token| (asked.clone(), token));
        parts.extensions.insert(asked);
        let mut response = next.run(Request::from_parts(parts, body)).await;
        if let Some((asked, token)) = confirmed {
            sign_in::set_session_first(&mut response, &asked, &token);
        }
        // By a rule that looks closer than the route: at a unit, a body, what is secret.
        if response.status() == StatusCode::FORBIDDEN {
            refused(&self.app, &organisation, viewer, self.name).await?;
        }
        if let (Viewer::Person(person, _), true) = (viewer, is_file(&response)) {
            self.app.exports().taken_out(&self.app, &organisation, person, taken).await?;
        }
        if let (Some(moment), Some(whole), StatusCode::OK) =
            (moment, response.extensions().get::<Whole>().cloned(), response.status())
        {
            self.app.pages().keep(moment, &whole, &mut response);
        }
        // An answer that leads elsewhere shows nothing, and may have something of its own to tell there: of the second of
        // two clicks.
        if tells && !response.status().is_redirection() {
            cookies::clear(&mut response, Flash::COOKIE, &organisation, self.app.settings());
        }
        Ok(response)
    }
}

/// Writes down that somebody asked for what the own rights do not carry: once in an hour for each person and route.
///
/// # Errors
/// When it cannot be written.
pub(crate) async fn refused(
    app: &App,
    organisation: &OrganisationId,
    viewer: Viewer,
    route: &'static str,
) -> Result<(), Problem> {
    let (Viewer::Person(person, _) | Viewer::Program(person, ..)) = viewer else { return Ok(()) };
    let id = organisation.clone();
    app.with_store(move |store| {
        let happened = (Happened::RightRefused, route);
        store.note_at_most(&id, Often::ONCE_AN_HOUR, happened, Between::own(person)).map(drop)
    })
    .await
}

/// Whether the answer is a file to keep.
fn is_file(response: &Response) -> bool {
    response.status().is_success() && response.headers().contains_key(header::CONTENT_DISPOSITION)
}

pub(crate) fn organisation_in(path: &str) -> Option<OrganisationId> {
    path.split('/').nth(1)?.parse().ok()
}

fn to_sign_in(organisation: &OrganisationId, wanted: &str) -> Response {
    answer::see_other(&address::with(&format!("/{organisation}/sign-in"), "next", wanted))
}
