//! What one person may do on one day: the roles that the person has, where each holds, and those of others as their deputy.
//! Not which role carries which right; that is the table in `policy`.

use jiff::civil::Date;

use super::{Right, Role, allows};
use crate::assignment::{Deputation, Grant, Scope};
use crate::audience::Audience;
use crate::event::needs::Need;
use crate::ids::{BodyId, DeputationId, PersonId, UnitId};
use crate::organisation::Organisation;
use crate::person::Person;
use crate::time::Actor;
use crate::workshop::Workshop;

/// What a person may do on a day.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    organisation: &'a Organisation,
    person: Option<&'a Person>,
    day: Date,
    as_deputy: AsDeputy,
}

/// Whose roles count beside the own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AsDeputy {
    OfAll,
    Of(DeputationId),
    OfNobody,
}

/// A role that is held, and where; nowhere for a manager without a unit.
#[derive(Debug, Clone, Copy)]
struct Held {
    role: Role,
    scope: Option<Scope>,
}

impl<'a> Standing<'a> {
    /// Of a person, on a day. Who has left the directory, and has no role in it, may do nothing.
    pub fn of(organisation: &'a Organisation, person: PersonId, day: Date) -> Standing<'a> {
        let person = organisation.people.get(&person).map(AsRef::as_ref).filter(|person| !person.roles.is_empty());
        Standing { organisation, person, day, as_deputy: AsDeputy::OfAll }
    }

    /// The same without what a deputy may.
    pub fn own(self) -> Standing<'a> {
        Standing { as_deputy: AsDeputy::OfNobody, ..self }
    }

    /// The own and what this deputy's time adds.
    pub fn with_only(self, deputation: DeputationId) -> Standing<'a> {
        Standing { as_deputy: AsDeputy::Of(deputation), ..self }
    }

    /// The times as a deputy that hold on the day, while the other has the role.
    pub fn deputations(self) -> impl Iterator<Item = &'a Deputation> {
        let all = self.person.into_iter().flat_map(|person| &person.deputising);
        all.filter(move |deputation| {
            deputation.days().have(self.day)
                && Standing::of(self.organisation, deputation.person, self.day).own().holds(deputation.grant)
        })
    }

    /// Whether any role carries this right, wherever it holds.
    pub fn may(self, right: Right) -> bool {
        self.any(|held| allows(held.role, right))
    }

    /// Whether this role is held there.
    pub fn holds(self, grant: Grant) -> bool {
        self.any(|held| held.role == grant.role && held.scope == Some(grant.scope))
    }

    /// Whether this role is held, wherever.
    pub fn is(self, role: Role) -> bool {
        self.any(|held| held.role == role)
    }

    /// Every role that is held somewhere.
    pub fn grants(self) -> Vec<Grant> {
        let mut grants = Vec::new();
        self.any(|held| {
            grants.extend(held.scope.map(|scope| Grant { role: held.role, scope }));
            false
        });
        grants.sort();
        grants.dedup();
        grants
    }

    /// The units that are managed, without those below them: of one that was regrouped, those that went on with its work.
    pub fn managed(self) -> Vec<UnitId> {
        let grants = self.grants().into_iter();
        let managed = grants.filter_map(|grant| match grant {
            Grant { role: Role::UnitManager, scope: Scope::Unit(unit) } => Some(unit),
            _ => None,
        });
        managed.flat_map(|unit| self.organisation.heirs(unit, self.day)).map(|(heir, _)| heir).collect()
    }

    /// Whether the plan of this unit is the person's to see to: of who steers the planning, all; of a manager, those of the
    /// managed units and of all below them.
    pub fn plans_for(self, unit: UnitId) -> bool {
        self.may(Right::SteerPlanning)
            || self.any(|held| match held {
                Held { role: Role::UnitManager, scope: Some(Scope::Unit(own)) } => self.reaches(own, unit),
                _ => false,
            })
    }

    /// Whether the person may write activities in the plan of this unit: who sees to it, and those whom its manager lets.
    pub fn writes_for(self, unit: UnitId) -> bool {
        self.plans_for(unit)
            || self.any(|held| match held {
                Held { role: Role::Contributor, scope: Some(Scope::Unit(own)) } => {
                    own == unit || self.organisation.heirs(own, Date::MAX).iter().any(|(heir, _)| *heir == unit)
                }
                _ => false,
            })
    }

    /// Whether the person records what this body decides: a secretary of the whole agency, or of the body.
    pub fn records_for(self, body: BodyId) -> bool {
        self.any(|held| {
            allows(held.role, Right::RecordDecisions)
                && matches!(held.scope, Some(scope) if scope == Scope::Organisation || scope == Scope::Body(body))
        })
    }

    /// Whether the person may read what is secret and this unit answers for; of what no unit answers for, those who may
    /// read it in the whole agency.
    pub fn reads_secret_of(self, unit: Option<UnitId>) -> bool {
        self.any(|held| {
            allows(held.role, Right::ReadSecret)
                && match held.scope {
                    Some(Scope::Organisation) => true,
                    Some(Scope::Unit(own)) => unit.is_some_and(|unit| self.reaches(own, unit)),
                    Some(Scope::Body(_)) | None => false,
                }
        })
    }

    /// Whether the person leads this workshop: whoever may lead any in the whole agency; whoever planned it; who manages the
    /// units that are expected, or units above them; the secretary of the body that is expected.
    pub fn leads(self, workshop: &Workshop) -> bool {
        if !self.may(Right::LeadWorkshops) {
            return false;
        }
        self.planned(workshop)
            || self.any(|held| {
                allows(held.role, Right::LeadWorkshops)
                    && match (held.scope, &workshop.terms.audience) {
                        (Some(Scope::Organisation), _) => true,
                        (Some(Scope::Unit(own)), Audience::Units(units)) => {
                            !units.is_empty() && units.iter().all(|unit| self.reaches(own, *unit))
                        }
                        (Some(Scope::Body(own)), Audience::Body(body)) => own == *body,
                        _ => false,
                    }
            })
    }

    /// Whether it is the person who planned this workshop, or the deputy of the one who did.
    pub fn planned(self, workshop: &Workshop) -> bool {
        let is_by = |person| workshop.planned.by == Actor::Person(person);
        self.person.is_some_and(|person| is_by(person.id))
            || self.counting().any(|it| is_by(it.person) && allows(it.grant.role, Right::LeadWorkshops))
    }

    /// Whether a role in a unit reaches another: one below it. A role in a unit that was regrouped reaches its heirs, also
    /// before their first day.
    fn reaches(self, own: UnitId, unit: UnitId) -> bool {
        let organisation = self.organisation;
        organisation.is_within(unit, own)
            || organisation.heirs(own, Date::MAX).iter().any(|(heir, _)| organisation.is_within(unit, *heir))
    }

    /// Whether the person sits in this body.
    pub fn sits_in(self, body: BodyId) -> bool {
        self.holds(Grant { role: Role::Member, scope: Scope::Body(body) })
    }

    /// The deputy's time by which something may be done that the own roles do not allow.
    pub fn deputation_for(self, need: Need) -> Option<&'a Deputation> {
        if self.own().meets(need) {
            return None;
        }
        self.deputations().find(|deputation| self.with_only(deputation.id).meets(need))
    }

    /// Whether the person may let happen what needs this.
    pub fn meets(self, need: Need) -> bool {
        match need {
            Need::Anywhere(right) => self.may(right),
            Need::Plan(unit) => self.plans_for(unit),
            Need::Write(unit) => self.writes_for(unit),
            Need::Record(body) => self.records_for(body),
            Need::Lead(id) => self.organisation.workshop(id).is_some_and(|workshop| self.leads(workshop)),
        }
    }

    fn any(self, mut wanted: impl FnMut(Held) -> bool) -> bool {
        let Some(person) = self.person else { return false };
        if self.any_of_own(person, &mut wanted) {
            return true;
        }
        let held = |grant: Grant| Held { role: grant.role, scope: Some(grant.scope) };
        self.counting().any(|deputation| wanted(held(deputation.grant)))
    }

    /// The times as a deputy that count here.
    fn counting(self) -> impl Iterator<Item = &'a Deputation> {
        let counts = move |id: DeputationId| match self.as_deputy {
            AsDeputy::OfAll => true,
            AsDeputy::Of(only) => id == only,
            AsDeputy::OfNobody => false,
        };
        // Few are anybody's deputy, and what a role carries is asked many times for a page. Asked before anything else whose
        // deputies count: two may be each other's.
        let has_any = self.as_deputy != AsDeputy::OfNobody && self.person.is_some_and(|it| !it.deputising.is_empty());
        has_any.then(|| self.deputations()).into_iter().flatten().filter(move |it| counts(it.id))
    }

    fn any_of_own(self, person: &Person, wanted: &mut impl FnMut(Held) -> bool) -> bool {
        let in_own_unit = person.unit_on(self.day).map(Scope::Unit);
        for &role in &person.roles {
            let scope = match role {
                Role::UnitManager | Role::Contributor => in_own_unit,
                // Where a member sits is what the bodies say.
                Role::Member => None,
                _ => Some(Scope::Organisation),
            };
            if wanted(Held { role, scope }) {
                return true;
            }
        }
        let given = person.assignments.iter().filter(|assignment| assignment.days().have(self.day));
        for Grant { role, scope } in given.map(|assignment| assignment.grant) {
            if wanted(Held { role, scope: Some(scope) }) {
                return true;
            }
        }
        let mut bodies = self.organisation.bodies.values().filter(|body| body.has_member(person.id, self.day));
        bodies.any(|body| wanted(Held { role: Role::Member, scope: Some(Scope::Body(body.id)) }))
    }
}
