//! Candidate wordings: what a statement could say, derived from contributions that were put together. Several stand side by
//! side, and one is chosen into the draft. Not the statement itself; that is reworded as any other is.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Contribution, Contributions, LedTo};
use crate::event::Event;
use crate::ids::{CandidateId, GroupId, RevisionNumber, StatementId};
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals};
use crate::statement::Wording;
use crate::text::{Reason, StatementText};
use crate::time::{Context, Stamp};
use crate::tree::Tree;
use crate::writing::Seen;

/// What a statement could say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its number.
    pub id: CandidateId,
    /// The contributions that it is derived from.
    pub group: GroupId,
    /// What it says.
    pub text: StatementText,
    /// Who wrote it, and when.
    pub written: Stamp,
    /// Where it was chosen into last.
    pub chosen: Option<(Stamp, LedTo)>,
    /// When it was put aside.
    pub dropped: Option<Stamp>,
}

impl Contributions {
    /// The candidate with this number.
    pub fn candidate(&self, id: CandidateId) -> Option<&Candidate> {
        self.candidates.get(&id).map(Arc::as_ref)
    }

    /// The candidates that were derived from a group, those that were put aside too.
    pub fn candidates_of(&self, group: GroupId) -> impl Iterator<Item = &Candidate> {
        self.candidates.values().map(Arc::as_ref).filter(move |it| it.group == group)
    }

    /// The number of the next candidate.
    pub(crate) fn next_candidate(&self) -> CandidateId {
        CandidateId(self.candidates.get_max().map_or(1, |(last, _)| last.0 + 1))
    }

    /// Candidates that a statement of a draft said, and says no more since the change was taken back, are not chosen any more.
    pub(crate) fn take_back_choices(&mut self, revision: RevisionNumber, before: &Tree, after: &Tree) {
        let said = |tree: &Tree, candidate: &Candidate, led_to: LedTo| {
            tree.get(led_to.statement).is_some_and(|it| it.wording.text == candidate.text)
        };
        let taken_back = |candidate: &Candidate| {
            let chosen = candidate.chosen.filter(|(_, led_to)| led_to.revision == revision);
            chosen.is_some_and(|(_, led_to)| said(before, candidate, led_to) && !said(after, candidate, led_to))
        };
        let ids: Vec<CandidateId> = self.candidates.values().filter(|it| taken_back(it)).map(|it| it.id).collect();
        for id in ids {
            if let Some(candidate) = self.candidates.get_mut(&id) {
                Arc::make_mut(candidate).chosen = None;
            }
        }
    }

    /// The statements that candidates of a contribution's group were chosen into.
    pub(super) fn chosen_into(&self, contribution: &Contribution) -> impl Iterator<Item = LedTo> {
        let of_group = contribution.group.map(|group| self.candidates_of(group));
        of_group.into_iter().flatten().filter_map(|it| it.chosen).map(|(_, led_to)| led_to)
    }
}

impl Organisation {
    /// Writes a candidate out of a group of contributions.
    ///
    /// # Errors
    /// `group-unknown`; `candidate-there` at `candidate` when the group has one that says the same.
    pub fn write_candidate(&self, _: &Context, group: GroupId, text: StatementText) -> Result<Vec<Event>, Refusals> {
        self.contribution_group(group)?;
        let is_there = |it: &Candidate| it.dropped.is_none() && it.text == text;
        if self.contributions.candidates_of(group).any(is_there) {
            return Err(Refusal::new("candidate-there").at("candidate").into());
        }
        Ok(vec![Event::CandidateWritten { candidate: self.contributions.next_candidate(), group, text }])
    }

    /// Puts a candidate aside that was not chosen.
    ///
    /// # Errors
    /// `candidate-unknown`, `candidate-chosen`.
    pub fn drop_candidate(&self, _: &Context, id: CandidateId) -> Result<Vec<Event>, Refusals> {
        match self.candidate(id)?.chosen {
            Some(_) => Err(Refusal::new("candidate-chosen").into()),
            None => Ok(vec![Event::CandidateDropped { candidate: id }]),
        }
    }

    /// Chooses a candidate into a draft: the statement, as the writer saw it, then says what the candidate does, and what it
    /// explained stays.
    ///
    /// # Errors
    /// `candidate-unknown`, and those of [`Organisation::reword_statement`].
    pub fn choose_candidate(
        &self,
        context: &Context,
        id: CandidateId,
        revision: RevisionNumber,
        (statement, seen): (StatementId, Seen),
        reason: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let candidate = self.candidate(id)?;
        let known = self.strategy.revision(revision)?.tree.get(statement);
        let known =
            known.ok_or_else(|| Refusal::new("statement-unknown").at("statement").with("statement", statement.0))?;
        let wording = Wording { text: candidate.text.clone(), ..known.wording.clone() };
        let mut events = self.reword_statement(context, revision, (statement, seen), wording, reason)?;
        events.push(Event::CandidateChosen { candidate: id, led_to: LedTo { revision, statement } });
        Ok(events)
    }

    /// The candidate with this number, for rules: one that was put aside is no more.
    ///
    /// # Errors
    /// `candidate-unknown`.
    pub fn candidate(&self, id: CandidateId) -> Result<&Candidate, Refusal> {
        let found = self.contributions.candidate(id).filter(|it| it.dropped.is_none());
        found.ok_or_else(|| Refusal::new("candidate-unknown").with("candidate", id.0))
    }
}
