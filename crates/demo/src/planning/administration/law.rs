//! What Juridik och upphandling plans.

use crate::people::LAW;
use crate::planning::funding::RUNNING;
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: LAW, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Juridik i handläggningen",
        description: "En jurist är med från början när ett nytt stöd tas fram. Färre beslut ändras i efterhand.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_900, 220))])
                .milestones(&[by(10, 31, "Jurist i alla nya stöd").reached(10, 31)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (3_100, 220))]).milestones(&[by(
            10,
            31,
            "Gå igenom ändrade beslut",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Upphandling som små företag klarar",
        description: "Våra egna inköp delas upp och krav skrivs kortare, så att fler små företag kan lämna anbud.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_200, 170))])
                .milestones(&[by(9, 28, "Mallarna halverade").reached(9, 21)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_400, 180))]).until(12, 31).milestones(&[by(
            9,
            27,
            "Räkna anbuden",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Statsstöd utan krångel",
        description: "Handläggare får svar på frågor om statsstöd samma dag och kan läsa tidigare svar.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_600, 130))])
                .milestones(&[by(5, 31, "Samling med tidigare svar").reached(5, 25)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_700, 140))]).milestones(&[by(
            5,
            31,
            "Hundra svar i samlingen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Personuppgifter",
        description: "Vi ser till att reglerna följs och att ingen sparar mer än den behöver.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_100, 100))]).milestones(&[by(
                5,
                25,
                "Register över behandlingar",
            )
            .reached(5, 25)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_200, 110))]).milestones(&[by(
            5,
            24,
            "Gallra i alla system",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Remisser i tid",
        description: "Omkring hundra remisser om året. Vi svarar på det som rör företagens villkor och avstår från resten.",
        owner: Manager,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_100, 100))]).milestones(&[by(
            12,
            14,
            "Högst nittio svar",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_100, 100))]).until(12, 31).milestones(&[by(
            12,
            13,
            "Högst nittio svar",
        )])),
        ..UNPLANNED
    },
];
