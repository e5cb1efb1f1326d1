//! Who leads which workshop, and what a leader is told of what cannot be done.

use domain::ids::GroupId;

use super::*;

#[tokio::test]
async fn who_leads_workshops_of_one_unit_does_not_touch_those_of_others() {
    let installation = Installation::with_example();
    let (path, _) = opened(&installation, "with-name").await;
    let manager = installation.here().actor(Role::UnitManager).await;
    assert!(manager.get("/workshops").await.says("Planera en workshop"), "workshops of one's own are led");
    let page = manager.get(&path).await;
    assert!(page.status == 200 && !page.says("Led workshoppen") && !page.says("Skriv anteckningar"), "{}", page.main());
    assert!(!manager.get(&format!("{path}/room")).await.says("Vad rummet gör nu"));
    for form in ["/terms", "/notes"] {
        assert_eq!(manager.get(&format!("{path}{form}")).await.status, 403, "{form}");
    }
    for (to, fields) in [
        ("/terms", vec![("title", "Kapad")]),
        ("/notes", vec![("notes", "Kapade"), ("seen", "0")]),
        ("/steps", vec![("step", "next")]),
        ("/cards", vec![("act", "park"), ("contributions", "1")]),
        ("/calling-off", vec![("reason", "Kapad")]),
        ("/closing", vec![]),
        ("/opening", vec![]),
    ] {
        assert_eq!(manager.post(&format!("{path}{to}"), &fields).await.status, 403, "{to}");
    }
    let is = now(&installation, &path, |it| (it.stage(), it.step, it.notes.is_none(), it.terms.title.to_string()));
    assert_eq!(is, (Stage::Open, Step::Pause, true, "Vad gör vi 2019?".to_owned()));
}

#[tokio::test]
async fn a_group_of_others_is_neither_renamed_nor_joined_from_an_own_room() {
    let installation = Installation::with_example();
    let manager = installation.here().actor(Role::UnitManager).await;
    let (path, code) = opened_by(&manager, &installation, terms(&installation, "with-code")).await;
    let (room, steps, cards) = (format!("{path}/room"), format!("{path}/steps"), format!("{path}/cards"));
    assert_eq!(send(&manager, &room, &steps, &[("step", "next")]).await.status, 303);
    let phone = joined(&installation, &code).await;
    assert_eq!(say(&phone, &path, "Eget").await.status, 303);
    let heading = || {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        reading.contributions.group(GroupId(1)).unwrap().heading.to_string()
    };
    let own = {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        reading.contributions.all().next_back().unwrap().id.to_string()
    };
    let before = heading();
    let hijack = [("act", "group"), ("group", "1"), ("heading", "Kapad"), ("contributions", &*own)];
    let refused = send(&manager, &room, &cards, &hijack).await;
    assert!(refused.status == 422 && refused.says("finns inspel från annat håll"), "{}", refused.main());
    assert_eq!(heading(), before);
    assert!(manager.get(&room).await.says("Ännu inte grupperat"));
    let new = [("act", "group"), ("group", ""), ("heading", "Vår"), ("contributions", &*own)];
    assert_eq!(send(&manager, &room, &cards, &new).await.status, 303, "the own are arranged");
    let wall = manager.get(&room).await;
    assert!(wall.says("Allt är ordnat.") && !wall.says("Inga inspel") && wall.says("med i rummet"), "{}", wall.main());
    assert_eq!(send(&manager, &path, &format!("{path}/closing"), &[]).await.status, 303);
    let wall = manager.get(&room).await;
    assert!(wall.says("Vår") && !wall.says("Ännu inte grupperat") && !wall.says("med i rummet"), "{}", wall.main());
}

#[tokio::test]
async fn a_closed_wall_with_all_of_it_parked_has_no_empty_column() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    assert_eq!(say(&joined(&installation, &code).await, &path, "Senare").await.status, 303);
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let said = reading.contributions.all().next_back().unwrap().id.to_string();
    let (leader, room) = (installation.strategist().await, format!("{path}/room"));
    let park = [("act", "park"), ("contributions", &*said)];
    assert_eq!(send(&leader, &room, &format!("{path}/cards"), &park).await.status, 303);
    assert!(leader.get(&room).await.says("Allt är ordnat."), "while it is open something can be dragged back");
    assert_eq!(send(&leader, &path, &format!("{path}/closing"), &[]).await.status, 303);
    let wall = leader.get(&room).await;
    assert!(wall.says("Senare") && !wall.says("Ännu inte grupperat"), "{}", wall.main());
}

#[tokio::test]
async fn a_question_that_was_answered_stays_where_it_stands_in_the_form() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    say(&joined(&installation, &code).await, &path, "Mer av allt").await;
    let leader = installation.strategist().await;
    let swapped = "Vad ska vi sluta med?\nVad ska vi göra mer av?";
    let mut fields = terms(&installation, "with-code");
    fields.retain(|(name, _)| *name != "questions");
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("questions", swapped)]).collect();
    let form = format!("{path}/terms");
    let refused = send(&leader, &form, &form, &fields).await;
    assert!(refused.status == 422 && refused.says("questions-error"), "{}", refused.main());
    assert!(refused.says("på rad 1: Vad ska vi göra mer av?") && refused.says(swapped), "{}", refused.main());
}

#[tokio::test]
async fn a_time_that_is_none_is_told_at_its_field_and_nothing_is_begun() {
    let installation = Installation::with_example();
    let (path, _) = opened(&installation, "with-code").await;
    let leader = installation.strategist().await;
    let (room, steps) = (format!("{path}/room"), format!("{path}/steps"));
    for minutes in ["abc", "-5", "1,5", "0", "181", "9999"] {
        let refused = send(&leader, &room, &steps, &[("step", "next"), ("minutes", minutes)]).await;
        assert!(refused.status == 422 && refused.says("minutes-error"), "{minutes}: {}", refused.main());
        assert!(refused.says(&format!("value=\"{minutes}\"")) && refused.says("från 1 till 180"), "{minutes}");
    }
    assert_eq!(now(&installation, &path, |it| it.step), Step::Pause);
    assert_eq!(send(&leader, &room, &steps, &[("step", "pause"), ("minutes", "abc")]).await.status, 303);
    assert_eq!(send(&leader, &room, &steps, &[("step", "next"), ("minutes", " 180 ")]).await.status, 303);
    assert!(now(&installation, &path, |it| it.step.until().is_some()));
}

#[tokio::test]
async fn the_wall_says_that_time_is_up() {
    let installation = Installation::with_example();
    let (path, _) = opened(&installation, "with-code").await;
    let id = WorkshopId(path.rsplit('/').next().unwrap().parse().unwrap());
    let until = Some(installation.store.clock().now());
    installation.amend(|_, _| {
        let step = Step::Collect { question: Some(1), until };
        Ok(vec![domain::event::Event::WorkshopStepTaken { workshop: id, step }])
    });
    let wall = installation.reader().await.get(&format!("{path}/room")).await;
    assert!(wall.says(">tiden är ute</span>"), "{}", wall.main());
}
