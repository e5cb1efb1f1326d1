//! What the agency's directory says: people and groups are kept, found again, and gone with those who are erased.

use std::collections::BTreeSet;

use domain::ids::{PersonId, UnitId};
use domain::policy::Role;
use domain::provisioning::Gives;
use store::directory::Kept;
use testkit::database::databases;

use crate::common::{founded, id, name};

const ANNA: PersonId = PersonId(1);
const BERIT: PersonId = PersonId(2);

#[test]
fn what_the_directory_calls_people_is_of_one_alone() {
    for database in databases() {
        let store = founded(&database);
        let keep =
            |person, user_name, is_removed| store.keep_directory_person(&id(), person, (user_name, "x"), is_removed);
        assert_eq!(keep(ANNA, "Anna@verket.se", false).unwrap(), Kept::As(1), "{}", database.name());
        assert_eq!(keep(BERIT, "anna@VERKET.se", false).unwrap(), Kept::Taken);
        assert_eq!(keep(ANNA, "anna.ek@verket.se", true).unwrap(), Kept::As(1));
        let known = store.directory_people(&id()).unwrap();
        assert_eq!((known.len(), known[0].user_name.as_str()), (1, "anna.ek@verket.se"));
        assert!(known[0].removed.is_some());
        store.erase_person(&id(), ANNA).unwrap();
        assert!(store.directory_people(&id()).unwrap().is_empty());
        assert_eq!(keep(BERIT, "anna.ek@verket.se", false).unwrap(), Kept::As(2));
    }
}

#[test]
fn groups_have_members_and_give_what_was_said() {
    for database in databases() {
        let store = founded(&database);
        let both: BTreeSet<PersonId> = [ANNA, BERIT].into();
        assert_eq!(store.keep_directory_group(&id(), None, &name("Analys"), "a").unwrap(), Kept::As(1));
        assert_eq!(store.keep_directory_group(&id(), None, &name("ANALYS"), "b").unwrap(), Kept::Taken);
        assert_eq!(store.keep_directory_group(&id(), None, &name("Stab"), "").unwrap(), Kept::As(2));
        assert_eq!(store.keep_directory_group(&id(), Some(2), &name("analys"), "").unwrap(), Kept::Taken);
        store.change_directory_members(&id(), 1, &both, &BTreeSet::new()).unwrap();
        store.change_directory_members(&id(), 1, &both, &BTreeSet::new()).unwrap();
        let gives = Gives { roles: vec![Role::Reader, Role::Analyst], unit: Some(UnitId(7)) };
        store.say_what_group_gives(&id(), 1, &gives, ANNA).unwrap();
        store.keep_directory_group(&id(), Some(1), &name("Analysen"), "c").unwrap();
        let groups = store.directory_groups(&id()).unwrap();
        assert_eq!((groups.len(), &groups[0].members, &groups[0].gives), (2, &both, &gives), "{}", database.name());
        assert_eq!((groups[0].name.as_str(), groups[0].external_id.as_str()), ("Analysen", "c"));
        // Whom the directory takes away is in no group, nor is who is erased.
        store.keep_directory_person(&id(), ANNA, ("anna", ""), true).unwrap();
        store.erase_person(&id(), BERIT).unwrap();
        assert!(store.directory_groups(&id()).unwrap()[0].members.is_empty());
        store.remove_directory_group(&id(), 1).unwrap();
        assert_eq!(store.directory_groups(&id()).unwrap().len(), 1);
    }
}
