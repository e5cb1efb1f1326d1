//! What Analys plans.

use crate::people::ANALYSIS;
use crate::planning::funding::{FEES, RUNNING};
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: ANALYSIS, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Tillståndet för företagen",
        description: "Varje år beskriver vi hur det går för små företag, vad som hindrar dem och vad som skiljer länen åt.",
        owner: Manager,
        tasks: &["Återrapportering 4"],
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_300, 160))])
                .milestones(&[by(5, 17, "Publicera rapporten").reached(5, 17)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (3_600, 170))]).milestones(&[by(
            5,
            16,
            "Publicera rapporten",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Företagens villkor och verklighet",
        description: "Tiotusen företag svarar på vad som hindrar dem och om de vill växa. Undersökningen görs vart tredje år.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_300, 140)), (FEES, (600, 0))]).milestones(&[by(
                3,
                15,
                "Publicera svaren från 2017",
            )
            .reached(3, 15)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_300, 140)), (FEES, (600, 0))]).milestones(&[by(
            10,
            31,
            "Bestäm frågorna för 2020",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Underlag till mål och indikatorer",
        description: "Vi tar fram siffrorna till de fjorton målen och säger vad de kan visa och inte.",
        owner: First,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_300, 110))]).milestones(&[
            by(2, 28, "Indikatorer med mätvärden").reached(3, 9),
            by(11, 30, "Underlag till nästa uppsättning"),
        ])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_300, 120))]).milestones(&[by(
            11,
            29,
            "Genomgång av indikatorerna",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetensbristen i siffror",
        description: "Hur många order tackar företag nej till för att de saknar folk? Vi räknar per bransch och län.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(RUNNING, (1_100, 170))])
                .milestones(&[by(11, 9, "Första siffrorna").reached(11, 5)]),
        ),
        in_2019: Some(Year::on(&[("2.1", 100)], &[(RUNNING, (1_200, 170))]).milestones(&[by(
            11,
            8,
            "Andra årets siffror",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Digital mognad i län och branscher",
        description: "Vi visar var små företag ligger efter, så att stödet hamnar rätt.",
        owner: First,
        in_2019: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (1_000, 70))]).from(2, 1).until(12, 31).milestones(&[by(
            9,
            27,
            "Publicera kartan",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Vilka växer?",
        description: "Vi följer företag som växer i fem år och ser vad de har gemensamt.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(RUNNING, (1_200, 130))]).milestones(&[by(6, 8, "Delrapport").reached(6, 20)]),
        ),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(RUNNING, (1_300, 140))]).milestones(&[by(6, 7, "Slutrapport")])),
        ..UNPLANNED
    },
    Planned {
        title: "Regionernas lägesbilder",
        description: "Regionerna får samma tolv mått varje kvartal, med en kort tolkning.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(RUNNING, (1_700, 280))])
                .milestones(&[by(10, 12, "Tredje kvartalet").reached(10, 12)]),
        ),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(RUNNING, (1_700, 290))]).milestones(&[by(
            10,
            11,
            "Tredje kvartalet",
        )])),
        ..UNPLANNED
    },
];
