//! What Nya marknader plans.

use domain::activity::Status::{Cancelled, Done, UnderWay};

use crate::people::MARKETS;
use crate::planning::funding::{BUSINESS_GRANT, OTHER_AGENCIES, REGIONAL_FUND, REGIONAL_GRANT, RUNNING};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: MARKETS, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Regionala exportcentrum",
        description: "Företag som vill exportera möter alla offentliga aktörer på ett ställe i sin region. Vi samordnar och betalar samordnarna.",
        owner: Manager,
        tasks: &["Uppdrag 9"],
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (11_600, 400)), (REGIONAL_GRANT, (4_900, 0))])
                .milestones(&[by(6, 29, "Centrum i tio regioner").reached(6, 29), by(12, 20, "Redovisa uppdraget")]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (12_600, 410)), (REGIONAL_GRANT, (5_400, 0))])
                .milestones(&[by(6, 28, "Centrum i femton regioner"), by(12, 13, "Centrum i alla regioner")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Internationaliseringscheckar",
        description: "Små företag får en check för att ta in exporthjälp: marknadsstudie, avtal, språk eller certifiering.",
        owner: Second,
        tasks: &["Återrapportering 2"],
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (11_900, 440)), (REGIONAL_FUND, (7_900, 0))])
                .milestones(&[
                    by(3, 23, "Fördela omgång 1").reached(3, 23),
                    by(9, 21, "Fördela omgång 2").reached(9, 25),
                ])
                .people(&[(Second, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (12_600, 460)), (REGIONAL_FUND, (8_400, 0))])
                .milestones(&[by(3, 22, "Fördela omgång 1"), by(9, 20, "Fördela omgång 2")])
                .people(&[(Second, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Första exportaffären",
        description: "Företag som aldrig har exporterat får en rådgivare i ett halvår. Målet är en order, inte en plan.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (14_900, 340))])
                .milestones(&[by(10, 31, "Tvåhundra företag har börjat").reached(10, 29)])
                .people(&[(First, 70)]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (15_000, 360))])
                .until(12, 31)
                .milestones(&[by(10, 31, "Trehundra företag har börjat")])
                .people(&[(First, 70)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Svensk mat på nya marknader",
        description: "Livsmedelsföretag möter köpare i Tyskland, Danmark och Nederländerna. Vi ordnar prov, kontakter och regler.",
        owner: Second,
        tasks: &["Uppdrag 8"],
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (10_400, 280))])
                .milestones(&[by(9, 28, "Tre resor med köpare").reached(9, 14), by(10, 31, "Redovisa uppdraget")]),
        ),
        in_2019: Some(Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (11_000, 290))]).until(12, 31).milestones(&[by(
            9,
            27,
            "Fyra resor med köpare",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Offentlig upphandling för små företag",
        description: "Små företag lär sig lämna anbud till kommuner och till andra länder. Kommuner lär sig dela upp sina inköp.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (6_600, 0)), (RUNNING, (2_200, 370))]).milestones(&[by(
                11,
                23,
                "Fyrahundra företag utbildade",
            )]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (6_800, 0)), (RUNNING, (2_200, 380))]).milestones(&[by(
                11,
                22,
                "Femhundra företag utbildade",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Europas företagsnätverk",
        description: "Företag hittar kunder och samarbeten genom kontakter i sextio länder. Kommissionen betalar mer än hälften.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(OTHER_AGENCIES, (5_500, 0)), (RUNNING, (3_700, 850))])
                .milestones(&[by(12, 14, "Hundratio samarbeten")])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(OTHER_AGENCIES, (6_000, 0)), (RUNNING, (4_000, 860))])
                .milestones(&[by(12, 13, "Hundratjugo samarbeten")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Spelföretag ut i världen",
        description: "Spelföretag från orter utanför storstäderna möter utgivare och investerare på två mässor.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (2_100, 170)), (REGIONAL_FUND, (2_100, 0))])
                .milestones(&[by(8, 24, "Första mässan").reached(8, 24)]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (3_000, 180)), (REGIONAL_FUND, (3_000, 0))])
                .milestones(&[by(3, 22, "Första mässan"), by(8, 23, "Andra mässan")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Miljöteknik till städer",
        description: "Företag med lösningar för vatten, avfall och energi provar dem i fyra städer i andra länder.",
        owner: Second,
        in_2018: Some(Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (7_900, 210))]).milestones(&[by(
            12,
            7,
            "Sex prov igång",
        )])),
        in_2019: Some(Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (8_000, 220))]).milestones(&[by(
            12,
            6,
            "Tio prov igång",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Nya kunder för underleverantörer",
        description: "Företag som lever på en enda kund får hjälp att hitta fler, också i andra branscher.",
        owner: First,
        in_2019: Some(
            Year::on(&[("4.1", 60), ("4.2", 40)], &[(BUSINESS_GRANT, (8_000, 220))])
                .from(2, 1)
                .until(12, 31)
                .milestones(&[by(6, 14, "Åttio företag är med"), by(12, 13, "Vartannat har en ny kund")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Exporthjälpen på nätet",
        description: "Regler, tullar och avtal för tjugo marknader, på klarspråk och med någon att fråga.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("3.2", 100)], &[(RUNNING, (2_800, 210))])
                .milestones(&[by(10, 26, "Femton marknader klara").reached(11, 2)]),
        ),
        in_2019: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (3_000, 220))]).milestones(&[by(
            10,
            25,
            "Tjugo marknader klara",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Språk och kultur för säljare",
        description: "Korta kurser för den som ska sälja till Tyskland, Frankrike och Polen.",
        owner: Second,
        in_2018: Some(Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (2_000, 100))]).milestones(&[by(
            11,
            30,
            "Tvåhundra deltagare",
        )])),
        in_2019: Some(Year::on(&[("2.1", 100)], &[(BUSINESS_GRANT, (2_000, 100))]).milestones(&[by(
            11,
            29,
            "Trehundra deltagare",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Ett beslut om check på tio dagar",
        description: "Vi prövar att besluta om de minsta checkarna utan möte. Stickprov visar om besluten håller.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (900, 90))])
                .milestones(&[by(10, 15, "Prova på femtio ärenden").reached(10, 17)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 100))]).milestones(&[by(
            3,
            29,
            "Inför för alla små checkar",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Mässpaket för inredning",
        description: "Tjugo företag inom inredning visar upp sig på två mässor. Sedan ska de klara mässorna själva.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (4_400, 130))])
                .from(1, 15)
                .until(10, 15)
                .milestones(&[by(2, 9, "Första mässan").reached(2, 9), by(9, 14, "Andra mässan").reached(9, 14)])
                .became(&[(1, 22, UnderWay), (10, 10, Done)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Handelsresa till Sydkorea",
        description: "Fjorton företag möter köpare i Seoul. Resan blir av om tolv har anmält sig före maj.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(BUSINESS_GRANT, (1_200, 50))])
                .from(2, 1)
                .until(6, 15)
                .milestones(&[by(4, 27, "Anmälan stänger").reached(4, 27)])
                .became(&[(2, 1, UnderWay), (5, 14, Cancelled)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Handel med Norge",
        description: "Företag i gränslän får hjälp med moms, tull och avtal när de säljer till Norge.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(REGIONAL_FUND, (3_600, 110))]).milestones(&[by(
                10,
                19,
                "Åttio företag har fått hjälp",
            )
            .reached(10, 19)]),
        ),
        ..UNPLANNED
    },
];
