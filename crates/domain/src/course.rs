//! The way of a revision from draft to decision: consultation, proposal, return, withdrawal, and the motives for
//! passing soft limits. Not the decision itself: that is `decision`.

use jiff::civil::Date;

use crate::body::Matters;
use crate::event::Event;
use crate::ids::{BodyId, RevisionNumber, StatementId};
use crate::lineage::Fate;
use crate::model::{Breach, Limited, RuleKey, Strength};
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::revision::{Revision, State};
use crate::text::{Name, Reason};
use crate::time::Context;

/// What must be mended before a revision can be proposed, each with a place to mend it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Obstacles {
    /// Limits that may not be passed.
    pub hard: Vec<Breach>,
    /// Limits that need a motive, and have none.
    pub without_motive: Vec<Breach>,
    /// Statements that were changed, added or moved without a reason.
    pub without_reason: Vec<(StatementId, Fate)>,
}

impl Obstacles {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.hard.is_empty() && self.without_motive.is_empty() && self.without_reason.is_empty()
    }
}

impl Organisation {
    /// Everything that stands in the way of proposing this revision.
    pub fn obstacles(&self, revision: &Revision) -> Obstacles {
        let breaches = self.model_of(revision).breaches(&revision.tree);
        let (hard, soft): (Vec<Breach>, Vec<Breach>) =
            breaches.into_iter().partition(|breach| breach.strength == Strength::Hard);
        let without_motive = soft.into_iter().filter(|breach| !revision.motives.contains_key(&breach.rule)).collect();
        // The first revision of all has nothing to give reasons against.
        let without_reason = match revision.based_on.and_then(|number| self.strategy.get(number)) {
            None => Vec::new(),
            Some(before) => self
                .strategy
                .lineage(before, revision)
                .into_iter()
                .filter(|origin| origin.fate != Fate::Kept && origin.reasons.is_empty())
                .filter_map(|origin| Some((origin.to.first().or(origin.from.first()).copied()?, origin.fate)))
                .collect(),
        };
        Obstacles { hard, without_motive, without_reason }
    }

    /// Passes a soft limit on purpose.
    ///
    /// # Errors
    /// `limit-not-passed` when the revision keeps that limit, or may not pass it at all.
    pub fn pass_limit(
        &self,
        context: &Context,
        revision: RevisionNumber,
        rule: RuleKey,
        motive: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let breaches = self.model_of(draft).breaches(&draft.tree);
        let soft = breaches.iter().any(|breach| breach.rule == rule && breach.strength == Strength::Soft);
        if !soft {
            return Err(Refusal::new("limit-not-passed").into());
        }
        Ok(vec![Event::LimitPassed { revision, rule, motive }])
    }

    /// Sends a draft out for answers. Its text rests meanwhile.
    ///
    /// # Errors
    /// When it is not a draft, is empty, or the last day is not ahead.
    pub fn open_consultation(
        &self,
        context: &Context,
        revision: RevisionNumber,
        until: Date,
        to: Name,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let mut objections = Vec::new();
        if until < context.today {
            objections.push(Refusal::new("day-has-passed").at("until").with("day", until));
        }
        if draft.tree.is_empty() {
            objections.push(Refusal::new("revision-empty").with("revision", revision.0));
        }
        none_of(objections)?;
        Ok(vec![Event::ConsultationOpened { revision, until, to }])
    }

    /// Puts a revision before the body that decides. Its text rests meanwhile.
    ///
    /// # Errors
    /// When the body has no mandate, or when something stands in the way (see `obstacles`).
    pub fn propose(&self, context: &Context, revision: RevisionNumber, to: BodyId) -> Result<Vec<Event>, Refusals> {
        let proposed = self.strategy.revision(revision)?;
        let state = self.strategy.state(proposed, context.today);
        if !matches!(state, State::Draft | State::InConsultation { .. }) {
            let refusal = Refusal::new("revision-not-draft").with("revision", revision.0);
            return Err(refusal.with("state", state.key()).into());
        }
        let mut objections = Vec::new();
        match self.bodies.get(&to) {
            None => objections.push(Refusal::new("body-unknown").at("body")),
            Some(body) if body.mandate(Matters::Strategy, context.today).is_none() => {
                let refusal = Refusal::new("no-mandate").at("body").with("body", body.name.as_str());
                objections.push(refusal.with("day", context.today));
            }
            Some(_) => {}
        }
        let obstacles = self.obstacles(proposed);
        for (key, count) in [
            ("limits-broken", obstacles.hard.len()),
            ("motives-missing", obstacles.without_motive.len()),
            ("reasons-missing", obstacles.without_reason.len()),
        ] {
            if 0 < count {
                objections.push(Refusal::new(key).with("count", count));
            }
        }
        none_of(objections)?;
        Ok(vec![Event::RevisionProposed { revision, to }])
    }

    /// Sends a revision in consultation, or one that was proposed, back to be written in.
    ///
    /// # Errors
    /// `revision-not-under-way` when it is neither.
    pub fn return_revision(
        &self,
        context: &Context,
        revision: RevisionNumber,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let returned = self.strategy.revision(revision)?;
        match self.strategy.state(returned, context.today) {
            State::InConsultation { .. } | State::Proposed { .. } => {
                Ok(vec![Event::RevisionReturned { revision, reason }])
            }
            _ => Err(Refusal::new("revision-not-under-way").with("revision", revision.0).into()),
        }
    }

    /// Ends a revision without a decision. It stays readable, and the next one can be opened.
    ///
    /// # Errors
    /// `revision-decided` when a body has decided it: then only a decision can revoke it.
    pub fn withdraw_revision(
        &self,
        context: &Context,
        revision: RevisionNumber,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let withdrawn = self.strategy.revision(revision)?;
        match self.strategy.state(withdrawn, context.today) {
            state if state.is_open() => Ok(vec![Event::RevisionWithdrawn { revision, reason }]),
            _ => Err(Refusal::new("revision-decided").with("revision", revision.0).into()),
        }
    }
}

impl Limited {
    /// The statement that a limit is about, where it is about one.
    pub fn statement(self) -> Option<StatementId> {
        match self {
            Limited::Count => None,
            Limited::Under(id) | Limited::Words(id) => Some(id),
        }
    }
}
