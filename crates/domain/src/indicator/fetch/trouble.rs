//! What can go wrong with a fetch, in such words that a message can tell what to do. Hosts and numbers, never what was
//! answered: that is another's text, and the log is for ever.

use serde::{Deserialize, Serialize};

use crate::refusal::Value;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The operator does not allow the host, or not in that way.
    HostNotAllowed {
        /// Which.
        host: String,
    },
    /// There is no such host.
    HostUnknown {
        /// Which.
        host: String,
    },
    /// The host is on a network inside, which the operator does not allow.
    HostInside {
        /// Which.
        host: String,
    },
    /// Nobody answers there, or the answer broke off.
    NoAnswer {
        /// Where.
        host: String,
    },
    /// The host cannot prove who it is.
    NotProven {
        /// Which.
        host: String,
    },
    /// It took too long.
    TooSlow {
        /// The limit.
        seconds: u32,
    },
    /// There was too much of it.
    TooLarge {
        /// The limit.
        megabytes: u32,
    },
    /// The answer was a no.
    Status {
        /// The number of the answer.
        status: u16,
    },
    /// The answer was to ask at another host, or again and again.
    SentElsewhere {
        /// Where.
        host: String,
    },
    /// What came cannot be unpacked.
    Damaged,
    /// What came is no file of values.
    Unreadable {
        /// The key of what was found in it.
        finding: String,
        /// What its message names.
        values: Vec<(String, String)>,
    },
}

impl Trouble {
    /// The word for it in message keys.
    pub fn key(&self) -> &'static str {
        match self {
            Trouble::HostNotAllowed { .. } => "host-not-allowed",
            Trouble::HostUnknown { .. } => "host-unknown",
            Trouble::HostInside { .. } => "host-inside",
            Trouble::NoAnswer { .. } => "no-answer",
            Trouble::NotProven { .. } => "not-proven",
            Trouble::TooSlow { .. } => "too-slow",
            Trouble::TooLarge { .. } => "too-large",
            Trouble::Status { .. } => "status",
            Trouble::SentElsewhere { .. } => "sent-elsewhere",
            Trouble::Damaged => "damaged",
            Trouble::Unreadable { .. } => "unreadable",
        }
    }

    /// What its message names.
    pub fn values(&self) -> Vec<(&'static str, Value)> {
        match self {
            Trouble::HostNotAllowed { host }
            | Trouble::HostUnknown { host }
            | Trouble::HostInside { host }
            | Trouble::NoAnswer { host }
            | Trouble::NotProven { host }
            | Trouble::SentElsewhere { host } => vec![("host", host.as_str().into())],
            Trouble::TooSlow { seconds } => vec![("seconds", (*seconds).into())],
            Trouble::TooLarge { megabytes } => vec![("megabytes", (*megabytes).into())],
            Trouble::Status { status } => vec![("status", status.to_string().into())],
            Trouble::Damaged | Trouble::Unreadable { .. } => Vec::new(),
        }
    }
}
