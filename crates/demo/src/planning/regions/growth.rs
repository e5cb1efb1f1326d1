//! What Regional tillväxt plans.

use domain::activity::Status::Done;

use crate::people::GROWTH;
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, REGIONAL_GRANT, RUNNING};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: GROWTH, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Medel till regionala projekt",
        description: "Regionerna får pengar till projekt som följer deras egna strategier. Vi fördelar, granskar och visar vad pengarna ledde till.",
        owner: First,
        tasks: &["Återrapportering 8"],
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (95_300, 940))])
                .milestones(&[
                    by(4, 16, "Redovisa villkor och utfall").reached(4, 16),
                    by(9, 28, "Granska halvåret").reached(9, 28),
                ])
                .people(&[(First, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (99_000, 970))])
                .milestones(&[by(4, 15, "Redovisa villkor och utfall"), by(9, 27, "Granska halvåret")])
                .people(&[(First, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionala digitaliseringssamordnare",
        description: "Varje region har någon som känner företagen och vet vilket stöd som finns. Samordnarna leds av regionen och lär av varandra hos oss.",
        owner: Second,
        needs: &["Digital tjänst för ansökan, hela landet"],
        in_2018: Some(
            Year::on(&[("3.1", 60), ("5.1", 40)], &[(REGIONAL_GRANT, (11_200, 380)), (BUSINESS_GRANT, (4_800, 0))])
                .milestones(&[by(5, 31, "Samordnare i fjorton regioner").reached(5, 31)])
                .people(&[(Second, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("3.1", 60), ("5.1", 40)], &[(REGIONAL_GRANT, (11_400, 400)), (BUSINESS_GRANT, (4_900, 0))])
                .until(12, 31)
                .milestones(&[
                    by(5, 31, "Samordnare i alla regioner"),
                    by(11, 15, "Gemensam dag om de minsta företagen"),
                ])
                .people(&[(Second, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionernas strategier",
        description: "Regionerna skriver nya strategier. Vi ger dem underlag, läser utkasten och ordnar möten med myndigheterna.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(RUNNING, (12_100, 780))]).milestones(&[by(
                6,
                1,
                "Underlag till alla regioner",
            )
            .reached(6, 1)]),
        ),
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(RUNNING, (12_600, 820))])
                .milestones(&[by(6, 14, "Läs utkasten"), by(11, 29, "Samla myndigheterna")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Smart specialisering",
        description: "Regionerna väljer några få områden där de kan bli bäst. Vi hjälper dem att välja med fakta och att följa upp.",
        owner: Second,
        tasks: &["Uppdrag 13"],
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (8_700, 540)), (REGIONAL_FUND, (5_800, 0))])
                .milestones(&[by(11, 15, "Redovisa uppdraget")])
                .people(&[(Second, 40)]),
        ),
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (8_800, 550)), (REGIONAL_FUND, (5_900, 0))])
                .milestones(&[by(11, 15, "Följ upp regionernas val")])
                .people(&[(Second, 40)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Lärande mellan regioner",
        description: "Chefer och strateger från alla regioner möts fyra gånger om året kring en fråga som de själva har valt.",
        owner: First,
        in_2018: Some(Year::on(&[("5.1", 100)], &[(RUNNING, (6_100, 400))]).milestones(&[by(
            11,
            22,
            "Årets fjärde möte",
        )])),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(RUNNING, (6_300, 410))]).milestones(&[by(
            11,
            21,
            "Årets fjärde möte",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Orter med stora varsel",
        description: "När en stor arbetsgivare lägger ner samlar vi staten, kommunen och företagen inom en vecka.",
        owner: Manager,
        tasks: &["Uppdrag 12"],
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (8_600, 320))])
                .milestones(&[by(6, 15, "Redovisa uppdraget").reached(6, 14)]),
        ),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (9_500, 340))]).until(12, 31).milestones(&[by(
            6,
            14,
            "Gå igenom årets insatser",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Stadsmiljö och tillväxt",
        description: "Fyra städer prövar hur tomma lokaler och bättre stråk kan ge fler företag. Försöken jämförs.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_FUND, (11_600, 320))])
                .milestones(&[by(9, 14, "Alla försök igång").reached(10, 8)]),
        ),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_FUND, (11_600, 340))]).milestones(&[by(
            11,
            8,
            "Jämför försöken",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Servicebidrag i glesbygd, etapp 2",
        description: "Bidrag till byar som ordnar service tillsammans: butik, ombud och post under ett tak. Etapp 2 tar in tolv byar till.",
        owner: First,
        in_2019: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (3_000, 150))])
                .from(2, 1)
                .milestones(&[by(3, 29, "Öppna för ansökningar"), by(9, 27, "Tolv byar har fått besked")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Servicebidrag i glesbygd, etapp 1",
        description: "Bidrag till byar som ordnar service tillsammans: butik, ombud och post under ett tak. Tolv byar är med.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (4_100, 130))])
                .until(12, 31)
                .milestones(&[by(4, 27, "Tolv byar har fått besked").reached(4, 24), by(11, 30, "Besök alla byar")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionala exportplaner",
        description: "Sex regioner skriver hur deras företag ska nå nya marknader, tillsammans med exportcentrum.",
        owner: First,
        needs: &["Regionala exportcentrum"],
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(REGIONAL_GRANT, (4_900, 130))])
                .milestones(&[by(10, 31, "Fyra planer klara").reached(11, 5)]),
        ),
        in_2019: Some(Year::on(&[("4.2", 100)], &[(REGIONAL_GRANT, (5_000, 140))]).milestones(&[by(
            10,
            31,
            "Sex planer klara",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Regionala inkubatorer",
        description: "Inkubatorer på elva orter får pengar efter hur det går för företagen, inte efter hur många de är.",
        owner: Second,
        in_2018: Some(Year::on(&[("4.1", 60), ("4.3", 40)], &[(REGIONAL_GRANT, (7_000, 180))]).milestones(&[by(
            12,
            7,
            "Fördela för 2019",
        )])),
        in_2019: Some(Year::on(&[("4.1", 60), ("4.3", 40)], &[(REGIONAL_GRANT, (7_000, 190))]).milestones(&[by(
            12,
            6,
            "Fördela för 2020",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetenskartor i regionerna",
        description: "Regionernas egna analytiker ritar kartor över vilka yrken som saknas var, med hjälp av oss.",
        owner: Second,
        needs: &["Prognoser för yrken och län"],
        in_2018: Some(
            Year::on(&[("2.2", 100)], &[(REGIONAL_GRANT, (6_100, 200))]).milestones(&[by(
                10,
                26,
                "Karta i tio regioner",
            )
            .reached(10, 26)]),
        ),
        in_2019: Some(Year::on(&[("2.2", 100)], &[(REGIONAL_GRANT, (6_000, 210))]).milestones(&[by(
            10,
            25,
            "Karta i alla regioner",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Regionala regelråd",
        description: "Två regioner samlar företagens förslag om lokala regler och för dem vidare till kommunerna.",
        owner: First,
        in_2019: Some(Year::on(&[("1.1", 100)], &[(RUNNING, (2_000, 140))]).from(3, 1).milestones(&[by(
            11,
            15,
            "Lämna de första förslagen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Ett bidragsbeslut, en handläggare",
        description: "Små bidrag till regioner beslutas av en handläggare i stället för tre. Vi mäter tiden.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_900, 140))]).milestones(&[by(
                9,
                28,
                "Inför för bidrag under en miljon",
            )
            .reached(9, 28)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 150))]).milestones(&[by(
            3,
            29,
            "Inför för alla bidrag",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Flytten av ansvar till tre län",
        description: "Tre län tar över ansvaret för den regionala utvecklingen. Vi hjälper till med register, avtal och utbildning.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(RUNNING, (4_500, 430))])
                .until(9, 30)
                .milestones(&[
                    by(3, 30, "Avtal klara").reached(3, 29),
                    by(9, 28, "Register överlämnade").reached(9, 20),
                ])
                .became(&[(9, 20, Done)]),
        ),
        ..UNPLANNED
    },
];
