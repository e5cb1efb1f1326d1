//! How each event changes the organisation: the only code that does. No rules here: what is in the log has happened.

use std::sync::Arc;

use super::{
    Event, Inconsistent, Matter, Motive, NewStatement, Organisation, Person, PersonId, Recorded, RecordedDecision,
    Revision, RevisionNumber, Stamp, StatementId, Step, Unit,
};
use crate::indicator_set::SetStep;
use crate::lineage::Link;
use crate::revision::{LastChange, UNDO_STEPS, Undo};
use crate::settings::Current;
use crate::statement::Statement;
use crate::text::Reason;
use crate::tree::Patch;

impl Organisation {
    /// Lets an event have happened.
    ///
    /// # Errors
    /// When it does not fit: not the next number, or about something that is not there. The organisation is then
    /// as it was.
    pub fn apply(&mut self, recorded: &Recorded) -> Result<(), Inconsistent> {
        let stamp = Stamp { by: recorded.actor, at: recorded.at };
        let fits = recorded.seq == self.seq + 1;
        fits.then_some(())
            .ok_or("its number is not the next")
            .and_then(|()| self.happen(recorded, stamp))
            .map_err(|what| Inconsistent { seq: recorded.seq, what })?;
        self.seq = recorded.seq;
        Ok(())
    }

    fn happen(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::OrganisationFounded { name, governance, written_in, example } => {
                self.written_in = *written_in;
                self.settings = Current::of(*written_in);
                self.name = Some(name.clone());
                self.governance = *governance;
                self.example = *example;
            }
            Event::SettingsChanged { settings } => self.set_all(settings, stamp, seq),
            Event::OrganisationPublished {} => self.published = Some(stamp),
            Event::UnitAdded { unit, name, parent } => {
                self.next.unit = self.next.unit.max(unit.0 + 1);
                self.units.insert(
                    *unit,
                    Arc::new(Unit { id: *unit, name: name.clone(), parent: *parent, from: None, until: None }),
                );
            }
            Event::PersonPlaced { person, unit, roles } => {
                self.next.person = self.next.person.max(person.0 + 1);
                let known = self.people.entry(*person).or_insert_with(|| Arc::new(Person::new(*person)));
                let placed = Arc::make_mut(known);
                // Who gets other roles where the person is goes on to where a regrouping leads.
                if placed.unit != *unit {
                    placed.unit = *unit;
                    placed.moves.clear();
                }
                placed.roles = roles.clone();
            }
            Event::BodyAdded { .. }
            | Event::BodyRenamed { .. }
            | Event::BodyClosed { .. }
            | Event::MemberAdded { .. }
            | Event::MemberLeft { .. }
            | Event::MandateGiven { .. }
            | Event::MandateEnded { .. } => self.change_bodies(&recorded.event)?,
            Event::ModelAdopted { model } => self.models.push_back(Arc::new(model.clone())),
            Event::RevisionOpened { revision, based_on, model } => {
                let mut opened = Revision::new(*revision, *model, stamp, seq);
                if let Some(number) = based_on {
                    let before = self.strategy.get(*number).ok_or("the revision before is not there")?;
                    opened.tree = before.tree.clone();
                    opened.based_on = Some(*number);
                }
                self.add_revision(opened);
            }
            Event::EditionImported { revision, based_on, model, label, in_force_from, statements, links } => {
                let mut edition = Revision::new(*revision, *model, stamp, seq);
                edition.based_on = *based_on;
                edition.links = links.iter().cloned().collect();
                edition.tree.fill(statements.iter().map(|new| statement(new, seq)).collect());
                let imported = Step::Imported { label: label.clone(), in_force_from: *in_force_from };
                edition.steps.push_back((stamp, imported));
                self.add_revision(edition);
                for new in statements {
                    self.count_statement(new);
                }
            }
            Event::DraftChangeUndone { revision } => {
                let number = *revision;
                let revision = self.revision_mut(number, stamp, seq)?;
                let before = revision.tree.clone();
                let undo = revision.undo.pop_back().ok_or("there is nothing to take back")?;
                revision.tree.restore(&undo.tree);
                revision.links = undo.links;
                revision.reasons = undo.reasons;
                let after = revision.tree.clone();
                self.contributions.take_back_choices(number, &before, &after);
            }
            Event::LimitPassed { revision, rule, motive } => {
                let revision = self.revision_mut(*revision, stamp, seq)?;
                revision.motives.insert(*rule, Motive { motive: motive.clone(), given: stamp });
            }
            Event::ConsultationOpened { revision, until, to } => {
                let step = Step::ConsultationOpened { until: *until, to: to.clone() };
                self.step(*revision, stamp, seq, step)?;
            }
            Event::RevisionProposed { revision, to } => {
                self.step(*revision, stamp, seq, Step::Proposed { to: *to })?;
            }
            Event::RevisionReturned { revision, reason } => {
                self.step(*revision, stamp, seq, Step::Returned { reason: reason.clone() })?;
            }
            Event::RevisionWithdrawn { revision, reason } => {
                self.step(*revision, stamp, seq, Step::Withdrawn { reason: reason.clone() })?;
                self.close_undo(*revision, stamp, seq)?;
            }
            Event::DecisionRecorded { decision } => {
                let id = decision.id;
                match &decision.matter {
                    Matter::Adopt { revision, in_force_from } => {
                        let step = Step::Adopted { decision: id, in_force_from: *in_force_from };
                        self.step(*revision, stamp, seq, step)?;
                        self.close_undo(*revision, stamp, seq)?;
                    }
                    Matter::Revoke { revision, reason } => {
                        let step = Step::Revoked { decision: id, reason: reason.clone() };
                        self.step(*revision, stamp, seq, step)?;
                        self.close_undo(*revision, stamp, seq)?;
                    }
                    Matter::Paper { round, paper } => self.decide_paper(decision, (*round, *paper), stamp, seq)?,
                    Matter::Indicators { set, in_force_from } => {
                        let decided = SetStep::Decided { decision: id, in_force_from: *in_force_from };
                        self.step_set(*set, stamp, seq, decided)?;
                    }
                }
                self.next.decision = self.next.decision.max(id.0 + 1);
                let recorded = RecordedDecision { decision: decision.clone(), recorded: stamp, seq };
                self.decisions.insert(id, Arc::new(recorded));
            }
            Event::StatementAdded { .. }
            | Event::StatementReworded { .. }
            | Event::StatementMoved { .. }
            | Event::StatementsLinked { .. } => self.write(recorded, stamp)?,
            Event::UnitsRegrouped { regrouping } => self.change_units(regrouping, stamp, seq)?,
            Event::TasksRegistered { .. }
            | Event::TaskRewritten { .. }
            | Event::TasksHandedOut { .. }
            | Event::TaskMoved { .. }
            | Event::TaskMarkedSecret { .. }
            | Event::TaskSecrecyLifted { .. } => self.change_tasks(recorded, stamp)?,
            Event::IndicatorsDefined { .. }
            | Event::IndicatorRedefined { .. }
            | Event::IndicatorEnded { .. }
            | Event::IndicatorTakenUp { .. }
            | Event::GoalAssessed { .. }
            | Event::IndicatorBreakSetAside { .. }
            | Event::IndicatorBreakTakenUp { .. } => self.change_indicators(recorded, stamp)?,
            Event::ImportBegun { .. }
            | Event::ValuesTakenIn { .. }
            | Event::ValuesConfirmed { .. }
            | Event::MappingRemembered { .. }
            | Event::ImportTakenBack { .. } => {
                self.change_values(recorded, stamp)?;
            }
            Event::FetchSetUp { .. }
            | Event::FetchChanged { .. }
            | Event::FetchPaused { .. }
            | Event::FetchResumed { .. }
            | Event::FetchRemoved { .. }
            | Event::FetchFailed { .. }
            | Event::FetchAnswered { .. }
            | Event::FetchedFileWaits { .. }
            | Event::FetchedFileSetAside { .. }
            | Event::FetchedFileBroughtIn { .. } => self.change_fetches(recorded, stamp)?,
            Event::SetOpened { .. }
            | Event::IndicatorPutInSet { .. }
            | Event::IndicatorLeftOut { .. }
            | Event::SetProposed { .. }
            | Event::SetReturned { .. }
            | Event::SetWithdrawn { .. } => self.change_sets(recorded, stamp)?,
            Event::RoleGiven { .. }
            | Event::RoleEnded { .. }
            | Event::DeputyNamed { .. }
            | Event::DeputyEnded { .. }
            | Event::DeputyActed { .. } => self.change_rights(recorded, stamp)?,
            Event::ContributionMade { .. }
            | Event::ContributionsAnswered { .. }
            | Event::ContributionsGrouped { .. }
            | Event::ContributionUngrouped { .. }
            | Event::ContributionReported { .. }
            | Event::ContributionHidden { .. }
            | Event::ContributionParked { .. }
            | Event::CandidateWritten { .. }
            | Event::CandidateDropped { .. }
            | Event::CandidateChosen { .. }
            | Event::ContributionShown { .. }
            | Event::ContributionStruck { .. }
            | Event::ContributionWithdrawn { .. }
            | Event::RetentionChosen { .. }
            | Event::AnonymityChosen { .. } => self.change_contributions(recorded, stamp)?,
            Event::VerdictRoundOpened { .. }
            | Event::VerdictRoundClosed { .. }
            | Event::VerdictRoundWithdrawn { .. }
            | Event::VerdictWordsHidden { .. }
            | Event::VerdictWordsShown { .. } => self.change_verdict_rounds(recorded, stamp)?,
            Event::CommentMade { .. }
            | Event::CommentReworded { .. }
            | Event::CommentWithdrawn { .. }
            | Event::CommentReported { .. }
            | Event::CommentHidden { .. }
            | Event::CommentShown { .. } => self.change_comments(recorded, stamp)?,
            Event::WorkshopPlanned { .. }
            | Event::WorkshopChanged { .. }
            | Event::WorkshopOpened { .. }
            | Event::WorkshopStepTaken { .. }
            | Event::WorkshopVotesCounted { .. }
            | Event::WorkshopClosed { .. }
            | Event::WorkshopCalledOff { .. }
            | Event::WorkshopNotesWritten { .. } => self.change_workshops(recorded, stamp)?,
            _ => self.plan(recorded, stamp)?,
        }
        Ok(())
    }

    // A change to a draft's text: the kind that can be taken back.
    fn write(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        let number = recorded.event.revision().ok_or("it names no revision")?;
        let revision = self.revision_mut(number, stamp, seq)?;
        let (links, reasons) = (revision.links.clone(), revision.reasons.clone());
        let mut patch = Patch::default();
        let touched = match &recorded.event {
            Event::StatementAdded { statement: new, reason, .. } => {
                put(revision, &mut patch, new, seq)?;
                give_reason(revision, new.id, reason.as_ref());
                new.id
            }
            Event::StatementReworded { statement, wording, reason, .. } => {
                revision.tree.get(*statement).ok_or("the statement is not there")?;
                revision.tree.change(&mut patch, *statement, |statement| {
                    statement.wording = wording.clone();
                    statement.version = seq;
                });
                give_reason(revision, *statement, reason.as_ref());
                *statement
            }
            Event::StatementMoved { statement, parent, before, reason, .. } => {
                let mut moved = revision.tree.get(*statement).ok_or("the statement is not there")?.clone();
                check_parent(revision, *parent)?;
                moved.parent = *parent;
                revision.tree.put(&mut patch, moved, *before);
                if reason.is_some() {
                    give_reason(revision, *statement, reason.as_ref());
                }
                *statement
            }
            Event::StatementsLinked { link, into, .. } => relink(revision, &mut patch, link, into, seq)?,
            _ => return Err("it is not a change to a text"),
        };
        let change = LastChange { statement: touched, key: recorded.event.key().to_owned(), by: stamp, seq };
        revision.undo.push_back(Undo { change, tree: patch, links, reasons });
        if UNDO_STEPS < revision.undo.len() {
            revision.undo.pop_front();
        }
        match &recorded.event {
            Event::StatementAdded { statement, .. } => self.count_statement(statement),
            Event::StatementsLinked { into, .. } => into.iter().for_each(|new| self.count_statement(new)),
            _ => {}
        }
        Ok(())
    }

    fn add_revision(&mut self, revision: Revision) {
        self.next.revision = self.next.revision.max(revision.number.0 + 1);
        self.strategy.revisions.insert(revision.number, Arc::new(revision));
    }

    fn revision_mut(&mut self, number: RevisionNumber, stamp: Stamp, seq: u64) -> Result<&mut Revision, &'static str> {
        let revision = self.strategy.revisions.get_mut(&number).ok_or("the revision is not there")?;
        let revision = Arc::make_mut(revision);
        revision.version = seq;
        revision.changed = stamp;
        Ok(revision)
    }

    fn step(&mut self, number: RevisionNumber, stamp: Stamp, seq: u64, step: Step) -> Result<(), &'static str> {
        self.revision_mut(number, stamp, seq)?.steps.push_back((stamp, step));
        Ok(())
    }

    // What is decided or withdrawn is not written in again, so nothing of it can be taken back.
    fn close_undo(&mut self, number: RevisionNumber, stamp: Stamp, seq: u64) -> Result<(), &'static str> {
        self.revision_mut(number, stamp, seq)?.undo.clear();
        Ok(())
    }

    fn count_statement(&mut self, new: &NewStatement) {
        self.next.statement = self.next.statement.max(new.id.0 + 1);
        if let Some(reference) = &new.reference {
            self.references.insert(reference.clone(), new.id);
        }
    }

    /// The number that the next person gets.
    pub fn next_person(&self) -> PersonId {
        PersonId(self.next.person)
    }
}

fn statement(new: &NewStatement, seq: u64) -> Statement {
    Statement {
        id: new.id,
        kind: new.kind,
        parent: new.parent,
        wording: new.wording.clone(),
        version: seq,
        reference: new.reference.clone(),
    }
}

fn check_parent(revision: &Revision, parent: Option<StatementId>) -> Result<(), &'static str> {
    match parent {
        Some(parent) if !revision.tree.contains(parent) => Err("what it should stand under is not there"),
        _ => Ok(()),
    }
}

fn put(revision: &mut Revision, patch: &mut Patch, new: &NewStatement, seq: u64) -> Result<(), &'static str> {
    check_parent(revision, new.parent)?;
    revision.tree.put(patch, statement(new, seq), new.before);
    Ok(())
}

fn give_reason(revision: &mut Revision, id: StatementId, reason: Option<&Reason>) {
    match reason {
        Some(reason) => revision.reasons.insert(id, reason.clone()),
        None => revision.reasons.remove(&id),
    };
}

// New statements come in before the old ones go, so that they can stand where those stood.
fn relink(
    revision: &mut Revision,
    patch: &mut Patch,
    link: &Link,
    into: &[NewStatement],
    seq: u64,
) -> Result<StatementId, &'static str> {
    for new in into {
        put(revision, patch, new, seq)?;
    }
    for &from in &link.from {
        revision.tree.get(from).ok_or("the statement is not there")?;
        if let Some(heir) = into.first() {
            let orphans: Vec<Statement> = revision.tree.children(Some(from)).cloned().collect();
            for mut orphan in orphans {
                orphan.parent = Some(heir.id);
                revision.tree.put(patch, orphan, None);
            }
        }
        revision.tree.take(patch, from);
        revision.reasons.remove(&from);
    }
    revision.links.push_back(link.clone());
    into.first().map(|new| new.id).or(link.from.first().copied()).ok_or("it names no statement")
}
