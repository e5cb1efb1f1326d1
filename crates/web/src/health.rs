//! Whether the server answers and takes changes, for whoever watches over it. Says nothing of what it holds.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::answer;
use crate::app::App;

/// `GET /health`: 200 while changes are taken, 503 when the process has to be started anew.
pub async fn show(State(app): State<App>) -> Response {
    let health = app.store().health();
    let status = if health.writing { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = serde_json::json!({ "writing": health.writing, "hears_other_nodes": health.listening });
    answer::whole(status, "application/json", body.to_string().into_bytes())
}
