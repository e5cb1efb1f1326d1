//! What the page of a plan shows, and to whom.

use domain::activity::PlanChange;
use domain::writing::Seen;

use super::agency::{Agency, EMPLOYEE, MANAGER, OTHER_MANAGER, STRATEGIST};

#[tokio::test]
async fn the_plan_shows_its_activities_and_what_is_left_of_the_frame() {
    let agency = Agency::planned();
    let page = agency.person(MANAGER).await.get(&agency.path("")).await;
    assert_eq!(page.status, 200);
    for said in [
        "Digital utveckling, plan Prov 2019",
        "Digitaliseringscheckar",
        "Provanslaget 1:5",
        "Utpekad",
        "Når flest företag.",
        "Visa vad checkarna ger.",
        "lämnas in senast 2018-11-23",
        "En aktivitet saknar mål.",
        "Ingen svarar för en aktivitet.",
        "Ramen hålls",
        // 18,4496 + 17,8496 + 12 + 2,4 is 50,7, and 118 is the frame.
        "<b>50,7</b> av 118,0",
        "67,3 kvar",
    ] {
        assert!(page.says(said), "{said} is missing: {}", page.main());
    }
}

#[tokio::test]
async fn the_rows_on_screen_sum_to_the_total_on_screen() {
    let agency = Agency::planned();
    let page = agency.person(MANAGER).await.get(&agency.path("")).await;
    // Rounded each on its own, 18,4 + 17,8 + 12,0 + 2,4 would be 50,6.
    let amounts: Vec<f64> = page
        .main()
        .split("data-label=\"mnkr\">")
        .skip(1)
        .filter_map(|cell| cell.split('<').next()?.replace(',', ".").parse().ok())
        .collect();
    let (total, rows) = amounts.split_last().unwrap();
    assert_eq!((rows.iter().sum::<f64>() * 10.0).round(), (total * 10.0).round(), "{amounts:?}");
    assert!((total - 50.7).abs() < 0.01);
}

#[tokio::test]
async fn who_may_not_write_sees_no_way_to() {
    let agency = Agency::planned();
    for (person, writes) in [(MANAGER, true), (STRATEGIST, true), (OTHER_MANAGER, false), (EMPLOYEE, false)] {
        let page = agency.person(person).await.get(&agency.path("?edit=1&add=yes")).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.says("Skicka in</button>"), writes, "{person}");
        assert_eq!(page.says("data-edit"), writes, "{person}");
        assert_eq!(page.says("name=\"title\""), writes, "{person}");
        assert!(page.says("Säg något om planen"), "anyone who reads may speak");
    }
    let nobody = agency.installation.anonymous().get(&agency.path("")).await;
    assert!(nobody.location().contains("/sign-in"), "{}", nobody.status);
}

#[tokio::test]
async fn a_choice_shows_some_rows_and_their_sum() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let shown = async |query: &str| {
        let page = manager.get(&agency.path(query)).await;
        let main = page.main();
        let titles = ["Digitaliseringscheckar", "Robotlyftet", "Guider på webben", "Testmiljö", "Nytt arbetssätt"];
        let mut found: Vec<(usize, &str)> = titles
            .into_iter()
            .filter_map(|title| Some((main.find(&format!("data-title=\"{title}\""))?, title)))
            .collect();
        found.sort();
        (found.into_iter().map(|(_, title)| title).collect::<Vec<&str>>(), main)
    };
    assert_eq!(shown("?goal=none").await.0, ["Testmiljö"]);
    assert_eq!(shown("?owner=none").await.0, ["Testmiljö"]);
    assert_eq!(shown("?pointed-out=yes").await.0, ["Digitaliseringscheckar", "Robotlyftet"]);
    assert_eq!(shown("?words=ROBOT").await.0, ["Robotlyftet"]);
    assert_eq!(shown(&format!("?owner={EMPLOYEE}")).await.0, ["Guider på webben"]);
    assert_eq!(shown("?mine=yes&sort=title").await.0, ["Digitaliseringscheckar", "Nytt arbetssätt", "Robotlyftet"]);
    assert_eq!(shown("?sort=-kronor&status=planned").await.0[0], "Digitaliseringscheckar");
    assert_eq!(shown("?sort=goal").await.0[0], "Testmiljö");
    let (_, main) = shown("?sort=kronor").await;
    assert!(main.contains("value=\"kronor\" selected>Kronor, tvärtom"), "the order is a choice too: {main}");
    assert!(main.contains("value=\"-kronor\">Kronor<"), "{main}");
    let (rows, main) = shown("?words=finnsinte").await;
    assert!(rows.is_empty() && main.contains("Ingen aktivitet är sådan."), "{main}");
    let (_, main) = shown("?goal=none").await;
    assert!(main.contains("1 av 5") && main.contains("Summa av dem som visas"), "{main}");
}

#[tokio::test]
async fn an_empty_plan_offers_the_ways_to_begin() {
    let agency = Agency::without_plan();
    let page = agency.person(MANAGER).await.get(&agency.path("")).await;
    assert!(page.says("Planen är tom") && page.says("Lägg till aktivitet"), "{}", page.main());
    let reader = agency.person(EMPLOYEE).await.get(&agency.path("")).await;
    assert!(reader.says("Enheten har inte planerat något än.") && !reader.says("Lägg till aktivitet"));
}

#[tokio::test]
async fn the_plan_of_a_day_is_as_it_was_and_takes_no_changes() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let gone = agency.activity("Testmiljö").unwrap();
    agency.write(PlanChange { removed: vec![(gone.id, Seen(gone.version))], ..PlanChange::default() });
    assert!(!manager.get(&agency.path("")).await.says("Testmiljö\""));
    let yesterday = manager.get(&agency.path("?as-of=2018-11-13")).await;
    assert!(yesterday.is_not_found(), "the round was opened today");
    let ahead = manager.get(&agency.path("?as-of=2019-02-01")).await;
    assert!(!ahead.says("data-edit") && ahead.says("Robotlyftet"));
}

#[tokio::test]
async fn the_page_is_in_english_too_and_in_the_reader_s_scale() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await.in_language("en");
    let page = manager.get(&agency.path("?scale=tkr")).await;
    assert!(page.says("Before sending in") && page.says("18,450") && page.says("One activity has no goal."));
}

#[tokio::test]
async fn nonsense_in_an_address_leads_nowhere() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    for address in ["/planning/99/units/7", "/planning/x/units/7", &format!("/planning/{}/units/999", agency.round)] {
        assert!(manager.get(address).await.is_not_found(), "{address}");
    }
    assert_eq!(manager.get(&agency.path("?edit=99999&goal=x&sort=%00")).await.status, 200);
}
