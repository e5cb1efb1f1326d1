//! Candidate wordings: written out of groups, chosen into a draft, and what then lies behind the statement.

use domain::event::Event;
use domain::ids::{CandidateId, ContributionId, GroupId, StatementId};
use domain::refusal::Refusals;
use domain::text::StatementText;
use domain::writing::Seen;

use crate::agency::{Agency, name, reason};
use crate::contributions::{agency, left};

const GROUP: GroupId = GroupId(1);
const CANDIDATE: CandidateId = CandidateId(1);

fn text(says: &str) -> StatementText {
    StatementText::parse(says).unwrap()
}

/// A group of two contributions with a candidate, and a draft that is open.
fn written() -> (Agency, Vec<ContributionId>) {
    let mut agency = agency();
    let said = vec![left(&mut agency), left(&mut agency)];
    let group = said.clone();
    agency.must(|organisation, context| organisation.group_contributions(context, None, name("Räkna tid"), group));
    agency.must(|organisation, context| {
        organisation.write_candidate(context, GROUP, text("Företag lägger mindre tid på regler"))
    });
    agency.open();
    (agency, said)
}

fn goal(agency: &Agency) -> (StatementId, Seen) {
    let id = agency.id("Mindre krångel");
    (id, agency.seen(id).1)
}

#[test]
fn a_chosen_candidate_is_what_the_statement_says_with_its_contributions_behind_it() {
    let (mut agency, said) = written();
    let (number, (id, seen)) = (agency.number(), goal(&agency));
    let before = agency.organisation.strategy.open().unwrap().tree.get(id).unwrap().wording.clone();
    assert!(agency.organisation.contributions_behind(id).is_empty());
    agency.must(|organisation, context| {
        organisation.choose_candidate(context, CANDIDATE, number, (id, seen), Some(reason("Tid går att räkna.")))
    });
    let after = agency.organisation.strategy.open().unwrap().tree.get(id).unwrap().wording.clone();
    assert_eq!(after.text.as_str(), "Företag lägger mindre tid på regler");
    assert_eq!(after.explanation, before.explanation, "what it explained stays");
    let behind: Vec<ContributionId> = agency.organisation.contributions_behind(id).iter().map(|it| it.id).collect();
    assert_eq!(behind, said);
    assert_eq!(agency.organisation.contributions_that_led_to(number).count(), said.len());
}

#[test]
fn a_choice_is_taken_back_with_the_change_of_the_draft() {
    let (mut agency, _) = written();
    let (number, (id, seen)) = (agency.number(), goal(&agency));
    agency.must(|organisation, context| {
        organisation.choose_candidate(context, CANDIDATE, number, (id, seen), Some(reason("Tid går att räkna.")))
    });
    let chosen = |agency: &Agency| agency.organisation.candidate(CANDIDATE).unwrap().chosen.is_some();
    assert!(chosen(&agency));
    let last = Seen(agency.organisation.strategy.open().unwrap().last_change().unwrap().seq);
    agency.must(|organisation, context| organisation.undo_change(context, number, last));
    assert!(!chosen(&agency));
    assert!(agency.organisation.contributions_behind(id).is_empty(), "nothing lies behind what it does not say");
    agency.must(|organisation, context| organisation.drop_candidate(context, CANDIDATE));
}

#[test]
fn one_that_was_put_aside_is_no_more_and_may_be_written_again() {
    let (mut agency, _) = written();
    let again = |agency: &mut Agency| {
        agency.ask(|organisation, context| {
            organisation.write_candidate(context, GROUP, text("Företag lägger mindre tid på regler"))
        })
    };
    assert!(again(&mut agency).unwrap_err().has("candidate-there"));
    agency.must(|organisation, context| organisation.drop_candidate(context, CANDIDATE));
    assert!(agency.organisation.candidate(CANDIDATE).is_err());
    again(&mut agency).unwrap();
    assert!(matches!(agency.log.last().unwrap().event, Event::CandidateWritten { candidate: CandidateId(2), .. }));
}

pub(crate) fn provocations() -> Vec<(&'static str, Refusals)> {
    let (mut agency, _) = written();
    let (number, seen) = (agency.number(), goal(&agency));
    let choose = |agency: &Agency, id, statement| {
        agency.refused(|organisation, context| organisation.choose_candidate(context, id, number, statement, None))
    };
    let unknown = choose(&agency, CandidateId(9), seen);
    let nowhere = choose(&agency, CANDIDATE, (StatementId(9_999), Seen(1)));
    let late = choose(&agency, CANDIDATE, (seen.0, Seen(1)));
    let there = agency.refused(|organisation, context| {
        organisation.write_candidate(context, GROUP, text("Företag lägger mindre tid på regler"))
    });
    let no_group =
        agency.refused(|organisation, context| organisation.write_candidate(context, GroupId(9), text("Mindre tid")));
    agency.must(|organisation, context| organisation.choose_candidate(context, CANDIDATE, number, seen, None));
    let chosen = agency.refused(|organisation, context| organisation.drop_candidate(context, CANDIDATE));
    vec![
        ("candidate-unknown", unknown),
        ("statement-unknown", nowhere),
        ("changed-meanwhile", late),
        ("candidate-there", there),
        ("group-unknown", no_group),
        ("candidate-chosen", chosen),
    ]
}
