//! Search over everything that an organisation holds: statements in every wording that they have had, activities, external
//! tasks, indicators, decisions, revisions, planning rounds, scenarios, workshops, verdict rounds, bodies and units. In memory,
//! over folded text; every word of the query must occur, in any order. Not how hits are shown, and not who may search: whoever
//! asks says what may be read.
//!
//! An [`Index`] is made once for each state of an organisation, and asked many times.

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use crate::ids::{OrganisationId, RevisionNumber, StatementId};
use crate::organisation::Organisation;
use crate::secrecy::Withheld;
use crate::statement::Statement;
use crate::text;

mod decided;
mod find;
mod gathered;
mod mark;
mod measured;
mod planned;
mod subject;
#[cfg(test)]
mod tests;

pub use subject::{Sort, Subject};

/// The most of a query that is read, in characters: longer than any title, short enough to cost nothing.
pub const LONGEST_QUERY: usize = 200;

/// How much what was found counts, on the day of the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// In force, carried out, to be answered; or nothing that ends.
    Current,
    /// Adopted, and in force later.
    Coming,
    /// Being written, consulted on or proposed; being planned.
    Draft,
    /// Was in force: an older wording. Closed, answered.
    Past,
    /// Never came into force, or is not to be answered.
    Withdrawn,
}

impl Standing {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Current => "current",
            Standing::Coming => "coming",
            Standing::Draft => "draft",
            Standing::Past => "past",
            Standing::Withdrawn => "withdrawn",
        }
    }
}

/// A text with the places where the words of the query stand in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text, or a part of it.
    pub text: String,
    /// Where to mark it, in bytes; in order, apart from each other.
    pub marks: Vec<Range<usize>>,
    /// Whether something stands before the part.
    pub cut_before: bool,
    /// Whether something stands after it.
    pub cut_after: bool,
}

impl Marked {
    /// The text in pieces, each with whether it is marked. Together they are the text.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::with_capacity(2 * self.marks.len() + 1);
        let mut at = 0;
        for mark in &self.marks {
            pieces.push((&self.text[at..mark.start], false));
            pieces.push((&self.text[mark.clone()], true));
            at = mark.end;
        }
        pieces.push((&self.text[at..], false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub subject: Subject,
    /// How much it counts.
    pub standing: Standing,
    /// What it is called or says. Empty for a revision without a label.
    pub title: Marked,
    /// The part of its longer text where the words stand; `None` when they do not.
    pub excerpt: Option<Marked>,
}

/// The hits of one sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfSort {
    /// Which sort.
    pub sort: Sort,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
}

/// Everything found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The sorts that have hits, in their order. In each, the best first: what is in force before what is not, whole
    /// words before parts of words, titles before explanations; then in Swedish order.
    pub sorts: Vec<OfSort>,
    /// How many hits there are in all.
    pub total: usize,
}

/// What whoever searches may read beside what is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MayRead {
    /// Revisions and definitions of indicators that are not decided, workshops and verdict rounds.
    pub drafts: bool,
    /// Plans, scenarios, external tasks and rounds.
    pub planning: bool,
}

impl MayRead {
    /// All that there is.
    pub const ALL: MayRead = MayRead { drafts: true, planning: true };
    /// What is decided, and nothing else.
    pub const DECIDED: MayRead = MayRead { drafts: false, planning: false };
}

/// Searches once. Whoever searches often keeps an [`Index`].
pub fn search(organisation: &Organisation, may_read: MayRead, query: &str, today: Date, limit: usize) -> Found {
    Index::of(organisation).search(may_read, query, today, limit)
}

/// An organisation made ready for searching. Belongs to one state of it: see [`Index::seq`].
#[derive(Debug)]
pub struct Index {
    organisation: Organisation,
    /// Title, line break, longer text, line break; for each entry in order. Folding leaves no other line breaks.
    folded: String,
    /// Where the text of each entry ends in the folded text: beside the entries, because it is searched by halving.
    ends: Vec<usize>,
    /// In Swedish order of their titles.
    entries: Vec<Entry>,
    /// Everything that some entry is tied to, once.
    ties: Vec<Tied>,
}

/// What an entry is tied to: who may read it, and how much it counts, follow from that.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Tied {
    /// To nothing: it counts, and everyone may read it.
    Nothing,
    /// To the revisions that read so, the latest first.
    Revisions(Vec<RevisionNumber>),
    /// To the planning, where it counts as much as this.
    Planning(Standing),
    /// To what is on its way to a decision, where it counts as much as this.
    Drafts(Standing),
    /// To a definition of an indicator, that a body has decided on or not, which counts as much as this.
    Definition { is_decided: bool, standing: Standing },
}

#[derive(Debug)]
struct Entry {
    subject: Subject,
    /// Where its text begins in the folded text.
    start: usize,
    /// Where its title ends there.
    title_end: usize,
    /// The number of the subject, when it has other entries too: one hit is shown for each.
    shared: Option<usize>,
    /// Which of the ties it has.
    tie: usize,
}

impl Index {
    /// Makes an organisation ready. Takes some 5 µs for each wording of fifty words; memory as much as the texts.
    pub fn of(organisation: &Organisation) -> Index {
        let mut wanted = Wanted::default();
        wanted.statements(organisation);
        for recorded in organisation.decisions.values() {
            let subject = Subject::Decision(recorded.decision.id);
            wanted.add(
                subject,
                &decided::decision_title(recorded),
                &decided::decision_text(organisation, recorded),
                Tied::Nothing,
            );
        }
        for revision in organisation.strategy.revisions() {
            // The word is the same in both languages.
            let title = format!("revision {} {}", revision.number, decided::revision_title(revision));
            let tied = Tied::Revisions(vec![revision.number]);
            wanted.add(Subject::Revision(revision.number), &title, &decided::revision_text(revision), tied);
        }
        wanted.planning(organisation);
        wanted.indicators(organisation);
        wanted.gathered(organisation);
        for body in organisation.bodies.values() {
            wanted.add(Subject::Body(body.id), body.name.as_str(), "", Tied::Nothing);
        }
        for unit in organisation.units.values() {
            wanted.add(Subject::Unit(unit.id), unit.name.as_str(), "", Tied::Nothing);
        }
        wanted.index(organisation.clone())
    }

    /// The organisation that it was made from.
    pub fn of_organisation(&self) -> &OrganisationId {
        &self.organisation.id
    }

    /// The number of the last event of the organisation that it was made from: another number, another index.
    pub fn seq(&self) -> u64 {
        self.organisation.seq
    }

    /// What of the organisation is not in it.
    pub fn withheld(&self) -> &Withheld {
        &self.organisation.withheld
    }

    /// About how much memory it takes, in bytes.
    pub fn size(&self) -> usize {
        self.folded.len() + self.entries.len() * (size_of::<Entry>() + size_of::<usize>())
    }

    /// The original texts of a subject: what it is called or says, and its longer text.
    fn texts(&self, subject: Subject) -> (String, String) {
        let organisation = &self.organisation;
        match subject {
            Subject::Statement { id, revision, .. } => organisation
                .strategy
                .get(revision)
                .and_then(|revision| revision.tree.get(id))
                .map(|statement| (statement.text().to_owned(), statement.explanation().to_owned())),
            Subject::Decision(id) => organisation
                .decisions
                .get(&id)
                .map(|recorded| (decided::decision_title(recorded), decided::decision_text(organisation, recorded))),
            Subject::Revision(number) => {
                let revision = organisation.strategy.get(number);
                revision.map(|revision| (decided::revision_title(revision), decided::revision_text(revision)))
            }
            Subject::Activity(..) | Subject::Task(_) | Subject::Round(_) | Subject::Scenario(..) => {
                planned::texts(organisation, subject)
            }
            Subject::Indicator { id, definition } => {
                let known = organisation.indicators.get(id);
                known.and_then(|known| known.definition_number(definition)).map(measured::texts)
            }
            Subject::Workshop(_) | Subject::VerdictRound(_) => gathered::texts(organisation, subject),
            Subject::Body(id) => organisation.bodies.get(&id).map(|body| (body.name.to_string(), String::new())),
            Subject::Unit(id) => organisation.units.get(&id).map(|unit| (unit.name.to_string(), String::new())),
        }
        .unwrap_or_default()
    }
}

/// What is to be found, before it is put in order.
#[derive(Default)]
struct Wanted {
    entries: Vec<WantedEntry>,
    subjects: usize,
}

struct WantedEntry {
    subject: Subject,
    number: usize,
    title: String,
    text: String,
    tied: Tied,
}

impl Wanted {
    /// Each wording that a statement has had, once, with the revisions that have it.
    fn statements(&mut self, organisation: &Organisation) {
        let mut wordings: HashMap<StatementId, Vec<(&Statement, usize)>> = HashMap::new();
        for revision in organisation.strategy.revisions().rev() {
            for statement in revision.tree.iter() {
                let known = wordings.entry(statement.id).or_default();
                let same = known.iter().find(|(other, _)| {
                    // A copy of a revision shares what was not changed.
                    std::ptr::eq(*other, statement)
                        || (other.wording.text == statement.wording.text
                            && other.wording.explanation == statement.wording.explanation)
                });
                if let Some(&(_, at)) = same {
                    if let Tied::Revisions(revisions) = &mut self.entries[at].tied {
                        revisions.push(revision.number);
                    }
                    continue;
                }
                let subject = Subject::Statement { id: statement.id, kind: statement.kind, revision: revision.number };
                let number = match known.first() {
                    Some(&(_, at)) => self.entries[at].number,
                    None => self.next_number(),
                };
                known.push((statement, self.entries.len()));
                self.entries.push(WantedEntry {
                    subject,
                    number,
                    title: text::fold(statement.text()),
                    text: text::fold(statement.explanation()),
                    tied: Tied::Revisions(vec![revision.number]),
                });
            }
        }
    }

    fn add(&mut self, subject: Subject, title: &str, text: &str, tied: Tied) {
        let number = self.next_number();
        self.add_to(number, subject, title, text, tied);
    }

    /// Another entry of the subject with this number.
    fn add_to(&mut self, number: usize, subject: Subject, title: &str, text: &str, tied: Tied) {
        self.entries.push(WantedEntry { subject, number, title: text::fold(title), text: text::fold(text), tied });
    }

    fn next_number(&mut self) -> usize {
        self.subjects += 1;
        self.subjects - 1
    }

    fn index(mut self, organisation: Organisation) -> Index {
        self.entries.sort_by(|one, other| swedish(&one.title).cmp(swedish(&other.title)));
        let mut of_number = vec![0; self.subjects];
        for wanted in &self.entries {
            of_number[wanted.number] += 1;
        }
        let size = self.entries.iter().map(|entry| entry.title.len() + entry.text.len() + 2).sum();
        let mut folded = String::with_capacity(size);
        let mut ends = Vec::with_capacity(self.entries.len());
        let mut entries = Vec::with_capacity(self.entries.len());
        let mut ties: HashMap<Tied, usize> = HashMap::new();
        for wanted in self.entries {
            let start = folded.len();
            folded.push_str(&wanted.title);
            let title_end = folded.len();
            folded.push('\n');
            folded.push_str(&wanted.text);
            ends.push(folded.len());
            folded.push('\n');
            let next = ties.len();
            entries.push(Entry {
                subject: wanted.subject,
                start,
                title_end,
                shared: (1 < of_number[wanted.number]).then_some(wanted.number),
                tie: *ties.entry(wanted.tied).or_insert(next),
            });
        }
        let mut ties: Vec<(Tied, usize)> = ties.into_iter().collect();
        ties.sort_unstable_by_key(|(_, at)| *at);
        let ties = ties.into_iter().map(|(tied, _)| tied).collect();
        Index { organisation, folded, ends, entries, ties }
    }
}

/// Folded text in the order of a Swedish dictionary: å, ä and ö come after z, in that order. Nothing else is left by
/// folding that a Swedish list orders otherwise than by its letters.
fn swedish(folded: &str) -> impl Iterator<Item = char> {
    folded.chars().map(|letter| match letter {
        'å' => '\u{7b}',
        'ä' => '\u{7c}',
        'ö' => '\u{7d}',
        other => other,
    })
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
