//! The round of 2019, as far as it has come on 14 November 2018: the directive and the frames are decided, the units
//! plan, and the management group tries scenarios. Its plan is to be decided on 11 December.

use domain::ids::{RoundNumber, UnitId};
use domain::planning::{Paper, Phase};
use jiff::civil::{Date, date, datetime};

use super::year_2018;
use crate::people::{
    ANALYSIS, AUDIT, BUSINESS, CAPITAL, COMMUNICATION, COMPUTING, DIGITAL, EVALUATION, FINANCE, GROWTH, LAW,
    MANAGEMENT_GROUP, MARKETS, MIDDLE, NORTH, PERSONNEL, PLANNING, RURAL, SIMPLIFICATION, SKILLS, SOUTH, STATISTICS,
};
use crate::planning::steps::{self, Decided, Given};
use crate::script::Script;

mod plans;
mod scenarios;

/// The round that is being planned.
pub(super) const ROUND: RoundNumber = RoundNumber(2);

const CALENDAR: [(Phase, Date); 8] = [
    (Phase::Directive, date(2018, 8, 27)),
    (Phase::Frames, date(2018, 9, 19)),
    (Phase::UnitPlans, date(2018, 10, 3)),
    (Phase::Dialogue, date(2018, 11, 24)),
    (Phase::Allocation, date(2018, 12, 3)),
    (Phase::Decision, date(2018, 12, 11)),
    (Phase::Running, date(2019, 1, 1)),
    (Phase::Closed, date(2020, 2, 22)),
];

const DIRECTIVE: &str = "Utgå från planen för 2018. Ändra det som behöver ändras, och skriv inte om det som håller.\n\nTvå mål pekas ut. De ska få resurser först, också när det innebär att annat får mindre. Ramarna per område visar vart vi vill: tio miljoner mer till Digitalisering, tio mindre till Regional kapacitet.";

/// What was asked, of whom; `None` of all.
const ASKS: [(Option<UnitId>, &str); 5] = [
    (None, "Lämna in planen senast den 23 november 2018."),
    (None, "Säg vad ni slutar med. En aktivitet som inte hör till ett mål ska prövas om."),
    (Some(DIGITAL), "Visa hur stödet når de minsta företagen, de med 2–9 anställda."),
    (Some(SKILLS), "Visa vad som ersätter de insatser som slutar när pengarna från socialfonden tar slut."),
    (Some(GROWTH), "Visa vilka bidrag som kan vänta till 2020."),
];

/// Why goals are pointed out, by their numbers.
const POINTED_OUT: [(&str, &str); 2] = [
    ("3.1", "Växla upp det som når de minsta företagen."),
    ("2.1", "Brist på kompetens hindrar flest företag från att växa."),
];

/// Thousands of kronor, and hundredths of person-years. They sum to 1 240 million.
const FRAMES: [Given<UnitId>; 21] = [
    (SIMPLIFICATION, (88_000, 5_000)),
    (SKILLS, (133_000, 4_600)),
    (DIGITAL, (118_000, 4_100)),
    (BUSINESS, (139_500, 5_150)),
    (CAPITAL, (57_500, 2_000)),
    (MARKETS, (112_000, 3_800)),
    (GROWTH, (190_000, 4_850)),
    (RURAL, (62_000, 2_300)),
    (NORTH, (81_000, 1_900)),
    (MIDDLE, (53_000, 1_300)),
    (SOUTH, (84_000, 1_800)),
    (ANALYSIS, (14_000, 1_100)),
    (STATISTICS, (11_000, 850)),
    (EVALUATION, (8_000, 600)),
    (FINANCE, (17_000, 1_200)),
    (PERSONNEL, (10_500, 800)),
    (COMPUTING, (28_000, 1_400)),
    (LAW, (9_500, 750)),
    (COMMUNICATION, (15_000, 1_100)),
    (PLANNING, (6_500, 800)),
    (AUDIT, (2_500, 250)),
];

/// The same by area.
const AREA_FRAMES: [Given<&str>; 6] = [
    ("1", (96_000, 4_850)),
    ("2", (142_000, 5_250)),
    ("3", (131_000, 5_000)),
    ("4", (318_000, 10_450)),
    ("5", (427_000, 11_500)),
    ("6", (126_000, 8_450)),
];

/// From its opening to today.
pub(super) fn write(script: &mut Script) {
    let at = datetime(2018, 8, 27, 9, 0, 0, 0);
    steps::open(script, at, ("2019", 2019), Some(year_2018::ROUND), &CALENDAR);
    direct(script);
    give_frames(script);
    plans::write(script);
    scenarios::write(script);
}

fn direct(script: &mut Script) {
    steps::direct(script, ROUND, datetime(2018, 9, 4, 13, 0, 0, 0), DIRECTIVE, &ASKS);
    for (minute, pointed) in (20..).zip(POINTED_OUT) {
        steps::point_out(script, ROUND, datetime(2018, 9, 4, 13, minute, 0, 0), pointed);
    }
    let decided = Decided {
        paper: Paper::Directive,
        by: MANAGEMENT_GROUP,
        motive: None,
        proposed: datetime(2018, 9, 11, 9, 0, 0, 0),
        recorded: datetime(2018, 9, 18, 16, 0, 0, 0),
        decided_on: date(2018, 9, 18),
        number: "1.3.2-2018-3511",
        paragraph: "§ 4",
        minutes: "Ledningsgruppens protokoll nr 15/2018",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    decided.write(script, ROUND);
}

fn give_frames(script: &mut Script) {
    steps::enter(script, ROUND, datetime(2018, 9, 19, 8, 30, 0, 0), Phase::Frames);
    steps::give_frames(script, ROUND, datetime(2018, 9, 24, 10, 0, 0, 0), &FRAMES, &AREA_FRAMES);
    let decided = Decided {
        paper: Paper::Frames,
        by: MANAGEMENT_GROUP,
        motive: None,
        proposed: datetime(2018, 9, 25, 9, 0, 0, 0),
        recorded: datetime(2018, 10, 2, 15, 40, 0, 0),
        decided_on: date(2018, 10, 2),
        number: "1.3.2-2018-3702",
        paragraph: "§ 6",
        minutes: "Ledningsgruppens protokoll nr 17/2018",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    decided.write(script, ROUND);
    steps::enter(script, ROUND, datetime(2018, 10, 3, 8, 30, 0, 0), Phase::UnitPlans);
}
