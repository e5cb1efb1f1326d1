//! The limits of the two steering models: what is hard, what is soft, and what counts.

use domain::ids::ModelVersion;
use domain::model::{Limited, SteeringModel, Strength};
use domain::statement::StatementKind::{self, BusinessIdea, Goal, OverarchingGoal, Priority, ResultArea, Vision};

use crate::agency::{Agency, name};

/// What a draft breaks: of which kind, how firmly, how many there are, and the limit.
fn breaches(agency: &Agency) -> Vec<(StatementKind, Strength, u32, u32)> {
    let found = agency.organisation.model_of(agency.latest()).breaches(&agency.latest().tree);
    found.into_iter().map(|breach| (breach.rule.kind, breach.strength, breach.count, breach.limit)).collect()
}

fn classic() -> Agency {
    let mut agency = Agency::with(SteeringModel::classic(ModelVersion(1), name("Klassisk")));
    agency.open();
    agency.add(OverarchingGoal, None, "Tillväxt");
    agency
}

#[test]
fn an_empty_draft_lacks_what_the_simple_model_asks_for() {
    let mut agency = Agency::with(SteeringModel::simple(ModelVersion(1), name("Enkel")));
    agency.open();
    let hard = Strength::Hard;
    assert_eq!(
        breaches(&agency),
        [(Vision, hard, 0, 1), (OverarchingGoal, hard, 0, 1), (ResultArea, hard, 0, 1), (Goal, hard, 0, 1)]
    );
}

#[test]
fn one_of_each_is_enough() {
    assert_eq!(breaches(&Agency::with_draft()), []);
}

#[test]
fn the_simple_model_has_one_overarching_goal() {
    let mut agency = Agency::with_draft();
    agency.add(OverarchingGoal, None, "Ett till");
    assert_eq!(breaches(&agency), [(OverarchingGoal, Strength::Hard, 2, 1)]);
}

#[test]
fn every_area_has_a_goal() {
    let mut agency = Agency::with_draft();
    let area = agency.add(ResultArea, None, "Tomt");
    let found = agency.organisation.model_of(agency.latest()).breaches(&agency.latest().tree);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].rule.limited, found[0].strength), (Limited::Under(area), Strength::Hard));
}

#[test]
fn many_areas_and_goals_need_a_motive_and_very_many_are_refused() {
    let mut agency = Agency::with_draft();
    let strengths = |agency: &Agency, kind| -> Vec<Strength> {
        breaches(agency).into_iter().filter(|breach| breach.0 == kind).map(|breach| breach.1).collect()
    };
    for number in 2..=13 {
        let area = agency.add(ResultArea, None, &format!("Område {number}"));
        agency.add(Goal, Some(area), &format!("Mål {number}"));
        let expected = match number {
            ..=7 => vec![],
            8..=12 => vec![Strength::Soft],
            _ => vec![Strength::Hard],
        };
        assert_eq!(strengths(&agency, ResultArea), expected, "{number} areas");
    }
    let area = agency.id("Område 2");
    for number in 2..=10 {
        agency.add(Goal, Some(area), &format!("Till {number}"));
        let of_this = agency.organisation.model_of(agency.latest()).breaches(&agency.latest().tree);
        let under = of_this.iter().find(|breach| breach.rule.limited == Limited::Under(area));
        let expected = match number {
            ..=3 => None,
            4..=9 => Some(Strength::Soft),
            _ => Some(Strength::Hard),
        };
        assert_eq!(under.map(|breach| breach.strength), expected, "{number} goals in one area");
    }
}

#[test]
fn words_are_limited_softly() {
    let mut agency = Agency::with_draft();
    let fifteen = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton";
    let goal = agency.id("Mindre krångel");
    agency.reword(goal, fifteen);
    assert_eq!(breaches(&agency), []);
    agency.reword(goal, &format!("{fifteen} sexton"));
    assert_eq!(breaches(&agency), [(Goal, Strength::Soft, 16, 15)]);
}

#[test]
fn the_classic_model_takes_three_overarching_goals_and_twenty_priorities_without_a_motive() {
    let mut agency = classic();
    for number in 1..=20 {
        agency.add(Priority, None, &format!("Prioritering {number}"));
    }
    agency.add(OverarchingGoal, None, "Två");
    agency.add(OverarchingGoal, None, "Tre");
    assert_eq!(breaches(&agency), []);
    agency.add(Priority, None, "Prioritering 21");
    agency.add(OverarchingGoal, None, "Fyra");
    let soft = Strength::Soft;
    assert_eq!(breaches(&agency), [(OverarchingGoal, soft, 4, 3), (Priority, soft, 21, 20)]);
}

#[test]
fn a_heading_is_not_counted_as_a_statement() {
    let agency = Agency::with_draft();
    let (draft, organisation) = (agency.latest(), &agency.organisation);
    assert_eq!(draft.tree.len(), 4);
    assert_eq!(draft.count(organisation.model_of(draft)), 3);
    assert_eq!(organisation.figures(draft).statements, 3);
    // A kind that the model does not know is counted, so that the old structure can be compared.
    let simple = SteeringModel::simple(ModelVersion(2), name("Enkel"));
    assert!(simple.steers(Priority) && !simple.steers(ResultArea));
    assert!(simple.rule(BusinessIdea).is_some() && simple.rule(Priority).is_none());
}

#[test]
fn a_revision_follows_the_model_that_it_was_opened_under() {
    let mut agency = classic();
    let simple = SteeringModel::simple(ModelVersion(2), name("Enkel"));
    agency.happen(vec![domain::event::Event::ModelAdopted { model: simple }]);
    agency.add(Priority, None, "Enligt den klassiska");
    assert_eq!(agency.organisation.model_of(agency.latest()).version, ModelVersion(1));
    agency.adopt();
    agency.open();
    assert_eq!(agency.organisation.model_of(agency.latest()).version, ModelVersion(2));
}
