//! `rodtrad verify`: whether the log of a database or a saved log is as it was sealed, and whether the proof of a decision
//! holds. What can be wrong is the seal's business; here it is put in words.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgMatches, Args};
use domain::ids::OrganisationId;
use serde_json::{Value, json};
use store::seal::audit::verify_database;
use store::seal::export::verify_export;
use store::seal::key::ORIGIN;
use store::seal::note::{NoteError, PublicKey};
use store::seal::proof::{ProofError, Proved, verify_proof};
use store::seal::verify::{Fault, Known, LogReport, NotProvable, Wrong};
use web::messages::Messages;

use crate::failure::Failure;
use crate::settings::{Place, contents};
use crate::tell;

/// Verify a log or a proof.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    place: Place,
    /// Whose log in the database; all of them when it is not said.
    #[arg(long, value_name = "ID", conflicts_with_all = ["log", "proof"])]
    organisation: Option<OrganisationId>,
    /// A saved log instead of a database.
    #[arg(long, value_name = "FILE", conflicts_with = "proof")]
    log: Option<PathBuf>,
    /// The proof of one record instead of a log.
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,
    /// A signed checkpoint that was kept elsewhere.
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// The public key that is known from before, as text or as a file with it.
    #[arg(long, value_name = "KEY", env = "RODTRAD_KEY")]
    key: Option<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

impl Verify {
    /// Verifies what was named.
    pub(crate) fn run(self, m: Messages, matches: &ArgMatches) -> Result<ExitCode, Failure> {
        let key = self.key.as_deref().map(|key| public_key(m, key)).transpose()?;
        let checkpoint = self.checkpoint.as_deref().map(|path| text(m, path)).transpose()?;
        if let Some(proof) = &self.proof {
            let verified = verify_proof(&text(m, proof)?, checkpoint.as_deref(), key.as_ref());
            return Ok(self.tell_proof(m, &verified));
        }
        let witness = Witness { organisation: self.organisation.clone(), key, checkpoint };
        let reports = match &self.log {
            Some(log) => {
                let bytes = contents(m, log)?;
                let report = verify_export(&mut bytes.as_slice(), &witness.known());
                vec![report.map_err(|error| Failure::of(m, &error))?]
            }
            None => self.of_database(m, matches, &witness)?,
        };
        Ok(self.tell_logs(m, &reports))
    }

    fn of_database(&self, m: Messages, matches: &ArgMatches, witness: &Witness) -> Result<Vec<LogReport>, Failure> {
        let settings = self.place.resolve(m, matches)?;
        settings.must_be_there(m)?;
        let only = witness.whose();
        let reports = verify_database(&settings.address, settings.seal_key.as_deref(), only.as_ref(), &witness.known())
            .map_err(|error| Failure::open(m, &error))?;
        let nothing = reports.iter().all(|report| report.records == 0 && report.is_sound());
        if only.is_some() && nothing {
            return Err(Failure::Misuse(m.t("verify-empty").into_owned()));
        }
        Ok(reports)
    }

    fn tell_logs(&self, m: Messages, reports: &[LogReport]) -> ExitCode {
        let sound = reports.iter().all(LogReport::is_sound);
        if self.json {
            let logs: Vec<Value> = reports.iter().map(LogReport::to_value).collect();
            tell::program(&json!({ "sound": sound, "logs": logs }).to_string());
        } else {
            if reports.is_empty() {
                tell::person(&m.t("verify-empty"));
            }
            for report in reports {
                tell_log(m, report);
            }
        }
        if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn tell_proof(&self, m: Messages, verified: &Result<Proved, ProofError>) -> ExitCode {
        if self.json {
            tell::program(&proof_as_json(verified).to_string());
        }
        match verified {
            Ok(proved) => {
                if !self.json {
                    let record = &proved.record;
                    tell::person(&m.with(
                        "verify-proved",
                        &[
                            ("record", record.seq.into()),
                            ("event", m.word("happening", &record.name.replace('_', "-")).into_owned().into()),
                            ("organisation", record.organisation.as_str().into()),
                            ("size", proved.checkpoint.size.into()),
                        ],
                    ));
                    tell::person(&m.with("verify-key", &[("key", proved.key.to_string().into())]));
                    if !proved.key_was_known {
                        tell::person(&m.t("unproved-key"));
                    }
                    if !proved.checkpoint_was_given {
                        tell::person(&m.t("unproved-witness"));
                    }
                }
                ExitCode::SUCCESS
            }
            Err(error) => {
                if !self.json {
                    tell::person(&format!("{} {}", m.t("verify-not-proved"), proof_error(m, error)));
                }
                ExitCode::FAILURE
            }
        }
    }
}

/// What whoever verifies brings along.
struct Witness {
    organisation: Option<OrganisationId>,
    key: Option<PublicKey>,
    checkpoint: Option<String>,
}

impl Witness {
    fn known(&self) -> Known {
        Known { key: self.key.clone(), checkpoints: self.checkpoint.iter().cloned().collect() }
    }

    /// Whose log it is about: the one that was named, or the one that the key or the checkpoint is of. Neither says
    /// anything of the log of another.
    fn whose(&self) -> Option<OrganisationId> {
        let of_origin = |origin: &str| origin.strip_prefix(ORIGIN)?.parse().ok();
        self.organisation
            .clone()
            .or_else(|| of_origin(self.key.as_ref()?.name()))
            .or_else(|| of_origin(self.checkpoint.as_ref()?.lines().next()?))
    }
}

fn public_key(m: Messages, typed: &str) -> Result<PublicKey, Failure> {
    if let Some(key) = PublicKey::read(typed.trim()) {
        return Ok(key);
    }
    let from_file = std::fs::read_to_string(typed).ok().and_then(|text| PublicKey::read(text.trim()));
    from_file.ok_or_else(|| Failure::Misuse(m.with("misuse-key", &[("key", typed.into())])))
}

fn text(m: Messages, path: &Path) -> Result<String, Failure> {
    // What is not text is no proof and no checkpoint, and is told so where it is looked at.
    Ok(String::from_utf8_lossy(&contents(m, path)?).into_owned())
}

fn proof_as_json(verified: &Result<Proved, ProofError>) -> Value {
    match verified {
        Ok(proved) => json!({
            "sound": true,
            "organisation": proved.record.organisation,
            "seq": proved.record.seq,
            "name": proved.record.name,
            "record": proved.record.to_value(),
            "size": proved.checkpoint.size,
            "root": proved.checkpoint.root.to_base64(),
            "key": proved.key.to_string(),
            "key_known": proved.key_was_known,
            "checkpoint_given": proved.checkpoint_was_given,
        }),
        Err(error) => json!({ "sound": false, "error": error.to_string() }),
    }
}

/// What was found in a log, for a person.
pub(crate) fn tell_log(m: Messages, report: &LogReport) {
    let organisation = || ("organisation", report.organisation.as_str().into());
    if report.is_sound() {
        let counts = [organisation(), ("records", report.records.into()), ("checkpoints", report.checkpoints.into())];
        tell::person(&m.with("verify-sound", &counts));
    } else {
        tell::person(&m.with("verify-unsound", &[organisation()]));
    }
    for fault in &report.faults {
        tell::person(&format!("  {}", fault_in_words(m, fault)));
    }
    for unproved in &report.not_provable {
        tell::person(&format!("  {}", unproved_in_words(m, unproved)));
    }
}

fn fault_in_words(m: Messages, fault: &Fault) -> String {
    let what = wrong(m, &fault.what);
    match fault.seq {
        Some(seq) => format!("{}: {what}", m.with("verify-record", &[("record", seq.into())])),
        None => what,
    }
}

fn wrong(m: Messages, wrong: &Wrong) -> String {
    let detail = |text: &str| [("detail", text.to_owned().into())];
    let found = |number: u64| [("found", number.into())];
    match wrong {
        Wrong::Container(what) => m.with("wrong-container", &detail(what)),
        Wrong::Unreadable(what) => m.with("wrong-unreadable", &detail(what)),
        Wrong::Missing { found: next } => m.with("wrong-missing", &found(*next)),
        Wrong::Again => m.t("wrong-again").into_owned(),
        Wrong::OtherOrganisation(other) => m.with("wrong-other-organisation", &detail(other)),
        Wrong::Changed => m.t("wrong-changed").into_owned(),
        Wrong::Note(error) => m.with("wrong-checkpoint", &detail(&note_error(m, *error))),
        Wrong::OtherSize { note } => m.with("wrong-size", &found(*note)),
        Wrong::OtherRoot { since } => m.with("wrong-root", &found(*since)),
        Wrong::Shortened { records } => m.with("wrong-shortened", &found(*records)),
        Wrong::Witness(error) => m.with("wrong-witness", &detail(&note_error(m, *error))),
        Wrong::WitnessedOtherRoot => m.t("wrong-witness-root").into_owned(),
        Wrong::WitnessedShortened { records } => m.with("wrong-witness-shortened", &found(*records)),
        Wrong::NoKey => m.t("wrong-no-key").into_owned(),
        Wrong::OtherKey => m.t("wrong-other-key").into_owned(),
    }
}

fn unproved_in_words(m: Messages, unproved: &NotProvable) -> String {
    match unproved {
        NotProvable::AfterTheLastCheckpoint { first, last } => {
            m.with("unproved-after", &[("first", (*first).into()), ("last", (*last).into())])
        }
        NotProvable::NothingMissingFromTheEnd { witnessed: 0 } => m.t("unproved-end").into_owned(),
        NotProvable::NothingMissingFromTheEnd { witnessed } => {
            m.with("unproved-end-after", &[("last", (*witnessed).into())])
        }
        NotProvable::TheRightKey => m.t("unproved-key").into_owned(),
    }
}

fn note_error(m: Messages, error: NoteError) -> String {
    let key = match error {
        NoteError::Malformed => "note-malformed",
        NoteError::NotSignedByKey => "note-not-signed",
        NoteError::WrongSignature => "note-wrong-signature",
    };
    m.t(key).into_owned()
}

fn proof_error(m: Messages, error: &ProofError) -> String {
    let detail = |text: String| [("detail", text.into())];
    match error {
        ProofError::Malformed(why) => m.with("proof-malformed", &detail(why.clone())),
        ProofError::OtherKey => m.t("proof-other-key").into_owned(),
        ProofError::Checkpoint(error) => m.with("proof-checkpoint", &detail(note_error(m, *error))),
        ProofError::GivenCheckpoint(error) => m.with("proof-given-checkpoint", &detail(note_error(m, *error))),
        ProofError::OtherCheckpoint { proof, given } => {
            m.with("proof-other-checkpoint", &[("size", (*proof).into()), ("given", (*given).into())])
        }
        ProofError::Contradiction(what) => m.with("proof-contradiction", &detail((*what).to_owned())),
        ProofError::NotIncluded { seq } => m.with("proof-not-included", &[("record", (*seq).into())]),
        ProofError::NotConsistent => m.t("proof-not-consistent").into_owned(),
    }
}
