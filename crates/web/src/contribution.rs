//! One contribution: what it says, what it is about with the thread up to the overarching goal, what was answered and what came
//! of it. What can be done with it is in `acts`, `answer` and `moderation`; the list in `list`; what other pages show of
//! contributions in `section`.

use domain::contribution::{About, Contribution, ContributionAnswer, LedTo};
use domain::ids::PersonId;
use domain::policy::Right;
use domain::time::Stamp;
use domain::topic::Topic;
use maud::{Markup, html};
use store::amend::RequestKey;

use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::forms::Typed;
use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::workshop;

pub mod acts;
pub mod answer;
pub mod candidates;
pub mod form;
pub(crate) mod found;
pub mod group;
pub mod list;
pub mod moderation;
pub(crate) mod said;
pub(crate) mod section;
pub mod terms;
pub(crate) mod thing;

use said::{Said, path};

/// `GET /{organisation}/contributions/{contribution}`
///
/// # Errors
/// Not found when there is no such contribution.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, Typed::default()).await
}

fn known(asked: &Asked) -> Result<&Contribution, Problem> {
    asked.organisation.contributions.get(asked.id("contribution")?).ok_or(Problem::NotFound)
}

/// The thread to a page of contributions: what one is about and all above it, and here.
pub(crate) fn thread(view: &View<'_>, about: Option<About>, here: Knot) -> Thread {
    Thread { up: thing::up_to(view, about), ..Thread::to(here) }
}

async fn page(asked: &Asked, typed: Typed) -> Answer {
    let contribution = known(asked)?;
    let (people, said) = (People::of(asked).await?, Said::of(asked).await?);
    let comments = Comments::of(asked, Topic::Contribution(contribution.id)).await?;
    let view = View::of(asked);
    let person = asked.person().ok();
    let shown = OneContribution {
        view,
        people: &people,
        said: &said,
        comments: comments.as_ref(),
        contribution,
        typed: &typed,
        person,
        key: asked.request_key()?,
    };
    let title = asked.m().with("contribution-number", &[("number", contribution.id.to_string().into())]);
    let here = Knot::here(asked.m().t("contribution-knot"), title.clone());
    let page =
        Page::new(title, shown.main()).section(Section::Contributions).thread(thread(&view, contribution.about, here));
    Ok(asked.frame.form_page(&typed, page))
}

/// Everything about one contribution.
struct OneContribution<'a> {
    view: View<'a>,
    people: &'a People,
    said: &'a Said,
    comments: Option<&'a Comments<'a>>,
    contribution: &'a Contribution,
    typed: &'a Typed,
    /// Who looks, where that is a person.
    person: Option<PersonId>,
    key: RequestKey,
}

impl OneContribution<'_> {
    fn main(&self) -> Markup {
        let (view, m, contribution) = (&self.view, self.view.m, self.contribution);
        let title = m.with("contribution-number", &[("number", contribution.id.to_string().into())]);
        let all = parts::button_link("secondary", &view.frame.to("/contributions"), m.t("contributions-all"));
        html! {
            (parts::head(title, &self.meta(), Some(all)))
            div.cols {
                div {
                    (said::text(view, &self.said.says(contribution), contribution))
                    (self.answers())
                    (answer::form(self))
                    @if let Some(comments) = self.comments { (comments.markup(view)) }
                }
                aside aria-label=(m.t("contribution-about-it")) {
                    section.sec aria-labelledby="facts" { h2 #facts { (m.t("contribution-facts")) } (parts::facts(&self.facts())) }
                    (self.together())
                    @if view.is_today() && self.person.is_some() { (acts::forms(self)) (moderation::forms(self)) }
                }
            }
        }
    }

    fn meta(&self) -> Vec<Markup> {
        let (view, m, contribution) = (&self.view, self.view.m, self.contribution);
        vec![
            html! { (m.word("contribution-state", contribution.state().key())) },
            html! { (who(m, self.people, contribution)) },
            html! { time { (view.moment(contribution.made.at)) } },
        ]
    }

    fn facts(&self) -> Vec<(std::borrow::Cow<'static, str>, Markup)> {
        let (view, m, contribution) = (&self.view, self.view.m, self.contribution);
        let mut facts = vec![
            (m.t("contribution-about"), thing::link(view, contribution.about)),
            (
                m.t("contribution-origin"),
                html! { @match contribution.place.and_then(|place| workshop::link(view, place)).or_else(|| origin(view, contribution)) {
                    Some(workshop) => (workshop),
                    None => (m.t("contribution-direct")),
                } },
            ),
            (m.t("contribution-left-by"), html! { (who(m, self.people, contribution)) }),
        ];
        if self.said.concerned.own.contains(&contribution.id) {
            facts.push((m.t("contribution-yours"), html! { (m.t("contribution-yours-what")) }));
        }
        if contribution.is_unanswered() {
            facts.push((m.t("contribution-to-answer"), html! { (thing::answerer(view, self.people, contribution)) }));
        }
        facts
    }

    /// The answers, the one that counts first.
    fn answers(&self) -> Markup {
        let (m, answers) = (self.view.m, &self.contribution.answers);
        let mut latest_first = answers.iter().rev();
        let now = latest_first.next();
        html! {
            section.sec aria-labelledby="answer-title" {
                h2 #answer-title { (m.t("contribution-answer")) }
                @match now {
                    Some((stamp, answer)) => (self.answer(*stamp, answer)),
                    None if self.contribution.is_unanswered() => p { (m.t("contribution-no-answer")) },
                    None => p { (m.t("contribution-needs-no-answer")) },
                }
                @if 1 < answers.len() {
                    details.ds-details {
                        summary { (m.with("contribution-earlier-answers", &[("count", (answers.len() - 1).into())])) }
                        ol.hang { @for (stamp, answer) in latest_first { li { (self.answer(*stamp, answer)) } } }
                    }
                }
            }
        }
    }

    fn answer(&self, stamp: Stamp, answer: &ContributionAnswer) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            p { (parts::tag(m.word("contribution-state", answer.outcome.key()), None)) }
            p lang=[view.language()] { (answer.reason) }
            @if let Some(led_to) = answer.led_to { (self.led_to(led_to)) }
            p.cap { (self.people.who(stamp.by)) ", " (view.moment(stamp.at)) }
        }
    }

    /// The wording that it led to, as it reads in that revision.
    fn led_to(&self, LedTo { revision, statement }: LedTo) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let revision = view.organisation.strategy.get(revision).filter(|revision| view.may_read(revision));
        html! { @if let Some((revision, statement)) = revision.and_then(|it| Some((it, it.tree.get(statement)?))) {
            p.cap { (m.t("contribution-led-to")) }
            p.says { a href=(view.statement(statement)) lang=[view.language()] { (statement.text()) } }
            p.cap { a href=(view.revision(revision)) { (crate::words::revision(m, revision)) } }
        } }
    }

    /// The others that it was put together with.
    fn together(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let group = self.contribution.group.and_then(|group| view.organisation.contributions.group(group));
        html! { @if let Some(group) = group {
            @let count = view.organisation.contributions.in_group(group.id).count();
            section.sec aria-labelledby="together" {
                h2 #together { (m.t("contribution-together")) }
                p { a href=(view.frame.to(&group::path(group.id))) { (group::named(view, group)) } }
                p.cap { (m.with("contributions-count", &[("count", count.into())])) }
            }
        } }
    }

    /// What was typed in a form, when it was this one that came back; else what it begins with.
    fn typed_in(&self, field: &str, begins: &[(&str, &str)]) -> Typed {
        if is_of(self.typed, field) { self.typed.clone() } else { Typed::beginning_with(begins) }
    }

    fn to(&self, tail: &str) -> String {
        self.view.frame.to(&format!("{}{tail}", path(self.contribution.id)))
    }

    fn moderates(&self) -> bool {
        self.view.may(Right::WriteStrategy)
    }

    fn may_answer(&self) -> bool {
        self.person.is_some() && self.view.organisation.may_answer_contribution(self.view.viewer, self.contribution)
    }
}

/// Whether it is the form with this field that came back, of those on a page: with it, or with what is wrong with it.
fn is_of(typed: &Typed, field: &str) -> bool {
    typed.has(field) || typed.is_wrong(field)
}

/// The meeting that it comes from.
fn origin(view: &View<'_>, contribution: &Contribution) -> Option<Markup> {
    let named = || contribution.origin.as_ref().map(|origin| html! { span lang=[view.language()] { (origin) } });
    contribution.place.and_then(|place| workshop::title(view, place)).or_else(named)
}

/// Who left it, as colleagues are told.
fn who(m: Messages, people: &People, contribution: &Contribution) -> String {
    match contribution.is_anonymous() {
        true => m.t("contribution-anonymous").into_owned(),
        false => people.who(contribution.made.by),
    }
}
