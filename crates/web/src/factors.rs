//! What proves who someone is beside a password, as it is shown both on one's own account (`factors::own`) and on the way in
//! (`sign_in::halfway`): an app's secret as a picture, codes for the day when it is lost, and what a passkey's script needs
//! (`factors::keys`). Which roles need it is in `factors::rules`.

use domain::ids::{OrganisationId, PersonId};
use domain::refusal::Refusal;
use factors::totp::Secret;
use figures::qr_code::qr_code;
use maud::{Markup, html};
use store::Store;
use store::attempts::{Attempt, Often, Turn};
use store::error::StoreError;
use store::security::{Between, Happened};

use crate::account;
use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::Messages;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::turns::turn;

pub mod keys;
pub mod own;
pub mod rules;

/// The name of the field for a code.
pub(crate) const CODE: &str = "code";

/// Whether a code of the person was typed: of the app, or one of those for the day when it is lost. Counted by the one
/// limiter; the refusal otherwise.
pub(crate) async fn show_code(asked: &Asked, person: PersonId, typed: &str) -> Result<Result<(), Refusal>, Problem> {
    let (id, typed) = (asked.organisation.id.clone(), typed.to_owned());
    // A recovery code takes memory and time to try, as a password does.
    let _turn = turn(&asked.place).await?;
    asked
        .app
        .with_store(move |store| {
            counted(store, &id, person, |store| {
                Ok(store.take_code(&id, person, &typed)? || store.use_recovery_code(&id, person, &typed)?)
            })
        })
        .await
}

/// Makes a try of a second factor, if there are tries left, and says what became of it.
pub(crate) fn counted(
    store: &Store,
    id: &OrganisationId,
    person: PersonId,
    is_right: impl FnOnce(&Store) -> Result<bool, StoreError>,
) -> Result<Result<(), Refusal>, StoreError> {
    let attempt = Attempt::Factor(person.0);
    if let Turn::Wait(_) = store.may_try(id, &attempt)? {
        store.note_at_most(id, Often::AS_TRIES, (Happened::SignInBlocked, ""), Between::unknown(Some(person)))?;
        return Ok(Err(Refusal::new("sign-in-wait").at(CODE)));
    }
    if !is_right(store)? {
        store.note(id, Happened::FactorFailed, Between::unknown(Some(person)))?;
        return Ok(Err(Refusal::new("code-wrong").at(CODE)));
    }
    store.forget_tries(id, &attempt)?;
    Ok(Ok(()))
}

/// The form that gives an app its secret, and asks for a first code.
pub(crate) async fn app_form(
    asked: &Asked,
    person: PersonId,
    secret: &Secret,
    typed: &Typed,
    (action, next): (&str, &str),
) -> Result<Markup, Problem> {
    let m = asked.m();
    let email = account::of(asked, person).await?.map(|account| account.email).unwrap_or_default();
    let address = secret.address(asked.organisation.name(), &email);
    let form = Form::new(m, typed);
    Ok(html! {
        ol.steps-down {
            li {
                p { (m.t("app-scan")) }
                @if let Some(picture) = qr_code(&address, &m.t("app-picture")) { (picture) }
                p.cap { (m.t("app-by-hand")) }
                p { code.secret { (secret.text()) } }
            }
            li {
                p { (m.t("app-confirm")) }
                (form.open(action, asked.request_key()?.as_str(), html! {
                    input type="hidden" name="next" value=(next);
                    (form.code(&Field::new(CODE, m.t("code-from-app")).hint(m.t("code-six"))))
                    (form.buttons(m.t("app-add-do"), None))
                }))
            }
        }
    })
}

/// The page that shows new recovery codes, this once, and leads on.
pub(crate) fn codes_page(asked: &Asked, codes: &[String], on: &str) -> Answer {
    let m = asked.m();
    let title = m.t("codes-title");
    Ok(asked.frame.page(Page::new(title.clone(), html! {
        (parts::head(title, &[], None))
        div.narrow-form.stack {
            p { (m.t("codes-what")) }
            ul.codes { @for code in codes { li { code { (code) } } } }
            p.no-print {
                a.ds-button data-variant="secondary" download="rodtrad-koder.txt" href=(as_file(m, asked.organisation.name(), codes)) { (m.t("codes-save")) }
            }
            p.cap { (m.t("codes-print")) }
            p.no-print { a.ds-button href=(on) { (m.t("codes-on")) } }
        }
    })))
}

/// The codes as a text file inside an address: nothing of them is kept where it could be fetched again.
fn as_file(m: Messages, organisation: &str, codes: &[String]) -> String {
    let text = format!("{}\n\n{}\n", m.with("codes-file", &[("organisation", organisation.into())]), codes.join("\n"));
    format!("data:text/plain;charset=utf-8,{}", crate::address::encoded(&text).replace('+', "%20"))
}

/// New codes where there are none: with the first factor.
pub(crate) fn first_codes(
    store: &Store,
    id: &OrganisationId,
    person: PersonId,
) -> Result<Option<Vec<String>>, StoreError> {
    match store.factors(id, person)?.recovery_codes {
        0 => store.make_recovery_codes(id, person).map(Some),
        _ => Ok(None),
    }
}

/// What was typed in a field of bytes.
pub(crate) fn bytes_in(typed: &Typed, field: &str) -> Vec<u8> {
    use base64::Engine;
    // What is none proves nothing.
    base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(typed.get(field)).unwrap_or_default()
}
