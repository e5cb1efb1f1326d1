//! What Planering och uppföljning plans.

use domain::activity::Status::Done;

use crate::people::PLANNING;
use crate::planning::funding::RUNNING;
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: PLANNING, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Verksamhetsplanering",
        description: "Planen skrivs om där det behövs och inte annars. Direktiv, ramar och aktiviteter finns på ett ställe.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_600, 180))])
                .milestones(&[by(9, 18, "Direktivet beslutat").reached(9, 18), by(12, 11, "Planen beslutad")])
                .people(&[(First, 60)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_700, 190))])
                .until(12, 31)
                .milestones(&[by(9, 17, "Direktivet beslutat"), by(12, 10, "Planen beslutad")])
                .people(&[(First, 60)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Uppföljning varje tertial",
        description: "Tre gånger om året samlas läget på en sida för ledningen: verksamhet, ekonomi, medarbetare och processer.",
        owner: First,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_300, 140))]).milestones(&[
            by(6, 5, "Tertial 1 till ledningen").reached(6, 5),
            by(10, 2, "Tertial 2 till ledningen").reached(10, 2),
        ])),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_300, 150))])
                .until(12, 31)
                .milestones(&[by(6, 4, "Tertial 1 till ledningen"), by(10, 1, "Tertial 2 till ledningen")]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Årsredovisning efter de nya områdena",
        description: "Hundra skribenter blir färre, och texten följer resultatområdena i stället för avdelningarna.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_300, 140))])
                .milestones(&[by(2, 22, "Årsredovisning 2017").reached(2, 22)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_300, 150))]).until(12, 31).milestones(&[by(
            2,
            22,
            "Årsredovisning 2018",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Regleringsbrevets uppdrag",
        description: "Varje krav och uppdrag har en enhet, en dag och ett svar. Två gånger i månaden ser vi vad som är på väg att bli sent.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (700, 100))])
                .milestones(&[by(1, 19, "Fördela årets uppdrag").reached(1, 18)])
                .people(&[(First, 20)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (800, 110))])
                .milestones(&[by(1, 18, "Fördela årets uppdrag")])
                .people(&[(First, 20)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Tid från ansökan till beslut",
        description: "Vi mäter tiden i alla stöd på samma sätt och visar den öppet.",
        owner: First,
        tasks: &["Återrapportering 14"],
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (700, 100))])
                .milestones(&[by(6, 29, "Mät i sex stöd").reached(6, 29)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (800, 110))]).until(12, 31).milestones(&[by(
            6,
            28,
            "Mät i alla stöd",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Strategin i vardagen",
        description: "Stöd till chefer som vill gå igenom den nya strukturen med sin enhet.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (600, 90))]).milestones(&[by(
                3,
                30,
                "Alla enheter har gått igenom den",
            )
            .reached(4, 20)]),
        ),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (600, 90))]).until(12, 31).milestones(&[by(
            3,
            29,
            "Ny genomgång efter omformuleringen",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Införandet av styrstrukturen",
        description: "Från målbild och tre mål till ett mål och sex områden: model, möten, frågor och svar.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (900, 130))])
                .until(6, 30)
                .milestones(&[by(6, 26, "Slutrapport").reached(6, 26)])
                .became(&[(6, 26, Done)]),
        ),
        ..UNPLANNED
    },
];
