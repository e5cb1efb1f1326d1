//! How 2018 went: what the units reported.

use domain::organisation::Organisation;
use domain::time::Context;
use domain::writing::Seen;
use jiff::civil::{Date, date};

use super::{ROUND, ideas};
use crate::people::manager_of;
use crate::planning::steps::turn;
use crate::planning::table::{Named, Planned, UnitTable};
use crate::planning::tables;
use crate::script::{Answer, Script};

/// The days up to which the units told how far they had come, and from when on they told it: after each four months, and
/// before the plan of the next year.
const REPORTS: [(Date, Date); 3] = [
    (date(2018, 4, 30), date(2018, 5, 7)),
    (date(2018, 8, 31), date(2018, 9, 6)),
    (date(2018, 11, 7), date(2018, 11, 8)),
];

/// The year up to today.
pub(super) fn write(script: &mut Script) {
    let mut last = date(2017, 12, 31);
    for (until, from) in REPORTS {
        for (number, table) in (0..).zip(tables().chain(ideas::TABLES)) {
            let has_news = |planned: &Planned| planned.progress(until) != planned.progress(last);
            if table.activities.iter().any(has_news) {
                script.act(manager_of(table.unit), turn(from, number), move |context, organisation| {
                    report(context, organisation, table, until)
                });
            }
        }
        last = until;
    }
}

/// A unit's report: everything in which something had happened by a day.
fn report(context: &Context, organisation: &Organisation, table: &UnitTable, until: Date) -> Answer {
    let round = organisation.planning.round(ROUND)?;
    let named = Named::of(organisation, round);
    let mut events = Vec::new();
    for planned in table.activities {
        let Some((status, reached)) = planned.progress(until) else { continue };
        let Some(activity) = round.activity(named.activity(planned.title)?) else { continue };
        let at = (ROUND, activity.id, Seen(activity.version));
        events.extend(organisation.report_progress(context, at, status.unwrap_or(activity.work.status), reached)?);
    }
    Ok(events)
}
