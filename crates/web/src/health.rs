//! Whether the server answers, for whoever watches over it. Says nothing of what it holds.

use axum::response::Response;
use axum::http::StatusCode;

use crate::answer;

/// `GET /health`
pub async fn show() -> Response {
    answer::whole(StatusCode::OK, "application/json", br#"{"status":"ok"}"#.to_vec())
}
