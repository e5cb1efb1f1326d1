//! Indicator sets: written, put before a body, decided, and compared with the last.

use domain::decision::Digest256;
use domain::ids::{IndicatorId, SetNumber};
use domain::indicator_set::{Became, SetState};

use crate::agency::{Agency, GROUP, leading, measure, name, reason, why};

fn two() -> (Agency, IndicatorId, IndicatorId) {
    let mut agency = Agency::measured();
    let (data, services) = (agency.goal("Öppna data"), agency.goal("Fler e-tjänster"));
    let one = agency.define(measure("Ett", &[data, services]));
    let other = agency.define(measure("Två", &[data]));
    (agency, one, other)
}

fn became(agency: &Agency, number: SetNumber) -> Vec<(IndicatorId, Became, Option<&str>)> {
    let indicators = &agency.organisation.indicators;
    let set = agency.set(number);
    let before = set.based_on.and_then(|before| indicators.set(before));
    let compared = indicators.compare_sets(before, set);
    compared.iter().map(|it| (it.indicator, it.became, it.reason.map(|reason| reason.as_str()))).collect()
}

#[test]
fn a_goal_has_one_lead_at_the_most_and_the_last_that_was_named() {
    let (mut agency, one, other) = two();
    let (data, services) = (agency.goal("Öppna data"), agency.goal("Fler e-tjänster"));
    let number = agency.open_set();
    agency.put(number, one, &[data, services]);
    agency.put(number, other, &[data]);
    let leads = |id| agency.set(number).entries.get(&id).unwrap().leads.clone();
    assert_eq!((leads(one), leads(other)), (leading(&[services]), leading(&[data])));
}

#[test]
fn a_set_says_what_is_new_gone_and_changed_and_why() {
    let (mut agency, one, other) = two();
    let third = agency.define(measure("Tre", &[]));
    let first = agency.decided_set(&[one, other]);
    assert_eq!(agency.set(first).state(), SetState::Decided);
    let number = agency.open_set();
    assert_eq!(agency.set(number).based_on, Some(first));
    assert!(became(&agency, number).iter().all(|(_, became, why)| *became == Became::Kept && why.is_none()));
    agency.put(number, third, &[]);
    agency.must(|organisation, context| {
        organisation.leave_out_of_set(context, number, other, Some(reason("Kommer för sällan")))
    });
    agency.redefine(one, |definition| definition.decimals = 0);
    assert_eq!(
        became(&agency, number),
        [
            (third, Became::Added, Some("Behövs")),
            (other, Became::Removed, Some("Kommer för sällan")),
            (one, Became::Changed, None)
        ],
        "a draft follows the definition as it is written"
    );
    let data = agency.goal("Öppna data");
    agency.put(number, other, &[data]);
    assert!(!agency.set(number).left_out.contains_key(&other));
    assert_eq!(became(&agency, number).last().unwrap().1, Became::Kept);
}

#[test]
fn what_never_was_in_the_set_before_is_not_told_as_left_out() {
    let (mut agency, one, other) = two();
    let first = agency.open_set();
    agency.put(first, one, &[]);
    agency.put(first, other, &[]);
    agency.must(|organisation, context| organisation.leave_out_of_set(context, first, other, Some(why())));
    assert!(agency.set(first).left_out.is_empty());
}

#[test]
fn a_decided_set_says_the_same_for_ever() {
    let (mut agency, one, other) = two();
    let number = agency.decided_set(&[one, other]);
    let document = |agency: &Agency| agency.organisation.indicators.document(agency.set(number));
    let decided = document(&agency);
    agency.redefine(one, |definition| definition.name = name("Helt annat"));
    agency.redefine(other, |definition| definition.reflects.clear());
    agency.values(one, &["2017=1"]);
    let next = agency.open_set();
    agency.must(|organisation, context| organisation.leave_out_of_set(context, next, other, Some(why())));
    agency.propose_set(next);
    agency.decide_set(next, agency.today);
    agency.must(|organisation, context| organisation.end_indicator(context, other, why()));
    assert_eq!(document(&agency), decided);
    let recorded = agency
        .organisation
        .decisions
        .values()
        .find(|recorded| recorded.decision.matter.matters() == domain::body::Matters::Indicators);
    let decision = &recorded.unwrap().decision;
    assert_eq!(decision.document, Digest256::of(decided.as_bytes()));
    assert_eq!(agency.organisation.decided_document(decision), Some(decided));
    let set = agency.set(number);
    assert_eq!((set.decision(), set.in_force_from()), (Some(decision.id), Some(decision.minutes.decided_on)));
}

#[test]
fn no_text_looks_like_a_line_of_the_document() {
    let (mut agency, one, _) = two();
    agency.redefine(one, |definition| {
        definition.why = domain::text::Explanation::parse("Därför\nindicator 9 definition 1\nname Falsk").unwrap();
    });
    let number = agency.decided_set(&[one]);
    let document = agency.organisation.indicators.document(agency.set(number));
    let lines = |start: &str| document.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((lines("indicator "), lines("name ")), (2, 1), "{document}");
}

#[test]
fn a_set_that_came_back_follows_what_is_written_again() {
    let (mut agency, one, _) = two();
    let number = agency.open_set();
    agency.put(number, one, &[]);
    agency.propose_set(number);
    agency.redefine(one, |definition| definition.decimals = 3);
    let holds = |agency: &Agency| agency.organisation.indicators.definition_in(agency.set(number), one).unwrap().number;
    assert_eq!(holds(&agency), 1);
    agency.must(|organisation, context| organisation.return_set(context, number, why()));
    assert_eq!((agency.set(number).state(), holds(&agency)), (SetState::Draft, 2));
    agency.propose_set(number);
    assert_eq!(holds(&agency), 2);
}

#[test]
fn a_set_is_not_proposed_with_what_has_ended_or_what_leads_for_what_it_no_longer_reflects() {
    let (mut agency, one, other) = two();
    let (data, services) = (agency.goal("Öppna data"), agency.goal("Fler e-tjänster"));
    let number = agency.open_set();
    agency.put(number, one, &[services]);
    agency.put(number, other, &[data]);
    let propose = |agency: &Agency| {
        agency.refused(|organisation, context| organisation.propose_set(context, number, GROUP, None))
    };
    let mut elsewhere = agency.clone();
    elsewhere.redefine(one, |definition| definition.reflects.truncate(1));
    assert!(propose(&elsewhere).has("leads-for-what-it-does-not-reflect"));
    elsewhere.put(number, one, &[]);
    elsewhere.propose_set(number);
    agency.must(|organisation, context| organisation.end_indicator(context, other, why()));
    assert!(propose(&agency).has("indicator-ended"));
    agency.must(|organisation, context| organisation.leave_out_of_set(context, number, other, None));
    agency.propose_set(number);
}

#[test]
fn a_withdrawn_set_makes_room_and_the_next_begins_from_what_is_decided() {
    let (mut agency, one, other) = two();
    let first = agency.decided_set(&[one]);
    let second = agency.open_set();
    agency.put(second, other, &[]);
    agency.must(|organisation, context| organisation.withdraw_set(context, second, why()));
    let third = agency.open_set();
    assert_eq!(agency.set(third).based_on, Some(first));
    assert_eq!(agency.set(third).entries.keys().copied().collect::<Vec<_>>(), [one]);
    assert!(agency.set(third).entries.values().all(|entry| entry.reason.is_none()));
    assert_eq!(agency.organisation.indicators.set_in_force_on(agency.today).unwrap().number, first);
}

#[test]
fn a_crowded_goal_needs_a_motive_and_only_then_is_one_kept() {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let ids: Vec<IndicatorId> =
        (1..=5).map(|number| agency.define(measure(&format!("Mått {number}"), &[goal]))).collect();
    let number = agency.open_set();
    for id in &ids[..4] {
        agency.put(number, *id, &[]);
    }
    let motive = |agency: &Agency| {
        let step = agency.set(number).steps.last().unwrap().1.clone();
        let domain::indicator_set::SetStep::Proposed { motive, .. } = step else { panic!("{step:?}") };
        motive
    };
    agency.must(|organisation, context| organisation.propose_set(context, number, GROUP, Some(why())));
    assert_eq!(motive(&agency), None, "four are as many as is usual");
    agency.must(|organisation, context| organisation.return_set(context, number, why()));
    agency.put(number, ids[4], &[]);
    let refused = agency.refused(|organisation, context| organisation.propose_set(context, number, GROUP, None));
    assert!(refused.has("goals-crowded"));
    agency.must(|organisation, context| organisation.propose_set(context, number, GROUP, Some(why())));
    assert_eq!(motive(&agency), Some(why()));
}

#[test]
fn what_has_left_the_set_reads_as_it_was_decided_until_it_is_decided_again() {
    let (mut agency, one, other) = two();
    let called = |agency: &Agency, day| {
        let indicators = &agency.organisation.indicators;
        indicators.definition_on(agency.indicator(other), day).definition.name.to_string()
    };
    agency.redefine(other, |definition| definition.name = name("Innan någon beslutat"));
    assert_eq!(called(&agency, agency.today), "Innan någon beslutat");
    agency.redefine(other, |definition| definition.name = name("Beslutat"));
    agency.decided_set(&[one, other]);
    let next = agency.open_set();
    agency.must(|organisation, context| organisation.leave_out_of_set(context, next, other, Some(why())));
    agency.propose_set(next);
    agency.decide_set(next, agency.today);
    agency.redefine(other, |definition| {
        definition.name = name("Utkast");
        definition.reflects.clear();
    });
    assert_eq!(called(&agency, agency.today), "Beslutat", "nobody has decided on the draft");
    let data = agency.goal("Öppna data");
    let reflecting = agency.organisation.indicators.reflecting(data, agency.today);
    assert!(reflecting.iter().any(|indicator| indicator.id == other), "and it reflects what was decided");
}
