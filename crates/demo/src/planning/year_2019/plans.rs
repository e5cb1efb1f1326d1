//! The way of each unit's plan for 2019: when it was first written, when it was sent in, and what was said. That first
//! drafts were to be there by 14 September is a fact; the rest is invented.

use domain::activity::{Manner, PlanStep};
use domain::ids::UnitId;
use jiff::civil::{DateTime, datetime};

use super::ROUND;
use crate::people::{
    ANALYSIS, AUDIT, BUSINESS, CAPITAL, COMMUNICATION, COMPUTING, DIGITAL, EVALUATION, FINANCE, GROWTH, LAW, MARKETS,
    MIDDLE, NORTH, PERSONNEL, PLANNING, RURAL, SIMPLIFICATION, SKILLS, SOUTH, STATISTICS, department_of, manager_of,
};
use crate::planning::companies::digital;
use crate::planning::table::{Named, UnitTable};
use crate::planning::tables;
use crate::script::{Script, reason, remark};

/// A unit's plan, from when it was written.
struct Way {
    unit: UnitId,
    written: DateTime,
    manner: Manner,
    steps: &'static [(DateTime, Said)],
}

/// What was done with a plan, by its unit's manager or the head of the department.
#[derive(Clone, Copy)]
enum Said {
    SentIn,
    SentInWith(&'static str),
    /// Over the frame, and why.
    SentInOverFrame(&'static str),
    Returned(&'static str),
    Approved,
    ApprovedWith(&'static str),
    Asked(&'static str),
    Answered(&'static str),
}

use Said::{Answered, Approved, ApprovedWith, Asked, Returned, SentIn, SentInOverFrame, SentInWith};

const fn september(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2018, 9, day, hour, minute, 0, 0)
}

const fn october(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2018, 10, day, hour, minute, 0, 0)
}

const fn november(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2018, 11, day, hour, minute, 0, 0)
}

const WAYS: [Way; 21] = [
    Way {
        unit: STATISTICS,
        written: september(13, 10, 20),
        manner: Manner::Pasted,
        steps: &[(october(24, 9, 5), SentIn), (october(31, 13, 40), Approved)],
    },
    Way {
        unit: RURAL,
        written: september(14, 9, 30),
        manner: Manner::Imported,
        steps: &[
            (
                october(26, 14, 15),
                SentInWith("Vi har inte räknat med mer pengar till etapp 2. Den ligger hos Regional tillväxt."),
            ),
            (november(2, 11, 0), ApprovedWith("Bra att det syns vem som gör vad.")),
        ],
    },
    Way {
        unit: PERSONNEL,
        written: september(14, 15, 10),
        manner: Manner::Bulk,
        steps: &[(october(25, 10, 45), SentIn), (november(1, 9, 20), Approved)],
    },
    Way { unit: DIGITAL, written: october(8, 13, 20), manner: Manner::Bulk, steps: &[] },
    Way {
        unit: SIMPLIFICATION,
        written: october(9, 10, 0),
        manner: Manner::Bulk,
        steps: &[(november(7, 15, 30), SentInWith("Vi lämnar 0,3 miljoner av ramen."))],
    },
    Way {
        unit: SKILLS,
        written: october(10, 14, 25),
        manner: Manner::Pasted,
        steps: &[
            (
                november(5, 9, 15),
                Asked("Målet 2.1 får mindre än i år, fast det pekas ut. Vad skulle sex miljoner till ge?"),
            ),
            (november(6, 8, 50), Answered("Två branschskolor till, och korta kurser i tre län som saknar dem.")),
        ],
    },
    Way {
        unit: BUSINESS,
        written: october(11, 9, 10),
        manner: Manner::Bulk,
        steps: &[(
            november(8, 16, 5),
            Asked("Nätverk för e-handel står kvar utan mål. Tar handlarna över, eller knyter ni det till 3.1?"),
        )],
    },
    Way {
        unit: CAPITAL,
        written: october(12, 10, 40),
        manner: Manner::Bulk,
        steps: &[
            (november(2, 13, 0), SentIn),
            (
                november(6, 10, 30),
                Returned("Skriv vad de tre avtalen om sociala investeringar har gett. De har vilat sedan september."),
            ),
        ],
    },
    Way { unit: MARKETS, written: october(12, 15, 0), manner: Manner::Pasted, steps: &[(november(8, 11, 20), SentIn)] },
    Way {
        unit: GROWTH,
        written: october(15, 9, 45),
        manner: Manner::Bulk,
        steps: &[
            (
                november(5, 14, 0),
                SentInOverFrame(
                    "Tolv byar har väntat på etapp 2 sedan 2017, och regionernas projekt är redan beslutade.",
                ),
            ),
            (
                november(9, 10, 10),
                Returned(
                    "Fem miljoner över ramen går inte. Säg vad som kan vänta till 2020, så som direktivet frågar.",
                ),
            ),
        ],
    },
    Way {
        unit: NORTH,
        written: october(16, 13, 30),
        manner: Manner::Imported,
        steps: &[(
            november(9, 15, 45),
            SentInOverFrame("Två projekt som beslutades 2017 betalas ut först 2019. Pengarna finns i fonden."),
        )],
    },
    Way { unit: MIDDLE, written: october(17, 9, 0), manner: Manner::Bulk, steps: &[(november(6, 16, 20), SentIn)] },
    Way { unit: SOUTH, written: october(17, 14, 30), manner: Manner::Bulk, steps: &[] },
    Way { unit: ANALYSIS, written: october(18, 10, 15), manner: Manner::Bulk, steps: &[(november(8, 9, 40), SentIn)] },
    Way { unit: EVALUATION, written: october(18, 13, 0), manner: Manner::Bulk, steps: &[] },
    Way {
        unit: FINANCE,
        written: october(19, 8, 45),
        manner: Manner::Pasted,
        steps: &[(october(30, 11, 10), SentIn), (november(7, 10, 0), Approved)],
    },
    Way {
        unit: LAW,
        written: october(19, 14, 20),
        manner: Manner::Bulk,
        steps: &[(october(29, 15, 0), SentIn), (november(7, 10, 5), Approved)],
    },
    Way {
        unit: COMPUTING,
        written: october(22, 10, 30),
        manner: Manner::Bulk,
        steps: &[
            (november(1, 14, 50), SentIn),
            (november(7, 10, 20), Returned("Robotar för rutiner: vilka rutiner, och vilka handläggare är med?")),
        ],
    },
    Way {
        unit: COMMUNICATION,
        written: october(23, 9, 20),
        manner: Manner::Bulk,
        steps: &[(november(12, 13, 15), SentIn)],
    },
    Way { unit: PLANNING, written: october(24, 15, 30), manner: Manner::Bulk, steps: &[] },
    Way { unit: AUDIT, written: october(25, 10, 0), manner: Manner::Bulk, steps: &[] },
];

/// Every unit's plan, as far as it has come.
pub(super) fn write(script: &mut Script) {
    for way in &WAYS {
        if let Some(table) = tables().find(|table| table.unit == way.unit) {
            first_written(script, way, table);
        }
        for (at, said) in way.steps {
            take(script, way.unit, *at, *said);
        }
    }
    // In the morning of the day on which the example lives.
    script.act(manager_of(DIGITAL), november(14, 9, 42), |context, organisation| {
        let named = Named::of(organisation, organisation.planning.round(ROUND)?);
        let change = digital::TABLE.change(&named, |planned| planned.title == digital::LAST_ADDED)?;
        organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Edited)
    });
}

fn first_written(script: &mut Script, way: &'static Way, table: &'static UnitTable) {
    script.act(manager_of(way.unit), way.written, move |context, organisation| {
        let named = Named::of(organisation, organisation.planning.round(ROUND)?);
        let change = table.change(&named, |planned| planned.title != digital::LAST_ADDED)?;
        organisation.write_plan(context, (ROUND, way.unit), change, way.manner)
    });
}

fn take(script: &mut Script, unit: UnitId, at: DateTime, said: Said) {
    let by_unit = matches!(said, SentIn | SentInWith(_) | SentInOverFrame(_) | Answered(_));
    let person = manager_of(if by_unit { unit } else { department_of(unit) });
    let plan = (ROUND, unit);
    script.act(person, at, move |context, organisation| match said {
        SentIn => organisation.submit_plan(context, plan, None, None),
        SentInWith(comment) => organisation.submit_plan(context, plan, None, Some(remark(comment)?)),
        SentInOverFrame(motive) => organisation.submit_plan(context, plan, Some(reason(motive)?), None),
        Returned(comment) => organisation.move_plan(context, plan, PlanStep::Returned { comment: remark(comment)? }),
        Approved => organisation.move_plan(context, plan, PlanStep::Approved { comment: None }),
        ApprovedWith(comment) => {
            organisation.move_plan(context, plan, PlanStep::Approved { comment: Some(remark(comment)?) })
        }
        Asked(comment) | Answered(comment) => {
            organisation.move_plan(context, plan, PlanStep::Commented { comment: remark(comment)? })
        }
    });
}
