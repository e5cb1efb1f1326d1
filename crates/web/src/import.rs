//! Bringing in editions of a strategy from a file: what is wrong with the file, what it holds, what seems to have become
//! of what, and then the import. Not how a file is read (`exchange`), nor the rules (`domain::edition`).
//!
//! Nothing is stored before it is confirmed: the page that shows what was found carries the file itself on, packed, and
//! what comes back is checked again from the beginning.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::http::StatusCode;
use domain::edition::{self, Edition, Likeness, Problem as Found, Proposed};
use domain::ids::RevisionNumber;
use domain::organisation::Organisation;
use domain::policy::Right;
use domain::refusal::{Refusal, Refusals};
use domain::time::{Actor, Context};
use exchange::editions::{MOST_BYTES, read};
use maud::{Markup, html};

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::layout::{Page, Section};
use crate::parcel::{self, Given};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

pub mod findings;

mod confirmation;
mod form;

use confirmation::Confirmation;
use form::Offered;

/// Room for the file and what a browser puts around it.
pub(crate) const UPLOAD: usize = MOST_BYTES + 64 * 1024;

/// Room for the packed file and the answers.
pub(crate) const PARCEL: usize = 2 * MOST_BYTES;

/// `GET /{organisation}/import`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    Ok(asked.frame.page(page(&asked, form::page(&asked, &Offered::default()))))
}

/// `POST /{organisation}/import`: checks a file, and shows what is wrong with it, or what it would bring.
///
/// # Errors
/// When what came is no form.
pub async fn check(asked: Asked, form: Multipart) -> Answer {
    let given = match Given::of(form).await {
        Ok(given) => given,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let megabytes = MOST_BYTES / (1024 * 1024);
            let problem = Found::new("file-too-large").with("limit", megabytes);
            return Ok(refused(&asked, &Offered { problems: vec![problem], ..Offered::default() }));
        }
        Err(_) => return Err(Problem::Unreadable("the body is not a form with a file")),
    };
    let Given { name, bytes, pasted, .. } = given;
    if bytes.is_empty() {
        let problems = vec![Found::new("nothing-given")];
        return Ok(refused(&asked, &Offered { problems, ..Offered::default() }));
    }
    match checked(&asked, bytes).await? {
        Ok(checked) => confirm(&asked, &checked, &name, &Typed::default()),
        Err(bad) => Ok(refused(&asked, &Offered { name, pasted, problems: bad.problems, advice: bad.advice })),
    }
}

/// `POST /{organisation}/import/editions`: brings in what was confirmed.
///
/// # Errors
/// When what came back is not what the page carried, or the store could not.
pub async fn bring_in(asked: Asked, typed: Typed) -> Answer {
    let bytes =
        parcel::unpack(typed.get("file"), MOST_BYTES).ok_or(Problem::Unreadable("the file in the form is damaged"))?;
    let name = typed.get("name").to_owned();
    let checked = match checked(&asked, bytes).await? {
        Ok(checked) => checked,
        // It was good when it was shown: something has happened to the strategy since.
        Err(bad) => return Ok(refused(&asked, &Offered { name, problems: bad.problems, ..Offered::default() })),
    };
    if typed.get("based-on") != based_on(&asked.organisation) {
        let changed = Refusals::from(Refusal::new("import-changed-meanwhile"));
        return confirm(&asked, &checked, &name, &typed.refused(changed));
    }
    let accepted = confirmation::accepted(&checked.proposed, &typed);
    let editions = Arc::clone(&checked.editions);
    let count = editions.len();
    let brought_in = asked
        .amend(&typed, move |organisation, context| organisation.import_editions(context, &editions, &accepted))
        .await?;
    match brought_in {
        Ok(organisation) => {
            let told = asked.m().with("import-brought-in", &[("count", count.into())]);
            Ok(asked.done(&after(&organisation, count), &Flash::new(told)))
        }
        Err(refusals) => confirm(&asked, &checked, &name, &typed.refused(refusals)),
    }
}

/// The way here, for those who may go it, when nothing stands in it.
pub(crate) fn offer(view: &View<'_>) -> Markup {
    let may = view.is_today() && view.may(Right::Import) && view.organisation.strategy.open().is_none();
    html! {
        @if may { p.mt { a href=(view.frame.to("/import")) { (view.m.t("import-heading")) } } }
    }
}

/// A file that can be brought in.
struct Checked {
    bytes: Vec<u8>,
    editions: Arc<Vec<Edition>>,
    proposed: Vec<Proposed>,
    advice: Vec<Found>,
}

/// A file that cannot.
struct Bad {
    problems: Vec<Found>,
    advice: Vec<Found>,
}

/// Checks a file against the organisation of this moment, off the threads that answer requests.
async fn checked(asked: &Asked, bytes: Vec<u8>) -> Result<Result<Checked, Bad>, Problem> {
    let organisation = Arc::clone(&asked.organisation.organisation);
    // Who acts is told when something is done; a check does nothing.
    let context = asked.app.clock().context(Actor::System);
    let work = move || check_file(&organisation, &context, bytes);
    tokio::task::spawn_blocking(work).await.map_err(|stopped| Problem::fault(&stopped))
}

fn check_file(organisation: &Organisation, context: &Context, bytes: Vec<u8>) -> Result<Checked, Bad> {
    let reading = read(&bytes);
    let mut advice = reading.advice;
    if !reading.problems.is_empty() {
        return Err(Bad { problems: reading.problems, advice });
    }
    let checked = edition::check(organisation, context, &reading.rows);
    advice.extend(checked.advice);
    if !checked.problems.is_empty() {
        return Err(Bad { problems: checked.problems, advice });
    }
    let proposed = edition::propose(organisation, &checked.editions);
    Ok(Checked { bytes, editions: Arc::new(checked.editions), proposed, advice })
}

fn confirm(asked: &Asked, checked: &Checked, name: &str, typed: &Typed) -> Answer {
    let key = asked.request_key()?;
    let confirmation = Confirmation { asked, checked, name, typed, based_on: based_on(&asked.organisation) };
    let title = confirmation.title();
    let main = confirmation.main(key.as_str());
    Ok(asked.frame.form_page(typed, Page::new(title, main).section(Section::Strategy)))
}

fn refused(asked: &Asked, offered: &Offered) -> axum::response::Response {
    asked.frame.page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page(asked, form::page(asked, offered)))
}

fn page(asked: &Asked, main: Markup) -> Page<'static> {
    Page::new(asked.m().t("import-title"), main).section(Section::Strategy)
}

/// The revision that what was proposed goes on from: when it is another, the proposals are too.
fn based_on(organisation: &Organisation) -> String {
    let latest = organisation.strategy.latest_adopted();
    latest.map_or_else(String::new, |revision| revision.number.to_string())
}

/// Where to go when so many editions have come in: the last one beside the one before it.
fn after(organisation: &Organisation, count: usize) -> String {
    let mut newest = organisation.strategy.revisions().rev().map(|revision| revision.number);
    match (newest.next(), newest.next()) {
        (Some(last), Some(before)) if 1 < count || is_based_on(organisation, last) => {
            format!("/compare/{before}/{last}")
        }
        (Some(last), _) => format!("/revisions/{last}"),
        (None, _) => "/revisions".to_owned(),
    }
}

fn is_based_on(organisation: &Organisation, number: RevisionNumber) -> bool {
    organisation.strategy.get(number).is_some_and(|revision| revision.based_on.is_some())
}

/// The likenesses of all editions, in order: each is known in the form by its place in this list.
fn likenesses(proposed: &[Proposed]) -> impl Iterator<Item = &Likeness> {
    proposed.iter().flat_map(|edition| &edition.likenesses)
}
