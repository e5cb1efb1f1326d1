//! What statements are called in a comparison: one by its number, several by how many they are. Not the words for
//! kinds; those are [`crate::kinds`].

use std::collections::BTreeMap;

use domain::model::SteeringModel;
use domain::statement::{Statement, StatementKind};
use domain::tree::Tree;

use crate::messages::Messages;
use crate::words;

/// What the statements of one revision are called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) m: Messages,
    pub(super) model: &'a SteeringModel,
    pub(super) tree: &'a Tree,
    /// How many there are of each kind: the only one needs no number.
    pub(super) kinds: &'a BTreeMap<StatementKind, usize>,
}

impl Names<'_> {
    /// These together; `None` when there are none. "Mål 5.2", "Tre interna mål", "Tre formuleringar".
    pub(super) fn together(&self, statements: &[&Statement]) -> Option<String> {
        match statements {
            [] => None,
            [one] => Some(self.one(one)),
            [first, rest @ ..] if rest.iter().all(|other| other.kind == first.kind) => {
                Some(several(self.m, self.model, first.kind, statements.len()))
            }
            mixed => Some(self.m.with("compare-several", &[("words", words::in_words(self.m, mixed.len()).into())])),
        }
    }

    fn one(&self, statement: &Statement) -> String {
        let number = self.tree.number(statement).or_else(|| {
            let alone = self.kinds.get(&statement.kind).is_none_or(|&count| count < 2);
            (!alone).then(|| self.tree.position(statement).to_string())
        });
        words::numbered(self.m, self.model, statement.kind, number.as_deref())
    }
}

/// So many of a kind, in words as far as they are shorter to read: "Fjorton prioriteringar". One is its kind alone.
pub(super) fn several(m: Messages, model: &SteeringModel, kind: StatementKind, count: usize) -> String {
    match count {
        1 => words::kind(m, model, kind).into_owned(),
        _ => format!("{} {}", words::in_words(m, count), words::in_a_sentence(&words::kinds(m, model, kind))),
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::ModelVersion;
    use domain::model::Called;
    use domain::text::Name;

    use super::*;
    use crate::messages::Language;

    fn name(text: &str) -> Name {
        Name::parse(text).unwrap()
    }

    #[test]
    fn several_are_counted_in_words_and_called_by_the_organisation_s_own() {
        let m = Messages::of(Language::Swedish);
        let mut model = SteeringModel::classic(ModelVersion(1), name("Klassisk"));
        assert_eq!(several(m, &model, StatementKind::OverarchingGoal, 3), "Tre övergripande mål");
        assert_eq!(several(m, &model, StatementKind::Goal, 1_430), "1\u{a0}430 mål");
        for rule in &mut model.kinds {
            if rule.kind == StatementKind::Priority {
                rule.called = Some(Called { one: name("EU-satsning"), many: name("EU-satsningar") });
            }
        }
        assert_eq!(several(m, &model, StatementKind::Priority, 1), "EU-satsning");
        assert_eq!(several(m, &model, StatementKind::Priority, 14), "Fjorton EU-satsningar");
    }
}
