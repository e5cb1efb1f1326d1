//! The red thread: the path from a statement up to the vision and down to what it carries, and the places where it
//! breaks. Not how it is drawn.

use crate::ids::StatementId;
use crate::revision::Revision;
use crate::statement::{Statement, StatementKind};

/// The thread of one statement in one revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread<'a> {
    /// From the top, the vision first, down to right above the statement.
    pub up: Vec<&'a Statement>,
    /// The statement itself.
    pub here: &'a Statement,
    /// What stands right under it.
    pub down: Vec<&'a Statement>,
    /// Where it breaks on the way up.
    pub breaks: Vec<Break>,
}

/// A place where the thread ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Break {
    /// There is no overarching goal to lead to.
    NoOverarchingGoal,
    /// There are several, and nothing says which it leads to.
    SeveralOverarchingGoals(u32),
    /// There is no vision.
    NoVision,
    /// A result area without goals.
    AreaWithoutGoals(StatementId),
}

impl Break {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Break::NoOverarchingGoal => "no-overarching-goal",
            Break::SeveralOverarchingGoals(_) => "several-overarching-goals",
            Break::NoVision => "no-vision",
            Break::AreaWithoutGoals(_) => "area-without-goals",
        }
    }
}

impl Revision {
    /// The thread through a statement.
    pub fn thread(&self, id: StatementId) -> Option<Thread<'_>> {
        let here = self.tree.get(id)?;
        let mut up = self.tree.above(id);
        let mut breaks = Vec::new();
        let top_kind = up.last().map_or(here.kind, |statement| statement.kind);
        if StatementKind::OverarchingGoal < top_kind {
            match self.tree.of_kind(StatementKind::OverarchingGoal).as_slice() {
                [] => breaks.push(Break::NoOverarchingGoal),
                [goal] => up.push(goal),
                several => {
                    breaks.push(Break::SeveralOverarchingGoals(u32::try_from(several.len()).unwrap_or(u32::MAX)));
                }
            }
        }
        if here.kind != StatementKind::Vision {
            match self.tree.of_kind(StatementKind::Vision).first() {
                Some(vision) => up.push(vision),
                None => breaks.push(Break::NoVision),
            }
        }
        up.reverse();
        let down: Vec<&Statement> = match here.kind {
            StatementKind::Vision => self.tree.of_kind(StatementKind::OverarchingGoal),
            StatementKind::OverarchingGoal if self.tree.of_kind(StatementKind::OverarchingGoal).len() == 1 => {
                self.tree.of_kind(StatementKind::ResultArea)
            }
            _ => self.tree.children(Some(id)).collect(),
        };
        if here.kind == StatementKind::ResultArea && down.is_empty() {
            breaks.push(Break::AreaWithoutGoals(id));
        }
        Some(Thread { up, here, down, breaks })
    }

    /// Every break in the revision.
    pub fn breaks(&self) -> Vec<Break> {
        let mut breaks = Vec::new();
        if self.tree.of_kind(StatementKind::Vision).is_empty() {
            breaks.push(Break::NoVision);
        }
        match self.tree.of_kind(StatementKind::OverarchingGoal).len() {
            0 => breaks.push(Break::NoOverarchingGoal),
            1 => {}
            several => breaks.push(Break::SeveralOverarchingGoals(u32::try_from(several).unwrap_or(u32::MAX))),
        }
        let empty = |area: &&Statement| self.tree.child_ids(Some(area.id)).is_empty();
        let areas = self.tree.of_kind(StatementKind::ResultArea);
        breaks.extend(areas.into_iter().filter(empty).map(|area| Break::AreaWithoutGoals(area.id)));
        breaks
    }
}
