//! All indicators with the direction of each, grouped by what they reflect: the areas and goals in the order of the
//! strategy, and last what reflects something else. Not one indicator; that is its own page.

use std::collections::BTreeSet;
use std::sync::Arc;

use direction::verdict::Verdict;
use domain::ids::IndicatorId;
use domain::indicator::{Indicator, IndicatorKind, Reflects};
use domain::policy::Right;
use domain::statement::{Statement, StatementKind};
use maud::{Markup, html};

use super::{may_read, path, picture, set, words};
use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::paging::Paging;
use crate::request::Asked;
use crate::statement::movement::is_for_indicators;
use crate::view::View;
use crate::{as_of, parts};

/// `GET /{organisation}/indicators`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let kind = asked.query("kind");
    let kind = IndicatorKind::ALL.into_iter().find(|known| Some(known.key()) == kind.as_deref());
    let list = List::of(view, kind, asked.query("page").as_deref());
    let page = Page::new(asked.m().t("indicators-title"), list.main()).section(Section::Indicators);
    Ok(asked.frame.page(page))
}

/// One indicator, as the list shows it.
struct Row<'a> {
    indicator: &'a Indicator,
    verdict: Arc<Verdict>,
    in_set: bool,
}

/// What stands under one heading.
struct Group<'a> {
    heading: Markup,
    rows: Vec<Row<'a>>,
}

impl Group<'_> {
    /// How much room it takes in the list: a heading without a row is read as one.
    fn places(&self) -> usize {
        self.rows.len().max(1)
    }
}

struct List<'a> {
    view: View<'a>,
    kind: Option<IndicatorKind>,
    groups: Vec<Group<'a>>,
    // Over the rows of all groups, as they are read; a heading without a row takes the place of one.
    paging: Paging,
    ended: Vec<&'a Indicator>,
}

impl<'a> List<'a> {
    fn of(view: View<'a>, kind: Option<IndicatorKind>, turned_to: Option<&str>) -> List<'a> {
        let indicators = &view.organisation.indicators;
        let set = indicators.set_in_force_on(view.day);
        let row = |indicator: &'a Indicator| Row {
            verdict: indicator.verdict(indicators.definition_on(indicator, view.day)),
            in_set: set.is_some_and(|set| set.entries.contains_key(&indicator.id)),
            indicator,
        };
        let shown = |indicator: &&Indicator| {
            let definition = &indicators.definition_on(indicator, view.day).definition;
            may_read(&view, indicator) && kind.is_none_or(|kind| definition.kind == kind)
        };
        let mut left: BTreeSet<IndicatorId> = indicators.living().filter(shown).map(|indicator| indicator.id).collect();
        let mut by_statement = indicators.by_statement(view.day);
        let mut groups = Vec::new();
        let revision = view.organisation.strategy.in_force_on(view.day);
        for statement in revision.map(|revision| revision.tree.in_order()).unwrap_or_default() {
            let number = revision.and_then(|revision| revision.tree.number(statement));
            if !is_for_indicators(statement.kind) {
                continue;
            }
            // An indicator of several goals stands under each of them.
            let rows: Vec<Row<'a>> =
                by_statement.remove(&statement.id).into_iter().flatten().filter(shown).map(row).collect();
            for row in &rows {
                left.remove(&row.indicator.id);
            }
            if !rows.is_empty() || statement.kind == StatementKind::Goal {
                let heading = heading(&view, statement, number);
                groups.push(Group { heading, rows });
            }
        }
        let rest: Vec<Row<'a>> = left.iter().filter_map(|id| indicators.get(*id)).map(row).collect();
        if !rest.is_empty() {
            groups.push(Group { heading: html! { (view.m.t("indicators-others")) }, rows: rest });
        }
        let ended = indicators.all().filter(|it| it.ended.is_some() && may_read(&view, it)).collect();
        let paging = Paging::of(groups.iter().map(Group::places).sum(), turned_to);
        List { view, kind, groups, paging, ended }
    }

    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let none = view.organisation.indicators.count() == 0;
        html! {
            (parts::head(m.t("indicators-heading"), &self.meta(), self.acts()))
            @if none {
                (parts::nothing_yet(m.t("indicators-none"), self.first_step()))
            } @else {
                (self.summary())
                (self.kinds())
                div #list { @for (group, shown) in self.turned_to() { (self.group(group, shown)) } }
                (self.paging.links(m, &self.address(self.kind), "list"))
                (self.ended())
            }
        }
    }

    fn meta(&self) -> Vec<Markup> {
        let (view, m) = (&self.view, self.view.m);
        let mut meta = vec![set::in_force(view)];
        // Breaks are looked for only where they are shown: they go through every indicator.
        if view.may(Right::ReadDrafts) {
            let breaks = view.organisation.indicator_breaks(view.day);
            let open = breaks.iter().filter(|found| found.aside.is_none()).count();
            if 0 < open {
                meta.push(html! { a href=(view.frame.to("/indicators/breaks")) { (m.with("indicators-breaks", &[("count", open.into())])) } });
            }
        }
        meta
    }

    fn acts(&self) -> Option<Markup> {
        let (view, m) = (&self.view, self.view.m);
        let may = view.is_today() && view.may(Right::WriteIndicators);
        Some(html! {
            @if may {
                (parts::button_link("primary", &view.frame.to("/indicators/import"), m.t("indicators-import")))
                (parts::button_link("secondary", &view.frame.to("/indicators/new"), m.t("indicators-new")))
            }
            (as_of::form(view, "/indicators"))
        })
    }

    fn first_step(&self) -> Option<Markup> {
        let (view, m) = (&self.view, self.view.m);
        let may = view.is_today() && view.may(Right::WriteIndicators);
        may.then(|| parts::button_link("primary", &view.frame.to("/indicators/new"), m.t("indicators-first")))
    }

    /// How many say what: counts, never an average. Each indicator once.
    fn summary(&self) -> Markup {
        let m = self.view.m;
        let mut seen = BTreeSet::new();
        let mut counts = [0_usize; 4];
        for row in self.groups.iter().flat_map(|group| &group.rows) {
            if seen.insert(row.indicator.id) {
                let at = match words::direction_of(&row.verdict).name() {
                    "toward" => 0,
                    "away" => 1,
                    "none" => 2,
                    _ => 3,
                };
                counts[at] += 1;
            }
        }
        let named = ["toward", "away", "none", "few"].map(|key| m.word("counted", key));
        let pairs: Vec<_> = named.into_iter().zip(counts).map(|(name, count)| (name, m.number(count))).collect();
        html! { (parts::figures(&pairs)) p.cap.mt { (m.t("indicators-never-averaged")) } }
    }

    /// The list of one kind, or of all.
    fn address(&self, kind: Option<IndicatorKind>) -> String {
        let address = self.view.frame.to("/indicators");
        kind.map_or_else(|| address.clone(), |kind| crate::address::with(&address, "kind", kind.key()))
    }

    fn kinds(&self) -> Markup {
        let m = self.view.m;
        let link = |kind: Option<IndicatorKind>| {
            let address = self.address(kind);
            let name = kind.map_or_else(|| m.t("indicators-all-kinds"), |kind| m.word("indicator-kinds", kind.key()));
            html! { a.ds-button data-variant="tertiary" href=(address) aria-current=[(self.kind == kind).then_some("true")] { (name) } }
        };
        html! {
            div.mt { nav.ds-toggle-group.seg aria-label=(m.t("indicators-choose-kind")) {
                (link(None)) @for kind in IndicatorKind::ALL { (link(Some(kind))) }
            } }
        }
    }

    /// The groups of the page that was turned to, each with those of its rows that stand there.
    fn turned_to(&self) -> impl Iterator<Item = (&Group<'a>, &[Row<'a>])> {
        let page = self.paging.range();
        let mut before = 0;
        self.groups.iter().filter_map(move |group| {
            let from = before;
            before += group.places();
            let (first, last) = (page.start.max(from), page.end.min(before));
            (first < last).then(|| (group, group.rows.get(first - from..last - from).unwrap_or_default()))
        })
    }

    fn group(&self, group: &Group<'_>, shown: &[Row<'_>]) -> Markup {
        let m = self.view.m;
        html! {
            section.sec {
                h2 { (group.heading) }
                @if group.rows.is_empty() {
                    p.cap { span.brk { (figures::icons::fray()) (m.t("indicators-none-for-goal")) } }
                } @else {
                    ul.verdicts { @for row in shown { (self.row(row)) } }
                }
            }
        }
    }

    fn row(&self, row: &Row<'_>) -> Markup {
        item(
            &self.view,
            row.indicator,
            &row.verdict,
            (!row.in_set).then(|| self.view.m.t("indicators-not-in-set")).as_deref(),
        )
    }

    fn ended(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! { @if !self.ended.is_empty() {
            details.ds-details.sec { summary { (m.with("indicators-ended", &[("count", self.ended.len().into())])) }
                ul { @for indicator in &self.ended {
                    li { a href=(view.frame.to(&path(indicator.id))) lang=[view.language()] { (indicator.definition().name) } }
                } }
            }
        } }
    }
}

/// One indicator with its picture, its answer in a sentence, and its sign: as it stands in every list.
pub fn item(view: &View<'_>, indicator: &Indicator, verdict: &Verdict, note: Option<&str>) -> Markup {
    let m = view.m;
    let written = view.organisation.indicators.definition_on(indicator, view.day);
    let definition = &written.definition;
    let latest = indicator.whole().and_then(|series| series.latest());
    html! {
        li {
            (picture::spark(view, indicator, verdict))
            div {
                h3 { a href=(view.frame.to(&path(indicator.id))) lang=[view.language()] { (definition.name) } }
                @if let Some(reason) = words::first_reason(m, definition, verdict) { p { (reason) } }
                @if let Some(note) = note { p.cap { (note) } }
            }
            div.verdicts__d {
                (words::mark(m, verdict))
                @if let Some(latest) = latest && let Some(value) = latest.observed.value {
                    span.cap { (words::with_unit(definition, &words::value(m, definition, value))) ", " (words::period(m, latest.observed.period)) }
                }
            }
        }
    }
}

/// The indicators that reflect an activity or a task, on its page. Nothing where there are none to read.
pub fn of_work(view: &View<'_>, work: Reflects) -> Markup {
    let (m, indicators) = (view.m, &view.organisation.indicators);
    let mut found = indicators.reflecting_work(work, view.day);
    found.retain(|indicator| may_read(view, indicator));
    html! { @if !found.is_empty() {
        section.sec aria-labelledby="indicators" {
            h2 #indicators { (m.t("indicators-title")) }
            ul.verdicts { @for indicator in found {
                (item(view, indicator, &indicator.verdict(indicators.definition_on(indicator, view.day)), None))
            } }
        }
    } }
}

fn heading(view: &View<'_>, statement: &Statement, number: Option<String>) -> Markup {
    html! {
        a href=(view.statement(statement)) lang=[view.language()] {
            @if let Some(number) = number { span.num { (number) } " " } (statement.text())
        }
    }
}
