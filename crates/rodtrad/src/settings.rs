//! Settings that several commands share: where the database is. Each is an option, an environment variable
//! `RODTRAD_…`, or a line of the configuration file; the first of these that says something counts.

use std::path::PathBuf;

use clap::Args;
use store::Address;
use tracing_subscriber::EnvFilter;

/// Where the database is.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Place {
    /// The directory of the SQLite database. It is made when it is missing.
    #[arg(long, value_name = "DIR", env = "RODTRAD_DATA", conflicts_with = "database")]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL database instead, as the role that serves: postgres://…
    #[arg(long, value_name = "URL", env = "RODTRAD_DATABASE")]
    pub(crate) database: Option<String>,
    /// The same database as the role that owns the tables, to migrate it at start.
    #[arg(long, value_name = "URL", env = "RODTRAD_DATABASE_OWNER", requires = "database", hide_env_values = true)]
    pub(crate) database_owner: Option<String>,
    /// The file of the key that signs checkpoints. With SQLite it is seal.key in the data directory unless said.
    #[arg(long, value_name = "FILE", env = "RODTRAD_SEAL_KEY")]
    pub(crate) seal_key: Option<PathBuf>,
}

impl Place {
    /// The address of the database; a directory `data` where nothing is said.
    pub(crate) fn address(&self) -> Address {
        match &self.database {
            Some(url) => Address::Postgres { url: url.clone(), owner_url: self.database_owner.clone() },
            None => Address::Sqlite(self.data.clone().unwrap_or_else(|| PathBuf::from("data"))),
        }
    }
}

/// Begins the log on standard error. `RODTRAD_LOG` says how much: `info` unless said.
pub(crate) fn start_log() {
    let filter = EnvFilter::try_from_env("RODTRAD_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Tells a person why a command could not be done, with its causes.
#[expect(clippy::print_stderr, reason = "this is the command line: standard error is where people are told")]
pub(crate) fn tell(error: &anyhow::Error) {
    let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
    eprintln!("rodtrad: {}", causes.join(": "));
}
