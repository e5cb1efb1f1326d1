//! The register of external tasks: all of a year, or those that are chosen by kind, unit and state. Not one task, and not
//! how they are handed out.

use domain::ids::UnitId;
use domain::organisation::Organisation;
use domain::planning::Round;
use domain::policy::Right;
use domain::task::{ExternalTask, TaskKind, TaskState};
use maud::{Markup, html};

use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::messages::compare;
use crate::paging::Paging;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{parts, planning};

/// `GET /{organisation}/tasks`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let chosen = Chosen::of(&asked);
    let all: Vec<&ExternalTask> = view.organisation.tasks.values().map(AsRef::as_ref).collect();
    let here = planning::thread(&view, None, Knot::here(asked.m().t("tasks-title"), asked.m().t("tasks-register")));
    let list = List { tasks: chosen.among(&view, &all), all, chosen, view };
    let main = list.main(asked.query("page").as_deref());
    Ok(asked.frame.page(Page::new(asked.m().t("tasks-title"), main).section(Section::Plan).thread(here)))
}

/// The units to choose between, in the order of their names, after what stands for none.
pub(super) fn unit_choices(view: &View<'_>, none: String) -> Vec<(String, String)> {
    let mut units: Vec<(UnitId, &str)> =
        view.organisation.units_on(view.day).map(|unit| (unit.id, unit.name.as_str())).collect();
    units.sort_by(|one, other| compare(one.1, other.1));
    let units = units.into_iter().map(|(id, name)| (id.to_string(), name.to_owned()));
    [(String::new(), none)].into_iter().chain(units).collect()
}

/// Which tasks the reader wants to see.
struct Chosen {
    year: Option<i16>,
    kind: Option<TaskKind>,
    unit: Option<UnitId>,
    state: Option<&'static str>,
}

/// States that a task can be looked for by, beside those that it is in.
const STATES: [&str; 6] = ["open", "answered", "withdrawn", "late", "without-unit", "without-activity"];

impl Chosen {
    fn of(asked: &Asked) -> Chosen {
        let query = |name: &str| asked.query(name).filter(|value| !value.is_empty());
        // Without a choice: the year that the latest letter is for.
        let latest = asked.organisation.tasks.values().map(|task| task.terms.year).max();
        Chosen {
            year: match query("year").as_deref() {
                Some("all") => None,
                Some(year) => year.parse().ok().or(latest),
                None => latest,
            },
            kind: query("kind").and_then(|key| TaskKind::ALL.into_iter().find(|kind| kind.key() == key)),
            unit: query("unit").and_then(|unit| unit.parse().ok()),
            state: query("state").and_then(|state| STATES.into_iter().find(|known| *known == state)),
        }
    }

    fn among<'a>(&self, view: &View<'_>, all: &[&'a ExternalTask]) -> Vec<&'a ExternalTask> {
        let mut chosen: Vec<&ExternalTask> = all.iter().copied().filter(|task| self.takes(view, task)).collect();
        // In the order of the letter: that is the order in which they were registered.
        chosen.sort_by_key(|task| (task.terms.year, task.terms.kind, task.id));
        chosen
    }

    fn takes(&self, view: &View<'_>, task: &ExternalTask) -> bool {
        let organisation = view.organisation;
        let in_state = match self.state {
            None => true,
            Some("late") => task.is_late(view.day),
            Some("without-unit") => task.unit.is_none() && task.is_open(),
            Some("without-activity") => task.is_open() && is_unanswered(organisation, task),
            Some(state) => task.state().key() == state,
        };
        in_state
            && self.year.is_none_or(|year| year == task.terms.year)
            && self.kind.is_none_or(|kind| kind == task.terms.kind)
            && self.unit.is_none_or(|unit| task.unit.is_some_and(|own| organisation.is_within(own, unit)))
    }
}

/// Whether no activity of any round answers it.
fn is_unanswered(organisation: &Organisation, task: &ExternalTask) -> bool {
    organisation.planning.rounds().all(|round: &Round| round.answering(task.id).next().is_none())
}

struct List<'a> {
    view: View<'a>,
    all: Vec<&'a ExternalTask>,
    tasks: Vec<&'a ExternalTask>,
    chosen: Chosen,
}

impl List<'_> {
    fn main(&self, turned_to: Option<&str>) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let may = view.is_today() && view.may(Right::SteerPlanning);
        let paging = Paging::of(self.tasks.len(), turned_to);
        let title = m.with("tasks-heading", &[("count", self.tasks.len().into())]);
        html! {
            (parts::head(title, &self.meta(), may.then(|| self.acts())))
            @if self.all.is_empty() {
                (parts::nothing_yet(m.t("tasks-none"), may.then(|| html! {
                    a href=(view.frame.to("/tasks/import")) { (m.t("tasks-import")) }
                })))
            } @else {
                (self.filter())
                @if self.tasks.is_empty() { (parts::nothing_yet(m.t("tasks-none-chosen"), None)) }
                @else { (parts::scroll(m.t("tasks-title"), self.table(&self.tasks[paging.range()]))) }
                (paging.links(m, &self.here(), "main"))
            }
        }
    }

    fn here(&self) -> String {
        let mut address = self.view.frame.to("/tasks");
        let year = self.chosen.year.map_or_else(|| "all".to_owned(), |year| year.to_string());
        let unit = self.chosen.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let kind = self.chosen.kind.map_or("", TaskKind::key);
        for (name, value) in
            [("year", year.as_str()), ("kind", kind), ("unit", &unit), ("state", self.chosen.state.unwrap_or_default())]
        {
            if !value.is_empty() {
                address = crate::address::with(&address, name, value);
            }
        }
        address
    }

    fn acts(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            @if !self.all.is_empty() { (parts::button_link("secondary", &view.frame.to("/tasks/hand-out"), m.t("tasks-hand-out"))) }
            @if !self.all.is_empty() { (parts::button_link("tertiary", &view.frame.to("/tasks/export"), m.t("tasks-export"))) }
            (parts::button_link("secondary", &view.frame.to("/tasks/import"), m.t("tasks-import")))
            (parts::button_link("primary", &view.frame.to("/tasks/new"), m.t("tasks-add")))
        }
    }

    fn meta(&self) -> Vec<Markup> {
        let (view, m) = (&self.view, self.view.m);
        let count = |is: &dyn Fn(&ExternalTask) -> bool| self.tasks.iter().filter(|task| is(task)).count();
        let facts = [
            ("tasks-open", count(&|task| task.is_open())),
            ("tasks-late", count(&|task| task.is_late(view.day))),
            ("tasks-without-unit", count(&|task| task.is_open() && task.unit.is_none())),
        ];
        let said = facts.into_iter().filter(|(_, count)| 0 < *count);
        said.map(|(key, count)| html! { (m.with(key, &[("count", count.into())])) }).collect()
    }

    fn filter(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let mut years: Vec<i16> = self.all.iter().map(|task| task.terms.year).collect();
        years.sort_unstable_by(|one, other| other.cmp(one));
        years.dedup();
        let unit = self.chosen.unit.map(|unit| unit.to_string()).unwrap_or_default();
        html! {
            form.row.filter method="get" action=(view.frame.to("/tasks")) role="search" aria-label=(m.t("tasks-filter")) {
                label.ds-field { span.cap { (m.t("task-year")) } select.ds-input name="year" {
                    @for year in &years { option value=(year) selected[self.chosen.year == Some(*year)] { (year) } }
                    option value="all" selected[self.chosen.year.is_none()] { (m.t("tasks-all-years")) }
                } }
                label.ds-field { span.cap { (m.t("task-kind")) } select.ds-input name="kind" {
                    option value="" { (m.t("tasks-all-kinds")) }
                    @for kind in TaskKind::ALL { option value=(kind.key()) selected[self.chosen.kind == Some(kind)] { (m.word("task-kind", kind.key())) } }
                } }
                label.ds-field { span.cap { (m.t("task-unit")) } select.ds-input name="unit" {
                    @for (value, name) in unit_choices(view, m.t("tasks-all-units").into_owned()) { option value=(value) selected[value == unit] { (name) } }
                } }
                label.ds-field { span.cap { (m.t("task-state")) } select.ds-input name="state" {
                    option value="" { (m.t("tasks-all-states")) }
                    @for state in STATES { option value=(state) selected[self.chosen.state == Some(state)] { (m.word("task-state", state)) } }
                } }
                button.ds-button data-variant="secondary" type="submit" { (m.t("tasks-show")) }
            }
        }
    }

    fn table(&self, tasks: &[&ExternalTask]) -> Markup {
        let m = self.view.m;
        html! {
            table.ds-table.stacks {
                caption.ds-sr-only { (m.t("tasks-title")) }
                thead { tr {
                    th scope="col" { (m.t("task-number")) }
                    th scope="col" { (m.t("task-title")) }
                    th scope="col" { (m.t("task-due-next")) }
                    th scope="col" { (m.t("task-unit")) }
                    th scope="col" { (m.t("task-answered-by")) }
                    th scope="col" { (m.t("task-state")) }
                } }
                tbody { @for task in tasks { (self.row(task)) } }
            }
        }
    }

    fn row(&self, task: &ExternalTask) -> Markup {
        let (view, m, terms) = (&self.view, self.view.m, &task.terms);
        let unit = task.unit.and_then(|unit| view.organisation.units.get(&unit));
        let answering: usize = view.organisation.planning.rounds().map(|round| round.answering(task.id).count()).sum();
        html! {
            tr {
                td.nw data-label=(m.t("task-number")) { (terms.number) br; span.cap { (m.word("task-kind", terms.kind.key())) } }
                th scope="row" { a href=(view.frame.to(&format!("/tasks/{}", task.id))) lang=[view.language()] { (terms.title) } @if task.secret.is_some() { " " (parts::tag(m.t("secrecy-in-list"), None)) } }
                td.nw data-label=(m.t("task-due-next")) { @if let Some(due) = task.next_due(view.day) { time { (due.day) } } @else { "–" } }
                td data-label=(m.t("task-unit")) { @match unit {
                    Some(unit) => (unit.name),
                    None if task.is_open() => { span.brk { (figures::icons::fray()) (m.t("task-no-unit")) } }
                    None => "–",
                } }
                td data-label=(m.t("task-answered-by")) {
                    @if 0 < answering { (m.with("tasks-activities", &[("count", answering.into())])) }
                    @else if task.is_open() { span.brk { (figures::icons::fray()) (m.t("task-no-activity-short")) } }
                    @else { "–" }
                }
                td data-label=(m.t("task-state")) {
                    (m.word("task-state", task.state().key()))
                    @if task.is_late(view.day) && task.state() == TaskState::Open { ", " b { (m.t("task-late")) } }
                }
            }
        }
    }
}
