//! Durable changes per second: a statement of a draft reworded, through the rule, the log and the disk; beside an
//! insert and a commit on the same engine that do nothing else.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use domain::event::Event;
use domain::ids::{OrganisationId, RevisionNumber, StatementId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::statement::Wording;
use domain::text::StatementText;
use domain::writing::Seen;
use store::Store;
use store::clock::Clock;
use testkit::database::{self, TestDatabase};

use crate::raw_commits::{Raw, Writer};
use crate::scale::Scale;
use crate::table::{Figure, Line, Table};
use crate::timing::middle;
use crate::{agency, raw_commits};

/// How many write at once, when more than one does.
const WRITERS: usize = 8;

/// Measures both engines, with one writer and with several.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let [sqlite, postgres] = [database::sqlite(), database::postgres()];
    let engine = Engine::new(&sqlite, "SQLite", raw_commits::sqlite(sqlite.directory())?)?;
    engine.measure(scale, table)?;
    let engine = Engine::new(&postgres, "PostgreSQL", raw_commits::postgres(&postgres.address_of("owner"))?)?;
    engine.measure(scale, table)
}

struct Engine {
    name: &'static str,
    store: Store,
    organisations: Vec<OrganisationId>,
    raw: Raw,
}

impl Engine {
    fn new(database: &TestDatabase, name: &'static str, raw: Raw) -> Result<Engine> {
        let store = database.open(Clock::system());
        let organisations = (1..=WRITERS)
            .map(|number| {
                let id = format!("myndighet-{number}").parse().map_err(|_| anyhow!("the constant is no id"))?;
                agency::with_draft(&store, &id)?;
                Ok(id)
            })
            .collect::<Result<_>>()?;
        Ok(Engine { name, store, organisations, raw })
    }

    fn measure(&self, scale: &Scale, table: &mut Table) -> Result<()> {
        self.beside_raw(scale, table, "one writer", &self.organisations[..1], 1)?;
        let title = format!("{WRITERS} writers of one agency");
        self.beside_raw(scale, table, &title, &self.organisations[..1], WRITERS)?;
        let title = format!("{WRITERS} writers, each of an agency");
        self.beside_raw(scale, table, &title, &self.organisations, WRITERS)
    }

    fn beside_raw(
        &self,
        scale: &Scale,
        table: &mut Table,
        title: &str,
        organisations: &[OrganisationId],
        writers: usize,
    ) -> Result<()> {
        let (mut changes, mut commits) = (Vec::new(), Vec::new());
        for _ in 0..scale.rounds {
            let rewriters = organisations.iter().cycle().take(writers).map(|id| Rewriter { store: &self.store, id });
            changes.push(rate(scale.time, rewriters.map(Ok).collect())?);
            commits.push(rate(scale.time, (0..writers).map(|_| self.raw.writer()).collect())?);
        }
        table.add(
            Line::new(format!("{}, {title}", self.name), Figure::PerSecond(middle(changes)))
                .beside(format!("{writers} × insert and commit"), Figure::PerSecond(middle(commits))),
        );
        Ok(())
    }
}

/// Someone who rewords a statement again and again.
struct Rewriter<'a> {
    store: &'a Store,
    id: &'a OrganisationId,
}

impl Writer for Rewriter<'_> {
    fn write(&mut self, number: u64) -> Result<()> {
        let text = agency::text(&format!("Företag som växer i hela landet, för {number} gången"))?;
        let context = agency::context();
        self.store
            .amend(&context, self.id, |organisation| reword(organisation, &context, text.clone()))
            .map(drop)
            .context("the change was not made")
    }
}

fn reword(
    organisation: &Organisation,
    context: &domain::time::Context,
    text: StatementText,
) -> Result<Vec<Event>, Refusals> {
    let (draft, statement) = (RevisionNumber(1), StatementId(1));
    let revision = organisation.strategy.revision(draft)?;
    let current = revision.tree.get(statement).ok_or_else(|| Refusal::new("statement-unknown"))?;
    let wording = Wording { text, ..current.wording.clone() };
    organisation.reword_statement(context, draft, (statement, Seen(current.version)), wording, None)
}

/// How many times a second these write together.
fn rate<W: Writer + Send>(time: Duration, writers: Vec<Result<W>>) -> Result<f64> {
    // The same number twice would be the same text twice, which is no change.
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let writers: Vec<W> = writers.into_iter().collect::<Result<_>>()?;
    let started = Instant::now();
    let written = std::thread::scope(|scope| {
        let write_on = |mut writer: W| {
            let mut written = 0_u64;
            loop {
                writer.write(NEXT.fetch_add(1, Ordering::Relaxed))?;
                written += 1;
                if time <= started.elapsed() {
                    return Ok(written);
                }
            }
        };
        let threads: Vec<_> = writers.into_iter().map(|writer| scope.spawn(move || write_on(writer))).collect();
        let counts = threads.into_iter().map(|thread| thread.join().map_err(|_| anyhow!("a writer panicked"))?);
        counts.sum::<Result<u64>>()
    })?;
    Ok(written as f64 / started.elapsed().as_secs_f64())
}
