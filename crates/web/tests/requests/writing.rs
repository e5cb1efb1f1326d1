//! Writing a revision and its way to a decision, asked through the whole server: what is refused, what is kept, and
//! that nothing is changed twice or unseen. How it looks and moves is the browser's to show.

#![expect(clippy::unwrap_used, reason = "a helper of a test is a test too")]

use domain::ids::{PersonId, RevisionNumber, StatementId};
use domain::policy::Viewer;
use testkit::client::{Client, Installation, Reply};

const DRAFT: RevisionNumber = RevisionNumber(6);
const PLANS: &str = "/revisions/6/statements/40";

fn text_of(installation: &Installation, statement: u32) -> String {
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let draft = reading.strategy.get(DRAFT).unwrap();
    draft.tree.get(StatementId(statement)).map(|statement| statement.text().to_owned()).unwrap_or_default()
}

fn seq(installation: &Installation) -> u64 {
    installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap().seq
}

/// The value of a field as the page shows it.
fn value<'a>(page: &'a str, name: &str) -> &'a str {
    let field = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_default();
    field.split('"').next().unwrap_or_default()
}

async fn save(client: &Client, text: &str, more: &[(&str, &str)]) -> Reply {
    let page = client.get(PLANS).await.text();
    let mut form = vec![
        ("request-key", value(&page, "request-key")),
        ("version", value(&page, "version")),
        ("text", text),
        ("explanation", ""),
        ("reason", "Ett skäl"),
    ];
    form.extend_from_slice(more);
    client.post(PLANS, &form).await
}

#[tokio::test]
async fn a_statement_is_saved_and_taken_back() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let before = text_of(&installation, 40);

    let saved = save(&strategist, "Regionerna planerar kompetens i god tid", &[]).await;
    assert_eq!(saved.status, 303);
    assert_eq!(text_of(&installation, 40), "Regionerna planerar kompetens i god tid");

    assert_eq!(strategist.post("/revisions/6/undo", &[]).await.status, 303);
    assert_eq!(text_of(&installation, 40), before);
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let before = seq(&installation);

    let empty = save(&strategist, "   ", &[]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("Fyll i det här fältet.") && empty.says("Ett skäl"), "{}", empty.text());

    let long = save(&strategist, &"långt ".repeat(80), &[]).await;
    assert_eq!(long.status, 422);
    assert!(long.says("högst 300") && long.says("långt långt"), "{}", long.text());
    assert_eq!(seq(&installation), before, "a refused form changed something");
}

#[tokio::test]
async fn the_second_of_two_writers_sees_both_texts() {
    let installation = Installation::with_example();
    let (first, second) = (installation.strategist().await, installation.strategist().await);
    let page = second.get(PLANS).await.text();
    let version = value(&page, "version").to_owned();
    assert_eq!(save(&first, "Den första texten vinner", &[]).await.status, 303);

    let form =
        [("version", version.as_str()), ("text", "Den andra texten kom sent"), ("explanation", ""), ("reason", "")];
    let conflict = second.post(PLANS, &form).await;
    assert_eq!(conflict.status, 409);
    assert!(conflict.says("Någon annan hann före") && conflict.says("Den första texten vinner"));
    assert!(conflict.says("Den andra texten kom sent"), "what was typed is lost");
    assert_eq!(text_of(&installation, 40), "Den första texten vinner");

    // The page that showed both carries the version that it showed: sending it again is a choice.
    let again = conflict.text();
    let form =
        [("version", value(&again, "version")), ("text", "Den andra texten ändå"), ("explanation", ""), ("reason", "")];
    assert_eq!(second.post(PLANS, &form).await.status, 303);
    assert_eq!(text_of(&installation, 40), "Den andra texten ändå");
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_taken_once() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let page = strategist.get("/revisions/6/additions?kind=goal").await.text();
    let form = [
        ("request-key", value(&page, "request-key")),
        ("kind", "goal"),
        ("text", "Fler startar företag"),
        ("place", "34:"),
        ("reason", ""),
    ];
    let before = seq(&installation);
    assert_eq!(strategist.post("/revisions/6/additions", &form).await.status, 303);
    assert_eq!(strategist.post("/revisions/6/additions", &form).await.status, 303);
    assert_eq!(seq(&installation), before + 1);
}

#[tokio::test]
async fn what_was_added_is_not_added_again_from_a_page_that_the_browser_went_back_to() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let before = seq(&installation);
    let mut answers = Vec::new();
    for _ in 0..2 {
        // The browser asks for the page anew and fills in what was typed: its key is another.
        let page = strategist.get("/revisions/6/additions?kind=goal").await.text();
        let key = value(&page, "request-key");
        let form = [
            ("request-key", key),
            ("kind", "goal"),
            ("text", "Fler startar företag"),
            ("place", "34:"),
            ("reason", ""),
        ];
        answers.push(strategist.post("/revisions/6/additions", &form).await);
    }
    assert_eq!((answers[0].status, answers[1].status), (303, 422));
    assert!(answers[1].says("finns redan där"), "{}", answers[1].main());
    assert_eq!(seq(&installation), before + 1);
}

#[tokio::test]
async fn two_equal_errors_are_told_apart_by_the_names_of_their_fields() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let form = [("text", ""), ("place", "34:goal:"), ("reason", "")];
    let refused = strategist.post("/revisions/6/statements/40/replacement", &form).await;
    assert_eq!(refused.status, 422);
    for told in ["Formulering: Fyll i det här fältet.", "Skäl: Fyll i det här fältet."] {
        assert!(refused.says(told), "does not say {told}: {}", refused.main());
    }
}

#[tokio::test]
async fn what_is_typed_is_kept_for_its_writer_and_seen_by_others_as_writing() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let form = [("version", "1"), ("text", "Halvfärdig text"), ("explanation", ""), ("reason", "")];
    let review = strategist.post("/revisions/6/statements/40/review", &form).await;
    assert_eq!(review.status, 200);
    assert!(review.says("Tydlighet") && review.says("hx-swap-oob"));

    let page = strategist.get(PLANS).await;
    assert!(page.says("Halvfärdig text") && page.says("Du har text som du inte har sparat"));
    assert_ne!(text_of(&installation, 40), "Halvfärdig text", "typing is not saving");

    assert_eq!(strategist.post("/revisions/6/statements/40/discard", &[]).await.status, 303);
    assert!(!strategist.get(PLANS).await.says("Halvfärdig text"));
}

#[tokio::test]
async fn whoever_has_a_statement_open_sees_and_is_seen_by_others_who_do() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let other = installation.anonymous();
    other.sign_in(PersonId(8)).await;
    let presence = format!("{PLANS}/presence");

    assert!(!strategist.get(PLANS).await.says("den här sidan öppen"), "nobody sees themselves");
    assert!(other.get(PLANS).await.says("Strateg har också den här sidan öppen."));
    // The first one is told without loading the page anew.
    let told = strategist.post(&presence, &[]).await;
    assert!(
        told.status == 200 && told.says("har också den här sidan öppen.") && !told.says("<html"),
        "{}",
        told.text()
    );
    assert!(!strategist.get("/revisions/6/statements/41").await.says("har också den här sidan öppen"), "not elsewhere");

    // Who writes is said to write, and whoever has gone is told of no more.
    let form = [("version", "1"), ("text", "Halvfärdig text"), ("explanation", ""), ("reason", "")];
    assert_eq!(strategist.post(&format!("{PLANS}/review"), &form).await.status, 200);
    let told = other.post(&presence, &[]).await;
    assert!(told.says("Strateg skriver också här.") && !told.says("öppen"), "{}", told.text());
    installation.store.clock().advance(jiff::SignedDuration::from_mins(6));
    assert_eq!(other.post(&presence, &[]).await.text(), "");
}

#[tokio::test]
async fn a_long_text_is_told_of_at_once_and_a_very_long_one_is_not_looked_at() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let review = async |text: &str| {
        let form = [("version", "1"), ("text", text), ("explanation", ""), ("reason", "")];
        strategist.post(&format!("{PLANS}/review"), &form).await
    };
    let long = review(&"långt ".repeat(60)).await;
    assert!(long.says("högst 300") && long.says("LIX"), "{}", long.text());

    let pasted = "å ".repeat(100_000);
    let begun = std::time::Instant::now();
    let very_long = review(&pasted).await;
    assert!(very_long.status == 413 || very_long.says("högst 300") && !very_long.says("LIX"));
    // Saved, it comes back as it is, with what is wrong at its field; and so it does when it is looked at.
    let refused = save(&strategist, &pasted, &[]).await;
    assert!(refused.status == 422 && refused.says("högst 300") && refused.says("å å å å"), "{}", refused.status);
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_text_is_never_markup() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let payload = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>";
    assert_eq!(save(&strategist, payload, &[]).await.status, 303);
    for address in
        [PLANS, "/revisions/6", "/compare/5/6", "/revisions/6/statements/40/move", "/revisions/6/additions?kind=goal"]
    {
        let page = strategist.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(
            page.says("&lt;script&gt;alert(1)") && !page.says("<script>alert") && !page.says("<img src=x"),
            "{address}"
        );
    }
}

#[tokio::test]
async fn nothing_is_proposed_while_something_stands_in_the_way() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let refused = strategist.post("/revisions/6/proposal", &[("body", "1")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("saknar skäl"), "{}", refused.text());
    let nobody = strategist.post("/revisions/6/proposal", &[("body", "x")]).await;
    assert!(nobody.says("Välj ett organ i listan."));

    let past = strategist.post("/revisions/6/consultation", &[("to", "Alla"), ("until", "2018-11-13")]).await;
    assert_eq!(past.status, 422);
    assert!(past.says("har redan varit") && past.says("value=\"Alla\""), "{}", past.text());
}

#[tokio::test]
async fn a_revision_on_consultation_rests_until_it_is_taken_back() {
    let installation = Installation::with_example();
    let (strategist, secretary) = (installation.strategist().await, installation.secretary().await);
    let sent = strategist.post("/revisions/6/consultation", &[("to", "Alla"), ("until", "2018-12-01")]).await;
    assert_eq!(sent.status, 303);

    let writing = strategist.get(PLANS).await;
    assert_eq!((writing.status, writing.header("location")), (303, "/tillvaxtverket/revisions/6"));
    let form = [("version", "1"), ("text", "Smygändring"), ("explanation", ""), ("reason", "")];
    assert_eq!(strategist.post(PLANS, &form).await.status, 303);
    assert_ne!(text_of(&installation, 40), "Smygändring");

    assert_eq!(secretary.post("/revisions/6/return", &[("return-reason", "")]).await.status, 422);
    assert_eq!(secretary.post("/revisions/6/return", &[("return-reason", "Svar")]).await.status, 303);
    assert_eq!(strategist.get(PLANS).await.status, 200);

    assert_eq!(strategist.post("/revisions/6/withdrawal", &[("withdrawal-reason", "Ny regering")]).await.status, 303);
    assert_eq!(strategist.get(PLANS).await.status, 303);
}

#[tokio::test]
async fn a_decided_revision_takes_no_form() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let before = seq(&installation);
    for (act, form) in [
        ("statements/40", vec![("text", "x"), ("version", "1")]),
        ("statements/40/removal", vec![("reason", "x"), ("version", "1")]),
        ("statements/40/split", vec![("into", "x\ny"), ("reason", "x")]),
        ("additions", vec![("kind", "goal"), ("text", "x"), ("place", "33:")]),
        ("moves", vec![("statement", "40"), ("place", "33:")]),
        ("undo", vec![]),
        ("proposal", vec![("body", "1")]),
        ("withdrawal", vec![("withdrawal-reason", "x")]),
        ("consultation", vec![("to", "x"), ("until", "2018-12-01")]),
    ] {
        let reply = strategist.post(&format!("/revisions/4/{act}"), &form).await;
        assert!(matches!(reply.status, 303 | 422), "{act}: {}", reply.status);
    }
    assert_eq!(seq(&installation), before);
}

#[tokio::test]
async fn nonsense_in_an_address_leads_nowhere() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    for address in [
        "/revisions/6/statements/x",
        "/revisions/6/statements/99999",
        "/revisions/06/statements/40",
        "/revisions/99/course",
        "/revisions/6/additions?kind=dragon",
        "/revisions/6/additions?kind=priority",
        "/revisions/6/statements/4294967296/move",
    ] {
        assert_eq!(strategist.get(address).await.status, 404, "{address}");
    }
}
