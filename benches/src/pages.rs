//! Making pages: the whole way from a request to the bytes, in the process and on one thread, beside the same page when
//! the page cache has it.

use std::cell::Cell;

use anyhow::Result;
use axum::http::header;

use crate::agency;
use crate::scale::Scale;
use crate::site::Site;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::{Spread, beside};

use std::time::Duration;

/// Measures the pages of the example and of made agencies.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let demo = Site::demo()?;
    let platform = demo.address("/");
    let (made, kept) = made_anew(scale, &demo, &platform)?;
    let goal = Goal::AtMost(Figure::Time(Duration::from_micros(300)));
    table.add(line("Platform, the example agency", made, kept).goal(goal));
    let (signed_in, _) = signed_in(scale, &demo, &platform)?;
    table.add(
        Line::time("Platform, the example agency, someone signed in", signed_in)
            .beside("made for anyone", Figure::Time(made.median)),
    );
    let comparison = demo.address("/compare/3/4");
    let (made, kept) = made_anew(scale, &demo, &comparison)?;
    table.add(line("Comparison of 3 and 4, the example agency", made, kept));

    for statements in scale.statements {
        let site = Site::made(statements)?;
        let reading = site.store.read(domain::policy::Viewer::Public, &site.organisation)?;
        let middle =
            reading.map(|reading| agency::middle(&reading)).transpose()?.unwrap_or(domain::ids::StatementId(1));
        for (what, path) in [
            ("Platform", "/".to_owned()),
            ("A statement", format!("/statements/{middle}")),
            ("Comparison", "/compare/1/2".to_owned()),
        ] {
            let (made, kept) = made_anew(scale, &site, &site.address(&path))?;
            table.add(line(&format!("{what}, {statements} statements"), made, kept));
        }
    }
    Ok(())
}

fn line(what: &str, made: Spread, kept: Spread) -> Line {
    Line::time(what, made).beside("from the page cache", Figure::Time(kept.median))
}

/// The page made anew each time, because nobody asked for exactly that address before; and the one that is kept.
fn made_anew(scale: &Scale, site: &Site, address: &str) -> Result<(Spread, Spread)> {
    let asked = Cell::new(0_u64);
    beside(
        scale.time,
        || {
            asked.set(asked.get() + 1);
            site.get(&format!("{address}?asked={}", asked.get()), &[]).map(drop)
        },
        || site.get(address, &[]).map(drop),
    )
}

/// What is made for a person is never kept.
fn signed_in(scale: &Scale, site: &Site, address: &str) -> Result<(Spread, Spread)> {
    let cookie = site.cookie()?;
    let headers = [(header::COOKIE, cookie.as_str())];
    beside(scale.time, || site.get(address, &headers).map(drop), || site.get(address, &[]).map(drop))
}
