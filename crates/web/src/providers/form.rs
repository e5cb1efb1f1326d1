//! One provider: the form, what the provider needs to know of us, whether it can be reached, and its removal.

use axum::http::HeaderMap;
use domain::policy::Role;
use identity::provider::Method;
use identity::refused::Refused;
use maud::{Markup, html};
use store::providers::{KeptProvider, ProviderSettings};

use super::{known, not_allowed};
use crate::answer::Answer;
use crate::forms::secret::Secret;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::layout::Page;
use crate::parts;
use crate::request::Asked;
use crate::sign_in::provider::answer_path;

/// `GET /{organisation}/providers/new`
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    let settings = ProviderSettings {
        method: Method::Basic.key().to_owned(),
        scopes: vec!["profile".to_owned(), "email".to_owned()],
        ..ProviderSettings::default()
    };
    adding(&asked, &begins(&settings))
}

/// The form for a new one, with what was typed.
pub(super) fn adding(asked: &Asked, typed: &Typed) -> Answer {
    let m = asked.m();
    let form = Form::new(m, typed);
    let main = html! {
        (parts::head(m.t("provider-add"), &[], None))
        (not_allowed(asked, None))
        div.narrow-form { (form.open(&asked.to("/providers"), asked.request_key()?.as_str(), html! {
            (fields(asked, &form, false))
            (form.buttons(m.t("provider-save"), Some(&asked.to("/providers"))))
        })) }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("provider-add"), main)))
}

/// `GET /{organisation}/providers/{provider}`
///
/// # Errors
/// Not found when there is no such provider.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let kept = known(&asked).await?;
    page(&asked, &headers, &kept, &begins(&kept.settings), None)
}

/// What the form begins with.
pub(super) fn begins(settings: &ProviderSettings) -> Typed {
    let (scopes, levels) = (settings.scopes.join(" "), settings.levels.join("\n"));
    let mut values = vec![
        ("name", settings.name.as_str()),
        ("issuer", settings.issuer.as_str()),
        ("client", settings.client_id.as_str()),
        ("method", settings.method.as_str()),
        ("scopes", scopes.as_str()),
        ("levels", levels.as_str()),
        ("prompt", settings.prompt.as_str()),
        ("claim", settings.claim.as_str()),
    ];
    let roles: Vec<(&str, String)> =
        settings.roles.iter().map(|(role, values)| (role_field(*role), values.join("; "))).collect();
    values.extend(roles.iter().map(|(name, value)| (*name, value.as_str())));
    if settings.adds_people {
        values.push(("people", ADDS));
    }
    if settings.links_by_email {
        values.push(("people", LINKS));
    }
    Typed::beginning_with(&values)
}

/// The boxes of what is done with people who are not known.
pub(super) const ADDS: &str = "adds";
pub(super) const LINKS: &str = "links";
/// What a provider can be asked to ask of the person.
pub(super) const PROMPTS: [&str; 3] = ["", "login", "select_account"];

/// The field with the values of a claim that give a role.
pub(super) fn role_field(role: Role) -> &'static str {
    match role {
        Role::Reader => "role-reader",
        Role::UnitManager => "role-unit-manager",
        Role::Management => "role-management",
        Role::Strategist => "role-strategist",
        Role::Analyst => "role-analyst",
        Role::Secretary => "role-secretary",
        Role::Auditor => "role-auditor",
        Role::Administrator => "role-administrator",
        Role::Contributor => "role-contributor",
        Role::Member => "role-member",
        Role::Cleared => "role-cleared",
    }
}

/// The page, with what was typed, and with what came of trying the connection.
pub(super) fn page(
    asked: &Asked,
    headers: &HeaderMap,
    kept: &KeptProvider,
    typed: &Typed,
    tried: Option<Result<(), Refused>>,
) -> Answer {
    let m = asked.m();
    let form = Form::new(m, typed);
    let key = asked.request_key()?;
    let to = |tail: &str| asked.to(&format!("/providers/{}{tail}", kept.id));
    let act = |tail: &str, text: &str| {
        html! {
            form method="post" action=(to(tail)) {
                input type="hidden" name=(REQUEST_KEY) value=(key.as_str());
                button.ds-button data-variant="secondary" type="submit" { (text) }
            }
        }
    };
    let main = html! {
        (parts::head(&kept.settings.name, &[], None))
        @if let Some(tried) = tried { (outcome(asked, tried)) } @else { (not_allowed(asked, Some(&kept.settings))) }
        div.cols {
            div.narrow-form { (form.open(&to(""), key.as_str(), html! {
                (fields(asked, &form, kept.has_secret))
                (form.buttons(m.t("provider-save"), Some(&asked.to("/providers"))))
            })) }
            aside.sec aria-label=(m.t("provider-beside")) {
                section {
                    h2 { (m.t("provider-try-title")) }
                    p { (m.t("provider-try-what")) }
                    div.mt { (act("/check", &m.t("provider-try"))) }
                }
                (addresses(asked, headers, kept))
                section.sec { details.ds-details { summary { (m.t("provider-remove")) } div {
                    p { (m.t("provider-remove-what")) }
                    (act("/removal", &m.t("provider-remove-do")))
                } } }
            }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(kept.settings.name.clone(), main)))
}

fn outcome(asked: &Asked, tried: Result<(), Refused>) -> Markup {
    let m = asked.m();
    html! {
        div.notice role="status" {
            @match tried {
                Ok(()) => { h2 { (m.t("provider-works")) } p { (m.t("provider-works-what")) } },
                Err(refused) => { h2 { (m.t("provider-works-not")) } p { (m.word("provider-reason", refused.key())) } },
            }
        }
    }
}

/// What the provider needs to know of us.
fn addresses(asked: &Asked, headers: &HeaderMap, kept: &KeptProvider) -> Markup {
    let m = asked.m();
    let whole = |path: &str| asked.whole_address(headers, path).unwrap_or_default();
    let at = |tail: &str| whole(&format!("/sign-in/with/{}/{tail}", kept.id));
    let mut shown = vec![
        ("answer-address", m.t("provider-answer-address"), whole(&answer_path(kept.id))),
        ("signed-out-address", m.t("provider-signed-out-address"), at("signed-out")),
        ("left-address", m.t("provider-left-address"), whole("/sign-in")),
    ];
    if kept.settings.method == Method::PrivateKey.key() {
        shown.push(("keys-address", m.t("provider-keys-address"), at("keys")));
    }
    html! {
        section.sec {
            h2 { (m.t("provider-tell")) }
            p.cap { (m.t("provider-tell-what")) }
            div.stack.mt { @for (id, label, address) in shown {
                div.ds-field {
                    label.ds-label for=(id) { (label) }
                    input.ds-input #(id) readonly value=(address);
                }
            } }
        }
    }
}

fn fields(asked: &Asked, form: &Form<'_>, has_secret: bool) -> Markup {
    let m = asked.m();
    let methods: Vec<(String, String)> = Method::ALL
        .into_iter()
        .map(|method| (method.key().to_owned(), m.word("provider-method", method.key()).into_owned()))
        .collect();
    let prompts: Vec<(String, String)> = PROMPTS
        .into_iter()
        .map(|prompt| {
            let key = if prompt.is_empty() { "none" } else { prompt };
            (prompt.to_owned(), m.word("provider-prompt", key).into_owned())
        })
        .collect();
    let people: Vec<(String, String)> = [ADDS, LINKS]
        .into_iter()
        .map(|key| (key.to_owned(), m.word("provider-people-may", key).into_owned()))
        .collect();
    let secret_hint = m.t(if has_secret { "provider-secret-kept" } else { "provider-secret-hint" });
    html! {
        (form.line(&Field::new("name", m.t("provider-name")).hint(m.t("provider-name-hint"))))
        (form.line(&Field::new("issuer", m.t("provider-issuer")).hint(m.t("provider-issuer-hint"))))
        (form.line(&Field::new("client", m.t("provider-client"))))
        (form.radios(&Field::new("method", m.t("provider-method")), &methods))
        (form.secret(&Field::new("secret", m.t("provider-secret")).hint(secret_hint).optional(), Secret::New))
        (form.line(&Field::new("scopes", m.t("provider-scopes")).hint(m.t("provider-scopes-hint")).optional()))
        (form.text(&Field::new("levels", m.t("provider-levels")).hint(m.t("provider-levels-hint")).optional(), 2))
        (form.select(&Field::new("prompt", m.t("provider-prompt")).optional(), &prompts))
        (form.boxes(&Field::new("people", m.t("provider-people-title")), &people))
        (form.line(&Field::new("claim", m.t("provider-claim")).hint(m.t("provider-claim-hint")).optional()))
        (form.group(&Field::new("roles", m.t("provider-roles")).hint(m.t("provider-roles-hint")), html! {
            div.stack { @for role in Role::ALL { (form.line(&Field::new(role_field(role), m.word("role-short", role.key())))) } }
        }))
    }
}
