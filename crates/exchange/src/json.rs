//! JSON within limits: of bytes, depth, parts and the length of texts. A name that stands twice in an object is refused. Not
//! what the parts mean.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::finding::Finding;
use crate::table::{MOST_CHARACTERS, decimal};
use crate::values::within;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// How deep lists and objects may stand in each other.
pub const MOST_DEPTH: usize = 24;

/// How many numbers, texts, lists and objects there may be.
pub const MOST_PARTS: usize = 6_000_000;

/// A part of a JSON file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Truth(bool),
    /// A number; its fifteen first digits are as they were written.
    Number(f64),
    Text(Box<str>),
    List(Vec<Json>),
    /// In the order of the file.
    Object(Vec<(Box<str>, Json)>),
}

impl Json {
    /// What stands under a name of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(parts) => parts.iter().find(|(known, _)| &**known == name).map(|(_, part)| part),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Json]> {
        match self {
            Json::List(parts) => Some(parts),
            _ => None,
        }
    }

    /// A whole number that is not below zero.
    pub(crate) fn count(&self) -> Option<usize> {
        match self {
            // Below the limit every whole number is exact.
            Json::Number(number) if number.fract() == 0.0 && (0.0..1e12).contains(number) => Some(*number as usize),
            _ => None,
        }
    }

    /// What a person reads of it in a cell: a text, or a number as it was written. Nothing for what is none.
    pub(crate) fn cell(&self) -> String {
        match self {
            Json::Number(number) => decimal::text(*number).unwrap_or_default(),
            Json::Text(text) => text.to_string(),
            Json::Null | Json::Truth(_) | Json::List(_) | Json::Object(_) => String::new(),
        }
    }
}

/// Reads a file.
///
/// # Errors
/// `file-too-large`, `file-not-text`, `json-damaged` with its line, `json-too-deep`, `json-too-many`, `part-twice`,
/// `text-too-long`.
pub(crate) fn read(bytes: &[u8]) -> Result<Json, Finding> {
    within(bytes, MOST_BYTES)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(Finding::new("file-not-text")) };
    let limits = Limits::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = Part { limits: &limits, depth: 0 }.deserialize(&mut reader);
    read.and_then(|json| reader.end().map(|()| json)).map_err(|error| {
        limits.passed.take().unwrap_or_else(|| {
            let found = Finding::new("json-damaged").with("line", error.line());
            found.with("column", error.column())
        })
    })
}

/// What has been read so far, and the limit that was passed.
#[derive(Default)]
struct Limits {
    parts: Cell<usize>,
    passed: Cell<Option<Finding>>,
}

impl Limits {
    fn pass<E: serde::de::Error>(&self, finding: Finding) -> E {
        self.passed.set(Some(finding));
        E::custom("a limit is passed")
    }

    fn one_more<E: serde::de::Error>(&self) -> Result<(), E> {
        let parts = self.parts.get() + 1;
        self.parts.set(parts);
        if parts <= MOST_PARTS {
            return Ok(());
        }
        Err(self.pass(Finding::new("json-too-many").with("limit", MOST_PARTS)))
    }

    fn text<E: serde::de::Error>(&self, text: &str) -> Result<(), E> {
        if text.len() <= MOST_CHARACTERS || text.chars().count() <= MOST_CHARACTERS {
            return Ok(());
        }
        let found = Finding::new("text-too-long").with("value", text.chars().count().to_string());
        Err(self.pass(found.with("limit", MOST_CHARACTERS)))
    }
}

#[derive(Clone, Copy)]
struct Part<'a> {
    limits: &'a Limits,
    depth: usize,
}

impl Part<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth == MOST_DEPTH {
            return Err(self.limits.pass(Finding::new("json-too-deep").with("limit", MOST_DEPTH)));
        }
        Ok(Part { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        self.limits.one_more()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Json, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Json, E> {
        self.limits.text(text)?;
        Ok(Json::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Json, A::Error> {
        let deeper = self.deeper()?;
        let mut list = Vec::new();
        while let Some(part) = parts.next_element_seed(deeper)? {
            list.push(part);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut parts: A) -> Result<Json, A::Error> {
        let deeper = self.deeper()?;
        let mut object: Vec<(Box<str>, Json)> = Vec::new();
        while let Some(name) = parts.next_key::<String>()? {
            self.limits.text(&name)?;
            object.push((name.into(), parts.next_value_seed(deeper)?));
        }
        let mut names: Vec<&str> = object.iter().map(|(name, _)| &**name).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(self.limits.pass(Finding::new("part-twice").with("value", crate::finding::excerpt(pair[0]))));
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(text: &str) -> &'static str {
        read(text.as_bytes()).unwrap_err().key
    }

    #[test]
    fn the_limits_hold() {
        assert_eq!(key(&format!("{}{}", "[".repeat(25), "]".repeat(25))), "json-too-deep");
        assert_eq!(key(&"[".repeat(1_000_000)), "json-too-deep");
        assert_eq!(key(&format!("[\"{}\"]", "a".repeat(MOST_CHARACTERS + 1))), "text-too-long");
        assert_eq!(key(&format!("{{\"{}\":1}}", "a".repeat(MOST_CHARACTERS + 1))), "text-too-long");
        assert_eq!(key(r#"{"a":1,"b":2,"a":3}"#), "part-twice");
        assert_eq!(read(b"\xff").unwrap_err().key, "file-not-text");
        // The list is a part too.
        assert_eq!(key(&format!("[{}0]", "0,".repeat(MOST_PARTS - 1))), "json-too-many");
        assert_eq!(key(&" ".repeat(MOST_BYTES + 1)), "file-too-large");
    }

    #[test]
    fn a_damaged_file_says_where() {
        let found = read(b"{\n \"a\": 1 x\n}").unwrap_err();
        assert_eq!(found, Finding::new("json-damaged").with("line", 2_usize).with("column", 9_usize));
        for text in ["", "{", "[1,]", "{} x", "nul", "\"\\ud800\"", "1e999", "<!DOCTYPE html>"] {
            assert_eq!(key(text), "json-damaged", "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let json = read(b"[1, 71.4, 0.000201676604, -5, 1e3, 12345678901234]").unwrap();
        let cells: Vec<String> = json.list().unwrap().iter().map(Json::cell).collect();
        assert_eq!(cells, ["1", "71.4", "0.000201676604", "-5", "1000", "12345678901234"]);
    }

    proptest! {
        #[test]
        fn nothing_is_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[\\[\\]{}\",:0-9eE.\\\\a-z-]{0,100}") {
            let _ = read(&bytes);
            let _ = read(text.as_bytes());
        }
    }
}
