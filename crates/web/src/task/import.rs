//! The government's letter from a file into the register: what each row would do first, then all of it or nothing. And the
//! register out again as a file. Not how a table is read: that is `exchange::tasks`.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::http::StatusCode;
use domain::organisation::Organisation;
use domain::refusal::Refusal;
use domain::text::Name;
use exchange::finding::Finding;
use exchange::table::{self, MOST_BYTES};
use exchange::tasks::{self, Difference, Outcome, Preview, PreviewRow};
use jiff::civil::Date;
use maud::{Markup, html};

use super::thread;
use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parcel::{self, Given};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{parts, sheet};

/// The longest that a packed file may be to be kept in the form while something else in it is mended. What is longer is
/// chosen again.
const MOST_KEPT: usize = 512 * 1024;

/// Room for the file, for one that was kept, and what a browser puts around them.
pub(crate) const UPLOAD: usize = MOST_BYTES + MOST_KEPT + 64 * 1024;

/// Room for the packed file and what was typed.
pub(crate) const PARCEL: usize = 2 * MOST_BYTES;

/// How many rows are shown: more than any letter has.
const SHOWN: usize = 1_000;

/// `GET /{organisation}/tasks/import`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default(), &[])
}

/// `POST /{organisation}/tasks/import`: reads a file, and shows what it would do.
///
/// # Errors
/// When what came is no form.
pub async fn look(asked: Asked, form: Multipart) -> Answer {
    let given = match Given::of(form).await {
        Ok(given) => given,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let limit = MOST_BYTES / (1024 * 1024);
            let found = Finding::new("file-too-large").with("count", limit + 1).with("limit", limit);
            return page(&asked, &Typed::default(), &[found]);
        }
        Err(_) => return Err(Problem::Unreadable("the body is not a form with a file")),
    };
    let mut typed = Typed::default().with("pasted", &given.pasted);
    for (name, value) in &given.fields {
        typed = typed.with(name, value);
    }
    // A file that was chosen or pasted goes before the one that was kept.
    let kept = parcel::unpack(typed.get("kept"), MOST_BYTES).filter(|_| given.bytes.is_empty());
    if kept.is_none() {
        typed = typed.with("name", &given.name);
    }
    let bytes = kept.unwrap_or(given.bytes);
    typed = typed.without("kept").with("file", &parcel::pack(&bytes));
    let Some(about) = About::of(&mut typed) else { return page(&asked, &typed, &[]) };
    let preview = previewed(&asked, bytes, about).await?;
    shown(&asked, typed, &preview)
}

/// `POST /{organisation}/tasks/import/rows`: brings in what was shown.
///
/// # Errors
/// When what came back is not what the page carried, or the store could not.
pub async fn bring_in(asked: Asked, mut typed: Typed) -> Answer {
    let file = parcel::unpack(typed.get("file"), MOST_BYTES);
    let file = file.ok_or(Problem::Unreadable("the file in the form is damaged"))?;
    let about = About::of(&mut typed).ok_or(Problem::Unreadable("the form is damaged"))?;
    let preview = previewed(&asked, file, about).await?;
    if !preview.can_be_brought_in() {
        return shown(&asked, typed, &preview);
    }
    let bringing = preview.clone();
    let brought = asked.amend(&typed, move |organisation, context| bringing.events(organisation, context)).await?;
    match brought {
        Ok(_) => {
            let counts = preview.counts();
            let values = [("new", counts.new.into()), ("changed", counts.changed.into())];
            Ok(asked.done("/tasks", &Flash::new(asked.m().with("task-import-done", &values))))
        }
        Err(refusals) => shown(&asked, typed.refused(refusals), &preview),
    }
}

/// `GET /{organisation}/tasks/export`: the register as a workbook; with `?as=csv` as a text file.
///
/// # Errors
/// When the workbook cannot be written.
pub async fn export(asked: Asked) -> Answer {
    let language = asked.m().sheet_language();
    let sheet =
        tasks::sheet(&asked.organisation, asked.organisation.tasks.values().map(AsRef::as_ref), language, asked.day);
    let name = format!("{}-tasks-{}", asked.organisation.id, asked.day);
    if asked.query("as").as_deref() == Some("csv") {
        let file = sheet.text_file(language);
        return Ok(answer::download(&format!("{name}.csv"), "text/csv; charset=utf-8", file));
    }
    let workbook = sheet.workbook().map_err(|error| Problem::fault(&error))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(answer::download(&format!("{name}.xlsx"), kind, workbook))
}

/// What is missing from a whole table, where it can be said instead, and as what it is refused there.
const AT_FIELDS: [(&str, &str, &str); 2] = [
    ("document-missing", "document", "table-without-document"),
    ("document-day-missing", "document_dated", "table-without-document-day"),
];

/// What is said of all rows at once.
#[derive(Debug, Clone, Default)]
struct About {
    document: Option<Name>,
    dated: Option<Date>,
}

impl About {
    /// As it was typed; `None` when something of it is wrong.
    fn of(typed: &mut Typed) -> Option<About> {
        let document = typed.optional("document", Name::parse);
        let dated = match typed.get("document_dated").trim() {
            "" => None,
            _ => typed.day("document_dated"),
        };
        (!typed.has_refusals()).then_some(About { document, dated })
    }
}

/// Reads a file against the organisation of this moment, off the threads that answer requests.
async fn previewed(asked: &Asked, bytes: Vec<u8>, about: About) -> Result<Preview, Problem> {
    let organisation: Arc<Organisation> = Arc::clone(&asked.organisation.organisation);
    let (today, language) = (asked.today, asked.m().sheet_language());
    let work = move || {
        // What is pasted from a spreadsheet has tabs between its cells, as a text file may have.
        match table::read(&bytes, &tasks::knows) {
            Err(found) => Preview { wrong: vec![found], ..Preview::default() },
            Ok(table) => {
                let asked = tasks::Asked {
                    document: about.document.as_ref(),
                    dated: about.dated,
                    year: None,
                    columns: &[],
                    today,
                    language,
                };
                tasks::preview(&organisation, &table, &asked)
            }
        }
    };
    tokio::task::spawn_blocking(work).await.map_err(|stopped| Problem::fault(&stopped))
}

/// What the file would do, and the button that does it; or everything that must be mended first.
fn shown(asked: &Asked, mut typed: Typed, preview: &Preview) -> Answer {
    let wrong_in_rows = preview.rows.iter().filter_map(|row| match &row.outcome {
        Outcome::Wrong(findings) => Some(findings.iter().cloned()),
        _ => None,
    });
    let mut wrong: Vec<Finding> = preview.wrong.iter().cloned().chain(wrong_in_rows.flatten()).collect();
    // What the table does not say of any row is said in the form.
    wrong.retain(|found| match AT_FIELDS.iter().find(|(key, ..)| *key == found.key && found.row.is_none()) {
        Some(&(_, field, refusal)) => {
            typed.refuse(Refusal::new(refusal).at(field));
            false
        }
        None => true,
    });
    if !(wrong.is_empty() && preview.wrong.is_empty()) {
        // A column that is missing is most often one whose heading was not understood.
        let headings = preview.advice.iter().filter(|found| found.key == "column-unknown").cloned().collect();
        return page_about(asked, &typed, &wrong, headings);
    }
    let typed = &typed;
    let (view, m) = (View::of(asked), asked.m());
    let counts = preview.counts();
    let title = m.with("task-import-would", &[("new", counts.new.into()), ("changed", counts.changed.into())]);
    let key = asked.request_key()?;
    let carried = ["file", "name", "document", "document_dated"];
    let main = html! {
        (parts::head(&title, &[html! { (m.with("task-import-unchanged", &[("count", counts.unchanged.into())])) }], None))
        (Form::new(m, typed).summary())
        (advice(asked, &preview.advice))
        form.stack method="post" action=(asked.to("/tasks/import/rows")) {
            input type="hidden" name="request-key" value=(key.as_str());
            @for name in carried { input type="hidden" name=(name) value=(typed.get(name)); }
            div.row {
                @if preview.can_be_brought_in() { button.ds-button type="submit" { (m.t("task-import-do")) } }
                a href=(asked.to("/tasks/import")) { (m.t("task-import-other")) }
            }
        }
        (parts::scroll(&title, rows(&view, &preview.rows)))
    };
    let page = Page::new(title, main).section(Section::Plan).thread(here(&view));
    Ok(asked.frame.form_page(typed, page))
}

fn rows(view: &View<'_>, rows: &[PreviewRow]) -> Markup {
    let m = view.m;
    html! {
        table.ds-table.stacks {
            thead { tr {
                th scope="col" { (m.t("task-import-row")) }
                th scope="col" { (m.t("task-import-what")) }
                th scope="col" { (m.t("task-title")) }
                th scope="col" { (m.t("task-import-changes")) }
            } }
            tbody { @for row in rows.iter().take(SHOWN) {
                @let (word, differences) = in_words(&row.outcome);
                tr {
                    td data-label=(m.t("task-import-row")) { (row.row) }
                    td data-label=(m.t("task-import-what")) { (parts::tag(m.word("task-import-outcome", word), None)) }
                    th scope="row" lang=[view.language()] { (row.number) " " (row.title) }
                    td data-label=(m.t("task-import-changes")) { @for difference in differences { (changed(view, difference)) } }
                }
            } }
        }
        @if SHOWN < rows.len() { p.cap { (m.with("task-import-more", &[("count", (rows.len() - SHOWN).into())])) } }
    }
}

fn in_words(outcome: &Outcome) -> (&'static str, &[Difference]) {
    match outcome {
        Outcome::New(differences) => ("new", differences),
        Outcome::Changed(_, differences) => ("changed", differences),
        Outcome::Unchanged(_) => ("unchanged", &[]),
        Outcome::Wrong(_) => ("wrong", &[]),
    }
}

fn changed(view: &View<'_>, difference: &Difference) -> Markup {
    let heading = difference.column.heading(view.m.sheet_language());
    html! {
        p { span.cap { (heading) ": " } span lang=[view.language()] {
            @if !difference.before.is_empty() { del { (difference.before) } " " }
            ins { (difference.after) }
        } }
    }
}

fn page(asked: &Asked, typed: &Typed, wrong: &[Finding]) -> Answer {
    page_about(asked, typed, wrong, Vec::new())
}

/// The page that takes a file, with what must be mended in the last one and what is good to know of it.
fn page_about(asked: &Asked, typed: &Typed, wrong: &[Finding], known: Vec<Finding>) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let fields = html! {
        (form.text(&Field::new("pasted", m.t("task-import-pasted")).hint(m.t("task-import-pasted-hint")).optional(), 6))
        (form.line(&Field::new("document", m.t("task-document")).hint(m.t("task-import-document-hint")).language(view.language())))
        (form.day(&Field::new("document_dated", m.t("task-document-dated")).hint(m.t("task-import-dated-hint"))))
    };
    // A file in which something must be mended is another file when it comes again.
    let is_kept = wrong.is_empty() && !typed.get("name").is_empty() && typed.get("file").len() <= MOST_KEPT;
    let kept = is_kept.then(|| typed.get("file"));
    let main = html! {
        (parts::head(m.t("task-import-title"), &[], None))
        p.lead { (m.t("task-import-lead")) }
        (form.summary())
        (problems(asked, wrong))
        (advice(asked, &known))
        form.stack.bring.sec method="post" action=(asked.to("/tasks/import")) enctype="multipart/form-data" novalidate {
            div.ds-field {
                label.ds-label for="file" { (m.t("task-import-file")) }
                p.cap #file-hint { (m.t("task-import-file-hint")) }
                input.ds-input #file name="file" type="file" accept=".xlsx,.xlsm,.csv,.txt,.tsv" aria-describedby="file-hint";
                @if let Some(kept) = kept {
                    input type="hidden" name="kept" value=(kept);
                    input type="hidden" name="name" value=(typed.get("name"));
                    p.cap { (m.with("task-import-kept", &[("name", typed.get("name").into())])) }
                }
            }
            (fields)
            (form.buttons(m.t("task-import-look"), Some(&asked.to("/tasks"))))
        }
        section.sec aria-labelledby="format" {
            h2 #format { (m.t("task-import-format")) }
            p { (m.t("task-import-columns")) }
            p { a href=(asked.to("/tasks/export")) { (m.t("task-import-template")) } }
        }
    };
    let page = Page::new(m.t("task-import-title"), main).section(Section::Plan).thread(here(&view));
    match wrong {
        [] => Ok(asked.frame.form_page(typed, page)),
        _ => Ok(asked.frame.page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page)),
    }
}

fn problems(asked: &Asked, wrong: &[Finding]) -> Markup {
    let m = asked.m();
    html! { @if !wrong.is_empty() {
        section.sec aria-labelledby="problems" {
            h2 #problems tabindex="-1" autofocus { (m.with("task-import-problems", &[("count", wrong.len().into())])) }
            ul { @for found in wrong.iter().take(SHOWN) { li { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) } } }
        }
    } }
}

fn advice(asked: &Asked, advice: &[Finding]) -> Markup {
    let m = asked.m();
    html! { @if !advice.is_empty() {
        section.note { h2 { (m.t("task-import-good-to-know")) }
            ul { @for found in advice.iter().take(SHOWN) { li { (sheet::place(m, found)) ": " (sheet::finding(m, found)) } } }
        }
    } }
}

fn here(view: &View<'_>) -> crate::thread::Thread {
    thread(view, Knot::here(view.m.t("tasks-title"), view.m.t("task-import-title")))
}
