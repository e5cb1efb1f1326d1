//! "Min tråd": one's own work and what it is for, asked through the whole server; for whom, and when there is none.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use domain::activity::{Effort, Manner, Milestone, PlanChange, Share, Status, Work};
use domain::event::Event;
use domain::ids::{PersonId, RoundNumber, StatementId, UnitId};
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::policy::{Role, Viewer};
use domain::refusal::Refusals;
use domain::statement::StatementKind;
use domain::text::{Explanation, Name};
use domain::time::{Actor, Context};
use jiff::civil::date;
use testkit::client::{Client, Installation};

const OFFICER: PersonId = PersonId(901);
const NEWCOMER: PersonId = PersonId(902);
const WITHOUT_UNIT: PersonId = PersonId(903);

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn ask(installation: &Installation, rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + 'static) {
    let context = installation.store.context(Actor::System);
    let organisation = installation.organisation.clone();
    installation.store.amend(&context, &organisation, |organisation| rule(organisation, &context)).unwrap();
}

async fn of(installation: &Installation, person: PersonId) -> Client {
    let client = installation.anonymous();
    client.sign_in(person).await;
    client
}

/// The example with a unit of its own, and three people who may read.
fn with_people() -> Installation {
    let installation = Installation::with_example();
    ask(&installation, |_, _| {
        let place = |person, unit| Event::PersonPlaced { person, unit, roles: vec![Role::Reader] };
        let unit = UnitId(900);
        Ok(vec![
            Event::UnitAdded { unit, name: name("Provenheten"), parent: None },
            place(OFFICER, Some(unit)),
            place(NEWCOMER, Some(unit)),
            place(WITHOUT_UNIT, None),
        ])
    });
    installation
}

/// The round of the day that it is where the example is.
fn round(organisation: &Organisation) -> RoundNumber {
    organisation.planning.on(date(2018, 11, 14)).unwrap().number
}

/// Two activities: one for two goals with a date that has passed, one for none; and one that is done.
fn planned(installation: &Installation) {
    ask(installation, |organisation, context| {
        let strategy = organisation.strategy.in_force_on(date(2018, 11, 14)).unwrap();
        let goals: Vec<StatementId> =
            strategy.tree.of_kind(StatementKind::Goal).iter().map(|goal| goal.id).take(2).collect();
        let work = |title: &str, percent, shares: Vec<Share>, status| Work {
            description: Explanation::parse("Du <b>hjälper</b> företag.\nMer om det.").unwrap(),
            goals: shares,
            people: vec![Effort { person: OFFICER, percent }],
            status,
            ..Work::new(name(title), date(2018, 1, 1), None)
        };
        let late = Milestone { day: date(2018, 10, 1), what: name("Bedöm ansökningar"), reached: None };
        let shares = vec![Share { goal: goals[0], share: 7_500 }, Share { goal: goals[1], share: 2_500 }];
        let added = vec![
            work("Register", 10, Vec::new(), Status::UnderWay),
            Work { milestones: vec![late], ..work("Provlyftet", 45, shares, Status::UnderWay) },
            work("Det som är klart", 20, Vec::new(), Status::Done),
        ];
        let change = PlanChange { added, ..PlanChange::default() };
        organisation.write_plan(context, (round(organisation), UnitId(900)), change, Manner::Edited)
    });
}

#[tokio::test]
async fn one_s_work_leads_up_to_the_vision() {
    let installation = with_people();
    planned(&installation);
    let page = of(&installation, OFFICER).await.get("/my-thread").await;
    assert_eq!(page.status, 200);
    let main = page.main();
    assert!(page.says("45 procent av din tid") && page.says("10 procent av din tid"), "{main}");
    let (first, second) = (main.find(">Provlyftet</a>").unwrap(), main.find(">Register</a>").unwrap());
    assert!(first < second, "what takes the most time stands first");
    assert!(!page.says("Det som är klart"), "what is done is work no more");
    assert!(page.says("(75\u{a0}%)") && page.says("(25\u{a0}%)"), "{main}");
    assert!(page.says("Skulle ha varit klart 2018-10-01") && page.says("Bedöm ansökningar"), "{main}");
    assert!(page.says("Aktiviteten har inget mål") && page.says("class=\"fray\""), "a break, in words");
    assert!(page.says("Du &lt;b&gt;hjälper&lt;/b&gt; företag.") && !page.says("Mer om det"), "{main}");
    assert!(page.says("Hållbar tillväxt och växande företag"), "up to the overarching goal");
    assert!(page.says("/units/900\">Det här stämmer inte</a>"), "{main}");
    assert!(page.says("aria-current=\"true\">Min tråd</a>"), "it stands in the menu");

    let english = of(&installation, OFFICER).await.in_language("en").get("/my-thread").await;
    assert!(english.says("What your work is for") && english.says("45 per cent of your time"), "{}", english.main());
}

#[tokio::test]
async fn whoever_is_in_no_activity_is_told_how_to_come_into_one() {
    let installation = with_people();
    let page = of(&installation, NEWCOMER).await.get("/my-thread").await;
    assert!(page.says("Du står inte i någon aktivitet") && page.says("Provenheten"), "{}", page.main());
    assert!(page.says("/units/900\">Visa enhetens plan</a>"), "{}", page.main());
    let page = of(&installation, WITHOUT_UNIT).await.get("/my-thread").await;
    assert!(page.says("Du hör inte till någon enhet"), "{}", page.main());

    let small = Installation::small();
    let page = small.strategist().await.get("/my-thread").await;
    assert!(page.says("Det finns ingen plan än"), "{}", page.main());
}

#[tokio::test]
async fn what_is_being_planned_is_shown_while_there_is_nothing_else() {
    let installation = with_people();
    ask(&installation, |organisation, context| {
        let opening = Opening {
            name: name("2020"),
            from: date(2020, 1, 1),
            until: date(2020, 12, 31),
            based_on: None,
            calendar: Vec::new(),
        };
        organisation.open_planning(context, opening)
    });
    ask(&installation, |organisation, context| {
        let round = organisation.planning.being_planned().unwrap().number;
        let work = Work { owner: Some(OFFICER), ..Work::new(name("Nästa år"), date(2020, 1, 1), None) };
        let change = PlanChange { added: vec![work], ..PlanChange::default() };
        organisation.write_plan(context, (round, UnitId(900)), change, Manner::Edited)
    });
    let page = of(&installation, OFFICER).await.get("/my-thread").await;
    assert!(page.says("plan 2020") && page.says("du ansvarar"), "{}", page.main());
}

#[tokio::test]
async fn it_is_one_s_own() {
    let installation = with_people();
    planned(&installation);
    let anonymous = installation.anonymous();
    assert_eq!(anonymous.get("/my-thread").await.status, 303, "to sign in");
    assert!(!anonymous.get("/").await.says("/my-thread"), "not in the menu of someone who is not signed in");
    assert!(!of(&installation, NEWCOMER).await.get("/my-thread").await.says("Provlyftet"));
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    assert!(reading.work_of(OFFICER, date(2018, 11, 14)).is_some());
}
