//! How the values came in: the history when an indicator was defined, then each period when it became known, what was
//! corrected, and the import that was taken back. Not the values themselves, apart from those that were wrong.

use domain::ids::{ImportId, PersonId};
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::time::Context;
use jiff::civil::{Date, DateTime, datetime};

use crate::indicators::table::{Measured, Row, day};
use crate::indicators::{areas, digital, overarching, skills, table};
use crate::people::{ANALYST, STATISTICIAN};
use crate::script::{Answer, Script, name, reason};

/// A value that was found to be another than it was said to be.
struct Correction {
    on: DateTime,
    of: &'static str,
    row: Row,
    why: &'static str,
}

const CORRECTIONS: &[Correction] = &[
    Correction {
        on: datetime(2018, 6, 15, 10, 40, 0, 0),
        of: digital::DIGITAL_BUSINESS,
        row: Row { part: &[], from: "", values: "2017-Q4=47.4" },
        why: "Ny vikt för bransch: tillverkning räknades för lågt.",
    },
    Correction {
        on: datetime(2018, 9, 14, 10, 40, 0, 0),
        of: digital::DIGITAL_BUSINESS,
        row: Row { part: &[], from: "", values: "2018-Q2=45.3" },
        why: "Ny vikt för bransch: handel räknades för högt.",
    },
    Correction {
        on: datetime(2018, 9, 14, 10, 50, 0, 0),
        of: "Företag som hindras av brist på kompetens",
        row: Row { part: &[("län", "Västerbotten")], from: "", values: "2018-Q2=35.1" },
        why: "Två enkäter hade bytt län i filen.",
    },
    // What was provisional is settled without a reason.
    Correction {
        on: datetime(2018, 9, 28, 9, 20, 0, 0),
        of: "Förädlingsvärde i små och medelstora företag",
        row: Row { part: &[], from: "", values: "2016=121" },
        why: "",
    },
];

/// From the first import to today.
pub(super) fn write(script: &mut Script) {
    for (number, area) in (0..).zip(areas()) {
        bring_in_history(script, number, area);
        for measured in area.measured {
            come(script, measured);
        }
    }
    for correction in CORRECTIONS {
        correct(script, correction);
    }
    go_wrong(script);
}

/// What was known when the indicators of an area were defined, in one file; and of those that came later one by one.
fn bring_in_history(script: &mut Script, number: i8, area: table::Area) {
    let at = datetime(2017, 11, 22, 9 + number, 30, 0, 0);
    script.act(ANALYST, at, move |context, organisation| {
        let of_old = area.measured.iter().filter(|measured| measured.defined.is_none());
        let series = of_old.map(|measured| measured.values(organisation, ("", measured.known)));
        take_in(context, organisation, file(area.file)?, "", series.collect::<Result<Vec<_>, _>>()?.concat())
    });
    for (minute, measured) in (0..).step_by(7).zip(area.measured) {
        let Some(defined) = measured.defined else { continue };
        script.act(ANALYST, day(defined).at(15, minute, 0, 0), move |context, organisation| {
            let series = measured.values(organisation, ("", measured.known))?;
            take_in(context, organisation, Way::Pasted, "", series)
        });
    }
}

/// What became known later, when it did.
fn come(script: &mut Script, measured: &'static Measured) {
    let mut last = measured.known;
    for release in measured.released {
        let after = last;
        last = release.until;
        let (who, at) = (importer(measured), time(measured, day(release.on)));
        script.act(who, at, move |context, organisation| {
            let series = measured.values(organisation, (after, release.until))?;
            let way = if 1 < series.len() { file("värden.csv")? } else { Way::Typed };
            take_in(context, organisation, way, "", series)
        });
    }
}

// The statistician brings in what is counted from registers, the analyst what is asked of companies.
fn importer(measured: &Measured) -> PersonId {
    if measured.source.contains("enkät") || measured.name == overarching::GROWTH_WILL { ANALYST } else { STATISTICIAN }
}

// Each at a time of its own, so that the order of a day is the same always.
fn time(measured: &Measured, on: Date) -> DateTime {
    let order = measured.name.chars().map(|letter| u32::from(letter) % 97).sum::<u32>();
    let (hour, minute) = (8 + order % 7, order % 60);
    on.at(i8::try_from(hour).unwrap_or(8), i8::try_from(minute).unwrap_or_default(), 0, 0)
}

fn correct(script: &mut Script, correction: &'static Correction) {
    script.act(ANALYST, correction.on, move |context, organisation| {
        let indicator = table::indicator(organisation, correction.of)?.id;
        let row = &correction.row;
        let series = SeriesValues { indicator, breakdown: row.breakdown()?, values: row.observed()? };
        take_in(context, organisation, Way::Typed, correction.why, vec![series])
    });
}

// On 15 August the file of July had each advertisement ten times. It was seen the day after.
fn go_wrong(script: &mut Script) {
    script.act(STATISTICIAN, datetime(2018, 8, 15, 11, 5, 0, 0), |context, organisation| {
        let indicator = table::indicator(organisation, skills::VACANCIES)?.id;
        let row = Row { part: &[], from: "", values: "2018-07=48960" };
        let series = SeriesValues { indicator, breakdown: row.breakdown()?, values: row.observed()? };
        take_in(context, organisation, file("annonser-juli.csv")?, "", vec![series])
    });
    script.act(ANALYST, datetime(2018, 8, 16, 8, 0, 0, 0), |context, organisation| {
        let indicator = table::indicator(organisation, skills::VACANCIES)?;
        let last = indicator.whole().and_then(|series| series.latest()).map(|known| known.import);
        let import = last.unwrap_or(ImportId(0));
        organisation.take_import_back(context, import, reason("Filen räknade varje annons tio gånger.")?)
    });
}

fn file(called: &str) -> Result<Way, Refusals> {
    Ok(Way::File { name: name(called)? })
}

fn take_in(context: &Context, organisation: &Organisation, way: Way, why: &str, series: Vec<SeriesValues>) -> Answer {
    let why = Some(why).filter(|why| !why.is_empty()).map(reason).transpose()?;
    organisation.take_in_values(context, Incoming { way, source: None, reason: why, series })
}
