//! What Ekonomi plans.

use domain::activity::Status::Done;

use crate::people::FINANCE;
use crate::planning::funding::{REGIONAL_FUND, RUNNING};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: FINANCE, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Bokslut och årsredovisning",
        description: "Ekonomins del av årsredovisningen: siffror som stämmer, i tid, och som går att följa till verksamheten.",
        owner: Second,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (3_300, 230))]).milestones(&[
            by(2, 22, "Lämna årsredovisningen").reached(2, 22),
            by(8, 15, "Lämna delårsrapporten").reached(8, 15),
        ])),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_600, 240))])
                .until(12, 31)
                .milestones(&[by(2, 22, "Lämna årsredovisningen"), by(8, 15, "Lämna delårsrapporten")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Prognoser som håller",
        description: "Tre gånger om året säger vi vad anslagen räcker till. Enheterna lämnar underlag i samma system som planen.",
        owner: First,
        tasks: &["Återrapportering 16"],
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 150))])
                .milestones(&[
                    by(2, 15, "Första prognosen").reached(2, 15),
                    by(5, 3, "Andra prognosen").reached(5, 3),
                    by(10, 25, "Tredje prognosen").reached(10, 25),
                ])
                .people(&[(First, 40)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_100, 160))])
                .milestones(&[
                    by(2, 15, "Första prognosen"),
                    by(5, 3, "Andra prognosen"),
                    by(10, 25, "Tredje prognosen"),
                ])
                .people(&[(First, 40)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Utbetalning av bidrag",
        description: "Vi betalar ut omkring 900 miljoner kronor om året till företag och projekt, rätt och utan onödig väntan.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_500, 240)), (REGIONAL_FUND, (900, 0))]).milestones(&[by(
                6,
                29,
                "Betala inom tio dagar",
            )
            .reached(6, 29)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_500, 250)), (REGIONAL_FUND, (900, 0))]).milestones(&[by(
                6,
                28,
                "Betala inom åtta dagar",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Ekonomi för chefer",
        description: "Varje chef får en sida i månaden: ramen, utfallet och vad som är kvar att bestämma.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_600, 130))])
                .milestones(&[by(3, 29, "Första sidan").reached(4, 5)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_700, 140))]).until(12, 31).milestones(&[by(
            3,
            28,
            "Sidan visar årsarbetskrafter",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "E-faktura och färre attester",
        description: "Fakturor under 20 000 kronor attesteras av en person. Alla leverantörer skickar e-faktura.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_300, 110))])
                .milestones(&[by(11, 1, "E-faktura från alla").reached(11, 1)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_400, 120))]).milestones(&[by(4, 30, "Färre attester")])),
        ..UNPLANNED
    },
    Planned {
        title: "Bytet av ekonomisystem",
        description: "Det gamla systemet tappar sitt stöd 2020. Vi skriver krav tillsammans med tre andra myndigheter.",
        owner: Manager,
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_700, 190))])
                .from(1, 15)
                .milestones(&[by(5, 31, "Kraven är klara"), by(11, 15, "Avtal tecknat")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Stödet till EU-programmen",
        description: "Redovisning och intyg till kommissionen för de åtta regionala programmen.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (1_000, 40))])
                .until(3, 31)
                .milestones(&[by(2, 15, "Intyg för 2017").reached(2, 15)])
                .became(&[(2, 15, Done)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Intern kontroll",
        description: "Vi prövar de tio viktigaste kontrollerna och tar bort dem som inte hittar något.",
        owner: First,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 100))]).milestones(&[by(
            12,
            14,
            "Pröva tio kontroller",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_100, 100))]).milestones(&[by(
            12,
            13,
            "Pröva tio kontroller",
        )])),
        ..UNPLANNED
    },
];
