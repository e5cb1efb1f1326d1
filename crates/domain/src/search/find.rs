//! Finding and ranking: one pass over the folded text for the longest word, the other words only where that stands.

use std::ops::Range;

use jiff::civil::Date;
use memchr::memmem::Finder;

use super::{Entry, Found, Hit, Index, LONGEST_QUERY, OfSort, Sort, Standing, Subject, mark};
use crate::ids::RevisionNumber;
use crate::revision::State;
use crate::text;

/// The most words of a query that count: what is looked for in earnest has fewer, and each costs a pass over the hits.
const MOST_WORDS: usize = 12;

/// How many places of a word in a longer text are looked at for the best one.
const PLACES: usize = 4;

impl Index {
    /// Finds what holds every word of a query, as parts of words too. `limit` is for each sort.
    ///
    /// Without `may_read_drafts`, only what is decided is found.
    pub fn search(&self, may_read_drafts: bool, query: &str, today: Date, limit: usize) -> Found {
        let query: String = query.chars().take(LONGEST_QUERY).collect();
        let folded = text::fold(&query);
        let words = words_of(&folded);
        let standings = Standings::new(self, may_read_drafts, today);
        let best = self.best_of_each(&words, folded.trim(), &standings);

        let mut found = Found::default();
        let mut of_sort: [Vec<Ranked>; Sort::ALL.len()] = Default::default();
        for ranked in best {
            let sort = self.entries[ranked.entry].subject.sort();
            of_sort[sort as usize].push(ranked);
        }
        for (sort, mut ranked) in Sort::ALL.into_iter().zip(of_sort) {
            let total = ranked.len();
            if total == 0 {
                continue;
            }
            // Only the first need to be in order.
            if limit < total {
                ranked.select_nth_unstable(limit);
                ranked.truncate(limit);
            }
            ranked.sort_unstable();
            let hits = ranked.iter().map(|ranked| self.hit(*ranked, &words, &standings)).collect();
            found.sorts.push(OfSort { sort, hits, total });
            found.total += total;
        }
        found
    }

    /// For each subject that holds every word, its best entry.
    fn best_of_each(&self, words: &[&str], query: &str, standings: &Standings) -> Vec<Ranked> {
        let Some((probe, others)) = words.split_first() else {
            return Vec::new();
        };
        let phrase = (!others.is_empty()).then(|| Finder::new(query.as_bytes()));
        let probe = Word::new(probe);
        let others: Vec<Word<'_>> = others.iter().map(|word| Word::new(word)).collect();
        let mut best: Vec<Option<Ranked>> = vec![None; self.subjects];
        let mut at = 0;
        let mut entry = 0;
        while let Some(place) = probe.find(self.folded.as_bytes(), at) {
            // The entries are in the order of the text, and most often the next one is near.
            entry += self.entries[entry..].partition_point(|entry| entry.end <= place);
            let Some(here) = self.entries.get(entry) else { break };
            at = here.end;
            let Some((standing, _)) = standings.of(self, here) else { continue };
            let Some(quality) = self.quality(here, &probe, &others, phrase.as_ref()) else { continue };
            let ranked = Ranked { standing, quality, entry };
            let slot = &mut best[here.number];
            if slot.is_none_or(|other| ranked < other) {
                *slot = Some(ranked);
            }
        }
        best.into_iter().flatten().collect()
    }

    /// How well the words stand in an entry, the best being 0; `None` when one is not there.
    fn quality(
        &self,
        entry: &Entry,
        probe: &Word<'_>,
        others: &[Word<'_>],
        phrase: Option<&Finder<'_>>,
    ) -> Option<u16> {
        let bytes = self.folded.as_bytes();
        let (title, longer) = (&bytes[entry.start..entry.title_end], &bytes[entry.title_end..entry.end]);
        let mut sum = 0;
        for word in std::iter::once(probe).chain(others) {
            let in_title = word.best(title, usize::MAX);
            let in_longer = || word.best(longer, PLACES).map(|best| best + 3);
            sum += in_title.or_else(in_longer)?;
        }
        let apart = phrase.is_some_and(|phrase| phrase.find(title).is_none());
        Some(sum * 2 + u16::from(apart))
    }

    fn hit(&self, ranked: Ranked, words: &[&str], standings: &Standings) -> Hit {
        let entry = &self.entries[ranked.entry];
        let revision = standings.of(self, entry).and_then(|(_, revision)| revision);
        let subject = match (entry.subject, revision) {
            (Subject::Statement { id, kind, .. }, Some(number)) => {
                let statement = self.organisation.strategy.get(number).and_then(|revision| revision.tree.get(id));
                let kind = statement.map_or(kind, |statement| statement.kind);
                Subject::Statement { id, kind, revision: number }
            }
            (subject, _) => subject,
        };
        let (title, longer) = self.texts(subject);
        Hit {
            subject,
            standing: ranked.standing,
            title: mark::whole(title, words),
            excerpt: mark::excerpt(&longer, words),
        }
    }
}

/// A hit while it is weighed. The order of the fields is the order of the hits; entries stand in Swedish order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked {
    standing: Standing,
    quality: u16,
    entry: usize,
}

/// The words of a folded query, each once, the longest first: the rarest is most often among the long ones.
fn words_of(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// A word of the query.
struct Word<'a> {
    finder: Finder<'a>,
    length: usize,
}

impl<'a> Word<'a> {
    fn new(word: &'a str) -> Word<'a> {
        Word { finder: Finder::new(word), length: word.len() }
    }

    fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        self.finder.find(text.get(from..)?).map(|place| from + place)
    }

    /// How well it stands in a text: 0 as a whole word, 1 as the beginning of one, 2 inside one.
    fn best(&self, text: &[u8], places: usize) -> Option<u16> {
        let mut best = None;
        let mut from = 0;
        for _ in 0..places {
            let Some(place) = self.find(text, from) else { break };
            let end = place + self.length;
            let stands = match (letter_before(text, place), letter_after(text, end)) {
                (false, false) => return Some(0),
                (false, true) => 1,
                (true, _) => 2,
            };
            best = Some(best.map_or(stands, |best: u16| best.min(stands)));
            from = end;
        }
        best
    }
}

// Folded text is ASCII but for å, ä, ö and other alphabets, so a byte above ASCII is taken for part of a letter.
fn letter_before(text: &[u8], place: usize) -> bool {
    place.checked_sub(1).and_then(|before| text.get(before)).is_some_and(is_letter)
}

fn letter_after(text: &[u8], end: usize) -> bool {
    text.get(end).is_some_and(is_letter)
}

fn is_letter(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// How much each revision counts on the day, for who asks; those that may not be read are not there.
struct Standings {
    of_revision: Vec<(RevisionNumber, Standing)>,
}

impl Standings {
    fn new(index: &Index, may_read_drafts: bool, today: Date) -> Standings {
        let strategy = &index.organisation.strategy;
        let of_revision = strategy
            .revisions()
            .filter(|revision| may_read_drafts || revision.in_force_from().is_some())
            .map(|revision| {
                let standing = match strategy.state(revision, today) {
                    State::InForce => Standing::Current,
                    State::Adopted => Standing::Coming,
                    State::Draft | State::InConsultation { .. } | State::Proposed { .. } => Standing::Draft,
                    State::Superseded => Standing::Past,
                    State::Withdrawn => Standing::Withdrawn,
                };
                (revision.number, standing)
            })
            .collect();
        Standings { of_revision }
    }

    /// How much an entry counts, and the revision that it counts by; `None` when it may not be read.
    fn of(&self, index: &Index, entry: &Entry) -> Option<(Standing, Option<RevisionNumber>)> {
        let Range { start, end } = entry.revisions;
        if start == end {
            return Some((Standing::Current, None));
        }
        index.revisions[start..end]
            .iter()
            .filter_map(|number| {
                let at = self.of_revision.binary_search_by_key(number, |(number, _)| *number).ok()?;
                Some((self.of_revision[at].1, Some(*number)))
            })
            // Among equals the latest; the revisions of an entry stand with the latest first.
            .min_by_key(|(standing, _)| *standing)
    }
}
