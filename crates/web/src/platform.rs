//! The platform: what steers the agency on a day, on one page and on one sheet of paper. The vision on top, what
//! everything is for beneath it, the areas with their goals as columns, and what faces inward as the base.
//!
//! Made for the simple structure, and honest about the older ones: several overarching goals stand side by side, and
//! what nothing ties to one of them hangs loose. Not how a revision reads as a document; that is [`crate::strategy`].

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::{StatementId, VerdictRoundId};
use domain::movement::Movement;
use domain::revision::Revision;
use domain::statement::{Statement, StatementKind};
use domain::thread::Break;
use maud::{Markup, html};

use crate::answer::{self, Answer};
use crate::given::{self, Added, OfAreas, PointedOutGoals, ThePlan};
use crate::layout::{Page, Section};
use crate::request::Asked;
use crate::statement::movement;
use crate::verdict_round::in_small;
use crate::view::View;
use crate::{as_of, verdict_round, words};

mod arrangement;
mod nothing;

use arrangement::{Arrangement, GOALS, Shown};
use nothing::{from_when, nothing_in_force};

/// What is in force on the day.
pub async fn show(asked: Asked) -> Answer {
    let waiting = verdict_round::waiting_for(&asked).await?;
    Ok(asked.frame.page(page(&View::of(&asked), asked.app.given(), &waiting)))
}

/// The address of an organisation as one types it: the page is one slash further on.
pub async fn add_slash(asked: Asked) -> Answer {
    Ok(answer::see_other(&asked.to("/")))
}

fn page(view: &View<'_>, given: &Added, waiting: &BTreeSet<VerdictRoundId>) -> Page<'static> {
    let title = view.m.t("platform-page-title");
    let page = match view.organisation.strategy.in_force_on(view.day) {
        Some(revision) => {
            Page::new(title, Platform::of(view, revision, given, waiting).main()).class("platform sheet").hung()
        }
        None => Page::new(title, nothing_in_force(view)),
    };
    page.section(Section::Platform)
}

/// Everything about one page.
struct Platform<'a> {
    view: &'a View<'a>,
    revision: &'a Revision,
    model: &'a domain::model::SteeringModel,
    arranged: Arrangement<'a>,
    breaks: Vec<Break>,
    plan: Option<(ThePlan<'a>, OfAreas)>,
    pointed_out: PointedOutGoals<'a>,
    movements: BTreeMap<StatementId, Movement<'a>>,
    waiting: &'a BTreeSet<VerdictRoundId>,
}

impl<'a> Platform<'a> {
    fn of(
        view: &'a View<'a>,
        revision: &'a Revision,
        given: &Added,
        waiting: &'a BTreeSet<VerdictRoundId>,
    ) -> Platform<'a> {
        let areas = || revision.tree.of_kind(StatementKind::ResultArea).iter().map(|area| area.id).collect::<Vec<_>>();
        let plan = given.on_the_day(view, revision).map(|plan| {
            let of_areas = plan.of_areas(view, &areas());
            (plan, of_areas)
        });
        Platform {
            view,
            revision,
            model: view.organisation.model_of(revision),
            arranged: Arrangement::of(&revision.tree),
            breaks: revision.breaks(),
            plan,
            pointed_out: PointedOutGoals::of(view),
            movements: movement::of_all(view),
            waiting,
        }
    }

    fn main(&self) -> Markup {
        let Arrangement { overarching, areas, goals, priorities, inward, internal, .. } = &self.arranged;
        let columns = columns(areas.first.len());
        html! {
            div.strand {
                (self.head())
                (self.why())
                @match overarching.first.as_slice() {
                    [goal] => (self.one(goal)),
                    _ => (self.not_one()),
                }
            }
            @if 1 < overarching.all { (self.several()) }
            @if !areas.is_empty() {
                @if self.is_whole() { (figures::platform_fan::draw(columns)) }
                h2.ds-sr-only { (self.view.m.t("platform-areas")) }
                div.areas data-columns=(columns) data-rows=(areas.first.len().div_ceil(columns)) {
                    @for area in &areas.first { (self.area(area)) }
                    // The threads go on through what the last row has no areas for.
                    @for _ in 0..(columns - areas.first.len() % columns) % columns { div.area.passage {} }
                }
                (self.rest_of(areas, StatementKind::ResultArea))
            }
            @if !goals.is_empty() { (self.loose(StatementKind::Goal, goals)) }
            @if !priorities.is_empty() { (self.loose(StatementKind::Priority, priorities)) }
            @for (index, area) in inward.first.iter().enumerate() { (self.base(area, index == 0)) }
            @if !internal.is_empty() { (self.internal_goals(internal)) }
            (self.foot())
        }
    }

    fn head(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        html! {
            div.head {
                div {
                    h1 { (m.t("platform-title")) }
                    p.meta {
                        @if let Some(span) = view.span(self.revision) {
                            span { (m.with("platform-in-force", &[("span", span.into())])) }
                        }
                        @for fact in view.decided(self.revision) { span { (fact) } }
                        @if let Some(before) = view.before(self.revision) {
                            span { a href=(view.comparison(before, self.revision)) { (m.t("what-changed")) } }
                        }
                    }
                    (self.ahead())
                }
                (as_of::form(view, "/"))
            }
        }
    }

    /// What is on its way: the next one that is adopted, and, for those who may read it, the one being written.
    fn ahead(&self) -> Markup {
        let view = self.view;
        let strategy = &view.organisation.strategy;
        let next = strategy.successor(self.revision).filter(|next| Some(view.today) < next.in_force_from());
        let open = strategy.open().filter(|open| view.is_today() && view.may_read(open));
        html! {
            @if next.is_some() || open.is_some() {
                p.meta {
                    @if let Some(next) = next { span { (from_when(view, "platform-to-come", &words::revision(view.m, next), next)) } }
                    @if let Some(open) = open {
                        span { a href=(view.revision(open)) { (words::revision(view.m, open)) } ": "
                            (words::state(view.m, strategy.state(open, view.day)).to_lowercase()) }
                    }
                }
            }
        }
    }

    /// Vision, business idea and target picture, side by side.
    fn why(&self) -> Markup {
        let why = &self.arranged.why;
        html! {
            div.why data-columns=(why.first.len().min(3)) {
                @if self.breaks.contains(&Break::NoVision) { (self.broken(Break::NoVision)) }
                @for (index, statement) in why.first.iter().enumerate() {
                    // The line hangs at the left edge, so only what stands there can be a knot on it.
                    section.knot[index == 0] {
                        h2.kick { (words::kind(self.view.m, self.model, statement.kind)) }
                        p.says { (self.link(statement)) }
                        (self.below(statement))
                    }
                }
            }
            (self.rest_of(why, StatementKind::Vision))
        }
    }

    /// The one overarching goal, as large as it is important.
    fn one(&self, goal: &Statement) -> Markup {
        let m = self.view.m;
        let called = self.model.rule(goal.kind).and_then(|rule| rule.called.as_ref());
        html! {
            section.one.knot {
                div {
                    h2.kick { @match called {
                        Some(called) => (called.one),
                        None => (m.t("platform-one-goal")),
                    } }
                    p.says data-long[LONG < goal.text().chars().count()] { (self.link(goal)) }
                    (self.below(goal))
                }
                (self.figures())
            }
        }
    }

    /// Where there is not one overarching goal: the heading of the several, or what is missing.
    fn not_one(&self) -> Markup {
        html! {
            section.one {
                div {
                    h2.kick { (words::kinds(self.view.m, self.model, StatementKind::OverarchingGoal)) }
                    @if self.arranged.overarching.is_empty() { (self.broken(Break::NoOverarchingGoal)) }
                }
                (self.figures())
            }
        }
    }

    /// Several overarching goals: side by side, each with what stands under it.
    fn several(&self) -> Markup {
        let overarching = &self.arranged.overarching;
        let columns = columns(overarching.first.len());
        html! {
            (figures::platform_fan::draw(columns))
            ol.areas.pillars data-columns=(columns) {
                @for goal in &overarching.first {
                    li.area {
                        div.ahead.knot { p.says { (self.link(goal)) } }
                        (self.goals(goal))
                    }
                }
            }
            (self.rest_of(overarching, StatementKind::OverarchingGoal))
            @for broken in self.breaks.iter().filter(|broken| matches!(broken, Break::SeveralOverarchingGoals(_))) {
                div.torn { (self.broken(*broken)) }
            }
        }
    }

    /// One result area: a column.
    fn area(&self, area: &Statement) -> Markup {
        html! {
            section.area {
                div.ahead.knot {
                    h3 { (self.link(area)) }
                    @if let Some(line) = area.explanation().lines().next() { p lang=[self.view.language()] { (line) } }
                }
                (self.goals(area))
                (self.given(area))
            }
        }
    }

    /// What an area has, where a plan says so, and what it does not have.
    fn given(&self, area: &Statement) -> Markup {
        let view = self.view;
        let Some((plan, of_areas)) = &self.plan else { return self.no_goals(area) };
        let Some(figures) = of_areas.area(area.id) else { return self.no_goals(area) };
        html! {
            div {
                (of_areas.block(view, plan, figures))
                div.acts {
                    @if 0 < figures.has.activities {
                        (given::activities(view, &figures.has, &format!("{}#given", view.statement(area))))
                    } @else { span.brk { (figures::icons::fray()) (view.m.t("given-no-activities")) } }
                }
                (self.no_goals(area))
            }
        }
    }

    /// What stands under a statement, each as a knot on its thread.
    fn goals(&self, above: &Statement) -> Markup {
        let children = self.revision.tree.child_ids(Some(above.id));
        html! {
            ol.goals {
                @for child in self.revision.tree.children(Some(above.id)).take(GOALS) {
                    li.goal.knot {
                        a href=(self.view.statement(child)) lang=[self.view.language()] {
                            (child.text()) (self.pointed_out.sign(self.view.m, child.id, above.id))
                        }
                        @if child.kind != StatementKind::Goal { p.cap { (words::kind(self.view.m, self.model, child.kind)) } }
                        @else { (self.moves(child)) }
                        (self.below(child))
                    }
                }
                @if GOALS < children.len() {
                    li.goal { a.all href=(self.view.statement(above)) {
                        (self.view.m.with("platform-all-below", &[("count", children.len().into())]))
                    } }
                }
            }
        }
    }

    /// The direction of a goal: that of its lead indicator, and how many of the others agree. Nothing before the agency
    /// has any indicator.
    fn moves(&self, goal: &Statement) -> Markup {
        let view = self.view;
        match self.movements.get(&goal.id) {
            Some(movement) => movement::mark(view, movement),
            None if self.movements.is_empty() => html! {},
            None => html! { div.say { span.brk { (figures::icons::fray()) (view.m.t("indicators-none-for-goal")) } } },
        }
    }

    /// An area without goals: its thread ends in the air, and words say so.
    fn no_goals(&self, area: &Statement) -> Markup {
        let missing = Break::AreaWithoutGoals(area.id);
        html! {
            @if self.revision.tree.child_ids(Some(area.id)).is_empty() {
                div.acts id=[self.id_of(missing)] {
                    a.brk.gap href=(self.view.statement(area)) {
                        (figures::icons::fray()) (self.view.m.word("platform-break", missing.key()))
                    }
                }
            }
        }
    }

    /// Statements that nothing in the structure stands above: the priorities of the older one.
    fn loose(&self, kind: StatementKind, statements: &Shown<'_>) -> Markup {
        html! {
            section.sec {
                h2 { (words::kinds(self.view.m, self.model, kind)) small { (self.view.m.number(statements.all)) } }
                ol.goals.grid {
                    @for statement in &statements.first {
                        li.goal.knot.loose[!self.is_whole()] { (self.link(statement)) (self.below(statement)) }
                    }
                }
                (self.rest_of(statements, kind))
            }
        }
    }

    /// What faces inward: the slab that the columns stand on.
    fn base(&self, area: &Statement, is_first: bool) -> Markup {
        let m = self.view.m;
        // As wide as the columns that stand on it, so that their threads land where it says.
        let columns = columns(self.arranged.areas.first.len());
        html! {
            section.base data-columns=(columns.max(3)) {
                @if is_first && 3 <= columns {
                    div.ends aria-hidden="true" { @for _ in 0..columns { i {} } }
                }
                div.bhead {
                    h3 { (self.link(area)) }
                    @if let Some(line) = area.explanation().lines().next() { p.cap lang=[self.view.language()] { (line) } }
                }
                (self.goals(area))
                p.cap {
                    (m.t("platform-inward")) " "
                    a href={ (self.view.statement(area)) "#origin" } { (m.t("platform-see-origin")) }
                }
                (self.given(area))
            }
        }
    }

    /// Internal goals, which the older structure had where the simple one has an area that faces inward.
    fn internal_goals(&self, internal: &Shown<'_>) -> Markup {
        let m = self.view.m;
        html! {
            section.base data-columns="4" {
                div.bhead {
                    h2 { (words::kinds(m, self.model, StatementKind::InternalGoal)) }
                    p.cap { (m.t("platform-how-we-work")) }
                }
                ol.goals {
                    @for statement in &internal.first { li.goal.knot { (self.link(statement)) (self.below(statement)) } }
                }
                (self.rest_of(internal, StatementKind::InternalGoal))
            }
        }
    }

    fn figures(&self) -> Markup {
        let m = self.view.m;
        let count = self.revision.count(self.model);
        let areas = self.arranged.areas.all + self.arranged.inward.all;
        let breaks = self.breaks.len();
        html! {
            dl.figs {
                @if let Some((_, of_areas)) = &self.plan { (self.resources(of_areas)) }
                div {
                    dt { @match areas {
                        0 => (m.with("platform-statements", &[("count", count.into())])),
                        _ => (m.with("platform-statements-in-areas", &[("count", count.into()), ("areas", areas.into())])),
                    } }
                    dd { (m.number(count)) }
                }
                @if 0 < breaks {
                    div {
                        dt { a href="#break" { (m.with("platform-breaks", &[("count", breaks.into())])) } }
                        dd { (m.number(breaks)) }
                    }
                }
            }
        }
    }

    /// The whole, as key figures.
    fn resources(&self, of_areas: &OfAreas) -> Markup {
        let (m, amounts) = (self.view.m, self.view.amounts().whole());
        let all = &of_areas.all;
        html! {
            div { dt { (amounts.name()) } dd { (amounts.kronor(all.shown.kronor)) } }
            div { dt { (amounts.person_years_name()) } dd { (given::whole_person_years(m, all.shown.person_years)) } }
            div {
                dt { (m.with("given-activities-word", &[("count", all.has.activities.into())])) }
                dd { (m.number(all.has.activities)) }
            }
        }
    }

    /// Where the figures come from, how much more they are than the year before, and what is in no area.
    fn about_the_figures(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let Some((plan, of_areas)) = &self.plan else { return html! {} };
        let amounts = view.amounts().whole();
        let (all, without) = (&of_areas.all, &of_areas.without);
        html! {
            p.key.about {
                span { (plan.source(view)) }
                @if let (Some(change), Some(before)) = (all.change, plan.before_name()) {
                    span { (given::change_since(view, amounts.change_with_unit(change), before)) }
                }
                @if 0 < without.has.activities {
                    span.brk { (figures::icons::fray()) (m.with("given-without-area", &[
                        ("amount", amounts.kronor_with_unit(without.shown.kronor).into()),
                        ("count", without.has.activities.into()),
                    ])) }
                }
                span { (m.t("given-how-to-read")) }
            }
        }
    }

    fn foot(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        html! {
            (self.about_the_figures())
            (in_small::line(view, self.revision, self.waiting))
            div.key {
                span { (m.t("platform-as-document")) " " a href=(view.revision(self.revision)) { (words::revision(m, self.revision)) } }
                span { a href=(view.frame.to("/revisions")) { (m.t("platform-through-time")) } }
                button.lk type="button" data-print { (m.t("print-one-page")) }
            }
        }
    }

    /// Whether the thread leads from every area up to one overarching goal.
    fn is_whole(&self) -> bool {
        self.arranged.overarching.all == 1
    }

    /// Where the thread breaks, in words.
    fn broken(&self, broken: Break) -> Markup {
        html! { p.brk.gap id=[self.id_of(broken)] { (figures::icons::fray()) (self.view.m.word("platform-break", broken.key())) } }
    }

    /// The first break is what the figure of breaks leads to.
    fn id_of(&self, broken: Break) -> Option<&'static str> {
        (self.breaks.first() == Some(&broken)).then_some("break")
    }

    fn link(&self, statement: &Statement) -> Markup {
        html! { a href=(self.view.statement(statement)) lang=[self.view.language()] { (statement.text()) } }
    }

    /// How many stand under a statement whose own page shows them.
    fn below(&self, statement: &Statement) -> Markup {
        let count = self.revision.tree.child_ids(Some(statement.id)).len();
        html! { @if 0 < count { p.cap { (self.view.m.with("platform-below", &[("count", count.into())])) } } }
    }

    /// The way to those of a list for which the page has no room.
    fn rest_of(&self, list: &Shown<'_>, kind: StatementKind) -> Markup {
        let m = self.view.m;
        html! {
            @if list.first.len() < list.all {
                p.mt { a.all href=(self.view.revision(self.revision)) {
                    (m.with("platform-all", &[
                        ("count", list.all.into()),
                        ("kinds", words::kinds(m, self.model, kind).to_lowercase().into()),
                    ]))
                } }
            }
        }
    }
}

/// With more letters than this, the overarching goal is set smaller.
const LONG: usize = 90;

/// How many columns there are on a row: at most six, and the rows as even as they can be.
fn columns(areas: usize) -> usize {
    let rows = areas.div_ceil(6).max(1);
    areas.div_ceil(rows)
}
