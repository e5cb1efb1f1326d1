//! What managers and staff thought of the simplified strategy, at the managers' meetings before the decisions of October
//! 2017 and October 2018. The meetings are facts; the answers and the words are invented.

use std::collections::{BTreeMap, BTreeSet};

use domain::audience::Audience;
use domain::ids::{RevisionNumber, VerdictRoundId};
use domain::verdict_round::tally::{Counted, Tally};
use domain::verdict_round::{Group, Grouping, Terms};
use jiff::civil::{Date, DateTime, date};

use crate::people::{ADMINISTRATION, COMPANIES, KNOWLEDGE, REGIONS, STAFF, STRATEGIST};
use crate::script::{Script, name};

struct Round {
    id: VerdictRoundId,
    revision: RevisionNumber,
    occasion: &'static str,
    opened: DateTime,
    closed: DateTime,
    until: Date,
    managers: Tally,
    staff: Tally,
    words: &'static [&'static str],
}

static ROUNDS: [Round; 2] = [
    Round {
        id: VerdictRoundId(1),
        revision: RevisionNumber(4),
        occasion: "Chefsmöte 28 september 2017",
        opened: date(2017, 9, 28).at(13, 15, 0, 0),
        closed: date(2017, 10, 3).at(16, 30, 0, 0),
        until: date(2017, 10, 3),
        managers: Tally { answers: 22, marks: [[0, 1, 4, 11, 6], [0, 3, 7, 9, 3], [1, 4, 8, 7, 2]] },
        staff: Tally { answers: 19, marks: [[1, 3, 6, 7, 2], [2, 5, 6, 4, 1], [2, 5, 5, 4, 1]] },
        words: &[
            "Äntligen går det att läsa på en sida.",
            "Sex områden är lagom. Jag ser var vi hör hemma.",
            "Målen är fortfarande lite allmänna. Vad ska vi göra mindre av?",
            "Bra att de tre målen blev ett.",
            "Jag saknar tråden från vår enhet till målet om digitalisering.",
            "Lättare att förklara för nya kollegor.",
            "Tekniken är inte målet. Skriv vad företagen får.",
            "Riktningen är rätt, men hur märks den i planeringen?",
            "Klart bättre än förra gången.",
            "Modern myndighet behöver vara mer än en rubrik.",
            "Kortare är bra. Ännu kortare vore bättre.",
            "Svårt att säga innan vi vet hur resurserna fördelas.",
        ],
    },
    Round {
        id: VerdictRoundId(2),
        revision: RevisionNumber(5),
        occasion: "Chefsmöte 12 oktober 2018",
        opened: date(2018, 10, 12).at(9, 40, 0, 0),
        closed: date(2018, 10, 19).at(16, 30, 0, 0),
        until: date(2018, 10, 19),
        managers: Tally { answers: 24, marks: [[0, 1, 3, 12, 8], [0, 1, 4, 13, 6], [0, 2, 4, 12, 6]] },
        staff: Tally { answers: 27, marks: [[0, 2, 7, 13, 4], [1, 3, 7, 12, 3], [1, 3, 6, 12, 3]] },
        words: &[
            "Nu hänger det ihop från vision till vår aktivitetsplan.",
            "Konkurrenskraftiga säger mer än växande.",
            "Jag kan peka på målet som mitt arbete är till för.",
            "Tydligt vad vi ska, otydligt vad vi slutar med.",
            "Bra att varje län följs för sig.",
            "Den röda tråden syns när man följer den i systemet, inte på papperet.",
            "Vi har använt strategin på varje enhetsmöte i år. Det gjorde vi aldrig förut.",
            "Riktningen är klar. Takten är det inte.",
            "Skönt att slippa tre olika måldokument.",
            "Språket är enkelt utan att bli platt.",
            "Pengarna följer målen bättre i år.",
            "Fler exempel skulle hjälpa oss som möter företagen.",
            "Hela landet är ett löfte. Då behöver vi vara där.",
            "Jag förstår varför, inte alltid hur.",
        ],
    },
];

/// The two rounds, opened and counted.
pub(crate) fn write(script: &mut Script) {
    for round in &ROUNDS {
        script.act(STRATEGIST, round.opened, |context, organisation| {
            let terms = Terms {
                revision: round.revision,
                occasion: name(round.occasion)?,
                // Those who are employed: the board decides, and does not judge.
                audience: Audience::Units(BTreeSet::from([COMPANIES, REGIONS, KNOWLEDGE, ADMINISTRATION, STAFF])),
                grouping: Grouping::ManagersAndStaff,
                from: round.opened.date(),
                until: round.until,
            };
            organisation.open_verdict_round(context, terms)
        });
        script.act(STRATEGIST, round.closed, |context, organisation| {
            let counted = BTreeMap::from([(Group::Managers, round.managers), (Group::Staff, round.staff)]);
            organisation.close_verdict_round(context, round.id, &Counted(counted))
        });
    }
}

/// What people wrote, which is never in the log.
pub(crate) fn words() -> Vec<(VerdictRoundId, &'static [&'static str])> {
    ROUNDS.iter().map(|round| (round.id, round.words)).collect()
}
