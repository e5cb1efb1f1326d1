//! Contributions: who may leave and answer them, what lies behind a wording, and what is left when something is taken away.

use std::collections::BTreeSet;

use domain::contribution::striking::strike;
use domain::contribution::{About, Answerer, ContributionAnswer, LedTo, Objection, Outcome, Retention};
use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{ContributionId, GroupId, PersonId, StatementId};
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer, as_it_was};
use domain::refusal::Refusals;
use domain::salted_text::SaltedText;
use domain::text::Remark;
use domain::time::Actor;
use domain::to_do::Act;
use domain::writing::Seen;
use proptest::prelude::*;

use crate::agency::{
    ANALYST, Agency, DIGITAL, EMPLOYEE, HEAD, MANAGER, ROUND, STEERS, asked, measure, name, reason, remark,
};

/// Works with the texts.
const STRATEGIST: PersonId = PersonId(8);

/// The agency with plans, an indicator, and someone who works with the texts.
pub(crate) fn agency() -> Agency {
    let mut agency = Agency::with_plans();
    agency.happen(vec![
        Event::PersonPlaced { person: STRATEGIST, unit: None, roles: vec![Role::Strategist] },
        Event::PersonPlaced { person: ANALYST, unit: None, roles: vec![Role::Analyst] },
    ]);
    let goal = agency.goal("Färre regler");
    agency.define(measure("Tid för regler", &[goal]));
    agency.asked_by(STRATEGIST)
}

fn digest(text: &str) -> Digest256 {
    SaltedText { salt: [7; 16], text: remark(text).into() }.digest()
}

/// Leaves one, by someone.
fn leave(agency: &mut Agency, by: Actor, about: Option<About>) -> ContributionId {
    let actor = std::mem::replace(&mut agency.actor, by);
    let text = digest(&format!("Inspel {}", agency.organisation.seq));
    agency.must(|organisation, context| organisation.contribute(context, about, text));
    agency.actor = actor;
    agency.organisation.contributions.all().next_back().unwrap().id
}

pub(crate) fn left(agency: &mut Agency) -> ContributionId {
    leave(agency, Actor::Person(EMPLOYEE), None)
}

pub(crate) fn seen(agency: &Agency, id: ContributionId) -> (ContributionId, Seen) {
    (id, Seen(agency.organisation.contributions.get(id).unwrap().version))
}

pub(crate) fn answered(outcome: Outcome) -> ContributionAnswer {
    ContributionAnswer { outcome, reason: reason("Vi gör så."), led_to: None }
}

fn answer(agency: &mut Agency, id: ContributionId, answer: ContributionAnswer) {
    let seen = seen(agency, id);
    agency.must(|organisation, context| organisation.answer_contributions(context, &[seen], answer));
}

fn may(agency: &Agency, person: PersonId, id: ContributionId) -> bool {
    let viewer = Viewer::Person(person, agency.today);
    agency.organisation.may_answer_contribution(viewer, agency.organisation.contributions.get(id).unwrap())
}

fn waits(agency: &Agency, person: PersonId) -> BTreeSet<ContributionId> {
    let todo = agency.organisation.to_do(person, agency.today);
    let acts = todo.into_iter().filter_map(|todo| match todo.act {
        Act::AnswerContributions(asked) => Some(asked),
        _ => None,
    });
    acts.flatten().collect()
}

#[test]
fn each_is_answered_by_whoever_is_responsible_and_stands_on_that_list_alone() {
    let mut agency = agency();
    let goal = Some(About::Statement(agency.goal("Färre regler")));
    let activity = Some(About::Activity { round: ROUND, activity: agency.activity("Checkar").id });
    let indicator = agency.organisation.indicators.all().next().map(|it| About::Indicator(it.id));
    let [goal, activity, indicator] =
        [goal, activity, indicator].map(|about| leave(&mut agency, Actor::Person(EMPLOYEE), about));
    let everyone = [STRATEGIST, MANAGER, HEAD, EMPLOYEE, ANALYST, STEERS];
    let those = |may: &dyn Fn(PersonId) -> bool| everyone.into_iter().filter(|person| may(*person)).collect::<Vec<_>>();
    assert_eq!(those(&|person| may(&agency, person, goal)), [STRATEGIST]);
    assert_eq!(those(&|person| may(&agency, person, activity)), [STRATEGIST, MANAGER, HEAD, STEERS]);
    assert_eq!(those(&|person| may(&agency, person, indicator)), [STRATEGIST, ANALYST]);
    for (id, person) in [(goal, STRATEGIST), (activity, MANAGER), (indicator, ANALYST)] {
        assert_eq!(those(&|other| waits(&agency, other).contains(&id)), [person], "{id}");
    }
    answer(&mut agency, activity, answered(Outcome::Partly));
    assert!(waits(&agency, MANAGER).is_empty(), "what is answered waits for nobody");
    assert_eq!(agency.organisation.contributions.answered(), (1, 3));
}

#[test]
fn the_owner_answers_and_when_the_owner_has_left_the_manager() {
    let mut agency = agency();
    agency.change("Checkar", |work| work.owner = Some(EMPLOYEE));
    let about = About::Activity { round: ROUND, activity: agency.activity("Checkar").id };
    let id = leave(&mut agency, Actor::Person(HEAD), Some(about));
    assert!(may(&agency, EMPLOYEE, id) && waits(&agency, EMPLOYEE).contains(&id));
    assert!(waits(&agency, MANAGER).is_empty());
    agency.happen(vec![Event::PersonPlaced { person: EMPLOYEE, unit: None, roles: vec![] }]);
    assert!(waits(&agency, MANAGER).contains(&id));
    let contribution = agency.organisation.contributions.get(id).unwrap();
    assert_eq!(agency.organisation.answerer(contribution), Answerer::Manager(DIGITAL));
    // Where nobody manages, whoever works with the strategy sees to it.
    for manager in [MANAGER, HEAD] {
        agency.happen(vec![Event::PersonPlaced { person: manager, unit: None, roles: vec![] }]);
    }
    assert!(waits(&agency, STRATEGIST).contains(&id));
}

#[test]
fn an_anonymous_one_names_nobody_and_needs_that_it_is_allowed() {
    let mut agency = agency();
    let about = |organisation: &Organisation, context: &_| organisation.contribute(context, None, digest("Hej"));
    agency.actor = Actor::System;
    assert!(agency.refused(about).has("anonymous-not-allowed"));
    agency.must(|organisation, context| organisation.choose_anonymity(context, true));
    agency.must(about);
    let written = serde_json::to_string(&agency.log.last().unwrap()).unwrap();
    assert!(!written.contains("person"), "{written}");
    assert!(agency.organisation.contributions.all().next().unwrap().is_anonymous());
}

#[test]
fn an_answer_is_changed_with_its_history_by_one_who_has_seen_the_last() {
    let mut agency = agency();
    let id = left(&mut agency);
    let early = seen(&agency, id);
    answer(&mut agency, id, answered(Outcome::Declined));
    let late = answered(Outcome::Adopted);
    let refused = agency.refused(|organisation, context| organisation.answer_contributions(context, &[early], late));
    assert!(refused.has("changed-meanwhile"));
    answer(&mut agency, id, answered(Outcome::Adopted));
    let contribution = agency.organisation.contributions.get(id).unwrap();
    let outcomes: Vec<Outcome> = contribution.answers.iter().map(|(_, answer)| answer.outcome).collect();
    assert_eq!(outcomes, [Outcome::Declined, Outcome::Adopted]);
    let seq = agency.organisation.seq;
    answer(&mut agency, id, answered(Outcome::Adopted));
    assert_eq!(agency.organisation.seq, seq, "the same answer is no change");
}

#[test]
fn what_lies_behind_a_wording_stays_when_it_is_kept_reworded_or_replaced() {
    let mut agency = agency();
    let goal = agency.goal("Färre regler");
    let id = leave(&mut agency, Actor::Person(EMPLOYEE), Some(About::Statement(goal)));
    let elsewhere = left(&mut agency);
    let number = agency.open();
    agency.reword(goal, "Färre och enklare regler");
    let led_to = Some(LedTo { revision: number, statement: goal });
    answer(&mut agency, elsewhere, ContributionAnswer { led_to, ..answered(Outcome::Adopted) });
    let behind = |agency: &Agency, id: StatementId| -> Vec<ContributionId> {
        agency.organisation.contributions_behind(id).iter().map(|it| it.id).collect()
    };
    assert_eq!(behind(&agency, goal), [id, elsewhere]);
    assert_eq!(agency.organisation.contributions_that_led_to(number).count(), 1);
    agency.adopt();
    agency.open();
    assert_eq!(behind(&agency, goal), [id, elsewhere], "it is kept in the next");
    let seen_goal = agency.seen(goal);
    let draft = agency.number();
    let area = agency.id("Förenkling");
    agency.must(|organisation, context| {
        let into = vec![asked(domain::statement::StatementKind::Goal, Some(area), "Reglerna går att förstå")];
        organisation.replace_statements(context, draft, &[seen_goal.0], into, reason("Rakare."))
    });
    assert_eq!(behind(&agency, agency.id("Reglerna går att förstå")), [id, elsewhere]);
    assert_eq!(behind(&agency, area), []);
}

#[test]
fn taking_back_striking_and_clearing_take_the_text_and_leave_the_trace() {
    let mut agency = agency();
    let (own, other, struck) = (left(&mut agency), left(&mut agency), left(&mut agency));
    agency.actor = Actor::Person(EMPLOYEE);
    agency.must(|organisation, context| organisation.withdraw_contribution(context, own));
    agency.actor = Actor::Person(STRATEGIST);
    let seen_struck = seen(&agency, struck);
    agency.must(|organisation, context| organisation.strike_contribution(context, seen_struck, digest("[struket]")));
    answer(&mut agency, other, answered(Outcome::Adopted));
    agency.open();
    agency.adopt();
    let decision = agency.organisation.decisions.get_max().unwrap().0;
    let clear =
        |organisation: &Organisation, context: &_| organisation.choose_retention(context, decision, Retention::Cleared);
    agency.must(clear);
    let contributions = &agency.organisation.contributions;
    let text = |id| contributions.get(id).unwrap().text.clone();
    assert_eq!((text(own), text(other)), (None, None));
    assert_eq!(text(struck), Some(digest("[struket]")), "what was not answered is not cleared");
    assert_eq!(agency.organisation.texts(), BTreeSet::from([digest("[struket]").as_str()]));
    assert!(contributions.get(other).unwrap().answer().is_some(), "the answer stays");
    assert!(contributions.get(struck).unwrap().struck.len() == 1);
    assert!(agency.refused(clear).has("retention-chosen"));
}

#[test]
fn what_is_hidden_today_is_hidden_on_every_day() {
    let mut agency = agency();
    let id = left(&mut agency);
    let then = agency.organisation.clone();
    agency.must(|organisation, context| organisation.hide_contribution(context, id, Objection::Offensive));
    assert!(!agency.organisation.contributions.get(id).unwrap().is_unanswered(), "it waits for no answer");
    let seen = as_it_was(&then, &agency.organisation, Viewer::Person(EMPLOYEE, agency.today));
    assert!(seen.contributions.get(id).unwrap().hidden.is_some());
    agency.must(|organisation, context| organisation.show_contribution(context, id));
    assert!(agency.organisation.contributions.get(id).unwrap().hidden.is_none());
}

#[test]
fn a_group_has_one_heading_and_one_answer() {
    let mut agency = agency();
    let (one, other) = (left(&mut agency), left(&mut agency));
    agency.must(|organisation, context| {
        organisation.group_contributions(context, None, name("Börja i vardagen"), vec![one, other])
    });
    let seen = [seen(&agency, one), seen(&agency, other)];
    let both = answered(Outcome::Adopted);
    agency.must(|organisation, context| organisation.answer_contributions(context, &seen, both));
    assert!(
        matches!(&agency.log.last().unwrap().event, Event::ContributionsAnswered { contributions, .. } if contributions.len() == 2)
    );
    agency.must(|organisation, context| organisation.ungroup_contribution(context, one));
    let group = GroupId(1);
    let inside: Vec<_> = agency.organisation.contributions.in_group(group).map(|it| it.id).collect();
    assert_eq!(inside, [other]);
    let seq = agency.organisation.seq;
    let again = vec![other];
    agency.must(|organisation, context| {
        organisation.group_contributions(context, Some(group), name("Börja i vardagen"), again)
    });
    assert_eq!(agency.organisation.seq, seq);
}

#[test]
fn only_what_is_named_is_struck_out() {
    let text = remark("Anna Ek på Skatteverket sa nej.\nRing Anna Ek.");
    let struck = strike(&text, &["Anna Ek", ""], "[struket]").unwrap();
    assert_eq!(struck.as_str(), "[struket] på Skatteverket sa nej.\nRing [struket].");
    let refused = |passages: &[&str]| strike(&text, passages, "[struket]").unwrap_err();
    assert!(refused(&["Bo"]).has("passage-not-found") && refused(&[" "]).has("passages-none"));
}

#[test]
fn a_digest_is_of_the_salt_too() {
    let salted = |salt| SaltedText { salt: [salt; 16], text: remark("Ja").into() }.digest();
    assert_ne!(salted(1), salted(2), "a short text cannot be guessed from its digest");
    assert_eq!(salted(1), salted(1));
}

/// What anyone might ask, by small numbers.
#[derive(Debug, Clone)]
enum Ask {
    Leave(bool, u32),
    Answer(u32, u32),
    Group(u32, u32),
    Report(u32, u32),
    Hide(u32),
    Show(u32),
    Strike(u32),
    Withdraw(u32, u32),
    Clear,
}

fn ask() -> impl Strategy<Value = Ask> {
    let id = || 1..7_u32;
    let person = || prop_oneof![Just(STRATEGIST.0), Just(MANAGER.0), Just(EMPLOYEE.0), Just(ANALYST.0)];
    prop_oneof![
        4 => (any::<bool>(), person()).prop_map(|(anonymous, person)| Ask::Leave(anonymous, person)),
        3 => (id(), person()).prop_map(|(id, person)| Ask::Answer(id, person)),
        1 => (id(), 0..3_u32).prop_map(|(id, group)| Ask::Group(id, group)),
        1 => (id(), person()).prop_map(|(id, person)| Ask::Report(id, person)),
        1 => id().prop_map(Ask::Hide),
        1 => id().prop_map(Ask::Show),
        1 => id().prop_map(Ask::Strike),
        1 => (id(), person()).prop_map(|(id, person)| Ask::Withdraw(id, person)),
        1 => Just(Ask::Clear),
    ]
}

fn do_it(agency: &mut Agency, ask: &Ask) -> Result<(), Refusals> {
    let seen_now = |agency: &Agency, id| {
        let version = agency.organisation.contributions.get(ContributionId(id)).map_or(0, |it| it.version);
        (ContributionId(id), Seen(version))
    };
    let text = digest(&format!("Text {}", agency.organisation.seq));
    let by = |agency: &mut Agency, person| agency.actor = Actor::Person(PersonId(person));
    by(agency, STRATEGIST.0);
    match *ask {
        Ask::Leave(anonymous, person) => {
            agency.actor = if anonymous { Actor::System } else { Actor::Person(PersonId(person)) };
            agency.ask(|organisation, context| organisation.contribute(context, None, text))
        }
        Ask::Answer(id, person) => {
            by(agency, person);
            let seen = seen_now(agency, id);
            let outcome = Outcome::ALL[id as usize % 3];
            agency.ask(|organisation, context| organisation.answer_contributions(context, &[seen], answered(outcome)))
        }
        Ask::Group(id, group) => agency.ask(|organisation, context| {
            let group = (group != 0).then_some(GroupId(group));
            organisation.group_contributions(context, group, name("Tema"), vec![ContributionId(id)])
        }),
        Ask::Report(id, person) => {
            by(agency, person);
            agency.ask(|organisation, context| {
                organisation.report_contribution(context, ContributionId(id), Objection::Secret)
            })
        }
        Ask::Hide(id) => agency.ask(|organisation, context| {
            organisation.hide_contribution(context, ContributionId(id), Objection::PersonalData)
        }),
        Ask::Show(id) => {
            agency.ask(|organisation, context| organisation.show_contribution(context, ContributionId(id)))
        }
        Ask::Strike(id) => {
            let seen = seen_now(agency, id);
            agency.ask(|organisation, context| organisation.strike_contribution(context, seen, text))
        }
        Ask::Withdraw(id, person) => {
            by(agency, person);
            agency.ask(|organisation, context| organisation.withdraw_contribution(context, ContributionId(id)))
        }
        Ask::Clear => {
            let decision = agency.organisation.decisions.get_max().unwrap().0;
            agency.ask(|organisation, context| organisation.choose_retention(context, decision, Retention::Cleared))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_the_log_tells_the_same_and_names_no_one_who_is_anonymous(asks in proptest::collection::vec(ask(), 1..40)) {
        let mut agency = agency();
        agency.must(|organisation, context| organisation.choose_anonymity(context, true));
        let begun = agency.log.len();
        for ask in &asks {
            let _ = do_it(&mut agency, ask);
        }
        // Replayed from what was written, it is the same.
        let mut again = Organisation::empty(agency.organisation.id.clone());
        for recorded in &agency.log {
            let written = serde_json::to_string(recorded).unwrap();
            again.apply(&serde_json::from_str(&written).unwrap()).unwrap();
        }
        prop_assert_eq!(&again, &agency.organisation);
        let contributions = &agency.organisation.contributions;
        for it in contributions.all() {
            prop_assert!(it.withdrawn.is_none() || it.text.is_none(), "what was taken back has no text");
            prop_assert!(it.cleared.is_none() || it.answer().is_some(), "only what was answered is cleared");
            prop_assert!(it.group.is_none_or(|group| contributions.group(group).is_some()));
            // What waits for somebody can be answered by that one.
            for person in [STRATEGIST, MANAGER, EMPLOYEE, ANALYST] {
                prop_assert!(!waits(&agency, person).contains(&it.id) || may(&agency, person, it.id));
            }
        }
        let (answered, of) = contributions.answered();
        prop_assert!(answered <= of && of <= contributions.all().count());
        for recorded in &agency.log[begun..] {
            let anonymous = matches!(recorded.event, Event::ContributionMade { .. }) && recorded.actor == Actor::System;
            let written = serde_json::to_string(recorded).unwrap();
            prop_assert!(!anonymous || !written.contains("person"), "{}", written);
        }
    }
}

/// What provokes every refusal of contributions.
#[test]
fn what_is_adopted_says_what_is_done_or_where_it_can_be_read() {
    let mut agency = agency();
    let id = left(&mut agency);
    let seen = seen(&agency, id);
    let brief = |outcome, led_to| {
        let answer = ContributionAnswer { reason: reason("Absolut, ja"), led_to, ..answered(outcome) };
        agency.organisation.answer_contributions(&agency.context(), &[seen], answer)
    };
    let number = agency.number();
    let statement = agency.id("Mindre krångel");
    assert!(brief(Outcome::Adopted, None).unwrap_err().has("adopted-without-trace"));
    assert!(brief(Outcome::Adopted, Some(LedTo { revision: number, statement })).is_ok(), "the wording says it");
    assert!(brief(Outcome::Partly, None).is_ok() && brief(Outcome::Declined, None).is_ok());
}

pub(crate) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = agency();
    let (id, gone, hidden, cleared) = (left(&mut agency), left(&mut agency), left(&mut agency), left(&mut agency));
    let unknown = ContributionId(99);
    let text = || digest("Ny text");
    agency.actor = Actor::Person(EMPLOYEE);
    agency.must(|organisation, context| organisation.withdraw_contribution(context, gone));
    agency.must(|organisation, context| organisation.report_contribution(context, id, Objection::Secret));
    agency.actor = Actor::Person(STRATEGIST);
    agency.must(|organisation, context| organisation.hide_contribution(context, hidden, Objection::Secret));
    answer(&mut agency, cleared, answered(Outcome::Adopted));
    agency.open();
    agency.adopt();
    let decision = agency.organisation.decisions.get_max().unwrap().0;
    let retain = |agency: &Agency, decision| {
        agency.refused(|organisation, context| organisation.choose_retention(context, decision, Retention::Kept))
    };
    let not_on_revision = retain(&agency, domain::ids::DecisionId(99));
    agency.must(|organisation, context| organisation.choose_retention(context, decision, Retention::Cleared));
    let nothing = Some(About::Statement(StatementId(9_999)));
    let declined = ContributionAnswer {
        led_to: Some(LedTo { revision: agency.number(), statement: agency.id("Förenkling") }),
        ..answered(Outcome::Declined)
    };
    let seen_id = seen(&agency, id);
    let employee = agency.asked_by(EMPLOYEE);
    let nobody = Agency { actor: Actor::System, ..agency.clone() };
    let show = |id| agency.refused(|organisation, context| organisation.show_contribution(context, id));
    let group = |group, ids: Vec<ContributionId>| {
        agency.refused(|organisation, context| organisation.group_contributions(context, group, name("Tema"), ids))
    };
    let withdraw =
        |agency: &Agency, id| agency.refused(|organisation, context| organisation.withdraw_contribution(context, id));
    vec![
        ("contribution-unknown", show(unknown)),
        ("contribution-withdrawn", show(gone)),
        (
            "anonymous-not-allowed",
            nobody.refused(|organisation, context| organisation.contribute(context, None, text())),
        ),
        (
            "contribution-about-nothing",
            agency.refused(|organisation, context| organisation.contribute(context, nothing, text())),
        ),
        (
            "not-yours-to-answer",
            employee.refused(|organisation, context| {
                organisation.answer_contributions(context, &[seen_id], answered(Outcome::Adopted))
            }),
        ),
        (
            "declined-leads-nowhere",
            agency.refused(|organisation, context| organisation.answer_contributions(context, &[seen_id], declined)),
        ),
        (
            "adopted-without-trace",
            agency.refused(|organisation, context| {
                let brief = ContributionAnswer { reason: reason("Ja."), ..answered(Outcome::Adopted) };
                organisation.answer_contributions(context, &[seen_id], brief)
            }),
        ),
        ("contributions-none", group(None, vec![])),
        ("group-unknown", group(Some(GroupId(9)), vec![id])),
        (
            "reported-already",
            employee
                .refused(|organisation, context| organisation.report_contribution(context, id, Objection::Offensive)),
        ),
        (
            "hidden-already",
            agency
                .refused(|organisation, context| organisation.hide_contribution(context, hidden, Objection::Offensive)),
        ),
        (
            "text-cleared",
            agency.refused(|organisation, context| {
                organisation.strike_contribution(context, seen(&agency, cleared), text())
            }),
        ),
        ("not-yours-to-withdraw", withdraw(&agency, id)),
        ("contribution-answered", withdraw(&employee, cleared)),
        ("decision-not-on-revision", not_on_revision),
        ("retention-chosen", retain(&agency, decision)),
        ("passage-not-found", strike(&remark("Hej"), &["Nej"], "–").unwrap_err()),
        ("passages-none", strike(&Remark::parse("Hej").unwrap(), &[], "–").unwrap_err()),
    ]
}
