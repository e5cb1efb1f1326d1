//! Coming into a workshop: with the code, without an account where the leader lets one; or signed in. A browser that joins
//! without an account is given a key, so that it is the same one when it comes again, and nobody knows whose it is.

use std::time::Duration;

use axum::http::HeaderMap;
use domain::ids::WorkshopId;
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::refusal::Refusal;
use domain::workshop::{Joining, RoomCode, Stage, Workshop};
use maud::{Markup, html};
use store::attempts::{Attempt, Turn};
use store::live::Reading;
use store::workshops::{GuestKey, Participant};

use super::{path, readable};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{address, answer, app, cookies, parts};

/// The cookie that has a guest's key.
const COOKIE: &str = "room";
/// So long each code takes to be answered when a great many wrong ones have come.
const SLOWLY: Duration = Duration::from_secs(2);
/// So long a guest can come back and see what was answered, in seconds: 90 days.
const KEPT: u32 = 90 * 24 * 60 * 60;

/// `GET /{organisation}/join?code=`: with the code of the QR code there is nothing to type.
///
/// # Errors
/// When the tries cannot be counted.
pub async fn form(asked: Asked, headers: HeaderMap) -> Answer {
    let code = asked.query("code").unwrap_or_default();
    let mut typed = Typed::beginning_with(&[("code", &code)]);
    if code.trim().is_empty() {
        return page(&asked, &typed, None);
    }
    let found = found(&asked, &headers, &mut typed).await?;
    page(&asked, &typed, found.as_ref().and_then(Found::workshop))
}

/// `POST /{organisation}/join`
///
/// # Errors
/// When the tries cannot be counted.
pub async fn join(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    match found(&asked, &headers, &mut typed).await? {
        Some(found) => come_in(&asked, &found.whole, found.id, found.participant).await,
        None => page(&asked, &typed, None),
    }
}

/// An open workshop with the code that was typed, and as whom one comes in.
struct Found {
    whole: Reading,
    id: WorkshopId,
    participant: Participant,
}

impl Found {
    fn workshop(&self) -> Option<&Workshop> {
        self.whole.workshop(self.id)
    }
}

/// What the code opens for whoever asks; what is wrong with it is kept at its field. Looking is a try as well as coming in.
async fn found(asked: &Asked, headers: &HeaderMap, typed: &mut Typed) -> Result<Option<Found>, Problem> {
    let Ok(code) = typed.get("code").parse::<RoomCode>() else {
        typed.refuse(Refusal::new("room-code-wrong").at("code").with("value", typed.get("code").to_owned()));
        return Ok(None);
    };
    let whole = asked.app.read(Viewer::System, &asked.organisation.id).await?.ok_or(Problem::NotFound)?;
    let workshop = whole.workshop_with(&code);
    if let Turn::Wait(until) = turn(asked, workshop.is_some()).await? {
        let until = asked.m().moment(until, asked.app.clock().zone());
        typed.refuse(Refusal::new("too-many-codes").at("code").with("until", until));
        return Ok(None);
    }
    let Some(workshop) = workshop else {
        typed.refuse(Refusal::new("room-code-unknown").at("code").with("value", code.spoken()));
        return Ok(None);
    };
    let Some(participant) = participant_in(asked, headers, workshop)? else {
        typed.refuse(Refusal::new("workshop-sign-in").at("code"));
        return Ok(None);
    };
    let id = workshop.id;
    Ok(Some(Found { whole, id, participant }))
}

/// Whether a code may be tried from this place. Only wrong ones are counted, so a whole room comes in; but a right one is not
/// let through where they are used up, or guessing would go on. Where many places together have tried a great many, each is
/// answered later and none is kept out.
async fn turn(asked: &Asked, is_right: bool) -> Result<Turn, Problem> {
    let (id, place) = (asked.organisation.id.clone(), asked.place.clone());
    let (turn, slowly) = asked
        .app
        .with_store(move |store| {
            let ask = |attempt: Attempt<'_>| match is_right {
                true => store.has_tries(&id, &attempt),
                false => store.may_try(&id, &attempt),
            };
            let turn = match ask(Attempt::WrongRoomCodeFrom(&place))? {
                Turn::Yours => ask(Attempt::WrongRoomCodeInADayFrom(&place))?,
                waits => waits,
            };
            // What is not taken from here makes nobody else wait.
            let is_taken = turn == Turn::Yours;
            let everywhere = if is_taken { ask(Attempt::WrongRoomCode)? } else { turn };
            Ok((turn, is_taken && everywhere != Turn::Yours))
        })
        .await?;
    if slowly {
        tokio::time::sleep(SLOWLY).await;
    }
    Ok(turn)
}

/// `POST /{organisation}/workshops/{workshop}/joining`: whoever is signed in, without a code.
///
/// # Errors
/// Not found, when there is no such workshop; forbidden for who is neither employed nor expected.
pub async fn join_signed_in(asked: Asked) -> Answer {
    let workshop = readable(&asked)?;
    if workshop.stage() != Stage::Open {
        return Ok(asked.done(&path(workshop.id, ""), &Flash::new(asked.m().t("workshop-not-open"))));
    }
    let participant = Participant::Person(asked.person()?);
    come_in(&asked, &asked.organisation, workshop.id, participant).await
}

async fn come_in(asked: &Asked, organisation: &Organisation, workshop: WorkshopId, participant: Participant) -> Answer {
    let id = organisation.id.clone();
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

/// The page where one joins: a code to type, or the workshop that the code is of and nothing but the button.
fn page(asked: &Asked, typed: &Typed, workshop: Option<&Workshop>) -> Answer {
    let m = asked.m();
    let form = Form::new(m, typed);
    let to = format!("/{}/join", asked.organisation.id);
    let here = address::with(&to, "code", typed.get("code"));
    let sign_in = address::with(&format!("/{}/sign-in", asked.organisation.id), "next", &here);
    let key = asked.request_key()?;
    let main = match workshop {
        Some(workshop) => html! {
            (parts::head(html! { span lang=[View::of(asked).language()] { (workshop.terms.title) } }, &[], None))
            p.lead { (m.word("workshop-names", workshop.terms.joining.key())) }
            div.narrow-form { (form.open(&to, key.as_str(), html! {
                input type="hidden" name="code" value=(typed.get("code"));
                (form.buttons(m.t("join-do"), None))
            })) }
        },
        None => html! {
            (parts::head(m.t("join-title"), &[], None))
            p.lead { (m.t("join-what")) }
            div.narrow-form {
                (form.open(&to, key.as_str(), html! {
                    (form.digits(&Field::new("code", m.t("join-code"))))
                    (form.buttons(m.t("join-do"), None))
                }))
                @if typed.is_refused("workshop-sign-in") { p { a href=(sign_in) { (m.t("sign-in-link")) } } }
            }
        },
    };
    let main = html! {
        (main)
        // What could not be sent from a room that is closed now is shown where its telephone is led to.
        (unsent(m, &format!("/{}/workshops/", asked.organisation.id)))
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("join-title"), main).class("narrow").alone()))
}

/// Where a script lists what this browser could not send, with the words for it: nothing without one.
pub(super) fn unsent(m: Messages, of: &str) -> Markup {
    html! {
        section.sec data-unsent=(of) hidden aria-labelledby="unsent"
            data-copy=(m.t("workshop-copy")) data-copied=(m.t("workshop-copied")) data-back=(m.t("workshop-put-back"))
            data-away=(m.t("workshop-put-away"))
        {
            h2 #unsent tabindex="-1" { (m.t("workshop-unsent")) }
            ul.talk {}
        }
    }
}
