//! Scenarios, asked through the whole server: named, moved in by typing and by rule, compared, commented, proposed, and
//! adopted by a body with the mandate; by whom, and what each refusal leaves as it was typed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::body::BodyKind;
use domain::event::Event;
use domain::ids::{BodyId, ScenarioId};
use domain::money::Resources;
use domain::planning::{Pointed, Round};
use domain::policy::{Role, Viewer};
use domain::scenario::ScenarioState;
use domain::text::{Name, Reason};
use testkit::client::{Client, Installation, Reply};
use testkit::planning::{DIGITALISATION, GROUP, LEADER, MANAGER, ROUND, SERVICES, SIMPLER};

const ALL: &str = "/planning/1/scenarios";
const ONE: &str = "/planning/1/scenarios/1";

async fn leader(installation: &Installation) -> Client {
    let client = installation.anonymous();
    client.sign_in(LEADER).await;
    client
}

fn round(installation: &Installation) -> Round {
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    organisation.planning.get(ROUND).unwrap().clone()
}

/// What an area has, in a round as it is.
fn of_area(round: &Round, area: domain::ids::StatementId) -> Resources {
    let goals: &[domain::ids::StatementId] =
        if area == SIMPLER { &[testkit::planning::LESS_FUSS] } else { &[SERVICES, testkit::planning::OPEN_DATA] };
    round.sums().sum_of(|cell| cell.goal.is_some_and(|goal| goals.contains(&goal)))
}

/// Sends a form of the scenario's page, with the version that the page showed.
async fn act(client: &Client, tail: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(ONE).await;
    let version = page.hidden("version").unwrap_or_default();
    let all: Vec<(&str, &str)> =
        fields.iter().copied().chain([("version", version.as_str()), ("scale", "mnkr")]).collect();
    client.post(&format!("{ONE}{tail}"), &all).await
}

async fn begun() -> (Installation, Client) {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let reply = leader.post(ALL, &[("name", "Växla <upp>"), ("based-on", "")]).await;
    assert_eq!((reply.status, reply.location()), (303, "/verket/planning/1/scenarios/1"), "{}", reply.main());
    (installation, leader)
}

const SHIFT: [(&str, &str); 5] =
    [("move", "shift"), ("amount", "1"), ("people", ""), ("from", "area1"), ("to", "area4")];

#[tokio::test]
async fn one_is_named_and_begins_from_today() {
    let (installation, leader) = begun().await;
    let page = leader.get(ONE).await;
    assert!(page.says("Växla &lt;upp&gt;") && page.says("öppet"), "{}", page.main());
    assert!(round(&installation).scenario(ScenarioId(1)).unwrap().moves.is_empty());
    for (typed, says) in [("  ", "Fyll i"), ("Växla <upp>", "Växla &lt;upp&gt;")] {
        let refused = leader.post(ALL, &[("name", typed), ("based-on", "")]).await;
        assert!(refused.status == 422 && refused.says("id=\"name-error\"") && refused.says(says), "{}", refused.main());
    }
    let copied = leader.post(ALL, &[("name", "Kopia"), ("based-on", "1")]).await;
    assert_eq!(copied.location(), "/verket/planning/1/scenarios/2");
    assert_eq!(round(&installation).scenario(ScenarioId(2)).unwrap().based_on, Some(ScenarioId(1)));
}

#[tokio::test]
async fn resources_are_moved_by_typing_and_today_stays_as_it_is() {
    let (installation, leader) = begun().await;
    let before = round(&installation);
    // Looked at before it is made: what follows is shown, and nothing has happened.
    let looked = leader.get(&format!("{ONE}?move=shift&amount=1&from=area1&to=area4&scale=mnkr")).await;
    assert!(looked.says("Digitalisering +1,0") || looked.says("+1,0"), "{}", looked.main());
    assert_eq!(round(&installation), before);

    let made = act(&leader, "/moves", &SHIFT).await;
    assert_eq!(made.status, 303, "{}", made.main());
    let page = leader.get(ONE).await;
    assert!(page.says("+1,0") && page.says("\u{2212}1,0"), "{}", page.main());
    let now = round(&installation);
    let scenario = now.scenario(ScenarioId(1)).unwrap();
    assert_eq!(scenario.balance(), Resources::NONE, "nothing is created or destroyed");
    let moved = now.sums_in(scenario).sum_of(|cell| cell.goal == Some(SERVICES)).kronor.0;
    assert_eq!(moved - of_area(&now, DIGITALISATION).kronor.0, 1_000_000);
    assert_eq!(now.sums(), before.sums(), "a move in a scenario is no change of what is allocated");
    let today = leader.get("/planning/1/allocation").await;
    assert!(!today.says("+1,0"), "{}", today.main());

    let file = leader.get(&format!("{ONE}/file")).await;
    assert!(file.says("1000000") || file.says("1 000 000"), "{}", file.text());
    let undone = act(&leader, "/undo", &[]).await;
    assert_eq!(undone.status, 303);
    assert!(round(&installation).scenario(ScenarioId(1)).unwrap().moves.is_empty());
}

/// What the page gives the browser to show a move by, before the answer comes.
fn known(page: &Reply) -> Option<serde_json::Value> {
    let text = page.text();
    let (_, rest) = text.split_once("data-known=\"")?;
    let (known, _) = rest.split_once('"')?;
    Some(serde_json::from_str(&known.replace("&quot;", "\"").replace("&amp;", "&")).unwrap())
}

fn sum(numbers: &serde_json::Value) -> i64 {
    numbers.as_array().map_or_else(|| numbers.as_i64().unwrap(), |all| all.iter().map(sum).sum())
}

#[tokio::test]
async fn the_browser_knows_the_amounts_without_the_move_that_is_filled_in() {
    let (installation, leader) = begun().await;
    let of_all = round(&installation).sums().sum_of(|_| true);
    let without = known(&leader.get(&format!("{ONE}?scale=mnkr")).await).unwrap();
    assert_eq!((sum(&without["now"]), &without["changes"]), (of_all.kronor.0, &serde_json::json!([])), "{without}");
    assert_eq!(without["within"][format!("goal{SERVICES}")], format!("area{DIGITALISATION}"), "{without}");
    let with = known(&leader.get(&format!("{ONE}?move=shift&amount=1&from=area1&to=area4&scale=mnkr")).await).unwrap();
    assert_eq!(with, without, "the move that is filled in is not in it");

    assert_eq!(act(&leader, "/moves", &SHIFT).await.status, 303);
    let made = known(&leader.get(ONE).await).unwrap();
    let changes: Vec<i64> = made["changes"].as_array().unwrap().iter().map(|change| sum(&change[2])).collect();
    assert_eq!((changes.iter().sum::<i64>(), changes.iter().max().unwrap() <= &1_000_000), (0, true), "{changes:?}");
    assert_eq!(sum(&made["now"]), of_all.kronor.0, "a move that is made is in it");
    assert_eq!(
        sum(&made["before"]) * made["unit"].as_i64().unwrap(),
        of_all.kronor.0,
        "and what was before is as it was"
    );
    let people = known(&leader.get(&format!("{ONE}?in=people")).await).unwrap();
    assert_eq!(sum(&people["now"]), of_all.person_years.0);

    let manager = installation.anonymous();
    manager.sign_in(MANAGER).await;
    for (client, path) in
        [(&manager, ONE), (&leader, &format!("{ONE}?as=picture")[..]), (&leader, "/planning/1/allocation")]
    {
        let page = client.get(path).await;
        assert!(page.status == 200 && known(&page).is_none(), "{path}: what cannot be moved needs no such thing");
    }
}

#[tokio::test]
async fn a_rule_takes_a_part_from_all_but_what_is_pointed_out() {
    let (installation, leader) = begun().await;
    installation.amend(|organisation, context| {
        organisation.point_out(context, ROUND, Pointed::Statement(DIGITALISATION), Reason::parse("Når flest.").unwrap())
    });
    let fields = [("move", "cut"), ("part", "10"), ("cut-from", "all"), ("spare", "1"), ("cut-to", "area4")];
    let made = act(&leader, "/moves", &fields).await;
    assert_eq!(made.status, 303, "{}", made.main());
    let now = round(&installation);
    let scenario = now.scenario(ScenarioId(1)).unwrap();
    let after = now.sums_in(scenario);
    assert_eq!(scenario.balance(), Resources::NONE);
    let services = after.sum_of(|cell| cell.goal == Some(SERVICES));
    assert!(of_area(&now, DIGITALISATION).kronor < services.kronor, "what is pointed out gains");
    let less = after.sum_of(|cell| cell.goal == Some(testkit::planning::LESS_FUSS));
    assert!(less.kronor < of_area(&now, SIMPLER).kronor, "the rest gives");

    // What is set by hand takes the difference from where it was said.
    let set = [("move", "set"), ("there", "unit3.area1"), ("set-amount", "2"), ("set-people", ""), ("whence", "")];
    assert_eq!(act(&leader, "/moves", &set).await.status, 303);
    let now = round(&installation);
    let scenario = now.scenario(ScenarioId(1)).unwrap();
    assert!(scenario.balance().kronor.0 < 0, "it says that it frees something");
    assert!(
        leader.get(ONE).await.says("frigör") || leader.get(ONE).await.says("Frigör"),
        "{}",
        leader.get(ONE).await.main()
    );
}

#[tokio::test]
async fn a_refusal_stands_at_its_field_and_keeps_what_was_typed() {
    let (installation, leader) = begun().await;
    let before = round(&installation);
    let with = |name: &'static str, value: &'static str| -> Vec<(&'static str, &'static str)> {
        SHIFT.into_iter().filter(|(field, _)| *field != name).chain([(name, value)]).collect()
    };
    for (name, value, field) in [
        ("amount", "mycket", "amount"),
        ("amount", "400", "amount"),
        ("amount", "-1", "amount"),
        ("to", "", "to"),
        ("from", "area4", "to"),
    ] {
        let fields: Vec<_> = with(name, value).into_iter().chain([("move-motive", "Så <här>.")]).collect();
        let refused = act(&leader, "/moves", &fields).await;
        assert_eq!(refused.status, 422, "{name} {value}: {}", refused.main());
        let main = refused.main();
        assert!(main.contains(&format!("href=\"#{field}\"")), "{name} {value}: the list leads to {field}: {main}");
        assert!(main.contains("value=\"Så &lt;här&gt;.\""), "{name} {value}: what was typed is kept: {main}");
        if name == "amount" {
            assert!(main.contains(&format!("value=\"{value}\"")), "{name} {value}: {main}");
        }
    }
    // The links of a page that says what is wrong lead to the page that the form stands on.
    let back = leader.get(&format!("{ONE}/moves?lang=en&units=all")).await;
    assert_eq!((back.status, back.location()), (303, "/verket/planning/1/scenarios/1?lang=en&units=all"));
    let program = crate::scenario::leader(&installation)
        .await
        .with_header("accept", "application/json")
        .get(&format!("{ONE}/moves"))
        .await;
    assert_eq!(program.status, 405, "a program is told");
    for (fields, field) in [
        ([("move", "cut"), ("part", "200"), ("cut-from", "all"), ("cut-to", "")], "part"),
        ([("move", "cut"), ("part", "en del"), ("cut-from", "all"), ("cut-to", "")], "part"),
    ] {
        let refused = act(&leader, "/moves", &fields).await;
        assert!(refused.status == 422 && refused.main().contains(&format!("href=\"#{field}\"")), "{}", refused.main());
        assert!(refused.main().contains(&format!("value=\"{}\"", fields[1].1)), "{}", refused.main());
    }
    // Someone else was first: what is moved is looked at again.
    let stale: Vec<_> = SHIFT.into_iter().chain([("version", "1"), ("scale", "mnkr")]).collect();
    assert_eq!(leader.post(&format!("{ONE}/moves"), &stale).await.status, 422);
    assert_eq!(round(&installation), before, "nothing of it happened");
}

#[tokio::test]
async fn where_no_amount_is_filled_in_nothing_is_moved_and_nothing_is_wrong() {
    let (_, leader) = begun().await;
    for (kind, rest) in
        [("shift", "amount=&people=&from=area4&to=area1"), ("cut", "part=+&cut-from=all"), ("set", "there=unit3.area1")]
    {
        for address in [format!("{ONE}/preview"), ONE.to_owned()] {
            let looked = leader.get(&format!("{address}?move={kind}&{rest}&scale=mnkr")).await;
            assert_eq!(looked.status, 200, "{kind}");
            assert!(
                !looked.says("Fyll i") && !looked.says("data-refused") && !looked.says("aria-invalid"),
                "{}",
                looked.text()
            );
            assert!(looked.says("Inget ändras mot i dag."), "{kind}: {}", looked.text());
        }
    }
    let wrong = leader.get(&format!("{ONE}/preview?move=shift&amount=mycket&from=area1&to=area4&scale=mnkr")).await;
    assert!(wrong.says("data-refused"), "{}", wrong.text());
    // To make it is another thing.
    let refused = act(
        &leader,
        "/moves",
        &[("move", "shift"), ("amount", ""), ("people", ""), ("from", "area1"), ("to", "area4")],
    )
    .await;
    assert!(refused.status == 422 && refused.says("id=\"amount-error\""), "{}", refused.main());
}

#[tokio::test]
async fn a_change_too_small_for_the_decimals_is_told_as_it_is() {
    let (_, leader) = begun().await;
    let looked = leader.get(&format!("{ONE}?move=shift&amount=0,04&from=area1&to=area4&scale=mnkr")).await;
    assert!(looked.says("+0,04") && looked.says("\u{2212}0,04"), "{}", looked.main());
    for nothing in ["+0,0<", "\u{2212}0,0<", "+0,00<", "\u{2212}0,00<", "+0<", "\u{2212}0<"] {
        assert!(!looked.says(nothing), "{nothing}: {}", looked.main());
    }
}

#[tokio::test]
async fn they_are_compared_commented_and_laid_aside() {
    let (installation, leader) = begun().await;
    act(&leader, "/moves", &SHIFT).await;
    leader.post(ALL, &[("name", "Oförändrat"), ("based-on", "")]).await;
    let page = leader.get(&format!("{ALL}/compare?with=1&with=2")).await;
    assert!(page.says("Växla &lt;upp&gt;") && page.says("Oförändrat") && page.says("+1,0"), "{}", page.main());
    assert!(leader.get(&format!("{ALL}/compare/file?with=1&with=2")).await.header("content-type").contains("csv"));

    let manager = installation.anonymous();
    manager.sign_in(MANAGER).await;
    assert_eq!(act(&manager, "/comments", &[("comment", "Vi <kan> inte.")]).await.status, 303);
    assert!(leader.get(ONE).await.says("Vi &lt;kan&gt; inte."));
    assert_eq!(act(&manager, "/comments", &[("comment", " ")]).await.status, 422);
    let aside = act(&leader, "/withdrawal", &[("drop-reason", "")]).await;
    assert!(aside.status == 422 && aside.says("drop-reason-error"), "{}", aside.main());
    assert_eq!(act(&leader, "/withdrawal", &[("drop-reason", "Räcker inte.")]).await.status, 303);
    let now = round(&installation);
    assert_eq!(now.scenario_state(now.scenario(ScenarioId(1)).unwrap()), ScenarioState::Dropped);
}

#[tokio::test]
async fn how_the_goals_move_stands_beside_what_they_get() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let page = strategist.get("/planning/2/scenarios/2").await.main();
    let follows = page.split("id=\"follows\"").nth(1).unwrap();
    let goal = follows.split("2.1\u{a0}").nth(1).and_then(|rest| rest.split("</tr>").next()).unwrap();
    assert!(goal.contains("Från målet") && goal.contains("+6,0"), "{goal}");
    assert!(follows.contains("6 indikatorer berörs"), "{follows}");
    assert!(!follows.contains("åt fel håll"), "the goal that gets less does not move away: {follows}");
    // The other way round it does.
    let less = "/planning/2/scenarios/2/preview?move=shift&amount=8&from=goal39&to=goal43&scale=mnkr";
    let wrong = strategist.get(less).await.text();
    let names = ["2.1\u{a0}", "Ett mål som får mindre rör sig redan åt fel håll"];
    assert!(names.iter().all(|name| wrong.contains(name)), "{wrong}");
}

#[tokio::test]
async fn who_may_not_move_may_look_and_nothing_else() {
    let (installation, _) = begun().await;
    let manager = installation.anonymous();
    manager.sign_in(MANAGER).await;
    let reader = installation.reader().await;
    for client in [&manager, &reader, &installation.auditor().await, &installation.secretary().await] {
        let page = client.get(ONE).await;
        assert!(page.status == 200 && !page.says("/scenarios/1/moves\""), "{}", page.main());
        for tail in ["/moves", "/undo", "/again", "/copy", "/anew", "/withdrawal"] {
            assert_eq!(client.post(&format!("{ONE}{tail}"), &SHIFT).await.status, 403, "{tail}");
        }
        assert_eq!(client.post(ALL, &[("name", "Min")]).await.status, 403);
        assert_eq!(client.post("/planning/1/papers/scenario-1/proposal", &[("body", "2")]).await.status, 403);
    }
    assert_eq!(reader.post(&format!("{ONE}/comments"), &[("comment", "Hej")]).await.status, 403);
    let anonymous = installation.anonymous();
    assert_eq!(anonymous.get(ONE).await.status, 303);
    assert_eq!(anonymous.post(&format!("{ONE}/moves"), &SHIFT).await.status, 403);
}

#[tokio::test]
async fn only_a_decision_of_a_body_with_the_mandate_changes_the_allocation() {
    let (installation, leader) = begun().await;
    act(&leader, "/moves", &SHIFT).await;
    leader.post(ALL, &[("name", "Oförändrat"), ("based-on", "")]).await;
    let before = round(&installation);
    let proposal = "/planning/1/papers/scenario-1/proposal";
    let motive = ("motive", "Ramen för Service ses över i januari.");
    let managers = BodyId(3);
    installation.amend(|_, _| {
        let name = Name::parse("Chefsgruppen").unwrap();
        Ok(vec![Event::BodyAdded { body: managers, name, kind: BodyKind::ManagersGroup }])
    });
    let refused = leader.post(proposal, &[("body", &managers.to_string()), motive]).await;
    assert_eq!(refused.status, 422, "it has no mandate: {}", refused.main());
    assert!(refused.says("id=\"body-error\""), "{}", refused.main());
    let proposed = leader.post(proposal, &[("body", &GROUP.to_string()), motive]).await;
    assert_eq!(proposed.status, 303, "{}", proposed.main());
    assert_eq!(round(&installation).sums(), before.sums(), "a proposal is no decision");
    assert_eq!(act(&leader, "/moves", &SHIFT).await.status, 422, "what lies before a body rests");

    let decision = "/planning/1/papers/scenario-1/decision";
    assert_eq!(leader.post(decision, &[]).await.status, 403, "management does not record its own decision");
    let secretary = installation.at("verket").actor(Role::Secretary).await;
    let form = secretary.get(decision).await;
    let group = GROUP.to_string();
    let (key, document) = (form.hidden("request-key").unwrap(), form.hidden("document").unwrap());
    let fields = |body: &'static str| -> Vec<(&str, String)> {
        vec![
            ("request-key", key.clone()),
            ("document", document.clone()),
            ("body", if body.is_empty() { group.clone() } else { body.to_owned() }),
            ("decided_on", "2018-11-14".to_owned()),
            ("registration_number", "1.3.2-2018-40".to_owned()),
        ]
    };
    let send = async |fields: Vec<(&str, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        secretary.post(decision, &fields).await
    };
    assert_eq!(send(fields("1")).await.status, 422, "another body than the one that it lies before");
    assert_eq!(round(&installation).sums(), before.sums());
    let decided = send(fields("")).await;
    assert_eq!(decided.status, 303, "{}", decided.main());

    let after = round(&installation);
    let scenario = after.scenario(ScenarioId(1)).unwrap();
    assert_eq!(after.scenario_state(scenario), ScenarioState::Adopted);
    let adopted = before.sums_in(before.scenario(ScenarioId(1)).unwrap());
    assert_eq!(after.sums(), &adopted, "what is allocated is what the scenario said");
    assert_eq!(after.sums().total(), before.sums().total());
    assert_eq!(
        (&after.activities, &after.frames, &after.directive),
        (&before.activities, &before.frames, &before.directive)
    );
    // Today is what was decided, also beside a scenario that began before.
    let beside = leader.get(&format!("{ALL}/compare?with=2")).await.main();
    let of_today = beside.split("<tfoot").nth(1).unwrap_or(&beside).to_owned();
    let area = beside.split("Digitalisering").nth(1).unwrap().split("</td>").next().unwrap().to_owned();
    let today = of_area(&after, DIGITALISATION).kronor.0;
    assert_ne!(today, of_area(&before, DIGITALISATION).kronor.0);
    let millions = format!("{},{}", today / 1_000_000, today % 1_000_000 / 100_000);
    assert!(area.contains(&millions), "{millions}: {area} {of_today}");
    let page = leader.get("/planning/1/allocation").await;
    assert!(
        page.says("1.3.2-2018-40") && page.says("Beslutade fördelningar"),
        "before and after stay as history: {}",
        page.main()
    );
    assert_eq!(act(&leader, "/moves", &SHIFT).await.status, 422, "what is decided does not move");
}
