//! Comments: what is said of a thing while one works with it, in a conversation that stands where the thing is. Not a
//! contribution, which somebody has to answer with what comes of it. The rules are in `rules`, the names that a text mentions in
//! `mention`, and whom a comment concerns is a [`crate::notice`]. Not the texts: those are rows that can be erased, as the
//! texts of contributions are; see `docs/decisions/0021-comments-and-notices.md`.

use std::sync::Arc;

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use crate::contribution::Objection;
use crate::decision::Digest256;
use crate::ids::{CommentId, PersonId};
use crate::time::{Actor, Stamp};
use crate::topic::{Change, Topic};

mod apply;
pub mod mention;
mod rules;

/// What somebody said of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its number.
    pub id: CommentId,
    /// Of what.
    pub about: Topic,
    /// The comment that it answers.
    pub answers: Option<CommentId>,
    /// The digest of its text; `None` when the text is no more.
    pub text: Option<Digest256>,
    /// When it was left, and by whom.
    pub made: Stamp,
    /// The number of the event.
    pub seq: u64,
    /// Whom it mentions, each with when that came into it.
    pub mentions: OrdMap<PersonId, Mentioned>,
    /// When its writer changed it.
    pub reworded: Vector<Stamp>,
    /// What readers objected to.
    pub reports: Vector<(Stamp, Objection)>,
    /// The number of the last event by which a reader objected.
    pub reported_by: Option<u64>,
    /// Why it is hidden from readers, and since when.
    pub hidden: Option<(Stamp, Objection)>,
    /// When its writer took it back.
    pub withdrawn: Option<Stamp>,
    /// The number of the last event about it.
    pub version: u64,
}

impl Comment {
    /// Whether this person wrote it.
    pub fn is_by(&self, person: PersonId) -> bool {
        self.made.by == Actor::Person(person)
    }

    /// Whether it stands for every reader: neither hidden nor taken back.
    pub fn is_shown(&self) -> bool {
        self.hidden.is_none() && self.withdrawn.is_none()
    }

    /// Whether it is this reader who objected to it.
    pub fn is_reported_by(&self, reader: Actor) -> bool {
        self.reports.iter().any(|(stamp, _)| stamp.by == reader)
    }
}

/// When a mention came into a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mentioned {
    /// The number of the event.
    pub seq: u64,
    /// By whom, and when.
    pub stamp: Stamp,
}

impl From<Mentioned> for Change {
    fn from(mentioned: Mentioned) -> Change {
        Change { seq: mentioned.seq, stamp: mentioned.stamp }
    }
}

/// All comments of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comments {
    all: OrdMap<CommentId, Arc<Comment>>,
    about: OrdMap<Topic, Vector<CommentId>>,
    /// The number of the last event about any of them: their texts are as they were then.
    pub version: u64,
}

impl Comments {
    /// Each of them, in the order in which they were left.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Comment> {
        self.all.values().map(Arc::as_ref)
    }

    /// The comment with this number.
    pub fn get(&self, id: CommentId) -> Option<&Comment> {
        self.all.get(&id).map(Arc::as_ref)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those about one thing, in the order in which they were left.
    pub fn about(&self, topic: Topic) -> impl DoubleEndedIterator<Item = &Comment> {
        self.about.get(&topic).into_iter().flatten().filter_map(|id| self.get(*id))
    }

    /// How many about one thing stand for every reader.
    pub fn count(&self, topic: Topic) -> usize {
        self.about(topic).filter(|comment| comment.is_shown()).count()
    }

    /// The conversations about one thing: each comment that answers no other, with all that was answered to it or to an
    /// answer of it, in the order in which they were left.
    pub fn conversations(&self, topic: Topic) -> Vec<(&Comment, Vec<&Comment>)> {
        let mut conversations: Vec<(&Comment, Vec<&Comment>)> = Vec::new();
        for comment in self.about(topic) {
            let first = self.first_of(comment);
            match conversations.iter_mut().find(|(begun, _)| begun.id == first.id) {
                Some((begun, answers)) if begun.id != comment.id => answers.push(comment),
                Some(_) => {}
                None => conversations.push((comment, Vec::new())),
            }
        }
        conversations
    }

    /// The comment by which the conversation began that this one is in.
    pub fn first_of<'a>(&'a self, comment: &'a Comment) -> &'a Comment {
        let mut first = comment;
        // An answer is always of one that was there before, so this ends.
        while let Some(above) = first.answers.and_then(|id| self.get(id)) {
            first = above;
        }
        first
    }

    /// The digests of the texts that are there.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Digest256> {
        self.all().filter_map(|comment| comment.text.as_ref())
    }

    /// All but these.
    pub(crate) fn without(&self, withheld: impl Fn(CommentId) -> bool) -> Comments {
        let mut seen = self.clone();
        let gone: Vec<(CommentId, Topic)> =
            self.all().filter(|it| withheld(it.id)).map(|it| (it.id, it.about)).collect();
        for (id, topic) in gone {
            seen.all.remove(&id);
            // What is withheld is so with all that is said of it.
            seen.about.remove(&topic);
        }
        seen
    }
}
