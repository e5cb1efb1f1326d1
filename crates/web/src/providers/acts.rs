//! What is done with a provider: added, set up in another way, tried, taken away.

use axum::http::HeaderMap;
use domain::indicator::fetch::address::WebAddress;
use domain::policy::Role;
use domain::refusal::Refusal;
use domain::text::Name;
use identity::assertion::ClientKey;
use identity::provider::Method;
use identity::refused::Refused;
use store::providers::{KeptProvider, ProviderSettings};

use super::form::{ADDS, LINKS, PROMPTS, adding, begins, page, role_field};
use super::{known, protocol};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;

/// The longest line that is taken.
const LONGEST: usize = 500;
/// The longest secret.
const LONGEST_SECRET: usize = 1000;
/// The most values of a claim, scopes or levels.
const MOST: usize = 50;

/// `POST /{organisation}/providers`
///
/// # Errors
/// What the store says.
pub async fn add(asked: Asked, mut typed: Typed) -> Answer {
    let Some((settings, secret)) = wanted(&mut typed, None) else { return adding(&asked, &typed) };
    let secret = proof(&settings, secret, None)?;
    let (id, by) = (asked.organisation.id.clone(), asked.person()?);
    let provider = asked
        .app
        .with_store(move |store| {
            let provider = store.add_provider(&id, &settings, by)?;
            if let Some(secret) = secret {
                store.set_provider_secret(&id, provider, &secret)?;
            }
            Ok(provider)
        })
        .await?;
    Ok(asked.done(&format!("/providers/{provider}"), &Flash::new(asked.m().t("provider-told-added"))))
}

/// `POST /{organisation}/providers/{provider}`
///
/// # Errors
/// Not found when there is no such provider; what the store says.
pub async fn change(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let kept = known(&asked).await?;
    let Some((settings, secret)) = wanted(&mut typed, Some(&kept)) else {
        return page(&asked, &headers, &kept, &typed, None);
    };
    let secret = proof(&settings, secret, Some(&kept))?;
    let (id, by, provider) = (asked.organisation.id.clone(), asked.person()?, kept.id);
    asked
        .app
        .with_store(move |store| {
            store.set_provider(&id, provider, &settings, by)?;
            secret.map_or(Ok(()), |secret| store.set_provider_secret(&id, provider, &secret))
        })
        .await?;
    Ok(asked.done(&format!("/providers/{provider}"), &Flash::new(asked.m().t("provider-told-saved"))))
}

/// `POST /{organisation}/providers/{provider}/check`: reads what the provider says of itself, and tells what is wrong with it.
///
/// # Errors
/// Not found when there is no such provider.
pub async fn check(asked: Asked, headers: HeaderMap) -> Answer {
    let kept = known(&asked).await?;
    let tried = match (asked.app.providers(), protocol(&kept.settings)) {
        (Some(providers), Some(provider)) => providers.check(&provider, asked.app.clock().now()).await,
        _ => Err(Refused::HostNotAllowed),
    };
    page(&asked, &headers, &kept, &begins(&kept.settings), Some(tried))
}

/// `POST /{organisation}/providers/{provider}/removal`
///
/// # Errors
/// Not found when there is no such provider; what the store says.
pub async fn remove(asked: Asked) -> Answer {
    let kept = known(&asked).await?;
    let (id, by) = (asked.organisation.id.clone(), asked.person()?);
    asked.app.with_store(move |store| store.remove_provider(&id, kept.id, by)).await?;
    Ok(asked.done("/providers", &Flash::new(asked.m().t("provider-told-removed"))))
}

/// What was typed, where it is right, with the secret when one was. What is wrong with it is kept at its field.
fn wanted(typed: &mut Typed, kept: Option<&KeptProvider>) -> Option<(ProviderSettings, Option<String>)> {
    let name = typed.parse("name", Name::parse);
    let issuer = typed.parse("issuer", WebAddress::parse);
    let client_id = line(typed, "client");
    if client_id.is_empty() {
        typed.refuse(Refusal::new("text-empty").at("client"));
    }
    let method = Method::ALL.into_iter().find(|method| method.key() == typed.get("method"));
    if method.is_none() {
        typed.refuse(Refusal::new("text-empty").at("method"));
    }
    // What is pasted often has a space too many at its end.
    let secret = Some(typed.get("secret").trim().to_owned()).filter(|secret| !secret.is_empty());
    if secret.as_ref().is_some_and(|secret| LONGEST_SECRET < secret.len()) {
        typed.refuse(Refusal::new("text-too-long").at("secret").with("limit", LONGEST_SECRET));
    }
    let shares = |key: &str| [Method::Basic, Method::Post].iter().any(|method| method.key() == key);
    let has_one = kept.is_some_and(|kept| kept.has_secret && shares(&kept.settings.method));
    if secret.is_none() && !has_one && method.is_some_and(|method| shares(method.key())) {
        typed.refuse(Refusal::new("provider-secret-needed").at("secret"));
    }
    let (scopes, levels) = (words(typed, "scopes"), words(typed, "levels"));
    let claim = line(typed, "claim");
    let mut roles = std::collections::BTreeMap::new();
    for role in Role::ALL {
        let values: Vec<String> = line(typed, role_field(role))
            .split(';')
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .take(MOST)
            .map(str::to_owned)
            .collect();
        if !values.is_empty() {
            roles.insert(role, values);
        }
    }
    match (claim.is_empty(), roles.is_empty()) {
        (true, false) => typed.refuse(Refusal::new("provider-claim-needed").at("claim")),
        (false, true) => typed.refuse(Refusal::new("provider-roles-needed").at("roles")),
        _ => {}
    }
    if typed.has_refusals() {
        return None;
    }
    let prompt = PROMPTS.into_iter().find(|prompt| *prompt == typed.get("prompt")).unwrap_or_default();
    let is_chosen = |what: &str| typed.all("people").any(|chosen| chosen == what);
    let settings = ProviderSettings {
        name: name?.as_str().to_owned(),
        issuer: issuer?.as_str().to_owned(),
        client_id,
        method: method?.key().to_owned(),
        scopes,
        levels,
        prompt: prompt.to_owned(),
        claim,
        roles,
        adds_people: is_chosen(ADDS),
        links_by_email: is_chosen(LINKS),
    };
    Some((settings, secret))
}

fn line(typed: &mut Typed, field: &'static str) -> String {
    let text = typed.get(field).trim().to_owned();
    if LONGEST < text.chars().count() {
        typed.refuse(Refusal::new("text-too-long").at(field).with("limit", LONGEST));
    }
    text
}

fn words(typed: &mut Typed, field: &'static str) -> Vec<String> {
    line(typed, field).split_whitespace().take(MOST).map(str::to_owned).collect()
}

/// What is kept to prove the agency with, when it is to be another than before. A key is made here, and never leaves.
fn proof(
    settings: &ProviderSettings,
    secret: Option<String>,
    kept: Option<&KeptProvider>,
) -> Result<Option<Vec<u8>>, Problem> {
    if settings.method != Method::PrivateKey.key() {
        return Ok(secret.map(String::into_bytes));
    }
    if kept.is_some_and(|kept| kept.has_secret && kept.settings.method == settings.method) {
        return Ok(None);
    }
    let made = ClientKey::new_kept();
    made.map(Some).ok_or_else(|| Problem::Fault("the machine gives no random bytes for a key".to_owned()))
}
