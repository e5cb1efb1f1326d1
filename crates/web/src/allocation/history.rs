//! The allocations that were decided in a round: what each changed between areas, why, and by which decision. The latest
//! first. Not the allocation of today.

use domain::allocation::sums::Cell;
use domain::planning::{Edition, Paper, Round};
use domain::rounding::Parts;
use domain::scenario::change::Change;
use maud::{Markup, html};

use super::matrix::Written;
use super::scopes::Names;
use crate::planning;
use crate::view::View;
use crate::words;

/// All of them; nothing when there are none.
pub(crate) fn decided(view: &View<'_>, round: &Round, written: Written) -> Markup {
    let m = view.m;
    let shown = Decided { view, round, written };
    html! { @if round.allocations().next().is_some() {
        section.sec aria-labelledby="decided" {
            h2 #decided { (m.t("allocation-decided")) }
            ol.decided { @for edition in round.allocations().rev() { li { (shown.one(edition)) } } }
        }
    } }
}

struct Decided<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    written: Written,
}

impl Decided<'_> {
    fn one(&self, edition: &Edition) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let Paper::Scenario(id) = edition.paper else { return html! {} };
        let Some(scenario) = self.round.scenario(id) else { return html! {} };
        let address = view.frame.to(&planning::scenario_path(self.round.number, id));
        let motives = scenario.moves.iter().filter_map(|made| made.motive.as_ref());
        html! {
            h3 { a href=(address) { (scenario.name) } }
            p.meta { @for fact in self.decision(edition) { span { (fact) } } }
            @for motive in edition.motive.iter().chain(motives) { p.explained { (motive) } }
            (self.areas(edition))
            @if edition.number == 1 { p.cap { (m.t("allocation-decided-first")) } }
        }
    }

    fn decision(&self, edition: &Edition) -> Vec<Markup> {
        let (view, m) = (self.view, self.view.m);
        let Some(recorded) = view.organisation.decisions.get(&edition.decision) else { return Vec::new() };
        let decision = &recorded.decision;
        let body = view.body(decision.minutes.body).map_or("", |body| body.name.as_str());
        let by = [("body", words::in_a_sentence(body).into()), ("day", edition.decided_on.to_string().into())];
        let address = view.frame.to(&format!("/decisions/{}", decision.id));
        vec![
            html! { (m.with("decided-by", &by)) },
            html! { (m.t("registration-number")) " " a href=(address) { (decision.minutes.registration_number) } },
        ]
    }

    /// Every area before and after.
    fn areas(&self, edition: &Edition) -> Markup {
        let (view, m, written) = (self.view, self.view.m, self.written);
        let Some(change) = Change::decided(edition) else { return html! {} };
        let areas = view.organisation.areas_for(self.round);
        let area_of = |cell: &Cell| cell.goal.and_then(|goal| areas.of_goal(goal));
        let (before, differences) = (change.before.by(area_of), change.differences(area_of));
        let follows = view.organisation.consequences(self.round, &change);
        let mut rows: Vec<_> = follows.areas.iter().map(|(area, _)| Some(*area)).collect();
        if before.contains_key(&None) || differences.contains_key(&None) {
            rows.push(None);
        }
        let of = |sums: &std::collections::BTreeMap<_, _>| -> Vec<i64> {
            rows.iter().map(|area| written.of(sums.get(area).copied().unwrap_or_default())).collect()
        };
        let (had, changed) = (Parts::of(&of(&before), written.unit()), Parts::of(&of(&differences), written.unit()));
        let names = Names::of(view, self.round);
        html! {
            table.ds-table.tight {
                thead { tr {
                    th scope="col" { (m.t("allocation-area")) }
                    th.num scope="col" { (m.t("allocation-before")) }
                    th.num scope="col" { (m.t("allocation-after")) }
                    th.num scope="col" { (m.t("allocation-change")) }
                } }
                tbody { @for (at, area) in rows.iter().enumerate() {
                    tr {
                        th scope="row" { @match area {
                            Some(area) => span lang=[view.language()] { (names.area(*area)) },
                            None => (m.t("allocation-outside")),
                        } }
                        (self.numbers(had.parts[at], changed.parts[at]))
                    }
                } }
                tfoot { tr { th scope="row" { (m.t("allocation-sum")) } (self.numbers(had.whole, changed.whole)) } }
            }
        }
    }

    fn numbers(&self, before: i64, change: i64) -> Markup {
        let written = self.written;
        html! {
            td.num { (written.amount(before)) }
            td.num { (written.amount(before + change)) }
            td.num { @if change == 0 { (written.change(0)) } @else { b { (written.change(change)) } } }
        }
    }
}
