//! The agency's mark: a PNG that is given, looked at and then taken; and how it is served. What is kept and shown was written
//! anew from its points (`raster::mark`); nothing that was sent is shown to anyone.

use axum::extract::Multipart;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use domain::decision::Digest256;
use domain::policy::Right;
use domain::refusal::Refusal;
use domain::settings::Logo;
use raster::mark::{HIGHEST, LOWEST, MOST_BYTES, NoMark, WIDEST, mark};

use super::{confirm, form_page, typed_of};
use crate::answer::Answer;
use crate::assets::FOR_EVER;
use crate::parcel::Given;
use crate::problem::Problem;
use crate::request::Asked;

/// Room for the file and what a browser puts around it.
pub(crate) const UPLOAD: usize = MOST_BYTES + 64 * 1024;

/// `POST /{organisation}/settings/logo`: looks at a file, and shows how the pages would look with it.
///
/// # Errors
/// When what came is no form, or the store could not.
pub async fn look(asked: Asked, form: Multipart) -> Answer {
    let mut typed = typed_of(&asked)?;
    let given = match Given::of(form).await {
        Ok(given) => given,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            typed.refuse(refusal(NoMark::TooLarge(MOST_BYTES + 1)));
            return form_page(&asked, &typed).await;
        }
        Err(_) => return Err(Problem::Unreadable("the body is not a form with a file")),
    };
    if given.bytes.is_empty() {
        typed.refuse(Refusal::new("logo-not-chosen").at("file"));
        return form_page(&asked, &typed).await;
    }
    let taken = match tokio::task::spawn_blocking(move || mark(&given.bytes)).await {
        Ok(Ok(taken)) => taken,
        Ok(Err(wrong)) => {
            typed.refuse(refusal(wrong));
            return form_page(&asked, &typed).await;
        }
        Err(stopped) => return Err(Problem::fault(&stopped)),
    };
    let (id, set) = (asked.organisation.id.clone(), asked.organisation.settings.clone());
    let file = asked
        .app
        .with_store(move |store| {
            let before = set.before.as_ref().and_then(|before| before.logo.as_ref());
            store.keep_logo(&id, &taken.png, [set.logo.as_ref(), before].map(|logo| logo.map(|logo| &logo.file)))
        })
        .await?;
    confirm(&asked, typed.with("logo", file.as_str())).await
}

/// `GET /{organisation}/logo/{file}`
///
/// # Errors
/// Not found, when there is no such mark, or it is one that nobody has taken yet and the viewer may not look at those.
pub async fn show(asked: Asked) -> Answer {
    let file: String = asked.id("file")?;
    let file = file.strip_suffix(".png").ok_or(Problem::NotFound)?.to_owned();
    let in_use = asked.organisation.settings.logo.as_ref().is_some_and(|logo| logo.file.as_str() == file);
    if !in_use && !asked.may(Right::ChangeSettings) {
        return Err(Problem::NotFound);
    }
    let id = asked.organisation.id.clone();
    let picture = asked.app.with_store(move |store| store.logo(&id, &file)).await?.ok_or(Problem::NotFound)?;
    let kept = if in_use { FOR_EVER } else { "no-store" };
    let headers = [(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, kept)];
    Ok((headers.map(|(name, value)| (name, HeaderValue::from_static(value))), picture).into_response())
}

/// The mark that a form names by its digest, with its measures as they are.
///
/// # Errors
/// `logo-gone` when it is no longer kept.
pub(super) async fn named(asked: &Asked, file: &str) -> Result<Result<Logo, Refusal>, Problem> {
    let (id, file) = (asked.organisation.id.clone(), file.to_owned());
    let picture = asked.app.with_store(move |store| store.logo(&id, &file)).await?;
    let gone = || Refusal::new("logo-gone").at("file");
    Ok(match picture.as_deref().map(|picture| (Digest256::of(picture), mark(picture))) {
        Some((file, Ok(mark))) => Ok(Logo { file, width: mark.width, height: mark.height }),
        _ => Err(gone()),
    })
}

fn refusal(wrong: NoMark) -> Refusal {
    let kilobytes = MOST_BYTES / 1024;
    match wrong {
        NoMark::NotPng => Refusal::new("logo-not-png"),
        NoMark::Damaged => Refusal::new("logo-damaged"),
        NoMark::TooLarge(_) => Refusal::new("logo-too-large").with("limit", kilobytes),
        NoMark::Measures(width, height) => Refusal::new("logo-measures")
            .with("width", width)
            .with("height", height)
            .with("widest", WIDEST)
            .with("highest", HIGHEST)
            .with("lowest", LOWEST),
    }
    .at("file")
}
