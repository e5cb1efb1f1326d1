//! How each event of contributions changes the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use imbl::Vector;

use super::candidate::Candidate;
use super::{Contribution, ContributionGroup, Retention};
use crate::event::{Event, Recorded};
use crate::ids::{CandidateId, ContributionId};
use crate::organisation::Organisation;
use crate::time::Stamp;

impl Organisation {
    /// Lets an event of contributions have happened.
    pub(crate) fn change_contributions(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::ContributionMade { contribution, about, origin, text, place } => {
                let made = Contribution {
                    id: *contribution,
                    about: *about,
                    origin: origin.clone(),
                    place: *place,
                    parked: false,
                    text: Some(text.clone()),
                    made: stamp,
                    answers: Vector::new(),
                    answered_by: None,
                    group: None,
                    reports: Vector::new(),
                    reported_by: None,
                    hidden: None,
                    struck: Vector::new(),
                    withdrawn: None,
                    cleared: None,
                    version: seq,
                };
                self.contributions.all.insert(*contribution, Arc::new(made));
            }
            Event::ContributionsAnswered { contributions, answer } => {
                for id in contributions {
                    let answered = self.contribution_mut(*id, seq)?;
                    answered.answers.push_back((stamp, answer.clone()));
                    answered.answered_by = Some(seq);
                }
            }
            Event::ContributionsGrouped { group, heading, contributions } => {
                let made = self.contributions.group(*group).map_or(stamp, |known| known.made);
                let named = ContributionGroup { id: *group, heading: heading.clone(), made };
                self.contributions.groups.insert(*group, Arc::new(named));
                for id in contributions {
                    self.contribution_mut(*id, seq)?.group = Some(*group);
                }
            }
            Event::ContributionUngrouped { contribution } => self.contribution_mut(*contribution, seq)?.group = None,
            Event::ContributionReported { contribution, objection } => {
                let reported = self.contribution_mut(*contribution, seq)?;
                reported.reports.push_back((stamp, *objection));
                reported.reported_by = Some(seq);
            }
            Event::ContributionHidden { contribution, objection } => {
                self.contribution_mut(*contribution, seq)?.hidden = Some((stamp, *objection));
            }
            Event::ContributionShown { contribution } => self.contribution_mut(*contribution, seq)?.hidden = None,
            Event::ContributionStruck { contribution, text } => {
                let struck = self.contribution_mut(*contribution, seq)?;
                struck.text = Some(text.clone());
                struck.struck.push_back(stamp);
            }
            Event::ContributionWithdrawn { contribution } => {
                let withdrawn = self.contribution_mut(*contribution, seq)?;
                withdrawn.text = None;
                withdrawn.withdrawn = Some(stamp);
            }
            Event::CandidateWritten { candidate, group, text } => {
                let written = Candidate {
                    id: *candidate,
                    group: *group,
                    text: text.clone(),
                    written: stamp,
                    chosen: None,
                    dropped: None,
                };
                self.contributions.candidates.insert(*candidate, Arc::new(written));
            }
            Event::CandidateDropped { candidate } => self.candidate_mut(*candidate)?.dropped = Some(stamp),
            Event::CandidateChosen { candidate, led_to } => {
                self.candidate_mut(*candidate)?.chosen = Some((stamp, *led_to));
            }
            Event::ContributionParked { contribution, parked } => {
                self.contribution_mut(*contribution, seq)?.parked = *parked;
            }
            Event::RetentionChosen { decision, retention, contributions } => {
                self.contributions.retentions.insert(*decision, (stamp, *retention));
                if *retention == Retention::Cleared {
                    for id in contributions {
                        let cleared = self.contribution_mut(*id, seq)?;
                        cleared.text = None;
                        cleared.cleared = Some(stamp);
                    }
                }
            }
            Event::AnonymityChosen { allowed } => self.contributions.anonymous = allowed.then_some(stamp),
            _ => return Err("it is not of contributions"),
        }
        self.contributions.version = seq;
        Ok(())
    }

    fn candidate_mut(&mut self, id: CandidateId) -> Result<&mut Candidate, &'static str> {
        self.contributions.candidates.get_mut(&id).map(Arc::make_mut).ok_or("the candidate is not there")
    }

    fn contribution_mut(&mut self, id: ContributionId, seq: u64) -> Result<&mut Contribution, &'static str> {
        let contribution = self.contributions.all.get_mut(&id).ok_or("the contribution is not there")?;
        let contribution = Arc::make_mut(contribution);
        contribution.version = seq;
        Ok(contribution)
    }
}
