//! What gives power to somebody, or takes it: a token, a link to another's account, roles, what one signs in with. A browser
//! that was left open must not be enough for that, so whoever showed who they are more than some minutes ago does it again
//! first, and then it goes on with what was typed. Which routes ask so, stands at each in [`crate::routes`]; the gate asks.

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::ids::PersonId;
use domain::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use store::factors::passkeys::Purpose;
use store::providers::KeptProvider;
use store::sessions::Token;

use crate::factors::keys::{self, Ask, Sent};
use crate::forms::secret::Secret;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{account, address, cookies, parts, providers, sign_in};

/// For so long it is enough to have shown who one is: the time of a few acts, and not of a lunch.
pub const FRESH: SignedDuration = SignedDuration::from_mins(10);

/// How somebody shows it: the field, and what can stand in it. No form of a page has fields of these names.
const WAY: &str = "proof-way";
const PASSWORD: &str = "proof-password";
const BY_PASSWORD: &str = "password";
const BY_PASSKEY: &str = "passkey";
const BY_PICKING: &str = "picking";
/// By something that was done in another window: the session says whether it was.
const ELSEWHERE: &str = "elsewhere";

/// What becomes of a request.
pub(crate) enum Confirmed {
    /// It goes on, with this body and, where the person has shown who they are now, with a new session.
    Goes(Body, Option<Token>),
    /// The person is asked.
    Asked(Response),
}

/// Lets an act through, or asks who it is. `authenticated` is when the session's person last showed that.
///
/// # Errors
/// A body that is too large, and what the store says.
pub(crate) async fn confirmed(
    asked: &Asked,
    parts: &mut Parts,
    body: Body,
    (authenticated, limit): (Option<Timestamp>, usize),
) -> Result<Confirmed, Problem> {
    let now = asked.app.clock().now();
    if authenticated.is_some_and(|at| now.duration_since(at) < FRESH) {
        return Ok(Confirmed::Goes(body, None));
    }
    let bytes = axum::body::to_bytes(body, limit).await.map_err(|_| Problem::TooLarge)?;
    let sent: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
    let person = asked.person()?;
    let kept: Vec<(String, String)> = sent.iter().filter(|(name, _)| !is_proof(name)).cloned().collect();
    match shown(asked, &parts.headers, person, &sent).await? {
        Ok(true) => {
            let (id, old) =
                (asked.organisation.id.clone(), sign_in::token(&parts.headers).ok_or(Problem::SignInFirst)?);
            let renewed = asked.app.with_store(move |store| store.renew_session(&id, &old)).await?;
            let token = renewed.ok_or(Problem::SignInFirst)?;
            cookies::replace(&mut parts.headers, sign_in::COOKIE, &token.reveal());
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&kept).finish();
            parts.headers.remove(header::CONTENT_LENGTH);
            Ok(Confirmed::Goes(Body::from(body), Some(token)))
        }
        Ok(false) => page(asked, &parts.headers, person, &kept, None).await.map(Confirmed::Asked),
        Err(refusal) => page(asked, &parts.headers, person, &kept, Some(refusal)).await.map(Confirmed::Asked),
    }
}

fn is_proof(name: &str) -> bool {
    [WAY, PASSWORD].contains(&name) || keys::FIELDS.contains(&name)
}

/// Whether what was sent shows that it is the person; a refusal where it was meant to and does not.
async fn shown(
    asked: &Asked,
    headers: &HeaderMap,
    person: PersonId,
    sent: &[(String, String)],
) -> Result<Result<bool, Refusal>, Problem> {
    let typed = Typed::beginning_with(
        &sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<(&str, &str)>>(),
    );
    match typed.get(WAY) {
        BY_PASSWORD => Ok(account::is_own_password(asked, person, typed.get(PASSWORD))
            .await?
            .map(|()| true)
            .map_err(|key| Refusal::new(key).at(PASSWORD))),
        BY_PASSKEY => {
            let Some(site) = keys::site(asked, headers) else { return Ok(Ok(false)) };
            let (id, sent) = (asked.organisation.id.clone(), Sent::of(&typed));
            let used = move |store: &store::Store| keys::used(store, &id, &site, Purpose::Confirm(person), &sent);
            Ok(match asked.app.with_store(used).await? {
                Some(_) => Ok(true),
                None => Err(Refusal::new("passkey-wrong")),
            })
        }
        // Where anyone may be anyone, choosing to be oneself shows as much as it did at the beginning.
        BY_PICKING => Ok(Ok(sign_in::may_pick(&asked.app, headers))),
        ELSEWHERE => Ok(Err(Refusal::new("not-confirmed-yet"))),
        _ => Ok(Ok(false)),
    }
}

/// The page that asks, with what was typed kept in it.
async fn page(
    asked: &Asked,
    headers: &HeaderMap,
    person: PersonId,
    kept: &[(String, String)],
    refusal: Option<Refusal>,
) -> Result<Response, Problem> {
    let m = asked.m();
    let mut typed = Typed::default();
    if let Some(refusal) = refusal {
        typed.refuse(refusal);
    }
    let form = Form::new(m, &typed);
    let by = |way: &str| {
        html! {
            @for (name, value) in kept { input type="hidden" name=(name) value=(value); }
            input type="hidden" name=(WAY) value=(way);
        }
    };
    let action = asked.frame.address.as_str();
    let has_password = account::of(asked, person).await?.is_some_and(|account| account.has_password);
    let password = has_password.then(|| {
        html! { form.stack method="post" action=(action) novalidate {
            (by(BY_PASSWORD))
            (form.secret(&Field::new(PASSWORD, m.t("password-yours")), Secret::Current))
            (form.buttons(m.t("confirmation-do"), Some(&asked.to("/account"))))
        } }
    });
    let key = by_passkey(asked, headers, person, &by(BY_PASSKEY)).await?;
    let providers = theirs(asked, person).await?;
    let title = m.t("confirmation-title");
    let main = html! {
        (parts::head(&title, &[], None))
        div.narrow-form.stack {
            (form.summary())
            p { (m.with("confirmation-what", &[("minutes", FRESH.as_mins().into())])) }
            @if let Some(password) = &password { (password) }
            @if let Some(key) = &key { (key) }
            @for kept in &providers { p { (again_with(asked, kept)) } }
            @if !providers.is_empty() { (only_button(action, by(ELSEWHERE), &m.t("confirmation-on"))) }
            @if sign_in::may_pick(&asked.app, headers) { (only_button(action, by(BY_PICKING), &m.t("confirmation-pick"))) }
            @if !has_password { p { a href=(asked.to("/account")) { (m.t("form-cancel")) } } }
        }
    };
    Ok(asked.frame.form_page(&typed, Page::new(title, main)))
}

fn only_button(action: &str, inside: Markup, says: &str) -> Markup {
    html! { form method="post" action=(action) {
        (inside)
        button.ds-button data-variant="secondary" type="submit" { (says) }
    } }
}

async fn by_passkey(
    asked: &Asked,
    headers: &HeaderMap,
    person: PersonId,
    inside: &Markup,
) -> Result<Option<Markup>, Problem> {
    let id = asked.organisation.id.clone();
    let factors = asked.app.with_store(move |store| store.factors(&id, person)).await?;
    if factors.passkeys.is_empty() {
        return Ok(None);
    }
    let options = keys::options_to_use(asked, headers, Purpose::Confirm(person), &factors.passkeys).await?;
    let button = (&*asked.m().t("passkey-use-do"), "secondary");
    let form = |options| keys::form(asked, Ask::Use(options), &asked.frame.address, inside.clone(), button);
    Ok(options.as_ref().map(form))
}

/// The providers that the person is connected with.
async fn theirs(asked: &Asked, person: PersonId) -> Result<Vec<KeptProvider>, Problem> {
    if asked.app.providers().is_none() {
        return Ok(Vec::new());
    }
    let id = asked.organisation.id.clone();
    let connections = asked.app.with_store(move |store| store.connections(&id)).await?;
    let mut all = providers::all(asked).await?;
    all.retain(|kept| connections.contains(&(kept.id, person)));
    Ok(all)
}

/// The way to a provider that is asked to look closely this time. In a window of its own: what was typed stays in this one.
fn again_with(asked: &Asked, kept: &KeptProvider) -> Markup {
    let way = format!("/{}/sign-in/with/{}", asked.organisation.id, kept.id);
    let way = address::with(&address::with(&way, "anew", "yes"), "next", &asked.to("/account"));
    let says = asked.m().with("confirmation-provider", &[("name", kept.settings.name.as_str().into())]);
    html! { a.ds-button data-variant="secondary" href=(way) target="_blank" rel="noopener" { (says) } }
}
