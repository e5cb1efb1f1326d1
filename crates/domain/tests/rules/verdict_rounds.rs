//! Verdict rounds: who is asked, when and in which group, how a round ends, and what is known of it afterwards.

use std::collections::{BTreeMap, BTreeSet};

use domain::audience::Audience;
use domain::event::Event;
use domain::ids::{BodyId, PersonId, RevisionNumber, UnitId, VerdictRoundId};
use domain::notice::{Following, Since, Why};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::to_do::Act;
use domain::verdict_round::tally::{Counted, Tally};
use domain::verdict_round::{Answer, Ending, FEWEST, Group, Grouping, MOST_DAYS, Mark, Stage, Terms};
use jiff::ToSpan;

use crate::agency::{Agency, BOARD, COMPANIES, DIGITAL, EMPLOYEE, GROUP, HEAD, MANAGER, STAFF, STEERS, name, reason};

const ROUND: VerdictRoundId = VerdictRoundId(1);
/// Sits in the board, and is not employed.
const MEMBER: PersonId = PersonId(20);
/// Has left.
const GONE: PersonId = PersonId(21);

fn agency() -> Agency {
    let mut agency = Agency::planned();
    let today = agency.today;
    agency.happen(vec![
        Event::PersonPlaced { person: MEMBER, unit: None, roles: vec![Role::Member] },
        Event::PersonPlaced { person: GONE, unit: Some(DIGITAL), roles: Vec::new() },
        Event::MemberAdded { body: BOARD, person: MEMBER, from: today },
    ]);
    agency
}

fn terms(agency: &Agency) -> Terms {
    Terms {
        revision: agency.number(),
        occasion: name("Chefsmöte 12 september"),
        audience: Audience::Everyone,
        grouping: Grouping::ManagersAndStaff,
        from: agency.today,
        until: agency.today.saturating_add(6.days()),
    }
}

fn opened() -> Agency {
    let mut agency = agency();
    let terms = terms(&agency);
    agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
    agency
}

fn answers(managers: u32, staff: u32) -> Counted {
    let of = |count, mark| {
        let mut tally = Tally::default();
        let answer = Answer { marks: [Mark::new(mark), Mark::new(mark), None], words: None };
        (0..count).for_each(|_| tally.add(&answer));
        tally
    };
    Counted(BTreeMap::from([(Group::Managers, of(managers, 4)), (Group::Staff, of(staff, 3))]))
}

fn closed(managers: u32, staff: u32) -> Agency {
    let mut agency = opened();
    agency.must(|organisation, context| organisation.close_verdict_round(context, ROUND, &answers(managers, staff)));
    agency
}

/// Six more work with what is digital, and they are asked.
fn with_digital_asked() -> Agency {
    let mut agency = agency();
    let placed =
        |number| Event::PersonPlaced { person: PersonId(number), unit: Some(DIGITAL), roles: vec![Role::Reader] };
    agency.happen((30..36).map(placed).collect());
    let terms = digital(&agency);
    agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
    agency
}

fn digital(agency: &Agency) -> Terms {
    let audience = Audience::Units(BTreeSet::from([DIGITAL]));
    Terms { audience, grouping: Grouping::Together, ..terms(agency) }
}

/// The same and the few of the staff.
fn and_staff(agency: &Agency) -> Terms {
    Terms { audience: Audience::Units(BTreeSet::from([DIGITAL, STAFF])), ..digital(agency) }
}

#[test]
fn two_rounds_at_once_do_not_differ_by_a_few_people() {
    let mut agency = with_digital_asked();
    let open = |agency: &Agency, terms: Terms| {
        let context = agency.context();
        agency.organisation.open_verdict_round(&context, terms).map(|events| events.len())
    };
    let few = and_staff(&agency);
    assert!(open(&agency, few.clone()).unwrap_err().has("verdict-too-alike"), "their answers would be the difference");
    let same = digital(&agency);
    assert_eq!(open(&agency, same), Ok(1), "the same people are no difference");
    let later = Terms { from: few.until.tomorrow().unwrap(), until: few.until.saturating_add(9.days()), ..few.clone() };
    assert_eq!(open(&agency, later), Ok(1), "one after the other they are asked twice");
    let placed =
        |number| Event::PersonPlaced { person: PersonId(number), unit: Some(STAFF), roles: vec![Role::Reader] };
    let mut many = agency.clone();
    many.happen((40..45).map(placed).collect());
    assert_eq!(open(&many, few.clone()), Ok(1), "five are a crowd");
    agency.must(|organisation, context| organisation.close_verdict_round(context, ROUND, &answers(0, 6)));
    assert_eq!(open(&agency, few), Ok(1), "what is counted is counted");
}

#[test]
fn those_who_may_read_the_revision_are_asked_each_in_a_group() {
    let agency = opened();
    let group =
        |person| agency.organisation.may_give_verdict(ROUND, person, agency.today).map_err(|refusal| refusal.key);
    assert_eq!(group(MANAGER), Ok(Group::Managers));
    assert_eq!(group(STEERS), Ok(Group::Managers), "who is in the management of the agency");
    assert_eq!(group(EMPLOYEE), Ok(Group::Staff));
    assert_eq!(group(MEMBER), Ok(Group::Staff), "what is in force, a member of the board may read");
    assert_eq!(group(GONE), Err("verdict-not-asked"));
    assert_eq!(group(PersonId(99)), Err("verdict-not-asked"));
    let asked = agency.organisation.count_asked(agency.organisation.verdict_round(ROUND).unwrap(), agency.today);
    assert_eq!(asked, 6);
}

#[test]
fn of_a_draft_only_those_are_asked_who_may_read_drafts() {
    let mut agency = agency();
    agency.open();
    let terms = terms(&agency);
    agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
    let refused = agency.organisation.may_give_verdict(ROUND, MEMBER, agency.today).unwrap_err();
    assert_eq!(refused.key, "verdict-not-asked");
    assert!(agency.organisation.may_give_verdict(ROUND, EMPLOYEE, agency.today).is_ok());
}

#[test]
fn a_round_may_be_for_a_body_or_for_units_and_those_below_them() {
    let mut agency = agency();
    let today = agency.today;
    for person in [STEERS, MANAGER, HEAD, EMPLOYEE, MEMBER] {
        agency.happen(vec![Event::MemberAdded { body: GROUP, person, from: today }]);
    }
    let more = (30..34).map(|number| Event::PersonPlaced {
        person: PersonId(number),
        unit: Some(COMPANIES),
        roles: vec![Role::Reader],
    });
    agency.happen(more.collect());
    let of_body = Terms { audience: Audience::Body(GROUP), ..terms(&agency) };
    let of_units = Terms { audience: Audience::Units(BTreeSet::from([COMPANIES])), ..terms(&agency) };
    for terms in [of_body, of_units] {
        agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
    }
    let asked = |round, person| agency.organisation.may_give_verdict(VerdictRoundId(round), person, today).is_ok();
    assert!(asked(1, STEERS) && asked(1, MEMBER) && !asked(1, PersonId(30)));
    assert!(asked(2, PersonId(30)) && asked(2, EMPLOYEE), "in the unit, and in one below it");
    assert!(!asked(2, STEERS), "in another unit");
}

#[test]
fn a_round_is_open_from_its_first_day_to_its_last() {
    let mut agency = agency();
    let first = agency.today.saturating_add(2.days());
    let terms = Terms { from: first, until: first.saturating_add(1.days()), ..terms(&agency) };
    agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
    let stage = |days: i32| {
        let day = agency.today.saturating_add(days.days());
        let round = agency.organisation.verdict_round(ROUND).unwrap();
        assert_eq!(
            agency.organisation.may_give_verdict(ROUND, EMPLOYEE, day).is_ok(),
            round.stage(day) == Stage::Open,
            "it is answered while it is open"
        );
        round.stage(day)
    };
    assert_eq!([1, 2, 3, 4].map(stage), [Stage::Planned, Stage::Open, Stage::Open, Stage::Ended]);
}

#[test]
fn it_stands_in_what_each_has_to_do_and_in_nobody_s_as_a_deputy() {
    let agency = opened();
    let acts = |person| agency.organisation.to_do(person, agency.today);
    let to_do = acts(EMPLOYEE);
    assert_eq!(to_do.iter().map(|todo| &todo.act).collect::<Vec<_>>(), [&Act::GiveVerdict(ROUND)]);
    assert_eq!(to_do[0].by, Some(agency.today.saturating_add(6.days())));
    assert_eq!(to_do[0].done_for, None);
    assert!(acts(GONE).is_empty());
    assert!(closed(5, 5).organisation.to_do(EMPLOYEE, agency.today).is_empty());
}

#[test]
fn those_who_are_asked_are_told_from_when_it_is_laid_down_until_it_is_over() {
    let mut agency = agency();
    let terms = Terms { from: agency.today.saturating_add(2.days()), ..terms(&agency) };
    agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
    let told = |agency: &Agency, person| {
        let all = agency.organisation.notices(person, agency.today, &Following::default(), Since::BEGINNING);
        all.into_iter().map(|notice| (notice.why, notice.seq)).collect::<Vec<_>>()
    };
    let asked = (Why::Asked(ROUND), agency.organisation.seq);
    assert_eq!(told(&agency, EMPLOYEE), [asked], "before its first day");
    assert_eq!(told(&agency, MEMBER), [asked], "who reads nothing but what is decided, and is asked");
    assert_eq!(told(&agency, GONE), [], "who has left");
    assert_eq!(told(&agency, STEERS), [], "who opened it");
    agency.today = agency.today.saturating_add(6.days());
    assert_eq!(told(&agency, EMPLOYEE), [asked], "its last day");
    let mut over = agency.clone();
    over.today = over.today.saturating_add(1.day());
    assert_eq!(told(&over, EMPLOYEE), []);
    agency.must(|organisation, context| organisation.close_verdict_round(context, ROUND, &answers(3, 3)));
    assert_eq!(told(&agency, EMPLOYEE), [], "it is counted");
}

#[test]
fn what_is_known_of_a_closed_round_is_its_counts_as_far_as_they_give_nobody_away() {
    let shown = |agency: &Agency| {
        let results = agency.organisation.verdict_round(ROUND).unwrap().results().unwrap().clone();
        (results.asked, results.shown.iter().map(|shown| shown.group).collect::<Vec<_>>())
    };
    assert_eq!(shown(&closed(5, 9)), (6, vec![Group::All, Group::Managers, Group::Staff]));
    assert_eq!(shown(&closed(4, 9)), (6, vec![Group::All]));
    assert_eq!(shown(&closed(2, 2)), (6, Vec::new()));
    // What is not shown is not in the log either.
    let Some(Event::VerdictRoundClosed { shown, .. }) = closed(2, 2).log.pop().map(|last| last.event) else {
        panic!("it was closed last")
    };
    assert!(shown.is_empty());
}

#[test]
fn a_round_that_nobody_has_answered_can_be_taken_back() {
    let mut agency = opened();
    let wrong = reason("Fel utkast");
    agency.must(|organisation, context| organisation.withdraw_verdict_round(context, ROUND, 0, wrong.clone()));
    let round = agency.organisation.verdict_round(ROUND).unwrap();
    assert_eq!(round.stage(agency.today), Stage::Withdrawn);
    assert!(matches!(&round.ended, Some((_, Ending::Withdrawn(reason))) if *reason == wrong));
    assert!(agency.organisation.may_give_verdict(ROUND, EMPLOYEE, agency.today).is_err());
}

#[test]
fn words_are_hidden_with_a_reason_and_once() {
    let mut agency = closed(5, 5);
    let why = reason("Pekar ut en person");
    let hide = |organisation: &domain::organisation::Organisation, context: &_| {
        organisation.hide_verdict_words(context, ROUND, "a1b2", why.clone())
    };
    agency.must(hide);
    assert!(agency.organisation.verdict_round(ROUND).unwrap().hidden.contains_key("a1b2"));
    assert_eq!(hide(&agency.organisation, &agency.context()), Ok(Vec::new()));
    let show = |organisation: &domain::organisation::Organisation, context: &_| {
        organisation.show_verdict_words(context, ROUND, "a1b2")
    };
    agency.must(show);
    assert!(agency.organisation.verdict_round(ROUND).unwrap().hidden.is_empty());
    assert_eq!(show(&agency.organisation, &agency.context()), Ok(Vec::new()), "they are shown");
}

#[test]
fn the_round_before_is_the_last_of_which_something_is_shown() {
    let mut agency = closed(5, 5);
    for (days, managers) in [(10, 1), (10, 6)] {
        agency.wait(days);
        let terms = terms(&agency);
        agency.must(|organisation, context| organisation.open_verdict_round(context, terms));
        let last = *agency.organisation.verdict_rounds.keys().next_back().unwrap();
        agency.must(|organisation, context| organisation.close_verdict_round(context, last, &answers(managers, 0)));
    }
    let before = |round| {
        let round = agency.organisation.verdict_round(VerdictRoundId(round)).unwrap();
        agency.organisation.verdict_round_before(round).map(|before| before.id.0)
    };
    assert_eq!([1, 2, 3].map(before), [None, Some(1), Some(1)]);
    let on: Vec<u32> = agency.organisation.verdict_rounds_on(agency.number()).map(|round| round.id.0).collect();
    assert_eq!(on, [3, 2, 1]);
    assert!(agency.organisation.verdict_rounds_on(RevisionNumber(9)).next().is_none());
}

/// What provokes every refusal of verdict rounds.
pub(crate) fn provocations() -> Vec<(&'static str, Refusals)> {
    let agency = opened();
    let (today, yesterday) = (agency.today, agency.today.yesterday().unwrap());
    let mut over = opened();
    over.open();
    over.reword(over.id("Mindre krångel"), "Mycket mindre krångel");
    over.adopt();
    let open = |agency: &Agency, terms: Terms| {
        agency.refused(|organisation, context| organisation.open_verdict_round(context, terms))
    };
    let of_units = |unit| Audience::Units(BTreeSet::from([unit]));
    let close = |agency: &Agency, round| {
        agency.refused(|organisation, context| organisation.close_verdict_round(context, round, &answers(0, 0)))
    };
    let answer = |agency: &Agency, person| {
        Refusals::from(agency.organisation.may_give_verdict(ROUND, person, agency.today).unwrap_err())
    };
    let too_long = today.saturating_add(i64::from(MOST_DAYS).days());
    vec![
        ("verdict-revision-over", open(&over, Terms { revision: RevisionNumber(1), ..terms(&over) })),
        ("verdict-before-today", open(&agency, Terms { from: yesterday, ..terms(&agency) })),
        ("days-backwards", open(&agency, Terms { until: yesterday, ..terms(&agency) })),
        ("verdict-too-long", open(&agency, Terms { until: too_long, ..terms(&agency) })),
        ("verdict-too-few", open(&agency, Terms { audience: of_units(STAFF), ..terms(&agency) })),
        ("verdict-too-alike", open(&with_digital_asked(), and_staff(&agency))),
        ("body-unknown", open(&agency, Terms { audience: Audience::Body(BodyId(99)), ..terms(&agency) })),
        ("unit-unknown", open(&agency, Terms { audience: of_units(UnitId(99)), ..terms(&agency) })),
        ("verdict-round-unknown", close(&agency, VerdictRoundId(9))),
        ("verdict-over", close(&closed(FEWEST, 0), ROUND)),
        (
            "verdict-answered",
            agency.refused(|organisation, context| {
                organisation.withdraw_verdict_round(context, ROUND, 1, reason("Fel utkast"))
            }),
        ),
        (
            "verdict-not-closed",
            agency.refused(|organisation, context| {
                organisation.hide_verdict_words(context, ROUND, "a1b2", reason("Pekar ut en person"))
            }),
        ),
        ("verdict-not-open", answer(&closed(FEWEST, 0), EMPLOYEE)),
        ("verdict-not-asked", answer(&agency, GONE)),
    ]
}
