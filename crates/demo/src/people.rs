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
/// Leads the agency.
pub(crate) const DIRECTOR: PersonId = PersonId(3);
/// Defines indicators, and says what their values say.
pub(crate) const ANALYST: PersonId = PersonId(13);
/// Brings in what is counted from registers.
pub(crate) const STATISTICIAN: PersonId = PersonId(60);
/// The board.
pub(crate) const BOARD: BodyId = BodyId(1);

/// The director general and the heads of the departments.
pub(crate) const MANAGEMENT_GROUP: BodyId = BodyId(2);

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

// The departments.
pub(crate) const COMPANIES: UnitId = UnitId(1);
pub(crate) const REGIONS: UnitId = UnitId(2);
pub(crate) const KNOWLEDGE: UnitId = UnitId(3);
pub(crate) const ADMINISTRATION: UnitId = UnitId(4);
pub(crate) const STAFF: UnitId = UnitId(5);

// The units of Företag.
pub(crate) const BUSINESS: UnitId = UnitId(6);
pub(crate) const DIGITAL: UnitId = UnitId(7);
pub(crate) const SIMPLIFICATION: UnitId = UnitId(8);
pub(crate) const CAPITAL: UnitId = UnitId(9);
pub(crate) const SKILLS: UnitId = UnitId(10);
pub(crate) const MARKETS: UnitId = UnitId(11);

// The units of Regioner.
pub(crate) const GROWTH: UnitId = UnitId(12);
pub(crate) const RURAL: UnitId = UnitId(13);
pub(crate) const NORTH: UnitId = UnitId(14);
pub(crate) const MIDDLE: UnitId = UnitId(15);
pub(crate) const SOUTH: UnitId = UnitId(16);

// The units of Kunskapsutveckling.
pub(crate) const ANALYSIS: UnitId = UnitId(17);
pub(crate) const STATISTICS: UnitId = UnitId(18);
pub(crate) const EVALUATION: UnitId = UnitId(19);

// The units of Förvaltning.
pub(crate) const FINANCE: UnitId = UnitId(20);
pub(crate) const PERSONNEL: UnitId = UnitId(21);
pub(crate) const COMPUTING: UnitId = UnitId(22);
pub(crate) const LAW: UnitId = UnitId(23);
pub(crate) const COMMUNICATION: UnitId = UnitId(24);

// The units of the staff.
pub(crate) const PLANNING: UnitId = UnitId(25);
pub(crate) const AUDIT: UnitId = UnitId(26);

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

// The first are those whose work the example showed first, and the board; then the managers and the staff of each unit.
const PEOPLE: &[Placed] = &[
    Placed { unit: Some(STAFF), also: &[Role::Strategist], ..employee(STRATEGIST, "Strateg") },
    Placed { unit: Some(STAFF), also: &[Role::Secretary], ..employee(SECRETARY, "Styrelsens sekreterare") },
    Placed {
        also: &[Role::Management],
        in_bodies: &[BOARD, MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..employee(DIRECTOR, "Generaldirektör")
    },
    Placed { unit: Some(AUDIT), also: &[Role::Auditor], ..employee(PersonId(4), "Revisor") },
    Placed { unit: Some(COMPUTING), also: &[Role::Administrator], ..employee(PersonId(5), "Administratör") },
    Placed { unit: Some(COMPANIES), ..employee(PersonId(6), "Medarbetare, Företag") },
    manager(PersonId(7), "Chef, Digital utveckling", DIGITAL),
    Placed {
        also: &[Role::Strategist, Role::UnitManager, Role::Management],
        ..head(HEAD_OF_STAFF, "Chef, gd-staben", STAFF)
    },
    head(PersonId(9), "Chef, Företag", COMPANIES),
    head(PersonId(10), "Chef, Regioner", REGIONS),
    head(PersonId(11), "Chef, Kunskapsutveckling", KNOWLEDGE),
    head(PersonId(12), "Chef, Förvaltning", ADMINISTRATION),
    Placed { also: &[Role::Analyst], ..staff(ANALYST, "Analytiker", ANALYSIS) },
    board_member(PersonId(14), "Styrelsens ordförande"),
    board_member(PersonId(15), "Styrelseledamot, forskning"),
    board_member(PersonId(16), "Styrelseledamot, finansiering"),
    board_member(PersonId(17), "Styrelseledamot, industri"),
    board_member(PersonId(18), "Styrelseledamot, regioner"),
    board_member(PersonId(19), "Styrelseledamot, små företag"),
    board_member(PersonId(20), "Styrelseledamot, tjänster"),
    manager(PersonId(21), "Chef, Affärsutveckling", BUSINESS),
    manager(PersonId(22), "Chef, Förenkling", SIMPLIFICATION),
    manager(PersonId(23), "Chef, Kapitalförsörjning", CAPITAL),
    manager(PersonId(24), "Chef, Kompetensförsörjning", SKILLS),
    manager(PersonId(25), "Chef, Nya marknader", MARKETS),
    manager(PersonId(26), "Chef, Regional tillväxt", GROWTH),
    manager(PersonId(27), "Chef, Landsbygd och service", RURAL),
    manager(PersonId(28), "Chef, EU-program norr", NORTH),
    manager(PersonId(29), "Chef, EU-program mitt", MIDDLE),
    manager(PersonId(30), "Chef, EU-program söder", SOUTH),
    manager(PersonId(31), "Chef, Analys", ANALYSIS),
    manager(PersonId(32), "Chef, Statistik", STATISTICS),
    manager(PersonId(33), "Chef, Utvärdering och lärande", EVALUATION),
    manager(PersonId(34), "Chef, Ekonomi", FINANCE),
    manager(PersonId(35), "Chef, HR", PERSONNEL),
    manager(PersonId(36), "Chef, It", COMPUTING),
    manager(PersonId(37), "Chef, Juridik och upphandling", LAW),
    manager(PersonId(38), "Chef, Kommunikation", COMMUNICATION),
    manager(PersonId(39), "Chef, Planering och uppföljning", PLANNING),
    manager(PersonId(40), "Chef, Internrevision", AUDIT),
    staff(PersonId(41), "Affärsutvecklare", BUSINESS),
    staff(PersonId(42), "Handläggare, Affärsutveckling", BUSINESS),
    staff(PersonId(43), "Handläggare, Digital utveckling", DIGITAL),
    staff(PersonId(44), "Projektledare, Digital utveckling", DIGITAL),
    staff(PersonId(45), "Regelutredare", SIMPLIFICATION),
    staff(PersonId(46), "Tjänstedesigner", SIMPLIFICATION),
    staff(PersonId(47), "Handläggare, Kapitalförsörjning", CAPITAL),
    staff(PersonId(48), "Handläggare, Kompetensförsörjning", SKILLS),
    staff(PersonId(49), "Samordnare, Kompetensförsörjning", SKILLS),
    staff(PersonId(50), "Exportrådgivare", MARKETS),
    staff(PersonId(51), "Handläggare, Nya marknader", MARKETS),
    staff(PersonId(52), "Handläggare, Regional tillväxt", GROWTH),
    staff(PersonId(53), "Samordnare, Regional tillväxt", GROWTH),
    staff(PersonId(54), "Handläggare, Landsbygd och service", RURAL),
    staff(PersonId(55), "Handläggare, EU-program norr", NORTH),
    staff(PersonId(56), "Ekonom, EU-program norr", NORTH),
    staff(PersonId(57), "Handläggare, EU-program mitt", MIDDLE),
    staff(PersonId(58), "Handläggare, EU-program söder", SOUTH),
    staff(PersonId(59), "Ekonom, EU-program söder", SOUTH),
    Placed { also: &[Role::Analyst], ..staff(STATISTICIAN, "Statistiker", STATISTICS) },
    staff(PersonId(61), "Utvärderare", EVALUATION),
    staff(PersonId(62), "Controller", FINANCE),
    staff(PersonId(63), "Redovisningsansvarig", FINANCE),
    staff(PersonId(64), "HR-specialist", PERSONNEL),
    staff(PersonId(65), "It-arkitekt", COMPUTING),
    staff(PersonId(66), "Systemförvaltare", COMPUTING),
    staff(PersonId(67), "Jurist", LAW),
    staff(PersonId(68), "Upphandlare", LAW),
    staff(PersonId(69), "Kommunikatör", COMMUNICATION),
    staff(PersonId(70), "Webbredaktör", COMMUNICATION),
    staff(PersonId(71), "Planeringscontroller", PLANNING),
];

const fn employee(person: PersonId, named: &'static str) -> Placed {
    Placed { person, named, unit: None, also: &[], in_bodies: &[] }
}

const fn staff(person: PersonId, named: &'static str, unit: UnitId) -> Placed {
    Placed { unit: Some(unit), ..employee(person, named) }
}

const fn manager(person: PersonId, named: &'static str, unit: UnitId) -> Placed {
    Placed { also: &[Role::UnitManager], in_bodies: &[MANAGERS_GROUP], ..staff(person, named, unit) }
}

/// Leads a department: plans for all below it, and sits in the management of the agency.
const fn head(person: PersonId, named: &'static str, unit: UnitId) -> Placed {
    Placed {
        also: &[Role::UnitManager, Role::Management],
        in_bodies: &[MANAGEMENT_GROUP, MANAGERS_GROUP],
        ..staff(person, named, unit)
    }
}

const fn board_member(person: PersonId, named: &'static str) -> Placed {
    Placed { in_bodies: &[BOARD], ..employee(person, named) }
}

/// What each person is called, by role.
pub(crate) fn named() -> Vec<(PersonId, &'static str)> {
    PEOPLE.iter().map(|placed| (placed.person, placed.named)).collect()
}

/// Who manages a unit or a department.
pub(crate) fn manager_of(unit: UnitId) -> PersonId {
    let manages = |placed: &&Placed| placed.unit == Some(unit) && placed.also.contains(&Role::UnitManager);
    PEOPLE.iter().find(manages).map_or(DIRECTOR, |placed| placed.person)
}

/// Someone in a unit: its manager first, then the others in the order of their numbers.
pub(crate) fn in_unit(unit: UnitId, place: usize) -> PersonId {
    let manager = manager_of(unit);
    let others = PEOPLE.iter().filter(|placed| placed.unit == Some(unit) && placed.person != manager);
    let others = others.map(|placed| placed.person);
    std::iter::once(manager).chain(others).nth(place).unwrap_or(manager)
}

/// The department that a unit is part of; itself when it is one.
pub(crate) fn department_of(unit: UnitId) -> UnitId {
    let place = usize::try_from(unit.0).ok().and_then(|number| UNITS.get(number.checked_sub(1)?));
    place.and_then(|(_, parent)| *parent).unwrap_or(unit)
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
    for (body, matters, basis) in [
        (BOARD, Matters::Strategy, "Myndighetens arbetsordning, 4 §"),
        (BOARD, Matters::Planning, "Myndighetens arbetsordning, 4 §"),
        (MANAGEMENT_GROUP, Matters::Planning, "Myndighetens arbetsordning, 9 §"),
        (BOARD, Matters::Indicators, "Myndighetens arbetsordning, 4 §"),
        (MANAGEMENT_GROUP, Matters::Indicators, "Myndighetens arbetsordning, 9 §"),
    ] {
        events.push(Event::MandateGiven { body, matters, basis: name(basis)?, from: FORMED });
    }
    Ok(events)
}

fn members() -> Vec<Event> {
    PEOPLE
        .iter()
        .flat_map(|placed| placed.in_bodies.iter().map(|&body| (placed.person, body)))
        .map(|(person, body)| Event::MemberAdded { body, person, from: SEATED })
        .collect()
}
