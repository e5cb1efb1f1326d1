//! One record of the log as the seal sees it: six fields, a salt, and the hash of both. Not the event as a type: what
//! is sealed is what was written, also when a later version no longer writes it so.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::time::Actor;
use serde_json::{Map, Value};

use super::canonical::{self, NotCanonical};
use super::merkle::{self, Hash};

/// How many bytes of salt a record has. With it, nobody can find out what a record says by guessing and comparing
/// hashes, when only the hashes beside another record's path were given away.
pub const SALT: usize = 16;

/// A record: what is under the seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Whose log.
    pub organisation: String,
    /// Its number in the log, from 1.
    pub seq: u64,
    /// When, as text: `2026-11-23T14:17:07.123Z`.
    pub at: String,
    /// Who: `system`, or `person:` and a number.
    pub actor: String,
    /// The name of the event.
    pub name: String,
    /// What it says.
    pub payload: Value,
}

impl Record {
    /// The record as a JSON value.
    pub fn to_value(&self) -> Value {
        let mut members = Map::new();
        members.insert("actor".to_owned(), self.actor.clone().into());
        members.insert("at".to_owned(), self.at.clone().into());
        members.insert("name".to_owned(), self.name.clone().into());
        members.insert("organisation".to_owned(), self.organisation.clone().into());
        members.insert("payload".to_owned(), self.payload.clone());
        members.insert("seq".to_owned(), self.seq.into());
        Value::Object(members)
    }

    /// The record in a JSON value with these six fields and no others.
    pub fn from_value(value: &Value) -> Option<Record> {
        let members = value.as_object()?;
        let text = |name| Some(members.get(name)?.as_str()?.to_owned());
        let record = Record {
            organisation: text("organisation")?,
            seq: members.get("seq")?.as_u64()?,
            at: text("at")?,
            actor: text("actor")?,
            name: text("name")?,
            payload: members.get("payload")?.clone(),
        };
        (members.len() == 6).then_some(record)
    }

    /// The bytes that are sealed.
    ///
    /// # Errors
    /// When the payload has numbers that are not whole, or too large.
    pub fn canonical(&self) -> Result<String, NotCanonical> {
        canonical::write(&self.to_value())
    }

    /// The leaf of the tree: SHA-256 of a zero byte, the salt, and the canonical bytes.
    ///
    /// # Errors
    /// As `canonical`.
    pub fn leaf(&self, salt: &[u8; SALT]) -> Result<Hash, NotCanonical> {
        Ok(merkle::leaf(&[salt, self.canonical()?.as_bytes()]))
    }
}

/// An actor as records write it.
pub fn actor_text(actor: Actor) -> String {
    match actor {
        Actor::System => "system".to_owned(),
        Actor::Person(person) => format!("person:{person}"),
    }
}

/// The actor that a record tells, if it is one and written in that way.
pub fn actor(text: &str) -> Option<Actor> {
    match text.split_once(':') {
        None if text == "system" => Some(Actor::System),
        Some(("person", number)) => number.parse().ok().map(Actor::Person),
        _ => None,
    }
}

pub(super) fn salt_text(salt: &[u8; SALT]) -> String {
    BASE64_STANDARD.encode(salt)
}

pub(super) fn salt(text: &str) -> Option<[u8; SALT]> {
    BASE64_STANDARD.decode(text).ok()?.try_into().ok()
}
