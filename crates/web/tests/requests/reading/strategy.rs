//! The revisions through time, and one of them as a document.

use domain::policy::Role;
use testkit::client::Installation;

use super::agency::{
    STRATEGIST, agency_with, assert_headings_in_order, empty_agency, lines_of, whole_thread, words_of,
};

#[tokio::test]
async fn everyone_sees_what_is_decided_the_latest_first() {
    let page = Installation::with_example().anonymous().get("/revisions").await;
    insta::assert_snapshot!("revisions", lines_of(&page.main()));
    assert_headings_in_order(&page.text(), "the revisions");
}

#[tokio::test]
async fn those_who_work_there_see_the_draft_too() {
    let page = Installation::with_example().reader().await.get("/revisions").await;
    let words = words_of(&page.main());
    assert!(words.contains("Strategin i sex revisioner") && words.contains("Revision 6 Utkast"), "{words}");
    assert!(page.says("/tillvaxtverket/compare/5/6"));
}

#[tokio::test]
async fn the_next_revision_is_opened_by_those_who_write_and_once() {
    let installation = agency_with(whole_thread());
    let strategist = installation.anonymous();
    strategist.sign_in(STRATEGIST).await;
    assert!(strategist.get("/revisions").await.says("Öppna nästa revision</button>"));
    assert!(!installation.at("sjoar").actor(Role::Reader).await.get("/revisions").await.says("Öppna nästa"));
    assert!(!strategist.get("/revisions?as-of=2016-01-01").await.says("Öppna nästa"), "not on another day");

    let opened = strategist.post("/revisions", &[]).await;
    assert_eq!((opened.status, opened.location()), (303, "/sjoar/revisions/2/statements/1"));
    assert_eq!(strategist.get("/revisions/2/statements/1").await.status, 200);
    assert!(!strategist.get("/revisions").await.says("Öppna nästa"));
    assert_eq!(strategist.post("/revisions", &[]).await.status, 422, "there is one already");

    let reader = installation.at("sjoar").actor(Role::Reader).await;
    assert_eq!(reader.post("/revisions", &[]).await.status, 403);
    assert_eq!(installation.anonymous().post("/revisions", &[]).await.status, 403);
}

#[tokio::test]
async fn before_the_first_one_the_page_says_what_will_be_there() {
    let installation = empty_agency();
    let words = words_of(&installation.anonymous().get("/revisions").await.main());
    assert!(words.contains("Ingen strategi än") && words.contains("den senaste först"), "{words}");
}

#[tokio::test]
async fn a_revision_is_read_as_a_document_with_the_numbers_of_its_goals() {
    let page = Installation::with_example().anonymous().get("/revisions/4").await;
    let words = words_of(&page.main());
    assert!(words.starts_with("Verksamhetsstrategi, revision 4 Gällande"), "{words}");
    assert!(
        words.contains("Digitalisering Små företag tar vara på digital teknik i affär och arbetssätt. 3.1 Fler små"),
        "{words}"
    );
    assert!(words.contains("6.2 Enkla och smarta arbetsprocesser"), "{words}");
    assert_headings_in_order(&page.text(), "a revision");
}

#[tokio::test]
async fn the_steps_before_the_decision_are_for_those_who_work_there() {
    let installation = Installation::with_example();
    let public = words_of(&installation.anonymous().get("/revisions/4").await.main());
    let steps = public.split_once("Vägen hit").unwrap().1;
    assert!(steps.contains("Beslutad") && !steps.contains("På samråd") && !steps.contains("Öppnad"), "{steps}");
    let reader = words_of(&installation.reader().await.get("/revisions/4").await.main());
    let steps = reader.split_once("Vägen hit").unwrap().1;
    for step in ["Beslutad", "Föreslagen Till styrelsen", "Tillbaka för omarbetning", "På samråd", "Öppnad"] {
        assert!(steps.contains(step), "{step} in {steps}");
    }
}

#[tokio::test]
async fn a_draft_leads_on_to_where_it_is_written_for_those_who_write() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await.get("/revisions/6").await;
    assert!(strategist.says(r#"href="/tillvaxtverket/revisions/6/statements/1">Skriv i utkastet</a>"#));
    let reader = installation.reader().await.get("/revisions/6").await;
    assert!(reader.status == 200 && !reader.says("Skriv i utkastet"));
    assert!(installation.anonymous().get("/revisions/6").await.is_not_found());
    assert!(installation.anonymous().get("/revisions/99").await.is_not_found());
}

#[tokio::test]
async fn a_statement_of_a_document_leads_to_what_it_was_then() {
    let installation = Installation::with_example();
    let public = installation.anonymous();
    let superseded = public.get("/revisions/3").await;
    assert!(superseded.says(r#"href="/tillvaxtverket/statements/2?as-of=2015-02-10""#), "{}", superseded.main());
    assert!(public.get("/revisions/5").await.says(r#"href="/tillvaxtverket/statements/30?as-of=2019-01-01""#));
    assert!(public.get("/revisions/4").await.says(r#"href="/tillvaxtverket/statements/30""#));
    let strategist = installation.strategist().await.get("/revisions/6").await;
    assert!(strategist.says(r#"href="/tillvaxtverket/revisions/6/statements/40""#));
    let reader = installation.reader().await;
    assert!(reader.get("/revisions/6").await.says(r#"href="/tillvaxtverket/statements/40""#));
    assert_eq!(reader.get("/revisions/6/course").await.status, 200, "what the page offers can be opened");
}
