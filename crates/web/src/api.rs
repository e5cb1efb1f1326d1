//! What programs read: the same as the pages, through the same registry, the same rights and the same reading of the
//! organisation, as JSON. Each answer is a struct of its own, so that every field that leaves is one that someone decided
//! on; what the log and the domain call things inside can change without a program noticing. Who comes is the business of
//! [`gate`], the description of [`description`], the page for people of [`guide`].
//!
//! What an answer holds is never more than what the page of the same thing shows to the same person.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::answer::{self, Answer};
use crate::assets::hexadecimal;
use crate::page_cache::is_known;
use crate::problem::Problem;
use crate::request::Asked;

pub mod activity;
pub mod allocation;
pub mod contribution;
pub mod decision;
pub mod description;
pub mod directory;
pub mod gate;
pub mod guide;
pub mod indicator;
pub mod log;
pub mod planning;
pub mod query;
pub mod search;
pub mod strategy;
pub mod task;
pub mod value;
pub mod verdict_round;
pub mod workshop;

use query::{Takes, USUAL, limit};

/// What the registry knows of a route for programs, beside what it knows of every route.
#[derive(Clone, Copy)]
pub struct Described {
    /// What it gives, in a sentence.
    pub about: &'static str,
    /// What it can be asked with.
    pub takes: &'static [Takes],
    /// The schema of its answer.
    pub schema: fn(&mut SchemaGenerator) -> Schema,
}

/// A part of a list.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub struct List<T> {
    /// This part.
    pub items: Vec<T>,
    /// The address of the next part, from the root of the server; absent in the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> List<T> {
    /// The part that is asked for, of all there are. Each has a number, and they come in the order of the numbers: the next
    /// part goes on after the last number, whatever has come or gone before it meanwhile.
    pub fn of(asked: &Asked, all: impl Iterator<Item = (u64, T)>) -> List<T> {
        let most = asked.query("limit").as_deref().and_then(limit).unwrap_or(USUAL);
        let after = asked.query("after").and_then(|after| after.parse::<u64>().ok());
        let mut rest = all.filter(|(number, _)| after.is_none_or(|after| after < *number));
        let mut items = Vec::new();
        let mut last = 0;
        for (number, item) in rest.by_ref().take(most) {
            items.push(item);
            last = number;
        }
        let next = rest.next().map(|_| crate::address::with(&asked.frame.address, "after", &last.to_string()));
        List { items, next }
    }
}

/// The answer to a program: JSON with an ETag of its bytes, or 304 when the program has them.
pub(crate) fn answered<T: Serialize>(headers: &HeaderMap, body: &T) -> Answer {
    let bytes = serde_json::to_vec(body).map_err(|error| Problem::fault(&error))?;
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    // Weak, because the same answer may come in several codings.
    let tag =
        HeaderValue::try_from(format!("W/\"{}\"", hexadecimal(&hash[..8]))).map_err(|error| Problem::fault(&error))?;
    let mut response = match is_known(headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => answer::whole(StatusCode::OK, "application/json", bytes),
    };
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}
