//! How each event of a verdict round changes the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use imbl::OrdMap;

use super::{Ending, Results, VerdictRound};
use crate::event::{Event, Recorded};
use crate::ids::VerdictRoundId;
use crate::organisation::Organisation;
use crate::time::Stamp;

impl Organisation {
    /// Lets an event of a verdict round have happened.
    pub(crate) fn change_verdict_rounds(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        match &recorded.event {
            Event::VerdictRoundOpened { verdict_round, terms } => {
                self.next.count_verdict_round(*verdict_round);
                let opened = VerdictRound {
                    id: *verdict_round,
                    terms: terms.clone(),
                    opened: stamp,
                    seq: recorded.seq,
                    ended: None,
                    hidden: OrdMap::new(),
                };
                self.verdict_rounds.insert(*verdict_round, Arc::new(opened));
            }
            Event::VerdictRoundClosed { verdict_round, asked, shown } => {
                let results = Results { asked: *asked, shown: shown.clone() };
                self.verdict_round_mut(*verdict_round)?.ended = Some((stamp, Ending::Closed(results)));
            }
            Event::VerdictRoundWithdrawn { verdict_round, reason } => {
                let ending = Ending::Withdrawn(reason.clone());
                self.verdict_round_mut(*verdict_round)?.ended = Some((stamp, ending));
            }
            Event::VerdictWordsHidden { verdict_round, words, reason } => {
                let hidden = (stamp, reason.clone());
                self.verdict_round_mut(*verdict_round)?.hidden.insert(words.clone(), hidden);
            }
            Event::VerdictWordsShown { verdict_round, words } => {
                self.verdict_round_mut(*verdict_round)?.hidden.remove(words);
            }
            _ => return Err("it is not of a verdict round"),
        }
        Ok(())
    }

    fn verdict_round_mut(&mut self, id: VerdictRoundId) -> Result<&mut VerdictRound, &'static str> {
        self.verdict_rounds.get_mut(&id).map(Arc::make_mut).ok_or("the verdict round is not there")
    }
}
