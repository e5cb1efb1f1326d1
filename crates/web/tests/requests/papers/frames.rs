//! Frames: written in the reader's scale, by two at once, and pasted.

use super::*;

fn frame(installation: &Installation, of: FrameFor) -> Resources {
    round(installation).frames.get(&of).copied().unwrap_or_default()
}

fn of_unit(unit: domain::ids::UnitId) -> FrameFor {
    FrameFor { unit: Some(unit), area: None, source: None }
}

#[tokio::test]
async fn frames_are_written_in_the_reader_s_scale_and_beside_what_is_planned() {
    let installation = Installation::planning();
    let (leader, reader) = (leader(&installation).await, installation.reader().await);
    let page = reader.get("/planning/1/frames").await;
    assert!(page.says("Digital utveckling") && page.says("8,0") && !page.says("/frames/amounts"), "{}", page.main());
    assert_eq!(reader.get(AMOUNTS).await.status, 403);

    let form = leader.get(AMOUNTS).await;
    assert!(form.says(r#"name="k-u2""#) && form.says(r#"value="8""#), "{}", form.main());
    assert!(form.says("Avdelning Företag") && form.says(r#"name="k-u1""#), "every unit has a row");
    let fields =
        [("k-u2", "8,5"), ("p-u2", "8,25"), ("w-u2", "8000000 800"), ("k-u4", ""), ("p-u4", ""), ("w-u4", "0 0")];
    let saved = send(&leader, AMOUNTS, AMOUNTS, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(frame(&installation, of_unit(DIGITAL)), Resources::new(8_500_000, 825));
    assert_eq!(frame(&installation, of_unit(SERVICE)), Resources::new(2_000_000, 300), "what is not named stays");
    assert!(leader.get(AMOUNTS).await.says("En ram är sparad."), "only what was changed");

    // In thousands, what was shown in millions means thousands.
    let fields = [("scale", "tkr"), ("k-u2", "8 600"), ("p-u2", "8"), ("w-u2", "8500000 825")];
    assert_eq!(send(&leader, "/planning/1/frames/amounts?scale=tkr", AMOUNTS, &fields).await.status, 303);
    assert_eq!(frame(&installation, of_unit(DIGITAL)), Resources::new(8_600_000, 800));
    // A cell that is emptied takes the frame away.
    let fields = [("k-u3", ""), ("p-u3", ""), ("w-u3", "2000000 300")];
    assert_eq!(send(&leader, AMOUNTS, AMOUNTS, &fields).await.status, 303);
    assert!(!round(&installation).frames.contains_key(&of_unit(SERVICE)));
    assert!(leader.get(AMOUNTS).await.says("En ram är borttagen."), "and it is told so");

    for (field, value, says) in [
        ("k-u2", "åtta", "är inget tal"),
        ("k-u2", "−1", "mindre än noll"),
        ("p-u2", "1,234", "för många decimaler"),
        ("k-u2", "99999999999", "för stort"),
    ] {
        let refused = send(&leader, AMOUNTS, AMOUNTS, &[(field, value), ("w-u2", "8600000 800")]).await;
        assert_eq!(refused.status, 422, "{value}");
        assert!(
            refused.says(says) && refused.says(&format!(r##"<a href="#{field}">"##)),
            "{value}: {}",
            refused.main()
        );
        assert!(refused.says(&format!(r#"value="{value}""#)), "what was typed is kept");
    }
}

#[tokio::test]
async fn two_who_write_frames_meet_only_in_the_same_row() {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let was = ("w-u2", "8000000 800");
    let first = send(&leader, AMOUNTS, AMOUNTS, &[("k-u2", "9"), ("p-u2", "8"), was]).await;
    assert_eq!(first.status, 303);
    let other_row = [("k-u2", "8"), ("p-u2", "8"), was, ("k-u3", "3"), ("p-u3", "3"), ("w-u3", "2000000 300")];
    assert_eq!(send(&leader, AMOUNTS, AMOUNTS, &other_row).await.status, 303, "an old row that was not changed");
    assert_eq!(frame(&installation, of_unit(DIGITAL)).kronor, Kronor(9_000_000));

    let late = send(&leader, AMOUNTS, AMOUNTS, &[("k-u2", "7"), ("p-u2", "8"), was]).await;
    assert_eq!(late.status, 409);
    assert!(late.says("nu 9,0") && late.says(r#"value="7""#), "both: {}", late.main());
    assert_eq!(late.hidden("w-u2").unwrap(), "9000000 800", "saved again, it is written over knowingly");
    let again = send(&leader, AMOUNTS, AMOUNTS, &[("k-u2", "7"), ("p-u2", "8"), ("w-u2", "9000000 800")]).await;
    assert_eq!(again.status, 303);
}

#[tokio::test]
async fn frames_are_pasted_and_given_to_what_two_things_have_in_common() {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let pasted = "Enhet\tKronor\tÅa\nDIGITAL utveckling\t9,5\t9\nOkänd <b>enhet</b>\t1\t1\n";
    let shown = send(&leader, AMOUNTS, AMOUNTS, &[("paste", "1"), ("pasted", pasted), ("w-u2", "8000000 800")]).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    assert!(shown.says(r#"value="9,5""#) && shown.says("Okänd &lt;b&gt;enhet&lt;/b&gt;"), "{}", shown.main());
    assert_eq!(frame(&installation, of_unit(DIGITAL)).kronor, Kronor(8_000_000), "nothing is saved by it");
    let no_amount = send(&leader, AMOUNTS, AMOUNTS, &[("paste", "1"), ("pasted", "hej")]).await;
    assert!(
        no_amount.status == 422 && no_amount.says("Ingen rad har ett namn och ett belopp."),
        "{}",
        no_amount.main()
    );
    let nothing = send(&leader, AMOUNTS, AMOUNTS, &[("paste", "1"), ("pasted", " ")]).await;
    assert!(nothing.status == 422 && nothing.says(r#"id="pasted-error""#), "{}", nothing.main());

    let cross = "/planning/1/frames/amounts?of=unit-areas";
    let form = leader.get(cross).await;
    assert!(form.says(r#"name="k-u2a4""#), "what has something has a row: {}", form.main());
    assert!(!form.says(r#"name="k-u4a1""#));
    let more =
        [("more", "1"), ("add-unit", "4"), ("add-area", "1"), ("k-u2a4", "5"), ("p-u2a4", ""), ("w-u2a4", "0 0")];
    let more = send(&leader, cross, cross, &more).await;
    assert!(more.says(r#"name="k-u4a1""#) && more.says(r#"value="5""#), "{}", more.main());
    let fields = [("k-u4a1", "0,5"), ("p-u4a1", "0,5"), ("w-u4a1", "0 0")];
    assert_eq!(send(&leader, cross, cross, &fields).await.status, 303);
    let of = FrameFor { unit: Some(testkit::planning::STAFF), area: Some(SIMPLER), source: None };
    assert_eq!(frame(&installation, of), Resources { kronor: Kronor(500_000), person_years: PersonYears(50) });
    assert!(leader.get("/planning/1/frames").await.says("Gd-staben, Förenkling"), "and it is read with the others");
}
