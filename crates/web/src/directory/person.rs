//! One person as those see who run the system: the form with name, address, unit and roles, and whether the person can sign
//! in. What is done with it is in `directory::acts`.

use domain::ids::{PersonId, UnitId};
use domain::policy::Role;
use jiff::Timestamp;
use maud::{Markup, html};
use store::credentials::{Account, AccountState};
use store::factors::Factors;
use store::sessions::{Session, SessionId};

use super::{called, state_key};
use crate::answer::Answer;
use crate::factors::rules;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::Messages;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::unit::Tree;
use crate::view::View;
use crate::{letters, parts};

/// `GET /{organisation}/people/new`
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    adding(&asked, &Typed::beginning_with(&[("roles", Role::Reader.key())]))
}

/// The form for someone new, with what was typed.
pub(super) fn adding(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let fields = fields(&view);
    let form = Form::new(m, typed);
    let main = html! {
        (parts::head(m.t("directory-add"), &[], None))
        div.narrow-form { (form.open(&view.frame.to("/people"), asked.request_key()?.as_str(), html! {
            (fields(&form))
            p.cap { (m.t("directory-then-link")) }
            (form.buttons(m.t("directory-add-do"), Some(&view.frame.to("/people"))))
        })) }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("directory-add"), main)))
}

/// `GET /{organisation}/people/{person}`
///
/// # Errors
/// Not found, when there is nobody with that number or the person has been erased.
pub async fn show(asked: Asked) -> Answer {
    let person = known(&asked).await?;
    let typed = person.begins();
    page(&asked, &person, &typed, None)
}

/// A person with everything that the page shows.
pub(crate) struct Known {
    pub(crate) id: PersonId,
    pub(super) name: String,
    pub(super) account: Option<Account>,
    unit: Option<UnitId>,
    roles: Vec<Role>,
    sessions: Vec<(SessionId, Session)>,
    factors: Factors,
}

/// The person in the address.
///
/// # Errors
/// Not found.
pub(crate) async fn known(asked: &Asked) -> Result<Known, Problem> {
    let id = asked.id::<PersonId>("person")?;
    let placed = asked.organisation.people.get(&id).ok_or(Problem::NotFound)?;
    let name = called(asked, &People::of(asked).await?, placed).ok_or(Problem::NotFound)?;
    let organisation = asked.organisation.id.clone();
    let (account, sessions, factors) = asked
        .app
        .with_store(move |store| {
            let account = store.account(&organisation, id)?;
            Ok((account, store.sessions_of(&organisation, id)?, store.factors(&organisation, id)?))
        })
        .await?;
    Ok(Known { id, name, account, unit: placed.unit_on(asked.today), roles: placed.roles.clone(), sessions, factors })
}

impl Known {
    /// What the form begins with.
    pub(super) fn begins(&self) -> Typed {
        let unit = self.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let email = self.account.as_ref().map_or("", |account| account.email.as_str());
        let mut values = vec![("name", self.name.as_str()), ("email", email), ("unit", unit.as_str())];
        values.extend(self.roles.iter().map(|role| ("roles", role.key())));
        Typed::beginning_with(&values)
    }
}

/// The page, with what was typed, and with a link that was just made.
pub(super) fn page(asked: &Asked, person: &Known, typed: &Typed, made: Option<(String, Timestamp)>) -> Answer {
    let shown = One {
        view: View::of(asked),
        person,
        typed,
        made,
        has_letters: letters::Letters::of(asked).is_some(),
        key: asked.request_key()?.as_str().to_owned(),
    };
    Ok(asked.frame.form_page(typed, Page::new(person.name.clone(), shown.main())))
}

struct One<'a> {
    view: View<'a>,
    person: &'a Known,
    typed: &'a Typed,
    made: Option<(String, Timestamp)>,
    /// Whether a link can be sent by letter.
    has_letters: bool,
    key: String,
}

impl One<'_> {
    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&format!("/people/{}{tail}", self.person.id))
    }

    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let form = Form::new(m, self.typed);
        let fields = fields(view);
        html! {
            (parts::head(&self.person.name, &[html! { (m.word("account-state", state_key(self.person.account.as_ref()))) }], None))
            (self.link())
            div.cols {
                div.narrow-form { (form.open(&self.to(""), &self.key, html! {
                    (fields(&form))
                    (form.buttons(m.t("directory-save"), Some(&view.frame.to("/people"))))
                })) }
                aside.sec aria-label=(m.t("directory-signing-in")) { (self.rights()) (self.signing_in()) (self.erasing()) }
            }
        }
    }

    /// Ways to what the person is in parts of the agency, and to the person's deputies.
    fn rights(&self) -> Markup {
        let m = self.view.m;
        html! { ul.bare {
            li { a href=(self.to("/roles")) { (m.t("directory-roles-in-parts")) } }
            li { a href=(self.to("/deputies")) { (m.t("deputies-title")) } }
        } }
    }

    /// The link that was just made. It is shown once, and kept nowhere.
    fn link(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if let Some((link, until)) = &self.made {
            div.notice {
                h2 #link { (m.t("directory-link-title")) }
                p { (m.with("directory-link-what", &[("until", view.moment(*until).into())])) }
                p { input.ds-input readonly value=(link) aria-labelledby="link"; }
            }
        } }
    }

    fn signing_in(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let Some(account) = &self.person.account else {
            return html! { section { h2 { (m.t("directory-signing-in")) } p { (m.t("directory-no-account")) } } };
        };
        let act = |tail: &str, text: &str| {
            html! {
                form method="post" action=(self.to(tail)) {
                    input type="hidden" name=(crate::forms::REQUEST_KEY) value=(self.key);
                    button.ds-button data-variant="secondary" type="submit" { (text) }
                }
            }
        };
        let last = self.person.sessions.first().map(|(_, session)| session.last_seen);
        html! {
            section {
                h2 { (m.t("directory-signing-in")) }
                p { (m.word("account-state-says", account.state.key())) }
                @if let Some(last) = last { p.cap { (m.with("directory-signed-in", &[("count", self.person.sessions.len().into()), ("moment", view.moment(last).into())])) } }
                @if !self.person.factors.is_none() { p.cap { (rules::says(m, &self.person.factors)) } }
                div.stack {
                    @if account.state != AccountState::Disabled {
                        @if self.has_letters { (act("/letter", &m.t(if account.has_password { "directory-letter-reset" } else { "directory-letter-invite" }))) }
                        // Without an address there is nothing to sign in with beside a password.
                        @if !account.email.is_empty() { (act("/link", &m.t(if account.has_password { "directory-link-reset" } else { "directory-link-invite" }))) }
                        @if !self.person.factors.is_none() { (act("/factors", &m.t("directory-factors-remove"))) }
                        @if !self.person.sessions.is_empty() { (act("/sessions", &m.t("directory-end-sessions"))) }
                        (act("/disabling", &m.t("directory-disable")))
                    } @else {
                        (act("/enabling", &m.t("directory-enable")))
                    }
                }
            }
        }
    }

    fn erasing(&self) -> Markup {
        let m = self.view.m;
        html! {
            section.sec {
                details.ds-details { summary { (m.t("directory-erase")) } div {
                    p { (m.t("directory-erase-what")) }
                    form.stack method="post" action=(self.to("/erasure")) {
                        input type="hidden" name=(crate::forms::REQUEST_KEY) value=(self.key);
                        div.ds-field {
                            label.ds-label for="confirm" { (m.with("directory-erase-confirm", &[("name", self.person.name.as_str().into())])) }
                            input.ds-input #confirm name="confirm" autocomplete="off";
                        }
                        button.ds-button data-variant="secondary" type="submit" { (m.t("directory-erase-do")) }
                    }
                } }
            }
        }
    }
}

/// The fields of a person, for a form that is given.
fn fields<'a>(view: &'a View<'_>) -> impl Fn(&Form<'_>) -> Markup + 'a {
    let m = view.m;
    let (units, roles) = (unit_choices(view), role_choices(m));
    move |form: &Form<'_>| {
        html! {
            (form.line(&Field::new("name", m.t("directory-name"))))
            (form.line(&Field::new("email", m.t("directory-email")).hint(m.t("directory-email-hint")).optional()))
            (form.select(&Field::new("unit", m.t("directory-unit")).optional(), &units))
            (form.boxes(&Field::new("roles", m.t("directory-roles")), &roles))
        }
    }
}

/// The units to choose from, as they lie under each other, and none.
pub(crate) fn unit_choices(view: &View<'_>) -> Vec<(String, String)> {
    let none = (String::new(), view.m.t("directory-no-unit").into_owned());
    let tree = Tree::of(view);
    let units = tree
        .in_order()
        .into_iter()
        .map(|(unit, depth)| (unit.id.to_string(), format!("{}{}", "\u{2003}".repeat(depth), unit.name)));
    std::iter::once(none).chain(units).collect()
}

/// The roles to choose from, each with what it is.
pub(crate) fn role_choices(m: Messages) -> Vec<(String, String)> {
    Role::ALL.into_iter().map(|role| (role.key().to_owned(), m.word("role-says", role.key()).into_owned())).collect()
}
