//! Loading an organisation at the start: from its snapshot, and from its log alone.

use anyhow::{Context, Result};
use domain::policy::Viewer;
use store::Store;
use store::clock::Clock;
use testkit::database::{self, TestDatabase};

use crate::agency;
use crate::scale::Scale;
use crate::table::{Figure, Line, Table};
use crate::timing::{Spread, once};

/// Measures both engines.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let statements = scale.most();
    for (database, name) in [(database::sqlite(), "SQLite"), (database::postgres(), "PostgreSQL")] {
        let store = database.open(Clock::system());
        let organisation = agency::in_store(&store, 1, statements)?;
        let texts = organisation.strategy.revisions().flat_map(|revision| revision.tree.iter());
        let texts: usize = texts.map(|statement| statement.text().len() + statement.explanation().len()).sum();
        // Dropped without being closed, as a process that was killed: there is no snapshot.
        drop(store);
        let from_log = loaded(scale, &database)?;
        let store = database.open(Clock::system());
        read(&store)?;
        store.close();
        drop(store);
        let from_snapshot = loaded(scale, &database)?;
        table.add(
            Line::time(format!("{name}, {statements} statements, from the snapshot"), from_snapshot)
                .beside("from the log", Figure::Time(from_log.median)),
        );
        if name == "SQLite" {
            let snapshot = postcard::to_stdvec(&*organisation)?.len();
            table.add(
                Line::new(format!("The snapshot, {statements} statements"), Figure::Bytes(snapshot as u64))
                    .beside("the texts", Figure::Bytes(texts as u64)),
            );
        }
    }
    Ok(())
}

fn loaded(scale: &Scale, database: &TestDatabase) -> Result<Spread> {
    let mut times = Vec::new();
    for _ in 0..scale.rounds {
        let store = database.open(Clock::system());
        times.push(once(|| read(&store))?.0);
    }
    Ok(Spread::of(times))
}

fn read(store: &Store) -> Result<()> {
    store.read(Viewer::Public, &agency::id()?)?.context("the organisation is not there").map(drop)
}
