//! A forgotten password: a link goes by letter to the address, if somebody has it. The answer is the same whoever asks and
//! whatever the address, and is given before anything is looked up, so that neither its words nor its time tell who has an
//! account.

use domain::email::EmailAddress;
use jiff::SignedDuration;
use maud::html;
use store::Store;
use store::attempts::{Attempt, Often, Turn};
use store::credentials::AccountState;
use store::error::StoreError;
use store::security::{Between, Happened};

use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::letters::Link;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{letters, parts};

/// How long the link is good.
pub const LINK: SignedDuration = SignedDuration::from_mins(30);

/// `GET /{organisation}/forgotten`
///
/// # Errors
/// Not found where no letters are sent.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default())
}

/// `POST /{organisation}/forgotten`
///
/// # Errors
/// Not found where no letters are sent.
pub async fn send(asked: Asked, mut typed: Typed) -> Answer {
    let Some(letters) = letters::Letters::of(&asked) else { return Err(Problem::NotFound) };
    let Some(email) = typed.parse("email", EmailAddress::parse) else { return page(&asked, &typed) };
    let from = asked.place.clone();
    let (store, id) = (asked.app.store().clone(), asked.organisation.id.clone());
    // Not waited for: how long it takes would tell whether somebody has the address.
    let work = tokio::task::spawn_blocking(move || {
        let made = link(&store, &id, &email, &from);
        let sent = made.and_then(|made| match made {
            Some(made) => letters.send(&store, &made, "forgotten", LINK),
            None => Ok(()),
        });
        if let Err(error) = sent {
            tracing::error!(organisation = %id, %error, "a link for a forgotten password could not be made");
        }
    });
    // It is let run, also when nobody waits.
    drop(work);
    let m = asked.m();
    let main = html! {
        (parts::head(m.t("forgotten-sent-title"), &[], None))
        div.narrow-form.stack {
            p { (m.with("forgotten-sent", &[("email", typed.get("email").trim().into())])) }
            p { a href=(asked.to("/sign-in")) { (m.t("halfway-back")) } }
        }
    };
    Ok(asked.frame.page(Page::new(m.t("forgotten-sent-title"), main)))
}

/// A link for whoever has the address, unless it was asked for too often.
fn link(
    store: &Store,
    id: &domain::ids::OrganisationId,
    email: &EmailAddress,
    from: &str,
) -> Result<Option<Link>, StoreError> {
    for attempt in [Attempt::ForgottenFrom(from), Attempt::Forgotten(email.as_str())] {
        if let Turn::Wait(_) = store.may_try(id, &attempt)? {
            store.note_at_most(id, Often::AS_TRIES, (Happened::SignInBlocked, ""), Between::default())?;
            return Ok(None);
        }
    }
    let account = store.account_with(id, email)?;
    let about = account.as_ref().map(|account| account.person);
    store.note(id, Happened::LinkAsked, Between::unknown(about))?;
    let Some(account) = account.filter(|account| account.state != AccountState::Disabled) else { return Ok(None) };
    let token = store.make_link(id, account.person, LINK, None)?;
    Ok(token.map(|token| Link { account, token }))
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    letters::Letters::of(asked).ok_or(Problem::NotFound)?;
    let m = asked.m();
    let form = Form::new(m, typed);
    let main = html! {
        (parts::head(m.t("forgotten-title"), &[], None))
        div.narrow-form { (form.open(&asked.to("/forgotten"), asked.request_key()?.as_str(), html! {
            p { (m.t("forgotten-what")) }
            (form.user_name(&Field::new("email", m.t("sign-in-email"))))
            (form.buttons(m.t("forgotten-do"), Some(&asked.to("/sign-in"))))
        })) }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("forgotten-title"), main)))
}
