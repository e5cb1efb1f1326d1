//! Handing out the tasks of a year to units in one screen: a row for each, a unit to choose, one button for all.

use domain::ids::{TaskId, UnitId};
use domain::task::{ExternalTask, Handed};
use maud::{Markup, html};

use super::{list, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/tasks/hand-out`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default())
}

/// `POST /{organisation}/tasks/hand-out`
///
/// # Errors
/// What the store could not do.
pub async fn hand_out(asked: Asked, typed: Typed) -> Answer {
    let handed: Vec<Handed> = asked
        .organisation
        .tasks
        .keys()
        .filter(|task| typed.has(&field(**task)))
        .map(|&task| Handed { task, unit: typed.get(&field(task)).parse::<UnitId>().ok() })
        .collect();
    let outcome =
        asked.amend(&typed, move |organisation, context| organisation.hand_out_tasks(context, handed.clone())).await?;
    match outcome {
        Ok(_) => Ok(asked.done("/tasks", &Flash::new(asked.m().t("tasks-handed-out")))),
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

fn field(task: TaskId) -> String {
    format!("unit-{task}")
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    // Those in nobody's hands come first: they are what the page is for.
    let mut open: Vec<&ExternalTask> =
        view.organisation.tasks.values().map(AsRef::as_ref).filter(|task| task.is_open()).collect();
    open.sort_by_key(|task| (task.unit.is_some(), task.terms.year, task.terms.kind, task.id));
    let without = open.iter().filter(|task| task.unit.is_none()).count();
    let form = Form::new(m, typed);
    let key = asked.request_key()?;
    let main = html! {
        (parts::head(m.with("tasks-to-hand-out", &[("count", without.into())]), &[html! { (m.t("tasks-hand-out-how")) }], None))
        @if open.is_empty() { (parts::nothing_yet(m.t("tasks-none-open"), None)) }
        @else {
            (form.open(&asked.to("/tasks/hand-out"), key.as_str(), html! {
                (parts::scroll(m.t("tasks-hand-out"), table(&view, typed, &open)))
                (form.buttons(m.t("tasks-hand-out-do"), Some(&asked.to("/tasks"))))
            }))
        }
    };
    let here = thread(&view, Knot::here(m.t("tasks-title"), m.t("tasks-hand-out")));
    let page = Page::new(m.t("tasks-hand-out"), main).section(Section::Plan).thread(here);
    Ok(asked.frame.form_page(typed, page))
}

fn table(view: &View<'_>, typed: &Typed, open: &[&ExternalTask]) -> Markup {
    let m = view.m;
    let choices = list::unit_choices(view, m.t("task-no-unit").into_owned());
    html! {
        table.ds-table.stacks {
            thead { tr {
                th scope="col" { (m.t("task-number")) }
                th scope="col" { (m.t("task-title")) }
                th scope="col" { (m.t("task-due-next")) }
                th scope="col" { (m.t("task-unit")) }
            } }
            tbody { @for task in open {
                @let name = field(task.id);
                @let own = task.unit.map(|unit| unit.to_string()).unwrap_or_default();
                @let chosen = if typed.has(&name) { typed.get(&name) } else { own.as_str() };
                tr {
                    td.nw data-label=(m.t("task-number")) { (task.terms.number) }
                    th scope="row" { a href=(view.frame.to(&format!("/tasks/{}", task.id))) lang=[view.language()] { (task.terms.title) } }
                    td.nw data-label=(m.t("task-due-next")) { @if let Some(due) = task.next_due(view.day) { time { (due.day) } } @else { "–" } }
                    td data-label=(m.t("task-unit")) {
                        select.ds-input name=(name) aria-label=(m.with("task-unit-of", &[("task", task.terms.title.as_str().into())])) {
                            @for (value, unit) in &choices { option value=(value) selected[value == chosen] { (unit) } }
                        }
                    }
                }
            } }
        }
    }
}
