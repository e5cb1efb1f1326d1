//! Searching what is planned and measured: who finds it, by which words, and which of several rounds or definitions it is
//! found in.

use domain::ids::TaskId;
use domain::indicator::Definition;
use domain::planning::{Paper, Phase};
use domain::search::{Found, Hit, MayRead, Sort, Standing, Subject, search};
use domain::task::TaskStep;
use domain::text::Explanation;

use crate::agency::{Agency, ROUND, measure, name, opening, reason, remark, why};
use crate::task::{answered, register, terms};

fn found(agency: &Agency, query: &str) -> Found {
    search(&agency.organisation, MayRead::ALL, query, agency.today, 10)
}

fn hits(agency: &Agency, query: &str) -> Vec<(Sort, Standing)> {
    let hits = found(agency, query).sorts.into_iter().flat_map(|of_sort| of_sort.hits);
    hits.map(|hit| (hit.subject.sort(), hit.standing)).collect()
}

fn only(agency: &Agency, query: &str) -> Hit {
    let found = found(agency, query);
    assert_eq!(found.total, 1, "{query}: {found:?}");
    found.sorts.into_iter().flat_map(|of_sort| of_sort.hits).next().unwrap()
}

#[test]
fn activities_tasks_rounds_and_scenarios_are_found() {
    let mut agency = Agency::with_plans();
    agency.change("Register", |work| work.description = Explanation::parse("Håller ordning på åtgärder.").unwrap());
    let register_ = agency.activity("Register").id;
    assert_eq!(only(&agency, "åtgärder").subject, Subject::Activity(ROUND, register_));
    assert_eq!(only(&agency, "ÅTGÄRDER ordning").excerpt.unwrap().text, "Håller ordning på åtgärder.");
    assert_eq!(found(&agency, "atgarder").total, 0, "å and ä are letters of their own");

    let text = Explanation::parse("Växla upp i glesbygd.").unwrap();
    let seen = agency.seen_round();
    agency.must(|organisation, context| organisation.write_directive(context, seen, text, Vec::new()));
    assert_eq!(only(&agency, "glesbygd").subject, Subject::Round(ROUND));
    assert_eq!(only(&agency, "planering 2018").subject, Subject::Round(ROUND));

    let task = register(&mut agency, terms("Uppdrag 7"));
    assert_eq!(only(&agency, "uppdrag 7 budgetåret").subject, Subject::Task(task));
    agency.scenario("Växla upp tillsyn", None);
    assert_eq!(hits(&agency, "tillsyn"), [(Sort::Scenario, Standing::Draft)]);
    assert_eq!(
        hits(&agency, "digitalisering").iter().map(|(sort, _)| *sort).collect::<Vec<_>>(),
        [Sort::Statement, Sort::Task, Sort::Unit]
    );
}

#[test]
fn what_is_planned_is_found_only_by_those_who_may_read_it() {
    let mut agency = Agency::with_plans();
    register(&mut agency, terms("Uppdrag 7"));
    agency.scenario("Växla upp", None);
    for query in ["register", "uppdrag", "planering 2018", "växla"] {
        let of_anyone = search(&agency.organisation, MayRead::DECIDED, query, agency.today, 10);
        assert_eq!(of_anyone, Found::default(), "{query}");
        assert_eq!(found(&agency, query).total, 1, "{query}");
    }
    let drafts = MayRead { drafts: true, ..MayRead::DECIDED };
    assert_eq!(search(&agency.organisation, drafts, "register", agency.today, 10), Found::default());
}

#[test]
fn an_activity_of_several_rounds_is_found_once_by_the_one_that_counts_most() {
    let mut agency = Agency::with_plans();
    agency.change("Register", |work| work.until = None);
    agency.decide(Paper::Plan);
    agency.enter(Phase::Running);
    let next = opening("2019", 2019, Some(ROUND));
    agency.must(|organisation, context| organisation.open_planning(context, next));
    let second = agency.round().number;
    let register = agency.activity("Register").id;
    let hit = only(&agency, "register");
    assert_eq!((hit.subject, hit.standing), (Subject::Activity(ROUND, register), Standing::Current));
    // Where it reads otherwise in the next round, it is found by those words there.
    agency.change("Register", |work| work.title = name("Register över bidrag"));
    let hit = only(&agency, "register bidrag");
    assert_eq!((hit.subject, hit.standing), (Subject::Activity(second, register), Standing::Draft));
    assert_eq!(only(&agency, "register").subject, Subject::Activity(ROUND, register));
}

#[test]
fn what_is_answered_comes_after_what_is_to_be_answered() {
    let mut agency = Agency::planned();
    let ids: Vec<TaskId> =
        ["Uppdrag 1", "Uppdrag 2", "Uppdrag 3"].map(|number| register(&mut agency, terms(number))).into();
    let today = agency.today;
    agency.must(|organisation, context| organisation.move_task(context, ids[0], answered(today, remark("Rapport."))));
    let withdrawn = TaskStep::Withdrawn { reason: reason("Upphävt.") };
    agency.must(|organisation, context| organisation.move_task(context, ids[1], withdrawn));
    let found = found(&agency, "uppdrag");
    let order: Vec<(Subject, Standing)> = found.sorts[0].hits.iter().map(|hit| (hit.subject, hit.standing)).collect();
    assert_eq!(
        order,
        [
            (Subject::Task(ids[2]), Standing::Current),
            (Subject::Task(ids[0]), Standing::Past),
            (Subject::Task(ids[1]), Standing::Withdrawn),
        ]
    );
}

#[test]
fn an_indicator_is_found_by_its_name_what_it_asks_why_and_what_it_cannot_say() {
    let mut agency = Agency::measured();
    let definition = Definition {
        name: name("Tillväxtvilja"),
        question: reason("Hur många funderar på att växa?"),
        why: Explanation::parse("Ambitionen kommer före resultatet.").unwrap(),
        cannot_say: Explanation::parse("Varför de tvekar.").unwrap(),
        ..measure("Vilja", &[])
    };
    let id = agency.define(definition);
    for query in ["tillväxtvilja", "funderar", "ambitionen", "tvekar", "TVEKAR ambition"] {
        let hit = only(&agency, query);
        assert_eq!((hit.subject, hit.standing), (Subject::Indicator { id, definition: 1 }, Standing::Draft), "{query}");
    }
    agency.must(|organisation, context| organisation.end_indicator(context, id, why()));
    assert_eq!(hits(&agency, "tvekar"), [(Sort::Indicator, Standing::Past)]);
}

#[test]
fn what_no_body_has_decided_on_of_an_indicator_is_found_only_by_those_who_may_read_drafts() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Tillväxtvilja", &[]));
    let secret = agency.define(measure("Lönsamhet", &[]));
    let of_anyone = |agency: &Agency, query| search(&agency.organisation, MayRead::DECIDED, query, agency.today, 10);
    assert_eq!(of_anyone(&agency, "tillväxtvilja"), Found::default());
    agency.decided_set(&[id]);
    assert_eq!(of_anyone(&agency, "tillväxtvilja").total, 1);
    agency.redefine(id, |definition| definition.name = name("Tillväxtlust"));
    assert_eq!(of_anyone(&agency, "tillväxtlust"), Found::default(), "nobody has decided on the new name");
    assert_eq!(of_anyone(&agency, "tillväxtvilja").total, 1, "the one that was decided on is found still");
    let drafts = MayRead { drafts: true, ..MayRead::DECIDED };
    let found = search(&agency.organisation, drafts, "tillväxtlust", agency.today, 10);
    let hit = &found.sorts[0].hits[0];
    assert_eq!((hit.subject, hit.standing), (Subject::Indicator { id, definition: 2 }, Standing::Draft));
    assert_eq!(found.total, 1);
    let both = search(&agency.organisation, drafts, "tillväxt", agency.today, 10);
    let both = both.sorts.iter().find(|of_sort| of_sort.sort == Sort::Indicator).unwrap();
    let hit = &both.hits[0];
    assert_eq!(both.total, 1, "one indicator, by the definition that counts most");
    assert_eq!((hit.subject, hit.standing), (Subject::Indicator { id, definition: 1 }, Standing::Current));
    assert_eq!(of_anyone(&agency, "lönsamhet"), Found::default());
    assert_eq!(only(&agency, "lönsamhet").subject, Subject::Indicator { id: secret, definition: 1 });
}
