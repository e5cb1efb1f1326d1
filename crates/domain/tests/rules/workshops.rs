//! Workshops: who plans and leads one, what is taken of what is said, what a vote comes to, and how one ends.

use std::collections::BTreeMap;

use domain::audience::Audience;
use domain::contribution::{About, Retention};
use domain::decision::Digest256;
use domain::ids::{BodyId, ContributionId, PersonId, StatementId, UnitId, WorkshopId};
use domain::organisation::Organisation;
use domain::policy::{Right, Role, allows};
use domain::refusal::Refusals;
use domain::salted_text::SaltedText;
use domain::text::{Explanation, MeetingNotes, QuestionText};
use domain::time::Actor;
use domain::to_do::Act;
use domain::workshop::{
    Counted, Joining, MOST_DAYS, MOST_QUESTIONS, MOST_VOTES, Place, RoomCode, Stage, Step, Terms, Workshop,
    WorkshopKind,
};
use domain::writing::Seen;
use jiff::ToSpan;
use proptest::prelude::*;

use crate::agency::{Agency, Answer, EMPLOYEE, MANAGER, STEERS, name, reason, remark};

const WORKSHOP: WorkshopId = WorkshopId(1);

mod expecting;
mod leading;

fn code() -> RoomCode {
    RoomCode::of(412_785)
}

fn place(question: u32) -> Place {
    Place { workshop: WORKSHOP, question }
}

fn questions(count: usize) -> Vec<QuestionText> {
    (1..=count).map(|number| QuestionText::parse(&format!("Fråga nummer {number}?")).unwrap()).collect()
}

fn terms(agency: &Agency) -> Terms {
    Terms {
        kind: WorkshopKind::Management,
        title: name("Workshop om mål"),
        purpose: Explanation::default(),
        about: None,
        audience: Audience::Everyone,
        joining: Joining::WithoutName,
        from: agency.today,
        until: agency.today,
        questions: questions(3),
        votes: 3,
        answers_by: None,
    }
}

fn planned(change: impl FnOnce(&mut Terms)) -> Agency {
    let mut agency = Agency::with_plans();
    let mut terms = terms(&agency);
    change(&mut terms);
    agency.must(|organisation, context| organisation.plan_workshop(context, terms));
    agency
}

fn opened(change: impl FnOnce(&mut Terms)) -> Agency {
    let mut agency = planned(change);
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    agency
}

/// Open, and at its first question.
fn asking() -> Agency {
    let mut agency = opened(|_| {});
    step(&mut agency, Step::Collect { question: Some(1), until: None }, &Counted::default());
    agency
}

fn step(agency: &mut Agency, step: Step, counted: &Counted) {
    agency.must(|organisation, context| organisation.take_step(context, WORKSHOP, step, counted));
}

fn say(agency: &mut Agency, by: Actor, question: u32) -> Result<ContributionId, Refusals> {
    let text = SaltedText { salt: [7; 16], text: remark(&format!("Lapp {}", agency.organisation.seq)).into() }.digest();
    let actor = std::mem::replace(&mut agency.actor, by);
    let said = agency.ask(|organisation, context| organisation.contribute_in(context, place(question), None, text));
    agency.actor = actor;
    said.map(|()| agency.organisation.contributions.all().next_back().unwrap().id)
}

fn said(agency: &mut Agency) -> ContributionId {
    say(agency, Actor::System, 1).unwrap()
}

fn now(agency: &Agency) -> &Workshop {
    agency.organisation.workshop(WORKSHOP).unwrap()
}

fn voted(votes: &[(ContributionId, u32)], voters: u32) -> Counted {
    Counted { voters, of: votes.iter().copied().collect() }
}

#[test]
fn what_is_said_is_taken_from_when_its_question_is_asked_until_the_workshop_is_closed() {
    let mut agency = opened(|_| {});
    let refused = |agency: &mut Agency, question| say(agency, Actor::System, question).unwrap_err();
    assert!(refused(&mut agency, 1).has("question-not-asked"));
    step(&mut agency, Step::Collect { question: Some(1), until: None }, &Counted::default());
    let first = say(&mut agency, Actor::System, 1).unwrap();
    assert!(refused(&mut agency, 2).has("question-not-asked"));
    step(&mut agency, Step::Collect { question: Some(2), until: None }, &Counted::default());
    // Written without a connection, and sent when the room is at the next question.
    let late = say(&mut agency, Actor::System, 1).unwrap();
    step(&mut agency, Step::Pause, &Counted::default());
    say(&mut agency, Actor::System, 2).unwrap();
    let to_first: Vec<ContributionId> = agency.organisation.said_to(place(1)).map(|it| it.id).collect();
    assert_eq!(to_first, [first, late]);
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    assert!(refused(&mut agency, 1).has("workshop-not-open"));
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    assert!(say(&mut agency, Actor::System, 1).is_ok(), "it was opened again");
}

#[test]
fn a_vote_that_nobody_takes_part_in_takes_nothing_from_one_before() {
    let mut agency = asking();
    let id = said(&mut agency);
    let vote = Step::Vote { question: 1, until: None };
    step(&mut agency, vote, &Counted::default());
    step(&mut agency, Step::Pause, &voted(&[(id, 2)], 2));
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    step(&mut agency, vote, &Counted::default());
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    assert_eq!((now(&agency).votes[&1].voters, now(&agency).votes[&1].of[&id]), (2, 2));
    // One in which somebody votes takes its place.
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    step(&mut agency, vote, &Counted::default());
    step(&mut agency, Step::Pause, &voted(&[(id, 1)], 1));
    assert_eq!((now(&agency).votes[&1].voters, now(&agency).votes[&1].of[&id]), (1, 1));
}

#[test]
fn names_are_as_was_said_when_it_was_planned() {
    let mut without = asking();
    assert!(say(&mut without, Actor::Person(EMPLOYEE), 1).unwrap_err().has("said-without-name"));
    let mut with = opened(|terms| terms.joining = Joining::WithName);
    step(&mut with, Step::Collect { question: None, until: None }, &Counted::default());
    assert!(say(&mut with, Actor::System, 1).unwrap_err().has("said-with-name"));
    let id = say(&mut with, Actor::Person(EMPLOYEE), 1).unwrap();
    assert_eq!(with.organisation.contributions.get(id).unwrap().made.by, Actor::Person(EMPLOYEE));
    with.must(|organisation, context| organisation.choose_anonymity(context, true));
    assert!(say(&mut with, Actor::System, 1).is_ok(), "where the agency lets people be anonymous, one may be here too");
    // What was promised is not changed when somebody has trusted it.
    let terms = Terms { joining: Joining::WithCode, ..terms(&with) };
    let seen = Seen(now(&with).version);
    let refused = with.refused(|organisation, context| organisation.change_workshop(context, (WORKSHOP, seen), terms));
    assert!(refused.has("joining-has-begun"));
}

#[test]
fn a_vote_is_counted_when_the_room_goes_on_and_only_of_what_is_there() {
    let mut agency = asking();
    let (one, other, gone) = (said(&mut agency), said(&mut agency), said(&mut agency));
    let vote = Step::Vote { question: 1, until: None };
    step(&mut agency, vote, &Counted::default());
    assert!(now(&agency).is_voting_on(1) && !now(&agency).is_voting_on(2));
    agency.actor = Actor::System;
    agency.must(|organisation, context| organisation.withdraw_contribution(context, gone));
    agency.actor = Actor::Person(STEERS);
    let counted = voted(&[(one, 4), (other, 0), (gone, 2), (ContributionId(999), 7)], 5);
    // More time for the same vote ends nothing.
    let until = Some("2018-11-14T12:00:00Z".parse().unwrap());
    step(&mut agency, Step::Vote { question: 1, until }, &counted);
    assert!(now(&agency).votes.is_empty());
    step(&mut agency, Step::Collect { question: Some(2), until: None }, &counted);
    let votes = &now(&agency).votes[&1];
    assert_eq!((votes.voters, votes.of.iter().map(|(id, count)| (*id, *count)).collect()), (5, vec![(one, 4)]));
    // Voted on again, and closed while it goes on.
    step(&mut agency, vote, &Counted::default());
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &voted(&[(other, 3)], 3)));
    assert_eq!(now(&agency).votes[&1].of.get(&other), Some(&3));
    assert_eq!((now(&agency).stage(), now(&agency).step, now(&agency).code()), (Stage::Closed, Step::Pause, None));
}

#[test]
fn a_consultation_asks_everything_at_once_and_lasts_some_weeks() {
    let mut agency = opened(|terms| {
        terms.kind = WorkshopKind::Consultation;
        terms.until = terms.from.saturating_add(i64::from(MOST_DAYS - 1).days());
    });
    assert_eq!(now(&agency).asked.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
    assert!((1..=3).all(|question| say(&mut agency, Actor::System, question).is_ok()));
}

#[test]
fn a_code_lets_into_one_open_workshop() {
    let mut agency = opened(|_| {});
    let second = terms(&agency);
    agency.must(|organisation, context| organisation.plan_workshop(context, second));
    let taken = |agency: &Agency| {
        agency.refused(|organisation, context| organisation.open_workshop(context, WorkshopId(2), code()))
    };
    assert!(taken(&agency).has("room-code-taken"));
    assert_eq!(agency.organisation.workshop_with(&code()).map(|it| it.id), Some(WORKSHOP));
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    assert_eq!(agency.organisation.workshop_with(&code()), None);
    agency.must(|organisation, context| organisation.open_workshop(context, WorkshopId(2), code()));
    assert_eq!(agency.organisation.workshop_with(&code()).map(|it| it.id), Some(WorkshopId(2)));
}

#[test]
fn those_who_are_expected_have_it_on_their_list_while_it_goes_on() {
    let mut agency = planned(|_| {});
    let has = |agency: &Agency, person| {
        agency.organisation.to_do(person, agency.today).iter().any(|todo| todo.act == Act::TakePart(WORKSHOP))
    };
    assert!(!has(&agency, EMPLOYEE));
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    assert!(has(&agency, EMPLOYEE) && !has(&agency, PersonId(99)));
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    assert!(!has(&agency, EMPLOYEE));
}

#[test]
fn what_was_laid_down_can_be_changed_but_not_what_was_asked() {
    let mut agency = asking();
    said(&mut agency);
    step(&mut agency, Step::Collect { question: Some(2), until: None }, &Counted::default());
    let change = |agency: &Agency, seen, count| {
        let terms = Terms { questions: questions(count), ..terms(agency) };
        agency.organisation.change_workshop(&agency.context(), (WORKSHOP, seen), terms)
    };
    let seen = Seen(now(&agency).version);
    assert!(change(&agency, seen, 1).unwrap_err().has("question-asked"));
    assert!(change(&agency, Seen(1), 2).unwrap_err().has("changed-meanwhile"));
    assert_eq!(change(&agency, seen, 3), Ok(Vec::new()), "nothing was changed");
    let events = change(&agency, seen, 2).unwrap();
    agency.happen(events);
    assert_eq!(now(&agency).terms.questions.len(), 2);
}

#[test]
fn the_parking_lot_holds_what_is_for_another_day() {
    let mut agency = asking();
    let id = said(&mut agency);
    agency.must(|organisation, context| organisation.park_contribution(context, id, true));
    assert!(agency.organisation.contributions.get(id).unwrap().parked);
    assert_eq!(agency.organisation.park_contribution(&agency.context(), id, true), Ok(Vec::new()));
    agency.must(|organisation, context| organisation.park_contribution(context, id, false));
    assert!(!agency.organisation.contributions.get(id).unwrap().parked);
}

fn notes(text: &str) -> Digest256 {
    let text = MeetingNotes::parse(text).unwrap();
    SaltedText { salt: [7; 16], text: text.into() }.digest()
}

#[test]
fn what_was_agreed_is_written_down_and_what_it_replaces_is_no_more() {
    let mut agency = planned(|_| {});
    let write = |agency: &mut Agency, seen, text: Option<&str>| {
        let text = text.map(notes);
        agency.ask(|organisation, context| organisation.write_notes(context, (WORKSHOP, Seen(seen)), text))
    };
    let seq = agency.organisation.seq;
    write(&mut agency, 0, None).unwrap();
    assert_eq!(agency.organisation.seq, seq, "nothing stood there");
    write(&mut agency, 0, Some("Kaffe klockan tio.")).unwrap();
    let first = now(&agency).notes_version();
    assert_eq!(agency.organisation.texts_version(), first);
    // What the room does in the meantime is no change of the notes.
    agency.must(|organisation, context| organisation.open_workshop(context, WORKSHOP, code()));
    agency.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    assert!(write(&mut agency, 0, Some("Vi enades.")).unwrap_err().has("changed-meanwhile"));
    write(&mut agency, first, Some("Vi enades.")).unwrap();
    assert_eq!(agency.organisation.texts(), [notes("Vi enades.").as_str()].into());
    let seen = now(&agency).notes_version();
    write(&mut agency, seen, None).unwrap();
    assert!(agency.organisation.texts().is_empty(), "taken away");
    assert!(now(&agency).notes.as_ref().is_some_and(|it| it.text.is_none()), "and that they were there is still told");
}

#[test]
fn notes_go_with_the_contributions_when_a_decision_clears_them() {
    let mut agency = planned(|terms| terms.title = name("Före beslutet"));
    for title in ["Ännu öppen", "Efter beslutet"] {
        let terms = Terms { title: name(title), ..terms(&agency) };
        agency.must(|organisation, context| organisation.plan_workshop(context, terms));
    }
    for id in 1..=3 {
        let (id, text) = (WorkshopId(id), notes(&format!("Anteckning {id}")));
        agency.must(|organisation, context| organisation.write_notes(context, (id, Seen(0)), Some(text)));
        agency.must(|organisation, context| organisation.open_workshop(context, id, RoomCode::of(id.0)));
    }
    agency.must(|organisation, context| organisation.close_workshop(context, WorkshopId(1), &Counted::default()));
    agency.open();
    agency.adopt();
    agency.must(|organisation, context| organisation.close_workshop(context, WorkshopId(3), &Counted::default()));
    let decision = *agency.organisation.decisions.keys().next_back().unwrap();
    let clearable: Vec<WorkshopId> = agency.organisation.clearable_notes(decision).iter().map(|it| it.id).collect();
    assert_eq!(clearable, [WorkshopId(1)]);
    let clear =
        |organisation: &Organisation, context: &_| organisation.choose_retention(context, decision, Retention::Cleared);
    agency.must(clear);
    let left = [notes("Anteckning 2"), notes("Anteckning 3")];
    assert_eq!(agency.organisation.texts(), left.iter().map(Digest256::as_str).collect());
}

#[test]
fn those_lead_who_drive_the_steering_or_a_unit() {
    let lead = Role::ALL.into_iter().filter(|role| allows(*role, Right::LeadWorkshops)).collect::<Vec<_>>();
    assert_eq!(lead, [Role::UnitManager, Role::Management, Role::Strategist, Role::Secretary]);
}

proptest! {
    /// However a room goes back and forth: a question that takes contributions was asked, votes are only of what was said to
    /// their question, and the log tells the same again.
    #[test]
    fn a_room_may_go_any_way(ways in prop::collection::vec((0..5_u8, 1..4_u32, 0..9_u32), 1..40)) {
        let mut agency = opened(|_| {});
        for (way, question, count) in ways {
            let of: BTreeMap<ContributionId, u32> =
                agency.organisation.said_in(WORKSHOP).map(|it| (it.id, count)).collect();
            let counted = Counted { voters: count, of };
            let answer = |agency: &Agency, step| -> Answer {
                agency.organisation.take_step(&agency.context(), WORKSHOP, step, &counted)
            };
            let events = match way {
                0 => answer(&agency, Step::Collect { question: Some(question), until: None }),
                1 => answer(&agency, Step::Vote { question, until: None }),
                2 => answer(&agency, Step::Pause),
                3 => agency.organisation.close_workshop(&agency.context(), WORKSHOP, &counted),
                _ => {
                    let taken = now(&agency).takes(question);
                    prop_assert_eq!(say(&mut agency, Actor::System, question).is_ok(), taken);
                    Ok(Vec::new())
                }
            };
            agency.happen(events.unwrap_or_default());
            let organisation = &agency.organisation;
            for (question, votes) in &now(&agency).votes {
                for id in votes.of.keys() {
                    prop_assert_eq!(organisation.contributions.get(*id).unwrap().place, Some(place(*question)));
                }
            }
            for it in organisation.said_in(WORKSHOP) {
                prop_assert!(now(&agency).asked.contains(&it.place.unwrap().question));
            }
        }
        let mut replayed = Organisation::empty(agency.organisation.id.clone());
        for recorded in &agency.log {
            replayed.apply(recorded).unwrap();
        }
        prop_assert_eq!(replayed, agency.organisation);
    }
}

pub(crate) fn provocations() -> Vec<(&'static str, Refusals)> {
    let agency = planned(|_| {});
    let plan = |change: &dyn Fn(&mut Terms)| {
        let mut terms = terms(&agency);
        change(&mut terms);
        agency.refused(|organisation, context| organisation.plan_workshop(context, terms))
    };
    let mut open = asking();
    let stray = agency_with_stray(&mut open);
    said(&mut open);
    let mut off = planned(|_| {});
    off.must(|organisation, context| organisation.call_off_workshop(context, WORKSHOP, reason("Ingen kan.")));
    let open_again = |agency: &Agency| {
        agency.refused(|organisation, context| organisation.open_workshop(context, WORKSHOP, RoomCode::of(1)))
    };
    let step = |agency: &Agency, id, step| {
        agency.refused(|organisation, context| organisation.take_step(context, id, step, &Counted::default()))
    };
    let vote = |question| Step::Vote { question, until: None };
    vec![
        ("questions-none", plan(&|terms| terms.questions.clear())),
        ("questions-too-many", plan(&|terms| terms.questions = questions(MOST_QUESTIONS + 1))),
        ("votes-wrong", plan(&|terms| terms.votes = MOST_VOTES + 1)),
        ("votes-wrong", plan(&|terms| terms.votes = 0)),
        ("days-backwards", plan(&|terms| terms.until = terms.from.saturating_sub(1.days()))),
        ("workshop-too-long", plan(&|terms| terms.until = terms.from.saturating_add(i64::from(MOST_DAYS).days()))),
        (
            "workshop-over-already",
            plan(&|terms| {
                terms.from = terms.from.saturating_sub(3.days());
                terms.until = terms.from;
            }),
        ),
        ("answers-before", plan(&|terms| terms.answers_by = Some(terms.until.saturating_sub(1.days())))),
        ("contribution-about-nothing", plan(&|terms| terms.about = Some(About::Statement(StatementId(9_999))))),
        ("body-unknown", plan(&|terms| terms.audience = Audience::Body(BodyId(99)))),
        ("unit-unknown", plan(&|terms| terms.audience = Audience::Units([UnitId(99)].into()))),
        (
            "workshop-over",
            off.refused(|organisation, context| organisation.write_notes(context, (WORKSHOP, Seen(0)), None)),
        ),
        (
            "changed-meanwhile",
            agency.refused(|organisation, context| organisation.write_notes(context, (WORKSHOP, Seen(7)), None)),
        ),
        ("workshop-unknown", step(&agency, WorkshopId(9), Step::Pause)),
        ("workshop-not-open", step(&agency, WORKSHOP, Step::Pause)),
        ("question-unknown", step(&open, WORKSHOP, vote(7))),
        ("nothing-to-vote-on", step(&open, WORKSHOP, vote(2))),
        ("workshop-open-already", open_again(&open)),
        ("workshop-called-off", open_again(&off)),
        (
            "workshop-over",
            off.refused(|organisation, context| organisation.call_off_workshop(context, WORKSHOP, reason("Igen"))),
        ),
        (
            "workshop-has-begun",
            open.refused(|organisation, context| organisation.call_off_workshop(context, WORKSHOP, reason("Nej"))),
        ),
        ("not-in-workshop", open.refused(|organisation, context| organisation.park_contribution(context, stray, true))),
        ("question-not-asked", say(&mut open, Actor::System, 3).unwrap_err()),
        ("said-without-name", say(&mut open, Actor::Person(EMPLOYEE), 1).unwrap_err()),
        ("said-with-name", {
            let mut named = opened(|terms| terms.joining = Joining::WithName);
            named.must(|organisation, context| {
                let all = Step::Collect { question: None, until: None };
                organisation.take_step(context, WORKSHOP, all, &Counted::default())
            });
            say(&mut named, Actor::System, 1).unwrap_err()
        }),
        ("room-code-taken", {
            let mut two = opened(|_| {});
            let second = terms(&two);
            two.must(|organisation, context| organisation.plan_workshop(context, second));
            two.refused(|organisation, context| organisation.open_workshop(context, WorkshopId(2), code()))
        }),
        ("question-asked", {
            let terms = Terms { questions: questions(1), ..terms(&open) };
            let mut further = asking();
            further.must(|organisation, context| {
                let second = Step::Collect { question: Some(2), until: None };
                organisation.take_step(context, WORKSHOP, second, &Counted::default())
            });
            let seen = Seen(now(&further).version);
            further.refused(|organisation, context| organisation.change_workshop(context, (WORKSHOP, seen), terms))
        }),
        ("question-answered", {
            let mut asks = questions(3);
            asks.swap(0, 1);
            let (terms, seen) = (Terms { questions: asks, ..terms(&open) }, Seen(now(&open).version));
            open.refused(|organisation, context| organisation.change_workshop(context, (WORKSHOP, seen), terms))
        }),
        ("workshop-day-passed", {
            let mut late = asking();
            late.wait(1);
            say(&mut late, Actor::System, 1).unwrap_err()
        }),
        ("not-yours-to-lead", {
            let mut others = asking();
            others.actor = Actor::Person(MANAGER);
            step(&others, WORKSHOP, Step::Pause)
        }),
        ("group-elsewhere", {
            let mut agency = asking();
            let (id, stray) = (said(&mut agency), crate::contributions::left(&mut agency));
            agency.must(|organisation, context| {
                organisation.group_contributions(context, None, name("Andras"), vec![stray])
            });
            let group = agency.organisation.contributions.groups().last().unwrap().id;
            agency.organisation.may_arrange(&agency.context(), (WORKSHOP, Some(group)), &[id]).unwrap_err()
        }),
        ("joining-has-begun", {
            let terms = Terms { joining: Joining::WithCode, ..terms(&open) };
            let seen = Seen(now(&open).version);
            open.refused(|organisation, context| organisation.change_workshop(context, (WORKSHOP, seen), terms))
        }),
    ]
}

/// A contribution that was left directly.
fn agency_with_stray(agency: &mut Agency) -> ContributionId {
    crate::contributions::left(agency)
}
