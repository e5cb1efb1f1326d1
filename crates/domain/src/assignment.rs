//! Roles in a part of the agency or for a time, and deputies. Not the roles that someone has in the whole agency until
//! further notice; those are part of a person's place in the `directory`. Not what a role may do (`policy`).

use jiff::civil::Date;
use jiff::{ToSpan, Unit as Span};
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::{AssignmentId, BodyId, DeputationId, PersonId, UnitId};
use crate::organisation::Organisation;
use crate::policy::standing::Standing;
use crate::policy::{Right, Role, Viewer, may};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::time::{Context, Stamp};

mod apply;

/// The longest that somebody is a deputy, in days: who is away longer has a successor.
pub const LONGEST_DEPUTATION: i32 = 366;

/// Where a role holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In the whole agency.
    Organisation,
    /// In a unit, and for a manager in all below it.
    Unit(UnitId),
    /// In a body.
    Body(BodyId),
}

/// A role somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// As what.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

impl Grant {
    /// Whether the role is one that is given out there. Members are of the body that they sit in, and who runs the system
    /// runs all of it.
    pub fn fits(self) -> bool {
        match self.scope {
            Scope::Organisation => !matches!(self.role, Role::UnitManager | Role::Contributor | Role::Member),
            Scope::Unit(_) => matches!(self.role, Role::UnitManager | Role::Contributor | Role::Cleared),
            Scope::Body(_) => self.role == Role::Secretary,
        }
    }

    /// Whether a deputy may have it. A seat in a body and a clearance are personal; running the system and auditing it are given by those
    /// who run it, never lent; and everyone reads already.
    pub fn can_be_deputised(self) -> bool {
        !matches!(self.role, Role::Reader | Role::Member | Role::Cleared | Role::Auditor | Role::Administrator)
    }
}

/// The days on which something holds: the first, and the last where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: Date,
    /// The last; `None` until further notice.
    pub until: Option<Date>,
}

impl Days {
    /// Whether a day is one of them.
    pub fn have(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn meet(self, other: Days) -> bool {
        self.until.is_none_or(|until| other.from <= until) && other.until.is_none_or(|until| self.from <= until)
    }

    fn objection(self, today: Date) -> Option<Refusal> {
        let earliest = self.from.max(today);
        let backwards = self.until.is_some_and(|until| until < earliest);
        backwards.then(|| Refusal::new("days-backwards").at("until").with("day", earliest))
    }
}

/// A role that a person was given somewhere, from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Its number.
    pub id: AssignmentId,
    /// As what, and where.
    pub grant: Grant,
    /// The first day.
    pub from: Date,
    /// The last day; `None` until further notice.
    pub until: Option<Date>,
    /// Who gave it, and when.
    pub given: Stamp,
}

impl Assignment {
    /// The days on which it holds.
    pub fn days(&self) -> Days {
        Days { from: self.from, until: self.until }
    }
}

/// Somebody who may do what another may, for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputation {
    /// Its number.
    pub id: DeputationId,
    /// Who is away.
    pub person: PersonId,
    /// What of that person's roles.
    pub grant: Grant,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Who named the deputy, and when.
    pub named: Stamp,
}

impl Deputation {
    /// The days on which it holds.
    pub fn days(&self) -> Days {
        Days { from: self.from, until: Some(self.until) }
    }
}

impl Organisation {
    /// Gives a person a role somewhere, on some days.
    ///
    /// # Errors
    /// `person-unknown`, `role-not-there`, `unit-unknown`, `body-unknown`, `days-backwards`, `role-given-already`, and
    /// `not-yours-to-give`: those who run the system give any role, and a manager lets people write in the own unit's plan.
    pub fn give_role(
        &self,
        context: &Context,
        person: PersonId,
        grant: Grant,
        days: Days,
    ) -> Result<Vec<Event>, Refusals> {
        let known = self.in_the_directory(person)?;
        self.may_give(context, grant)?;
        let mut objections = Vec::new();
        if !grant.fits() {
            objections.push(Refusal::new("role-not-there").at("scope"));
        }
        objections.extend(self.no_such_scope(grant.scope, context.today));
        objections.extend(days.objection(context.today));
        let is_same = |other: &Assignment| other.grant == grant && other.days().meet(days);
        if let Some(same) = known.assignments.iter().find(|other| is_same(other)) {
            objections.push(Refusal::new("role-given-already").at("scope").with("day", same.from));
        }
        none_of(objections)?;
        let Days { from, until } = days;
        let Grant { role, scope } = grant;
        Ok(vec![Event::RoleGiven { assignment: self.next_assignment(), person, role, scope, from, until }])
    }

    /// Ends a role that was given, at once. No event where it has ended.
    ///
    /// # Errors
    /// `person-unknown`, `assignment-unknown` and `not-yours-to-give`.
    pub fn end_role(&self, context: &Context, person: PersonId, id: AssignmentId) -> Result<Vec<Event>, Refusals> {
        let known = self.in_the_directory(person)?;
        let assignment = known.assignments.iter().find(|assignment| assignment.id == id);
        let assignment = assignment.ok_or_else(|| Refusal::new("assignment-unknown").with("assignment", id.0))?;
        self.may_give(context, assignment.grant)?;
        let until = context.today.saturating_sub(1.day());
        if assignment.until.is_some_and(|last| last <= until) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::RoleEnded { assignment: id, person, until }])
    }

    /// Names a deputy: between two days that person may do what the other may in a role, as long as the other has it.
    ///
    /// # Errors
    /// `person-unknown`, `not-yours-to-give`, `deputy-self`, `deputy-role-not-held`, `days-backwards`, `deputy-too-long`
    /// and `deputy-named-already`.
    pub fn name_deputy(
        &self,
        context: &Context,
        person: PersonId,
        deputy: PersonId,
        grant: Grant,
        (from, until): (Date, Date),
    ) -> Result<Vec<Event>, Refusals> {
        self.in_the_directory(person)?;
        self.may_speak_for(context, person)?;
        let mut objections = Vec::new();
        let days = Days { from, until: Some(until) };
        if person == deputy {
            objections.push(Refusal::new("deputy-self").at("deputy"));
        }
        match self.in_the_directory(deputy) {
            Err(refusal) => objections.push(refusal.at("deputy")),
            Ok(known) => {
                let is_same =
                    |other: &Deputation| (other.person, other.grant) == (person, grant) && other.days().meet(days);
                if let Some(same) = known.deputising.iter().find(|other| is_same(other)) {
                    objections.push(Refusal::new("deputy-named-already").at("deputy").with("day", same.until));
                }
            }
        }
        let holds = Standing::of(self, person, from.max(context.today)).own().holds(grant);
        if !holds || !grant.can_be_deputised() {
            objections.push(Refusal::new("deputy-role-not-held").at("grant"));
        }
        objections.extend(days.objection(context.today));
        let length = from.until((Span::Day, until)).map_or(i32::MAX, |span| span.get_days());
        if LONGEST_DEPUTATION < length {
            let limit = usize::try_from(LONGEST_DEPUTATION).unwrap_or_default();
            objections.push(Refusal::new("deputy-too-long").at("until").with("limit", limit));
        }
        none_of(objections)?;
        let Grant { role, scope } = grant;
        let deputation = self.next_deputation();
        Ok(vec![Event::DeputyNamed { deputation, person, deputy, role, scope, from, until }])
    }

    /// Ends a deputy's time, at once: by who named, who is a deputy, or who runs the system. No event where it has ended.
    ///
    /// # Errors
    /// `deputation-unknown` and `not-yours-to-give`.
    pub fn end_deputy(&self, context: &Context, id: DeputationId) -> Result<Vec<Event>, Refusals> {
        let (deputy, deputation) =
            self.deputation(id).ok_or_else(|| Refusal::new("deputation-unknown").with("deputation", id.0))?;
        if self.may_speak_for(context, deputy).is_err() {
            self.may_speak_for(context, deputation.person)?;
        }
        let until = context.today.saturating_sub(1.day());
        if deputation.until <= until {
            return Ok(Vec::new());
        }
        Ok(vec![Event::DeputyEnded { deputation: id, until }])
    }

    /// A deputy's time, with who the deputy is.
    pub fn deputation(&self, id: DeputationId) -> Option<(PersonId, &Deputation)> {
        let mut all = self.people.values().flat_map(|person| person.deputising.iter().map(|it| (person.id, it)));
        all.find(|(_, deputation)| deputation.id == id)
    }

    /// The deputies that a person has had and will have, each with whom; the first to begin first.
    pub fn deputies_of(&self, person: PersonId) -> Vec<(PersonId, &Deputation)> {
        let all = self.people.values().flat_map(|deputy| deputy.deputising.iter().map(|it| (deputy.id, it)));
        let mut deputies: Vec<(PersonId, &Deputation)> = all.filter(|(_, it)| it.person == person).collect();
        deputies.sort_by_key(|(_, deputation)| (deputation.from, deputation.id));
        deputies
    }

    /// What a person holds on a day that a deputy may have.
    pub fn deputisable(&self, person: PersonId, day: Date) -> Vec<Grant> {
        let mut grants = Standing::of(self, person, day).own().grants();
        grants.retain(|grant| grant.can_be_deputised());
        grants
    }

    /// What happened, with a record before it of whom a deputy acted for: where who acts may only do it as a deputy.
    pub fn with_deputies_told(&self, context: &Context, events: Vec<Event>) -> Vec<Event> {
        let Viewer::Person(person, today) = Viewer::of(context) else { return events };
        let is_deputy = self.people.get(&person).is_some_and(|known| !known.deputising.is_empty());
        if !is_deputy || events.is_empty() {
            return events;
        }
        let standing = Standing::of(self, person, today);
        let mut acted: Vec<DeputationId> = Vec::new();
        for need in events.iter().filter_map(|event| event.needs(self, person)) {
            if let Some(deputation) = standing.deputation_for(need) {
                acted.push(deputation.id);
            }
        }
        acted.sort();
        acted.dedup();
        acted.into_iter().map(|deputation| Event::DeputyActed { deputation }).chain(events).collect()
    }

    fn may_give(&self, context: &Context, grant: Grant) -> Result<(), Refusal> {
        let viewer = Viewer::of(context);
        let own_plan = matches!(grant, Grant { role: Role::Contributor, scope: Scope::Unit(unit) }
            if crate::policy::may_plan_for(self, viewer, unit));
        let may_give = own_plan || may(self, viewer, Right::ManagePeople);
        may_give.then_some(()).ok_or_else(|| Refusal::new("not-yours-to-give"))
    }

    /// Whether whoever acts may say something for this person: oneself, and those who run the system.
    fn may_speak_for(&self, context: &Context, person: PersonId) -> Result<(), Refusal> {
        let viewer = Viewer::of(context);
        let is_own = matches!(viewer, Viewer::Person(own, _) if own == person);
        let may_speak = is_own || may(self, viewer, Right::ManagePeople);
        may_speak.then_some(()).ok_or_else(|| Refusal::new("not-yours-to-give"))
    }

    fn in_the_directory(&self, person: PersonId) -> Result<&crate::person::Person, Refusal> {
        let known = self.people.get(&person).map(AsRef::as_ref).filter(|known| !known.roles.is_empty());
        known.ok_or_else(|| Refusal::new("person-unknown").with("person", person.0))
    }

    fn no_such_scope(&self, scope: Scope, today: Date) -> Option<Refusal> {
        match scope {
            Scope::Organisation => None,
            Scope::Unit(unit) => {
                let is_there = self.units_on(today).any(|known| known.id == unit);
                (!is_there).then(|| Refusal::new("unit-unknown").at("scope").with("unit", unit.0))
            }
            Scope::Body(body) => (!self.bodies.contains_key(&body)).then(|| Refusal::new("body-unknown").at("scope")),
        }
    }
}
