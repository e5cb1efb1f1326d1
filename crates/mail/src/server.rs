//! The operator's server for e-mail: where it is, how the way there is protected, and one letter over it.

use std::fmt;
use std::time::Duration;

use domain::email::EmailAddress;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, SmtpTransport, Transport};
use store::letters::Letter;

/// How long the server may be silent.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the way to the server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// By TLS from the first word; usually port 465.
    Tls,
    /// By TLS that is asked for, and insisted on; usually port 587.
    StartTls,
    /// Not at all: for a server on the same machine, or a network of one's own.
    None,
}

impl Security {
    /// All of them.
    pub const ALL: [Security; 3] = [Security::Tls, Security::StartTls, Security::None];

    /// The word for it in settings.
    pub fn key(self) -> &'static str {
        match self {
            Security::Tls => "tls",
            Security::StartTls => "starttls",
            Security::None => "none",
        }
    }

    /// The port that is usual for it.
    pub fn port(self) -> u16 {
        match self {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        }
    }
}

/// The name and password that the server asks for.
#[derive(Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The name.
    pub name: String,
    /// The password.
    pub password: String,
}

/// Never in a log by mistake.
impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn(…)")
    }
}

/// The settings of the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The name of the host.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the way there is protected.
    pub security: Security,
    /// What the server asks for, if it does.
    pub sign_in: Option<SignIn>,
    /// Whom letters are from.
    pub from: EmailAddress,
}

/// Why a letter was not sent.
#[derive(Debug)]
pub enum Unsent {
    /// It may go another time: the server is away, full, or wants something else of us first.
    NotNow(String),
    /// It will not go: the server says that it takes no such letter, or it is none.
    Never(String),
}

/// A way to the server.
pub struct Server {
    transport: SmtpTransport,
    from: Address,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Server(…)")
    }
}

/// Answers that are about us and not about the letter: it is not the letter's fault, and somebody mends it.
const ABOUT_US: [u16; 6] = [421, 521, 530, 534, 535, 538];

impl Server {
    /// A way by these settings. Nothing is connected before a letter goes.
    ///
    /// # Errors
    /// When TLS cannot be set up, or who letters are from is no address for it.
    pub fn new(settings: &Settings) -> Result<Server, String> {
        let tls = || TlsParameters::new(settings.host.clone()).map_err(|error| error.to_string());
        let tls = match settings.security {
            Security::Tls => Tls::Wrapper(tls()?),
            Security::StartTls => Tls::Required(tls()?),
            Security::None => Tls::None,
        };
        let from: Address = settings.from.as_str().parse().map_err(|_| settings.from.as_str().to_owned())?;
        let name = ClientId::Domain(from.domain().to_owned());
        let mut builder = SmtpTransport::builder_dangerous(&settings.host)
            .port(settings.port)
            .tls(tls)
            .hello_name(name)
            .timeout(Some(PATIENCE));
        if let Some(SignIn { name, password }) = &settings.sign_in {
            builder = builder.credentials(Credentials::new(name.clone(), password.clone()));
        }
        Ok(Server { transport: builder.build(), from })
    }

    /// Sends one letter; waits for the server.
    ///
    /// # Errors
    /// Whether it makes sense to try again.
    pub fn send(&self, letter: &Letter, sender: &str) -> Result<(), Unsent> {
        let never = |error: &dyn fmt::Display| Unsent::Never(error.to_string());
        let to: Address = letter.to.parse().map_err(|error| never(&error))?;
        let name = Some(plain(&letter.name)).filter(|name| !name.is_empty());
        let mut message = MessageBuilder::new()
            .from(Mailbox::new(Some(plain(sender)), self.from.clone()))
            .to(Mailbox::new(name, to))
            .subject(plain(&letter.subject))
            // So that no absence is answered (RFC 3834).
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .message_id(None);
        for (name, value) in stopping(letter) {
            message = message.raw_header(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        }
        let message = message.body(letter.text.clone()).map_err(|error| never(&error))?;
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            Err(error) => {
                let code = error.status().map(u16::from);
                let is_ours = code.is_some_and(|code| ABOUT_US.contains(&code));
                match error.is_permanent() && !is_ours {
                    true => Err(never(&error)),
                    false => Err(Unsent::NotNow(error.to_string())),
                }
            }
        }
    }
}

/// How the mail program stops letters like this one (RFC 2369), and by one click where the way there is https (RFC 8058).
fn stopping(letter: &Letter) -> Vec<(&'static str, String)> {
    let Some(stop) = letter.stop.as_deref().filter(|stop| !stop.contains(['<', '>', ' ', '\r', '\n'])) else {
        return Vec::new();
    };
    let mut headers = vec![("List-Unsubscribe", format!("<{stop}>"))];
    if stop.starts_with("https://") {
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers
}

/// One line, whatever was written: what stands in a header ends where the line ends.
fn plain(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
