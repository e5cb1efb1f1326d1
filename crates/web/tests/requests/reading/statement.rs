//! A statement's page: its thread, what stands under it, its history, and who may see it.

use domain::statement::StatementKind::{Goal, OverarchingGoal, Priority, ResultArea, Vision};
use testkit::client::Installation;

use super::agency::{
    STRATEGIST, agency_with, assert_headings_in_order, edition, explained, happened, lines_of, statement, whole_thread,
    words_of,
};

/// The thread of a page, as it is read.
fn thread(page: &str) -> String {
    let nav = page.split_once("<nav class=\"thread\"").map_or("", |(_, rest)| rest);
    words_of(&format!("<nav{}", nav.split_once("</nav>").map_or("", |(inside, _)| inside)))
}

#[tokio::test]
async fn the_thread_leads_from_the_vision_to_the_goal() {
    let client = Installation::with_example().anonymous();
    let goal = client.get("/statements/41").await;
    let up = thread(&goal.text());
    assert_eq!(
        up.split_once(" Nedåt").map_or(up.as_str(), |(up, _)| up),
        "Vision Fler vill, kan och vågar driva företag. Övergripande mål Hållbar tillväxt och växande företag i alla \
         delar av landet Resultatområde 3 Digitalisering Mål 3.1 Fler små företag använder digital teknik i sin affär"
    );
    for above in ["/statements/1\"", "/statements/30\"", "/statements/33\""] {
        assert!(goal.says(&format!("href=\"/tillvaxtverket{above}")), "{above}");
    }
    let area = client.get("/statements/33").await;
    assert!(thread(&area.text()).ends_with("Resultatområde 3 Digitalisering Nedåt 2 mål"), "{}", thread(&area.text()));
    let vision = client.get("/statements/1").await;
    assert!(thread(&vision.text()).ends_with("Nedåt 1 övergripande mål"), "{}", thread(&vision.text()));
}

#[tokio::test]
async fn the_whole_history_is_told_back_to_the_first_revision() {
    let page = Installation::with_example().anonymous().get("/statements/41").await;
    let lines = lines_of(&page.main());
    let origin = lines.split_once("Ursprung\n").unwrap().1.split_once("\nResurser").unwrap().0;
    insta::assert_snapshot!("origin", origin);
    assert!(page.says("/tillvaxtverket/decisions/1") && page.says("/tillvaxtverket/compare/3/4"));
}

#[tokio::test]
async fn older_words_are_shown_against_newer_on_demand() {
    let page = Installation::with_example().anonymous().get("/statements/2").await;
    let main = page.main();
    assert!(main.contains("<details") && main.contains("<del>") && main.contains("<ins>"), "{main}");
}

#[tokio::test]
async fn one_that_steers_no_more_says_so_and_what_it_became() {
    let client = Installation::with_example().anonymous();
    let replaced = client.get("/statements/18").await;
    let words = words_of(&replaced.main());
    assert!(words.contains("Gäller inte längre. Den gällde 2015-02-10 – 2017-10-22."), "{words}");
    assert!(words.contains("Ersatt i revision 4"), "{words}");
    assert!(replaced.says(r#"href="/tillvaxtverket/statements/41""#));
    let removed = words_of(&client.get("/statements/12").await.main());
    assert!(removed.contains("Borttagen i revision 4") && removed.contains("Skäl: "), "{removed}");
}

#[tokio::test]
async fn one_that_will_read_differently_says_from_when() {
    let page = Installation::with_example().anonymous().get("/statements/30").await;
    assert!(words_of(&page.main()).contains("Omformulerad i revision 5, som gäller från 2019-01-01."));
    let later = r#"<a href="/tillvaxtverket/statements/30?as-of=2019-01-01">Hållbar tillväxt och konkurrenskraftiga"#;
    assert!(page.says(later), "{}", page.main());
}

#[tokio::test]
async fn one_that_only_a_draft_has_is_for_those_who_may_read_drafts() {
    let installation = agency_with(whole_thread());
    let strategist = installation.anonymous();
    strategist.sign_in(STRATEGIST).await;
    assert_eq!(strategist.post("/revisions", &[]).await.location(), "/sjoar/revisions/2/statements/1");
    let add = domain::event::Event::StatementAdded {
        revision: domain::ids::RevisionNumber(2),
        reason: None,
        statement: statement(9, Goal, Some(3), "Hemligt än så länge"),
    };
    happened(&installation, vec![add]);

    let page = strategist.get("/statements/9").await;
    assert!(page.says("Hemligt än så länge") && page.says("som inte är beslutad"), "{}", page.main());
    let public = installation.anonymous();
    assert!(public.get("/statements/9").await.is_not_found());
    for path in ["/", "/statements/3", "/revisions"] {
        assert!(!public.get(path).await.says("Hemligt"), "{path}");
    }
    assert!(public.get("/revisions/2").await.is_not_found());
    // Where it will stand, those who may read drafts see what is being done.
    let area = strategist.get("/statements/4").await;
    assert!(area.says("/sjoar/revisions/2/statements/4\">Skriv om den i revision 2</a>"), "{}", area.main());
}

#[tokio::test]
async fn what_the_draft_makes_of_it_is_told_to_those_who_may_know() {
    let installation = Installation::with_example();
    let reader = words_of(&installation.reader().await.get("/statements/40").await.main());
    assert!(reader.contains("Under arbete Omformulerad i revision 6"), "{reader}");
    assert!(!reader.contains("Skriv om den"), "{reader}");
    let public = installation.anonymous().get("/statements/40").await;
    assert!(!public.says("revision 6") && !public.says("utbildare"), "{}", public.main());
}

#[tokio::test]
async fn nothing_leads_on_from_where_there_is_nothing() {
    let client = Installation::with_example().anonymous();
    for wrong in ["/statements/999", "/statements/0", "/statements/041", "/statements/x", "/statements/"] {
        assert!(client.get(wrong).await.is_not_found(), "{wrong}");
    }
}

#[tokio::test]
async fn a_break_says_what_is_missing_and_how_to_mend_it() {
    let mut statements = whole_thread();
    statements.push(statement(5, ResultArea, None, "Hav"));
    statements.push(statement(6, OverarchingGoal, None, "Ett till"));
    let installation = agency_with(statements);
    let public = installation.anonymous().get("/statements/5").await;
    let words = words_of(&public.main());
    assert!(words.contains("Det behöver minst ett mål") && words.contains("inget säger vilket"), "{words}");
    assert!(!words.contains("Laga det"), "{words}");
    assert!(thread(&public.text()).contains("Övergripande mål 2 stycken, och inget säger vilket"));
    assert!(public.says("<li class=\"broken\">"));

    let strategist = installation.anonymous();
    strategist.sign_in(STRATEGIST).await;
    strategist.post("/revisions", &[]).await;
    assert!(strategist.get("/statements/5").await.says("href=\"/sjoar/revisions/2\">Laga det i revision 2</a>"));
}

#[tokio::test]
async fn the_facts_of_a_statement_are_told() {
    use domain::statement::{Facing, Pointing};
    let mut statements = whole_thread();
    statements[2].wording.facing = Some(Facing::Outward);
    statements[2].wording.horizon = Some(2021);
    statements[3].wording.pointing = Some(Pointing::Down);
    let installation = agency_with(statements);
    let area = words_of(&installation.anonymous().get("/statements/3").await.main());
    assert!(area.contains("Vänder sig utåt") && area.contains("Tidshorisont till och med 2021"), "{area}");
    let goal = words_of(&installation.anonymous().get("/statements/4").await.main());
    assert!(goal.contains("Nummer 1.1 Så här sedan 2015-01-01"), "{goal}");
    assert!(goal.contains("Riktning nedåt"), "{goal}");
}

#[tokio::test]
async fn what_changed_but_the_words_is_told_too() {
    use domain::statement::Pointing;
    let installation = agency_with(whole_thread());
    let mut later = whole_thread();
    later[3].wording.pointing = Some(Pointing::Up);
    later[3] = explained(later[3].clone(), "Klorofyll under tio mikrogram.");
    later.push(statement(7, ResultArea, None, "Hav"));
    happened(&installation, vec![edition(2, Some(1), jiff::civil::date(2016, 1, 1), later)]);
    let page = installation.anonymous().get("/statements/4").await;
    let words = words_of(&page.main());
    assert!(words.contains("Riktning: inte angivet uppåt"), "{words}");
    assert!(page.says("<ins>Klorofyll under tio mikrogram.</ins>"), "{}", page.main());
}

#[tokio::test]
async fn one_that_was_moved_says_from_where_to_where() {
    let areas = |under| {
        vec![
            statement(1, Vision, None, "En vision"),
            statement(2, OverarchingGoal, None, "Ett mål"),
            statement(3, ResultArea, None, "Sjöar"),
            statement(4, ResultArea, None, "Hav"),
            statement(5, Goal, Some(under), "Fler rena"),
            statement(6, Priority, None, "Fisk"),
        ]
    };
    let installation = agency_with(areas(3));
    happened(&installation, vec![edition(2, Some(1), jiff::civil::date(2016, 1, 1), areas(4))]);
    let words = words_of(&installation.anonymous().get("/statements/5").await.main());
    assert!(words.contains("Flyttad Från ”Sjöar” till ”Hav”."), "{words}");
}

#[tokio::test]
async fn every_page_of_the_example_has_its_headings_in_order() {
    let installation = Installation::with_example();
    let client = installation.reader().await;
    for id in 1..=50 {
        let page = client.get(&format!("/statements/{id}")).await;
        assert_eq!(page.status, 200, "{id}");
        assert_headings_in_order(&page.text(), &format!("statement {id}"));
    }
}

#[tokio::test]
async fn what_stands_under_has_its_numbers() {
    let client = Installation::with_example().anonymous();
    let area = words_of(&client.get("/statements/34").await.main());
    assert!(
        area.contains("Mål 4.1 Fler företag med potential") && area.contains("Mål 4.3 Fler företag i tidiga"),
        "{area}"
    );
    let goal = words_of(&client.get("/statements/30").await.main());
    assert!(goal.contains("Resultatområde 1 · 2 formuleringar under Förenkling"), "{goal}");
    assert!(goal.contains("Resultatområde 6 · 2 formuleringar under Modern myndighet"), "{goal}");
    let vision = words_of(&client.get("/statements/1").await.main());
    assert!(vision.contains("1 övergripande mål Övergripande mål Hållbar tillväxt"), "{vision}");
}
