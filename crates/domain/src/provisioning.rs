//! What the groups of the agency's directory give their members here, by what an administrator has said of each group. Roles
//! and units that no group gives are set by hand and left alone. Not who is in which group: those are rows in the store.

use crate::directory::Place;
use crate::ids::UnitId;
use crate::policy::Role;

/// What a group gives its members.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gives {
    /// Roles.
    pub roles: Vec<Role>,
    /// The unit where they work.
    pub unit: Option<UnitId>,
}

impl Gives {
    /// Whether it gives nothing.
    pub fn is_nothing(&self) -> bool {
        self.roles.is_empty() && self.unit.is_none()
    }
}

/// Where a person belongs now, whose groups are these of all groups. What some group gives follows the groups alone; who is
/// left without any role is an employee, because somebody who has left is disabled, not made nothing.
pub fn placed(before: &Place, all: &[Gives], own: &[Gives]) -> Place {
    let governed = |role: &Role| all.iter().any(|group| group.roles.contains(role));
    let given = |role: &Role| own.iter().any(|group| group.roles.contains(role));
    let has = |role: &Role| given(role) || (before.roles.contains(role) && !governed(role));
    let mut roles: Vec<Role> = Role::ALL.into_iter().filter(has).collect();
    if roles.is_empty() {
        roles.push(Role::Reader);
    }
    let is_governed = |unit: &UnitId| all.iter().any(|group| group.unit == Some(*unit));
    let unit = own.iter().find_map(|group| group.unit).or(before.unit.filter(|unit| !is_governed(unit)));
    Place { unit, roles }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gives(roles: &[Role], unit: Option<u32>) -> Gives {
        Gives { roles: roles.to_vec(), unit: unit.map(UnitId) }
    }

    fn place(roles: &[Role], unit: Option<u32>) -> Place {
        Place { unit: unit.map(UnitId), roles: roles.to_vec() }
    }

    #[test]
    fn groups_give_and_take_what_they_govern_and_nothing_else() {
        let (analysts, region) = (gives(&[Role::Analyst], None), gives(&[], Some(7)));
        let all = [analysts.clone(), region.clone()];
        let secretary = place(&[Role::Reader, Role::Secretary], Some(3));
        // Comes into both.
        let both = placed(&secretary, &all, &[analysts, region]);
        assert_eq!(both, place(&[Role::Reader, Role::Analyst, Role::Secretary], Some(7)));
        // Leaves both: the role and the unit go, what was set by hand stays.
        assert_eq!(placed(&both, &all, &[]), place(&[Role::Reader, Role::Secretary], None));
        // A unit that no group gives was set by hand.
        assert_eq!(placed(&secretary, &all, &[]), secretary);
    }

    #[test]
    fn who_is_left_without_a_role_is_an_employee() {
        let all = [gives(&[Role::Analyst], None)];
        assert_eq!(placed(&place(&[Role::Analyst], None), &all, &[]), place(&[Role::Reader], None));
        assert_eq!(placed(&place(&[], None), &[], &[]), place(&[Role::Reader], None));
    }
}
