//! How easy the steering is to take in: counted, and looked for in each text as it is written.
//! Everything here is advice or a measure. What may not be is a limit of the `model`.

use std::iter::Sum;
use std::ops::{AddAssign, Range};

use crate::difference::{Fingerprint, Index, count_pairs};
use crate::text;

mod direction;
mod hidden_verb;
mod long_sentence;
mod officialese;
mod phrase;
#[cfg(test)]
mod tests;

/// A word with more letters than this is long, by the definition of LIX.
const LONG_WORD: usize = 6;

/// At most so many overlaps are told of one statement: the ones to begin with.
const OVERLAPS_TOLD: usize = 3;

/// Counts of texts. Counts of several statements are the sum of theirs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measure {
    /// Statements counted.
    pub statements: u32,
    /// Words in their texts and explanations.
    pub words: u32,
    /// Sentences. A statement is at least one, though it lacks a full stop.
    pub sentences: u32,
    /// Words of more than six letters.
    pub long_words: u32,
}

impl Measure {
    /// The counts of one statement.
    pub fn of(text: &str, explanation: &str) -> Measure {
        let mut measure = Measure { statements: 1, ..Measure::default() };
        for part in [text, explanation] {
            measure.sentences += count(text::sentences(part).len());
            for word in text::words(part) {
                measure.words += 1;
                if LONG_WORD < word.chars().filter(|c| c.is_alphabetic()).count() {
                    measure.long_words += 1;
                }
            }
        }
        measure
    }

    /// Readability: words per sentence plus the percentage of long words (C.-H. Björnsson, *Läsbarhet*,
    /// 1968). Below 30 is very easy, 40 is ordinary, above 50 is hard, above 60 is very hard. A colon ends
    /// no sentence here; a line does. `None` when there are no words.
    pub fn lix(&self) -> Option<Tenths> {
        let (words, sentences) = (u64::from(self.words), u64::from(self.sentences));
        let numerator = words * words + 100 * u64::from(self.long_words) * sentences;
        Tenths::of(numerator, words * sentences)
    }

    /// How long the sentences are on average. `None` when there are none.
    pub fn words_per_sentence(&self) -> Option<Tenths> {
        Tenths::of(u64::from(self.words), u64::from(self.sentences))
    }
}

impl AddAssign for Measure {
    fn add_assign(&mut self, other: Measure) {
        self.statements += other.statements;
        self.words += other.words;
        self.sentences += other.sentences;
        self.long_words += other.long_words;
    }
}

impl Sum for Measure {
    fn sum<I: Iterator<Item = Measure>>(measures: I) -> Measure {
        measures.fold(Measure::default(), |mut all, one| {
            all += one;
            all
        })
    }
}

/// A number with one decimal, kept as a whole number so that it is the same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths(pub u32);

impl Tenths {
    /// The quotient, rounded half up; `None` when divided by nothing.
    fn of(numerator: u64, denominator: u64) -> Option<Tenths> {
        let tenths = (20 * numerator + denominator).checked_div(2 * denominator)?;
        Some(Tenths(u32::try_from(tenths).unwrap_or(u32::MAX)))
    }

    /// To the nearest whole number, halves up.
    pub fn rounded(self) -> u32 {
        self.0.saturating_add(5) / 10
    }
}

/// The counts of several statements, each a text and its explanation.
pub fn measure<'a>(statements: impl Iterator<Item = (&'a str, &'a str)>) -> Measure {
    statements.map(|(text, explanation)| Measure::of(text, explanation)).sum()
}

/// The pairs of texts that are at least `least` percent the same, the most alike first. Meant for the
/// statements of a revision: where thousands of texts all are alike, so are the pairs in number.
pub fn overlaps<Id: Copy + Ord>(texts: &[(Id, &str)], least: u8) -> Vec<(Id, Id, u8)> {
    let prints: Vec<Fingerprint> = texts.iter().map(|(_, text)| Fingerprint::of(text)).collect();
    let index = Index::new(&prints, least);
    let mut pairs = Vec::new();
    for (at, print) in prints.iter().enumerate() {
        let later = index.like(print).into_iter().filter(|(other, _)| at < *other);
        pairs.extend(later.map(|(other, percent)| (texts[at].0, texts[other].0, percent)));
    }
    pairs.sort_by_key(|(one, other, percent)| (std::cmp::Reverse(*percent), *one, *other));
    pairs
}

/// How many pairs of texts are at least `least` percent the same, 1–99: as many as `overlaps` tells of, counted faster.
pub fn overlap_count<'a>(texts: impl Iterator<Item = &'a str>, least: u8) -> usize {
    let prints: Vec<Fingerprint> = texts.map(Fingerprint::of).collect();
    count_pairs(&prints, least)
}

/// What is wanted of a statement, by its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The most words in its text; `None` when that is not limited.
    pub words: Option<u32>,
    /// Whether the text should point in one direction, as a goal does.
    pub direction: bool,
    /// The most words in one sentence.
    pub sentence_words: u32,
    /// From how much in common another text is told of, in percent.
    pub overlap: u8,
}

impl Default for Expected {
    /// Twenty words are what plain language guides ask of a sentence. Below 35 percent, texts about the
    /// same agency share little more than its subject.
    fn default() -> Expected {
        Expected { words: None, direction: false, sentence_words: 20, overlap: 35 }
    }
}

/// Which of the two texts of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The text itself.
    Text,
    /// The explanation.
    Explanation,
}

/// Words that could be others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// In which text.
    pub place: Place,
    /// Where in it, in bytes.
    pub range: Range<usize>,
    /// The words.
    pub found: String,
    /// What could stand there instead; `None` when that depends on more than the words.
    pub replacement: Option<String>,
}

/// Something to say about a statement as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding<Id> {
    /// The word that shows in which direction the text points; advice when there is none.
    Direction(Option<String>),
    /// How many words the text has, and the most that is wanted.
    Length {
        /// Words in the text.
        words: u32,
        /// The most that is wanted.
        limit: u32,
    },
    /// A verb hidden in a noun: "genomföra en samordning av" is "samordna".
    HiddenVerb(Wording),
    /// A sentence with too many words.
    LongSentence {
        /// In which text.
        place: Place,
        /// Which sentence, from 1.
        number: u32,
        /// Its words.
        words: u32,
        /// The word after which it could end, when there is such a place.
        split_after: Option<String>,
    },
    /// A word of offices with a plain one in its place.
    Officialese(Wording),
    /// So many "and" in a text that should point in one direction. What they join is not looked at: to
    /// tell a verb from a plural in Swedish takes a dictionary.
    Conjunctions(u32),
    /// Another text that is much the same.
    Overlap {
        /// Which.
        other: Id,
        /// How much, in percent.
        percent: u8,
    },
}

/// Whether something is as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// It is.
    Good,
    /// It could be better. Nothing here forbids anything.
    Advice,
}

impl<Id> Finding<Id> {
    /// Whether this is as it should be.
    pub fn severity(&self) -> Severity {
        match self {
            Finding::Direction(Some(_)) => Severity::Good,
            Finding::Length { words, limit } if words <= limit => Severity::Good,
            _ => Severity::Advice,
        }
    }

    /// The words that could be others, where this is about words.
    pub fn wording(&self) -> Option<&Wording> {
        match self {
            Finding::HiddenVerb(wording) | Finding::Officialese(wording) => Some(wording),
            _ => None,
        }
    }
}

impl Wording {
    /// The text with the replacement in place. `None` without a replacement, or when the text is not the
    /// one it was found in.
    pub fn mended(&self, text: &str) -> Option<String> {
        let replacement = self.replacement.as_deref()?;
        let unchanged = text.get(self.range.clone()) == Some(self.found.as_str());
        unchanged.then(|| {
            let mut mended = text.to_owned();
            mended.replace_range(self.range.clone(), replacement);
            mended
        })
    }
}

/// What there is to say about one statement: what is good of what was expected, and then advice.
/// `others` are the texts that it should differ from.
pub fn findings<Id: Copy + Ord>(
    text: &str,
    explanation: &str,
    others: &[(Id, Fingerprint)],
    expected: &Expected,
) -> Vec<Finding<Id>> {
    let words = count(text::words(text).count());
    let written = 0 < words;
    let mut findings = Vec::new();
    if written && expected.direction {
        findings.push(Finding::Direction(direction::shown_by(text).map(str::to_owned)));
    }
    if let Some(limit) = expected.words
        && written
    {
        findings.push(Finding::Length { words, limit });
    }
    let places = [(Place::Text, text), (Place::Explanation, explanation)];
    for (place, part) in places {
        findings.extend(hidden_verb::all(place, part).into_iter().map(Finding::HiddenVerb));
    }
    for (place, part) in places {
        findings.extend(long_sentence::all(place, part, expected.sentence_words));
    }
    for (place, part) in places {
        findings.extend(officialese::all(place, part).into_iter().map(Finding::Officialese));
    }
    let conjunctions = count(text::words(text).filter(|word| is_conjunction(word)).count());
    if expected.direction && 2 <= conjunctions {
        findings.push(Finding::Conjunctions(conjunctions));
    }
    if written {
        findings.extend(most_alike(&Fingerprint::of(text), others, expected.overlap));
    }
    findings
}

fn most_alike<Id: Copy + Ord>(text: &Fingerprint, others: &[(Id, Fingerprint)], least: u8) -> Vec<Finding<Id>> {
    let mut alike: Vec<(u8, Id)> = others.iter().map(|(id, other)| (text.similarity(other), *id)).collect();
    alike.retain(|(percent, _)| least <= *percent);
    alike.sort_by_key(|(percent, id)| (std::cmp::Reverse(*percent), *id));
    alike.truncate(OVERLAPS_TOLD);
    alike.into_iter().map(|(percent, other)| Finding::Overlap { other, percent }).collect()
}

fn is_conjunction(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "och" | "samt" | "and")
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
