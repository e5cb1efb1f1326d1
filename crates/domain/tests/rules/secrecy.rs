//! What is secret: marked, lifted, and nowhere in what those see who may not know of it.

use std::collections::BTreeSet;

use domain::activity::Manner;
use domain::assignment::Scope;
use domain::event::{Event, Recorded};
use domain::ids::{AssignmentId, CommentId, DeputationId, PersonId, TaskId};
use domain::indicator::writing::Redefinition;
use domain::indicator::{Definition, Reflects};
use domain::notice::{Following, Since};
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer, may_read_secret};
use domain::search::{self, MayRead, Subject};
use domain::secrecy::{Ground, Withheld, seen};
use domain::task::{Handed, TaskStep};
use domain::time::Actor;
use domain::to_do::Act;
use domain::topic::Topic;
use domain::writing::Seen;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::agency::{
    Agency, COMPANIES, DIGITAL, EMPLOYEE, HEAD, MANAGER, ROUND, SECRETARY, SERVICE, STAFF, STEERS, adding, measure,
    name, reason, remark, work,
};
use crate::task::{answered, register, terms};

const EVERYONE: [PersonId; 5] = [STEERS, MANAGER, HEAD, EMPLOYEE, SECRETARY];

pub(crate) fn ground() -> Ground {
    Ground { chapter: 18, section: name("8") }
}

fn mark(agency: &mut Agency, task: TaskId) {
    agency.must(|organisation, context| organisation.mark_secret(context, task, ground(), reason("Röjer skyddet.")));
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// What an agency says of a task that is secret, which nothing else says.
fn marker(number: usize) -> String {
    format!("Hemlighet{number}x")
}

/// An agency with tasks, some of them secret and tied to activities, and people with roles in all sorts of scopes.
fn any_agency(base: &Agency, numbers: &mut Numbers) -> (Agency, Vec<TaskId>) {
    let mut agency = base.clone();
    let units = [COMPANIES, DIGITAL, SERVICE, STAFF];
    let today = agency.today;
    agency.actor = Actor::System;
    let mut secret = Vec::new();
    let count = 1 + numbers.below(5);
    let mut events = Vec::new();
    for number in 1..=count {
        let unit = (0 < numbers.below(4)).then(|| numbers.one_of(&units));
        let terms = domain::task::Terms {
            title: name(&marker(number)),
            text: domain::text::Explanation::parse(&marker(number)).unwrap(),
            ..terms(&format!("Uppdrag {number}"))
        };
        let task = TaskId(u32::try_from(number).unwrap());
        events.push(Event::TasksRegistered { tasks: vec![domain::task::NewTask { task, terms, unit }] });
        if 0 < numbers.below(3) {
            secret.push(task);
            events.push(Event::TaskMarkedSecret { task, ground: ground(), reason: reason(&marker(number)) });
        }
        if 0 < numbers.below(3) {
            let comment = CommentId(task.0);
            let text = domain::decision::Digest256::of(marker(number).as_bytes());
            let (about, answers, mentions) = (Topic::Task(task), None, vec![numbers.one_of(&EVERYONE)]);
            events.push(Event::CommentMade { comment, about, answers, mentions, text });
        }
    }
    for id in 1..=numbers.below(3) {
        let day = today.saturating_add(i64::try_from(numbers.below(5)).unwrap().days()).saturating_sub(2.days());
        events.push(Event::RoleGiven {
            assignment: AssignmentId(u32::try_from(id).unwrap()),
            person: numbers.one_of(&EVERYONE),
            role: numbers.one_of(&[Role::Cleared, Role::UnitManager, Role::Contributor, Role::Analyst]),
            scope: numbers.one_of(&[Scope::Organisation, Scope::Unit(DIGITAL), Scope::Unit(COMPANIES)]),
            from: day,
            until: (0 < numbers.below(2)).then_some(day),
        });
    }
    if 0 < numbers.below(2) {
        events.push(Event::DeputyNamed {
            deputation: DeputationId(1),
            person: numbers.one_of(&[MANAGER, HEAD]),
            deputy: numbers.one_of(&EVERYONE),
            role: Role::UnitManager,
            scope: Scope::Unit(numbers.one_of(&units)),
            from: today,
            until: today,
        });
    }
    agency.happen(events);
    let tasks: Vec<TaskId> = (1..=count).map(|number| TaskId(u32::try_from(number).unwrap())).collect();
    let tied = domain::activity::Work { tasks, ..work("Knuten", &[], &[]) };
    agency.must(|organisation, context| {
        organisation.write_plan(context, (ROUND, numbers.one_of(&units)), adding(tied.clone()), Manner::Edited)
    });
    (agency, secret)
}

/// Where something that a viewer may not read can still be found. What is shown of an organisation comes from the value
/// and the events that are looked through here.
fn leaks(shown: &Organisation, log: &[Recorded], hidden: &BTreeSet<TaskId>, viewer: Viewer) -> Vec<String> {
    let mut found = Vec::new();
    let (organisation, events) = (format!("{shown:?}"), format!("{log:?}"));
    for task in hidden {
        let marker = marker(usize::try_from(task.0).unwrap());
        if organisation.contains(&marker) {
            found.push(format!("{task} in the organisation"));
        }
        if events.contains(&marker) {
            found.push(format!("{task} in the log"));
        }
        let hits = search::search(shown, MayRead::ALL, &marker, date_of(viewer), 10);
        let is_hit = hits.sorts.iter().flat_map(|of_sort| &of_sort.hits).any(|hit| hit.subject == Subject::Task(*task));
        if is_hit || 0 < hits.total {
            found.push(format!("{task} by searching"));
        }
        if shown.comments.about(Topic::Task(*task)).next().is_some() || shown.comments.get(CommentId(task.0)).is_some()
        {
            found.push(format!("what is said of {task}"));
        }
        if events.contains(&format!("about: Task(TaskId({}))", task.0)) {
            found.push(format!("what is said of {task} in the log"));
        }
        let round = shown.planning.get(ROUND).unwrap();
        if 0 < round.answering(*task).count() {
            found.push(format!("{task} tied to an activity"));
        }
    }
    if let Viewer::Person(person, day) = viewer {
        let asked = shown.to_do(person, day).into_iter();
        found.extend(asked.filter_map(|todo| match todo.act {
            Act::AnswerTask(task) if hidden.contains(&task) => Some(format!("{task} in what there is to do")),
            _ => None,
        }));
        let notices = shown.notices(person, day, &Following::default(), Since::BEGINNING).into_iter();
        found.extend(notices.filter_map(|notice| match notice.about {
            Topic::Task(task) if hidden.contains(&task) => Some(format!("{task} in the notices")),
            _ => None,
        }));
    }
    found
}

fn date_of(viewer: Viewer) -> Date {
    match viewer {
        Viewer::Person(_, day) | Viewer::Program(_, day, _) => day,
        Viewer::Public | Viewer::Directory | Viewer::System => Date::MAX,
    }
}

#[test]
fn everything_that_is_shown_is_a_part_of_what_single_reads_give() {
    let base = Agency::planned();
    let mut numbers = Numbers(2018);
    let (mut cases, mut withheld_in, mut seen_by_the_check) = (0, 0, 0);
    while cases < 10_000 {
        let (agency, secret) = any_agency(&base, &mut numbers);
        let organisation = &agency.organisation;
        let log = &agency.log[base.log.len()..];
        for person in EVERYONE.map(Some).into_iter().chain([None]) {
            let day = agency.today.saturating_add(i64::try_from(numbers.below(3)).unwrap().days());
            let viewer = person.map_or(Viewer::Public, |person| Viewer::Person(person, day));
            // The single read: may this viewer read this task?
            let may = |task: &TaskId| may_read_secret(organisation, viewer, organisation.task(*task).unwrap().unit);
            let hidden: BTreeSet<TaskId> = secret.iter().filter(|task| !may(task)).copied().collect();
            let withheld = Withheld::from(organisation, viewer);
            let shown = organisation.without(&withheld);
            let told: Vec<Recorded> = log.iter().cloned().filter_map(|event| seen(event, &withheld)).collect();
            assert_eq!(leaks(&shown, &told, &hidden, viewer), Vec::<String>::new(), "{viewer:?}");
            assert_eq!(shown.tasks.len() + hidden.len(), organisation.tasks.len(), "what may be read is there");
            withheld_in += usize::from(!hidden.is_empty());
            // That the check finds what is not withheld: the list without a scope.
            if !hidden.is_empty() && cases % 50 == 0 {
                assert!(hidden.len() * 3 <= leaks(organisation, log, &hidden, viewer).len());
                seen_by_the_check += 1;
            }
            cases += 1;
        }
    }
    assert!(5_000 < withheld_in && 50 < seen_by_the_check, "{withheld_in} of {cases} were about anything");
}

#[test]
fn a_task_is_marked_with_its_ground_and_read_by_its_own() {
    let mut agency = Agency::planned();
    let task = register(&mut agency, terms("Uppdrag 1"));
    let handed = vec![Handed { task, unit: Some(DIGITAL) }];
    agency.must(|organisation, context| organisation.hand_out_tasks(context, handed));
    agency.actor = Actor::Person(MANAGER);
    mark(&mut agency, task);
    assert_eq!(agency.organisation.task(task).unwrap().secret.as_ref().unwrap().ground, ground());
    let reads =
        |agency: &Agency, person| !Withheld::from(&agency.organisation, Viewer::Person(person, agency.today)).has(task);
    assert_eq!([STEERS, MANAGER, HEAD].map(|person| reads(&agency, person)), [true; 3], "management and its managers");
    assert_eq!([EMPLOYEE, SECRETARY].map(|person| reads(&agency, person)), [false; 2]);
    agency.must(|organisation, context| organisation.lift_secrecy(context, task, reason("Skyddet är borta.")));
    assert!(reads(&agency, EMPLOYEE));
}

#[test]
fn what_one_may_not_know_of_is_not_there_to_change() {
    let mut agency = Agency::planned();
    let task = register(&mut agency, terms("Uppdrag 1"));
    mark(&mut agency, task);
    let other = agency.asked_by(EMPLOYEE);
    let (seen, handed) = (Seen(other.organisation.task(task).unwrap().version), Handed { task, unit: Some(DIGITAL) });
    let step: TaskStep = answered(other.today, remark("Klart."));
    let refused = [
        other.refused(|organisation, context| {
            organisation.rewrite_task(context, (task, seen), terms("Uppdrag 2"), None)
        }),
        other.refused(|organisation, context| organisation.hand_out_tasks(context, vec![handed])),
        other.refused(|organisation, context| organisation.move_task(context, task, step.clone())),
        other.refused(|organisation, context| organisation.lift_secrecy(context, task, reason("Jag vill se."))),
        other.refused(|organisation, context| organisation.mark_secret(context, task, ground(), reason("Igen."))),
    ];
    for refusals in refused {
        assert!(refusals.has("task-unknown"), "{refusals:?}");
    }
}

#[test]
fn who_writes_an_activity_leaves_the_ties_that_are_not_seen() {
    let mut agency = Agency::planned();
    let (open, hidden) = (register(&mut agency, terms("Uppdrag 1")), register(&mut agency, terms("Uppdrag 2")));
    let tied = domain::activity::Work { tasks: vec![hidden, open], ..work("Portal", &[], &[]) };
    let id = agency.write(DIGITAL, tied.clone());
    mark(&mut agency, hidden);
    // The manager of the unit sees no secret of what no unit answers for.
    let mut manager = agency.asked_by(MANAGER);
    let write = |agency: &mut Agency, tasks: &[TaskId], title: &str| {
        let work = domain::activity::Work { title: name(title), tasks: tasks.to_vec(), ..tied.clone() };
        let seen = agency.seen_activity(id);
        let change = domain::activity::PlanChange { changed: vec![(seen.0, seen.1, work)], ..Default::default() };
        agency.must(|organisation, context| organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Edited));
        agency.round().activity(id).unwrap().work.tasks.clone()
    };
    assert_eq!(write(&mut manager, &[open], "Portal för alla"), [hidden, open], "nothing of the ties was changed");
    assert_eq!(write(&mut manager, &[], "Portal för alla"), [hidden], "the own tie was taken away");
    let new = domain::activity::Work { tasks: vec![hidden], ..work("Ny portal", &[], &[]) };
    let refused = manager.refused(|organisation, context| {
        organisation.write_plan(context, (ROUND, DIGITAL), adding(new), Manner::Edited)
    });
    assert!(refused.has("task-unknown"), "a task that is not seen is not there: {refused:?}");
}

#[test]
fn who_defines_an_indicator_leaves_what_it_reflects_and_is_not_seen() {
    let mut agency = Agency::planned();
    let (open, hidden) = (register(&mut agency, terms("Uppdrag 1")), register(&mut agency, terms("Uppdrag 2")));
    let reflecting = |tasks: &[TaskId], decimals| Definition {
        reflects: tasks.iter().copied().map(Reflects::Task).collect(),
        owner: Some(STEERS),
        decimals,
        ..measure("Svarstid", &[])
    };
    let id = agency.define(reflecting(&[hidden, open], 1));
    mark(&mut agency, hidden);
    let mut other = agency.asked_by(EMPLOYEE);
    let write = |agency: &mut Agency, tasks: &[TaskId], decimals| {
        let definition = reflecting(tasks, decimals);
        let seen = (id, Seen(agency.indicator(id).version));
        let change =
            Redefinition { definition, breaks_from: None, reason: Some(crate::agency::why()), comparable: None };
        agency.must(|organisation, context| organisation.redefine_indicator(context, seen, change));
        agency.indicator(id).definition().reflects.clone()
    };
    let both = [hidden, open].map(Reflects::Task);
    assert_eq!(write(&mut other, &[open], 0), both, "nothing of what it reflects was changed");
    assert_eq!(write(&mut other, &[], 0), both[..1], "what is seen was taken away");

    let new = Definition { name: name("Svarstid i dagar"), ..reflecting(&[hidden], 0) };
    let refused = other.refused(|organisation, context| organisation.define_indicators(context, vec![new]));
    assert!(refused.has("task-unknown"), "a task that is not seen is not there: {refused:?}");

    let withheld = Withheld::from(&other.organisation, Viewer::Person(EMPLOYEE, other.today));
    let told: Vec<Recorded> = other.log.iter().cloned().filter_map(|event| seen(event, &withheld)).collect();
    let ties = |log: &[Recorded]| format!("{log:?}").matches(&format!("{:?}", both[0])).count();
    assert_eq!(ties(&told), 0, "no event tells of the tie");
    assert_eq!(ties(&other.log), 3, "which the log holds");
}

#[test]
fn a_number_that_only_a_hidden_task_has_is_free() {
    let mut agency = Agency::planned();
    let task = register(&mut agency, terms("Uppdrag 1"));
    mark(&mut agency, task);
    let again = |agency: &Agency| {
        let new = vec![(terms("Uppdrag 1"), None)];
        agency.organisation.register_tasks(&agency.context(), new)
    };
    assert!(again(&agency).is_err_and(|refusals| refusals.has("task-number-taken")), "who sees it is told");
    let other = agency.asked_by(EMPLOYEE);
    assert!(again(&other).is_ok(), "who may not know of it is not told by a refusal");
}
