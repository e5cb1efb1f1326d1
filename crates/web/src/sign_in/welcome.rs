//! Choosing a password by a one-time link: for who is invited, and for who has forgotten the one there was. The link works
//! once, for some days; using it signs one in.

use axum::http::HeaderMap;
use domain::refusal::Refusal;
use maud::{Markup, html};
use store::attempts::Often;
use store::credentials::Account;
use store::passwords;
use store::security::{Between, Happened};
use store::sessions::Token;

use super::{end_session, halfway};
use crate::answer::Answer;
use crate::forms::secret::Secret;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::turns::turn;
use crate::{letters, parts};

/// The address of a link, from the organisation on. What it holds stands in the query, which is never in the log.
pub(crate) fn path(link: &Token) -> String {
    format!("/welcome?code={}", link.reveal())
}

/// `GET /{organisation}/welcome`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let code = asked.query("code").unwrap_or_default();
    page(&asked, &Typed::beginning_with(&[("code", &code)])).await
}

/// `POST /{organisation}/welcome`
///
/// # Errors
/// What the store says.
pub async fn choose(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let Some((link, account)) = linked(&asked, typed.get("code")).await? else {
        let id = asked.organisation.id.clone();
        let refused = (Happened::LinkRefused, "");
        asked
            .app
            .with_store(move |store| store.note_at_most(&id, Often::AS_TRIES, refused, Between::default()))
            .await?;
        return page(&asked, &typed).await;
    };
    let people = People::of(&asked).await?;
    let name = people.known(account.person).unwrap_or_default();
    let password = typed.get("password").to_owned();
    let known = vec![name, account.email.clone(), asked.organisation.name().to_owned()];
    if let Err(refusal) = asked.app.check_password(&password, known).await? {
        typed.refuse(refusal.at("password"));
        return page(&asked, &typed).await;
    }
    let _turn = turn(&asked.place).await?;
    let id = asked.organisation.id.clone();
    let roles = asked.organisation.people.get(&account.person).map(|known| known.roles.clone()).unwrap_or_default();
    let lifetime = asked.app.lifetime();
    let came = asked
        .app
        .with_store(move |store| match store.use_link(&id, &link, &password)? {
            // A link stands for the password; what else is asked for is asked for all the same.
            Some(person) => halfway::come(store, &id, person, &roles, lifetime),
            None => Ok(None),
        })
        .await?;
    match came {
        Some(came) => {
            if account.has_password {
                letters::tell(&asked, account.person, "password-changed").await?;
            }
            end_session(&asked, &headers).await?;
            Ok(halfway::on(&asked, &came, ""))
        }
        // It was used, or the account disabled, in the same moment.
        None => page(&asked, &typed).await,
    }
}

async fn linked(asked: &Asked, code: &str) -> Result<Option<(Token, Account)>, Problem> {
    let Some(link) = Token::parse(code) else { return Ok(None) };
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| Ok(store.link(&id, &link)?.map(|account| (link, account)))).await
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let m = asked.m();
    let main = match linked(asked, typed.get("code")).await? {
        Some((_, account)) => form(asked, typed, &account)?,
        None => {
            let mut typed = typed.clone();
            typed.refuse(Refusal::new("link-gone"));
            let main = html! { (parts::head(m.t("welcome-gone-title"), &[], None)) p.note { (m.t("welcome-gone")) } };
            return Ok(asked.frame.form_page(&typed, Page::new(m.t("welcome-gone-title"), main)));
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("welcome-title"), main)))
}

fn form(asked: &Asked, typed: &Typed, account: &Account) -> Result<Markup, Problem> {
    let m = asked.m();
    let form = Form::new(m, typed);
    let hint = m.with("password-hint", &[("fewest", passwords::FEWEST.into())]);
    Ok(html! {
        (parts::head(m.t("welcome-title"), &[], None))
        div.narrow-form {
            (form.open(&format!("/{}/welcome", asked.organisation.id), asked.request_key()?.as_str(), html! {
                input type="hidden" name="code" value=(typed.get("code"));
                p { (m.with("welcome-for", &[("email", account.email.as_str().into())])) }
                // So that a password manager knows whose it is.
                input type="hidden" name="email" value=(account.email) autocomplete="username";
                (form.secret(&Field::new("password", m.t("password-new")).hint(hint), Secret::New))
                (form.buttons(m.t("welcome-choose"), None))
            }))
        }
    })
}
