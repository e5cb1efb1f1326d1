//! What the plan gives a goal or an area, on its own page: what is done for it, by whom, with what. Not how it is planned;
//! an activity has a page of its own.

use domain::ids::{StatementId, UnitId};
use domain::money::{Kronor, Resources};
use domain::planning::given::ForGoal;
use domain::policy::Right;
use domain::revision::Revision;
use domain::statement::{Statement, StatementKind};
use domain::work_thread::Knot;
use figures::resource_bar;
use maud::{Markup, html};

use super::Standing;
use crate::amounts::Amounts;
use crate::given::{self, Added, Figures, PointedOutGoals, ThePlan};
use crate::planning::red_thread;
use crate::view::View;
use crate::{parts, planning};

/// The most activities that stand in the table of a goal; the rest are counted.
const MOST: usize = 100;

/// What one statement has.
pub(super) struct OfStatement<'a> {
    plan: ThePlan<'a>,
    revision: &'a Revision,
    here: &'a Statement,
    figures: Figures,
}

impl<'a> OfStatement<'a> {
    /// `None` where no plan says anything of it: there is none, or it is neither a goal nor an area in force.
    pub(super) fn of(
        view: &View<'a>,
        given: &Added,
        revision: &'a Revision,
        here: &'a Statement,
        standing: Standing,
    ) -> Option<OfStatement<'a>> {
        let is_area = here.kind == StatementKind::ResultArea;
        if standing != Standing::InForce || !(is_area || here.kind.is_served()) {
            return None;
        }
        let plan = given.on_the_day(view, revision)?;
        let figures = if is_area {
            let areas: Vec<StatementId> =
                revision.tree.of_kind(StatementKind::ResultArea).iter().map(|area| area.id).collect();
            *plan.of_areas(view, &areas).area(here.id)?
        } else {
            plan.of_goal(view, here.id)
        };
        Some(OfStatement { plan, revision, here, figures })
    }

    /// How many activities are for it, in words; `None` where the thread ends here.
    pub(super) fn how_many_activities(&self, view: &View<'_>) -> Option<String> {
        let count = self.figures.has.activities;
        (0 < count).then(|| view.m.with("given-activities", &[("count", count.into())]))
    }

    /// What it has, beside the text.
    pub(super) fn aside(&self, view: &View<'_>) -> Markup {
        let (m, amounts) = (view.m, self.amounts(view));
        let mut facts = vec![
            (amounts.name(), html! { (amounts.kronor(self.figures.shown.kronor)) }),
            (amounts.person_years_name(), html! { (amounts.person_years(self.figures.shown.person_years)) }),
            (m.t("given-of-all"), html! { (m.with("share-of-whole", &[("share", self.figures.share.into())])) }),
        ];
        if let (Some(change), Some(before)) = (self.figures.change, self.plan.before_name()) {
            let since = m.with("given-since", &[("round", before.into())]);
            facts.push((since.into(), html! { (amounts.change_with_unit(change)) }));
        }
        html! {
            section.sec aria-labelledby="resources" {
                h2 #resources { (m.t("given-resources")) }
                (parts::facts(&facts))
                p.cap.mt { (m.t("given-from")) " " (self.plan.source(view)) }
                @if view.may(Right::ReadPlanning) {
                    @let thread = red_thread::address(view, self.plan.plan.round, Knot::Statement(self.here.id));
                    p.row.mt { (parts::button_link("secondary", &thread, m.t("red-thread-down"))) }
                }
            }
        }
    }

    /// What is done for it.
    pub(super) fn section(&self, view: &View<'_>) -> Markup {
        match self.here.kind {
            StatementKind::ResultArea => self.goals(view),
            _ => self.activities(view),
        }
    }

    /// A page of an area is read as the platform is: in whole millions.
    fn amounts(&self, view: &View<'_>) -> Amounts {
        match self.here.kind {
            StatementKind::ResultArea => view.amounts().whole(),
            _ => view.amounts(),
        }
    }

    fn activities(&self, view: &View<'_>) -> Markup {
        let m = view.m;
        let all = self.plan.plan.for_goal(self.here.id);
        if all.is_empty() {
            return html! {
                section.sec #given aria-labelledby="given-title" {
                    h2 #given-title { (m.t("given-title")) }
                    (parts::nothing_yet(m.t("given-none"), None))
                }
            };
        }
        let mut units: Vec<UnitId> = all.iter().map(|of| of.activity.unit).collect();
        units.sort_unstable();
        units.dedup();
        let amounts = view.amounts();
        // Those for which there is no room are one part of the sum.
        let shown = &all[..all.len().min(MOST)];
        let rest: Resources = all[shown.len()..].iter().map(|of| of.resources).sum();
        let mut exact: Vec<Resources> = shown.iter().map(|of| of.resources).collect();
        exact.push(rest);
        let written = given::rounded_to(&exact, amounts.unit(), 1);
        let sum: Resources = written.iter().copied().sum();
        let head = [("count", all.len().into()), ("units", units.len().into())];
        let table = html! {
            table.ds-table.acts-t {
                thead { tr {
                    th scope="col" { (m.t("given-activity")) }
                    th scope="col" { (m.t("given-unit")) }
                    th scope="col" { (m.t("given-share-here")) }
                    (self.amount_heads(view, amounts))
                } }
                tbody {
                    @for (of, written) in shown.iter().zip(&written) { (self.activity(view, of, *written)) }
                    @if shown.len() < all.len() {
                        @let more = all.len() - shown.len();
                        tr {
                            th scope="row" colspan="3" { i.tk aria-hidden="true" {} (m.with("given-more", &[("count", more.into())])) }
                            (cells(amounts, written.last().copied().unwrap_or_default()))
                        }
                    }
                }
                tfoot { tr { th scope="row" colspan="3" { (m.t("given-sum")) } (cells(amounts, sum)) } }
            }
        };
        html! {
            section.sec #given aria-labelledby="given-title" {
                h2 #given-title { (m.t("given-title")) small { (m.with("given-to-the-goal", &head)) } }
                (parts::scroll(m.t("given-title"), table))
            }
        }
    }

    fn activity(&self, view: &View<'_>, of: &ForGoal<'_>, written: Resources) -> Markup {
        let (m, activity) = (view.m, of.activity);
        let area_of = |goal| {
            let above = self.revision.tree.above(goal);
            above.into_iter().find(|statement| statement.kind == StatementKind::ResultArea).map(|area| area.id)
        };
        let title = activity.work.title.as_str();
        let unit = view.organisation.units.get(&activity.unit).map_or("", |unit| unit.name.as_str());
        html! {
            tr {
                th scope="row" {
                    i.tk aria-hidden="true" {}
                    @if view.may(Right::ReadPlanning) {
                        a href=(view.frame.to(&planning::activity_path(self.plan.plan.round.number, activity.id))) { (title) }
                    } @else { (title) }
                    @if self.plan.plan.points_out_activity(activity, area_of) { " " (planning::flag(m)) }
                }
                td { (unit) }
                td { span.row.row--n {
                    (resource_bar::share(of.share.into(), domain::activity::WHOLE.into())) (view.amounts().share(of.share))
                } }
                (cells(view.amounts(), written))
            }
        }
    }

    /// The goals of an area, with what each has.
    fn goals(&self, view: &View<'_>) -> Markup {
        let (m, amounts) = (view.m, view.amounts().whole());
        let ids = self.revision.tree.child_ids(Some(self.here.id));
        let goals: Vec<&Statement> = ids.iter().take(MOST).filter_map(|&id| self.revision.tree.get(id)).collect();
        let has: Vec<_> = goals.iter().map(|goal| self.plan.given.goal(goal.id)).collect();
        let mut exact: Vec<Resources> = has.iter().map(|has| has.resources).collect();
        // What stands under the goals, or is tied to the area itself.
        let rest = self.figures.has.resources - exact.iter().copied().sum();
        exact.push(rest);
        let written = self.adding_up(&exact, amounts.unit());
        if self.figures.has.activities == 0 {
            return html! {};
        }
        let count = [("count", self.figures.has.activities.into())];
        let table = html! {
            table.ds-table.acts-t {
                thead { tr {
                    th scope="col" { (m.t("given-goal")) }
                    th.num scope="col" { (m.t("given-count")) }
                    (self.amount_heads(view, amounts))
                } }
                tbody {
                    @for ((goal, has), written) in goals.iter().zip(&has).zip(&written) {
                        tr.off[has.activities == 0] {
                            th scope="row" { i.tk aria-hidden="true" {} (super::link(view, goal)) }
                            td.num { (m.number(has.activities)) }
                            (cells(amounts, *written))
                        }
                    }
                    @if !rest.is_none() {
                        tr {
                            th scope="row" colspan="2" { i.tk aria-hidden="true" {} (m.t("given-elsewhere")) }
                            (cells(amounts, written.last().copied().unwrap_or_default()))
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" { (m.t("given-sum-area")) }
                    td.num { (m.number(self.figures.has.activities)) }
                    (cells(amounts, self.figures.shown))
                } }
            }
        };
        html! {
            section.sec #given aria-labelledby="given-title" {
                h2 #given-title { (m.t("given-title")) small { (m.with("given-in-the-area", &count)) } }
                (parts::scroll(m.t("given-title"), table))
            }
        }
    }

    /// The parts of the area, rounded so that they add up to what is shown of it here and on the platform.
    fn adding_up(&self, exact: &[Resources], unit: i64) -> Vec<Resources> {
        let mut written = given::rounded(exact, unit);
        let off = self.figures.shown - written.iter().copied().sum();
        // The area may have been rounded the other way, beside the other areas: the largest part takes it.
        let largest = (0..written.len()).max_by_key(|&at| exact[at].kronor);
        if let Some(part) = largest.and_then(|at| written.get_mut(at)) {
            *part += off;
        }
        written
    }

    fn amount_heads(&self, view: &View<'_>, amounts: Amounts) -> Markup {
        let here = |unit: &str| view.m.with("given-kronor-here", &[("unit", unit.into())]);
        html! {
            th.num scope="col" { (here(&amounts.word())) }
            th.num scope="col" { (here(&amounts.person_years_word())) }
        }
    }
}

/// That a goal or an area is pointed out, and by which directives.
pub(super) fn pointed_out(view: &View<'_>, here: &Statement, above: Option<&Statement>) -> Option<Markup> {
    let area = above.filter(|above| above.kind == StatementKind::ResultArea).map(|area| area.id);
    let directives = PointedOutGoals::of(view);
    let rounds: Vec<&str> = directives.rounds(here.id, area).map(|round| round.name.as_str()).collect();
    let says = [("rounds", rounds.join(", ").into())];
    (!rounds.is_empty()).then(|| {
        html! { span.flag { (figures::icons::icon("flag")) (view.m.with("given-pointed-out-in", &says)) } }
    })
}

fn cells(amounts: Amounts, resources: Resources) -> Markup {
    let Resources { kronor, person_years } = resources;
    html! {
        td.num { (amounts.cell(Kronor(kronor.0))) }
        td.num { (amounts.person_years_cell(person_years)) }
    }
}
