//! The short guided start: what the agency is called, who leads it, its areas, who may read what is decided. The form
//! and what it comes to; not what is then done with it.

use domain::email::EmailAddress;
use domain::ids::OrganisationId;
use domain::organisation::{Founding, Governance, WrittenIn};
use domain::refusal::{Refusal, invalid};
use domain::text::{Name, StatementText, fold};
use maud::{Markup, html};
use store::passwords;

use super::Way;
use crate::forms::secret::Secret;
use crate::forms::{Field, Form, Typed};
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::{parts, routes};

/// The most areas that one begins with: what the simple model lets anybody propose.
const MOST_AREAS: usize = 12;

/// What the form says, as types.
pub(super) struct Guided {
    pub(super) id: OrganisationId,
    pub(super) founding: Founding,
    /// What the first person is called.
    pub(super) person: Name,
    /// How that person signs in, where signing in takes an account.
    pub(super) account: Option<FirstAccount>,
}

/// How the first administrator signs in.
pub(super) struct FirstAccount {
    pub(super) email: EmailAddress,
    pub(super) password: String,
}

impl FirstAccount {
    fn parse(typed: &mut Typed) -> Option<FirstAccount> {
        let email = typed.parse("email", EmailAddress::parse);
        let password = typed.get("password").to_owned();
        email.map(|email| FirstAccount { email, password })
    }
}

impl Guided {
    /// Reads the form; nothing when something is wrong, which then stands at its field.
    ///
    /// # Errors
    /// When a text of our own is no name: a fault of the messages.
    pub(super) fn parse(m: Messages, typed: &mut Typed, needs_account: bool) -> Result<Option<Guided>, Problem> {
        let name = typed.parse("name", Name::parse);
        let id = name.as_ref().and_then(|name| {
            let refusal = match OrganisationId::from_name(name.as_str()) {
                Some(id) if !routes::is_reserved(id.as_str()) => return Some(id),
                Some(_) => Refusal::new("name-reserved"),
                None => Refusal::new("name-without-letters"),
            };
            typed.refuse(refusal.at("name").with("name", name.as_str()));
            None
        });
        let person = typed.optional("person", Name::parse);
        let governance =
            choice(typed, "governance", &[("board", Governance::Board), ("director", Governance::Director)]);
        let published = choice(typed, "readers", &[("everyone", true), ("own", false)]);
        let areas = areas(typed);
        let account = if needs_account { FirstAccount::parse(typed) } else { None };
        let (Some(name), Some(id), Some(governance), Some(published), false) =
            (name, id, governance, published, typed.has_refusals())
        else {
            return Ok(None);
        };
        let body = match governance {
            Governance::Board => "start-body-board",
            Governance::Director => "start-body-director",
        };
        let founding = Founding {
            name,
            governance,
            written_in: match m.language() {
                Language::Swedish => WrittenIn::Swedish,
                Language::English => WrittenIn::English,
            },
            example: false,
            published,
            body: own(m, body)?,
            basis: own(m, "start-basis")?,
            model: own(m, "start-model")?,
            areas,
        };
        let person = match person {
            Some(person) => person,
            None => own(m, "start-first-person")?,
        };
        Ok(Some(Guided { id, founding, person, account }))
    }
}

// A name that is a message of ours.
fn own(m: Messages, key: &'static str) -> Result<Name, Problem> {
    Name::parse(&m.t(key)).map_err(|error| Problem::Fault(format!("the message {key} is no name: {error}")))
}

fn choice<T: Copy>(typed: &mut Typed, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
    let chosen = choices.iter().find(|(key, _)| *key == typed.get(name)).map(|(_, value)| *value);
    if chosen.is_none() {
        typed.refuse(Refusal::new("nothing-chosen").at(name));
    }
    chosen
}

// One on each line; empty lines are nothing.
fn areas(typed: &mut Typed) -> Vec<StatementText> {
    let lines: Vec<String> =
        typed.get("areas").lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let mut areas: Vec<StatementText> = Vec::new();
    for line in &lines {
        match StatementText::parse(line) {
            Ok(area) if areas.iter().any(|other| fold(other.as_str()) == fold(area.as_str())) => {
                typed.refuse(Refusal::new("area-twice").at("areas").with("area", area.as_str()));
            }
            Ok(area) => areas.push(area),
            Err(error) => typed.refuse(invalid("areas", &error)),
        }
    }
    if MOST_AREAS < lines.len() {
        let refusal = Refusal::new("areas-too-many").at("areas");
        typed.refuse(refusal.with("count", lines.len()).with("limit", MOST_AREAS));
    }
    areas
}

/// The page with the form. `hidden` is carried along.
pub(super) fn page(m: Messages, way: Way, typed: &Typed, (key, needs_account): (&str, bool), hidden: Markup) -> Markup {
    let form = Form::new(m, typed);
    let choices = |choices: &[(&'static str, &'static str)]| -> Vec<(String, String)> {
        choices.iter().map(|(value, label)| ((*value).to_owned(), m.t(label).into_owned())).collect()
    };
    let governance = choices(&[("board", "start-board"), ("director", "start-director")]);
    let readers = choices(&[("own", "start-readers-own"), ("everyone", "start-readers-everyone")]);
    html! {
        (parts::head(m.t("start-agency"), &[], None))
        div.guided {
            (form.open("/start/agency", key, html! {
                (hidden)
                input type="hidden" name="way" value=(way.key());
                (form.line(&Field::new("name", m.t("start-name")).hint(m.t("start-name-hint"))))
                (form.radios(&Field::new("governance", m.t("start-governance")), &governance))
                @if way == Way::Write {
                    (form.text(&Field::new("areas", m.t("start-areas")).hint(m.t("start-areas-hint")).optional(), 7))
                }
                (form.radios(&Field::new("readers", m.t("start-readers")).hint(m.t("start-readers-hint")), &readers))
                (form.line(&Field::new("person", m.t("start-person")).hint(m.t("start-person-hint")).optional()))
                @if needs_account {
                    (form.user_name(&Field::new("email", m.t("start-email")).hint(m.t("start-email-hint"))))
                    (form.secret(&Field::new("password", m.t("start-password")).hint(m.with("password-hint", &[("fewest", passwords::FEWEST.into())])), Secret::New))
                }
                (form.buttons(m.t(match way {
                    Way::Write => "start-send",
                    Way::Import => "start-send-import",
                }), None))
            }))
        }
    }
}
