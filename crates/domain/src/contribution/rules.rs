//! The rules of contributions: leaving one, answering, putting together, objecting, hiding, striking out, taking back, and what
//! is kept when a revision has been decided.

use std::iter;
use std::sync::Arc;

use super::{About, Contribution, ContributionAnswer, ContributionGroup, Objection, Outcome, Retention};
use crate::decision::{Digest256, Matter};
use crate::event::Event;
use crate::ids::{ContributionId, DecisionId, GroupId};
use crate::organisation::{Organisation, WrittenIn};
use crate::policy::Viewer;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::Name;
use crate::time::{Actor, Context};
use crate::workshop::{Ending, Workshop};
use crate::writing::Seen;

/// So many words at least say what is done with a contribution that is adopted, where no wording shows it.
const WORDS_WITHOUT_TRACE: usize = 3;

impl Organisation {
    /// The contribution with this number, for rules: one that its author took back is no more.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`.
    pub fn contribution(&self, id: ContributionId) -> Result<&Contribution, Refusal> {
        let unknown = || Refusal::new("contribution-unknown").with("contribution", id.0);
        let found = self.contributions.get(id).ok_or_else(unknown)?;
        match found.withdrawn {
            Some(_) => Err(Refusal::new("contribution-withdrawn").with("contribution", id.0)),
            None => Ok(found),
        }
    }

    /// Leaves a contribution. It is by whoever acts; by the installation itself when its author is anonymous to colleagues.
    ///
    /// # Errors
    /// `anonymous-not-allowed` at `shown_as`, `contribution-about-nothing` at `about`.
    pub fn contribute(&self, context: &Context, about: Option<About>, text: Digest256) -> Result<Vec<Event>, Refusals> {
        let mut objections = Vec::new();
        if context.actor == Actor::System && self.contributions.anonymous.is_none() {
            objections.push(Refusal::new("anonymous-not-allowed").at("shown_as"));
        }
        if about.is_some_and(|about| !about.is_in(self)) {
            objections.push(Refusal::new("contribution-about-nothing").at("about"));
        }
        none_of(objections)?;
        Ok(vec![Event::ContributionMade {
            contribution: self.contributions.next(),
            about,
            origin: None,
            text,
            place: None,
        }])
    }

    /// Answers contributions, each as the writer saw it, with one answer. Those that have that answer already keep it.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`, `not-yours-to-answer`, `changed-meanwhile`; `statement-unknown` at
    /// `led_to`, and `declined-leads-nowhere` there; `adopted-without-trace` at `reason`.
    pub fn answer_contributions(
        &self,
        context: &Context,
        contributions: &[(ContributionId, Seen)],
        answer: ContributionAnswer,
    ) -> Result<Vec<Event>, Refusals> {
        let viewer = Viewer::of(context);
        let mut objections = Vec::new();
        let mut answered = Vec::new();
        for &(id, seen) in contributions {
            match self.contribution(id) {
                Err(refusal) => objections.push(refusal),
                Ok(found) if !self.may_answer_contribution(viewer, found) => {
                    objections.push(Refusal::new("not-yours-to-answer"))
                }
                Ok(found) if found.version != seen.0 => objections.push(Refusal::new("changed-meanwhile")),
                Ok(found) if found.answer() == Some(&answer) => {}
                Ok(_) => answered.push(id),
            }
        }
        objections.dedup();
        // Whoever is told that something was taken to heart is told what, or where it can be seen.
        let leads_on = |id: &ContributionId| {
            self.contributions.get(*id).is_some_and(|it| self.contributions.chosen_into(it).next().is_some())
        };
        let has_trace = answer.led_to.is_some() || answered.iter().all(leads_on);
        let words = answer.reason.as_str().split_whitespace().count();
        if answer.outcome == Outcome::Adopted && !has_trace && words < WORDS_WITHOUT_TRACE {
            objections.push(Refusal::new("adopted-without-trace").at("reason").with("count", WORDS_WITHOUT_TRACE));
        }
        if let Some(led_to) = answer.led_to {
            let revision = self.strategy.get(led_to.revision);
            if revision.is_none_or(|revision| !revision.tree.contains(led_to.statement)) {
                objections.push(Refusal::new("statement-unknown").at("led_to").with("statement", led_to.statement.0));
            }
            if answer.outcome == Outcome::Declined {
                objections.push(Refusal::new("declined-leads-nowhere").at("led_to"));
            }
        }
        none_of(objections)?;
        if answered.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Event::ContributionsAnswered { contributions: answered, answer }])
    }

    /// Puts contributions together under a heading: in a group that is there, or in a new one.
    ///
    /// # Errors
    /// `contributions-none` at `contributions`, `contribution-unknown`, `contribution-withdrawn`, `group-unknown`.
    pub fn group_contributions(
        &self,
        _: &Context,
        group: Option<GroupId>,
        heading: Name,
        contributions: Vec<ContributionId>,
    ) -> Result<Vec<Event>, Refusals> {
        let known = group.map(|group| self.contribution_group(group)).transpose()?;
        let mut objections: Vec<Refusal> = contributions.iter().filter_map(|id| self.contribution(*id).err()).collect();
        if known.is_none() && contributions.is_empty() {
            objections.push(Refusal::new("contributions-none").at("contributions"));
        }
        none_of(objections)?;
        let is_in =
            |id: &ContributionId| known.is_some() && self.contributions.get(*id).is_some_and(|it| it.group == group);
        let added: Vec<ContributionId> = contributions.into_iter().filter(|id| !is_in(id)).collect();
        if added.is_empty() && known.is_some_and(|known| known.heading == heading) {
            return Ok(Vec::new());
        }
        let next = || GroupId(self.contributions.groups.get_max().map_or(1, |(last, _)| last.0 + 1));
        Ok(vec![Event::ContributionsGrouped { group: group.unwrap_or_else(next), heading, contributions: added }])
    }

    /// Takes a contribution out of its group.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`.
    pub fn ungroup_contribution(&self, _: &Context, id: ContributionId) -> Result<Vec<Event>, Refusals> {
        let is_in_one = self.contribution(id)?.group.is_some();
        Ok(is_in_one.then_some(Event::ContributionUngrouped { contribution: id }).into_iter().collect())
    }

    /// The group with this number, for rules.
    ///
    /// # Errors
    /// `group-unknown`.
    pub fn contribution_group(&self, id: GroupId) -> Result<&ContributionGroup, Refusal> {
        self.contributions.group(id).ok_or_else(|| Refusal::new("group-unknown").with("group", id.0))
    }

    /// A reader objects to a contribution: once, whatever is objected to.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`, `reported-already`.
    pub fn report_contribution(
        &self,
        context: &Context,
        id: ContributionId,
        objection: Objection,
    ) -> Result<Vec<Event>, Refusals> {
        let found = self.contribution(id)?;
        if found.is_reported_by(context.actor) {
            return Err(Refusal::new("reported-already").into());
        }
        Ok(vec![Event::ContributionReported { contribution: id, objection }])
    }

    /// Hides a contribution from readers.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`, `hidden-already`.
    pub fn hide_contribution(
        &self,
        _: &Context,
        id: ContributionId,
        objection: Objection,
    ) -> Result<Vec<Event>, Refusals> {
        match self.contribution(id)?.hidden {
            Some(_) => Err(Refusal::new("hidden-already").into()),
            None => Ok(vec![Event::ContributionHidden { contribution: id, objection }]),
        }
    }

    /// Shows a contribution again.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`.
    pub fn show_contribution(&self, _: &Context, id: ContributionId) -> Result<Vec<Event>, Refusals> {
        let hidden = self.contribution(id)?.hidden;
        Ok(hidden.map(|_| Event::ContributionShown { contribution: id }).into_iter().collect())
    }

    /// Puts another text, in which something was struck out by [`strike`](super::striking::strike), in the place of one, as
    /// the writer saw it.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`, `text-cleared`, `changed-meanwhile`.
    pub fn strike_contribution(
        &self,
        _: &Context,
        (id, seen): (ContributionId, Seen),
        text: Digest256,
    ) -> Result<Vec<Event>, Refusals> {
        let found = self.contribution(id)?;
        if found.text.is_none() {
            return Err(Refusal::new("text-cleared").into());
        }
        if found.version != seen.0 {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        Ok(vec![Event::ContributionStruck { contribution: id, text }])
    }

    /// Takes a contribution back: its author, while it is not answered. Of an anonymous one the installation itself acts, and
    /// whoever asks has seen to it that it is the author.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`, `not-yours-to-withdraw`, `contribution-answered`.
    pub fn withdraw_contribution(&self, context: &Context, id: ContributionId) -> Result<Vec<Event>, Refusals> {
        let found = self.contribution(id)?;
        if found.made.by != context.actor {
            return Err(Refusal::new("not-yours-to-withdraw").into());
        }
        if !found.answers.is_empty() {
            return Err(Refusal::new("contribution-answered").into());
        }
        Ok(vec![Event::ContributionWithdrawn { contribution: id }])
    }

    /// The contributions whose texts may be cleared after a decision on a revision: those that were answered before it was
    /// recorded, and are about the strategy or about nothing.
    pub fn clearable(&self, decision: DecisionId) -> Vec<&Contribution> {
        let Some(recorded) = self.decisions.get(&decision) else { return Vec::new() };
        let is_clearable = |it: &&Contribution| {
            let was_answered = it.answers.front().is_some_and(|(stamp, _)| stamp.at <= recorded.recorded.at);
            it.text.is_some() && was_answered && matches!(it.about, None | Some(About::Statement(_)))
        };
        self.contributions.all().filter(is_clearable).collect()
    }

    /// The workshops whose notes may be cleared with them: those that were closed before the decision was recorded, and
    /// were about the strategy or about nothing.
    pub fn clearable_notes(&self, decision: DecisionId) -> Vec<&Workshop> {
        let Some(recorded) = self.decisions.get(&decision) else { return Vec::new() };
        let is_clearable = |it: &&Workshop| {
            let was_closed = matches!(&it.ended, Some((stamp, Ending::Closed)) if stamp.at <= recorded.recorded.at);
            let has_notes = it.notes.as_ref().is_some_and(|notes| notes.text.is_some());
            has_notes && was_closed && matches!(it.terms.about, None | Some(About::Statement(_)))
        };
        self.workshops.values().map(Arc::as_ref).filter(is_clearable).collect()
    }

    /// Chooses what becomes of the texts of contributions, and of the notes of workshops, after a decision on a revision.
    /// What was kept may be cleared later; what was cleared is gone.
    ///
    /// # Errors
    /// `decision-not-on-revision`, `retention-chosen`.
    pub fn choose_retention(
        &self,
        _: &Context,
        decision: DecisionId,
        retention: Retention,
    ) -> Result<Vec<Event>, Refusals> {
        let recorded = self.decisions.get(&decision);
        if !recorded.is_some_and(|recorded| matches!(recorded.decision.matter, Matter::Adopt { .. })) {
            return Err(Refusal::new("decision-not-on-revision").at("decision").into());
        }
        match self.contributions.retention(decision) {
            Some((_, Retention::Cleared)) => return Err(Refusal::new("retention-chosen").at("decision").into()),
            Some((_, Retention::Kept)) if retention == Retention::Kept => return Ok(Vec::new()),
            _ => {}
        }
        let contributions = match retention {
            Retention::Kept => Vec::new(),
            Retention::Cleared => self.clearable(decision).into_iter().map(|it| it.id).collect(),
        };
        let notes = match retention {
            Retention::Kept => Vec::new(),
            Retention::Cleared => self.clearable_notes(decision).into_iter().map(|it| it.id).collect(),
        };
        let notes = notes.into_iter().map(|workshop| Event::WorkshopNotesWritten { workshop, text: None });
        Ok(iter::once(Event::RetentionChosen { decision, retention, contributions }).chain(notes).collect())
    }

    /// Says whether people may be anonymous to colleagues from now on.
    ///
    /// # Errors
    /// None.
    pub fn choose_anonymity(&self, _: &Context, allowed: bool) -> Result<Vec<Event>, Refusals> {
        let is_so = self.contributions.anonymous.is_some() == allowed;
        Ok((!is_so).then_some(Event::AnonymityChosen { allowed }).into_iter().collect())
    }

    /// What stands in a text where something was struck out, in the organisation's language.
    pub fn struck_mark(&self) -> &'static str {
        match self.written_in {
            WrittenIn::Swedish => "[struket]",
            WrittenIn::English => "[struck out]",
        }
    }
}
