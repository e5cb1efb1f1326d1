//! The rules of comments: leaving one, answering, changing and taking back one's own, objecting, hiding and showing again.

use super::Comment;
use crate::contribution::Objection;
use crate::decision::Digest256;
use crate::event::Event;
use crate::ids::{CommentId, PersonId};
use crate::organisation::Organisation;
use crate::policy::Viewer;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::time::Context;
use crate::topic::Topic;
use crate::writing::Seen;

impl Organisation {
    /// The comment with this number, for rules: one that its writer took back is no more, and one about what this viewer may
    /// not read is not there.
    ///
    /// # Errors
    /// `comment-unknown`, `comment-withdrawn`.
    pub fn comment_for(&self, viewer: Viewer, id: CommentId) -> Result<&Comment, Refusal> {
        let found = self.comments.get(id).filter(|found| self.may_read_topic(viewer, found.about));
        let found = found.ok_or_else(|| Refusal::new("comment-unknown").with("comment", id.0))?;
        match found.withdrawn {
            Some(_) => Err(Refusal::new("comment-withdrawn").with("comment", id.0)),
            None => Ok(found),
        }
    }

    /// Whether somebody can be mentioned in what is said of a thing: who may read it that day.
    pub fn may_be_mentioned(&self, context: &Context, person: PersonId, topic: Topic) -> bool {
        self.may_read_topic(Viewer::Person(person, context.today), topic)
    }

    /// Leaves a comment on a thing, or an answer to a comment on it.
    ///
    /// # Errors
    /// `comment-about-nothing`, also of what the writer may not read; `comment-unknown`, `comment-withdrawn`;
    /// `mention-cannot-read` at `said`.
    pub fn comment(
        &self,
        context: &Context,
        (about, answers): (Topic, Option<CommentId>),
        mentions: Vec<PersonId>,
        text: Digest256,
    ) -> Result<Vec<Event>, Refusals> {
        let viewer = Viewer::of(context);
        if !self.may_read_topic(viewer, about) {
            return Err(Refusal::new("comment-about-nothing").into());
        }
        if let Some(id) = answers {
            let answered = self.comment_for(viewer, id)?;
            if answered.about != about || answered.hidden.is_some() {
                return Err(Refusal::new("comment-unknown").with("comment", id.0).into());
            }
        }
        let mentions = self.mentions(context, about, mentions)?;
        let next = self.comments.all.get_max().map_or(1, |(last, _)| last.0 + 1);
        Ok(vec![Event::CommentMade { comment: CommentId(next), about, answers, mentions, text }])
    }

    /// Puts another text in the place of one's own, as the writer saw it. That it was changed is told.
    ///
    /// # Errors
    /// `comment-unknown`, `comment-withdrawn`, `comment-not-yours`, `changed-meanwhile`; `mention-cannot-read` at `said`.
    pub fn reword_comment(
        &self,
        context: &Context,
        (id, seen): (CommentId, Seen),
        mentions: Vec<PersonId>,
        text: Digest256,
    ) -> Result<Vec<Event>, Refusals> {
        let found = self.own_comment(context, id)?;
        if found.version != seen.0 {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        let mentions = self.mentions(context, found.about, mentions)?;
        Ok(vec![Event::CommentReworded { comment: id, mentions, text }])
    }

    /// Takes one's own comment back. Its text is no more; what was answered to it stays.
    ///
    /// # Errors
    /// `comment-unknown`, `comment-withdrawn`, `comment-not-yours`.
    pub fn withdraw_comment(&self, context: &Context, id: CommentId) -> Result<Vec<Event>, Refusals> {
        self.own_comment(context, id)?;
        Ok(vec![Event::CommentWithdrawn { comment: id }])
    }

    /// A reader objects to a comment: once, whatever is objected to.
    ///
    /// # Errors
    /// `comment-unknown`, `comment-withdrawn`, `comment-reported-already`.
    pub fn report_comment(
        &self,
        context: &Context,
        id: CommentId,
        objection: Objection,
    ) -> Result<Vec<Event>, Refusals> {
        if self.comment_for(Viewer::of(context), id)?.is_reported_by(context.actor) {
            return Err(Refusal::new("comment-reported-already").into());
        }
        Ok(vec![Event::CommentReported { comment: id, objection }])
    }

    /// Hides a comment from readers.
    ///
    /// # Errors
    /// `comment-unknown`, `comment-withdrawn`, `comment-hidden-already`.
    pub fn hide_comment(&self, context: &Context, id: CommentId, objection: Objection) -> Result<Vec<Event>, Refusals> {
        match self.comment_for(Viewer::of(context), id)?.hidden {
            Some(_) => Err(Refusal::new("comment-hidden-already").into()),
            None => Ok(vec![Event::CommentHidden { comment: id, objection }]),
        }
    }

    /// Shows a comment again.
    ///
    /// # Errors
    /// `comment-unknown`, `comment-withdrawn`.
    pub fn show_comment(&self, context: &Context, id: CommentId) -> Result<Vec<Event>, Refusals> {
        let hidden = self.comment_for(Viewer::of(context), id)?.hidden;
        Ok(hidden.map(|_| Event::CommentShown { comment: id }).into_iter().collect())
    }

    fn own_comment(&self, context: &Context, id: CommentId) -> Result<&Comment, Refusal> {
        let found = self.comment_for(Viewer::of(context), id)?;
        match found.made.by == context.actor {
            true => Ok(found),
            false => Err(Refusal::new("comment-not-yours")),
        }
    }

    /// Those who are mentioned, each once.
    fn mentions(
        &self,
        context: &Context,
        about: Topic,
        mut mentions: Vec<PersonId>,
    ) -> Result<Vec<PersonId>, Refusals> {
        mentions.sort_unstable();
        mentions.dedup();
        let cannot = mentions.iter().filter(|person| !self.may_be_mentioned(context, **person, about));
        none_of(
            cannot
                .map(|person| Refusal::new("mention-cannot-read").at("said").with("name", person.to_string()))
                .collect(),
        )?;
        Ok(mentions)
    }
}
