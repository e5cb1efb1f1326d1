//! The agency's sign-in services, as those see them who run the system: which there are. One of them is `providers::form`,
//! what is done with it `providers::acts`, and what each person does with them on the own account `providers::connecting`.

use std::collections::BTreeMap;

use domain::indicator::fetch::address::WebAddress;
use identity::provider::{Method, Provider};
use maud::{Markup, html};
use store::providers::{KeptProvider, ProviderId, ProviderSettings};

use crate::answer::Answer;
use crate::layout::Page;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;

pub mod acts;
pub mod connecting;
pub mod form;

/// `GET /{organisation}/providers`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let m = asked.m();
    let listed = all(&asked).await?;
    let id = asked.organisation.id.clone();
    let mut connected: BTreeMap<ProviderId, usize> = BTreeMap::new();
    for (provider, _) in asked.app.with_store(move |store| store.connections(&id)).await? {
        *connected.entry(provider).or_default() += 1;
    }
    let add = || parts::button_link("primary", &asked.to("/providers/new"), m.t("provider-add"));
    let main = html! {
        (parts::head(m.t("providers-title"), &[], (!listed.is_empty()).then(add)))
        (not_allowed(&asked, None))
        @if listed.is_empty() {
            (parts::nothing_yet(m.t("providers-none"), Some(add())))
        } @else {
            (parts::scroll(m.t("providers-title"), html! {
                table.ds-table.stacks {
                    thead { tr {
                        th scope="col" { (m.t("provider-name")) }
                        th scope="col" { (m.t("provider-host")) }
                        th scope="col" { (m.t("provider-connected")) }
                    } }
                    tbody { @for kept in &listed { tr {
                        th scope="row" { a href=(asked.to(&format!("/providers/{}", kept.id))) { (kept.settings.name) } }
                        td data-label=(m.t("provider-host")) { (host(&kept.settings)) }
                        td data-label=(m.t("provider-connected")) { (m.with("provider-people", &[("count", connected.get(&kept.id).copied().unwrap_or(0).into())])) }
                    } } }
                }
            }))
        }
    };
    Ok(asked.frame.page(Page::new(m.t("providers-title"), main)))
}

/// All of them.
///
/// # Errors
/// What the store says.
pub(crate) async fn all(asked: &Asked) -> Result<Vec<KeptProvider>, Problem> {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.providers(&id)).await
}

/// The one in the address.
///
/// # Errors
/// Not found.
pub(crate) async fn known(asked: &Asked) -> Result<KeptProvider, Problem> {
    let (id, provider) = (asked.organisation.id.clone(), asked.id::<ProviderId>("provider")?);
    asked.app.with_store(move |store| store.provider(&id, provider)).await?.ok_or(Problem::NotFound)
}

/// A provider as the protocol knows it. `None` when what is kept cannot be one.
pub(crate) fn protocol(settings: &ProviderSettings) -> Option<Provider> {
    let method = Method::ALL.into_iter().find(|method| method.key() == settings.method)?;
    let mut claims: Vec<String> =
        ["name", "given_name", "family_name", "email", "email_verified"].map(str::to_owned).to_vec();
    claims.extend(Some(settings.claim.clone()).filter(|claim| !claim.is_empty()));
    Some(Provider {
        issuer: WebAddress::parse(&settings.issuer).ok()?,
        client_id: settings.client_id.clone(),
        method,
        scopes: settings.scopes.clone(),
        levels: settings.levels.clone(),
        prompt: settings.prompt.clone(),
        claims,
    })
}

fn host(settings: &ProviderSettings) -> String {
    WebAddress::parse(&settings.issuer).map(|issuer| issuer.host()).unwrap_or_default()
}

/// What stands where the operator allows no provider, or not this one, and how that is done.
fn not_allowed(asked: &Asked, settings: Option<&ProviderSettings>) -> Markup {
    let m = asked.m();
    let issuer = settings.and_then(|settings| WebAddress::parse(&settings.issuer).ok());
    let allowed = asked.app.providers().map(identity::known::Providers::allowed);
    html! {
        @match (allowed, issuer) {
            (None, _) => div.note { p { (m.t("providers-off")) } },
            (Some(allowed), Some(issuer)) if !allowed.allows(&issuer) => div.note { p { (m.with("provider-host-not-allowed", &[("host", issuer.host().into())])) } },
            _ => {},
        }
    }
}
