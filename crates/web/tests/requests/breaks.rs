//! The breaks of a round, asked through the whole server: listed, mended with one click, set aside and taken up again; by
//! whom.

#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use domain::activity::{Manner, PlanChange, Work};
use domain::event::Event;
use domain::ids::UnitId;
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{Frame, FrameFor, Phase};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::text::Name;
use domain::time::{Actor, Context};
use domain::writing::Seen;
use jiff::civil::date;
use testkit::client::{Client, Installation, Reply};

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn ask(installation: &Installation, rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + 'static) {
    let context = installation.store.context(Actor::System);
    let organisation = installation.organisation.clone();
    installation.store.amend(&context, &organisation, |organisation| rule(organisation, &context)).unwrap();
}

/// The example with a round for 2020 in which a unit has an activity for no goal, and another has a frame and no plan.
fn broken() -> Installation {
    let installation = Installation::with_example();
    ask(&installation, |_, _| {
        let unit = |unit, called| Event::UnitAdded { unit: UnitId(unit), name: name(called), parent: None };
        Ok(vec![unit(900, "Provenheten"), unit(901, "Den andra")])
    });
    ask(&installation, |organisation, context| {
        let (from, until) = (date(2020, 1, 1), date(2020, 12, 31));
        organisation
            .open_planning(context, Opening { name: name("2020"), from, until, based_on: None, calendar: vec![] })
    });
    ask(&installation, |organisation, context| {
        let round = organisation.planning.being_planned().unwrap();
        let of = FrameFor { unit: Some(UnitId(901)), area: None, source: None };
        let frame = Frame { of, resources: Resources::new(1_000_000, 100) };
        organisation.set_frames(context, (round.number, Seen(round.version)), vec![frame])
    });
    ask(&installation, |organisation, context| {
        let round = organisation.planning.being_planned().unwrap().number;
        let added = vec![Work::new(name("Arkivet <i>"), date(2020, 1, 1), None)];
        let change = PlanChange { added, ..PlanChange::default() };
        organisation.write_plan(context, (round, UnitId(900)), change, Manner::Edited)
    });
    ask(&installation, |organisation, context| {
        organisation.enter_phase(context, organisation.planning.being_planned().unwrap().number, Phase::UnitPlans)
    });
    installation
}

fn breaks(installation: &Installation) -> String {
    let reading = installation.store.read(domain::policy::Viewer::System, &installation.organisation).unwrap().unwrap();
    format!("/planning/{}/breaks", reading.planning.being_planned().unwrap().number)
}

/// The name of the first break of a kind, as the page's forms and links have it.
fn named(page: &Reply, kind: &str) -> String {
    let text = page.text();
    let at = text.find(&format!("{kind}-")).map(|_| text.match_indices(&format!("={kind}-")).next());
    let (at, _) = at.flatten().unwrap_or_else(|| panic!("no {kind} in {text}"));
    text[at + 1..].chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect()
}

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").expect("a form");
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

#[tokio::test]
async fn breaks_are_listed_and_one_is_mended_with_a_choice() {
    let installation = broken();
    let path = breaks(&installation);
    let strategist = installation.strategist().await;
    let page = strategist.get(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.says("Arkivet &lt;i&gt;") && page.says("Aktiviteter utan mål"), "{}", page.main());
    assert!(page.says("Enheter utan plan") && page.says("Den andra</a>"), "{}", page.main());

    let tag = named(&page, "activity-without-goal");
    let nothing = send(&strategist, &path, &path, &[("break", &tag)]).await;
    assert_eq!(nothing.status, 422, "nothing was chosen");
    let goal = first_choice(&page);
    let mended = send(&strategist, &path, &path, &[("break", &tag), ("choice", &goal)]).await;
    assert_eq!(mended.status, 303, "{}", mended.text());
    let page = strategist.get(&path).await;
    assert!(page.says("Brottet är lagat") && !page.says("Arkivet"), "{}", page.main());
}

/// The first goal that is offered to tie an activity to.
fn first_choice(page: &Reply) -> String {
    let text = page.text();
    let (_, offered) = text.split_once("aria-label=\"Knyt till målet\"").unwrap();
    let (_, option) = offered.split_once("<option value=\"").unwrap();
    option.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_mend_is_taken_back_where_it_was_made_and_two_clicks_are_one() {
    let installation = broken();
    let path = breaks(&installation);
    let strategist = installation.strategist().await;
    let page = strategist.get(&path).await;
    let (tag, goal) = (named(&page, "activity-without-goal"), first_choice(&page));
    let key = page.hidden("request-key").unwrap();
    let fields = [("break", tag.as_str()), ("choice", &goal), ("request-key", &key)];
    for click in 1..=2 {
        let mended = strategist.post(&path, &fields).await;
        assert_eq!((mended.status, mended.location().ends_with("/breaks")), (303, true), "click {click}");
    }
    let page = strategist.get(&path).await;
    let undo = format!("{}/units/900/undo", path.trim_end_matches("/breaks"));
    let told = page.text().split_once("data-done").map(|(_, told)| told.chars().take(300).collect::<String>());
    assert!(told.as_ref().is_some_and(|told| told.contains("Brottet är lagat") && told.contains(&undo)), "{told:?}");
    assert_eq!(strategist.post(&undo, &[]).await.status, 303);
    assert!(strategist.get(&path).await.says("Arkivet"), "it is broken again");
}

#[tokio::test]
async fn an_activity_of_last_year_is_moved_by_one_button_and_back_again() {
    let installation = broken();
    ask(&installation, |organisation, context| {
        let round = organisation.planning.being_planned().unwrap().number;
        let added = vec![Work::new(name("Fjolårets"), date(2019, 3, 1), Some(date(2019, 6, 30)))];
        let change = PlanChange { added, ..PlanChange::default() };
        organisation.write_plan(context, (round, UnitId(900)), change, Manner::Edited)
    });
    let path = breaks(&installation);
    let strategist = installation.strategist().await;
    let page = strategist.get(&path).await;
    assert!(page.says("Flytta till 2020-03-01 – 2020-06-30"), "{}", page.main());
    let tag = named(&page, "outside-the-round");
    let mended = send(&strategist, &path, &path, &[("break", &tag)]).await;
    assert_eq!(mended.status, 303, "{}", mended.text());
    let page = strategist.get(&path).await;
    assert!(page.says("Brottet är lagat") && !page.says("Flytta till"), "{}", page.main());
    let undo = format!("{}/units/900/undo", path.trim_end_matches("/breaks"));
    assert_eq!(strategist.post(&undo, &[]).await.status, 303);
    assert!(strategist.get(&path).await.says("Flytta till"));
}

#[tokio::test]
async fn who_was_second_is_told_that_the_break_is_mended() {
    let installation = broken();
    let path = breaks(&installation);
    let (first, second) = (installation.strategist().await, installation.strategist().await);
    let page = second.get(&path).await;
    let (tag, goal) = (named(&page, "activity-without-goal"), first_choice(&page));
    let aside = format!("{path}/aside?break={tag}");
    let (key, other_key) =
        (page.hidden("request-key").unwrap(), second.get(&aside).await.hidden("request-key").unwrap());
    send(&first, &path, &path, &[("break", &tag), ("choice", &goal)]).await;
    let late = second.post(&path, &[("break", &tag), ("choice", &goal), ("request-key", &key)]).await;
    assert!(late.status == 422 && late.says("Någon har redan lagat det"), "{} {}", late.status, late.main());
    let motive = [("break", tag.as_str()), ("motive", "Ny chef"), ("until", "2018-12-01"), ("request-key", &other_key)];
    let late = second.post(&format!("{path}/aside"), &motive).await;
    assert!(late.status == 422 && late.says("Någon har redan lagat det"), "{} {}", late.status, late.main());
}

#[tokio::test]
async fn no_choice_is_offered_in_a_plan_that_rests() {
    let installation = broken();
    let path = breaks(&installation);
    let strategist = installation.strategist().await;
    let plan = format!("{}/units/900", path.trim_end_matches("/breaks"));
    let sent = send(&strategist, &plan, &format!("{plan}/submission"), &[("comment", "")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let page = strategist.get(&path).await;
    assert!(page.says("Arkivet") && !page.says("Knyt till målet"), "nothing that would be refused");
    assert!(page.text().contains(&format!("{plan}\">Öppna planen</a>")), "but the way to the plan");
}

#[tokio::test]
async fn a_break_is_set_aside_with_a_motive_and_taken_up_again() {
    let installation = broken();
    let path = breaks(&installation);
    let strategist = installation.strategist().await;
    let tag = named(&strategist.get(&path).await, "unit-without-plan");
    let form = format!("{path}/aside?break={tag}");
    let aside = format!("{path}/aside");
    let wrong = send(&strategist, &form, &aside, &[("break", &tag), ("motive", ""), ("until", "2017-01-01")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.says("value=\"2017-01-01\""), "what was typed is kept");
    let past =
        send(&strategist, &form, &aside, &[("break", &tag), ("motive", "Ny chef"), ("until", "2017-01-01")]).await;
    assert_eq!(past.status, 422, "the day has passed");
    assert!(past.says("Ny chef"));
    let set =
        send(&strategist, &form, &aside, &[("break", &tag), ("motive", "Ny chef"), ("until", "2018-12-01")]).await;
    assert_eq!(set.status, 303, "{}", set.text());

    let page = strategist.get(&path).await;
    let (list, folded) = page
        .text()
        .split_once("<details class=\"ds-details\"><summary>")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    assert!(!list.contains("Den andra</a>") && folded.contains("Ny chef") && folded.contains("2018-12-01"), "{folded}");
    let up = send(&strategist, &path, &format!("{path}/up"), &[("break", &tag)]).await;
    assert_eq!(up.status, 303);
    assert!(strategist.get(&path).await.says("Brottet står i listan igen"));
}

#[tokio::test]
async fn who_only_reads_sees_the_breaks_and_is_offered_nothing() {
    let installation = broken();
    let path = breaks(&installation);
    let reader = installation.at(installation.organisation.as_str()).actor(Role::Reader).await;
    let page = reader.get(&path).await;
    assert!(page.says("Aktiviteter utan mål") && !page.says("Lägg åt sidan") && !page.says("Knyt till målet"));
    assert_eq!(reader.post(&path, &[("break", "activity-without-goal-1")]).await.status, 403);
    assert_eq!(reader.post(&format!("{path}/up"), &[]).await.status, 403);
    assert_eq!(installation.anonymous().get(&path).await.status, 303, "to sign in");
    let english = reader.in_language("en").get(&path).await;
    assert!(english.says("Activities without a goal"), "{}", english.main());
}

#[tokio::test]
async fn a_break_that_is_not_there_is_not_found() {
    let installation = broken();
    let path = breaks(&installation);
    let strategist = installation.strategist().await;
    assert_eq!(strategist.get(&format!("{path}/aside?break=over-frame-7")).await.status, 404);
    assert_eq!(strategist.post(&path, &[("break", "activity-without-goal-999999")]).await.status, 422);
    assert_eq!(strategist.post(&path, &[("break", "of-nothing-1")]).await.status, 404);
}
