//! Where a round's resources lie, by result area: kronor, person-years and share, beside the year before. Not the
//! matrix of units and areas, which the allocation has.

use std::collections::BTreeMap;

use domain::allocation::Areas;
use domain::ids::StatementId;
use domain::money::{PersonYears, Resources, divide};
use domain::planning::{Pointed, Round};
use domain::statement::{Statement, StatementKind};
use figures::resource_bar::{self, Most};
use maud::{Markup, html};

use super::column::Column;
use super::marks::Marks;
use crate::view::View;

type Sums = BTreeMap<Option<StatementId>, Resources>;

/// The table, with a bar for each area.
pub(super) fn by_area(view: &View<'_>, round: &Round) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let areas = areas(view, round);
    let of_goal = view.organisation.areas_for(round);
    let (sums, marks) = (by(round, &of_goal, &areas), Marks::of(view, round));
    let before = view.organisation.planning.before(round);
    // The year before, in the areas of this round's strategy.
    let earlier = before.map(|before| by(before, &of_goal, &areas));
    let mut rows: Vec<Option<&Statement>> = areas.iter().copied().map(Some).collect();
    let has_some_outside = |sums: &Sums| sums.get(&None).is_some_and(|sum| !sum.is_none());
    if has_some_outside(&sums) || earlier.as_ref().is_some_and(has_some_outside) {
        rows.push(None);
    }
    let has: Vec<Resources> = rows.iter().map(|area| of(&sums, *area)).collect();
    let column = Column::of(amounts, has.iter().map(|has| has.kronor));
    let people: PersonYears = has.iter().map(|has| has.person_years).sum();
    let whole = has.iter().map(|has| has.kronor.0).sum::<i64>();
    let most = Most::of(has.iter().map(|has| (has.kronor.0, has.person_years.0)));
    let shares =
        if 0 < whole { divide(100, &has.iter().map(|has| has.kronor.0).collect::<Vec<_>>()) } else { Vec::new() };
    let changes = earlier.as_ref().map(|earlier| {
        Column::of(amounts, rows.iter().zip(&has).map(|(area, has)| has.kronor - of(earlier, *area).kronor))
    });
    html! {
        table.ds-table.by-area {
            thead { tr {
                th scope="col" { (m.word("kind", StatementKind::ResultArea.key())) }
                th scope="col" { span.ds-sr-only { (m.t("resources-bars")) } }
                th.num scope="col" { (amounts.abbreviation()) }
                th.num scope="col" { (m.t("resources-share")) }
                th.num scope="col" { (amounts.person_years_abbreviation()) }
                @if let Some(before) = before {
                    th.num scope="col" { (m.with("resources-against", &[("round", before.name.as_str().into())])) ", " (amounts.abbreviation()) }
                }
            } }
            tbody { @for (index, (area, has)) in rows.iter().zip(&has).enumerate() {
                tr {
                    th scope="row" {
                        @match area {
                            Some(area) => { a href=(view.statement(area)) lang=[view.language()] { (area.text()) } (marks.flag(m, Pointed::Statement(area.id))) },
                            None => (m.t("resources-without-area")),
                        }
                    }
                    td.bar-cell { (resource_bar::draw(has.kronor.0, has.person_years.0, most)) }
                    td.num { (column.cell(index)) }
                    td.num { @if let Some(percent) = shares.get(index) { (percent_of_whole(view, *percent)) } }
                    td.num { (amounts.person_years_cell(has.person_years)) }
                    @if let Some(changes) = &changes { td.num { (changes.change(index)) } }
                }
            } }
            tfoot { tr {
                th scope="row" { (m.t("sum")) }
                td {}
                td.num { (column.sum()) }
                td.num { @if 0 < whole { (percent_of_whole(view, 100)) } }
                td.num { (amounts.person_years(people)) }
                @if let Some(changes) = &changes { td.num { (amounts.change(changes.whole())) } }
            } }
        }
    }
}

fn percent_of_whole(view: &View<'_>, percent: i64) -> String {
    view.m.with("share-of-whole", &[("share", view.m.number(percent).into())])
}

/// The result areas of the strategy that a round follows, in its order.
pub(super) fn areas<'a>(view: &View<'a>, round: &Round) -> Vec<&'a Statement> {
    let strategy = view.organisation.strategy_for(round);
    strategy.map(|revision| revision.tree.of_kind(StatementKind::ResultArea)).unwrap_or_default()
}

fn by(round: &Round, of_goal: &Areas, areas: &[&Statement]) -> Sums {
    round.sums().by(|cell| {
        let area = cell.goal.and_then(|goal| of_goal.of_goal(goal));
        area.filter(|area| areas.iter().any(|known| known.id == *area))
    })
}

fn of(sums: &Sums, area: Option<&Statement>) -> Resources {
    sums.get(&area.map(|area| area.id)).copied().unwrap_or_default()
}
