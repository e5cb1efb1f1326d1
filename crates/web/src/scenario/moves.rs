//! The moves of a scenario as a list: what was wanted, what it did, why, who and when; and the last one taken back. Not
//! what follows of all of them together.

use domain::money::Resources;
use domain::planning::Round;
use domain::scenario::{Intent, Move, Scenario};
use maud::{Markup, html};
use std::collections::BTreeSet;

use crate::allocation::scopes::Names;
use crate::forms::REQUEST_KEY;
use crate::people::People;
use crate::planning;
use crate::view::View;

/// The list, the first move first.
pub(super) struct Moves<'a> {
    /// Who looks, and at what.
    pub(super) view: &'a View<'a>,
    /// The round.
    pub(super) round: &'a Round,
    /// The scenario.
    pub(super) scenario: &'a Scenario,
    /// What people are called.
    pub(super) people: &'a People,
    /// The key of the form that takes the last move back; `None` when it cannot be.
    pub(super) undo: Option<&'a str>,
}

impl Moves<'_> {
    /// The section.
    pub(super) fn section(&self) -> Markup {
        let m = self.view.m;
        let moves = &self.scenario.moves;
        html! {
            section.sec aria-labelledby="moves" {
                h2 #moves { (m.with("moves-title", &[("count", moves.len().into())])) }
                @if moves.is_empty() { p.note { (m.t("moves-none")) } }
                ol.steps { @for (at, made) in moves.iter().enumerate() {
                    li { (self.one(made)) @if at + 1 == moves.len() { (self.undo()) } }
                } }
            }
        }
    }

    fn one(&self, made: &Move) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let touched: BTreeSet<_> = made.deltas.iter().map(|delta| delta.place.activity).collect();
        let mut did = vec![m.with("moves-did", &[("count", touched.len().into())])];
        did.extend(balance(view, made.balance()));
        html! {
            p { b { (intent(view, self.round, &made.intent)) } }
            p.meta { @for fact in did { span { (fact) } } span { (self.people.who(made.made.by)) " " (view.moment(made.made.at)) } }
            @if let Some(motive) = &made.motive { p.explained lang=[view.language()] { (motive) } }
        }
    }

    fn undo(&self) -> Markup {
        let m = self.view.m;
        let path = planning::scenario_path(self.round.number, self.scenario.id);
        html! { @if let Some(key) = self.undo {
            form method="post" action={ (self.view.frame.to(&path)) "/undo" } {
                input type="hidden" name="version" value=(self.scenario.version);
                input type="hidden" name=(REQUEST_KEY) value=(key);
                button.ds-button data-variant="tertiary" type="submit" { (m.t("moves-undo")) }
            }
        } }
    }
}

/// What a move adds to the whole, or takes from it, in words.
fn balance(view: &View<'_>, balance: Resources) -> Vec<String> {
    let said = |key, resources: Resources| {
        (!resources.is_none()).then(|| view.m.with(key, &[("amount", view.amounts().both(resources).into())]))
    };
    let (more, less) = (balance.beyond(Resources::NONE), Resources::NONE.beyond(balance));
    [said("follows-adds", more), said("follows-frees", less)].into_iter().flatten().collect()
}

/// What was wanted with a move: "10,0 mnkr, 3,5 åa från Regional kapacitet till Digitalisering".
pub(super) fn intent(view: &View<'_>, round: &Round, intent: &Intent) -> String {
    let m = view.m;
    let names = Names::of(view, round);
    let name = |scope| names.scope(scope);
    match intent {
        Intent::Shift { from, to, resources } => {
            let values = [
                ("amount", view.amounts().both(*resources).into()),
                ("from", name(from).into()),
                ("to", name(to).into()),
            ];
            m.with("moves-shift", &values)
        }
        Intent::Cut { part, from, spare_pointed_out, to } => {
            let mut values = vec![("part", view.amounts().share(*part).into()), ("from", name(from).into())];
            values.extend(to.as_ref().map(|to| ("to", name(to).into())));
            let key = match (to.is_some(), *spare_pointed_out) {
                (true, false) => "moves-cut",
                (true, true) => "moves-cut-spared",
                (false, false) => "moves-free",
                (false, true) => "moves-free-spared",
            };
            m.with(key, &values)
        }
        Intent::Set { there, resources } => {
            let values = [("there", name(there).into()), ("amount", view.amounts().both(*resources).into())];
            m.with("moves-set", &values)
        }
    }
}
