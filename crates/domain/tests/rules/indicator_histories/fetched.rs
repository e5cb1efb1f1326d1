//! What may be asked of the fetches, and by them, wise or not.

use domain::ids::{FetchId, IndicatorId, PersonId};
use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::rhythm::Rhythm;
use domain::indicator::fetch::trouble::Trouble;
use domain::indicator::fetch::{Manner, Terms};
use domain::indicator::values::{Incoming, SeriesValues};
use domain::text::Explanation;
use domain::writing::Seen;

use crate::agency::{ANALYST, Agency, Answer, incoming, name, why};

/// What becomes of an act of a fetch.
pub(super) fn ask(agency: &Agency, which: u8, act: u8, series: SeriesValues) -> Answer {
    let (organisation, context) = (&agency.organisation, &agency.context());
    let fetches: Vec<FetchId> = organisation.indicators.fetches().map(|fetch| fetch.id).collect();
    let id = super::asks::pick(&fetches, which, FetchId(999));
    let known = organisation.indicators.fetch(id);
    let file = known.and_then(|fetch| fetch.waiting.as_ref()).map_or("", |waiting| waiting.file.as_str());
    let indicator = series.indicator;
    let values = || Incoming { reason: Some(why()), ..incoming(vec![series.clone()]) };
    let (fails, rests) = (known.is_some_and(|it| it.trouble.is_some()), known.is_some_and(|it| it.paused.is_some()));
    // Most that can happen to a fetch needs one, and some a file that waits, a trouble or a rest: those come often when there
    // is one.
    let act = match (fetches.is_empty(), file.is_empty()) {
        (true, _) => 0,
        (false, false) if act.is_multiple_of(2) => 8 + act / 2 % 2,
        _ if fails && act % 4 == 1 => 6,
        _ if rests && act % 4 == 3 => 3,
        _ => act % 11,
    };
    match act {
        0 => organisation.set_up_fetch(context, terms(which, indicator)),
        1 => {
            let seen = Seen(known.map_or(0, |fetch| fetch.version - u64::from(which.is_multiple_of(7))));
            organisation.change_fetch(context, (id, seen), terms(which.wrapping_add(1), indicator))
        }
        2 => organisation.pause_fetch(context, id),
        3 => organisation.resume_fetch(context, id),
        4 => organisation.remove_fetch(context, id),
        5 => organisation.fetch_failed(context, id, Trouble::Status { status: 400 + u16::from(which % 3) }),
        6 => organisation.fetch_answered(context, id),
        7 => organisation.fetched_file_waits(context, id, &format!("{which:064x}"), u32::from(which % 3)),
        8 => organisation.set_fetched_file_aside(context, id, file),
        9 => organisation.bring_waiting_file_in(context, (id, file), values()),
        _ => organisation.bring_fetched_in(context, id, values()),
    }
}

fn terms(which: u8, indicator: IndicatorId) -> Terms {
    Terms {
        name: name(["SCB", "Kolada", "Verket"][usize::from(which % 3)]),
        address: WebAddress::parse("https://api.scb.se/growth").unwrap(),
        query: Explanation::default(),
        indicator: (!which.is_multiple_of(2)).then_some(indicator),
        rhythm: Rhythm::ALL[usize::from(which % 3)],
        hour: which % 25,
        manner: Manner::ALL[usize::from(which % 2)],
        reason: why(),
        responsible: if which == u8::MAX { PersonId(999) } else { ANALYST },
    }
}
