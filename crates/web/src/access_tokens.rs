//! One's own access tokens: by each a program reads in one's name, some of what one may, for a time. Everyone's are in
//! `access_tokens::all`, for those who run the system. Not how a program comes in with one; that is the gate's.

use domain::access::{Scope, Scopes};
use domain::refusal::Refusal;
use domain::text::Name;
use maud::{Markup, html};
use store::access_tokens::{AccessSecret, AccessToken, AccessTokenId, MOST, MOST_DAYS, Purpose};

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

pub mod all;

/// For how many days a token may be made. The first that is not the shortest is what a form begins with.
const DAYS: [u32; 4] = [30, 90, 180, MOST_DAYS];
const USUAL: u32 = 90;

/// `GET /{organisation}/account/tokens`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &beginning(), None).await
}

/// `POST /{organisation}/account/tokens`: makes one, and shows it this once.
///
/// # Errors
/// What the store says.
pub async fn make(asked: Asked, mut typed: Typed) -> Answer {
    let person = asked.person()?;
    let name = typed.parse("name", Name::parse);
    let scopes: Scopes =
        typed.all("scopes").filter_map(Scope::of_key).filter(|scope| asked.may(scope.right())).collect();
    if scopes.is_empty() {
        typed.refuse(Refusal::new("scopes-none").at("scopes"));
    }
    let days = days(&mut typed);
    let (Some(name), Some(days), false) = (name, days, typed.has_refusals()) else {
        return page(&asked, &typed, None).await;
    };
    let id = asked.organisation.id.clone();
    let purpose = Purpose::Reading(scopes);
    let made = asked.app.with_store(move |store| store.make_access_token(&id, person, &name, purpose, days)).await?;
    match made {
        Some(secret) => page(&asked, &beginning(), Some(&secret)).await,
        None => {
            typed.refuse(too_many());
            page(&asked, &typed, None).await
        }
    }
}

/// `POST /{organisation}/account/tokens/revocation`: revokes one's own.
///
/// # Errors
/// What the store says.
pub async fn revoke(asked: Asked, typed: Typed) -> Answer {
    let person = asked.person()?;
    revoked(&asked, &typed, move |token| token.person == person).await?;
    Ok(asked.done("/account/tokens", &Flash::new(asked.m().t("tokens-told-revoked"))))
}

/// Revokes the token in the form, where it is one that may be revoked so.
///
/// # Errors
/// Not found, when there is none.
pub(crate) async fn revoked(
    asked: &Asked,
    typed: &Typed,
    may: impl Fn(&AccessToken) -> bool + Send + 'static,
) -> Result<(), Problem> {
    let token: AccessTokenId = typed.get("token").parse().map_err(|_| Problem::NotFound)?;
    let (by, id) = (asked.person()?, asked.organisation.id.clone());
    // One that was revoked already, by the first of two clicks, is revoked.
    asked.app.with_store(move |store| store.revoke_access_token(&id, token, by, may)).await.map(drop)
}

/// For how many days, as it was chosen. What is none of the choices is refused at its field.
pub(crate) fn days(typed: &mut Typed) -> Option<u32> {
    let chosen = typed.get("days").parse().ok().filter(|days| DAYS.contains(days));
    if chosen.is_none() {
        typed.refuse(Refusal::new("days-none").at("days"));
    }
    chosen
}

/// As many as one may have.
pub(crate) fn too_many() -> Refusal {
    Refusal::new("too-many-tokens").with("limit", MOST)
}

fn beginning() -> Typed {
    Typed::beginning_with(&[("scopes", Scope::Decided.key()), ("days", &USUAL.to_string())])
}

async fn page(asked: &Asked, typed: &Typed, made: Option<&AccessSecret>) -> Answer {
    let person = asked.person()?;
    let id = asked.organisation.id.clone();
    let mut tokens = asked.app.with_store(move |store| store.access_tokens(&id)).await?;
    tokens.retain(|token| token.person == person && matches!(token.purpose, Purpose::Reading(_)));
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let offered: Vec<(String, String)> = Scope::ALL
        .into_iter()
        .filter(|scope| asked.may(scope.right()))
        .map(|scope| (scope.key().to_owned(), m.word("token-scope", scope.key()).into_owned()))
        .collect();
    let key = asked.request_key()?;
    let main = html! {
        (parts::head(m.t("tokens-title"), &[], None))
        p.cap { (m.t("tokens-what")) " " a href=(view.frame.to("/api")) { (m.t("api-title")) } }
        (secret(&view, made))
        @if tokens.is_empty() {
            p { (m.t("tokens-none")) }
        } @else {
            (table(&view, &tokens, &view.frame.to("/account/tokens/revocation"), None))
        }
        section.sec aria-labelledby="new" {
            h2 #new { (m.t("tokens-new")) }
            div.narrow-form { (form.open(&view.frame.to("/account/tokens"), key.as_str(), html! {
                (form.line(&Field::new("name", m.t("tokens-name")).hint(m.t("tokens-name-hint"))))
                (form.boxes(&Field::new("scopes", m.t("tokens-scopes")).hint(m.t("tokens-scopes-hint")), &offered))
                (lifetime(&view, &form))
                (form.buttons(m.t("tokens-make"), None))
            })) }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("tokens-title"), main)))
}

/// The field for how long a token lives.
pub(crate) fn lifetime(view: &View<'_>, form: &Form<'_>) -> Markup {
    let m = view.m;
    let choices: Vec<(String, String)> =
        DAYS.into_iter().map(|days| (days.to_string(), m.with("tokens-days", &[("count", days.into())]))).collect();
    form.select(&Field::new("days", m.t("tokens-lifetime")), &choices)
}

/// A token that was just made. It is shown once, and kept nowhere.
pub(crate) fn secret(view: &View<'_>, made: Option<&AccessSecret>) -> Markup {
    let m = view.m;
    html! { @if let Some(secret) = made {
        div.notice role="status" {
            h2 #secret { (m.t("tokens-secret")) }
            p { (m.t("tokens-secret-what")) }
            p { input.ds-input readonly value=(secret.reveal()) aria-labelledby="secret" spellcheck="false" autocomplete="off"; }
        }
    } }
}

/// A table of tokens, each with a button that revokes it; whose they are where `whose` says.
pub(crate) fn table(
    view: &View<'_>,
    tokens: &[AccessToken],
    revocation: &str,
    whose: Option<&dyn Fn(&AccessToken) -> String>,
) -> Markup {
    let m = view.m;
    let day = |moment: jiff::Timestamp| view.zone.to_datetime(moment).date();
    let what = |token: &AccessToken| match token.purpose {
        Purpose::Reading(scopes) => {
            scopes.iter().map(|scope| m.word("token-scope", scope.key()).into_owned()).collect::<Vec<_>>().join(", ")
        }
        Purpose::Provisioning => m.t("tokens-provisioning").into_owned(),
    };
    parts::scroll(
        m.t("tokens-title"),
        html! {
            table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("tokens-name")) }
                    @if whose.is_some() { th scope="col" { (m.t("tokens-whose")) } }
                    th scope="col" { (m.t("tokens-scopes")) }
                    th scope="col" { (m.t("tokens-made")) }
                    th scope="col" { (m.t("tokens-last-used")) }
                    th scope="col" { (m.t("tokens-until")) }
                    th scope="col" { span.ds-sr-only { (m.t("tokens-revoke")) } }
                } }
                tbody { @for (number, token) in tokens.iter().enumerate() { tr {
                    th scope="row" #{ "token-" (number) } { (token.name) }
                    @if let Some(whose) = whose { td data-label=(m.t("tokens-whose")) { (whose(token)) } }
                    td data-label=(m.t("tokens-scopes")) { (what(token)) }
                    td.nw data-label=(m.t("tokens-made")) { (day(token.created)) }
                    td.nw data-label=(m.t("tokens-last-used")) { @match token.last_used { Some(day) => (day), None => (m.t("tokens-never")) } }
                    td.nw data-label=(m.t("tokens-until")) { (day(token.expires)) }
                    td.num {
                        form method="post" action=(revocation) {
                            input type="hidden" name="token" value=(token.id);
                            button.ds-button #{ "revoke-" (number) } data-variant="secondary" type="submit"
                                aria-labelledby={ "revoke-" (number) " token-" (number) } { (m.t("tokens-revoke")) }
                        }
                    }
                } } }
            }
        },
    )
}
