//! What Digital utveckling plans.

use domain::activity::Status::{Done, UnderWay};

use crate::people::{DIGITAL, DIGITAL_OFFICER};
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, RUNNING};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UnitTable, Year, by};

/// Written in the morning of the day on which the example lives, without a goal.
pub(in crate::planning) const LAST_ADDED: &str = "Testmiljö för AI i små företag";

pub(in crate::planning) const TABLE: UnitTable = UnitTable { unit: DIGITAL, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned::new(
        "Digitaliseringscheckar till små företag",
        "Företag med 2–49 anställda får en check för att ta in kunskap om digital försäljning, inköp och produktion. Vi fördelar checkarna tre gånger om året och följer upp vad de ledde till.",
        First,
    )
    .in_2018(
        Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (15_600, 320))])
            .milestones(&[
                by(3, 15, "Fördela omgång 1").reached(3, 14),
                by(6, 8, "Fördela omgång 2").reached(6, 15),
                by(10, 19, "Fördela omgång 3").reached(10, 19),
                by(12, 7, "Skriv lärdomar från 2018"),
            ])
            .people(&[(DIGITAL_OFFICER, 25)]),
    )
    .in_2019(Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (18_400, 350))]).until(12, 31).milestones(&[
        by(3, 15, "Fördela omgång 1"),
        by(6, 7, "Fördela omgång 2"),
        by(10, 18, "Fördela omgång 3"),
    ])),
    Planned::new(
        "Robotlyftet",
        "Mindre industriföretag får hjälp att börja använda robotar: en förstudie på plats, utbildning av dem som ska sköta roboten och bidrag till det första steget.",
        Second,
    )
    .in_2018(
        Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (14_200, 410))])
            .from(2, 1)
            .milestones(&[
                by(3, 1, "Öppna för ansökningar").reached(3, 1),
                by(5, 31, "Bedöm ansökningar, omgång 1").reached(5, 30),
                by(9, 14, "Bedöm ansökningar, omgång 2").reached(9, 21),
                by(11, 23, "Bedöm ansökningar, omgång 3"),
            ])
            .people(&[(DIGITAL_OFFICER, 45)])
            .became(&[(2, 1, UnderWay)]),
    )
    .in_2019(Year::on(&[("3.1", 80), ("2.1", 20)], &[(BUSINESS_GRANT, (17_800, 500))]).from(2, 1).until(11, 30).milestones(&[
        by(2, 15, "Öppna för ansökningar"),
        by(5, 31, "Bedöm ansökningar, omgång 4"),
        by(9, 13, "Bedöm ansökningar, omgång 5"),
    ])),
    Planned::new(
        "Rådgivning om data och affär",
        "Rådgivare i hela landet hjälper små företag att se vad deras egna data kan ge affären. Vi utbildar rådgivarna och ger dem verktyg.",
        First,
    )
    .in_2018(Year::on(&[("3.1", 100)], &[(RUNNING, (5_800, 490))]).milestones(&[
        by(4, 20, "Utbilda 40 rådgivare").reached(4, 18),
        by(11, 9, "Utbilda 40 rådgivare till").reached(11, 6),
    ]))
    .in_2019(Year::on(&[("3.1", 100)], &[(RUNNING, (6_100, 520))]).until(12, 31).milestones(&[
        by(4, 12, "Utbilda 60 rådgivare"),
        by(10, 25, "Följ upp vad företagen gjorde sedan"),
    ])),
    Planned::new(
        "Öppna verktyg för självtest",
        "Ett företag ska på tio minuter kunna se hur långt det har kommit och vad som är nästa steg. Verktygen är öppna, så att banker och branscher kan bygga in dem.",
        Second,
    )
    .in_2019(Year::on(&[("3.1", 70), ("3.2", 30)], &[(RUNNING, (2_700, 260))]).from(3, 1).until(9, 30).milestones(&[
        by(5, 17, "Prova med 30 företag"),
        by(9, 20, "Öppna koden"),
    ])),
    Planned::new(
        "Digital tjänst för ansökan, hela landet",
        "En och samma tjänst för alla som söker stöd, vem som än betalar ut det. Uppgifter som vi redan har är ifyllda.",
        Second,
    )
    .in_2018(Year::on(&[("3.2", 100)], &[(REGIONAL_FUND, (27_400, 880))]).milestones(&[
        by(5, 15, "Öppna tjänsten i tre län").reached(6, 4),
        by(10, 1, "Öppna tjänsten i tolv län"),
    ]))
    .in_2019(Year::on(&[("3.2", 100)], &[(REGIONAL_FUND, (31_200, 940))]).until(12, 31).milestones(&[
        by(3, 29, "Öppna tjänsten i tolv län"),
        by(10, 31, "Öppna tjänsten i alla län"),
    ])),
    Planned::new(
        "Guider på verksamt.se",
        "Steg för steg, på klarspråk: starta, anställa, växla ägare, avsluta. Guiderna skrivs med företagare och testas av dem.",
        First,
    )
    .in_2018(
        Year::on(&[("1.1", 100)], &[(RUNNING, (21_900, 760))])
            .milestones(&[
                by(3, 30, "Publicera guiden Starta").reached(3, 28),
                by(6, 29, "Publicera guiden Växla ägare").reached(6, 29),
                by(11, 30, "Testa guiden Anställa"),
            ])
            .people(&[(DIGITAL_OFFICER, 20)]),
    )
    .in_2019(Year::on(&[("1.1", 100)], &[(RUNNING, (22_600, 780))]).until(12, 31).milestones(&[
        by(2, 28, "Publicera guiden Anställa"),
        by(9, 30, "Publicera guiden Avsluta"),
    ])),
    Planned::new(
        "Kompetens för digital omställning",
        "Korta kurser för dem som redan arbetar i små företag. Lärosäten och branscher gör kurserna tillsammans, utifrån vad företagen saknar.",
        Manager,
    )
    .in_2019(Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (8_300, 300))]).from(4, 1).until(12, 31).milestones(&[
        by(5, 31, "Välj tio kurser"),
        by(9, 2, "Kurserna börjar"),
    ])),
    Planned::new(
        "Nytt arbetssätt för ansökningar",
        "Två handläggare läser varje ansökan tillsammans i stället för efter varandra. Vi mäter tiden till beslut och vad de sökande tycker.",
        Manager,
    )
    .in_2018(
        Year::on(&[("6.2", 100)], &[(RUNNING, (1_900, 120))])
            .from(9, 1)
            .milestones(&[by(10, 15, "Prova på en omgång").reached(10, 12), by(1, 14, "Testvecka").a_year_on()])
            .people(&[(DIGITAL_OFFICER, 10)])
            .became(&[(9, 3, UnderWay)]),
    )
    .in_2019(Year::on(&[("6.2", 100)], &[(RUNNING, (6_200, 280))]).until(6, 30).milestones(&[
        by(1, 14, "Testvecka"),
        by(5, 31, "Inför för alla ansökningar"),
    ])),
    Planned::new(
        LAST_ADDED,
        "Små företag får prova att träna och använda modeller på egna data, utan att lämna dem ifrån sig.",
        Second,
    )
    .in_2019(Year::on(&[], &[(RUNNING, (2_400, 120))]).from(6, 1).until(10, 31)),
    Planned::new(
        "Kartläggning av digital mognad",
        "Vi frågar 4 000 små företag hur de använder digital teknik, så att vi vet var stöd gör mest nytta.",
        First,
    )
    .in_2018(
        Year::on(&[("3.1", 100)], &[(RUNNING, (3_100, 150))])
            .from(1, 15)
            .until(6, 30)
            .milestones(&[by(3, 1, "Skicka frågorna").reached(3, 5), by(6, 15, "Publicera svaren").reached(6, 20)])
            .became(&[(1, 15, UnderWay), (6, 20, Done)]),
    ),
    Planned::new(
        "E-handel på tjugo orter",
        "Handlare på samma ort lär sig sälja på nätet tillsammans. Kommunen och handlarnas förening leder, vi betalar kurserna.",
        Second,
    )
    .in_2018(
        Year::on(&[("3.1", 100)], &[(BUSINESS_GRANT, (6_700, 180))])
            .until(12, 31)
            .milestones(&[by(6, 30, "Tio orter klara").reached(8, 31), by(11, 30, "Tjugo orter klara")]),
    ),
];
