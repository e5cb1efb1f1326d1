//! The log's pages, asked through the whole server: told in words, newest first, to those who verify, with files that
//! a verifier accepts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use store::seal::proof::verify_consistency;
use store::seal::verify::Known;
use testkit::client::Installation;

#[tokio::test]
async fn what_happened_is_told_newest_first_by_name() {
    let example = Installation::with_example();
    let auditor = example.auditor().await;
    let mut log = String::new();
    for page in 1.. {
        let shown = auditor.get(&format!("/log?page={page}")).await.main();
        log += &shown;
        if !shown.contains(r#"rel="next""#) {
            break;
        }
    }
    for told in [
        "Styrelsens sekreterare antecknade att styrelsen har beslutat om revision 4, dnr 1.3.1-2017-4127.",
        "Strateg påbörjade revision 6.",
        "Systemet lade upp Tillväxtverket.",
        "Strateg ersatte 3 formuleringar i revision 4 med ”Hållbar tillväxt och växande företag i alla delar av landet”.",
        "Skäl: Beskrev oss, inte riktningen.",
    ] {
        assert!(log.contains(told), "does not say {told}");
    }
    assert!(!log.contains("{$") && !log.contains("event-"), "a sentence lacks something");
    assert!(log.find("påbörjade revision 6") < log.find("lade upp Tillväxtverket"), "newest first");
    let english = auditor.get("/log?lang=en").await;
    assert!(english.says("began revision 6") && !english.says("event-"));
}

#[tokio::test]
async fn the_log_is_for_those_who_verify() {
    let example = Installation::with_example();
    let paths = ["/log", "/log/export", "/log/key", "/log/checkpoints/1", "/log/growth/1/2"];
    for path in paths {
        assert_eq!(example.anonymous().get(path).await.status, 303, "{path}");
        assert_eq!(example.reader().await.get(path).await.status, 403, "{path}");
        assert_eq!(example.strategist().await.get(path).await.status, 403, "{path}");
    }
    assert!(!example.reader().await.get("/decisions").await.says("/log"));
    assert!(example.secretary().await.get("/decisions").await.says("/tillvaxtverket/log"));
}

#[tokio::test]
async fn the_exported_log_is_sound_and_one_that_was_changed_is_not() {
    let example = Installation::with_example();
    let auditor = example.auditor().await;
    assert_eq!(auditor.post("/log/checkpoints", &[]).await.location(), "/tillvaxtverket/log");
    let export = auditor.get("/log/export").await;
    assert!(export.header("content-disposition").contains("tillvaxtverket-log.jsonl"));
    let key = example.store.public_key(&example.organisation);
    assert_eq!(auditor.get("/log/key").await.text().trim(), key.to_string());
    assert_eq!(example.anonymous().get("/key").await.text().trim(), key.to_string(), "a public key is public");
    let known = Known { key: Some(key), checkpoints: Vec::new() };
    let verify = |text: &str| store::seal::export::verify_export(&mut text.as_bytes(), &known).unwrap();
    let report = verify(&export.text());
    assert!(report.is_sound() && 100 < report.records, "{report:?}");
    assert!(!verify(&export.text().replacen("företag", "myndigheter", 1)).is_sound());
}

#[tokio::test]
async fn checkpoints_can_be_kept_and_shown_to_be_the_same_log() {
    let example = Installation::with_example();
    let auditor = example.auditor().await;
    assert!(auditor.get("/log").await.says("Ingen kontrollpunkt är gjord än"));
    auditor.post("/log/checkpoints", &[]).await;
    assert!(auditor.get("/log").await.says("Kontrollpunkten är gjord"));
    let size = example.store.read(domain::policy::Viewer::System, &example.organisation).unwrap().unwrap().seq;
    let old = auditor.get(&format!("/log/checkpoints/{size}")).await;
    assert_eq!(old.status, 200);

    let strategist = example.strategist().await;
    let page = strategist.get("/revisions/6/course").await;
    let key = page.hidden("request-key").unwrap_or_default();
    let fields = [("request-key", key.as_str()), ("withdrawal-reason", "Den tas om från början.")];
    assert_eq!(strategist.post("/revisions/6/withdrawal", &fields).await.status, 303);
    auditor.post("/log/checkpoints", &[]).await;
    let grown = size + 1;
    let new = auditor.get(&format!("/log/checkpoints/{grown}")).await.text();
    let growth = auditor.get(&format!("/log/growth/{size}/{grown}")).await.text();
    let key = example.store.public_key(&example.organisation);
    assert!(verify_consistency(&growth, Some(&old.text()), Some(&new), Some(&key)).is_ok());
    assert!(auditor.get("/log/checkpoints/7").await.is_not_found());
    assert!(auditor.get(&format!("/log/growth/{grown}/{size}")).await.is_not_found());
}
