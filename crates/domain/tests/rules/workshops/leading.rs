//! Who leads a workshop and what of it only the leader changes, what stays when something was said, and what the last days
//! ask of whom.

use domain::event::Event;
use domain::policy::{Viewer, may_lead};

use super::*;
use crate::agency::{COMPANIES, DIGITAL, GROUP, HEAD, SECRETARY, SERVICE};

#[test]
fn a_workshop_is_led_by_whoever_planned_it_those_of_the_units_above_and_those_of_the_whole_agency() {
    let leaders = |agency: &Agency| {
        let workshop = now(agency);
        let leads = |person| may_lead(&agency.organisation, Viewer::Person(person, agency.today), workshop);
        [STEERS, SECRETARY, HEAD, MANAGER, EMPLOYEE].into_iter().filter(|it| leads(*it)).collect::<Vec<_>>()
    };
    let of = |audience| planned(|terms| terms.audience = audience);
    let units = |units: &[UnitId]| Audience::Units(units.iter().copied().collect());
    assert_eq!(leaders(&of(Audience::Everyone)), [STEERS, SECRETARY]);
    assert_eq!(leaders(&of(Audience::Body(GROUP))), [STEERS, SECRETARY]);
    assert_eq!(leaders(&of(units(&[COMPANIES]))), [STEERS, SECRETARY, HEAD], "the units below do not lead it");
    assert_eq!(leaders(&of(units(&[DIGITAL]))), [STEERS, SECRETARY, HEAD, MANAGER]);
    assert_eq!(leaders(&of(units(&[DIGITAL, SERVICE]))), [STEERS, SECRETARY, HEAD], "a unit is not the other");
    // Whoever planned it leads it, whoever is expected, for as long as that person leads any.
    let mut own = Agency::with_plans();
    own.actor = Actor::Person(MANAGER);
    let terms = terms(&own);
    own.must(|organisation, context| organisation.plan_workshop(context, terms));
    assert_eq!(leaders(&own), [STEERS, SECRETARY, MANAGER]);
    own.happen(vec![Event::PersonPlaced { person: MANAGER, unit: Some(DIGITAL), roles: vec![Role::Reader] }]);
    assert_eq!(leaders(&own), [STEERS, SECRETARY]);
}

#[test]
fn who_does_not_lead_a_workshop_changes_nothing_of_it() {
    let mut agency = asking();
    let id = said(&mut agency);
    agency.actor = Actor::Person(MANAGER);
    let seen = Seen(now(&agency).version);
    let other = Terms { title: name("Kapad"), ..terms(&agency) };
    let is_refused = |rule: &dyn Fn(&Organisation, &domain::time::Context) -> Answer| {
        assert!(agency.refused(rule).has("not-yours-to-lead"));
    };
    let pause = |organisation: &Organisation, context: &_| {
        organisation.take_step(context, WORKSHOP, Step::Pause, &Counted::default())
    };
    is_refused(&pause);
    is_refused(&|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    is_refused(&|organisation, context| organisation.open_workshop(context, WORKSHOP, RoomCode::of(1)));
    is_refused(&|organisation, context| organisation.change_workshop(context, (WORKSHOP, seen), other.clone()));
    is_refused(&|organisation, context| organisation.call_off_workshop(context, WORKSHOP, reason("Nej")));
    is_refused(&|organisation, context| organisation.write_notes(context, (WORKSHOP, Seen(0)), Some(notes("Kapat"))));
    is_refused(&|organisation, context| organisation.park_contribution(context, id, true));
    let arranged = agency.organisation.may_arrange(&agency.context(), (WORKSHOP, None), &[id]);
    assert!(arranged.unwrap_err().has("not-yours-to-lead"));
}

#[test]
fn a_group_is_arranged_from_the_room_that_all_of_it_was_said_in() {
    let mut agency = Agency::with_plans();
    agency.actor = Actor::Person(MANAGER);
    let own = Terms { audience: Audience::Units([DIGITAL].into()), ..terms(&agency) };
    agency.must(|organisation, context| organisation.plan_workshop(context, own));
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    step(&mut agency, Step::Collect { question: Some(1), until: None }, &Counted::default());
    let (one, stray) = (said(&mut agency), crate::contributions::left(&mut agency));
    let grouped = |agency: &mut Agency, of: Vec<ContributionId>| {
        agency.must(|organisation, context| organisation.group_contributions(context, None, name("Grupp"), of));
        agency.organisation.contributions.groups().last().unwrap().id
    };
    let (mine, others) = (grouped(&mut agency, vec![one]), grouped(&mut agency, vec![stray]));
    let two = said(&mut agency);
    let mut arranges = |person, group, of: &[ContributionId]| {
        agency.actor = Actor::Person(person);
        agency.organisation.may_arrange(&agency.context(), (WORKSHOP, group), of)
    };
    assert_eq!(arranges(MANAGER, Some(mine), &[two]), Ok(()));
    assert!(arranges(MANAGER, Some(others), &[two]).unwrap_err().has("group-elsewhere"));
    assert!(arranges(MANAGER, Some(mine), &[stray]).unwrap_err().has("not-in-workshop"));
    assert!(arranges(STEERS, Some(others), &[two]).unwrap_err().has("group-elsewhere"), "who leads writes no strategy");
}

#[test]
fn a_question_that_has_been_answered_keeps_its_words_and_its_place() {
    let mut agency = opened(|_| {});
    step(&mut agency, Step::Collect { question: None, until: None }, &Counted::default());
    say(&mut agency, Actor::System, 2).unwrap();
    let change = |order: &[usize], extra: Option<&str>| {
        let mut asks: Vec<QuestionText> = order.iter().map(|at| questions(3)[at - 1].clone()).collect();
        asks.extend(extra.map(|text| QuestionText::parse(text).unwrap()));
        let terms = Terms { questions: asks, ..terms(&agency) };
        let seen = Seen(now(&agency).version);
        agency.organisation.change_workshop(&agency.context(), (WORKSHOP, seen), terms)
    };
    assert!(
        change(&[2, 1, 3], None).unwrap_err().has("question-answered"),
        "it would be answered by what was said to it"
    );
    assert!(change(&[1, 3, 2], None).unwrap_err().has("question-answered"));
    assert_eq!(change(&[3, 2, 1], Some("En till?")).unwrap().len(), 1, "nothing hangs on the others");
}

#[test]
fn nothing_is_said_after_the_last_day_and_its_planner_is_to_close_it() {
    let mut agency = asking();
    let closes = |agency: &Agency, person| {
        let todo = agency.organisation.to_do(person, agency.today).into_iter();
        todo.filter(|todo| todo.act == Act::CloseWorkshop(WORKSHOP)).map(|todo| todo.late).next()
    };
    let takes_part = |agency: &Agency| {
        agency.organisation.to_do(EMPLOYEE, agency.today).iter().any(|todo| todo.act == Act::TakePart(WORKSHOP))
    };
    assert!(say(&mut agency, Actor::System, 1).is_ok() && closes(&agency, STEERS).is_none() && takes_part(&agency));
    agency.wait(2);
    assert!(say(&mut agency, Actor::System, 1).unwrap_err().has("workshop-day-passed"));
    assert_eq!((closes(&agency, STEERS), closes(&agency, SECRETARY)), (Some(2), None), "two days late, and one's own");
    assert!(!takes_part(&agency));
    // When whoever planned it leads nothing any more, it is for those who can.
    let placed = Event::PersonPlaced { person: STEERS, unit: None, roles: vec![Role::Reader] };
    agency.happen(vec![placed]);
    assert_eq!((closes(&agency, STEERS), closes(&agency, SECRETARY)), (None, Some(2)));
}

#[test]
fn who_has_said_something_by_name_is_not_asked_to_take_part_again() {
    let mut agency = opened(|terms| terms.joining = Joining::WithName);
    step(&mut agency, Step::Collect { question: None, until: None }, &Counted::default());
    let waits = |agency: &Agency, person| {
        agency.organisation.to_do(person, agency.today).iter().any(|todo| todo.act == Act::TakePart(WORKSHOP))
    };
    assert!(waits(&agency, EMPLOYEE) && waits(&agency, HEAD));
    say(&mut agency, Actor::Person(EMPLOYEE), 1).unwrap();
    assert!(!waits(&agency, EMPLOYEE) && waits(&agency, HEAD));
}

#[test]
fn what_was_said_is_answered_by_the_day_that_the_room_was_told() {
    let mut agency = opened(|terms| terms.answers_by = Some(terms.until.saturating_add(5.days())));
    agency.happen(vec![Event::PersonPlaced { person: STEERS, unit: None, roles: vec![Role::Strategist] }]);
    step(&mut agency, Step::Collect { question: None, until: None }, &Counted::default());
    let (told, day) = (said(&mut agency), agency.today.saturating_add(5.days()));
    let free = crate::contributions::left(&mut agency);
    let waits = |agency: &Agency| {
        let todo = agency.organisation.to_do(STEERS, agency.today).into_iter();
        let asked = todo.filter_map(|todo| match todo.act {
            Act::AnswerContributions(asked) => Some((asked.into_iter().collect(), todo.by, todo.late)),
            _ => None,
        });
        asked.collect::<Vec<(Vec<ContributionId>, _, _)>>()
    };
    assert_eq!(waits(&agency), [(vec![told], Some(day), 0), (vec![free], None, 0)]);
    agency.wait(7);
    assert_eq!(waits(&agency)[0], (vec![told], Some(day), 2));
}
