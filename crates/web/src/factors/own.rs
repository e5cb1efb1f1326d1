//! What one has oneself beside the password: an authenticator app, passkeys, recovery codes. Each change asks for the
//! password again, on a page of its own.

use axum::http::HeaderMap;
use domain::ids::PersonId;
use domain::refusal::Refusal;
use domain::text::Name;
use factors::totp::Secret;
use maud::{Markup, html};
use store::factors::Factors;
use store::factors::authenticator::Confirmed;
use store::factors::passkeys::Added;
use store::factors::recovery::FEW;

use super::keys::{self, Ask, Sent};
use super::{CODE, app_form, bytes_in, codes_page, counted, first_codes};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::secret::Secret as SecretField;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{account, address, letters, parts, sign_in};

/// Where one sees what one has.
const HERE: &str = "/account/factors";

/// What one can do to it; each has a page that asks for the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    AddApp,
    RemoveApp,
    AddKey,
    RemoveKey,
    NewCodes,
}

impl Act {
    const ALL: [Act; 5] = [Act::AddApp, Act::RemoveApp, Act::AddKey, Act::RemoveKey, Act::NewCodes];

    /// The word for it in addresses and message keys.
    fn key(self) -> &'static str {
        match self {
            Act::AddApp => "app",
            Act::RemoveApp => "app-removal",
            Act::AddKey => "passkey",
            Act::RemoveKey => "passkey-removal",
            Act::NewCodes => "codes",
        }
    }

    fn of(asked: &Asked) -> Result<Act, Problem> {
        let key: String = asked.id("act")?;
        Act::ALL.into_iter().find(|act| act.key() == key).ok_or(Problem::NotFound)
    }
}

/// `GET /{organisation}/account/factors`
///
/// # Errors
/// Not found for who signs in without a password of our keeping.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let person = with_password(&asked).await?;
    let factors = of(&asked, person).await?;
    let shown = Own { view: View::of(&asked), factors, has_keys: keys::site(&asked, &headers).is_some() };
    Ok(asked.frame.page(Page::new(asked.m().t("factors-title"), shown.main())))
}

/// `GET /{organisation}/account/factors/{act}`
///
/// # Errors
/// Not found where there is nothing to do it to.
pub async fn form(asked: Asked, headers: HeaderMap) -> Answer {
    let person = with_password(&asked).await?;
    let act = Act::of(&asked)?;
    let key = asked.query("key").unwrap_or_default();
    ask(&asked, &headers, person, act, &Typed::beginning_with(&[("key", &key)])).await
}

/// `POST /{organisation}/account/factors/{act}`
///
/// # Errors
/// Not found where there is nothing to do it to.
pub async fn change(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let person = with_password(&asked).await?;
    let act = Act::of(&asked)?;
    let name = match act {
        Act::AddKey => typed.parse("name", Name::parse),
        _ => None,
    };
    if !account::confirmed(&asked, person, &mut typed).await? || typed.has_refusals() {
        return ask(&asked, &headers, person, act, &typed).await;
    }
    let (id, here) = (asked.organisation.id.clone(), here(&headers)?);
    let told = match act {
        Act::AddApp => {
            let secret = asked.app.with_store(move |store| store.begin_authenticator(&id, person)).await?;
            return confirming(&asked, person, &secret.ok_or(Problem::NotFound)?, &Typed::default()).await;
        }
        Act::AddKey => return making(&asked, &headers, person, &name.ok_or(Problem::NotFound)?, None).await,
        Act::NewCodes => {
            let codes = asked.app.with_store(move |store| store.make_recovery_codes(&id, person)).await?;
            letters::tell(&asked, person, "codes").await?;
            return codes_page(&asked, &codes, &asked.to(HERE));
        }
        Act::RemoveApp => {
            asked.app.with_store(move |store| store.remove_authenticator(&id, person, &here)).await?;
            letters::tell(&asked, person, "app-removed").await?;
            "factors-told-app-removed"
        }
        Act::RemoveKey => {
            let key = bytes_in(&typed, "key");
            asked.app.with_store(move |store| store.remove_passkey(&id, person, &key, &here)).await?;
            letters::tell(&asked, person, "passkey-removed").await?;
            "factors-told-passkey-removed"
        }
    };
    Ok(asked.done(HERE, &Flash::new(asked.m().t(told))))
}

/// `POST /{organisation}/account/factors/app/code`: the first code of an app.
///
/// # Errors
/// What the store says.
pub async fn confirm_app(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let person = with_password(&asked).await?;
    let (id, here, code) = (asked.organisation.id.clone(), here(&headers)?, typed.get(CODE).to_owned());
    let (outcome, secret) = asked
        .app
        .with_store(move |store| {
            let mut confirmed = Confirmed::Nothing;
            let outcome = counted(store, &id, person, |store| {
                confirmed = store.confirm_authenticator(&id, person, &code, Some(&here))?;
                Ok(confirmed != Confirmed::Wrong)
            })?;
            if let Err(refusal) = outcome {
                return Ok((Err(refusal), store.begun_authenticator(&id, person)?));
            }
            let codes = match confirmed {
                Confirmed::Done => Some(first_codes(store, &id, person)?),
                Confirmed::Wrong | Confirmed::Nothing => None,
            };
            Ok((Ok(codes), None))
        })
        .await?;
    match (outcome, secret) {
        (Ok(Some(codes)), _) => {
            letters::tell(&asked, person, "app-added").await?;
            Ok(after(&asked, codes, "factors-told-app-added")?)
        }
        (Err(refusal), Some(secret)) => {
            typed.refuse(refusal);
            confirming(&asked, person, &secret, &typed).await
        }
        // It was begun too long ago, or is confirmed.
        _ => Ok(asked.done(HERE, &Flash::new(asked.m().t("factors-told-too-late")))),
    }
}

/// `POST /{organisation}/account/factors/passkey/key`: a key that was made.
///
/// # Errors
/// Not found where passkeys are not offered.
pub async fn add_key(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let person = with_password(&asked).await?;
    let site = keys::site(&asked, &headers).ok_or(Problem::NotFound)?;
    let name = typed.parse("name", Name::parse).ok_or(Problem::Unreadable("a passkey without a name"))?;
    let (id, here, sent, called) = (asked.organisation.id.clone(), here(&headers)?, Sent::of(&typed), name.clone());
    let added = asked
        .app
        .with_store(move |store| {
            let Some(key) = keys::made(store, &id, &site, person, &sent)? else { return Ok(Err("passkey-wrong")) };
            match store.add_passkey(&id, person, &called, &key, Some(&here))? {
                Added::Done => first_codes(store, &id, person).map(Ok),
                Added::Taken => Ok(Err("passkey-taken")),
                Added::TooMany => Ok(Err("passkeys-too-many")),
            }
        })
        .await?;
    match added {
        Ok(codes) => {
            letters::tell(&asked, person, "passkey-added").await?;
            after(&asked, codes, "factors-told-passkey-added")
        }
        Err(key) => making(&asked, &headers, person, &name, Some(Refusal::new(key))).await,
    }
}

/// `POST /{organisation}/account/factors/passkey/name`: another name for a key.
///
/// # Errors
/// What the store says.
pub async fn name_key(asked: Asked, mut typed: Typed) -> Answer {
    let person = with_password(&asked).await?;
    let Some(name) = typed.parse("name", Name::parse) else {
        return Ok(asked.done(HERE, &Flash::new(asked.m().t("factors-told-no-name"))));
    };
    let (id, key) = (asked.organisation.id.clone(), bytes_in(&typed, "key"));
    asked.app.with_store(move |store| store.name_passkey(&id, person, &key, &name)).await?;
    Ok(asked.done(HERE, &Flash::new(asked.m().t("factors-told-passkey-named"))))
}

/// The new codes where there are some to show, or else the page again.
fn after(asked: &Asked, codes: Option<Vec<String>>, told: &'static str) -> Answer {
    match codes {
        Some(codes) => codes_page(asked, &codes, &asked.to(HERE)),
        None => Ok(asked.done(HERE, &Flash::new(asked.m().t(told)))),
    }
}

/// Who asks, if that is someone whose password is kept here.
async fn with_password(asked: &Asked) -> Result<PersonId, Problem> {
    let person = asked.person()?;
    account::of(asked, person).await?.filter(|account| account.has_password).map(|_| person).ok_or(Problem::NotFound)
}

async fn of(asked: &Asked, person: PersonId) -> Result<Factors, Problem> {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.factors(&id, person)).await
}

fn here(headers: &HeaderMap) -> Result<store::sessions::Token, Problem> {
    sign_in::token(headers).ok_or(Problem::SignInFirst)
}

/// The page that asks for the password before something is done.
async fn ask(asked: &Asked, headers: &HeaderMap, person: PersonId, act: Act, typed: &Typed) -> Answer {
    let factors = of(asked, person).await?;
    let key = bytes_in(typed, "key");
    let key = factors.passkeys.iter().find(|own| own.credential == key);
    let can = match act {
        Act::AddApp => factors.authenticator.is_none(),
        Act::RemoveApp => factors.authenticator.is_some(),
        Act::AddKey => keys::site(asked, headers).is_some(),
        Act::RemoveKey => key.is_some(),
        Act::NewCodes => !factors.is_none(),
    };
    if !can {
        return Err(Problem::NotFound);
    }
    let m = asked.m();
    let form = Form::new(m, typed);
    let title = m.word("factor-act", act.key()).into_owned();
    let main = html! {
        (parts::head(&title, &[], None))
        div.narrow-form { (form.open(&asked.to(&format!("{HERE}/{}", act.key())), asked.request_key()?.as_str(), html! {
            p { (m.word("factor-act-says", act.key())) }
            @if let Some(key) = key {
                p { b { (key.name) } }
                input type="hidden" name="key" value=(keys::encoded(&key.credential));
            }
            @if act == Act::AddKey { (form.line(&Field::new("name", m.t("passkey-name")).hint(m.t("passkey-name-hint")))) }
            (form.secret(&Field::new("current", m.t("password-yours")), SecretField::Current))
            (form.buttons(m.word("factor-act-do", act.key()), Some(&asked.to(HERE))))
        })) }
    };
    Ok(asked.frame.form_page(typed, Page::new(title, main)))
}

/// The page that shows an app's secret and asks for its first code.
async fn confirming(asked: &Asked, person: PersonId, secret: &Secret, typed: &Typed) -> Answer {
    let m = asked.m();
    let shown = app_form(asked, person, secret, typed, (&asked.to(&format!("{HERE}/app/code")), "")).await?;
    let main = html! { (parts::head(m.word("factor-act", Act::AddApp.key()), &[], None)) div.narrow-form { (shown) } };
    Ok(asked.frame.form_page(typed, Page::new(m.word("factor-act", Act::AddApp.key()), main)))
}

/// The page whose button makes a key.
async fn making(asked: &Asked, headers: &HeaderMap, person: PersonId, name: &Name, refusal: Option<Refusal>) -> Answer {
    let m = asked.m();
    let options = keys::options_to_make(asked, headers, person).await?.ok_or(Problem::NotFound)?;
    let mut typed = Typed::default();
    if let Some(refusal) = refusal {
        typed.refuse(refusal);
    }
    let title = m.word("factor-act", Act::AddKey.key());
    let hidden = html! { input type="hidden" name="name" value=(name); };
    let main = html! {
        (parts::head(&title, &[], None))
        div.narrow-form.stack {
            (Form::new(m, &typed).summary())
            p { (m.with("passkey-make", &[("name", name.as_str().into())])) }
            (keys::form(asked, Ask::Make(&options), &asked.to(&format!("{HERE}/passkey/key")), hidden, (&m.t("passkey-make-do"), "primary")))
            p { a href=(asked.to(HERE)) { (m.t("form-cancel")) } }
        }
    };
    Ok(asked.frame.form_page(&typed, Page::new(title, main)))
}

/// What stands about it on the page of one's account.
pub(crate) fn summary(view: &View<'_>, factors: &Factors) -> Markup {
    let m = view.m;
    html! {
        section.sec {
            h2 { (m.t("factors-title")) }
            @if factors.is_none() {
                p { (m.t("factors-none")) }
            } @else {
                p { (m.with("factors-count", &[
                    ("app", if factors.authenticator.is_some() { "yes" } else { "no" }.into()),
                    ("keys", factors.passkeys.len().into()),
                ])) }
                (few(view, factors))
            }
            p.mt { (parts::button_link("secondary", &view.frame.to(HERE), m.t(if factors.is_none() { "factors-begin" } else { "factors-change" }))) }
        }
    }
}

/// The warning when recovery codes are about to end.
fn few(view: &View<'_>, factors: &Factors) -> Markup {
    let m = view.m;
    html! { @if !factors.is_none() && factors.recovery_codes <= FEW {
        p.note { (m.with("codes-few", &[("count", factors.recovery_codes.into())])) " "
            a href=(view.frame.to(&format!("{HERE}/{}", Act::NewCodes.key()))) { (m.t("codes-make")) } }
    } }
}

struct Own<'a> {
    view: View<'a>,
    factors: Factors,
    has_keys: bool,
}

impl Own<'_> {
    fn to(&self, act: Act) -> String {
        self.view.frame.to(&format!("{HERE}/{}", act.key()))
    }

    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            (parts::head(m.t("factors-title"), &[], None))
            p.lead { (m.t("factors-what")) }
            (few(view, &self.factors))
            (self.app())
            (self.keys())
            @if !self.factors.is_none() {
                section.sec {
                    h2 { (m.t("codes-title")) }
                    p { (m.with("codes-left", &[("count", self.factors.recovery_codes.into())])) }
                    p.mt { (parts::button_link("secondary", &self.to(Act::NewCodes), m.t("codes-make"))) }
                }
            }
            p.mt { a href=(view.frame.to("/account")) { (m.t("account-title")) } }
        }
    }

    fn app(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            section.sec {
                h2 { (m.t("app-title")) }
                @match self.factors.authenticator {
                    Some(since) => {
                        p { (m.with("app-since", &[("moment", view.moment(since).into())])) }
                        p.mt { (parts::button_link("secondary", &self.to(Act::RemoveApp), m.word("factor-act", Act::RemoveApp.key()))) }
                    }
                    None => {
                        p { (m.t("app-what")) }
                        p.mt { (parts::button_link("secondary", &self.to(Act::AddApp), m.word("factor-act", Act::AddApp.key()))) }
                    }
                }
            }
        }
    }

    fn keys(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if self.has_keys || !self.factors.passkeys.is_empty() {
            section.sec {
                h2 { (m.t("passkeys-title")) }
                @if self.factors.passkeys.is_empty() { p { (m.t("passkeys-what")) } } @else {
                    (parts::scroll(m.t("passkeys-title"), html! {
                        table.ds-table.stacks {
                            thead { tr {
                                th scope="col" { (m.t("passkey-name")) }
                                th scope="col" { (m.t("passkey-added")) }
                                th scope="col" { (m.t("passkey-used")) }
                                th scope="col" { span.ds-sr-only { (m.t("passkey-remove")) } }
                            } }
                            tbody { @for key in &self.factors.passkeys { @let encoded = keys::encoded(&key.credential); tr {
                                th scope="row" {
                                    form.row.rename method="post" action=(view.frame.to(&format!("{HERE}/passkey/name"))) {
                                        input type="hidden" name="key" value=(encoded);
                                        input.ds-input name="name" value=(key.name) aria-label=(m.t("passkey-name")) autocomplete="off";
                                        button.ds-button data-variant="tertiary" type="submit" { (m.t("passkey-rename")) }
                                    }
                                }
                                td data-label=(m.t("passkey-added")) { (view.moment(key.added)) }
                                td data-label=(m.t("passkey-used")) { @if let Some(used) = key.used { (view.moment(used)) } @else { "–" } }
                                td.num { a href=(address::with(&self.to(Act::RemoveKey), "key", &encoded)) aria-label=(m.with("passkey-remove-this", &[("name", key.name.as_str().into())])) { (m.t("passkey-remove")) } }
                            } } }
                        }
                    }))
                }
                @if self.has_keys { p.mt { (parts::button_link("secondary", &self.to(Act::AddKey), m.word("factor-act", Act::AddKey.key()))) } }
            }
        } }
    }
}
