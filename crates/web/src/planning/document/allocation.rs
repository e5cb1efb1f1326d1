//! An allocation as it was decided: what areas and units have before and after, and every activity that gets more or
//! less. Not the matrix, nor how one came to it.

use std::collections::BTreeMap;

use domain::allocation::sums::Sums;
use domain::ids::{ActivityId, StatementId, UnitId};
use domain::money::{Kronor, Resources};
use domain::planning::{Activities, Adjustments, Round};
use maud::{Markup, html};

use crate::parts;
use crate::planning::column::Column;
use crate::planning::{resources, units};
use crate::view::View;

/// What a decision on a scenario holds.
pub struct Change<'a> {
    /// The activities.
    pub activities: &'a Activities,
    /// What decisions had changed before.
    pub before: &'a Adjustments,
    /// What they have changed with this one.
    pub after: &'a Adjustments,
}

/// A row: what it is of, and what that has before and after.
type Row = (Label, Resources, Resources);

struct Label {
    text: String,
    of_agency: bool,
}

/// Before and after, by area, by unit and by activity.
pub fn changes(view: &View<'_>, round: &Round, change: &Change<'_>) -> Markup {
    let m = view.m;
    let before = Sums::of(change.activities, change.before);
    let after = Sums::of(change.activities, change.after);
    html! {
        h3 { (m.t("decided-by-area")) }
        (table(view, &m.t("decided-by-area"), &areas(view, round, &before, &after), true))
        h3 { (m.t("decided-by-unit")) }
        (table(view, &m.t("decided-by-unit"), &by_unit(view, &before, &after), true))
        h3 { (m.t("decided-by-activity")) }
        (table(view, &m.t("decided-by-activity"), &activities(view, change), false))
    }
}

fn areas(view: &View<'_>, round: &Round, before: &Sums, after: &Sums) -> Vec<Row> {
    let of_goal = view.organisation.areas_for(round);
    let by = |sums: &Sums| sums.by(|cell| cell.goal.and_then(|goal| of_goal.of_goal(goal)));
    let (before, after) = (by(before), by(after));
    let of = |sums: &BTreeMap<Option<StatementId>, Resources>, area| sums.get(&area).copied().unwrap_or_default();
    let mut rows: Vec<Row> = resources::areas(view, round)
        .into_iter()
        .map(|area| {
            let label = Label { text: area.text().to_owned(), of_agency: true };
            (label, of(&before, Some(area.id)), of(&after, Some(area.id)))
        })
        .collect();
    let none = (of(&before, None), of(&after, None));
    if none != (Resources::NONE, Resources::NONE) {
        let text = view.m.t("resources-without-area").into_owned();
        rows.push((Label { text, of_agency: false }, none.0, none.1));
    }
    rows
}

fn by_unit(view: &View<'_>, before: &Sums, after: &Sums) -> Vec<Row> {
    let by = |sums: &Sums| -> BTreeMap<UnitId, Resources> { sums.by(|cell| cell.unit) };
    let (before, after) = (by(before), by(after));
    let rows = units::in_order(view.organisation).into_iter().filter_map(|(unit, _)| {
        let (had, has) = (before.get(&unit.id), after.get(&unit.id));
        (had.is_some() || has.is_some()).then(|| {
            let label = Label { text: unit.name.to_string(), of_agency: true };
            (label, had.copied().unwrap_or_default(), has.copied().unwrap_or_default())
        })
    });
    rows.collect()
}

// Those that get more or less, the most first.
fn activities(view: &View<'_>, change: &Change<'_>) -> Vec<Row> {
    let mut changed: BTreeMap<ActivityId, (Resources, Resources)> = BTreeMap::new();
    for (place, had) in change.before {
        changed.entry(place.activity).or_default().0 += *had;
    }
    for (place, has) in change.after {
        changed.entry(place.activity).or_default().1 += *has;
    }
    changed.retain(|_, (had, has)| had != has);
    let mut rows: Vec<Row> = changed
        .into_iter()
        .filter_map(|(id, (had, has))| {
            let activity = change.activities.get(&id)?;
            let unit = view.organisation.units.get(&activity.unit).map_or("", |unit| unit.name.as_str());
            let planned = activity.work.total();
            let text = format!("{} ({unit})", activity.work.title);
            Some((Label { text, of_agency: true }, planned + had, planned + has))
        })
        .collect();
    rows.sort_by_key(|(_, had, has)| std::cmp::Reverse((has.kronor.0 - had.kronor.0).unsigned_abs()));
    rows
}

fn table(view: &View<'_>, title: &str, rows: &[Row], has_sum: bool) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let before = Column::of(amounts, rows.iter().map(|(_, had, _)| had.kronor));
    let after = Column::of(amounts, rows.iter().map(|(_, _, has)| has.kronor));
    let people = |rows: &[Row], of: fn(&Row) -> Resources| rows.iter().map(|row| of(row).person_years).sum();
    // The difference of what is shown, or it would not add up beside it; one too small to be seen still has its sign.
    let change = |shown: Kronor, exact: Kronor| amounts.change(if shown == Kronor::ZERO { exact } else { shown });
    html! {
        @if rows.is_empty() {
            p.note { (m.t("decided-no-change")) }
        } @else {
            (parts::scroll(title, html! {
                table.ds-table.frames {
                    thead { tr {
                        th scope="col" { span.ds-sr-only { (title) } }
                        th.num scope="col" { (m.t("decided-before")) ", " (amounts.abbreviation()) }
                        th.num scope="col" { (m.t("decided-after")) ", " (amounts.abbreviation()) }
                        th.num scope="col" { (m.t("decided-change")) }
                        th.num scope="col" { (m.t("decided-before")) ", " (amounts.person_years_abbreviation()) }
                        th.num scope="col" { (m.t("decided-after")) ", " (amounts.person_years_abbreviation()) }
                        th.num scope="col" { (m.t("decided-change")) }
                    } }
                    tbody { @for (index, (label, had, has)) in rows.iter().enumerate() {
                        tr {
                            th scope="row" lang=[view.language().filter(|_| label.of_agency)] { (label.text) }
                            td.num { (before.cell(index)) }
                            td.num { (after.cell(index)) }
                            td.num { (change(after.shown(index) - before.shown(index), has.kronor - had.kronor)) }
                            td.num { (amounts.person_years_cell(had.person_years)) }
                            td.num { (amounts.person_years_cell(has.person_years)) }
                            td.num { (amounts.person_years_change(has.person_years - had.person_years)) }
                        }
                    } }
                    @if has_sum {
                        tfoot { tr {
                            th scope="row" { (m.t("sum")) }
                            td.num { (before.sum()) }
                            td.num { (after.sum()) }
                            td.num { (amounts.change(after.whole() - before.whole())) }
                            @let (had, has): (domain::money::PersonYears, domain::money::PersonYears) = (people(rows, |row| row.1), people(rows, |row| row.2));
                            td.num { (amounts.person_years(had)) }
                            td.num { (amounts.person_years(has)) }
                            td.num { (amounts.person_years_change(has - had)) }
                        } }
                    }
                }
            }))
        }
    }
}
