//! Where an administrator connects the agency's own directory: the address that it sends to, its tokens, and its groups with
//! what each gives. What a group gives is said in `provisioning::group`; what the directory sends is read by `scim`.

use axum::http::HeaderMap;
use domain::ids::UnitId;
use domain::text::Name;
use maud::{Markup, html};
use store::access_tokens::{AccessSecret, Purpose};
use store::directory::DirectoryGroup;

use crate::access_tokens::{days, lifetime, revoked, secret, table, too_many};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::compare;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{parts, scim, words};

pub mod group;

/// `GET /{organisation}/people/directory`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    page(&asked, &headers, &beginning(), None).await
}

/// `POST /{organisation}/people/directory`: makes a token, and shows it this once.
///
/// # Errors
/// What the store says.
pub async fn make(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let person = asked.person()?;
    let name = typed.parse("name", Name::parse);
    let days = days(&mut typed);
    let (Some(name), Some(days)) = (name, days) else { return page(&asked, &headers, &typed, None).await };
    let id = asked.organisation.id.clone();
    let made =
        asked.app.with_store(move |store| store.make_access_token(&id, person, &name, Purpose::Provisioning, days));
    match made.await? {
        Some(secret) => page(&asked, &headers, &beginning(), Some(&secret)).await,
        None => {
            typed.refuse(too_many());
            page(&asked, &headers, &typed, None).await
        }
    }
}

/// `POST /{organisation}/people/directory/revocation`
///
/// # Errors
/// What the store says.
pub async fn revoke(asked: Asked, typed: Typed) -> Answer {
    revoked(&asked, &typed, |token| token.purpose == Purpose::Provisioning).await?;
    Ok(asked.done("/people/directory", &Flash::new(asked.m().t("tokens-told-revoked"))))
}

fn beginning() -> Typed {
    Typed::beginning_with(&[("days", "365")])
}

/// The groups of the directory, by name.
pub(crate) async fn groups(asked: &Asked) -> Result<Vec<DirectoryGroup>, Problem> {
    let id = asked.organisation.id.clone();
    let mut groups = asked.app.with_store(move |store| store.directory_groups(&id)).await?;
    groups.sort_by(|one, other| compare(&one.name, &other.name));
    Ok(groups)
}

async fn page(asked: &Asked, headers: &HeaderMap, typed: &Typed, made: Option<&AccessSecret>) -> Answer {
    let id = asked.organisation.id.clone();
    let mut tokens = asked.app.with_store(move |store| store.access_tokens(&id)).await?;
    tokens.retain(|token| token.purpose == Purpose::Provisioning);
    let (groups, people) = (groups(asked).await?, People::of(asked).await?);
    let (view, m) = (View::of(asked), asked.m());
    let (form, key) = (Form::new(m, typed), asked.request_key()?);
    let address = scim::base(asked, headers);
    let main = html! {
        (parts::head(m.t("provisioning-title"), &[], None))
        p.lead { (m.t("provisioning-what")) }
        (secret(&view, made))
        div.cols {
            div {
                section.sec aria-labelledby="groups" {
                    h2 #groups { (m.t("provisioning-groups")) }
                    @if groups.is_empty() { p { (m.t("provisioning-no-groups")) } } @else { (listed(&view, &groups)) }
                }
                section.sec aria-labelledby="tokens" {
                    h2 #tokens { (m.t("tokens-title")) }
                    @if tokens.is_empty() { p { (m.t("provisioning-no-tokens")) } } @else {
                        (table(&view, &tokens, &view.frame.to("/people/directory/revocation"), Some(&|token| people.name(token.person))))
                    }
                }
            }
            aside.sec aria-label=(m.t("provisioning-connect")) {
                section {
                    h2 { (m.t("provisioning-connect")) }
                    p { (m.t("provisioning-address")) }
                    p.mt { input.ds-input readonly value=(address) aria-label=(m.t("provisioning-address")); }
                }
                section.sec {
                    h2 { (m.t("tokens-new")) }
                    (form.open(&view.frame.to("/people/directory"), key.as_str(), html! {
                        (form.line(&Field::new("name", m.t("tokens-name")).hint(m.t("provisioning-name-hint"))))
                        (lifetime(&view, &form))
                        (form.buttons(m.t("tokens-make"), None))
                    }))
                }
            }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("provisioning-title"), main)))
}

fn listed(view: &View<'_>, groups: &[DirectoryGroup]) -> Markup {
    let m = view.m;
    parts::scroll(
        m.t("provisioning-groups"),
        html! {
            table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("provisioning-group")) }
                    th.num scope="col" { (m.t("provisioning-members")) }
                    th scope="col" { (m.t("provisioning-gives")) }
                } }
                tbody { @for group in groups { tr {
                    th scope="row" { a href=(view.frame.to(&format!("/people/directory/{}", group.number))) { (group.name) } }
                    td.num data-label=(m.t("provisioning-members")) { (m.number(group.members.len())) }
                    td data-label=(m.t("provisioning-gives")) { (gives(view, group)) }
                } } }
            }
        },
    )
}

/// What a group gives, in words.
fn gives(view: &View<'_>, group: &DirectoryGroup) -> Markup {
    let unit = group.gives.unit.and_then(|unit: UnitId| view.organisation.units.get(&unit));
    html! {
        @if group.gives.is_nothing() { (view.m.t("provisioning-gives-nothing")) }
        @if !group.gives.roles.is_empty() { (words::roles(view.m, &group.gives.roles)) }
        @if let Some(unit) = unit { @if !group.gives.roles.is_empty() { ", " } span lang=[view.language()] { (unit.name) } }
    }
}
