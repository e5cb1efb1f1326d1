//! What Kommunikation plans.

use crate::people::COMMUNICATION;
use crate::planning::funding::RUNNING;
use crate::planning::table::Owner::{First, Manager, Second};
use crate::planning::table::{Planned, UNPLANNED, UnitTable, Year, by};

pub(super) const TABLE: UnitTable = UnitTable { unit: COMMUNICATION, activities: ACTIVITIES };

const ACTIVITIES: &[Planned] = &[
    Planned {
        title: "Klarspråk i beslut och brev",
        description: "Alla mallar skrivs om. Företagare läser och säger vad de förstår innan vi inför dem.",
        owner: First,
        in_2018: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (1_900, 140))])
                .milestones(&[by(10, 19, "Trettio mallar klara")])
                .people(&[(First, 50)]),
        ),
        in_2019: Some(
            Year::on(&[("1.1", 100)], &[(RUNNING, (2_000, 150))])
                .milestones(&[by(10, 18, "Åttio mallar klara")])
                .people(&[(First, 50)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Webbplatsen",
        description: "Tillväxtverkets webbplats ska svara på frågan i första träffen. Vi tar bort hälften av sidorna.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_300, 210))])
                .milestones(&[by(6, 29, "Tusen sidor borta").reached(6, 29)])
                .people(&[(Second, 70)]),
        ),
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (3_500, 230))])
                .milestones(&[by(6, 28, "Tusen sidor till")])
                .people(&[(Second, 70)]),
        ),
        ..UNPLANNED
    },
    Planned {
        title: "Företagen i medierna",
        description: "Vi svarar journalister, ger dem siffror och bjuder in dem till företag.",
        owner: First,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_200, 150))]).milestones(&[by(
            12,
            14,
            "Räkna årets svar",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_200, 160))]).milestones(&[by(
            12,
            13,
            "Räkna årets svar",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Möten som blir något av",
        description: "Konferenser blir färre och kortare. Varje möte följs upp med vad som hände sedan.",
        owner: First,
        in_2018: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_900, 140))]).milestones(&[by(
            11,
            14,
            "Höstens stora möte",
        )])),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (2_100, 150))]).until(12, 31).milestones(&[by(
            11,
            13,
            "Höstens stora möte",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Intranätet",
        description: "Nyheter, beslut och vem som gör vad på ett ställe. Allt äldre än två år arkiveras.",
        owner: Second,
        in_2018: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_600, 130))])
                .milestones(&[by(9, 28, "Arkivera det gamla").reached(10, 5)]),
        ),
        in_2019: Some(Year::on(&[("6.2", 100)], &[(RUNNING, (1_800, 140))]).until(12, 31).milestones(&[by(
            5,
            31,
            "Sök som hittar",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Alla förstår styrningen",
        description: "Vi berättar om de fjorton målen så att varje medarbetare kan säga vad det egna arbetet är till för.",
        owner: Manager,
        in_2018: Some(
            Year::on(&[("6.1", 100)], &[(RUNNING, (1_600, 120))])
                .milestones(&[by(2, 14, "Samtal på alla enheter").reached(3, 2), by(11, 30, "Fråga alla medarbetare")]),
        ),
        in_2019: Some(Year::on(&[("6.1", 100)], &[(RUNNING, (1_600, 130))]).milestones(&[by(
            2,
            13,
            "Samtal på alla enheter",
        )])),
        ..UNPLANNED
    },
    Planned {
        title: "Tillgänglig text och bild",
        description: "Alla ska kunna läsa och höra det vi publicerar. Lagen gäller från september 2019.",
        owner: Second,
        in_2019: Some(
            Year::on(&[("6.2", 100)], &[(RUNNING, (1_800, 140))])
                .from(1, 15)
                .until(12, 31)
                .milestones(&[by(5, 31, "Gå igenom alla tjänster"), by(9, 23, "Klart när lagen gäller")]),
        ),
        ..UNPLANNED
    },
];
