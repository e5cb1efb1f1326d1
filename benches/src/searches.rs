//! Search as someone types: each letter more is another search over everything.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use domain::search::{Index, MayRead};

use crate::agency;
use crate::scale::Scale;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::{Spread, beside, once};

/// What is typed, letter by letter.
const TYPED: &str = "tillväxt och region";
/// How many hits of each sort are shown.
const SHOWN: usize = 20;

/// Measures the search, and making the index that it goes by.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let statements = scale.most();
    let organisation = agency::in_memory(1, statements)?;
    let texts: String = organisation
        .strategy
        .revisions()
        .flat_map(|revision| revision.tree.iter())
        .flat_map(|statement| [statement.text(), "\n", statement.explanation(), "\n"])
        .collect();
    let (making, index) = once(|| Ok(Index::of(&organisation)))?;

    ensure!(0 < index.search(MayRead::ALL, TYPED, demo::today(), SHOWN).total, "{TYPED:?} was not found");
    // The worst and the usual of all that is asked while typing.
    let mut of_each: Vec<(&str, Spread, Spread)> = Vec::new();
    let ends = TYPED.char_indices().map(|(start, letter)| start + letter.len_utf8());
    for typed in ends.map(|end| &TYPED[..end]).filter(|typed| !typed.ends_with(' ')) {
        let (searched, scanned) = beside(
            scale.time / 10,
            || {
                std::hint::black_box(index.search(MayRead::ALL, typed, demo::today(), SHOWN));
                Ok(())
            },
            || {
                std::hint::black_box(texts.matches(typed).count());
                Ok(())
            },
        )?;
        of_each.push((typed, searched, scanned));
    }
    of_each.sort_by_key(|(_, searched, _)| searched.median);
    let goal = Goal::AtMost(Figure::Time(Duration::from_millis(5)));
    for (which, at) in [("the usual", of_each.len() / 2), ("the slowest", of_each.len().saturating_sub(1))] {
        let (typed, searched, scanned) = of_each.get(at).context("nothing was typed")?;
        table.add(
            Line::time(format!("Search for “{typed}”, {which} of “{TYPED}” typed, {statements} statements"), *searched)
                .beside("counting it in the texts", Figure::Time(scanned.median))
                .goal(goal),
        );
    }
    let (copying, _) = once(|| Ok(std::hint::black_box(texts.to_lowercase())))?;
    table.add(
        Line::new(format!("Making the index, {statements} statements"), Figure::Time(making))
            .beside("the texts in small letters", Figure::Time(copying)),
    );
    Ok(())
}
