//! What bodies have decided, with the way to the proofs, and the bodies.

use domain::body::{self, BodyKind, Matters};
use domain::decision::{self, Matter, RecordedDecision};
use domain::ids::DecisionId;
use domain::planning::Paper;
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Day, Moment};
use crate::problem::Problem;
use crate::request::Asked;

/// What a body decided.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Decision {
    /// Its number.
    pub id: u32,
    /// What it did: `adopt` or `revoke` a revision, decide a `paper` of a round, or a set of `indicators`.
    pub matter: &'static str,
    /// The revision that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// The planning round that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The paper of the round: `directive`, `frames`, `plan` or `scenario`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<&'static str>,
    /// The scenario that was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<u32>,
    /// The indicator set that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator_set: Option<u32>,
    /// The first day in force of what was adopted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Day>,
    /// Why, of what was revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The number of the body.
    pub body: u32,
    /// The day of the decision.
    pub decided_on: Day,
    /// The registration number.
    pub registration_number: String,
    /// By what right the body decided.
    pub mandate: String,
    /// Who presented the matter, as the minutes say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presenter: Option<String>,
    /// Who was there, as the minutes say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendance: Option<String>,
    /// Reservations; empty where there were none.
    pub reservations: String,
    /// The day of the consultation with the unions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub union_consultation: Option<Day>,
    /// When it was recorded.
    pub recorded: Moment,
    /// The seal.
    pub seal: Seal,
}

/// With what anyone can verify a decision elsewhere: `rodtrad verify`, or the script `verify_seal.py`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Seal {
    /// SHA-256 of the document that was decided, in hexadecimal.
    pub document_sha256: String,
    /// The number of its record in the log.
    pub record: u64,
    /// The address of the document, whose bytes have that SHA-256.
    pub document: String,
    /// The address of the proof.
    pub proof: String,
    /// The address of the signed checkpoint that the proof leads to.
    pub checkpoint: String,
    /// The address of the public key.
    pub key: String,
}

impl Decision {
    fn of(asked: &Asked, recorded: &RecordedDecision) -> Decision {
        let (of, minutes) = (&recorded.decision, &recorded.decision.minutes);
        let (matter, in_force_from, reason) = match &of.matter {
            Matter::Adopt { in_force_from, .. } => ("adopt", Some(*in_force_from), None),
            Matter::Revoke { reason, .. } => ("revoke", None, Some(reason.to_string())),
            Matter::Paper { .. } => ("paper", None, None),
            Matter::Indicators { in_force_from, .. } => ("indicators", Some(*in_force_from), None),
        };
        let paper = match &of.matter {
            Matter::Paper { paper, .. } => Some(*paper),
            _ => None,
        };
        Decision {
            id: of.id.0,
            matter,
            revision: of.matter.revision().map(|revision| revision.0),
            round: of.matter.round().map(|round| round.0),
            paper: paper.map(Paper::key),
            scenario: match paper {
                Some(Paper::Scenario(scenario)) => Some(scenario.0),
                _ => None,
            },
            indicator_set: match &of.matter {
                Matter::Indicators { set, .. } => Some(set.0),
                _ => None,
            },
            in_force_from: in_force_from.map(Day),
            reason,
            body: minutes.body.0,
            decided_on: Day(minutes.decided_on),
            registration_number: minutes.registration_number.to_string(),
            mandate: of.mandate.to_string(),
            presenter: minutes.presenter.as_ref().map(ToString::to_string),
            attendance: minutes.attendance.as_ref().map(ToString::to_string),
            reservations: minutes.reservations.to_string(),
            union_consultation: minutes.union_consultation.map(Day),
            recorded: Moment(recorded.recorded.at),
            seal: Seal::of(asked, of, recorded.seq),
        }
    }
}

impl Seal {
    fn of(asked: &Asked, decision: &decision::Decision, record: u64) -> Seal {
        let organisation = &asked.organisation.id;
        let to = |tail: &str| format!("/{organisation}/decisions/{}/{tail}", decision.id);
        Seal {
            document_sha256: decision.document.to_string(),
            record,
            document: to("document"),
            proof: to("proof"),
            checkpoint: to("checkpoint"),
            key: format!("/{organisation}/key"),
        }
    }
}

/// `GET …/decisions`: those that were decided by the day.
///
/// # Errors
/// None.
pub async fn decisions(asked: Asked) -> Result<List<Decision>, Problem> {
    let all = asked.organisation.decisions.values();
    let decided = all.filter(|recorded| recorded.decision.minutes.decided_on <= asked.day);
    Ok(List::of(&asked, decided.map(|recorded| (recorded.decision.id.0.into(), Decision::of(&asked, recorded)))))
}

/// `GET …/decisions/{decision}`
///
/// # Errors
/// Not found.
pub async fn decision(asked: Asked) -> Result<Decision, Problem> {
    let id = asked.id::<DecisionId>("decision")?;
    let recorded = asked.organisation.decisions.get(&id).ok_or(Problem::NotFound)?;
    Ok(Decision::of(&asked, recorded))
}

/// A body that decides.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Body {
    /// Its number.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// What sort it is: `board`, `director`, `management-group`, `managers-group` or `other`.
    pub kind: &'static str,
    /// What it may decide, and by what.
    pub mandates: Vec<Mandate>,
}

/// The right of a body to decide something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Mandate {
    /// What: `strategy`, `planning` or `indicators`.
    pub matters: &'static str,
    /// Where it says so.
    pub basis: String,
    /// From which day.
    pub from: Day,
}

impl Body {
    fn of(body: &body::Body) -> Body {
        let mandate = |mandate: &body::Mandate| Mandate {
            matters: match mandate.matters {
                Matters::Strategy => "strategy",
                Matters::Planning => "planning",
                Matters::Indicators => "indicators",
            },
            basis: mandate.basis.to_string(),
            from: Day(mandate.from),
        };
        Body {
            id: body.id.0,
            name: body.name.to_string(),
            kind: match body.kind {
                BodyKind::Board => "board",
                BodyKind::Director => "director",
                BodyKind::ManagementGroup => "management-group",
                BodyKind::ManagersGroup => "managers-group",
                BodyKind::Other => "other",
            },
            mandates: body.mandates.iter().map(mandate).collect(),
        }
    }
}

/// `GET …/bodies`
///
/// # Errors
/// None.
pub async fn bodies(asked: Asked) -> Result<List<Body>, Problem> {
    let all = asked.organisation.bodies.values();
    Ok(List::of(&asked, all.map(|body| (body.id.0.into(), Body::of(body)))))
}
