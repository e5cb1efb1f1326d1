//! The planning of 2018 and 2019: that the figures hold which the pages of the example show.

use std::collections::{BTreeMap, BTreeSet};

use domain::activity::{Activity, PlanState, Status, WHOLE};
use domain::ids::{RoundNumber, StatementId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::breaks::PlanBreak;
use domain::planning::{Paper, Phase, Pointed, Round};
use domain::scenario::Scenario;
use domain::statement::StatementKind;
use domain::task::TaskKind;
use jiff::civil::date;

use super::{now, on};

fn round(organisation: &Organisation, number: u32) -> &Round {
    organisation.planning.get(RoundNumber(number)).unwrap()
}

fn unit(organisation: &Organisation, name: &str) -> UnitId {
    organisation.units.values().find(|unit| unit.name.as_str() == name).unwrap().id
}

/// The goal or the area with this number.
fn statement(organisation: &Organisation, number: &str) -> StatementId {
    let tree = &organisation.strategy.get(domain::ids::RevisionNumber(5)).unwrap().tree;
    let has = |statement: &&domain::statement::Statement| {
        let kind = if number.len() == 1 { StatementKind::ResultArea } else { StatementKind::Goal };
        statement.kind == kind && tree.number(statement).as_deref() == Some(number)
    };
    tree.iter().find(has).unwrap().id
}

fn activity<'a>(round: &'a Round, title: &str) -> &'a Activity {
    round.activities.values().find(|activity| activity.work.title.as_str() == title).unwrap()
}

fn scenario<'a>(round: &'a Round, name: &str) -> &'a Scenario {
    round.scenarios.values().find(|scenario| scenario.name.as_str() == name).unwrap()
}

/// Millions of kronor and person-years, as they were typed.
fn millions(millions: f64, person_years: f64) -> Resources {
    Resources::new((millions * 1e6).round() as i64, (person_years * 100.0).round() as i64)
}

fn by_area(organisation: &Organisation, round: &Round) -> Vec<Resources> {
    let allocation = round.allocation(&organisation.areas_for(round));
    let areas = ["1", "2", "3", "4", "5", "6"].map(|number| Some(statement(organisation, number)));
    areas.iter().map(|area| allocation.sum_of(|line| line.area == *area)).collect()
}

#[test]
fn every_unit_below_a_department_plans_in_both_years() {
    let organisation = now();
    for (number, least, most) in [(1, 175, 195), (2, 180, 190)] {
        let round = round(&organisation, number);
        let units: BTreeSet<UnitId> = round.activities.values().map(|activity| activity.unit).collect();
        let below = organisation.units.values().filter(|unit| unit.parent.is_some()).map(|unit| unit.id);
        assert_eq!(units, below.collect());
        assert_eq!(units, round.plans.keys().copied().collect());
        assert!((least..=most).contains(&round.activities.len()), "{} activities", round.activities.len());
    }
}

#[test]
fn an_activity_is_written_in_full() {
    let organisation = now();
    for round in organisation.planning.rounds() {
        let mut titles = BTreeSet::new();
        for activity in round.activities.values() {
            let work = &activity.work;
            assert!(titles.insert(work.title.as_str()), "{} is there twice", work.title);
            assert!(40 < work.description.as_str().len(), "{} is not described", work.title);
            let owner = organisation.people.get(&work.owner.unwrap()).unwrap();
            assert_eq!(owner.unit, Some(activity.unit), "{} is owned from outside", work.title);
            let shares: u32 = work.goals.iter().map(|share| share.share).sum();
            assert!(work.goals.is_empty() || shares == WHOLE, "{}", work.title);
            assert!(!round.is_outside(work), "{} is outside {}", work.title, round.name);
            assert!(work.milestones.windows(2).all(|pair| pair[0].day <= pair[1].day), "{}", work.title);
        }
    }
}

#[test]
fn nobody_works_more_than_all_the_time() {
    let organisation = now();
    for round in organisation.planning.rounds() {
        let mut time: BTreeMap<_, u32> = BTreeMap::new();
        for effort in round.activities.values().flat_map(|activity| &activity.work.people) {
            *time.entry(effort.person).or_default() += effort.percent;
        }
        assert!(20 < time.len());
        assert!(time.values().all(|&percent| percent <= 100), "{time:?}");
    }
}

#[test]
fn the_officer_has_the_four_activities_of_the_page() {
    let organisation = now();
    let round = round(&organisation, 1);
    let officer = demo::people().into_iter().find(|(_, name)| *name == "Handläggare, Digital utveckling").unwrap().0;
    let mut told: Vec<(u32, &str, &str)> = Vec::new();
    for activity in round.activities.values() {
        for effort in activity.work.people.iter().filter(|effort| effort.person == officer) {
            let next = activity.work.milestones.iter().find(|milestone| milestone.reached.is_none()).unwrap();
            told.push((effort.percent, activity.work.title.as_str(), next.what.as_str()));
        }
    }
    told.sort_by_key(|(percent, ..)| std::cmp::Reverse(*percent));
    assert_eq!(
        told,
        [
            (45, "Robotlyftet", "Bedöm ansökningar, omgång 3"),
            (25, "Digitaliseringscheckar till små företag", "Skriv lärdomar från 2018"),
            (20, "Guider på verksamt.se", "Testa guiden Anställa"),
            (10, "Nytt arbetssätt för ansökningar", "Testvecka"),
        ]
    );
}

#[test]
fn the_board_decided_the_plan_of_2018_and_management_changed_it_in_june() {
    let before = on(date(2017, 12, 13));
    assert_eq!(round(&before, 1).phase(), Phase::Decision);
    let organisation = now();
    let round = round(&organisation, 1);
    assert_eq!(round.phase(), Phase::Running);
    let plans: Vec<_> = round.decided_plans().map(|edition| edition.decided_on).collect();
    assert_eq!(plans, [date(2017, 12, 14), date(2018, 6, 26)]);
    let bodies: Vec<&str> = round
        .decided_plans()
        .map(|edition| {
            let minutes = &organisation.decisions.get(&edition.decision).unwrap().decision.minutes;
            organisation.bodies.get(&minutes.body).unwrap().name.as_str()
        })
        .collect();
    assert_eq!(bodies, ["Styrelsen", "Ledningsgruppen"]);
    let areas = organisation.areas_for(round);
    let totals: Vec<_> = round.decided_plans().map(|edition| edition.allocation(&areas).unwrap().total()).collect();
    assert_eq!(totals[0], totals[1], "the change moved, and neither created nor destroyed");
    assert_eq!(round.allocation(&areas).total(), totals[1]);
    assert_eq!(round.resources_of(activity(round, "Fråga en företagare")), millions(0.9, 0.3));
    let frames: Resources = round.frames.values().copied().sum();
    assert_eq!(frames.kronor.0, 1_190_000_000);
    assert!(!totals[0].exceeds(frames));
}

#[test]
fn every_plan_of_2018_was_within_its_frame_and_approved() {
    let organisation = on(date(2017, 12, 31));
    let round = round(&organisation, 1);
    for unit in round.plans.keys() {
        assert_eq!(organisation.over_frame(round, *unit), None, "{unit}");
        assert_eq!(round.plan_state(*unit), PlanState::Approved);
    }
}

#[test]
fn in_2018_some_is_done_some_is_late_and_some_was_called_off() {
    let organisation = now();
    let round = round(&organisation, 1);
    let of = |status| round.activities.values().filter(|activity| activity.work.status == status).count();
    assert!(10 < of(Status::Done));
    assert_eq!((of(Status::Paused), of(Status::Cancelled)), (1, 1));
    let milestones = || round.activities.values().flat_map(|activity| &activity.work.milestones);
    let late = milestones().filter(|milestone| milestone.reached.is_none() && milestone.day < demo::today()).count();
    assert!((5..30).contains(&late), "{late} milestones are late");
    assert!(100 < milestones().filter(|milestone| milestone.reached.is_some()).count());
}

#[test]
fn the_plan_of_digital_utveckling_is_as_it_is_drawn() {
    let organisation = now();
    let round = round(&organisation, 2);
    let digital = unit(&organisation, "Digital utveckling");
    let drawn = [
        ("Digitaliseringscheckar till små företag", Some("3.1"), millions(18.4, 3.5), (1, 12)),
        ("Robotlyftet", Some("3.1"), millions(17.8, 5.0), (2, 11)),
        ("Rådgivning om data och affär", Some("3.1"), millions(6.1, 5.2), (1, 12)),
        ("Öppna verktyg för självtest", Some("3.1"), millions(2.7, 2.6), (3, 9)),
        ("Digital tjänst för ansökan, hela landet", Some("3.2"), millions(31.2, 9.4), (1, 12)),
        ("Guider på verksamt.se", Some("1.1"), millions(22.6, 7.8), (1, 12)),
        ("Kompetens för digital omställning", Some("2.1"), millions(8.3, 3.0), (4, 12)),
        ("Nytt arbetssätt för ansökningar", Some("6.2"), millions(6.2, 2.8), (1, 6)),
        ("Testmiljö för AI i små företag", None, millions(2.4, 1.2), (6, 10)),
    ];
    assert_eq!(round.activities_of(digital).count(), drawn.len());
    for (title, goal, resources, months) in drawn {
        let work = &activity(round, title).work;
        assert_eq!(work.goals.first().map(|share| share.goal), goal.map(|number| statement(&organisation, number)));
        assert_eq!(work.total(), resources, "{title}");
        assert_eq!((work.from.month(), work.until.unwrap().month()), months, "{title}");
    }
    let goals: BTreeSet<StatementId> =
        round.activities_of(digital).flat_map(|activity| &activity.work.goals).map(|share| share.goal).collect();
    assert_eq!(goals.len(), 5);
    assert_eq!(round.resources_of_unit(digital), millions(115.7, 40.5));
    assert_eq!(round.frame_of(digital), Some(millions(118.0, 41.0)));
    assert_eq!(round.plan_state(digital), PlanState::Draft);
    assert_eq!(round.plans.get(&digital).unwrap().changed.at.to_string(), "2018-11-14T08:42:00Z");
}

#[test]
fn goal_3_1_has_the_activities_of_its_page() {
    let organisation = now();
    let round = round(&organisation, 2);
    let goal = statement(&organisation, "3.1");
    let allocation = round.allocation(&organisation.areas_for(round));
    let to = |title| {
        let id = activity(round, title).id;
        allocation.sum_of(|line| line.place.activity == id && line.place.goal == Some(goal))
    };
    let drawn = [
        ("Digitaliseringscheckar till små företag", millions(18.4, 3.5)),
        ("Robotlyftet", millions(14.24, 4.0)),
        ("Rådgivning om data och affär", millions(6.1, 5.2)),
        ("Digitalt kliv för besöksnäringen", millions(4.3, 2.1)),
        ("Regionala digitaliseringssamordnare", millions(9.78, 2.4)),
        ("Öppna verktyg för självtest", millions(1.89, 1.82)),
    ];
    for (title, resources) in drawn {
        assert_eq!(to(title), resources, "{title}");
    }
    let sum = allocation.sum_of(|line| line.place.goal == Some(goal));
    assert_eq!(sum, drawn.iter().map(|(_, resources)| *resources).sum());
    assert_eq!(sum, millions(54.71, 19.02));
    assert!(activity(round, "Nätverk för e-handel").work.goals.is_empty());
}

#[test]
fn the_six_areas_sum_to_1_240_million_and_452_person_years() {
    let organisation = now();
    let round = round(&organisation, 2);
    let expected = [(96.0, 48.0), (142.0, 52.0), (121.0, 46.0), (318.0, 104.0), (437.0, 118.0), (126.0, 84.0)];
    let areas = by_area(&organisation, round);
    assert_eq!(areas, expected.map(|(mnkr, person_years)| millions(mnkr, person_years)));
    assert_eq!(areas.into_iter().sum::<Resources>(), millions(1240.0, 452.0));
    // Beside them lies what has no goal.
    let allocation = round.allocation(&organisation.areas_for(round));
    assert_eq!(allocation.sum_of(|line| line.area.is_none()), millions(2.4, 1.2));
}

/// What the drawn matrix calls a row, and the units that it is here.
const ROWS: [(&str, &[&str], f64, f64); 9] = [
    ("Förenkla", &["Förenkling"], 87.7, 88.0),
    ("Kompetens", &["Kompetensförsörjning"], 133.0, 133.0),
    // With the activity that has no goal, which the matrix leaves out.
    ("Digital utveckling", &["Digital utveckling"], 115.7, 118.0),
    ("Affärsutveckling", &["Affärsutveckling", "Kapitalförsörjning"], 194.0, 197.0),
    ("Internationalisering", &["Nya marknader"], 112.0, 112.0),
    ("Regional tillväxt", &["Regional tillväxt"], 195.0, 190.0),
    ("EU-program", &["EU-program norr", "EU-program mitt", "EU-program söder"], 221.0, 218.0),
    ("Landsbygd och service", &["Landsbygd och service"], 62.0, 62.0),
    (
        "Verksamhetsstöd",
        &[
            "Analys",
            "Statistik",
            "Utvärdering och lärande",
            "Ekonomi",
            "HR",
            "It",
            "Juridik och upphandling",
            "Kommunikation",
            "Planering och uppföljning",
            "Internrevision",
        ],
        122.0,
        122.0,
    ),
];

#[test]
fn units_and_their_frames_sum_as_the_matrix_is_drawn() {
    let organisation = now();
    let round = round(&organisation, 2);
    for (row, units, has, frame) in ROWS {
        let units = units.iter().map(|name| unit(&organisation, name));
        let (sum, given): (Vec<Resources>, Vec<Resources>) =
            units.map(|unit| (round.resources_of_unit(unit), round.frame_of(unit).unwrap())).unzip();
        assert_eq!(sum.into_iter().sum::<Resources>().kronor, millions(has, 0.0).kronor, "{row}");
        assert_eq!(given.into_iter().sum::<Resources>().kronor, millions(frame, 0.0).kronor, "{row}");
    }
    let of_units: Resources =
        round.frames.iter().filter(|(of, _)| of.unit.is_some()).map(|(_, resources)| *resources).sum();
    assert_eq!(of_units.kronor.0, 1_240_000_000);
    let areas = ["1", "2", "3", "4", "5", "6"].map(|number| statement(&organisation, number));
    let of_areas = areas.map(|area| round.frame_of_area(area).unwrap().kronor.0 / 1_000_000);
    assert_eq!(of_areas, [96, 142, 131, 318, 427, 126]);
}

#[test]
fn scenario_b_moves_ten_million_as_it_is_drawn() {
    let organisation = now();
    let round = round(&organisation, 2);
    let areas = organisation.areas_for(round);
    let scenario = scenario(round, "Scenario B");
    let (today, then) = (round.allocation(&areas), round.allocation_in(scenario, &areas));
    assert_eq!(scenario.balance(), Resources::NONE);
    let goal = |number| {
        let id = Some(statement(&organisation, number));
        then.sum_of(|line| line.place.goal == id) - today.sum_of(|line| line.place.goal == id)
    };
    assert_eq!(goal("3.1"), millions(7.5, 2.5));
    assert_eq!(goal("3.2"), millions(2.5, 1.0));
    assert_eq!(goal("5.1"), millions(-3.0, -1.0));
    assert_eq!(goal("5.3"), millions(-7.0, -2.5));
    let of = |name| {
        let id = unit(&organisation, name);
        then.sum_of(|line| line.unit == id) - today.sum_of(|line| line.unit == id)
    };
    let millions_of = |name| of(name).kronor.0 / 1_000_000;
    assert_eq!(["Digital utveckling", "Affärsutveckling"].map(millions_of), [7, 3]);
    assert_eq!(["Regional tillväxt", "EU-program norr"].map(millions_of), [-6, -4]);
    let gone = activity(round, "Servicebidrag i glesbygd, etapp 2").id;
    assert_eq!(then.sum_of(|line| line.place.activity == gone), Resources::NONE);
    // The frames of the areas hold then, and that of Digital utveckling does not.
    let passed = |sums: &domain::allocation::sums::Sums| -> Vec<String> {
        let name = |of: domain::planning::FrameFor| match (of.unit, of.area) {
            (Some(unit), _) => organisation.units.get(&unit).unwrap().name.as_str().to_owned(),
            (None, area) => format!("area {}", area.unwrap()),
        };
        organisation.frames_passed(round, sums).into_iter().map(|(of, _)| name(of)).collect()
    };
    assert_eq!(passed(&round.sums_in(scenario)), ["Digital utveckling"]);
    let regional = format!("area {}", statement(&organisation, "5"));
    assert_eq!(passed(round.sums()), [regional.as_str(), "Regional tillväxt", "EU-program norr"]);
}

#[test]
fn the_three_scenarios_are_tried_and_none_is_decided() {
    let organisation = now();
    let round = round(&organisation, 2);
    assert_eq!(round.phase(), Phase::UnitPlans);
    assert_eq!(round.ends(Phase::UnitPlans), Some(date(2018, 11, 23)));
    assert_eq!(round.begins(Phase::Decision), Some(date(2018, 12, 11)));
    assert_eq!(round.decided(Paper::Directive).unwrap().decided_on, date(2018, 9, 18));
    let names: Vec<&str> = round.scenarios.values().map(|scenario| scenario.name.as_str()).collect();
    assert_eq!(names, ["Scenario A", "Scenario B", "Scenario C"]);
    for scenario in round.scenarios.values() {
        assert_eq!(scenario.balance(), Resources::NONE);
        assert!(scenario.adopted.is_none() && !scenario.comments.is_empty());
    }
    let spared = |activity: &Activity| {
        let areas = organisation.areas_for(round);
        round.is_pointed_out(activity, |goal| areas.of_goal(goal))
    };
    for (place, change) in &scenario(round, "Scenario C").changes() {
        let less = change.is_short();
        assert!(!less || !spared(round.activity(place.activity).unwrap()), "{place:?} is pointed out and loses");
    }
}

#[test]
fn what_is_pointed_out_is_followed_in_both_years() {
    let organisation = now();
    let pointed = |number| round(&organisation, number).directive.pointed_out.keys().copied().collect::<Vec<Pointed>>();
    let goals = |numbers: [&str; 2]| numbers.map(|number| Pointed::Statement(statement(&organisation, number)));
    let first = pointed(1);
    assert!(goals(["1.1", "4.1"]).iter().all(|goal| first.contains(goal)));
    assert_eq!(first.iter().filter(|pointed| matches!(pointed, Pointed::Activity(_))).count(), 6);
    let second: BTreeSet<Pointed> = pointed(2).into_iter().collect();
    assert_eq!(second, goals(["3.1", "2.1"]).into_iter().collect());
}

#[test]
fn the_units_are_at_different_places_on_the_way() {
    let organisation = now();
    let round = round(&organisation, 2);
    let in_state = |state| round.plans.values().filter(|plan| plan.state() == state).count();
    assert_eq!(
        [PlanState::Draft, PlanState::Returned, PlanState::Submitted, PlanState::Approved].map(in_state),
        [7, 3, 6, 5]
    );
    let over: Vec<&str> = round
        .plans
        .keys()
        .filter(|unit| organisation.over_frame(round, **unit).is_some())
        .map(|unit| organisation.units.get(unit).unwrap().name.as_str())
        .collect();
    assert_eq!(over, ["Regional tillväxt", "EU-program norr"]);
    assert!(round.plans.values().filter(|plan| plan.over_frame.is_some()).count() == 2);
}

#[test]
fn what_goes_on_is_carried_over_and_what_ended_is_not() {
    let organisation = now();
    let (first, second) = (round(&organisation, 1), round(&organisation, 2));
    let carried = |activity: &&Activity| activity.carried_from == Some(first.number);
    let activities = || second.activities.values().map(AsRef::as_ref);
    assert!(120 < activities().filter(carried).count());
    assert!(20 < activities().filter(|activity| activity.carried_from.is_none()).count());
    for activity in activities() {
        let before = first.activities.values().find(|before| before.work.title == activity.work.title);
        assert_eq!(before.map(|before| before.id), Some(activity.id).filter(|_| carried(&activity)));
    }
    for over in first.activities.values().filter(|activity| activity.work.status.is_over()) {
        assert!(second.activity(over.id).is_none(), "{} is over", over.work.title);
    }
}

/// The requirement that no activity answers.
const UNANSWERED: &str = "Återrapportering 15";

#[test]
fn the_thread_breaks_in_five_places_and_a_sixth_when_the_plans_are_in() {
    let organisation = now();
    let (first, second) = (round(&organisation, 1), round(&organisation, 2));
    let task = organisation.tasks.values().find(|task| task.terms.number.as_str() == UNANSWERED).unwrap().id;
    let unanswered = PlanBreak::TaskWithoutActivity(task);
    let told = |round| -> Vec<PlanBreak> {
        let found = organisation.plan_breaks(round, demo::today()).into_iter();
        found.filter(|found| found.aside.is_none()).map(|found| found.broken).collect()
    };
    let without_goal = |title| activity(second, title).id;
    assert_eq!(
        told(second),
        [
            unanswered,
            PlanBreak::ResourcesWithoutGoal(without_goal("Testmiljö för AI i små företag")),
            PlanBreak::OverFrame(unit(&organisation, "Regional tillväxt")),
            PlanBreak::OverFrame(unit(&organisation, "EU-program norr")),
            PlanBreak::ActivityWithoutGoal(without_goal("Nätverk för e-handel")),
        ]
    );
    let shrinking: Vec<StatementId> = organisation.shrinking(second).into_iter().map(|(id, _)| id).collect();
    assert_eq!(shrinking, [statement(&organisation, "2.1")]);
    assert_eq!(told(first), [unanswered]);
    assert_eq!(organisation.plan_breaks(first, demo::today()).len(), 5, "four are set aside");
}

#[test]
fn sixteen_requirements_and_fifteen_assignments_are_handed_out_and_answered() {
    let organisation = now();
    let of = |kind| organisation.tasks.values().filter(|task| task.terms.kind == kind).count();
    assert_eq!((of(TaskKind::Reporting), of(TaskKind::Assignment)), (16, 15));
    assert!(organisation.tasks.values().all(|task| task.unit.is_some()));
    let departments: BTreeSet<_> =
        organisation.tasks.values().map(|task| organisation.units.get(&task.unit.unwrap()).unwrap().parent).collect();
    assert_eq!(departments.len(), 5);
    for task in organisation.tasks.values() {
        if task.terms.number.as_str() == UNANSWERED {
            continue;
        }
        let answered_by = round(&organisation, 1).answering(task.id).map(|activity| activity.unit).collect::<Vec<_>>();
        assert!(answered_by.contains(&task.unit.unwrap()), "{} is answered by no activity", task.terms.number);
        let goes_on = round(&organisation, 2).answering(task.id).next().is_some();
        assert!(goes_on || !task.is_open(), "{} is open and answered by no activity of 2019", task.terms.number);
    }
    let late: Vec<&str> = organisation
        .tasks
        .values()
        .filter(|task| task.is_late(demo::today()))
        .map(|task| task.terms.number.as_str())
        .collect();
    assert_eq!(late, ["Uppdrag 8"]);
    assert_eq!(organisation.tasks.values().filter(|task| !task.is_open()).count(), 10);
}
