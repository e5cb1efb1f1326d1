//! What a plan gives, on the platform and on the pages of goals and areas: to whom, of which day, and from which plan.

#![expect(clippy::unwrap_used, reason = "a helper of a test is a test too")]

use domain::activity::{Grant, Manner, PlanChange, Share, Work};
use domain::body::Matters;
use domain::decision::{Matter, Minutes};
use domain::event::Event;
use domain::ids::{BodyId, FundingId, PersonId, RoundNumber, StatementId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{FundingKind, Paper, Pointed};
use domain::refusal::Refusals;
use domain::statement::StatementKind::{Goal, ResultArea};
use domain::text::{Explanation, Name, Reason, RegistrationNumber};
use domain::time::{Actor, Context};
use jiff::civil::{Date, date};
use testkit::client::Installation;

use super::agency::{STRATEGIST, agency_with, happened_on, statement, whole_thread, words_of};

const ROUND: RoundNumber = RoundNumber(1);

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// The whole thread, an area whose goal nobody has work for, and a round for 2018 in which three activities are planned:
/// one for each of two goals, and one for none.
fn planned() -> Installation {
    let mut statements = whole_thread();
    statements.push(statement(5, ResultArea, None, "Hav"));
    statements.push(statement(6, Goal, Some(5), "Fler hav är rena"));
    statements.push(statement(7, Goal, Some(5), "Färre algblomningar"));
    let installation = agency_with(statements);
    happened_on(
        &installation,
        date(2017, 9, 1),
        vec![
            Event::UnitAdded { unit: UnitId(1), name: name("Vattenenheten"), parent: None },
            Event::FundingAdded { source: FundingId(1), name: name("Anslag"), kind: FundingKind::Appropriation },
            Event::MandateGiven {
                body: BodyId(1),
                matters: Matters::Planning,
                basis: name("Arbetsordningen"),
                from: date(2010, 1, 1),
            },
        ],
    );
    ask(&installation, date(2017, 9, 1), |organisation, context| {
        let (from, until) = (date(2018, 1, 1), date(2018, 12, 31));
        let opening = Opening { name: name("2018"), from, until, based_on: None, calendar: Vec::new() };
        organisation.open_planning(context, opening)
    });
    let work = |title: &str, goals: &[(u32, u32)], kronor: i64, people: i64| Work {
        goals: goals.iter().map(|&(goal, share)| Share { goal: StatementId(goal), share }).collect(),
        resources: vec![Grant { source: FundingId(1), resources: Resources::new(kronor, people) }],
        ..Work::new(name(title), date(2018, 1, 1), Some(date(2018, 12, 31)))
    };
    let added = vec![
        work("Kalka sjöar", &[(4, 7_500), (6, 2_500)], 4_000_000, 400),
        work("Mäta <i>havet</i>", &[(6, 10_000)], 1_450_000, 150),
        work("Arkivet", &[], 550_000, 50),
    ];
    ask(&installation, date(2017, 10, 1), move |organisation, context| {
        let change = PlanChange { added: added.clone(), ..PlanChange::default() };
        organisation.write_plan(context, (ROUND, UnitId(1)), change, Manner::Edited)
    });
    installation
}

fn ask(
    installation: &Installation,
    day: Date,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + 'static,
) {
    let noon = installation.store.clock().zone().to_timestamp(day.at(12, 0, 0, 0)).unwrap();
    let context = Context { actor: Actor::System, at: noon, today: day };
    let organisation = installation.organisation.clone();
    installation.store.amend(&context, &organisation, |organisation| rule(organisation, &context)).unwrap();
}

fn decide(installation: &Installation, paper: Paper, day: Date, number: &'static str) {
    ask(installation, day, move |organisation, context| {
        organisation.propose_paper(context, (ROUND, paper), BodyId(1), None)
    });
    ask(installation, day, move |organisation, context| {
        let minutes = Minutes {
            body: BodyId(1),
            decided_on: day,
            registration_number: RegistrationNumber::parse(number).unwrap(),
            paragraph: None,
            minutes: None,
            attendance: None,
            presenter: None,
            reservations: Explanation::default(),
            union_consultation: None,
        };
        organisation.record_decision(context, Matter::Paper { round: ROUND, paper }, minutes)
    });
}

async fn signed_in(installation: &Installation, person: PersonId) -> testkit::client::Client {
    let client = installation.anonymous();
    client.sign_in(person).await;
    client
}

#[tokio::test]
async fn a_decided_plan_is_for_everyone_to_see() {
    let installation = planned();
    decide(&installation, Paper::Plan, date(2017, 12, 14), "1.1-2017-9");
    let words = words_of(&installation.anonymous().get("/").await.main());
    // 4,0 + 1,45 + 0,55 million, in whole ones that add up: 3 + 2 + 1.
    assert!(words.contains("miljoner kronor 6 årsarbetskrafter 6 aktiviteter 3"), "{words}");
    assert!(words.contains("3 mnkr 3 åa 50 % av allt") && words.contains("En aktivitet"), "{words}");
    assert!(words.contains("2 mnkr"), "{words}");
    assert!(words.contains("Plan 2018, beslutad 2017-12-14"), "{words}");
    assert!(words.contains("1 mnkr i en aktivitet utan område"), "{words}");

    let goal = installation.anonymous().get("/statements/6").await;
    let words = words_of(&goal.main());
    assert!(words.contains("2 aktiviteter, från en enhet"), "{words}");
    assert!(words.contains("Vattenenheten 100 % 1,5 1,5") || words.contains("Vattenenheten 100 % 1,4 1,5"), "{words}");
    assert!(words.contains("Vattenenheten 25 % 1,0 1,0"), "{words}");
    assert!(words.contains("Summa till målet 2,5 2,5") || words.contains("Summa till målet 2,4 2,5"), "{words}");
    assert!(goal.says("Mäta &lt;i&gt;havet&lt;/i&gt;"), "what was typed is text");
    assert!(!goal.says("/activities/"), "the page of an activity is not for everyone");
    let without = words_of(&installation.anonymous().get("/statements/7").await.main());
    assert!(without.contains("Planen har ingen aktivitet för det här målet"), "{without}");

    let area = words_of(&installation.anonymous().in_language("en").get("/statements/5").await.main());
    assert!(area.contains("Fler hav är rena 2 2 3") && area.contains("Färre algblomningar 0 – –"), "{area}");
    assert!(area.contains("Sum in the area 2 2 3"), "{area}");
}

#[tokio::test]
async fn what_is_not_decided_is_for_those_who_plan_and_says_so() {
    let installation = planned();
    let public = words_of(&installation.anonymous().get("/").await.main());
    assert!(!public.contains("mnkr") && !public.contains("aktiviteter") && !public.contains("åa"), "{public}");
    assert!(!words_of(&installation.anonymous().get("/statements/6").await.main()).contains("aktivitet"));

    let strategist = signed_in(&installation, STRATEGIST).await;
    let page = strategist.get("/").await;
    assert!(page.says(r#"<a href="/sjoar/planning/1">Planerat 2018, inte beslutat</a>"#), "{}", page.main());
    let goal = strategist.get("/statements/6").await;
    assert!(goal.says(r#"<a href="/sjoar/planning/1/activities/1">Kalka sjöar</a>"#), "{}", goal.main());
    // For its own period, and not for others.
    for (day, is_there) in [("2018-06-01", true), ("2016-01-01", false), ("2019-06-01", false)] {
        let words = words_of(&strategist.get(&format!("/?as-of={day}")).await.main());
        assert_eq!(words.contains("Planerat 2018"), is_there, "{day}: {words}");
    }
}

#[tokio::test]
async fn a_day_before_the_plan_and_one_after_its_year_know_nothing_of_it() {
    let installation = planned();
    decide(&installation, Paper::Plan, date(2017, 12, 14), "1.1-2017-9");
    for day in ["2017-12-13", "2019-01-01"] {
        let words = words_of(&installation.anonymous().get(&format!("/?as-of={day}")).await.main());
        assert!(!words.contains("mnkr"), "{day}: {words}");
    }
    let words = words_of(&installation.anonymous().get("/?as-of=2018-06-01").await.main());
    assert!(words.contains("Plan 2018, beslutad 2017-12-14"), "{words}");
}

#[tokio::test]
async fn what_a_decided_directive_points_out_is_marked() {
    let installation = planned();
    ask(&installation, date(2017, 11, 1), |organisation, context| {
        let reason = Reason::parse("Algerna är många").unwrap();
        organisation.point_out(context, ROUND, Pointed::Statement(StatementId(5)), reason)
    });
    let strategist = signed_in(&installation, STRATEGIST).await;
    assert!(words_of(&strategist.get("/").await.main()).contains("Fler hav är rena (utpekat 2018)"));
    assert!(!words_of(&installation.anonymous().get("/").await.main()).contains("utpekat"), "nobody has decided it");

    ask(&installation, date(2017, 11, 1), |organisation, context| {
        let text = Explanation::parse("Havet först.").unwrap();
        let seen = domain::writing::Seen(organisation.planning.get(ROUND).unwrap().version);
        organisation.write_directive(context, (ROUND, seen), text, Vec::new())
    });
    decide(&installation, Paper::Directive, date(2017, 11, 2), "1.1-2017-8");
    decide(&installation, Paper::Plan, date(2017, 12, 14), "1.1-2017-9");
    let words = words_of(&installation.anonymous().get("/").await.main());
    assert!(words.contains("Fler hav är rena (utpekat 2018)"), "{words}");
    assert!(words.contains("2 av 2 utpekade"), "both activities of the area are for its goals: {words}");
    let goal = words_of(&installation.anonymous().get("/statements/6").await.main());
    assert!(goal.contains("Utpekat i planeringsdirektivet 2018") && goal.contains("Kalka sjöar Utpekad"), "{goal}");
}
