//! Settings that several commands share. Each is an option, an environment variable `RODTRAD_…`, or a line of the
//! configuration file; the first of these that says something counts.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Args};
use domain::ids::OrganisationId;
use fetch::allowed::Allowed;
use jiff::SignedDuration;
use serde::Deserialize;
use store::clock::Clock;
use store::{Address, Store};
use tracing_subscriber::EnvFilter;
use web::messages::Messages;

use crate::failure::Failure;
use crate::public::Public;

/// Where it listens when nothing is said: only this computer reaches it.
pub(crate) const LISTEN: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 7500);

/// For how many days what happened to accounts can be kept: a month, so that an incident can be looked into, to ten years.
pub(crate) const SECURITY_LOG_DAYS: std::ops::RangeInclusive<i64> = 30..=3650;

/// Where the database is when nothing is said.
const DATA: &str = "data";

/// Where the database is.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Place {
    /// The directory of the SQLite database.
    #[arg(long, value_name = "DIR", env = "RODTRAD_DATA")]
    data: Option<PathBuf>,
    /// A PostgreSQL database, as the role that serves.
    #[arg(long, value_name = "URL", env = "RODTRAD_DATABASE")]
    database: Option<String>,
    /// The same database, as the role that owns the tables.
    #[arg(long, value_name = "URL", env = "RODTRAD_DATABASE_OWNER")]
    database_owner: Option<String>,
    /// The file of the key that signs checkpoints.
    #[arg(long, value_name = "FILE", env = "RODTRAD_SEAL_KEY")]
    seal_key: Option<PathBuf>,
    /// The configuration file.
    #[arg(long, value_name = "FILE", env = "RODTRAD_CONFIG")]
    config: Option<PathBuf>,
}

/// From where values may be fetched.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct FetchFrom {
    /// The hosts on the internet.
    #[arg(long, value_name = "HOSTS", env = "RODTRAD_FETCH_HOSTS", value_delimiter = ',')]
    fetch_hosts: Vec<String>,
    /// The hosts on networks inside.
    #[arg(long, value_name = "HOSTS", env = "RODTRAD_FETCH_INSIDE_HOSTS", value_delimiter = ',')]
    fetch_inside_hosts: Vec<String>,
}

impl FetchFrom {
    /// What is allowed: what the options or the environment say, or else the file.
    pub(crate) fn resolve(&self, m: Messages, settings: &Settings) -> Result<Allowed, Failure> {
        let lists = (&self.fetch_hosts, &self.fetch_inside_hosts);
        allowed(m, "misuse-fetch-host", lists, (&settings.fetch_hosts, &settings.fetch_inside_hosts))
    }
}

/// Where the agencies' sign-in services may be.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ProvidersAt {
    /// Hosts of sign-in services on the internet.
    #[arg(long, value_name = "HOSTS", env = "RODTRAD_PROVIDER_HOSTS", value_delimiter = ',')]
    provider_hosts: Vec<String>,
    /// Hosts of sign-in services on networks inside.
    #[arg(long, value_name = "HOSTS", env = "RODTRAD_PROVIDER_INSIDE_HOSTS", value_delimiter = ',')]
    provider_inside_hosts: Vec<String>,
}

impl ProvidersAt {
    /// What is allowed: what the options or the environment say, or else the file.
    pub(crate) fn resolve(&self, m: Messages, settings: &Settings) -> Result<Allowed, Failure> {
        let lists = (&self.provider_hosts, &self.provider_inside_hosts);
        allowed(m, "misuse-provider-host", lists, (&settings.provider_hosts, &settings.provider_inside_hosts))
    }
}

type Lists<'a> = (&'a Vec<String>, &'a Vec<String>);

fn allowed(m: Messages, misuse: &'static str, said: Lists<'_>, file: Lists<'_>) -> Result<Allowed, Failure> {
    let or_else =
        |said: &'_ Vec<String>, file: &'_ Vec<String>| if said.is_empty() { file.clone() } else { said.clone() };
    Allowed::parse(&or_else(said.0, file.0), &or_else(said.1, file.1))
        .map_err(|host| Failure::Misuse(m.with(misuse, &[("host", host.into())])))
}

/// The configuration file. Its keys are the long names of the options.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConfigurationFile {
    listen: Option<String>,
    data: Option<PathBuf>,
    database: Option<String>,
    database_owner: Option<String>,
    seal_key: Option<PathBuf>,
    https: Option<bool>,
    security_log_days: Option<u32>,
    leaked_passwords: Option<PathBuf>,
    /// What the site is called, letters, sign-ins: a part of its own, `[public]`.
    #[serde(default)]
    public: Public,
    #[serde(default)]
    fetch_hosts: Vec<String>,
    #[serde(default)]
    fetch_inside_hosts: Vec<String>,
    #[serde(default)]
    provider_hosts: Vec<String>,
    #[serde(default)]
    provider_inside_hosts: Vec<String>,
}

/// The settings, after options, environment and file.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// Where the database is.
    pub(crate) address: Address,
    /// The file of the key that signs, where one was named.
    pub(crate) seal_key: Option<PathBuf>,
    /// What the file says of where to listen.
    pub(crate) listen: Option<SocketAddr>,
    /// Whether the file says that readers come over https.
    pub(crate) https: bool,
    /// How many days it is known what happened to accounts, where that was said.
    pub(crate) security_log_days: Option<u32>,
    /// The file of passwords that others have lost, where one was named.
    pub(crate) leaked_passwords: Option<PathBuf>,
    /// What the file says of how readers meet the installation.
    pub(crate) public: Public,
    /// How long a sign-in may lie unused, where that is said.
    pub(crate) idle: Option<SignedDuration>,
    /// The hosts on the internet that the file says values may be fetched from.
    pub(crate) fetch_hosts: Vec<String>,
    /// And those on networks inside.
    pub(crate) fetch_inside_hosts: Vec<String>,
    /// The hosts on the internet that the file says may be sign-in services.
    pub(crate) provider_hosts: Vec<String>,
    /// And those on networks inside.
    pub(crate) provider_inside_hosts: Vec<String>,
}

impl Place {
    /// What holds, given how each option was given.
    pub(crate) fn resolve(&self, m: Messages, matches: &ArgMatches) -> Result<Settings, Failure> {
        let file = match &self.config {
            Some(path) => ConfigurationFile::read(m, path)?,
            None => ConfigurationFile::default(),
        };
        let listen = match (&file.listen, &self.config) {
            (Some(text), Some(path)) => Some(address_of(text).map_err(|detail| unreadable(m, path, &detail))?),
            _ => None,
        };
        if let (Some(days), Some(path)) = (file.security_log_days, &self.config)
            && !SECURITY_LOG_DAYS.contains(&i64::from(days))
        {
            let (fewest, most) = (SECURITY_LOG_DAYS.start(), SECURITY_LOG_DAYS.end());
            return Err(unreadable(m, path, &format!("security-log-days = {days}: {fewest}–{most}")));
        }
        let database_owner = self.database_owner.clone().or(file.database_owner.clone());
        let postgres = |url: &String| Address::Postgres { url: url.clone(), owner_url: database_owner.clone() };
        let address = match self.chosen(m, matches)? {
            Some(Chosen::Directory(directory)) => Address::Sqlite(directory),
            Some(Chosen::Database(url)) => postgres(&url),
            None => match (&file.data, &file.database) {
                (Some(_), Some(_)) => return Err(Failure::Misuse(m.t("misuse-two-databases").into_owned())),
                (_, Some(url)) => postgres(url),
                (Some(directory), None) => Address::Sqlite(directory.clone()),
                (None, None) => Address::Sqlite(PathBuf::from(DATA)),
            },
        };
        Ok(Settings {
            address,
            seal_key: self.seal_key.clone().or(file.seal_key),
            listen,
            https: file.https.unwrap_or(false),
            security_log_days: file.security_log_days,
            leaked_passwords: file.leaked_passwords,
            public: file.public,
            idle: None,
            fetch_hosts: file.fetch_hosts,
            fetch_inside_hosts: file.fetch_inside_hosts,
            provider_hosts: file.provider_hosts,
            provider_inside_hosts: file.provider_inside_hosts,
        })
    }

    /// What the options say, or else the environment; both kinds of database in one of them is misuse.
    fn chosen(&self, m: Messages, matches: &ArgMatches) -> Result<Option<Chosen>, Failure> {
        for source in [ValueSource::CommandLine, ValueSource::EnvVariable] {
            let said = |name: &str| matches.value_source(name) == Some(source);
            let data = self.data.as_ref().filter(|_| said("data"));
            let database = self.database.as_ref().filter(|_| said("database"));
            match (data, database) {
                (Some(_), Some(_)) => return Err(Failure::Misuse(m.t("misuse-two-databases").into_owned())),
                (Some(directory), None) => return Ok(Some(Chosen::Directory(directory.clone()))),
                (None, Some(url)) => return Ok(Some(Chosen::Database(url.clone()))),
                (None, None) => {}
            }
        }
        Ok(None)
    }
}

enum Chosen {
    Directory(PathBuf),
    Database(String),
}

impl Settings {
    /// Nothing but where the database is.
    pub(crate) fn of(address: Address) -> Settings {
        Settings {
            address,
            seal_key: None,
            listen: None,
            https: false,
            security_log_days: None,
            leaked_passwords: None,
            public: Public::default(),
            idle: None,
            fetch_hosts: Vec::new(),
            fetch_inside_hosts: Vec::new(),
            provider_hosts: Vec::new(),
            provider_inside_hosts: Vec::new(),
        }
    }

    /// The store, opened.
    pub(crate) fn open(&self, m: Messages, clock: Clock) -> Result<Store, Failure> {
        let mut settings = store::Settings::new(self.address.clone(), clock);
        if let Some(key) = &self.seal_key {
            settings = settings.seal_key(key.clone());
        }
        if let Some(days) = self.security_log_days {
            settings = settings.security_kept(SignedDuration::from_hours(i64::from(days) * 24));
        }
        if let Some(path) = &self.leaked_passwords {
            settings = settings.leaked_passwords(path.clone());
        }
        if let Some(idle) = self.idle {
            settings = settings.idle(idle);
        }
        Store::open(settings).map_err(|error| Failure::open(m, &error))
    }

    /// Refuses what only reads to make a database.
    pub(crate) fn must_be_there(&self, m: Messages) -> Result<(), Failure> {
        match &self.address {
            Address::Sqlite(directory) if !self.address.is_there() => {
                let directory = directory.display().to_string();
                Err(Failure::Misuse(m.with("misuse-no-database", &[("directory", directory.into())])))
            }
            _ => Ok(()),
        }
    }
}

impl ConfigurationFile {
    fn read(m: Messages, path: &Path) -> Result<ConfigurationFile, Failure> {
        let text = std::fs::read_to_string(path).map_err(|error| unreadable(m, path, &error.to_string()))?;
        toml::from_str(&text).map_err(|error| unreadable(m, path, error.to_string().trim_end()))
    }
}

fn unreadable(m: Messages, path: &Path, detail: &str) -> Failure {
    let file = path.display().to_string();
    Failure::Misuse(m.with("misuse-config", &[("file", file.into()), ("detail", detail.into())]))
}

/// The address to listen on: `127.0.0.1:7500`, `localhost:0`, `[::1]:7500`.
pub(crate) fn address_of(text: &str) -> Result<SocketAddr, String> {
    let mut addresses = text.to_socket_addrs().map_err(|error| format!("{text}: {error}"))?;
    addresses.next().ok_or_else(|| text.to_owned())
}

/// The organisation that is meant: the one that was named, or the only one there is.
pub(crate) fn one_of(
    m: Messages,
    known: &[OrganisationId],
    named: Option<&OrganisationId>,
) -> Result<OrganisationId, Failure> {
    let list = || known.iter().map(OrganisationId::as_str).collect::<Vec<_>>().join(", ");
    match (named, known) {
        (_, []) => Err(Failure::Misuse(m.t("misuse-organisation-none").into_owned())),
        (Some(id), _) if known.contains(id) => Ok(id.clone()),
        (Some(id), _) => Err(Failure::Misuse(
            m.with("misuse-organisation-unknown", &[("organisation", id.as_str().into()), ("known", list().into())]),
        )),
        (None, [only]) => Ok(only.clone()),
        (None, _) => Err(Failure::Misuse(m.with("misuse-organisation-needed", &[("known", list().into())]))),
    }
}

/// A file that was named on the command line.
pub(crate) fn contents(m: Messages, path: &Path) -> Result<Vec<u8>, Failure> {
    let read = if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    read.map_err(|error| {
        let values = [("file", path.display().to_string().into()), ("detail", error.to_string().into())];
        Failure::Misuse(m.with("misuse-file", &values))
    })
}

/// Begins the log on standard error. `RODTRAD_LOG` says how much: only what is out of order unless said.
pub(crate) fn start_log() {
    let filter = EnvFilter::try_from_env("RODTRAD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
