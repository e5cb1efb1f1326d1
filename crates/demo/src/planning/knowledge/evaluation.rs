//! What Utvärdering och lärande plans.

use crate::people::EVALUATION;
use crate::planning::funding::RUNNING;
use crate::planning::table::Owner::{First, Manager};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: EVALUATION, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Utvärdering av företagsstöden",
        description: "Vi jämför företag som fick stöd med liknande som inte fick, tre år efteråt.",
        owner: First,
        tasks: &["Uppdrag 14", "Återrapportering 1"],
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_800, 90))]).milestones(&[by(
            12,
            3,
            "Redovisa uppdraget",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_000, 100))]).until(12, 31).milestones(&[by(
            5,
            31,
            "Andra omgången företag",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Vad ledde kompetensstödet till?",
        description: "Vi frågar företag som fick hjälp att rekrytera vad som hände sedan.",
        owner: First,
        in_2018: Some(
            Year::on(&[("2.1", 100)], &[(RUNNING, (1_000, 100))])
                .milestones(&[by(10, 19, "Första svaren").reached(10, 26)]),
        ),
        in_2019: Some(Year::on(&[("2.1", 100)], &[(RUNNING, (1_000, 110))]).milestones(&[by(
            10,
            18,
            "Svar efter två år",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Tillväxtprogrammet inifrån",
        description: "Vi följer femtio företag på plats och skriver vad som hjälper och vad som stör.",
        owner: First,
        needs: &["Tillväxtprogram för femtio företag"],
        in_2019: Some(
            Year::on(&[("4.1", 100)], &[(RUNNING, (1_000, 90))]).from(1, 15).until(12, 31).milestones(&[by(
                6,
                14,
                "Halvårsrapport",
            )]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "EU-projekt som fungerade",
        description: "Tio korta berättelser om projekt som lever kvar, och tre om dem som inte gör det.",
        owner: First,
        needs: &["Resultat två år efteråt"],
        in_2018: Some(Year::on(&[("5.2", 100)], &[(RUNNING, (1_000, 140))]).milestones(&[by(
            11,
            16,
            "Publicera tio berättelser",
        )])),
        in_2019: Some(Year::on(&[("5.2", 100)], &[(RUNNING, (1_000, 150))]).milestones(&[by(
            11,
            15,
            "Publicera tio berättelser till",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Lärtimmen",
        description: "En timme i månaden berättar en enhet om något som inte blev som tänkt.",
        owner: First,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (1_400, 70))])
                .milestones(&[by(11, 7, "Årets nionde timme").reached(11, 7)]),
        ),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (1_400, 70))]).milestones(&[by(
            11,
            6,
            "Årets nionde timme",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Frågor som går att svara på",
        description: "Vi hjälper enheterna att formulera vad de vill veta innan de börjar.",
        owner: Manager,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_600, 80))]).milestones(&[by(
            12,
            7,
            "Tjugo samtal hållna",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_600, 80))]).until(12, 31).milestones(&[by(
            12,
            6,
            "Tjugofem samtal hållna",
        )])),
        ..UNPLANNED
    },
];
