//! One activity's page, asked through the whole server: what it shows, and telling how far it has come.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::activity::Activity;
use domain::ids::{PersonId, RoundNumber, UnitId};
use domain::policy::Viewer;
use testkit::client::Installation;

/// Manages the unit whose plan is shown.
const MANAGER: PersonId = PersonId(7);
const DIGITAL: UnitId = UnitId(7);

fn an_activity(installation: &Installation, round: u32) -> Activity {
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let round = organisation.planning.get(RoundNumber(round)).unwrap();
    let mut there = round.activities_of(DIGITAL).filter(|activity| !activity.work.milestones.is_empty());
    there.find(|activity| !activity.work.goals.is_empty()).unwrap().clone()
}

#[tokio::test]
async fn an_activity_shows_what_it_is_for_and_what_it_costs() {
    let installation = Installation::with_example();
    let activity = an_activity(&installation, 2);
    let reader = installation.anonymous();
    assert_eq!(reader.get(&format!("/planning/2/activities/{}", activity.id)).await.status, 303, "not for everyone");
    reader.sign_in(PersonId(6)).await;
    let page = reader.get(&format!("/planning/2/activities/{}", activity.id)).await;
    assert_eq!(page.status, 200);
    assert!(page.says(activity.work.title.as_str()) && page.says("För målen") && page.says("Anslag 1:5"));
    assert!(page.says(activity.work.milestones[0].what.as_str()), "{}", page.main());
    assert!(!page.says("Spara läget"), "a reader reports nothing");
    assert!(reader.get("/planning/2/activities/99999").await.is_not_found());
    let english = reader.get(&format!("/planning/2/activities/{}?lang=en", activity.id)).await;
    assert!(english.says("For the goals"));
}

#[tokio::test]
async fn the_thread_leads_from_everything_to_what_it_is_for_and_to_the_money() {
    let installation = Installation::with_example();
    let activity = an_activity(&installation, 2);
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let strategy = organisation.strategy_for(organisation.planning.get(RoundNumber(2)).unwrap()).unwrap();
    let most = activity.work.goals.iter().max_by_key(|share| share.share).unwrap().goal;
    let goal = strategy.tree.get(most).unwrap();
    let area = strategy.tree.above(most)[0];
    let reader = installation.anonymous();
    reader.sign_in(PersonId(6)).await;
    let page = reader.get(&format!("/planning/2/activities/{}", activity.id)).await;
    let bar = page.text().split("<nav class=\"thread\"").nth(1).unwrap().split("</nav>").next().unwrap().to_owned();
    let at = |what: &str| bar.find(what).unwrap_or_else(|| panic!("{what} is not in the bar: {bar}"));
    let (here, money) = (at("aria-current=\"page\""), at("#thread"));
    assert!(at(area.text()) < at(goal.text()) && at(goal.text()) < here && here < money, "{bar}");
    let section = page.main().split("id=\"thread\"").nth(1).unwrap().to_owned();
    assert!(section.contains("<svg class=\"mine\"") && section.contains("Tråden som lista"), "{section}");

    // From any knot to any other of them.
    let first = format!("/planning/2/thread/activity{}", activity.id);
    let (mut ahead, mut seen) = (vec![first], std::collections::BTreeSet::new());
    while let Some(path) = ahead.pop() {
        if !seen.insert(path.clone()) || 40 < seen.len() {
            continue;
        }
        let page = reader.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        let main = page.main();
        assert!(main.contains("<svg class=\"mine\""), "{path}: {main}");
        let links = main.split("href=\"/tillvaxtverket").skip(1).filter_map(|rest| rest.split('"').next());
        ahead.extend(links.filter(|link| link.starts_with("/planning/2/thread/")).map(str::to_owned));
    }
    for kind in ["activity", "unit", "statement", "source"] {
        assert!(seen.iter().any(|path| path.contains(&format!("/thread/{kind}"))), "{kind}: {seen:?}");
    }
    assert!(reader.get("/planning/2/thread/task1").await.says("Den röda tråden"));
    for gone in ["activity99999", "unit99999", "round1", "unit", "7"] {
        assert!(reader.get(&format!("/planning/2/thread/{gone}")).await.is_not_found(), "{gone}");
    }
    assert_eq!(installation.anonymous().get("/planning/2/thread/unit7").await.status, 303, "not for everyone");
}

#[tokio::test]
async fn the_unit_s_manager_tells_how_far_it_has_come_while_the_plan_runs() {
    let installation = Installation::with_example();
    let activity = an_activity(&installation, 1);
    let path = format!("/planning/1/activities/{}", activity.id);
    let manager = installation.anonymous();
    manager.sign_in(MANAGER).await;
    let form = manager.get(&path).await;
    let (key, version) = (form.hidden("request-key").unwrap(), form.hidden("version").unwrap());
    let wrong = [("request-key", key.as_str()), ("version", &version), ("status", "done"), ("reached-0", "i går")];
    let refused = manager.post(&format!("{path}/progress"), &wrong).await;
    assert_eq!(refused.status, 422, "{}", refused.main());
    assert!(refused.says("i går"), "what was typed is kept");

    let right = [("request-key", key.as_str()), ("version", &version), ("status", "done"), ("reached-0", "2018-11-01")];
    let told = manager.post(&format!("{path}/progress"), &right).await;
    assert_eq!(told.status, 303, "{}", told.main());
    let page = manager.get(&path).await;
    assert!(page.says("klar") && page.says("nådd 2018-11-01"), "{}", page.main());

    let stale = [("version", version.as_str()), ("status", "planned"), ("reached-0", "")];
    assert_eq!(manager.post(&format!("{path}/progress"), &stale).await.status, 422, "someone was first");
}
