//! Why a command was not done, as a person is told it, and the exit code that goes with it.

use std::error::Error;
use std::process::ExitCode;

use domain::refusal::Refusals;
use store::error::{AmendError, OpenError, StoreError};
use web::messages::Messages;

use crate::tell;

/// A command was not done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was asked for in a way that cannot be followed. Exit code 2.
    Misuse(String),
    /// It was refused, or could not be done. Exit code 1.
    Fault(String),
}

impl Failure {
    /// A fault with what lies behind it, for whoever is to mend it.
    pub(crate) fn of(m: Messages, error: &dyn Error) -> Failure {
        Failure::Fault(with_causes(m.t("fault-other").into_owned(), error))
    }

    /// What was given for an option is no such value.
    pub(crate) fn value(m: Messages, value: &str, option: &'static str) -> Failure {
        Failure::Misuse(m.with("misuse-value", &[("value", value.to_owned().into()), ("argument", option.into())]))
    }

    /// The store could not be opened.
    pub(crate) fn open(m: Messages, error: &OpenError) -> Failure {
        let with = |key, values: &[(&'static str, String)]| {
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
            m.with(key, &values)
        };
        let path = |path: &std::path::Path| ("path", path.display().to_string());
        Failure::Fault(match error {
            OpenError::InUse(directory) => with("fault-in-use", &[path(directory)]),
            OpenError::NetworkFileSystem { path: directory, kind } => {
                with("fault-network-disk", &[path(directory), ("kind", kind.clone())])
            }
            OpenError::File { path: file, .. } => with_causes(with("fault-file", &[path(file)]), error),
            OpenError::NotDurable { setting, value, needed } => with(
                "fault-not-durable",
                &[("setting", setting.to_string()), ("value", value.clone()), ("needed", needed.to_string())],
            ),
            OpenError::TooMightyRole { role, .. } => {
                with_causes(with("fault-too-mighty", &[("role", role.clone())]), error)
            }
            OpenError::NotMigrated { found, needed } => {
                with("fault-not-migrated", &[("found", found.to_string()), ("needed", needed.to_string())])
            }
            OpenError::FromTheFuture { found, known } => {
                with("fault-later-version", &[("found", found.to_string()), ("known", known.to_string())])
            }
            OpenError::NoKeyPath => m.t("fault-no-key-path").into_owned(),
            OpenError::Key { path: file, .. } => with_causes(with("fault-key", &[path(file)]), error),
            OpenError::Store(error) => return Failure::store(m, error),
            other => with_causes(m.t("fault-database").into_owned(), other),
        })
    }

    /// The store could not do it.
    pub(crate) fn store(m: Messages, error: &StoreError) -> Failure {
        let key = match error {
            StoreError::Stopped | StoreError::CommitFailed(_) => "fault-writing-stopped",
            StoreError::Full(_) => "fault-disk-full",
            _ => "fault-database",
        };
        Failure::Fault(with_causes(m.t(key).into_owned(), error))
    }

    /// A change was not made.
    pub(crate) fn amend(m: Messages, error: &AmendError) -> Failure {
        match error {
            AmendError::Refused(refusals) => Failure::Fault(refused(m, refusals)),
            AmendError::Store(error) => Failure::store(m, error),
        }
    }

    /// Tells the person, and gives the exit code.
    pub(crate) fn tell(self) -> ExitCode {
        let (told, code) = match self {
            Failure::Misuse(told) => (told, 2),
            Failure::Fault(told) => (told, 1),
        };
        tell::person(&format!("rodtrad: {told}"));
        ExitCode::from(code)
    }
}

/// Everything that a rule had to object to, a line each.
pub(crate) fn refused(m: Messages, refusals: &Refusals) -> String {
    let lines: Vec<String> = refusals.iter().map(|refusal| m.refusal(refusal)).collect();
    lines.join("\n")
}

/// The sentence, and what the program itself says of it: in English, and for whoever asks on.
fn with_causes(told: String, error: &dyn Error) -> String {
    let mut told = format!("{told}\n  {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        told = format!("{told}: {error}");
        cause = error.source();
    }
    told
}
