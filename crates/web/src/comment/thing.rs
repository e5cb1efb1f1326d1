//! What comments and notices are about, as a link, in words and as the knots of the thread above it. Not what is said of it.

use domain::topic::Topic;
use maud::{Markup, html};

use crate::contribution::thing;
use crate::thread::Knot;
use crate::view::View;
use crate::{planning, words};

/// The thing as a knot: what kind it is, what it is called, and where it is. `None` where the viewer may not read it, or it is
/// gone.
pub(crate) fn knot(view: &View<'_>, topic: Topic) -> Option<Knot> {
    let (m, organisation) = (view.m, view.organisation);
    if !organisation.may_read_topic(view.viewer, topic) {
        return None;
    }
    if let Some(about) = topic.about() {
        return thing::knot(view, about);
    }
    let to = |path: String| view.frame.to(&path);
    let knot = match topic {
        Topic::Contribution(id) => {
            let title = m.with("contribution-number", &[("number", id.to_string().into())]);
            return Some(Knot::to(m.t("contribution-knot"), title, to(format!("/contributions/{id}"))));
        }
        Topic::Task(id) => {
            let terms = &organisation.tasks.get(&id)?.terms;
            Knot::to(terms.number.as_str(), terms.title.as_str(), to(format!("/tasks/{id}")))
        }
        Topic::Decision(id) => {
            let minutes = &organisation.decisions.get(&id)?.decision.minutes;
            let day = m.day(minutes.decided_on);
            let number = minutes.registration_number.as_str();
            let title = m.with("comment-decision", &[("number", number.into()), ("day", day.into())]);
            return Some(Knot::to(m.t("comment-decision-knot"), title, to(format!("/decisions/{id}"))));
        }
        Topic::Revision(number) => {
            let revision = organisation.strategy.get(number)?;
            return Some(Knot::to(m.t("knot-strategy"), words::revision(m, revision), view.revision(revision)));
        }
        Topic::Plan { round, unit } => {
            let name = organisation.units.get(&unit)?.name.as_str();
            let kind =
                m.with("comment-plan-knot", &[("round", organisation.planning.get(round)?.name.as_str().into())]);
            Knot::to(kind, name, to(planning::unit_path(round, unit)))
        }
        Topic::Round(number) => {
            let name = organisation.planning.get(number)?.name.as_str();
            Knot::to(m.t("knot-round"), name, to(planning::path(number, "")))
        }
        Topic::Workshop(id) => {
            let title = organisation.workshop(id)?.terms.title.as_str();
            Knot::to(m.t("workshop-knot"), title, to(format!("/workshops/{id}")))
        }
        Topic::Statement(_) | Topic::Activity { .. } | Topic::Indicator(_) => return None,
    };
    Some(knot.in_language(view.language()))
}

/// Where it is, if the viewer may read it.
pub(crate) fn address(view: &View<'_>, topic: Topic) -> Option<String> {
    knot(view, topic)?.address
}

/// It as a link.
pub(crate) fn link(view: &View<'_>, topic: Topic) -> Markup {
    match knot(view, topic) {
        None => html! { (view.m.t("comment-about-gone")) },
        Some(knot) => html! { a href=[&knot.address] lang=[knot.language] { (knot.text) } },
    }
}

/// It in words: "Mål 1.1: Företag lägger mindre tid på regler".
pub(crate) fn in_words(view: &View<'_>, topic: Topic) -> String {
    match knot(view, topic) {
        None => view.m.t("comment-about-gone").into_owned(),
        Some(knot) => format!("{}: {}", knot.kind, knot.text),
    }
}

/// Where the whole conversation about it is.
pub(crate) fn conversation(view: &View<'_>, topic: Topic) -> String {
    view.frame.to(&format!("/comments/on/{topic}"))
}

/// All that is above a page about it, itself too.
pub(super) fn up_to(view: &View<'_>, topic: Topic) -> Vec<Knot> {
    let mut up = thing::up_to(view, topic.about());
    if topic.about().is_none() {
        up.extend(knot(view, topic));
    }
    up
}
