//! A file that is too large to wait for: read and saved beside the requests, seen to go on, stopped, and found again.

use std::time::Duration;

use testkit::client::{Client, Reply};

use super::agency::with_growth;

/// A file of more than a megabyte: values of years that nobody has heard of are not read, so the rows are of many counties.
fn large() -> String {
    let mut text = String::from("År;Län;Storlek;Värde\n");
    for county in 0..300 {
        for size in 0..200 {
            text.push_str(&format!(
                "2017;Länet med det långa namnet nummer {county};{size} anställda;{}\n",
                size % 100
            ));
        }
    }
    assert!(1024 * 1024 < text.len());
    text
}

async fn upload(client: &Client, text: &str) -> Reply {
    client.upload_with("/indicators/import", &[("indicator", "1")], ("många.csv", text.as_bytes())).await
}

fn inside(reply: &Reply) -> String {
    reply.location().trim_start_matches("/verket").to_owned()
}

/// Asks for the page until it is no longer at work.
async fn settled(client: &Client, path: &str) -> Reply {
    for _ in 0..1200 {
        let page = client.get(path).await;
        if page.status != 202 {
            return page;
        }
        assert_eq!(page.header("refresh"), "1", "it works without script");
        assert!(page.says("Avbryt") && page.says("Du kan stänga sidan"));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never ended");
}

/// Presses a button on the page of what was looked at, with all that the form holds.
async fn press(client: &Client, path: &str, what: &str) -> Reply {
    let page = client.get(path).await;
    let text = page.text();
    let mut fields: Vec<(&str, String)> = vec![("do", what.to_owned()), ("indicator", "1".to_owned())];
    for select in text.split("<select").skip(1).filter(|select| select.contains("name=\"role\"")) {
        let chosen = select.split("</select>").next().unwrap();
        let option = chosen.split("<option").find(|option| option.contains(" selected")).unwrap();
        fields.push(("role", option.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()));
    }
    let abouts = text.matches("name=\"about\"").count();
    fields.extend((0..abouts).map(|_| ("about", String::new())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_is_read_beside_the_requests_looked_at_and_saved_whole() {
    let (installation, strategist) = with_growth().await;
    let begun = upload(&strategist, &large()).await;
    assert_eq!(begun.status, 303, "{}", begun.main());
    let path = inside(&begun);
    let looked = settled(&strategist, &path).await;
    assert!(looked.text().replace('\u{a0}', " ").contains("60 000 nya värden"), "{}", looked.text());
    // Whoever closed the page finds it again; nobody else sees it.
    assert!(strategist.get("/indicators/imports").await.says("många.csv är läst"));
    let analyst = installation.administrator().await;
    assert_eq!(analyst.get(&path).await.status, 403);
    assert_eq!(press(&strategist, &path, "bring-in").await.status, 303);
    // Sent twice, it is saved once.
    press_again(&strategist, &path).await;
    let saved = settled(&strategist, &path).await;
    assert_eq!((saved.status, saved.location()), (303, "/verket/indicators/imports"), "{}", saved.main());
    let imports = strategist.get("/indicators/imports").await;
    assert_eq!(imports.main().matches("från filen många.csv").count(), 1, "{}", imports.main());
    // When it is over, its page says where to look.
    let over = strategist.get(&path).await;
    assert_eq!((over.status, over.location()), (303, "/verket/indicators/imports"));
    assert!(strategist.get("/indicators/imports").await.says("pågår inte längre"));
}

async fn press_again(client: &Client, path: &str) {
    let again = client.post(path, &[("do", "bring-in")]).await;
    assert_eq!(again.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stopped_changes_nothing_whenever_it_is_stopped() {
    let (installation, strategist) = with_growth().await;
    let seq =
        || installation.store.read(domain::policy::Viewer::System, &"verket".parse().unwrap()).unwrap().unwrap().seq;
    let before = seq();
    // While it is read.
    let path = inside(&upload(&strategist, &large()).await);
    assert_eq!(strategist.post(&path, &[("do", "stop")]).await.status, 303);
    let stopped = settled(&strategist, &path).await;
    assert_eq!(stopped.location(), "/verket/indicators/import", "{}", stopped.main());
    assert!(strategist.get("/indicators/import").await.says("Inget är ändrat"));
    // When it has been read.
    let path = inside(&upload(&strategist, &large()).await);
    settled(&strategist, &path).await;
    assert_eq!(press(&strategist, &path, "stop").await.status, 303);
    assert_eq!(settled(&strategist, &path).await.location(), "/verket/indicators/import");
    assert_eq!(seq(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_says_why_and_small_files_are_answered_at_once() {
    let (_installation, strategist) = with_growth().await;
    let path = inside(&upload(&strategist, &format!("<html>{}", " ".repeat(1024 * 1024 + 1))).await);
    let told = settled(&strategist, &path).await;
    assert_eq!(told.status, 422);
    assert!(told.says("Ett fel att rätta"), "{}", told.main());
    let small = upload(&strategist, "År;Värde\n2017;71,4\n").await;
    assert_eq!(small.status, 200);
    assert!(small.says("Ett nytt värde"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_more_than_two_are_held_at_once_and_what_was_left_gives_way() {
    let (installation, strategist) = with_growth().await;
    for _ in 0..2 {
        let begun = upload(&strategist, &large()).await;
        assert_eq!(begun.status, 303);
        settled(&strategist, &inside(&begun)).await;
    }
    // Another's is not in the way of one's own, but of everyone else.
    let id = "verket".parse().unwrap();
    let context = installation.store.context(domain::time::Actor::System);
    let person = domain::ids::PersonId(2);
    let roles = vec![domain::policy::Role::Analyst];
    let placed = |_: &_| Ok(vec![domain::event::Event::PersonPlaced { person, unit: None, roles: roles.clone() }]);
    installation.store.amend(&context, &id, placed).unwrap();
    let analyst = installation.reader().await;
    let refused = upload(&analyst, &large()).await;
    assert_eq!(refused.status, 422, "{}", refused.main());
    assert!(refused.says("Vänta tills"), "{}", refused.main());
    assert_eq!(upload(&strategist, &large()).await.status, 303);
}
