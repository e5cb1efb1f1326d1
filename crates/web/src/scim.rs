//! What the agency's directory (Entra ID, Okta, …) tells of people and groups, by SCIM 2.0 (RFC 7643 and 7644): people come,
//! change, are disabled; groups have members, and give what an administrator has said that they give. It reads nothing else,
//! erases nobody, and comes with a token of its own. What is done about it goes through the same rules and accounts as by
//! hand; the page where it is set up is `provisioning`.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::sync::Mutex;

use crate::answer::{self, Answer};
use crate::assets::hexadecimal;
use crate::page_cache::is_known;
use crate::problem::{Problem, WrongScim};
use crate::request::Asked;

pub(crate) mod apply;
mod filter;
pub mod group;
mod patch;
pub mod schema;
pub mod user;

/// Room for a group of ten thousand, as it is sent.
pub(crate) const BODY: usize = 2 * 1024 * 1024;

/// How many there are on a page when nothing is said, and at most.
const USUAL: usize = 100;
const MOST: usize = 200;

/// One change at a time: each is made from what the one before left. Directories send several at once.
pub(crate) static TURN: Mutex<()> = Mutex::const_new(());

/// Something that cannot be done, in the words of the standard.
const fn wrong(status: StatusCode, kind: Option<&'static str>, says: &'static str) -> Problem {
    Problem::Scim(WrongScim { status, kind, says })
}

/// A value that cannot be used.
const fn invalid(says: &'static str) -> Problem {
    wrong(StatusCode::BAD_REQUEST, Some("invalidValue"), says)
}

/// Something else is called so.
const fn taken(says: &'static str) -> Problem {
    wrong(StatusCode::CONFLICT, Some("uniqueness"), says)
}

/// The body of a request.
fn sent(body: &Bytes) -> Result<Value, Problem> {
    let value: Option<Value> = serde_json::from_slice(body).ok();
    value.filter(Value::is_object).ok_or(wrong(
        StatusCode::BAD_REQUEST,
        Some("invalidSyntax"),
        "The body has to be a JSON object.",
    ))
}

/// A field of an object, whatever its case is (RFC 7643, 2.1).
fn field<'a>(object: &'a Value, name: &str) -> Option<&'a Value> {
    let fields = object.as_object()?;
    fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// A field of an object as text; a number is text too.
fn text(object: &Value, name: &str) -> Option<String> {
    match field(object, name)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Where the resources are, from the root of the server.
pub(crate) fn base(asked: &Asked, headers: &HeaderMap) -> String {
    asked.address_outside(headers, "/scim/v2")
}

/// A resource with the tag of its content in `meta`.
fn tagged(mut resource: Value) -> (Value, String) {
    let hash: [u8; 32] = Sha256::digest(resource.to_string()).into();
    let tag = format!("W/\"{}\"", hexadecimal(&hash[..8]));
    resource["meta"]["version"] = tag.as_str().into();
    (resource, tag)
}

/// The answer with a resource.
fn one(status: StatusCode, headers: &HeaderMap, resource: Value) -> Response {
    let (resource, tag) = tagged(resource);
    let location = resource["meta"]["location"].as_str().map(str::to_owned);
    let tag = HeaderValue::try_from(tag).ok();
    let has_it = status == StatusCode::OK && tag.as_ref().is_some_and(|tag| is_known(headers, tag));
    let mut response = match has_it {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => plain(status, &resource),
    };
    let location = location.and_then(|location| HeaderValue::try_from(location).ok());
    for (name, value) in [(header::ETAG, tag), (header::LOCATION, location)] {
        if let Some(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The answer with anything.
fn plain(status: StatusCode, value: &Value) -> Response {
    answer::whole(status, "application/scim+json", value.to_string().into_bytes())
}

/// Whether a change may be made to a resource as it is: it is the one that the directory has seen.
///
/// # Errors
/// 412, when it is another.
fn unchanged(headers: &HeaderMap, resource: Value) -> Result<(), Problem> {
    let Some(seen) = headers.get(header::IF_MATCH).and_then(|seen| seen.to_str().ok()) else { return Ok(()) };
    let (_, tag) = tagged(resource);
    let has = seen.split(',').map(str::trim).any(|seen| seen == "*" || seen == tag);
    has.then_some(()).ok_or(wrong(
        StatusCode::PRECONDITION_FAILED,
        None,
        "The resource has changed. Read it again, and then change it.",
    ))
}

/// A page of a list, by `startIndex` and `count`, without the attributes that are not wanted.
fn listed(asked: &Asked, all: Vec<Value>) -> Answer {
    let number = |name: &str| asked.query(name).map(|typed| typed.trim().parse::<i64>());
    let (start, count) = (number("startIndex"), number("count"));
    if matches!((&start, &count), (Some(Err(_)), _) | (_, Some(Err(_)))) {
        return Err(invalid("startIndex and count have to be whole numbers."));
    }
    let at_least = |number: Option<Result<i64, _>>, least: usize, usual: usize| {
        number.and_then(Result::ok).map_or(usual, |number| usize::try_from(number).unwrap_or(0).max(least))
    };
    // Below 1 is 1, and below 0 is 0 (RFC 7644, 3.4.2.4).
    let (start, count) = (at_least(start, 1, 1), at_least(count, 0, USUAL).min(MOST));
    let total = all.len();
    let page: Vec<Value> =
        all.into_iter().skip(start - 1).take(count).map(|resource| tagged(wanted_of(asked, resource)).0).collect();
    Ok(plain(
        StatusCode::OK,
        &json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
            "totalResults": total,
            "startIndex": start,
            "itemsPerPage": page.len(),
            "Resources": page,
        }),
    ))
}

/// What of a resource is asked for, by `attributes` and `excludedAttributes`. `id` and what says what it is always are.
fn wanted_of(asked: &Asked, mut resource: Value) -> Value {
    let names = |parameter: &str| -> Option<Vec<String>> {
        Some(asked.query(parameter)?.split(',').map(|name| name.trim().to_ascii_lowercase()).collect())
    };
    let (only, but) = (names("attributes"), names("excludedAttributes"));
    if let Some(fields) = resource.as_object_mut() {
        fields.retain(|name, _| {
            let name = name.to_ascii_lowercase();
            let is_always = matches!(name.as_str(), "id" | "schemas" | "meta");
            let is_in = |names: &Vec<String>| names.iter().any(|one| one.split('.').next() == Some(name.as_str()));
            is_always || (only.as_ref().is_none_or(is_in) && !but.as_ref().is_some_and(is_in))
        });
    }
    resource
}
