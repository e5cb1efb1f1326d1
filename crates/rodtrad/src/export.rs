//! `rodtrad export log`: the whole log of an agency with its proofs, as a file to keep and to verify anywhere. Works
//! beside a server that goes on.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{ArgMatches, Args};
use domain::ids::OrganisationId;
use store::seal::audit::verify_database;
use store::seal::export::{ExportError, export_database};
use store::seal::verify::{Known, LogReport};
use web::messages::Messages;

use crate::failure::Failure;
use crate::settings::{Place, Settings, one_of};
use crate::{tell, verify};

/// Save a log.
#[derive(Debug, Args)]
pub(crate) struct Log {
    /// Whose log; not needed when there is only one.
    #[arg(long, value_name = "ID", env = "RODTRAD_ORGANISATION")]
    organisation: Option<OrganisationId>,
    #[command(flatten)]
    place: Place,
    /// The file to write.
    #[arg(id = "out", value_name = "FILE")]
    file: PathBuf,
}

impl Log {
    /// Writes the file; only when all of it is written does it get its name. A log that is not sound is written as it
    /// is, and told of.
    pub(crate) fn run(self, m: Messages, matches: &ArgMatches) -> Result<ExitCode, Failure> {
        let settings = self.place.resolve(m, matches)?;
        settings.must_be_there(m)?;
        let report = self.report(m, &settings)?;
        let id = one_of(m, &known_in(std::slice::from_ref(&report)), self.organisation.as_ref())?;
        if self.file == Path::new("-") {
            written(m, &self.file, &settings, &id, &mut io::stdout())?;
        } else {
            self.to_file(m, &settings, &id)?;
        }
        tell::person(&m.with(
            "export-done",
            &[
                ("records", report.records.into()),
                ("organisation", id.as_str().into()),
                ("file", self.file.display().to_string().into()),
            ],
        ));
        if report.is_sound() {
            return Ok(ExitCode::SUCCESS);
        }
        verify::tell_log(m, &report);
        Ok(ExitCode::FAILURE)
    }

    /// The log that is meant, verified: whether there is one, and how long it is, is then known too.
    fn report(&self, m: Messages, settings: &Settings) -> Result<LogReport, Failure> {
        let reports = verify_database(
            &settings.address,
            settings.seal_key.as_deref(),
            self.organisation.as_ref(),
            &Known::default(),
        )
        .map_err(|error| Failure::open(m, &error))?;
        let mut reports: Vec<LogReport> = reports.into_iter().filter(|report| 0 < report.records).collect();
        // Says it when it is not one.
        one_of(m, &known_in(&reports), self.organisation.as_ref())?;
        Ok(reports.swap_remove(0))
    }

    fn to_file(&self, m: Messages, settings: &Settings, id: &OrganisationId) -> Result<(), Failure> {
        let fault = |error: &io::Error| not_written(m, &self.file, error);
        let directory = self.file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let directory = directory.unwrap_or(Path::new("."));
        // Only its owner may read it: it holds drafts too.
        let mut file = tempfile::NamedTempFile::new_in(directory).map_err(|error| fault(&error))?;
        written(m, &self.file, settings, id, &mut file)?;
        file.as_file().sync_all().map_err(|error| fault(&error))?;
        file.persist(&self.file).map_err(|error| fault(&error.error))?;
        // The name itself is on the disk only when the directory is.
        let named = fs::File::open(directory).and_then(|directory| directory.sync_all());
        named.map_err(|error| fault(&error))
    }
}

fn known_in(reports: &[LogReport]) -> Vec<OrganisationId> {
    reports.iter().filter_map(|report| report.organisation.parse().ok()).collect()
}

fn written(
    m: Messages,
    name: &Path,
    settings: &Settings,
    id: &OrganisationId,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(out);
    match export_database(&settings.address, settings.seal_key.as_deref(), id, &mut out) {
        Ok(_) => out.flush().map_err(|error| not_written(m, name, &error)),
        Err(ExportError::Store(error)) => Err(Failure::store(m, &error)),
        Err(ExportError::Open(error)) => Err(Failure::open(m, &error)),
        Err(ExportError::File(error)) => Err(not_written(m, name, &error)),
    }
}

fn not_written(m: Messages, name: &Path, error: &io::Error) -> Failure {
    let told = m.with("fault-write", &[("file", name.display().to_string().into())]);
    Failure::Fault(format!("{told}\n  {error}"))
}
