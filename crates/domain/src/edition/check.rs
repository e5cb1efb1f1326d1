//! What the rows of a file must fulfil before anything of it is brought in. Finds every fault, not the first.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::{Checked, Column, Edition, Entry, Problem, Row};
use crate::ids::StatementId;
use crate::organisation::Organisation;
use crate::refusal::Value;
use crate::statement::StatementKind;
use crate::text::{self, Explanation, Invalid, Name, StatementText};
use crate::time::Context;

/// How many levels of statements may stand under each other. No steering model has more than four; a file with more
/// is a table of something else.
const MOST_LEVELS: usize = 12;

/// Checks the rows of a file against each other and against what the organisation has.
pub fn check(organisation: &Organisation, context: &Context, rows: &[Row]) -> Checked {
    let mut findings = Findings::default();
    findings.whole_file(organisation, rows);

    let mut drafts: Vec<Draft> = Vec::new();
    let mut by_label: HashMap<Name, usize> = HashMap::new();
    for row in rows {
        let parsed = findings.row(row);
        let Some(label) = parsed.label else { continue };
        let at = *by_label.entry(label.clone()).or_insert_with(|| {
            drafts.push(Draft::new(label, row.line));
            drafts.len() - 1
        });
        if let Some(draft) = drafts.get_mut(at) {
            findings.date(draft, parsed.date, row);
            draft.entries.extend(parsed.entry);
            draft.named.extend(parsed.named);
        }
    }
    let mut editions: Vec<Edition> = Vec::new();
    for draft in &mut drafts {
        findings.ids(organisation, draft);
        let levels = findings.levels(draft);
        if let Some(date) = draft.date {
            editions.push(Edition {
                label: draft.label.clone(),
                in_force_from: date,
                entries: in_order(std::mem::take(&mut draft.entries), &levels),
            });
        }
    }
    findings.dates(organisation, context, &drafts);
    editions.sort_by_key(|edition| edition.in_force_from);
    findings.kinds(organisation, &editions);

    findings.problems.sort_by_key(|problem| problem.line);
    findings.advice.sort_by_key(|advice| advice.line);
    if !findings.problems.is_empty() {
        editions.clear();
    }
    Checked { editions, problems: findings.problems, advice: findings.advice }
}

/// An edition while its rows are gathered.
struct Draft {
    label: Name,
    /// The row where it begins.
    line: u32,
    date: Option<Date>,
    /// Every row that has an id, also those with other faults: what is wrong with their places is told at once too.
    named: Vec<Named>,
    entries: Vec<Entry>,
}

impl Draft {
    fn new(label: Name, line: u32) -> Draft {
        Draft { label, line, date: None, named: Vec::new(), entries: Vec::new() }
    }
}

/// A row by its id.
struct Named {
    line: u32,
    id: Arc<str>,
    parent: Option<Arc<str>>,
}

/// What could be made of a row.
struct Parsed {
    label: Option<Name>,
    date: Option<Date>,
    named: Option<Named>,
    entry: Option<Entry>,
}

#[derive(Default)]
struct Findings {
    problems: Vec<Problem>,
    advice: Vec<Problem>,
}

impl Findings {
    fn whole_file(&mut self, organisation: &Organisation, rows: &[Row]) {
        if rows.is_empty() {
            self.problems.push(Problem::new("no-rows"));
        }
        if let Some(open) = organisation.strategy.open() {
            let problem = Problem::new("revision-already-open");
            self.problems.push(problem.with("revision", open.number.0));
        }
    }

    fn row(&mut self, row: &Row) -> Parsed {
        let label = self.taken(Name::parse(&row.edition), row, Column::Edition);
        let date = self.day(row);
        let kind = self.kind(row);
        let id = self.taken(Name::parse(&row.id), row, Column::Id);
        let text = self.taken(StatementText::parse(&row.text), row, Column::Text);
        let explanation = self.taken(Explanation::parse(&row.explanation), row, Column::Explanation);
        let parent = match row.parent.trim() {
            "" => Some(None),
            typed => self.taken(Name::parse(typed), row, Column::Parent).map(|parent| Some(Arc::from(parent.as_str()))),
        };
        let id: Option<Arc<str>> = id.map(|id| Arc::from(id.as_str()));
        let named = id.clone().map(|id| Named { line: row.line, id, parent: parent.clone().flatten() });
        let entry = match (kind, &id, parent, text, explanation) {
            (Some(kind), Some(id), Some(parent), Some(text), Some(explanation)) => {
                Some(Entry { line: row.line, kind, id: id.clone(), parent, text, explanation })
            }
            _ => None,
        };
        Parsed { label, date, named, entry }
    }

    fn taken<T>(&mut self, parsed: Result<T, Invalid>, row: &Row, column: Column) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(invalid) => {
                let problem = Problem::new(invalid.key).on(row.line).at(column);
                self.problems.push(match invalid.limit {
                    Some(limit) => problem.with("count", invalid.value).with("limit", limit),
                    None => problem,
                });
                None
            }
        }
    }

    fn day(&mut self, row: &Row) -> Option<Date> {
        let typed = row.date.trim();
        // The parser takes other spellings too; a file where 20170203 and 2017-02-03 mix is asked to make up its mind.
        let has_the_form = typed.len() == 10 && typed.bytes().filter(|&byte| byte == b'-').count() == 2;
        let parsed = typed.parse::<Date>().ok().filter(|_| has_the_form);
        if parsed.is_none() {
            let problem = Problem::new("date-not-a-day").on(row.line).at(Column::Date);
            self.problems.push(problem.with("value", typed));
        }
        parsed
    }

    fn kind(&mut self, row: &Row) -> Option<StatementKind> {
        let kind = kind_called(&row.kind);
        if kind.is_none() {
            let problem = Problem::new("kind-unknown").on(row.line).at(Column::Kind);
            self.problems.push(problem.with("value", row.kind.trim()));
        }
        kind
    }

    fn date(&mut self, draft: &mut Draft, date: Option<Date>, row: &Row) {
        match (draft.date, date) {
            (None, Some(date)) => draft.date = Some(date),
            (Some(first), Some(date)) if first != date => {
                let problem = Problem::new("edition-two-dates").on(row.line).at(Column::Date);
                self.problems
                    .push(problem.with("edition", draft.label.as_str()).with("first", first).with("value", date));
            }
            _ => {}
        }
    }

    /// That each id is there once, and each parent is there at all.
    fn ids(&mut self, organisation: &Organisation, draft: &Draft) {
        let ids: HashSet<&str> = draft.named.iter().map(|named| named.id.as_ref()).collect();
        let mut lines: HashMap<&str, u32> = HashMap::new();
        let mut statements: HashMap<StatementId, &Named> = HashMap::new();
        for named in &draft.named {
            let at_id = |key| {
                let problem = Problem::new(key).on(named.line).at(Column::Id);
                problem.with("id", named.id.as_ref())
            };
            if let Some(&line) = lines.get(named.id.as_ref()) {
                self.problems.push(at_id("id-twice").with("row", line));
                continue;
            }
            lines.insert(&named.id, named.line);
            let known = organisation.references.get(&named.id);
            if let Some(other) = known.and_then(|id| statements.insert(*id, named)) {
                let problem = at_id("ids-of-one-statement").with("other", other.id.as_ref());
                self.problems.push(problem.with("row", other.line));
            }
            if let Some(parent) = named.parent.as_deref().filter(|parent| !ids.contains(parent)) {
                let problem = Problem::new("parent-unknown").on(named.line).at(Column::Parent);
                self.problems.push(problem.with("parent", parent).with("edition", draft.label.as_str()));
            }
        }
    }

    /// How deep each statement stands, by id, from 0 at the top; those that stand in a circle or too deep have no level.
    fn levels(&mut self, draft: &Draft) -> HashMap<Arc<str>, usize> {
        let mut by_id: HashMap<&str, &Entry> = HashMap::new();
        for entry in &draft.entries {
            by_id.entry(&entry.id).or_insert(entry);
        }
        let mut levels: HashMap<Arc<str>, usize> = HashMap::new();
        for entry in &draft.entries {
            let mut above: Vec<&str> = Vec::new();
            let mut next = entry.parent.as_deref();
            while let Some(id) = next.filter(|&id| id != entry.id.as_ref()) {
                if MOST_LEVELS <= above.len() {
                    break;
                }
                above.push(id);
                next = by_id.get(id).and_then(|entry| entry.parent.as_deref());
            }
            let at_parent = |key| {
                let problem = Problem::new(key).on(entry.line).at(Column::Parent);
                problem.with("id", entry.id.as_ref())
            };
            match next {
                None => {
                    levels.insert(entry.id.clone(), above.len());
                }
                Some(id) if id == entry.id.as_ref() => {
                    // Each circle is told once, where it is first met.
                    let mut others = above.iter().filter_map(|other| by_id.get(other));
                    if others.all(|other| entry.line <= other.line) {
                        self.problems.push(at_parent("parent-in-a-circle"));
                    }
                }
                // Under a circle, and not in it: mending the circle mends this.
                Some(_) if has_repeated(&above) => {}
                Some(_) => {
                    let problem = at_parent("too-many-levels");
                    self.problems.push(problem.with("limit", MOST_LEVELS));
                }
            }
        }
        levels
    }

    /// That each edition is alone on its day, and comes after what the organisation has.
    fn dates(&mut self, organisation: &Organisation, context: &Context, drafts: &[Draft]) {
        let latest = organisation.strategy.latest_adopted().and_then(|revision| revision.in_force_from());
        let mut by_date: BTreeMap<Date, &Draft> = BTreeMap::new();
        let mut last: Option<Date> = None;
        for draft in drafts {
            let Some(date) = draft.date else { continue };
            let at_date = |key| {
                let problem = Problem::new(key).on(draft.line).at(Column::Date);
                problem.with("edition", draft.label.as_str())
            };
            if let Some(other) = by_date.insert(date, draft) {
                let problem = at_date("editions-same-date").with("day", date);
                self.problems.push(problem.with("other", other.label.as_str()));
            }
            if let Some(latest) = latest.filter(|&latest| date <= latest) {
                let problem = at_date("edition-not-later").with("day", date);
                self.problems.push(problem.with("latest", latest));
            }
            if context.today < date {
                self.advice.push(at_date("edition-ahead").with("day", date));
            }
            if last.is_some_and(|last| date < last) {
                self.advice.push(at_date("edition-out-of-order").with("day", date));
            }
            last = Some(date);
        }
    }

    /// What is good to know about kinds: those that the model does not have, and ids that change kind.
    fn kinds(&mut self, organisation: &Organisation, editions: &[Edition]) {
        let model = organisation.model();
        let mut outside: BTreeMap<StatementKind, usize> = BTreeMap::new();
        let mut kinds: HashMap<Arc<str>, StatementKind> = HashMap::new();
        if let Some(latest) = organisation.strategy.latest_adopted() {
            for (reference, id) in &organisation.references {
                if let Some(statement) = latest.tree.get(*id) {
                    kinds.insert(reference.clone(), statement.kind);
                }
            }
        }
        for entry in editions.iter().flat_map(Edition::entries) {
            // An organisation that is not founded yet gets a model that fits the file.
            if organisation.name.is_some() && model.rule(entry.kind).is_none() {
                *outside.entry(entry.kind).or_default() += 1;
            }
            let before = kinds.insert(entry.id.clone(), entry.kind);
            if let Some(before) = before.filter(|&before| before != entry.kind) {
                let advice = Problem::new("kind-changed").on(entry.line).at(Column::Kind);
                self.advice.push(
                    advice.with("id", entry.id.as_ref()).with("before", before.key()).with("after", entry.kind.key()),
                );
            }
        }
        self.advice.extend(outside.into_iter().map(|(kind, count)| {
            let advice = Problem::new("kind-not-in-model").at(Column::Kind);
            advice.with("kind", Value::from(kind.key())).with("count", count)
        }));
    }
}

/// The kind with this name: its key, or the Swedish word for it. Case, spaces, hyphens and accents do not matter.
fn kind_called(typed: &str) -> Option<StatementKind> {
    const SWEDISH: [(&str, StatementKind); 8] = [
        ("vision", StatementKind::Vision),
        ("verksamhetsidé", StatementKind::BusinessIdea),
        ("målbild", StatementKind::TargetPicture),
        ("övergripande mål", StatementKind::OverarchingGoal),
        ("resultatområde", StatementKind::ResultArea),
        ("mål", StatementKind::Goal),
        ("internt mål", StatementKind::InternalGoal),
        ("prioritering", StatementKind::Priority),
    ];
    let typed = bare(typed);
    StatementKind::ALL.into_iter().find(|kind| bare(kind.key()) == typed).or_else(|| {
        let mut words = SWEDISH.into_iter();
        words.find_map(|(word, kind)| (bare(word) == typed).then_some(kind))
    })
}

fn bare(word: &str) -> String {
    let mut folded = text::fold(word);
    folded.retain(char::is_alphanumeric);
    folded
}

fn has_repeated(ids: &[&str]) -> bool {
    let mut seen = HashSet::new();
    !ids.iter().all(|id| seen.insert(id))
}

/// Each after what it stands under, and otherwise in the order of the file.
fn in_order(mut entries: Vec<Entry>, levels: &HashMap<Arc<str>, usize>) -> Vec<Entry> {
    // By level is enough, and keeps siblings in order: the sort is stable.
    entries.sort_by_key(|entry| levels.get(&entry.id).copied().unwrap_or(usize::MAX));
    entries
}
