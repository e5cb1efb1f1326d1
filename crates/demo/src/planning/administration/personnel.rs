//! What HR plans.

use crate::people::PERSONNEL;
use crate::planning::funding::RUNNING;
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: PERSONNEL, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Ledare som hinner leda",
        description: "Chefer får stöd, tid och varandra. Ingen chef ska ha fler än tjugo medarbetare.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (1_900, 130))])
                .milestones(&[by(9, 28, "Chefsmöte om ledarskap").reached(9, 28)]),
        ),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (2_100, 140))]).until(12, 31).milestones(&[by(
            9,
            27,
            "Chefsmöte om ledarskap",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Medarbetarundersökning",
        description: "Frågor fyra gånger om året i stället för en lång enkät vartannat år. Gruppen får svaren samma vecka.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (900, 70))])
                .milestones(&[by(9, 14, "Höstens frågor").reached(9, 14)])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (900, 70))])
                .milestones(&[by(3, 15, "Vårens frågor"), by(9, 13, "Höstens frågor")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Rekrytera på halva tiden",
        description: "Från annons till avtal på fyra veckor. Vi annonserar det vi behöver, inte det vi brukar.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (1_500, 100))]).milestones(&[by(
                10,
                31,
                "Prova i fyra rekryteringar",
            )
            .reached(10, 31)]),
        ),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (1_500, 110))]).until(12, 31).milestones(&[by(
            5,
            31,
            "Inför för alla",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Första hundra dagarna",
        description: "Den som börjar hos oss får en plan, en fadder och ett samtal efter hundra dagar.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (900, 70))])
                .milestones(&[by(8, 31, "Första planen använd").reached(8, 31)])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (900, 70))])
                .milestones(&[by(5, 31, "Följ upp det första året")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Lönebildning",
        description: "Tydliga kriterier som går att förklara. Samtalen är klara före april.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (1_000, 90))])
                .milestones(&[by(3, 30, "Alla samtal hållna").reached(4, 13)]),
        ),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (1_100, 90))]).milestones(&[by(
            3,
            29,
            "Alla samtal hållna",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Arbeta var man vill",
        description: "Nio orter, en arbetsplats. Vi prövar hur grupper som sitter på olika orter arbetar bäst.",
        owner: First,
        in_2018: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (1_200, 80))]).milestones(&[by(
            11,
            23,
            "Sex grupper har provat",
        )])),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (1_200, 90))]).milestones(&[by(
            11,
            22,
            "Regler för alla",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Kompetens inför 2022",
        description: "Vilka kunskaper behöver vi om tre år, och vad gör vi åt det som saknas? Enheterna svarar, vi samlar.",
        owner: First,
        in_2019: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (1_300, 100))])
                .from(2, 1)
                .milestones(&[by(5, 31, "Alla enheter har svarat"), by(10, 31, "Plan för tre år")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "En dag i ett företag",
        description: "Varje handläggare arbetar en dag om året i ett litet företag. Idén kom från två handläggare våren 2018.",
        owner: First,
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (600, 50))]).milestones(&[by(
            6,
            14,
            "Hundra dagar gjorda",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Ett personalsystem mindre",
        description: "Tid, resor och frånvaro rapporteras på ett ställe.",
        owner: First,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (900, 80))]).milestones(&[by(
            12,
            14,
            "Tid och frånvaro i samma system",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (900, 80))]).milestones(&[by(
            6,
            28,
            "Resor i samma system",
        )])),
        ..UNPLANNED
    },
];
