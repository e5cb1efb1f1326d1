//! Recording what a body decided: that a proposed revision is adopted, that an adopted one that is not yet in force is
//! revoked, that a paper of a planning round is decided, or a set of indicators. Beside the form stands exactly what is decided. Afterwards a
//! checkpoint is signed, and nothing of it can be changed. Not the decision's own page; the form is in `record::form`.

use std::sync::Arc;

use domain::decision::{Digest256, Matter, Minutes, document};
use domain::event::Event;
use domain::ids::{BodyId, DecisionId, RevisionNumber, RoundNumber, SetNumber};
use domain::indicator_set::SetState;
use domain::organisation::Organisation;
use domain::planning::Paper;
use domain::refusal::{Refusal, Refusals};
use domain::revision::{Revision, State};
use domain::text::{Explanation, Name, Reason, RegistrationNumber};
use domain::time::Context;

use self::form::Recording;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::planning::papers;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{indicator, planning, words};

mod form;

/// `GET /{organisation}/revisions/{revision}/decision`
///
/// # Errors
/// Not found when there is no such revision.
pub async fn form(asked: Asked) -> Answer {
    let (revision, state) = revision(&asked)?;
    let what = What::Adopt(revision.number);
    let State::Proposed { to } = state else { return Ok(asked.frame.page(form::not_now(&asked, what))) };
    let today = asked.today.to_string();
    let typed = Typed::beginning_with(&[("body", &to.to_string()), ("decided_on", &today), ("in_force_from", &today)]);
    page(&asked, what, &typed)
}

/// `POST /{organisation}/revisions/{revision}/decision`
///
/// # Errors
/// Not found when there is no such revision; what the store says.
pub async fn record(asked: Asked, mut typed: Typed) -> Answer {
    let number = revision(&asked)?.0.number;
    let what = What::Adopt(number);
    let minutes = minutes(&mut typed);
    let in_force_from = typed.day("in_force_from");
    let (Some(minutes), Some(in_force_from)) = (minutes, in_force_from) else { return page(&asked, what, &typed) };
    take_as_seen(asked, typed, what, Matter::Adopt { revision: number, in_force_from }, minutes).await
}

/// `GET /{organisation}/revisions/{revision}/revocation`
///
/// # Errors
/// Not found when there is no such revision.
pub async fn revocation_form(asked: Asked) -> Answer {
    let (revision, state) = revision(&asked)?;
    let what = What::Revoke(revision.number);
    if state != State::Adopted {
        return Ok(asked.frame.page(form::not_now(&asked, what)));
    }
    let adopted_by = asked.organisation.decision_on(revision.number).map(|recorded| recorded.decision.minutes.body);
    let body = adopted_by.map(|body| body.to_string()).unwrap_or_default();
    let typed = Typed::beginning_with(&[("body", &body), ("decided_on", &asked.today.to_string())]);
    page(&asked, what, &typed)
}

/// `POST /{organisation}/revisions/{revision}/revocation`
///
/// # Errors
/// Not found when there is no such revision; what the store says.
pub async fn revoke(asked: Asked, mut typed: Typed) -> Answer {
    let number = revision(&asked)?.0.number;
    let what = What::Revoke(number);
    let minutes = minutes(&mut typed);
    let reason = typed.parse("reason", Reason::parse);
    let (Some(minutes), Some(reason)) = (minutes, reason) else { return page(&asked, what, &typed) };
    let matter = Matter::Revoke { revision: number, reason };
    let known = typed.get(KNOWN_NUMBER).to_owned();
    take(asked, typed, what, move |organisation, context| {
        recorded(organisation, context, matter.clone(), &minutes, &known)
    })
    .await
}

/// `GET /{organisation}/planning/{round}/papers/{paper}/decision`
///
/// # Errors
/// Not found when there is no such paper.
pub async fn paper_form(asked: Asked) -> Answer {
    let round = planning::round(&asked)?;
    let paper = papers::paper(&asked, round)?;
    let what = What::Paper(round.number, paper);
    let Some(proposal) = round.proposals.get(&paper) else { return Ok(asked.frame.page(form::not_now(&asked, what))) };
    let body = proposal.to.to_string();
    let typed = Typed::beginning_with(&[("body", &body), ("decided_on", &asked.today.to_string())]);
    page(&asked, what, &typed)
}

/// `POST /{organisation}/planning/{round}/papers/{paper}/decision`
///
/// # Errors
/// Not found when there is no such paper; what the store says.
pub async fn record_paper(asked: Asked, mut typed: Typed) -> Answer {
    let round = planning::round(&asked)?;
    let (number, paper) = (round.number, papers::paper(&asked, round)?);
    let what = What::Paper(number, paper);
    let Some(minutes) = minutes(&mut typed) else { return page(&asked, what, &typed) };
    take_as_seen(asked, typed, what, Matter::Paper { round: number, paper }, minutes).await
}

/// `GET /{organisation}/indicators/sets/{set}/decision`
///
/// # Errors
/// Not found when there is no such set.
pub async fn set_form(asked: Asked) -> Answer {
    let set = indicator::set::known(&asked)?;
    let what = What::Indicators(set.number);
    let SetState::Proposed { to } = set.state() else { return Ok(asked.frame.page(form::not_now(&asked, what))) };
    let today = asked.today.to_string();
    let typed = Typed::beginning_with(&[("body", &to.to_string()), ("decided_on", &today), ("in_force_from", &today)]);
    page(&asked, what, &typed)
}

/// `POST /{organisation}/indicators/sets/{set}/decision`
///
/// # Errors
/// Not found when there is no such set; what the store says.
pub async fn record_set(asked: Asked, mut typed: Typed) -> Answer {
    let set = indicator::set::known(&asked)?.number;
    let what = What::Indicators(set);
    let minutes = minutes(&mut typed);
    let in_force_from = typed.day("in_force_from");
    let (Some(minutes), Some(in_force_from)) = (minutes, in_force_from) else { return page(&asked, what, &typed) };
    take_as_seen(asked, typed, what, Matter::Indicators { set, in_force_from }, minutes).await
}

/// What is decided, and recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A revision is adopted.
    Adopt(RevisionNumber),
    /// An adopted one is revoked.
    Revoke(RevisionNumber),
    /// A paper of a round is decided.
    Paper(RoundNumber, Paper),
    /// A set of indicators is decided.
    Indicators(SetNumber),
}

impl What {
    fn is_of(self, matter: &Matter) -> bool {
        match (self, matter) {
            (What::Adopt(number), Matter::Adopt { revision, .. })
            | (What::Revoke(number), Matter::Revoke { revision, .. }) => *revision == number,
            (What::Paper(number, paper), Matter::Paper { round, paper: of }) => *round == number && *of == paper,
            (What::Indicators(number), Matter::Indicators { set, .. }) => *set == number,
            _ => false,
        }
    }

    /// The document that is decided, by its digest.
    fn digest(self, organisation: &Organisation) -> Result<Digest256, Refusals> {
        let document = match self {
            What::Adopt(number) | What::Revoke(number) => document(organisation.strategy.revision(number)?),
            What::Paper(number, paper) => {
                let round = organisation.planning.round(number)?;
                round.document(paper, &round.content(paper)?)
            }
            What::Indicators(number) => {
                let indicators = &organisation.indicators;
                indicators.document(indicators.known_set(number)?)
            }
        };
        Ok(Digest256::of(document.as_bytes()))
    }

    // What stood beside the form is what is decided. Were it another text by now, the body would have decided something
    // that it did not see.
    fn as_seen(self, organisation: &Organisation, seen: &str) -> Result<(), Refusals> {
        if self.digest(organisation)?.as_str() == seen {
            return Ok(());
        }
        Err(match self {
            What::Adopt(number) | What::Revoke(number) => Refusal::new("document-changed").with("revision", number.0),
            What::Paper(..) | What::Indicators(_) => Refusal::new("paper-changed"),
        }
        .into())
    }
}

fn revision(asked: &Asked) -> Result<(&Revision, State), Problem> {
    let number = asked.id::<RevisionNumber>("revision")?;
    let revision = asked.organisation.strategy.get(number).ok_or(Problem::NotFound)?;
    Ok((revision, asked.organisation.strategy.state(revision, asked.today)))
}

async fn take_as_seen(asked: Asked, typed: Typed, what: What, matter: Matter, minutes: Minutes) -> Answer {
    let (seen, known) = (typed.get("document").to_owned(), typed.get(KNOWN_NUMBER).to_owned());
    take(asked, typed, what, move |organisation, context| {
        what.as_seen(organisation, &seen)?;
        recorded(organisation, context, matter.clone(), &minutes, &known)
    })
    .await
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
    let m = asked.m();
    let told = match what {
        What::Adopt(number) => m.with("record-adopted", &[("revision", number.to_string().into())]),
        What::Revoke(number) => m.with("record-revoked", &[("revision", number.to_string().into())]),
        What::Paper(round, paper) => {
            let paper = words::paper(m, &organisation, round, paper);
            m.with("record-paper-decided", &[("paper", paper.into())])
        }
        What::Indicators(set) => m.with("record-set-decided", &[("set", set.to_string().into())]),
    };
    let path =
        decision_of(&organisation, what).map_or_else(|| "/decisions".to_owned(), |id| format!("/decisions/{id}"));
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

fn decision_of(organisation: &Organisation, what: What) -> Option<DecisionId> {
    let decisions = organisation.decisions.values().map(Arc::as_ref);
    decisions.filter(|recorded| what.is_of(&recorded.decision.matter)).map(|recorded| recorded.decision.id).max()
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
    let union_consultation = typed.optional_day("union_consultation");
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

fn page(asked: &Asked, what: What, typed: &Typed) -> Answer {
    let key = asked.request_key()?;
    let recording = Recording { view: View::of(asked), what, typed };
    Ok(asked.frame.form_page(typed, recording.page(key.as_str())?))
}
