//! A part of the agency that resources are moved from or to: as a word in addresses and forms, and as a reader calls it.
//! Not what lies there; that is the domain's.

use domain::ids::{ActivityId, FundingId, StatementId, UnitId};
use domain::planning::Round;
use domain::scenario::Scope;
use domain::statement::Statement;
use domain::unit::Unit;

use crate::view::View;

/// The word for everything.
const ALL: &str = "all";

/// A scope as a word: "unit4.area5", "activity33", "all".
pub(crate) fn written(scope: &Scope) -> String {
    let parts = [
        ("unit", scope.unit.map(|unit| unit.0)),
        ("area", scope.area.map(|area| area.0)),
        ("goal", scope.goal.map(|goal| goal.0)),
        ("source", scope.source.map(|source| source.0)),
        ("activity", scope.activity.map(|activity| activity.0)),
    ];
    let said: Vec<String> = parts.iter().filter_map(|(name, id)| id.map(|id| format!("{name}{id}"))).collect();
    if said.is_empty() { ALL.to_owned() } else { said.join(".") }
}

/// The scope of a word; `None` when it is none.
pub(crate) fn read(word: &str) -> Option<Scope> {
    if word == ALL {
        return Some(Scope::default());
    }
    word.split('.').try_fold(Scope::default(), |scope, part| {
        let at = part.find(|letter: char| letter.is_ascii_digit())?;
        let (name, id) = (&part[..at], part[at..].parse().ok()?);
        match name {
            "unit" => Some(Scope { unit: Some(UnitId(id)), ..scope }),
            "area" => Some(Scope { area: Some(StatementId(id)), ..scope }),
            "goal" => Some(Scope { goal: Some(StatementId(id)), ..scope }),
            "source" => Some(Scope { source: Some(FundingId(id)), ..scope }),
            "activity" => Some(Scope { activity: Some(ActivityId(id)), ..scope }),
            _ => None,
        }
    })
}

/// Both at once: what the other names stands where this names nothing.
pub(crate) fn within(scope: Scope, other: Scope) -> Scope {
    Scope {
        unit: scope.unit.or(other.unit),
        area: scope.area.or(other.area),
        goal: scope.goal.or(other.goal),
        source: scope.source.or(other.source),
        activity: scope.activity.or(other.activity),
    }
}

/// What things are called in a round.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names<'a> {
    view: &'a View<'a>,
    round: &'a Round,
}

impl<'a> Names<'a> {
    /// Those of a round.
    pub(crate) fn of(view: &'a View<'a>, round: &'a Round) -> Names<'a> {
        Names { view, round }
    }

    /// A unit.
    pub(crate) fn unit(&self, id: UnitId) -> String {
        let unit: Option<&Unit> = self.view.organisation.units.get(&id).map(AsRef::as_ref);
        unit.map_or_else(|| id.to_string(), |unit| unit.name.to_string())
    }

    /// An area: what it says.
    pub(crate) fn area(&self, id: StatementId) -> String {
        self.statement(id).map_or_else(|| id.to_string(), |area| area.text().to_owned())
    }

    /// A goal: its number and what it says.
    pub(crate) fn goal(&self, id: StatementId) -> String {
        let strategy = self.view.organisation.strategy_for(self.round);
        match strategy.and_then(|strategy| Some((strategy, strategy.tree.get(id)?))) {
            Some((strategy, goal)) => match strategy.tree.number(goal) {
                Some(number) => format!("{number}\u{a0}{}", goal.text()),
                None => goal.text().to_owned(),
            },
            None => self.statement(id).map_or_else(|| id.to_string(), |gone| gone.text().to_owned()),
        }
    }

    /// A source of funding.
    pub(crate) fn source(&self, id: FundingId) -> String {
        let source = self.view.organisation.planning.source(id);
        source.map_or_else(|| id.to_string(), |source| source.name.to_string())
    }

    /// An activity.
    pub(crate) fn activity(&self, id: ActivityId) -> String {
        let activity = self.round.activity(id);
        activity.map_or_else(|| id.to_string(), |activity| activity.work.title.to_string())
    }

    /// A scope: "Digital utveckling, Digitalisering", or what the message says that everything is.
    pub(crate) fn scope(&self, scope: &Scope) -> String {
        let parts = [
            scope.activity.map(|activity| format!("”{}”", self.activity(activity))),
            scope.unit.map(|unit| self.unit(unit)),
            scope.area.map(|area| self.area(area)),
            scope.goal.map(|goal| self.goal(goal)),
            scope.source.map(|source| self.source(source)),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { self.view.m.t("scope-all").into_owned() } else { said.join(", ") }
    }

    fn statement(&self, id: StatementId) -> Option<&'a Statement> {
        let strategy = self.view.organisation.strategy_for(self.round);
        let now = strategy.and_then(|strategy| strategy.tree.get(id));
        now.or_else(|| self.view.organisation.strategy.find(id, self.view.day).map(|(_, statement)| statement))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        let cell = Scope { unit: Some(UnitId(4)), area: Some(StatementId(29)), ..Scope::default() };
        assert_eq!(written(&cell), "unit4.area29");
        let all =
            Scope { goal: Some(StatementId(7)), source: Some(FundingId(1)), activity: Some(ActivityId(33)), ..cell };
        for scope in [cell, all, Scope::default()] {
            assert_eq!(read(&written(&scope)), Some(scope));
        }
        for wrong in ["", "unit", "unit4.", "unitx", "people4", "unit-4", "unit99999999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_narrower_stands() {
        let unit = |unit| Scope { unit: Some(UnitId(unit)), ..Scope::default() };
        let source = Scope { source: Some(FundingId(2)), ..Scope::default() };
        assert_eq!(within(unit(1), within(source, unit(2))), Scope { source: source.source, ..unit(1) });
    }
}
