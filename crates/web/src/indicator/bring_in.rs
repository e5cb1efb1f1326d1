//! Values from a file or from what was pasted: what each column is, what would be new, what corrected and what is wrong, and
//! then all of it or nothing. Not how files are read, which is the crate `exchange`, nor values written by hand.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::Response;
use domain::event::Event;
use domain::ids::IndicatorId;
use domain::indicator::import::Way;
use domain::indicator::values::{Differences, Incoming};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::text::{Explanation, Name, Reason};
use domain::time::Context;
use exchange::assemble::{Assembled, assemble_on};
use exchange::finding::Finding;
use exchange::incoming;
use exchange::mapping::{Mapping, Role};
use exchange::series::source::Source;
use exchange::sheet::Language;
use exchange::values::MOST_BYTES;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{path, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parcel::{self, Given};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{parts, sheet};

pub(crate) mod jobs;
pub mod running;
mod shown;
mod suggestion;

use shown::shown;

/// Room for the file and what a browser puts around it.
pub(crate) const UPLOAD: usize = MOST_BYTES + 64 * 1024;

/// The largest file that is read while someone waits for the answer; a larger one is read beside that.
const AT_ONCE: usize = 1024 * 1024;

/// Room for the packed file and what was typed.
pub(crate) const PARCEL: usize = 2 * AT_ONCE + 64 * 1024;

/// `GET /{organisation}/indicators/import`; with `?indicator=` for one of them.
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    let indicator = asked.query("indicator").unwrap_or_default();
    page(&asked, &Typed::beginning_with(&[("indicator", &indicator)]), &[])
}

/// `POST /{organisation}/indicators/import`: reads a file, and shows what it would do.
///
/// # Errors
/// When what came is no form.
pub async fn look(asked: Asked, form: Multipart) -> Answer {
    let mut given = match Given::of(form).await {
        Ok(given) => given,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let limit = MOST_BYTES / (1024 * 1024);
            let found = Finding::new("file-too-large").with("count", limit + 1).with("limit", limit);
            return page(&asked, &Typed::default(), &[found]);
        }
        Err(_) => return Err(Problem::Unreadable("the body is not a form with a file")),
    };
    let described = suggestion::description_among(&mut given);
    let way = if given.name.is_empty() { "pasted" } else { "file" };
    let mut typed = Typed::default().with("pasted", &given.pasted).with("name", &given.name).with("way", way);
    for (name, value) in &given.fields {
        typed = typed.with(name, value);
    }
    let typed = match suggestion::described(&asked, typed, described.as_deref()) {
        Ok(typed) => typed,
        Err(found) => return page(&asked, &Typed::default(), &[found]),
    };
    if given.bytes.is_empty() && described.is_some() {
        return page(&asked, &typed, &[]);
    }
    if AT_ONCE < given.bytes.len() {
        return running::begin(&asked, &given.name, given.bytes, typed.without("pasted").without(suggestion::FIELD))
            .await;
    }
    let typed = typed.with("file", &parcel::pack(&given.bytes));
    match read(&asked, given.bytes, &typed).await? {
        Ok(looked) => shown(&asked, &typed, &looked, &from_a_file(&asked)),
        Err(found) => page(&asked, &typed, &[found]),
    }
}

/// `POST /{organisation}/indicators/import/values`: reads the file again, as the columns are now said to be; and brings in
/// what was shown, when that button was pressed.
///
/// # Errors
/// When what came back is not what the page carried, or the store could not.
pub async fn bring_in(asked: Asked, typed: Typed) -> Answer {
    let file = parcel::unpack(typed.get("file"), AT_ONCE);
    let file = file.ok_or(Problem::Unreadable("the file in the form is damaged"))?;
    let looked = match read(&asked, file, &typed).await? {
        Ok(looked) => looked,
        Err(found) => return page(&asked, &typed, &[found]),
    };
    let name = Name::parse(typed.get("name")).ok();
    let way = match (typed.get("way"), name) {
        ("file", Some(name)) => Way::File { name },
        _ => Way::Pasted,
    };
    let to = chosen(&typed).map_or_else(|| "/indicators".to_owned(), path);
    let place = from_a_file(&asked);
    let taken = take(&asked, typed, looked, way, &place, |organisation, context, incoming| {
        organisation.take_in_values(context, incoming)
    });
    match taken.await? {
        Taken::Shown(page) => Ok(page),
        Taken::Done(told) => Ok(asked.done(&to, &told)),
    }
}

/// Where the form of what was looked at is sent, and what else can be done there.
pub(super) struct Place {
    pub(super) action: String,
    pub(super) other: Markup,
}

/// What became of a file that was looked at.
pub(super) enum Taken {
    /// It is shown again: nothing was brought in.
    Shown(Response),
    /// It was brought in, and this is to be told.
    Done(Flash),
}

/// Brings in what was looked at, by this rule, if that button was pressed and nothing is wrong; else shows it.
pub(super) async fn take(
    asked: &Asked,
    mut typed: Typed,
    looked: Looked,
    way: Way,
    place: &Place,
    rule: impl Fn(&Organisation, &Context, Incoming) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Result<Taken, Problem> {
    let reason = typed.optional("reason", Reason::parse);
    let source = typed.optional("source", Name::parse);
    let is_meant = typed.get("do") == "bring-in" && looked.assembled.can_be_brought_in();
    if !is_meant || typed.has_refusals() {
        return shown(asked, &typed, &looked, place).map(Taken::Shown);
    }
    let series = looked.assembled.series().to_vec();
    let count = looked.differences.changes.len();
    let incoming = Incoming { way, source, reason, series };
    let taken = asked
        .amend_once(
            &typed,
            looked.remembered(move |organisation, context| rule(organisation, context, incoming.clone())),
        )
        .await?;
    match taken {
        Ok(outcome) => {
            let count = super::imports::brought_in(asked, outcome, count).await?;
            let told = Flash::new(asked.m().with("values-told", &[("count", count.into())]));
            Ok(Taken::Done(told.with_step(asked.m().t("imports-title"), asked.to("/indicators/imports"))))
        }
        Err(refusals) => shown(asked, &typed.refused(refusals), &looked, place).map(Taken::Shown),
    }
}

/// The page of a file that someone has given.
fn from_a_file(asked: &Asked) -> Place {
    let other = html! { a href=(asked.to("/indicators/import")) { (asked.m().t("bring-other")) } };
    Place { action: asked.to("/indicators/import/values"), other }
}

/// The page that says why a file cannot be read at all.
pub(super) fn unreadable(asked: &Asked, typed: &Typed, found: &Finding) -> Answer {
    page(asked, typed, std::slice::from_ref(found))
}

/// The indicator that the whole file is for, where one was chosen.
fn chosen(typed: &Typed) -> Option<IndicatorId> {
    typed.get("indicator").parse().ok()
}

/// A file that was looked at.
#[derive(Debug)]
pub(crate) struct Looked {
    source: Arc<Source>,
    mapping: Mapping,
    assembled: Assembled,
    differences: Differences,
    /// What the rules would say of the values themselves, as they say it of any.
    refused: Option<Refusals>,
}

/// Reads the file against the organisation of this moment, off the threads that answer requests.
pub(super) async fn read(asked: &Asked, bytes: Vec<u8>, typed: &Typed) -> Result<Result<Looked, Finding>, Problem> {
    let organisation: Arc<Organisation> = Arc::clone(&asked.organisation.organisation);
    let (language, typed, today) = (asked.m().sheet_language(), typed.clone(), asked.today);
    let work = move || {
        let source = read_source(&bytes, &organisation, language, &typed)?;
        Ok(look_again(source, &organisation, &typed, today))
    };
    tokio::task::spawn_blocking(work).await.map_err(|stopped| Problem::fault(&stopped))
}

impl Looked {
    /// A rule that takes its values in, and then remembers how its columns were read, if anything came in.
    fn remembered(
        &self,
        rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
    ) -> impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static {
        let mapping = Explanation::parse(&self.mapping.text(&self.source)).ok();
        move |organisation, context| {
            let mut events = rule(organisation, context)?;
            if let Some(mapping) = mapping.clone().filter(|_| !events.is_empty()) {
                events.extend(organisation.remember_mapping(context, mapping)?);
            }
            Ok(events)
        }
    }
}

/// What stands in a file, or in what was pasted.
fn read_source(
    bytes: &[u8],
    organisation: &Organisation,
    language: Language,
    typed: &Typed,
) -> Result<Arc<Source>, Finding> {
    let source = match typed.get("way") {
        "pasted" => incoming::pasted(&String::from_utf8_lossy(bytes), organisation)?,
        _ => incoming::read(bytes, organisation, language)?.1,
    };
    Ok(Arc::new(source))
}

/// What it would change, as its columns are now said to be.
fn look_again(source: Arc<Source>, organisation: &Organisation, typed: &Typed, today: Date) -> Looked {
    let chosen = chosen(typed);
    let mapping = mapping(&source, organisation, chosen, typed);
    let assembled = assemble_on(organisation, &source, &mapping, chosen, today);
    let compared = organisation.compare_values(assembled.series());
    let (differences, refused) = match compared {
        Ok(differences) => (differences, None),
        Err(refused) => (Differences::default(), Some(refused)),
    };
    Looked { source, mapping, assembled, differences, refused }
}

/// How the columns are to be read: as the person has said, else as a file with the same headings was read before, else a
/// guess.
fn mapping(source: &Source, organisation: &Organisation, chosen: Option<IndicatorId>, typed: &Typed) -> Mapping {
    let said: Vec<&str> = typed.all("role").collect();
    if said.len() == source.columns().len() {
        let guess = Mapping::guess(source, organisation, chosen);
        let names: Vec<&str> = typed.all("about").collect();
        let role = |(at, key): (usize, &&str)| role(key, names.get(at).copied().unwrap_or(""), guess.roles().get(at));
        let roles = said.iter().enumerate().map(role);
        return roles.enumerate().fold(guess.clone(), |mapping, (at, role)| mapping.with(at, role));
    }
    Mapping::usual(source, organisation, chosen)
}

/// A role by its word, with what is said about it: the text that means the whole of a dimension, or the only text of which
/// rows are read.
fn role(key: &str, about: &str, guessed: Option<&Role>) -> Role {
    let named = match guessed {
        Some(Role::Dimension { name, .. }) => name.clone(),
        _ => String::new(),
    };
    let found = Role::all().into_iter().find(|role| role.key() == key).unwrap_or_default();
    match found {
        Role::Dimension { .. } => Role::Dimension { name: named, whole: about.trim().to_owned() },
        Role::Only(_) => Role::Only(about.to_owned()),
        other => other,
    }
}

fn page(asked: &Asked, typed: &Typed, wrong: &[Finding]) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let mut choices: Vec<(String, String)> = view
        .organisation
        .indicators
        .living()
        .map(|indicator| (indicator.id.to_string(), indicator.definition().name.to_string()))
        .collect();
    choices.sort_by(|one, other| crate::messages::compare(&one.1, &other.1));
    choices.insert(0, (String::new(), m.t("bring-file-says").into_owned()));
    let main = html! {
        (parts::head(m.t("bring-title"), &[], Some(parts::button_link("secondary", &asked.to(super::fetches::ALL), m.t("fetches-title")))))
        p.lead { (m.t("bring-lead")) }
        (running::on_the_way(asked))
        (suggestion::markup(asked, &suggestion::of_description(typed)))
        (form.summary())
        @if !wrong.is_empty() {
            section.sec aria-labelledby="problems" {
                h2 #problems tabindex="-1" autofocus { (m.with("bring-problems", &[("count", wrong.len().into())])) }
                ul { @for found in wrong { li { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) } } }
            }
        }
        form.stack.bring.sec method="post" action=(asked.to("/indicators/import")) enctype="multipart/form-data" novalidate {
            (form.select(&Field::new("indicator", m.t("bring-for")), &choices))
            div.ds-field {
                label.ds-label for="file" { (m.t("bring-file")) }
                p.cap #file-hint { (m.t("bring-file-hint")) }
                input.ds-input #file name="file" type="file" multiple accept=".xlsx,.xlsm,.csv,.txt,.tsv,.json,.px,.md" aria-describedby="file-hint";
            }
            (form.text(&Field::new("pasted", m.t("bring-pasted")).hint(m.t("bring-pasted-hint")).optional(), 6))
            (form.buttons(m.t("bring-look"), Some(&asked.to("/indicators"))))
        }
        section.sec aria-labelledby="format" {
            h2 #format { (m.t("bring-formats")) }
            p { (m.t("bring-formats-what")) }
        }
    };
    let page = Page::new(m.t("bring-title"), main).section(Section::Indicators).thread(here(&view));
    match wrong {
        [] => Ok(asked.frame.form_page(typed, page)),
        _ => Ok(asked.frame.page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page)),
    }
}

fn here(view: &View<'_>) -> Thread {
    thread(view, Knot::here(view.m.t("values-knot"), view.m.t("bring-title")))
}
