//! What comments say to whoever looks. The texts are rows beside the organisation, so they are asked for once for each page, as
//! names of people are.

use std::sync::Arc;

use domain::comment::Comment;
use domain::comment::mention::{Piece, pieces, with_names};
use domain::ids::{CommentId, PersonId};
use domain::policy::Right;
use maud::{Markup, html};
use store::texts::Texts;

use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::words;

/// The path of a comment in the organisation.
pub(crate) fn path(id: CommentId) -> String {
    format!("/comments/{id}")
}

/// What comments say to one viewer.
pub(crate) struct Said {
    texts: Arc<Texts>,
    pub(super) people: People,
    /// Who looks, where that is a person.
    pub(super) person: Option<PersonId>,
    /// Whether what is hidden is shown too: who moderates has to see what it is.
    sees_hidden: bool,
}

impl Said {
    /// What they say to whoever asks.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn of(asked: &Asked) -> Result<Said, Problem> {
        let organisation = Arc::clone(&asked.organisation.organisation);
        let texts = asked.app.with_store(move |store| store.texts(&organisation)).await?;
        let sees_hidden = asked.may(Right::WriteStrategy);
        Ok(Said { texts, people: People::of(asked).await?, person: asked.person().ok(), sees_hidden })
    }

    /// The text of a comment as it is kept, where this viewer may read it.
    pub(crate) fn kept(&self, comment: &Comment) -> Option<&Arc<str>> {
        let is_own = self.person.is_some_and(|person| comment.is_by(person));
        let is_readable = comment.hidden.is_none() || self.sees_hidden || is_own;
        self.texts.of(comment.text.as_ref()).filter(|_| is_readable)
    }

    /// The same as it was typed, with the names of today.
    pub(crate) fn typed(&self, comment: &Comment) -> Option<String> {
        Some(with_names(self.kept(comment)?, |person| self.people.label(person)))
    }

    /// What stands in the place of a text, or the text with those who are mentioned.
    fn says(&self, view: &View<'_>, comment: &Comment) -> Markup {
        let m = view.m;
        let why = comment.hidden.map(|(_, objection)| words::in_a_sentence(&m.word("objection", objection.key())));
        html! {
            @if comment.withdrawn.is_some() { p.cap { (m.t("comment-withdrawn")) } }
            @else if let Some(why) = why { p.cap { (m.with("comment-hidden", &[("why", why.into())])) } }
            @if let Some(text) = self.kept(comment) {
                div.remark lang=[view.language()] { @for piece in pieces(text) { @match piece {
                    Piece::Person(person) if comment.mentions.contains_key(&person) => b { "@" (self.people.name(person)) },
                    Piece::Person(person) => { "@" (self.people.name(person)) },
                    Piece::Text(text) => (text),
                } } }
            }
        }
    }

    /// A comment in a list.
    pub(super) fn comment(&self, view: &View<'_>, comment: &Comment) -> Markup {
        let m = view.m;
        let to = view.frame.to(&path(comment.id));
        let may = view.is_today() && view.may(Right::Comment);
        html! {
            li id={ "comment-" (comment.id) } {
                p.meta {
                    span { b { (self.people.who(comment.made.by)) } }
                    span { a href=(to) { time { (view.moment(comment.made.at)) } } }
                    @if let Some(stamp) = comment.reworded.last() {
                        span { (m.with("comment-reworded", &[("moment", view.moment(stamp.at).into())])) }
                    }
                }
                (self.says(view, comment))
                @if may && comment.is_shown() {
                    p.cap.ways {
                        a href={ (to) "#answer" } { (m.t("comment-answer")) }
                        @if self.person.is_some_and(|person| comment.is_by(person)) {
                            " " a href=(crate::address::with(&to, "change", "yes")) { (m.t("comment-change")) }
                        }
                    }
                }
            }
        }
    }

    /// The beginning of what one says, in a line.
    pub(crate) fn in_short(&self, comment: &Comment) -> Option<String> {
        let text = with_names(self.kept(comment)?, |person| self.people.name(person));
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(match line.char_indices().nth(IN_SHORT) {
            Some((end, _)) => format!("{} …", line[..end].trim_end()),
            None => line,
        })
    }
}

/// So many characters stand in a list.
const IN_SHORT: usize = 160;
