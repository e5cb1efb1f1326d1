//! What a body decided: recorded once, of exactly what was proposed, in the right order of days.

use domain::decision::{Digest256, Matter, document};
use domain::ids::{DecisionId, RevisionNumber};
use domain::revision::State;
use domain::statement::StatementKind::Goal;
use domain::text::Explanation;
use jiff::ToSpan;

use crate::agency::{Agency, GROUP, adopting, minutes, revoking};

#[test]
fn a_decision_keeps_the_mandate_and_the_document_as_they_were() {
    let mut agency = Agency::with_draft();
    let number = agency.number();
    agency.adopt();
    let recorded = agency.organisation.decision_on(number).unwrap();
    assert_eq!(recorded.decision.id, DecisionId(1));
    assert_eq!(recorded.decision.mandate.as_str(), "Arbetsordningen, 4 §");
    assert_eq!(recorded.decision.document, Digest256::of(document(agency.latest()).as_bytes()));
    assert_eq!(recorded.seq, agency.log.last().unwrap().seq);
}

// Its digest is in decisions for ever: these bytes must not change.
#[test]
fn the_document_reads_so() {
    let mut agency = Agency::with_draft();
    let (number, seen) = (agency.number(), agency.seen(agency.id("Mindre krångel")));
    let wording = domain::statement::Wording {
        explanation: Explanation::parse("Tiden ska minska.\nMest för de små.").unwrap(),
        pointing: Some(domain::statement::Pointing::Down),
        ..crate::agency::wording("Mindre krångel")
    };
    agency.must(|organisation, context| organisation.reword_statement(context, number, seen, wording, None));
    agency.add(Goal, Some(agency.id("Förenkling")), "Färre blanketter");
    let expected = "revision 1\n\
        \nvision\nFler vågar\n\
        \noverarching-goal\nHållbar tillväxt\n\
        \nresult-area 1\nFörenkling\n\
        \ngoal 1.1 pointing=down\nMindre krångel\n  Tiden ska minska.\n  Mest för de små.\n\
        \ngoal 1.2\nFärre blanketter\n";
    assert_eq!(document(agency.latest()), expected);
    assert_eq!(Digest256::of(b"abc").as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn days_come_in_order() {
    let mut agency = Agency::with_second_draft();
    agency.propose();
    let (number, today) = (agency.number(), agency.today);
    let (yesterday, tomorrow) = (today.yesterday().unwrap(), today.tomorrow().unwrap());
    let refused = |decided_on, in_force_from, union_consultation| {
        let minutes = domain::decision::Minutes { union_consultation, ..minutes(decided_on) };
        let answer = agency.organisation.record_decision(&agency.context(), adopting(number, in_force_from), minutes);
        match answer {
            Ok(_) => Vec::new(),
            Err(refusals) => refusals.iter().map(|refusal| refusal.key).collect(),
        }
    };
    assert_eq!(refused(today, today, None), [""; 0]);
    assert_eq!(refused(today, tomorrow, Some(today)), [""; 0]);
    assert_eq!(refused(yesterday, today, None), [""; 0], "recorded the day after");
    assert_eq!(refused(tomorrow, tomorrow, None), ["decided-in-the-future"]);
    assert_eq!(refused(today, today, Some(tomorrow)), ["unions-after-decision"]);
    // The first revision came into force yesterday.
    assert_eq!(refused(yesterday, yesterday, None), ["in-force-before-earlier"]);
    assert_eq!(refused(today, yesterday, None), ["in-force-before-decision", "in-force-before-earlier"]);
}

#[test]
fn only_the_body_that_it_was_proposed_to_adopts_it() {
    let mut agency = Agency::with_draft();
    let (number, today) = (agency.number(), agency.today);
    let by_the_board = agency.refused(|organisation, context| {
        organisation.record_decision(context, adopting(number, today), minutes(today))
    });
    assert!(by_the_board.has("not-proposed-to-body"), "it is not proposed");
    agency.propose();
    let by_the_group = agency.refused(|organisation, context| {
        let minutes = domain::decision::Minutes { body: GROUP, ..minutes(today) };
        organisation.record_decision(context, adopting(number, today), minutes)
    });
    assert!(by_the_group.has("not-proposed-to-body") && by_the_group.has("no-mandate"));
}

#[test]
fn a_mandate_counts_from_its_day() {
    let mut agency = Agency::with_draft();
    agency.propose();
    let number = agency.number();
    let before_the_mandate = jiff::civil::date(2009, 12, 31);
    let refusals = agency.refused(|organisation, context| {
        organisation.record_decision(context, adopting(number, before_the_mandate), minutes(before_the_mandate))
    });
    assert!(refusals.has("no-mandate"));
}

#[test]
fn what_is_adopted_and_not_yet_in_force_can_be_revoked() {
    let mut agency = Agency::with_second_draft();
    let (first, second) = (RevisionNumber(1), agency.number());
    let in_force_from = agency.today.saturating_add(30.days());
    agency.adopt_from(in_force_from);
    assert_eq!(agency.state(second), State::Adopted);
    assert_eq!(agency.organisation.strategy.in_force_on(in_force_from).unwrap().number, second);
    let today = agency.today;
    agency.must(|organisation, context| organisation.record_decision(context, revoking(second), minutes(today)));
    assert_eq!(agency.state(second), State::Withdrawn);
    let strategy = &agency.organisation.strategy;
    assert_eq!(strategy.in_force_on(in_force_from).unwrap().number, first);
    assert_eq!(strategy.state(agency.revision(first), in_force_from), State::InForce);
    assert_eq!(strategy.in_force_until(agency.revision(first)), None);
    assert_eq!(agency.organisation.decisions.len(), 3, "both decisions are kept");
    let again =
        agency.refused(|organisation, context| organisation.record_decision(context, revoking(second), minutes(today)));
    assert!(again.has("not-adopted-ahead"));
}

#[test]
fn what_is_in_force_is_not_revoked() {
    let mut agency = Agency::with_draft();
    let number = agency.number();
    agency.adopt();
    let today = agency.today;
    let refusals =
        agency.refused(|organisation, context| organisation.record_decision(context, revoking(number), minutes(today)));
    assert!(refusals.has("not-adopted-ahead"));
    let recorded = agency.organisation.decision_on(number).unwrap();
    assert!(matches!(recorded.decision.matter, Matter::Adopt { .. }));
}
