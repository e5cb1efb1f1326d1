//! All of an activity on a page of its own: everything that can be written of it, what is wrong at its place, and nothing
//! lost when two write.

use domain::activity::{Activity, Status};
use testkit::client::{Client, Reply};

use super::agency::{Agency, EMPLOYEE, MANAGER, OTHER_MANAGER, STRATEGIST};

fn path_of(agency: &Agency, activity: &Activity) -> String {
    format!("/planning/{}/activities/{}/edit", agency.round, activity.id)
}

/// The fields of a form with everything, as one fills it in; those that are given stand in the place of their names.
fn whole(agency: &Agency, own: &[(&str, &str)]) -> Vec<(String, String)> {
    let (one, two) = (agency.appropriation.to_string(), agency.fees.to_string());
    let (first, second) = (agency.goals[1].to_string(), agency.goals[2].to_string());
    let all: Vec<(&str, &str)> = vec![
        ("title", "Öppna verktyg"),
        ("description", "Verktyg som små företag provar själva.\n\nI hela landet."),
        ("owner", "Chef, Digital utveckling"),
        ("from", "mars"),
        ("until", "2019-10-15"),
        ("status", "under-way"),
        ("goal", &first),
        ("share", "66,67"),
        ("goal", &second),
        ("share", "33,33 %"),
        ("goal", ""),
        ("share", ""),
        ("source", &one),
        ("kronor", "2,6"),
        ("person-years", "1,5"),
        ("source", &two),
        ("kronor", "0,4"),
        ("person-years", ""),
        ("milestone-day", "september"),
        ("milestone-what", "Alla län är med"),
        ("milestone-reached", ""),
        ("milestone-day", "15 april"),
        ("milestone-what", "Första versionen"),
        ("milestone-reached", ""),
        ("milestone-day", ""),
        ("milestone-what", ""),
        ("milestone-reached", ""),
        ("task", ""),
        ("need", "robotlyftet digital"),
        ("need", ""),
        ("person", "Chef, Digital utveckling"),
        ("percent", "20 %"),
        ("person", ""),
        ("percent", ""),
        ("scale", "mnkr"),
    ];
    let replaced: Vec<&str> = own.iter().map(|(name, _)| *name).collect();
    let kept = all.into_iter().filter(|(name, _)| !replaced.contains(name));
    kept.chain(own.iter().copied()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn send(client: &Client, path: &str, form: &[(String, String)]) -> Reply {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(path, &form).await
}

/// The fields of the form as the page has them: what a browser would send of it.
fn of_page(page: &Reply) -> Vec<(String, String)> {
    let main = page.main();
    let form = main.split("<form class=\"whole\"").nth(1).unwrap().split("</form>").next().unwrap().to_owned();
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
        Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    };
    let mut fields = Vec::new();
    for part in form.split('<').skip(1) {
        let tag = part.split('>').next().unwrap();
        let Some(name) = attribute(tag, "name").filter(|name| name != "do") else { continue };
        if tag.starts_with("input") {
            fields.push((name, attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("textarea") {
            fields.push((name, part.split_once('>').unwrap().1.trim_start_matches('\n').to_owned()));
        } else if tag.starts_with("select") {
            let options = form
                .split(&format!("name=\"{name}\""))
                .nth(1 + fields.iter().filter(|(known, _)| *known == name).count());
            let options = options.unwrap().split("</select>").next().unwrap();
            let chosen =
                options.split("<option").skip(1).find(|option| option.split('>').next().unwrap().contains(" selected"));
            fields.push((name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()));
        }
    }
    fields
}

fn with(mut fields: Vec<(String, String)>, own: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, value) in own {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, there)) => *there = (*value).to_owned(),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    fields
}

/// The same with so many millions from a source.
fn from_source(
    mut fields: Vec<(String, String)>,
    source: domain::ids::FundingId,
    kronor: &str,
) -> Vec<(String, String)> {
    let at = fields.iter().position(|(name, value)| name == "source" && *value == source.to_string()).unwrap();
    let (name, value) = &mut fields[at + 1];
    assert_eq!(name, "kronor");
    *value = kronor.to_owned();
    fields
}

#[tokio::test]
async fn everything_of_a_new_activity_is_written_at_once_and_taken_back() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let page = manager.get(&agency.path("/activities/new")).await;
    assert!(page.status == 200 && page.says("Ny aktivitet") && page.says("value=\"januari\""), "{}", page.main());

    let added = send(&manager, &agency.path("/activities/new"), &whole(&agency, &[])).await;
    assert_eq!(added.status, 303, "{}", added.main());
    let activity = agency.activity("Öppna verktyg").unwrap();
    let work = &activity.work;
    assert_eq!(work.description.as_str(), "Verktyg som små företag provar själva.\n\nI hela landet.");
    assert_eq!((work.owner, work.status), (Some(MANAGER), Status::UnderWay));
    assert_eq!((work.from.to_string(), work.until.unwrap().to_string()), ("2019-03-01".into(), "2019-10-15".into()));
    let shares: Vec<u32> = work.goals.iter().map(|share| share.share).collect();
    assert_eq!(shares, [6_667, 3_333]);
    let grants: Vec<(i64, i64)> =
        work.resources.iter().map(|grant| (grant.resources.kronor.0, grant.resources.person_years.0)).collect();
    assert_eq!(grants, [(2_600_000, 150), (400_000, 0)]);
    let milestones: Vec<String> = work.milestones.iter().map(|one| format!("{} {}", one.day, one.what)).collect();
    assert_eq!(milestones, ["2019-04-15 Första versionen", "2019-09-30 Alla län är med"], "in the order of the days");
    assert_eq!(work.needs, [agency.id("Robotlyftet")]);
    assert_eq!((work.people[0].person, work.people[0].percent), (MANAGER, 20));
    assert!(added.location().ends_with(&format!("/activities/{}", activity.id)), "{}", added.location());

    assert_eq!(manager.post(&agency.path("/undo"), &[]).await.status, 303);
    assert!(agency.activity("Öppna verktyg").is_none());
}

#[tokio::test]
async fn what_the_page_shows_is_saved_as_it_was() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    send(&manager, &agency.path("/activities/new"), &whole(&agency, &[])).await;
    for called in ["Öppna verktyg", "Guider på webben", "Testmiljö", "Nytt arbetssätt", "Digitaliseringscheckar"] {
        let before = agency.activity(called).unwrap();
        for language in ["sv", "en"] {
            let page = manager.get(&format!("{}?lang={language}", path_of(&agency, &before))).await;
            assert_eq!(page.status, 200, "{}", page.main());
            let saved = send(&manager, &path_of(&agency, &before), &of_page(&page)).await;
            assert_eq!(saved.status, 303, "{called}: {}", saved.main());
            assert_eq!(agency.activity(called).unwrap().work, before.work, "{called}");
            assert_eq!(
                agency.activity(called).unwrap().version,
                before.version,
                "nothing changed, and nothing happened"
            );
        }
    }
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_place_and_nothing_is_lost() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let before = agency.now().seq;
    let goal = agency.goals[1].to_string();
    let source = agency.fees.to_string();
    for (wrong, at, said) in [
        (vec![("title", " ")], "title", "Fyll i det här fältet."),
        (vec![("until", "2018-01-01")], "until", "ligger före första dagen"),
        (vec![("owner", "Ingen Alls")], "owner", "Ingen heter ”Ingen Alls”"),
        (vec![("goal", goal.as_str()), ("share", "90")], "goals", "Andelarna ska bli 100 % tillsammans."),
        (vec![("goal", &goal), ("share", "hälften")], "share-0", "”hälften” är ingen andel."),
        (vec![("goal", ""), ("share", "40")], "goal-0", "Välj ett mål, eller töm andelen."),
        (
            vec![("goal", &goal), ("share", "50"), ("goal", &goal), ("share", "50")],
            "goals",
            "Samma mål står två gånger.",
        ),
        (vec![("source", &source), ("kronor", "-1"), ("person-years", "")], "kronor-0", "mindre än noll"),
        (vec![("source", &source), ("kronor", ""), ("person-years", "0,125")], "person-years-0", "för många decimaler"),
        (
            vec![("milestone-day", ""), ("milestone-what", "Klart"), ("milestone-reached", "")],
            "milestone-day-0",
            "Fyll i",
        ),
        (
            vec![("milestone-day", "maj"), ("milestone-what", ""), ("milestone-reached", "")],
            "milestone-what-0",
            "Fyll i",
        ),
        (vec![("task", "Uppdrag 4711")], "task-0", "Inget öppet uppdrag heter så"),
        (vec![("need", "finnsinte")], "need-0", "Ingen annan aktivitet"),
        (vec![("need", "digital utveckling")], "need-0", "Flera aktiviteter kan menas"),
        (vec![("person", "Ingen"), ("percent", "50")], "person-0", "Ingen heter ”Ingen”"),
        (vec![("person", "Chef, Digital utveckling"), ("percent", "120")], "percent-0", "1–100"),
    ] {
        let reply = send(&manager, &agency.path("/activities/new"), &whole(&agency, &wrong)).await;
        assert_eq!(reply.status, 422, "{wrong:?}");
        assert!(reply.says(said), "{wrong:?}: {}", reply.main());
        assert!(
            reply.says(&format!("href=\"#{at}\"")) && reply.says(&format!("id=\"{at}\"")),
            "{wrong:?}: {}",
            reply.main()
        );
        for (name, value) in wrong.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let kept = reply.says(&format!("value=\"{value}\""));
            assert!(kept, "{name} {value} is lost");
        }
        assert!(reply.says("I hela landet.") && reply.says("name=\"description\""), "{wrong:?}: {}", reply.main());
    }
    assert_eq!(agency.now().seq, before, "a refused form changed something");
}

#[tokio::test]
async fn rows_come_and_go_without_a_script_and_all_that_is_typed_stays() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let path = agency.path("/activities/new");
    let press = |word: &str| whole(&agency, &[("do", word)]);
    let rows = |page: &Reply, name: &str| page.main().matches(&format!("name=\"{name}\"")).count();
    let more = send(&manager, &path, &press("row-milestones")).await;
    assert_eq!(more.status, 200, "{}", more.main());
    assert_eq!(rows(&more, "milestone-what"), 4);
    assert!(more.says("Alla län är med") && more.says("value=\"66,67\""), "{}", more.main());
    let main = more.main();
    let focused = main.split("autofocus").next().unwrap().rsplit('<').next().unwrap();
    assert!(focused.contains("id=\"milestone-day-3\""), "{focused}");

    let less = send(&manager, &path, &press("drop-goals-0")).await;
    assert!(!less.says("value=\"66,67\"") && less.says("33,33 %"), "{}", less.main());
    assert!(less.says("66,67 % kvar att fördela"), "{}", less.main());

    let equal = send(&manager, &path, &press("equal")).await;
    assert!(equal.says("Summa 100 %"), "{}", equal.main());
    assert_eq!(equal.main().matches("name=\"share\" type=\"text\" value=\"50\"").count(), 2, "{}", equal.main());
    assert!(agency.activity("Öppna verktyg").is_none(), "nothing is saved by that");
}

#[tokio::test]
async fn goals_without_shares_share_equally() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let goals: Vec<String> = agency.goals[..3].iter().map(ToString::to_string).collect();
    let own: Vec<(&str, &str)> = goals.iter().flat_map(|goal| [("goal", goal.as_str()), ("share", "")]).collect();
    assert_eq!(send(&manager, &agency.path("/activities/new"), &whole(&agency, &own)).await.status, 303);
    let shares: Vec<u32> = agency.activity("Öppna verktyg").unwrap().work.goals.iter().map(|one| one.share).collect();
    assert_eq!(shares, [3_334, 3_333, 3_333]);
}

#[tokio::test]
async fn the_sums_and_the_frame_follow_what_is_typed_and_it_is_kept() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let before = agency.now().seq;
    let activity = agency.activity("Robotlyftet").unwrap();
    let page = manager.get(&path_of(&agency, &activity)).await;
    let typed = with(
        from_source(of_page(&page), agency.appropriation, "90"),
        &[("title", "Robotlyftet, större"), ("do", "look")],
    );
    let looked = send(&manager, &path_of(&agency, &activity), &typed).await;
    assert_eq!(looked.status, 200);
    assert!(looked.says("4,8 över ramen") && looked.says("Summa 100 %"), "{}", looked.text());
    assert_eq!(agency.now().seq, before, "looking is not saving");

    // Someone who has the form open and types nothing is not writing.
    let idle = agency.person(STRATEGIST).await;
    let page = idle.get(&path_of(&agency, &activity)).await;
    send(&idle, &path_of(&agency, &activity), &with(of_page(&page), &[("do", "look")])).await;
    assert!(!manager.get(&agency.path("")).await.says("Strateg skriver här just nu."));

    let again = manager.get(&path_of(&agency, &activity)).await;
    assert!(
        again.says("value=\"90\"") && again.says("Robotlyftet, större") && again.says("inte är sparad"),
        "{}",
        again.main()
    );
    assert!(manager.get(&agency.path("")).await.says("Du har text här som inte är sparad"));
    let row = manager.get(&agency.path(&format!("?edit={}", activity.id))).await;
    assert!(!row.says("value=\"90\""), "the row has fields of its own: {}", row.main());
    let strategist = agency.person(STRATEGIST).await;
    for path in [path_of(&agency, &activity), agency.path("")] {
        let seen = strategist.get(&path).await;
        assert!(seen.says("Chef, Digital utveckling skriver här just nu."), "{path}: {}", seen.main());
        assert!(!seen.says("value=\"90\""), "what one types is one's own");
    }
    assert_eq!(manager.post(&path_of(&agency, &activity), &[("do", "discard")]).await.status, 303);
    assert!(!manager.get(&path_of(&agency, &activity)).await.says("value=\"90\""));
}

#[tokio::test]
async fn two_who_write_different_parts_both_get_theirs_and_one_part_is_chosen() {
    let agency = Agency::planned();
    let (first, second) = (agency.person(MANAGER).await, agency.person(STRATEGIST).await);
    let activity = agency.activity("Digitaliseringscheckar").unwrap();
    let path = path_of(&agency, &activity);
    let (mine, theirs) = (of_page(&second.get(&path).await), of_page(&first.get(&path).await));
    let theirs = with(
        theirs,
        &[
            ("title", "Digitala checkar"),
            ("description", "Checkar, skrivna först."),
            ("milestone-what", "Utlysning ett"),
        ],
    );
    assert_eq!(send(&first, &path, &theirs).await.status, 303);

    let mine = with(from_source(mine, agency.appropriation, "20"), &[("description", "Checkar, skrivna sist.")]);
    let both = send(&second, &path, &mine).await;
    assert_eq!(both.status, 409, "{}", both.main());
    for said in [
        "Någon annan hann före",
        "Checkar, skrivna först.",
        "Checkar, skrivna sist.",
        "Titel, Milstolpar.",
        "value=\"Digitala checkar\"",
        "value=\"Utlysning ett\"",
        "value=\"20\"",
        "Spara det som står här",
    ] {
        assert!(both.says(said), "{said} is missing: {}", both.main());
    }
    assert_eq!(agency.activity("Digitala checkar").unwrap().work.description.as_str(), "Checkar, skrivna först.");

    // The page that showed both has seen the other's version: sending it again is a choice.
    assert_eq!(send(&second, &path, &of_page(&both)).await.status, 303);
    let work = agency.activity("Digitala checkar").unwrap().work;
    assert_eq!((work.description.as_str(), work.total().kronor.0), ("Checkar, skrivna sist.", 20_000_000));
    assert_eq!(work.milestones[0].what.as_str(), "Utlysning ett");
}

#[tokio::test]
async fn what_is_written_of_an_activity_that_is_gone_can_be_added() {
    let agency = Agency::planned();
    let (first, second) = (agency.person(MANAGER).await, agency.person(STRATEGIST).await);
    let activity = agency.activity("Robotlyftet").unwrap();
    let path = path_of(&agency, &activity);
    let typed = with(of_page(&second.get(&path).await), &[("title", "Robotlyftet i norr")]);
    let removal = agency.path(&format!("/activities/{}/removal", activity.id));
    assert_eq!(first.post(&removal, &[("version", &activity.version.to_string())]).await.status, 303);

    let late = send(&second, &path, &typed).await;
    assert_eq!(late.status, 422, "{}", late.main());
    assert!(late.says("Någon annan hann ta bort aktiviteten.") && late.says("Robotlyftet i norr"), "{}", late.main());
    assert_eq!(send(&second, &agency.path("/activities/new"), &of_page(&late)).await.status, 303);
    assert_eq!(agency.activity("Robotlyftet i norr").unwrap().work.resources, activity.work.resources);
}

#[tokio::test]
async fn what_is_typed_in_a_row_goes_on_in_the_form() {
    let agency = Agency::planned();
    let manager = agency.person(MANAGER).await;
    let (goal, source) = (agency.goals[2].to_string(), agency.fees.to_string());
    let row = [
        ("title", "Påbörjad"),
        ("goals", goal.as_str()),
        ("from", "maj"),
        ("until", ""),
        ("kronor", "1,25"),
        ("person-years", "0,5"),
        ("resources", &source),
        ("owner", "Chef, Digital utveckling"),
        ("status", "paused"),
        ("scale", "mnkr"),
        ("do", "from-row"),
    ];
    let page = manager.post(&agency.path("/activities/new"), &row).await;
    assert_eq!(page.status, 200, "{}", page.main());
    let added = send(&manager, &agency.path("/activities/new"), &of_page(&page)).await;
    assert_eq!(added.status, 303, "{}", added.main());
    let work = agency.activity("Påbörjad").unwrap().work;
    assert_eq!((work.goals[0].goal, work.goals[0].share), (agency.goals[2], 10_000));
    assert_eq!((work.resources[0].source, work.total().kronor.0), (agency.fees, 1_250_000));
    assert_eq!((work.until, work.status, work.owner), (None, Status::Paused, Some(MANAGER)));

    let several = agency.activity("Guider på webben").unwrap();
    let version = several.version.to_string();
    let row = [
        ("title", "Guider"),
        ("goals", "several"),
        ("resources", "several"),
        ("version", &version),
        ("do", "from-row"),
    ];
    let page = manager.post(&path_of(&agency, &several), &row).await;
    let saved = send(&manager, &path_of(&agency, &several), &of_page(&page)).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
    let work = agency.activity("Guider").unwrap().work;
    assert_eq!((work.goals, work.resources), (several.work.goals, several.work.resources));
}

#[tokio::test]
async fn who_does_not_plan_for_the_unit_does_not_get_the_form() {
    let agency = Agency::planned();
    let before = agency.now().seq;
    let activity = agency.activity("Robotlyftet").unwrap();
    for person in [OTHER_MANAGER, EMPLOYEE] {
        let client = agency.person(person).await;
        for path in [path_of(&agency, &activity), agency.path("/activities/new")] {
            assert_eq!(client.get(&path).await.status, 403, "{person} {path}");
            for word in ["save", "look", "row-goals", "discard"] {
                assert_eq!(send(&client, &path, &whole(&agency, &[("do", word)])).await.status, 403, "{person} {path}");
            }
        }
    }
    assert_eq!(agency.now().seq, before);
    let manager = agency.person(MANAGER).await;
    assert!(manager.get(&format!("/planning/{}/activities/99999/edit", agency.round)).await.is_not_found());
    assert_eq!(manager.post(&agency.path("/submission"), &[]).await.status, 303);
    let rests = manager.get(&path_of(&agency, &activity)).await;
    assert_eq!(rests.status, 303, "what is sent in rests");
    let refused = send(&manager, &agency.path("/activities/new"), &whole(&agency, &[])).await;
    assert!(refused.status == 422 && refused.says("I hela landet."), "what was typed is kept: {}", refused.main());
}
