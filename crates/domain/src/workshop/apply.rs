//! How each event of a workshop changes the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet};

use super::{Announced, Ending, Notes, Step, Terms, Votes, Workshop, WorkshopKind};
use crate::event::{Event, Recorded};
use crate::ids::WorkshopId;
use crate::organisation::Organisation;
use crate::time::Stamp;
use crate::topic::Change;

impl Organisation {
    /// Lets an event of a workshop have happened.
    pub(crate) fn change_workshops(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::WorkshopPlanned { workshop, terms } => {
                self.next.count_workshop(*workshop);
                let planned = Workshop {
                    id: *workshop,
                    terms: terms.clone(),
                    planned: stamp,
                    opened: None,
                    step: Step::Pause,
                    asked: OrdSet::new(),
                    votes: OrdMap::new(),
                    ended: None,
                    notes: None,
                    announced: (Announced::Planned, Change { seq, stamp }),
                    version: seq,
                };
                self.workshops.insert(*workshop, Arc::new(planned));
            }
            Event::WorkshopChanged { workshop, terms } => {
                let changed = self.workshop_mut(*workshop, seq)?;
                let told = |terms: &Terms| (terms.from, terms.until, terms.audience.clone());
                // Another word in a question is no news to those who are expected.
                if told(&changed.terms) != told(terms) {
                    changed.announced = (Announced::Changed, Change { seq, stamp });
                }
                changed.terms = terms.clone();
            }
            Event::WorkshopOpened { workshop, code } => {
                let opened = self.workshop_mut(*workshop, seq)?;
                opened.opened = Some((stamp, code.clone()));
                opened.ended = None;
                // Those who meet know when; a consultation is answered when it suits, and can be from now on.
                if opened.terms.kind == WorkshopKind::Consultation {
                    opened.announced = (Announced::Opened, Change { seq, stamp });
                }
            }
            Event::WorkshopStepTaken { workshop, step } => {
                let workshop = self.workshop_mut(*workshop, seq)?;
                workshop.step = *step;
                match step {
                    Step::Collect { question: None, .. } => {
                        workshop.asked = workshop.questions().map(|(number, _)| number).collect();
                    }
                    Step::Collect { question: Some(question), .. } | Step::Vote { question, .. } => {
                        workshop.asked.insert(*question);
                    }
                    Step::Pause => {}
                }
            }
            Event::WorkshopVotesCounted { workshop, question, voters, votes } => {
                let votes = Votes { voters: *voters, of: votes.iter().copied().collect() };
                self.workshop_mut(*workshop, seq)?.votes.insert(*question, votes);
            }
            Event::WorkshopClosed { workshop } => {
                let closed = self.workshop_mut(*workshop, seq)?;
                closed.step = Step::Pause;
                closed.ended = Some((stamp, Ending::Closed));
            }
            Event::WorkshopCalledOff { workshop, reason } => {
                let ending = Ending::CalledOff(reason.clone());
                let called_off = self.workshop_mut(*workshop, seq)?;
                called_off.ended = Some((stamp, ending));
                called_off.announced = (Announced::CalledOff, Change { seq, stamp });
            }
            Event::WorkshopNotesWritten { workshop, text } => {
                self.workshop_mut(*workshop, seq)?.notes =
                    Some(Notes { text: text.clone(), written: stamp, version: seq });
            }
            _ => return Err("it is not of a workshop"),
        }
        Ok(())
    }

    fn workshop_mut(&mut self, id: WorkshopId, seq: u64) -> Result<&mut Workshop, &'static str> {
        let workshop = self.workshops.get_mut(&id).map(Arc::make_mut).ok_or("the workshop is not there")?;
        workshop.version = seq;
        Ok(workshop)
    }
}
