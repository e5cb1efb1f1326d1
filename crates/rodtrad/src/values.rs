//! `rodtrad import values`: values of indicators from a file of any format, and of any size that a form cannot take. All of the
//! file or nothing of it; a dry run tells the same without changing anything. Columns are read as they were last time for
//! the same headings, or as their headings say.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgMatches, Args};
use domain::ids::{IndicatorId, OrganisationId};
use domain::indicator::import::Way;
use domain::indicator::values::{Differences, Incoming};
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::text::{Name, Reason};
use domain::time::Actor;
use exchange::assemble::assemble_on;
use exchange::finding::Finding;
use exchange::incoming;
use exchange::mapping::Mapping;
use serde::Serialize;
use store::Store;
use store::amend::RequestKey;
use store::clock::Clock;
use store::error::{AmendError, StoreError};
use web::messages::Messages;
use web::sheet;

use crate::failure::Failure;
use crate::progress::Progress;
use crate::settings::{Place, contents, one_of};
use crate::tell;

/// Read in values of indicators.
#[derive(Debug, Args)]
pub(crate) struct Values {
    /// The file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Whose values; not needed when there is only one agency.
    #[arg(long, value_name = "ID", env = "RODTRAD_ORGANISATION")]
    organisation: Option<OrganisationId>,
    /// The indicator that the whole file is for.
    #[arg(long, value_name = "NUMBER")]
    indicator: Option<IndicatorId>,
    /// Where the values are from.
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// Why values are corrected.
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    /// Only check.
    #[arg(long)]
    dry_run: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl Values {
    /// Reads the file in, or tells why not.
    pub(crate) fn run(self, m: Messages, matches: &ArgMatches) -> Result<ExitCode, Failure> {
        let bytes = contents(m, &self.file)?;
        let store = self.place.resolve(m, matches)?.open(m, Clock::system())?;
        let progress = Progress::start(m);
        let outcome = self.import(m, &store, &bytes, &progress);
        progress.end();
        store.close();
        let answer = outcome?;
        if self.json {
            let json = serde_json::to_string(&answer).map_err(|error| Failure::of(m, &error))?;
            tell::program(&json);
        } else {
            self.tell(m, &answer);
        }
        Ok(if answer.is_done() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn import(&self, m: Messages, store: &Store, bytes: &[u8], progress: &Progress) -> Result<Answer, Failure> {
        let id = one_of(m, &store.organisations(), self.organisation.as_ref())?;
        let reading = store.read(Viewer::System, &id).map_err(|error| Failure::store(m, &error))?;
        let organisation = reading.map(|reading| reading.organisation);
        let organisation = organisation.ok_or_else(|| Failure::Misuse(m.t("misuse-organisation-none").into_owned()))?;
        let mut answer = Answer {
            file: self.file.display().to_string(),
            organisation: id.to_string(),
            dry_run: self.dry_run,
            ..Answer::default()
        };
        let source = match incoming::read(bytes, &organisation, m.sheet_language()) {
            Ok((_, source)) => source,
            Err(found) => {
                answer.problems = told(m, &[found]);
                return Ok(answer);
            }
        };
        let mapping = Mapping::usual(&source, &organisation, self.indicator);
        let today = store.clock().context(Actor::System).today;
        let assembled = assemble_on(&organisation, &source, &mapping, self.indicator, today);
        answer.advice = told(m, &assembled.advice);
        answer.problems = told(m, &assembled.wrong);
        let Some(series) = assembled.into_values().filter(|_| answer.problems.is_empty()) else { return Ok(answer) };
        match organisation.compare_values(&series) {
            Ok(differences) => answer.count(&differences),
            Err(refusals) => {
                answer.refusals = refusals.iter().map(|refusal| m.refusal(refusal)).collect();
                return Ok(answer);
            }
        }
        let incoming = self.incoming(m, series)?;
        let context = store.clock().context(Actor::System);
        let rule = |organisation: &Organisation| organisation.take_in_values(&context, incoming.clone());
        let key = RequestKey::random().map_err(|error| Failure::store(m, &error))?;
        let changed = if progress.is_stopped() {
            Err(StoreError::Cancelled.into())
        } else if self.dry_run {
            rule(&organisation).map(|_| ()).map_err(AmendError::Refused)
        } else {
            store.amend_watched(&context, &id, &key, progress, rule).map(|_| ())
        };
        match changed {
            Err(AmendError::Store(StoreError::Cancelled)) => answer.stopped = true,
            Ok(()) => answer.imported = !self.dry_run,
            Err(AmendError::Refused(refusals)) => {
                answer.refusals = refusals.iter().map(|refusal| m.refusal(refusal)).collect();
            }
            Err(error) => return Err(Failure::amend(m, &error)),
        }
        Ok(answer)
    }

    fn incoming(&self, m: Messages, series: Vec<domain::indicator::values::SeriesValues>) -> Result<Incoming, Failure> {
        let source =
            self.source.as_deref().map(|text| Name::parse(text).map_err(|_| Failure::value(m, text, "--source")));
        let reason =
            self.reason.as_deref().map(|text| Reason::parse(text).map_err(|_| Failure::value(m, text, "--reason")));
        // Of a long name its end says most.
        let name = self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let tail: String = name.chars().skip(name.chars().count().saturating_sub(Name::MOST as usize)).collect();
        let way = Name::parse(&tail).map_or(Way::Pasted, |name| Way::File { name });
        Ok(Incoming { way, source: source.transpose()?, reason: reason.transpose()?, series })
    }

    fn tell(&self, m: Messages, answer: &Answer) {
        for found in answer.problems.iter().chain(&answer.advice) {
            tell::person(&format!("{}: {}", found.place, found.message));
        }
        answer.refusals.iter().for_each(|refusal| tell::person(refusal));
        let named = [
            ("file", answer.file.as_str().into()),
            ("organisation", answer.organisation.as_str().into()),
            ("new", answer.new.into()),
            ("corrected", answer.corrected.into()),
            ("same", answer.same.into()),
        ];
        let last = match answer {
            _ if answer.stopped => m.t("import-stopped").into_owned(),
            _ if !answer.is_done() => m.t("import-refused").into_owned(),
            _ if answer.dry_run => m.with("values-import-checked", &named),
            _ => m.with("values-import-done", &named),
        };
        tell::person(&last);
    }
}

/// The answer as programs get it. Its names are kept for ever; new ones may come.
#[derive(Debug, Default, Serialize)]
struct Answer {
    file: String,
    organisation: String,
    dry_run: bool,
    /// Whether anything was changed.
    imported: bool,
    /// Whether it was stopped before anything was changed.
    stopped: bool,
    /// How many values are new.
    new: usize,
    /// How many correct what was known.
    corrected: usize,
    /// How many are as they were.
    same: usize,
    problems: Vec<FoundInFile>,
    advice: Vec<FoundInFile>,
    refusals: Vec<String>,
}

impl Answer {
    fn is_done(&self) -> bool {
        self.problems.is_empty() && self.refusals.is_empty() && !self.stopped
    }

    fn count(&mut self, differences: &Differences) {
        self.new = differences.new_values().count();
        self.corrected = differences.corrections().count();
        self.same = differences.same;
    }
}

/// Something that was found in the file.
#[derive(Debug, Serialize)]
struct FoundInFile {
    row: Option<u32>,
    key: &'static str,
    message: String,
    #[serde(skip)]
    place: String,
}

fn told(m: Messages, found: &[Finding]) -> Vec<FoundInFile> {
    let found = found.iter().map(|finding| FoundInFile {
        row: finding.row,
        key: finding.key,
        message: sheet::finding(m, finding),
        place: sheet::place(m, finding),
    });
    found.collect()
}
