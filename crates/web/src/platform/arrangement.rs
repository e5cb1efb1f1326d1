//! Where each statement goes on the platform. One pass over what stands at the top, so that the page stays quick however
//! much there is. Not the markup.

use domain::statement::{Facing, Statement, StatementKind};
use domain::tree::Tree;

/// The most goals that are shown under one area; its own page has them all.
pub(super) const GOALS: usize = 12;

/// The most of anything else; the revision as a document has them all.
const MOST: usize = 36;

/// Where each statement at the top goes.
#[derive(Default)]
pub(super) struct Arrangement<'a> {
    /// Vision, business idea, target picture.
    pub(super) why: Shown<'a>,
    /// What everything is for.
    pub(super) overarching: Shown<'a>,
    /// The result areas that face outward, or do not say.
    pub(super) areas: Shown<'a>,
    /// Goals that stand under nothing.
    pub(super) goals: Shown<'a>,
    /// Priorities that stand under nothing.
    pub(super) priorities: Shown<'a>,
    /// The result areas that face inward.
    pub(super) inward: Shown<'a>,
    /// Goals for how the agency works, that stand under nothing.
    pub(super) internal: Shown<'a>,
}

/// The first of some statements, and how many they are in all.
#[derive(Default)]
pub(super) struct Shown<'a> {
    pub(super) first: Vec<&'a Statement>,
    pub(super) all: usize,
}

impl<'a> Arrangement<'a> {
    pub(super) fn of(tree: &'a Tree) -> Arrangement<'a> {
        let mut arranged = Arrangement::default();
        for statement in tree.children(None) {
            let place = match statement.kind {
                StatementKind::Vision | StatementKind::BusinessIdea | StatementKind::TargetPicture => &mut arranged.why,
                StatementKind::OverarchingGoal => &mut arranged.overarching,
                StatementKind::ResultArea if statement.wording.facing == Some(Facing::Inward) => &mut arranged.inward,
                StatementKind::ResultArea => &mut arranged.areas,
                StatementKind::Goal => &mut arranged.goals,
                StatementKind::InternalGoal => &mut arranged.internal,
                StatementKind::Priority => &mut arranged.priorities,
            };
            place.add(statement);
        }
        // The vision first, whatever order they were written in.
        arranged.why.first.sort_by_key(|statement| statement.kind);
        arranged
    }
}

impl<'a> Shown<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.all == 0
    }

    fn add(&mut self, statement: &'a Statement) {
        if self.first.len() < MOST {
            self.first.push(statement);
        }
        self.all += 1;
    }
}
