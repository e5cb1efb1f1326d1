//! What the server answered a test, and what a test asks of it. Not how it was asked; that is [`crate::client`].

use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::{HeaderMap, Response, header};

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status, as a number.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// All of an answer; of a stream, which has no end to wait for, what it says first.
    #[expect(clippy::expect_used, reason = "a test without an answer has failed")]
    pub(crate) async fn of(response: Response<Body>) -> Reply {
        let (head, body) = response.into_parts();
        let bytes = match head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream") {
            true => first_event(body).await,
            false => axum::body::to_bytes(body, usize::MAX).await.expect("a whole body").to_vec(),
        };
        Reply { status: head.status.as_u16(), headers: head.headers, bytes }
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where it leads; empty when it does not.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// Whether the page says so. Compared with what the markup is: quotation marks and `&` are escaped in it.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Whether there is no such page, for this viewer.
    pub fn is_not_found(&self) -> bool {
        self.status == 404
    }

    /// What stands between `<main …>` and `</main>`, for snapshots: not what changes with every asset.
    pub fn main(&self) -> String {
        let text = self.text();
        let after = text.split_once("<main").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(_, rest)| rest);
        after.split_once("</main>").map_or("", |(main, _)| main).to_owned()
    }

    /// The value of a hidden field of the page's form: `hidden("request-key")`.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let text = self.text();
        let field = text.split("<input").find(|part| part.contains(&format!("name=\"{name}\"")))?;
        Some(field.split_once("value=\"")?.1.split('"').next()?.to_owned())
    }
}

/// What it says first.
async fn first_event(mut body: Body) -> Vec<u8> {
    let frame = std::future::poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await;
    let data = frame.and_then(Result::ok).and_then(|frame| frame.into_data().ok());
    data.map(|data| data.to_vec()).unwrap_or_default()
}
