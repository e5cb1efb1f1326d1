//! Pages that have not changed: the browser's own copy by its ETag, and for those who are not signed in the finished
//! bytes from memory. A page of ours follows from a [`Moment`] alone, so there is nothing to invalidate: another moment
//! is another key, and old ones give way to new. Not for pages that tell something once, nor for answers to forms.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, LazyLock};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::OrganisationId;
use domain::money::Scale;
use domain::policy::Viewer;
use jiff::civil::Date;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::answer::{self, Whole};
use crate::assets;
use crate::messages::Language;
use crate::packed::Packed;

/// Everything that a page follows from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    pub(crate) organisation: OrganisationId,
    /// The number of the organisation's last event.
    pub(crate) seq: u64,
    /// What is in force may change at midnight, without an event.
    pub(crate) today: Date,
    pub(crate) language: Language,
    pub(crate) scale: Scale,
    pub(crate) viewer: Viewer,
    /// What is kept of the viewer beside the organisation, as a number: what was read and is followed.
    pub(crate) kept: u64,
    /// Path and query.
    pub(crate) address: String,
}

/// The finished pages.
#[derive(Debug)]
pub(crate) struct Pages {
    kept: Cache<Moment, Kept, Bytes>,
}

/// The bytes of all pages together. A page of 40 kB with its compressed forms weighs some 55 kB, so this is a few
/// hundred pages; the platform pages of several hundred organisations have room.
const ROOM: u64 = 32 * 1024 * 1024;
/// Addresses longer than this are made by nobody who reads.
const LONGEST_ADDRESS: usize = 300;

impl Pages {
    pub(crate) fn new() -> Pages {
        Pages { kept: Cache::with_weighter(1_000, ROOM, Bytes) }
    }

    /// The answer without asking the handler: 304 when the browser has the page, the bytes when we have.
    pub(crate) fn answer(&self, moment: &Moment, request: &HeaderMap) -> Option<Response> {
        let tag = moment.tag();
        if is_known(request, &tag) {
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            mark(&mut response, moment, tag);
            return Some(response);
        }
        if moment.viewer != Viewer::Public {
            return None;
        }
        let kept = self.kept.get(moment)?;
        let mut response = answer::packed(&kept.bytes, request);
        response.headers_mut().insert(header::CONTENT_TYPE, kept.content_type);
        mark(&mut response, moment, tag);
        Some(response)
    }

    /// Marks the handler's answer with its tag, and keeps it when it is for everyone.
    pub(crate) fn keep(&self, moment: Moment, whole: &Whole, response: &mut Response) {
        mark(response, &moment, moment.tag());
        let content_type = response.headers().get(header::CONTENT_TYPE).cloned();
        let is_download = response.headers().contains_key(header::CONTENT_DISPOSITION);
        let is_kept = moment.viewer == Viewer::Public && moment.address.len() <= LONGEST_ADDRESS && !is_download;
        if let Some(content_type) = content_type.filter(|_| is_kept) {
            let bytes = Arc::new(Packed::kept(whole.0.plain().clone()));
            self.kept.insert(moment, Kept { bytes, content_type });
        }
    }
}

#[derive(Debug, Clone)]
struct Kept {
    bytes: Arc<Packed>,
    content_type: HeaderValue,
}

#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Moment, Kept> for Bytes {
    fn weight(&self, moment: &Moment, kept: &Kept) -> u64 {
        // The compressed forms come later and are a third at most; the key and its places are some hundred bytes.
        let bytes = kept.bytes.plain().len() * 4 / 3 + moment.address.len() + 300;
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

impl Moment {
    /// The page's ETag. Weak, because the same page may come in several codings.
    fn tag(&self) -> HeaderValue {
        // A browser asks with the tag of the same address, so the hash only tells moments of one page apart.
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        BUILD.hash(&mut hasher);
        let tag = format!("W/\"{:016x}\"", hasher.finish());
        HeaderValue::try_from(tag).unwrap_or_else(|_| HeaderValue::from_static("W/\"-\""))
    }
}

/// Another program makes other pages of the same moment: its version, its assets, and which build of it this is.
static BUILD: LazyLock<u64> = LazyLock::new(|| {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    assets::fingerprint().hash(&mut hasher);
    if let Ok(program) = std::env::current_exe().and_then(std::fs::metadata) {
        program.len().hash(&mut hasher);
        program.modified().ok().hash(&mut hasher);
    }
    hasher.finish()
});

/// Whether the request comes with this tag.
pub(crate) fn is_known(request: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.to_str().unwrap_or_default();
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == tag)
}

fn mark(response: &mut Response, moment: &Moment, tag: HeaderValue) {
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    // The same address is another page in another language or scale, and to another person.
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
    if moment.viewer == Viewer::Public {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}
