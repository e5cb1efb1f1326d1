//! The change in the middle of 2018: in June, staff pitched ideas to the management group, and several were taken on. That
//! is a fact; which ideas, and what they were given, is invented. The money comes from what had become cheaper.

use domain::activity::Status::{Done, UnderWay};
use domain::activity::{Manner, PlanStep};
use domain::ids::{ScenarioId, UnitId};
use domain::money::Resources;
use domain::planning::Paper;
use domain::planning::breaks::PlanBreak;
use domain::scenario::{Intent, Scope};
use domain::writing::Seen;
use jiff::civil::{Date, date, datetime};

use super::ROUND;
use crate::people::{
    ADMINISTRATION, COMPANIES, HEAD_OF_STAFF, MANAGEMENT_GROUP, PERSONNEL, REGIONS, RURAL, SIMPLIFICATION,
    department_of, manager_of,
};
use crate::planning::steps::{self, Decided, turn};
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Named, Planned, UNPLANNED, UnitTable, Year, by};
use crate::script::{Script, name, reason, remark};

/// The allocation that gives them what they need. The first scenario of all.
const SCENARIO: ScenarioId = ScenarioId(1);

/// Until when what the change breaks is set aside.
const LAST_DAY: Date = date(2018, 12, 31);

/// What the decisions say why frames are passed.
const MOTIVE: &str = "Enheternas ramar ändras inte för tre månaders försök. Myndighetens ram hålls: allt tas från det som blev billigare.";

/// The ideas that were taken on, without resources: what was decided in December is changed by a decision alone.
pub(super) const TABLES: &[UnitTable] = &[
    UnitTable {
        unit: SIMPLIFICATION,
        activities: &[Planned {
            title: "Fråga en företagare",
            description: "Tjugo företagare svarar på våra frågor inom en dag, så att vi slipper gissa. Idén kom från en handläggare.",
            owner: First,
            in_2018: Some(
                Year::on(&[("1.1", 100)], &[])
                    .from(8, 13)
                    .milestones(&[by(9, 28, "Tjugo företagare har tackat ja").reached(10, 5)])
                    .became(&[(8, 20, UnderWay)]),
            ),
            ..UNPLANNED
        }],
    },
    UnitTable {
        unit: PERSONNEL,
        activities: &[Planned {
            title: "En dag i ett företag",
            description: "Varje handläggare arbetar en dag om året i ett litet företag. Idén kom från två handläggare våren 2018.",
            owner: First,
            in_2018: Some(
                Year::on(&[("6.1", 100)], &[])
                    .from(9, 3)
                    .milestones(&[by(11, 30, "Trettio dagar gjorda")])
                    .became(&[(9, 10, UnderWay)]),
            ),
            ..UNPLANNED
        }],
    },
    UnitTable {
        unit: RURAL,
        activities: &[Planned {
            title: "Öppet hus i lanthandeln",
            description: "Vi åker till tio butiker och svarar på frågor om stöd på plats. Idén kom från en ekonom.",
            owner: Manager,
            in_2018: Some(
                Year::on(&[("5.3", 100)], &[])
                    .from(8, 1)
                    .until(10, 31)
                    .milestones(&[by(10, 31, "Tio butiker besökta").reached(10, 26)])
                    .became(&[(8, 6, UnderWay), (10, 26, Done)]),
            ),
            ..UNPLANNED
        }],
    },
];

/// From which activity to which: thousands of kronor, and hundredths of person-years.
const MOVES: [(&str, &str, (i64, i64)); 3] = [
    ("Byte av mejlsystem", "Fråga en företagare", (900, 30)),
    ("Byte av mejlsystem", "En dag i ett företag", (500, 30)),
    ("Införandet av styrstrukturen", "Öppet hus i lanthandeln", (400, 20)),
];

/// From the pitch to the decision.
pub(super) fn write(script: &mut Script) {
    take_on(script);
    allocate(script);
    decide(script);
    set_aside(script);
}

fn units() -> impl Iterator<Item = UnitId> {
    TABLES.iter().map(|table| table.unit)
}

fn take_on(script: &mut Script) {
    script.act(HEAD_OF_STAFF, datetime(2018, 6, 12, 14, 0, 0, 0), |context, organisation| {
        let reason = reason("Medarbetarnas idéer från den 12 juni. Tre av dem prövas i höst.")?;
        steps::move_plans(context, organisation, ROUND, units(), &PlanStep::Reopened { reason })
    });
    for (number, table) in (0..).zip(TABLES) {
        let manager = manager_of(table.unit);
        script.act(manager, turn(date(2018, 6, 13), number), |context, organisation| {
            let named = Named::of(organisation, organisation.planning.round(ROUND)?);
            organisation.write_plan(context, (ROUND, table.unit), table.change(&named, |_| true)?, Manner::Edited)
        });
        script.act(manager, turn(date(2018, 6, 14), number), |context, organisation| {
            organisation.submit_plan(
                context,
                (ROUND, table.unit),
                None,
                Some(remark("En idé till, annars som förut.")?),
            )
        });
    }
    for (hour, department) in (9..).zip([COMPANIES, REGIONS, ADMINISTRATION]) {
        script.act(manager_of(department), datetime(2018, 6, 15, hour, 0, 0, 0), move |context, organisation| {
            let units = units().filter(|&unit| department_of(unit) == department);
            steps::move_plans(context, organisation, ROUND, units, &PlanStep::Approved { comment: None })
        });
    }
}

fn allocate(script: &mut Script) {
    script.act(HEAD_OF_STAFF, datetime(2018, 6, 18, 9, 0, 0, 0), |context, organisation| {
        organisation.name_scenario(context, ROUND, name("Medarbetarnas idéer")?, None)
    });
    for (minute, (from, to, (thousands, person_years))) in (10..).step_by(5).zip(MOVES) {
        script.act(HEAD_OF_STAFF, datetime(2018, 6, 18, 9, minute, 0, 0), move |context, organisation| {
            let round = organisation.planning.round(ROUND)?;
            let named = Named::of(organisation, round);
            let seen = Seen(round.scenario(SCENARIO).map_or(0, |scenario| scenario.version));
            let whole = |title| {
                Ok::<_, domain::refusal::Refusals>(Scope { activity: Some(named.activity(title)?), ..Scope::default() })
            };
            let resources = Resources::new(thousands * 1_000, person_years);
            let intent = Intent::Shift { from: whole(from)?, to: whole(to)?, resources };
            organisation.move_resources(context, (ROUND, SCENARIO, seen), intent, None)
        });
    }
}

fn decide(script: &mut Script) {
    let allocation = Decided {
        paper: Paper::Scenario(SCENARIO),
        by: MANAGEMENT_GROUP,
        motive: Some(MOTIVE),
        proposed: datetime(2018, 6, 19, 10, 0, 0, 0),
        recorded: datetime(2018, 6, 26, 14, 0, 0, 0),
        decided_on: date(2018, 6, 26),
        number: "1.3.2-2018-2740",
        paragraph: "§ 6",
        minutes: "Ledningsgruppens protokoll nr 12/2018",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    allocation.write(script, ROUND);
    let plan = Decided {
        paper: Paper::Plan,
        by: MANAGEMENT_GROUP,
        motive: Some(MOTIVE),
        proposed: datetime(2018, 6, 26, 14, 20, 0, 0),
        recorded: datetime(2018, 6, 26, 16, 0, 0, 0),
        decided_on: date(2018, 6, 26),
        number: "1.3.2-2018-2741",
        paragraph: "§ 7",
        minutes: "Ledningsgruppens protokoll nr 12/2018",
        attendance: "6 av 6, enhälligt",
        unions: None,
    };
    plan.write(script, ROUND);
}

// The frames that the ideas pass, and the network that is left to its members: information that needs no mending now.
fn set_aside(script: &mut Script) {
    script.act(HEAD_OF_STAFF, datetime(2018, 6, 27, 8, 30, 0, 0), |context, organisation| {
        let mut events = Vec::new();
        let motive = reason("Beslutat den 26 juni. Ramarna ändras först 2019.")?;
        for unit in units() {
            let broken = PlanBreak::OverFrame(unit);
            events.extend(organisation.set_break_aside(context, ROUND, broken, motive.clone(), LAST_DAY)?);
        }
        Ok(events)
    });
    script.act(HEAD_OF_STAFF, datetime(2018, 6, 27, 8, 40, 0, 0), |context, organisation| {
        let named = Named::of(organisation, organisation.planning.round(ROUND)?);
        let broken = PlanBreak::ActivityWithoutGoal(named.activity("Nätverk för e-handel")?);
        let motive = reason("Handlarna tar över nätverket under året.")?;
        organisation.set_break_aside(context, ROUND, broken, motive, LAST_DAY)
    });
}
