//! One of each event of the fetches, with everything in it that can be.

use domain::event::Event;
use domain::ids::{FetchId, ImportId, IndicatorId, PersonId};
use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::rhythm::Rhythm;
use domain::indicator::fetch::trouble::Trouble;
use domain::indicator::fetch::{Manner, Terms};
use domain::text::Explanation;

use super::{name, reason};

pub(super) fn examples() -> Vec<Event> {
    let fetch = FetchId(3);
    let first = Terms {
        name: name("Företag efter storlek"),
        address: WebAddress::parse("https://api.scb.se/OV0104/v1/doris/sv/ssd/NV").unwrap(),
        query: Explanation::parse("{\"query\":[]}").unwrap(),
        indicator: Some(IndicatorId(7)),
        rhythm: Rhythm::Weekly,
        hour: 6,
        manner: Manner::Waits,
        reason: reason("Källan har ändrat värdet."),
        responsible: PersonId(9),
    };
    let other = |rhythm| Terms {
        query: Explanation::default(),
        indicator: None,
        rhythm,
        hour: 23,
        manner: Manner::BroughtIn,
        ..first.clone()
    };
    let host = || "api.scb.se".to_owned();
    let file = "ab".repeat(32);
    let troubles = [
        Trouble::HostNotAllowed { host: host() },
        Trouble::HostUnknown { host: host() },
        Trouble::HostInside { host: host() },
        Trouble::NoAnswer { host: host() },
        Trouble::NotProven { host: host() },
        Trouble::TooSlow { seconds: 60 },
        Trouble::TooLarge { megabytes: 20 },
        Trouble::Status { status: 404 },
        Trouble::SentElsewhere { host: host() },
        Trouble::Damaged,
        Trouble::Unreadable {
            finding: "json-damaged".to_owned(),
            values: vec![("line".to_owned(), "1".to_owned()), ("column".to_owned(), "6".to_owned())],
        },
    ];
    let mut examples = vec![
        Event::FetchSetUp { fetch, terms: first.clone() },
        Event::FetchChanged { fetch, terms: other(Rhythm::Daily) },
        Event::FetchChanged { fetch, terms: other(Rhythm::Monthly) },
        Event::FetchPaused { fetch },
        Event::FetchResumed { fetch },
        Event::FetchRemoved { fetch },
    ];
    examples.extend(troubles.map(|trouble| Event::FetchFailed { fetch, trouble }));
    examples.extend([
        Event::FetchAnswered { fetch },
        Event::FetchedFileWaits { fetch, file: file.clone(), problems: 2 },
        Event::FetchedFileSetAside { fetch, file },
        Event::FetchedFileBroughtIn { fetch, import: ImportId(12) },
    ]);
    examples
}
