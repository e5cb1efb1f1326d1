//! What sort of body a route takes, and the one place where it is asked whether the body is of that sort: before any handler
//! reads it, and after the gate has let the request through. What another site's form can send is then never read as one of
//! ours. Not whether what is in it can be used; that is the handler's.

use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::refusal::Refusal;

use crate::problem::Problem;

/// A sort of body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyType {
    /// None: nothing of it is read.
    Nothing,
    /// A form.
    Form,
    /// A form with a file in it.
    FormWithFile,
    /// What the agency's directory sends (RFC 7644, 3.1 and 8.1).
    Scim,
    /// What browsers report.
    Report,
}

impl BodyType {
    /// The types that a request may name for it.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            BodyType::Nothing => &[],
            BodyType::Form => &["application/x-www-form-urlencoded"],
            BodyType::FormWithFile => &["multipart/form-data"],
            BodyType::Scim => &["application/scim+json", "application/json"],
            BodyType::Report => &["application/csp-report", "application/reports+json"],
        }
    }

    fn is_named(self, headers: &HeaderMap) -> bool {
        let mut sent = headers.get_all(header::CONTENT_TYPE).iter();
        let (Some(named), None) = (sent.next().and_then(|named| named.to_str().ok()), sent.next()) else {
            return false;
        };
        let (name, parameters) = named.split_once(';').unwrap_or((named, ""));
        let is_one = self.names().iter().any(|known| name.trim().eq_ignore_ascii_case(known));
        // Without its boundary such a form has no parts.
        is_one && (self != BodyType::FormWithFile || parameters.to_ascii_lowercase().contains("boundary="))
    }

    /// Whether a request may come to the handler. A button alone ("Ångra") posts an empty body, and some clients then name
    /// no type; where there is to be a file, there is to be something.
    pub(crate) fn takes(self, request: &Request) -> bool {
        let is_empty = request.body().is_end_stream() && self != BodyType::FormWithFile;
        self == BodyType::Nothing || is_empty || self.is_named(request.headers())
    }
}

/// Lets a request through whose body is of the sort that the route takes.
pub(crate) async fn check(State(sort): State<BodyType>, request: Request, next: Next) -> Response {
    if sort.takes(&request) {
        return next.run(request).await;
    }
    Problem::WrongType(Refusal::new("body-type").with("types", sort.names().join(", "))).into_response()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn takes(sort: BodyType, named: Option<&str>, body: &'static str) -> bool {
        let mut request = Request::builder();
        if let Some(named) = named {
            request = request.header(header::CONTENT_TYPE, named);
        }
        sort.takes(&request.body(Body::from(body)).unwrap())
    }

    #[test]
    fn a_body_is_taken_by_the_type_that_is_named_and_no_other() {
        for (named, is_taken) in [
            (Some("application/x-www-form-urlencoded"), true),
            (Some("Application/X-WWW-Form-Urlencoded ; charset=utf-8"), true),
            (Some("application/x-www-form-urlencoded-not"), false),
            (Some("text/plain"), false),
            (Some("text/plain; application/x-www-form-urlencoded"), false),
            (Some("multipart/form-data; boundary=b"), false),
            (Some(""), false),
            (None, false),
        ] {
            assert_eq!(takes(BodyType::Form, named, "a=b"), is_taken, "{named:?}");
        }
        assert!(takes(BodyType::Scim, Some("application/scim+json; charset=utf-8"), "{}"));
        assert!(takes(BodyType::FormWithFile, Some("multipart/form-data; boundary=b"), "--b--"));
        assert!(!takes(BodyType::FormWithFile, Some("multipart/form-data"), "--b--"), "no boundary");
    }

    #[test]
    fn a_button_alone_names_no_type() {
        assert!(takes(BodyType::Form, None, "") && takes(BodyType::Scim, None, ""));
        assert!(!takes(BodyType::FormWithFile, None, ""));
    }
}
