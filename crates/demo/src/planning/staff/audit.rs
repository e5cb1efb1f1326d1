//! What Internrevision plans.

use crate::people::AUDIT;
use crate::planning::funding::RUNNING;
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: AUDIT, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Granskning av bidragsbeslut",
        description: "Vi läser femtio beslut och prövar om de går att följa från ansökan till utbetalning.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (900, 90))])
                .milestones(&[by(10, 31, "Rapport till styrelsen").reached(10, 23)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 100))]).milestones(&[by(
            10,
            31,
            "Rapport till styrelsen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Granskning av it-säkerhet",
        description: "Vi prövar om det som är bestämt också görs, på fyra av nio orter.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (800, 70))])
                .milestones(&[by(6, 15, "Rapport till styrelsen").reached(6, 20)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (800, 80))]).milestones(&[by(
            6,
            14,
            "Rapport till styrelsen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Råd till chefer",
        description: "Frågor om risk och kontroll besvaras innan något går fel.",
        owner: Manager,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (700, 70))]).milestones(&[by(
            12,
            14,
            "Sammanfatta årets råd",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (700, 70))]).until(12, 31).milestones(&[by(
            12,
            13,
            "Sammanfatta årets råd",
        )])),
        ..UNPLANNED
    },
];
