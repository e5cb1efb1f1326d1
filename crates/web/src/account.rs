//! One's own account: the password, and where one is signed in. What else proves who one is, is in `factors::own`. What one may do is in the directory, and others see to it.

use axum::http::HeaderMap;
use domain::ids::PersonId;
use domain::policy::Right;
use domain::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use store::attempts::{Attempt, Often, Turn};
use store::credentials::Account;
use store::factors::Factors;
use store::passwords;
use store::security::{Between, Happened};
use store::sessions::{Session, SessionId};

use crate::answer::Answer;
use crate::factors::own;
use crate::flash::Flash;
use crate::forms::secret::Secret;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::people::People;
use crate::problem::Problem;
use crate::providers::connecting;
use crate::request::Asked;
use crate::turns::turn;
use crate::view::View;
use crate::{letters, parts, sign_in};

/// `GET /{organisation}/account`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    page(&asked, &headers, &Typed::default()).await
}

/// `POST /{organisation}/account/password`
///
/// # Errors
/// What the store says.
pub async fn change_password(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let (person, here) = (asked.person()?, sign_in::token(&headers).ok_or(Problem::SignInFirst)?);
    // Who came in by another way than a password has none to change.
    let account = of(&asked, person).await?.filter(|account| account.has_password).ok_or(Problem::NotFound)?;
    let name = People::of(&asked).await?.known(person).unwrap_or_default();
    let new = typed.get("password").to_owned();
    let known = vec![name, account.email.clone(), asked.organisation.name().to_owned()];
    if let Err(refusal) = asked.app.check_password(&new, known).await? {
        typed.refuse(refusal.at("password"));
    }
    if typed.has_refusals() || !confirmed(&asked, person, &mut typed).await? {
        return page(&asked, &headers, &typed).await;
    }
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.change_password(&id, person, &new, &here)).await?;
    letters::tell(&asked, person, "password-changed").await?;
    Ok(asked.done("/account", &Flash::new(asked.m().t("account-told-password"))))
}

/// Whether the password that stands in the field `current` is that of who asks, to confirm something. Counted by the one
/// limiter; what is wrong stands at the field.
pub(crate) async fn confirmed(asked: &Asked, person: PersonId, typed: &mut Typed) -> Result<bool, Problem> {
    let is_it = is_own_password(asked, person, typed.get("current")).await?;
    if let Err(key) = is_it {
        typed.refuse(Refusal::new(key).at("current"));
    }
    Ok(is_it.is_ok())
}

/// Whether this is the password of who asks, counted by the one limiter; or else the key of what to say.
///
/// # Errors
/// What the store says.
pub(crate) async fn is_own_password(
    asked: &Asked,
    person: PersonId,
    typed: &str,
) -> Result<Result<(), &'static str>, Problem> {
    if typed.is_empty() {
        return Ok(Err("text-empty"));
    }
    let _turn = turn(&asked.place).await?;
    let (id, current) = (asked.organisation.id.clone(), typed.to_owned());
    asked
        .app
        .with_store(move |store| {
            let attempt = Attempt::Confirmation(person.0);
            if let Turn::Wait(_) = store.may_try(&id, &attempt)? {
                store.note_at_most(&id, Often::AS_TRIES, (Happened::SignInBlocked, ""), Between::own(person))?;
                return Ok(Err("sign-in-wait"));
            }
            if !store.is_password_of(&id, person, &current)? {
                store.note(&id, Happened::SignInFailed, Between::own(person))?;
                return Ok(Err("password-not-current"));
            }
            store.forget_tries(&id, &attempt)?;
            Ok(Ok(()))
        })
        .await
}

/// The account of a person of the organisation.
pub(crate) async fn of(asked: &Asked, person: PersonId) -> Result<Option<Account>, Problem> {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.account(&id, person)).await
}

/// `POST /{organisation}/account/sessions`: ends one session, or all but this one, once the password has been shown, so that
/// whoever finds a browser open does not throw its owner out. Who has no password is asked for none.
///
/// # Errors
/// What the store says.
pub async fn end_sessions(asked: Asked, headers: HeaderMap, mut typed: Typed) -> Answer {
    let (person, here) = (asked.person()?, sign_in::token(&headers).ok_or(Problem::SignInFirst)?);
    if of(&asked, person).await?.is_some_and(|account| account.has_password)
        && !(typed.has("current") && confirmed(&asked, person, &mut typed).await?)
    {
        return confirm_ending(&asked, &typed);
    }
    let id = asked.organisation.id.clone();
    let one: Option<SessionId> = typed.get("session").parse().ok();
    asked
        .app
        .with_store(move |store| match one {
            Some(session) => store.end_session(&id, person, session, person),
            None => store.end_other_sessions(&id, person, &here),
        })
        .await?;
    Ok(asked.done("/account", &Flash::new(asked.m().t("account-told-ended"))))
}

fn confirm_ending(asked: &Asked, typed: &Typed) -> Answer {
    let m = asked.m();
    let form = Form::new(m, typed);
    let title = m.t(if typed.get("session").is_empty() { "account-end-others" } else { "account-end-one" });
    let main = html! {
        (parts::head(&title, &[], None))
        div.narrow-form { (form.open(&asked.to("/account/sessions"), asked.request_key()?.as_str(), html! {
            input type="hidden" name="session" value=(typed.get("session"));
            (form.secret(&Field::new("current", m.t("password-current")).hint(m.t("account-end-hint")), Secret::Current))
            (form.buttons(m.t("account-end"), Some(&asked.to("/account"))))
        })) }
    };
    Ok(asked.frame.form_page(typed, Page::new(title, main)))
}

async fn page(asked: &Asked, headers: &HeaderMap, typed: &Typed) -> Answer {
    let person = asked.person()?;
    let id = asked.organisation.id.clone();
    let month = asked.app.clock().now().checked_sub(SignedDuration::from_hours(30 * 24)).unwrap_or_default();
    let (account, sessions, factors, removed) = asked
        .app
        .with_store(move |store| {
            let removed = store.last_about(&id, person, Happened::FactorsRemoved, month)?;
            Ok((store.account(&id, person)?, store.sessions_of(&id, person)?, store.factors(&id, person)?, removed))
        })
        .await?;
    let has_password = account.as_ref().is_some_and(|account| account.has_password);
    let providers = connecting::section(asked, person, has_password).await?;
    let shown = Own {
        view: View::of(asked),
        name: People::of(asked).await?.name(person),
        person,
        account,
        sessions,
        providers,
        factors,
        removed: removed.map(|event| event.at),
        here: sign_in::token(headers).map(|token| SessionId::of(&token)),
        typed,
        key: asked.request_key()?.as_str().to_owned(),
    };
    Ok(asked.frame.form_page(typed, Page::new(asked.m().t("account-title"), shown.main())))
}

struct Own<'a> {
    view: View<'a>,
    name: String,
    person: PersonId,
    account: Option<Account>,
    sessions: Vec<(SessionId, Session)>,
    providers: Markup,
    factors: Factors,
    /// When an administrator last took away what the person had beside the password, if that was of late.
    removed: Option<Timestamp>,
    here: Option<SessionId>,
    typed: &'a Typed,
    key: String,
}

impl Own<'_> {
    fn main(&self) -> Markup {
        let m = self.view.m;
        html! {
            @let has_password = self.account.as_ref().is_some_and(|account| account.has_password);
            (parts::head(&self.name, &self.meta(), None))
            @if let Some(moment) = self.removed { p.note { (m.with("factors-were-removed", &[("moment", self.view.moment(moment).into())])) } }
            div.cols {
                div { (self.sessions()) @if has_password { (own::summary(&self.view, &self.factors)) (self.password()) } (self.providers) }
                aside.sec aria-label=(m.t("account-more")) { (self.facts()) (self.notices()) (self.programs()) (self.running()) }
            }
        }
    }

    fn meta(&self) -> Vec<Markup> {
        self.account
            .iter()
            .filter(|account| !account.email.is_empty())
            .map(|account| html! { (account.email) })
            .collect()
    }

    fn sessions(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let form = |session: &str, button: Markup| {
            html! {
                form method="post" action=(view.frame.to("/account/sessions")) {
                    input type="hidden" name="session" value=(session);
                    (button)
                }
            }
        };
        html! {
            section.sec {
                h2 { (m.t("account-sessions")) }
                (parts::scroll(m.t("account-sessions"), html! {
                    table.ds-table.stacks {
                        thead { tr {
                            th scope="col" { (m.t("account-since")) }
                            th scope="col" { (m.t("account-last-seen")) }
                            th scope="col" { (m.t("account-until")) }
                            th scope="col" { span.ds-sr-only { (m.t("account-end")) } }
                        } }
                        tbody { @for (id, session) in &self.sessions { tr {
                            th scope="row" { (view.moment(session.created)) }
                            td data-label=(m.t("account-last-seen")) { (view.moment(session.last_seen)) }
                            td data-label=(m.t("account-until")) { (view.moment(session.expires)) }
                            td.num { @if Some(*id) == self.here { b { (m.t("account-here")) } } @else {
                                (form(&id.to_string(), html! { button.ds-button data-variant="secondary" type="submit" { (m.t("account-end")) } }))
                            } }
                        } } }
                    }
                }))
                @if 1 < self.sessions.len() {
                    div.mt { (form("", html! { button.ds-button data-variant="secondary" type="submit" { (m.t("account-end-others")) } })) }
                }
            }
        }
    }

    fn password(&self) -> Markup {
        let m = self.view.m;
        let form = Form::new(m, self.typed);
        let hint = m.with("password-hint", &[("fewest", passwords::FEWEST.into())]);
        html! {
            section.sec {
                h2 { (m.t("account-password")) }
                div.narrow-form { (form.open(&self.view.frame.to("/account/password"), &self.key, html! {
                    (form.secret(&Field::new("current", m.t("password-current")), Secret::Current))
                    (form.secret(&Field::new("password", m.t("password-new")).hint(hint), Secret::New))
                    p.cap { (m.t("account-password-ends")) }
                    (form.buttons(m.t("account-change"), None))
                })) }
            }
        }
    }

    fn facts(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let person = view.organisation.people.get(&self.person);
        let unit = view.unit_of(self.person);
        let mut facts = Vec::new();
        if let Some(unit) = unit {
            facts.push((m.t("directory-unit"), html! { span lang=[view.language()] { (unit.name) } }));
        }
        let roles = person.map(|person| crate::rights::all_roles(view, person)).unwrap_or_default();
        facts.push((m.t("directory-roles"), html! { (roles) }));
        html! { section {
            h2 { (m.t("account-you")) }
            (parts::facts(&facts))
            p { a href=(view.frame.to("/account/deputies")) { (m.t("deputies-own-heading")) } }
        } }
    }

    /// The way to what programs read in one's name.
    fn programs(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            section.sec {
                h2 { (m.t("account-programs")) }
                ul.bare { li { a href=(view.frame.to("/account/tokens")) { (m.t("tokens-own")) } } }
            }
        }
    }

    /// The ways to what concerns one, and to how one wants to know of it.
    fn notices(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if view.may(Right::Comment) {
            section.sec {
                h2 { (m.t("notices-title")) }
                ul.bare {
                    li { a href=(view.frame.to("/notices")) { (m.t("notices-all")) } }
                    li { a href=(view.frame.to("/account/notices")) { (m.t("notices-choose")) } }
                }
            }
        } }
    }

    /// Ways to what those see to who run the system.
    fn running(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let ways = [
            (Right::ChangeSettings, "/settings", "settings-title"),
            (Right::ManagePeople, "/people", "directory-title"),
            (Right::ManagePeople, "/providers", "providers-title"),
            (Right::ChangeUnits, "/units", "units-title"),
            (Right::ManagePeople, "/people/directory", "provisioning-title"),
            (Right::ManagePeople, "/people/tokens", "tokens-title"),
            (Right::ChangeBodies, "/bodies", "bodies-title"),
            (Right::ReadSecurity, "/security", "security-title"),
            (Right::ReadLog, "/log", "log-title"),
        ];
        let mine: Vec<_> = ways.into_iter().filter(|(right, _, _)| view.may(*right)).collect();
        html! { @if !mine.is_empty() {
            section.sec {
                h2 { (m.t("account-running")) }
                ul.bare { @for (_, path, key) in mine { li { a href=(view.frame.to(path)) { (m.t(key)) } } } }
            }
        } }
    }
}
