//! The steering model: which kinds of statement there are, what they are called, how many, how long. Data with
//! versions, since the model is developed too. Not the texts themselves.

use serde::{Deserialize, Serialize};

use crate::ids::{ModelVersion, StatementId};
use crate::statement::{Statement, StatementKind};
use crate::text::{self, Name};
use crate::tree::Tree;

/// How firmly a limit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// May be passed, with a motive.
    Soft,
    /// May not.
    Hard,
}

/// How many there may be. A missing limit does not limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Fewer may not be proposed.
    pub least: Option<u32>,
    /// More needs a motive.
    pub most: Option<u32>,
    /// More may not be proposed.
    pub ceiling: Option<u32>,
}

impl Limits {
    const NONE: Limits = Limits { least: None, most: None, ceiling: None };

    const fn exactly(count: u32) -> Limits {
        Limits { least: Some(count), most: Some(count), ceiling: Some(count) }
    }

    const fn range(least: u32, most: u32, ceiling: u32) -> Limits {
        Limits { least: Some(least), most: Some(most), ceiling: Some(ceiling) }
    }

    const fn soft(most: u32) -> Limits {
        Limits { least: None, most: Some(most), ceiling: None }
    }

    fn breach(&self, count: u32) -> Option<(Strength, u32)> {
        match self {
            Limits { ceiling: Some(ceiling), .. } if *ceiling < count => Some((Strength::Hard, *ceiling)),
            Limits { least: Some(least), .. } if count < *least => Some((Strength::Hard, *least)),
            Limits { most: Some(most), .. } if *most < count => Some((Strength::Soft, *most)),
            _ => None,
        }
    }
}

/// What the organisation calls a kind; without it the reader's language has a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    /// One of them.
    pub one: Name,
    /// Many of them.
    pub many: Name,
}

/// A kind of statement in a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindRule {
    /// Which kind.
    pub kind: StatementKind,
    /// What the organisation calls it.
    pub called: Option<Called>,
    /// The kinds that it must stand under; empty: at the top.
    pub under: Vec<StatementKind>,
    /// How many in all.
    pub count: Limits,
    /// How many under each.
    pub per_parent: Limits,
    /// How many words in the text.
    pub words: Limits,
    /// Whether it steers by itself. A heading does not, and is not counted as a statement.
    pub steers: bool,
}

/// A version of the steering model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteeringModel {
    /// Its number.
    pub version: ModelVersion,
    /// What it is called; `None` only before the organisation has a model.
    pub name: Option<Name>,
    /// Its kinds, from the top of the thread down.
    pub kinds: Vec<KindRule>,
}

/// What a limit limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limited {
    /// How many of the kind there are.
    Count,
    /// How many stand under this one.
    Under(StatementId),
    /// How many words this one has.
    Words(StatementId),
}

/// A limit of the model, as it applies to one revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RuleKey {
    /// Of which kind.
    pub kind: StatementKind,
    /// What it limits.
    pub limited: Limited,
}

/// A limit that is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breach {
    /// Which.
    pub rule: RuleKey,
    /// How firmly it holds.
    pub strength: Strength,
    /// What there is.
    pub count: u32,
    /// What the limit is.
    pub limit: u32,
}

impl SteeringModel {
    /// The simple structure: one overarching goal, some areas, a few goals in each.
    pub fn simple(version: ModelVersion, name: Name) -> SteeringModel {
        use StatementKind::{BusinessIdea, Goal, OverarchingGoal, ResultArea, Vision};
        let kind = |kind, count| KindRule::new(kind, count);
        SteeringModel {
            version,
            name: Some(name),
            kinds: vec![
                KindRule { words: Limits::soft(20), ..kind(Vision, Limits::exactly(1)) },
                KindRule { words: Limits::soft(50), ..kind(BusinessIdea, Limits::range(0, 1, 1)) },
                KindRule { words: Limits::soft(15), ..kind(OverarchingGoal, Limits::exactly(1)) },
                KindRule { words: Limits::soft(4), steers: false, ..kind(ResultArea, Limits::range(1, 7, 12)) },
                KindRule {
                    under: vec![ResultArea],
                    per_parent: Limits::range(1, 3, 9),
                    words: Limits::soft(15),
                    ..kind(Goal, Limits::range(1, 18, 99))
                },
            ],
        }
    }

    /// The classic structure: a target picture, several overarching goals, internal goals, priorities.
    pub fn classic(version: ModelVersion, name: Name) -> SteeringModel {
        use StatementKind::{
            BusinessIdea, Goal, InternalGoal, OverarchingGoal, Priority, ResultArea, TargetPicture, Vision,
        };
        let kind = |kind, count| KindRule::new(kind, count);
        SteeringModel {
            version,
            name: Some(name),
            kinds: vec![
                kind(Vision, Limits::range(0, 1, 1)),
                kind(BusinessIdea, Limits::range(0, 1, 1)),
                kind(TargetPicture, Limits::range(0, 1, 3)),
                kind(OverarchingGoal, Limits::range(1, 3, 10)),
                KindRule { steers: false, ..kind(ResultArea, Limits::soft(7)) },
                KindRule { under: vec![ResultArea, OverarchingGoal], ..kind(Goal, Limits::NONE) },
                kind(InternalGoal, Limits::soft(5)),
                kind(Priority, Limits::soft(20)),
            ],
        }
    }

    /// What the model says of a kind; `None`: the kind is not in the model.
    pub fn rule(&self, kind: StatementKind) -> Option<&KindRule> {
        self.kinds.iter().find(|rule| rule.kind == kind)
    }

    /// Whether statements of this kind are counted as such. A kind that the model does not know is, if it
    /// is not a result area: the old structure is counted by the new one's eyes too.
    pub fn steers(&self, kind: StatementKind) -> bool {
        self.rule(kind).map_or(kind != StatementKind::ResultArea, |rule| rule.steers)
    }

    /// Whether a statement of this kind may stand there.
    pub fn may_stand(&self, kind: StatementKind, parent: Option<&Statement>) -> bool {
        let Some(rule) = self.rule(kind) else {
            return false;
        };
        match parent {
            None => rule.under.is_empty(),
            Some(parent) => rule.under.contains(&parent.kind),
        }
    }

    /// Every limit that these statements do not keep.
    pub fn breaches(&self, tree: &Tree) -> Vec<Breach> {
        let mut breaches = Vec::new();
        for rule in &self.kinds {
            let of_kind = tree.of_kind(rule.kind);
            rule.check(Limited::Count, rule.count, of_kind.len(), &mut breaches);
            for statement in &of_kind {
                let words = text::words(statement.text()).count();
                rule.check(Limited::Words(statement.id), rule.words, words, &mut breaches);
            }
            for parent in rule.under.iter().flat_map(|&kind| tree.of_kind(kind)) {
                let under = tree.children(Some(parent.id)).filter(|child| child.kind == rule.kind).count();
                rule.check(Limited::Under(parent.id), rule.per_parent, under, &mut breaches);
            }
        }
        breaches
    }
}

impl KindRule {
    fn new(kind: StatementKind, count: Limits) -> KindRule {
        KindRule {
            kind,
            called: None,
            under: Vec::new(),
            count,
            per_parent: Limits::NONE,
            words: Limits::NONE,
            steers: true,
        }
    }

    fn check(&self, limited: Limited, limits: Limits, count: usize, breaches: &mut Vec<Breach>) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        if let Some((strength, limit)) = limits.breach(count) {
            let rule = RuleKey { kind: self.kind, limited };
            breaches.push(Breach { rule, strength, count, limit });
        }
    }
}
