//! A plan from a spreadsheet: pasted or as a file, shown row by row before anything changes, brought in as one change, and
//! taken back as one. And out again as a file that changes nothing when it comes back.

use domain::activity::Manner;
use testkit::client::{Client, Reply};

use super::agency::{Agency, EMPLOYEE, MANAGER, OTHER_MANAGER, STRATEGIST, UNIT};

async fn paste(agency: &Agency, client: &Client, table: &str) -> Reply {
    client.upload_with(&agency.path("/import"), &[("pasted", table)], ("", b"")).await
}

async fn upload(agency: &Agency, client: &Client, name: &str, bytes: &[u8]) -> Reply {
    client.upload_with(&agency.path("/import"), &[("pasted", "")], (name, bytes)).await
}

/// Sends the form of a page on with a button, and what was chosen in it.
async fn go_on(agency: &Agency, client: &Client, page: &Reply, button: &str, chosen: &[(&str, &str)]) -> Reply {
    let hidden = ["request-key", "shown", "file", "name", "manner", "missing", "scale"];
    // The box for what is missing is also there, in the form for something else.
    let is_hidden = |name: &&str| page.main().contains(&format!("type=\"hidden\" name=\"{name}\""));
    let kept: Vec<(&str, String)> =
        hidden.into_iter().filter(is_hidden).filter_map(|name| Some((name, page.hidden(name)?))).collect();
    let mut form: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (*name, value.as_str())).collect();
    form.push(("do", button));
    form.extend_from_slice(chosen);
    client.post(&agency.path("/import/rows"), &form).await
}

/// What each row of the preview would do.
fn outcomes(page: &Reply) -> Vec<String> {
    let main = page.main();
    main.split("data-outcome=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

fn count(agency: &Agency) -> usize {
    agency.of_round(|round| round.activities_of(UNIT).count())
}

/// As people have it in a table of their own: no numbers of activities, and the source in a column.
const OWN: &str = "Aktivitet\tMål\tFrån\tTill\tÅa\tMnkr\tFinansiering\n\
    Öppna verktyg\t1.1\t2019-03-01\t2019-09-30\t2,6\t2,7\tProvanslaget 1:5\n\
    Datahjälpen\t1.1 60 %; 2.1 40 %\t\t\t1\t0,5\tProvavgifter\n";

#[tokio::test]
async fn what_is_pasted_is_shown_then_brought_in_and_taken_back_as_one() {
    let agency = Agency::without_plan();
    let manager = agency.person(MANAGER).await;
    let page = manager.get(&agency.path("/import")).await;
    assert!(page.status == 200 && page.says("Klistra in här"), "{}", page.main());
    let before = agency.now().seq;
    let shown = paste(&agency, &manager, OWN).await;
    assert_eq!(shown.status, 200, "{}", shown.main());
    assert_eq!(outcomes(&shown), ["new", "new"]);
    for said in ["2 nya", "Gör alla 2 ändringar", "Öppna verktyg", "<b>3,2</b> av 118,0", "Provavgifter"] {
        assert!(shown.says(said), "{said} is missing: {}", shown.main());
    }
    assert_eq!(agency.now().seq, before, "looking is not bringing in");

    let brought = go_on(&agency, &manager, &shown, "bring", &[]).await;
    assert_eq!(brought.status, 303, "{}", brought.main());
    let work = agency.activity("Öppna verktyg").unwrap().work;
    assert_eq!((work.total().kronor.0, work.total().person_years.0), (2_700_000, 260));
    assert_eq!((work.resources[0].source, work.goals[0].share), (agency.appropriation, 10_000));
    assert_eq!(agency.activity("Datahjälpen").unwrap().work.goals.len(), 2);
    let manner = agency.of_round(|round| round.plans[&UNIT].last_change().unwrap().manner);
    assert_eq!(manner, Manner::Pasted);
    let plan = manager.get(&agency.path("")).await;
    assert!(
        plan.says("Planen är ändrad: 2 nya") && plan.says("Ångra inklistringen av 2 aktiviteter"),
        "{}",
        plan.text()
    );

    // The same form once more is taken once.
    assert_eq!(go_on(&agency, &manager, &shown, "bring", &[]).await.status, 422);
    assert_eq!(count(&agency), 2);
    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert_eq!(count(&agency), 0);
}

#[tokio::test]
async fn what_is_wrong_is_told_with_row_and_column_and_nothing_comes_in_by_half() {
    let agency = Agency::without_plan();
    let manager = agency.person(MANAGER).await;
    let before = agency.now().seq;
    let table = OWN.replace("\t2019-09-30", "\tsnart").replace("1.1 60 %; 2.1 40 %", "9.9");
    let wrong = paste(&agency, &manager, &table).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(outcomes(&wrong), ["wrong", "wrong"]);
    for said in [
        "Rad 2, kolumn D (Till)",
        "snart",
        "Rad 3, kolumn B (Mål)",
        "Det finns inget mål",
        "Inget är ändrat än.",
        "Datahjälpen",
    ] {
        assert!(wrong.says(said), "{said} is missing: {}", wrong.main());
    }
    assert!(!wrong.says("value=\"bring\""), "nothing to confirm");
    // What was pasted stands in its box, to be mended there.
    let main = wrong.main();
    let kept = main.split("name=\"pasted\"").nth(1).unwrap().split("</textarea>").next().unwrap();
    assert!(kept.contains("Öppna verktyg\t1.1\t2019-03-01\tsnart"), "{kept}");
    let forced = go_on(&agency, &manager, &wrong, "bring", &[]).await;
    assert_eq!(forced.status, 422);
    assert_eq!(agency.now().seq, before);

    for (table, said) in [
        ("Aktivitet\tMnkr\tFinansiering\nA\t2\tSkatten\n", "Det finns ingen finansiering som heter ”Skatten”."),
        ("Aktivitet\tMnkr\nA\t2\n", "Säg var pengarna och tiden kommer ifrån"),
        ("Aktivitet\tMnkr\tFinansiering\nA\t-2\tProvavgifter\n", "mindre än noll"),
        ("Aktivitet\tEnhet\nA\tRegioner\n", "Regioner"),
        ("Aktivitet\tAnsvarig\nA\tIngen Alls\n", "Ingen Alls"),
        ("Aktivitet\tMål\nA\t1.1 60 %; 2.1 30 %\n", "De ska bli 100 %."),
        ("Mål\tMnkr\n1.1\t2\n", "Aktivitet"),
    ] {
        let wrong = paste(&agency, &manager, table).await;
        assert_eq!(wrong.status, 422, "{table}");
        assert!(wrong.says(said), "{table}: {}", wrong.main());
    }
    let nothing = paste(&agency, &manager, "  ").await;
    assert!(nothing.status == 422 && nothing.says("Klistra in en tabell, eller välj en fil."), "{}", nothing.main());
    assert_eq!(agency.now().seq, before);
}

#[tokio::test]
async fn a_table_without_a_heading_is_asked_about() {
    let agency = Agency::without_plan();
    let manager = agency.person(MANAGER).await;
    let table = "Öppna verktyg\t1.1\t2019-03-01\t2019-09-30\t2,6\t12,7\tProvanslaget 1:5\nDatahjälpen\t2.1\t\t\t1\t8\tProvavgifter";
    let asked = paste(&agency, &manager, table).await;
    assert!(asked.status == 200 && asked.says("Vad står i kolumnerna?"), "{}", asked.main());
    let main = asked.main();
    let chosen: Vec<String> = main
        .split("name=\"column\"")
        .skip(1)
        .filter_map(|select| {
            select
                .split("</select>")
                .next()?
                .split(" selected")
                .next()?
                .rsplit("value=\"")
                .next()?
                .split('"')
                .next()
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(chosen, ["title", "goals", "from", "until", "people", "amount", "source"]);
    let columns: Vec<(&str, &str)> = chosen.iter().map(|key| ("column", key.as_str())).collect();
    let shown = go_on(&agency, &manager, &asked, "look", &columns).await;
    assert_eq!(outcomes(&shown), ["new", "new"], "{}", shown.main());
    assert_eq!(go_on(&agency, &manager, &shown, "bring", &columns).await.status, 303);
    assert_eq!(agency.activity("Datahjälpen").unwrap().work.total().kronor.0, 8_000_000);
}

#[tokio::test]
async fn the_plan_goes_out_and_comes_in_again_changed_or_not() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    for kind in ["", "?as=csv"] {
        let file = manager.get(&agency.path(&format!("/export{kind}"))).await;
        assert_eq!(file.status, 200);
        assert!(file.header("content-disposition").contains("attachment"), "{}", file.header("content-disposition"));
        let same = upload(&agency, &manager, "plan", &file.bytes).await;
        assert_eq!(outcomes(&same), ["unchanged"; 5], "{}", same.main());
        assert!(same.says("Allt står redan så i planen."), "{}", same.main());
    }
    let file = manager.get(&agency.path("/export?as=csv&scale=tkr")).await.text();
    let changed = file.replace("Robotlyftet", "Robotlyftet i norr").replace("2400", "2600");
    let changed = format!("{changed};;;Helt ny;;;2019-02-01;;;100;;;;;;;\r\n");
    let shown = upload(&agency, &manager, "plan.csv", changed.as_bytes()).await;
    assert_eq!(
        outcomes(&shown),
        ["unchanged", "changed", "unchanged", "changed", "unchanged", "new"],
        "{}",
        shown.main()
    );
    for said in ["<del>Robotlyftet</del>", "<ins>Robotlyftet i norr</ins>", "<del>2400</del>", "<ins>2600</ins>"] {
        assert!(shown.says(said), "{said} is missing: {}", shown.main());
    }
    assert_eq!(go_on(&agency, &manager, &shown, "bring", &[]).await.status, 303);
    assert_eq!(agency.activity("Testmiljö").unwrap().work.total().kronor.0, 2_600_000);
    assert!(agency.activity("Robotlyftet i norr").is_some() && agency.activity("Helt ny").is_some());
    let manner = agency.of_round(|round| round.plans[&UNIT].last_change().unwrap().manner);
    assert_eq!(manner, Manner::Imported);
    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert!(agency.activity("Robotlyftet").is_some() && agency.activity("Helt ny").is_none());
}

#[tokio::test]
async fn what_the_file_does_not_have_stays_unless_one_says_otherwise() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let file = manager.get(&agency.path("/export?as=csv")).await.text();
    let less: String =
        file.lines().filter(|line| !line.contains("Testmiljö")).map(|line| format!("{line}\r\n")).collect();
    let stays = upload(&agency, &manager, "plan.csv", less.as_bytes()).await;
    assert_eq!(outcomes(&stays), ["unchanged"; 4]);
    let goes = manager.upload_with(&agency.path("/import"), &[("missing", "yes")], ("plan.csv", less.as_bytes())).await;
    assert_eq!(outcomes(&goes), ["unchanged", "unchanged", "unchanged", "unchanged", "removed"], "{}", goes.main());
    assert_eq!(go_on(&agency, &manager, &goes, "bring", &[]).await.status, 303);
    assert!(agency.activity("Testmiljö").is_none());
}

#[tokio::test]
async fn what_another_changed_after_the_file_was_made_is_chosen() {
    let agency = Agency::planned();
    let (manager, strategist) = (agency.person(MANAGER).await, agency.person(STRATEGIST).await);
    let file = manager.get(&agency.path("/export?as=csv")).await.text();
    let robot = agency.activity("Robotlyftet").unwrap();
    let theirs = [
        ("version", robot.version.to_string()),
        ("title", "Robotlyftet".into()),
        ("from", "mars".into()),
        ("goals", "several".into()),
        ("resources", "several".into()),
    ];
    let theirs: Vec<(&str, &str)> =
        theirs.iter().map(|(name, value): &(&str, String)| (*name, value.as_str())).collect();
    assert_eq!(strategist.post(&agency.path(&format!("/activities/{}", robot.id)), &theirs).await.status, 303);

    let mine = file.replace("Robotlyftet", "Robotlyftet i norr");
    let asked = upload(&agency, &manager, "plan.csv", mine.as_bytes()).await;
    assert_eq!(outcomes(&asked), ["unchanged", "conflict", "unchanged", "unchanged", "unchanged"], "{}", asked.main());
    assert!(asked.says("Vad ska gälla?") && !asked.says("value=\"bring\""), "{}", asked.main());
    let now = agency.activity("Robotlyftet").unwrap();
    let (name, file, plan) =
        (format!("take-{}", now.id), format!("file:{}", now.version), format!("plan:{}", now.version));
    let kept = go_on(&agency, &manager, &asked, "look", &[(&name, &plan)]).await;
    assert_eq!(outcomes(&kept), ["unchanged"; 5], "{}", kept.main());
    let taken = go_on(&agency, &manager, &asked, "look", &[(&name, &file)]).await;
    assert_eq!(outcomes(&taken)[1], "changed", "{}", taken.main());
    assert_eq!(go_on(&agency, &manager, &taken, "bring", &[(&name, &file)]).await.status, 303);
    let work = agency.activity("Robotlyftet i norr").unwrap().work;
    assert_eq!(work.from.to_string(), "2019-02-01", "the file's day came with the file");
}

#[tokio::test]
async fn what_changed_since_it_was_shown_is_shown_anew() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let id = agency.id("Robotlyftet");
    let table = format!("Id\tAktivitet\n{id}\tRobotlyftet i norr\n");
    let shown = paste(&agency, &manager, &table).await;
    assert_eq!(outcomes(&shown), ["changed"], "{}", shown.main());
    let robot = agency.activity("Robotlyftet").unwrap();
    let work = domain::activity::Work { title: super::agency::name("Robotar"), ..robot.work };
    let changed = vec![(id, domain::writing::Seen(robot.version), work)];
    agency.write(domain::activity::PlanChange { changed, ..Default::default() });
    let late = go_on(&agency, &manager, &shown, "bring", &[]).await;
    assert!(
        late.status == 422 && late.says("Läs igenom dem en gång till.") && late.says("<del>Robotar</del>"),
        "{}",
        late.main()
    );
    assert_eq!(go_on(&agency, &manager, &late, "bring", &[]).await.status, 303);
}

#[tokio::test]
async fn over_the_frame_is_shown_before_it_comes_in() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let shown = paste(&agency, &manager, "Aktivitet\tMnkr\tFinansiering\nEtt stort bygge\t90\tProvavgifter\n").await;
    assert!(shown.says("22,7 över ramen") && shown.says("Planen går över ramen"), "{}", shown.main());
    assert_eq!(
        go_on(&agency, &manager, &shown, "bring", &[]).await.status,
        303,
        "a plan may pass its frame until it is sent in"
    );
    let refused = manager.post(&agency.path("/submission"), &[]).await;
    assert!(refused.status == 422 && refused.says("Varför planen går över ramen"), "{}", refused.main());
}

#[tokio::test]
async fn files_that_are_none_are_told_of() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let before = agency.now().seq;
    let bomb = vec![b'a'; 21 * 1024 * 1024];
    let nothing = b"Aktivitet;M\xc3\xa5l\r\n".as_slice();
    for (name, bytes, status) in [
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0\0\0".as_slice(), 422),
        ("gammal.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".as_slice(), 422),
        ("trasig.xlsx", b"PK\x03\x04trasig".as_slice(), 422),
        ("tom.csv", nothing, 422),
        ("annat.csv", b"Datum;Belopp\r\n2019-01-01;5\r\n".as_slice(), 422),
        ("stor.csv", &bomb, 422),
    ] {
        let refused = upload(&agency, &manager, name, bytes).await;
        assert_eq!(refused.status, status, "{name}: {}", refused.main());
        assert!(refused.says("måste rättas först"), "{name}: {}", refused.main());
    }
    let damaged = [("file", "inte en fil"), ("manner", "file"), ("do", "bring")];
    assert!(manager.post(&agency.path("/import/rows"), &damaged).await.status >= 400);
    let hostile = "Aktivitet\tMål\n<script>alert(1)</script>\t1.1\n=cmd|' /C calc'!A0\t1.1\n";
    let shown = paste(&agency, &manager, hostile).await;
    assert!(shown.says("&lt;script&gt;alert(1)") && !shown.says("<script>alert"), "{}", shown.main());
    assert_eq!(agency.now().seq, before);
    assert_eq!(go_on(&agency, &manager, &shown, "bring", &[]).await.status, 303);
    let out = manager.get(&agency.path("/export?as=csv")).await.text();
    assert!(out.contains("'=cmd") && !out.contains(";=cmd"), "a formula is text in the file: {out}");
}

#[tokio::test]
async fn who_does_not_plan_for_the_unit_brings_nothing_in() {
    let agency = Agency::planned();
    let before = agency.now().seq;
    for person in [OTHER_MANAGER, EMPLOYEE] {
        let client = agency.person(person).await;
        assert_eq!(client.get(&agency.path("/import")).await.status, 403, "{person}");
        assert_eq!(paste(&agency, &client, OWN).await.status, 403, "{person}");
        assert_eq!(client.post(&agency.path("/import/rows"), &[("do", "bring")]).await.status, 403, "{person}");
        assert_eq!(client.get(&agency.path("/export")).await.status, 200, "whoever reads the plan may take it along");
    }
    let nobody = agency.installation.anonymous();
    assert!(nobody.get(&agency.path("/export")).await.location().contains("/sign-in"));
    let manager = agency.person(MANAGER).await;
    let shown = paste(&agency, &manager, OWN).await;
    assert_eq!(manager.post(&agency.path("/submission"), &[]).await.status, 303);
    let rests = go_on(&agency, &manager, &shown, "bring", &[]).await;
    assert_eq!(rests.status, 422, "what is sent in rests: {}", rests.main());
    assert_eq!(manager.get(&agency.path("/import")).await.status, 303);
    assert_eq!(agency.of_round(|round| round.activities_of(UNIT).count()), 5);
    assert!(before < agency.now().seq);
}
