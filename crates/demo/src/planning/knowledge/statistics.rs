//! What Statistik plans.

use domain::activity::Status::Done;

use crate::people::STATISTICS;
use crate::planning::funding::{FEES, RUNNING};
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: STATISTICS, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Inkvarteringsstatistik",
        description: "Vi svarar för landets statistik över gästnätter och publicerar den varje månad.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_600, 170)), (FEES, (1_100, 0))])
                .milestones(&[by(11, 8, "Oktober månads siffror").reached(11, 6)])
                .people(&[(First, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_600, 180)), (FEES, (1_100, 0))])
                .milestones(&[by(11, 7, "Oktober månads siffror")])
                .people(&[(First, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Turismens bidrag till ekonomin",
        description: "Satelliträkenskaper som visar vad turismen ger i jobb, export och skatt, hela landet och per län.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 120))])
                .milestones(&[by(6, 21, "Publicera räkenskaperna").reached(6, 21)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 120))]).milestones(&[by(
            6,
            20,
            "Publicera räkenskaperna",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Statistik om företag som drivs av utrikes födda",
        description: "Hur många är de, var finns de och hur går det? Registerdata, utan att någon kan kännas igen.",
        owner: First,
        tasks: &["Uppdrag 15"],
        in_2018: Some(
            Year::on(&[("4.1", 100)], &[(RUNNING, (1_000, 110))])
                .milestones(&[by(10, 31, "Redovisa uppdraget").reached(10, 31)])
                .people(&[(First, 30)]),
        ),
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(RUNNING, (1_000, 120))])
                .until(12, 31)
                .milestones(&[by(10, 31, "Uppdatera siffrorna")])
                .people(&[(First, 30)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Siffror om uppgiftslämnande",
        description: "Hur många uppgifter lämnas, och hur många lämnas två gånger? Underlag till målet om en uppgift, en gång.",
        owner: First,
        in_2018: Some(
            Year::on(&[("1.2", 100)], &[(RUNNING, (1_400, 90))])
                .milestones(&[by(9, 21, "Första mätningen").reached(10, 5)]),
        ),
        in_2019: Some(Year::on(&[("1.2", 100)], &[(RUNNING, (1_400, 90))]).milestones(&[by(9, 20, "Andra mätningen")])),
        ..UNPLANNED
    },
    Planned {
        title: "Digitala företag, länsvis",
        description: "Vi bryter ner statistiken om digital teknik så att varje län kan följa sina små företag.",
        owner: First,
        in_2018: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (1_000, 70))]).milestones(&[by(11, 30, "Tio län klara")])),
        in_2019: Some(Year::on(&[("3.2", 100)], &[(RUNNING, (1_000, 70))]).milestones(&[by(11, 29, "Alla län klara")])),
        ..UNPLANNED
    },
    Planned {
        title: "Serviceställen i glesbygd",
        description: "En gång om året räknar vi butiker, mackar och ombud och var de ligger.",
        owner: First,
        needs: &["Kartor över avstånd"],
        in_2018: Some(
            Year::on(&[("5.3", 100)], &[(RUNNING, (600, 140))])
                .milestones(&[by(2, 23, "Årets räkning klar").reached(2, 23)]),
        ),
        in_2019: Some(Year::on(&[("5.3", 100)], &[(RUNNING, (600, 140))]).until(12, 31).milestones(&[by(
            2,
            22,
            "Årets räkning klar",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Öppna data",
        description: "All statistik som vi ger ut kan laddas ner och användas av andra, med beskrivning och källa.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_200, 90))])
                .milestones(&[by(8, 31, "Hälften är öppet").reached(8, 31)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_300, 90))]).milestones(&[by(8, 30, "Allt är öppet")])),
        ..UNPLANNED
    },
    Planned {
        title: "Byte av statistikverktyg",
        description: "Vi går från tre verktyg till ett, och stänger de gamla i september.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (800, 120))])
                .until(9, 30)
                .milestones(&[by(9, 14, "Stäng de gamla").reached(9, 14)])
                .became(&[(9, 14, Done)]),
        ),
        ..UNPLANNED
    },
];
