//! Values from a file or from what was pasted: what each column is, what would be new, what corrected and what is wrong, and
//! then all of it or nothing. Not how files are read, which is the crate `exchange`, nor values written by hand.

use std::sync::Arc;

use axum::extract::Multipart;
use axum::http::StatusCode;
use axum::response::Response;
use domain::event::Event;
use domain::ids::IndicatorId;
use domain::indicator::import::Way;
use domain::indicator::values::{Difference, Differences, Incoming};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::text::{Explanation, Name, Reason};
use domain::time::Context;
use exchange::assemble::{Assembled, assemble};
use exchange::finding::Finding;
use exchange::incoming;
use exchange::mapping::{Mapping, Role};
use exchange::series::source::Source;
use exchange::table::MOST_BYTES;
use maud::{Markup, html};

use super::{path, thread, words};
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

/// Room for the file and what a browser puts around it.
pub(crate) const UPLOAD: usize = MOST_BYTES + 64 * 1024;

/// Room for the packed file and what was typed.
pub(crate) const PARCEL: usize = 2 * MOST_BYTES;

/// How many changes are shown.
const SHOWN: usize = 300;

/// How many rows of the file are shown above the choice of columns.
const EXAMPLES: usize = 3;

/// What the page carries from step to step.
const CARRIED: [&str; 4] = ["file", "name", "way", "indicator"];

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
    let given = match Given::of(form).await {
        Ok(given) => given,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let limit = MOST_BYTES / (1024 * 1024);
            let found = Finding::new("file-too-large").with("count", limit + 1).with("limit", limit);
            return page(&asked, &Typed::default(), &[found]);
        }
        Err(_) => return Err(Problem::Unreadable("the body is not a form with a file")),
    };
    let way = if given.name.is_empty() { "pasted" } else { "file" };
    let mut typed = Typed::default().with("pasted", &given.pasted).with("name", &given.name).with("way", way);
    for (name, value) in &given.fields {
        typed = typed.with(name, value);
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
    let file = parcel::unpack(typed.get("file"), MOST_BYTES);
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
    let mapping = Explanation::parse(&looked.mapping.text(&looked.source)).ok();
    let series = looked.assembled.series().to_vec();
    let count = looked.differences.changes.len();
    let incoming = Incoming { way, source, reason, series };
    let taken = asked
        .amend(&typed, move |organisation, context| {
            let mut events = rule(organisation, context, incoming.clone())?;
            if let Some(mapping) = mapping.clone().filter(|_| !events.is_empty()) {
                events.extend(organisation.remember_mapping(context, mapping)?);
            }
            Ok(events)
        })
        .await?;
    match taken {
        Ok(_) => {
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
pub(super) struct Looked {
    source: Source,
    mapping: Mapping,
    assembled: Assembled,
    differences: Differences,
    /// What the rules would say of the values themselves, as they say it of any.
    refused: Option<Refusals>,
}

/// Reads the file against the organisation of this moment, off the threads that answer requests.
pub(super) async fn read(asked: &Asked, bytes: Vec<u8>, typed: &Typed) -> Result<Result<Looked, Finding>, Problem> {
    let organisation: Arc<Organisation> = Arc::clone(&asked.organisation.organisation);
    let (language, chosen, typed) = (asked.m().sheet_language(), chosen(typed), typed.clone());
    let work = move || {
        let source = if typed.get("way") == "pasted" {
            incoming::pasted(&String::from_utf8_lossy(&bytes), &organisation)?
        } else {
            incoming::read(&bytes, &organisation, language)?.1
        };
        let mapping = mapping(&source, &organisation, chosen, &typed);
        let assembled = assemble(&organisation, &source, &mapping, chosen);
        let compared = organisation.compare_values(assembled.series());
        let (differences, refused) = match compared {
            Ok(differences) => (differences, None),
            Err(refused) => (Differences::default(), Some(refused)),
        };
        Ok(Looked { source, mapping, assembled, differences, refused })
    };
    tokio::task::spawn_blocking(work).await.map_err(|stopped| Problem::fault(&stopped))
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

fn about(role: &Role) -> &str {
    match role {
        Role::Dimension { whole, .. } => whole,
        Role::Only(text) => text,
        _ => "",
    }
}

/// What the file would do, and the button that does it; or everything that must be mended first.
fn shown(asked: &Asked, typed: &Typed, looked: &Looked, place: &Place) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let key = asked.request_key()?;
    let form = Form::new(m, typed);
    let differences = &looked.differences;
    let (new, corrected) = (differences.new_values().count(), differences.corrections().count());
    let can = looked.assembled.can_be_brought_in() && looked.refused.is_none() && 0 < new + corrected;
    let title = m.with("bring-would", &[("new", new.into()), ("corrected", corrected.into())]);
    let facts = [
        html! { (m.with("bring-same", &[("count", differences.same.into())])) },
        html! { @if typed.get("name").is_empty() { (m.t("bring-pasted-name")) } @else { (typed.get("name")) } },
    ];
    let needs_reason = 0 < differences.needing_a_reason();
    let main = html! {
        (parts::head(&title, &facts, None))
        (form.summary())
        (problems(asked, looked))
        form.stack method="post" action=(place.action) novalidate {
            input type="hidden" name="request-key" value=(key.as_str());
            @for name in CARRIED { input type="hidden" name=(name) value=(typed.get(name)); }
            (columns(&view, looked))
            @if can {
                @if needs_reason {
                    (form.text(&Field::new("reason", m.t("values-reason")).hint(m.t("values-reason-hint")).language(view.language()), 2))
                }
                (form.line(&Field::new("source", m.t("values-source")).hint(m.t("values-source-hint")).optional().language(view.language())))
            }
            div.row {
                @if can { button.ds-button type="submit" name="do" value="bring-in" { (m.t("bring-do")) } }
                button.ds-button data-variant="secondary" type="submit" name="do" value="look" { (m.t("bring-look-again")) }
                (place.other)
            }
        }
        @if 0 < new + corrected { (parts::scroll(m.t("bring-changes"), changes(&view, &differences.changes))) }
    };
    let page = Page::new(title, main).section(Section::Indicators).thread(here(&view));
    Ok(asked.frame.form_page(typed, page))
}

/// What each column is: one choice for each, with what stands in the first rows.
fn columns(view: &View<'_>, looked: &Looked) -> Markup {
    let m = view.m;
    let rows: Vec<Vec<&str>> = (0..looked.source.row_count().min(EXAMPLES)).map(|row| looked.source.row(row)).collect();
    let table = html! {
        table.ds-table.stacks.entry {
            thead { tr {
                th scope="col" { (m.t("bring-column")) }
                th scope="col" { (m.t("bring-role")) }
                th scope="col" { (m.t("bring-about")) }
                th scope="col" { (m.t("bring-examples")) }
            } }
            tbody { @for (at, (column, role)) in looked.source.columns().iter().zip(looked.mapping.roles()).enumerate() {
                tr {
                    th scope="row" { (column.heading) }
                    td data-label=(m.t("bring-role")) {
                        select.ds-input name="role" aria-label=(m.with("bring-role-of", &[("column", column.heading.as_str().into())])) {
                            @for choice in Role::all() { option value=(choice.key()) selected[choice.key() == role.key()] { (m.word("role-of-column", choice.key())) } }
                        }
                    }
                    td data-label=(m.t("bring-about")) {
                        input.ds-input name="about" value=(about(role)) autocomplete="off" aria-label=(m.with("bring-about-of", &[("column", column.heading.as_str().into())]));
                    }
                    td data-label=(m.t("bring-examples")) { span.cap { (rows.iter().filter_map(|row| row.get(at).copied()).collect::<Vec<_>>().join(" · ")) } }
                }
            } }
        }
    };
    html! {
        // The table names its own region.
        section.sec {
            h2 { (m.t("bring-columns")) }
            p.cap { (m.t("bring-columns-what")) }
            (parts::scroll(m.t("bring-columns"), table))
        }
    }
}

fn changes(view: &View<'_>, changes: &[Difference]) -> Markup {
    let m = view.m;
    let indicators = &view.organisation.indicators;
    html! {
        table.ds-table.stacks {
            thead { tr {
                th scope="col" { (m.t("bring-indicator")) }
                th scope="col" { (m.t("values-part")) }
                th scope="col" { (m.t("values-period")) }
                th.num scope="col" { (m.t("bring-value")) }
                th scope="col" { (m.t("values-status")) }
            } }
            tbody { @for change in changes.iter().take(SHOWN) {
                @if let Some(indicator) = indicators.get(change.indicator) {
                    @let parts: Vec<&str> = change.breakdown.parts().iter().map(|(_, value)| value.as_str()).collect();
                    tr {
                        th scope="row" lang=[view.language()] { (indicator.definition().name) }
                        td data-label=(m.t("values-part")) { @if parts.is_empty() { (m.t("values-whole")) } @else { (parts.join(", ")) } }
                        td data-label=(m.t("values-period")) { (words::period(m, change.after.period)) }
                        td.num data-label=(m.t("bring-value")) {
                            @if let Some(before) = &change.before { del { (value(view, before)) } " " }
                            ins { (value(view, &change.after)) }
                        }
                        td data-label=(m.t("values-status")) { (m.word("observation-status", change.after.status.key())) }
                    }
                }
            } }
        }
        @if SHOWN < changes.len() { p.cap { (m.with("bring-more", &[("count", (changes.len() - SHOWN).into())])) } }
    }
}

fn value(view: &View<'_>, observed: &domain::observation::Observed) -> String {
    observed.value.map_or_else(|| "–".to_owned(), |value| words::exact(view.m, value))
}

fn problems(asked: &Asked, looked: &Looked) -> Markup {
    let m = asked.m();
    let refused: Vec<String> =
        looked.refused.iter().flat_map(|refused| refused.iter()).map(|it| m.refusal(it)).collect();
    let count = looked.assembled.wrong.len() + refused.len();
    html! {
        @if 0 < count {
            section.sec aria-labelledby="problems" {
                h2 #problems tabindex="-1" autofocus { (m.with("bring-problems", &[("count", count.into())])) }
                ul {
                    @for found in looked.assembled.wrong.iter().take(SHOWN) { li { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) } }
                    @for refused in refused.iter().take(SHOWN) { li { (refused) } }
                }
            }
        }
        @if !looked.assembled.advice.is_empty() {
            section.note { h2 { (m.t("bring-good-to-know")) }
                ul { @for found in looked.assembled.advice.iter().take(SHOWN) { li { (sheet::place(m, found)) ": " (sheet::finding(m, found)) } } }
            }
        }
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
                input.ds-input #file name="file" type="file" accept=".xlsx,.xlsm,.csv,.txt,.tsv,.json,.px" aria-describedby="file-hint";
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
