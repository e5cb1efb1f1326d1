//! What Affärsutveckling plans.

use domain::activity::Status::{Done, UnderWay};

use crate::people::BUSINESS;
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, REGIONAL_GRANT, RUNNING, SOCIAL_FUND};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: BUSINESS, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Affärsutvecklingscheckar",
        description: "Små företag som vill växa får en check för att ta in hjälp med strategi, produkt eller försäljning. Regionerna beslutar, vi fördelar och följer upp.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (23_700, 530))])
                .milestones(&[
                    by(3, 30, "Fördela till regionerna").reached(3, 28),
                    by(10, 31, "Halvårets företag uppföljda").reached(11, 2),
                ])
                .people(&[(Second, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (24_600, 550))])
                .milestones(&[by(3, 29, "Fördela till regionerna"), by(10, 31, "Halvårets företag uppföljda")])
                .people(&[(Second, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Tillväxtprogram för femtio företag",
        description: "Femtio företag med tio till fyrtio anställda arbetar ett år med rådgivare, varandra och en styrelse. Vi följer dem i tre år.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (9_800, 0)), (RUNNING, (2_500, 450))])
                .milestones(&[by(2, 15, "Välj företagen").reached(2, 15), by(12, 14, "Ta avsked av årets grupp")])
                .people(&[(First, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (9_800, 0)), (RUNNING, (2_500, 470))])
                .milestones(&[by(2, 14, "Välj företagen"), by(12, 13, "Ta avsked av årets grupp")])
                .people(&[(First, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Rådgivning på 15 språk",
        description: "Den som driver företag och har svenska som nytt språk får rådgivning på sitt eget språk, på telefon och på plats.",
        owner: Second,
        tasks: &["Uppdrag 6"],
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (7_400, 0)), (RUNNING, (4_900, 640))]).milestones(&[by(
                6,
                29,
                "Tolv språk på plats",
            )
            .reached(6, 20)]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (8_000, 0)), (RUNNING, (5_300, 660))])
                .milestones(&[by(1, 31, "Redovisa uppdraget"), by(9, 30, "Femton språk på plats")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Ägarskiften i tid",
        description: "Ägare över sextio får ett samtal om vad som händer med företaget. Den som vill får hjälp att hitta en köpare.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (8_200, 240))])
                .milestones(&[by(11, 16, "Åttahundra samtal hållna")])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (8_200, 240))])
                .milestones(&[by(11, 15, "Tusen samtal hållna")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Hållbar besöksnäring",
        description: "Företag i besöksnäringen får hjälp att förlänga säsongen och minska slitaget på naturen. Arbetet sker på sju platser.",
        owner: Second,
        tasks: &["Uppdrag 7"],
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (10_200, 360)), (REGIONAL_FUND, (4_300, 0))]).milestones(&[
                by(5, 31, "Planer klara på fyra platser").reached(6, 8),
                by(12, 14, "Redovisa uppdraget"),
            ]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (10_000, 370)), (REGIONAL_FUND, (4_300, 0))])
                .milestones(&[by(5, 31, "Planer klara på sju platser")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Digitalt kliv för besöksnäringen",
        description: "Små anläggningar lär sig ta betalt, boka och synas digitalt. Hälften handlar om tekniken, hälften om affären.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("3.1", 50), ("4.1", 50)], &[(BUSINESS_GRANT, (8_700, 390))])
                .milestones(&[by(9, 28, "Sextio anläggningar klara").reached(10, 5)])
                .people(&[(Second, 35)]),
        ),
        in_2019: Some(
            Year::on(&[("3.1", 50), ("4.1", 50)], &[(BUSINESS_GRANT, (8_600, 420))])
                .milestones(&[by(9, 27, "Hundra anläggningar klara")])
                .people(&[(Second, 35)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Nätverk för e-handel",
        description: "Handlare träffas fyra gånger om året och lär av varandra. Nätverket följde prioriteringen Företag i en digital värld, som togs bort 2017.",
        owner: Second,
        in_2018: Some(
            Year::on(&[], &[]).milestones(&[by(10, 24, "Höstens träff").reached(10, 24)]).people(&[(Second, 5)]),
        ),
        in_2019: Some(Year::on(&[], &[]).milestones(&[by(3, 20, "Vårens träff")]).people(&[(Second, 5)])),
        ..UNPLANNED
    },
    Planned {
        title: "Affärsstöd på nätet",
        description: "Verktyg för budget, kalkyl och affärsplan, på svenska och åtta språk till. De ska gå att använda i telefonen.",
        owner: First,
        in_2018: Some(
            Year::on(&[("3.2", 100)], &[(RUNNING, (8_400, 450))])
                .milestones(&[by(9, 14, "Ny kalkyl publicerad").reached(9, 14)]),
        ),
        in_2019: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (9_000, 470))]).milestones(&[by(
            5,
            31,
            "Alla verktyg fungerar i telefonen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Företagare i sociala företag",
        description: "Sociala företag får hjälp att sälja till kommuner och regioner och att stå på egna ben.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (3_600, 210)), (SOCIAL_FUND, (3_600, 0))]).milestones(&[by(
                11,
                30,
                "Nittio företag har fått hjälp",
            )]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (3_600, 220)), (SOCIAL_FUND, (3_600, 0))]).milestones(&[by(
                11,
                29,
                "Hundratjugo företag har fått hjälp",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Testbäddar för nya produkter",
        description: "Små företag får prova sina produkter i vård, skola och trafik hos kommuner som är beredda att köpa.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (5_800, 290)), (REGIONAL_FUND, (3_900, 0))])
                .milestones(&[by(10, 12, "Tjugofem prov avslutade")]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (6_800, 310)), (REGIONAL_FUND, (4_500, 0))])
                .milestones(&[by(10, 11, "Fyrtio prov avslutade")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Företagsverkstad på fler orter",
        description: "Öppna verkstäder där företag bygger sin första prototyp. Kommunen står för lokalen, vi för maskiner och handledare.",
        owner: First,
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (9_200, 260))])
                .from(2, 1)
                .until(12, 31)
                .milestones(&[by(6, 14, "Öppna på fem orter"), by(11, 29, "Öppna på nio orter")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Checklistor för den som anställer",
        description: "Korta listor för den första anställningen, skrivna med företagare. De ersätter fyra broschyrer.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (3_900, 280))])
                .milestones(&[by(9, 28, "Publicera tre listor").reached(9, 26)]),
        ),
        in_2019: Some(Year::on(&[("1.1", 100)], &[(RUNNING, (4_000, 280))]).until(12, 31).milestones(&[by(
            9,
            27,
            "Publicera fyra listor till",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Säljare och ledare i småföretag",
        description: "Företag som växer saknar ofta säljare och mellanchefer. Vi ordnar utbildning ihop med tre branscher.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (7_700, 300))]).milestones(&[by(
                10,
                26,
                "Två omgångar utbildade",
            )
            .reached(10, 26)]),
        ),
        in_2019: Some(Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (8_000, 310))]).milestones(&[by(
            10,
            25,
            "Tre omgångar utbildade",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Företagsklimat i mindre kommuner",
        description: "Kommuner som vill bli bättre för företag får en genomgång, en plan och en granne att jämföra sig med.",
        owner: Manager,
        in_2018: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (4_600, 270))]).milestones(&[by(
            11,
            9,
            "Tolv kommuner har en plan",
        )])),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (5_000, 290))]).milestones(&[by(
            11,
            8,
            "Tjugo kommuner har en plan",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "En handläggare för varje sökande",
        description: "Den som söker flera av våra stöd får en och samma handläggare. Vi mäter om det går fortare.",
        owner: Manager,
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_500, 140))]).from(2, 1).until(9, 30).milestones(&[by(
            8,
            30,
            "Jämför tiden till beslut",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Mentorer för kvinnor som driver företag",
        description: "Fyrahundra företagare har en mentor under ett år. Programmet avslutas 2018, och det som fungerar går över i rådgivningen.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(BUSINESS_GRANT, (6_400, 180))]).until(11, 30).milestones(&[
                by(5, 31, "Utvärdera första året").reached(5, 31),
                by(11, 30, "Överför det som fungerade"),
            ]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Affärsänglar på turné",
        description: "Investerare möter företag på nio orter. Det vi lär oss lämnas till Kapitalförsörjning.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.3", 100)], &[(BUSINESS_GRANT, (3_800, 120))])
                .from(2, 1)
                .until(9, 30)
                .milestones(&[by(9, 14, "Nio orter besökta").reached(9, 21)])
                .became(&[(2, 5, UnderWay), (9, 21, Done)]),
        ),
        ..UNPLANNED
    },
];
