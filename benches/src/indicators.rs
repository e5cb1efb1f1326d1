//! Indicators and their values: a file of them all the way to the disk, the pages that show them, and every verdict made
//! anew.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, ensure};
use domain::ids::{OrganisationId, StatementId};
use domain::indicator::import::Way;
use domain::indicator::values::Incoming;
use domain::indicator::{Definition, Desired, Frequency, IndicatorKind, Reflects};
use domain::organisation::Organisation;
use domain::statement::StatementKind;
use domain::text::Reason;
use exchange::assemble::assemble_on;
use exchange::mapping::Mapping;
use exchange::values;
use store::Store;

use crate::agency;
use crate::scale::Scale;
use crate::site::Site;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::{beside, once};

/// The vision, the business idea, the overarching goal, six areas and twelve goals under each.
pub(crate) const STATEMENTS: usize = 81;
/// How many periods each series has: five years of months.
pub(crate) const PERIODS: usize = 60;
/// How many indicators one change defines.
const AT_ONCE: usize = 500;

/// Measures the import, the pages and the verdicts.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let site = Site::made(STATEMENTS)?;
    define(&site.store, &site.organisation, scale)?;
    let organisation = read(&site)?;
    let file = file(&organisation, 0..scale.breakdowns)?;
    let count = scale.indicators * PERIODS * scale.breakdowns;
    let (reading, _) = once(|| values::read(file.as_bytes(), &|_| false).map_err(|found| anyhow!("{}", found.key)))?;
    let (whole, _) = once(|| import(&site.store, &site.organisation, &file, count))?;
    table.add(
        Line::new(
            format!("Import of {count} values of {} indicators, from a file to the disk", scale.indicators),
            Figure::Time(whole),
        )
        .beside("reading the file", Figure::Time(reading))
        .goal(Goal::AtMost(Figure::Time(Duration::from_secs(20)))),
    );
    let organisation = read(&site)?;
    let (made, walked) = beside(
        scale.time,
        || verdicts(&organisation),
        || {
            let values =
                organisation.indicators.all().filter_map(|it| it.whole()).map(|series| series.current().count());
            ensure!(values.sum::<usize>() == scale.indicators * PERIODS, "not every value is there");
            Ok(())
        },
    )?;
    table.add(
        Line::time(format!("Every verdict of {} indicators made anew", scale.indicators), made)
            .beside("their values counted", Figure::Time(walked.median))
            .goal(Goal::AtMost(Figure::Time(Duration::from_secs(2)))),
    );
    pages(scale, &site, table)
}

fn read(site: &Site) -> Result<Arc<Organisation>> {
    let reading = site.store.read(domain::policy::Viewer::System, &site.organisation)?;
    Ok(reading.context("the agency is not there")?.organisation.clone())
}

/// Defines so many indicators, each of a goal.
pub(crate) fn define(store: &Store, id: &OrganisationId, scale: &Scale) -> Result<()> {
    let organisation = store.read(domain::policy::Viewer::System, id)?.context("the agency is not there")?;
    let strategy = organisation.strategy.in_force_on(demo::today()).context("nothing is in force")?;
    let goals: Vec<StatementId> = strategy.tree.of_kind(StatementKind::Goal).iter().map(|goal| goal.id).collect();
    let names: Vec<usize> = (1..=scale.indicators).collect();
    for some in names.chunks(AT_ONCE) {
        let definitions: Result<Vec<Definition>> = some.iter().map(|number| definition(*number, &goals)).collect();
        let definitions = definitions?;
        store.amend(&agency::context(), id, |organisation| {
            organisation.define_indicators(&agency::context(), definitions.clone())
        })?;
    }
    Ok(())
}

fn definition(number: usize, goals: &[StatementId]) -> Result<Definition> {
    let question = Reason::parse("Åt vilket håll går det?").map_err(|invalid| anyhow!("{invalid}"))?;
    let (name, unit) = (agency::name(&format!("Indikator {number}"))?, agency::name("procent")?);
    let mut definition = Definition::new(name, question, IndicatorKind::World, Desired::Up, unit);
    definition.frequency = Frequency::Monthly;
    definition.dimensions = vec![agency::name("län")?];
    definition.reflects =
        goals.get(number % goals.len().max(1)).map(|goal| Reflects::Statement(*goal)).into_iter().collect();
    Ok(definition)
}

/// As a statistics office would send it: a row for each value. Plain numbers that wander, the same every time.
pub(crate) fn file(organisation: &Organisation, parts: Range<usize>) -> Result<String> {
    let mut text = String::from("Indikator;Period;län;Värde\n");
    let mut seed = 1 + parts.start as u64;
    for indicator in organisation.indicators.all() {
        let name = indicator.definition().name.as_str();
        for part in parts.clone() {
            // The first is the whole.
            let part = if part == 0 { String::new() } else { format!("Län {part}") };
            let mut value = 400_i64;
            for period in 0..PERIODS {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                value += i64::try_from(seed >> 59)? - 15;
                let (year, month) = (2013 + period / 12, period % 12 + 1);
                writeln!(text, "{name};{year}-{month:02};{part};{},{}", value.max(0) / 10, value.max(0) % 10)?;
            }
        }
    }
    Ok(text)
}

/// Brings a file in, from its bytes until all of it is on the disk.
pub(crate) fn import(store: &Store, id: &OrganisationId, file: &str, count: usize) -> Result<()> {
    let reading = store.read(domain::policy::Viewer::System, id)?.context("the agency is not there")?;
    let organisation = reading.organisation.clone();
    let known = exchange::mapping::knows(&organisation);
    let source = values::read(file.as_bytes(), &known).map_err(|found| anyhow!("{}", found.key))?;
    let mapping = Mapping::guess(&source, &organisation, None);
    let assembled = assemble_on(&organisation, &source, &mapping, None, agency::context().today);
    ensure!(assembled.wrong.is_empty(), "the file is wrong: {}", assembled.wrong[0].key);
    let series = assembled.into_values().context("there is nothing in the file")?;
    let incoming = Incoming { way: Way::Pasted, source: None, reason: None, series };
    let amended = store.amend(&agency::context(), id, |organisation| {
        organisation.take_in_values(&agency::context(), incoming.clone())
    })?;
    let all = |organisation: &Organisation| organisation.indicators.imports().map(|import| import.values).sum::<u64>();
    let taken = all(&amended) - all(&organisation);
    ensure!(usize::try_from(taken)? == count, "{taken} values came in, not {count}");
    Ok(())
}

/// As after a change of the rule: nothing that was kept is used.
fn verdicts(organisation: &Organisation) -> Result<()> {
    let mut told = 0_usize;
    for indicator in organisation.indicators.all() {
        let verdict = indicator.judged_anew(&domain::observation::Breakdown::default(), indicator.written());
        told += usize::from(0 < verdict.evidence.points);
    }
    ensure!(told == organisation.indicators.count(), "only {told} have a verdict");
    Ok(())
}

fn pages(scale: &Scale, site: &Site, table: &mut Table) -> Result<()> {
    let cookie = site.cookie()?;
    let headers = [(axum::http::header::COOKIE, cookie.as_str())];
    let platform = site.address("/");
    for (what, path, most) in [
        ("An indicator, with its parts", format!("/indicators/{}", scale.indicators / 2 + 1), 2),
        ("All indicators", "/indicators".to_owned(), 10),
    ] {
        let address = site.address(&path);
        let (made, kept) =
            beside(scale.time, || site.get(&address, &headers).map(drop), || site.get(&platform, &headers).map(drop))?;
        table.add(
            Line::time(format!("{what}, of {}", scale.indicators), made)
                .beside("the platform", Figure::Time(kept.median))
                .goal(Goal::AtMost(Figure::Time(Duration::from_millis(most)))),
        );
    }
    Ok(())
}
