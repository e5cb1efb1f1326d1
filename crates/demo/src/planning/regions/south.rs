//! What EU-program söder plans.

use domain::activity::Status::Done;

use crate::people::SOUTH;
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, REGIONAL_GRANT, RUNNING, SOCIAL_FUND};
use crate::planning::table::Owner::{First, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: SOUTH, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Regionalfonden i Västsverige",
        description: "Vi läser ansökningar, beslutar och betalar ut till projekt i Västra Götaland och Halland.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (22_100, 410))]).milestones(&[
                by(5, 24, "Besluta om våromgången").reached(5, 24),
                by(11, 22, "Besluta om höstomgången"),
            ]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (24_000, 420))])
                .milestones(&[by(5, 23, "Besluta om våromgången"), by(11, 21, "Besluta om höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionalfonden i Småland och öarna",
        description: "Samma arbete för Jönköping, Kalmar, Kronoberg och Gotland.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (13_800, 270))]).milestones(&[by(
                6,
                7,
                "Besluta om våromgången",
            )
            .reached(6, 7)]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (15_000, 290))])
                .until(12, 31)
                .milestones(&[by(6, 5, "Besluta om våromgången"), by(11, 28, "Besluta om höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionalfonden i Skåne och Blekinge",
        description: "Samma arbete för Skåne och Blekinge, med flest ansökningar i landet.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (16_300, 310))]).milestones(&[
                by(5, 31, "Besluta om våromgången").reached(6, 13),
                by(11, 29, "Besluta om höstomgången"),
            ]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (17_000, 330))])
                .until(12, 31)
                .milestones(&[by(5, 30, "Besluta om våromgången"), by(11, 28, "Besluta om höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Granskning på plats",
        description: "Vi besöker vart tionde projekt och går igenom inköp, tider och resultat.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (3_200, 0)), (RUNNING, (1_300, 160))]).milestones(&[by(
                11,
                30,
                "Trettio besök",
            )]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (3_500, 0)), (RUNNING, (1_500, 160))]).milestones(&[by(
                11,
                29,
                "Trettio besök",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Öresund och gränsen",
        description: "Vi samordnar med de danska och tyska programmen, så att företag inte behöver söka två gånger.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_FUND, (5_700, 170))])
                .milestones(&[by(9, 20, "Gemensam utlysning").reached(9, 20)]),
        ),
        in_2019: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_FUND, (6_000, 170))]).until(12, 31).milestones(&[by(
            9,
            19,
            "Gemensam utlysning",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Skärgårdens service",
        description: "Öar utan fast förbindelse prövar gemensamma transporter av varor och en digital butik.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(REGIONAL_FUND, (2_900, 140)), (BUSINESS_GRANT, (1_900, 0))])
                .milestones(&[by(6, 29, "Fem öar är med").reached(6, 29)]),
        ),
        in_2019: Some(
            Year::on(&[("5.3", 100)], &[(REGIONAL_FUND, (3_000, 150)), (BUSINESS_GRANT, (2_000, 0))])
                .milestones(&[by(6, 28, "Nio öar är med")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Livsmedelskedjan i söder",
        description: "Odlare, förädlare och handlare provar nya varor ihop. Arbetet leds av två regioner.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (5_000, 90))])
                .milestones(&[by(10, 19, "Tolv varor provade").reached(11, 1)]),
        ),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (5_000, 90))]).milestones(&[by(
            10,
            18,
            "Tjugo varor provade",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Export från Öresund",
        description: "Tjugofem små företag får hjälp att sälja i Danmark och Tyskland.",
        owner: Second,
        needs: &["Första exportaffären"],
        in_2018: Some(
            Year::on(&[("4.2", 100)], &[(REGIONAL_FUND, (2_700, 70)), (REGIONAL_GRANT, (1_200, 0))]).milestones(&[by(
                11,
                23,
                "Tjugo företag har sålt",
            )]),
        ),
        in_2019: Some(
            Year::on(&[("4.2", 100)], &[(REGIONAL_FUND, (2_800, 70)), (REGIONAL_GRANT, (1_200, 0))]).milestones(&[by(
                11,
                22,
                "Tjugofem företag har sålt",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetens för livsvetenskap",
        description: "Företag inom medicin och teknik delar på kurser i kvalitet och regler.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (1_100, 60)), (REGIONAL_FUND, (800, 0))]).milestones(&[by(
                10,
                12,
                "Första kursen klar",
            )
            .reached(10, 12)]),
        ),
        in_2019: Some(
            Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (1_200, 60)), (REGIONAL_FUND, (800, 0))]).milestones(&[by(
                10,
                11,
                "Tredje kursen klar",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Digitala rekvisitioner",
        description: "Projekten skickar kvitton digitalt. Vi tar bort pappret helt.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (900, 50))])
                .milestones(&[by(10, 31, "Halva antalet är digitala").reached(11, 7)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 50))]).milestones(&[by(
            6,
            28,
            "Alla är digitala",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Vindkraft och lokala företag",
        description: "Lokala företag får hjälp att lämna anbud när vindkraften byggs ut i två län.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (3_200, 110))])
                .until(6, 30)
                .milestones(&[by(6, 28, "Sista anbudsskolan").reached(6, 28)])
                .became(&[(6, 28, Done)]),
        ),
        ..UNPLANNED
    },
];
