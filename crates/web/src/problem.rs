//! What went wrong, said to two readers: a page for the person, with what to do now, and one line for the log.
//! Imports no page. Not a rule's refusal of a form; the form is then shown again with it.

use std::error::Error;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::refusal::{Refusal, Refusals};
use jiff::SignedDuration;
use maud::{Markup, html};

use crate::boundary::Reader;
use crate::layout::{Frame, Page};
use crate::{address, answer, parts};

/// Why there is no such page, or why the change was not made.
#[derive(Debug, Clone)]
pub enum Problem {
    /// Nothing is here, or nothing that this viewer may know of.
    NotFound,
    /// Signed in, and the role does not carry the right.
    Forbidden,
    /// Nobody is signed in, and this needs somebody. A page that is only read leads to the sign-in page instead.
    SignInFirst,
    /// A program came without a token, and this needs one.
    TokenNeeded,
    /// A program came with a token that is none, or no longer.
    TokenWrong,
    /// A program came with wrong tokens too often, and waits so long.
    TooMany(SignedDuration),
    /// What the directory sent cannot be done, in the words of RFC 7644.
    Scim(WrongScim),
    /// A parameter of the query that the address does not take, or a value that is none for it.
    WrongParameter(Refusal),
    /// What was asked for with `?as-of=` is no day. As it was typed.
    NotADay(String),
    /// The request came from another site, or does not say where it came from.
    CrossSite,
    /// The page does not take this method.
    MethodNotAllowed,
    /// The request cannot be read as what it should be. The text is for the log and for those who write programs.
    Unreadable(&'static str),
    /// The body is of another sort than this page takes; which, says the refusal.
    WrongType(Refusal),
    /// More bytes than this page takes.
    TooLarge,
    /// A rule said no where there is no form to show again.
    Refused(Refusals),
    /// Someone else changed the same thing meanwhile; neither text is lost.
    Conflict(Box<Conflict>),
    /// The database cannot be reached, or the server is stopping; nothing was saved.
    Unavailable(String),
    /// A fault in the product. The text is for the log.
    Fault(String),
}

/// What is wrong with what a directory sent. Read by whoever sets the directory up, in English as the standard is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongScim {
    /// The status.
    pub status: StatusCode,
    /// The word for it in RFC 7644, table 9, where it has one.
    pub kind: Option<&'static str>,
    /// What to do about it.
    pub says: &'static str,
}

/// Two texts for the same thing.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// What this person wrote.
    pub yours: String,
    /// What stands there now.
    pub theirs: String,
    /// The page where both can be brought together.
    pub address: String,
}

impl Problem {
    /// A fault, with its whole chain of causes for the log.
    pub fn fault(error: &dyn Error) -> Problem {
        Problem::Fault(chain(error))
    }

    /// The status, chosen by what the reader will do next.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound => StatusCode::NOT_FOUND,
            Problem::Forbidden | Problem::SignInFirst | Problem::CrossSite => StatusCode::FORBIDDEN,
            Problem::TokenNeeded | Problem::TokenWrong => StatusCode::UNAUTHORIZED,
            Problem::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Problem::Scim(wrong) => wrong.status,
            Problem::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Problem::Unreadable(_) | Problem::NotADay(_) | Problem::WrongParameter(_) => StatusCode::BAD_REQUEST,
            Problem::WrongType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::Conflict(_) => StatusCode::CONFLICT,
            Problem::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The word for it in message keys and in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::Forbidden => "forbidden",
            Problem::SignInFirst => "sign-in-first",
            Problem::TokenNeeded => "token-needed",
            Problem::TokenWrong => "token-wrong",
            Problem::TooMany(_) => "too-many",
            Problem::Scim(_) => "scim",
            Problem::WrongParameter(_) => "wrong-parameter",
            Problem::NotADay(_) => "not-a-day",
            Problem::CrossSite => "cross-site",
            Problem::MethodNotAllowed => "method-not-allowed",
            Problem::Unreadable(_) => "unreadable",
            Problem::WrongType(_) => "wrong-type",
            Problem::TooLarge => "too-large",
            Problem::Refused(_) => "refused",
            Problem::Conflict(_) => "conflict",
            Problem::Unavailable(_) => "unavailable",
            Problem::Fault(_) => "fault",
        }
    }

    /// What the log says, when it says anything: a fault is logged once, where it becomes a page.
    pub fn for_the_log(&self) -> Option<&str> {
        match self {
            Problem::Fault(chain) | Problem::Unavailable(chain) => Some(chain),
            _ => None,
        }
    }

    /// The page, or `application/problem+json` for a program, or SCIM's own form. `number` finds the line in the log.
    pub(crate) fn show(&self, frame: &Frame, number: Option<&str>, reader: Reader) -> Response {
        let mut response = match reader {
            Reader::Program => self.json(frame, number),
            Reader::Directory => self.scim(frame, number),
            Reader::Person => frame.page_with_status(
                self.status(),
                Page::new(frame.m.word("problem-title", self.key()), self.page(frame, number)),
            ),
        };
        let headers = response.headers_mut();
        match self {
            Problem::Unavailable(_) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            }
            Problem::TooMany(wait) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
            }
            // RFC 6750, 3.
            Problem::TokenNeeded => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Problem::TokenWrong => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
            }
            _ => {}
        }
        response
    }

    fn page(&self, frame: &Frame, number: Option<&str>) -> Markup {
        let m = frame.m;
        html! {
            div.head { div {
                h1 { (m.word("problem-title", self.key())) }
                p.lead { (m.word("problem-what", self.key())) }
            } }
            div.stack {
                @match self {
                    Problem::Refused(refusals) => {
                        ul { @for refusal in refusals.iter() { li { (m.refusal(refusal)) } } }
                    }
                    Problem::Conflict(conflict) => {
                        div.cols.cols--even {
                            section aria-labelledby="yours" {
                                h2 #yours { (m.t("problem-conflict-yours")) }
                                p.says { (conflict.yours) }
                            }
                            section aria-labelledby="theirs" {
                                h2 #theirs { (m.t("problem-conflict-theirs")) }
                                p.says { (conflict.theirs) }
                            }
                        }
                        p { a href=(conflict.address) { (m.t("problem-conflict-go")) } }
                    }
                    Problem::WrongType(refusal) => p { (m.refusal(refusal)) },
                    Problem::SignInFirst if frame.place.is_some() => {
                        p { (parts::button_link("primary", &address::with(&frame.to("/sign-in"), "next", &frame.page_address), m.t("sign-in-link"))) }
                    }
                    Problem::NotADay(typed) => (another_day(frame, typed)),
                    Problem::NotFound if frame.place.as_ref().is_some_and(|place| place.person.is_none()) => {
                        p { (m.t("problem-not-found-sign-in")) }
                    }
                    _ => {}
                }
                @if let Some(number) = number { p { (m.with("problem-number", &[("number", number.into())])) } }
                p { a href=(frame.home()) { (m.t("problem-go-home")) } }
            }
        }
    }

    /// Everything that is wrong, and with which field.
    fn errors(&self) -> Vec<&Refusal> {
        match self {
            Problem::Refused(refusals) => refusals.iter().collect(),
            Problem::WrongParameter(refusal) | Problem::WrongType(refusal) => vec![refusal],
            _ => Vec::new(),
        }
    }

    /// RFC 9457.
    fn json(&self, frame: &Frame, number: Option<&str>) -> Response {
        let m = frame.m;
        let errors = self.errors().into_iter().map(|refusal| {
            let message = m.refusal(refusal);
            match refusal.field {
                Some(field) => serde_json::json!({ "field": field, "message": message }),
                None => serde_json::json!({ "message": message }),
            }
        });
        let mut body = serde_json::json!({
            "type": format!("urn:rodtrad:problem:{}", self.key()),
            "title": m.word("problem-title", self.key()),
            "detail": m.word("problem-what", self.key()),
            "status": self.status().as_u16(),
            "errors": errors.collect::<Vec<_>>(),
        });
        if let Some(number) = number {
            body["number"] = number.into();
        }
        answer::whole(self.status(), "application/problem+json", body.to_string().into_bytes())
    }

    /// RFC 7644, 3.12.
    fn scim(&self, frame: &Frame, number: Option<&str>) -> Response {
        let m = frame.m;
        let mut says: Vec<String> = self.errors().into_iter().map(|refusal| m.refusal(refusal)).collect();
        if let Problem::Scim(wrong) = self {
            says.push(wrong.says.to_owned());
        }
        if says.is_empty() {
            says.push(m.word("problem-what", self.key()).into_owned());
        }
        says.extend(number.map(|number| m.with("problem-number", &[("number", number.into())])));
        let mut body = serde_json::json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "status": self.status().as_u16().to_string(),
            "detail": says.join(" "),
        });
        if let Problem::Scim(WrongScim { kind: Some(kind), .. }) = self {
            body["scimType"] = (*kind).into();
        }
        answer::whole(self.status(), "application/scim+json", body.to_string().into_bytes())
    }
}

/// The form that asks for another day, with what was typed. A field for days would show nothing of what is no day.
fn another_day(frame: &Frame, typed: &str) -> Markup {
    let m = frame.m;
    html! {
        form.row.asof action=(address::without(&frame.address, "as-of")) {
            label.lbl for="as-of" { (m.t("as-of-show")) }
            input.ds-input #as-of name="as-of" value=(typed) aria-invalid="true" autofocus;
            button.ds-button data-variant="secondary" type="submit" { (m.t("as-of-do")) }
        }
    }
}

/// The response is empty but for its status; the boundary finds the problem in it and makes the page, because only
/// the boundary knows the language, the organisation and the number in the log.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Refusals> for Problem {
    fn from(refusals: Refusals) -> Problem {
        Problem::Refused(refusals)
    }
}

/// An error with all its causes, for the log: `Display` alone does not say them.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}
