//! What the platform shows of every kind of structure, to whom.

use domain::statement::StatementKind::{
    BusinessIdea, Goal, InternalGoal, OverarchingGoal, Priority, ResultArea, TargetPicture, Vision,
};
use testkit::client::Installation;

use super::agency::{
    READER, STRATEGIST, agency_with, assert_headings_in_order, empty_agency, explained, inward, lines_of, statement,
    whole_thread, words_of,
};

#[tokio::test]
async fn the_example_stands_on_one_page() {
    // Before the plan was decided: what it gives is tested in `planned`.
    let page = Installation::with_example().anonymous().get("/?as-of=2017-11-30").await;
    assert_eq!(page.status, 200);
    insta::assert_snapshot!("example", lines_of(&page.main()));
    assert_headings_in_order(&page.text(), "the example");
    // What later capabilities supply is absent, not faked.
    for absent in ["mnkr", "aktiviteter", "Mot målet", "class=\"spark\"", "class=\"bar\""] {
        assert!(!page.says(absent), "{absent}");
    }
}

#[tokio::test]
async fn the_example_shows_what_its_decided_plan_gives() {
    let page = Installation::with_example().anonymous().get("/").await;
    assert!(page.says("Plan 2018, beslutad 2018-06-26"), "{}", page.main());
    assert_eq!(page.text().matches("class=\"res\"").count(), 6, "one for each area");
    assert_headings_in_order(&page.text(), "the example with a plan");
}

#[tokio::test]
async fn the_page_says_in_english_which_words_are_swedish() {
    let page = Installation::with_example().anonymous().in_language("en").get("/").await;
    assert!(page.says(">Our one overarching goal<"));
    assert!(page.says("lang=\"sv\">Hållbar tillväxt och växande företag i alla delar av landet</a>"));
    let swedish = Installation::with_example().anonymous().get("/").await;
    assert!(!swedish.main().contains("lang="), "the page is in Swedish, and so are the texts");
}

#[tokio::test]
async fn the_decision_and_what_changed_are_one_click_away() {
    let page = Installation::with_example().anonymous().get("/").await;
    assert!(page.says(r#"<a href="/tillvaxtverket/decisions/1">1.3.1-2017-4127</a>"#));
    assert!(page.says(r#"<a href="/tillvaxtverket/compare/3/4">Vad som ändrades</a>"#));
}

#[tokio::test]
async fn what_is_to_come_is_told_to_all_and_the_draft_to_those_who_may_read_it() {
    let installation = Installation::with_example();
    let to_come = r#"Revision 5 gäller från 2019-01-01 – <a href="/tillvaxtverket/?as-of=2019-01-01">se den</a>"#;
    let draft = r#"<a href="/tillvaxtverket/revisions/6">Revision 6</a>: utkast"#;
    let public = installation.anonymous().get("/").await;
    assert!(public.says(to_come) && !public.says("Revision 6"), "{}", public.main());
    let reader = installation.reader().await.get("/").await;
    assert!(reader.says(to_come) && reader.says(draft), "{}", reader.main());
}

#[tokio::test]
async fn each_area_is_a_column_with_its_goals() {
    for areas in 1..=12 {
        let mut statements = vec![statement(1, OverarchingGoal, None, "Rent vatten")];
        for area in 1..=areas {
            statements
                .push(explained(statement(100 + area, ResultArea, None, &format!("Område {area}")), "Varför\nMer"));
            statements.push(statement(200 + area, Goal, Some(100 + area), &format!("Mål i {area}")));
        }
        let page = agency_with(statements).anonymous().get("/").await;
        let columns = match areas {
            1..=6 => areas,
            7 | 8 => 4,
            9 | 10 => 5,
            _ => 6,
        };
        assert!(page.says(&format!("<div class=\"areas\" data-columns=\"{columns}\"")), "{areas}: {}", page.main());
        assert_eq!(page.text().matches("<section class=\"area\">").count(), areas as usize);
        assert!(page.says("<p>Varför</p>") && !page.says("Mer</p>"), "the first line, and no more");
        assert!(page.says(&format!("Mål i {areas}</a>")));
        assert_headings_in_order(&page.text(), &format!("{areas} areas"));
    }
}

#[tokio::test]
async fn an_area_without_goals_is_a_broken_thread_in_words() {
    let mut statements = whole_thread();
    statements.push(statement(5, ResultArea, None, "Hav"));
    let page = agency_with(statements).anonymous().get("/").await;
    let words = words_of(&page.main());
    assert!(words.contains("Hav Inga mål"), "{words}");
    assert!(words.contains("brott på tråden 1"), "{words}");
    assert_eq!(page.text().matches("class=\"fray\"").count(), 1);
    assert!(page.says("href=\"#break\"") && page.says("id=\"break\""));
}

#[tokio::test]
async fn what_faces_inward_is_the_base_that_the_columns_stand_on() {
    let mut statements = whole_thread();
    statements.push(inward(statement(5, ResultArea, None, "Modern myndighet")));
    statements.push(statement(6, Goal, Some(5), "Enkla processer"));
    let main = agency_with(statements).anonymous().get("/").await.main();
    let (columns, base) = main.split_once("class=\"base\"").unwrap();
    assert!(columns.contains("Fler sjöar är rena") && !columns.contains("Modern myndighet"));
    assert!(base.contains("Modern myndighet") && base.contains("Enkla processer"));
}

#[tokio::test]
async fn several_overarching_goals_stand_side_by_side_above_a_break() {
    let page = agency_with(vec![
        statement(1, Vision, None, "En vision"),
        statement(2, TargetPicture, None, "En målbild"),
        statement(3, BusinessIdea, None, "En idé"),
        statement(4, OverarchingGoal, None, "Det ena"),
        statement(5, OverarchingGoal, None, "Det andra"),
        statement(6, Goal, Some(5), "Under det andra"),
        statement(7, Priority, None, "Viktigt"),
        statement(8, InternalGoal, None, "Hur vi gör"),
        statement(9, Goal, None, "Ett löst mål"),
    ])
    .anonymous()
    .get("/")
    .await;
    insta::assert_snapshot!("several_overarching_goals", lines_of(&page.main()));
    assert_eq!(
        page.text().matches("knot loose").count(),
        2,
        "the priority and the goal that nothing ties to one of them"
    );
    assert_headings_in_order(&page.text(), "the older structure");
}

#[tokio::test]
async fn no_vision_and_no_overarching_goal_are_said() {
    let page = agency_with(vec![statement(3, ResultArea, None, "Sjöar"), statement(4, Goal, Some(3), "Fler rena")]);
    let words = words_of(&page.anonymous().get("/").await.main());
    assert!(words.contains("Ingen vision") && words.contains("Inget övergripande mål"), "{words}");
}

#[tokio::test]
async fn nothing_is_left_out() {
    use domain::statement::StatementKind;
    // Every kind at the top, and every kind under every kind: files may hold any of it.
    let mut statements = Vec::new();
    for (number, kind) in (1..).zip(StatementKind::ALL) {
        statements.push(statement(number, kind, None, &format!("överst-{number}")));
    }
    for (number, kind) in (1..).zip(StatementKind::ALL) {
        statements.push(statement(100 + number, kind, Some(5), &format!("under-{number}")));
        statements.push(statement(200 + number, Goal, Some(number), &format!("djupare-{number}")));
    }
    let installation = agency_with(statements);
    let page = installation.anonymous().get("/").await;
    for number in 1..=8 {
        assert!(page.says(&format!("överst-{number}")), "överst-{number}");
        assert!(page.says(&format!("under-{number}")), "under-{number}");
    }
    assert!(page.says("En formulering under"), "what has no room is counted");
    let document = installation.anonymous().get("/revisions/1").await;
    for number in 1..=8 {
        assert!(document.says(&format!("djupare-{number}")), "djupare-{number}");
    }
}

#[tokio::test]
async fn a_text_is_never_markup() {
    let evil = r#"<script>alert(1)</script>"'&"#;
    let mut statements = whole_thread();
    for statement in &mut statements {
        statement.wording.text = domain::text::StatementText::parse(evil).unwrap();
        statement.wording.explanation = domain::text::Explanation::parse(evil).unwrap();
    }
    let installation = agency_with(statements);
    for path in ["/", "/statements/1", "/statements/3", "/statements/4", "/revisions", "/revisions/1"] {
        let page = installation.anonymous().get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.says("<script>alert"), "{path}");
        assert!(path == "/revisions" || page.says("&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;"), "{path}");
    }
}

#[tokio::test]
async fn the_platform_of_a_hundred_thousand_statements_is_still_a_page() {
    let mut statements = vec![statement(1, Vision, None, "En vision"), statement(2, OverarchingGoal, None, "Ett mål")];
    for area in 0..100 {
        statements.push(statement(1_000 + area, ResultArea, None, &format!("Område {area}")));
    }
    for goal in 0..99_898 {
        statements.push(statement(10_000 + goal, Goal, Some(1_000 + goal % 100), "Fler sjöar är rena"));
    }
    let installation = agency_with(statements);
    let client = installation.anonymous();
    let page = client.get("/").await;
    assert!(page.bytes.len() < 200_000, "{} bytes", page.bytes.len());
    let words = words_of(&page.main());
    assert!(words.contains("formuleringar i 100 områden 99 900"), "{words}");
    assert!(words.contains("Visa alla 999") && words.contains("Visa alla 100 resultatområden"));

    let area = client.get("/statements/1000").await;
    assert!(area.bytes.len() < 200_000, "{} bytes", area.bytes.len());
    assert!(words_of(&area.main()).contains("1–200 av 999"), "{}", words_of(&area.main()));
    let last = client.get("/statements/1000?page=5").await;
    assert!(words_of(&last.main()).contains("Föregående 801–999 av 999"));
    let document = client.get("/revisions/1?page=2").await;
    assert!(words_of(&document.main()).contains("201–400 av 100 000"));
}

#[tokio::test]
async fn before_there_is_a_strategy_the_page_says_what_to_do() {
    let installation = empty_agency();
    let public = words_of(&installation.anonymous().get("/").await.main());
    assert!(public.contains("Ingen strategi gäller") && public.contains("När strategin är beslutad"), "{public}");
    assert!(!public.contains("Öppna"), "{public}");

    let strategist = installation.anonymous();
    strategist.sign_in(STRATEGIST).await;
    let page = strategist.get("/").await;
    assert!(page.says("Öppna den första revisionen</button>"), "{}", page.main());

    let opened = strategist.post("/revisions", &[]).await;
    assert_eq!((opened.status, opened.location()), (303, "/sjoar/revisions/1"), "nothing is in it yet");
    assert!(strategist.get("/").await.says(r#"href="/sjoar/revisions/1">Fortsätt med den</a>"#));
    let reader = installation.anonymous();
    reader.sign_in(READER).await;
    assert!(reader.get("/").await.says("Fortsätt med den"));
    assert!(!installation.anonymous().get("/").await.says("Fortsätt med den"), "a draft is not for everyone");
}

#[tokio::test]
async fn the_address_without_a_slash_leads_to_the_page() {
    let installation = agency_with(whole_thread());
    let reply = installation.anonymous().get("").await;
    assert_eq!((reply.status, reply.location()), (303, "/sjoar/"));
    assert!(installation.anonymous().get_address("/annan").await.is_not_found());
}

#[tokio::test]
async fn an_address_with_a_slash_too_many_leads_to_its_page() {
    let client = agency_with(whole_thread()).anonymous();
    for (typed, page) in [
        ("/sjoar/revisions/", "/sjoar/revisions"),
        ("/sjoar/statements/1/?as-of=2016-05-01", "/sjoar/statements/1?as-of=2016-05-01"),
        ("/sjoar/help/", "/sjoar/help"),
    ] {
        let reply = client.get_address(typed).await;
        assert_eq!((reply.status, reply.location()), (308, page));
    }
    for nowhere in ["/sjoar/nothing/", "//evil.example/", "/sjoar/statements//"] {
        assert!(client.get_address(nowhere).await.is_not_found(), "{nowhere}");
    }
}
