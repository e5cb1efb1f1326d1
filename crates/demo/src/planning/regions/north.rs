//! What EU-program norr plans.

use domain::activity::Status::UnderWay;

use crate::people::NORTH;
use crate::planning::funding::{BUSINESS_GRANT, REGIONAL_FUND, REGIONAL_GRANT, RUNNING, SOCIAL_FUND};
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: NORTH, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Regionalfonden i Övre Norrland",
        description: "Vi läser ansökningar, beslutar och betalar ut till projekt som gör företag starkare i Norrbotten och Västerbotten.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (27_200, 560))])
                .milestones(&[
                    by(5, 15, "Besluta om våromgången").reached(5, 15),
                    by(11, 14, "Besluta om höstomgången"),
                ])
                .people(&[(First, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (28_300, 570))])
                .milestones(&[by(5, 15, "Besluta om våromgången"), by(11, 13, "Besluta om höstomgången")])
                .people(&[(First, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionalfonden i Mellersta Norrland",
        description: "Samma arbete för Jämtland och Västernorrland. Halva programmet är beslutat.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (19_000, 410))]).milestones(&[
                by(5, 22, "Besluta om våromgången").reached(5, 29),
                by(11, 20, "Besluta om höstomgången"),
            ]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (20_000, 440))])
                .until(12, 31)
                .milestones(&[by(5, 21, "Besluta om våromgången"), by(11, 19, "Besluta om höstomgången")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Resultat två år efteråt",
        description: "Vi besöker projekt som slutade för två år sedan och ser vad som finns kvar. Det vi lär oss går in i nästa omgång.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (2_400, 0)), (RUNNING, (1_600, 150))]).milestones(&[by(
                10,
                12,
                "Tjugo besök",
            )
            .reached(10, 12)]),
        ),
        in_2019: Some(
            Year::on(&[("5.2", 100)], &[(REGIONAL_FUND, (2_500, 0)), (RUNNING, (1_700, 150))]).milestones(&[by(
                10,
                11,
                "Tjugofem besök",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Service i Norrlands inland",
        description: "Kommuner med långa avstånd prövar gemensamma lösningar för butik, transporter och ombud.",
        owner: First,
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (5_000, 150)), (REGIONAL_FUND, (1_300, 0))])
                .milestones(&[by(6, 29, "Åtta försök igång").reached(7, 6)])
                .people(&[(First, 25)]),
        ),
        in_2019: Some(
            Year::on(&[("5.3", 100)], &[(BUSINESS_GRANT, (5_400, 160)), (REGIONAL_FUND, (1_400, 0))])
                .milestones(&[by(6, 28, "Elva försök igång")])
                .people(&[(First, 25)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Regionalt transportbidrag",
        description: "Företag i de fyra nordligaste länen får ersättning för långa transporter. Vi prövar 1 400 ansökningar om året.",
        owner: Second,
        tasks: &["Återrapportering 10"],
        in_2018: Some(Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (13_400, 270))]).milestones(&[
            by(6, 15, "Besluta om första halvåret").reached(6, 25),
            by(12, 14, "Besluta om andra halvåret"),
        ])),
        in_2019: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (13_700, 290))])
                .until(12, 31)
                .milestones(&[by(6, 14, "Besluta om första halvåret"), by(12, 13, "Besluta om andra halvåret")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Samisk näring och besök",
        description: "Små företag inom rennäring, slöjd och besök får rådgivning av någon som kan näringen.",
        owner: First,
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (2_400, 70)), (REGIONAL_GRANT, (1_000, 0))]).milestones(&[by(
                11,
                9,
                "Fyrtio företag har fått råd",
            )
            .reached(11, 6)]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (2_400, 80)), (REGIONAL_GRANT, (1_100, 0))]).milestones(&[by(
                11,
                8,
                "Sextio företag har fått råd",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Underleverantörer till gruvor",
        description: "Verkstäder och åkerier får hjälp att möta nya krav från gruvor som blir elektriska.",
        owner: First,
        in_2018: Some(Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (2_400, 60))]).milestones(&[by(
            12,
            7,
            "Femton företag är med",
        )])),
        in_2019: Some(Year::on(&[("4.1", 100)], &[(REGIONAL_FUND, (2_500, 60))]).milestones(&[by(
            12,
            6,
            "Trettio företag är med",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Fiber till företag i inlandet",
        description: "Företag som ligger långt från stamnätet får hjälp att gå ihop om fiber.",
        owner: First,
        in_2018: Some(Year::on(&[("3.2", 100)], &[(REGIONAL_FUND, (3_000, 50))]).milestones(&[by(
            10,
            26,
            "Fyra sträckor beslutade",
        )])),
        in_2019: Some(Year::on(&[("3.2", 100)], &[(REGIONAL_FUND, (3_000, 50))]).until(12, 31).milestones(&[by(
            10,
            25,
            "Åtta sträckor beslutade",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Lärlingar i besöksnäringen",
        description: "Fjällanläggningar tar emot lärlingar över hela året i stället för bara i säsong.",
        owner: First,
        in_2019: Some(Year::on(&[("2.1", 100)], &[(SOCIAL_FUND, (1_000, 40))]).from(1, 15).milestones(&[by(
            5,
            31,
            "Trettio lärlingar",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kortare väg till utbetalning",
        description: "Vi tar bort dubbel kontroll av kvitton. Målet är 60 dagar från rekvisition till pengar.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 60))])
                .milestones(&[by(9, 28, "Prova på tjugo projekt").reached(9, 28)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_000, 60))]).milestones(&[by(
            3,
            29,
            "Inför för alla projekt",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Gränsen i Tornedalen",
        description: "Kommuner på båda sidor om gränsen tar bort hinder för den som vill driva företag i två länder.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("5.1", 100)], &[(REGIONAL_GRANT, (2_600, 90))])
                .from(2, 1)
                .until(12, 15)
                .milestones(&[by(6, 15, "Lista över hindren").reached(6, 15), by(12, 14, "Skriv vad som är borta")])
                .became(&[(2, 5, UnderWay)]),
        ),
        ..UNPLANNED
    },
];
