//! Ten million values on PostgreSQL, in one organisation: brought in file by file, loaded by another node, and read on a
//! page. Not how fast SQLite takes them, and not the rules; those are in `indicators`.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use domain::organisation::Organisation;
use domain::policy::Viewer;
use store::Store;
use store::clock::Clock;
use testkit::database;

use crate::agency;
use crate::indicators::{PERIODS, STATEMENTS, define, file, import};
use crate::scale::Scale;
use crate::site::Site;
use crate::starts::resident;
use crate::table::{Figure, Line, Table};
use crate::timing::{beside, once};

/// In how many files they come.
const FILES: usize = 4;

/// Measures it.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let database = database::postgres();
    let clock = || Clock::fixed(agency::context().at);
    let id = agency::id()?;
    let store = database.open(clock());
    agency::in_store(&store, 2, STATEMENTS)?;
    define(&store, &id, scale)?;
    let parts = scale.many_breakdowns / FILES;
    let each = scale.indicators * PERIODS * parts;
    let all = each * FILES;
    let mut whole = Duration::ZERO;
    let mut slowest = Duration::ZERO;
    for number in 0..FILES {
        let file = file(&*read(&store)?, number * parts..(number + 1) * parts)?;
        let (took, ()) = once(|| import(&store, &id, &file, each))?;
        whole += took;
        slowest = slowest.max(took);
    }
    table.add(
        Line::new(format!("Import of {all} values on PostgreSQL, in {FILES} files"), Figure::Time(whole))
            .beside("the slowest file", Figure::Time(slowest)),
    );
    // Dropped without being closed, as a node that was killed: there is no snapshot.
    drop(store);
    let (from_log, _) = loaded(&database, clock())?;
    let store = database.open(clock());
    read(&store)?;
    store.close();
    drop(store);
    let (from_snapshot, store) = loaded(&database, clock())?;
    table.add(
        Line::new(format!("Loading {all} values, from the snapshot"), Figure::Time(from_snapshot))
            .beside("from the log", Figure::Time(from_log)),
    );
    let values = values_of(&*read(&store)?);
    ensure!(values == all, "{values} values were loaded, not {all}");
    table.add(Line::new(
        format!("Memory with {all} values loaded, the benches' own"),
        Figure::Bytes(resident(std::process::id())?),
    ));
    let site = Site::over(store, id)?;
    let cookie = site.cookie()?;
    let headers = [(axum::http::header::COOKIE, cookie.as_str())];
    let (one, list) = (site.address(&format!("/indicators/{}", scale.indicators / 2 + 1)), site.address("/indicators"));
    let (made, kept) =
        beside(scale.time, || site.get(&one, &headers).map(drop), || site.get(&list, &headers).map(drop))?;
    table.add(
        Line::time(format!("An indicator with {} parts, of {all} values", parts * FILES), made)
            .beside("the list of all", Figure::Time(kept.median)),
    );
    Ok(())
}

fn loaded(database: &database::TestDatabase, clock: Clock) -> Result<(Duration, Store)> {
    let store = database.open(clock);
    let (took, _) = once(|| read(&store))?;
    Ok((took, store))
}

fn read(store: &Store) -> Result<Arc<Organisation>> {
    let reading = store.read(Viewer::System, &agency::id()?)?.context("the agency is not there")?;
    Ok(reading.organisation.clone())
}

fn values_of(organisation: &Organisation) -> usize {
    organisation.indicators.all().flat_map(|indicator| indicator.shown().values()).map(|series| series.len()).sum()
}
