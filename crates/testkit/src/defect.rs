//! Seeded defects: a service that answers as the product must not, for a check to find. A check that finds nothing in it
//! has shown nothing about the product.

use axum::Router;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::middleware::{self, Next};
use axum::response::Response;

use crate::client::Client;

/// Someone who makes requests of a service that answers everything so, whatever is asked for.
pub fn answering(answer: impl Fn(&HeaderMap) -> Response + Clone + Send + Sync + 'static) -> Client {
    let everything = move |request: Request, _: Next| {
        let answer = answer(request.headers());
        async move { answer }
    };
    Client::over(Router::new().layer(middleware::from_fn(everything)), "verket")
}
