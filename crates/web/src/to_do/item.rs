//! One thing to do, as it is told: in which words, by when, about what, and where it is done. Whatever the domain can ask
//! of a person has its words and its page here.

use std::borrow::Cow;

use domain::ids::{ActivityId, BodyId, FetchId, IndicatorId, RoundNumber, UnitId};
use domain::indicator_set::SetStep;
use domain::planning::{Paper, Round};
use domain::to_do::{Act, ToDo};
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::messages::Messages;
use crate::people::People;
use crate::planning::{activity_path, papers, path, unit_path};
use crate::view::View;
use crate::{indicator, verdict_round, words, workshop};

/// One thing to do.
pub(super) struct Item {
    key: &'static str,
    /// What it is done to, in the organisation's own language.
    what: String,
    values: Vec<(&'static str, FluentValue<'static>)>,
    /// What else is to be known before one goes there.
    pub(super) about: Vec<Fact>,
    path: String,
    by: Option<Date>,
    late: u32,
    /// How many days are left, when there is a day and it has not passed.
    left: i32,
}

/// Something to know of it.
pub(super) struct Fact {
    pub(super) text: String,
    /// Whether it is in the organisation's own language, not the reader's.
    is_own: bool,
}

impl Item {
    pub(super) fn of(view: &View<'_>, people: &People, todo: &ToDo) -> Item {
        let done_for =
            todo.done_for.map(|person| view.m.with("deputies-done-for", &[("person", people.name(person).into())]));
        let left = todo.by.and_then(|by| by.since(view.day).ok()).map_or(0, |span| span.get_days());
        Item { by: todo.by, late: todo.late, left, ..act(view, &todo.act).and(done_for.and_then(told)) }
    }

    /// The same with one more fact.
    fn and(mut self, fact: Option<Fact>) -> Item {
        self.about.extend(fact);
        self
    }

    /// The row in the list.
    pub(super) fn row(&self, view: &View<'_>) -> Markup {
        let m = view.m;
        html! {
            div.when {
                @match (self.by, self.late) {
                    (Some(day), 1..) => {
                        p { b { (self.lateness(m)) } }
                        p.cap { (m.t("to-do-last-day")) " " time datetime=(day) { (day) } }
                    }
                    (Some(day), 0) => {
                        p { time datetime=(day) { (day) } }
                        p.cap { (self.ahead(m)) }
                    }
                    (None, _) => p.cap { (m.t("to-do-no-day")) },
                }
            }
            div {
                h2 { a href=(view.frame.to(&self.path)) { (self.says(view)) } }
                @if !self.about.is_empty() { p.cap {
                    @for (index, fact) in self.about.iter().enumerate() {
                        @if 0 < index { ", " }
                        span lang=[view.language().filter(|_| fact.is_own)] { (fact.text) }
                    }
                } }
            }
        }
    }

    /// What to do: "Skicka in planen för Digital utveckling".
    fn says(&self, view: &View<'_>) -> Markup {
        let what = html! { span lang=[view.language()] { (self.what) } };
        view.m.around(self.key, ("what", what), &self.values)
    }

    /// The same without markup.
    pub(super) fn says_in_words(&self, view: &View<'_>) -> String {
        let what = ("what", FluentValue::from(self.what.clone()));
        let values: Vec<_> = self.values.iter().cloned().chain([what]).collect();
        view.m.with(self.key, &values)
    }

    /// By when, as a line of text.
    pub(super) fn when_in_words(&self, m: Messages) -> String {
        match (self.by, self.late) {
            (Some(day), 1..) => format!("{}, {} {day}", self.lateness(m), m.t("to-do-last-day")),
            (Some(day), 0) => format!("{} {day}, {}", m.t("to-do-last-day"), self.ahead(m)),
            (None, _) => m.t("to-do-no-day").into_owned(),
        }
    }

    fn lateness(&self, m: Messages) -> String {
        m.with("to-do-late", &[("count", self.late.into())])
    }

    fn ahead(&self, m: Messages) -> String {
        match self.left {
            0 => m.t("to-do-today").into_owned(),
            1 => m.t("to-do-tomorrow").into_owned(),
            days => m.with("to-do-ahead", &[("count", days.into())]),
        }
    }
}

fn own(text: impl Into<String>) -> Option<Fact> {
    Some(Fact { text: text.into(), is_own: true })
}

fn told(text: impl Into<String>) -> Option<Fact> {
    Some(Fact { text: text.into(), is_own: false })
}

fn item(key: &'static str, what: impl Into<String>, path: String) -> Item {
    Item { key, what: what.into(), values: Vec::new(), about: Vec::new(), path, by: None, late: 0, left: 0 }
}

fn act(view: &View<'_>, act: &Act) -> Item {
    let m = view.m;
    match act {
        Act::WriteDirective(round) => {
            item("to-do-write-directive", name_of(view, *round), path(*round, "/directive/text"))
        }
        Act::GiveFrames(round) => item("to-do-give-frames", name_of(view, *round), path(*round, "/frames/amounts")),
        Act::EnterPhase(round, phase) => {
            let item = item("to-do-enter-phase", name_of(view, *round), path(*round, "/phases"));
            Item { values: vec![("phase", words::phase(m, *phase).into_owned().into())], ..item }
        }
        Act::SendPlanIn(round, unit) => of_plan(view, "to-do-send-plan-in", *round, *unit),
        Act::MendPlan { round, unit, comment } => {
            of_plan(view, "to-do-mend-plan", *round, *unit).and(own(format!("”{comment}”")))
        }
        Act::ApprovePlan(round, unit) => of_plan(view, "to-do-approve-plan", *round, *unit),
        Act::RecordPaper { round, paper, body } => of_paper(view, *round, *paper).and(lies_before(view, *body)),
        Act::RecordRevision(revision, body) => {
            let item = item("to-do-record-revision", revision.to_string(), format!("/revisions/{revision}/decision"));
            item.and(lies_before(view, *body))
        }
        Act::AnswerConsultation(revision) => {
            item("to-do-answer-consultation", revision.to_string(), format!("/revisions/{revision}"))
                .and(told(m.t("to-do-answer-consultation-how")))
        }
        Act::EndConsultation(revision) => {
            item("to-do-end-consultation", revision.to_string(), format!("/revisions/{revision}/course"))
                .and(told(m.t("to-do-end-consultation-how")))
        }
        Act::ReachMilestone { round, activity, milestone } => of_milestone(view, *round, *activity, *milestone),
        Act::ChooseGoals(round, activity) => {
            let known = known(view, *round).and_then(|round| round.activity(*activity));
            let title = known.map_or_else(String::new, |activity| activity.work.title.to_string());
            let there = match known {
                Some(activity) => format!("{}?edit={id}#row-{id}", unit_path(*round, activity.unit), id = activity.id),
                None => activity_path(*round, *activity),
            };
            let unit = known.map_or("", |activity| unit_name(view, activity.unit));
            item("to-do-choose-goals", title, there).and(own(unit)).and(in_round(view, *round))
        }
        Act::HandOutTasks(count) => {
            let item = item("to-do-hand-out-tasks", "", "/tasks/hand-out".to_owned());
            Item { values: vec![("count", (*count).into())], ..item }
        }
        Act::AnswerTask(id) => {
            let task = view.organisation.task(*id);
            let title = task.map_or("", |task| task.terms.title.as_str());
            let item = item("to-do-answer-task", title, format!("/tasks/{id}"));
            item.and(task.and_then(|task| own(format!("{}, {}", task.terms.number, task.terms.document))))
        }
        Act::BringInValues(id) => of_indicator(view, *id),
        Act::LookAtFetched(id) => of_fetch(view, "to-do-look-at-fetched", *id, "/file"),
        Act::MendFetch(id) => of_fetch(view, "to-do-mend-fetch", *id, ""),
        Act::WriteSet(number) => {
            let set = view.organisation.indicators.set(*number);
            let returned = match set.and_then(|set| set.steps.last()) {
                Some((_, SetStep::Returned { reason })) => own(format!("”{reason}”")),
                _ => None,
            };
            item("to-do-write-set", number.to_string(), format!("/indicators/sets/{number}")).and(returned)
        }
        Act::AnswerContributions(contributions) => {
            let item = item("to-do-answer-contributions", "", "/contributions?whose=to-answer".to_owned());
            Item { values: vec![("count", contributions.len().into())], ..item }
        }
        Act::GiveVerdict(id) => {
            let round = view.organisation.verdict_round(*id);
            let occasion = round.map_or("", |round| round.terms.occasion.as_str());
            item("to-do-give-verdict", occasion, verdict_round::path(*id, "/answer"))
                .and(told(m.t("to-do-give-verdict-how")))
        }
        Act::TakePart(id) => {
            let title = view.organisation.workshop(*id).map_or("", |it| it.terms.title.as_str());
            item("to-do-take-part", title, workshop::path(*id, ""))
        }
        Act::CloseWorkshop(id) => {
            let title = view.organisation.workshop(*id).map_or("", |it| it.terms.title.as_str());
            item("to-do-close-workshop", title, workshop::path(*id, ""))
        }
        Act::RecordSet(number, body) => {
            let item = item("to-do-record-set", number.to_string(), format!("/indicators/sets/{number}/decision"));
            item.and(lies_before(view, *body))
        }
    }
}

fn of_plan(view: &View<'_>, key: &'static str, round: RoundNumber, unit: UnitId) -> Item {
    item(key, unit_name(view, unit), unit_path(round, unit)).and(in_round(view, round))
}

fn of_paper(view: &View<'_>, number: RoundNumber, paper: Paper) -> Item {
    let name = words::paper(view.m, view.organisation, number, paper);
    let there = path(number, &papers::tail(paper, "/decision"));
    let item = item("to-do-record-paper", "", there);
    Item { values: vec![("paper", words::in_a_sentence(&name).into())], ..item }
}

fn of_milestone(view: &View<'_>, number: RoundNumber, id: ActivityId, milestone: usize) -> Item {
    let activity = known(view, number).and_then(|round| round.activity(id));
    let milestone = activity.and_then(|activity| activity.work.milestones.get(milestone));
    let what = milestone.map_or("", |milestone| milestone.what.as_str());
    let item = item("to-do-reach-milestone", what, format!("{}#report", activity_path(number, id)));
    let unit = activity.map_or("", |activity| unit_name(view, activity.unit));
    item.and(activity.and_then(|activity| own(format!("{}, {unit}", activity.work.title))))
}

fn of_indicator(view: &View<'_>, id: IndicatorId) -> Item {
    let m = view.m;
    let indicators = &view.organisation.indicators;
    let known = indicators.get(id);
    let name = known.map_or("", |known| indicators.definition_on(known, view.day).definition.name.as_str());
    let latest = match known.and_then(|known| known.latest_period()) {
        Some(period) => m.with("to-do-latest-value", &[("period", indicator::words::period(m, period).into())]),
        None => m.t("to-do-no-value").into_owned(),
    };
    item("to-do-bring-in-values", name, format!("{}/values", indicator::path(id))).and(told(latest))
}

fn of_fetch(view: &View<'_>, key: &'static str, id: FetchId, tail: &str) -> Item {
    let fetch = view.organisation.indicators.fetch(id);
    let name = fetch.map_or("", |fetch| fetch.terms.name.as_str());
    item(key, name, format!("{}{tail}", indicator::fetches::path(id)))
}

fn lies_before(view: &View<'_>, body: BodyId) -> Option<Fact> {
    let name = view.body(body).map(|body| words::name_in_a_sentence(view.m, body.name.as_str()))?;
    told(view.m.with("to-do-lies-before", &[("body", name.into())]))
}

fn in_round(view: &View<'_>, round: RoundNumber) -> Option<Fact> {
    told(view.m.with("to-do-in-round", &[("round", name_of(view, round).into_owned().into())]))
}

fn known<'a>(view: &View<'a>, round: RoundNumber) -> Option<&'a Round> {
    view.organisation.planning.get(round)
}

fn name_of<'a>(view: &View<'a>, round: RoundNumber) -> Cow<'a, str> {
    known(view, round).map_or(Cow::Borrowed(""), |round| Cow::Borrowed(round.name.as_str()))
}

fn unit_name<'a>(view: &View<'a>, unit: UnitId) -> &'a str {
    view.organisation.units.get(&unit).map_or("", |unit| unit.name.as_str())
}
