//! Writing an external task: a new one, or one that a later document changed or that had been written wrongly.

use domain::ids::{StatementId, TaskId};
use domain::refusal::Refusal;
use domain::statement::Statement;
use domain::task::{Amendment, Due, ExternalTask, TaskKind, Terms};
use domain::text::{Explanation, Name, Remark};
use domain::writing::Seen;
use jiff::civil::Date;
use maud::{Markup, html};

use super::{list, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/tasks/new`
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    let year = asked.today.year().to_string();
    page(&asked, None, &Typed::beginning_with(&[("kind", TaskKind::Reporting.key()), ("year", &year)]))
}

/// `POST /{organisation}/tasks`
///
/// # Errors
/// What the store could not do.
pub async fn register(asked: Asked, mut typed: Typed) -> Answer {
    let unit = typed.get("unit").parse().ok();
    let Some(terms) = terms(&mut typed) else { return page(&asked, None, &typed) };
    let registered = asked
        .amend(&typed, move |organisation, context| organisation.register_tasks(context, vec![(terms.clone(), unit)]))
        .await?;
    match registered {
        Ok(organisation) => {
            let last = organisation.tasks.get_max().map(|(id, _)| *id).ok_or(Problem::NotFound)?;
            Ok(asked.done(&format!("/tasks/{last}"), &Flash::new(asked.m().t("task-told-registered"))))
        }
        Err(refusals) => page(&asked, None, &typed.refused(refusals)),
    }
}

/// `GET /{organisation}/tasks/{task}/edit`
///
/// # Errors
/// Not found when there is no such task.
pub async fn edit(asked: Asked) -> Answer {
    let task = known(&asked)?;
    page(&asked, Some(task), &begins(task))
}

/// `POST /{organisation}/tasks/{task}/edit`
///
/// # Errors
/// As [`edit`].
pub async fn rewrite(asked: Asked, mut typed: Typed) -> Answer {
    let task = known(&asked)?;
    let (id, seen) = (task.id, Seen(typed.get("version").parse().unwrap_or(0)));
    let amendment = amendment(&mut typed);
    let terms = terms(&mut typed);
    let (Some(terms), Ok(amendment)) = (terms, amendment) else { return page(&asked, Some(task), &typed) };
    let rewritten = asked
        .amend(&typed, move |organisation, context| {
            organisation.rewrite_task(context, (id, seen), terms.clone(), amendment.clone())
        })
        .await?;
    match rewritten {
        Ok(_) => Ok(asked.done(&format!("/tasks/{id}"), &Flash::new(asked.m().t("task-told-saved")))),
        Err(refusals) => {
            // What someone else wrote meanwhile stands beside the form; saving again then saves over it knowingly.
            let asked = asked.again().await?;
            let task = known(&asked)?;
            let version = task.version.to_string();
            page(&asked, Some(task), &typed.with("version", &version).refused(refusals))
        }
    }
}

fn known(asked: &Asked) -> Result<&ExternalTask, Problem> {
    asked.organisation.task(asked.id::<TaskId>("task")?).ok_or(Problem::NotFound)
}

/// What the form begins with for a task that is there.
fn begins(task: &ExternalTask) -> Typed {
    let terms = &task.terms;
    let due: Vec<String> = terms.due.iter().map(due_line).collect();
    let goals: Vec<(&str, String)> = terms.goals.iter().map(|goal| ("goals", goal.to_string())).collect();
    let (year, version, dated) = (terms.year.to_string(), task.version.to_string(), terms.dated.to_string());
    let due = due.join("\n");
    let mut values = vec![
        ("number", terms.number.as_str()),
        ("kind", terms.kind.key()),
        ("title", terms.title.as_str()),
        ("text", terms.text.as_str()),
        ("document", terms.document.as_str()),
        ("document_dated", &dated),
        ("year", &year),
        ("due", &due),
        ("version", &version),
    ];
    values.extend(goals.iter().map(|(name, value)| (*name, value.as_str())));
    Typed::beginning_with(&values)
}

fn due_line(due: &Due) -> String {
    match &due.what {
        Some(what) => format!("{} {what}", due.day),
        None => due.day.to_string(),
    }
}

/// What was typed, as terms. What is wrong with it is kept at its field.
fn terms(typed: &mut Typed) -> Option<Terms> {
    let number = typed.parse("number", Name::parse);
    let title = typed.parse("title", Name::parse);
    let text = typed.parse("text", Explanation::parse);
    let document = typed.parse("document", Name::parse);
    let dated = typed.day("document_dated");
    let kind = TaskKind::ALL.into_iter().find(|kind| kind.key() == typed.get("kind")).unwrap_or(TaskKind::Reporting);
    let year = typed.get("year").trim().parse::<i16>().ok();
    if year.is_none() {
        typed.refuse(Refusal::new("year-wrong").at("year").with("value", typed.get("year").trim()));
    }
    let due = due_days(typed);
    let goals = typed.all("goals").filter_map(|goal| goal.parse().ok()).collect();
    let terms = Terms {
        number: number?,
        kind,
        title: title?,
        text: text?,
        document: document?,
        dated: dated?,
        year: year?,
        due: due?,
        goals,
    };
    (!typed.has_refusals()).then_some(terms)
}

/// One day on each line, with what is to be handed in after it.
fn due_days(typed: &mut Typed) -> Option<Vec<Due>> {
    let mut days = Vec::new();
    let mut wrong = Vec::new();
    for line in typed.get("due").lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (day, what) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let what = Some(what.trim()).filter(|what| !what.is_empty()).map(Name::parse).transpose();
        match (day.parse::<Date>(), what) {
            (Ok(day), Ok(what)) => days.push(Due { day, what }),
            _ => wrong.push(Refusal::new("due-line-wrong").at("due").with("line", line)),
        }
    }
    let is_right = wrong.is_empty();
    for refusal in wrong {
        typed.refuse(refusal);
    }
    days.sort_by_key(|due| due.day);
    is_right.then_some(days)
}

/// The document that changed the task, where one is named. `Err` when something of it is missing or wrong.
fn amendment(typed: &mut Typed) -> Result<Option<Amendment>, ()> {
    let fields = ["amending", "dated", "what"];
    if fields.iter().all(|field| typed.get(field).trim().is_empty()) {
        return Ok(None);
    }
    let (document, dated) = (typed.parse("amending", Name::parse), typed.day("dated"));
    let what = typed.parse("what", Remark::parse);
    match (document, dated, what) {
        (Some(document), Some(dated), Some(what)) => Ok(Some(Amendment { document, dated, what })),
        _ => Err(()),
    }
}

fn page(asked: &Asked, task: Option<&ExternalTask>, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let (action, back) = match task {
        Some(task) => (asked.to(&format!("/tasks/{}/edit", task.id)), asked.to(&format!("/tasks/{}", task.id))),
        None => (asked.to("/tasks"), asked.to("/tasks")),
    };
    let title = m.t(if task.is_some() { "task-edit-title" } else { "task-new-title" });
    let key = asked.request_key()?;
    let fields = html! {
        (fields(&view, &form))
        @match task {
            Some(_) => {
                input type="hidden" name="version" value=(typed.get("version"));
                (amending(&view, &form))
            }
            None => (form.select(&Field::new("unit", m.t("task-unit")).optional(), &list::unit_choices(&view, m.t("task-no-unit").into_owned()))),
        }
        (form.buttons(m.t(if task.is_some() { "task-save" } else { "task-register" }), Some(&back)))
    };
    let main = html! {
        (parts::head(&title, &[], None))
        @if let Some(task) = task.filter(|_| typed.has_refusals()) { (as_it_is(&view, task)) }
        (form.open(&action, key.as_str(), fields))
    };
    let mut here = thread(&view, Knot::here(m.t("tasks-title"), title.clone()));
    here.up.extend(task.map(|task| Knot::to(task.terms.number.as_str(), task.terms.title.as_str(), back)));
    Ok(asked.frame.form_page(typed, Page::new(title, main).section(Section::Plan).thread(here)))
}

/// How the task reads now, beside what was typed: someone else may have been first.
fn as_it_is(view: &View<'_>, task: &ExternalTask) -> Markup {
    let (m, terms) = (view.m, &task.terms);
    let due: Vec<String> = terms.due.iter().map(due_line).collect();
    html! {
        section.note aria-labelledby="now" lang=[view.language()] {
            h2 #now { (m.t("task-now")) }
            p { b { (terms.number) " " (terms.title) } }
            @if !terms.text.is_empty() { p { (terms.text) } }
            p { (terms.document) ", " (terms.dated) @if !due.is_empty() { "; " (due.join(", ")) } }
        }
    }
}

fn fields(view: &View<'_>, form: &Form<'_>) -> Markup {
    let m = view.m;
    let language = view.language();
    let kinds = TaskKind::ALL.map(|kind| (kind.key().to_owned(), m.word("task-kind", kind.key())));
    let goals = goals(view);
    html! {
        (form.line(&Field::new("number", m.t("task-number")).hint(m.t("task-number-hint")).language(language)))
        (form.radios(&Field::new("kind", m.t("task-kind")), &kinds))
        (form.line(&Field::new("title", m.t("task-title")).hint(m.t("task-title-hint")).language(language)))
        (form.text(&Field::new("text", m.t("task-text")).hint(m.t("task-text-hint")).optional().language(language), 6))
        (form.line(&Field::new("document", m.t("task-document")).hint(m.t("task-document-hint")).language(language)))
        (form.day(&Field::new("document_dated", m.t("task-document-dated"))))
        (form.line(&Field::new("year", m.t("task-year"))))
        (form.text(&Field::new("due", m.t("task-due")).hint(m.t("task-due-hint")).optional(), 3))
        @if !goals.is_empty() { (form.boxes(&Field::new("goals", m.t("task-goals")).optional(), &goals)) }
    }
}

fn amending(view: &View<'_>, form: &Form<'_>) -> Markup {
    let m = view.m;
    html! {
        fieldset.ds-fieldset {
            legend.ds-label { (m.t("task-amendment")) }
            p.cap { (m.t("task-amendment-hint")) }
            (form.line(&Field::new("amending", m.t("task-document")).optional().language(view.language())))
            (form.day(&Field::new("dated", m.t("task-document-dated")).optional()))
            (form.text(&Field::new("what", m.t("task-amendment-what")).optional().language(view.language()), 2))
        }
    }
}

/// The goals of the strategy in force, as choices.
fn goals(view: &View<'_>) -> Vec<(String, Markup)> {
    let Some(revision) = view.organisation.strategy.in_force_on(view.day) else { return Vec::new() };
    let served: Vec<&Statement> =
        revision.tree.in_order().into_iter().filter(|statement| statement.kind.is_served()).collect();
    let label = |goal: &Statement| {
        html! { span lang=[view.language()] {
            @if let Some(number) = revision.tree.number(goal) { b { (number) } " " } (goal.text())
        } }
    };
    served.into_iter().map(|goal| (StatementId::to_string(&goal.id), label(goal))).collect()
}
