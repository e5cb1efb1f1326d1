//! Passwords that others have lost: a file that the operator gives, far larger than what is built in. As it is downloaded:
//! a line for each password, the SHA-1 of it in hexadecimal, a colon and how often it was seen, in the order of the hashes.
//! Looked up where it lies, by halves: forty gigabytes cost thirty-odd small readings and no memory. Nothing leaves the machine.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use ring::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA1_OUTPUT_LEN, digest};

use crate::error::{OpenError, StoreError};

/// No line is longer: forty digits, a colon, a count and the end of the line.
const LONGEST: u64 = 64;
/// So many lines are looked at when it is opened, to see that they are in order.
const LOOKED_AT: u64 = 512;

type Hash = [u8; SHA1_OUTPUT_LEN];

/// The file.
#[derive(Debug)]
pub(crate) struct Leaked {
    path: PathBuf,
    file: File,
    length: u64,
}

/// A line, and where it lies.
struct Line {
    begins: u64,
    ends: u64,
    hash: Hash,
}

impl Leaked {
    /// Opens the file, and refuses one that is not what it should be: in another order every look-up would find nothing, and
    /// nobody would see that.
    pub(crate) fn open(path: &Path) -> Result<Leaked, OpenError> {
        let told = |what, cause| OpenError::File { path: path.to_owned(), what, cause };
        let file = File::open(path).map_err(|cause| told("open", cause))?;
        let length = file.metadata().map_err(|cause| told("open", cause))?.len();
        let leaked = Leaked { path: path.to_owned(), file, length };
        leaked.look_through().map_err(|cause| told("read as hashes of passwords, in order", cause))?;
        Ok(leaked)
    }

    fn look_through(&self) -> io::Result<()> {
        let last = self.length.checked_sub(1).ok_or_else(|| malformed("the file is empty"))?;
        let mut before: Option<Line> = None;
        for step in 0..=LOOKED_AT {
            let at = u64::try_from(u128::from(last) * u128::from(step) / u128::from(LOOKED_AT)).unwrap_or(last);
            let line = self.line_at(at)?;
            if let Some(before) = &before
                && before.begins != line.begins
                && line.hash <= before.hash
            {
                return Err(malformed("the hashes are not in order: take the file that is ordered by hash"));
            }
            before = Some(line);
        }
        Ok(())
    }

    /// Whether the password is in it.
    pub(crate) fn has(&self, password: &str) -> Result<bool, StoreError> {
        let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        let hash: Hash = hash.as_ref().try_into().unwrap_or_default();
        self.find(&hash).map_err(|cause| StoreError::File { path: self.path.clone(), cause })
    }

    fn find(&self, wanted: &Hash) -> io::Result<bool> {
        // Both are where a line begins, or the end.
        let (mut from, mut until) = (0, self.length);
        while from < until {
            let line = self.line_at(from + (until - from) / 2)?;
            match line.hash.cmp(wanted) {
                std::cmp::Ordering::Equal => return Ok(true),
                std::cmp::Ordering::Less => from = line.ends,
                std::cmp::Ordering::Greater => until = line.begins,
            }
        }
        Ok(false)
    }

    /// The line that a byte belongs to.
    fn line_at(&self, at: u64) -> io::Result<Line> {
        let first = at.saturating_sub(LONGEST);
        let mut bytes = [0; 2 * LONGEST as usize];
        let mut filled = 0;
        while filled < bytes.len() {
            let Some(rest) = bytes.get_mut(filled..) else { break };
            match self.file.read_at(rest, first + filled as u64) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        let bytes = bytes.get(..filled).unwrap_or_default();
        let middle = usize::try_from(at - first).unwrap_or(usize::MAX);
        let before = bytes.get(..middle).ok_or_else(|| malformed("the file has become shorter"))?;
        let begins = match before.iter().rposition(|byte| *byte == b'\n') {
            Some(end) => end + 1,
            None if first == 0 => 0,
            None => return Err(malformed("a line is too long")),
        };
        let line = bytes.get(begins..).unwrap_or_default();
        let ends = match line.iter().position(|byte| *byte == b'\n') {
            Some(end) => begins + end + 1,
            // The last line may lack its end.
            None if first + filled as u64 == self.length => filled,
            None => return Err(malformed("a line is too long")),
        };
        let hash = hash_of(line).ok_or_else(|| malformed("a line is no hash of a password"))?;
        Ok(Line { begins: first + begins as u64, ends: first + ends as u64, hash })
    }
}

/// The hash that a line begins with: forty digits, and then nothing, or a colon and a count.
fn hash_of(line: &[u8]) -> Option<Hash> {
    let (digits, rest) = line.split_at_checked(2 * SHA1_OUTPUT_LEN)?;
    if !matches!(rest.first(), None | Some(b':' | b'\r' | b'\n')) {
        return None;
    }
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut hash = Hash::default();
    for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(high)? << 4 | digit(low)?;
    }
    Some(hash)
}

fn malformed(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn line(password: &str, tail: &str) -> String {
        let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        let mut line = hash.as_ref().iter().fold(String::new(), |mut line, byte| {
            let _ = write!(line, "{byte:02X}");
            line
        });
        line.push_str(tail);
        line
    }

    fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("leaked.txt");
        std::fs::write(&path, text).unwrap();
        (place, path)
    }

    /// As it is downloaded: each with its count, of one digit to eight.
    fn list(passwords: impl Iterator<Item = String>, end: &str) -> String {
        let mut lines: Vec<String> =
            passwords.enumerate().map(|(at, one)| line(&one, &format!(":{}", (at * at * 97) % 99_999_999))).collect();
        lines.sort();
        lines.join(end) + end
    }

    #[test]
    fn each_that_is_in_it_is_found_and_no_other() {
        for (count, end) in [(1, "\r\n"), (2, "\n"), (3, "\r\n"), (5_000, "\r\n"), (5_001, "\n")] {
            let (_place, path) = file(&list((0..count).map(|number| format!("mossa {number}")), end));
            let leaked = Leaked::open(&path).unwrap();
            for number in 0..count {
                assert!(leaked.has(&format!("mossa {number}")).unwrap(), "{number} of {count}");
                assert!(!leaked.has(&format!("Mossa {number}")).unwrap(), "{number} of {count}");
            }
        }
    }

    #[test]
    fn the_first_and_the_last_are_found_also_without_an_end_without_counts_and_in_small_letters() {
        let mut lines = ["a", "b", "c"].map(|one| line(one, ""));
        lines.sort();
        for text in [lines.join("\n"), lines.join("\r\n"), lines.join("\n").to_lowercase()] {
            let (_place, path) = file(&text);
            let leaked = Leaked::open(&path).unwrap();
            assert!(["a", "b", "c"].iter().all(|one| leaked.has(one).unwrap()), "{text}");
            assert!(!leaked.has("d").unwrap());
        }
    }

    #[test]
    fn a_file_in_another_order_or_of_something_else_is_refused_at_once() {
        let ordered = list((0..1000).map(|number| number.to_string()), "\n");
        let mut backwards: Vec<&str> = ordered.lines().collect();
        backwards.reverse();
        let long = format!("{}{}\n", line("a", ":1"), " ".repeat(200));
        let ntlm = "8846F7EAEE8FB117AD06BDD830B7586C:3\n".to_owned();
        let plain = "password\n123456\n".to_owned();
        for text in [String::new(), "\n".to_owned(), backwards.join("\n"), long, ntlm, plain, format!("{ordered}\n\n")]
        {
            let (_place, path) = file(&text);
            let refused = Leaked::open(&path);
            assert!(matches!(refused, Err(OpenError::File { .. })), "{:?} {refused:?}", text.get(..20));
        }
        assert!(Leaked::open(Path::new("/nowhere/leaked.txt")).is_err());
    }

    #[test]
    fn a_file_that_cannot_be_read_later_is_a_fault_and_no_yes() {
        let (_place, path) = file(&list((0..1000).map(|number| number.to_string()), "\n"));
        let leaked = Leaked::open(&path).unwrap();
        std::fs::write(&path, "cut").unwrap();
        assert!(matches!(leaked.has("1"), Err(StoreError::File { .. })));
    }
}
