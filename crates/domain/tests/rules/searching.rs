//! Searching what is planned: who finds it, by which words, and which of several rounds it is found in.

use domain::ids::TaskId;
use domain::planning::{Paper, Phase};
use domain::search::{Found, Hit, MayRead, Sort, Standing, Subject, search};
use domain::task::TaskStep;
use domain::text::Explanation;

use crate::agency::{Agency, ROUND, name, opening, reason, remark};
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
