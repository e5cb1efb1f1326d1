//! Addresses that are nearly those of a page, and lead to it: with a slash too many, or to where its forms are sent.

use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use domain::ids::OrganisationId;

use super::{Route, registry};
use crate::answer;
use crate::boundary::{Arrival, Reader};
use crate::problem::Problem;

/// A page whose address was written with a slash after it is the page without it.
pub(super) async fn without_slash(request: Request, next: Next) -> Response {
    match page_before_slash(request.uri().path()).filter(|_| request.method().is_safe()) {
        Some(path) => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            answer::moved(&format!("{path}{query}"))
        }
        None => next.run(request).await,
    }
}

/// An address that only takes forms, asked for as a page: by going back, or by a link of the page that said what was wrong
/// with the form. The form stood on the nearest page above it.
pub(super) async fn to_page_above(request: Request) -> Result<Response, Problem> {
    let is_person = Arrival::of(&request).reader == Reader::Person;
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let page = page_above(request.uri().path()).filter(|_| is_person && is_read);
    let page = page.ok_or(Problem::MethodNotAllowed)?;
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    Ok(answer::see_other(&format!("{page}{query}")))
}

fn page_above(path: &str) -> Option<&str> {
    let slashes = path.rmatch_indices('/').map(|(at, _)| &path[..at]);
    // An id has a digit; a word of an address that has none is no page by itself.
    let has_digit = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
    slashes.filter(|above| !above.is_empty()).find(|above| is_page(above, has_digit))
}

fn page_before_slash(path: &str) -> Option<&str> {
    path.strip_suffix('/').filter(|path| is_page(path, |part| !part.is_empty()))
}

// Only what is in the registry, and begins with a word of ours or an id: another site can be no page of this one.
fn is_page(path: &str, may_be_id: impl Fn(&str) -> bool) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let fits_route = |route: &Route| {
        let pattern: Vec<&str> = route.path.split('/').collect();
        let fits = |(at, (pattern, part)): (usize, (&&str, &&str))| {
            pattern == part || (pattern.starts_with('{') && (at == 1 || may_be_id(part)))
        };
        route.method == Method::GET && pattern.len() == parts.len() && pattern.iter().zip(&parts).enumerate().all(fits)
    };
    parts.get(1).is_some_and(|first| first.parse::<OrganisationId>().is_ok()) && registry().iter().any(fits_route)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_takes_forms_leads_to_the_page_above() {
        let above = "/verket/planning/2/scenarios/2";
        assert_eq!(page_above("/verket/planning/2/scenarios/2/moves"), Some(above));
        assert_eq!(page_above("/verket/contributions/groups/1"), Some("/verket/contributions"));
        assert_eq!(page_above("/health"), None);
        assert_eq!(page_above("/-/x/y"), None);
    }

    #[test]
    fn a_slash_too_many_leads_to_a_page_and_nowhere_else() {
        for (written, page) in [("/verket/revisions/", "/verket/revisions"), ("/health/", "/health")] {
            assert_eq!(page_before_slash(written), Some(page));
        }
        let elsewhere = [
            "/",
            "//",
            "//evil.example/",
            "/\\evil.example/",
            "/verket/revisions//",
            "/verket/nothing/",
            "/verket/revisions",
        ];
        for wrong in elsewhere {
            assert_eq!(page_before_slash(wrong), None, "{wrong}");
        }
    }
}
