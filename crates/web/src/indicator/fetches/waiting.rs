//! What a fetch found and that waits: looked at as any file is, and brought in, or set aside. The file is the server's own:
//! the form names it, and does not carry it.

use maud::html;

use super::{forget_file, known, path};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::indicator::bring_in::{self, Place};
use crate::problem::Problem;
use crate::request::Asked;

/// `GET /{organisation}/indicators/fetches/{fetch}/file`
///
/// # Errors
/// Not found when there is no such fetch; what the store could not.
pub async fn show(asked: Asked) -> Answer {
    let fetch = known(&asked)?;
    let indicator = fetch.terms.indicator.map(|id| id.to_string()).unwrap_or_default();
    let file = fetch.waiting.as_ref().map(|waiting| waiting.file.clone()).unwrap_or_default();
    let typed = Typed::beginning_with(&[
        ("indicator", &indicator),
        ("file", &file),
        ("name", fetch.terms.name.as_str()),
        ("way", "fetched"),
        ("reason", fetch.terms.reason.as_str()),
    ]);
    look(asked, typed).await
}

/// `POST /{organisation}/indicators/fetches/{fetch}/file`: reads it again, as the columns are now said to be; brings in
/// what was shown, or sets it aside, when that button was pressed.
///
/// # Errors
/// As [`show`].
pub async fn decide(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    if typed.get("do") != "aside" {
        return look(asked, typed).await;
    }
    let file = typed.get("file").to_owned();
    let set_aside = asked
        .amend(&typed, move |organisation, context| organisation.set_fetched_file_aside(context, id, &file))
        .await?;
    match set_aside {
        Ok(_) => {
            forget_file(&asked, id).await?;
            Ok(asked.done(&path(id), &Flash::new(asked.m().t("fetch-told-set-aside"))))
        }
        Err(_) => Ok(gone(&asked)?),
    }
}

async fn look(asked: Asked, typed: Typed) -> Answer {
    let fetch = known(&asked)?;
    let (id, terms) = (fetch.id, fetch.terms.clone());
    let (organisation, file) = (asked.organisation.id.clone(), typed.get("file").to_owned());
    let is_it = fetch.waiting.as_ref().is_some_and(|waiting| waiting.file == file);
    let body = asked.app.with_store(move |store| store.fetched_file(&organisation, id, &file)).await?;
    let Some(body) = body.filter(|_| is_it) else { return gone(&asked) };
    let m = asked.m();
    let place = Place {
        action: asked.to(&format!("{}/file", path(id))),
        other: html! {
            button.ds-button data-variant="secondary" type="submit" name="do" value="aside" { (m.t("fetch-set-aside")) }
            a href=(asked.to(&path(id))) { (m.t("fetch-back")) }
        },
    };
    // What the page says of it is what the fetch says, whatever came back in the form.
    let typed = typed.with("name", terms.name.as_str()).with("way", "fetched");
    let looked = match bring_in::read(&asked, body, &typed).await? {
        Ok(looked) => looked,
        Err(found) => return bring_in::unreadable(&asked, &typed, &found),
    };
    let file = typed.get("file").to_owned();
    let taken = bring_in::take(&asked, typed, looked, terms.way(), &place, move |organisation, context, incoming| {
        organisation.bring_waiting_file_in(context, (id, &file), incoming)
    });
    match taken.await? {
        bring_in::Taken::Shown(page) => Ok(page),
        bring_in::Taken::Done(told) => {
            forget_file(&asked, id).await?;
            Ok(asked.done(&path(id), &told))
        }
    }
}

/// Somebody else has taken care of it, or a newer one has come.
fn gone(asked: &Asked) -> Result<axum::response::Response, Problem> {
    let id = known(asked)?.id;
    Ok(asked.done(&path(id), &Flash::new(asked.m().t("fetch-told-gone"))))
}
