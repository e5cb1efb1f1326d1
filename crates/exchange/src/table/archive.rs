//! What a workbook must fulfil before the library for workbooks gets it: how many parts it has, how large they are when
//! they are unpacked, and that their XML is plain. A workbook is an archive of XML from anyone, so sizes that it declares
//! itself are never believed. Not what its cells say.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{MOST_CELLS, MOST_SHEET_COLUMNS, MOST_SHEET_ROWS};
use crate::finding::{Finding, excerpt};

/// The most parts. A workbook has a handful for each sheet.
pub(super) const MOST_PARTS: usize = 1_000;

/// The most bytes that all parts may be together when they are unpacked. A sheet of 50 000 rows and 40 columns is some
/// 80 MB.
pub(super) const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// How many times larger than the file the parts may be. Sheets are some 5 to 40 times larger; what is larger by more
/// than this is made to be.
pub(super) const MOST_RATIO: u64 = 200;

/// Below this many bytes, the ratio does not matter: a nearly empty workbook packs very well.
const RATIO_FROM: u64 = 4 * 1024 * 1024;

/// How deep elements may stand in each other. Workbooks use some ten levels.
pub(super) const MOST_DEPTH: usize = 64;

/// Checks every part, and says whether this is a workbook at all. `most` is how many bytes all parts may be together:
/// [`MOST_UNPACKED`], and less where a test wants to get there.
pub(super) fn check(bytes: &[u8], most: u64) -> Result<(), Finding> {
    let damaged = |_| Finding::new("file-damaged");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if MOST_PARTS < archive.len() {
        return Err(Finding::new("too-many-parts").with("count", archive.len()).with("limit", MOST_PARTS));
    }
    // Two parts of one name could be one to whoever checks and the other to whoever reads.
    if archive.has_duplicate_names() {
        return Err(Finding::new("file-damaged"));
    }
    is_workbook(&archive)?;
    let left = Cell::new(most);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        if part.encrypted() {
            return Err(Finding::new("file-is-protected"));
        }
        let name = part.name().map_err(damaged)?.into_owned();
        let scanned = scan(&name, BufReader::new(Metered { inner: part, left: &left }));
        let unpacked = most - left.get();
        if left.get() == 0 {
            return Err(Finding::new("unpacks-too-large").with("limit", megabytes(most)));
        }
        if RATIO_FROM < unpacked && MOST_RATIO < unpacked / (bytes.len() as u64).max(1) {
            return Err(Finding::new("packed-too-tightly")
                .with("part", excerpt(&name))
                .with("limit", MOST_RATIO as usize));
        }
        scanned?;
    }
    Ok(())
}

fn is_workbook<R: Read + std::io::Seek>(archive: &ZipArchive<R>) -> Result<(), Finding> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("mimetype") {
        return Err(Finding::new("file-is-opendocument"));
    }
    if has("xl/workbook.bin") {
        return Err(Finding::new("file-is-binary-workbook"));
    }
    if has("[Content_Types].xml") { Ok(()) } else { Err(Finding::new("file-is-no-workbook")) }
}

fn megabytes(bytes: u64) -> usize {
    usize::try_from(bytes / (1024 * 1024)).unwrap_or(usize::MAX)
}

/// Reads no more than there is left for the whole archive.
struct Metered<'a, R> {
    inner: R,
    left: &'a Cell<u64>,
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let room = usize::try_from(self.left.get()).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.inner.read(&mut buffer[..room])?;
        self.left.set(self.left.get() - read as u64);
        Ok(read)
    }
}

fn scan(name: &str, mut part: impl BufRead) -> Result<(), Finding> {
    let fault = |key| Finding::new(key).with("part", excerpt(name));
    let damaged = |_| fault("part-damaged");
    let start = part.fill_buf().map_err(damaged)?;
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") || start.iter().take(4).any(|&byte| byte == 0) {
        // Of parts that are not text, pictures and programs, nothing is read.
        if is_xml_name(name) {
            return Err(fault("part-not-utf8"));
        }
        return drain(part).map_err(damaged);
    }
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    // By what it holds, not by its name: a relation can call a sheet anything.
    if !is_xml_name(name) && text.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'<') {
        return drain(part).map_err(damaged);
    }
    let mut reader = Reader::from_reader(part);
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| fault("part-damaged"))? {
            Event::Start(element) => {
                depth += 1;
                if MOST_DEPTH < depth {
                    return Err(fault("part-too-deep").with("limit", MOST_DEPTH));
                }
                attributes(&element).ok_or_else(|| fault("part-damaged"))?;
            }
            Event::Empty(element) => attributes(&element).ok_or_else(|| fault("part-damaged"))?,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::DocType(_) => return Err(fault("part-has-doctype")),
            Event::Eof if depth == 0 => return Ok(()),
            // Cut off in the middle: some readers would wait for the end for ever.
            Event::Eof => return Err(fault("part-damaged")),
            _ => {}
        }
    }
}

fn is_xml_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|ending| name.ends_with(ending))
}

fn drain(mut part: impl BufRead) -> std::io::Result<()> {
    std::io::copy(&mut part, &mut std::io::sink()).map(|_| ())
}

/// That the places and counts in an element are such that can be. The library for workbooks calculates with them, and
/// reserves room for as many texts as a workbook says that it has.
fn attributes(element: &BytesStart<'_>) -> Option<()> {
    let (place, count) = match element.local_name().as_ref() {
        "c" | "row" => ("r", ""),
        "dimension" => ("ref", ""),
        "sst" => ("", "uniqueCount"),
        _ => return Some(()),
    };
    for attribute in element.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key.as_ref();
        if name == place {
            range(&attribute.value)?;
        } else if name == count {
            let count: usize = attribute.value.parse().ok()?;
            (count <= MOST_CELLS).then_some(())?;
        }
    }
    Some(())
}

/// "B7", "7", or "A1:C9", with the first not after the last.
fn range(text: &str) -> Option<()> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (position(first)?, position(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some(())
}

fn position(text: &str) -> Option<(u32, u32)> {
    let letters = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    let (column, row) = text.split_at(letters);
    let within = column.len() <= 3 && (1..=7).contains(&row.len()) && row.bytes().all(|byte| byte.is_ascii_digit());
    let row: u32 = within.then(|| row.parse().ok())??;
    let column = column.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    ((1..=MOST_SHEET_ROWS).contains(&row) && column <= MOST_SHEET_COLUMNS).then_some((row, column))
}
