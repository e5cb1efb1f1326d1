//! What It plans.

use domain::activity::Status::Done;

use crate::people::COMPUTING;
use crate::planning::funding::{OTHER_AGENCIES, REGIONAL_FUND, RUNNING};
use crate::planning::table::Owner::{Second, Third};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: COMPUTING, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Drift av ärendesystemet",
        description: "Systemet där ansökningar handläggs ska vara uppe när handläggarna arbetar och när företagen söker.",
        owner: Third,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (7_100, 310))])
                .milestones(&[by(6, 15, "Ny version").reached(6, 15), by(11, 16, "Ny version")])
                .people(&[(Third, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (7_200, 320))])
                .milestones(&[by(6, 14, "Ny version"), by(11, 15, "Ny version")])
                .people(&[(Third, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Ett gränssnitt till alla register",
        description: "Handläggaren ser uppgifter från Bolagsverket, Skatteverket och oss själva på samma skärm.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_700, 220)), (OTHER_AGENCIES, (900, 0))])
                .milestones(&[by(9, 28, "Två register anslutna")])
                .people(&[(Second, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_800, 230)), (OTHER_AGENCIES, (900, 0))])
                .until(12, 31)
                .milestones(&[by(9, 27, "Fyra register anslutna")])
                .people(&[(Second, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Säkerhet i vardagen",
        description: "Tvåfaktorsinloggning för alla, övning två gånger om året och svar inom en timme.",
        owner: Second,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (3_300, 180))]).milestones(&[
            by(5, 25, "Nya regler om personuppgifter").reached(5, 25),
            by(10, 17, "Höstens övning").reached(10, 17),
        ])),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_300, 180))])
                .milestones(&[by(4, 17, "Vårens övning"), by(10, 16, "Höstens övning")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Arbetsplats och telefoni",
        description: "Datorer, telefoner och mötesrum som fungerar på alla nio orter.",
        owner: Third,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (4_100, 210))])
                .milestones(&[by(8, 31, "Alla mötesrum lika").reached(9, 7)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (4_400, 220))]).until(12, 31).milestones(&[by(
            8,
            30,
            "Byt hälften av datorerna",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Digitala arkivet",
        description: "Allt som beslutas sparas digitalt och går att hitta. Pappersarkivet stängs.",
        owner: Third,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_200, 120))]).milestones(&[by(
            11,
            30,
            "Fem processer digitala",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_300, 130))]).until(12, 31).milestones(&[by(
            11,
            29,
            "Alla processer digitala",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Inloggning för företag",
        description: "Företag loggar in med samma legitimation som hos andra myndigheter.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_300, 140))])
                .milestones(&[by(9, 14, "Inför i två tjänster").reached(9, 20)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_500, 140))]).milestones(&[by(
            5,
            31,
            "Inför i alla tjänster",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Robotar för rutiner",
        description: "Kopiering mellan system görs av program. Handläggarna väljer vilka rutiner.",
        owner: Second,
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_200, 80))])
                .from(2, 1)
                .until(12, 31)
                .milestones(&[by(5, 31, "Tre rutiner"), by(11, 29, "Tio rutiner")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Stöd till den gemensamma ansökan",
        description: "Vi bygger och driver det som ansökan i hela landet behöver bakom skärmen.",
        owner: Second,
        needs: &["Digital tjänst för ansökan, hela landet"],
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_400, 100)), (REGIONAL_FUND, (900, 0))])
                .milestones(&[by(10, 5, "Klar för tolv län").reached(11, 7)])
                .people(&[(Second, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_400, 100)), (REGIONAL_FUND, (1_000, 0))])
                .milestones(&[by(8, 30, "Klar för alla län")])
                .people(&[(Second, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Avveckling av gamla servrar",
        description: "Elva system flyttas till gemensam drift, och salen i källaren töms.",
        owner: Third,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_100, 330))])
                .until(10, 31)
                .milestones(&[
                    by(6, 29, "Sex system flyttade").reached(6, 29),
                    by(10, 31, "Salen tömd").reached(10, 26),
                ])
                .became(&[(10, 26, Done)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Byte av mejlsystem",
        description: "Alla får ny mejl och kalender under våren.",
        owner: Third,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 240))])
                .until(5, 31)
                .milestones(&[by(5, 31, "Alla har bytt").reached(6, 15)])
                .became(&[(6, 15, Done)]),
        ),
        ..UNPLANNED
    },
];
