//! The round of 2018: opened the day after the board had decided the new structure, decided by the board on
//! 14 December 2017, and carried out since. The tables of what the units planned are elsewhere.

use domain::activity::{Manner, PlanStep};
use domain::ids::{RoundNumber, UnitId};
use domain::planning::{Paper, Phase};
use jiff::civil::{Date, date, datetime};

use crate::people::{
    ADMINISTRATION, ANALYSIS, AUDIT, BOARD, BUSINESS, CAPITAL, COMMUNICATION, COMPANIES, COMPUTING, DIGITAL,
    EVALUATION, FINANCE, GROWTH, KNOWLEDGE, LAW, MANAGEMENT_GROUP, MARKETS, MIDDLE, NORTH, PERSONNEL, PLANNING,
    REGIONS, RURAL, SIMPLIFICATION, SKILLS, SOUTH, STAFF, STATISTICS, department_of, manager_of,
};
use crate::planning::steps::{self, Decided, Given, turn};
use crate::planning::table::Named;
use crate::planning::tables;
use crate::script::{Script, remark};

mod ideas;
mod running;

/// The first round that was planned in the system.
pub(super) const ROUND: RoundNumber = RoundNumber(1);

const CALENDAR: [(Phase, Date); 8] = [
    (Phase::Directive, date(2017, 10, 24)),
    (Phase::Frames, date(2017, 11, 8)),
    (Phase::UnitPlans, date(2017, 11, 15)),
    (Phase::Dialogue, date(2017, 12, 2)),
    (Phase::Allocation, date(2017, 12, 6)),
    (Phase::Decision, date(2017, 12, 7)),
    (Phase::Running, date(2018, 1, 1)),
    (Phase::Closed, date(2019, 2, 22)),
];

const DIRECTIVE: &str = "Det här är den första planen efter den enklare styrstrukturen. Varje aktivitet knyts till ett eller flera av de fjorton målen. Det som inte hör till ett mål prövas om.\n\nVi prioriterar inte längre med ord. Det som är viktigast får mest resurser, och det ska synas i planen.";

/// What was asked, of whom; `None` of all.
const ASKS: [(Option<UnitId>, &str); 4] = [
    (None, "Beskriv högst femton aktiviteter. Skriv vad som ändras för företagen, inte vad vi gör om dagarna."),
    (None, "Visa vad ni slutar med, så att det nya ryms."),
    (Some(DIGITAL), "Visa hur checkarna når fler företag utanför storstäderna."),
    (Some(RURAL), "Visa var avstånden till service har ökat, och vad ni gör åt det."),
];

/// Why goals were pointed out, by their numbers.
const POINTED_OUT: [(&str, &str); 2] = [
    ("1.1", "Krångel kostar alla företag tid. Här vill styrelsen se en skillnad redan 2018."),
    ("4.1", "Här möter vi kunderna i verksamhetsidén."),
];

/// What the board follows: one piece of work in each area, picked on 28 November 2017.
const FOLLOWED: [(&str, &str); 6] = [
    ("Uppgifter som följer med", "Förenkling: blir det färre uppgifter för företagen att lämna?"),
    ("Branschskolor", "Kompetensförsörjning: får branscherna folk?"),
    ("Robotlyftet", "Digitalisering: når vi de mindre industriföretagen?"),
    ("Affärsutvecklingscheckar", "Affärsutveckling: växer de företag som får en check?"),
    ("Medel till regionala projekt", "Regional kapacitet: vad ger områdets största post?"),
    ("Tid från ansökan till beslut", "Modern myndighet: går det fortare?"),
];

/// Thousands of kronor, and hundredths of person-years.
const FRAMES: [Given<UnitId>; 21] = [
    (SIMPLIFICATION, (84_000, 5_050)),
    (SKILLS, (145_000, 4_700)),
    (DIGITAL, (88_000, 3_150)),
    (BUSINESS, (131_500, 4_750)),
    (CAPITAL, (51_000, 1_750)),
    (MARKETS, (107_000, 3_750)),
    (GROWTH, (193_000, 4_900)),
    (RURAL, (57_500, 2_200)),
    (NORTH, (82_500, 1_900)),
    (MIDDLE, (50_500, 1_250)),
    (SOUTH, (82_500, 1_850)),
    (ANALYSIS, (12_500, 1_000)),
    (STATISTICS, (12_000, 950)),
    (EVALUATION, (7_000, 500)),
    (FINANCE, (15_000, 1_000)),
    (PERSONNEL, (8_500, 650)),
    (COMPUTING, (31_000, 1_850)),
    (LAW, (9_000, 750)),
    (COMMUNICATION, (12_500, 900)),
    (PLANNING, (7_500, 900)),
    (AUDIT, (2_500, 250)),
];

/// The plans that came back before they were approved, and what was said.
const RETURNED: [(UnitId, &str, &str); 2] = [
    (
        BUSINESS,
        "Nätverk för e-handel följde en prioritering som styrelsen har tagit bort. Knyt det till ett mål, eller säg när det slutar.",
        "Handlarna betalar själva. Vi lämnar ordförandeskapet till dem under 2018 och låter nätverket stå utan mål till dess.",
    ),
    (
        COMPUTING,
        "Skriv vad handläggarna och företagen märker, inte vilka system som byts.",
        "Beskrivningarna är omskrivna.",
    ),
];

/// Opens the round.
pub(super) fn open(script: &mut Script) {
    steps::open(script, datetime(2017, 10, 24, 10, 0, 0, 0), ("2018", 2018), None, &CALENDAR);
}

/// From the directive to today.
pub(super) fn write(script: &mut Script) {
    direct(script);
    give_frames(script);
    plan(script);
    talk(script);
    decide(script);
    ideas::write(script);
    running::write(script);
}

fn direct(script: &mut Script) {
    steps::direct(script, ROUND, datetime(2017, 10, 27, 9, 30, 0, 0), DIRECTIVE, &ASKS);
    for (minute, pointed) in (45..).zip(POINTED_OUT) {
        steps::point_out(script, ROUND, datetime(2017, 10, 27, 9, minute, 0, 0), pointed);
    }
    let decided = Decided {
        paper: Paper::Directive,
        by: MANAGEMENT_GROUP,
        motive: None,
        proposed: datetime(2017, 11, 1, 11, 0, 0, 0),
        recorded: datetime(2017, 11, 7, 16, 0, 0, 0),
        decided_on: date(2017, 11, 7),
        number: "1.3.2-2017-4402",
        paragraph: "§ 3",
        minutes: "Ledningsgruppens protokoll nr 19/2017",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    decided.write(script, ROUND);
}

fn give_frames(script: &mut Script) {
    steps::enter(script, ROUND, datetime(2017, 11, 8, 8, 30, 0, 0), Phase::Frames);
    steps::give_frames(script, ROUND, datetime(2017, 11, 9, 10, 0, 0, 0), &FRAMES, &[]);
    let decided = Decided {
        paper: Paper::Frames,
        by: MANAGEMENT_GROUP,
        motive: None,
        proposed: datetime(2017, 11, 10, 9, 0, 0, 0),
        recorded: datetime(2017, 11, 14, 15, 30, 0, 0),
        decided_on: date(2017, 11, 14),
        number: "1.3.2-2017-4471",
        paragraph: "§ 5",
        minutes: "Ledningsgruppens protokoll nr 20/2017",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    decided.write(script, ROUND);
}

// The units write one after the other from 16 November on, and send in by the first of December.
fn plan(script: &mut Script) {
    steps::enter(script, ROUND, datetime(2017, 11, 15, 8, 30, 0, 0), Phase::UnitPlans);
    for (number, table) in (0..).zip(tables()) {
        let manager = manager_of(table.unit);
        script.act(manager, turn(date(2017, 11, 16), number), |context, organisation| {
            let named = Named::of(organisation, organisation.planning.round(ROUND)?);
            organisation.write_plan(context, (ROUND, table.unit), table.change(&named, |_| true)?, Manner::Pasted)
        });
        script.act(manager, turn(date(2017, 11, 29), number), |context, organisation| {
            organisation.submit_plan(context, (ROUND, table.unit), None, None)
        });
    }
    // The management group's meeting of 28 November.
    for (minute, followed) in (0..).step_by(4).zip(FOLLOWED) {
        steps::point_out_activity(script, ROUND, datetime(2017, 11, 28, 10, minute, 0, 0), followed);
    }
    let decided = Decided {
        paper: Paper::Directive,
        by: MANAGEMENT_GROUP,
        motive: None,
        proposed: datetime(2017, 11, 28, 11, 0, 0, 0),
        recorded: datetime(2017, 11, 28, 16, 30, 0, 0),
        decided_on: date(2017, 11, 28),
        number: "1.3.2-2017-4402",
        paragraph: "§ 2",
        minutes: "Ledningsgruppens protokoll nr 22/2017",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    decided.write(script, ROUND);
}

fn talk(script: &mut Script) {
    steps::enter(script, ROUND, datetime(2017, 12, 2, 8, 0, 0, 0), Phase::Dialogue);
    for (minute, (unit, comment, answer)) in (0..).step_by(20).zip(RETURNED) {
        let head = manager_of(department_of(unit));
        script.act(head, datetime(2017, 12, 4, 10, minute, 0, 0), move |context, organisation| {
            organisation.move_plan(context, (ROUND, unit), PlanStep::Returned { comment: remark(comment)? })
        });
        script.act(manager_of(unit), datetime(2017, 12, 5, 8, minute, 0, 0), move |context, organisation| {
            organisation.submit_plan(context, (ROUND, unit), None, Some(remark(answer)?))
        });
    }
    for (hour, department) in (9..).zip([COMPANIES, REGIONS, KNOWLEDGE, ADMINISTRATION, STAFF]) {
        let at = datetime(2017, 12, 6, hour, 10, 0, 0);
        script.act(manager_of(department), at, move |context, organisation| {
            let units = tables().map(|table| table.unit).filter(|&unit| department_of(unit) == department);
            steps::move_plans(context, organisation, ROUND, units, &PlanStep::Approved { comment: None })
        });
    }
}

fn decide(script: &mut Script) {
    steps::enter(script, ROUND, datetime(2017, 12, 6, 15, 0, 0, 0), Phase::Allocation);
    steps::enter(script, ROUND, datetime(2017, 12, 7, 8, 30, 0, 0), Phase::Decision);
    let decided = Decided {
        paper: Paper::Plan,
        by: BOARD,
        motive: None,
        proposed: datetime(2017, 12, 7, 13, 0, 0, 0),
        recorded: datetime(2017, 12, 14, 15, 10, 0, 0),
        decided_on: date(2017, 12, 14),
        number: "1.3.2-2017-5016",
        paragraph: "§ 5",
        minutes: "Protokoll nr 8/2017",
        attendance: "8 av 8 ledamöter, enhälligt",
        unions: Some(date(2017, 12, 6)),
    };
    decided.write(script, ROUND);
    steps::enter(script, ROUND, datetime(2018, 1, 2, 8, 0, 0, 0), Phase::Running);
}
