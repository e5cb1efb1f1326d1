//! Tables in text files: the encodings, separators and line breaks that programs save them with. What stands in the cells
//! is not looked at, except for the apostrophe that keeps a spreadsheet from calculating with a text.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// As text, by its mark, or as UTF-8, or as the encoding that older spreadsheets in this part of the world save in.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    let (text, faulty) = UTF_8.decode_without_bom_handling(bytes);
    if faulty { WINDOWS_1252.decode_without_bom_handling(bytes).0 } else { text }
}

/// With one kind of line break, and one at the end, so that rows can be counted.
pub(crate) fn with_plain_breaks(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// A text without the line that tells spreadsheets what separates the cells, and how many lines went. Ours finds that
/// out, but the line counts.
pub(crate) fn without_separator_line(text: &str) -> (u32, &str) {
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_start_matches('"').to_lowercase().starts_with("sep=") => (1, rest),
        _ => (0, text),
    }
}

/// The records of a table with their rows, as a spreadsheet counts them: empty lines count, line breaks in a cell
/// do not.
pub(crate) struct Records<'a> {
    reader: csv::Reader<&'a [u8]>,
    /// The row of the last record.
    row: u32,
    /// The line after it.
    next_line: u64,
}

impl<'a> Records<'a> {
    /// Of a text with plain line breaks, some lines of which were skipped.
    pub(crate) fn new(text: &'a str, separator: u8, skipped: u32) -> Records<'a> {
        let reader =
            ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
        Records { reader, row: skipped, next_line: 1 }
    }

    /// The next record, read into one that was made before, because there may be millions; and its row.
    pub(crate) fn read_into(&mut self, record: &mut StringRecord) -> Option<u32> {
        // The text is text, and rows may differ in length: there is nothing left that the reader can object to.
        if !self.reader.read_record(record).unwrap_or(false) {
            return None;
        }
        let next_line = self.reader.position().line();
        let mut lines = next_line.saturating_sub(self.next_line);
        if 1 < lines {
            let breaks_in_cells: u64 = record.iter().map(|cell| cell.matches('\n').count() as u64).sum();
            lines = lines.saturating_sub(breaks_in_cells);
        }
        self.next_line = next_line;
        self.row = self.row.saturating_add(u32::try_from(lines.max(1)).unwrap_or(u32::MAX));
        Some(self.row)
    }
}

impl Iterator for Records<'_> {
    type Item = (u32, StringRecord);

    fn next(&mut self) -> Option<(u32, StringRecord)> {
        let mut record = StringRecord::new();
        let row = self.read_into(&mut record)?;
        Some((row, record))
    }
}

/// Whether a spreadsheet that opens a text file would calculate with this text, or would if the apostrophes before it were
/// fewer. The wide letters are what some keyboards type; spreadsheets take them for the others.
fn would_be_calculated(text: &str) -> bool {
    const BEGINS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.trim_start_matches('\'').starts_with(BEGINS)
}

/// The text with an apostrophe before it where a spreadsheet would otherwise calculate with it.
pub(crate) fn neutralised(text: &str) -> Cow<'_, str> {
    if would_be_calculated(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text without the apostrophe that [`neutralised`] put there.
pub(crate) fn as_was_meant(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(meant) if would_be_calculated(meant) => meant,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{as_was_meant, neutralised};

    #[test]
    fn what_would_be_calculated_gets_an_apostrophe() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2 tjänster", "'-2 tjänster"),
            ("'=1", "''=1"),
            ("\t=1", "'\t=1"),
            ("O'Neill", "O'Neill"),
            ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ] {
            assert_eq!(neutralised(text), written);
            assert_eq!(as_was_meant(written), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_neutralised_reads_as_it_was(text in "['=+@\t\r\n＝a-]{0,6}") {
            let written = neutralised(&text);
            prop_assert_eq!(as_was_meant(&written), &text);
        }
    }
}
