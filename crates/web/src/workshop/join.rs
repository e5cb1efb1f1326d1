//! Coming into a workshop: with the code, without an account where the leader lets one; or signed in. A browser that joins
//! without an account is given a key, so that it is the same one when it comes again, and nobody knows whose it is.

use axum::http::HeaderMap;
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::refusal::Refusal;
use domain::workshop::{Joining, RoomCode, Stage, Workshop};
use maud::html;
use store::attempts::{Attempt, Turn};
use store::workshops::{GuestKey, Participant};

use super::{known, path};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{address, answer, app, cookies, parts};

/// The cookie that has a guest's key.
const COOKIE: &str = "room";
/// So long a guest can come back and see what was answered, in seconds: 90 days.
const KEPT: u32 = 90 * 24 * 60 * 60;

/// `GET /{organisation}/join?code=`
///
/// # Errors
/// None of its own.
pub async fn form(asked: Asked) -> Answer {
    let code = asked.query("code").unwrap_or_default();
    page(&asked, &Typed::beginning_with(&[("code", &code)]))
}

/// `POST /{organisation}/join`
///
/// # Errors
/// When the tries cannot be counted.
pub async fn join(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let Ok(code) = typed.get("code").parse::<RoomCode>() else {
        typed.refuse(Refusal::new("code-wrong").at("code").with("value", typed.get("code").to_owned()));
        return page(&asked, &typed);
    };
    let id = asked.organisation.id.clone();
    let turn = asked.app.with_store(move |store| store.may_try(&id, &Attempt::RoomCode)).await?;
    if let Turn::Wait(until) = turn {
        let until = asked.m().moment(until, asked.app.clock().zone());
        typed.refuse(Refusal::new("too-many-codes").at("code").with("until", until));
        return page(&asked, &typed);
    }
    let whole = asked.app.read(Viewer::System, &asked.organisation.id).await?.ok_or(Problem::NotFound)?;
    let Some(workshop) = whole.workshop_with(&code) else {
        typed.refuse(Refusal::new("code-unknown").at("code").with("value", code.spoken()));
        return page(&asked, &typed);
    };
    let Some(participant) = participant_in(&asked, &headers, workshop)? else {
        typed.refuse(Refusal::new("workshop-sign-in").at("code"));
        return page(&asked, &typed);
    };
    come_in(&asked, &whole, workshop, participant).await
}

/// `POST /{organisation}/workshops/{workshop}/joining`: whoever is signed in, without a code.
///
/// # Errors
/// Not found, when there is no such workshop.
pub async fn join_signed_in(asked: Asked) -> Answer {
    let workshop = known(&asked)?;
    if workshop.stage() != Stage::Open {
        return Ok(asked.done(&path(workshop.id, ""), &Flash::new(asked.m().t("workshop-not-open"))));
    }
    let participant = Participant::Person(asked.person()?);
    come_in(&asked, &asked.organisation, workshop, participant).await
}

async fn come_in(asked: &Asked, organisation: &Organisation, workshop: &Workshop, participant: Participant) -> Answer {
    let (id, workshop) = (organisation.id.clone(), workshop.id);
    asked.app.with_store(move |store| store.join_workshop(&id, workshop, participant)).await?;
    asked.app.rooms().stir(&organisation.id, workshop);
    let mut response = answer::see_other(&format!("/{}{}", organisation.id, path(workshop, "/here")));
    if let Participant::Guest(key) = participant {
        let settings = asked.app.settings();
        cookies::set(&mut response, COOKIE, &key.to_text(), &organisation.id, Some(KEPT), settings);
    }
    Ok(response)
}

/// Who comes in: the one who is signed in, else the browser, with the key that it has or a new one. `None` when one has to be
/// signed in.
fn participant_in(asked: &Asked, headers: &HeaderMap, workshop: &Workshop) -> Result<Option<Participant>, Problem> {
    match (participant(asked, headers), workshop.terms.joining) {
        (Some(Participant::Guest(_)) | None, Joining::WithName | Joining::WithoutName) => Ok(None),
        (None, Joining::WithCode) => Ok(Some(Participant::Guest(GuestKey::random().map_err(app::problem)?))),
        (known, _) => Ok(known),
    }
}

/// Who asks, as a participant: the one who is signed in, else a browser that has joined something before.
pub(super) fn participant(asked: &Asked, headers: &HeaderMap) -> Option<Participant> {
    match asked.viewer {
        Viewer::Person(person, _) => Some(Participant::Person(person)),
        _ => cookies::get(headers, COOKIE).and_then(GuestKey::read).map(Participant::Guest),
    }
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let m = asked.m();
    let form = Form::new(m, typed);
    let here = address::with(&format!("/{}/join", asked.organisation.id), "code", typed.get("code"));
    let sign_in = address::with(&format!("/{}/sign-in", asked.organisation.id), "next", &here);
    let main = html! {
        (parts::head(m.t("join-title"), &[], None))
        p.lead { (m.t("join-what")) }
        div.narrow-form {
            (form.open(&format!("/{}/join", asked.organisation.id), asked.request_key()?.as_str(), html! {
                (form.code(&Field::new("code", m.t("join-code"))))
                (form.buttons(m.t("join-do"), None))
            }))
            @if typed.is_refused("workshop-sign-in") { p { a href=(sign_in) { (m.t("sign-in-link")) } } }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("join-title"), main).class("narrow").alone()))
}
