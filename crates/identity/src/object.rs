//! JSON from others, read strictly: a name that stands twice in an object is refused, because two readers could take one
//! each. Claims are looked up by name, or by a path of names.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::refused::Refused;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`, or a truth.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Object),
}

/// An object.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Object(BTreeMap<String, Json>);

impl Object {
    /// Reads one. `None` when it is none, or something in it stands twice.
    pub fn parse(bytes: &[u8]) -> Option<Object> {
        // The reader itself refuses what is nested deeper than 128.
        match serde_json::from_slice(bytes).ok()? {
            Json::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What has this name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.get(name)
    }

    /// The text that has this name.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole seconds that have this name.
    pub fn seconds(&self, name: &str) -> Option<i64> {
        match self.get(name)? {
            // A moment may have fractions; beyond the year 9999 it is no moment.
            #[expect(clippy::cast_possible_truncation, reason = "checked to be within what fits")]
            Json::Number(number) if (0.0..253_402_300_800.0).contains(number) => Some(number.floor() as i64),
            _ => None,
        }
    }

    /// The texts that have this name: one alone, or a list of nothing else.
    pub fn texts(&self, name: &str) -> Option<Vec<&str>> {
        self.get(name).and_then(Json::texts)
    }

    /// What a claim says, as texts: by its whole name (`https://id.oidc.se/claim/…`), or by a path (`realm_access.roles`).
    pub fn claim(&self, path: &str) -> Vec<String> {
        let found = self.get(path).or_else(|| {
            let mut names = path.split('.');
            let first = self.get(names.next()?)?;
            names.try_fold(first, |at, name| match at {
                Json::Object(object) => object.get(name),
                _ => None,
            })
        });
        match found {
            Some(Json::List(list)) => list.iter().filter_map(Json::word).collect(),
            Some(one) => one.word().into_iter().collect(),
            None => Vec::new(),
        }
    }
}

impl Json {
    fn texts(&self) -> Option<Vec<&str>> {
        match self {
            Json::Text(text) => Some(vec![text]),
            Json::List(list) => list
                .iter()
                .map(|one| match one {
                    Json::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect(),
            _ => None,
        }
    }

    fn word(&self) -> Option<String> {
        match self {
            Json::Text(text) => Some(text.clone()),
            Json::Truth(truth) => Some(truth.to_string()),
            Json::Number(number) => Some(number.to_string()),
            Json::Null | Json::List(_) | Json::Object(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    #[expect(clippy::cast_precision_loss, reason = "moments and sizes are far below where it loses")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "moments and sizes are far below where it loses")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(one) = access.next_element()? {
            list.push(one);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut object = BTreeMap::new();
        while let Some((name, value)) = access.next_entry::<String, Json>()? {
            if object.insert(name, value).is_some() && !Refused::JwtMalformed.is_left_out() {
                return Err(A::Error::custom("a name stands twice"));
            }
        }
        Ok(Json::Object(Object(object)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Object> {
        Object::parse(text.as_bytes())
    }

    #[test]
    fn what_stands_twice_is_refused_at_any_depth() {
        assert!(read(r#"{"a": 1, "b": {"a": 2}}"#).is_some());
        for twice in [r#"{"a": 1, "a": 1}"#, r#"{"b": {"a": 1, "\u0061": 2}}"#, r#"{"b": [{"a": 1, "a": 2}]}"#] {
            assert_eq!(read(twice), None, "{twice}");
        }
        for none in ["", "[]", "null", "{} {}", "{\"a\":}", &"[".repeat(10_000), &"{\"a\":".repeat(10_000)] {
            assert_eq!(read(none), None);
        }
    }

    #[test]
    fn a_claim_is_found_by_its_whole_name_or_by_a_path() {
        let claims = read(
            r#"{"https://id.oidc.se/claim/orgNumber": "202100-4916", "realm_access": {"roles": ["a", 1, null, "b"]}, "admin": true}"#,
        );
        let claims = claims.unwrap();
        assert_eq!(claims.claim("https://id.oidc.se/claim/orgNumber"), ["202100-4916"]);
        assert_eq!(claims.claim("realm_access.roles"), ["a", "1", "b"]);
        assert_eq!(claims.claim("admin"), ["true"]);
        for none in ["", ".", "realm_access", "realm_access.roles.a", "nothing", "realm_access."] {
            assert!(claims.claim(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn a_moment_is_a_number_of_seconds() {
        let claims = read(r#"{"a": 1543000000, "b": 1543000000.7, "c": -1, "d": 1e300, "e": "1543000000"}"#).unwrap();
        let read: Vec<_> = ["a", "b", "c", "d", "e", "f"].into_iter().map(|name| claims.seconds(name)).collect();
        assert_eq!(read, [Some(1_543_000_000), Some(1_543_000_000), None, None, None, None]);
    }
}
