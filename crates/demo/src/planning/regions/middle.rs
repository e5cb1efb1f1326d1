//! What EU-program mitt plans.

use crate::people::MIDDLE;
use crate::planning::funding::{REGIONAL_FUND, REGIONAL_GRANT, RUNNING, SOCIAL_FUND};
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: MIDDLE, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Regionalfonden i Norra Mellansverige",
        description: "Vi läser ansökningar, beslutar och betalar ut till projekt i Dalarna, Gävleborg och Värmland.",
        owner: First,
        tasks: &["Återrapportering 7"],
        in_2018: Some(Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (20_800, 430))]).milestones(&[
            by(5, 31, "Rapport om genomförandet").reached(5, 31),
            by(6, 12, "Besluta om våromgången").reached(6, 12),
        ])),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (21_400, 440))])
                .milestones(&[by(6, 11, "Besluta om våromgången"), by(12, 3, "Besluta om höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionalfonden i Östra Mellansverige",
        description: "Samma arbete för fem län mellan Uppsala och Östergötland.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (14_200, 300))]).milestones(&[by(
                6,
                19,
                "Besluta om våromgången",
            )
            .reached(6, 26)]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (15_000, 310))])
                .milestones(&[by(6, 18, "Besluta om våromgången"), by(12, 10, "Besluta om höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Projekt som lär av varandra",
        description: "Projekt med samma mål möts två gånger om året. De som har kommit längst visar vad som inte fungerade.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (2_200, 0)), (RUNNING, (1_000, 180))]).milestones(&[by(
                10,
                17,
                "Höstens möte",
            )
            .reached(10, 17)]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (2_200, 0)), (RUNNING, (1_000, 180))]).milestones(&[by(
                10,
                16,
                "Höstens möte",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regioner som skriver egna utlysningar",
        description: "Två regioner prövar att skriva utlysningar själva, med vår granskning.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_FUND, (3_800, 180)), (REGIONAL_GRANT, (2_500, 0))])
                .milestones(&[by(9, 14, "Första utlysningen").reached(9, 28)]),
        ),
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_FUND, (3_800, 180)), (REGIONAL_GRANT, (2_600, 0))])
                .milestones(&[by(4, 26, "Andra utlysningen")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Industri som ställer om",
        description: "Små industriföretag i bruksorter provar nya material och kortare leveranser.",
        owner: First,
        in_2018: Some(Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (4_800, 90))]).milestones(&[by(
            11,
            30,
            "Fyrtio företag har provat",
        )])),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (5_000, 90))]).milestones(&[by(
            11,
            29,
            "Åttio företag har provat",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Validering inom industrin",
        description: "Anställda i fyra bruksorter får sina kunskaper prövade på arbetsplatsen.",
        owner: First,
        in_2019: Some(Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (1_000, 40))]).from(2, 1).milestones(&[by(
            10,
            31,
            "Hundra har prövats",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Ett underlag i stället för tre",
        description: "Ekonomi, juridik och handläggning arbetar i samma underlag för varje projekt.",
        owner: Manager,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 60))]).milestones(&[by(
            12,
            14,
            "Prova på tio projekt",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 60))]).milestones(&[by(
            3,
            29,
            "Inför för alla projekt",
        )])),
        ..UNPLANNED
    },
];
