//! What the person who answers for a goal says of how it moves, beside what the rule says of its indicators. Not the
//! follow-up of a period.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::StatementId;
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals};
use crate::statement::StatementKind;
use crate::text::{Reason, Remark};
use crate::time::{Context, Stamp};

/// The answers that there are to "are we moving in the direction of the goal?", as a person gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// Towards the goal.
    Toward,
    /// No clear change.
    NoChange,
    /// Away from it.
    Away,
    /// It cannot be said yet.
    CannotSay,
}

impl Judged {
    /// All of them.
    pub const ALL: [Judged; 4] = [Judged::Toward, Judged::NoChange, Judged::Away, Judged::CannotSay];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Judged::Toward => "toward",
            Judged::NoChange => "no-change",
            Judged::Away => "away",
            Judged::CannotSay => "cannot-say",
        }
    }
}

/// An assessment of a goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// What the person says of it.
    pub judged: Judged,
    /// The assessment in words.
    pub text: Remark,
    /// What the rule said of the goal's lead indicator then; `None` where it had none that could carry an answer.
    pub rule: Option<Judged>,
    /// Why the person says another thing than the rule.
    pub disagrees: Option<Reason>,
    /// Who wrote it, and when.
    pub written: Stamp,
}

impl Organisation {
    /// The assessments of a goal, the last first.
    pub fn assessments(&self, goal: StatementId) -> impl Iterator<Item = &Assessment> {
        self.indicators.assessments.get(&goal).into_iter().flatten().rev().map(AsRef::as_ref)
    }

    /// Writes what is said of how a goal moves. Another answer than the rule's needs a reason.
    ///
    /// # Errors
    /// `goal-unknown`, `disagreement-without-reason` at `disagrees`.
    pub fn assess_goal(
        &self,
        context: &Context,
        goal: StatementId,
        judged: Judged,
        text: Remark,
        disagrees: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let revision = self.strategy.in_force_on(context.today);
        let is_goal = revision.and_then(|revision| revision.tree.get(goal)).is_some_and(|statement| {
            matches!(statement.kind, StatementKind::Goal | StatementKind::OverarchingGoal | StatementKind::InternalGoal)
        });
        if !is_goal {
            return Err(Refusal::new("goal-unknown").with("goal", goal.0).into());
        }
        let rule = self.rule_says(goal, context.today);
        let differs = rule.is_some_and(|rule| rule != judged);
        if differs && disagrees.is_none() {
            return Err(Refusal::new("disagreement-without-reason").at("disagrees").into());
        }
        let disagrees = disagrees.filter(|_| differs);
        Ok(vec![Event::GoalAssessed { goal, judged, text, rule, disagrees }])
    }
}
