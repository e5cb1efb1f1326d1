//! The keywords of a PX file: `KEYWORD[language]("about what")=value,value;`, until the data begin. Not what they mean.

use std::borrow::Cow;

use crate::finding::{Finding, excerpt};
use crate::table::MOST_CHARACTERS;

/// The most keywords that are read.
const MOST_KEYWORDS: usize = 50_000;

/// The most values that all keywords may have together.
const MOST_VALUES: usize = 2_000_000;

/// A keyword with its values.
#[derive(Debug, Default)]
pub(super) struct Keyword<'a> {
    pub(super) name: &'a str,
    pub(super) language: Option<Cow<'a, str>>,
    /// About what: a dimension, or a dimension and one of its values.
    pub(super) about: Vec<Cow<'a, str>>,
    pub(super) values: Vec<Cow<'a, str>>,
    /// On which line of the file it begins.
    pub(super) line: u32,
}

/// All of them, in the order of the file.
pub(super) struct Keywords<'a> {
    all: Vec<Keyword<'a>>,
}

impl<'a> Keywords<'a> {
    /// A keyword in a language, about a dimension or about the whole.
    pub(super) fn find(&self, name: &str, language: Option<&str>, about: Option<&str>) -> Option<&Keyword<'a>> {
        self.all.iter().find(|known| {
            let is_about = match (about, known.about.as_slice()) {
                (None, []) => true,
                (Some(about), [only]) => about == only,
                _ => false,
            };
            known.name == name && known.language.as_deref() == language && is_about
        })
    }

    /// Every keyword of a name.
    pub(super) fn all<'k>(&'k self, name: &'k str) -> impl Iterator<Item = &'k Keyword<'a>> {
        self.all.iter().filter(move |known| known.name == name)
    }

    pub(super) fn any(&self, name: &str) -> Option<&Keyword<'a>> {
        self.all.iter().find(|known| known.name == name)
    }
}

/// The data of a file: what follows the last keyword, and the line on which it begins.
pub(super) type Data<'a> = Option<(&'a str, u32)>;

/// The keywords, and what follows `DATA=`.
///
/// # Errors
/// `part-not-understood` with its line, `text-too-long`, `too-many-parts`.
pub(super) fn read(text: &str) -> Result<(Keywords<'_>, Data<'_>), Finding> {
    let mut reader = Reader { text, at: 0, line: 1, values: 0 };
    let mut all = Vec::new();
    loop {
        reader.skip_blanks();
        if reader.rest().is_empty() {
            return Ok((Keywords { all }, None));
        }
        let (keyword, is_data) = reader.keyword()?;
        if is_data {
            let data = Some((reader.rest(), reader.line));
            return Ok((Keywords { all }, data));
        }
        if MOST_KEYWORDS == all.len() {
            let found = Finding::new("too-many-parts").with("count", all.len() + 1);
            return Err(found.with("limit", MOST_KEYWORDS).on(keyword.line));
        }
        all.push(keyword);
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    values: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on past what was read, and counts its lines.
    fn pass(&mut self, length: usize) {
        let passed = self.rest().get(..length).unwrap_or("");
        let lines = passed.bytes().filter(|byte| *byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.at += passed.len();
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.pass(rest.len() - rest.trim_start().len());
    }

    fn takes(&mut self, letter: char) -> bool {
        self.skip_blanks();
        let is_there = self.peek() == Some(letter);
        if is_there {
            self.pass(letter.len_utf8());
        }
        is_there
    }

    fn wrong(&self, within: &str) -> Finding {
        let line = self.rest().lines().next().unwrap_or("");
        let told = if line.trim().is_empty() { within } else { line };
        Finding::new("part-not-understood").with("value", excerpt(told)).on(self.line).within(excerpt(within))
    }

    /// A keyword with its values; of the data only the keyword.
    fn keyword(&mut self) -> Result<(Keyword<'a>, bool), Finding> {
        let line = self.line;
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        let rest = self.rest();
        let name = &rest[..rest.find(|letter| !is_name(letter)).unwrap_or(rest.len())];
        if name.is_empty() {
            return Err(self.wrong("?"));
        }
        self.pass(name.len());
        let mut keyword = Keyword { name, line, ..Keyword::default() };
        if self.takes('[') {
            let rest = self.rest();
            let length = rest.find(']').filter(|length| *length <= 40).ok_or_else(|| self.wrong(name))?;
            keyword.language = Some(Cow::Borrowed(rest[..length].trim().trim_matches('"')));
            self.pass(length + 1);
        }
        if self.takes('(') {
            loop {
                self.skip_blanks();
                let about = if self.peek() == Some('"') { self.quoted(name)? } else { self.bare(")") };
                keyword.about.push(about);
                if !self.takes(',') {
                    break;
                }
            }
            if !self.takes(')') {
                return Err(self.wrong(name));
            }
        }
        if !self.takes('=') {
            return Err(self.wrong(name));
        }
        if name == "DATA" {
            return Ok((keyword, true));
        }
        self.values(&mut keyword)?;
        Ok((keyword, false))
    }

    fn values(&mut self, keyword: &mut Keyword<'a>) -> Result<(), Finding> {
        loop {
            self.skip_blanks();
            let value = match self.peek() {
                Some('"') => self.quoted(keyword.name)?,
                Some(';') if keyword.values.is_empty() => {
                    self.pass(1);
                    return Ok(());
                }
                Some(_) => self.bare(",;"),
                None => return Err(self.wrong(keyword.name)),
            };
            self.values += 1;
            if MOST_VALUES < self.values {
                let found = Finding::new("too-many-parts").with("count", self.values);
                return Err(found.with("limit", MOST_VALUES).on(self.line).within(keyword.name));
            }
            keyword.values.push(value);
            if self.takes(',') {
                continue;
            }
            match self.takes(';') {
                true => return Ok(()),
                false => return Err(self.wrong(keyword.name)),
            }
        }
    }

    /// A text in quotes, of which several after each other are one: a long one goes on in the next line.
    fn quoted(&mut self, within: &str) -> Result<Cow<'a, str>, Finding> {
        let mut whole: Option<Cow<'a, str>> = None;
        while self.takes('"') {
            let rest = self.rest();
            let length = rest.find('"').ok_or_else(|| self.wrong(within))?;
            let part = &rest[..length];
            self.pass(length + 1);
            let text = whole.get_or_insert(Cow::Borrowed(""));
            if text.is_empty() {
                *text = Cow::Borrowed(part)
            } else {
                text.to_mut().push_str(part)
            }
            if MOST_CHARACTERS < text.len() && MOST_CHARACTERS < text.chars().count() {
                let found = Finding::new("text-too-long").with("value", text.chars().count().to_string());
                return Err(found.with("limit", MOST_CHARACTERS).on(self.line).within(excerpt(within)));
            }
        }
        whole.ok_or_else(|| self.wrong(within))
    }

    /// A word without quotes, until one of these: `YES`, `2`, `TLIST(A1)`. What stands in parentheses belongs to it.
    fn bare(&mut self, until: &str) -> Cow<'a, str> {
        let rest = self.rest();
        let mut depth: usize = 0;
        let end = rest.find(|letter: char| {
            match letter {
                '(' => depth += 1,
                ')' if 0 < depth => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            letter == ';' || letter == '"' || (depth == 0 && until.contains(letter))
        });
        let word = &rest[..end.unwrap_or(rest.len())];
        self.pass(word.len());
        Cow::Borrowed(word.trim())
    }
}
