//! Comments: the conversation about a thing, on a page of its own and as a section of the thing's page, and each comment with
//! what can be done with it. What is written is in `form`, what is done otherwise in `acts`, the names that can be mentioned in
//! `names`. Not whom a comment concerns; that is [`crate::notice`].

use domain::comment::Comment;
use domain::policy::Right;
use domain::topic::Topic;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::forms::Typed;
use crate::layout::Page;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;

pub mod acts;
pub mod form;
pub(crate) mod found;
pub mod names;
pub(crate) mod said;
pub(crate) mod section;
pub(crate) mod thing;

use said::{Said, path};

/// `GET /{organisation}/comments/on/{about}`: the whole conversation about a thing.
///
/// # Errors
/// Not found when there is no such thing that the viewer may read.
pub async fn about(asked: Asked) -> Answer {
    conversation(&asked, &Typed::default()).await
}

/// `GET /{organisation}/comments/{comment}`: one comment, with its answers and what can be done with it.
///
/// # Errors
/// Not found when there is no such comment that the viewer may read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// The thing in the address, where the viewer may read it.
fn topic(asked: &Asked) -> Result<Topic, Problem> {
    let topic: Topic = asked.id("about")?;
    if asked.organisation.may_read_topic(asked.viewer, topic) { Ok(topic) } else { Err(Problem::NotFound) }
}

/// The comment in the address, where the viewer may read what it is about.
fn known(asked: &Asked) -> Result<&Comment, Problem> {
    let found = asked.organisation.comments.get(asked.id("comment")?).ok_or(Problem::NotFound)?;
    let may_read = asked.organisation.may_read_topic(asked.viewer, found.about);
    if may_read { Ok(found) } else { Err(Problem::NotFound) }
}

/// The thread to a page about a thing: all that is above it and itself, and here.
fn thread(view: &View<'_>, topic: Topic, here: Knot) -> Thread {
    Thread { up: thing::up_to(view, topic), ..Thread::to(here) }
}

async fn conversation(asked: &Asked, typed: &Typed) -> Answer {
    let topic = topic(asked)?;
    let (view, m) = (View::of(asked), asked.m());
    let section = section::Section::of(asked, topic).await?.ok_or(Problem::NotFound)?;
    let main = html! {
        (parts::head(m.t("comments-title"), &[thing::link(&view, topic)], None))
        (section.whole(&view, typed))
    };
    let here = Knot::here(m.t("comments-title"), m.t("comments-title"));
    let page = Page::new(m.t("comments-title"), main).thread(thread(&view, topic, here));
    Ok(asked.frame.form_page(typed, page))
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let comment = known(asked)?;
    let said = Said::of(asked).await?;
    let view = View::of(asked);
    let title = asked.m().with("comment-number", &[("number", comment.id.to_string().into())]);
    let shown = OneComment {
        view,
        said: &said,
        comment,
        typed,
        changes: asked.query("change").is_some(),
        key: asked.request_key()?.as_str().to_owned(),
    };
    let here = Knot::here(asked.m().t("comment-knot"), title.clone());
    let page = Page::new(title, shown.main()).thread(thread(&view, comment.about, here));
    Ok(asked.frame.form_page(typed, page))
}

/// Everything about one comment.
struct OneComment<'a> {
    view: View<'a>,
    said: &'a Said,
    comment: &'a Comment,
    typed: &'a Typed,
    /// Whether its writer is about to change it.
    changes: bool,
    key: String,
}

impl OneComment<'_> {
    fn main(&self) -> Markup {
        let (view, m, comment) = (&self.view, self.view.m, self.comment);
        let comments = &view.organisation.comments;
        let answered = comment.answers.and_then(|id| comments.get(id));
        let answers: Vec<&Comment> =
            comments.about(comment.about).filter(|it| it.answers == Some(comment.id)).collect();
        let all = parts::button_link("secondary", &thing::conversation(view, comment.about), m.t("comments-all-here"));
        html! {
            (parts::head(
                m.with("comment-number", &[("number", comment.id.to_string().into())]),
                &[html! { (m.word("comment-about", comment.about.key())) " " (thing::link(view, comment.about)) }],
                Some(all),
            ))
            div.cols {
                div {
                    @if let Some(answered) = answered {
                        p.cap { (m.t("comment-answers-this")) }
                        ol.comments { (self.said.comment(view, answered)) }
                    }
                    @if self.is_changing() { (form::change(self)) } @else { ol.comments { (self.said.comment(view, comment)) } }
                    @if !answers.is_empty() {
                        section.sec aria-labelledby="answers" {
                            h2 #answers { (m.t("comment-answers")) }
                            ol.comments { @for answer in answers { (self.said.comment(view, answer)) } }
                        }
                    }
                    @if !self.is_changing() { (form::answer(self)) }
                }
                aside aria-label=(m.t("comment-about-it")) { (acts::forms(self)) }
            }
        }
    }

    fn is_own(&self) -> bool {
        self.said.person.is_some_and(|person| self.comment.is_by(person))
    }

    fn is_changing(&self) -> bool {
        let is_back = self.typed.has("version");
        (self.changes || is_back) && self.is_own() && self.comment.withdrawn.is_none()
    }

    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&format!("{}{tail}", path(self.comment.id)))
    }

    fn moderates(&self) -> bool {
        self.view.may(Right::WriteStrategy)
    }

    fn may_comment(&self) -> bool {
        self.view.is_today() && self.view.may(Right::Comment)
    }
}
