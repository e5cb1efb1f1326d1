//! Where a statement may stand in a draft: as choices in a form, and read back from one. Not whether it may be put
//! there; that is `domain::writing`.

use domain::ids::StatementId;
use domain::model::SteeringModel;
use domain::refusal::Refusal;
use domain::statement::{Statement, StatementKind};

use super::Desk;
use crate::forms::Typed;
use crate::words;

// Every place where a statement of this kind may stand: `parent:before`, each part empty for top or last.
pub(super) fn places(
    desk: &Desk<'_>,
    model: &SteeringModel,
    kind: StatementKind,
    moving: Option<&Statement>,
) -> Vec<(String, String)> {
    let m = desk.frame.m;
    let tree = &desk.revision.tree;
    let under = model.rule(kind).map(|rule| rule.under.as_slice()).unwrap_or_default();
    let parents: Vec<Option<&Statement>> = match under {
        [] => vec![None],
        kinds => kinds.iter().flat_map(|&kind| tree.of_kind(kind)).map(Some).collect(),
    };
    let mut places = Vec::new();
    for parent in parents {
        let id = parent.map(|parent| parent.id.to_string()).unwrap_or_default();
        let name = parent.map_or_else(|| m.t("act-top").into_owned(), |parent| parent.text().to_owned());
        let siblings = tree.children(parent.map(|parent| parent.id)).filter(|sibling| sibling.kind == kind);
        for sibling in siblings.filter(|sibling| moving.is_none_or(|moving| moving.id != sibling.id)) {
            let before = m.with("act-before-this", &[("text", sibling.text().to_owned().into())]);
            places.push((format!("{id}:{}", sibling.id), format!("{name} – {before}")));
        }
        places.push((format!("{id}:"), format!("{name} – {}", m.t("act-before-last"))));
    }
    places
}

// What something may become, and where: `kind:parent:before`.
pub(super) fn kinds_and_places(desk: &Desk<'_>, model: &SteeringModel) -> Vec<(String, String)> {
    let m = desk.frame.m;
    let tree = &desk.revision.tree;
    let mut all = Vec::new();
    for rule in &model.kinds {
        let name = words::kind(m, model, rule.kind);
        if rule.under.is_empty() {
            all.push((format!("{}::", rule.kind.key()), name.into_owned()));
            continue;
        }
        for parent in rule.under.iter().flat_map(|&kind| tree.of_kind(kind)) {
            let label = m.with(
                "editor-here",
                &[("kind", name.clone().into_owned().into()), ("parent", parent.text().to_owned().into())],
            );
            all.push((format!("{}:{}:", rule.kind.key(), parent.id), label));
        }
    }
    all
}

pub(super) type Place = (Option<StatementId>, Option<StatementId>);

// A place in a form. The values come from a list, so one that is wrong was not chosen from it.
pub(super) fn place(typed: &mut Typed) -> Option<Place> {
    let place = read_place(typed.get("place"));
    if place.is_none() {
        typed.refuse(Refusal::new("parent-unknown").at("place"));
    }
    place
}

pub(super) fn kind_and_place(typed: &mut Typed) -> Option<(StatementKind, Option<StatementId>, Option<StatementId>)> {
    let read = read_kind_and_place(typed.get("place"));
    if read.is_none() {
        typed.refuse(Refusal::new("parent-unknown").at("place"));
    }
    read
}

fn read_place(value: &str) -> Option<Place> {
    let (parent, before) = value.split_once(':')?;
    let id = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    Some((id(parent)?, id(before)?))
}

fn read_kind_and_place(value: &str) -> Option<(StatementKind, Option<StatementId>, Option<StatementId>)> {
    let (kind, place) = value.split_once(':')?;
    let (parent, before) = read_place(place)?;
    Some((StatementKind::from_key(kind)?, parent, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_parent_and_a_sibling() {
        assert_eq!(read_place("3:12"), Some((Some(StatementId(3)), Some(StatementId(12)))));
        assert_eq!(read_place(":"), Some((None, None)));
        assert_eq!(read_place("3:"), Some((Some(StatementId(3)), None)));
        for wrong in ["", "3", "x:", "3:x", "-1:"] {
            assert_eq!(read_place(wrong), None, "{wrong:?}");
        }
        assert_eq!(read_kind_and_place("goal:3:"), Some((StatementKind::Goal, Some(StatementId(3)), None)));
        assert_eq!(read_kind_and_place("vision::"), Some((StatementKind::Vision, None, None)));
    }
}
