//! Bringing in editions from a file, as the strategist does it: checked first, shown, confirmed, and then compared.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use domain::ids::RevisionNumber;
use domain::lineage::Fate;
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::text::Reason;
use domain::time::Actor;
use testkit::client::{Client, Installation};

const HEADING: &str = "edition,date,kind,id,parent,text,explanation\n";

const TWO: &str = "\
2011,2011-01-01,vision,v,,Fler företag som växer,
2011,2011-01-01,mål,p1,,Fler nya och växande företag i landet,
2011,2011-01-01,mål,p2,,Starka regioner,
2014,2014-03-01,vision,v,,Fler företag som växer,
2014,2014-03-01,mål,q1,,Fler växande företag i landet,
2014,2014-03-01,mål,q2,,Starka och hållbara regioner,
";

/// A small agency without an open revision, which would stand in the way.
async fn installation() -> (Installation, Client) {
    let installation = Installation::small();
    let context = installation.store.context(Actor::System);
    let reason = Reason::parse("För att läsa in utgåvor").unwrap();
    let withdraw =
        |organisation: &Organisation| organisation.withdraw_revision(&context, RevisionNumber(1), reason.clone());
    installation.store.amend(&context, &installation.organisation, withdraw).unwrap();
    let strategist = installation.strategist().await;
    (installation, strategist)
}

fn organisation(installation: &Installation) -> Arc<Organisation> {
    installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap().organisation
}

fn file(rows: &str) -> Vec<u8> {
    format!("{HEADING}{rows}").into_bytes()
}

/// The hidden fields that the page carries on, with these answers.
fn confirmed<'a>(page: &'a str, yes: &'a [&'a str]) -> Vec<(&'a str, &'a str)> {
    let names = ["request-key", "file", "name", "based-on"];
    let value = |name: &'a str| {
        let rest = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
        (name, rest.unwrap_or_else(|| panic!("{name} is not in the page: {page}")).split('"').next().unwrap())
    };
    names.into_iter().map(value).chain(yes.iter().map(|number| ("yes", *number))).collect()
}

#[tokio::test]
async fn a_file_is_checked_shown_confirmed_and_compared() {
    let (installation, strategist) = installation().await;
    let before = organisation(&installation).seq;
    let shown = strategist.upload("/import", "utgåvor.csv", &file(TWO)).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    let page = shown.text();
    assert!(page.contains("2 utgåvor går att läsa in"), "{page}");
    assert!(page.contains("Stämmer: Starka regioner blev Starka och hållbara regioner"), "{page}");
    assert_eq!(organisation(&installation).seq, before, "nothing is stored before it is confirmed");

    // Yes to the first, no to the second.
    let fields = confirmed(&page, &["0"]);
    let done = strategist.post("/import/editions", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(done.location(), "/verket/compare/2/3");
    let after = organisation(&installation);
    let revision = |number| after.strategy.get(RevisionNumber(number)).unwrap();
    let fates: Vec<Fate> =
        after.strategy.lineage(revision(2), revision(3)).into_iter().map(|origin| origin.fate).collect();
    assert_eq!(fates, [Fate::Kept, Fate::Replaced, Fate::New, Fate::Removed]);

    // The same form sent again does nothing more.
    let again = strategist.post("/import/editions", &fields).await;
    assert_ne!(again.status, 500);
    assert_eq!(organisation(&installation).seq, after.seq);
}

#[tokio::test]
async fn everything_wrong_is_listed_with_its_place_in_both_languages() {
    let (installation, strategist) = installation().await;
    let bad = "2011,2011-13-01,önskan,v,,Fler företag,\n2011,2011-01-01,mål,v,ingen,,\n";
    let reply = strategist.upload("/import", "fel.csv", &file(bad)).await;
    assert_eq!(reply.status, 422);
    let page = reply.text();
    for expected in ["Rad 2, datum", "Rad 2, slag", "Rad 3, text", "4 saker behöver rättas i fel.csv"] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert_eq!(organisation(&installation).strategy.revisions().count(), 1);
    let english = strategist.in_language("en").upload("/import", "wrong.csv", b"name;amount\nA;1\n").await.text();
    assert!(english.contains("The heading has no column kind."), "{english}");
}

#[tokio::test]
async fn an_open_revision_stands_in_the_way_and_is_told_of_at_once() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let page = strategist.get("/import").await.text();
    assert!(page.contains("Revision 1 är öppen") && page.contains("/verket/revisions/1/course"), "{page}");
    let reply = strategist.upload("/import", "utgåvor.csv", &file(TWO)).await;
    assert_eq!(reply.status, 422);
    assert!(reply.text().contains("Revision 1 är öppen"));
}

#[tokio::test]
async fn what_changed_meanwhile_is_looked_over_again() {
    let (installation, strategist) = installation().await;
    let one = "2011,2011-01-01,vision,v,,Fler företag,\n";
    let first = strategist.upload("/import", "ett.csv", &file(one)).await.text();
    let later = "2014,2014-01-01,vision,v,,Fler och fler företag,\n";
    let second = strategist.upload("/import", "två.csv", &file(later)).await.text();
    assert_eq!(strategist.post("/import/editions", &confirmed(&first, &[])).await.status, 303);
    let reply = strategist.post("/import/editions", &confirmed(&second, &[])).await;
    assert_eq!(reply.status, 422);
    let page = reply.text();
    assert!(page.contains("Strategin har ändrats sedan filen kontrollerades"), "{page}");
    assert_eq!(strategist.post("/import/editions", &confirmed(&page, &[])).await.status, 303);
    assert_eq!(organisation(&installation).strategy.revisions().count(), 3);
}

#[tokio::test]
async fn a_form_that_was_tampered_with_brings_nothing() {
    let (installation, strategist) = installation().await;
    for file in ["", "inget", "AAAA"] {
        let reply = strategist.post("/import/editions", &[("file", file), ("based-on", "")]).await;
        assert_eq!(reply.status, 400, "{file}: {}", reply.text());
    }
    let empty = strategist.upload("/import", "tom.csv", b"").await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("Välj en fil eller klistra in en tabell"));
    let large = vec![b'a'; 21 * 1024 * 1024];
    let large = strategist.upload("/import", "stor.csv", &large).await;
    assert_eq!(large.status, 422);
    assert!(large.text().contains("större än 20 MB"), "{}", large.text());
    assert_eq!(organisation(&installation).strategy.revisions().count(), 1);
}

#[tokio::test]
async fn only_those_who_may_import() {
    let (installation, _) = installation().await;
    assert_eq!(installation.reader().await.get("/import").await.status, 403);
    assert_eq!(installation.administrator().await.get("/import").await.status, 200);
    assert_eq!(installation.anonymous().get("/import").await.status, 303, "signing in may help");
    let reply = installation.reader().await.upload("/import", "utgåvor.csv", &file(TWO)).await;
    assert_eq!(reply.status, 403);
}
