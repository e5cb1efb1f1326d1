//! Whether a decision is as it was recorded, found out anew each time: the record's hash is computed from what stands in
//! the database, followed to the root of the latest signed checkpoint, and the text on the page is hashed and held
//! against the record. Takes nothing for granted of what is in memory or in the database.

use domain::decision::{Decision, Digest256, RecordedDecision};
use domain::ids::OrganisationId;
use domain::policy::Viewer;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use store::Store;
use store::error::StoreError;
use store::seal::proof::{Proof, ProofError, verify_proof};

use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checked {
    at: Timestamp,
    record: Found,
    /// Whether the record says what the page says.
    says_the_same: bool,
    /// Whether the text of the revision is the one whose hash the decision holds.
    same_document: bool,
}

/// What was found of the record in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    /// It is in the log of this checkpoint.
    Included { checkpoint: usize, size: u64 },
    /// There is no such record, or it no longer is a decision.
    Gone,
    /// It is there, and is not what was sealed.
    Changed,
    /// The checkpoint is not signed with the key of the log, or the log contradicts it.
    NoCheckpoint,
}

impl Checked {
    /// Checks a decision now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn now(asked: &Asked, recorded: &RecordedDecision) -> Result<Checked, Problem> {
        let (viewer, id) = (asked.viewer, asked.organisation.id.clone());
        let (seq, decision, at) = (recorded.seq, recorded.decision.clone(), asked.app.clock().now());
        let document = asked.organisation.decided_document(&decision);
        let same_document = document.is_some_and(|document| Digest256::of(document.as_bytes()) == decision.document);
        asked
            .app
            .with_store(move |store| {
                let (record, says_the_same) = match find(store, viewer, &id, seq, &decision) {
                    // What cannot be read as a record, or was signed by another, is an answer here and not a failure.
                    Err(StoreError::Inconsistent { .. }) => (Found::Changed, false),
                    Err(StoreError::Seal(_)) => (Found::NoCheckpoint, false),
                    found => found?,
                };
                Ok(Checked { at, record, says_the_same, same_document })
            })
            .await
    }

    /// Whether everything is as it was.
    pub(super) fn is_sound(&self) -> bool {
        matches!(self.record, Found::Included { .. }) && self.says_the_same && self.same_document
    }

    /// What was found, in words.
    pub(super) fn render(&self, m: Messages, zone: &TimeZone) -> Markup {
        let moment = m.moment(self.at, zone);
        html! {
            @match &self.record {
                Found::Included { checkpoint, size } if self.is_sound() => {
                    p.okk { (figures::icons::icon("check")) (m.with("seal-sound", &[("number", (*checkpoint).into())])) }
                    ul.found {
                        li { (m.with("seal-sound-record", &[("size", (*size).into())])) }
                        li { (m.t("seal-sound-document")) }
                        li { (m.with("seal-checked", &[("moment", moment.into())])) }
                    }
                }
                _ => {
                    div.fault {
                        h3 { (m.t("seal-unsound")) }
                        ul.found { @for key in self.faults() { li { (m.t(key)) } } }
                        p { (m.t("seal-unsound-what")) }
                        p.cap { (m.with("seal-checked", &[("moment", moment.into())])) }
                    }
                }
            }
        }
    }

    fn faults(&self) -> Vec<&'static str> {
        let record = match self.record {
            Found::Included { .. } => None,
            Found::Gone => Some("seal-fault-gone"),
            Found::Changed => Some("seal-fault-changed"),
            Found::NoCheckpoint => Some("seal-fault-checkpoint"),
        };
        let is_there = record.is_none();
        let says = (is_there && !self.says_the_same).then_some("seal-fault-page");
        let text = (!self.same_document).then_some("seal-fault-document");
        record.into_iter().chain(says).chain(text).collect()
    }
}

fn find(
    store: &Store,
    viewer: Viewer,
    id: &OrganisationId,
    seq: u64,
    decision: &Decision,
) -> Result<(Found, bool), StoreError> {
    let key = store.public_key(id);
    let notes = store.checkpoints(viewer, id)?;
    let latest = notes.last().and_then(|note| key.open(note).ok());
    let proof: Option<Proof> = match &latest {
        Some(latest) if seq <= latest.size => store.proof_under(viewer, id, seq, latest.size)?,
        _ => store.proof(viewer, id, seq)?,
    };
    let Some(proof) = proof else { return Ok((Found::Gone, false)) };
    match verify_proof(&proof.to_text(), None, Some(&key)) {
        Ok(proved) => {
            let said = proved.record.payload.get("decision").cloned();
            let said: Option<Decision> = said.and_then(|said| serde_json::from_value(said).ok());
            // A checkpoint made just now is the one after the last that was there.
            let number = notes.iter().position(|note| *note == proof.checkpoint).unwrap_or(notes.len()) + 1;
            let found = Found::Included { checkpoint: number, size: proved.checkpoint.size };
            Ok((found, said.as_ref() == Some(decision)))
        }
        Err(ProofError::Checkpoint(_) | ProofError::GivenCheckpoint(_) | ProofError::OtherCheckpoint { .. }) => {
            Ok((Found::NoCheckpoint, false))
        }
        Err(_) => Ok((Found::Changed, false)),
    }
}
