//! Style sheets, scripts and fonts: embedded in the binary, served under names that carry a hash of the content, and
//! therefore kept by browsers for ever. Nothing is fetched from another host. Not uploads; those are never served
//! from a path that the Content-Security-Policy lets scripts run from.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::answer;
use crate::packed::Packed;
use crate::problem::Problem;

/// The address of an asset by its plain name: `style.css` gives `/assets/style.1f2e3d4c5b6a7988.css`. A name that no
/// asset has is given back as it is, and leads nowhere; the browser tests fail on a missing asset.
pub fn address(name: &'static str) -> &'static str {
    find(|asset| asset.name == name).map_or(name, |asset| &asset.address)
}

/// Changes with every asset: a part of each page's ETag, because pages name assets by their hashes.
pub fn fingerprint() -> &'static str {
    &ASSETS.fingerprint
}

/// `GET /assets/{file}`
///
/// # Errors
/// Not found when no asset has that name and hash.
pub async fn show(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let asset = find(|asset| asset.address.strip_prefix(FOLDER) == Some(&file)).ok_or(Problem::NotFound)?;
    let mut response = answer::packed(&asset.content, &headers).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    Ok(response)
}

/// What a browser may keep for ever: another content has another address.
pub(crate) const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Where assets are, in addresses.
const FOLDER: &str = "/assets/";

struct Asset {
    name: &'static str,
    address: String,
    content_type: &'static str,
    content: Packed,
}

struct Assets {
    all: Vec<Asset>,
    fingerprint: String,
}

/// What is embedded. Several files make one asset where every page needs all of them: one request instead of three.
/// Fonts come first, because style sheets name them by their hashes.
type Source = (&'static str, &'static [&'static [u8]]);

static SOURCES: &[Source] = &[
    ("source-sans-3.woff2", &[include_bytes!("../assets/vendor/source-sans-3.woff2")]),
    ("source-sans-3-extended.woff2", &[include_bytes!("../assets/vendor/source-sans-3-extended.woff2")]),
    ("source-serif-4.woff2", &[include_bytes!("../assets/vendor/source-serif-4.woff2")]),
    ("source-serif-4-extended.woff2", &[include_bytes!("../assets/vendor/source-serif-4-extended.woff2")]),
    ("source-code-pro.woff2", &[include_bytes!("../assets/vendor/source-code-pro.woff2")]),
    ("icon.svg", &[include_bytes!("../assets/icon.svg")]),
    (
        "style.css",
        &[
            include_bytes!("../assets/vendor/designsystemet.css"),
            include_bytes!("../assets/rodtrad.css"),
            include_bytes!("../assets/pages.css"),
            include_bytes!("../assets/workshop.css"),
        ],
    ),
    ("theme.js", &[include_bytes!("../assets/theme.js")]),
    (
        "script.js",
        &[
            include_bytes!("../assets/vendor/htmx.js"),
            include_bytes!("../assets/rodtrad.js"),
            include_bytes!("../assets/afresh.js"),
            include_bytes!("../assets/patch.js"),
            include_bytes!("../assets/editor.js"),
            include_bytes!("../assets/presence.js"),
            include_bytes!("../assets/search.js"),
            include_bytes!("../assets/allocation.js"),
            include_bytes!("../assets/at-once.js"),
            include_bytes!("../assets/plan.js"),
            include_bytes!("../assets/activity.js"),
            include_bytes!("../assets/import.js"),
            include_bytes!("../assets/passkey.js"),
            include_bytes!("../assets/blind-token.js"),
            include_bytes!("../assets/verdict.js"),
            include_bytes!("../assets/notices.js"),
            include_bytes!("../assets/workshop.js"),
        ],
    ),
];

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let mut all: Vec<Asset> = Vec::with_capacity(SOURCES.len());
    let mut everything = Sha256::new();
    for (name, parts) in SOURCES {
        let joined: Cow<'static, [u8]> = match parts {
            [one] => Cow::Borrowed(*one),
            several => Cow::Owned(several.join(&b'\n')),
        };
        let content: Cow<'static, [u8]> = match std::str::from_utf8(&joined) {
            Ok(text) if name.ends_with(".css") => Cow::Owned(with_addresses(text, &all).into_bytes()),
            _ => joined,
        };
        let hash = Sha256::digest(&content);
        everything.update(hash);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        all.push(Asset {
            name,
            address: format!("{FOLDER}{stem}.{}.{extension}", hexadecimal(&hash[..8])),
            content_type: content_type(extension),
            content: match content {
                Cow::Borrowed(bytes) => Packed::kept(bytes),
                Cow::Owned(bytes) => Packed::kept(bytes),
            },
        });
    }
    Assets { all, fingerprint: hexadecimal(&everything.finalize()[..8]) }
});

fn find(is_it: impl Fn(&Asset) -> bool) -> Option<&'static Asset> {
    ASSETS.all.iter().find(|asset| is_it(asset))
}

/// `url(asset:NAME)` becomes the hashed address of that asset.
fn with_addresses(text: &str, assets: &[Asset]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("url(asset:") {
        let (name, behind) = after.split_once(')').unwrap_or((after, ""));
        let address = assets.iter().find(|asset| asset.name == name).map_or(name, |asset| &asset.address);
        // Writing to a string does not fail.
        let _ = write!(out, "{before}url({address})");
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_names_fonts_by_their_hashed_addresses() {
        let style = find(|asset| asset.name == "style.css").unwrap();
        let text = std::str::from_utf8(style.content.plain()).unwrap();
        assert!(!text.contains("url(asset:"), "a font in the style sheets is not embedded");
        assert!(text.contains(address("source-sans-3.woff2")));
    }

    #[test]
    fn an_address_carries_a_hash_of_the_content() {
        let address = address("theme.js");
        let hash = hexadecimal(&Sha256::digest(include_bytes!("../assets/theme.js"))[..8]);
        assert_eq!(address, format!("/assets/theme.{hash}.js"));
    }

    #[test]
    fn every_asset_has_a_type_of_its_own() {
        for asset in &ASSETS.all {
            assert_ne!(asset.content_type, "application/octet-stream", "{}", asset.name);
        }
    }
}
