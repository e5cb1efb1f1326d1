//! An agency's earlier editions from a file, all the way to the disk; and two of them compared, without the page.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use domain::edition::{self, Likeness};
use domain::ids::RevisionNumber;
use domain::organisation::Organisation;
use store::clock::Clock;
use testkit::database;

use crate::agency;
use crate::scale::Scale;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::{Spread, beside, once};

/// Measures the import on SQLite, and comparisons.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let rows = agency::rows(scale.editions, scale.rows / scale.editions);
    let file = agency::file(&rows)?;
    let (mut whole, mut readings) = (Vec::new(), Vec::new());
    let mut last = None;
    for _ in 0..scale.rounds {
        let (time, read) = once(|| Ok(exchange::editions::read(file.as_bytes())))?;
        ensure!(read.rows.len() == rows.len(), "not every row was read: {:?}", read.problems.first());
        readings.push(time);
        let (time, organisation) = once(|| import(&file))?;
        whole.push(time);
        last = Some(organisation);
    }
    let (read, whole) = (Spread::of(readings), Spread::of(whole));
    table.add(
        Line::time(format!("Import of {} rows in {} editions", rows.len(), scale.editions), whole)
            .beside("reading the file", Figure::Time(read.median))
            .goal(Goal::AtMost(Figure::Time(Duration::from_secs(5)))),
    );
    let organisation = last.context("nothing was imported")?;
    let newest = u32::try_from(scale.editions)?;
    for oldest in [newest - 1, 1] {
        table.add(comparison(scale, &organisation, oldest, newest)?);
    }
    Ok(())
}

/// As the command does it: read, check, propose what became of what, say yes to all, and bring in.
fn import(file: &str) -> Result<Organisation> {
    let database = database::sqlite();
    let store = database.open(Clock::system());
    let read = exchange::editions::read(file.as_bytes());
    let checked = agency::checked(&read.rows)?;
    let proposed = edition::propose(&Organisation::empty(agency::id()?), &checked.editions);
    let accepted: Vec<Likeness> = proposed.into_iter().flat_map(|edition| edition.likenesses).collect();
    let events = agency::begun(&checked, &accepted)?;
    let organisation = store.amend(&agency::context(), &agency::id()?, |_| Ok(events.clone()))?;
    Ok((*organisation).clone())
}

fn comparison(scale: &Scale, organisation: &Organisation, old: u32, new: u32) -> Result<Line> {
    let revision = |number| {
        organisation.strategy.get(RevisionNumber(number)).with_context(|| format!("revision {number} is not there"))
    };
    let (old, new) = (revision(old)?, revision(new)?);
    let (compared, walked) = beside(
        scale.time,
        || {
            ensure!(!organisation.compare(old, new).origins.is_empty(), "nothing became of anything");
            Ok(())
        },
        || {
            let same = old
                .tree
                .iter()
                .filter(|before| new.tree.get(before.id).is_some_and(|after| before.text() == after.text()));
            ensure!(0 < same.count(), "nothing is the same");
            Ok(())
        },
    )?;
    let what = format!("Comparison of {} and {} in it, figures counted", old.number, new.number);
    Ok(Line::time(what, compared)
        .beside("the same texts counted by id", Figure::Time(walked.median))
        .goal(Goal::AtMost(Figure::Time(Duration::from_millis(50)))))
}
