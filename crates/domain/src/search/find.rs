//! Finding and ranking: one pass over the folded text for the longest word, the other words only where that stands.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;
use memchr::arch::all::packedpair::HeuristicFrequencyRank;
use memchr::memmem::{Finder, FinderBuilder};

use super::{Entry, Found, Hit, Index, LONGEST_QUERY, MayRead, OfSort, Sort, Standing, Subject, Tied, mark};
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
    /// Only what may be read is found.
    pub fn search(&self, may_read: MayRead, query: &str, today: Date, limit: usize) -> Found {
        let query: String = query.chars().take(LONGEST_QUERY).collect();
        let folded = text::fold(&query);
        let words = words_of(&folded);
        let standings = Standings::new(self, may_read, today);
        let of_sort = self.best_of_each(&words, folded.trim(), &standings);

        let mut found = Found::default();
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

    /// For each subject that holds every word, its best entry; by sort.
    fn best_of_each(&self, words: &[&str], query: &str, standings: &Standings) -> [Vec<Ranked>; Sort::ALL.len()] {
        let mut of_sort: [Vec<Ranked>; Sort::ALL.len()] = Default::default();
        let Some((probe, others)) = words.split_first() else {
            return of_sort;
        };
        let phrase = (!others.is_empty()).then(|| Finder::new(query.as_bytes()));
        let probe = Word::new(probe);
        let others: Vec<Word<'_>> = others.iter().map(|word| Word::new(word)).collect();
        let mut shared: HashMap<usize, Ranked> = HashMap::new();
        let (mut at, mut next) = (0, 0);
        while let Some(place) = probe.find(self.folded.as_bytes(), at) {
            let number = next + ahead(&self.ends[next..], place);
            let Some((entry, &end)) = self.entries.get(number).zip(self.ends.get(number)) else { break };
            (at, next) = (end, number + 1);
            let Some((standing, _)) = standings.of(entry) else { continue };
            let (title, longer) = (entry.start..entry.title_end, entry.title_end..end);
            let Some(quality) = self.quality((title, longer), (&probe, place), &others, phrase.as_ref()) else {
                continue;
            };
            let ranked = Ranked { standing, quality, entry: number };
            match entry.shared {
                None => of_sort[entry.subject.sort() as usize].push(ranked),
                Some(subject) => {
                    shared.entry(subject).and_modify(|best| *best = ranked.min(*best)).or_insert(ranked);
                }
            }
        }
        for ranked in shared.into_values() {
            of_sort[self.entries[ranked.entry].subject.sort() as usize].push(ranked);
        }
        of_sort
    }

    /// How well the words stand in an entry, the best being 0; `None` when one is not there. Where the probe first
    /// stands is known.
    fn quality(
        &self,
        (title, longer): (Range<usize>, Range<usize>),
        (probe, place): (&Word<'_>, usize),
        others: &[Word<'_>],
        phrase: Option<&Finder<'_>>,
    ) -> Option<u16> {
        let text = self.folded.as_bytes();
        let in_title = |word: &Word<'_>, from| word.best(text, from..title.end, usize::MAX);
        let in_longer = |word: &Word<'_>, from| word.best(text, from..longer.end, PLACES).map(|best| best + 3);
        let mut sum = if place < title.end { in_title(probe, place)? } else { in_longer(probe, place)? };
        for word in others {
            sum += in_title(word, title.start).or_else(|| in_longer(word, longer.start))?;
        }
        let apart = phrase.is_some_and(|phrase| phrase.find(&text[title.clone()]).is_none());
        Some(sum * 2 + u16::from(apart))
    }

    fn hit(&self, ranked: Ranked, words: &[&str], standings: &Standings) -> Hit {
        let entry = &self.entries[ranked.entry];
        let revision = standings.of(entry).and_then(|(_, revision)| revision);
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

/// How many of these sorted ends come at or before a place. Most often few, so it looks near first.
fn ahead(ends: &[usize], place: usize) -> usize {
    let mut reach = 1;
    while ends.get(reach).is_some_and(|end| *end <= place) {
        reach *= 2;
    }
    let from = reach / 2;
    let to = ends.len().min(reach + 1);
    from + ends[from..to].partition_point(|end| *end <= place)
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
        let finder = FinderBuilder::new().build_forward_with_ranker(SwedishText, word);
        Word { finder, length: word.len() }
    }

    fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        self.finder.find(text.get(from..)?).map(|place| from + place)
    }

    /// How well it stands in a part of a text: 0 as a whole word, 1 as the beginning of one, 2 inside one.
    fn best(&self, text: &[u8], part: Range<usize>, places: usize) -> Option<u16> {
        let text = &text[..part.end];
        let mut best = None;
        let mut from = part.start;
        for _ in 0..places {
            // Where the part begins with the word, as where the probe was found, there is nothing to look for.
            let here = text[from..].starts_with(self.finder.needle()).then_some(from);
            let Some(place) = here.or_else(|| self.find(text, from)) else { break };
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

/// How common each byte is in folded Swedish text, so that the finder looks for the rarest of a word. By what it
/// otherwise takes for granted, the bytes of å, ä and ö are rare, and it would stop at each of them.
struct SwedishText;

impl HeuristicFrequencyRank for SwedishText {
    fn rank(&self, byte: u8) -> u8 {
        // From the most common down; 0xc3 begins å, ä and ö, and the three bytes after it end them.
        const COMMON: &[u8] = b" eantrs\xc3ildomgkvf\xa4hup\xa5b\xb6cjyx.-,w0z1q2";
        let place = COMMON.iter().position(|common| *common == byte);
        place.and_then(|place| u8::try_from(place * 5).ok()).map_or(0, |less| 255 - less)
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

/// How much the entries of each tie count on the day for who asks, and the revision that they count by, where there are
/// some. `None` for what may not be read.
struct Standings {
    of_tie: Vec<Option<(Standing, Option<RevisionNumber>)>>,
}

impl Standings {
    fn new(index: &Index, may_read: MayRead, today: Date) -> Standings {
        let strategy = &index.organisation.strategy;
        let readable: HashMap<RevisionNumber, Standing> = strategy
            .revisions()
            .filter(|revision| may_read.drafts || revision.in_force_from().is_some())
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
        let of_tie = index.ties.iter().map(|tied| match tied {
            Tied::Nothing => Some((Standing::Current, None)),
            Tied::Planning(standing) => may_read.planning.then_some((*standing, None)),
            Tied::Drafts(standing) => may_read.drafts.then_some((*standing, None)),
            Tied::Definition { is_decided, standing } => (*is_decided || may_read.drafts).then_some((*standing, None)),
            Tied::Revisions(numbers) => numbers
                .iter()
                .filter_map(|number| Some((*readable.get(number)?, Some(*number))))
                // Among equals the latest, which stands first.
                .min_by_key(|(standing, _)| *standing),
        });
        Standings { of_tie: of_tie.collect() }
    }

    fn of(&self, entry: &Entry) -> Option<(Standing, Option<RevisionNumber>)> {
        self.of_tie.get(entry.tie).copied().flatten()
    }
}
