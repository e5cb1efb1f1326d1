//! How a route is made: what is read, what is changed, and what programs read, each with all that holds for its sort. Not
//! which there are; those stand in `routes` and the files of its groups.

use axum::handler::Handler;
use axum::http::{HeaderMap, Method};
use axum::routing::{self, MethodRouter};
use domain::policy::Right;
use schemars::JsonSchema;
use serde::Serialize;

use super::Route;
use crate::api::gate::Way;
use crate::api::query::Takes;
use crate::api::{self, Described};
use crate::app::App;
use crate::body_type::BodyType;
use crate::problem::Problem;
use crate::request::Asked;

/// Room for any form; the longest text is 4 000 characters. Files say their own limit.
const FORM: usize = 256 * 1024;

/// A page that follows from the organisation, the viewer, the language and the day alone.
pub(super) fn page<H, T>(path: &'static str, right: Right, name: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    Route { pure: true, of_any_day: true, ..get(path, right, name, handler) }
}

/// Anything else that is only read.
pub(super) fn get<H, T>(path: &'static str, right: Right, name: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    route(Method::GET, path, right, name, routing::get(handler))
}

/// A change.
pub(super) fn post<H, T>(path: &'static str, right: Right, name: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    // Whoever sees to people gives and takes what all else hangs on.
    let fresh = right == Right::ManagePeople;
    Route {
        body_limit: FORM,
        body: BodyType::Form,
        fresh,
        ..route(Method::POST, path, right, name, routing::post(handler))
    }
}

/// A resource as it is to be, which only programs send.
pub(super) fn put<H, T>(path: &'static str, right: Right, name: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    route(Method::PUT, path, right, name, routing::put(handler)).taking(BodyType::Scim)
}

/// What of a resource is to be otherwise, which only programs send.
pub(super) fn patch<H, T>(path: &'static str, right: Right, name: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    route(Method::PATCH, path, right, name, routing::patch(handler)).taking(BodyType::Scim)
}

/// A resource that is to be no more, which only programs say.
pub(super) fn delete<H, T>(path: &'static str, right: Right, name: &'static str, handler: H) -> Route
where
    H: Handler<T, App>,
    T: 'static,
{
    route(Method::DELETE, path, right, name, routing::delete(handler))
}

/// What a program reads.
pub(super) fn read<H, F, T>(
    path: &'static str,
    right: Right,
    (name, about): (&'static str, &'static str),
    takes: &'static [Takes],
    handler: H,
) -> Route
where
    H: Fn(Asked) -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, Problem>> + Send + 'static,
    T: Serialize + JsonSchema + 'static,
{
    let respond = move |asked: Asked, headers: HeaderMap| {
        let body = handler(asked);
        async move { api::answered(&headers, &body.await?) }
    };
    Route {
        described: Some(Described { about, takes, schema: |generator| generator.subschema_for::<T>() }),
        way: Some(Way::Reads(takes)),
        of_any_day: takes.contains(&Takes::Day),
        ..get(path, right, name, respond)
    }
}

fn route(method: Method, path: &'static str, right: Right, name: &'static str, handler: MethodRouter<App>) -> Route {
    Route {
        method,
        path,
        right,
        name,
        pure: false,
        described: None,
        body: BodyType::Nothing,
        fresh: false,
        way: None,
        of_any_day: false,
        body_limit: 0,
        handler,
    }
}

#[cfg(test)]
mod tests {
    use super::super::registry;
    use super::*;

    #[test]
    fn what_gives_power_to_somebody_asks_who_it_is() {
        let others = [
            "connect-account",
            "disconnect-account",
            "make-token",
            "name-own-deputy",
            "retain-security",
            // These ask for the password each time.
            "change-password",
            "change-own-factors",
            "end-own-sessions",
        ];
        for route in registry() {
            let is_change = route.method != Method::GET && !route.is_for_programs();
            let is_power = route.right == Right::ManagePeople || others[..5].contains(&route.name);
            assert_eq!(route.fresh, is_change && is_power, "{}", route.name);
            assert!(!route.fresh || route.body == BodyType::Form, "{}: only a form can be asked for again", route.name);
        }
        assert!(others.iter().all(|name| registry().iter().any(|route| route.name == *name)));
    }
}
