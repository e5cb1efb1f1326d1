//! What Landsbygd och service plans.

use crate::people::RURAL;
use crate::planning::funding::{BUSINESS_GRANT, FEES, RUNNING};
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: RURAL, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Stöd till butiker på landsbygden",
        description: "Den sista butiken på orten kan få pengar till kyl, pump eller tak. Länen beslutar, vi fördelar och följer upp.",
        owner: First,
        tasks: &["Återrapportering 9"],
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (22_400, 470))])
                .milestones(&[
                    by(3, 29, "Fördela till länen").reached(3, 27),
                    by(10, 15, "Redovisa utfallet").reached(10, 12),
                ])
                .people(&[(First, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (22_020, 500))])
                .milestones(&[by(3, 29, "Fördela till länen"), by(10, 15, "Redovisa utfallet")])
                .people(&[(First, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Butiker i sårbara områden",
        description: "Butiker långt från nästa butik får ett fast stöd för driften. Beloppet följer avstånd och antal boende.",
        owner: First,
        tasks: &["Uppdrag 11"],
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (12_900, 330))]).milestones(&[by(
                9,
                30,
                "Redovisa uppdraget",
            )
            .reached(10, 19)]),
        ),
        in_2019: Some(Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (14_000, 350))]).milestones(&[by(
            9,
            30,
            "Gå igenom beloppen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Drivmedel i glesbygd",
        description: "Små mackar får hjälp med miljökrav och pumpar, så att det aldrig är mer än fem mil till nästa.",
        owner: First,
        in_2018: Some(Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (6_800, 210))]).milestones(&[by(
            11,
            30,
            "Trettio mackar har fått stöd",
        )])),
        in_2019: Some(Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (7_000, 210))]).milestones(&[by(
            11,
            29,
            "Femtio mackar har fått stöd",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Servicepunkter",
        description: "Butiken, biblioteket eller macken blir en plats för post, bank och myndigheter. Kommunen och handlaren skriver avtal.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (3_500, 0)), (RUNNING, (1_500, 260))])
                .milestones(&[by(10, 31, "Hundra servicepunkter").reached(10, 31)])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (3_500, 0)), (RUNNING, (1_500, 270))])
                .milestones(&[by(10, 31, "Hundrafyrtio servicepunkter")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kartor över avstånd",
        description: "Vi räknar ut hur långt det är till butik, drivmedel och post för varje hushåll, och visar vad en nedläggning gör.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(RUNNING, (1_900, 340)), (FEES, (800, 0))]).milestones(&[by(
                4,
                30,
                "Ny karta publicerad",
            )
            .reached(5, 9)]),
        ),
        in_2019: Some(
            Year::on(&[("5.3", 100)], &[(RUNNING, (2_100, 350)), (FEES, (900, 0))]).until(12, 31).milestones(&[by(
                4,
                30,
                "Ny karta publicerad",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Lokal service och bredband",
        description: "Byar som har dragit egen fiber prövar vård och myndighetsärenden på distans.",
        owner: First,
        in_2019: Some(Year::on(&[("3.2", 100)], &[(BUSINESS_GRANT, (3_280, 50))]).from(2, 1).milestones(&[by(
            5,
            31,
            "Fem byar är igång",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Matföretag på landet",
        description: "Små matföretag delar kök, kyl och transporter. Fyra samarbeten får hjälp att börja.",
        owner: First,
        in_2018: Some(Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (1_800, 50))]).milestones(&[by(
            11,
            16,
            "Två samarbeten igång",
        )])),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (2_000, 50))]).milestones(&[by(
            11,
            15,
            "Fyra samarbeten igång",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Enklare krav för småskaliga företag",
        description: "Vi samlar exempel på krav som är skrivna för stora företag men gäller små, och lämnar dem vidare.",
        owner: First,
        in_2018: Some(Year::on(&[("1.1", 100)], &[(RUNNING, (1_000, 50))]).milestones(&[by(
            12,
            7,
            "Lämna årets exempel",
        )])),
        in_2019: Some(Year::on(&[("1.1", 100)], &[(RUNNING, (1_000, 50))]).milestones(&[by(
            12,
            6,
            "Lämna årets exempel",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Länens serviceprogram",
        description: "Varje län har ett program för service. Vi läser, jämför och hjälper dem som vill göra om sitt.",
        owner: Manager,
        in_2018: Some(Year::on(&[("5.3", 60), ("5.1", 40)], &[(RUNNING, (3_700, 400))]).milestones(&[by(
            12,
            14,
            "Läs alla program",
        )])),
        in_2019: Some(Year::on(&[("5.3", 60), ("5.1", 40)], &[(RUNNING, (3_700, 410))]).milestones(&[by(
            12,
            13,
            "Läs alla program",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Snabbare utbetalning till butiker",
        description: "Butiker får sina pengar inom tio dagar efter rekvisition.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (900, 60))])
                .milestones(&[by(8, 31, "Inför ny rutin").reached(8, 27)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 60))]).until(12, 31).milestones(&[by(
            5,
            31,
            "Mät tiden",
        )])),
        ..UNPLANNED
    },
];
