//! Text: what is typed becomes a type once, at the edge; after that nobody checks it again.
//! Also the three ways in which text is looked at: folded for search, as words, and as sentences.
//! Not here: what makes a text clear (`clarity`) or what changed in it (`difference`).

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

mod letters;
mod sentences;
#[cfg(test)]
mod tests;

/// What was typed is not such a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The key of the refusal: `text-empty` or `text-too-long`.
    pub key: &'static str,
    /// The most characters that there is room for, when that is what was passed.
    pub limit: Option<u32>,
    /// What was found, for the message: how many characters there were. Not the text itself, which the
    /// form keeps.
    pub value: String,
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.limit {
            Some(limit) => write!(f, "{}: {} characters, at most {limit}", self.key, self.value),
            None => f.write_str(self.key),
        }
    }
}

impl std::error::Error for Invalid {}

/// Defines one kind of text. All of them are trimmed, have single spaces, composed letters, and no
/// control or invisible characters. Reading one back from the log does not check it: the log is the
/// truth, also after a limit was changed.
macro_rules! text {
    ($(#[$about:meta])* $name:ident, $least:literal ..= $most:literal, $shape:expr) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The most characters that there is room for.
            pub const MOST: u32 = $most;

            /// Cleans what was typed, and takes it if it is then neither empty nor too long.
            ///
            /// # Errors
            /// `text-empty` and `text-too-long`.
            pub fn parse(typed: &str) -> Result<$name, Invalid> {
                let cleaned = clean(typed, $shape);
                within(&cleaned, $least, $most).map(|()| $name(cleaned.into()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

text! {
    /// A statement that steers: a vision, a goal, an area's name. 1–300 characters, one paragraph.
    StatementText, 1..=300, Shape::OneLine
}

text! {
    /// What a statement means, in as many lines as it takes. 0–4000 characters.
    Explanation, 0..=4000, Shape::Lines
}

text! {
    /// Why something was done. 1–500 characters, one paragraph.
    Reason, 1..=500, Shape::OneLine
}

text! {
    /// What someone says of someone else's work: a comment in a dialogue. 1–2000 characters, in as many lines as it takes.
    Remark, 1..=2000, Shape::Lines
}

text! {
    /// What a unit, a body, a model or the agency is called. 1–120 characters.
    Name, 1..=120, Shape::OneLine
}

text! {
    /// What someone says of the strategy without a name, in a few words. 1–280 characters, one paragraph.
    VerdictWords, 1..=280, Shape::OneLine
}

text! {
    /// What is asked in a workshop. 1–200 characters, one paragraph.
    QuestionText, 1..=200, Shape::OneLine
}

text! {
    /// What someone says in a workshop, on a note: one thing. 1–140 characters, one paragraph.
    Note, 1..=140, Shape::OneLine
}

text! {
    /// What the leader of a workshop writes down of it. 1–12000 characters, in as many lines as it takes.
    MeetingNotes, 1..=12_000, Shape::Lines
}

text! {
    /// A number in the agency's register (*diarienummer*), such as 1.3.1-2018-4127: every agency has
    /// its own pattern, so none is asked for. 1–60 characters.
    RegistrationNumber, 1..=60, Shape::OneLine
}

impl Explanation {
    /// Whether nothing is explained.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Default for Explanation {
    fn default() -> Explanation {
        Explanation(Arc::from(""))
    }
}

/// The text as it is searched for: lower case, without accents, with plain quotes, hyphens and single
/// spaces. å, ä and ö are letters of their own and stay; æ and ø are their neighbours' ä and ö.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            // Nearly every letter; the rest of the questions are then not asked.
            folded.push(letter);
        } else if letter.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else if letters::is_mark(letter) {
            // "a" and a ring above, as some systems write file names, is the letter å.
            let composed = folded.chars().next_back().and_then(|last| letters::compose(last, letter));
            if let Some(own @ ('å' | 'ä' | 'ö')) = composed {
                folded.pop();
                folded.push(own);
            }
        } else if !letters::is_invisible(letter) {
            match letters::bare(letter) {
                letters::Bare::One(bare) => folded.push(bare),
                letters::Bare::Two(bare) => folded.push_str(bare),
            }
        }
    }
    folded
}

/// The words of a text, in order. Parts joined by a hyphen are one word, as in "e-tjänster",
/// "EU-medlen" and "1.3.1-2018".
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    // No word reaches over a space. Most of what stands between two is one plain word, found without the rules of
    // Unicode: that is five times as fast, and a comparison of two large revisions counts a hundred thousand words.
    text.split(' ').flat_map(|part| {
        let word = plain_word(part);
        let rest = if word.is_some() { "" } else { part };
        word.into_iter().chain(tokens(rest).filter(|token| is_word(token)))
    })
}

/// The word, when a text is nothing but one of European letters and digits, and marks that end a sentence or a clause.
fn plain_word(part: &str) -> Option<&str> {
    let word = part.trim_end_matches(['.', ',', ':', ';', '!', '?']);
    let is_plain = |letter: char| {
        letter.is_ascii_alphanumeric() || (('\u{c0}'..='\u{24f}').contains(&letter) && letter.is_alphabetic())
    };
    (!word.is_empty() && word.chars().all(is_plain)).then_some(word)
}

/// The sentences of a text, in order, without the mark of a list item.
///
/// A sentence ends at a full stop, a question mark or an exclamation mark when what follows does not
/// go on in lower case; not after an abbreviation (t.ex., bl.a.) or inside a number (1.3.1-2018). A
/// line is a sentence of its own, so a list is as many as its items, and the last full stop may be
/// missing. What holds no word is no sentence.
pub fn sentences(text: &str) -> Vec<&str> {
    sentences::of(text)
}

/// Everything in a text in order: words, runs of spaces, and marks. Together they are the text.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    Tokens { text, bounds: text.split_word_bound_indices() }
}

/// Whether a token is a word: it holds a letter or a digit.
pub(crate) fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

struct Tokens<'a> {
    text: &'a str,
    bounds: UWordBoundIndices<'a>,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (start, token) = self.bounds.next()?;
        let mut end = start + token.len();
        if is_word(token) {
            // Unicode ends a word at a hyphen; Swedish does not.
            loop {
                let mut ahead = self.bounds.clone();
                match (ahead.next(), ahead.next()) {
                    (Some((_, "-" | "\u{2010}" | "\u{2011}")), Some((at, part))) if is_word(part) => {
                        end = at + part.len();
                        self.bounds = ahead;
                    }
                    _ => break,
                }
            }
        }
        Some(&self.text[start..end])
    }
}

/// Whether a text may have several lines.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    OneLine,
    Lines,
}

/// What was typed, as it is kept.
fn clean(typed: &str, shape: Shape) -> String {
    let unified = typed.replace("\r\n", "\n");
    let mut cleaned = String::with_capacity(unified.len());
    for line in unified.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let start = cleaned.len();
        push_line(&mut cleaned, line);
        let blank = cleaned.len() == start;
        match shape {
            Shape::OneLine if blank => {}
            Shape::OneLine => cleaned.push(' '),
            // At most one empty line between two paragraphs, none before the first.
            Shape::Lines if blank && (start == 0 || cleaned.ends_with("\n\n")) => {}
            Shape::Lines => cleaned.push('\n'),
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// Adds one line, trimmed, with single spaces and composed letters.
fn push_line(cleaned: &mut String, line: &str) {
    let start = cleaned.len();
    let mut space = None;
    let mut letters_left = line.chars().peekable();
    while let Some(c) = letters_left.next() {
        if c.is_whitespace() {
            // A single no-break space is meant, as in "10 000" or "alla delar"; a run is an accident.
            space = match (space, c) {
                (None, '\u{a0}' | '\u{202f}') => Some(c),
                _ => Some(' '),
            };
        } else if !is_unseen(c) || (space.is_none() && joins_pictures(&cleaned[start..], c, letters_left.peek())) {
            if let Some(space) = space.take()
                && start < cleaned.len()
            {
                cleaned.push(space);
            }
            let last = cleaned[start..].chars().next_back();
            match last.and_then(|last| letters::compose(last, c)) {
                Some(composed) => {
                    cleaned.pop();
                    cleaned.push(composed);
                }
                None => cleaned.push(c),
            }
        }
    }
}

fn is_unseen(c: char) -> bool {
    c.is_control() || letters::is_invisible(c)
}

// Invisible, and meant: without it a family falls apart into its members.
fn joins_pictures(before: &str, c: char, after: Option<&char>) -> bool {
    c == letters::JOINER
        && before.chars().next_back().is_some_and(letters::is_picture)
        && after.copied().is_some_and(letters::is_picture)
}

fn within(cleaned: &str, least: usize, most: u32) -> Result<(), Invalid> {
    let length = cleaned.chars().count();
    if length < least {
        Err(Invalid { key: "text-empty", limit: None, value: length.to_string() })
    } else if (most as usize) < length {
        Err(Invalid { key: "text-too-long", limit: Some(most), value: length.to_string() })
    } else {
        Ok(())
    }
}
