//! What the page of a thing shows of what is said of it: the conversations, the form to say something, and the way to follow it.
//! At the end of the page, quiet, and folded while nothing is said.

use domain::comment::Comment;
use domain::notice::Following;
use domain::policy::Right;
use domain::topic::Topic;
use maud::{Markup, html};

use super::said::Said;
use super::{acts, form};
use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// What a page shows of them.
pub(crate) struct Section<'a> {
    topic: Topic,
    conversations: Vec<(&'a Comment, Vec<&'a Comment>)>,
    said: Said,
    follows: bool,
    key: String,
}

impl<'a> Section<'a> {
    /// What is said of a thing. `None` for those who may not read that, and on another day than today: what is said is of now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn of(asked: &'a Asked, topic: Topic) -> Result<Option<Section<'a>>, Problem> {
        let organisation = &asked.organisation.organisation;
        let Ok(person) = asked.person() else { return Ok(None) };
        let is_today = asked.day == asked.today;
        if !is_today || !asked.may(Right::Comment) || !organisation.may_read_topic(asked.viewer, topic) {
            return Ok(None);
        }
        let following: Following = {
            let organisation = std::sync::Arc::clone(organisation);
            let kept = move |store: &store::Store| store.notices_kept_with_own(&organisation, person);
            asked.app.with_store(kept).await?.following
        };
        Ok(Some(Section {
            topic,
            conversations: organisation.comments.conversations(topic),
            said: Said::of(asked).await?,
            follows: organisation.follows(person, topic, &following),
            key: asked.request_key()?.as_str().to_owned(),
        }))
    }

    /// The section of the thing's page.
    pub(crate) fn markup(&self, view: &View<'_>) -> Markup {
        let (m, count) = (view.m, view.organisation.comments.count(self.topic));
        html! {
            section.sec.talk-of.on-screen[count == 0] #comments aria-labelledby="comments-title" {
                h2 #comments-title { (m.t("comments-title")) @if 0 < count { " " small { (m.number(count)) } } }
                (self.conversations(view))
                details.ds-details.quiet.on-screen {
                    summary { (m.t("comment-do")) }
                    div { (form::new(view, self.topic, &Typed::default(), &self.key)) }
                }
                (self.following(view))
            }
        }
    }

    /// The same on a page of its own, with what was typed.
    pub(super) fn whole(&self, view: &View<'_>, typed: &Typed) -> Markup {
        html! {
            div.talk-of {
                @if self.conversations.is_empty() { p { (view.m.t("comments-none")) } }
                (self.conversations(view))
                (form::new(view, self.topic, typed, &self.key))
                (self.following(view))
            }
        }
    }

    fn conversations(&self, view: &View<'_>) -> Markup {
        html! { @if !self.conversations.is_empty() {
            ol.comments { @for (first, answers) in &self.conversations {
                (self.said.comment(view, first))
                @if !answers.is_empty() { li.under { ol.comments { @for answer in answers { (self.said.comment(view, answer)) } } } }
            } }
        } }
    }

    /// The way to follow it; a contribution has that on its page already.
    fn following(&self, view: &View<'_>) -> Markup {
        match self.topic {
            Topic::Contribution(_) => html! {},
            topic => acts::following(view, topic, self.follows, &self.key),
        }
    }
}
