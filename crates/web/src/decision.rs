//! What bodies have decided: the list, each decision with the document exactly as it was decided, its seal, and the
//! files with which anyone can verify it without us. Recording a decision is in `record`; what was decided is never
//! changed, so there is nothing to edit here.

use domain::body::Body;
use domain::decision::{Decision, Matter, RecordedDecision};
use domain::ids::{DecisionId, OrganisationId};
use domain::policy::Right;
use domain::revision::Revision;
use domain::topic::Topic;
use maud::{Markup, html};

use self::check::Checked;
use self::seal::Seal;
use crate::answer::{self, Answer};
use crate::comment::section::Section as Comments;
use crate::layout::{Page, Section};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{indicator, knots, parts, planning, words};

mod check;
mod facts;
pub mod list;
mod paper;
pub mod record;
mod seal;

/// `GET /{organisation}/decisions/{decision}`
///
/// # Errors
/// Not found when there is no such decision; what the store says of the seal.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, None).await
}

/// `GET /{organisation}/decisions/{decision}/check`: the same page, and whether the decision is as it was recorded.
///
/// # Errors
/// Not found when there is no such decision; what the store says of the seal.
pub async fn check(asked: Asked) -> Answer {
    let checked = Checked::now(&asked, recorded(&asked)?).await?;
    page(&asked, Some(checked)).await
}

/// `GET /{organisation}/decisions/{decision}/proof`: the file that proves the decision.
///
/// # Errors
/// Not found when there is no such decision, or its record is no longer in the log.
pub async fn proof(asked: Asked) -> Answer {
    let id = recorded(&asked)?.decision.id;
    let proof = seal::proof(&asked, recorded(&asked)?.seq).await?.ok_or(Problem::NotFound)?;
    Ok(answer::download(&proof_name(&asked.organisation.id, id), "application/json", proof.to_text().into_bytes()))
}

/// `GET /{organisation}/decisions/{decision}/checkpoint`: the signed checkpoint that the proof leads to.
///
/// # Errors
/// As [`proof`].
pub async fn checkpoint(asked: Asked) -> Answer {
    let id = recorded(&asked)?.decision.id;
    let proof = seal::proof(&asked, recorded(&asked)?.seq).await?.ok_or(Problem::NotFound)?;
    Ok(answer::download(
        &checkpoint_name(&asked.organisation.id, id),
        "text/plain; charset=utf-8",
        proof.checkpoint.into_bytes(),
    ))
}

/// `GET /{organisation}/decisions/{decision}/document`: the bytes whose SHA-256 stands in the decision.
///
/// # Errors
/// Not found when there is no such decision, or its text is not for this viewer to read.
pub async fn document_as_text(asked: Asked) -> Answer {
    let recorded = recorded(&asked)?;
    let decision = &recorded.decision;
    let is_readable = decision.matter.revision().is_none() || readable_revision(&asked, decision).is_some();
    let document = is_readable.then(|| asked.organisation.decided_document(decision)).flatten();
    let name = format!("{}-decision-{}-document.txt", asked.organisation.id, decision.id);
    Ok(answer::download(&name, "text/plain; charset=utf-8", document.ok_or(Problem::NotFound)?.into_bytes()))
}

fn proof_name(organisation: &OrganisationId, id: DecisionId) -> String {
    format!("{organisation}-decision-{id}-proof.json")
}

fn checkpoint_name(organisation: &OrganisationId, id: DecisionId) -> String {
    format!("{organisation}-decision-{id}-checkpoint.txt")
}

fn recorded(asked: &Asked) -> Result<&RecordedDecision, Problem> {
    let id = asked.id::<DecisionId>("decision")?;
    asked.organisation.decisions.get(&id).map(AsRef::as_ref).ok_or(Problem::NotFound)
}

// The text of a decision that was revoked before it was in force is no longer what is decided.
fn readable_revision<'a>(asked: &'a Asked, decision: &Decision) -> Option<&'a Revision> {
    let view = View::of(asked);
    let revision = asked.organisation.strategy.get(decision.matter.revision()?)?;
    view.may_read(revision).then_some(revision)
}

async fn page(asked: &Asked, checked: Option<Checked>) -> Answer {
    let recorded = recorded(asked)?;
    let seal = Seal::of(asked, recorded.seq).await?;
    let people = match asked.may(Right::ReadDrafts) {
        true => Some(People::of(asked).await?),
        false => None,
    };
    let shown = Shown {
        view: View::of(asked),
        recorded,
        body: asked.organisation.bodies.get(&recorded.decision.minutes.body).map(AsRef::as_ref),
        revision: readable_revision(asked, &recorded.decision),
    };
    let comments = Comments::of(asked, Topic::Decision(recorded.decision.id)).await?;
    let zone = asked.app.clock().zone();
    let main = html! {
        (parts::head(shown.heading(), &shown.meta(), None))
        @if let Some(revocation) = shown.revocation() { (shown.revoked_by(revocation)) }
        div.cols.cols--wide {
            (shown.paper())
            aside aria-label=(shown.view.m.t("decision-aside")) {
                (facts::section(&shown, people.as_ref(), zone))
                (seal.section(&shown, checked.as_ref(), zone))
            }
        }
        @if let Some(comments) = &comments { (comments.markup(&shown.view)) }
    };
    Ok(asked.frame.page(Page::new(shown.title(), main).section(Section::Decisions).thread(shown.thread())))
}

/// One decision, as its page shows it.
struct Shown<'a> {
    view: View<'a>,
    recorded: &'a RecordedDecision,
    /// The body that decided. It is always known; a damaged log is no reason not to show the rest.
    body: Option<&'a Body>,
    /// The revision that the decision is about, where this viewer may read it.
    revision: Option<&'a Revision>,
}

impl Shown<'_> {
    fn decision(&self) -> &Decision {
        &self.recorded.decision
    }

    fn body_name(&self) -> &str {
        self.body.map_or("", |body| body.name.as_str())
    }

    // In the window's title, which has one language.
    fn title(&self) -> String {
        let body = ("body", self.body_name().into());
        let (key, values) = self.title_words();
        let values: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).chain([body]).collect();
        self.view.m.with(key, &values)
    }

    fn heading(&self) -> Markup {
        let body = ("body", self.view.body_name(self.decision().minutes.body));
        let (key, values) = self.title_words();
        let values: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
        self.view.m.around(key, body, &values)
    }

    // The message of the title, and what it names beside the body.
    fn title_words(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match &self.decision().matter {
            Matter::Adopt { .. } => ("decision-title-adopt", Vec::new()),
            Matter::Revoke { revision, .. } => ("decision-title-revoke", vec![("revision", revision.to_string())]),
            Matter::Paper { round, paper } => {
                let paper = words::paper(self.view.m, self.view.organisation, *round, *paper);
                ("decision-title-paper", vec![("paper", paper)])
            }
            Matter::Indicators { set, .. } => ("decision-title-indicators", vec![("set", set.to_string())]),
        }
    }

    fn meta(&self) -> Vec<Markup> {
        let (m, minutes) = (self.view.m, &self.decision().minutes);
        let decided = m.with("decision-decided", &[("day", minutes.decided_on.to_string().into())]);
        let mut meta = vec![html! { (decided) }];
        meta.extend(minutes.paragraph.iter().map(|paragraph| html! { (paragraph) }));
        meta.push(html! { (m.t("registration-number")) " " (minutes.registration_number) });
        meta.push(html! { span.flag { (figures::icons::icon("lock")) (m.t("decision-sealed")) } });
        meta
    }

    fn paper(&self) -> Markup {
        let m = self.view.m;
        match (&self.decision().matter, self.revision) {
            (Matter::Adopt { .. }, Some(revision)) => paper::decided(self, revision),
            (Matter::Revoke { reason, .. }, _) => paper::revoking(self, reason),
            (Matter::Adopt { .. }, None) => parts::nothing_yet(m.t("decision-text-not-open"), None),
            (Matter::Paper { round, paper }, _) => paper::of_a_round(self, *round, *paper),
            (Matter::Indicators { set, .. }, _) => paper::of_indicators(self, *set),
        }
    }

    // A later decision by which this one never came into force.
    fn revocation(&self) -> Option<&RecordedDecision> {
        let Matter::Adopt { revision: adopted, .. } = self.decision().matter else { return None };
        let decisions = self.view.organisation.decisions.values().map(AsRef::as_ref);
        decisions
            .filter(|other| self.recorded.seq < other.seq)
            .find(|other| matches!(other.decision.matter, Matter::Revoke { revision, .. } if revision == adopted))
    }

    fn revoked_by(&self, revocation: &RecordedDecision) -> Markup {
        let m = self.view.m;
        let minutes = &revocation.decision.minutes;
        let values = [("day", m.day(minutes.decided_on).into())];
        html! {
            p.notice {
                (m.with("decision-revoked", &values)) " "
                a href=(self.view.frame.to(&format!("/decisions/{}", revocation.decision.id))) {
                    (m.t("registration-number")) " " (minutes.registration_number)
                }
            }
        }
    }

    fn thread(&self) -> Thread {
        let (view, minutes) = (&self.view, &self.decision().minutes);
        let kind = match &minutes.paragraph {
            Some(paragraph) => view.m.with("decision-knot", &[("paragraph", paragraph.as_str().into())]),
            None => view.m.t("decision-knot-alone").into_owned(),
        };
        let here = Knot::here(kind, format!("{} {}", self.body_name(), minutes.decided_on));
        let round = self.decision().matter.round().and_then(|number| view.organisation.planning.get(number));
        match (self.revision, round) {
            (Some(revision), _) => {
                Thread { up: knots::to_revision(view.frame, view.organisation, revision), ..Thread::to(here) }
            }
            (None, Some(round)) => planning::thread(view, Some(round), here),
            (None, None) if matches!(self.decision().matter, Matter::Indicators { .. }) => {
                indicator::thread(view, here)
            }
            (None, None) => Thread::to(here),
        }
    }

    fn revision_name(&self) -> String {
        let number = self.decision().matter.revision();
        match (self.revision, number) {
            (Some(revision), _) => words::revision(self.view.m, revision),
            (None, Some(number)) => self.view.m.with("revision-number", &[("number", number.to_string().into())]),
            (None, None) => String::new(),
        }
    }
}
