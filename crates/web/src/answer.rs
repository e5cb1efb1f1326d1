//! What a handler answers with. Short names for the few kinds of answer there are, so that handlers say what they mean
//! and the [`crate::boundary`] finishes it: compression, headers, the log line. Not what went wrong; that is
//! [`crate::problem`].

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;

use crate::packed::{Coding, Packed};

/// What every handler returns.
pub type Answer = Result<Response, crate::problem::Problem>;

/// A whole page of HTML. Its bytes ride beside the response until the boundary knows how they are to be compressed,
/// so that the page cache can keep them.
pub fn html(status: StatusCode, markup: Markup) -> Response {
    whole(status, "text/html; charset=utf-8", markup.into_string().into_bytes())
}

/// A whole body of text, compressed like a page.
pub fn whole(status: StatusCode, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = status.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.extensions_mut().insert(Whole(Arc::new(Packed::once(bytes))));
    response
}

/// Look there now: the answer to every form that was taken (303, so that reloading posts nothing again).
pub fn see_other(address: &str) -> Response {
    match HeaderValue::try_from(address) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        // An address is made of ids and encoded text, so this is not reached; the front page is never wrong.
        Err(_) => (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static("/"))]).into_response(),
    }
}

/// It is there, and always was: an address that was written in another way (308).
pub fn moved(address: &str) -> Response {
    let mut response = see_other(address);
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    response
}

/// A file to keep, never shown in the page.
pub fn download(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = whole(StatusCode::OK, content_type, bytes);
    as_file(&mut response, name);
    response
}

/// Makes an answer a file to keep. Of the name, what is not plain becomes a hyphen: it stands in a header, and in a
/// folder of somebody's machine.
pub(crate) fn as_file(response: &mut Response, name: &str) {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-');
    let name: String = name.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
    let name = name.trim_start_matches('.');
    if let Ok(disposition) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
}

/// The bytes of an answer that are known as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Whole(pub(crate) Arc<Packed>);

/// These bytes in the best coding that the request accepts.
pub(crate) fn packed(content: &Packed, request: &HeaderMap) -> Response {
    let (bytes, coding) = content.in_coding(Coding::accepted(request));
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(token) = coding.token() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_breaks_no_header_and_no_folder() {
        for (name, safe) in [
            ("verket-plan.csv", "verket-plan.csv"),
            ("a\"; filename=evil.exe", "a---filename-evil.exe"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("a\r\nSet-Cookie: x=y", "a--Set-Cookie--x-y"),
            ("plan för våren.csv", "plan-f-r-v-ren.csv"),
        ] {
            let response = download(name, "text/csv; charset=utf-8", Vec::new());
            assert_eq!(response.headers()[header::CONTENT_DISPOSITION], format!("attachment; filename=\"{safe}\""));
        }
    }
}
