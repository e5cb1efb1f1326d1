//! The parts of the organisation as a tree on a day, with the changes that are to come and those that have been. How they
//! are changed is in `unit::change`.

use std::collections::BTreeMap;

use domain::ids::UnitId;
use domain::organisation::Organisation;
use domain::policy::Right;
use domain::regrouping::{Regrouped, Wish};
use domain::unit::Unit;
use domain::work_thread::Knot as WorkKnot;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::messages::compare;
use crate::people::People;
use crate::planning::red_thread;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{as_of, parts, planning};

pub mod change;

/// `GET /{organisation}/units`
///
/// # Errors
/// When the names of people cannot be read.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let people = People::of(&asked).await?;
    let shown = Units { tree: Tree::of(&view), people: &people, view };
    let here = planning::thread(&view, None, Knot::here(view.m.t("units-knot"), view.m.t("units-title")));
    Ok(asked.frame.page(Page::new(view.m.t("units-title"), shown.main()).section(Section::Plan).thread(here)))
}

/// The units that are there on a day, each under what it is part of, in the order of their names.
pub struct Tree<'a> {
    below: BTreeMap<Option<UnitId>, Vec<&'a Unit>>,
}

impl<'a> Tree<'a> {
    /// Of the day that a page is about.
    pub fn of(view: &View<'a>) -> Tree<'a> {
        Tree::on(view.organisation, view.day)
    }

    /// Of a day.
    pub fn on(organisation: &'a Organisation, day: Date) -> Tree<'a> {
        let mut below: BTreeMap<Option<UnitId>, Vec<&Unit>> = BTreeMap::new();
        for unit in organisation.units_on(day) {
            below.entry(organisation.parent_on(unit, day)).or_default().push(unit);
        }
        for units in below.values_mut() {
            units.sort_by(|one, other| compare(one.name.as_str(), other.name.as_str()));
        }
        Tree { below }
    }

    /// What is right below a unit; at the top, below none.
    pub fn below(&self, unit: Option<UnitId>) -> &[&'a Unit] {
        self.below.get(&unit).map_or(&[], Vec::as_slice)
    }

    /// How many there are.
    fn len(&self) -> usize {
        self.below.values().map(Vec::len).sum()
    }

    /// Each unit with how deep it lies, in the order of the tree.
    pub fn in_order(&self) -> Vec<(&'a Unit, usize)> {
        let mut ordered = Vec::new();
        let mut pending: Vec<(&Unit, usize)> = self.below(None).iter().rev().map(|unit| (*unit, 0)).collect();
        while let Some((unit, depth)) = pending.pop() {
            ordered.push((unit, depth));
            // A tree has no circles; were one ever recorded, the walk still ends.
            if depth <= self.below.len() {
                pending.extend(self.below(Some(unit.id)).iter().rev().map(|unit| (*unit, depth + 1)));
            }
        }
        ordered
    }
}

struct Units<'a> {
    view: View<'a>,
    people: &'a People,
    tree: Tree<'a>,
}

impl Units<'_> {
    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let may = view.is_today() && view.may(Right::ChangeUnits);
        let title = m.with("units-heading", &[("count", self.tree.len().into())]);
        html! {
            (parts::head(title, &[], Some(html! {
                (as_of::form(view, "/units"))
                @if may { (parts::button_link("primary", &view.frame.to("/units/change?act=add"), m.t("units-add"))) }
            })))
            @if self.tree.len() == 0 { (parts::nothing_yet(m.t("units-none"), None)) }
            div.cols {
                div {
                    @if 0 < self.tree.len() { (parts::scroll(m.t("units-title"), self.table(may))) }
                    @if may && 1 < self.tree.len() {
                        p.mt { a href=(view.frame.to("/units/change?act=merge")) { (m.t("units-merge")) } }
                    }
                }
                aside aria-label=(m.t("units-changes")) { (self.changes()) }
            }
        }
    }

    fn table(&self, may: bool) -> Markup {
        let m = self.view.m;
        html! {
            table.ds-table.units {
                thead { tr {
                    th scope="col" { (m.t("units-unit")) }
                    th.num scope="col" { (m.t("units-people")) }
                    th.num scope="col" { (m.t("units-activities")) }
                    th.num scope="col" { (m.t("units-tasks")) }
                    @if may { th scope="col" { span.ds-sr-only { (m.t("units-acts")) } } }
                } }
                tbody { @for (unit, depth) in self.tree.in_order() { (self.row(unit, depth, may)) } }
            }
        }
    }

    fn row(&self, unit: &Unit, depth: usize, may: bool) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let act = |act: &str| view.frame.to(&format!("/units/change?act={act}&unit={}", unit.id));
        html! {
            tr {
                th scope="row" data-depth=(depth.min(4)) lang=[view.language()] {
                    @match self.thread(unit) {
                        Some(thread) => a href=(thread) { (unit.name) },
                        None => (unit.name),
                    }
                }
                @for count in self.hangs_on(unit) { td.num { @if count == 0 { span.z { "–" } } @else { (m.number(count)) } } }
                @if may {
                    td.nw { @for (way, key) in [("change", "units-change"), ("split", "units-split"), ("close", "units-close")] {
                        a href=(act(way)) aria-label=(m.with("units-act-on", &[("act", m.t(key).into()), ("unit", unit.name.as_str().into())])) { (m.t(key)) } " "
                    } }
                }
            }
        }
    }

    /// Its thread in the round that is on.
    fn thread(&self, unit: &Unit) -> Option<String> {
        let view = &self.view;
        let planning = &view.organisation.planning;
        let round = planning.on(view.day).or_else(|| planning.being_planned())?;
        view.may(Right::ReadPlanning).then(|| red_thread::address(view, round, WorkKnot::Unit(unit.id)))
    }

    /// How much hangs on it: people, activities of the round that is on, open tasks.
    fn hangs_on(&self, unit: &Unit) -> [usize; 3] {
        let (view, organisation) = (&self.view, self.view.organisation);
        let is_here = |own: UnitId| organisation.unit_on(own, view.day) == unit.id;
        let people =
            organisation.people.values().filter(|person| person.unit_on(view.day).is_some_and(is_here)).count();
        let tasks = organisation.tasks.values().filter(|task| task.is_open() && task.unit.is_some_and(is_here)).count();
        let round = organisation.planning.on(view.day);
        [people, round.map_or(0, |round| round.activities_of(unit.id).count()), tasks]
    }

    /// The changes of the units, those to come first.
    fn changes(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let mut changes: Vec<&Regrouped> = view.organisation.regroupings.iter().map(AsRef::as_ref).collect();
        changes.sort_by_key(|change| std::cmp::Reverse(change.regrouping.on));
        html! {
            section.sec aria-labelledby="changes" {
                h2 #changes { (m.t("units-changes")) }
                @if changes.is_empty() { p { (m.t("units-no-changes")) } }
                ol.bare { @for change in changes {
                    li {
                        p.cap { time { (change.regrouping.on) } @if view.today < change.regrouping.on { ", " (m.t("units-to-come")) } }
                        p lang=[view.language()] { (in_words(view, change)) }
                        @if let Some(reason) = &change.regrouping.reason { p lang=[view.language()] { (reason) } }
                        p.cap { (self.people.who(change.made.by)) ", " (view.moment(change.made.at)) }
                    }
                } }
            }
        }
    }
}

/// What a change did: "Digitalisering och Service blir Digital service".
fn in_words(view: &View<'_>, change: &Regrouped) -> String {
    let name = |unit: UnitId| view.organisation.units.get(&unit).map_or_else(String::new, |unit| unit.name.to_string());
    let names = |units: Vec<UnitId>| units.into_iter().map(name).collect::<Vec<_>>().join(", ");
    let regrouping = &change.regrouping;
    let ended = names(regrouping.ended.clone());
    let begun = names(regrouping.begun.iter().map(|new| new.unit).collect());
    let heirs = names(regrouping.heirs.iter().map(|heir| heir.to).collect());
    match (regrouping.ended.is_empty(), regrouping.begun.is_empty()) {
        (true, _) => view.m.with("units-was-added", &[("unit", begun.into())]),
        (false, true) => view.m.with("units-was-closed", &[("unit", ended.into()), ("heir", heirs.into())]),
        (false, false) => view.m.with("units-became", &[("units", ended.into()), ("new", begun.into())]),
    }
}

/// The word for a wish in message keys.
fn act_of(wish: &Wish) -> &'static str {
    match wish {
        Wish::Add { .. } => "add",
        Wish::Change { .. } => "change",
        Wish::Merge { .. } => "merge",
        Wish::Split { .. } => "split",
        Wish::Close { .. } => "close",
    }
}
