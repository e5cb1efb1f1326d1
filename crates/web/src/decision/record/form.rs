//! The form in which a decision is recorded, and what is decided beside it. What is done with it is in `record`.

use std::sync::Arc;

use domain::body::{Body, Matters};
use domain::decision::RecordedDecision;
use domain::indicator_set::IndicatorSet;
use domain::planning::Round;
use domain::policy;
use domain::revision::Revision;
use maud::{Markup, html};

use super::{KNOWN_NUMBER, What};
use crate::decision::paper;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::planning::{self, document, papers};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{compare, indicator, knots, parts, words};

/// The form does not fit where what would be decided is on its way; the page says where it is instead.
pub(super) fn not_now<'a>(asked: &Asked, what: What) -> Page<'a> {
    let typed = Typed::default();
    let recording = Recording { view: View::of(asked), what, typed: &typed };
    let (m, view) = (asked.m(), &recording.view);
    let name = recording.name();
    let (key, state) = match what {
        What::Adopt(_) => ("record-not-proposed", recording.state()),
        What::Revoke(_) => ("record-not-ahead", recording.state()),
        What::Paper(..) | What::Indicators(_) => ("record-paper-not-proposed", recording.state()),
    };
    let main = html! {
        (parts::head(m.with("record-not-now", &[("revision", name.as_str().into())]), &[state], None))
        div.stack {
            p { (m.t(key)) }
            p { a href=(recording.home()) { (name) } }
            @if let Some(recorded) = recording.last_decision() {
                p { a href=(view.frame.to(&format!("/decisions/{}", recorded.decision.id))) {
                    (m.t("registration-number")) " " (recorded.decision.minutes.registration_number)
                } }
            }
        }
    };
    Page::new(name, main).section(Section::Decisions).thread(recording.thread())
}

/// A form, with what is decided beside it.
pub(super) struct Recording<'a> {
    pub view: View<'a>,
    pub what: What,
    pub typed: &'a Typed,
}

impl<'a> Recording<'a> {
    /// The page.
    ///
    /// # Errors
    /// Not found when what is to be decided is not there.
    pub(super) fn page(&self, key: &str) -> Result<Page<'static>, Problem> {
        let digest = self.what.digest(self.view.organisation).map_err(|_| Problem::NotFound)?;
        let title = self.title();
        let main = html! {
            (parts::head(&title, &[html! { a href=(self.home()) { (self.name()) } }], None))
            div.cols.cols--even {
                div { (self.form(key, digest.as_str())) }
                (self.beside(digest.as_str()))
            }
        };
        Ok(Page::new(title, main).section(Section::Decisions).thread(self.thread()))
    }

    fn revision(&self) -> Option<&'a Revision> {
        match self.what {
            What::Adopt(number) | What::Revoke(number) => self.view.organisation.strategy.get(number),
            What::Paper(..) | What::Indicators(_) => None,
        }
    }

    fn set(&self) -> Option<&'a IndicatorSet> {
        match self.what {
            What::Indicators(number) => self.view.organisation.indicators.set(number),
            _ => None,
        }
    }

    fn round(&self) -> Option<&'a Round> {
        match self.what {
            What::Paper(number, _) => self.view.organisation.planning.get(number),
            _ => None,
        }
    }

    /// What it is called: "Revision 4", "Planeringsdirektivet 2019".
    fn name(&self) -> String {
        let m = self.view.m;
        match self.what {
            What::Adopt(number) | What::Revoke(number) => {
                m.with("revision-number", &[("number", number.to_string().into())])
            }
            What::Paper(round, paper) => words::paper(m, self.view.organisation, round, paper),
            What::Indicators(set) => m.with("set-number", &[("set", set.to_string().into())]),
        }
    }

    /// The address of its own page.
    fn home(&self) -> String {
        match self.what {
            What::Adopt(number) | What::Revoke(number) => self.view.frame.to(&format!("/revisions/{number}")),
            What::Paper(round, paper) => self.view.frame.to(&planning::path(round, &papers::home(paper))),
            What::Indicators(set) => self.view.frame.to(&indicator::set::path(set)),
        }
    }

    fn state(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        match (self.what, self.revision(), self.round()) {
            (What::Paper(_, paper), _, Some(round)) => papers::in_words(view, round, paper),
            (_, Some(revision), _) => {
                html! { (words::state(m, view.organisation.strategy.state(revision, view.today))) }
            }
            _ => html! { @if let Some(set) = self.set() { (view.m.word("set-state", set.state().key())) } },
        }
    }

    fn last_decision(&self) -> Option<&'a RecordedDecision> {
        match self.what {
            What::Adopt(number) | What::Revoke(number) => self.view.organisation.decision_on(number),
            What::Paper(_, paper) => {
                let edition = self.round()?.decided(paper)?;
                self.view.organisation.decisions.get(&edition.decision).map(AsRef::as_ref)
            }
            What::Indicators(_) => self.view.organisation.decisions.get(&self.set()?.decision()?).map(AsRef::as_ref),
        }
    }

    fn thread(&self) -> Thread {
        let view = &self.view;
        let here = Knot::here(view.m.t("decision-knot-alone"), view.m.t("record-knot"));
        match (self.revision(), self.round()) {
            (Some(revision), _) => {
                Thread { up: knots::to_revision(view.frame, view.organisation, revision), ..Thread::to(here) }
            }
            (None, None) if self.set().is_some() => indicator::thread(view, here),
            (None, round) => planning::thread(view, round, here),
        }
    }

    fn title(&self) -> String {
        let m = self.view.m;
        match self.what {
            What::Adopt(number) => m.with("record-title", &[("revision", number.to_string().into())]),
            What::Revoke(number) => m.with("record-title-revocation", &[("revision", number.to_string().into())]),
            What::Paper(..) | What::Indicators(_) => m.with("record-title-paper", &[("paper", self.name().into())]),
        }
    }

    fn form(&self, key: &str, digest: &str) -> Markup {
        let m = self.view.m;
        let form = Form::new(m, self.typed);
        let id = &self.view.organisation.id;
        let (action, send) = match self.what {
            What::Adopt(number) => (format!("/{id}/revisions/{number}/decision"), "record-send"),
            What::Revoke(number) => (format!("/{id}/revisions/{number}/revocation"), "record-send-revocation"),
            What::Paper(round, paper) => {
                (format!("/{id}{}", planning::path(round, &papers::tail(paper, "/decision"))), "record-send")
            }
            What::Indicators(set) => (format!("/{id}{}/decision", indicator::set::path(set)), "record-send"),
        };
        form.open(&action, key, html! {
            @if let What::Revoke(_) = self.what {
                (form.text(&self.field("reason", "record-reason").hint(m.t("record-reason-hint")), 3))
            } @else {
                input type="hidden" name="document" value=(digest);
            }
            div.pair {
                (form.select(&self.field("body", "record-body"), &self.bodies()))
                (form.day(&self.field("decided_on", "record-day")))
            }
            div.pair {
                (form.line(&self.field("registration_number", "record-number").hint(m.t("record-number-hint"))))
                @if let What::Adopt(_) | What::Indicators(_) = self.what {
                    (form.day(&self.field("in_force_from", "record-in-force").hint(m.t(match self.what {
                        What::Indicators(_) => "record-in-force-set-hint",
                        _ => "record-in-force-hint",
                    }))))
                }
            }
            div.pair {
                (form.line(&self.field("minutes", "record-minutes").hint(m.t("record-minutes-hint")).optional()))
                (form.line(&self.field("paragraph", "record-paragraph").hint(m.t("record-paragraph-hint")).optional()))
            }
            div.pair {
                (form.line(&self.field("attendance", "record-attendance").hint(m.t("record-attendance-hint")).optional()))
                (form.line(&self.field("presenter", "record-presenter").hint(m.t("record-presenter-hint")).optional()))
            }
            (form.text(&self.field("reservations", "record-reservations").hint(m.t("record-reservations-hint")).optional(), 3))
            (form.day(&self.field("union_consultation", "record-unions").hint(m.t("record-unions-hint")).optional()))
            @if self.typed.is_refused("registration-number-taken") {
                input type="hidden" name=(KNOWN_NUMBER) value=(self.typed.get("registration_number").trim());
            }
            p.note { (m.t("record-final")) }
            (form.buttons(m.t(send), Some(&self.home())))
        })
    }

    // What is typed is kept in the browser until the form is taken, each field for itself.
    fn field(&self, name: &'static str, label: &'static str) -> Field<'static> {
        let keep = match self.what {
            What::Adopt(number) | What::Revoke(number) => format!("decision-{number}-{name}"),
            What::Paper(round, paper) => format!("decision-{round}{}-{name}", papers::tail(paper, "")),
            What::Indicators(set) => format!("decision-set-{set}-{name}"),
        };
        Field::new(name, self.view.m.t(label)).kept_as(keep)
    }

    // Those that may decide today, and whatever was chosen: what is typed is never changed silently.
    fn bodies(&self) -> Vec<(String, String)> {
        let organisation = self.view.organisation;
        let matters = match self.what {
            What::Adopt(_) | What::Revoke(_) => Matters::Strategy,
            What::Paper(..) => Matters::Planning,
            What::Indicators(_) => Matters::Indicators,
        };
        let may = |body: &Body| {
            body.mandate(matters, self.view.today).is_some()
                && policy::may_record_for(organisation, self.view.viewer, body.id)
        };
        let chosen = self.typed.get("body");
        let bodies = organisation.bodies.values().map(Arc::as_ref);
        bodies
            .filter(|body| may(body) || body.id.to_string() == chosen)
            .map(|body| (body.id.to_string(), body.name.to_string()))
            .collect()
    }

    fn beside(&self, digest: &str) -> Markup {
        let m = self.view.m;
        let heading = if let What::Revoke(_) = self.what { "record-beside-revocation" } else { "record-beside" };
        html! {
            section aria-labelledby="beside" {
                h2 #beside { (m.t(heading)) }
                @if let Some(revision) = self.revision() { (self.beside_revision(revision)) }
                @if let (What::Paper(_, paper), Some(round)) = (self.what, self.round()) {
                    article.paper.paper--beside.mt aria-label=(m.t("record-paper")) {
                        h3 { (self.name()) }
                        @if let Some(motive) = round.proposals.get(&paper).and_then(|proposal| proposal.motive.as_ref()) {
                            p.note { (papers::motive_given(m, paper, motive)) }
                        }
                        (document::now(&self.view, round, paper))
                    }
                }
                @if let Some(set) = self.set() {
                    article.paper.paper--beside.mt aria-label=(m.t("record-paper")) {
                        h3 { (self.name()) }
                        (indicator::set::document(&self.view, set))
                    }
                }
                p.cap.mt { (m.t("record-digest")) " " code { (digest) } }
            }
        }
    }

    fn beside_revision(&self, revision: &Revision) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let before = compare::before(&view.organisation.strategy, revision).filter(|before| view.may_read(before));
        html! {
            p {
                (words::revision(m, revision)) ", " (words::in_a_sentence(&words::extent(m, view.organisation, revision))) ". "
                @if let Some(before) = before {
                    a href=(compare::address(view.frame, before, revision)) { (m.t("what-changed")) }
                }
            }
            article.paper.paper--beside.mt aria-label=(m.t("record-paper")) {
                h3 { (m.with("decision-document", &[("number", revision.number.to_string().into())])) }
                (paper::statements(view, revision))
            }
        }
    }
}
