//! The first run: an installation without an agency of its own offers the example, an agency by a short guided start, or
//! one whose earlier editions are read from a file. Offered to whoever has the code that the server printed on its console,
//! and where anyone may pick who to be; to everyone else these pages are not there. Whoever founds the agency with the code
//! gets the first account with it, as administrator. Not how more people get in; that is `directory`.

use std::fmt;

use axum::http::HeaderMap;
use axum::response::Response;
use domain::event::Event;
use domain::ids::{OrganisationId, PersonId};
use domain::organisation::{Founding, Organisation};
use domain::policy::Viewer;
use domain::refusal::Refusals;
use domain::statement::StatementKind;
use domain::text::Name;
use domain::time::Actor;
use jiff::SignedDuration;
use maud::{Markup, html};
use store::Store;
use store::amend::{AmendOutcome, RequestKey};
use store::error::{AmendError, StoreError, or_refusals};
use store::sessions::Token;

use self::guided::{FirstAccount, Guided};
use crate::answer::{self, Answer};
use crate::app::{self, App};
use crate::flash::Flash;
use crate::forms::Typed;
use crate::layout::Page;
use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Visit;
use crate::turns::turn;
use crate::{address, cookies, example, parts, sign_in};

mod guided;
pub(crate) mod steps;

/// What lets someone begin: printed on the console by whoever starts the server. It is
/// good until there is an agency, and then for nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// A code that nobody can guess.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub fn random() -> Result<Code, StoreError> {
        Ok(Code(RequestKey::random()?.as_str().to_owned()))
    }

    /// The path and query of the page that it opens.
    pub fn address(&self) -> String {
        address::with("/start", CODE, &self.0)
    }

    // Takes as long whatever is wrong with what was typed, so that it cannot be found letter by letter.
    fn is(&self, typed: &str) -> bool {
        let differences = self.0.bytes().zip(typed.bytes()).fold(0, |found, (own, other)| found | (own ^ other));
        self.0.len() == typed.len() && differences == 0
    }
}

/// Never in a log by mistake.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code")
    }
}

/// `GET /start`, and what the installation's first page shows while there is no organisation.
///
/// # Errors
/// Not found where beginning is not offered.
pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let asked = Asked::of(&visit, &headers).await?;
    let m = visit.frame.m;
    let is_empty = begun(&visit.app).await?.is_empty();
    Ok(visit.frame.page(Page::new(m.t("start-title"), asked.ways(m, is_empty))))
}

/// `GET /start/agency`
///
/// # Errors
/// Not found where beginning is not offered.
pub async fn form(visit: Visit, headers: HeaderMap) -> Answer {
    let asked = Asked::of(&visit, &headers).await?;
    let way = Way::of(parameter(&visit, "way").as_deref());
    let typed = Typed::beginning_with(&[("way", way.key()), ("governance", "board"), ("readers", "own")]);
    guided_page(&visit, &asked, &typed)
}

/// `POST /start/agency`
///
/// # Errors
/// Not found where beginning is not offered; what the store says.
pub async fn found(visit: Visit, headers: HeaderMap, mut typed: Typed) -> Answer {
    let asked = Asked::typed(&visit, &headers, &typed)?;
    let m = visit.frame.m;
    let way = Way::of(Some(typed.get("way")));
    if !asked.may_pick {
        let known = ["person", "email", "name"].map(|field| typed.get(field).to_owned()).to_vec();
        if let Err(refusal) = visit.app.check_password(typed.get("password"), known).await? {
            typed.refuse(refusal.at("password"));
        }
    }
    let Some(guided) = Guided::parse(m, &mut typed, !asked.may_pick)? else {
        return guided_page(&visit, &asked, &typed);
    };
    let Guided { id, founding, person, account } = guided;
    let key = typed.key().ok_or(Problem::Unreadable("a form without its key"))?;
    let founded = {
        let (id, founding) = (id.clone(), founding.clone());
        let lifetime = visit.app.lifetime();
        // Only who has the code comes here.
        let _turn = turn("start").await?;
        visit
            .app
            .with_store(move |store| match lay(store, &id, &key, &founding, way, &person)? {
                Founded::Done(_) => {
                    Ok(Founded::Done(account.map_or(Ok(None), |account| admit(store, &id, &account, lifetime))?))
                }
                other => Ok(other),
            })
            .await?
    };
    match founded {
        Founded::Done(token) => settled(&visit, &headers, &id, way, (&founding, token)).await,
        Founded::Refused(refusals) => guided_page(&visit, &asked, &typed.refused(refusals)),
        Founded::NotOffered => Err(Problem::NotFound),
    }
}

/// `POST /start/example`
///
/// # Errors
/// Not found where beginning is not offered; what the store says.
pub async fn lay_down_example(visit: Visit, headers: HeaderMap, typed: Typed) -> Answer {
    Asked::typed(&visit, &headers, &typed)?;
    if !begun(&visit.app).await?.is_empty() {
        return Err(Problem::NotFound);
    }
    visit.app.with_store(|store| or_refusals(example::lay_down(store))).await??;
    let m = visit.frame.m;
    let id = demo::organisation();
    Ok(told(&visit, &id, &format!("/{id}/"), &Flash::new(m.t("start-example-done"))))
}

/// How an agency of one's own begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// With a draft to write in.
    Write,
    /// With editions that are read from a file, so without a draft, which would stand in their way.
    Import,
}

impl Way {
    fn of(key: Option<&str>) -> Way {
        if key == Some(Way::Import.key()) { Way::Import } else { Way::Write }
    }

    fn key(self) -> &'static str {
        match self {
            Way::Write => "write",
            Way::Import => "import",
        }
    }
}

/// Someone who may begin here.
struct Asked {
    /// The code that lets them, if that is what does: every form carries it on.
    code: Option<String>,
    /// Whether anyone may pick who to be, so that nobody needs an account.
    may_pick: bool,
}

impl Asked {
    /// One who looks at a page: only while there is something to begin.
    async fn of(visit: &Visit, headers: &HeaderMap) -> Result<Asked, Problem> {
        let asked = Asked::with(visit, headers, parameter(visit, CODE))?;
        if begun(&visit.app).await?.is_empty() { Ok(asked) } else { Err(Problem::NotFound) }
    }

    fn typed(visit: &Visit, headers: &HeaderMap, typed: &Typed) -> Result<Asked, Problem> {
        Asked::with(visit, headers, typed.has(CODE).then(|| typed.get(CODE).to_owned()))
    }

    fn with(visit: &Visit, headers: &HeaderMap, code: Option<String>) -> Result<Asked, Problem> {
        let settings = visit.app.settings();
        let has_code = matches!((&settings.start_code, &code), (Some(own), Some(typed)) if own.is(typed));
        match has_code || sign_in::may_pick(&visit.app, headers) {
            true => Ok(Asked { code: code.filter(|_| has_code), may_pick: sign_in::may_pick(&visit.app, headers) }),
            false => Err(Problem::NotFound),
        }
    }

    fn ways(&self, m: Messages, is_empty: bool) -> Markup {
        let agency = |way: Way| {
            let address = address::with("/start/agency", "way", way.key());
            match &self.code {
                Some(code) => address::with(&address, CODE, code),
                None => address,
            }
        };
        html! {
            (parts::head(m.t("start-title"), &[], None))
            p.lead { (m.t("start-lead")) " " @if is_empty { (m.t("start-lead-empty")) } }
            div.begin {
                @if is_empty { section aria-labelledby="example" {
                    h2 #example { (m.t("start-example")) }
                    p { (m.t("start-example-what")) }
                    form method="post" action="/start/example" {
                        (self.hidden())
                        button.ds-button type="submit" { (m.t("start-example-do")) }
                    }
                    p.cap { (m.t("start-example-stays")) }
                } }
                section aria-labelledby="agency" {
                    h2 #agency { (m.t("start-agency")) }
                    p { (m.t("start-agency-what")) }
                    p { (parts::button_link("secondary", &agency(Way::Write), m.t("start-agency-do"))) }
                }
                section aria-labelledby="import" {
                    h2 #import { (m.t("start-import")) }
                    p { (m.t("start-import-what")) }
                    p { (parts::button_link("secondary", &agency(Way::Import), m.t("start-import-do"))) }
                }
            }
        }
    }

    fn hidden(&self) -> Markup {
        html! { @if let Some(code) = &self.code { input type="hidden" name=(CODE) value=(code); } }
    }
}

/// The name of the code in addresses and forms.
const CODE: &str = "code";

// The agencies of one's own that there are: with one, nothing is begun here any more.
async fn begun(app: &App) -> Result<Vec<OrganisationId>, Problem> {
    app.with_store(own_agencies).await
}

fn own_agencies(store: &Store) -> Result<Vec<OrganisationId>, StoreError> {
    let mut own = Vec::new();
    for id in store.organisations() {
        if store.read(Viewer::System, &id)?.is_some_and(|reading| !reading.example) {
            own.push(id);
        }
    }
    Ok(own)
}

fn parameter(visit: &Visit, name: &str) -> Option<String> {
    address::parameter(visit.frame.address.split_once('?').map(|(_, query)| query), name)
}

fn guided_page(visit: &Visit, asked: &Asked, typed: &Typed) -> Answer {
    let m = visit.frame.m;
    let key = RequestKey::random().map_err(app::problem)?;
    let way = Way::of(Some(typed.get("way")));
    let main = guided::page(m, way, typed, (key.as_str(), !asked.may_pick), asked.hidden());
    Ok(visit.frame.form_page(typed, Page::new(m.t("start-agency"), main)))
}

/// What became of setting an agency up.
enum Founded {
    /// It is there. With a session of whoever founded it, where that is somebody with an account.
    Done(Option<Token>),
    Refused(Refusals),
    /// There is an agency already, and it did not come of this form.
    NotOffered,
}

// The agency, once for each form; then the name of its first person. A form that is sent twice is answered twice.
fn lay(
    store: &Store,
    id: &OrganisationId,
    key: &RequestKey,
    founding: &Founding,
    way: Way,
    person: &Name,
) -> Result<Founded, StoreError> {
    let context = store.context(Actor::System);
    let has_begun = !own_agencies(store)?.is_empty();
    let rule = |organisation: &Organisation| -> Result<Vec<Event>, Refusals> {
        let mut events = organisation.found(&context, founding.clone())?;
        if has_begun {
            events.clear();
        }
        if way == Way::Import {
            events.retain(|event| event.revision().is_none());
        }
        Ok(events)
    };
    match store.amend_once(&context, id, key, rule) {
        Ok(AmendOutcome::Done(_)) if has_begun => return Ok(Founded::NotOffered),
        Ok(_) => {}
        Err(AmendError::Refused(_)) if has_begun => return Ok(Founded::NotOffered),
        Err(AmendError::Refused(refusals)) => return Ok(Founded::Refused(refusals)),
        Err(AmendError::Store(error)) => return Err(error),
    }
    store.name_person(id, FIRST, person)?;
    Ok(Founded::Done(None))
}

// The first account, for whoever founded the agency: its password is chosen by a link as everyone's is, used at once. Once
// there is a password, nobody gets in by the form that was sent.
fn admit(
    store: &Store,
    id: &OrganisationId,
    account: &FirstAccount,
    lifetime: SignedDuration,
) -> Result<Option<Token>, StoreError> {
    if store.account(id, FIRST)?.is_some_and(|account| account.has_password) {
        return Ok(None);
    }
    store.address_account(id, FIRST, &account.email, None)?;
    let Some(link) = store.make_link(id, FIRST, SignedDuration::from_mins(1), None)? else { return Ok(None) };
    match store.use_link(id, &link, &account.password)? {
        Some(person) => store.sign_in_to_account(id, person, lifetime),
        None => Ok(None),
    }
}

/// The person that founding places: whoever begins.
const FIRST: PersonId = PersonId(1);

// Whoever began is signed in and goes on to what comes first.
async fn settled(
    visit: &Visit,
    headers: &HeaderMap,
    id: &OrganisationId,
    way: Way,
    (founding, token): (&Founding, Option<Token>),
) -> Result<Response, Problem> {
    let m = visit.frame.m;
    let name = [("name", founding.name.as_str().into())];
    let token = match token {
        Some(token) => token,
        None if sign_in::may_pick(&visit.app, headers) => visit.app.sign_in(id, FIRST).await?,
        // The same form once more.
        None => return Ok(told(visit, id, &format!("/{id}/sign-in"), &Flash::new(m.with("start-done", &name)))),
    };
    let address = match (way, founding.areas.is_empty()) {
        (Way::Import, _) => format!("/{id}/import"),
        (Way::Write, true) => format!("/{id}/revisions/1/additions?kind={}", StatementKind::Vision.key()),
        (Way::Write, false) => format!("/{id}/revisions/1/statements/1"),
    };
    let flash = match way {
        Way::Import => Flash::new(m.with("start-done-import", &name)),
        Way::Write => what_now(m, id, founding),
    };
    let mut response = told(visit, id, &address, &flash);
    cookies::set(&mut response, sign_in::COOKIE, &token.reveal(), id, None, visit.app.settings());
    Ok(response)
}

fn what_now(m: Messages, id: &OrganisationId, founding: &Founding) -> Flash {
    let told = Flash::new(m.with("start-done-write", &[("name", founding.name.as_str().into())]));
    let steps = steps::of(m, id, "1", founding.body.as_str(), None);
    steps.into_iter().fold(told, |told, step| told.with_step(step.text, step.address))
}

fn told(visit: &Visit, id: &OrganisationId, address: &str, flash: &Flash) -> Response {
    let mut response = answer::see_other(address);
    cookies::set(&mut response, Flash::COOKIE, &flash.to_cookie(), id, Some(60), visit.app.settings());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_only_itself() {
        let code = Code::random().unwrap();
        assert!(code.is(&code.0));
        for wrong in ["", "x", &code.0[1..], &format!("{}x", code.0), &code.0.replace(|_: char| true, "0")] {
            assert!(!code.is(wrong), "{wrong}");
        }
        assert_ne!(code, Code::random().unwrap());
        assert!(code.address().starts_with("/start?code="));
        assert_eq!(format!("{code:?}"), "Code");
    }
}
