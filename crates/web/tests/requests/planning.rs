//! Planning rounds, asked through the whole server: opened, taken through their phases, overviewed, and their papers put
//! before a body; and by whom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::ids::RoundNumber;
use domain::planning::{Paper, Phase, Pointed};
use domain::policy::{Role, Viewer};
use domain::text::Reason;
use testkit::client::{Client, Installation, Reply};
use testkit::planning::{DIGITALISATION, GROUP, ROUND};

/// Sends a form as a browser does: with the key that the page gave it.
async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

async fn leader(installation: &Installation) -> Client {
    installation.at("verket").actor(Role::Management).await
}

fn round(installation: &Installation, number: RoundNumber) -> domain::planning::Round {
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    organisation.planning.get(number).unwrap().clone()
}

#[tokio::test]
async fn the_menu_leads_to_planning_for_those_who_may_see_it() {
    let installation = Installation::planning();
    let link = r#"href="/verket/planning""#;
    assert!(installation.reader().await.get("/").await.says(link));
    assert!(!installation.anonymous().get("/").await.says(link));
    for path in ["/planning", "/planning/1", "/planning/1/units", "/planning/1/history", "/planning/funding"] {
        assert_eq!(installation.reader().await.get(path).await.status, 200, "{path}");
        assert_eq!(installation.anonymous().get(path).await.status, 303, "{path} is not for everyone");
    }
    for path in ["/planning/new", "/planning/1/phases"] {
        assert_eq!(installation.reader().await.get(path).await.status, 403, "{path}");
        assert_eq!(leader(&installation).await.get(path).await.status, 200, "{path}");
    }
    for wrong in
        ["/planning/2", "/planning/x", "/planning/2/units", "/planning/1/papers/ingen", "/planning/1/papers/scenario-9"]
    {
        assert!(installation.reader().await.get(wrong).await.is_not_found(), "{wrong}");
    }
}

#[tokio::test]
async fn without_rounds_the_page_says_what_will_be_here() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let page = strategist.get("/planning").await;
    assert!(page.says("<h1>Ingen planering än</h1>") && page.says("/verket/planning/new"), "{}", page.main());
    assert!(!installation.reader().await.get("/planning").await.says("/planning/new"), "only for who may open one");
    let form = strategist.get("/planning/new").await;
    assert!(form.says(r#"name="from" type="date" value="2019-01-01""#), "the next year is proposed: {}", form.main());
    assert!(form.says(r#"name="begins-running" type="date" value="2019-01-01""#));
    assert!(strategist.get("/planning/funding").await.says("Här står varifrån pengarna kommer"));
}

#[tokio::test]
async fn a_round_goes_on_from_the_last_one_and_says_what_ends() {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let form = leader.get("/planning/new").await;
    assert!(form.says(r#"name="name" type="text" value="2020""#) && form.says(r#"value="2020-12-31""#));
    assert!(form.says(r#"name="begins-unit-plans" type="date" value="2019-09-17""#), "its dates, a year later");
    assert!(form.says("<dd>3</dd>") && form.says("<dd>1</dd>"), "three go on, one ends: {}", form.main());
    assert!(form.says("Portal") && form.says("till 2019-12-31"));

    let fields = [
        ("name", "2020"),
        ("from", "2020-01-01"),
        ("until", "2020-12-31"),
        ("based-on", "1"),
        ("begins-directive", "2019-06-01"),
        ("begins-frames", "2019-08-20"),
    ];
    let with = |name: &'static str, value: &'static str| -> Vec<(&str, &str)> {
        fields.into_iter().filter(|(field, _)| *field != name).chain([(name, value)]).collect()
    };
    for (name, value, at) in [
        ("name", "2019", "name"),
        ("name", " ", "name"),
        ("until", "2019-12-31", "until"),
        ("from", "nyår", "from"),
        ("begins-frames", "2019-05-01", "calendar"),
        ("begins-frames", "i maj", "begins-frames"),
    ] {
        let refused = send(&leader, "/planning/new", "/planning", &with(name, value)).await;
        assert_eq!(refused.status, 422, "{name} = {value}");
        assert!(refused.says(&format!(r##"<a href="#{at}">"##)), "{name} = {value}: {}", refused.main());
        assert!(refused.says("2019-06-01"), "what was typed is kept");
    }
    let opened = send(&leader, "/planning/new", "/planning", &fields).await;
    assert_eq!((opened.status, opened.location()), (303, "/verket/planning/2"), "{}", opened.text());
    let page = leader.get("/planning/2").await;
    assert!(page.says("3 aktiviteter följde med") && page.says("<h1>Planering 2020</h1>"), "{}", page.main());
    assert_eq!(round(&installation, RoundNumber(2)).based_on, Some(ROUND));
}

#[tokio::test]
async fn the_overview_says_where_the_round_is_and_what_is_left() {
    let installation = Installation::planning();
    installation.amend(|organisation, context| {
        let reason = Reason::parse("Växla <b>upp</b>").unwrap();
        organisation.point_out(context, ROUND, Pointed::Statement(DIGITALISATION), reason)
    });
    let reader = installation.reader().await;
    let page = reader.get("/planning/1").await;
    assert!(page.says("fas 3 av 8: enheternas planer, till 2018-11-18"), "{}", page.main());
    assert!(page.says(r#"data-is="now" aria-current="step""#));
    assert!(page.says("3 planer är inte inskickade"), "{}", page.main());
    assert!(page.says("Tillsammans planerar enheterna för 10,0\u{a0}mnkr och 10,0\u{a0}åa."));
    assert!(page.says("Ramarna är 10,0\u{a0}mnkr och 11,0\u{a0}åa."));
    assert!(page.says("Växla &lt;b&gt;upp&lt;/b&gt;") && page.says("Utpekad"), "the mark and its reason");
    // 4 · ¾ + 3 in Digitalisering, 4 · ¼ + 2,5 in Förenkling, 0,5 in none.
    for share in ["60\u{a0}%", "35\u{a0}%", "5\u{a0}%"] {
        assert!(page.says(share), "{share}: {}", page.main());
    }
    assert!(page.says("Utan resultatområde"));
    let english = installation.reader().await.in_language("en").get("/planning/1").await;
    assert!(english.says("phase 3 of 8: unit plans, until 2018-11-18"), "{}", english.main());
    assert!(english.says("Result area") && english.says("Left to do in this phase"));
}

#[tokio::test]
async fn the_units_plans_stand_against_their_frames() {
    let installation = Installation::planning();
    let reader = installation.reader().await;
    let page = reader.get("/planning/1/units").await;
    let main = page.main();
    let at = |text: &str| main.find(text).unwrap_or_else(|| panic!("no {text}: {main}"));
    assert!(
        at("Digital utveckling") < at(">Service<") && at(">Service<") < at("Gd-staben"),
        "in the order of the tree"
    );
    assert!(page.says("0,5\u{a0}mnkr över ramen"), "{main}");
    assert!(page.says("Ingen ram.") && page.says("lämnas in senast 2018-11-18"));
    assert!(page.says("En enhet har varken ram eller plan") && page.says("Avdelning Företag"));
    assert!(!page.says("Skulle ha varit inskickad"), "the day has not passed");
    assert!(
        reader.get("/planning/1/units?state=approved").await.says("<td class=\"num\">0,0</td>"),
        "none, and no fault"
    );
}

#[tokio::test]
async fn a_round_goes_on_to_the_next_phase_and_its_dates_can_be_changed() {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let form = leader.get("/planning/1/phases").await;
    assert!(form.says(r#"<option value="dialogue" selected>"#), "the next one is proposed: {}", form.main());
    assert!(form.says("inte inskickade"), "what is not ready is said");

    let refused = send(&leader, "/planning/1/phases", "/planning/1/phases", &[("phase", "running")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Verksamhetsplanen är inte beslutad") && refused.says(r#"id="phase-error""#));
    let gone = send(&leader, "/planning/1/phases", "/planning/1/phases", &[("phase", "dialogue")]).await;
    assert_eq!((gone.status, gone.location()), (303, "/verket/planning/1"));
    assert_eq!(round(&installation, ROUND).phase(), Phase::Dialogue);
    assert_eq!(send(&leader, "/planning/1/phases", "/planning/1/phases", &[("phase", "fest")]).await.status, 400);

    let wrong = [("begins-directive", "2018-06-01"), ("begins-frames", "2018-05-01")];
    let refused = send(&leader, "/planning/1/phases", "/planning/1/calendar", &wrong).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says(r##"<a href="#calendar">"##) && refused.says("2018-05-01"), "{}", refused.main());
    let right = [("begins-directive", "2018-06-01"), ("begins-running", "2019-01-01")];
    assert_eq!(send(&leader, "/planning/1/phases", "/planning/1/calendar", &right).await.status, 303);
    assert_eq!(round(&installation, ROUND).calendar.len(), 2);
    let history = leader.get("/planning/1/history").await;
    assert!(history.says("Omgången gick till fasen dialog") && history.says("Omgången öppnades"), "{}", history.main());
}

#[tokio::test]
async fn funding_is_added_once_and_closed_for_good() {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let add = [("name", "Regionalfonden"), ("kind", "european-union")];
    let added = send(&leader, "/planning/funding", "/planning/funding", &add).await;
    assert_eq!((added.status, added.location()), (303, "/verket/planning/funding"));
    let again = send(&leader, "/planning/funding", "/planning/funding", &add).await;
    assert_eq!(again.status, 422);
    assert!(again.says(r#"id="name-error""#) && again.says("Regionalfonden"));
    let closed = send(&leader, "/planning/funding", "/planning/funding/2/closing", &[]).await;
    assert_eq!(closed.status, 303);
    let page = leader.get("/planning/funding").await;
    assert!(page.says("Avgifter är stängd för nya planer.") && page.says("stängd 2018-11-14"), "{}", page.main());
    assert!(leader.post("/planning/funding/9/closing", &[]).await.is_not_found());
    assert!(!installation.reader().await.get("/planning/funding").await.says("<form method"), "only read");
}

#[tokio::test]
async fn a_paper_is_put_before_a_body_and_taken_back() {
    let installation = Installation::planning();
    let (leader, reader) = (leader(&installation).await, installation.reader().await);
    let page = leader.get("/planning/1/papers/frames").await;
    assert!(page.says("Ledningsgruppen") && page.says("Utkast"), "{}", page.main());
    assert!(!reader.get("/planning/1/papers/frames").await.says("<form method"), "who reads does not propose");
    assert!(leader.get("/planning/1/papers/directive").await.says("När något är skrivet"), "nothing to propose");

    let refused =
        send(&leader, "/planning/1/papers/frames", "/planning/1/papers/frames/proposal", &[("body", "9")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says(r#"id="body-error""#), "{}", refused.main());
    let body = GROUP.to_string();
    let proposed =
        send(&leader, "/planning/1/papers/frames", "/planning/1/papers/frames/proposal", &[("body", &body)]).await;
    assert_eq!((proposed.status, proposed.location()), (303, "/verket/planning/1/frames"), "{}", proposed.text());
    assert!(round(&installation, ROUND).proposals.contains_key(&Paper::Frames));
    assert!(reader.get("/planning/1").await.says("Föreslaget för ledningsgruppen 2018-11-14"));

    // The plan passes a frame, so it needs a motive.
    let plan = "/planning/1/papers/plan";
    let refused = send(&leader, plan, "/planning/1/papers/plan/proposal", &[("body", &body)]).await;
    assert!(refused.status == 422 && refused.says(r#"id="motive-error""#), "{}", refused.main());

    let back = "/planning/1/papers/frames/return";
    let refused = send(&leader, "/planning/1/papers/frames", back, &[("reason", " ")]).await;
    assert!(refused.status == 422 && refused.says(r#"id="reason-error""#), "{}", refused.main());
    let returned = send(&leader, "/planning/1/papers/frames", back, &[("reason", "Fel <i>summa</i>")]).await;
    assert_eq!(returned.status, 303);
    let page = reader.get("/planning/1").await;
    assert!(page.says("Taget tillbaka: Fel &lt;i&gt;summa&lt;/i&gt;"), "{}", page.main());
}

#[tokio::test]
async fn every_page_of_a_round_hangs_from_the_strategy_that_the_round_follows() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    // The overarching goal, as the thread above the page has it.
    let goal = async |path: &str| {
        let page = reader.get(path).await.text();
        let thread = page.split("Övergripande mål").nth(1).unwrap_or_else(|| panic!("no thread at {path}"));
        thread.split("</li>").next().unwrap().to_owned()
    };
    let of_a_part = goal("/planning/2/breaks").await;
    assert_eq!(goal("/planning/2").await, of_a_part);
    assert_ne!(of_a_part, goal("/planning").await, "it is another than today's, or this proves nothing");
}

#[tokio::test]
async fn the_shares_and_the_changes_of_the_areas_are_what_stands_below_them() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    for round in [1, 2] {
        let page = reader.get(&format!("/planning/{round}")).await.main();
        let table = page.split("by-area").nth(1).unwrap().split("</table>").next().unwrap();
        // The numbers in a column, in tenths.
        let tenths = |row: &str, column: usize| -> Option<i64> {
            let cell = row.split("class=\"num\">").nth(column + 1)?.split('<').next()?;
            let digits: String = cell.chars().filter(|it| it.is_ascii_digit() || *it == '−' || *it == ',').collect();
            let (whole, part) = digits.split_once(',').unwrap_or((&digits, "0"));
            let sign = if whole.starts_with('−') { -1 } else { 1 };
            Some(sign * (whole.trim_start_matches('−').parse::<i64>().ok()? * 10 + part.parse::<i64>().ok()?))
        };
        let rows: Vec<&str> = table.split("<tr>").skip(2).collect();
        let (below, areas) = rows.split_last().unwrap();
        for column in [1, 3] {
            let sum: i64 = areas.iter().filter_map(|row| tenths(row, column)).sum();
            // The first round has no year before it.
            assert!(tenths(below, column).is_none_or(|below| below == sum), "{round}, column {column}: {table}");
        }
        assert_eq!(tenths(below, 1), Some(1_000), "all of it: {table}");
    }
}
