//! Addresses for e-mail, by which people sign in and are told things. Never in the log: an address is about a person.

use std::fmt;

use crate::text::Invalid;

/// An address: something, an at sign, and the name of a host. Whether anyone reads what is sent to it only a letter shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The most characters that there is room for (RFC 5321, 4.5.3.1.3, without its brackets).
    pub const MOST: u32 = 254;

    /// Takes what was typed, if it is an address.
    ///
    /// # Errors
    /// `text-empty`, `text-too-long`, and `email-wrong`.
    pub fn parse(typed: &str) -> Result<EmailAddress, Invalid> {
        let typed = typed.trim();
        let length = typed.chars().count();
        let invalid = |key, limit| Invalid { key, limit, value: length.to_string() };
        if typed.is_empty() {
            return Err(invalid("text-empty", None));
        }
        if (EmailAddress::MOST as usize) < length {
            return Err(invalid("text-too-long", Some(EmailAddress::MOST)));
        }
        let is_plain = |text: &str| {
            !text.is_empty()
                && !text.starts_with('.')
                && !text.ends_with('.')
                && !text.contains("..")
                && !text.contains(|letter: char| {
                    letter.is_whitespace() || letter.is_control() || "<>()[],;:\\\"@".contains(letter)
                })
        };
        match typed.split_once('@') {
            Some((name, host)) if is_plain(name) && is_plain(host) && host.contains('.') => {
                Ok(EmailAddress(typed.to_owned()))
            }
            _ => Err(invalid("email-wrong", None)),
        }
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without a difference of case, to find it by: no host that is in use tells such apart.
    pub fn folded(&self) -> String {
        folded(&self.0)
    }
}

/// What was typed as an address, as addresses are found: also what is none, which nobody has.
pub fn folded(typed: &str) -> String {
    typed.trim().to_lowercase()
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_host() {
        for typed in ["anna@verket.se", " Anna.Ek+plan@sub.verket.se ", "åsa@exempel.se"] {
            assert_eq!(EmailAddress::parse(typed).unwrap().as_str(), typed.trim());
        }
        assert_eq!(EmailAddress::parse("Anna@Verket.SE").unwrap().folded(), "anna@verket.se");
        for (typed, key) in [
            ("", "text-empty"),
            ("  ", "text-empty"),
            ("anna", "email-wrong"),
            ("anna@verket", "email-wrong"),
            ("@verket.se", "email-wrong"),
            ("anna@@verket.se", "email-wrong"),
            ("anna ek@verket.se", "email-wrong"),
            ("anna@verket.se\r\nBcc: alla@verket.se", "email-wrong"),
            ("Anna <anna@verket.se>", "email-wrong"),
            (".anna@verket.se", "email-wrong"),
            ("anna@verket..se", "email-wrong"),
        ] {
            assert_eq!(EmailAddress::parse(typed).map_err(|invalid| invalid.key), Err(key), "{typed:?}");
        }
        let long = format!("{}@verket.se", "a".repeat(250));
        assert_eq!(EmailAddress::parse(&long).map_err(|invalid| invalid.key), Err("text-too-long"));
    }
}
