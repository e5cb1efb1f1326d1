//! One activity: what it is for, who does it, when, what it costs and from where, what it answers and depends on, and how it
//! has come along in other rounds. How far it has come is reported here. Writing it is done in the unit's plan.

use domain::activity::{Activity, Status};
use domain::contribution::About;
use domain::ids::{ActivityId, StatementId};
use domain::indicator::Reflects;
use domain::planning::Round;
use domain::policy::Viewer;
use domain::work_thread::Knot as WorkKnot;
use domain::writing::Seen;
use figures::gantt_bar;
use jiff::civil::Date;
use maud::{Markup, html};
use store::amend::RequestKey;

use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::contribution::section::Section as Contributions;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::people::People;
use crate::planning::red_thread;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::unit_plan::{day, desk};
use crate::view::View;
use crate::{indicator, parts, planning};

mod both;
pub(crate) mod choices;
mod fields;
pub mod form;
mod shown;

/// `GET /{organisation}/planning/{round}/activities/{activity}`
///
/// # Errors
/// Not found when there is no such round or activity.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// `POST /{organisation}/planning/{round}/activities/{activity}/progress`: how far it has come, and which milestones are
/// reached.
///
/// # Errors
/// As [`show`].
pub async fn report(asked: Asked, mut typed: Typed) -> Answer {
    let round = planning::round(&asked)?.number;
    let activity = known(&asked)?;
    if !may_report(&View::of(&asked), activity) {
        return Err(Problem::Forbidden);
    }
    let (id, count) = (activity.id, activity.work.milestones.len());
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    let status = Status::ALL.into_iter().find(|status| status.key() == typed.get("status")).unwrap_or_default();
    let reached: Vec<Option<Date>> =
        (0..count).map(|at| typed.get(&format!("reached-{at}")).trim().parse().ok()).collect();
    let wrong = (0..count).any(|at| !typed.get(&format!("reached-{at}")).trim().is_empty() && reached[at].is_none());
    if wrong {
        typed.refuse(domain::refusal::Refusal::new("not-a-day").at("reached"));
        return page(&asked, &typed).await;
    }
    let told = asked
        .amend(&typed, move |organisation, context| {
            organisation.report_progress(context, (round, id, seen), status, reached.clone())
        })
        .await?;
    match told {
        Ok(_) => Ok(asked.done(&planning::activity_path(round, id), &Flash::new(asked.m().t("activity-reported")))),
        Err(refusals) => page(&asked.again().await?, &typed.refused(refusals)).await,
    }
}

fn known(asked: &Asked) -> Result<&Activity, Problem> {
    let id = asked.id::<ActivityId>("activity")?;
    planning::round(asked)?.activity(id).ok_or(Problem::NotFound)
}

fn may_report(view: &View<'_>, activity: &Activity) -> bool {
    view.viewer != Viewer::Public && view.organisation.may_report_on(view.viewer, activity)
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let people = People::of(asked).await?;
    let (round, activity) = (planning::round(asked)?, known(asked)?);
    let about = About::Activity { round: round.number, activity: activity.id };
    let contributions = Contributions::of(asked, about).await?;
    let comments = Comments::of(asked, about.into()).await?;
    let (contributions, comments) = (contributions.as_ref(), comments.as_ref());
    let (view, key) = (View::of(asked), asked.request_key()?);
    let shown = OneActivity { view, people: &people, round, activity, typed, key, contributions, comments };
    let title = activity.work.title.to_string();
    let here = Knot::here(shown.view.m.t("activity-knot"), title.clone()).in_language(shown.view.language());
    let page = Page::new(title, shown.main()).section(Section::Plan).thread(shown.thread(here));
    Ok(asked.frame.form_page(typed, page))
}

struct OneActivity<'a> {
    view: View<'a>,
    people: &'a People,
    round: &'a Round,
    activity: &'a Activity,
    typed: &'a Typed,
    key: RequestKey,
    contributions: Option<&'a Contributions<'a>>,
    comments: Option<&'a Comments<'a>>,
}

impl OneActivity<'_> {
    fn main(&self) -> Markup {
        let (view, m, work) = (&self.view, self.view.m, &self.activity.work);
        let areas = view.organisation.areas_for(self.round);
        let pointed_out = self.round.is_pointed_out(self.activity, |goal| areas.of_goal(goal));
        let plan = view.frame.to(&planning::unit_path(self.round.number, self.activity.unit));
        html! {
            (parts::head(html! {
                span lang=[view.language()] { (work.title) } @if pointed_out { " " (planning::flag(m)) }
            }, &self.meta(), Some(html! {
                @if self.writes() { (parts::button_link("primary", &self.edit_address(), m.t("activity-edit"))) }
                (parts::button_link("secondary", &plan, m.t("activity-plan")))
            })))
            div.cols {
                div {
                    @if !work.description.is_empty() {
                        div.explained lang=[view.language()] { @for paragraph in work.description.as_str().split("\n\n") { p.says { (paragraph) } } }
                    }
                    (self.goals())
                    (self.resources())
                    (self.milestones())
                    (self.ties())
                    (indicator::list::of_work(view, Reflects::Activity(self.activity.id)))
                    @if let Some(contributions) = self.contributions { (contributions.markup(view)) }
                    @if let Some(comments) = self.comments { (comments.markup(view)) }
                }
                aside aria-label=(m.t("activity-about")) {
                    section.sec aria-labelledby="facts" { h2 #facts { (m.t("activity-facts")) } (parts::facts(&self.facts())) }
                    (self.report_form())
                    (self.other_rounds())
                }
            }
            (red_thread::section(view, self.round, WorkKnot::Activity(self.activity.id)))
        }
    }

    /// Through the goal that most of it is for, and down to what it has. Without a goal it breaks here.
    fn thread(&self, here: Knot) -> Thread {
        let (view, m) = (&self.view, self.view.m);
        let mut shares = self.activity.work.goals.clone();
        shares.sort_by_key(|share| std::cmp::Reverse(share.share));
        let goals: Vec<StatementId> = shares.iter().map(|share| share.goal).collect();
        let has = self.round.resources_of(self.activity);
        let below = (!has.is_none()).then(|| Knot::to(m.t("knot-down-to-money"), view.amounts().both(has), "#thread"));
        let broken = goals.is_empty().then(|| Knot::here(m.t("activity-no-goal"), m.t("my-thread-no-goal-what")));
        Thread { down: below, broken, ..planning::thread_through(view, Some(self.round), &goals, here) }
    }

    /// Whether the viewer can write it now.
    fn writes(&self) -> bool {
        desk::writes(&self.view, self.round, self.activity.unit)
    }

    fn edit_address(&self) -> String {
        self.view.frame.to(&format!("{}/edit", planning::activity_path(self.round.number, self.activity.id)))
    }

    fn meta(&self) -> Vec<Markup> {
        let (view, m, work) = (&self.view, self.view.m, &self.activity.work);
        let unit = view.organisation.units.get(&self.activity.unit).map_or("", |unit| unit.name.as_str());
        vec![
            html! { span lang=[view.language()] { (unit) } },
            html! { (day::span(m, work.from, work.until, (self.round.from, self.round.until))) },
            html! { (m.word("activity-status", work.status.key())) },
        ]
    }

    /// The thread: each goal with its share and what it gets, up to the area.
    fn goals(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let strategy = view.organisation.strategy_for(self.round);
        let lines = self.round.allocation(&view.organisation.areas_for(self.round));
        let goal_has = |goal: StatementId| {
            lines.sum_of(|line| line.place.activity == self.activity.id && line.place.goal == Some(goal))
        };
        html! {
            section.sec aria-labelledby="goals" {
                h2 #goals { (m.t("activity-goals")) }
                @if self.activity.work.goals.is_empty() {
                    p.fault { span.brk { (figures::icons::fray()) (m.t("activity-no-goal")) } " " (m.t("activity-no-goal-what")) }
                }
                ol.hang { @for share in &self.activity.work.goals {
                    @let goal = strategy.and_then(|strategy| strategy.tree.get(share.goal));
                    @let has = goal_has(share.goal);
                    li {
                        @match (strategy, goal) {
                            (Some(strategy), Some(goal)) => {
                                p.says { a href=(view.statement(goal)) lang=[view.language()] {
                                    @if let Some(number) = strategy.tree.number(goal) { b { (number) } " " } (goal.text())
                                } }
                                @for above in strategy.tree.above(goal.id).into_iter().take(1) { p.cap lang=[view.language()] { (above.text()) } }
                            }
                            _ => p { span.brk { (figures::icons::fray()) (m.t("activity-goal-gone")) } },
                        }
                        p.cap { (view.amounts().share(share.share)) ", " (view.amounts().kronor_with_unit(has.kronor)) ", " (view.amounts().person_years_with_unit(has.person_years)) }
                    }
                } }
            }
        }
    }

    fn resources(&self) -> Markup {
        let (view, m, amounts) = (&self.view, self.view.m, self.view.amounts());
        let lines = self.round.allocation(&view.organisation.areas_for(self.round));
        let mine = lines.lines.iter().filter(|line| line.place.activity == self.activity.id);
        let mut by_source: std::collections::BTreeMap<_, domain::money::Resources> = std::collections::BTreeMap::new();
        for line in mine {
            *by_source.entry(line.place.source).or_default() += line.resources;
        }
        let total: domain::money::Resources = by_source.values().copied().sum();
        html! {
            section.sec {
                h2 #resources { (m.t("activity-resources")) }
                @if by_source.is_empty() { p { (m.t("activity-no-resources")) } }
                @else {
                    (parts::scroll(m.t("activity-resources"), html! { table.ds-table {
                        thead { tr { th scope="col" { (m.t("activity-source")) } th.num scope="col" { (amounts.abbreviation()) } th.num scope="col" { (amounts.person_years_abbreviation()) } } }
                        tbody { @for (source, has) in &by_source { tr {
                            th scope="row" lang=[view.language()] { (view.organisation.planning.source(*source).map_or("", |source| source.name.as_str())) }
                            td.num { (amounts.cell(has.kronor)) } td.num { (amounts.person_years_cell(has.person_years)) }
                        } } }
                        tfoot { tr { th scope="row" { (m.t("activity-sum")) } td.num { (amounts.cell(total.kronor)) } td.num { (amounts.person_years_cell(total.person_years)) } } }
                    } }))
                }
            }
        }
    }

    fn milestones(&self) -> Markup {
        let (view, m, work) = (&self.view, self.view.m, &self.activity.work);
        html! { @if !work.milestones.is_empty() {
            section.sec aria-labelledby="milestones" {
                h2 #milestones { (m.t("activity-milestones")) }
                ul.bare { @for milestone in &work.milestones {
                    li {
                        time.nw { (milestone.day) } " " span lang=[view.language()] { (milestone.what) }
                        @match milestone.reached {
                            Some(day) => { " " span.cap { (m.with("activity-reached", &[("day", day.to_string().into())])) } }
                            None if milestone.day < view.today && self.round.is_carried_out_on(view.today) => { " " b { (m.t("activity-late")) } }
                            None => {}
                        }
                    }
                } }
            }
        } }
    }

    /// Tasks that it answers, what it depends on, and what depends on it.
    fn ties(&self) -> Markup {
        let (view, m, work) = (&self.view, self.view.m, &self.activity.work);
        let needed: Vec<&Activity> = work.needs.iter().filter_map(|id| self.round.activity(*id)).collect();
        let needing: Vec<&Activity> = self
            .round
            .activities
            .values()
            .map(AsRef::as_ref)
            .filter(|other| other.work.needs.contains(&self.activity.id))
            .collect();
        html! {
            @if !work.tasks.is_empty() {
                section.sec aria-labelledby="tasks" {
                    h2 #tasks { (m.t("activity-tasks")) }
                    ul.bare { @for task in work.tasks.iter().filter_map(|id| view.organisation.task(*id)) {
                        li { (task.terms.number) " " a href=(view.frame.to(&format!("/tasks/{}", task.id))) lang=[view.language()] { (task.terms.title) } }
                    } }
                }
            }
            @for (key, title, activities) in [("needs", "activity-needs", needed), ("needed", "activity-needed-by", needing)] {
                @if !activities.is_empty() {
                    section.sec aria-labelledby=(key) {
                        h2 id=(key) { (m.t(title)) }
                        ul.bare { @for other in activities { li { (self.link(other)) } } }
                    }
                }
            }
        }
    }

    fn link(&self, other: &Activity) -> Markup {
        let view = &self.view;
        let unit = view.organisation.units.get(&other.unit).map_or("", |unit| unit.name.as_str());
        html! {
            a href=(view.frame.to(&planning::activity_path(self.round.number, other.id))) lang=[view.language()] { (other.work.title) }
            " " span.cap lang=[view.language()] { (unit) }
        }
    }

    fn facts(&self) -> Vec<(std::borrow::Cow<'static, str>, Markup)> {
        let (view, m, work) = (&self.view, self.view.m, &self.activity.work);
        let milestones: Vec<gantt_bar::Milestone> = work
            .milestones
            .iter()
            .map(|milestone| gantt_bar::Milestone {
                day: milestone.day,
                is_reached: milestone.reached.is_some(),
                title: milestone.what.to_string(),
            })
            .collect();
        let mut facts = vec![
            (
                m.t("activity-owner"),
                html! { @match work.owner {
                    Some(owner) => (self.people.name(owner)),
                    None => (m.t("activity-nobody")),
                } },
            ),
            (
                m.t("activity-when"),
                html! { (gantt_bar::draw(&gantt_bar::Gantt {
                    title: &day::span(m, work.from, work.until, (self.round.from, self.round.until)),
                    period: gantt_bar::Period { first: self.round.from, last: self.round.until },
                    from: work.from,
                    until: work.until,
                    milestones: &milestones,
                })) },
            ),
        ];
        if !work.people.is_empty() {
            facts.push((
                m.t("activity-people"),
                html! { @for effort in &work.people {
                    (self.people.name(effort.person)) ", " (m.number(effort.percent)) " %" br;
                } },
            ));
        }
        facts.push((
            m.t("activity-changed"),
            html! { (self.people.who(self.activity.changed.by)) ", " (view.moment(self.activity.changed.at)) },
        ));
        facts
    }

    /// For who answers for it and those who plan for the unit, while the plan is carried out.
    fn report_form(&self) -> Markup {
        let (view, m, work) = (&self.view, self.view.m, &self.activity.work);
        let may = view.is_today() && self.round.is_carried_out_on(view.today) && may_report(view, self.activity);
        let nothing = Typed::beginning_with(&[("status", work.status.key())]);
        let typed = if self.typed.has("status") { self.typed } else { &nothing };
        let form = Form::new(m, typed);
        let statuses = Status::ALL.map(|status| (status.key().to_owned(), m.word("activity-status", status.key())));
        let action =
            view.frame.to(&format!("{}/progress", planning::activity_path(self.round.number, self.activity.id)));
        html! { @if may {
            section.sec aria-labelledby="report" {
                h2 #report { (m.t("activity-report")) }
                (form.open(&action, self.key.as_str(), html! {
                    input type="hidden" name="version" value=(self.activity.version);
                    (form.select(&Field::new("status", m.t("activity-status")), &statuses))
                    @for (at, milestone) in work.milestones.iter().enumerate() {
                        @let name = format!("reached-{at}");
                        @let begins = milestone.reached.map(|day| day.to_string()).unwrap_or_default();
                        label.ds-field {
                            span.ds-label { (m.t("activity-reached-on")) " " span lang=[view.language()] { (milestone.what) } }
                            input.ds-input type="date" name=(name) value=(if typed.has(&name) { typed.get(&name) } else { begins.as_str() });
                        }
                    }
                    (form.errors_at("reached"))
                    div.row { button.ds-button type="submit" { (m.t("activity-report-do")) } }
                }))
            }
        } }
    }

    fn other_rounds(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let others = view.organisation.planning.rounds().rev().filter(|round| round.number != self.round.number);
        let others: Vec<(&Round, &Activity)> =
            others.filter_map(|round| Some((round, round.activity(self.activity.id)?))).collect();
        html! { @if !others.is_empty() {
            section.sec aria-labelledby="rounds" {
                h2 #rounds { (m.t("activity-other-rounds")) }
                ul.bare { @for (round, other) in others {
                    @let has = round.resources_of(other);
                    li {
                        a href=(view.frame.to(&planning::activity_path(round.number, other.id))) { (round.name) }
                        " " span.cap { (view.amounts().kronor_with_unit(has.kronor)) ", " (m.word("activity-status", other.work.status.key())) }
                    }
                } }
            }
        } }
    }
}
