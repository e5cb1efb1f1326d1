//! On the own account: connecting with who one is at a provider, and undoing that. It begins with a form, so that no other site
//! can begin it for somebody, and goes on by a link, since no form may lead to another site.

use axum::http::HeaderMap;
use domain::ids::PersonId;
use domain::refusal::Refusal;
use maud::{Markup, html};
use store::providers::KeptProvider;

use super::{all, known};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Form, Typed};
use crate::layout::Page;
use crate::problem::Problem;
use crate::request::Asked;
use crate::sign_in::provider::{connecting, kind_key, remember};
use crate::{letters, parts};

/// `POST /{organisation}/account/providers/{provider}`
///
/// # Errors
/// Not found when there is no such provider; what the store says.
pub async fn connect(asked: Asked, headers: HeaderMap) -> Answer {
    let kept = known(&asked).await?;
    let (m, name) = (asked.m(), kept.settings.name.as_str());
    let title = m.with("account-connect-title", &[("name", name.into())]);
    let mut typed = Typed::default();
    let begun = connecting(&asked, &headers, &kept, asked.person()?).await?;
    let way = match begun {
        Ok(way) => Some(way),
        Err(refused) => {
            typed.refuse(Refusal::new(kind_key(refused.kind())).with("provider", name));
            None
        }
    };
    let main = html! {
        (parts::head(&title, &[], None))
        div.narrow-form.stack {
            (Form::new(m, &typed).summary())
            @if let Some((address, _)) = &way {
                p { (m.with("account-connect-what", &[("name", name.into())])) }
                div.row {
                    (parts::button_link("primary", address, m.with("account-connect-go", &[("name", name.into())])))
                    a href=(asked.to("/account")) { (m.t("form-cancel")) }
                }
            } @else {
                p { a href=(asked.to("/account")) { (m.t("account-title")) } }
            }
        }
    };
    let mut response = asked.frame.form_page(&typed, Page::new(title, main));
    if let Some((_, browser)) = &way {
        remember(&asked, &mut response, browser);
    }
    Ok(response)
}

/// `POST /{organisation}/account/providers/{provider}/removal`
///
/// # Errors
/// Not found when there is no such provider; what the store says.
pub async fn disconnect(asked: Asked) -> Answer {
    let kept = known(&asked).await?;
    let (id, person) = (asked.organisation.id.clone(), asked.person()?);
    let account = asked.app.with_store({
        let id = id.clone();
        move |store| store.account(&id, person)
    });
    // Whoever has no password would have no way in left.
    if !account.await?.is_some_and(|account| account.has_password) {
        return Err(Problem::NotFound);
    }
    asked.app.with_store(move |store| store.disconnect(&id, kept.id, person, person)).await?;
    letters::tell(&asked, person, "disconnected").await?;
    Ok(asked.done("/account", &Flash::new(asked.m().t("account-told-disconnected"))))
}

/// The providers on one's own account. Nothing where there are none.
///
/// # Errors
/// What the store says.
pub(crate) async fn section(asked: &Asked, person: PersonId, has_password: bool) -> Result<Markup, Problem> {
    let listed = if asked.app.providers().is_some() { all(asked).await? } else { Vec::new() };
    let id = asked.organisation.id.clone();
    let connections = asked.app.with_store(move |store| store.connections(&id)).await?;
    let is_connected = |kept: &KeptProvider| connections.contains(&(kept.id, person));
    let m = asked.m();
    let act = |kept: &KeptProvider, tail: &str, key: &'static str| {
        html! {
            form method="post" action=(asked.to(&format!("/account/providers/{}{tail}", kept.id))) {
                button.ds-button data-variant="secondary" type="submit" { (m.with(key, &[("name", kept.settings.name.as_str().into())])) }
            }
        }
    };
    Ok(html! { @if !listed.is_empty() {
        section.sec {
            h2 { (m.t("account-providers")) }
            div.stack { @for kept in &listed {
                @if !is_connected(kept) {
                    (act(kept, "", "account-connect"))
                } @else if has_password {
                    (act(kept, "/removal", "account-disconnect"))
                } @else {
                    p { (m.with("account-connected", &[("name", kept.settings.name.as_str().into())])) }
                }
            } }
        }
    } })
}
