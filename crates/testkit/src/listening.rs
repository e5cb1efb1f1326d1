//! Streams that an actor listens to, until the server ends them. Not what they say; of that a reply has the first.

use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::{HeaderMap, Method};

use crate::client::Client;

/// A stream that somebody listens to.
pub struct Listening(Body);

impl Listening {
    /// Comes when the server ends it.
    pub async fn ended(mut self) {
        while std::future::poll_fn(|context| Pin::new(&mut self.0).poll_frame(context)).await.is_some() {}
    }
}

impl Client {
    /// `GET` of a stream in the organisation, which goes on.
    ///
    /// # Panics
    /// When it is none.
    pub async fn listen(&self, path: &str) -> Listening {
        let address = format!("/{}{path}", self.organisation);
        let response = self.response(Method::GET, &address, None, &HeaderMap::new()).await;
        assert_eq!(response.status(), 200, "{path} is no stream");
        Listening(response.into_body())
    }
}
