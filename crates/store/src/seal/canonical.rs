//! One spelling of a JSON value, so that equal values have equal bytes: RFC 8785 without fractions. Not a general JSON
//! writer: what has no single spelling here is refused.

use std::fmt;

use serde_json::Value;

/// The largest whole number that every reader of JSON reads exactly: 2⁵³ − 1.
const LARGEST: i64 = 9_007_199_254_740_991;

/// The value has no canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCanonical {
    /// It is not JSON, or is nested too deep.
    NotJson(String),
    /// A number that is not whole, or is beyond ±(2⁵³ − 1).
    Number(String),
    /// It is JSON, but not written in the one way.
    OtherSpelling,
}

impl fmt::Display for NotCanonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotCanonical::NotJson(why) => write!(f, "it is not JSON: {why}"),
            NotCanonical::Number(number) => write!(f, "the number {number} is not whole, or too large"),
            NotCanonical::OtherSpelling => f.write_str("it is not written in the canonical way"),
        }
    }
}

impl std::error::Error for NotCanonical {}

/// The one spelling of a value: no spaces, names in order of their UTF-16 units, whole numbers, the shortest escapes.
///
/// # Errors
/// `Number`.
pub fn write(value: &Value) -> Result<String, NotCanonical> {
    let mut text = String::new();
    append(&mut text, value)?;
    Ok(text)
}

/// The value of a text that is written in the one way.
///
/// # Errors
/// All of them: a text in any other spelling is not taken, so that nothing can be hidden between two readings of it.
pub fn read(text: &str) -> Result<Value, NotCanonical> {
    let value: Value = serde_json::from_str(text).map_err(|error| NotCanonical::NotJson(error.to_string()))?;
    if write(&value)? == text { Ok(value) } else { Err(NotCanonical::OtherSpelling) }
}

fn append(text: &mut String, value: &Value) -> Result<(), NotCanonical> {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if (-LARGEST..=LARGEST).contains(&whole) => text.push_str(&whole.to_string()),
            _ => return Err(NotCanonical::Number(number.to_string())),
        },
        Value::String(string) => append_string(text, string),
        Value::Array(values) => {
            text.push('[');
            for (place, value) in values.iter().enumerate() {
                if 0 < place {
                    text.push(',');
                }
                append(text, value)?;
            }
            text.push(']');
        }
        Value::Object(members) => {
            // Sorted here, whatever order the map happens to keep.
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            text.push('{');
            for (place, (name, value)) in members.into_iter().enumerate() {
                if 0 < place {
                    text.push(',');
                }
                append_string(text, name);
                text.push(':');
                append(text, value)?;
            }
            text.push('}');
        }
    }
    Ok(())
}

fn append_string(text: &mut String, string: &str) {
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            control if control < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_one_spelling() {
        let value = json!({"b": [1, -2, true, null], "a": {"å": "ä\"\\\n\u{1}\u{7f}€"}, "": 0});
        let text = "{\"\":0,\"a\":{\"å\":\"ä\\\"\\\\\\n\\u0001\u{7f}€\"},\"b\":[1,-2,true,null]}";
        assert_eq!(write(&value).as_deref(), Ok(text));
        assert_eq!(read(text), Ok(value));
    }

    #[test]
    fn names_stand_in_the_order_of_utf_16() {
        // The example of RFC 8785, 3.2.3: U+1F600 sorts before U+FB33, though its code point is larger.
        let value = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
        let text = write(&value).unwrap();
        assert_eq!(text, "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}");
    }

    #[test]
    fn other_spellings_are_refused() {
        for other in [
            " 1",
            "1 ",
            "1\n",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":1}",
            "\"\\u00e5\"",
            "\"\\/\"",
            "-0",
            "1e3",
            "{\"a\": 1}",
        ] {
            assert!(read(other).is_err(), "{other}");
        }
    }

    #[test]
    fn fractions_and_large_numbers_are_refused() {
        for number in ["1.5", "1.0", "9007199254740992", "-9007199254740992", "18446744073709551615"] {
            assert!(matches!(read(number), Err(NotCanonical::Number(_))), "{number}");
        }
        assert!(read("9007199254740991").is_ok());
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-LARGEST..=LARGEST).prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(any::<String>(), inner, 0..5)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(value in any_value()) {
            prop_assert_eq!(read(&write(&value).unwrap()), Ok(value));
        }
    }
}
