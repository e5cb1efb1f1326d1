//! What Förenkling plans.

use domain::activity::Status::{Done, UnderWay};

use crate::people::SIMPLIFICATION;
use crate::planning::funding::{BUSINESS_GRANT, OTHER_AGENCIES, REGIONAL_GRANT, RUNNING};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: SIMPLIFICATION, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Regelräknaren",
        description: "Företag och myndigheter räknar ut vad en ny regel kostar i tid innan den beslutas. Räknaren är öppen för alla och bygger på våra mätningar.",
        owner: First,
        tasks: &["Återrapportering 11"],
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (7_300, 350))])
                .milestones(&[
                    by(4, 30, "Redovisa företagens kostnader").reached(4, 27),
                    by(10, 31, "Räkna på femton nya förslag").reached(10, 26),
                ])
                .people(&[(First, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (7_500, 370))])
                .milestones(&[by(3, 15, "Öppna räknaren för kommuner"), by(11, 29, "Räkna på tjugo nya förslag")])
                .people(&[(First, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Hundra förslag till enklare regler",
        description: "Vi samlar företagens egna förslag, prövar dem med dem som skrev reglerna och lämnar dem till regeringen två gånger om året.",
        owner: First,
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (6_300, 310))])
                .milestones(&[by(6, 15, "Lämna våromgången").reached(6, 15), by(12, 3, "Lämna höstomgången")])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (6_600, 330))])
                .milestones(&[by(6, 14, "Lämna våromgången"), by(12, 2, "Lämna höstomgången")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kommuner som förenklar",
        description: "Sextio kommuner får handledning för att korta tiden från ansökan till tillstånd. De jämför sig med varandra och delar det som fungerar.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("1.1", 90), ("5.1", 10)], &[(RUNNING, (7_700, 860)), (BUSINESS_GRANT, (5_100, 0))])
                .milestones(&[by(5, 31, "Fyrtio kommuner är med").reached(5, 22), by(11, 16, "Samla kommunerna")]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 90), ("5.1", 10)], &[(RUNNING, (7_800, 870)), (BUSINESS_GRANT, (5_200, 0))])
                .milestones(&[by(4, 30, "Sextio kommuner är med"), by(10, 18, "Visa skillnaden i dagar")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Enklare för restauranger",
        description: "En restaurang ska klara sina tillstånd med en ansökan. Vi tar bort dubbla frågor tillsammans med tre kommuner och fyra myndigheter.",
        owner: Second,
        tasks: &["Uppdrag 1"],
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (5_100, 270))])
                .from(2, 1)
                .milestones(&[by(9, 28, "Prova i tre kommuner"), by(12, 3, "Redovisa uppdraget")])
                .people(&[(Second, 20)])
                .became(&[(2, 1, UnderWay)]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (5_600, 290))])
                .milestones(&[by(9, 30, "Tjugo kommuner använder ansökan")])
                .people(&[(Second, 20)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Fråga en företagare",
        description: "Tjugo företagare svarar på våra frågor inom en dag, så att vi slipper gissa. Idén kom från en handläggare.",
        owner: First,
        in_2019: Some(Year::on(&[("1.1", 100)], &[(RUNNING, (1_100, 90))]).milestones(&[by(
            3,
            29,
            "Tjugo företagare till",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "En väg in för besöksnäringen",
        description: "Den som driver camping, hotell eller fiskecamp ser alla krav på ett ställe och lämnar varje uppgift en gång.",
        owner: Second,
        tasks: &["Uppdrag 2"],
        in_2018: Some(
            Year::on(&[("1.2", 100)], &[(RUNNING, (7_100, 350))])
                .from(3, 1)
                .milestones(&[by(10, 1, "Kartlägg kraven").reached(10, 1), by(12, 17, "Prova med tio företag")])
                .people(&[(Second, 40)])
                .became(&[(3, 5, UnderWay)]),
        ),
        in_2019: Some(
            Year::on(&[("1.2", 100)], &[(RUNNING, (7_500, 370))])
                .milestones(&[by(3, 29, "Redovisa uppdraget"), by(10, 31, "Öppna i hela landet")])
                .people(&[(Second, 40)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Uppgifter som följer med",
        description: "När ett företag redan har lämnat en uppgift till staten hämtar nästa myndighet den själv. Vi leder arbetet mellan sex myndigheter.",
        owner: Second,
        tasks: &["Återrapportering 12"],
        in_2018: Some(
            Year::on(&[("1.2", 100)], &[(RUNNING, (7_100, 540)), (OTHER_AGENCIES, (5_800, 0))]).milestones(&[
                by(6, 29, "Avtal med alla sex").reached(8, 17),
                by(11, 30, "Tolv uppgifter återanvänds"),
            ]),
        ),
        in_2019: Some(
            Year::on(&[("1.2", 100)], &[(RUNNING, (7_800, 577)), (OTHER_AGENCIES, (6_300, 0))])
                .milestones(&[by(5, 31, "Tjugo uppgifter återanvänds"), by(12, 13, "Trettio uppgifter återanvänds")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Stöd till dem som skriver regler",
        description: "Vi hjälper myndigheter att räkna på följder för små företag medan förslaget ännu går att ändra.",
        owner: First,
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (4_100, 230))])
                .milestones(&[by(12, 14, "Utbilda 120 regelskrivare")])
                .people(&[(First, 20)]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (4_200, 240))])
                .milestones(&[by(12, 13, "Utbilda 120 regelskrivare")])
                .people(&[(First, 20)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Mätning av företagens tid",
        description: "Åttahundra företag skriver dagbok över tid för regler och uppgifter. Mätningen är grunden för att veta om målet nås.",
        owner: First,
        in_2018: Some(Year::on(&[("1.1", 100)], &[(RUNNING, (4_600, 250))]).milestones(&[
            by(5, 18, "Hämta in dagböckerna").reached(5, 25),
            by(10, 12, "Publicera resultatet").reached(10, 12),
        ])),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (4_700, 260))])
                .milestones(&[by(5, 17, "Hämta in dagböckerna"), by(10, 11, "Publicera resultatet")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Mina ärenden på verksamt.se",
        description: "Företagaren ser var alla ärenden ligger, hos vilken myndighet det än är, och får besked när något händer.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("3.2", 100)], &[(RUNNING, (6_600, 500)), (OTHER_AGENCIES, (2_800, 0))])
                .milestones(&[
                    by(6, 1, "Tre myndigheter anslutna").reached(6, 1),
                    by(12, 7, "Fem myndigheter anslutna"),
                ])
                .people(&[(Second, 40)]),
        ),
        in_2019: Some(
            Year::on(&[("3.2", 100)], &[(RUNNING, (7_000, 540)), (OTHER_AGENCIES, (3_000, 0))])
                .milestones(&[by(9, 30, "Åtta myndigheter anslutna")])
                .people(&[(Second, 40)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regelforum för växande företag",
        description: "Företag som växer från tio till femtio anställda möter de flesta nya krav på en gång. Vi går igenom kraven med dem och föreslår en trappa.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(RUNNING, (5_400, 540))])
                .milestones(&[by(10, 5, "Tre forum hållna").reached(10, 5)]),
        ),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(RUNNING, (6_000, 560))]).milestones(&[by(
            5,
            24,
            "Lämna förslag till trappa",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Näringslivskontor i landsbygd",
        description: "Små kommuner delar på handläggare för tillstånd och upphandling. Vi stödjer tio samarbeten och beskriver vad som krävs för att de ska hålla.",
        owner: Manager,
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (5_400, 313))])
                .from(2, 1)
                .milestones(&[by(4, 12, "Välj tio samarbeten"), by(12, 6, "Beskriv vad som krävs")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Enklare villkor i våra egna bidrag",
        description: "Vi går igenom alla villkor i våra bidrag och tar bort dem som ingen använder.",
        owner: Manager,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 150))]).milestones(&[by(
            11,
            30,
            "Gå igenom hälften av villkoren",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 160))]).milestones(&[by(
            6,
            28,
            "Gå igenom resten",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Genomgång av blanketter",
        description: "Vi går igenom 140 blanketter till företag och föreslår vilka som ska bort.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("1.2", 100)], &[(RUNNING, (4_200, 410))])
                .until(8, 31)
                .milestones(&[by(4, 30, "Välj blanketter").reached(4, 24), by(8, 31, "Lämna förslagen").reached(8, 24)])
                .became(&[(8, 24, Done)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Samtal om redovisningsregler",
        description: "Små företag och redovisare berättar vad som tar tid i årsbokslutet. Underlaget lämnas till dem som ser över lagen.",
        owner: First,
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (2_600, 290))])
                .from(2, 1)
                .until(11, 30)
                .milestones(&[by(9, 14, "Håll sex samtal").reached(9, 28), by(11, 30, "Lämna underlaget")])
                .became(&[(2, 12, UnderWay)]),
        ),
        ..UNPLANNED
    },
];
