//! "Att göra": what waits for one, asked through the whole server. Everything that the rule can ask of a person leads to a
//! page that answers that person and lets it be done.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::activity::{Manner, Milestone, PlanChange, PlanStep, Work};
use domain::body::Matters;
use domain::event::Event;
use domain::ids::{IndicatorId, PersonId, RevisionNumber, RoundNumber, SetNumber, TaskId};
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::indicator::{Definition, Desired, Frequency, IndicatorKind};
use domain::observation::{Breakdown, Observed};
use domain::planning::course::Opening;
use domain::planning::{Paper, Phase, PhaseDate};
use domain::policy::Role;
use domain::task::{Due, TaskKind, Terms};
use domain::text::{Explanation, Name, Reason, Remark};
use jiff::civil::{Date, date};
use testkit::client::{Client, Installation, Reply};
use testkit::planning::{BOARD, DIGITAL, GROUP, LEADER, MANAGER, REGISTER, ROUND, STAFF};

const OFFICER: PersonId = PersonId(30);
const NEXT: RoundNumber = RoundNumber(2);

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

async fn of(installation: &Installation, person: PersonId) -> Client {
    let client = installation.anonymous();
    client.sign_in(person).await;
    client
}

/// The small agency that plans for 2019, where someone works in a unit.
fn agency() -> Installation {
    let installation = Installation::planning();
    installation.amend(|_, _| {
        Ok(vec![Event::PersonPlaced { person: OFFICER, unit: Some(DIGITAL), roles: vec![Role::Reader] }])
    });
    installation
}

/// Opens a round of a year.
fn open(installation: &Installation, year: i16, calendar: &[(Phase, Date)]) {
    let opening = Opening {
        name: name(&year.to_string()),
        from: date(year, 1, 1),
        until: date(year, 12, 31),
        based_on: None,
        calendar: calendar.iter().map(|&(phase, begins)| PhaseDate { phase, begins }).collect(),
    };
    installation.amend(|organisation, context| organisation.open_planning(context, opening.clone()));
}

fn register_task(installation: &Installation, number: &str, unit: Option<domain::ids::UnitId>, due: Date) {
    let terms = Terms {
        number: name(number),
        kind: TaskKind::Reporting,
        title: name("Redovisa företagens <regelkostnader>"),
        text: Explanation::default(),
        document: name("Regleringsbrev för 2018"),
        dated: date(2017, 12, 21),
        year: 2018,
        due: vec![Due { day: due, what: None }],
        goals: Vec::new(),
    };
    installation.amend(|organisation, context| organisation.register_tasks(context, vec![(terms.clone(), unit)]));
}

/// The links of the list, in its order.
fn links(page: &Reply) -> Vec<(String, String)> {
    let main = page.main();
    let list = main.split_once("class=\"todo\"").map_or("", |(_, rest)| rest);
    let link = |item: &str| {
        let (address, rest) = item.split_once("<a href=\"")?.1.split_once("\">")?;
        let words = rest.split_once("</a>")?.0.replace("<span>", "").replace("</span>", "");
        Some((address.replace("&amp;", "&"), words))
    };
    list.split("<h2>").skip(1).filter_map(link).collect()
}

/// Follows what is called so in someone's list; it must answer.
async fn follow(person: &Client, called: &str) -> Reply {
    let list = person.get("/to-do").await;
    assert_eq!(list.status, 200);
    let links = links(&list);
    let found = links.iter().find(|(_, words)| words.contains(called));
    let (address, _) = found.unwrap_or_else(|| panic!("nothing in the list says {called}: {links:?}"));
    let page = person.get_address(address.split('#').next().unwrap()).await;
    assert_eq!(page.status, 200, "{called} leads to {address}");
    page
}

/// Follows it, and finds there the form or the field where it is done.
async fn leads(person: &Client, called: &str, to: &str) -> Reply {
    let page = follow(person, called).await;
    assert!(page.main().contains(to), "{called}: there is no {to} in {}", page.main());
    page
}

#[tokio::test]
async fn what_steers_the_planning_is_done_where_it_leads() {
    let installation = agency();
    open(&installation, 2020, &[(Phase::Directive, date(2018, 10, 1)), (Phase::Frames, date(2018, 11, 1))]);
    let leader = of(&installation, LEADER).await;
    leads(&leader, "Skriv planeringsdirektivet 2020", "/planning/2/directive/text\"").await;
    leads(&leader, "Gå vidare med planeringen 2020: nästa fas är ramar", "/planning/2/phases\"").await;
    let list = leader.get("/to-do").await;
    assert!(list.says("14 dagar försenad") && list.says("datetime=\"2018-10-31\""), "{}", list.main());
    assert!(list.says("13 dagar försenad"), "{}", list.main());

    installation.amend(|organisation, context| organisation.enter_phase(context, NEXT, Phase::Frames));
    leads(&leader, "Sätt ramarna 2020", "/planning/2/frames/amounts?of=units\"").await;
    register_task(&installation, "1", None, date(2019, 2, 1));
    leads(&leader, "Dela ut ett uppdrag som ingen enhet har", "/tasks/hand-out\"").await;
}

#[tokio::test]
async fn a_plan_is_sent_in_approved_and_reworked_where_it_leads() {
    let installation = agency();
    let (leader, manager) = (of(&installation, LEADER).await, of(&installation, MANAGER).await);
    leads(&manager, "Skicka in planen för Digital utveckling", "/units/2/submission\"").await;
    installation.amend(|organisation, context| organisation.submit_plan(context, (ROUND, DIGITAL), None, None));
    assert!(links(&manager.get("/to-do").await).is_empty());
    leads(&leader, "Godkänn planen för Digital utveckling, eller skicka tillbaka den", "/units/2/approval\"").await;
    let comment = Remark::parse("Skriv vad driften kostar.").unwrap();
    let returned = PlanStep::Returned { comment };
    installation.amend(|organisation, context| organisation.move_plan(context, (ROUND, DIGITAL), returned.clone()));
    leads(&manager, "Arbeta om planen för Digital utveckling", "/units/2/submission\"").await;
    assert!(manager.get("/to-do").await.says("”Skriv vad driften kostar.”"));
}

#[tokio::test]
async fn goals_are_chosen_in_the_row_that_it_leads_to() {
    let installation = agency();
    installation.amend(|organisation, context| {
        let register = organisation.planning.round(ROUND)?.activity(REGISTER).unwrap();
        let work = Work { owner: Some(LEADER), ..register.work.clone() };
        let seen = domain::writing::Seen(register.version);
        let change = PlanChange { changed: vec![(REGISTER, seen, work)], ..PlanChange::default() };
        organisation.write_plan(context, (ROUND, STAFF), change, Manner::Edited)
    });
    leads(&of(&installation, LEADER).await, "Välj mål för aktiviteten Register", "/units/4/activities/4\"").await;
}

#[tokio::test]
async fn what_a_body_has_before_it_is_recorded_where_it_leads() {
    let installation = agency();
    open(&installation, 2020, &[]);
    installation.amend(|organisation, context| {
        let seen = (NEXT, domain::writing::Seen(organisation.planning.round(NEXT)?.version));
        organisation.write_directive(context, seen, Explanation::parse("Växla upp.").unwrap(), Vec::new())
    });
    installation
        .amend(|organisation, context| organisation.propose_paper(context, (NEXT, Paper::Directive), GROUP, None));
    installation.amend(|organisation, context| organisation.open_revision(context));
    installation.amend(|organisation, context| organisation.propose(context, RevisionNumber(2), BOARD));
    let secretary = installation.secretary().await;
    let called = "Anteckna beslutet när det är fattat: planeringsdirektivet 2020";
    leads(&secretary, called, "/planning/2/papers/directive/decision\"").await;
    let called = "Anteckna beslutet när det är fattat: revision 2 av strategin";
    leads(&secretary, called, "/revisions/2/decision\"").await;
    let list = secretary.get("/to-do").await;
    assert!(list.says("ligger hos styrelsen") && list.says("ligger hos ledningsgruppen"), "{}", list.main());
    assert!(
        links(&of(&installation, LEADER).await.get("/to-do").await)
            .iter()
            .all(|(_, words)| !words.contains("Anteckna"))
    );
}

#[tokio::test]
async fn a_consultation_is_answered_and_ended_where_it_leads() {
    let installation = agency();
    installation.amend(|organisation, context| organisation.open_revision(context));
    installation.amend(|organisation, context| {
        organisation.open_consultation(context, RevisionNumber(2), date(2018, 11, 15), name("Alla chefer"))
    });
    let page =
        leads(&of(&installation, MANAGER).await, "Läs revision 2 av strategin och svara", "Mindre krångel").await;
    assert!(page.says("2018-11-15"), "until when: {}", page.main());
    let strategist = installation.strategist().await;
    leads(&strategist, "Ta hand om svaren på samrådet om revision 2", "/revisions/2/proposal\"").await;
    assert!(strategist.get("/to-do").await.says("i morgon"));
}

#[tokio::test]
async fn whoever_answers_for_an_activity_says_that_its_milestone_is_reached() {
    let installation = agency();
    open(&installation, 2018, &[]);
    installation.amend(|organisation, context| {
        let milestones = vec![Milestone { day: date(2018, 11, 14), what: name("Öppnar"), reached: None }];
        let work = Work { owner: Some(OFFICER), milestones, ..Work::new(name("Portal"), date(2018, 1, 1), None) };
        let change = PlanChange { added: vec![work], ..PlanChange::default() };
        organisation.write_plan(context, (NEXT, DIGITAL), change, Manner::Edited)
    });
    let officer = of(&installation, OFFICER).await;
    let page = leads(&officer, "Säg om milstolpen är nådd: Öppnar", "/progress\"").await;
    assert!(officer.get("/to-do").await.says("i dag"));
    let version = page.hidden("version").unwrap();
    let action = page.main().split("action=\"").find(|part| part.contains("/progress\"")).unwrap().to_owned();
    let action = action.split('"').next().unwrap();
    let fields = [("version", version.as_str()), ("status", "under-way"), ("reached-0", "2018-11-14")];
    assert_eq!(officer.post_address(action, &fields).await.status, 303);
    assert!(links(&officer.get("/to-do").await).is_empty(), "it is done");

    let other = installation.reader().await;
    let page = other.get_address(action.strip_suffix("/progress").unwrap()).await;
    assert!(page.status == 200 && !page.main().contains("/progress\""), "another sees it, and has nothing to say");
    assert_eq!(other.post_address(action, &fields).await.status, 403);
}

#[tokio::test]
async fn a_manager_says_that_the_unit_s_task_is_answered() {
    let installation = agency();
    register_task(&installation, "1", Some(DIGITAL), date(2018, 11, 12));
    let manager = of(&installation, MANAGER).await;
    let list = manager.get("/to-do").await;
    assert!(list.says("2 dagar försenad") && list.says("en är försenad"), "{}", list.main());
    assert!(list.says("&lt;regelkostnader&gt;"), "{}", list.main());
    let page = leads(&manager, "Svara på uppdraget", "value=\"answered\"").await;
    assert!(!page.main().contains("value=\"withdrawn\""), "that is not for a unit to say");
    let path = "/tasks/1/steps";
    assert_eq!(manager.post(path, &[("step", "withdrawn"), ("reason", "Upphävt.")]).await.status, 403);
    let fields = [("step", "answered"), ("on", "2018-11-13"), ("how", "Rapport.")];
    assert_eq!(of(&installation, OFFICER).await.post(path, &fields).await.status, 403);
    assert_eq!(manager.post(path, &fields).await.status, 303);
    assert!(!installation.amend(|_, _| Ok(Vec::new())).task(TaskId(1)).unwrap().is_open());
    assert!(links(&manager.get("/to-do").await).iter().all(|(_, words)| !words.contains("uppdraget")));
}

#[tokio::test]
async fn whoever_measures_brings_in_values_and_writes_the_set_and_the_secretary_records_it() {
    let installation = agency();
    installation.amend(|organisation, context| {
        let definition = Definition {
            frequency: Frequency::Monthly,
            ..Definition::new(
                name("Svarstid <dagar>"),
                Reason::parse("Hur länge väntar företagen?").unwrap(),
                IndicatorKind::Operations,
                Desired::Down,
                name("dagar"),
            )
        };
        organisation.define_indicators(context, vec![definition])
    });
    installation.amend(|organisation, context| {
        let observed = Observed::new("2018-06".parse().unwrap(), "12".parse().unwrap());
        let series =
            vec![SeriesValues { indicator: IndicatorId(1), breakdown: Breakdown::default(), values: vec![observed] }];
        organisation.take_in_values(context, Incoming { way: Way::Typed, source: None, reason: None, series })
    });
    let strategist = installation.strategist().await;
    let page = leads(&strategist, "För in värden som borde ha kommit: Svarstid &lt;dagar&gt;", "name=\"period\"").await;
    assert_eq!(page.status, 200);
    assert!(strategist.get("/to-do").await.says("senaste värdet gäller juni 2018"));
    let secretary = installation.secretary().await;
    assert!(!secretary.get("/to-do").await.says("Svarstid"), "it is not for her to do");

    installation.amend(|organisation, context| organisation.open_set(context));
    let set = SetNumber(1);
    installation.amend(|organisation, context| {
        let (goals, why) = (Default::default(), Reason::parse("Speglar målet.").ok());
        organisation.put_in_set(context, set, IndicatorId(1), goals, why)
    });
    leads(&strategist, "Skriv klart indikatoruppsättning 1", "/indicators/sets/1/proposal\"").await;
    installation.amend(|_, context| {
        let basis = name("Arbetsordningen, 7 §");
        let from = context.today;
        Ok(vec![Event::MandateGiven { body: GROUP, matters: Matters::Indicators, basis, from }])
    });
    installation.amend(|organisation, context| organisation.propose_set(context, set, GROUP, None));
    assert!(!strategist.get("/to-do").await.says("indikatoruppsättning 1"), "it rests before the body");
    let called = "Anteckna beslutet när det är fattat: indikatoruppsättning 1";
    leads(&secretary, called, "/indicators/sets/1/decision\"").await;
    assert!(secretary.get("/to-do").await.says("ligger hos ledningsgruppen"));
    installation.amend(|organisation, context| {
        organisation.return_set(context, set, Reason::parse("Ta med kostnaden.").unwrap())
    });
    assert!(strategist.get("/to-do").await.says("”Ta med kostnaden.”"), "why it came back");
    let english = installation.strategist().await.in_language("en").get("/to-do").await;
    assert!(english.says("Finish indicator set"), "{}", english.main());
}

#[tokio::test]
async fn the_list_is_one_s_own_counted_in_the_menu_and_taken_along_as_text() {
    let installation = agency();
    // Several roles: what each of them asks stands in one list.
    installation.amend(|_, _| {
        let roles = vec![Role::Reader, Role::UnitManager, Role::Management, Role::Strategist];
        Ok(vec![Event::PersonPlaced { person: LEADER, unit: Some(STAFF), roles }])
    });
    register_task(&installation, "1", None, date(2019, 2, 1));
    let leader = of(&installation, LEADER).await;
    let page = leader.get("/to-do").await;
    let words: Vec<String> = links(&page).into_iter().map(|(_, words)| words).collect();
    let expected = [
        "Skicka in planen för Gd-staben",
        "Välj mål för aktiviteten Register",
        "Dela ut ett uppdrag som ingen enhet har",
    ];
    assert_eq!(words, expected, "by day, and last what has none");
    assert!(page.says("Tre saker väntar på dig"), "{}", page.main());
    let count = "<span class=\"waiting\" aria-hidden=\"true\">3</span>";
    assert!(page.says(count) && leader.get("/").await.says(count), "on every page");
    assert!(leader.get("/").await.says(", 3 saker</span>"), "in words for those who hear it");

    let text = leader.get("/to-do/text").await;
    assert!(text.header("content-type").starts_with("text/plain"));
    assert!(text.says("1. Skicka in planen för Gd-staben\n   sista dag 2018-11-18, om 4 dagar"), "{}", text.text());
    assert!(text.says("3. Dela ut ett uppdrag som ingen enhet har\n   ingen sista dag"), "{}", text.text());

    let officer = of(&installation, OFFICER).await;
    let page = officer.get("/to-do").await;
    assert!(page.says("Inget väntar på dig") && page.says("/my-thread\""), "{}", page.main());
    assert!(!page.says("class=\"waiting\""), "no number where there is nothing");
    assert!(officer.get("/to-do/text").await.says("Inget väntar på dig"));
    let english = of(&installation, LEADER).await.in_language("en").get("/to-do").await;
    assert!(english.says("Three things wait for you") && english.says("Send in the plan of"), "{}", english.main());

    let anonymous = installation.anonymous();
    let reply = anonymous.get("/to-do").await;
    assert!(reply.status == 303 && reply.location().contains("/sign-in?next="), "to sign in, and back");
    assert!(!anonymous.get("/").await.says("/to-do"), "not in the menu of someone who is not signed in");
}
