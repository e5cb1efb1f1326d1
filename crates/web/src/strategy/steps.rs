//! The steps that a revision has gone through, the latest first. What comes before a decision is for those who may read
//! drafts.

use domain::policy::Right;
use domain::revision::{Revision, Step};
use domain::time::Stamp;
use maud::{Markup, html};

use crate::view::View;

/// The section. Nothing when the viewer may see no step.
pub(super) fn section(view: &View<'_>, revision: &Revision) -> Markup {
    let m = view.m;
    let all = view.may(Right::ReadDrafts);
    let steps: Vec<&(Stamp, Step)> = revision.steps.iter().rev().filter(|(_, step)| all || is_public(step)).collect();
    html! {
        @if all || !steps.is_empty() {
            section.sec aria-labelledby="steps" {
                h2 #steps { (m.t("steps-title")) }
                ol.hang.hist {
                    @for (stamp, step) in steps { li { (one(view, stamp, step)) } }
                    @if all {
                        li { p { b { (m.t("step-opened")) } } p.cap { (view.moment(revision.opened.at)) } }
                    }
                }
            }
        }
    }
}

/// Whether everyone may know of a step, where everyone may read what is decided.
fn is_public(step: &Step) -> bool {
    match step {
        Step::Adopted { .. } | Step::Revoked { .. } | Step::Imported { .. } => true,
        Step::ConsultationOpened { .. } | Step::Proposed { .. } | Step::Returned { .. } | Step::Withdrawn { .. } => {
            false
        }
    }
}

fn one(view: &View<'_>, stamp: &Stamp, step: &Step) -> Markup {
    let m = view.m;
    let (what, more) = match step {
        Step::ConsultationOpened { until, to } => {
            let says = [("to", to.as_str().into()), ("day", until.to_string().into())];
            (m.t("step-consultation"), Some(html! { (m.with("step-consultation-to", &says)) }))
        }
        Step::Proposed { to } => {
            let body = ("body", view.body_in_a_sentence(*to));
            (m.t("step-proposed"), Some(m.around("step-proposed-to", body, &[])))
        }
        Step::Returned { reason } => (m.t("step-returned"), Some(html! { (reason) })),
        Step::Withdrawn { reason } => (m.t("step-withdrawn"), Some(html! { (reason) })),
        Step::Adopted { decision, in_force_from } => {
            let says = m.with("step-in-force", &[("day", in_force_from.to_string().into())]);
            (m.t("step-adopted"), Some(html! { (says) ". " (decision_link(view, *decision)) }))
        }
        Step::Revoked { decision, reason } => {
            (m.t("step-revoked"), Some(html! { (reason) " " (decision_link(view, *decision)) }))
        }
        Step::Imported { label, in_force_from } => {
            let says = [("label", label.as_str().into()), ("day", in_force_from.to_string().into())];
            (m.t("step-imported"), Some(html! { (m.with("step-imported-as", &says)) }))
        }
    };
    html! {
        p { b { (what) } }
        @if let Some(more) = more { p { (more) } }
        p.cap { (view.moment(stamp.at)) }
    }
}

fn decision_link(view: &View<'_>, id: domain::ids::DecisionId) -> Markup {
    let decision = view.organisation.decisions.get(&id);
    let number = decision.map_or("", |recorded| recorded.decision.minutes.registration_number.as_str());
    html! {
        a href=(view.frame.to(&format!("/decisions/{id}"))) { (view.m.with("statement-decision", &[("number", number.into())])) }
    }
}
