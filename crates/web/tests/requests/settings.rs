//! What an agency sets for itself: seen before it is saved, shown on every page, taken back; and who may not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::policy::Viewer;
use testkit::client::{Client, Installation, Reply};

const PICTURE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20"/></svg>"#;

fn key(page: &Reply) -> String {
    page.hidden("request-key").unwrap_or_else(|| panic!("no form: {}", page.main()))
}

/// Sends the form with these fields in the place of its own.
async fn send(admin: &Client, fields: &[(&str, &str)]) -> Reply {
    let page = admin.get("/settings").await;
    let (key, seen) = (key(&page), page.hidden("seen").unwrap());
    let usual =
        [("name", "Verket för prov"), ("languages", "sv-en"), ("accent", ""), ("accent-dark", ""), ("logo", "")];
    let usual = usual.into_iter().filter(|(name, _)| fields.iter().all(|(given, _)| given != name));
    let all: Vec<(&str, &str)> =
        usual.chain(fields.iter().copied()).chain([("request-key", key.as_str()), ("seen", seen.as_str())]).collect();
    admin.post("/settings", &all).await
}

async fn save(admin: &Client, fields: &[(&str, &str)]) -> Reply {
    let saved = send(admin, &[fields, &[("confirmed", "yes")]].concat()).await;
    assert_eq!((saved.status, saved.location()), (303, "/verket/settings"), "{}", saved.main());
    saved
}

/// The address of the first thing on a page that begins so.
fn address(page: &Reply, begins: &str) -> Option<String> {
    let text = page.text();
    let rest = text.split(&format!("\"{begins}")).nth(1)?;
    Some(format!("{begins}{}", rest.split('"').next()?))
}

fn seq(installation: &Installation) -> u64 {
    installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap().seq
}

#[tokio::test]
async fn a_change_is_seen_before_it_is_saved_shown_everywhere_and_taken_back() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let before = seq(&installation);
    let fields = [("name", "Provmyndigheten"), ("accent", "#1F4E79"), ("accent-dark", "7fa8cc")];
    let preview = send(&admin, &fields).await;
    assert_eq!((preview.status, seq(&installation)), (200, before), "{}", preview.main());
    assert!(preview.says("Inget är sparat än") && preview.says("Provmyndigheten"), "{}", preview.main());
    let sheet = address(&preview, "/verket/accent/").expect("the page has the new colour already");
    assert!(!admin.get("/settings").await.says("Provmyndigheten"));

    save(&admin, &fields).await;
    for page in ["/", "/sign-in", "/decisions"] {
        let reply = installation.anonymous().get(page).await;
        assert!(reply.says("Provmyndigheten") && reply.says(&sheet), "{page}");
    }
    let told = admin.get("/settings").await;
    let undo = address(&told, "/verket/settings/undo").expect("a way back");
    let undone = admin.post_address(&undo, &[]).await;
    assert_eq!((undone.status, undone.location()), (303, "/verket/settings"), "{}", undone.main());
    let reply = installation.anonymous().get("/").await;
    assert!(reply.says("Verket för prov") && !reply.says("/verket/accent/"), "{}", reply.main());
    // The same button once more is told, and does nothing twice.
    assert_eq!(admin.post_address(&undo, &[]).await.status, 422);
    let log = installation.auditor().await.get("/log").await;
    assert!(log.says("ändrade myndighetens inställningar"), "{}", log.main());
}

#[tokio::test]
async fn the_style_sheet_is_of_the_colours_and_is_kept_for_ever() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    save(&admin, &[("accent", "#1f4e79"), ("accent-dark", "#7fa8cc")]).await;
    let anyone = installation.anonymous();
    let page = anyone.get("/").await;
    let sheet = anyone.get_address(&address(&page, "/verket/accent/").unwrap()).await;
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "text/css; charset=utf-8"));
    assert_eq!(sheet.header("cache-control"), "public, max-age=31536000, immutable");
    assert!(sheet.text().contains("--accent: light-dark(#1f4e79, #7fa8cc)"), "{}", sheet.text());
    for wrong in ["1f4e79-7fa8cc.css", "1f4e79-7fa8cc.0000000000000000.css", "}-{.css", "x"] {
        assert!(anyone.get(&format!("/accent/{wrong}")).await.is_not_found(), "{wrong}");
    }
}

#[tokio::test]
async fn what_cannot_be_stands_at_its_field_and_what_was_typed_is_kept() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    for (fields, says) in [
        (&[("name", " ")][..], "id=\"name-error\""),
        (&[("accent", "blått")], "”blått” är ingen färg"),
        (&[("accent", "#ffe000")], "mot ljus bakgrund: kontrasten är"),
        (&[("accent", "#1f4e79")], "mot mörk bakgrund: kontrasten är"),
        (&[("accent-dark", "#7fa8cc")], "id=\"accent-error\""),
        (&[("languages", "de")], "Välj minst ett språk."),
        (&[("logo", "0000")], "Bilden finns inte kvar."),
    ] {
        let refused = send(&admin, fields).await;
        assert!(refused.status == 422 && refused.says(says), "{fields:?}: {}", refused.main());
        let (name, value) = fields[0];
        if name.starts_with("accent") {
            assert!(refused.says(&format!("value=\"{value}\"")), "{value} is kept: {}", refused.main());
        }
    }
    let english = admin.in_language("en");
    let refused = send(&english, &[("accent", "#1f4e79")]).await;
    assert!(refused.says("The nearest colour that is enough is #"), "{}", refused.main());
}

#[tokio::test]
async fn whoever_comes_second_is_told() {
    let installation = Installation::small();
    let (one, two) = (installation.administrator().await, installation.administrator().await);
    let page = two.get("/settings").await;
    let (key, seen) = (key(&page), page.hidden("seen").unwrap());
    save(&one, &[("name", "Först")]).await;
    let fields = [("name", "Sedan"), ("languages", "sv"), ("request-key", &key), ("seen", &seen), ("confirmed", "yes")];
    let second = two.post("/settings", &fields).await;
    assert!(second.status == 422 && second.says("Någon annan hann ändra inställningarna"), "{}", second.main());
    assert!(second.says("value=\"Sedan\""), "what was typed is kept");
    assert!(installation.anonymous().get("/").await.says("Först"));
}

#[tokio::test]
async fn pages_are_read_in_the_languages_that_are_offered() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let lang = async |client: &Client, page: &str| {
        let text = client.get(page).await.text();
        text.split("<html lang=\"").nth(1).unwrap()[..2].to_owned()
    };
    let (none, english) = (installation.anonymous(), installation.anonymous().in_language("en"));
    assert_eq!((lang(&none, "/").await, lang(&english, "/").await), ("sv".to_owned(), "en".to_owned()));
    save(&admin, &[("languages", "en-sv")]).await;
    assert_eq!(lang(&none, "/").await, "en", "the first is for those who wish nothing");
    assert_eq!(lang(&none, "/?lang=sv").await, "sv");
    save(&admin, &[("languages", "sv")]).await;
    for client in [&none, &english] {
        for page in ["/", "/sign-in", "/?lang=en", "/nothing"] {
            assert_eq!(lang(client, page).await, "sv", "{page}");
        }
        assert!(!client.get("/").await.says("hreflang"), "no way to a language that is not there");
    }
}

#[tokio::test]
async fn a_mark_is_looked_at_then_taken_and_shown_to_everyone() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let png = raster::png(PICTURE).unwrap();
    let told = async |file: &[u8], says: &str| {
        let refused = admin.upload("/settings/logo", "logo.png", file).await;
        assert!(refused.status == 422 && refused.says(says), "{says}: {}", refused.main());
        assert!(refused.says("id=\"file-error\""), "{}", refused.main());
    };
    told(b"", "Välj en fil.").await;
    told(PICTURE.as_bytes(), "Filen är ingen PNG-bild.").await;
    told(&png[..40], "Bilden gick inte att läsa.").await;
    told(&raster::png(&PICTURE.replace("80", "900")).unwrap(), "Bilden är 1\u{a0}800 × 40 punkter.").await;
    told(&vec![b' '; 2 * 1024 * 1024], "Filen är större än 512 kB.").await;

    let looked = admin.upload("/settings/logo", "logo.png", &[&png[..], b"<script>"].concat()).await;
    assert!(looked.status == 200 && looked.says("Inget är sparat än"), "{}", looked.main());
    let mark = address(&looked, "/verket/logo/").unwrap();
    let anyone = installation.anonymous();
    assert_eq!(admin.get_address(&mark).await.status, 200, "who may change it looks at it");
    assert!(anyone.get_address(&mark).await.is_not_found(), "nobody else does before it is taken");

    let file = mark.trim_start_matches("/verket/logo/").trim_end_matches(".png").to_owned();
    save(&admin, &[("logo", &file)]).await;
    assert!(anyone.get("/").await.says(&mark) && anyone.get("/sign-in").await.says(&mark));
    let shown = anyone.get_address(&mark).await;
    assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"));
    assert!(!shown.bytes.windows(8).any(|window| window == b"<script>"), "the points and nothing else");
    // Another change leaves it, and it can be taken away.
    save(&admin, &[("name", "Provmyndigheten")]).await;
    assert!(anyone.get("/").await.says(&mark));
    save(&admin, &[("name", "Provmyndigheten"), ("logo", "none")]).await;
    assert!(!anyone.get("/").await.says("/verket/logo/"));
    assert!(anyone.get_address(&mark).await.is_not_found());
}

#[tokio::test]
async fn the_security_log_is_kept_as_long_as_is_said_and_a_shorter_time_is_asked_for_twice() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let send = async |days: &str, more: &[(&str, &str)]| {
        let key = key(&admin.get("/settings").await);
        let fields = [&[("days", days), ("request-key", key.as_str())], more].concat();
        admin.post("/settings/retention", &fields).await
    };
    for wrong in ["", "7", "4000", "ett år", "-1"] {
        let refused = send(wrong, &[]).await;
        assert!(refused.status == 422 && refused.says("id=\"days-error\""), "{wrong}: {}", refused.main());
    }
    let asked = send("90", &[]).await;
    assert!(asked.status == 200 && asked.says("äldre än 90 dagar"), "{}", asked.main());
    assert!(admin.get("/security").await.says("sparas i 730 dagar"));
    assert_eq!(send("90", &[("confirmed", "yes")]).await.status, 303);
    assert_eq!(send("365", &[]).await.status, 303, "a longer time takes nothing away");
    let log = installation.auditor().await.get("/security").await;
    assert!(log.says("sparas i 365 dagar") && log.says("Säkerhetsloggens tid ändrades"), "{}", log.main());
}

#[tokio::test]
async fn others_than_administrators_may_not() {
    let installation = Installation::small();
    for client in [installation.reader().await, installation.strategist().await, installation.auditor().await] {
        assert_eq!(client.get("/settings").await.status, 403);
        for path in ["/settings", "/settings/undo", "/settings/retention"] {
            assert_eq!(client.post(path, &[("name", "Mitt"), ("confirmed", "yes"), ("days", "30")]).await.status, 403);
        }
        assert_eq!(client.upload("/settings/logo", "logo.png", b"x").await.status, 403);
    }
    assert_eq!(installation.anonymous().get("/settings").await.status, 303);
}
