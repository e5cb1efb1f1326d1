//! What a directive points out, by name: goals, areas, activities, whole units. Not where that is
//! marked; see [`super::marks`].

use domain::planning::{Directive, Pointed, PointedOut, Round};
use domain::statement::StatementKind;
use maud::{Markup, html};

use super::{activity_path, unit_path};
use crate::view::View;
use crate::words;

/// What is pointed out, as a page names it.
pub(crate) struct Named {
    /// What kind of thing: "Mål 3.1".
    pub kind: String,
    /// What it says.
    pub text: String,
    /// Where it leads, for those who may go there.
    pub address: Option<String>,
}

/// Something that can be pointed out, as it stands in a form and an address: `s5`, `a12`, `u3`.
pub(crate) fn key(what: Pointed) -> String {
    match what {
        Pointed::Statement(id) => format!("s{id}"),
        Pointed::Activity(id) => format!("a{id}"),
        Pointed::Unit(id) => format!("u{id}"),
    }
}

/// What a form or an address says.
pub(crate) fn of_key(key: &str) -> Option<Pointed> {
    let (kind, id) = key.split_at_checked(1)?;
    match kind {
        "s" => id.parse().ok().map(Pointed::Statement),
        "a" => id.parse().ok().map(Pointed::Activity),
        "u" => id.parse().ok().map(Pointed::Unit),
        _ => None,
    }
}

/// The name of something that is or can be pointed out in a round. Of what is gone, its number.
pub(crate) fn named(view: &View<'_>, round: &Round, what: Pointed) -> Named {
    let m = view.m;
    let reads = view.may(domain::policy::Right::ReadPlanning);
    match what {
        Pointed::Statement(id) => {
            let found = view
                .organisation
                .strategy_for(round)
                .and_then(|revision| Some((revision, revision.tree.get(id)?)))
                .or_else(|| view.organisation.strategy.find(id, view.day));
            match found {
                Some((revision, statement)) => Named {
                    kind: words::numbered(
                        m,
                        view.organisation.model_of(revision),
                        statement.kind,
                        revision.tree.number(statement).as_deref(),
                    ),
                    text: statement.text().to_owned(),
                    address: Some(view.statement(statement)),
                },
                None => unknown(m.word("kind", StatementKind::Goal.key()).into_owned(), id.to_string()),
            }
        }
        Pointed::Activity(id) => {
            let kind = m.t("pointed-activity").into_owned();
            match round.activity(id) {
                Some(activity) => Named {
                    kind,
                    text: activity.work.title.to_string(),
                    address: reads.then(|| view.frame.to(&activity_path(round.number, id))),
                },
                None => unknown(kind, id.to_string()),
            }
        }
        Pointed::Unit(id) => {
            let kind = m.t("pointed-unit").into_owned();
            match view.organisation.units.get(&id) {
                Some(unit) => Named {
                    kind,
                    text: unit.name.to_string(),
                    address: reads.then(|| view.frame.to(&unit_path(round.number, id))),
                },
                None => unknown(kind, id.to_string()),
            }
        }
    }
}

fn unknown(kind: String, number: String) -> Named {
    Named { kind, text: number, address: None }
}

/// The name as a link, where it leads somewhere.
pub(crate) fn link(view: &View<'_>, named: &Named) -> Markup {
    html! {
        @match &named.address {
            Some(address) => a href=(address) lang=[view.language()] { (named.text) },
            None => span lang=[view.language()] { (named.text) },
        }
    }
}

/// What a directive points out, in the order of the strategy: statements, then activities and units.
pub(crate) fn all<'a>(view: &View<'_>, round: &Round, directive: &'a Directive) -> Vec<(Pointed, &'a PointedOut)> {
    let tree = view.organisation.strategy_for(round).map(|revision| &revision.tree);
    let order: Vec<_> = tree.map(|tree| tree.in_order()).unwrap_or_default();
    let place = |what: &Pointed| match what {
        Pointed::Statement(id) => order.iter().position(|statement| statement.id == *id).unwrap_or(usize::MAX),
        _ => 0,
    };
    let rank = |what: &Pointed| match what {
        Pointed::Statement(_) => 0,
        Pointed::Activity(_) => 1,
        Pointed::Unit(_) => 2,
    };
    let mut all: Vec<(Pointed, &PointedOut)> =
        directive.pointed_out.iter().map(|(what, pointed)| (*what, pointed)).collect();
    all.sort_by_key(|(what, _)| (rank(what), place(what), *what));
    all
}

#[cfg(test)]
mod tests {
    use domain::ids::{ActivityId, StatementId, UnitId};

    use super::*;

    #[test]
    fn what_is_pointed_out_comes_back_from_its_key() {
        for what in [Pointed::Statement(StatementId(5)), Pointed::Activity(ActivityId(12)), Pointed::Unit(UnitId(3))] {
            assert_eq!(of_key(&key(what)), Some(what));
        }
        for wrong in ["", "s", "x5", "å5", "5", "s-5"] {
            assert_eq!(of_key(wrong), None, "{wrong:?}");
        }
    }
}
