//! Codes of an authenticator app: RFC 6238 with what every app knows, HMAC-SHA-1, six digits and thirty seconds. SHA-1 is
//! sound here: what is known to break it are collisions, which say nothing about a keyed hash.

use std::fmt;

use ring::hmac;

/// How long a code is shown, in seconds.
pub const PERIOD: i64 = 30;
/// How many digits a code has.
pub const DIGITS: usize = 6;
/// The bytes of a secret: as many as the hash gives (RFC 4226, 4, R6).
pub const LENGTH: usize = 20;

/// What the app and the server both know.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; LENGTH]);

impl Secret {
    /// The secret of these bytes, which must be random.
    pub fn new(bytes: [u8; LENGTH]) -> Secret {
        Secret(bytes)
    }

    /// The bytes, to be kept where nobody reads them.
    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// The secret as it is typed into an app that cannot read the picture: base 32 in groups of four.
    pub fn text(&self) -> String {
        let letters = base32(&self.0);
        let groups: Vec<&str> = (0..letters.len()).step_by(4).map(|from| &letters[from..from + 4]).collect();
        groups.join(" ")
    }

    /// The address that the picture holds, by which an app knows what it is for. Both names are written so that nothing in
    /// them is taken for a part of the address.
    pub fn address(&self, issuer: &str, account: &str) -> String {
        let (issuer, account) = (encoded(issuer), encoded(account));
        format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&algorithm=SHA1&digits={DIGITS}&period={PERIOD}",
            base32(&self.0)
        )
    }

    /// The code of a step.
    pub fn code(&self, step: i64) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &self.0);
        let tag = hmac::sign(&key, &step.to_be_bytes());
        let bytes = tag.as_ref();
        // RFC 4226, 5.3: where to read is in the last half byte.
        let from = bytes.last().map_or(0, |last| usize::from(last & 0x0f));
        let four = bytes[from..from + 4].iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        format!("{:0width$}", (four & 0x7fff_ffff) % 1_000_000, width = DIGITS)
    }

    /// The step whose code was typed, around this moment: the one before and the one after too, because clocks differ and
    /// people are slow. Only steps after `last`, so that no code is taken twice. Blanks between the digits are nothing.
    pub fn step_of(&self, typed: &str, seconds: i64, last: i64) -> Option<i64> {
        let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        let now = step_at(seconds);
        // All three are compared, whichever is right, so that the time tells nothing.
        let mut found = None;
        for step in now - 1..=now + 1 {
            if is_same(&self.code(step), &typed) && last < step {
                found = Some(step);
            }
        }
        found
    }
}

/// Never in a log by mistake.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The step that a moment is in, given as seconds since 1970.
pub fn step_at(seconds: i64) -> i64 {
    seconds.div_euclid(PERIOD)
}

fn is_same(one: &str, other: &str) -> bool {
    let differences = one.bytes().zip(other.bytes()).fold(0, |found, (one, other)| found | (one ^ other));
    one.len() == other.len() && differences == 0
}

/// RFC 4648, 6, without padding: twenty bytes need none.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for five in bytes.chunks(5) {
        let number = (0..5).fold(0_u64, |number, at| number << 8 | u64::from(five.get(at).copied().unwrap_or(0)));
        let letters = (five.len() * 8).div_ceil(5);
        for at in 0..letters {
            text.push(char::from(LETTERS[(number >> (35 - 5 * at) & 0x1f) as usize]));
        }
    }
    text
}

fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238's test vectors.
    fn vectors() -> Secret {
        Secret::new(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, of which we show the last six digits.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(vectors().code(step_at(seconds)), code, "{seconds}");
            assert_eq!(vectors().step_of(code, seconds, 0), Some(step_at(seconds)), "{seconds}");
        }
    }

    #[test]
    fn a_code_is_taken_a_step_early_and_late_and_no_more() {
        let (secret, now) = (vectors(), 1_111_111_111);
        let step = step_at(now);
        for (off, is_taken) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            assert_eq!(secret.step_of(&secret.code(step + off), now, 0).is_some(), is_taken, "{off}");
        }
        assert_eq!(secret.step_of(" 050 471 ", now, 0), Some(step));
        for wrong in ["", "050472", "50471", "0504711", "05047", "０５０４７１", "\0"] {
            assert_eq!(secret.step_of(wrong, now, 0), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_code_that_was_taken_is_not_taken_again_nor_an_older_one() {
        let (secret, now) = (vectors(), 1_111_111_111);
        let step = step_at(now);
        assert_eq!(secret.step_of(&secret.code(step), now, step), None);
        assert_eq!(secret.step_of(&secret.code(step - 1), now, step), None);
        assert_eq!(secret.step_of(&secret.code(step + 1), now, step), Some(step + 1));
    }

    #[test]
    fn the_secret_is_written_as_apps_read_it() {
        assert_eq!(vectors().text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(base32(b"foobar"), "MZXW6YTBOI", "RFC 4648, 10");
        let address = vectors().address("Verket för prov", "a&b=c?d@verket.se");
        assert_eq!(
            address,
            "otpauth://totp/Verket%20f%C3%B6r%20prov:a%26b%3Dc%3Fd@verket.se?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\
             &issuer=Verket%20f%C3%B6r%20prov&algorithm=SHA1&digits=6&period=30"
        );
        assert_eq!(format!("{:?}", vectors()), "Secret(…)");
    }
}
