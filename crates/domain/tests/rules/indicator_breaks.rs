//! Where the thread breaks at an indicator: that each kind is found when it is there and not before, and what is set aside.

use domain::ids::IndicatorId;
use domain::indicator::breaks::IndicatorBreak;
use domain::indicator::{Frequency, Target, TargetKind};
use jiff::civil::{Date, date};

use crate::agency::{Agency, measure, period, why};

fn on(agency: &Agency, day: Date) -> Vec<IndicatorBreak> {
    agency.organisation.indicator_breaks(day).iter().map(|found| found.broken).collect()
}

fn found(agency: &Agency) -> Vec<IndicatorBreak> {
    on(agency, agency.today)
}

fn one(frequency: Frequency) -> (Agency, IndicatorId) {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let id = agency.define(domain::indicator::Definition { frequency, ..measure("Vilja", &[goal]) });
    (agency, id)
}

#[test]
fn a_goal_that_nothing_reflects_breaks_until_something_does() {
    let mut agency = Agency::measured();
    let goals = ["Mindre krångel", "Färre regler", "Fler e-tjänster", "Öppna data"].map(|says| agency.goal(says));
    let mut expected = goals.map(IndicatorBreak::GoalWithoutIndicator).to_vec();
    expected.sort();
    assert_eq!(found(&agency), expected);
    let id = agency.define(measure("Vilja", &goals[..1]));
    assert!(!found(&agency).contains(&IndicatorBreak::GoalWithoutIndicator(goals[0])));
    agency.must(|organisation, context| organisation.end_indicator(context, id, why()));
    assert!(found(&agency).contains(&IndicatorBreak::GoalWithoutIndicator(goals[0])));
}

#[test]
fn several_goals_lean_on_one_when_they_have_no_other() {
    let mut agency = Agency::measured();
    let (data, services) = (agency.goal("Öppna data"), agency.goal("Fler e-tjänster"));
    let id = agency.define(measure("Vilja", &[data, services]));
    let leans = IndicatorBreak::SeveralGoalsLeanOnOne(id);
    assert!(found(&agency).contains(&leans));
    agency.define(measure("Annan", &[data]));
    assert!(!found(&agency).contains(&leans));
}

#[test]
fn values_are_late_when_two_have_not_come() {
    let (mut agency, id) = one(Frequency::Yearly);
    let late = IndicatorBreak::WithoutRecentValues(id);
    agency.values(id, &["2015=1", "2016=/O"]);
    assert!(!on(&agency, date(2017, 12, 31)).contains(&late), "2017 is not over");
    assert!(on(&agency, date(2018, 1, 1)).contains(&late), "neither 2016 nor 2017 has come");
    agency.values(id, &["2016=1"]);
    assert!(!on(&agency, date(2018, 12, 31)).contains(&late));
    let (mut agency, id) = one(Frequency::EveryThirdYear);
    let late = IndicatorBreak::WithoutRecentValues(id);
    agency.values(id, &["2011=1"]);
    assert!(!on(&agency, date(2017, 12, 31)).contains(&late));
    assert!(on(&agency, date(2018, 1, 1)).contains(&late));
}

#[test]
fn what_is_new_is_not_late() {
    let (agency, id) = one(Frequency::Quarterly);
    let late = IndicatorBreak::WithoutRecentValues(id);
    assert!(!found(&agency).contains(&late));
    assert!(!on(&agency, date(2018, 1, 31)).contains(&late), "defined in August 2017");
    assert!(on(&agency, date(2018, 2, 1)).contains(&late), "two quarters on, and no value");
}

#[test]
fn a_target_whose_day_has_passed_is_told_the_day_after() {
    let (mut agency, id) = one(Frequency::Yearly);
    agency.redefine(id, |definition| {
        let value = "75".parse().unwrap();
        definition.target = Some(Target { kind: TargetKind::AtLeast, value, by: Some(period("2017-Q3")), base: None });
    });
    let passed = IndicatorBreak::TargetDatePassed(id);
    assert!(!on(&agency, date(2017, 9, 30)).contains(&passed));
    assert_eq!(on(&agency, date(2017, 10, 1))[0], passed, "it matters most");
}

#[test]
fn nobody_who_answers_and_nothing_that_it_reflects() {
    let (mut agency, id) = one(Frequency::Yearly);
    assert!(!found(&agency).contains(&IndicatorBreak::WithoutOwner(id)));
    agency.redefine(id, |definition| definition.owner = None);
    assert!(found(&agency).contains(&IndicatorBreak::WithoutOwner(id)));
    let gone = IndicatorBreak::ReflectsWhatIsGone(id);
    assert!(!found(&agency).contains(&gone));
    agency.open();
    agency.remove(agency.id("Öppna data"), "Behövs inte");
    agency.adopt();
    assert!(found(&agency).contains(&gone));
    agency.redefine(id, |definition| definition.reflects.clear());
    assert!(!found(&agency).contains(&gone));
}

#[test]
fn a_break_set_aside_is_told_with_why_until_its_day() {
    let (mut agency, id) = one(Frequency::Yearly);
    agency.redefine(id, |definition| definition.owner = None);
    let (broken, until) = (IndicatorBreak::WithoutOwner(id), agency.today.tomorrow().unwrap());
    agency.must(|organisation, context| organisation.set_indicator_break_aside(context, broken, why(), until));
    let aside = |agency: &Agency| {
        let found = agency.organisation.indicator_breaks(agency.today);
        found.iter().find(|found| found.broken == broken).unwrap().aside.is_some()
    };
    assert!(aside(&agency));
    agency.wait(2);
    assert!(!aside(&agency), "its day has passed");
    let until = agency.today;
    agency.must(|organisation, context| organisation.set_indicator_break_aside(context, broken, why(), until));
    assert!(aside(&agency));
    agency.must(|organisation, context| organisation.take_indicator_break_up(context, broken));
    assert!(!aside(&agency));
}

#[test]
fn a_break_is_found_again_by_its_word_and_number() {
    let id = IndicatorId(7);
    for broken in [
        IndicatorBreak::GoalWithoutIndicator(domain::ids::StatementId(7)),
        IndicatorBreak::WithoutRecentValues(id),
        IndicatorBreak::TargetDatePassed(id),
        IndicatorBreak::WithoutOwner(id),
        IndicatorBreak::ReflectsWhatIsGone(id),
        IndicatorBreak::SeveralGoalsLeanOnOne(id),
    ] {
        assert_eq!(IndicatorBreak::from_key(broken.key(), broken.number()), Some(broken));
    }
    assert_eq!(IndicatorBreak::from_key("goal-is-gone", 7), None);
}
