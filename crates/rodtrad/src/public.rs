//! What the operator says of how readers meet the installation: what the site is called, by which server letters go, how long
//! a sign-in lasts. Options of `serve`, or else lines of the configuration file.

use std::path::PathBuf;

use clap::Args;
use domain::email::EmailAddress;
use jiff::SignedDuration;
use mail::server::{Security, Settings as Mail, SignIn};
use serde::Deserialize;
use store::sessions::{IDLE, SHORTEST};
use web::app::Lifetime;
use web::messages::Messages;
use web::site::Site;

use crate::failure::Failure;

/// The longest that a sign-in can last: a month.
const LONGEST: SignedDuration = SignedDuration::from_hours(31 * 24);

/// As options, and as lines of the configuration file with the same names.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct Public {
    /// Where readers find it.
    #[arg(long, value_name = "URL", env = "RODTRAD_SITE")]
    site: Option<String>,
    /// The server that sends letters.
    #[arg(long, value_name = "HOST", env = "RODTRAD_SMTP_HOST")]
    smtp_host: Option<String>,
    /// Its port.
    #[arg(long, value_name = "PORT", env = "RODTRAD_SMTP_PORT")]
    smtp_port: Option<u16>,
    /// How the way there is protected.
    #[arg(long, value_name = "HOW", env = "RODTRAD_SMTP_SECURITY")]
    smtp_security: Option<String>,
    /// The name that it asks for.
    #[arg(long, value_name = "NAME", env = "RODTRAD_SMTP_USER")]
    smtp_user: Option<String>,
    /// The file with the password.
    #[arg(long, value_name = "FILE", env = "RODTRAD_SMTP_PASSWORD_FILE")]
    smtp_password_file: Option<PathBuf>,
    /// Whom letters are from.
    #[arg(long, value_name = "ADDRESS", env = "RODTRAD_MAIL_FROM")]
    mail_from: Option<String>,
    /// How many hours a sign-in lasts.
    #[arg(long, value_name = "HOURS", env = "RODTRAD_SESSION_HOURS")]
    session_hours: Option<u32>,
    /// How many minutes it may lie unused.
    #[arg(long, value_name = "MINUTES", env = "RODTRAD_SESSION_IDLE_MINUTES")]
    session_idle_minutes: Option<u32>,
}

/// What it comes to.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    pub(crate) site: Option<Site>,
    pub(crate) mail: Option<Mail>,
    pub(crate) lifetime: Lifetime,
    pub(crate) idle: Option<SignedDuration>,
}

impl Public {
    /// These, and where they say nothing the others.
    pub(crate) fn or(self, file: Public) -> Public {
        Public {
            site: self.site.or(file.site),
            smtp_host: self.smtp_host.or(file.smtp_host),
            smtp_port: self.smtp_port.or(file.smtp_port),
            smtp_security: self.smtp_security.or(file.smtp_security),
            smtp_user: self.smtp_user.or(file.smtp_user),
            smtp_password_file: self.smtp_password_file.or(file.smtp_password_file),
            mail_from: self.mail_from.or(file.mail_from),
            session_hours: self.session_hours.or(file.session_hours),
            session_idle_minutes: self.session_idle_minutes.or(file.session_idle_minutes),
        }
    }

    /// What is meant.
    pub(crate) fn resolve(&self, m: Messages) -> Result<Resolved, Failure> {
        let site = self.named(m)?;
        Ok(Resolved { mail: self.mail(m, site.as_ref())?, site, lifetime: self.lifetime(m)?, idle: self.idle(m)? })
    }

    /// What the site is called, by an option of this name or else as it stands here.
    pub(crate) fn site(&self, m: Messages, option: Option<String>) -> Result<Option<Site>, Failure> {
        Public { site: option, ..Public::default() }.or(self.clone()).named(m)
    }

    fn named(&self, m: Messages) -> Result<Option<Site>, Failure> {
        let parsed = |text: &String| Site::parse(text).map_err(|_| Failure::value(m, text, "site"));
        self.site.as_ref().map(parsed).transpose()
    }

    fn mail(&self, m: Messages, site: Option<&Site>) -> Result<Option<Mail>, Failure> {
        let Some(host) = &self.smtp_host else { return Ok(None) };
        let missing = |option: &'static str| Failure::Misuse(m.with("misuse-mail-needs", &[("option", option.into())]));
        // A letter with a link that leads nowhere helps nobody.
        if site.is_none() {
            return Err(missing("site"));
        }
        let from = self.mail_from.as_ref().ok_or_else(|| missing("mail-from"))?;
        let from = EmailAddress::parse(from).map_err(|_| Failure::value(m, from, "mail-from"))?;
        let security = match &self.smtp_security {
            None => Security::Tls,
            Some(key) => {
                let known = Security::ALL.into_iter().find(|security| security.key() == key);
                known.ok_or_else(|| Failure::value(m, key, "smtp-security"))?
            }
        };
        let sign_in = match (&self.smtp_user, &self.smtp_password_file) {
            (None, None) => None,
            (Some(name), Some(file)) => Some(SignIn { name: name.clone(), password: password_in(m, file)? }),
            (Some(_), None) => return Err(missing("smtp-password-file")),
            (None, Some(_)) => return Err(missing("smtp-user")),
        };
        let is_here = ["localhost", "127.0.0.1", "::1"].contains(&host.as_str());
        if sign_in.is_some() && security == Security::None && !is_here {
            return Err(Failure::Misuse(m.t("misuse-mail-password-open").into_owned()));
        }
        let port = self.smtp_port.unwrap_or_else(|| security.port());
        Ok(Some(Mail { host: host.clone(), port, security, sign_in, from }))
    }

    fn lifetime(&self, m: Messages) -> Result<Lifetime, Failure> {
        match self.session_hours {
            None => Ok(Lifetime::default()),
            Some(hours) => {
                let long = SignedDuration::from_hours(hours.into());
                let fits = (SignedDuration::from_hours(1)..=LONGEST).contains(&long);
                if fits { Ok(Lifetime(long)) } else { Err(Failure::value(m, &hours.to_string(), "session-hours")) }
            }
        }
    }

    fn idle(&self, m: Messages) -> Result<Option<SignedDuration>, Failure> {
        let Some(minutes) = self.session_idle_minutes else { return Ok(None) };
        let long = SignedDuration::from_mins(minutes.into());
        let fits = (SHORTEST..=LONGEST).contains(&long);
        if fits { Ok(Some(long)) } else { Err(Failure::value(m, &minutes.to_string(), "session-idle-minutes")) }
    }
}

impl Resolved {
    /// How long a sign-in may lie unused.
    pub(crate) fn idle(&self) -> SignedDuration {
        self.idle.unwrap_or(IDLE)
    }
}

/// The first line of a file: where a password is kept so that it is neither in the list of processes nor in the environment.
fn password_in(m: Messages, file: &std::path::Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        let values = [("file", file.display().to_string().into()), ("detail", error.to_string().into())];
        Failure::Misuse(m.with("misuse-file", &values))
    })?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
