//! What those meet who take part: the way in, what they are told first, what becomes of what they say, and when the room is
//! no longer theirs to see.

use std::time::Duration;

use domain::audience::Audience;
use domain::event::Event;
use domain::ids::PersonId;
use domain::text::{Explanation, Name, QuestionText};
use domain::time::Actor;
use domain::workshop::{Joining, RoomCode, Terms, WorkshopKind};
use jiff::ToSpan;
use jiff::civil::Date;

use super::*;

/// An open consultation between two days; its path.
fn consultation(installation: &Installation, (from, until): (Date, Date)) -> String {
    let strategist = installation.here().person(Role::Strategist);
    let context =
        domain::time::Context { actor: Actor::Person(strategist), ..installation.store.clock().context(Actor::System) };
    let terms = Terms {
        kind: WorkshopKind::Consultation,
        title: Name::parse("Remiss om förenkling").unwrap(),
        purpose: Explanation::parse("Vi vill veta vad som saknas.").unwrap(),
        about: "statement-1".parse().ok(),
        audience: Audience::Everyone,
        joining: Joining::WithoutName,
        from,
        until,
        questions: vec![QuestionText::parse("Vad saknas?").unwrap()],
        votes: 3,
        answers_by: None,
    };
    let organisation = &installation.organisation;
    let amended = installation.store.amend(&context, organisation, |organisation| {
        let workshop = organisation.workshops.keys().next_back().map_or(1, |last| last.0 + 1);
        let workshop = WorkshopId(workshop);
        let all = Step::Collect { question: None, until: None };
        Ok(vec![
            Event::WorkshopPlanned { workshop, terms: terms.clone() },
            Event::WorkshopOpened { workshop, code: RoomCode::of(31_415) },
            Event::WorkshopStepTaken { workshop, step: all },
        ])
    });
    format!("/workshops/{}", amended.unwrap().workshops.keys().next_back().unwrap())
}

async fn in_it(installation: &Installation, path: &str) -> Client {
    let reader = installation.reader().await;
    assert_eq!(send(&reader, path, &format!("{path}/joining"), &[]).await.status, 303);
    reader
}

#[tokio::test]
async fn the_address_of_the_qr_code_leads_to_the_workshop_and_one_button() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    let leader = installation.strategist().await;
    let address = format!("http://localhost/tillvaxtverket/join?code={code}");
    let shown = leader.get(&format!("{path}/room")).await;
    let title = "QR-kod som öppnar sidan där du går med";
    let picture = figures::qr_code::qr_code(&address, title).unwrap().into_string();
    let path_of = |svg: &str| svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(shown.says(&path_of(&picture)), "the QR code is of another address than {address}");
    let phone = installation.anonymous();
    let page = phone.get_address(address.trim_start_matches("http://localhost")).await;
    assert!(page.status == 200 && page.says("Vad gör vi 2019?"), "{}", page.main());
    assert!(!page.says("type=\"text\"") && page.says("Gå med"), "there is nothing to type: {}", page.main());
    let (key, hidden) = (page.hidden("request-key").unwrap(), page.hidden("code").unwrap());
    let joined = phone.post("/join", &[("code", &hidden), ("request-key", &key)]).await;
    assert_eq!(joined.status, 303, "{}", joined.main());
    assert_eq!(phone.get(&format!("{path}/here")).await.status, 200);
}

#[tokio::test]
async fn a_code_that_was_mistyped_is_kept_and_typed_with_digits() {
    let installation = Installation::with_example();
    let (_, code) = opened(&installation, "without-name").await;
    let phone = installation.anonymous();
    assert!(phone.get("/join").await.says("inputmode=\"numeric\""));
    let wrong = send(&phone, "/join", "/join", &[("code", "12 345")]).await;
    assert!(wrong.status == 422 && wrong.says("value=\"12 345\""), "{}", wrong.main());
    let scanned = phone.get("/join?code=000000").await;
    assert!(scanned.says("Ingen workshop är öppen") && scanned.says("value=\"000000\""), "{}", scanned.main());
    // Who has to sign in first is told so, and not what the workshop is called.
    let scanned = phone.get(&format!("/join?code={code}")).await;
    assert!(scanned.says("Logga in") && !scanned.says("Vad gör vi 2019?"), "{}", scanned.main());
}

#[tokio::test]
async fn who_answers_a_consultation_reads_what_it_is_for_and_writes_at_length() {
    let installation = Installation::with_example();
    let today = installation.store.clock().today();
    let path = consultation(&installation, (today, today.saturating_add(20.days())));
    let reader = in_it(&installation, &path).await;
    let here = format!("{path}/here");
    let page = reader.get(&here).await;
    let about = {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        let tree = &reading.strategy.in_force_on(today).unwrap().tree;
        tree.get(domain::ids::StatementId(1)).map(|it| it.text().to_string())
    };
    assert!(page.says("Vi vill veta vad som saknas."), "{}", page.main());
    assert!(about.is_none_or(|text| page.says(&format!(">{text}</p>"))), "{}", page.main());
    let long = "ord ".repeat(400);
    let said = send(&reader, &here, &here, &[("text", &long), ("question", "1")]).await;
    assert_eq!(said.status, 303, "{}", said.main());
    let longer = "å".repeat(2_001);
    assert_eq!(send(&reader, &here, &here, &[("text", &longer), ("question", "1")]).await.status, 422);
}

#[tokio::test]
async fn who_has_said_something_without_a_name_is_not_asked_to_take_part_again() {
    let installation = Installation::with_example();
    let today = installation.store.clock().today();
    let path = consultation(&installation, (today, today.saturating_add(20.days())));
    let reader = in_it(&installation, &path).await;
    let asks = "Gå med i workshoppen som pågår";
    let count = async || reader.get("/to-do").await.main().matches("<li>").count();
    assert!(reader.get("/to-do").await.says(asks), "one can join and say something another day");
    let before = count().await;
    let here = format!("{path}/here");
    assert_eq!(send(&reader, &here, &here, &[("text", "En sak"), ("question", "1")]).await.status, 303);
    assert!(!reader.get("/to-do").await.says(asks));
    assert_eq!(count().await, before - 1);
    assert!(installation.auditor().await.get("/to-do").await.says(asks), "who has said nothing is asked still");
}

#[tokio::test]
async fn after_the_last_day_nothing_is_taken_and_whoever_planned_it_is_to_close_it() {
    let installation = Installation::with_example();
    let today = installation.store.clock().today();
    let path = consultation(&installation, (today.saturating_sub(20.days()), today.saturating_sub(2.days())));
    let reader = in_it(&installation, &path).await;
    let here = format!("{path}/here");
    assert!(reader.get(&here).await.says("Nu tas inga fler inspel emot."));
    let late = reader.post(&here, &[("text", "Sent"), ("question", "1"), ("request-key", "x")]).await;
    assert!(late.status == 422 && late.says("Inget mer tas emot") && late.says("Sent"), "{}", late.main());
    assert!(!reader.get("/to-do").await.says("Remiss om förenkling"));
    let leader = installation.strategist().await;
    assert!(leader.get("/to-do").await.says("Avsluta workshoppen, eller flytta sista dagen"));
}

#[tokio::test]
async fn what_is_taken_back_stands_in_its_field_again() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    let phone = joined(&installation, &code).await;
    say(&phone, &path, "Något <b>fel</b>").await;
    let id = {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        reading.contributions.all().next_back().unwrap().id.to_string()
    };
    let to = format!("{path}/withdrawal");
    let page = send(&phone, &format!("{path}/here"), &to, &[("contribution", &id)]).await;
    assert_eq!(page.status, 200, "{}", page.main());
    assert!(page.says("\nNågot &lt;b&gt;fel&lt;/b&gt;</textarea>"), "{}", page.main());
}

#[tokio::test]
async fn what_is_sent_to_a_room_that_was_closed_is_answered_in_words() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    let phone = joined(&installation, &code).await;
    let leader = installation.strategist().await;
    assert_eq!(send(&leader, &path, &format!("{path}/closing"), &[]).await.status, 303);
    let late = [("text", "Skrivet utan kontakt"), ("question", "1"), ("by", "script"), ("request-key", "offline-1")];
    let refused = phone.post(&format!("{path}/here"), &late).await;
    assert_eq!((refused.status, refused.text().as_str()), (422, "Workshoppen är inte öppen."));
}

async fn ends(listening: testkit::listening::Listening) -> bool {
    tokio::time::timeout(Duration::from_secs(4), listening.ended()).await.is_ok()
}

#[tokio::test]
async fn a_stream_ends_with_the_session_the_right_or_the_room() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    let (wall, hand) = (format!("{path}/live?view=wall"), format!("{path}/live?view=hand"));
    let strategist = installation.strategist().await;
    let goes_on = strategist.listen(&wall).await;
    // Signed out everywhere.
    let reader = installation.reader().await;
    let streams = [reader.listen(&wall).await, reader.listen("/live").await];
    let person: PersonId = installation.here().person(Role::Reader);
    installation.store.end_sessions(&installation.organisation, person).unwrap();
    for stream in streams {
        assert!(ends(stream).await, "the session has ended");
    }
    // The role is another, and with it what may be read.
    let analyst = installation.here().actor(Role::Analyst).await;
    let streams = [analyst.listen(&wall).await, analyst.listen("/live").await];
    let person = installation.here().person(Role::Analyst);
    installation.amend(|_, _| Ok(vec![Event::PersonPlaced { person, unit: None, roles: vec![Role::Member] }]));
    for stream in streams {
        assert!(ends(stream).await, "the right has ended");
    }
    // The room is closed to a browser that said nothing in it.
    let phone = joined(&installation, &code).await;
    let stream = phone.listen(&hand).await;
    assert_eq!(send(&strategist, &path, &format!("{path}/closing"), &[]).await.status, 303);
    assert!(ends(stream).await, "the room has been emptied");
    assert!(!ends(goes_on).await, "who may go on listening does");
}
