//! PX (PC-Axis), the format in which Statistics Sweden and its sisters publish tables: keywords, of which some are in several
//! languages, and then the data. In only. A dash in the data is zero, as the format says; dots are missing values, as is what
//! `DATASYMBOL1`–`6` show for them, unless those say that it is secret.
//!
//! Not read: data with `KEYS`, and what only says how a table looks.

use std::borrow::Cow;

use domain::period::Period;

use crate::cube::{self, Category, Cell, Dimension};
use crate::finding::{Finding, excerpt};
use crate::mapping::Role;
use crate::series::metadata::{Metadata, Told};
use crate::series::source::{Numbered, Source};
use crate::sheet::Language;
use crate::values::within;

mod data;
mod encoding;
mod keywords;
#[cfg(test)]
mod tests;

use keywords::{Keyword, Keywords};

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 128 * 1024 * 1024;

/// Whether a file seems to be one: it begins with a keyword of those that come first.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let first = bytes.split(|byte| *byte == b'=').next().unwrap_or_default();
    let first = first.split(|byte| *byte == b'[').next().unwrap_or_default();
    const FIRST: [&[u8]; 12] = [
        b"CHARSET",
        b"AXIS-VERSION",
        b"CODEPAGE",
        b"LANGUAGE",
        b"LANGUAGES",
        b"CREATION-DATE",
        b"NEXT-UPDATE",
        b"MATRIX",
        b"DECIMALS",
        b"SHOWDECIMALS",
        b"SUBJECT-CODE",
        b"TABLEID",
    ];
    FIRST.contains(&first.trim_ascii())
}

/// Reads a file, in a language of the reader where it has it.
///
/// # Errors
/// Why it cannot be read, with the line and the keyword.
pub fn read(bytes: &[u8], language: Language) -> Result<Source, Finding> {
    within(bytes, MOST_BYTES)?;
    let (text, unknown) = encoding::decoded(bytes);
    if text.contains('\0') {
        return Err(Finding::new("file-not-text"));
    }
    let (keywords, data) = keywords::read(&text)?;
    let mut advice: Vec<Finding> = Vec::new();
    advice
        .extend(unknown.map(|name| Finding::new("encoding-unknown").with("value", excerpt(&name)).within("CODEPAGE")));
    let table = Table::of(&keywords, language);
    if let Some(keys) = table.keywords.any("KEYS") {
        return Err(Finding::new("px-has-keys").on(keys.line).within("KEYS"));
    }
    let dimensions = table.dimensions()?;
    let size = cube::size(dimensions.iter().map(|dimension| dimension.categories.len()))?;
    let Some((data, line)) = data else { return Err(missing("DATA")) };
    let symbols: Vec<Option<&str>> = (1..=6).map(|dots| table.one(&format!("DATASYMBOL{dots}"))).collect();
    let (mut cells, mut nothings) = (Vec::new(), 0);
    for (at, (text, line)) in data::Cells::new(data, line).enumerate() {
        if at == size {
            return Err(not_filled(data::Cells::new(data, line).count() + at, size));
        }
        let value = match text {
            "-" => {
                nothings += 1;
                Cow::Borrowed("0")
            }
            dots if (1..=6).contains(&dots.len()) && dots.bytes().all(|byte| byte == b'.') => {
                // "." without a symbol is a value that cannot exist, and more dots one that is missing.
                let symbol = symbols.get(dots.len() - 1).copied().flatten().filter(|symbol| !symbol.trim().is_empty());
                Cow::Borrowed(symbol.filter(|symbol| symbol.chars().count() <= 20).unwrap_or(dots))
            }
            text => Cow::Borrowed(text),
        };
        cells.push(Cell { at, value, status: Cow::Borrowed(""), number: line });
    }
    if cells.len() != size {
        return Err(not_filled(cells.len(), size));
    }
    if 0 < nothings {
        advice.push(Finding::new("dash-is-nothing").with("count", nothings as usize).within("DATA"));
    }
    cube::source(&dimensions, cells, &[], Numbered::Line("DATA"), (table.metadata(), advice))
}

fn missing(keyword: &str) -> Finding {
    Finding::new("part-missing").with("value", excerpt(keyword)).within(excerpt(keyword))
}

fn not_filled(count: usize, size: usize) -> Finding {
    Finding::new("cube-not-filled").with("count", count).with("expected", size).within("DATA")
}

/// The keywords of a table in one language.
struct Table<'a> {
    keywords: &'a Keywords<'a>,
    /// `None` for the language in which the file is written first.
    language: Option<&'a str>,
}

impl<'a> Table<'a> {
    fn of(keywords: &'a Keywords<'a>, language: Language) -> Table<'a> {
        let wanted = match language {
            Language::Swedish => "sv",
            Language::English => "en",
        };
        let first = keywords.find("LANGUAGE", None, None).and_then(|keyword| keyword.values.first());
        let others =
            keywords.find("LANGUAGES", None, None).map(|keyword| keyword.values.as_slice()).unwrap_or_default();
        let is_first = first.is_some_and(|first| first.eq_ignore_ascii_case(wanted));
        let other = others.iter().find(|known| known.eq_ignore_ascii_case(wanted)).filter(|_| !is_first);
        // Named among the languages and not written in it: then it is of no use.
        let other = other.map(|known| &**known).filter(|known| {
            keywords.find("STUB", Some(known), None).or_else(|| keywords.find("HEADING", Some(known), None)).is_some()
        });
        Table { keywords, language: other }
    }

    fn find(&self, name: &str, of: Option<&str>) -> Option<&'a Keyword<'a>> {
        let translated = self.language.and_then(|_| self.keywords.find(name, self.language, of));
        translated.or_else(|| self.keywords.find(name, None, of))
    }

    /// The single value of a keyword that is about the whole table.
    fn one(&self, name: &str) -> Option<&'a str> {
        self.find(name, None).and_then(|keyword| keyword.values.first()).map(|value| &**value)
    }

    /// The dimensions, those of the stub first: the last runs fastest.
    fn dimensions(&self) -> Result<Vec<Dimension>, Finding> {
        let names = |language: Option<&'a str>| -> Vec<&'a str> {
            let of = |keyword| self.keywords.find(keyword, language, None).map(|keyword| keyword.values.as_slice());
            ["STUB", "HEADING"].iter().filter_map(|keyword| of(keyword)).flatten().map(|name| &**name).collect()
        };
        let first = names(None);
        if first.is_empty() {
            return Err(missing("STUB"));
        }
        cube::size(first.iter().map(|_| 1))?;
        let translated = self.language.map(|language| names(Some(language)));
        let called = match translated {
            Some(translated) if translated.len() == first.len() => translated,
            _ => first.clone(),
        };
        for (at, name) in called.iter().enumerate() {
            if called[..at].contains(name) {
                return Err(Finding::new("part-twice").with("value", excerpt(name)).within("STUB"));
            }
        }
        let contents = self.one("CONTVARIABLE");
        called.iter().zip(&first).map(|(called, first)| self.dimension(called, first, contents)).collect()
    }

    fn dimension(&self, called: &str, first: &str, contents: Option<&str>) -> Result<Dimension, Finding> {
        // What is not translated is called as in the first language.
        let of = |name: &str| self.find(name, Some(called)).or_else(|| self.keywords.find(name, None, Some(first)));
        let values = of("VALUES").or_else(|| of("CODES")).ok_or_else(|| missing(&format!("VALUES(\"{called}\")")))?;
        let codes = of("CODES").filter(|codes| codes.values.len() == values.values.len());
        let timeval = of("TIMEVAL");
        let scale = timeval.and_then(|keyword| keyword.values.first()).and_then(|value| value.strip_prefix("TLIST("));
        let scale = scale.and_then(|scale| scale.chars().next());
        let categories = values.values.iter().enumerate().map(|(at, label)| {
            let code = codes.and_then(|codes| codes.values.get(at)).unwrap_or(label);
            let time = timeval.and_then(|keyword| keyword.values.get(at + 1)).filter(|_| scale.is_some());
            Category { code: code.to_string(), label: period(label, time.map(|time| &**time), scale) }
        });
        let categories: Vec<Category> = categories.collect();
        let told = if timeval.is_some() || self.is_time(called, first) {
            Role::Period
        } else if contents == Some(called) || contents == Some(first) {
            Role::Indicator
        } else {
            Role::dimension()
        };
        Ok(Dimension { heading: called.to_owned(), told: Some(told), categories })
    }

    /// Whether the file says that it is the dimension of time otherwise than by its list of times.
    fn is_time(&self, called: &str, first: &str) -> bool {
        let of = |name: &str| self.find(name, Some(called)).or_else(|| self.keywords.find(name, None, Some(first)));
        of("VARIABLE-TYPE").and_then(|keyword| keyword.values.first()).is_some_and(|kind| &**kind == "T")
    }

    fn metadata(&self) -> Metadata {
        let told = |name: &str| self.one(name).and_then(|text| Told::new(name, &text.replace('#', "\n")));
        // Of several contents each may have its unit; the table's own holds where they have none.
        let units = self.keywords.all("UNITS").filter(|keyword| keyword.language.as_deref() == self.language);
        let mut units: Vec<&str> = units.filter_map(|keyword| keyword.values.first()).map(|unit| &**unit).collect();
        units.sort_unstable();
        units.dedup();
        let unit = match units.as_slice() {
            [only] => Told::new("UNITS", only),
            _ => told("UNITS"),
        };
        let updated = self.one("LAST-UPDATED").or_else(|| {
            let any = self.keywords.all("LAST-UPDATED").filter_map(|keyword| keyword.values.first()).map(|day| &**day);
            any.max()
        });
        let notes = ["NOTE", "NOTEX", "INFO", "SURVEY", "CONTACT"].iter().filter_map(|name| told(name));
        Metadata {
            title: told("TITLE").or_else(|| told("DESCRIPTION")),
            measure: told("CONTENTS"),
            unit,
            source: told("SOURCE"),
            updated: updated.and_then(|day| Told::new("LAST-UPDATED", day)),
            licence: told("COPYRIGHT"),
            notes: notes.collect(),
            ..Metadata::default()
        }
    }
}

/// A text of the dimension of time as a period: as it is when it reads as one, else by the list of times, in which a quarter
/// is "20181" and a month "201803".
fn period(label: &str, time: Option<&str>, scale: Option<char>) -> String {
    let (Some(time), Some(scale)) = (time, scale) else { return label.to_owned() };
    if Period::parse(label).is_ok() {
        return label.to_owned();
    }
    let by_list = match (time.get(..4), time.get(4..), scale) {
        (Some(year), Some(rest), 'Q' | 'H' | 'M' | 'T') if !rest.is_empty() => {
            format!("{year}{scale}{}", rest.trim_start_matches(|letter: char| !letter.is_ascii_digit()))
        }
        (_, _, 'A') => time.to_owned(),
        // A week is no period here, and must not read as a month.
        _ => return label.to_owned(),
    };
    if Period::parse(&by_list).is_ok() { by_list } else { label.to_owned() }
}
