//! Two revisions against each other: what became of what, and whether it got simpler, in figures.
//! Not how it is shown, and not the words that differ in one text: that is `difference`.

use std::collections::BTreeMap;

use crate::clarity::{self, Measure};
use crate::lineage::{Fate, Origin};
use crate::organisation::Organisation;
use crate::revision::Revision;
use crate::statement::StatementKind;

/// Two statements at least this alike, in percent, say nearly the same thing.
pub const OVERLAP_PERCENT: u8 = 35;

/// One revision, measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// How many statements steer. Headings are not counted.
    pub statements: usize,
    /// How many there are of each kind, headings too.
    pub kinds: BTreeMap<StatementKind, usize>,
    /// Words, sentences and readability, explanations included.
    pub clarity: Measure,
    /// How many pairs of statements overlap.
    pub overlaps: usize,
}

/// Two revisions against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// The one compared.
    pub old: &'a Revision,
    /// With this.
    pub new: &'a Revision,
    /// What became of what, in the order of the new one.
    pub origins: Vec<Origin>,
    /// The old one in figures.
    pub before: Figures,
    /// The new one in figures.
    pub after: Figures,
}

impl Comparison<'_> {
    /// How many lines of the lineage tell each fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.origins.iter().filter(|origin| origin.fate == fate).count()
    }
}

impl Organisation {
    /// Compares two revisions.
    pub fn compare<'a>(&'a self, old: &'a Revision, new: &'a Revision) -> Comparison<'a> {
        Comparison {
            old,
            new,
            origins: self.strategy.lineage(old, new),
            before: self.figures(old),
            after: self.figures(new),
        }
    }

    /// A revision, measured.
    pub fn figures(&self, revision: &Revision) -> Figures {
        let model = self.model_of(revision);
        let mut kinds = BTreeMap::new();
        for statement in revision.tree.iter() {
            *kinds.entry(statement.kind).or_default() += 1;
        }
        let all = revision.tree.in_order();
        let steering: Vec<_> = all.iter().filter(|statement| model.steers(statement.kind)).collect();
        Figures {
            statements: steering.len(),
            kinds,
            clarity: clarity::measure(all.iter().map(|statement| (statement.text(), statement.explanation()))),
            overlaps: clarity::overlap_count(steering.iter().map(|statement| statement.text()), OVERLAP_PERCENT),
        }
    }
}
