//! Who may do what: one table and one function. Everything that the table does not allow is denied.
//! Not who may decide: that follows the mandate of the body, in `decision.rs`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::access::Scopes;
use crate::ids::{BodyId, PersonId, UnitId};
use crate::organisation::Organisation;
use crate::revision::{Revision, State};
use crate::time::{Actor, Context};
use crate::workshop::Workshop;

pub mod standing;

use standing::Standing;

/// What a person is in the organisation. One may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Employee: reads everything that is not secret.
    Reader,
    /// Works with the texts of the steering, and drives the planning.
    Strategist,
    /// Secretary of a body: records what it decided.
    Secretary,
    /// Runs the system, and decides nothing thereby.
    Administrator,
    /// Verifies the record.
    Auditor,
    /// Plans for the unit where the person works, and for all below it.
    UnitManager,
    /// Is in the management of the agency: writes the directive, gives frames, tries scenarios.
    Management,
    /// Defines indicators, brings in their values, and writes the indicator set.
    Analyst,
    /// Writes activities in the plan of the unit where its manager lets them.
    Contributor,
    /// Sits in a body, perhaps without being employed: reads what is decided, and what lies before that body.
    Member,
    /// Reads what is secret.
    Cleared,
}

impl Role {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Role; 11] = [
        Role::Reader,
        Role::Member,
        Role::Contributor,
        Role::UnitManager,
        Role::Management,
        Role::Strategist,
        Role::Analyst,
        Role::Secretary,
        Role::Cleared,
        Role::Auditor,
        Role::Administrator,
    ];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Strategist => "strategist",
            Role::Secretary => "secretary",
            Role::Administrator => "administrator",
            Role::Auditor => "auditor",
            Role::UnitManager => "unit-manager",
            Role::Management => "management",
            Role::Analyst => "analyst",
            Role::Contributor => "contributor",
            Role::Member => "member",
            Role::Cleared => "cleared",
        }
    }
}

/// What a route needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// Pages that say nothing of any organisation: sign-in, assets, help, health.
    Open,
    /// What is decided: revisions adopted, in force or superseded, their decisions and proofs.
    ReadDecided,
    /// Drafts, consultations and proposals too.
    ReadDrafts,
    /// Open, write and withdraw revisions, send them on consultation, propose them.
    WriteStrategy,
    /// Send a revision that is consulted on or proposed back to be reworked.
    ReturnRevisions,
    /// Record what a body decided.
    RecordDecisions,
    /// Bring in editions from a file.
    Import,
    /// The whole log, to verify it.
    ReadLog,
    /// Plans, scenarios, external tasks and breaks, as they are being worked on.
    ReadPlanning,
    /// Know of what is secret, read it, and say that something is or is no longer: which, by [`may_read_secret`].
    ReadSecret,
    /// Write and send in the plans of units: which, the rules say by [`may_plan_for`].
    WritePlans,
    /// Open rounds, write the directive, give frames, work on scenarios, return and approve plans, hand out tasks.
    SteerPlanning,
    /// Add, rename, move, merge, split and close units.
    ChangeUnits,
    /// Define indicators, bring in values, write and propose the indicator set.
    WriteIndicators,
    /// Say how a goal moves.
    AssessGoals,
    /// See and change one's own password and sessions.
    OwnAccount,
    /// Add, rename and close bodies, say who sits in them and what they may decide.
    ChangeBodies,
    /// Say what the agency is called, in which languages it is read, and how its pages look.
    ChangeSettings,
    /// Add people, give them units and roles, let them in and keep them out.
    ManagePeople,
    /// Read who signed in, who could not, and what was granted.
    ReadSecurity,
    /// Tell of people and groups, as the agency's directory does. No person has it.
    Provision,
    /// Leave contributions, follow them, and answer those that are one's own to answer: which, the rules say.
    Contribute,
    /// Comment on what one may read, follow it, and be told of what concerns one.
    Comment,
    /// Plan workshops, open them, and lead what the room does: of which, the rules say by [`may_lead`].
    LeadWorkshops,
}

impl Right {
    /// All of them, in the order of the access matrix.
    pub const ALL: [Right; 24] = [
        Right::Open,
        Right::ReadDecided,
        Right::ReadDrafts,
        Right::WriteStrategy,
        Right::ReturnRevisions,
        Right::RecordDecisions,
        Right::Import,
        Right::ReadLog,
        Right::ReadPlanning,
        Right::ReadSecret,
        Right::WritePlans,
        Right::SteerPlanning,
        Right::ChangeUnits,
        Right::WriteIndicators,
        Right::AssessGoals,
        Right::OwnAccount,
        Right::ChangeBodies,
        Right::ChangeSettings,
        Right::ManagePeople,
        Right::ReadSecurity,
        Right::Provision,
        Right::Contribute,
        Right::Comment,
        Right::LeadWorkshops,
    ];
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Viewer {
    /// Anyone, without having signed in.
    Public,
    /// A person of this organisation, signed in, and the day it is where the agency is: roles begin and end with days.
    Person(PersonId, Date),
    /// A program with a token of this person, made for these things. It never may more than the person that day.
    Program(PersonId, Date, Scopes),
    /// The agency's own directory, which tells of people and groups and reads nothing else.
    Directory,
    /// The installation itself: the command line, background work.
    System,
}

impl Viewer {
    /// Whoever acts in a context.
    pub fn of(context: &Context) -> Viewer {
        match context.actor {
            Actor::System => Viewer::System,
            Actor::Person(person) => Viewer::Person(person, context.today),
        }
    }
}

/// Whether a role carries a right, somewhere. The table. Where, is asked of a [`Standing`].
pub fn allows(role: Role, right: Right) -> bool {
    match right {
        Right::Open | Right::ReadDecided | Right::OwnAccount => true,
        Right::ReadDrafts | Right::ReadPlanning | Right::Contribute | Right::Comment => role != Role::Member,
        Right::ReadSecret => matches!(role, Role::Cleared | Role::Management | Role::UnitManager),
        Right::WriteStrategy => matches!(role, Role::Strategist),
        Right::ReturnRevisions => matches!(role, Role::Strategist | Role::Secretary),
        Right::RecordDecisions => matches!(role, Role::Secretary),
        Right::Import => matches!(role, Role::Strategist | Role::Administrator),
        Right::ReadLog => matches!(role, Role::Auditor | Role::Secretary | Role::Administrator),
        Right::WritePlans => {
            matches!(role, Role::Contributor | Role::UnitManager | Role::Strategist | Role::Management)
        }
        Right::SteerPlanning => matches!(role, Role::Strategist | Role::Management),
        Right::ChangeUnits => matches!(role, Role::Strategist | Role::Administrator),
        Right::WriteIndicators => matches!(role, Role::Analyst | Role::Strategist),
        Right::AssessGoals => {
            matches!(role, Role::Analyst | Role::Strategist | Role::Management | Role::UnitManager)
        }
        Right::ChangeBodies | Right::ChangeSettings | Right::ManagePeople => matches!(role, Role::Administrator),
        Right::ReadSecurity => matches!(role, Role::Auditor | Role::Administrator),
        Right::LeadWorkshops => {
            matches!(role, Role::Strategist | Role::Management | Role::UnitManager | Role::Secretary)
        }
        Right::Provision => false,
    }
}

/// Whether this viewer sees to the plan of this unit: who steers the planning to all, a manager to that of the own unit and
/// those below it.
pub fn may_plan_for(organisation: &Organisation, viewer: Viewer, unit: UnitId) -> bool {
    asked_of(organisation, viewer, |standing| standing.plans_for(unit))
}

/// Whether this viewer may write activities in the plan of this unit: who sees to it, and those whom its manager lets.
pub fn may_write_for(organisation: &Organisation, viewer: Viewer, unit: UnitId) -> bool {
    asked_of(organisation, viewer, |standing| standing.writes_for(unit))
}

/// Whether this viewer may know of what is secret and this unit answers for.
pub fn may_read_secret(organisation: &Organisation, viewer: Viewer, unit: Option<UnitId>) -> bool {
    asked_of(organisation, viewer, |standing| standing.reads_secret_of(unit))
}

/// Whether this viewer records what this body decides.
pub fn may_record_for(organisation: &Organisation, viewer: Viewer, body: BodyId) -> bool {
    asked_of(organisation, viewer, |standing| standing.records_for(body))
}

/// Whether this viewer leads this workshop.
pub fn may_lead(organisation: &Organisation, viewer: Viewer, workshop: &Workshop) -> bool {
    asked_of(organisation, viewer, |standing| standing.leads(workshop))
}

/// Whether this viewer may read what is laid down and said in this workshop: whoever reads what is not decided, and whoever is
/// expected, as those who sit in a board are on its day.
pub fn may_read_workshop(organisation: &Organisation, viewer: Viewer, workshop: &Workshop) -> bool {
    let is_expected = |person, day| organisation.is_meant(&workshop.terms.audience, person, day);
    may(organisation, viewer, Right::ReadDrafts)
        || matches!(viewer, Viewer::Person(person, day) if is_expected(person, day))
}

/// Whether this viewer may do this in this organisation, or somewhere in it.
pub fn may(organisation: &Organisation, viewer: Viewer, right: Right) -> bool {
    match viewer {
        Viewer::Directory => matches!(right, Right::Open | Right::Provision),
        Viewer::Public => match right {
            Right::Open => true,
            Right::ReadDecided => organisation.published.is_some(),
            _ => false,
        },
        Viewer::Program(person, day, scopes) => {
            scopes.carry(right) && may(organisation, Viewer::Person(person, day), right)
        }
        Viewer::System | Viewer::Person(..) => {
            right == Right::Open || asked_of(organisation, viewer, |standing| standing.may(right))
        }
    }
}

/// Whether this viewer may read this revision: what is decided with one right, what is not with another, and what lies
/// before a body also as a member of it.
pub fn may_read(organisation: &Organisation, viewer: Viewer, revision: &Revision) -> bool {
    if revision.in_force_from().is_some() {
        return may(organisation, viewer, Right::ReadDecided);
    }
    let sits = |day| match organisation.strategy.state(revision, day) {
        State::Proposed { to } => sits_in(organisation, viewer, to),
        _ => false,
    };
    may(organisation, viewer, Right::ReadDrafts) || matches!(viewer, Viewer::Person(_, day) if sits(day))
}

/// Whether this viewer sits in this body.
pub fn sits_in(organisation: &Organisation, viewer: Viewer, body: BodyId) -> bool {
    matches!(viewer, Viewer::Person(person, day) if Standing::of(organisation, person, day).sits_in(body))
}

fn asked_of(organisation: &Organisation, viewer: Viewer, question: impl FnOnce(Standing<'_>) -> bool) -> bool {
    match viewer {
        Viewer::System => true,
        // A program reads what `may` says, and neither writes nor reads what is secret.
        Viewer::Public | Viewer::Program(..) | Viewer::Directory => false,
        Viewer::Person(person, day) => question(Standing::of(organisation, person, day)),
    }
}

/// The organisation as it was, for someone who looks today: the rights are those of today, so what this viewer may not
/// read now is not there. See `docs/decisions/0005-as-of-a-day.md`.
pub fn as_it_was(then: &Organisation, now: &Organisation, viewer: Viewer) -> Organisation {
    let mut seen = then.clone();
    seen.people = now.people.clone();
    // Who sits where today: a seat that was left gives no right to what lay before the body then.
    for (id, body) in &now.bodies {
        if let Some(then) = seen.bodies.get_mut(id) {
            std::sync::Arc::make_mut(then).members.clone_from(&body.members);
        }
    }
    seen.published = now.published;
    // What was hidden, struck out or cleared since is so on every day.
    seen.contributions = now.contributions.clone();
    seen.comments = now.comments.clone();
    // A room is open now or not at all.
    seen.workshops = now.workshops.clone();
    let may_read_now = |number| now.strategy.get(number).is_some_and(|revision| may_read(now, viewer, revision));
    seen.strategy.revisions = then
        .strategy
        .revisions
        .iter()
        .filter(|(number, _)| may_read_now(**number))
        .map(|(number, revision)| (*number, revision.clone()))
        .collect();
    seen
}
