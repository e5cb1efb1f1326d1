//! One external task: what is asked, by when, who answers for it, which activities answer it, and what became of it.
//! The register is in `task::list`; writing a task in `task::form`.

use domain::activity::Activity;
use domain::ids::{StatementId, TaskId};
use domain::indicator::Reflects;
use domain::planning::Round;
use domain::policy::Right;
use domain::task::{ExternalTask, Handed, TaskState, TaskStep};
use domain::text::{Reason, RegistrationNumber, Remark};
use domain::topic::Topic;
use domain::work_thread::Knot as WorkKnot;
use maud::{Markup, html};
use store::amend::RequestKey;

use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::people::People;
use crate::planning::red_thread;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{indicator, parts, planning};

pub mod form;
pub mod hand_out;
pub mod import;
pub mod list;
pub mod secrecy;

/// `GET /{organisation}/tasks/{task}`
///
/// # Errors
/// Not found when there is no such task.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, None).await
}

/// `POST /{organisation}/tasks/{task}/unit`: hands it to a unit, or takes it back.
///
/// # Errors
/// As [`show`].
pub async fn hand_to(asked: Asked, typed: Typed) -> Answer {
    let task = known(&asked)?.id;
    let unit = typed.get("unit").parse().ok();
    let handed = asked
        .amend(&typed, move |organisation, context| organisation.hand_out_tasks(context, vec![Handed { task, unit }]))
        .await?;
    match handed {
        Ok(_) => Ok(asked.done(&format!("/tasks/{task}"), &Flash::new(asked.m().t("task-handed")))),
        Err(refusals) => page(&asked, Some(typed.refused(refusals))).await,
    }
}

/// `POST /{organisation}/tasks/{task}/steps`: answered, open again, or nothing to answer.
///
/// # Errors
/// As [`show`].
pub async fn step(asked: Asked, mut typed: Typed) -> Answer {
    let known = known(&asked)?;
    let task = known.id;
    let Some(step) = step_of(&mut typed) else { return page(&asked, Some(typed)).await };
    // The page offers no more than one may do, so there is no form to say it at.
    if !asked.organisation.may_move_task(asked.viewer, known, &step) {
        return Err(Problem::Forbidden);
    }
    let told = match step {
        TaskStep::Answered { .. } => "task-told-answered",
        TaskStep::Reopened { .. } => "task-told-reopened",
        TaskStep::Withdrawn { .. } => "task-told-withdrawn",
    };
    let moved =
        asked.amend(&typed, move |organisation, context| organisation.move_task(context, task, step.clone())).await?;
    match moved {
        Ok(_) => Ok(asked.done(&format!("/tasks/{task}"), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(&asked, Some(typed.refused(refusals))).await,
    }
}

/// What was asked for by the button that was pressed; `None` when something typed is wrong.
fn step_of(typed: &mut Typed) -> Option<TaskStep> {
    match typed.get("step") {
        "answered" => {
            let (on, how) = (typed.day("on"), typed.parse("how", Remark::parse));
            let registration_number = typed.optional("registration_number", RegistrationNumber::parse);
            let (on, how) = (on?, how?);
            (!typed.has_refusals()).then_some(TaskStep::Answered { on, how, registration_number })
        }
        "reopened" => Some(TaskStep::Reopened { reason: typed.parse("reason", Reason::parse)? }),
        _ => Some(TaskStep::Withdrawn { reason: typed.parse("reason", Reason::parse)? }),
    }
}

/// The thread to a page of the register: what steers, and the register itself above what is shown.
fn thread(view: &View<'_>, here: Knot) -> Thread {
    let mut thread = planning::thread(view, None, here);
    thread.up.push(register(view));
    thread
}

fn register(view: &View<'_>) -> Knot {
    Knot::to(view.m.t("tasks-title"), view.m.t("tasks-register"), view.frame.to("/tasks"))
}

fn known(asked: &Asked) -> Result<&ExternalTask, Problem> {
    let id = asked.id::<TaskId>("task")?;
    asked.organisation.task(id).ok_or(Problem::NotFound)
}

async fn page(asked: &Asked, typed: Option<Typed>) -> Answer {
    let task = known(asked)?;
    let people = People::of(asked).await?;
    let typed = typed.unwrap_or_default();
    let comments = Comments::of(asked, Topic::Task(task.id)).await?;
    let (view, key, comments) = (View::of(asked), asked.request_key()?, comments.as_ref());
    let shown = OneTask { view, people: &people, task, typed: &typed, key, comments };
    let page = Page::new(task.terms.title.as_str(), shown.main()).section(Section::Plan).thread(shown.thread());
    Ok(asked.frame.form_page(&typed, page))
}

/// Everything about one task.
struct OneTask<'a> {
    view: View<'a>,
    people: &'a People,
    task: &'a ExternalTask,
    typed: &'a Typed,
    key: RequestKey,
    comments: Option<&'a Comments<'a>>,
}

impl<'a> OneTask<'a> {
    fn thread(&self) -> Thread {
        let view = &self.view;
        let here = Knot::here(self.task.terms.number.as_str(), self.task.terms.title.as_str());
        let here = here.in_language(view.language());
        let mut thread = planning::thread_through(view, None, &self.goals(), here);
        thread.up.push(register(view));
        thread
    }

    /// The goals that it is tied to, or else those of the activities that answer it.
    fn goals(&self) -> Vec<StatementId> {
        if !self.task.terms.goals.is_empty() {
            return self.task.terms.goals.clone();
        }
        let answering = self.round().into_iter().flat_map(|round| round.answering(self.task.id));
        let mut goals: Vec<StatementId> =
            answering.flat_map(|activity| activity.work.goals.iter().map(|share| share.goal)).collect();
        goals.sort_unstable();
        goals.dedup();
        goals
    }

    /// The round that it is answered in: the last one that does, or the last whose period the task's year is in.
    fn round(&self) -> Option<&'a Round> {
        let rounds = || self.view.organisation.planning.rounds().rev();
        let answers = rounds().find(|round| round.answering(self.task.id).next().is_some());
        answers.or_else(|| rounds().find(|round| round.from.year() <= self.task.terms.year))
    }

    fn main(&self) -> Markup {
        let (view, m, terms) = (&self.view, self.view.m, &self.task.terms);
        let may = view.is_today() && view.may(Right::SteerPlanning);
        let edit = may.then(|| {
            parts::button_link("secondary", &view.frame.to(&format!("/tasks/{}/edit", self.task.id)), m.t("task-edit"))
        });
        html! {
            (parts::head(html! { span lang=[view.language()] { (terms.title) } }, &self.meta(), edit))
            div.cols {
                div {
                    @if !terms.text.is_empty() {
                        div.explained lang=[view.language()] {
                            @for paragraph in terms.text.as_str().split("\n\n") { p.says { (paragraph) } }
                        }
                    }
                    (self.due())
                    (self.answers())
                    (indicator::list::of_work(view, Reflects::Task(self.task.id)))
                    (self.amendments())
                    (self.history())
                    @if let Some(comments) = self.comments { (comments.markup(view)) }
                }
                aside aria-label=(m.t("task-about")) {
                    (self.breaks())
                    section.sec aria-labelledby="facts" { h2 #facts { (m.t("task-facts")) } (parts::facts(&self.facts())) }
                    @if may { (self.unit_form()) }
                    (secrecy::section(view, self.people, self.task, self.typed, &self.key))
                    (self.step_forms())
                }
            }
            @if view.may(Right::ReadPlanning) && let Some(round) = self.round() {
                (red_thread::section(view, round, WorkKnot::Task(self.task.id)))
            }
        }
    }

    fn meta(&self) -> Vec<Markup> {
        let (m, terms) = (self.view.m, &self.task.terms);
        let mut meta = vec![
            html! { (terms.number) },
            html! { (m.word("task-kind", terms.kind.key())) },
            html! { (m.word("task-state", self.task.state().key())) },
        ];
        meta.extend(self.task.secret.as_ref().map(|secret| secrecy::tag(m, secret)));
        if self.task.is_late(self.view.day) {
            meta.push(html! { b { (m.t("task-late")) } });
        }
        meta
    }

    fn facts(&self) -> Vec<(std::borrow::Cow<'static, str>, Markup)> {
        let (view, m, terms) = (&self.view, self.view.m, &self.task.terms);
        let unit = self.task.unit.and_then(|unit| view.organisation.units.get(&unit));
        let mut facts = vec![
            (
                m.t("task-document"),
                html! { span lang=[view.language()] { (terms.document) } ", " time { (terms.dated) } },
            ),
            (m.t("task-year"), html! { (terms.year) }),
            (
                m.t("task-unit"),
                html! { @match unit {
                    Some(unit) => (unit.name),
                    None => (m.t("task-no-unit")),
                } },
            ),
        ];
        if !terms.goals.is_empty() {
            facts.push((m.t("task-goals"), html! { @for goal in &terms.goals { (self.goal(*goal)) br; } }));
        }
        facts.push((
            m.t("task-registered"),
            html! {
                (self.people.who(self.task.registered.by)) ", " (view.moment(self.task.registered.at))
            },
        ));
        facts
    }

    fn goal(&self, id: StatementId) -> Markup {
        let view = &self.view;
        let found = view.organisation.strategy.find(id, view.day);
        html! { @if let Some((revision, goal)) = found {
            a href=(view.statement(goal)) lang=[view.language()] {
                @if let Some(number) = revision.tree.number(goal) { b { (number) } " " } (goal.text())
            }
        } }
    }

    fn due(&self) -> Markup {
        let (m, due) = (self.view.m, &self.task.terms.due);
        html! {
            section.sec aria-labelledby="due" {
                h2 #due { (m.t("task-due")) }
                @if due.is_empty() { p { (m.t("task-no-due")) } }
                ul.bare { @for due in due {
                    li { time.nw { (due.day) } @if let Some(what) = &due.what { " " span lang=[self.view.language()] { (what) } } }
                } }
            }
        }
    }

    /// The activities that answer it, in the rounds whose period the task's year is in, the latest first.
    fn answers(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let mut found: Vec<(&Round, &Activity)> = Vec::new();
        for round in view.organisation.planning.rounds().rev() {
            found.extend(round.answering(self.task.id).map(|activity| (round, activity)));
        }
        html! {
            section.sec aria-labelledby="answers" {
                h2 #answers { (m.t("task-answered-by")) }
                @if found.is_empty() { p { (m.t("task-no-activity")) } }
                ul.bare { @for (round, activity) in found {
                    @let unit = view.organisation.units.get(&activity.unit).map_or("", |unit| unit.name.as_str());
                    li {
                        a href=(view.frame.to(&format!("/planning/{}/activities/{}", round.number, activity.id))) lang=[view.language()] { (activity.work.title) }
                        " " span.cap { (round.name) ", " (unit) ", " (m.word("activity-status", activity.work.status.key())) }
                    }
                } }
            }
        }
    }

    fn amendments(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if !self.task.amendments.is_empty() {
            section.sec aria-labelledby="amendments" {
                h2 #amendments { (m.t("task-amendments")) }
                ol.hang { @for (stamp, amendment) in &self.task.amendments {
                    li {
                        p.cap { (amendment.document) ", " time { (amendment.dated) } }
                        p lang=[view.language()] { (amendment.what) }
                        p.cap { (self.people.who(stamp.by)) ", " (view.moment(stamp.at)) }
                    }
                } }
            }
        } }
    }

    fn history(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if !self.task.steps.is_empty() {
            section.sec aria-labelledby="history" {
                h2 #history { (m.t("task-history")) }
                ol.hang { @for (stamp, step) in self.task.steps.iter().rev() {
                    li {
                        @match step {
                            TaskStep::Answered { on, how, registration_number } => {
                                p { b { (m.word("task-step", "answered")) } " " time { (on) }
                                    @if let Some(number) = registration_number { ", " (m.t("registration-number")) " " (number) } }
                                p lang=[view.language()] { (how) }
                            }
                            TaskStep::Reopened { reason } => { p { b { (m.word("task-step", "reopened")) } } p lang=[view.language()] { (reason) } }
                            TaskStep::Withdrawn { reason } => { p { b { (m.word("task-step", "withdrawn")) } } p lang=[view.language()] { (reason) } }
                        }
                        p.cap { (self.people.who(stamp.by)) ", " (view.moment(stamp.at)) }
                    }
                } }
            }
        } }
    }

    /// Where the thread breaks: in nobody's hands, or in no plan.
    fn breaks(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let rounds = view.organisation.planning.rounds();
        let round = rounds.rev().find(|round| round.from.year() <= self.task.terms.year);
        let unanswered = round.is_some_and(|round| round.answering(self.task.id).next().is_none());
        html! { @if self.task.is_open() {
            @if self.task.unit.is_none() { p.fault { span.brk { (figures::icons::fray()) (m.t("task-no-unit")) } " " (m.t("task-no-unit-what")) } }
            @if unanswered { p.fault { span.brk { (figures::icons::fray()) (m.t("task-no-activity-short")) } " " (m.t("task-no-activity-what")) } }
        } }
    }

    fn unit_form(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let unit = self.task.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let typed = self.typed_in(|typed| typed.has("unit"), &[("unit", &unit)]);
        let form = Form::new(m, &typed);
        html! {
            section.sec aria-labelledby="hand" {
                h2 #hand { (m.t("task-hand")) }
                (form.open(&view.frame.to(&format!("/tasks/{}/unit", self.task.id)), self.key.as_str(), html! {
                    (form.select(&Field::new("unit", m.t("task-unit")), &list::unit_choices(view, m.t("task-no-unit").into_owned())))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("task-hand-do")) } }
                }))
            }
        }
    }

    /// What was typed in a form, when it was this one that came back; else what it begins with.
    fn typed_in(&self, is_this: impl Fn(&Typed) -> bool, begins: &[(&str, &str)]) -> Typed {
        if is_this(self.typed) { self.typed.clone() } else { Typed::beginning_with(begins) }
    }

    /// The steps that whoever looks may take with it.
    fn step_forms(&self) -> Markup {
        let (view, state) = (&self.view, self.task.state());
        let steers = view.may(Right::SteerPlanning);
        let answers = steers || view.organisation.may_answer_task(view.viewer, self.task);
        if !view.is_today() || !answers {
            return html! {};
        }
        html! {
            @if state == TaskState::Open {
                (self.step_form("answered", "task-answer", |form, view| html! {
                    (form.day(&Field::new("on", view.m.t("task-answer-on"))))
                    (form.text(&Field::new("how", view.m.t("task-answer-how")).hint(view.m.t("task-answer-how-hint")).language(view.language()), 3))
                    (form.line(&Field::new("registration_number", view.m.t("task-answer-number")).optional()))
                    div.row { button.ds-button type="submit" { (view.m.t("task-answer-do")) } }
                }))
                @if steers { (self.step_form("withdrawn", "task-withdraw", |form, view| html! {
                    (form.line(&Field::new("reason", view.m.t("task-reason")).language(view.language())))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (view.m.t("task-withdraw-do")) } }
                })) }
            } @else if steers || state == TaskState::Answered {
                (self.step_form("reopened", "task-reopen", |form, view| html! {
                    (form.line(&Field::new("reason", view.m.t("task-reason")).language(view.language())))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (view.m.t("task-reopen-do")) } }
                }))
            }
        }
    }

    /// One step's form, folded in until it is wanted or has come back with something wrong.
    fn step_form(
        &self,
        step: &'static str,
        title: &'static str,
        inside: impl FnOnce(&Form<'_>, &View<'a>) -> Markup,
    ) -> Markup {
        let typed = self.typed_in(|typed| typed.get("step") == step, &[("on", &self.view.today.to_string())]);
        let form = Form::new(self.view.m, &typed);
        let action = self.view.frame.to(&format!("/tasks/{}/steps", self.task.id));
        html! {
            details.ds-details open[typed.has_refusals()] {
                summary { (self.view.m.t(title)) }
                (form.open(&action, self.key.as_str(), html! {
                    input type="hidden" name="step" value=(step);
                    (inside(&form, &self.view))
                }))
            }
        }
    }
}
