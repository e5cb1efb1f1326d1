//! What Kapitalförsörjning plans.

use domain::activity::Status::Paused;

use crate::people::CAPITAL;
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, REGIONAL_GRANT, RUNNING};
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: CAPITAL, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Regionala riskkapitalfonder",
        description: "Elva fonder investerar tillsammans med privat kapital i unga företag utanför storstäderna. Vi följer avtalen och redovisar utfallet.",
        owner: Manager,
        in_2018: Some(Year::on(&[("4.3", 100)], &[(REGIONAL_FUND, (15_300, 0)), (RUNNING, (2_700, 430))]).milestones(
            &[
                by(4, 13, "Granska fondernas bokslut").reached(4, 20),
                by(10, 1, "Rapport till kommissionen").reached(10, 1),
            ],
        )),
        in_2019: Some(
            Year::on(&[("4.3", 100)], &[(REGIONAL_FUND, (15_600, 0)), (RUNNING, (2_800, 460))])
                .milestones(&[by(4, 12, "Granska fondernas bokslut"), by(10, 1, "Rapport till kommissionen")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Innovationslån till små företag",
        description: "Företag med en ny produkt kan låna till det som banken inte lånar ut till. Lånet följs av rådgivning.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.3", 100)], &[(BUSINESS_GRANT, (11_100, 240))])
                .milestones(&[by(9, 28, "Nittio lån beviljade").reached(9, 20)])
                .people(&[(First, 40)]),
        ),
        in_2019: Some(
            Year::on(&[("4.3", 100)], &[(BUSINESS_GRANT, (11_800, 250))])
                .milestones(&[by(9, 27, "Hundratjugo lån beviljade")])
                .people(&[(First, 40)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Verifiering av affärsidéer",
        description: "Den som vill starta får pengar till att prova om någon vill köpa, innan allt är byggt.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.3", 100)], &[(BUSINESS_GRANT, (8_300, 190))])
                .milestones(&[by(6, 15, "Fördela våromgången").reached(6, 15), by(11, 16, "Fördela höstomgången")]),
        ),
        in_2019: Some(
            Year::on(&[("4.3", 100)], &[(BUSINESS_GRANT, (8_600, 190))])
                .milestones(&[by(6, 14, "Fördela våromgången"), by(11, 15, "Fördela höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kapital till företag som leds av kvinnor",
        description: "Bara en liten del av riskkapitalet går till företag som kvinnor leder. Vi utbildar investerare och följer hur pengarna fördelas.",
        owner: First,
        tasks: &["Återrapportering 3"],
        in_2018: Some(
            Year::on(&[("4.3", 100)], &[(RUNNING, (5_400, 410))])
                .milestones(&[by(10, 1, "Redovisa fördelningen").reached(9, 28)]),
        ),
        in_2019: Some(Year::on(&[("4.3", 100)], &[(RUNNING, (5_400, 430))]).milestones(&[by(
            5,
            31,
            "Sextio investerare utbildade",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Karta över finansiering",
        description: "Ett ställe där företag ser vilka lån, bidrag och investerare som passar dem just nu.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.3", 100)], &[(RUNNING, (3_800, 310))])
                .milestones(&[by(5, 31, "Öppna kartan").reached(6, 14)])
                .people(&[(First, 20)]),
        ),
        in_2019: Some(
            Year::on(&[("4.3", 100)], &[(RUNNING, (3_800, 330))])
                .until(12, 31)
                .milestones(&[by(9, 30, "Lägg till regionernas stöd")])
                .people(&[(First, 20)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Investerare i hela landet",
        description: "Affärsänglar i fyra nya län bildar nätverk. Vi utbildar dem och ordnar de första mötena.",
        owner: First,
        in_2019: Some(
            Year::on(&[("4.3", 100)], &[(BUSINESS_GRANT, (4_800, 130))])
                .from(1, 15)
                .milestones(&[by(5, 24, "Två nätverk igång"), by(11, 22, "Fyra nätverk igång")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Sociala investeringar",
        description: "Investerare och kommuner prövar att betala för resultat i stället för för insatser. Tre avtal följs noga.",
        owner: First,
        tasks: &["Uppdrag 10"],
        in_2018: Some(
            Year::on(&[("4.3", 70), ("4.1", 30)], &[(BUSINESS_GRANT, (3_100, 90))])
                .milestones(&[by(12, 7, "Tre avtal tecknade")])
                .became(&[(9, 3, Paused)]),
        ),
        in_2019: Some(Year::on(&[("4.3", 70), ("4.1", 30)], &[(BUSINESS_GRANT, (3_200, 90))]).milestones(&[by(
            2,
            28,
            "Redovisa uppdraget",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kapitalbehov i glesa regioner",
        description: "Fyra regioner får hjälp att beskriva var kapital saknas och vad som kan göras åt det.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (900, 70))]).milestones(&[by(
                10,
                19,
                "Två beskrivningar klara",
            )
            .reached(10, 19)]),
        ),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (1_000, 70))]).milestones(&[by(
            10,
            18,
            "Fyra beskrivningar klara",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Snabbare granskning av fonderna",
        description: "Granskningen görs digitalt och en gång i stället för tre.",
        owner: Manager,
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (500, 50))]).from(1, 15).until(6, 30).milestones(&[by(
            6,
            14,
            "Första digitala granskningen",
        )])),
        ..UNPLANNED
    },
];
