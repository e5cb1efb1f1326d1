//! A plan beside another: what areas and units have in each, and the activities that are new, have ended or read
//! differently. What was decided before stands first, whichever way one came.

use domain::ids::StatementId;
use domain::money::{Kronor, PersonYears};
use domain::plan_comparison::{Compared, ComparedActivity, ComparedStatements, Plan, PlanComparison};
use domain::planning::{Edition, Pointed, Round};
use domain::revision::Revision;
use maud::{Markup, html};

use super::{Shown, name};
use crate::parts;
use crate::planning::column::Column;
use crate::planning::flag;
use crate::planning::marks::Marks;
use crate::view::View;
use crate::words;

/// How many activities of a sort are named.
const NAMED: usize = 300;

/// The section.
pub(super) fn section(view: &View<'_>, shown: &Shown<'_>, round: &Round, edition: &Edition) -> Markup {
    let m = view.m;
    let (Some(before), Some(after)) = (Plan::decided(round, edition), shown.plan()) else { return html! {} };
    // The later one stands last, also when it was chosen to stand beside the earlier.
    let turned = shown.edition.is_some_and(|own| own.decision < edition.decision);
    let (old, new) = if turned { (&after, &before) } else { (&before, &after) };
    let (old_name, new_name) = if turned {
        (shown.name(view), name(view, round, Some(edition)))
    } else {
        (name(view, round, Some(edition)), shown.name(view))
    };
    let (old_round, new_round) = if turned { (shown.round, round) } else { (round, shown.round) };
    let comparison = view.organisation.compare_plans(old, new);
    let strategies = [old_round, new_round].map(|round| view.organisation.strategy_for(round));
    let marks = Marks::of(view, new_round);
    let beside = Beside { view, comparison: &comparison, names: [&old_name, &new_name], strategies, marks };
    html! {
        section.sec aria-labelledby="compared" {
            h2 #compared { (m.with("record-of-plan-beside", &[("old", old_name.as_str().into()), ("new", new_name.as_str().into())])) }
            p { a href=(shown.address(view)) { (m.t("record-of-plan-alone-again")) } }
            div.mt { (beside.figures()) }
            (beside.areas())
            (beside.units())
            (beside.activities())
        }
    }
}

struct Beside<'a> {
    view: &'a View<'a>,
    comparison: &'a PlanComparison<'a>,
    names: [&'a str; 2],
    strategies: [Option<&'a Revision>; 2],
    /// What the directive of the later round points out.
    marks: Marks,
}

impl Beside<'_> {
    fn figures(&self) -> Markup {
        let (m, activities) = (self.view.m, &self.comparison.activities);
        let count =
            |is: fn(&ComparedActivity<'_>) -> bool| m.number(activities.iter().filter(|it| is(it)).count() as u64);
        parts::figures(&[
            (m.t("compared-new"), count(|it| it.before.is_none())),
            (m.t("compared-ended"), count(|it| it.after.is_none())),
            (m.t("compared-changed"), count(|it| it.before.is_some() && it.after.is_some())),
            (m.t("compared-same"), m.number(self.comparison.same as u64)),
        ])
    }

    fn areas(&self) -> Markup {
        let rows: Vec<(Markup, Compared)> =
            self.comparison.areas.iter().map(|row| (self.statement(row), row.resources)).collect();
        self.table("decided-by-area", &rows)
    }

    fn units(&self) -> Markup {
        let view = self.view;
        let name = |unit| view.organisation.units.get(unit).map_or("", |unit| unit.name.as_str());
        let rows: Vec<(Markup, Compared)> = self
            .comparison
            .units
            .iter()
            .map(|(unit, resources)| {
                let flag = self.marks.flag(view.m, Pointed::Unit(*unit));
                (html! { span lang=[view.language()] { (name(unit)) } (flag) }, *resources)
            })
            .collect();
        self.table("decided-by-unit", &rows)
    }

    // What it is called now; where it has gone, what it was called.
    fn statement(&self, row: &ComparedStatements) -> Markup {
        let view = self.view;
        let Some(origin) = &row.origin else { return html! { (view.m.t("resources-without-area")) } };
        let [old, new] = self.strategies;
        let text = |revision: Option<&Revision>, ids: &[StatementId]| {
            let texts = ids.iter().filter_map(|id| Some(revision?.tree.get(*id)?.text().to_owned()));
            texts.collect::<Vec<_>>().join(" + ")
        };
        let is_gone = origin.to.is_empty();
        let text = if is_gone { text(old, &origin.from) } else { text(new, &origin.to) };
        html! {
            span lang=[view.language()] { (text) }
            @if is_gone { " " (words::fate(view.m, origin.fate)) }
            (self.marks.flag_of_all(view.m, origin.to.iter().copied().map(Pointed::Statement)))
        }
    }

    fn table(&self, title: &'static str, rows: &[(Markup, Compared)]) -> Markup {
        let (m, amounts) = (self.view.m, self.view.amounts());
        let before = Column::of(amounts, rows.iter().map(|(_, row)| row.before.kronor));
        let after = Column::of(amounts, rows.iter().map(|(_, row)| row.after.kronor));
        let shown = |shown: Kronor, exact: Kronor| amounts.change(if shown == Kronor::ZERO { exact } else { shown });
        let people = |of: fn(&Compared) -> PersonYears| rows.iter().map(|(_, row)| of(row)).sum::<PersonYears>();
        let (had, has) = (people(|row| row.before.person_years), people(|row| row.after.person_years));
        html! {
            h3.mt { (m.t(title)) }
            (parts::scroll(m.t(title), html! {
                table.ds-table.frames {
                    thead {
                        tr {
                            th scope="col" rowspan="2" { span.ds-sr-only { (m.t(title)) } }
                            @for name in self.names { th.num scope="colgroup" colspan="2" { (name) } }
                            th.num scope="colgroup" colspan="2" { (m.t("decided-change")) }
                        }
                        tr { @for _ in 0..3 {
                            th.num scope="col" { (amounts.abbreviation()) }
                            th.num scope="col" { (amounts.person_years_abbreviation()) }
                        } }
                    }
                    tbody { @for (index, (label, row)) in rows.iter().enumerate() {
                        tr {
                            th scope="row" { (label) }
                            td.num { (before.cell(index)) }
                            td.num { (amounts.person_years_cell(row.before.person_years)) }
                            td.num { (after.cell(index)) }
                            td.num { (amounts.person_years_cell(row.after.person_years)) }
                            td.num { (shown(after.shown(index) - before.shown(index), row.change().kronor)) }
                            td.num { (amounts.person_years_change(row.change().person_years)) }
                        }
                    } }
                    tfoot { tr {
                        th scope="row" { (m.t("sum")) }
                        td.num { (before.sum()) }
                        td.num { (amounts.person_years(had)) }
                        td.num { (after.sum()) }
                        td.num { (amounts.person_years(has)) }
                        td.num { (amounts.change(after.whole() - before.whole())) }
                        td.num { (amounts.person_years_change(has - had)) }
                    } }
                }
            }))
        }
    }

    fn activities(&self) -> Markup {
        let all = &self.comparison.activities;
        let new: Vec<_> = all.iter().filter(|it| it.before.is_none()).collect();
        let ended: Vec<_> = all.iter().filter(|it| it.after.is_none()).collect();
        let changed: Vec<_> = all.iter().filter(|it| it.before.is_some() && it.after.is_some()).collect();
        html! {
            (self.sort("compared-new", &new))
            (self.sort("compared-ended", &ended))
            (self.sort("compared-changed", &changed))
        }
    }

    fn sort(&self, title: &'static str, activities: &[&ComparedActivity<'_>]) -> Markup {
        let (view, m, amounts) = (self.view, self.view.m, self.view.amounts());
        if activities.is_empty() {
            return html! {};
        }
        html! {
            h3.mt { (words::capitalised(&m.t(title))) }
            (parts::scroll(m.t(title), html! {
                table.ds-table.record {
                    thead { tr {
                        th scope="col" { (m.t("whole-plan-activity")) }
                        th scope="col" { (m.t("plans-unit")) }
                        th scope="col" { (m.t("compared-what")) }
                        th.num scope="col" { (m.t("decided-before")) ", " (amounts.abbreviation()) }
                        th.num scope="col" { (m.t("decided-after")) ", " (amounts.abbreviation()) }
                    } }
                    tbody { @for it in activities.iter().take(NAMED) { @if let Some(activity) = it.after.or(it.before) {
                        tr {
                            th scope="row" {
                                span lang=[view.language()] { (activity.work.title) }
                                @if it.after.is_some_and(|after| self.marks.has(after)) { " " (flag(m)) }
                            }
                            td lang=[view.language()] { (view.organisation.units.get(&activity.unit).map_or("", |unit| unit.name.as_str())) }
                            td { (it.fields.iter().map(|field| m.word("plan-field", field.key()).into_owned()).collect::<Vec<_>>().join(", ")) }
                            td.num { (amounts.cell(it.resources.before.kronor)) }
                            td.num { (amounts.cell(it.resources.after.kronor)) }
                        }
                    } } }
                }
            }))
            @if NAMED < activities.len() { p.cap { (m.with("compared-more", &[("count", (activities.len() - NAMED).into())])) } }
        }
    }
}
