//! Recording what a body decided: that a proposed revision is adopted, or that an adopted one that is not yet in force
//! is revoked. Beside the form stands exactly what is decided. Afterwards a checkpoint is signed, and nothing of it can
//! be changed. Not the decision's own page.

use std::sync::Arc;

use domain::body::{Body, Matters};
use domain::decision::{Digest256, Matter, Minutes, document};
use domain::event::Event;
use domain::ids::{BodyId, DecisionId, RevisionNumber};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::revision::{Revision, State};
use domain::text::{Explanation, Name, Reason, RegistrationNumber};
use domain::time::Context;
use jiff::civil::Date;
use maud::{Markup, html};

use super::paper;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{compare, knots, parts, words};

/// `GET /{organisation}/revisions/{revision}/decision`
///
/// # Errors
/// Not found when there is no such revision.
pub async fn form(asked: Asked) -> Answer {
    let (revision, state) = revision(&asked)?;
    let typed = match state {
        State::Proposed { to } => {
            let today = asked.today.to_string();
            Typed::beginning_with(&[("body", &to.to_string()), ("decided_on", &today), ("in_force_from", &today)])
        }
        _ => return Ok(asked.frame.page(not_now(&asked, revision, "record-not-proposed"))),
    };
    page(&asked, What::Adopt, &typed)
}

/// `POST /{organisation}/revisions/{revision}/decision`
///
/// # Errors
/// Not found when there is no such revision; what the store says.
pub async fn record(asked: Asked, mut typed: Typed) -> Answer {
    let (revision, _) = revision(&asked)?;
    let number = revision.number;
    let minutes = minutes(&mut typed);
    let in_force_from = typed.day("in_force_from");
    let (Some(minutes), Some(in_force_from)) = (minutes, in_force_from) else {
        return page(&asked, What::Adopt, &typed);
    };
    let (seen, known) = (typed.get("document").to_owned(), typed.get(KNOWN_NUMBER).to_owned());
    let rule = move |organisation: &Organisation, context: &Context| {
        as_seen(organisation, number, &seen)?;
        let matter = Matter::Adopt { revision: number, in_force_from };
        recorded(organisation, context, matter, &minutes, &known)
    };
    take(asked, typed, What::Adopt, rule).await
}

/// `GET /{organisation}/revisions/{revision}/revocation`
///
/// # Errors
/// Not found when there is no such revision.
pub async fn revocation_form(asked: Asked) -> Answer {
    let (revision, state) = revision(&asked)?;
    if state != State::Adopted {
        return Ok(asked.frame.page(not_now(&asked, revision, "record-not-ahead")));
    }
    let adopted_by = asked.organisation.decision_on(revision.number).map(|recorded| recorded.decision.minutes.body);
    let body = adopted_by.map(|body| body.to_string()).unwrap_or_default();
    let typed = Typed::beginning_with(&[("body", &body), ("decided_on", &asked.today.to_string())]);
    page(&asked, What::Revoke, &typed)
}

/// `POST /{organisation}/revisions/{revision}/revocation`
///
/// # Errors
/// Not found when there is no such revision; what the store says.
pub async fn revoke(asked: Asked, mut typed: Typed) -> Answer {
    let number = revision(&asked)?.0.number;
    let minutes = minutes(&mut typed);
    let reason = typed.parse("reason", Reason::parse);
    let (Some(minutes), Some(reason)) = (minutes, reason) else { return page(&asked, What::Revoke, &typed) };
    let known = typed.get(KNOWN_NUMBER).to_owned();
    let rule = move |organisation: &Organisation, context: &Context| {
        let matter = Matter::Revoke { revision: number, reason: reason.clone() };
        recorded(organisation, context, matter, &minutes, &known)
    };
    take(asked, typed, What::Revoke, rule).await
}

/// Which of the two decisions is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Adopt,
    Revoke,
}

fn revision(asked: &Asked) -> Result<(&Revision, State), Problem> {
    let number = asked.id::<RevisionNumber>("revision")?;
    let revision = asked.organisation.strategy.get(number).ok_or(Problem::NotFound)?;
    Ok((revision, asked.organisation.strategy.state(revision, asked.today)))
}

async fn take(
    asked: Asked,
    typed: Typed,
    what: What,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let organisation = match asked.amend(&typed, rule).await? {
        Ok(organisation) => organisation,
        Err(refusals) => return page(&asked, what, &typed.refused(refusals)),
    };
    sign(&asked).await;
    let number = revision(&asked)?.0.number;
    let m = asked.m();
    let values = [("revision", number.to_string().into())];
    let told = match what {
        What::Adopt => m.with("record-adopted", &values),
        What::Revoke => m.with("record-revoked", &values),
    };
    let decision = decision_of(&organisation, what, number);
    let path = decision.map_or_else(|| "/decisions".to_owned(), |id| format!("/decisions/{id}"));
    Ok(asked.done(&path, &Flash::new(told)))
}

// The decision stands whether a checkpoint could be signed or not; the next one, or the first proof, makes up for it.
async fn sign(asked: &Asked) {
    let id = asked.organisation.id.clone();
    if let Err(problem) = asked.app.with_store(move |store| store.checkpoint(&id)).await {
        let cause = problem.for_the_log().unwrap_or_default();
        tracing::error!("no checkpoint after a decision: {cause}");
    }
}

fn decision_of(organisation: &Organisation, what: What, number: RevisionNumber) -> Option<DecisionId> {
    let of_this = |matter: &Matter| match (what, matter) {
        (What::Adopt, Matter::Adopt { revision, .. }) | (What::Revoke, Matter::Revoke { revision, .. }) => {
            *revision == number
        }
        _ => false,
    };
    let decisions = organisation.decisions.values().map(Arc::as_ref);
    decisions.filter(|recorded| of_this(&recorded.decision.matter)).map(|recorded| recorded.decision.id).max()
}

// What stood beside the form is what is decided. Were it another text by now, the body would have decided something
// that it did not see.
fn as_seen(organisation: &Organisation, number: RevisionNumber, seen: &str) -> Result<(), Refusals> {
    let revision = organisation.strategy.revision(number)?;
    match Digest256::of(document(revision).as_bytes()).as_str() == seen {
        true => Ok(()),
        false => Err(Refusal::new("document-changed").with("revision", number.0).into()),
    }
}

/// The registration number of which the page has said that another decision has it too.
const KNOWN_NUMBER: &str = "known-number";

// A number that another decision has is told of once; sent again, it is meant.
fn recorded(
    organisation: &Organisation,
    context: &Context,
    matter: Matter,
    minutes: &Minutes,
    known: &str,
) -> Result<Vec<Event>, Refusals> {
    let events = organisation.record_decision(context, matter, minutes.clone())?;
    if minutes.registration_number.as_str() != known {
        organisation.number_is_new(&minutes.registration_number)?;
    }
    Ok(events)
}

fn minutes(typed: &mut Typed) -> Option<Minutes> {
    // What is no number is no body's, which the rule says at the field.
    let body = typed.get("body").parse().unwrap_or(BodyId(0));
    let decided_on = typed.day("decided_on");
    let registration_number = typed.parse("registration_number", RegistrationNumber::parse);
    let paragraph = typed.optional("paragraph", Name::parse);
    let minutes = typed.optional("minutes", Name::parse);
    let attendance = typed.optional("attendance", Name::parse);
    let presenter = typed.optional("presenter", Name::parse);
    let reservations = typed.parse("reservations", Explanation::parse);
    let union_consultation = optional_day(typed, "union_consultation");
    if typed.has_refusals() {
        return None;
    }
    Some(Minutes {
        body,
        decided_on: decided_on?,
        registration_number: registration_number?,
        paragraph,
        minutes,
        attendance,
        presenter,
        reservations: reservations?,
        union_consultation,
    })
}

fn optional_day(typed: &mut Typed, name: &'static str) -> Option<Date> {
    if typed.get(name).trim().is_empty() { None } else { typed.day(name) }
}

fn page(asked: &Asked, what: What, typed: &Typed) -> Answer {
    let (revision, _) = revision(asked)?;
    let key = asked.request_key()?;
    let recording = Recording { view: View::of(asked), revision, what, typed };
    let title = recording.title();
    let main = html! {
        (parts::head(&title, &[html! { a href=(recording.view.revision(revision)) { (words::revision(asked.m(), revision)) } }], None))
        div.cols.cols--even {
            div { (recording.form(key.as_str())) }
            (recording.beside())
        }
    };
    let page = Page::new(title, main).section(Section::Decisions).thread(thread(&recording.view, revision));
    Ok(asked.frame.form_page(typed, page))
}

// The form does not fit where the revision is on its way; the page says where it is instead.
fn not_now<'a>(asked: &Asked, revision: &Revision, key: &'static str) -> Page<'a> {
    let (m, view) = (asked.m(), View::of(asked));
    let name = words::revision(m, revision);
    let state = words::state(m, asked.organisation.strategy.state(revision, asked.today));
    let decision = asked.organisation.decision_on(revision.number);
    let main = html! {
        (parts::head(m.with("record-not-now", &[("revision", name.as_str().into())]), &[html! { (state) }], None))
        div.stack {
            p { (m.t(key)) }
            p { a href=(view.revision(revision)) { (name) } }
            @if let Some(recorded) = decision {
                p { a href=(view.frame.to(&format!("/decisions/{}", recorded.decision.id))) {
                    (m.t("registration-number")) " " (recorded.decision.minutes.registration_number)
                } }
            }
        }
    };
    Page::new(name, main).section(Section::Decisions).thread(thread(&view, revision))
}

fn thread(view: &View<'_>, revision: &Revision) -> Thread {
    let here = Knot::here(view.m.t("decision-knot-alone"), view.m.t("record-knot"));
    Thread { up: knots::to_revision(view.frame, view.organisation, revision), ..Thread::to(here) }
}

/// One of the two forms, with what is decided beside it.
struct Recording<'a> {
    view: View<'a>,
    revision: &'a Revision,
    what: What,
    typed: &'a Typed,
}

impl Recording<'_> {
    fn title(&self) -> String {
        let values = [("revision", self.revision.number.to_string().into())];
        match self.what {
            What::Adopt => self.view.m.with("record-title", &values),
            What::Revoke => self.view.m.with("record-title-revocation", &values),
        }
    }

    fn form(&self, key: &str) -> Markup {
        let m = self.view.m;
        let form = Form::new(m, self.typed);
        let (act, send) = match self.what {
            What::Adopt => ("decision", "record-send"),
            What::Revoke => ("revocation", "record-send-revocation"),
        };
        let action = format!("/{}/revisions/{}/{act}", self.view.organisation.id, self.revision.number);
        form.open(&action, key, html! {
            @if self.what == What::Revoke {
                (form.text(&self.field("reason", "record-reason").hint(m.t("record-reason-hint")), 3))
            }
            div.pair {
                (form.select(&self.field("body", "record-body"), &self.bodies()))
                (form.day(&self.field("decided_on", "record-day")))
            }
            div.pair {
                (form.line(&self.field("registration_number", "record-number").hint(m.t("record-number-hint"))))
                @if self.what == What::Adopt {
                    input type="hidden" name="document" value=(self.digest());
                    (form.day(&self.field("in_force_from", "record-in-force").hint(m.t("record-in-force-hint"))))
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
            (form.buttons(m.t(send), Some(&self.view.revision(self.revision))))
        })
    }

    // What is typed is kept in the browser until the form is taken, each field for itself.
    fn field(&self, name: &'static str, label: &'static str) -> Field<'static> {
        let keep = format!("decision-{}-{name}", self.revision.number);
        Field::new(name, self.view.m.t(label)).kept_as(keep)
    }

    // Those that may decide today, and whatever was chosen: what is typed is never changed silently.
    fn bodies(&self) -> Vec<(String, String)> {
        let organisation = self.view.organisation;
        let may = |body: &Body| body.mandate(Matters::Strategy, self.view.today).is_some();
        let chosen = self.typed.get("body");
        let bodies = organisation.bodies.values().map(Arc::as_ref);
        bodies
            .filter(|body| may(body) || body.id.to_string() == chosen)
            .map(|body| (body.id.to_string(), body.name.to_string()))
            .collect()
    }

    fn digest(&self) -> Digest256 {
        Digest256::of(document(self.revision).as_bytes())
    }

    fn beside(&self) -> Markup {
        let (view, m, revision) = (&self.view, self.view.m, self.revision);
        let before = compare::before(&view.organisation.strategy, revision).filter(|before| view.may_read(before));
        html! {
            section aria-labelledby="beside" {
                h2 #beside { @match self.what {
                    What::Adopt => (m.t("record-beside")),
                    What::Revoke => (m.t("record-beside-revocation")),
                } }
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
                p.cap.mt { (m.t("record-digest")) " " code { (self.digest()) } }
            }
        }
    }
}
