//! The outermost layer: what holds for every request and every answer, and stands in one place for that reason. The
//! language, the time limit, problem pages with their number in the log, compression, security headers, one log line.
//! Not rights; those are the [`crate::gate`]'s.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use domain::money::Scale;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::amounts::{self, SCALE};
use crate::answer::{self, Whole};
use crate::app::App;
use crate::gate::RouteName;
use crate::layout::Frame;
use crate::messages::{Language, Messages};
use crate::notice::stop;
use crate::packed::{Coding, Packed};
use crate::problem::Problem;
use crate::sign_in::there;
use crate::{address, cookies, headers, policy_reports};

/// The routes with everything around them.
pub(crate) fn around(routes: Router, app: &App) -> Router {
    // Sec-Fetch-Site says where a form came from, and Origin where that is missing; both are set by the browser.
    let csrf = CsrfLayer::new().with_rejection_response(|_: ProtectionError| Problem::CrossSite.into_response());
    routes
        .layer(csrf)
        .layer(CatchPanicLayer::custom(|panic| Problem::Fault(words_of(panic)).into_response()))
        .layer(middleware::from_fn_with_state(app.clone(), every_request))
}

/// What is known of a request before anything is looked up.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    /// The messages of the reader's language.
    pub(crate) m: Messages,
    /// The language that the reader has chosen, or whose browser wishes it. An agency may offer others.
    pub(crate) wished: Option<Language>,
    /// The scale in which the reader reads kronor.
    pub(crate) scale: Scale,
    /// Path and query, without `lang` and `scale`: cookies carry those on.
    pub(crate) address: String,
    /// The same of the page that the reader is at: what was asked for, or where a form was sent from.
    pub(crate) page_address: String,
    /// Who is to read the answer.
    pub(crate) reader: Reader,
}

/// Who is to read an answer, and therefore how what went wrong is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// A person: a page.
    Person,
    /// A program: `application/problem+json`.
    Program,
    /// The agency's directory: SCIM's own form.
    Directory,
}

impl Arrival {
    /// Of this request; read once, at the boundary.
    pub(crate) fn of(request: &Request) -> Arrival {
        request.extensions().get().cloned().unwrap_or_else(|| Arrival::read(request))
    }

    /// The frame of its answer, before anything is known of an organisation.
    pub(crate) fn frame(self, m: Messages) -> Frame {
        let Arrival { address, page_address, scale, .. } = self;
        Frame { m, address, page_address, place: None, scale, flash: None }
    }

    fn read(request: &Request) -> Arrival {
        let address = request.uri().path_and_query().map_or("/", |address| address.as_str());
        // The page links to itself, in another language: two slashes at the beginning would be another host.
        let address = if address.starts_with("//") { "/" } else { address };
        let without_choices = |address: &str| address::without(&address::without(address, LANGUAGE), SCALE);
        let sent_from = sent_from(request);
        let wished = wished(request);
        Arrival {
            m: Messages::of(wished.unwrap_or(Language::ALL[0])),
            wished,
            scale: chosen_scale(request).or_else(|| kept_scale(request)).unwrap_or_default(),
            page_address: without_choices(sent_from.as_deref().unwrap_or(address)),
            address: without_choices(address),
            reader: reader(request),
        }
    }
}

/// The page that a form was sent from, as the browser tells this site alone: the address of a form's answer often shows
/// something else, or nothing, when it is asked for. `None` for what is read, and where nothing is told.
fn sent_from(request: &Request) -> Option<String> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let told: Uri = request.headers().get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let is_here = request.headers().get(header::HOST)?.to_str().ok()? == told.authority()?.as_str();
    let address = told.path_and_query()?.as_str();
    (is_here && address.starts_with('/') && !address.starts_with("//")).then(|| address.to_owned())
}

/// Where the gate leaves the frame that a problem page stands in; empty until the viewer was let into an organisation.
#[derive(Debug, Clone, Default)]
pub(crate) struct FrameSlot(Arc<OnceLock<Frame>>);

impl FrameSlot {
    /// Leaves the frame. Only the gate does, once for each request.
    pub(crate) fn fill(&self, frame: Frame) {
        // A second one would be the same.
        let _ = self.0.set(frame);
    }
}

/// How long an answer may take before the reader is told to try again. The longest that is meant to be, an import of
/// 10 000 rows, takes 5 s.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// Bytes from which compressing takes milliseconds.
const LARGE: usize = 256 * 1024;

/// Parameter and cookie of the language.
const LANGUAGE: &str = "lang";
/// The choices of language and of scale are kept for a year.
const YEAR: u32 = 365 * 24 * 60 * 60;

async fn every_request(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    cookies::by_plain_names(&mut request, app.settings());
    let arrival = Arrival::read(&request);
    let is_page = reader_of(request.uri().path()).is_none();
    let chosen_language = chosen_language(&request).filter(|_| is_page);
    let chosen_scale = chosen_scale(&request).filter(|_| is_page);
    let slot = FrameSlot::default();
    let method = request.method().clone();
    // Cheap: header values are counted references.
    let sent = request.headers().clone();
    let is_report = policy_reports::is_for(request.uri().path());
    request.extensions_mut().insert(arrival.clone());
    request.extensions_mut().insert(slot.clone());

    // Where only programs come, no cookie is looked at, and none of them says where it comes from.
    let is_for_pages = is_page && !is_report && !is_for_other_programs(request.uri().path());
    let mut response = if is_for_pages && says_nothing_of_its_origin(&method, &sent) {
        Problem::CrossSite.into_response()
    } else {
        match tokio::time::timeout(TIME_LIMIT, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Problem::Unavailable(format!("no answer within {TIME_LIMIT:?}")).into_response(),
        }
    };

    let route = response.extensions_mut().remove::<RouteName>();
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        // What the page does take is told with what it does not.
        let allowed = response.headers_mut().remove(header::ALLOW);
        response = shown(&app, &problem, arrival, &slot);
        if let Some(allowed) = allowed {
            response.headers_mut().insert(header::ALLOW, allowed);
        }
    }
    if let Some(Whole(bytes)) = response.extensions_mut().remove() {
        pack_if_large(&bytes, &sent).await;
        response = with_body(response, answer::packed(&bytes, &sent));
    }
    if let Some(language) = chosen_language {
        cookies::set_everywhere(&mut response, LANGUAGE, language.tag(), YEAR, app.settings());
    }
    if let Some(scale) = chosen_scale {
        cookies::set_everywhere(&mut response, SCALE, scale.key(), YEAR, app.settings());
    }
    headers::finish(&mut response, app.settings().https);
    log(&method, route, response.status(), started.elapsed());
    response
}

/// The page of a problem. A fault is logged here and nowhere else, under the number that the page shows.
fn shown(app: &App, problem: &Problem, arrival: Arrival, slot: &FrameSlot) -> Response {
    let number = problem.for_the_log().map(|cause| {
        let number = next_number(app);
        tracing::error!(number, problem = problem.key(), "request failed: {cause}");
        number
    });
    let alone = || arrival.clone().frame(arrival.m);
    let frame = slot.0.get().cloned().unwrap_or_else(alone);
    problem.show(&frame, number.as_deref(), arrival.reader)
}

/// A number that a person can read out: the time of day and a count.
fn next_number(app: &App) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let moment = app.clock().now().as_second();
    format!("{moment}-{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

/// Compresses what takes its time off the threads that answer requests. What is asked for next finds it done.
async fn pack_if_large(bytes: &Arc<Packed>, headers: &HeaderMap) {
    let coding = Coding::accepted(headers);
    if LARGE < bytes.plain().len() {
        let bytes = Arc::clone(bytes);
        // It ends early only when the server does.
        let _ = tokio::task::spawn_blocking(move || bytes.in_coding(coding)).await;
    }
}

/// The head of one response with the body (and the headers that belong to it) of the other.
fn with_body(response: Response, packed: Response) -> Response {
    let (mut head, _) = response.into_parts();
    let (packed_head, body) = packed.into_parts();
    for (name, value) in &packed_head.headers {
        head.headers.entry(name.clone()).or_insert_with(|| value.clone());
    }
    Response::from_parts(head, body)
}

/// One line for each request: a change and a refusal, and a read when asked for. No address and no query, because a
/// search may name a person; the route says enough.
fn log(method: &Method, route: Option<RouteName>, status: StatusCode, took: Duration) {
    let route = route.map_or("-", |route| route.0);
    let microseconds = took.as_micros();
    if method.is_safe() && status != StatusCode::FORBIDDEN {
        tracing::debug!(%method, route, status = status.as_u16(), microseconds, "request");
    } else {
        tracing::info!(%method, route, status = status.as_u16(), microseconds, "request");
    }
}

/// The language that the address asks for, which is then kept.
fn chosen_language(request: &Request) -> Option<Language> {
    request.uri().query().filter(|query| query.contains(LANGUAGE))?;
    Language::of_tag(&address::parameter(request.uri().query(), LANGUAGE)?)
}

/// The address first, then the earlier choice, then the browser's wish.
fn wished(request: &Request) -> Option<Language> {
    chosen_language(request)
        .or_else(|| Language::of_tag(cookies::get(request.headers(), LANGUAGE)?))
        .or_else(|| wished_language(request.headers()))
}

/// The scale that the address asks for, which is then kept.
fn chosen_scale(request: &Request) -> Option<Scale> {
    amounts::chosen(request.uri().query())
}

fn kept_scale(request: &Request) -> Option<Scale> {
    Scale::of_key(cookies::get(request.headers(), SCALE)?)
}

/// The one of our languages that the browser wishes most.
fn wished_language(headers: &HeaderMap) -> Option<Language> {
    let wishes = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Language)> = None;
    for wish in wishes.split(',') {
        let (tag, parameters) = wish.split_once(';').unwrap_or((wish, ""));
        let quality = parameters.trim().strip_prefix("q=").and_then(|q| q.parse().ok()).unwrap_or(1.0);
        if let Some(language) = Language::of_tag(tag.trim())
            && 0.0 < quality
            && best.is_none_or(|(quality_so_far, _)| quality_so_far < quality)
        {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

/// By the address, where it is one for programs alone; else by what the request accepts.
fn reader(request: &Request) -> Reader {
    let by_address = reader_of(request.uri().path());
    by_address.unwrap_or(if wants_json(request.headers()) { Reader::Program } else { Reader::Person })
}

/// Who reads what is at an address that is for programs alone. `/{organisation}/api` itself is a page.
fn reader_of(path: &str) -> Option<Reader> {
    let mut segments = path.split('/').skip(1);
    match (segments.next(), segments.next(), segments.next()) {
        (Some("api"), ..) => Some(Reader::Program),
        (_, Some("api"), Some(rest)) if !rest.is_empty() => Some(Reader::Program),
        (_, Some("scim"), _) => Some(Reader::Directory),
        _ => None,
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.contains("json") && !accepts.contains("text/html")
}

/// Whether other servers and mail programs come here by themselves, each with what shows who it is.
fn is_for_other_programs(path: &str) -> bool {
    there::is_for_servers(path) || stop::is_for_mail_programs(path)
}

/// Browsers say where a change comes from in one of two headers. The layer lets through what says neither, for programs
/// that have no cookies; here nothing but a cookie gives rights, so such a change is refused. A provider's server has an
/// address of its own, where no cookie counts.
fn says_nothing_of_its_origin(method: &Method, headers: &HeaderMap) -> bool {
    !method.is_safe() && !headers.contains_key(header::ORIGIN) && !headers.contains_key("sec-fetch-site")
}

fn words_of(panic: Box<dyn std::any::Any + Send>) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panicked: {}", words.unwrap_or("without words"))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn wished(value: &'static str) -> Option<Language> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value));
        wished_language(&headers)
    }

    #[test]
    fn the_browser_s_wish_is_followed() {
        assert_eq!(wished("en-GB,en;q=0.9,sv;q=0.8"), Some(Language::English));
        assert_eq!(wished("de, sv;q=0.5, en;q=0.3"), Some(Language::Swedish));
        assert_eq!(wished("sv;q=0, en;q=0.1"), Some(Language::English));
        assert_eq!(wished("de"), None);
    }

    #[test]
    fn a_program_is_told_from_a_browser() {
        let wants = |value| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, HeaderValue::from_static(value));
            wants_json(&headers)
        };
        assert!(wants("application/json") && wants("application/problem+json"));
        assert!(!wants("text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8") && !wants("*/*"));
    }
}
