//! All access tokens of the organisation, for those who run the system: who has which, and revoking any of them at once.
//! Nobody makes one in another's name.

use maud::html;

use super::{revoked, table};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::layout::Page;
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::view::View;

/// `GET /{organisation}/people/tokens`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let id = asked.organisation.id.clone();
    let tokens = asked.app.with_store(move |store| store.access_tokens(&id)).await?;
    let people = People::of(&asked).await?;
    let (view, m) = (View::of(&asked), asked.m());
    let main = html! {
        (parts::head(m.t("tokens-title"), &[html! { (m.with("tokens-count", &[("count", tokens.len().into())])) }], None))
        p.cap { (m.t("tokens-all-what")) }
        @if tokens.is_empty() {
            (parts::nothing_yet(m.t("tokens-all-none"), None))
        } @else {
            (table(&view, &tokens, &view.frame.to("/people/tokens/revocation"), Some(&|token| people.name(token.person))))
        }
    };
    Ok(asked.frame.page(Page::new(m.t("tokens-title"), main)))
}

/// `POST /{organisation}/people/tokens/revocation`
///
/// # Errors
/// What the store says.
pub async fn revoke(asked: Asked, typed: Typed) -> Answer {
    revoked(&asked, &typed, |_| true).await?;
    Ok(asked.done("/people/tokens", &Flash::new(asked.m().t("tokens-told-revoked"))))
}
