//! `rodtrad import editions`: the editions of a strategy from a file. All of the file or nothing of it; a dry run tells
//! the same without changing anything. What seems to have become of what is taken as it is proposed; on the page for
//! import a person can say yes or no to each.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{ArgMatches, Args, ValueEnum};
use domain::edition::{self, Edition, Likeness, Place as Found, Problem, Side};
use domain::event::{Event, Recorded};
use domain::ids::{OrganisationId, PersonId};
use domain::lineage::Fate;
use domain::organisation::{Founding, Governance, Organisation, WrittenIn};
use domain::policy::Viewer;
use domain::refusal::Refusals;
use domain::revision::Revision;
use domain::text::Name;
use domain::time::{Actor, Context};
use serde::Serialize;
use store::Store;
use store::clock::Clock;
use store::error::AmendError;
use web::import::findings;
use web::messages::{Language, Messages};

use crate::failure::{Failure, refused};
use crate::settings::{Place, contents, one_of};
use crate::tell;

/// The address of an agency that nobody has named.
const UNNAMED: &str = "myndigheten";

/// Read in editions.
#[derive(Debug, Args)]
pub(crate) struct Editions {
    /// The file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Whose editions; not needed when there is only one agency. One that does not exist is set up.
    #[arg(long, value_name = "ID", env = "RODTRAD_ORGANISATION")]
    organisation: Option<OrganisationId>,
    /// What a new agency is called.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Who leads a new agency.
    #[arg(long, value_name = "BODY")]
    led_by: Option<LedBy>,
    /// Only check.
    #[arg(long)]
    dry_run: bool,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// Who leads an agency.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum LedBy {
    Board,
    Director,
}

impl Editions {
    /// Reads the file in, or tells why not.
    pub(crate) fn run(self, m: Messages, matches: &ArgMatches) -> Result<ExitCode, Failure> {
        let bytes = contents(m, &self.file)?;
        let settings = self.place.resolve(m, matches)?;
        // A dry run does not even make the database.
        let store = match self.dry_run && !settings.address.is_there() {
            true => None,
            false => Some(settings.open(m, Clock::system())?),
        };
        let outcome = self.import(m, store.as_ref(), &bytes);
        if let Some(store) = store {
            store.close();
        }
        let answer = outcome?;
        if self.json {
            let json = serde_json::to_string(&answer).map_err(|error| Failure::of(m, &error))?;
            tell::program(&json);
        } else {
            self.tell(m, &answer);
        }
        Ok(if answer.is_done() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn import(&self, m: Messages, store: Option<&Store>, bytes: &[u8]) -> Result<Answer, Failure> {
        let clock = store.map_or_else(Clock::system, |store| store.clock().clone());
        let context = clock.context(Actor::System);
        let before = self.before(m, store)?;
        let mut answer = Answer {
            file: self.file.display().to_string(),
            organisation: before.id.to_string(),
            dry_run: self.dry_run,
            ..Answer::default()
        };
        let reading = exchange::editions::read(bytes);
        answer.rows = reading.rows.len();
        answer.advice = findings_of(m, &reading.advice, findings::advice);
        if !reading.problems.is_empty() {
            answer.problems = findings_of(m, &reading.problems, findings::problem);
            return Ok(answer);
        }
        let checked = edition::check(&before, &context, &reading.rows);
        answer.advice.extend(findings_of(m, &checked.advice, findings::advice));
        answer.problems = findings_of(m, &checked.problems, findings::problem);
        if !answer.problems.is_empty() {
            return Ok(answer);
        }
        let proposed = edition::propose(&before, &checked.editions).into_iter();
        let likenesses: Vec<Likeness> = proposed.flat_map(|edition| edition.likenesses).collect();
        let founding = self.founding(m)?;
        let rule = |organisation: &Organisation| match organisation.name {
            None => organisation.found_by_import(&context, founding.clone(), &checked.editions, &likenesses),
            Some(_) => organisation.import_editions(&context, &checked.editions, &likenesses),
        };
        let changed = match store {
            Some(store) if !self.dry_run => match store.amend(&context, &before.id, rule) {
                Ok(after) => {
                    if before.name.is_none() {
                        name_first_person(m, store, &before.id)?;
                    }
                    // From here on nobody can change what came in without its being seen.
                    store.checkpoint(&before.id).map_err(|error| Failure::store(m, &error))?;
                    Ok(after)
                }
                Err(AmendError::Refused(refusals)) => Err(refusals),
                Err(error) => return Err(Failure::amend(m, &error)),
            },
            _ => tried(m, &before, &context, rule)?,
        };
        match changed {
            Ok(after) => {
                answer.imported = !self.dry_run;
                answer.editions = editions(&checked.editions, &after);
                answer.likenesses = likenesses.iter().map(|likeness| Alike::of(likeness, &checked.editions)).collect();
            }
            Err(refusals) => {
                answer.refusals = refusals
                    .iter()
                    .map(|refusal| Told { key: refusal.key.to_owned(), message: m.refusal(refusal) })
                    .collect();
                if !self.json {
                    tell::person(&refused(m, &refusals));
                }
            }
        }
        Ok(answer)
    }

    /// The agency that it comes to, as it is now; empty when it does not exist yet.
    fn before(&self, m: Messages, store: Option<&Store>) -> Result<Arc<Organisation>, Failure> {
        let known = store.map(Store::organisations).unwrap_or_default();
        let (Some(store), false) = (store, known.is_empty()) else {
            return self.new_organisation(m);
        };
        if self.organisation.as_ref().is_some_and(|id| !known.contains(id)) {
            return self.new_organisation(m);
        }
        let id = one_of(m, &known, self.organisation.as_ref())?;
        let reading = store.read(Viewer::System, &id).map_err(|error| Failure::store(m, &error))?;
        Ok(reading.map_or_else(|| Arc::new(Organisation::empty(id)), |reading| reading.organisation))
    }

    fn new_organisation(&self, m: Messages) -> Result<Arc<Organisation>, Failure> {
        let from_name = || OrganisationId::from_name(self.name.as_deref()?);
        let id = self.organisation.clone().or_else(from_name).or_else(|| UNNAMED.parse().ok());
        let id = id.ok_or_else(|| Failure::Misuse(m.t("misuse-organisation-none").into_owned()))?;
        Ok(Arc::new(Organisation::empty(id)))
    }

    fn founding(&self, m: Messages) -> Result<Founding, Failure> {
        let typed = |text: &str, option: &'static str| Name::parse(text).map_err(|_| Failure::value(m, text, option));
        let word = |key: &'static str| typed(&m.t(key), "--name");
        let (governance, body) = match self.led_by.unwrap_or(LedBy::Board) {
            LedBy::Board => (Governance::Board, word("founding-board")?),
            LedBy::Director => (Governance::Director, word("founding-director")?),
        };
        let name = match &self.name {
            Some(name) => typed(name, "--name")?,
            None => word("import-default-name")?,
        };
        Ok(Founding {
            name,
            governance,
            written_in: match m.language() {
                Language::Swedish => WrittenIn::Swedish,
                Language::English => WrittenIn::English,
            },
            example: false,
            published: false,
            body,
            basis: word("founding-basis")?,
            model: word("founding-model")?,
            areas: Vec::new(),
        })
    }

    fn tell(&self, m: Messages, answer: &Answer) {
        let named = || {
            [
                ("file", answer.file.as_str().into()),
                ("organisation", answer.organisation.as_str().into()),
                ("count", answer.problems.len().into()),
            ]
        };
        for found in &answer.problems {
            tell::person(&format!("{}: {}", found.place, found.message));
        }
        if !answer.advice.is_empty() {
            tell::person(&m.t("import-advice"));
        }
        for found in &answer.advice {
            tell::person(&format!("{}: {}", found.place, found.message));
        }
        for edition in &answer.editions {
            let fates: Vec<String> = Fate::ALL
                .into_iter()
                .zip(edition.fates.counts())
                .filter(|(_, count)| 0 < *count)
                .map(|(fate, count)| m.told("import-fate", fate.key(), &[("count", count.into())]))
                .collect();
            tell::person(&m.with(
                "import-edition",
                &[
                    ("edition", edition.label.as_str().into()),
                    ("date", edition.date.as_str().into()),
                    ("count", edition.statements.into()),
                    ("fates", fates.join(", ").into()),
                ],
            ));
        }
        let last = match answer {
            _ if !answer.problems.is_empty() => m.with("import-problems", &named()),
            _ if !answer.refusals.is_empty() => m.t("import-refused").into_owned(),
            _ if answer.dry_run => m.with("import-checked", &named()),
            _ => m.with("import-done", &named()),
        };
        tell::person(&last);
    }
}

/// Gives the person that founding placed something to be called by.
fn name_first_person(m: Messages, store: &Store, id: &OrganisationId) -> Result<(), Failure> {
    match Name::parse(&m.t("founding-person")) {
        Ok(name) => store.name_person(id, PersonId(1), &name).map_err(|error| Failure::store(m, &error)),
        Err(_) => Ok(()),
    }
}

/// What a rule would come to, without a store.
fn tried(
    m: Messages,
    before: &Organisation,
    context: &Context,
    rule: impl Fn(&Organisation) -> Result<Vec<Event>, Refusals>,
) -> Result<Result<Arc<Organisation>, Refusals>, Failure> {
    let events = match rule(before) {
        Ok(events) => events,
        Err(refusals) => return Ok(Err(refusals)),
    };
    let mut after = before.clone();
    for event in events {
        let recorded = Recorded { seq: after.seq + 1, at: context.at, actor: context.actor, event };
        after.apply(&recorded).map_err(|error| Failure::of(m, &error))?;
    }
    Ok(Ok(Arc::new(after)))
}

/// The answer as programs get it. Its names are kept for ever; new ones may come.
#[derive(Debug, Default, Serialize)]
struct Answer {
    file: String,
    organisation: String,
    dry_run: bool,
    /// Whether anything was changed.
    imported: bool,
    rows: usize,
    editions: Vec<BroughtIn>,
    likenesses: Vec<Alike>,
    problems: Vec<FoundInFile>,
    advice: Vec<FoundInFile>,
    refusals: Vec<Told>,
}

impl Answer {
    fn is_done(&self) -> bool {
        self.problems.is_empty() && self.refusals.is_empty()
    }
}

#[derive(Debug, Serialize)]
struct BroughtIn {
    label: String,
    date: String,
    /// The number it has got, or would get.
    revision: u32,
    statements: usize,
    fates: Fates,
}

/// What became of the statements of the edition before; how many of each.
#[derive(Debug, Default, Serialize)]
struct Fates {
    kept: usize,
    reworded: usize,
    moved: usize,
    merged: usize,
    split: usize,
    replaced: usize,
    removed: usize,
    new: usize,
}

impl Fates {
    /// In the order of `Fate::ALL`.
    fn counts(&self) -> [usize; 8] {
        [self.kept, self.reworded, self.moved, self.merged, self.split, self.replaced, self.removed, self.new]
    }

    fn count(&mut self, fate: Fate) {
        *match fate {
            Fate::Kept => &mut self.kept,
            Fate::Reworded => &mut self.reworded,
            Fate::Moved => &mut self.moved,
            Fate::Merged => &mut self.merged,
            Fate::Split => &mut self.split,
            Fate::Replaced => &mut self.replaced,
            Fate::Removed => &mut self.removed,
            Fate::New => &mut self.new,
        } += 1;
    }
}

/// A likeness that was taken.
#[derive(Debug, Serialize)]
struct Alike {
    edition: String,
    from: End,
    to: End,
    percent: u8,
    same: bool,
}

#[derive(Debug, Serialize)]
struct End {
    /// What the file calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// Its number, when it is not from the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<u32>,
    text: String,
}

impl Alike {
    fn of(likeness: &Likeness, editions: &[Edition]) -> Alike {
        Alike {
            edition: editions.get(likeness.edition).map(|edition| edition.label().to_string()).unwrap_or_default(),
            from: End::of(&likeness.from),
            to: End::of(&likeness.to),
            percent: likeness.percent,
            same: likeness.same,
        }
    }
}

impl End {
    fn of(side: &Side) -> End {
        let (id, statement) = match &side.place {
            Found::File(id) => (Some(id.to_string()), None),
            Found::Adopted(id) => (None, Some(id.0)),
        };
        End { id, statement, text: side.text.to_string() }
    }
}

/// Something that was found in the file.
#[derive(Debug, Serialize)]
struct FoundInFile {
    row: Option<u32>,
    column: Option<&'static str>,
    key: &'static str,
    message: String,
    #[serde(skip)]
    place: String,
}

#[derive(Debug, Serialize)]
struct Told {
    key: String,
    message: String,
}

fn findings_of(m: Messages, found: &[Problem], words: fn(Messages, &Problem) -> String) -> Vec<FoundInFile> {
    let found = found.iter().map(|problem| FoundInFile {
        row: problem.line,
        column: problem.column.map(edition::Column::key),
        key: problem.key,
        message: words(m, problem),
        place: findings::place(m, problem),
    });
    found.collect()
}

fn editions(editions: &[Edition], after: &Organisation) -> Vec<BroughtIn> {
    // They are the last revisions, in the same order.
    let revisions: Vec<&Revision> = after.strategy.revisions().collect();
    let first = revisions.len().saturating_sub(editions.len());
    let brought_in = editions.iter().zip(revisions.iter().skip(first)).map(|(edition, revision)| {
        let before = revision.based_on.and_then(|number| after.strategy.get(number));
        let mut fates = Fates::default();
        match before {
            Some(before) => {
                let origins = after.strategy.lineage(before, revision);
                origins.iter().for_each(|origin| fates.count(origin.fate));
            }
            None => fates.new = revision.tree.len(),
        }
        BroughtIn {
            label: edition.label().to_string(),
            date: edition.in_force_from().to_string(),
            revision: revision.number.0,
            statements: revision.tree.len(),
            fates,
        }
    });
    brought_in.collect()
}
