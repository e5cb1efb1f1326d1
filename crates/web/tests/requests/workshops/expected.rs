//! Those who are expected: where they are told, by letter too, and that who sits in a body and is not employed comes in.

use domain::event::Event;
use domain::ids::{BodyId, PersonId};
use store::letters::Letter;

use super::*;
use crate::comments::signed_in;
use crate::notices::{ASA, letters, that_sends_letters};

/// Sits in the board, and is not employed.
const IN_THE_BOARD: u32 = 901;
/// Sits in no body, and is not employed.
const IN_NO_BODY: u32 = 902;

fn with(terms: Vec<(&'static str, String)>, changed: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let kept = terms.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect()
}

#[tokio::test]
async fn who_sits_in_a_board_is_told_of_its_day_reads_what_it_is_and_comes_in() {
    let installation = Installation::with_example();
    let today = installation.store.clock().today();
    let placed = |person| Event::PersonPlaced { person: PersonId(person), unit: None, roles: vec![Role::Member] };
    let seat = Event::MemberAdded { body: BodyId(1), person: PersonId(IN_THE_BOARD), from: today };
    installation.amend(|_, _| Ok(vec![placed(IN_THE_BOARD), placed(IN_NO_BODY), seat.clone()]));
    let board_day = [("kind", "board"), ("audience", "body"), ("body", "1"), ("title", "Styrelsens dag")];
    let (path, _) =
        opened_by(&installation.strategist().await, &installation, with(terms(&installation, "with-name"), &board_day))
            .await;
    let (member, other) = (signed_in(&installation, IN_THE_BOARD).await, signed_in(&installation, IN_NO_BODY).await);

    let told = member.get("/notices").await;
    assert!(
        told.says("bjöd in dig") && told.says("Styrelsens dag · styrelsedag · 14 november 2018"),
        "{}",
        told.main()
    );
    assert!(!other.get("/notices").await.says("Styrelsens dag"));
    let link =
        told.main().split("href=\"/tillvaxtverket/notices/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(member.get(&format!("/notices/{link}")).await.location(), format!("/tillvaxtverket{path}"));
    assert!(member.get("/to-do").await.says("Styrelsens dag"));
    assert!(member.get("/").await.text().contains("/tillvaxtverket/to-do\""), "the way there stands in the bar");
    assert!(!other.get("/").await.text().contains("/tillvaxtverket/to-do\""));

    step(&installation, &path, &[("step", "next")]).await;
    let joined = send(&member, &path, &format!("{path}/joining"), &[]).await;
    assert_eq!(joined.status, 303, "{}", joined.main());
    assert_eq!(say(&member, &path, "Färre mål.").await.status, 303);
    let page = member.get(&path).await;
    assert!(page.status == 200 && page.says("Färre mål."), "{}", page.main());
    for closed in ["/workshops", "/contributions", &format!("{path}/room")] {
        assert_eq!(member.get(closed).await.status, 403, "{closed}");
        assert!(
            !page.main().contains(&format!("href=\"/tillvaxtverket{closed}")),
            "no link to what is closed: {closed}"
        );
    }
    assert_eq!(other.get(&path).await.status, 403);
    assert_eq!(other.post(&format!("{path}/joining"), &[]).await.status, 403);
    // What was answered is found by the notice, and from the page when the workshop is closed.
    let leader = installation.strategist().await;
    let id = now(&installation, &path, |it| it.id);
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let said = format!("/contributions/{}", reading.said_in(id).next().unwrap().id);
    let version = leader.get(&said).await.hidden("version").unwrap();
    let answer = [("outcome", "declined"), ("reason", "De är redan få."), ("led_to", ""), ("version", &version)];
    let answered = send(&leader, &said, &format!("{said}/answers"), &answer).await;
    assert_eq!(answered.status, 303, "{}", answered.main());
    assert_eq!(send(&leader, &path, &format!("{path}/closing"), &[]).await.status, 303);
    let told = member.get("/notices").await;
    assert!(told.says("svarade på ditt inspel") && told.says("Workshop: Styrelsens dag"), "{}", told.main());
    let link =
        told.main().split("href=\"/tillvaxtverket/notices/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(member.get(&format!("/notices/{link}")).await.location(), format!("/tillvaxtverket{path}/here"));
    assert!(member.get(&format!("{path}/here")).await.says("De är redan få."));
    assert!(member.get(&path).await.main().contains(&format!("{path}/here\"")));
    assert!(!member.get("/to-do").await.main().contains("whose=mine"), "a list that this one does not read");

    let of_management = with(terms(&installation, "with-name"), &[("audience", "body"), ("body", "2")]);
    let (elsewhere, _) = opened_by(&installation.strategist().await, &installation, of_management).await;
    assert_eq!(member.get(&elsewhere).await.status, 403, "where others are expected");
}

#[tokio::test]
async fn an_invitation_comes_by_letter_with_its_days_and_so_does_that_it_is_called_off() {
    let installation = that_sends_letters();
    let leader = installation.strategist().await;
    let fields = terms(&installation, "without-name");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let planned = send(&leader, "/workshops/new", "/workshops", &fields).await;
    assert_eq!(planned.status, 303, "{}", planned.main());
    let path = format!("/workshops/{}", planned.location().rsplit('/').next().unwrap());
    let to_asa =
        |letters: Vec<Letter>| letters.into_iter().filter(|it| it.to == "asa.ek@verket.se").collect::<Vec<_>>();
    let first = to_asa(letters(&installation));
    assert_eq!(first.len(), 1, "{first:?}");
    assert!(first[0].subject.ends_with("bjöd in dig – Verket för prov"), "{}", first[0].subject);
    let year = installation.store.clock().today().year();
    assert!(
        first[0].text.contains("Vad gör vi 2019? · chefsmöte · ") && first[0].text.contains(&format!(" {year}\n")),
        "{}",
        first[0].text
    );

    let asa = signed_in(&installation, ASA).await;
    let seq = now(&installation, &path, |it| it.announced.1.seq);
    assert_eq!(asa.get(&format!("/notices/{seq}")).await.location(), format!("/verket{path}"));
    let called_off = [("reason", "Ingen kan komma.")];
    assert_eq!(send(&leader, &path, &format!("{path}/calling-off"), &called_off).await.status, 303);
    let then = to_asa(letters(&installation));
    assert_eq!(then.len(), 2, "{then:?}");
    assert!(then.iter().any(|it| it.subject.contains("ställde in det du är inbjuden till")), "{then:?}");
    assert!(asa.get(&path).await.says("Ingen kan komma."));
}
