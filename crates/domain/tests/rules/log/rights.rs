//! One example of each event of roles and deputies, of what is secret, and of bodies that change.

use domain::assignment::Scope;
use domain::body::Matters;
use domain::event::Event;
use domain::ids::{AssignmentId, BodyId, DeputationId, PersonId, TaskId, UnitId};
use domain::policy::Role;
use domain::secrecy::Ground;
use jiff::civil::date;

use crate::agency::{name, reason};

pub(super) fn examples() -> Vec<Event> {
    let (from, until) = (date(2018, 11, 1), date(2018, 12, 31));
    let given = |assignment, role, scope, until| Event::RoleGiven {
        assignment: AssignmentId(assignment),
        person: PersonId(4),
        role,
        scope,
        from,
        until,
    };
    vec![
        given(1, Role::Secretary, Scope::Body(BodyId(1)), None),
        given(2, Role::Contributor, Scope::Unit(UnitId(7)), Some(until)),
        given(3, Role::Analyst, Scope::Organisation, Some(until)),
        Event::RoleEnded { assignment: AssignmentId(1), person: PersonId(4), until },
        Event::DeputyNamed {
            deputation: DeputationId(1),
            person: PersonId(4),
            deputy: PersonId(9),
            role: Role::UnitManager,
            scope: Scope::Unit(UnitId(7)),
            from,
            until,
        },
        Event::DeputyEnded { deputation: DeputationId(1), until },
        Event::DeputyActed { deputation: DeputationId(1) },
        Event::TaskMarkedSecret {
            task: TaskId(4),
            ground: Ground { chapter: 18, section: name("8 a") },
            reason: reason("Röjer skyddet."),
        },
        Event::TaskSecrecyLifted { task: TaskId(4), reason: reason("Skyddet är borta.") },
        Event::BodyRenamed { body: BodyId(1), name: name("Styrelsen") },
        Event::BodyClosed { body: BodyId(2), until },
        Event::MemberLeft { body: BodyId(1), person: PersonId(4), until },
        Event::MandateEnded { body: BodyId(1), matters: Matters::Planning, until },
    ]
}
