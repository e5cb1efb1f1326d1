//! The path from a statement up to the vision, and the places where it breaks.

use domain::statement::StatementKind::{Goal, OverarchingGoal, ResultArea, Vision};
use domain::thread::Break;

use crate::agency::{Agency, name};

fn empty() -> Agency {
    let model = domain::model::SteeringModel::classic(domain::ids::ModelVersion(1), name("Klassisk"));
    let mut agency = Agency::with(model);
    agency.open();
    agency
}

fn texts(statements: &[&domain::statement::Statement]) -> Vec<String> {
    statements.iter().map(|statement| statement.text().to_owned()).collect()
}

#[test]
fn the_thread_of_a_goal_leads_to_the_vision() {
    let agency = Agency::with_draft();
    let draft = agency.latest();
    let thread = draft.thread(agency.id("Mindre krångel")).unwrap();
    assert_eq!(texts(&thread.up), ["Fler vågar", "Hållbar tillväxt", "Förenkling"]);
    assert_eq!(thread.here.text(), "Mindre krångel");
    assert!(thread.down.is_empty());
    assert_eq!((thread.breaks, draft.breaks()), (Vec::new(), Vec::new()));
}

#[test]
fn the_thread_goes_on_down_to_what_hangs_from_it() {
    let agency = Agency::with_draft();
    let down = |text| texts(&agency.latest().thread(agency.id(text)).unwrap().down);
    assert_eq!(down("Fler vågar"), ["Hållbar tillväxt"]);
    assert_eq!(down("Hållbar tillväxt"), ["Förenkling"]);
    assert_eq!(down("Förenkling"), ["Mindre krångel"]);
}

#[test]
fn it_breaks_where_there_is_nothing_to_lead_to() {
    let mut agency = empty();
    let area = agency.add(ResultArea, None, "Område");
    assert_eq!(agency.latest().breaks(), [Break::NoVision, Break::NoOverarchingGoal, Break::AreaWithoutGoals(area)]);
    let goal = agency.add(Goal, Some(area), "Mål");
    let thread = agency.latest().thread(goal).unwrap();
    assert_eq!(thread.breaks, [Break::NoOverarchingGoal, Break::NoVision]);
    assert_eq!(texts(&thread.up), ["Område"]);
}

#[test]
fn it_breaks_where_nothing_says_which_goal_it_leads_to() {
    let mut agency = empty();
    agency.add(Vision, None, "Vision");
    agency.add(OverarchingGoal, None, "Ett");
    let two = agency.add(OverarchingGoal, None, "Två");
    let area = agency.add(ResultArea, None, "Område");
    assert_eq!(agency.latest().breaks(), [Break::SeveralOverarchingGoals(2), Break::AreaWithoutGoals(area)]);
    let thread = agency.latest().thread(area).unwrap();
    assert_eq!(thread.breaks, [Break::SeveralOverarchingGoals(2), Break::AreaWithoutGoals(area)]);
    assert_eq!(texts(&thread.up), ["Vision"]);
    // A goal that stands under one of them leads to that one.
    let goal = agency.add(Goal, Some(two), "Mål");
    let thread = agency.latest().thread(goal).unwrap();
    assert_eq!((texts(&thread.up), thread.breaks), (vec!["Vision".to_owned(), "Två".to_owned()], Vec::new()));
}

#[test]
fn a_statement_that_is_not_there_has_no_thread() {
    let agency = Agency::with_draft();
    assert!(agency.latest().thread(domain::ids::StatementId(9_999)).is_none());
}
