//! What Digital utveckling plans.

use domain::activity::Status::{Done, UnderWay};

use crate::people::DIGITAL;
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, RUNNING};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

/// Written in the morning of the day on which the example lives, without a goal.
pub(in crate::planning) const LAST_ADDED: &str = "Testmiljö för AI i små företag";

pub(in crate::planning) const TABLE: UnitTable = UnitTable { unit: DIGITAL, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Digitaliseringscheckar till små företag",
        description: "Företag med 2–49 anställda får en check för att ta in kunskap om digital försäljning, inköp och produktion. Vi fördelar checkarna tre gånger om året och följer upp vad de ledde till.",
        owner: First,
        tasks: &["Återrapportering 5"],
        in_2018: Some(
            Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (13_600, 310))])
                .milestones(&[
                    by(3, 15, "Fördela omgång 1").reached(3, 14),
                    by(6, 8, "Fördela omgång 2").reached(6, 15),
                    by(10, 19, "Fördela omgång 3").reached(10, 19),
                    by(12, 7, "Skriv lärdomar från 2018"),
                ])
                .people(&[(First, 25)]),
        ),
        in_2019: Some(Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (18_400, 350))]).until(12, 31).milestones(&[
            by(3, 15, "Fördela omgång 1"),
            by(6, 7, "Fördela omgång 2"),
            by(10, 18, "Fördela omgång 3"),
        ])),
        ..UNPLANNED
    },
    Planned {
        title: "Robotlyftet",
        description: "Mindre industriföretag får hjälp att börja använda robotar: en förstudie på plats, utbildning av dem som ska sköta roboten och bidrag till det första steget.",
        owner: Second,
        tasks: &["Uppdrag 4"],
        in_2018: Some(
            Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (12_200, 360))])
                .from(2, 1)
                .milestones(&[
                    by(3, 1, "Öppna för ansökningar").reached(3, 1),
                    by(5, 31, "Bedöm ansökningar, omgång 1").reached(5, 30),
                    by(9, 14, "Bedöm ansökningar, omgång 2").reached(9, 21),
                    by(11, 23, "Bedöm ansökningar, omgång 3"),
                ])
                .people(&[(First, 45)])
                .became(&[(2, 1, UnderWay)]),
        ),
        in_2019: Some(
            Year::on(&[("3.1", 80), ("2.1", 20)], &[(BUSINESS_GRANT, (17_800, 500))])
                .from(2, 1)
                .until(11, 30)
                .milestones(&[
                    by(2, 15, "Öppna för ansökningar"),
                    by(5, 31, "Bedöm ansökningar, omgång 4"),
                    by(9, 13, "Bedöm ansökningar, omgång 5"),
                ]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Rådgivning om data och affär",
        description: "Rådgivare i hela landet hjälper små företag att se vad deras egna data kan ge affären. Vi utbildar rådgivarna och ger dem verktyg.",
        owner: First,
        in_2018: Some(Year::on(&[("3.1", 100)], &[(RUNNING, (5_800, 460))]).milestones(&[
            by(4, 20, "Utbilda 40 rådgivare").reached(4, 18),
            by(11, 9, "Utbilda 40 rådgivare till").reached(11, 6),
        ])),
        in_2019: Some(
            Year::on(&[("3.1", 100)], &[(RUNNING, (6_100, 520))])
                .until(12, 31)
                .milestones(&[by(4, 12, "Utbilda 60 rådgivare"), by(10, 25, "Följ upp vad företagen gjorde sedan")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Öppna verktyg för självtest",
        description: "Ett företag ska på tio minuter kunna se hur långt det har kommit och vad som är nästa steg. Verktygen är öppna, så att banker och branscher kan bygga in dem.",
        owner: Second,
        in_2019: Some(
            Year::on(&[("3.1", 70), ("3.2", 30)], &[(RUNNING, (2_700, 260))])
                .from(3, 1)
                .until(9, 30)
                .milestones(&[by(5, 17, "Prova med 30 företag"), by(9, 20, "Öppna koden")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Digital tjänst för ansökan, hela landet",
        description: "En och samma tjänst för alla som söker stöd, vem som än betalar ut det. Uppgifter som vi redan har är ifyllda.",
        owner: Second,
        tasks: &["Uppdrag 3"],
        in_2018: Some(Year::on(&[("3.2", 100)], &[(REGIONAL_FUND, (27_400, 880))]).milestones(&[
            by(5, 15, "Öppna tjänsten i tre län").reached(6, 4),
            by(10, 1, "Öppna tjänsten i tolv län"),
        ])),
        in_2019: Some(
            Year::on(&[("3.2", 100)], &[(REGIONAL_FUND, (31_200, 940))])
                .until(12, 31)
                .milestones(&[by(3, 29, "Öppna tjänsten i tolv län"), by(10, 31, "Öppna tjänsten i alla län")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Guider på verksamt.se",
        description: "Steg för steg, på klarspråk: starta, anställa, växla ägare, avsluta. Guiderna skrivs med företagare och testas av dem.",
        owner: First,
        tasks: &["Återrapportering 13"],
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (21_900, 760))])
                .milestones(&[
                    by(3, 30, "Publicera guiden Starta").reached(3, 28),
                    by(6, 29, "Publicera guiden Växla ägare").reached(6, 29),
                    by(11, 30, "Testa guiden Anställa"),
                ])
                .people(&[(First, 20)]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (22_600, 780))])
                .until(12, 31)
                .milestones(&[by(2, 28, "Publicera guiden Anställa"), by(9, 30, "Publicera guiden Avsluta")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetens för digital omställning",
        description: "Korta kurser för dem som redan arbetar i små företag. Lärosäten och branscher gör kurserna tillsammans, utifrån vad företagen saknar.",
        owner: Manager,
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (8_300, 300))])
                .from(4, 1)
                .until(12, 31)
                .milestones(&[by(5, 31, "Välj tio kurser"), by(9, 2, "Kurserna börjar")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Nytt arbetssätt för ansökningar",
        description: "Två handläggare läser varje ansökan tillsammans i stället för efter varandra. Vi mäter tiden till beslut och vad de sökande tycker.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_900, 120))])
                .from(9, 1)
                .milestones(&[by(10, 15, "Prova på en omgång").reached(10, 12), by(1, 14, "Testvecka").a_year_on()])
                .people(&[(First, 10)])
                .became(&[(9, 3, UnderWay)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (6_200, 280))])
                .until(6, 30)
                .milestones(&[by(1, 14, "Testvecka"), by(5, 31, "Inför för alla ansökningar")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: LAST_ADDED,
        description: "Små företag får prova att träna och använda modeller på egna data, utan att lämna dem ifrån sig.",
        owner: Second,
        in_2019: Some(Year::on(&[], &[(RUNNING, (2_400, 120))]).from(6, 1).until(10, 31)),
        ..UNPLANNED
    },
    Planned {
        title: "Kartläggning av digital mognad",
        description: "Vi frågar 4 000 små företag hur de använder digital teknik, så att vi vet var stöd gör mest nytta.",
        owner: First,
        in_2018: Some(
            Year::on(&[("3.1", 100)], &[(RUNNING, (1_800, 90))])
                .from(1, 15)
                .until(6, 30)
                .milestones(&[by(3, 1, "Skicka frågorna").reached(3, 5), by(6, 15, "Publicera svaren").reached(6, 20)])
                .became(&[(1, 15, UnderWay), (6, 20, Done)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "E-handel på tjugo orter",
        description: "Handlare på samma ort lär sig sälja på nätet tillsammans. Kommunen och handlarnas förening leder, vi betalar kurserna.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (3_200, 120))])
                .until(12, 31)
                .milestones(&[by(6, 30, "Tio orter klara").reached(8, 31), by(11, 30, "Tjugo orter klara")]),
        ),
        ..UNPLANNED
    },
];
