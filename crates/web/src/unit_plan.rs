//! A unit's plan in a round: its activities in a table that is written with the keyboard, beside what it may use, what
//! management asks and points out, and what is left to do before it is sent in. The page; what changes the plan is in the
//! files below.

use std::borrow::Cow;

use axum::http::StatusCode;
use domain::activity::PlanState;
use domain::ids::ActivityId;
use domain::planning::Phase;
use domain::statement::StatementKind;
use domain::topic::Topic;
use domain::work_thread::Knot as WorkKnot;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::forms::{REQUEST_KEY, Typed};
use crate::layout::{Frame, Page, Section};
use crate::people::People;
use crate::planning::{self, Part, red_thread};
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::{amounts, knots, parts, words};

pub mod bulk;
pub(crate) mod day;
pub(crate) mod desk;
pub mod dialogue;
mod edit;
pub(crate) mod frame;
pub mod import;
pub(crate) mod row;
mod selection;
pub(crate) mod table;
mod undo;
pub(crate) mod unsaved;
pub mod write;

use desk::Desk;
use row::RowForm;
use selection::Selection;
use table::Table;
use unsaved::Typing;

/// What the page shows beside the plan itself.
#[derive(Default)]
struct Shown {
    selection: Selection,
    /// The row that is being typed.
    form: Option<RowForm>,
    /// What was typed in the form that changes several, and what was wrong.
    bulk: Option<Typed>,
    /// What was typed in the dialogue, and what was wrong.
    dialogue: Option<Typed>,
    /// The activities that are ticked.
    ticked: Vec<ActivityId>,
}

impl Shown {
    fn status(&self) -> StatusCode {
        let typed =
            [&self.bulk, &self.dialogue].into_iter().flatten().chain(self.form.as_ref().map(|form| &form.typed));
        if self.form.as_ref().is_some_and(|form| form.conflict) {
            StatusCode::CONFLICT
        } else if typed.into_iter().any(|typed| typed.has_refusals()) {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }
}

/// `GET /{organisation}/planning/{round}/units/{unit}`
///
/// # Errors
/// Not found when there is no such round or unit.
pub async fn show(asked: Asked) -> Answer {
    let desk = Desk::of(&asked)?;
    let selection = Selection::of(|name| asked.query(name));
    let people = People::of(&asked).await?;
    let edited = asked.query("edit").and_then(|id| desk.activity(id.parse().ok()?));
    let form = match edited {
        Some(activity) => Some(RowForm::of(&desk, &people, activity)),
        None => asked.query("add").map(|_| RowForm::new(&desk)),
    };
    page(&asked, &desk, Shown { selection, form: form.filter(|_| desk.writes()), ..Shown::default() }).await
}

async fn page(asked: &Asked, desk: &Desk<'_>, mut shown: Shown) -> Answer {
    let people = People::of(asked).await?;
    let typing = Typing::of(asked, desk, &people).await?;
    if let Some(kept) = shown.form.as_ref().filter(|form| !form.typed.has_refusals()).and_then(|form| typing.kept(form))
    {
        shown.form = Some(kept);
    }
    let comments = Comments::of(asked, Topic::Plan { round: desk.round.number, unit: desk.unit.id }).await?;
    let request_key = asked.request_key()?;
    let unsaved = typing.unsaved();
    let table = Table {
        desk,
        people: &people,
        selection: &shown.selection,
        form: shown.form.as_ref(),
        ticked: &shown.ticked,
        unsaved: &unsaved,
        typing: &typing.others,
        request_key: request_key.as_str(),
    };
    // Where the page is asked for, also when a form was sent to another address.
    let frame = Frame { page_address: desk.address(&shown.selection.query_and("")), ..desk.view.frame.clone() };
    let main = html! {
        (head(asked, desk, &people, &table, &frame))
        (frame::section(desk, &desk.entries()))
        @if desk.activities.is_empty() && shown.form.is_none() {
            (empty(asked, desk, &table))
        } @else {
            (activities(desk, &shown, &table, &frame))
        }
        (dialogue::section(desk, &people, shown.dialogue.as_ref(), request_key.as_str()))
        @if let Some(comments) = &comments { (comments.markup(&desk.view)) }
        (words_of_activities(desk, &people))
    };
    let title = title(desk);
    let page = Page::new(title, main).section(Section::Plan).thread(thread(desk)).class("unit-plan");
    Ok(frame.page_with_status(shown.status(), page))
}

fn title(desk: &Desk<'_>) -> String {
    let names = [("unit", desk.unit.name.as_str().into()), ("round", desk.round.name.as_str().into())];
    desk.view.m.with("plan-title", &names)
}

fn head(asked: &Asked, desk: &Desk<'_>, people: &People, table: &Table<'_>, frame: &Frame) -> Markup {
    let m = desk.view.m;
    let mut meta = vec![html! { (state(asked, desk, people)) }];
    meta.extend(deadline(desk));
    meta.push(html! { (planning::where_it_is(m, desk.round)) });
    let actions = html! {
        @if desk.activities.is_empty() { (amounts::choice(frame)) }
        @if desk.writes() {
            (undo::button(desk, people, table.request_key))
            a.ds-button data-variant="secondary" data-paste href=(desk.address("/import")) { (m.t("plan-paste")) }
            form method="post" action=(desk.address("/submission")) {
                input type="hidden" name=(REQUEST_KEY) value=(table.request_key);
                button.ds-button type="submit" disabled[desk.activities.is_empty()] { (m.t("plan-submit")) }
            }
        }
    };
    html! {
        div #plan-head { (planning::head(&desk.view, desk.round, Part::Units, title(desk), &meta, Some(actions))) }
    }
}

/// Where the plan is, and since when: "Utkast, ändrat 2018-11-14 09.42 av Enhetschef".
fn state(asked: &Asked, desk: &Desk<'_>, people: &People) -> String {
    let m = desk.view.m;
    let state = m.word("plan-state-is", desk.state().key());
    let moment = |at| m.moment(at, asked.app.clock().zone());
    let last = match desk.state() {
        PlanState::Submitted | PlanState::Approved | PlanState::Returned => desk
            .plan()
            .and_then(|plan| plan.steps.iter().rev().find(|(_, step)| dialogue::moves(step)))
            .map(|(stamp, _)| *stamp),
        PlanState::Draft => {
            let changed = desk.activities.iter().map(|activity| activity.changed).max_by_key(|stamp| stamp.at);
            desk.plan().map(|plan| plan.changed).or(changed)
        }
    };
    match last {
        None => state.into_owned(),
        Some(stamp) => m.with(
            "plan-state-since",
            &[("state", state.into()), ("moment", moment(stamp.at).into()), ("who", people.who(stamp.by).into())],
        ),
    }
}

/// The last day to send it in, and that it has passed.
fn deadline(desk: &Desk<'_>) -> Option<Markup> {
    let m = desk.view.m;
    let day = desk.round.ends(Phase::UnitPlans)?;
    let waits = desk.state().is_open() && desk.round.phase() < Phase::Running;
    let late = waits && day < desk.view.today && desk.view.is_today();
    waits.then(|| {
        let key = if late { "plan-late" } else { "plan-deadline" };
        html! { @if late { b { (m.with(key, &[("day", day.to_string().into())])) } } @else { (m.with(key, &[("day", day.to_string().into())])) } }
    })
}

fn activities(desk: &Desk<'_>, shown: &Shown, table: &Table<'_>, frame: &Frame) -> Markup {
    let m = desk.view.m;
    let writes = desk.writes();
    html! {
        div.row.above {
            (shown.selection.form(desk, table.people))
            @if !desk.state().is_open() && desk.plans() { p.cap { (desk.why_it_rests()) } }
            @if desk.plans() { p.cap.on-screen { a href=(desk.view.frame.to(&format!("/units/{}/contributors", desk.unit.id))) { (m.t("contributors-link")) } } }
            div.row.beside {
                p.cap {
                    (m.t("plan-export")) " " a href=(desk.address("/export")) { (m.t("plan-export-excel")) }
                    ", " a href=(desk.address("/export?as=csv")) { (m.t("plan-export-csv")) }
                }
                p.cap { a href=(red_thread::address(&desk.view, desk.round, WorkKnot::Unit(desk.unit.id))) { (m.t("red-thread-knot")) } }
                (amounts::choice(frame))
            }
        }
        @if writes {
            @if let Some(form) = &shown.form {
                (edit::form(table, form, form.of.and_then(|id| desk.activity(id))))
            }
            datalist id=(edit::PEOPLE) { @for (_, label) in table.people.labels() { option value=(label) {} } }
        }
        (table.markup())
        @if writes { (bulk::section(table, shown.bulk.as_ref())) }
    }
}

/// What stands there before anything is planned: the ways to begin.
fn empty(asked: &Asked, desk: &Desk<'_>, table: &Table<'_>) -> Markup {
    let m = desk.view.m;
    let left = asked.organisation.left_behind(desk.round, desk.unit.id).count();
    let before = asked.organisation.planning.before(desk.round);
    let ways = desk.writes().then(|| {
        html! {
            span.row {
                (parts::button_link("primary", &format!("{}#add", desk.address("?add=yes")), m.t("plan-add")))
                (parts::button_link("secondary", &desk.address("/import"), m.t("plan-paste")))
                @if let Some(before) = before.filter(|_| 0 < left && !desk.rests()) {
                    form method="post" action=(desk.address("/carried")) {
                        input type="hidden" name=(REQUEST_KEY) value=(table.request_key);
                        button.ds-button data-variant="secondary" type="submit" {
                            (m.with("plan-carry-on", &[("count", left.into()), ("round", before.name.as_str().into())]))
                        }
                    }
                }
            }
        }
    });
    let text: Cow<'static, str> = m.t(if ways.is_some() { "plan-empty" } else { "plan-empty-reader" });
    parts::nothing_yet(text, ways)
}

/// What is written of each activity, for the plan on paper.
fn words_of_activities(desk: &Desk<'_>, people: &People) -> Markup {
    let m = desk.view.m;
    let told = desk
        .activities
        .iter()
        .filter(|activity| !activity.work.description.is_empty() || !activity.work.milestones.is_empty());
    let told: Vec<_> = told.collect();
    html! {
        @if !told.is_empty() {
            section.printed aria-labelledby="in-words" {
                h2 #in-words { (m.t("plan-in-words")) }
                @for activity in told {
                    h3 { (activity.work.title) }
                    p.meta {
                        @if let Some(owner) = activity.work.owner { span { (people.name(owner)) } }
                        span { (day::span(m, activity.work.from, activity.work.until, row::period(desk))) }
                    }
                    p.explained { (activity.work.description) }
                    ul { @for milestone in &activity.work.milestones {
                        li { (milestone.day) " " (milestone.what) @if let Some(reached) = milestone.reached { " (" (m.with("plan-reached", &[("day", reached.to_string().into())])) ")" } }
                    } }
                }
            }
        }
    }
}

/// From the vision to the plan, through the areas and goals that it is for.
fn thread(desk: &Desk<'_>) -> Thread {
    let m = desk.view.m;
    let language = desk.view.language();
    let mut up = Vec::new();
    if let Some(strategy) = desk.strategy {
        let organisation = desk.view.organisation;
        let model = organisation.model_of(strategy);
        up = knots::to_overarching_goal(desk.view.frame, organisation, strategy);
        let goals: Vec<_> = desk.goals().into_iter().filter(|goal| is_served(desk, goal)).collect();
        let mut areas: Vec<_> = goals.iter().filter_map(|goal| goal.area).collect();
        areas.dedup_by_key(|area| area.id);
        let kind = words::kinds(m, model, StatementKind::ResultArea);
        match areas.as_slice() {
            [] => {}
            [area] => {
                let kind = words::kind(m, model, StatementKind::ResultArea);
                up.push(Knot::to(kind, area.text(), desk.view.statement(area)).in_language(language));
            }
            [first, others @ ..] => {
                let several = [("area", first.text().into()), ("count", others.len().into())];
                up.push(Knot::to(kind, m.with("plan-knot-areas", &several), desk.view.frame.to("/")));
            }
        }
        match goals.as_slice() {
            [] => {}
            [goal] => {
                let kind = words::kind(m, model, goal.statement.kind);
                up.push(Knot::to(kind, goal.short(), desk.view.statement(goal.statement)).in_language(language));
            }
            several => {
                let kind = words::kinds(m, model, StatementKind::Goal);
                let count = m.with("plan-knot-goals", &[("count", several.len().into())]);
                up.push(Knot::to(kind, count, "#plan-table"));
            }
        }
    }
    let name = m.with(
        "plan-knot-name",
        &[("unit", desk.unit.name.as_str().into()), ("round", desk.round.name.as_str().into())],
    );
    Thread { up, ..Thread::to(Knot::here(m.t("plan-knot"), name)) }
}

fn is_served(desk: &Desk<'_>, goal: &desk::Goal<'_>) -> bool {
    let mut shares = desk.activities.iter().flat_map(|activity| &activity.work.goals);
    shares.any(|share| share.goal == goal.statement.id)
}
