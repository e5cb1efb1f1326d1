//! As much of CBOR (RFC 8949) as authenticators write: CTAP2's canonical form, which has whole numbers, bytes, text, lists,
//! maps and true or false, all of known length. Whatever else there is, is refused. Not a library for CBOR.

/// How deep a value may go; CTAP2 allows four levels.
const DEEPEST: u8 = 8;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    Number(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    List(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    Bool(bool),
    Null,
}

impl<'a> Value<'a> {
    /// The first value, and what comes after it.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<(Value<'a>, &'a [u8])> {
        let mut rest = Rest(bytes);
        let value = rest.value(DEEPEST)?;
        Some((value, rest.0))
    }

    /// What a map has under a number.
    pub(crate) fn at(&self, key: i64) -> Option<&Value<'a>> {
        self.of(&Value::Number(key))
    }

    /// What a map has under a word.
    pub(crate) fn named(&self, key: &str) -> Option<&Value<'a>> {
        self.of(&Value::Text(key))
    }

    pub(crate) fn number(&self) -> Option<i64> {
        if let Value::Number(number) = self { Some(*number) } else { None }
    }

    pub(crate) fn bytes(&self) -> Option<&'a [u8]> {
        if let Value::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&'a str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    fn of(&self, key: &Value<'_>) -> Option<&Value<'a>> {
        let Value::Map(pairs) = self else { return None };
        pairs.iter().find(|(own, _)| own == key).map(|(_, value)| value)
    }
}

struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The kind, and the number that says how long, how many or which.
    fn head(&mut self) -> Option<(u8, u64)> {
        let first = self.take(1)?[0];
        let count = match first & 0x1f {
            small @ 0..=23 => u64::from(small),
            long @ 24..=27 => {
                let bytes = self.take(1 << (long - 24))?;
                bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
            }
            // Of unknown length, or not in use.
            _ => return None,
        };
        Some((first >> 5, count))
    }

    fn value(&mut self, deep: u8) -> Option<Value<'a>> {
        let deep = deep.checked_sub(1)?;
        let (kind, count) = self.head()?;
        let length = usize::try_from(count).ok()?;
        Some(match kind {
            0 => Value::Number(i64::try_from(count).ok()?),
            1 => Value::Number(-1 - i64::try_from(count).ok()?),
            2 => Value::Bytes(self.take(length)?),
            3 => Value::Text(std::str::from_utf8(self.take(length)?).ok()?),
            // Nothing is set aside for what is only promised: each value takes a byte at least, and is read first.
            4 => Value::List((0..length).map(|_| self.value(deep)).collect::<Option<_>>()?),
            5 => {
                let mut pairs: Vec<(Value<'a>, Value<'a>)> = Vec::new();
                for _ in 0..length {
                    let (key, value) = (self.value(deep)?, self.value(deep)?);
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return None;
                    }
                    pairs.push((key, value));
                }
                Value::Map(pairs)
            }
            7 => match count {
                20 => Value::Bool(false),
                21 => Value::Bool(true),
                22 => Value::Null,
                _ => return None,
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_authenticators_write_is_read() {
        // {1: 2, 3: -7, "a": [h'00ff', true, null]}
        let bytes = [0xa3, 0x01, 0x02, 0x03, 0x26, 0x61, 0x61, 0x83, 0x42, 0x00, 0xff, 0xf5, 0xf6, 0x99];
        let (value, rest) = Value::read(&bytes).unwrap();
        assert_eq!((value.at(1).unwrap().number(), value.at(3).unwrap().number()), (Some(2), Some(-7)));
        let list = Value::List(vec![Value::Bytes(&[0, 0xff]), Value::Bool(true), Value::Null]);
        assert_eq!((value.named("a"), rest), (Some(&list), &[0x99][..]));
    }

    #[test]
    fn what_they_do_not_write_is_refused() {
        for (what, bytes) in [
            ("nothing", &[][..]),
            ("cut short", &[0x42, 0x00]),
            ("of unknown length", &[0x5f, 0x41, 0x00, 0xff]),
            ("a tag", &[0xc0, 0x61, 0x61]),
            ("a fraction", &[0xf9, 0x3c, 0x00]),
            ("the same key twice", &[0xa2, 0x01, 0x02, 0x01, 0x03]),
            ("more than there can be", &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
            ("too deep", &[0x81; 20]),
            ("not text", &[0x62, 0xc3, 0x28]),
        ] {
            assert_eq!(Value::read(bytes), None, "{what}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = Value::read(&bytes);
        }
    }
}
