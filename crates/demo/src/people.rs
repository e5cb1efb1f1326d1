//! Who and where in the example agency: units, people by role, bodies with members and mandates. Not real persons.

use domain::body::{BodyKind, Matters};
use domain::event::Event;
use domain::ids::{BodyId, PersonId, UnitId};
use domain::organisation::{Governance, WrittenIn};
use domain::policy::Role;
use jiff::civil::{Date, DateTime, date};

use crate::script::{Answer, Script, name};

/// Drives the work with the texts.
pub(crate) const STRATEGIST: PersonId = PersonId(1);
/// Records what the board decides.
pub(crate) const SECRETARY: PersonId = PersonId(2);
/// Leads the staff that drives the work, and presents it to the board.
pub(crate) const HEAD_OF_STAFF: PersonId = PersonId(8);
/// The board.
pub(crate) const BOARD: BodyId = BodyId(1);

const MANAGEMENT_GROUP: BodyId = BodyId(2);
const MANAGERS_GROUP: BodyId = BodyId(3);

/// The day on which the agency was formed.
pub(crate) const FORMED: Date = date(2009, 4, 1);

// The day on which the agency takes the system into use: the day after the summer on which the work's principles
// were laid down.
const TAKEN_INTO_USE: Date = date(2017, 8, 22);

// The day from which the bodies are as they are: the board was nearly new in the autumn of 2017.
const SEATED: Date = date(2017, 7, 1);

struct Placed {
    person: PersonId,
    named: &'static str,
    unit: Option<UnitId>,
    also: &'static [Role],
    in_bodies: &'static [BodyId],
}

const COMPANIES: UnitId = UnitId(1);
const REGIONS: UnitId = UnitId(2);
const KNOWLEDGE: UnitId = UnitId(3);
const ADMINISTRATION: UnitId = UnitId(4);
const STAFF: UnitId = UnitId(5);
const DIGITAL_DEVELOPMENT: UnitId = UnitId(7);
const ANALYSIS: UnitId = UnitId(17);
const INFORMATION_TECHNOLOGY: UnitId = UnitId(22);
const INTERNAL_AUDIT: UnitId = UnitId(26);

// In the order of their numbers, 1, 2, 3, …; each after the one that it is part of.
const UNITS: &[(&str, Option<UnitId>)] = &[
    ("Företag", None),
    ("Regioner", None),
    ("Kunskapsutveckling", None),
    ("Förvaltning", None),
    ("Gd-staben", None),
    ("Affärsutveckling", Some(COMPANIES)),
    ("Digital utveckling", Some(COMPANIES)),
    ("Förenkling", Some(COMPANIES)),
    ("Kapitalförsörjning", Some(COMPANIES)),
    ("Kompetensförsörjning", Some(COMPANIES)),
    ("Nya marknader", Some(COMPANIES)),
    ("Regional tillväxt", Some(REGIONS)),
    ("Landsbygd och service", Some(REGIONS)),
    ("EU-program norr", Some(REGIONS)),
    ("EU-program mitt", Some(REGIONS)),
    ("EU-program söder", Some(REGIONS)),
    ("Analys", Some(KNOWLEDGE)),
    ("Statistik", Some(KNOWLEDGE)),
    ("Utvärdering och lärande", Some(KNOWLEDGE)),
    ("Ekonomi", Some(ADMINISTRATION)),
    ("HR", Some(ADMINISTRATION)),
    ("It", Some(ADMINISTRATION)),
    ("Juridik och upphandling", Some(ADMINISTRATION)),
    ("Kommunikation", Some(ADMINISTRATION)),
    ("Planering och uppföljning", Some(STAFF)),
    ("Internrevision", Some(STAFF)),
];

// The first are those whose work the example shows; the board's members come last.
const PEOPLE: &[Placed] = &[
    Placed { unit: Some(STAFF), also: &[Role::Strategist], ..employee(STRATEGIST, "Strateg") },
    Placed { unit: Some(STAFF), also: &[Role::Secretary], ..employee(SECRETARY, "Styrelsens sekreterare") },
    Placed {
        unit: None,
        in_bodies: &[BOARD, MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(PersonId(3), "Generaldirektör")
    },
    Placed { unit: Some(INTERNAL_AUDIT), also: &[Role::Auditor], ..employee(PersonId(4), "Revisor") },
    Placed {
        unit: Some(INFORMATION_TECHNOLOGY),
        also: &[Role::Administrator],
        ..employee(PersonId(5), "Administratör")
    },
    Placed { unit: Some(COMPANIES), ..employee(PersonId(6), "Medarbetare, Företag") },
    Placed {
        unit: Some(DIGITAL_DEVELOPMENT),
        in_bodies: &[MANAGERS_GROUP],
        ..employee(PersonId(7), "Chef, Digital utveckling")
    },
    Placed {
        unit: Some(STAFF),
        also: &[Role::Strategist],
        in_bodies: &[MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(HEAD_OF_STAFF, "Chef, gd-staben")
    },
    Placed {
        unit: Some(COMPANIES),
        in_bodies: &[MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(PersonId(9), "Chef, Företag")
    },
    Placed {
        unit: Some(REGIONS),
        in_bodies: &[MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(PersonId(10), "Chef, Regioner")
    },
    Placed {
        unit: Some(KNOWLEDGE),
        in_bodies: &[MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(PersonId(11), "Chef, Kunskapsutveckling")
    },
    Placed {
        unit: Some(ADMINISTRATION),
        in_bodies: &[MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(PersonId(12), "Chef, Förvaltning")
    },
    Placed { unit: Some(ANALYSIS), ..employee(PersonId(13), "Analytiker") },
    board_member(PersonId(14), "Styrelsens ordförande"),
    board_member(PersonId(15), "Styrelseledamot, forskning"),
    board_member(PersonId(16), "Styrelseledamot, finansiering"),
    board_member(PersonId(17), "Styrelseledamot, industri"),
    board_member(PersonId(18), "Styrelseledamot, regioner"),
    board_member(PersonId(19), "Styrelseledamot, små företag"),
    board_member(PersonId(20), "Styrelseledamot, tjänster"),
];

const fn employee(person: PersonId, named: &'static str) -> Placed {
    Placed { person, named, unit: None, also: &[], in_bodies: &[] }
}

const fn board_member(person: PersonId, named: &'static str) -> Placed {
    Placed { in_bodies: &[BOARD], ..employee(person, named) }
}

/// What each person is called, by role.
pub(crate) fn named() -> Vec<(PersonId, &'static str)> {
    PEOPLE.iter().map(|placed| (placed.person, placed.named)).collect()
}

/// The agency comes into the system: what it is, and who is there.
pub(crate) fn set_up(script: &mut Script) {
    script.set_up(at(8, 30), |_, _| founded());
    script.set_up(at(8, 40), |_, _| units());
    script.set_up(at(8, 50), |_, _| Ok(people()));
    script.set_up(at(9, 0), |_, _| bodies());
    script.set_up(at(9, 10), |_, _| Ok(members()));
}

/// A time on the day on which the system was taken into use.
pub(crate) fn at(hour: i8, minute: i8) -> DateTime {
    TAKEN_INTO_USE.at(hour, minute, 0, 0)
}

fn founded() -> Answer {
    Ok(vec![
        Event::OrganisationFounded {
            name: name("Tillväxtverket")?,
            governance: Governance::Board,
            written_in: WrittenIn::Swedish,
            example: true,
        },
        Event::OrganisationPublished {},
    ])
}

fn units() -> Answer {
    (1..)
        .zip(UNITS)
        .map(|(number, (called, parent))| {
            Ok(Event::UnitAdded { unit: UnitId(number), name: name(called)?, parent: *parent })
        })
        .collect()
}

fn people() -> Vec<Event> {
    PEOPLE
        .iter()
        .map(|placed| Event::PersonPlaced {
            person: placed.person,
            unit: placed.unit,
            roles: [&[Role::Reader], placed.also].concat(),
        })
        .collect()
}

fn bodies() -> Answer {
    let mut events = Vec::new();
    for (body, called, kind) in [
        (BOARD, "Styrelsen", BodyKind::Board),
        (MANAGEMENT_GROUP, "Ledningsgruppen", BodyKind::ManagementGroup),
        (MANAGERS_GROUP, "Chefsgruppen", BodyKind::ManagersGroup),
    ] {
        events.push(Event::BodyAdded { body, name: name(called)?, kind });
    }
    events.push(Event::MandateGiven {
        body: BOARD,
        matters: Matters::Strategy,
        basis: name("Myndighetens arbetsordning, 4 §")?,
        from: FORMED,
    });
    Ok(events)
}

fn members() -> Vec<Event> {
    PEOPLE
        .iter()
        .flat_map(|placed| placed.in_bodies.iter().map(|&body| (placed.person, body)))
        .map(|(person, body)| Event::MemberAdded { body, person, from: SEATED })
        .collect()
}
