//! How each event of comments changes the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use imbl::{OrdMap, Vector};

use super::{Comment, Mentioned};
use crate::event::{Event, Recorded};
use crate::ids::{CommentId, PersonId};
use crate::organisation::Organisation;
use crate::time::Stamp;

impl Organisation {
    /// Lets an event of comments have happened.
    pub(crate) fn change_comments(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::CommentMade { comment, about, answers, mentions, text } => {
                let made = Comment {
                    id: *comment,
                    about: *about,
                    answers: *answers,
                    text: Some(text.clone()),
                    made: stamp,
                    seq,
                    mentions: mentioned(&OrdMap::new(), mentions, Mentioned { seq, stamp }),
                    reworded: Vector::new(),
                    reports: Vector::new(),
                    reported_by: None,
                    hidden: None,
                    withdrawn: None,
                    version: seq,
                };
                self.comments.all.insert(*comment, Arc::new(made));
                self.comments.about.entry(*about).or_default().push_back(*comment);
            }
            Event::CommentReworded { comment, mentions, text } => {
                let reworded = self.comment_mut(*comment, seq)?;
                reworded.mentions = mentioned(&reworded.mentions, mentions, Mentioned { seq, stamp });
                reworded.text = Some(text.clone());
                reworded.reworded.push_back(stamp);
            }
            Event::CommentReported { comment, objection } => {
                let reported = self.comment_mut(*comment, seq)?;
                reported.reports.push_back((stamp, *objection));
                reported.reported_by = Some(seq);
            }
            Event::CommentHidden { comment, objection } => {
                self.comment_mut(*comment, seq)?.hidden = Some((stamp, *objection));
            }
            Event::CommentShown { comment } => self.comment_mut(*comment, seq)?.hidden = None,
            Event::CommentWithdrawn { comment } => {
                let withdrawn = self.comment_mut(*comment, seq)?;
                withdrawn.text = None;
                withdrawn.mentions = OrdMap::new();
                withdrawn.withdrawn = Some(stamp);
            }
            _ => return Err("it is not of comments"),
        }
        self.comments.version = seq;
        Ok(())
    }

    fn comment_mut(&mut self, id: CommentId, seq: u64) -> Result<&mut Comment, &'static str> {
        let comment = self.comments.all.get_mut(&id).ok_or("the comment is not there")?;
        let comment = Arc::make_mut(comment);
        comment.version = seq;
        Ok(comment)
    }
}

/// Those who are mentioned now. Whoever was so before is not told of it again.
fn mentioned(before: &OrdMap<PersonId, Mentioned>, people: &[PersonId], now: Mentioned) -> OrdMap<PersonId, Mentioned> {
    people.iter().map(|person| (*person, before.get(person).copied().unwrap_or(now))).collect()
}
