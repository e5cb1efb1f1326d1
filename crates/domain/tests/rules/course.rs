//! The way of a revision to a decision, and what stands in it.

use domain::ids::ModelVersion;
use domain::lineage::Fate;
use domain::model::{Limited, SteeringModel};
use domain::revision::State;
use domain::statement::StatementKind::{Goal, OverarchingGoal, ResultArea};
use jiff::ToSpan;

use crate::agency::{Agency, BOARD, GROUP, asked, name, reason, wording};

#[test]
fn text_rests_while_others_read_it() {
    let mut agency = Agency::with_draft();
    let (number, until) = (agency.number(), agency.today.saturating_add(7.days()));
    let adds = |agency: &Agency| {
        let area = asked(ResultArea, None, "Nytt");
        agency.organisation.add_statement(&agency.context(), number, area, None).is_ok()
    };
    assert!(adds(&agency));
    agency.must(|organisation, context| organisation.open_consultation(context, number, until, name("Alla chefer")));
    assert_eq!(agency.state(number), State::InConsultation { until });
    assert!(!adds(&agency));
    agency.must(|organisation, context| organisation.return_revision(context, number, reason("Svaren arbetas in")));
    assert_eq!(agency.state(number), State::Draft);
    assert!(adds(&agency));
    agency.propose();
    assert_eq!(agency.state(number), State::Proposed { to: BOARD });
    assert!(!adds(&agency));
    agency.must(|organisation, context| organisation.return_revision(context, number, reason("Styrelsen vill mer")));
    assert!(adds(&agency));
}

#[test]
fn a_revision_in_consultation_can_be_proposed_as_it_is() {
    let mut agency = Agency::with_draft();
    let (number, until) = (agency.number(), agency.today);
    agency.must(|organisation, context| organisation.open_consultation(context, number, until, name("Alla")));
    agency.propose();
    assert_eq!(agency.state(number), State::Proposed { to: BOARD });
}

#[test]
fn a_withdrawn_revision_stays_readable_and_closed() {
    let mut agency = Agency::with_draft();
    let number = agency.number();
    agency.must(|organisation, context| organisation.withdraw_revision(context, number, reason("Inte nu")));
    assert_eq!(agency.state(number), State::Withdrawn);
    assert_eq!(agency.latest().tree.len(), 4);
    let refusals =
        agency.refused(|organisation, context| organisation.withdraw_revision(context, number, reason("En gång till")));
    assert!(refusals.has("revision-decided"));
}

#[test]
fn the_first_revision_needs_no_reasons() {
    let mut agency = Agency::with_draft();
    let (number, area) = (agency.number(), agency.id("Förenkling"));
    let goal = asked(Goal, Some(area), "Utan skäl");
    agency.must(|organisation, context| organisation.add_statement(context, number, goal, None));
    assert!(agency.organisation.obstacles(agency.latest()).is_empty());
}

#[test]
fn after_it_every_change_needs_one() {
    let mut agency = Agency::with_second_draft();
    let (number, area) = (agency.number(), agency.id("Förenkling"));
    let (moved_from, reworded) = (agency.id("Mindre krångel"), agency.seen(agency.id("Fler vågar")));
    let other = asked(ResultArea, None, "Digitalisering");
    agency.must(|organisation, context| organisation.add_statement(context, number, other, None));
    let other = agency.id("Digitalisering");
    agency.must(|organisation, context| {
        organisation.move_statement(context, number, moved_from, (Some(other), None), None)
    });
    agency.must(|organisation, context| {
        organisation.reword_statement(context, number, reworded, wording("Fler vill"), None)
    });
    let obstacles = agency.organisation.obstacles(agency.latest());
    let fates: Vec<Fate> = obstacles.without_reason.iter().map(|&(_, fate)| fate).collect();
    assert_eq!(fates, [Fate::Reworded, Fate::New, Fate::Moved]);
    assert!(agency.organisation.propose(&agency.context(), number, BOARD).unwrap_err().has("reasons-missing"));
    assert!(agency.latest().tree.contains(area));
}

#[test]
fn putting_siblings_in_another_order_needs_no_reason() {
    let mut agency = Agency::with_draft();
    agency.add(Goal, Some(agency.id("Förenkling")), "Färre regler");
    agency.adopt();
    let number = agency.open();
    let first = agency.id("Mindre krångel");
    let area = agency.id("Förenkling");
    agency.must(|organisation, context| organisation.move_statement(context, number, first, (Some(area), None), None));
    assert!(agency.organisation.obstacles(agency.latest()).is_empty());
}

#[test]
fn a_hard_limit_cannot_be_passed() {
    let mut agency = Agency::with_draft();
    agency.add(OverarchingGoal, None, "Ett mål till");
    let obstacles = agency.organisation.obstacles(agency.latest());
    assert_eq!(obstacles.hard.len(), 1);
    let (number, rule) = (agency.number(), obstacles.hard[0].rule);
    let passed =
        agency.refused(|organisation, context| organisation.pass_limit(context, number, rule, reason("Vi vill")));
    assert!(passed.has("limit-not-passed"));
    assert!(agency.refused(|organisation, context| organisation.propose(context, number, BOARD)).has("limits-broken"));
}

#[test]
fn a_soft_limit_is_passed_with_a_motive() {
    let mut agency = Agency::with_draft();
    let area = agency.id("Förenkling");
    for goal in ["Två", "Tre", "Fyra"] {
        agency.add(Goal, Some(area), goal);
    }
    let obstacles = agency.organisation.obstacles(agency.latest());
    assert!(obstacles.hard.is_empty());
    let [breach] = obstacles.without_motive[..] else { panic!("{obstacles:?}") };
    assert_eq!((breach.rule.limited, breach.count, breach.limit), (Limited::Under(area), 4, 3));
    assert_eq!(breach.rule.limited.statement(), Some(area));
    let number = agency.number();
    let propose = |agency: &Agency| agency.organisation.propose(&agency.context(), number, BOARD);
    assert!(propose(&agency).unwrap_err().has("motives-missing"));
    let motive = reason("Förenkling är störst");
    agency.must(|organisation, context| organisation.pass_limit(context, number, breach.rule, motive.clone()));
    assert_eq!(agency.latest().motives.get(&breach.rule).unwrap().motive, motive);
    assert!(propose(&agency).is_ok());
}

#[test]
fn everything_in_the_way_is_told_at_once() {
    let mut agency = Agency::with_second_draft();
    agency.add(OverarchingGoal, None, "Ett mål till");
    let (number, area) = (agency.number(), agency.id("Förenkling"));
    for goal in ["Två", "Tre", "Fyra"] {
        let goal = asked(Goal, Some(area), goal);
        agency.must(|organisation, context| organisation.add_statement(context, number, goal, None));
    }
    let refusals = agency.refused(|organisation, context| organisation.propose(context, number, GROUP));
    let keys: Vec<&str> = refusals.iter().map(|refusal| refusal.key).collect();
    assert_eq!(keys, ["no-mandate", "limits-broken", "motives-missing", "reasons-missing"]);
}

#[test]
fn a_replaced_area_does_not_make_its_goals_need_a_reason() {
    let mut agency = Agency::with_second_draft();
    let (number, area) = (agency.number(), agency.id("Förenkling"));
    let replaced = vec![asked(ResultArea, None, "Enklare vardag")];
    agency.must(|organisation, context| {
        organisation.replace_statements(context, number, &[area], replaced, reason("Närmare företagen"))
    });
    assert_eq!(agency.organisation.obstacles(agency.latest()).without_reason, []);
}

#[test]
fn a_statement_split_in_the_draft_where_it_was_added_keeps_the_reason() {
    let mut agency = Agency::with_second_draft();
    let area = agency.id("Förenkling");
    let number = agency.number();
    let added = agency.add(Goal, Some(area), "Två saker");
    let into = vec![asked(Goal, Some(area), "En sak"), asked(Goal, Some(area), "En annan")];
    agency.must(|organisation, context| {
        organisation.split_statement(context, number, added, into, reason("De är olika"))
    });
    assert_eq!(agency.organisation.obstacles(agency.latest()).without_reason, []);
}

#[test]
fn nothing_can_be_written_before_there_is_a_model() {
    let mut agency = Agency::with(SteeringModel { version: ModelVersion(1), name: None, kinds: Vec::new() });
    let number = agency.open();
    let refusals = agency
        .refused(|organisation, context| organisation.add_statement(context, number, asked(Goal, None, "Mål"), None));
    assert!(refusals.has("kind-not-in-model"));
}
