//! Between the password and being signed in: the page that asks for the rest. Whoever is here has no session; a token of its
//! own opens this page and nothing else, for a quarter of an hour. Who needs more than a password and has nothing yet is led
//! to it here.

use axum::http::HeaderMap;
use axum::response::Response;
use domain::ids::{OrganisationId, PersonId};
use domain::policy::Role;
use domain::refusal::Refusal;
use domain::text::Name;
use factors::totp::Secret;
use jiff::SignedDuration;
use maud::{Markup, html};
use store::Store;
use store::error::StoreError;
use store::factors::Factors;
use store::factors::authenticator::Confirmed;
use store::factors::passkeys::{Added, Purpose};
use store::sessions::Token;

use super::{let_in, set_session, to_let_in};
use crate::answer::{self, Answer};
use crate::factors::keys::{self, Ask, Sent};
use crate::factors::{CODE, app_form, codes_page, counted, first_codes, show_code};
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{address, cookies, letters, parts};

/// The name of the cookie.
const COOKIE: &str = "halfway";

/// How far someone has come whose password was right.
pub(crate) enum Came {
    /// All the way.
    In(Token),
    /// Something more is to be shown.
    Halfway(Token),
}

/// Lets someone in whose password was right, or halfway. `None` when the account was disabled meanwhile.
pub(crate) fn come(
    store: &Store,
    id: &OrganisationId,
    person: PersonId,
    roles: &[Role],
    lifetime: SignedDuration,
) -> Result<Option<Came>, StoreError> {
    let needs_more =
        !store.factors(id, person)?.is_none() || store.roles_with_factors(id)?.iter().any(|role| roles.contains(role));
    match needs_more {
        true => store.come_halfway(id, person).map(|token| Some(Came::Halfway(token))),
        false => Ok(store.sign_in_to_account(id, person, lifetime)?.map(Came::In)),
    }
}

/// The answer to a password that was right: in, or on to this page.
pub(crate) fn on(asked: &Asked, came: &Came, next: &str) -> Response {
    match came {
        Came::In(token) => let_in(asked, token, next),
        Came::Halfway(token) => {
            let mut response = answer::see_other(&address::with(&asked.to("/sign-in/second"), "next", next));
            cookies::set(&mut response, COOKIE, &token.reveal(), &asked.organisation.id, None, asked.app.settings());
            response
        }
    }
}

/// `GET /{organisation}/sign-in/second`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let Some(halfway) = Halfway::of(&asked, &headers).await? else { return Ok(back(&asked)) };
    let next = asked.query("next").unwrap_or_default();
    halfway.page(&asked, &headers, &Typed::beginning_with(&[("next", &next)])).await
}

/// `POST /{organisation}/sign-in/second`: a code.
///
/// # Errors
/// What the store says.
pub async fn code(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let Some(halfway) = Halfway::of(&asked, &headers).await? else { return Ok(back(&asked)) };
    if typed.get(CODE).trim().is_empty() {
        typed.refuse(Refusal::new("text-empty").at(CODE));
    } else if let Err(refusal) = show_code(&asked, halfway.person, typed.get(CODE)).await? {
        typed.refuse(refusal);
    }
    match typed.has_refusals() {
        true => halfway.page(&asked, &headers, &typed).await,
        false => halfway.come_in(&asked, typed.get("next"), None).await,
    }
}

/// `POST /{organisation}/sign-in/second/app`: begins to set an app up.
///
/// # Errors
/// Not found for who has something to show already.
pub async fn begin_app(asked: Asked, headers: HeaderMap, typed: Typed) -> Answer {
    let Some(halfway) = Halfway::of(&asked, &headers).await? else { return Ok(back(&asked)) };
    halfway.must_have_none()?;
    let (id, person) = (asked.organisation.id.clone(), halfway.person);
    let secret = asked.app.with_store(move |store| store.begin_authenticator(&id, person)).await?;
    halfway.app_page(&asked, &secret.ok_or(Problem::NotFound)?, &typed).await
}

/// `POST /{organisation}/sign-in/second/app/code`: the first code of the app.
///
/// # Errors
/// Not found for who has something to show already.
pub async fn confirm_app(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let Some(halfway) = Halfway::of(&asked, &headers).await? else { return Ok(back(&asked)) };
    halfway.must_have_none()?;
    let (id, person, code) = (asked.organisation.id.clone(), halfway.person, typed.get(CODE).to_owned());
    let (outcome, secret) = asked
        .app
        .with_store(move |store| {
            let outcome = counted(store, &id, person, |store| {
                Ok(store.confirm_authenticator(&id, person, &code, None)? == Confirmed::Done)
            })?;
            Ok((outcome, store.begun_authenticator(&id, person)?))
        })
        .await?;
    match (outcome, secret) {
        (Ok(()), _) => {
            letters::tell(&asked, person, "app-added").await?;
            halfway.come_in(&asked, typed.get("next"), Some(())).await
        }
        (Err(refusal), Some(secret)) => {
            typed.refuse(refusal);
            halfway.app_page(&asked, &secret, &typed).await
        }
        // It was begun too long ago: begin again.
        (Err(_), None) => halfway.page(&asked, &headers, &typed).await,
    }
}

/// `POST /{organisation}/sign-in/second/passkey`: a key that was used, or made by who had none.
///
/// # Errors
/// Not found where passkeys are not offered.
pub async fn key(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let Some(halfway) = Halfway::of(&asked, &headers).await? else { return Ok(back(&asked)) };
    let site = keys::site(&asked, &headers).ok_or(Problem::NotFound)?;
    let (id, person, sent, is_new) =
        (asked.organisation.id.clone(), halfway.person, Sent::of(&typed), halfway.factors.is_none());
    let name = Name::parse(&asked.m().t("passkey-first")).map_err(|_| Problem::Fault("a passkey's name".to_owned()))?;
    let outcome = asked
        .app
        .with_store(move |store| {
            counted(store, &id, person, |store| {
                if !is_new {
                    return Ok(keys::used(store, &id, &site, Purpose::Confirm(person), &sent)?.is_some());
                }
                let Some(key) = keys::made(store, &id, &site, person, &sent)? else { return Ok(false) };
                Ok(store.add_passkey(&id, person, &name, &key, None)? == Added::Done)
            })
        })
        .await?;
    match outcome {
        Ok(()) => {
            if is_new {
                letters::tell(&asked, person, "passkey-added").await?;
            }
            halfway.come_in(&asked, typed.get("next"), is_new.then_some(())).await
        }
        Err(refusal) => {
            let key = if refusal.key == "code-wrong" { "passkey-wrong" } else { refusal.key };
            typed.refuse(Refusal::new(key));
            halfway.page(&asked, &headers, &typed).await
        }
    }
}

/// To the beginning, for who is not halfway in.
fn back(asked: &Asked) -> Response {
    answer::see_other(&asked.to("/sign-in"))
}

/// Someone who is halfway in.
struct Halfway {
    token: Token,
    person: PersonId,
    factors: Factors,
}

impl Halfway {
    async fn of(asked: &Asked, headers: &HeaderMap) -> Result<Option<Halfway>, Problem> {
        let token = cookies::get(headers, COOKIE);
        let Some(token) = token.and_then(Token::parse) else { return Ok(None) };
        let id = asked.organisation.id.clone();
        asked
            .app
            .with_store(move |store| {
                let Some(person) = store.halfway(&id, &token)? else { return Ok(None) };
                let factors = store.factors(&id, person)?;
                Ok(Some(Halfway { token, person, factors }))
            })
            .await
    }

    fn must_have_none(&self) -> Result<(), Problem> {
        if self.factors.is_none() { Ok(()) } else { Err(Problem::NotFound) }
    }

    /// In, with a session of its own. Who has something new is shown the codes for the day when it is lost.
    async fn come_in(&self, asked: &Asked, next: &str, has_new: Option<()>) -> Answer {
        let (id, person, token) = (asked.organisation.id.clone(), self.person, self.token.clone());
        let roles = asked.organisation.people.get(&person).map(|known| known.roles.clone()).unwrap_or_default();
        // Whoever has left the agency meanwhile has no roles, and need not come in.
        if roles.is_empty() {
            return Ok(back(asked));
        }
        let lifetime = asked.app.lifetime();
        let came = asked
            .app
            .with_store(move |store| {
                let session = store.come_in(&id, person, &token, lifetime)?;
                match (session, has_new) {
                    (Some(session), Some(())) => Ok(Some((session, first_codes(store, &id, person)?))),
                    (Some(session), None) => Ok(Some((session, None))),
                    (None, _) => Ok(None),
                }
            })
            .await?;
        let Some((session, codes)) = came else { return Ok(back(asked)) };
        let mut response = match codes {
            Some(codes) => {
                let mut page = codes_page(asked, &codes, to_let_in(asked, next).as_str())?;
                set_session(&mut page, asked, &session);
                page
            }
            None => let_in(asked, &session, next),
        };
        cookies::clear(&mut response, COOKIE, &asked.organisation.id, asked.app.settings());
        Ok(response)
    }

    async fn page(&self, asked: &Asked, headers: &HeaderMap, typed: &Typed) -> Answer {
        let m = asked.m();
        let next = html! { input type="hidden" name="next" value=(typed.get("next")); };
        let (title, main) = match self.factors.is_none() {
            true => (m.t("halfway-set-up-title"), self.setting_up(asked, headers, next).await?),
            false => (m.t("halfway-title"), self.asking(asked, headers, typed, next).await?),
        };
        let problems = Form::new(m, typed);
        let main = html! {
            (parts::head(title.clone(), &[], None))
            div.narrow-form.stack {
                @if self.factors.is_none() || self.factors.authenticator.is_none() && self.factors.recovery_codes == 0 { (problems.summary()) }
                (main)
                p { a href=(asked.to("/sign-in")) { (m.t("halfway-back")) } }
            }
        };
        Ok(asked.frame.form_page(typed, Page::new(title, main)))
    }

    async fn asking(&self, asked: &Asked, headers: &HeaderMap, typed: &Typed, next: Markup) -> Result<Markup, Problem> {
        let m = asked.m();
        let options = match self.factors.passkeys.as_slice() {
            [] => None,
            keys => keys::options_to_use(asked, headers, Purpose::Confirm(self.person), keys).await?,
        };
        let has_app = self.factors.authenticator.is_some();
        let hint = m.t(if has_app { "code-six-or-recovery" } else { "code-recovery" });
        let label = m.t(if has_app { "code-from-app" } else { "code-recovery-label" });
        let key = asked.request_key()?;
        let form = Form::new(m, typed);
        Ok(html! {
            @if has_app || self.factors.recovery_codes != 0 {
                (form.open(&asked.to("/sign-in/second"), key.as_str(), html! {
                    (next)
                    (form.code(&Field::new(CODE, label).hint(hint)))
                    (form.buttons(m.t("sign-in-title"), None))
                }))
            }
            @if let Some(options) = &options {
                @if has_app { p.cap { (m.t("halfway-or")) } }
                (keys::form(asked, Ask::Use(options), &asked.to("/sign-in/second/passkey"), next, (&m.t("passkey-use-do"), "secondary")))
            }
            p.cap { (m.t("halfway-lost")) }
        })
    }

    async fn setting_up(&self, asked: &Asked, headers: &HeaderMap, next: Markup) -> Result<Markup, Problem> {
        let m = asked.m();
        let options = keys::options_to_make(asked, headers, self.person).await?;
        Ok(html! {
            p { (m.t("halfway-set-up")) }
            section.stack {
                h2 { (m.t("app-title")) }
                p { (m.t("app-what")) }
                form method="post" action=(asked.to("/sign-in/second/app")) {
                    (next)
                    button.ds-button type="submit" { (m.t("app-begin")) }
                }
            }
            @if let Some(options) = &options {
                section.stack {
                    h2 { (m.t("passkeys-title")) }
                    p { (m.t("passkeys-what")) }
                    (keys::form(asked, Ask::Make(options), &asked.to("/sign-in/second/passkey"), next, (&m.t("passkey-make-do"), "secondary")))
                }
            }
        })
    }

    async fn app_page(&self, asked: &Asked, secret: &Secret, typed: &Typed) -> Answer {
        let m = asked.m();
        let action = asked.to("/sign-in/second/app/code");
        let shown = app_form(asked, self.person, secret, typed, (&action, typed.get("next"))).await?;
        let main = html! { (parts::head(m.t("app-title"), &[], None)) div.narrow-form { (shown) } };
        Ok(asked.frame.form_page(typed, Page::new(m.t("app-title"), main)))
    }
}
