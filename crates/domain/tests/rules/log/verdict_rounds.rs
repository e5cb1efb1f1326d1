//! One example of each event of a verdict round.

use std::collections::BTreeSet;

use domain::audience::Audience;
use domain::event::Event;
use domain::ids::{BodyId, RevisionNumber, UnitId, VerdictRoundId};
use domain::verdict_round::tally::{GroupTally, Tally};
use domain::verdict_round::{Group, Grouping, Terms};
use jiff::civil::date;

use crate::agency::{name, reason};

/// What came when the log had others after those.
pub(super) fn later() -> Vec<Event> {
    vec![Event::VerdictWordsShown { verdict_round: VerdictRoundId(1), words: "0f6a1c9b2d3e4f50".into() }]
}

pub(super) fn examples() -> Vec<Event> {
    let opened = |round, audience, grouping| Event::VerdictRoundOpened {
        verdict_round: VerdictRoundId(round),
        terms: Terms {
            revision: RevisionNumber(5),
            occasion: name("Chefsmöte 12 september"),
            audience,
            grouping,
            from: date(2018, 9, 12),
            until: date(2018, 9, 19),
        },
    };
    let counts =
        |group| GroupTally { group, tally: Tally { answers: 6, marks: [[0, 1, 1, 3, 1], [0, 0, 0, 4, 1], [0; 5]] } };
    let verdict_round = VerdictRoundId(1);
    vec![
        opened(1, Audience::Everyone, Grouping::ManagersAndStaff),
        opened(2, Audience::Body(BodyId(3)), Grouping::Together),
        opened(3, Audience::Units(BTreeSet::from([UnitId(1), UnitId(7)])), Grouping::Together),
        Event::VerdictRoundClosed { verdict_round, asked: 9, shown: Group::ALL.map(counts).to_vec() },
        Event::VerdictRoundClosed { verdict_round, asked: 9, shown: Vec::new() },
        Event::VerdictRoundWithdrawn { verdict_round, reason: reason("Fel utkast") },
        Event::VerdictWordsHidden {
            verdict_round,
            words: "0f6a1c9b2d3e4f50".into(),
            reason: reason("Pekar ut en person"),
        },
    ]
}
