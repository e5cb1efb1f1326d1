//! Writing in a plan: one row, several at once, taken back, refused, and by two at the same time.

use domain::activity::{Manner, Status};
use domain::money::Resources;
use testkit::client::{Client, Reply};

use super::agency::{Agency, EMPLOYEE, MANAGER, OTHER_MANAGER, STRATEGIST};

fn fields<'a>(agency: &Agency, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, String)> {
    let beginning = [
        ("title", "Öppna verktyg".to_owned()),
        ("goals", agency.goals[0].to_string()),
        ("from", "mars".to_owned()),
        ("until", "september".to_owned()),
        ("person-years", "2,6".to_owned()),
        ("kronor", "2,7".to_owned()),
        ("scale", "mnkr".to_owned()),
        ("resources", agency.appropriation.to_string()),
        ("owner", String::new()),
        ("status", "planned".to_owned()),
    ];
    let mut fields: Vec<(&str, String)> = beginning.into();
    for (name, value) in more {
        fields.retain(|(key, _)| key != name);
        fields.push((name, (*value).to_owned()));
    }
    fields
}

async fn send(client: &Client, path: &str, fields: &[(&str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields).await
}

async fn save(agency: &Agency, client: &Client, called: &str, more: &[(&str, &str)]) -> Reply {
    let activity = agency.activity(called).unwrap();
    let version = activity.version.to_string();
    let mut all = vec![("version", version.as_str()), ("title", called)];
    all.extend_from_slice(more);
    send(client, &agency.path(&format!("/activities/{}", activity.id)), &fields(agency, &all)).await
}

fn seq(agency: &Agency) -> u64 {
    agency.now().seq
}

#[tokio::test]
async fn an_activity_is_added_saved_and_taken_back() {
    let agency = Agency::without_plan();
    let manager = agency.person(MANAGER).await;
    let added = send(&manager, &agency.path("/activities"), &fields(&agency, &[])).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let activity = agency.activity("Öppna verktyg").unwrap();
    assert_eq!(added.location(), format!("/tillvaxtverket{}#row-{}", agency.path(""), activity.id));
    assert_eq!(activity.work.total(), Resources::new(2_700_000, 260));
    assert_eq!(
        (activity.work.from.to_string(), activity.work.until.unwrap().to_string()),
        ("2019-03-01".into(), "2019-09-30".into())
    );
    assert_eq!(activity.work.goals[0].share, 10_000);

    let told = manager.get(&agency.path("")).await;
    assert!(told.says("är tillagd") && told.says("Ångra att ”Öppna verktyg” lades till"), "{}", told.main());

    let saved = save(
        &agency,
        &manager,
        "Öppna verktyg",
        &[("title", "Verktyg"), ("until", ""), ("owner", "Chef, Digital utveckling"), ("status", "under-way")],
    )
    .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let work = agency.activity("Verktyg").unwrap().work;
    assert_eq!((work.until, work.owner, work.status), (None, Some(MANAGER), Status::UnderWay));

    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert!(agency.activity("Öppna verktyg").is_some());
    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert_eq!(agency.of_round(|round| round.activities.len()), 0);
    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 422);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let before = seq(&agency);
    for (wrong, said) in [
        (("title", "  "), "Fyll i det här fältet."),
        (("from", "snart"), "Skriv en dag"),
        (("until", "2018-02-01"), "ligger före första dagen"),
        (("kronor", "tio"), "är inget tal"),
        (("kronor", "-5"), "Belopp kan inte vara mindre än noll."),
        (("person-years", "0,125"), "för många decimaler"),
        (("resources", ""), "Välj var pengarna och tiden kommer ifrån."),
        (("goals", "99999"), "finns inte i strategin"),
        (("owner", "Ingen Alls"), "Ingen heter ”Ingen Alls”"),
    ] {
        for new in [true, false] {
            let reply = match new {
                true => send(&manager, &agency.path("/activities"), &fields(&agency, &[wrong])).await,
                false => save(&agency, &manager, "Robotlyftet", &[wrong]).await,
            };
            assert_eq!(reply.status, 422, "{wrong:?}");
            assert!(reply.says(said), "{wrong:?}: {}", reply.main());
            let kept = wrong.1.trim().is_empty() || reply.says(&format!("value=\"{}\"", wrong.1)) || wrong.0 == "goals";
            let others = if wrong.0 == "person-years" { "value=\"2,7\"" } else { "value=\"2,6\"" };
            assert!(kept && reply.says(others), "{wrong:?} is lost: {}", reply.main());
        }
    }
    assert_eq!(seq(&agency), before, "a refused row changed something");
}

#[tokio::test]
async fn a_row_keeps_what_it_has_no_field_for() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let before = agency.activity("Guider på webben").unwrap();
    let page = manager.get(&agency.path(&format!("?edit={}", before.id))).await;
    assert!(page.says("value=\"several\"") && page.says("flera mål"), "{}", page.main());
    let saved =
        save(&agency, &manager, "Guider på webben", &[("goals", "several"), ("resources", "several"), ("kronor", "1")])
            .await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let after = agency.activity("Guider på webben").unwrap().work;
    assert_eq!((after.goals, after.resources), (before.work.goals, before.work.resources));

    save(&agency, &manager, "Digitaliseringscheckar", &[]).await;
    let kept = agency.activity("Digitaliseringscheckar").unwrap().work;
    assert_eq!((kept.milestones.len(), kept.description.as_str()), (1, "Checkar till små företag."));
}

#[tokio::test]
async fn the_second_of_two_writers_sees_both_and_chooses() {
    let agency = Agency::planned();
    let (first, second) = (agency.person(MANAGER).await, agency.person(STRATEGIST).await);
    let id = agency.id("Robotlyftet");
    let version = agency.activity("Robotlyftet").unwrap().version.to_string();
    assert_eq!(save(&agency, &first, "Robotlyftet", &[("kronor", "20")]).await.status, 303);

    let path = agency.path(&format!("/activities/{id}"));
    let mine = [("version", version.as_str()), ("title", "Robotlyftet"), ("kronor", "15")];
    let conflict = send(&second, &path, &fields(&agency, &mine)).await;
    assert_eq!(conflict.status, 409, "{}", conflict.main());
    assert!(conflict.says("Någon annan hann före") && conflict.says("<td>20</td><td>15</td>"), "{}", conflict.main());
    assert!(conflict.says("Spara min i stället") && conflict.says("value=\"15\""));
    assert_eq!(agency.activity("Robotlyftet").unwrap().work.total().kronor.0, 20_000_000);

    // The page that showed both carries the version that it showed: sending it again is a choice.
    let seen = conflict.hidden("version").unwrap();
    let again = [("version", seen.as_str()), ("title", "Robotlyftet"), ("kronor", "15")];
    assert_eq!(send(&second, &path, &fields(&agency, &again)).await.status, 303);
    assert_eq!(agency.activity("Robotlyftet").unwrap().work.total().kronor.0, 15_000_000);
}

#[tokio::test]
async fn what_is_written_of_an_activity_that_is_gone_is_not_lost() {
    let agency = Agency::planned();
    let (first, second) = (agency.person(MANAGER).await, agency.person(STRATEGIST).await);
    let activity = agency.activity("Robotlyftet").unwrap();
    let (path, version) = (agency.path(&format!("/activities/{}", activity.id)), activity.version.to_string());
    assert_eq!(first.post(&format!("{path}/removal"), &[("version", &version)]).await.status, 303);
    assert!(agency.activity("Robotlyftet").is_none());

    let late = send(&second, &path, &fields(&agency, &[("version", &version), ("title", "Robotlyftet i norr")])).await;
    assert_eq!(late.status, 422);
    assert!(late.says("Robotlyftet i norr"), "{}", late.main());
    assert_eq!(first.post(&agency.path("/undo"), &[]).await.status, 303);
    assert!(agency.activity("Robotlyftet").is_some());
}

#[tokio::test]
async fn nobody_else_writes_in_the_plan() {
    let agency = Agency::planned();
    let before = seq(&agency);
    let id = agency.id("Robotlyftet");
    let row = format!("/activities/{id}");
    let removal = format!("/activities/{id}/removal");
    for person in [OTHER_MANAGER, EMPLOYEE] {
        let client = agency.person(person).await;
        for tail in ["/activities", &row, &removal, "/look", "/discard", "/undo", "/carried", "/bulk", "/submission"] {
            assert_eq!(send(&client, &agency.path(tail), &fields(&agency, &[])).await.status, 403, "{person} {tail}");
        }
    }
    let nobody = agency.installation.anonymous();
    assert_eq!(send(&nobody, &agency.path("/activities"), &fields(&agency, &[])).await.status, 403);
    assert_eq!(seq(&agency), before);
}

#[tokio::test]
async fn several_are_changed_at_once_and_taken_back_as_one() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let tick = |called: &str| {
        let activity = agency.activity(called).unwrap();
        format!("{}:{}", activity.id, activity.version)
    };
    let (one, two, goal) = (tick("Testmiljö"), tick("Nytt arbetssätt"), agency.goals[4].to_string());
    let fees = agency.fees.to_string();
    let form = [
        ("activity", one.as_str()),
        ("activity", &two),
        ("goals", &goal),
        ("resources", &fees),
        ("status", "paused"),
        ("owner", "Chef, Digital utveckling"),
        ("from", "april"),
        ("until", ""),
        ("do", "change"),
    ];
    assert_eq!(manager.post(&agency.path("/bulk"), &form).await.status, 303);
    for called in ["Testmiljö", "Nytt arbetssätt"] {
        let work = agency.activity(called).unwrap().work;
        assert_eq!((work.goals[0].goal, work.status, work.owner), (agency.goals[4], Status::Paused, Some(MANAGER)));
        assert_eq!(work.from.to_string(), "2019-04-01");
        assert_eq!(work.until.unwrap().to_string(), "2019-12-31", "what was left empty stays");
    }
    assert_eq!(agency.activity("Testmiljö").unwrap().work.resources[0].source, agency.fees);
    assert!(agency.activity("Nytt arbetssätt").unwrap().work.resources.is_empty());
    let manner = agency.of_round(|round| round.plans[&super::agency::UNIT].last_change().unwrap().manner);
    assert_eq!(manner, Manner::Bulk);
    assert!(manager.get(&agency.path("")).await.says("Ångra ändringen av 2 aktiviteter"));

    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert!(agency.activity("Testmiljö").unwrap().work.goals.is_empty());

    let stale = manager.post(&agency.path("/bulk"), &form).await;
    assert_eq!(stale.status, 422);
    assert!(stale.says("Någon annan hann ändra ”Testmiljö”"), "{}", stale.main());
    for (form, said) in [
        (vec![("do", "change"), ("status", "done")], "Markera minst en aktivitet."),
        (vec![("do", "change"), ("activity", one.as_str())], "Välj vad som ska ändras."),
        (vec![("do", "change"), ("activity", one.as_str()), ("owner", "Ingen")], "Ingen heter ”Ingen”"),
    ] {
        let refused = manager.post(&agency.path("/bulk"), &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.says(said), "{said}: {}", refused.main());
    }
}

#[tokio::test]
async fn all_that_are_chosen_are_removed_at_once() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let form = [("all", "yes"), ("selection", "pointed-out=yes"), ("do", "remove")];
    assert_eq!(manager.post(&agency.path("/bulk"), &form).await.status, 303);
    assert_eq!(agency.of_round(|round| round.activities_of(super::agency::UNIT).count()), 3);
    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert_eq!(agency.of_round(|round| round.activities_of(super::agency::UNIT).count()), 5);
}

#[tokio::test]
async fn the_sums_follow_what_is_typed_and_it_is_kept() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let before = seq(&agency);
    let id = agency.id("Robotlyftet").to_string();
    let version = agency.activity("Robotlyftet").unwrap().version.to_string();
    let typed = fields(
        &agency,
        &[("row", &id), ("version", &version), ("title", "Robotlyftet"), ("kronor", "90"), ("from", "?")],
    );
    let looked = send(&manager, &agency.path("/look"), &typed).await;
    assert_eq!(looked.status, 200);
    // 50,6992 less 17,8496 and 90 more is 122,8496: over the frame of 118.
    assert!(looked.says("<b>122,8</b> av 118,0") && looked.says("4,8 över ramen"), "{}", looked.text());
    assert!(looked.says("Planen går över ramen"));
    assert_eq!(seq(&agency), before, "looking is not saving");

    let page = manager.get(&agency.path(&format!("?edit={id}"))).await;
    assert!(page.says("value=\"90\"") && page.says("Du har text här som inte är sparad."), "{}", page.main());
    assert!(manager.get(&agency.path("")).await.says("Du har text här som inte är sparad"));
    let strategist = agency.person(STRATEGIST).await;
    let seen = strategist.get(&agency.path("")).await;
    assert!(seen.says("Chef, Digital utveckling skriver här just nu."), "{}", seen.main());
    assert!(!seen.says("value=\"90\""), "what one types is one's own");

    assert_eq!(manager.post(&agency.path("/discard"), &[("row", &id)]).await.status, 303);
    assert!(!manager.get(&agency.path(&format!("?edit={id}"))).await.says("value=\"90\""));
}

#[tokio::test]
async fn a_row_that_is_sent_twice_is_taken_once() {
    let agency = Agency::without_plan();
    let manager = agency.person(MANAGER).await;
    let key = manager.get(&agency.path("?add=yes")).await.hidden("request-key").unwrap();
    let form = fields(&agency, &[("request-key", &key)]);
    for _ in 0..2 {
        assert_eq!(send(&manager, &agency.path("/activities"), &form).await.status, 303);
    }
    assert_eq!(agency.of_round(|round| round.activities.len()), 1);
}

#[tokio::test]
async fn a_text_is_never_markup() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let payload = "<script>alert(1)</script>\"'&<img src=x>";
    let saved = save(&agency, &manager, "Robotlyftet", &[("title", payload)]).await;
    assert_eq!(saved.status, 303);
    let id = agency.id(payload);
    for tail in [String::new(), format!("?edit={id}"), "?words=%3Cscript".to_owned()] {
        let page = manager.get(&agency.path(&tail)).await;
        assert!(page.says("&lt;script&gt;alert(1)") && !page.says("<script>alert") && !page.says("<img src"), "{tail}");
    }
}
