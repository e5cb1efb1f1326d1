//! What a body decided: when, about what, under which registration number, and exactly which text.
//! Recorded once; a decision is corrected by another decision, never changed.

use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::body::{Body, Matters};
use crate::event::Event;
use crate::ids::{BodyId, DecisionId, RevisionNumber, RoundNumber, SetNumber};
use crate::indicator_set::{IndicatorSet, SetState};
use crate::organisation::Organisation;
use crate::planning::Paper;
use crate::policy::{self, Right, Viewer};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::revision::{Revision, State};
use crate::text::{Explanation, Name, Reason, RegistrationNumber};
use crate::time::{Context, Stamp};

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A revision of the strategy is adopted.
    Adopt {
        /// Which.
        revision: RevisionNumber,
        /// The first day that it is in force.
        in_force_from: Date,
    },
    /// A revision that was adopted, and is not yet in force, will not be.
    Revoke {
        /// Which.
        revision: RevisionNumber,
        /// Why.
        reason: Reason,
    },
    /// A paper of a planning round is decided.
    Paper {
        /// Which round.
        round: RoundNumber,
        /// Which paper.
        paper: Paper,
    },
    /// A set of indicators is decided.
    Indicators {
        /// Which.
        set: SetNumber,
        /// The first day that it is in force.
        in_force_from: Date,
    },
}

impl Matter {
    /// The revision that it is about, where it is about one.
    pub fn revision(&self) -> Option<RevisionNumber> {
        match self {
            Matter::Adopt { revision, .. } | Matter::Revoke { revision, .. } => Some(*revision),
            Matter::Paper { .. } | Matter::Indicators { .. } => None,
        }
    }

    /// The planning round that it is about, where it is about one.
    pub fn round(&self) -> Option<RoundNumber> {
        match self {
            Matter::Adopt { .. } | Matter::Revoke { .. } | Matter::Indicators { .. } => None,
            Matter::Paper { round, .. } => Some(*round),
        }
    }

    /// The kind of decision that it is: what a body needs the mandate for.
    pub fn matters(&self) -> Matters {
        match self {
            Matter::Adopt { .. } | Matter::Revoke { .. } => Matters::Strategy,
            Matter::Paper { .. } => Matters::Planning,
            Matter::Indicators { .. } => Matters::Indicators,
        }
    }
}

/// SHA-256 of the document that was decided, in hexadecimal. `docs/seal.md` says what bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest256(Arc<str>);

impl Digest256 {
    /// Of these bytes.
    pub fn of(bytes: &[u8]) -> Digest256 {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Digest256(hex.into())
    }

    /// 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the secretary writes down of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minutes {
    /// The body that decided.
    pub body: BodyId,
    /// The day of the decision.
    pub decided_on: Date,
    /// The registration number (*diarienummer*).
    pub registration_number: RegistrationNumber,
    /// The paragraph of the minutes: "§ 7".
    pub paragraph: Option<Name>,
    /// Where the minutes are: "Protokoll nr 6/2017".
    pub minutes: Option<Name>,
    /// Who were there and how they voted: "7 av 8 ledamöter, enhälligt".
    pub attendance: Option<Name>,
    /// Who presented it, by role.
    pub presenter: Option<Name>,
    /// Reservations, as they were put.
    pub reservations: Explanation,
    /// The day on which the unions were consulted (*MBL*), where they were.
    pub union_consultation: Option<Date>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its number.
    pub id: DecisionId,
    /// What was decided.
    pub matter: Matter,
    /// What the secretary wrote down.
    pub minutes: Minutes,
    /// The mandate by which the body decided, as it read then.
    pub mandate: Name,
    /// The document that was decided.
    pub document: Digest256,
}

/// A decision as it stands in the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedDecision {
    /// The decision.
    pub decision: Decision,
    /// Who recorded it, and when.
    pub recorded: Stamp,
    /// Its place in the log: what the seal proves.
    pub seq: u64,
}

/// The document that a decision is about, as plain text: what the digest is of. Statements in reading order, each with
/// a line that says what it is (its kind, its number, and the way it points, faces or how far it looks, where it has
/// these), its text, and its explanation indented.
pub fn document(revision: &Revision) -> String {
    let mut text = format!("revision {}\n", revision.number);
    for statement in revision.tree.in_order() {
        let wording = &statement.wording;
        let mut what = statement.kind.key().to_owned();
        let number = revision.tree.number(statement);
        let horizon = wording.horizon.map(|year| format!("until={year}"));
        let facing = wording.facing.map(|facing| format!("facing={}", facing.key()));
        let pointing = wording.pointing.map(|pointing| format!("pointing={}", pointing.key()));
        for part in [number, pointing, facing, horizon].into_iter().flatten() {
            what.push(' ');
            what.push_str(&part);
        }
        text.push_str(&format!("\n{what}\n{}\n", statement.text()));
        for line in statement.explanation().lines() {
            text.push_str(&format!("  {line}\n"));
        }
    }
    text
}

impl Organisation {
    /// Records what a body decided about a revision, or a paper of a planning round, that was proposed to it.
    ///
    /// # Errors
    /// When it is not before the body, the body has no mandate that day, or the days are not in order; `not-your-body` when
    /// whoever records is secretary of others.
    pub fn record_decision(&self, context: &Context, matter: Matter, minutes: Minutes) -> Result<Vec<Event>, Refusals> {
        let Some(body) = self.bodies.get(&minutes.body) else {
            return Err(Refusal::new("body-unknown").at("body").into());
        };
        let mut objections = Vec::new();
        // Whether one records decisions at all is asked before any rule; here, of which bodies.
        let viewer = Viewer::of(context);
        let records = policy::may(self, viewer, Right::RecordDecisions);
        if records && !policy::may_record_for(self, viewer, body.id) {
            objections.push(Refusal::new("not-your-body").at("body").with("body", body.name.as_str()));
        }
        if context.today < minutes.decided_on {
            objections.push(Refusal::new("decided-in-the-future").at("decided_on").with("day", minutes.decided_on));
        }
        let mandate = body.mandate(matter.matters(), minutes.decided_on);
        if mandate.is_none() {
            objections.push(
                Refusal::new("no-mandate").at("body").with("body", body.name.as_str()).with("day", minutes.decided_on),
            );
        }
        if let Some(day) = minutes.union_consultation.filter(|&day| minutes.decided_on < day) {
            objections.push(Refusal::new("unions-after-decision").at("union_consultation").with("day", day));
        }
        let document = match &matter {
            Matter::Adopt { revision, in_force_from } => {
                let revision = self.strategy.revision(*revision)?;
                objections.extend(self.not_to_adopt(context, revision, (body, minutes.decided_on), *in_force_from));
                document(revision)
            }
            Matter::Revoke { revision, .. } => {
                let revision = self.strategy.revision(*revision)?;
                if !matches!(self.strategy.state(revision, context.today), State::Adopted) {
                    objections.push(Refusal::new("not-adopted-ahead").with("revision", revision.number.0));
                }
                document(revision)
            }
            Matter::Paper { round, paper } => {
                let round = self.planning.round(*round)?;
                match round.proposals.get(paper).filter(|proposal| proposal.to == body.id) {
                    Some(proposal) => objections.extend(self.not_ready(round, *paper, proposal.motive.as_ref())?),
                    None => {
                        let refusal = Refusal::new("not-proposed-to-body").at("body");
                        objections.push(refusal.with("body", body.name.as_str()));
                    }
                }
                round.document(*paper, &round.content(*paper)?)
            }
            Matter::Indicators { set, in_force_from } => {
                let set = self.indicators.known_set(*set)?;
                if set.state() != (SetState::Proposed { to: body.id }) {
                    let refusal = Refusal::new("not-proposed-to-body").at("body");
                    objections.push(refusal.with("body", body.name.as_str()));
                }
                objections.extend(in_order(minutes.decided_on, *in_force_from, self.last_set_in_force_from()));
                self.indicators.document(set)
            }
        };
        none_of(objections)?;
        let Some(mandate) = mandate else {
            return Err(Refusal::new("no-mandate").at("body").into());
        };
        let decision = Decision {
            id: self.next.decision(),
            document: Digest256::of(document.as_bytes()),
            mandate: mandate.basis.clone(),
            matter,
            minutes,
        };
        Ok(vec![Event::DecisionRecorded { decision }])
    }

    /// What stands in the way of adopting a revision.
    fn not_to_adopt(
        &self,
        context: &Context,
        revision: &Revision,
        (body, decided_on): (&Body, Date),
        in_force_from: Date,
    ) -> Vec<Refusal> {
        let mut objections = Vec::new();
        if !matches!(self.strategy.state(revision, context.today), State::Proposed { to } if to == body.id) {
            objections.push(Refusal::new("not-proposed-to-body").at("body").with("body", body.name.as_str()));
        }
        let latest = self.strategy.adopted().filter_map(|other| other.in_force_from()).max();
        objections.extend(in_order(decided_on, in_force_from, latest));
        objections
    }

    fn last_set_in_force_from(&self) -> Option<Date> {
        self.indicators.sets().filter_map(IndicatorSet::in_force_from).max()
    }

    /// The document that a decision was about, as plain text: the bytes whose digest stands in it.
    pub fn decided_document(&self, decision: &Decision) -> Option<String> {
        match &decision.matter {
            Matter::Adopt { revision, .. } | Matter::Revoke { revision, .. } => {
                self.strategy.get(*revision).map(document)
            }
            Matter::Paper { round, .. } => {
                let round = self.planning.get(*round)?;
                let edition = round.editions.iter().find(|edition| edition.decision == decision.id)?;
                Some(round.document_of(edition))
            }
            Matter::Indicators { set, .. } => self.indicators.set(*set).map(|set| self.indicators.document(set)),
        }
    }

    /// Whether no decision has this registration number yet. One matter may have several decisions, so whoever records
    /// another may pass this by.
    ///
    /// # Errors
    /// `registration-number-taken`, with the last decision that has it.
    pub fn number_is_new(&self, number: &RegistrationNumber) -> Result<(), Refusals> {
        let mut decisions = self.decisions.values().map(Arc::as_ref).map(|recorded| &recorded.decision);
        match decisions.rfind(|decision| decision.minutes.registration_number == *number) {
            None => Ok(()),
            Some(decision) => {
                let refusal = Refusal::new("registration-number-taken").at("registration_number");
                let body = self.bodies.get(&decision.minutes.body).map_or("", |body| body.name.as_str());
                let refusal = refusal.with("number", number.as_str()).with("body", body);
                Err(refusal.with("day", decision.minutes.decided_on).into())
            }
        }
    }

    /// The decision that adopted a revision, if one is recorded.
    pub fn decision_on(&self, revision: RevisionNumber) -> Option<&RecordedDecision> {
        self.decisions.values().map(Arc::as_ref).find(
            |recorded| matches!(recorded.decision.matter, Matter::Adopt { revision: adopted, .. } if adopted == revision),
        )
    }
}

/// What is decided comes into force no earlier than it is decided, and after what was decided before it.
fn in_order(decided_on: Date, in_force_from: Date, latest: Option<Date>) -> Vec<Refusal> {
    let mut objections = Vec::new();
    if in_force_from < decided_on {
        objections.push(Refusal::new("in-force-before-decision").at("in_force_from").with("day", decided_on));
    }
    if let Some(day) = latest.filter(|day| in_force_from <= *day) {
        objections.push(Refusal::new("in-force-before-earlier").at("in_force_from").with("day", day));
    }
    objections
}
