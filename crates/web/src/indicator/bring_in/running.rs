//! The page of a large file on its way in: how far it has come, with a way to stop it; what it would do, when it has been
//! read; and where its values are, when they are saved. It works without script: the page asks for itself again.

use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use axum::response::Response;
use domain::indicator::import::Way;
use domain::indicator::values::Incoming;
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::text::{Name, Reason};
use domain::time::{Actor, Context};
use exchange::finding::Finding;
use maud::{Markup, html};
use store::amend::RequestKey;
use store::error::{AmendError, StoreError};

use super::jobs::{Job, State};
use super::{Looked, Place, here, look_again, page, read_source, shown};
use crate::answer::{self, Answer};
use crate::app::App;
use crate::flash::Flash;
use crate::forms::{Form, Typed};
use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// How often the page is shown again.
const AGAIN: u16 = 1;

/// How long somebody who stops one is let wait for that it has stopped.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often it is looked whether it has.
const OFTEN: Duration = Duration::from_millis(20);

/// Where all of them are.
const ALL: &str = "/indicators/import/running";

/// Where one is.
pub(crate) fn path(job: &Job) -> String {
    format!("{ALL}/{}", job.key)
}

/// Begins to read a large file, and sends the browser to its page.
pub(super) async fn begin(asked: &Asked, name: &str, bytes: Vec<u8>, typed: Typed) -> Answer {
    let person = asked.person()?;
    let of = (asked.organisation.id.clone(), person);
    let Some(job) = asked.app.jobs().begin(asked.request_key()?, of, name, bytes.len()) else {
        let found = Finding::new("too-many-running");
        return page(asked, &typed, &[found]);
    };
    let (organisation, language) = (Arc::clone(&asked.organisation.organisation), asked.m().sheet_language());
    let (working, today) = (Arc::clone(&job), asked.today);
    tokio::task::spawn_blocking(move || {
        let source = match read_source(&bytes, &organisation, language, &typed) {
            Ok(source) => source,
            Err(found) => return working.is_now(State::Unreadable(Arc::new(found))),
        };
        drop(bytes);
        look_at(&working, || look_again(source, &organisation, &typed, today), typed.clone());
    });
    Ok(answer::see_other(&asked.to(&path(&job))))
}

/// The slow part of looking, unless it was stopped before or meanwhile.
fn look_at(job: &Job, look: impl FnOnce() -> Looked, typed: Typed) {
    if !job.is_stopped() {
        let looked = look();
        if !job.is_stopped() {
            return job.is_now(State::Looked(Arc::new(looked), typed));
        }
    }
    job.is_now(State::Stopped);
}

/// `GET /{organisation}/indicators/import/running/{job}`
///
/// # Errors
/// What the page cannot do without.
pub async fn show(asked: Asked) -> Answer {
    match known(&asked)? {
        Some(job) => state(&asked, &job),
        None => Ok(gone(&asked)),
    }
}

/// `POST /{organisation}/indicators/import/running/{job}`: looks again as the columns are now said to be, saves the values,
/// or stops.
///
/// # Errors
/// As [`show`].
pub async fn go_on(asked: Asked, mut typed: Typed) -> Answer {
    let Some(job) = known(&asked)? else { return Ok(gone(&asked)) };
    match typed.get("do") {
        "stop" => stop(&job).await,
        "bring-in" => {
            let reason = typed.optional("reason", Reason::parse);
            let source = typed.optional("source", Name::parse);
            match job.state() {
                State::Looked(looked, _) if typed.has_refusals() => job.is_now(State::Looked(looked, typed)),
                State::Looked(looked, _) if !looked.assembled.can_be_brought_in() => {}
                // Sent twice, it is saved once: only the first finds it looked at.
                _ => {
                    if let Some(looked) = job.begin_saving() {
                        save(&asked, &job, looked, typed, (source, reason));
                    }
                }
            }
        }
        _ => {
            if let Some(looked) = job.begin_again() {
                let organisation = Arc::clone(&asked.organisation.organisation);
                let (working, today) = (Arc::clone(&job), asked.today);
                tokio::task::spawn_blocking(move || {
                    let source = Arc::clone(&looked.source);
                    look_at(&working, || look_again(source, &organisation, &typed, today), typed.clone());
                });
            }
        }
    }
    Ok(answer::see_other(&asked.to(&path(&job))))
}

/// Saves what was looked at: one change, committed as a whole or not at all.
fn save(
    asked: &Asked,
    job: &Arc<Job>,
    looked: Arc<Looked>,
    typed: Typed,
    (source, reason): (Option<Name>, Option<Reason>),
) {
    let way = Name::parse(&job.name).map_or(Way::Pasted, |name| Way::File { name });
    let (app, job) = (asked.app.clone(), Arc::clone(job));
    tokio::task::spawn_blocking(move || {
        let series = looked.assembled.series().to_vec();
        let count = looked.differences.changes.len();
        let incoming = Incoming { way, source, reason, series };
        let state = match commit(&app, &job, &looked, incoming) {
            Ok(()) => State::Saved(count),
            Err(AmendError::Refused(refusals)) => State::Looked(looked, typed.refused(refusals)),
            Err(AmendError::Store(StoreError::Cancelled)) => State::Stopped,
            Err(AmendError::Store(error)) => {
                tracing::error!(error = &error as &dyn std::error::Error, "a large import failed");
                State::Failed(error.to_string())
            }
        };
        job.is_now(state);
    });
}

fn commit(app: &App, job: &Job, looked: &Looked, incoming: Incoming) -> Result<(), AmendError> {
    let context = app.clock().context(Actor::Person(job.person));
    let rule = looked.remembered(move |organisation: &Organisation, context: &Context| {
        organisation.take_in_values(context, incoming.clone())
    });
    let rule = |organisation: &Organisation| rule(organisation, &context);
    app.store().amend_watched(&context, &job.organisation, &job.key, job, rule).map(drop)
}

async fn stop(job: &Job) {
    job.stop();
    let settled = async {
        while matches!(job.state(), State::Reading | State::Saving(_)) {
            tokio::time::sleep(OFTEN).await;
        }
    };
    let _ = tokio::time::timeout(PATIENCE, settled).await;
    if let State::Looked(..) = job.state() {
        job.is_now(State::Stopped);
    }
}

fn known(asked: &Asked) -> Result<Option<Arc<Job>>, Problem> {
    let person = asked.person()?;
    let key = asked.id::<RequestKey>("job")?;
    let own = asked.app.jobs().of(&asked.organisation.id, person);
    Ok(own.into_iter().find(|job| job.key == key))
}

/// The process was started anew, or it was long ago: what is saved is among what has come in, and all else is as it was.
fn gone(asked: &Asked) -> Response {
    asked.done("/indicators/imports", &Flash::new(asked.m().t("running-gone")))
}

fn state(asked: &Asked, job: &Arc<Job>) -> Answer {
    let m = asked.m();
    match job.state() {
        State::Reading => Ok(at_work(
            asked,
            job,
            html! { p { (m.t("running-reading")) } progress aria-label=(m.t("running-reading")) {} },
        )),
        State::Saving(looked) => {
            let count = looked.differences.changes.len();
            let (done, of) = job.progress();
            let done = (count * done).checked_div(of).unwrap_or(0);
            let told = m.with(
                "running-saving",
                &[("done", m.number(as_number(done)).into()), ("of", m.number(as_number(count)).into())],
            );
            Ok(at_work(
                asked,
                job,
                html! { p { (told) } progress value=(done) max=(count) aria-label=(m.t("running-saved-so-far")) {} },
            ))
        }
        State::Looked(looked, typed) => {
            let place = Place {
                action: asked.to(&path(job)),
                other: html! { button.ds-button data-variant="tertiary" type="submit" name="do" value="stop" { (m.t("running-drop")) } },
            };
            shown(asked, &typed.with("name", &job.name).with("file", job.key.as_str()), &looked, &place)
        }
        State::Unreadable(found) => {
            asked.app.jobs().forget(job);
            page(asked, &Typed::default(), std::slice::from_ref(found.as_ref()))
        }
        State::Saved(count) => {
            asked.app.jobs().forget(job);
            let told = Flash::new(m.with("values-told", &[("count", count.into())]));
            Ok(asked.done("/indicators/imports", &told))
        }
        State::Stopped => {
            asked.app.jobs().forget(job);
            Ok(asked.done("/indicators/import", &Flash::new(m.t("running-stopped"))))
        }
        State::Failed(detail) => {
            asked.app.jobs().forget(job);
            Err(Problem::Unavailable(detail))
        }
    }
}

/// What the file is called.
fn called(m: Messages, job: &Job) -> String {
    if job.name.is_empty() { m.t("bring-pasted-name").into_owned() } else { job.name.clone() }
}

fn as_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The page while it is at work: not done, and it says so, also to programs.
fn at_work(asked: &Asked, job: &Job, how: Markup) -> Response {
    let (view, m) = (View::of(asked), asked.m());
    let blank = Typed::default();
    let title = m.with("running-title", &[("name", called(m, job).into())]);
    let megabytes = as_number(job.bytes.div_ceil(1024 * 1024));
    let main = html! {
        (parts::head(&title, &[html! { (m.with("running-size", &[("megabytes", megabytes.into())])) }], None))
        section.sec role="status" { (how) }
        (Form::new(m, &blank).open(&asked.to(&path(job)), job.key.as_str(), html! {
            div.row { button.ds-button data-variant="secondary" type="submit" name="do" value="stop" { (m.t("running-stop")) } }
        }))
        p.cap.mt { (m.t("running-may-close")) }
    };
    let page = Page::new(title, main).section(Section::Indicators).thread(here(&view)).again(AGAIN);
    asked.frame.page_with_status(StatusCode::ACCEPTED, page)
}

/// What a person has on its way in, above what has come in.
pub(crate) fn on_the_way(asked: &Asked) -> Markup {
    let m = asked.m();
    let Viewer::Person(person, _) = asked.viewer else { return html! {} };
    let jobs = asked.app.jobs().of(&asked.organisation.id, person);
    html! { @for job in jobs {
        div.note { p {
            @let name = called(m, &job);
            @let told = match job.state() {
                State::Reading | State::Saving(_) => m.with("running-on-its-way", &[("name", name.into())]),
                State::Looked(..) => m.with("running-waits", &[("name", name.into())]),
                State::Saved(_) => m.with("running-is-saved", &[("name", name.into())]),
                State::Unreadable(_) | State::Stopped | State::Failed(_) => m.with("running-did-not", &[("name", name.into())]),
            };
            a href=(asked.to(&path(&job))) { (told) }
        } }
    } }
}
