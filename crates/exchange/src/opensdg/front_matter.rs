//! The part of YAML in which metadata is written: fields, texts plain, in quotes or in blocks, lists, and fields within fields.
//! No anchors, no references, no tags, no lists in brackets: such a line is told and not read. So nothing can grow, and
//! nothing but what a person sees in the file can come out of it. Not what the fields mean.

use crate::finding::{Finding, excerpt};
use crate::table::MOST_CHARACTERS;

/// How deep fields and lists may stand in each other.
const MOST_DEPTH: usize = 8;

/// The most fields and entries of lists.
const MOST_PARTS: usize = 5_000;

/// How many lines that are not read are told.
const MOST_TOLD: usize = 20;

/// A part of the metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    List(Vec<Part>),
    /// In the order of the file.
    Fields(Vec<(String, Part)>),
}

impl Part {
    pub(super) fn get(&self, name: &str) -> Option<&Part> {
        match self {
            Part::Fields(fields) => fields.iter().find(|(known, _)| known == name).map(|(_, part)| part),
            Part::Text(_) | Part::List(_) => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Part::Text(text) => Some(text),
            Part::List(_) | Part::Fields(_) => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Part]> {
        match self {
            Part::List(parts) => Some(parts),
            Part::Text(_) | Part::Fields(_) => None,
        }
    }
}

/// A line that says something: its number, how far in it stands, and its text.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    number: u32,
    indent: usize,
    text: &'a str,
}

/// The fields, the text after them, and the lines that were not read.
///
/// # Errors
/// `metadata-missing`, `too-many-parts`, `json-too-deep`, `text-too-long`.
pub(super) fn read(text: &str) -> Result<(Part, &str, Vec<Finding>), Finding> {
    let (matter, body, first) = split(text);
    let lines: Vec<Line<'_>> = (first..)
        .zip(matter.lines())
        .map(|(number, line)| {
            let text = line.trim_start_matches(' ');
            Line { number, indent: line.len() - text.len(), text: text.trim_end() }
        })
        .collect();
    let mut reader = Reader { lines, at: 0, parts: 0, advice: Vec::new() };
    let fields = reader.fields(0, 0)?;
    match &fields {
        Part::Fields(found) if !found.is_empty() => Ok((fields, body, reader.advice)),
        _ => Err(Finding::new("metadata-missing")),
    }
}

/// What stands between the two lines of dashes, what after them, and the number of the first line. A file without such lines
/// is all metadata.
fn split(text: &str) -> (&str, &str, u32) {
    let is_mark = |line: &str| line.trim_end() == "---";
    let Some((_, rest)) = text.split_once('\n').filter(|(first, _)| is_mark(first)) else { return (text, "", 1) };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if is_mark(line) {
            return (&rest[..at], &rest[at + line.len()..], 2);
        }
        at += line.len();
    }
    (rest, "", 2)
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    parts: usize,
    advice: Vec<Finding>,
}

impl<'a> Reader<'a> {
    /// The next line that says something.
    fn next(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.lines.get(self.at) {
            if !line.text.is_empty() && !line.text.starts_with('#') {
                return Some(*line);
            }
            self.at += 1;
        }
        None
    }

    fn one_more(&mut self, line: Line<'_>) -> Result<(), Finding> {
        self.parts += 1;
        if self.parts <= MOST_PARTS {
            return Ok(());
        }
        let found = Finding::new("too-many-parts").with("count", self.parts).with("limit", MOST_PARTS);
        Err(found.on(line.number))
    }

    fn unread(&mut self, line: Line<'_>) {
        if self.advice.len() < MOST_TOLD {
            self.advice.push(Finding::new("metadata-line-unread").with("value", excerpt(line.text)).on(line.number));
        }
    }

    /// Fields that stand this far in.
    fn fields(&mut self, indent: usize, depth: usize) -> Result<Part, Finding> {
        let mut fields: Vec<(String, Part)> = Vec::new();
        while let Some(line) = self.next() {
            if line.indent < indent || (line.indent == indent && is_entry(line.text)) {
                break;
            }
            self.at += 1;
            let name = line.text.split_once(':').filter(|(name, rest)| is_name(name) && is_apart(rest));
            let Some((name, rest)) = name.filter(|_| line.indent == indent) else {
                self.unread(line);
                continue;
            };
            self.one_more(line)?;
            if let Some(part) = self.value(rest.trim(), line, depth)?
                && !fields.iter().any(|(known, _)| known == name)
            {
                fields.push((name.to_owned(), part));
            }
        }
        Ok(Part::Fields(fields))
    }

    /// What stands after a field's name or a list's dash; nothing where nothing does, or where it is not read.
    fn value(&mut self, rest: &str, line: Line<'a>, depth: usize) -> Result<Option<Part>, Finding> {
        if depth == MOST_DEPTH {
            return Err(Finding::new("json-too-deep").with("limit", MOST_DEPTH).on(line.number));
        }
        let rest = without_comment(rest);
        let mut letters = rest.chars();
        let part = match letters.next() {
            None => return self.below(line, depth),
            Some('>' | '|') if letters.all(|letter| matches!(letter, '-' | '+') || letter.is_ascii_digit()) => {
                Some(self.block(rest.starts_with('>'), line))
            }
            Some('"' | '\'') => {
                let whole = self.continued(rest, line);
                let text = unquoted(&whole);
                if text.is_none() {
                    self.unread(line);
                }
                text
            }
            // What else YAML has is not needed, and can do harm.
            Some('&' | '*' | '!' | '[' | '{' | '%' | '@' | '`' | '>' | '|') => {
                self.unread(line);
                self.continued("", line);
                None
            }
            Some(_) => Some(self.continued(rest, line)),
        };
        if let Some(text) = &part
            && MOST_CHARACTERS < text.chars().count()
        {
            let found = Finding::new("text-too-long").with("value", text.chars().count().to_string());
            return Err(found.with("limit", MOST_CHARACTERS).on(line.number));
        }
        Ok(part.map(Part::Text))
    }

    /// The list or the fields under a field that says nothing itself. A list may stand as far in as its field.
    fn below(&mut self, line: Line<'a>, depth: usize) -> Result<Option<Part>, Finding> {
        match self.next() {
            Some(next)
                if is_entry(next.text)
                    && line.indent <= next.indent
                    && !(is_entry(line.text) && line.indent == next.indent) =>
            {
                Ok(Some(self.entries(next.indent, depth + 1)?))
            }
            Some(next) if line.indent < next.indent => Ok(Some(self.fields(next.indent, depth + 1)?)),
            _ => Ok(None),
        }
    }

    fn entries(&mut self, indent: usize, depth: usize) -> Result<Part, Finding> {
        if depth == MOST_DEPTH {
            return Err(Finding::new("json-too-deep").with("limit", MOST_DEPTH));
        }
        let mut entries = Vec::new();
        while let Some(line) = self.next().filter(|line| line.indent == indent && is_entry(line.text)) {
            self.one_more(line)?;
            let text = line.text[1..].trim_start();
            let inner = indent + line.text.len() - text.len();
            let is_field = text.split_once(':').is_some_and(|(name, rest)| is_name(name) && is_apart(rest));
            if is_field {
                // The first field stands beside the dash: it is read as one that stands as far in as the others.
                if let Some(known) = self.lines.get_mut(self.at) {
                    *known = Line { number: line.number, indent: inner, text };
                }
                entries.push(self.fields(inner, depth + 1)?);
            } else {
                self.at += 1;
                entries.extend(self.value(text, line, depth + 1)?);
            }
        }
        Ok(Part::List(entries))
    }

    /// A text that goes on in lines that stand further in.
    fn continued(&mut self, first: &str, line: Line<'a>) -> String {
        let mut text = first.to_owned();
        while let Some(next) = self.lines.get(self.at).filter(|next| !next.text.is_empty() && line.indent < next.indent)
        {
            text.push(' ');
            text.push_str(next.text);
            self.at += 1;
        }
        text
    }

    /// A block: every line that stands further in. Folded, a line break is a space and an empty line is a line break.
    fn block(&mut self, is_folded: bool, line: Line<'a>) -> String {
        let mut text = String::new();
        let mut begins = true;
        while let Some(next) = self.lines.get(self.at).filter(|next| next.text.is_empty() || line.indent < next.indent)
        {
            self.at += 1;
            if next.text.is_empty() {
                text.push('\n');
                begins = true;
                continue;
            }
            if !begins {
                text.push(if is_folded { ' ' } else { '\n' });
            }
            text.push_str(next.text);
            begins = false;
        }
        text.trim().to_owned()
    }
}

fn is_entry(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

/// A colon with a blank or nothing after it: else it is part of a text, as in an address.
fn is_apart(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

fn without_comment(text: &str) -> &str {
    if text.starts_with(['"', '\'']) {
        return text;
    }
    if text.starts_with('#') {
        return "";
    }
    text.split_once(" #").map_or(text, |(text, _)| text.trim_end())
}

/// A text in quotes, double with their escapes or single. Nothing when it does not end where it should.
fn unquoted(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('\'') {
        let inner = inner.strip_suffix('\'')?;
        let plain = inner.replace("''", "\u{0}");
        return (!plain.contains('\'')).then(|| plain.replace('\u{0}', "'"));
    }
    let mut letters = text.strip_prefix('"')?.chars();
    let mut plain = String::new();
    loop {
        match letters.next()? {
            '"' => return letters.as_str().trim().is_empty().then_some(plain),
            '\\' => plain.push(match letters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                escaped @ ('"' | '\\' | '/') => escaped,
                _ => return None,
            }),
            letter => plain.push(letter),
        }
    }
}

/// A text in double quotes, on one line.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
