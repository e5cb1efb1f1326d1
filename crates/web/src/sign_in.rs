//! The page where one signs in. With an address and a password, where somebody has an account (`sign_in::password`), and
//! then with what else is asked for (`sign_in::halfway`); or with a passkey alone (`sign_in::passkey`). A password is chosen
//! by a link (`sign_in::welcome`), which who has forgotten it can ask for (`sign_in::forgotten`). For development and for trying the example whoever comes picks who
//! to be: only when the server listens on loopback and the request came to a loopback name without a proxy.
//!
//! A session is a row in the store, found by the hash of a random token of 128 bits that only the cookie has.

use axum::http::{HeaderMap, header};
use axum::response::Response;
use domain::ids::PersonId;
use domain::policy::Role;
use maud::{Markup, html};
use store::providers::KeptProvider;
use store::sessions::Token;

use crate::answer::{self, Answer};
use crate::app::App;
use crate::factors::keys::{self, Ask};
use crate::forms::secret::Secret;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::compare;
use crate::problem::Problem;
use crate::request::Asked;
use crate::{address, cookies, headers, letters, parts, words};

pub mod admission;
pub mod forgotten;
pub mod halfway;
pub mod passkey;
pub mod password;
pub mod provider;
pub mod there;
pub mod welcome;

/// The name of the session's cookie.
pub(crate) const COOKIE: &str = "session";

/// `GET /{organisation}/sign-in`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let shown = SignIn::of(&asked, &headers, asked.query("next").unwrap_or_default()).await?;
    let mut typed = Typed::default();
    if let Some(refusal) = provider::refusal(&asked, &shown.providers) {
        typed.refuse(refusal);
    }
    Ok(asked.frame.page(shown.page(&asked, &typed)?))
}

/// `POST /{organisation}/sign-in`
///
/// # Errors
/// Forbidden where nobody may pick; not found when there is no such person.
pub async fn create(asked: Asked, headers: HeaderMap, typed: Typed) -> Answer {
    if !may_pick(&asked.app, &headers) {
        return Err(Problem::Forbidden);
    }
    let person: PersonId = typed.get("person").parse().map_err(|_| Problem::NotFound)?;
    if !asked.organisation.people.contains_key(&person) {
        return Err(Problem::NotFound);
    }
    end_session(&asked, &headers).await?;
    let token = asked.app.sign_in(&asked.organisation.id, person).await?;
    Ok(let_in(&asked, &token, typed.get("next")))
}

/// The way on with a new session.
fn let_in(asked: &Asked, token: &Token, next: &str) -> Response {
    let mut response = answer::see_other(&to_let_in(asked, next));
    set_session(&mut response, asked, token);
    response
}

/// Where one goes on to: what was asked for, if it is in this organisation.
fn to_let_in(asked: &Asked, next: &str) -> String {
    let inside = address::inside(next, asked.organisation.id.as_str()).map(str::to_owned);
    inside.unwrap_or_else(|| format!("/{}/", asked.organisation.id))
}

/// Gives the browser a session.
pub(crate) fn set_session(response: &mut Response, asked: &Asked, token: &Token) {
    cookies::set(response, COOKIE, &token.reveal(), &asked.organisation.id, None, asked.app.settings());
}

/// The same, before what the answer has set itself: that is later, and counts.
pub(crate) fn set_session_first(response: &mut Response, asked: &Asked, token: &Token) {
    let headers = response.headers_mut();
    let own: Vec<_> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    set_session(response, asked, token);
    for cookie in own {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// `POST /{organisation}/sign-out`
///
/// # Errors
/// What the store says.
pub async fn remove(asked: Asked, headers: HeaderMap, typed: Typed) -> Answer {
    let provider = match token(&headers) {
        Some(token) => {
            let id = asked.organisation.id.clone();
            asked.app.with_store(move |store| store.provider_of_session(&id, &token)).await?
        }
        None => None,
    };
    end_session(&asked, &headers).await?;
    let page = format!("/{}/sign-in", asked.organisation.id);
    let page = provider.map_or(page.clone(), |provider| address::with(&page, "left", &provider.to_string()));
    let mut response: Response = answer::see_other(&page);
    cookies::clear(&mut response, COOKIE, &asked.organisation.id, asked.app.settings());
    headers::forget_at_the_browser(&mut response, typed.get("keep") == "cards");
    Ok(response)
}

/// Whether whoever comes may pick who to be: the server is set up so, and the request comes from the machine itself or the
/// operator has said that it need not.
pub(crate) fn may_pick(app: &App, headers: &HeaderMap) -> bool {
    let settings = app.settings();
    settings.pick_person && (settings.pick_from_anywhere || is_local(app, headers))
}

/// Whether this request comes from the machine itself.
///
/// The name in `Host` is looked at because another site can let its own name lead to 127.0.0.1, and then its pages
/// would be of the same origin; a proxy, because it would make everyone on the network a local.
pub(crate) fn is_local(app: &App, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    let is_local = matches!(name, "localhost" | "127.0.0.1" | "::1");
    let came_through =
        ["forwarded", "x-forwarded-for", "x-forwarded-host"].iter().any(|name| headers.contains_key(*name));
    app.is_on_loopback() && is_local && !came_through
}

async fn end_session(asked: &Asked, headers: &HeaderMap) -> Result<(), Problem> {
    match token(headers) {
        Some(token) => asked.app.sign_out(&asked.organisation.id, token).await,
        None => Ok(()),
    }
}

/// The session that the request came with, whether it is one or not.
pub(crate) fn token(headers: &HeaderMap) -> Option<Token> {
    cookies::get(headers, COOKIE).and_then(Token::parse)
}

/// Everyone in the directory, by name.
async fn people(asked: &Asked) -> Result<Vec<Choice>, Problem> {
    let names = asked.app.names(&asked.organisation.id).await?;
    let m = asked.m();
    let mut people: Vec<Choice> = asked
        .organisation
        .people
        .values()
        .map(|person| Choice {
            person: person.id,
            name: names.get(&person.id).map_or_else(
                || m.with("person-without-name", &[("number", person.id.0.into())]),
                |name| name.as_ref().to_owned(),
            ),
            roles: person.roles.clone(),
        })
        .collect();
    people.sort_by(|a, b| compare(&a.name, &b.name).then(a.person.cmp(&b.person)));
    Ok(people)
}

struct Choice {
    person: PersonId,
    name: String,
    roles: Vec<Role>,
}

struct SignIn {
    /// Whether anyone has an account to sign in to.
    has_accounts: bool,
    /// Who there is to pick; none when nobody may pick.
    choice: Option<Vec<Choice>>,
    signed_in: Option<String>,
    /// The agency's own sign-in services.
    providers: Vec<KeptProvider>,
    /// The one where whoever has just signed out here is still signed in: its name, and the way out.
    way_out: Option<(String, String)>,
    next: String,
    /// Whether a passkey alone can be used here.
    has_keys: bool,
    /// Whether a link for a forgotten password can be sent.
    has_letters: bool,
}

impl SignIn {
    async fn of(asked: &Asked, headers: &HeaderMap, next: String) -> Result<SignIn, Problem> {
        let choice = match may_pick(&asked.app, headers) {
            true => Some(people(asked).await?),
            false => None,
        };
        let id = asked.organisation.id.clone();
        let has_accounts = asked.app.with_store(move |store| store.has_accounts(&id)).await?;
        let signed_in = asked.frame.place.as_ref().and_then(|place| place.person.clone());
        let providers = match asked.app.providers() {
            Some(_) => crate::providers::all(asked).await?,
            None => Vec::new(),
        };
        let way_out = there::way_out(asked, headers, &providers).await;
        let has_keys = has_accounts && keys::site(asked, headers).is_some();
        let has_letters = letters::Letters::of(asked).is_some();
        Ok(SignIn { has_accounts, choice, signed_in, providers, way_out, next, has_keys, has_letters })
    }

    fn page<'a>(&self, asked: &'a Asked, typed: &Typed) -> Result<Page<'a>, Problem> {
        let title = asked.m().t("sign-in-title");
        Ok(Page::new(title, self.render(asked, typed, asked.request_key()?.as_str())))
    }

    fn render(&self, asked: &Asked, typed: &Typed, key: &str) -> Markup {
        let m = asked.m();
        html! {
            (parts::head(m.t("sign-in-title"), &[], None))
            div.stack {
                @if let Some(name) = &self.signed_in {
                    form.row method="post" action={ "/" (asked.organisation.id) "/sign-out" } {
                        p { (m.with("sign-in-already", &[("name", name.as_str().into())])) }
                        button.ds-button data-variant="secondary" type="submit" { (m.t("sign-out-button")) }
                    }
                }
                // With a password, the form says what was wrong with it.
                @if typed.request_key().is_none() && typed.has_refusals() { div.narrow-form { (Form::new(m, typed).summary()) } }
                (self.by_provider(asked))
                @if self.has_accounts { (self.by_password(asked, typed, key)) }
                @match &self.choice {
                    None if self.has_accounts || !self.providers.is_empty() => {},
                    None => p.note { (m.t("sign-in-not-set-up")) },
                    Some(people) if people.is_empty() => p.note { (m.t("sign-in-nobody")) },
                    Some(people) => {
                        p.note { (m.t("sign-in-pick-note")) }
                        form.pick method="post" action={ "/" (asked.organisation.id) "/sign-in" } {
                            input type="hidden" name="next" value=(self.next);
                            (parts::scroll(m.t("sign-in-people"), self.table(asked, people)))
                        }
                    }
                }
            }
        }
    }

    /// The way out of a provider, and a way to each.
    fn by_provider(&self, asked: &Asked) -> Markup {
        let m = asked.m();
        let way = |kept: &KeptProvider| {
            let way = format!("/{}/sign-in/with/{}", asked.organisation.id, kept.id);
            if self.next.is_empty() { way } else { address::with(&way, "next", &self.next) }
        };
        html! { @if !self.providers.is_empty() {
            div.narrow-form.stack {
                @if let Some((name, way_out)) = &self.way_out {
                    div.note role="status" {
                        p { (m.with("sign-in-left", &[("name", name.as_str().into())])) }
                        p.mt { (parts::button_link("secondary", way_out, m.with("sign-in-leave-there", &[("name", name.as_str().into())]))) }
                    }
                }
                @for kept in &self.providers {
                    (parts::button_link("primary", &way(kept), m.with("sign-in-with", &[("name", kept.settings.name.as_str().into())])))
                }
            }
        } }
    }

    fn by_password(&self, asked: &Asked, typed: &Typed, key: &str) -> Markup {
        let m = asked.m();
        // What was wrong with a provider or a passkey stands above.
        let unjudged = typed.clone().unjudged();
        let form = Form::new(m, if typed.request_key().is_none() { &unjudged } else { typed });
        html! {
            div.narrow-form {
                @if !self.providers.is_empty() { h2 { (m.t("sign-in-by-password")) } }
                (form.open(&format!("/{}/sign-in/password", asked.organisation.id), key, html! {
                    input type="hidden" name="next" value=(self.next);
                    (form.user_name(&Field::new("email", m.t("sign-in-email"))))
                    (form.secret(&Field::new("password", m.t("sign-in-password")), Secret::Current))
                    (form.buttons(m.t("sign-in-title"), None))
                }))
                @if self.has_letters { p.mt { a href=(asked.to("/forgotten")) { (m.t("forgotten-link")) } } }
                @else { p.cap.mt { (m.t("sign-in-forgotten")) } }
                @if self.has_keys {
                    div.mt { (keys::form(
                        asked,
                        Ask::UseFrom(&asked.to("/sign-in/passkey/options")),
                        &asked.to("/sign-in/passkey"),
                        html! { input type="hidden" name="next" value=(self.next); },
                        (&m.t("passkey-sign-in"), "secondary"),
                    )) }
                }
            }
        }
    }

    fn table(&self, asked: &Asked, people: &[Choice]) -> Markup {
        let m = asked.m();
        html! {
            table.ds-table {
                caption.ds-sr-only { (m.t("sign-in-people")) }
                thead { tr { th scope="col" { (m.t("sign-in-person")) } th scope="col" { (m.t("sign-in-roles")) } th scope="col" { span.ds-sr-only { (m.t("sign-in-button")) } } } }
                tbody { @for choice in people { tr {
                    th scope="row" #{ "person-" (choice.person) } { (choice.name) }
                    td { (words::roles(m, &choice.roles)) }
                    td.num { button.ds-button #{ "be-" (choice.person) } data-variant="secondary" type="submit" name="person" value=(choice.person)
                        aria-labelledby={ "be-" (choice.person) " person-" (choice.person) } { (m.t("sign-in-button")) } }
                } } }
            }
        }
    }
}
