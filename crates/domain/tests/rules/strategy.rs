//! What steers on which day, and where each revision is on its way.

use domain::ids::RevisionNumber;
use domain::revision::State;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::agency::{Agency, minutes, revoking};

fn states(agency: &Agency, day: Date) -> Vec<State> {
    let strategy = &agency.organisation.strategy;
    strategy.revisions().map(|revision| strategy.state(revision, day)).collect()
}

/// Three revisions: in force from today, adopted from a week ahead, and a draft.
fn three() -> (Agency, Date, Date) {
    let mut agency = Agency::with_draft();
    let first = agency.today;
    agency.adopt();
    agency.open();
    agency.reword(agency.id("Fler vågar"), "Fler vill");
    let second = first.saturating_add(7.days());
    agency.adopt_from(second);
    agency.open();
    (agency, first, second)
}

#[test]
fn a_day_decides_what_is_in_force() {
    let (agency, first, second) = three();
    assert_eq!(states(&agency, first.yesterday().unwrap()), [State::Adopted, State::Adopted, State::Draft]);
    assert_eq!(states(&agency, first), [State::InForce, State::Adopted, State::Draft]);
    assert_eq!(states(&agency, second.yesterday().unwrap()), [State::InForce, State::Adopted, State::Draft]);
    assert_eq!(states(&agency, second), [State::Superseded, State::InForce, State::Draft]);
    let strategy = &agency.organisation.strategy;
    assert!(strategy.in_force_on(first.yesterday().unwrap()).is_none());
    let one = agency.revision(RevisionNumber(1));
    assert_eq!(strategy.in_force_until(one), second.yesterday().ok());
    assert_eq!(strategy.successor(one).unwrap().number, RevisionNumber(2));
    assert_eq!(strategy.open().unwrap().number, RevisionNumber(3));
    assert_eq!(strategy.latest_adopted().unwrap().number, RevisionNumber(2));
}

#[test]
fn the_draft_begins_from_the_one_that_is_to_come() {
    let (agency, ..) = three();
    assert_eq!(agency.latest().based_on, Some(RevisionNumber(2)));
    assert_eq!(agency.latest().tree, agency.revision(RevisionNumber(2)).tree);
}

#[test]
fn a_revoked_revision_was_never_in_force() {
    let mut agency = Agency::with_draft();
    let first = agency.today;
    agency.adopt();
    let second = agency.open();
    let from = first.saturating_add(7.days());
    agency.adopt_from(from);
    let today = agency.today;
    agency.must(|organisation, context| organisation.record_decision(context, revoking(second), minutes(today)));
    for day in [first, from, from.saturating_add(99.days())] {
        assert_eq!(states(&agency, day), [State::InForce, State::Withdrawn]);
    }
    let third = agency.open();
    assert_eq!(agency.revision(third).based_on, Some(RevisionNumber(1)));
    agency.adopt_from(from);
    assert_eq!(states(&agency, from), [State::Superseded, State::Withdrawn, State::InForce]);
}

#[test]
fn a_statement_is_found_as_it_steers_and_else_as_it_is_written() {
    let (mut agency, first, second) = three();
    let vision = agency.id("Fler vill");
    agency.reword(vision, "Fler kan");
    let area = agency.add(domain::statement::StatementKind::ResultArea, None, "Nytt");
    let says = |id, day| agency.organisation.strategy.find(id, day).map(|(_, statement)| statement.text());
    assert_eq!(says(vision, first), Some("Fler vågar"));
    assert_eq!(says(vision, second), Some("Fler vill"));
    assert_eq!(says(area, second), Some("Nytt"), "nothing else has it");
    assert_eq!(says(domain::ids::StatementId(9_999), second), None);
}
