//! The statements of one revision, in their order, under each other. Not what they must fulfil: that is `model`.
//!
//! Persistent maps, so that the next revision begins as a copy that costs nothing, and every change can be
//! taken back by a small patch.

use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::ids::StatementId;
use crate::statement::{Statement, StatementKind};

type Siblings = Arc<Vec<StatementId>>;

/// The statements of one revision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    statements: OrdMap<StatementId, Arc<Statement>>,
    children: OrdMap<Option<StatementId>, Siblings>,
}

/// What a change replaced, so that it can be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    statements: Vec<(StatementId, Option<Arc<Statement>>)>,
    children: Vec<(Option<StatementId>, Option<Siblings>)>,
}

impl Tree {
    /// How many statements, headings counted.
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The statement with this id.
    pub fn get(&self, id: StatementId) -> Option<&Statement> {
        self.statements.get(&id).map(Arc::as_ref)
    }

    /// Whether it is here.
    pub fn contains(&self, id: StatementId) -> bool {
        self.statements.contains_key(&id)
    }

    /// Every statement, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Statement> {
        self.statements.values().map(Arc::as_ref)
    }

    /// What stands right under this (`None`: at the top), in order.
    pub fn children(&self, parent: Option<StatementId>) -> impl DoubleEndedIterator<Item = &Statement> {
        self.child_ids(parent).iter().filter_map(|&id| self.get(id))
    }

    /// The ids of what stands right under this, in order.
    pub fn child_ids(&self, parent: Option<StatementId>) -> &[StatementId] {
        self.children.get(&parent).map_or(&[], |ids| ids.as_slice())
    }

    /// Those of a kind, in the order in which they are read.
    pub fn of_kind(&self, kind: StatementKind) -> Vec<&Statement> {
        // Most kinds stand at the top alone, and there the order is known without reading the whole tree.
        let at_the_top: Vec<&Statement> = self.children(None).filter(|statement| statement.kind == kind).collect();
        if at_the_top.len() == self.iter().filter(|statement| statement.kind == kind).count() {
            return at_the_top;
        }
        self.in_order().into_iter().filter(|statement| statement.kind == kind).collect()
    }

    /// Every statement as it is read: from the top of the thread down, each followed by what stands under it.
    pub fn in_order(&self) -> Vec<&Statement> {
        let mut ordered = Vec::with_capacity(self.len());
        let mut top: Vec<&Statement> = self.children(None).collect();
        // Stable: within a kind the order is the writer's.
        top.sort_by_key(|statement| statement.kind);
        let mut pending: Vec<&Statement> = top.into_iter().rev().collect();
        while let Some(statement) = pending.pop() {
            ordered.push(statement);
            pending.extend(self.children(Some(statement.id)).rev());
        }
        ordered
    }

    /// The statements above this one, nearest first. Its own structure only: the thread adds the rest.
    pub fn above(&self, id: StatementId) -> Vec<&Statement> {
        let mut path: Vec<&Statement> = Vec::new();
        let mut next = self.get(id).and_then(|statement| statement.parent);
        while let Some(parent) = next.and_then(|id| self.get(id)) {
            // A tree has no circles; were one ever recorded, the walk still ends.
            if path.len() > self.len() {
                break;
            }
            path.push(parent);
            next = parent.parent;
        }
        path
    }

    /// How many statements of its kind stand before this one where it stands, counted from 1.
    pub fn position(&self, statement: &Statement) -> usize {
        self.children(statement.parent)
            .filter(|sibling| sibling.kind == statement.kind)
            .take_while(|sibling| sibling.id != statement.id)
            .count()
            + 1
    }

    /// The number by which a statement under another is spoken of: "3.1" is the first goal of the third area.
    /// `None` for what stands at the top and is not a result area.
    pub fn number(&self, statement: &Statement) -> Option<String> {
        let own = self.position(statement);
        match statement.parent.and_then(|id| self.get(id)) {
            Some(parent) => match self.number(parent) {
                Some(number) => Some(format!("{number}.{own}")),
                None => Some(own.to_string()),
            },
            None if statement.kind == StatementKind::ResultArea => Some(own.to_string()),
            None => None,
        }
    }

    /// Puts a statement in place, new or changed, and says what was there.
    pub(crate) fn put(&mut self, patch: &mut Patch, statement: Statement, before: Option<StatementId>) {
        let (id, parent) = (statement.id, statement.parent);
        self.unlink(patch, id);
        patch.keep_statement(self, id);
        self.statements.insert(id, Arc::new(statement));
        let mut siblings = self.child_ids(parent).to_vec();
        let place =
            before.and_then(|before| siblings.iter().position(|&sibling| sibling == before)).unwrap_or(siblings.len());
        siblings.insert(place, id);
        self.set_children(patch, parent, siblings);
    }

    /// Changes what a statement says, where it stands.
    pub(crate) fn change(&mut self, patch: &mut Patch, id: StatementId, change: impl FnOnce(&mut Statement)) {
        patch.keep_statement(self, id);
        if let Some(statement) = self.statements.get_mut(&id) {
            change(Arc::make_mut(statement));
        }
    }

    /// Takes a statement out. What stood under it must have been moved first.
    pub(crate) fn take(&mut self, patch: &mut Patch, id: StatementId) {
        self.unlink(patch, id);
        patch.keep_statement(self, id);
        self.statements.remove(&id);
    }

    /// Takes a change back.
    pub(crate) fn restore(&mut self, patch: &Patch) {
        for (id, statement) in &patch.statements {
            match statement {
                Some(statement) => self.statements.insert(*id, statement.clone()),
                None => self.statements.remove(id),
            };
        }
        for (parent, siblings) in &patch.children {
            match siblings {
                Some(siblings) => self.children.insert(*parent, siblings.clone()),
                None => self.children.remove(parent),
            };
        }
    }

    /// Fills an empty tree with statements in order; for editions of thousands of rows.
    pub(crate) fn fill(&mut self, statements: Vec<Statement>) {
        let mut children: std::collections::BTreeMap<Option<StatementId>, Vec<StatementId>> =
            std::collections::BTreeMap::new();
        for statement in &statements {
            children.entry(statement.parent).or_default().push(statement.id);
        }
        self.statements = statements.into_iter().map(|s| (s.id, Arc::new(s))).collect();
        self.children = children.into_iter().map(|(parent, ids)| (parent, Arc::new(ids))).collect();
    }

    fn unlink(&mut self, patch: &mut Patch, id: StatementId) {
        let Some(parent) = self.get(id).map(|statement| statement.parent) else {
            return;
        };
        let siblings = self.child_ids(parent).iter().copied().filter(|&sibling| sibling != id).collect();
        self.set_children(patch, parent, siblings);
    }

    fn set_children(&mut self, patch: &mut Patch, parent: Option<StatementId>, siblings: Vec<StatementId>) {
        patch.keep_children(self, parent);
        if siblings.is_empty() {
            self.children.remove(&parent);
        } else {
            self.children.insert(parent, Arc::new(siblings));
        }
    }
}

impl Patch {
    // Only the first keeping counts: that is how it was before the change.
    fn keep_statement(&mut self, tree: &Tree, id: StatementId) {
        if self.statements.iter().all(|(kept, _)| *kept != id) {
            self.statements.push((id, tree.statements.get(&id).cloned()));
        }
    }

    fn keep_children(&mut self, tree: &Tree, parent: Option<StatementId>) {
        if self.children.iter().all(|(kept, _)| *kept != parent) {
            self.children.push((parent, tree.children.get(&parent).cloned()));
        }
    }
}
