//! What a table would do, and does.

use domain::money::Kronor;

use super::*;

#[test]
fn what_is_not_changed_changes_nothing() {
    let agency = Agency::with_plan();
    for language in Language::ALL {
        let sheet = agency.sheet(language);
        for file in [sheet.workbook().unwrap(), sheet.text_file(language)] {
            let table = table::read(&file, &knows(&agency.0)).unwrap();
            let preview = agency.preview(&table);
            let outcomes: Vec<&Outcome> = preview.rows.iter().map(|row| &row.outcome).collect();
            assert_eq!(outcomes, [1, 2, 3].map(ActivityId).map(Outcome::Unchanged).iter().collect::<Vec<_>>());
            assert_eq!((preview.advice.len(), preview.can_be_brought_in()), (0, false));
        }
    }
}

#[test]
fn the_plan_reads_as_people_write_it() {
    let agency = Agency::with_plan();
    let file = String::from_utf8(agency.sheet(Language::Swedish).text_file(Language::Swedish)).unwrap();
    let versions = agency.round().activities.values().map(|activity| activity.version.to_string());
    let versions: Vec<String> = versions.collect();
    let expected = [
        "\u{feff}Id;Version;Enhet;Aktivitet;Beskrivning;Ansvarig;Från;Till;Mål;Anslag 1:5, tkr;Anslag 1:5, åa;\
         Avgifter, tkr;Avgifter, åa;Externa uppdrag;Beror på;Milstolpar;Status",
        &format!(
            "1;{};Företag;Robotlyftet;\"Stöd till små företag.\n\nI hela landet.\";17 Kim Exempel;2019-02-01;2019-11-30;\
             \"1.1 60 %; 1.2 40 %\";17800;5;;;Uppdrag 7;;\"2019-03-01 Första utlysningen (nådd 2019-03-04)\n\
             2019-09-01 Andra; den större\";Planerad",
            versions[0]
        ),
        &format!(
            "2;{};Företag;Rådgivning;;;2019-01-01;;1.1 Fler små företag använder digital teknik;6100,5;;;5,25;;;;Pågår",
            versions[1]
        ),
        &format!("3;{};Regioner;'=Mötesplatser;;;2019-01-01;;;;;;;;1 Robotlyftet;;Planerad", versions[2]),
        "",
    ];
    assert_eq!(file.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn each_row_says_what_it_would_do_and_then_it_does() {
    let mut agency = Agency::with_plan();
    let table = agency.file(|file| {
        let file = file.replace("Robotlyftet;\"", "Roboten;\"").replace("17800;5;", "18 400,5;4,5;");
        let file = file.replace("1.1 60 %; 1.2 40 %", "1.1 50; 1.2 25; 2.1 25");
        let file = file.replace(" (nådd 2019-03-04)", "").replace("Andra; den större\";Planerad", "Andra\";pågår");
        format!("{file};;Regioner;Mässa;;;2019-05-02;2019-05-03;Enklare vardag;;;250;;;;;\r\n")
    });
    let preview = agency.preview(&table);
    assert_eq!(
        told(&preview),
        [
            "2 Roboten: changed title: Robotlyftet → Roboten; goals: 1.1 60 %; 1.2 40 % → 1.1 50 %; 1.2 25 %; 2.1 25 %; \
         kronor: 17800 → 18400,5; person-years: 5 → 4,5; milestones: 2019-03-01 Första utlysningen (nådd 2019-03-04)\n\
         2019-09-01 Andra; den större → 2019-03-01 Första utlysningen (nådd 2019-03-04)\n2019-09-01 Andra; \
         status: Planerad → Pågår",
            "3 Rådgivning: unchanged",
            "4 =Mötesplatser: unchanged",
            "5 Mässa: new title:  → Mässa; from:  → 2019-05-02; until:  → 2019-05-03; goals:  → 2.1 Enklare vardag; \
         kronor:  → 250; status:  → Planerad",
        ]
    );
    let counts = Counts { new: 1, changed: 1, unchanged: 2, ..Counts::default() };
    assert_eq!(preview.counts(), counts);
    let sums = preview.units.iter().map(|unit| (unit.unit, unit.before, unit.after));
    assert_eq!(
        sums.collect::<Vec<_>>(),
        [
            (COMPANIES, Resources::new(23_900_500, 1_025), Resources::new(24_501_000, 975)),
            (REGIONS, Resources::NONE, Resources::new(250_000, 0)),
        ]
    );
    agency.bring_in(&preview);
    let changed = &agency.round().activity(ActivityId(1)).unwrap().work;
    assert_eq!(changed.total(), Resources::new(18_400_500, 450));
    assert_eq!((changed.status, changed.goals.len(), changed.owner), (Status::UnderWay, 3, Some(PersonId(17))));
    let new = agency.round().activity(ActivityId(4)).unwrap();
    assert_eq!((new.unit, new.work.total().kronor), (REGIONS, Kronor(250_000)));
    assert_eq!(agency.preview(&table).rows[0].outcome, Outcome::Unchanged(ActivityId(1)), "it reads so already");
}

#[test]
fn columns_come_in_any_order_in_either_language_and_what_has_none_stays() {
    let mut agency = Agency::with_plan();
    let table = agency.table("STATUS;  anslag 1:5 (TKR) ;Activity;number\ndone;100;Roboten;1\n");
    let preview = agency.preview(&table);
    let expected = "2 Roboten: changed status: Planerad → Klar; kronor: 17800 → 100; title: Robotlyftet → Roboten";
    assert_eq!(told(&preview), [expected]);
    let before = agency.works();
    agency.bring_in(&preview);
    let expected = Work {
        title: name("Roboten"),
        status: Status::Done,
        resources: vec![Grant { source: GRANT, resources: Resources::new(100_000, 500) }],
        ..before[0].1.clone()
    };
    assert_eq!(agency.works()[0].1, expected);
    assert_eq!(agency.works()[1..], before[1..]);
}

#[test]
fn an_empty_cell_empties() {
    let agency = Agency::with_plan();
    let heading = "id;mål;ansvarig;beskrivning;milstolpar;externa uppdrag;till;Anslag 1:5, tkr;status";
    let preview = agency.preview(&agency.table(&format!("{heading}\n1;;;;;;;;\n")));
    assert_eq!(preview.counts().changed, 1);
    let (_, _, work) = &preview.units[0].change.changed[0];
    let emptied = Work {
        resources: vec![Grant { source: GRANT, resources: Resources::new(0, 500) }],
        ..Work::new(name("Robotlyftet"), date(2019, 2, 1), None)
    };
    assert_eq!(*work, emptied);
}

#[test]
fn pasted_rows_without_a_heading_are_read_by_the_columns_of_the_page() {
    let mut agency = Agency::with_plan();
    let table = table::pasted("Mässa\t2.1\t1,5\nKurs\t\t\n", &knows(&agency.0)).unwrap();
    let columns = [Column::Title, Column::Goals, Column::Kronor(FEES, Scale::Millions)];
    let asked = Asked { unit: Some(REGIONS), columns: &columns, ..ASKED };
    let refused = preview(&agency.0, agency.round(), &table, &Asked { columns: &[], ..asked });
    assert_eq!(told(&refused), ["no-heading [(\"value\", Text(\"Mässa, 2.1, 1,5\"))]"]);
    let pasted = preview(&agency.0, agency.round(), &table, &asked);
    assert_eq!(
        told(&pasted),
        ["1 Mässa: new title:  → Mässa; goals:  → 2.1 Enklare vardag; kronor:  → 1,5", "2 Kurs: new title:  → Kurs",]
    );
    agency.bring_in(&pasted);
    let new = agency.round().activities_of(REGIONS).nth(1).unwrap();
    assert_eq!((new.work.from, new.work.until), (date(2019, 1, 1), Some(date(2019, 12, 31))), "the whole round");
    // Once more, they would be there twice: that is said, and allowed.
    let again = preview(&agency.0, agency.round(), &table, &asked);
    let advice: Vec<_> = again.advice.iter().map(|found| (found.key, found.row)).collect();
    assert_eq!(advice, [("title-in-plan", Some(1)), ("title-in-plan", Some(2))]);
}

#[test]
fn what_has_no_row_is_removed_only_when_that_is_asked_and_only_in_units_that_have_rows() {
    let mut agency = Agency::with_plan();
    let table = agency.table("id;aktivitet\n1;Robotlyftet\n");
    assert!(!agency.preview(&table).can_be_brought_in(), "nothing changes");
    let preview = agency.asked(&table, |asked| Asked { missing: Missing::AreRemoved, ..asked });
    assert_eq!(told(&preview), ["2 Robotlyftet: unchanged", "– Rådgivning: removed"]);
    agency.bring_in(&preview);
    let left: Vec<u32> = agency.round().activities.keys().map(|id| id.0).collect();
    assert_eq!(left, [1, 3]);
}

#[test]
fn a_row_from_before_someone_elses_change_asks_which_text_counts() {
    let mut agency = Agency::with_plan();
    let table = agency.file(|file| file.replace("Robotlyftet;\"", "Roboten;\""));
    agency.change(1, |work| work.title = name("Robotar åt alla"));
    let preview = agency.preview(&table);
    assert_eq!(told(&preview)[0], "2 Roboten: conflict title: Robotar åt alla → Roboten");
    assert!(!preview.can_be_brought_in());
    let Outcome::Conflict { activity, version, .. } = preview.rows[0].outcome else { panic!("no conflict") };

    let answered = |seen, take| BTreeMap::from([(activity, Answer { seen, take })]);
    let preview_with = |agency: &Agency, answers: &BTreeMap<ActivityId, Answer>| {
        preview_of(agency, &table, &Asked { answers, ..ASKED })
    };
    let preview = preview_with(&agency, &answered(version, Take::Plan));
    assert_eq!(preview.rows[0].outcome, Outcome::Unchanged(activity));
    let preview = preview_with(&agency, &answered(version - 1, Take::File));
    assert_eq!(preview.counts().conflicts, 1, "what was answered was about another text");
    let preview = preview_with(&agency, &answered(version, Take::File));
    assert_eq!(told(&preview)[0], "2 Roboten: changed title: Robotar åt alla → Roboten");
    agency.bring_in(&preview);
    // What has come to be just what the file says is no conflict.
    assert_eq!(agency.preview(&table).rows[0].outcome, Outcome::Unchanged(activity));
}

fn preview_of(agency: &Agency, table: &Table, asked: &Asked<'_>) -> Preview {
    preview(&agency.0, agency.round(), table, asked)
}

#[test]
fn several_units_get_numbers_of_their_own() {
    let mut agency = Agency::new();
    let table = agency.table("enhet;aktivitet\nRegioner;A\nFöretag;B\nRegioner;C\n2;D\n");
    let preview = agency.preview(&table);
    agency.bring_in(&preview);
    let plan: Vec<(u32, UnitId, &str)> =
        agency.round().activities.values().map(|one| (one.id.0, one.unit, one.work.title.as_str())).collect();
    assert_eq!(plan, [(1, COMPANIES, "B"), (2, REGIONS, "A"), (3, REGIONS, "C"), (4, REGIONS, "D")]);
}

#[test]
fn goals_are_named_as_people_name_them() {
    let agency = Agency::new();
    for (typed, expected) in [
        ("1.1", "1.1 Fler små företag använder digital teknik"),
        ("1.1 Fler små företag använder digital teknik", "1.1 Fler små företag använder digital teknik"),
        ("enklare  vardag", "2.1 Enklare vardag"),
        ("1.1: 60; 1.2: 40", "1.1 60 %; 1.2 40 %"),
        ("1.1 60 %\n1.2 Fler hittar kompetens 40 %", "1.1 60 %; 1.2 40 %"),
        ("Enklare vardag 33,5 %; 1.2 (66,5 %)", "2.1 33,5 %; 1.2 66,5 %"),
        ("1.1; 1.2; 2.1", "1.1 33,34 %; 1.2 33,33 %; 2.1 33,33 %"),
    ] {
        let table = agency.table(&format!("enhet;aktivitet;mål\n1;A;\"{typed}\"\n"));
        let preview = agency.preview(&table);
        let Outcome::New(differences) = &preview.rows[0].outcome else { panic!("{typed}: {preview:?}") };
        assert_eq!(differences.last().map(|one| one.after.as_str()), Some(expected), "{typed}");
    }
    let table = agency.table("enhet;aktivitet;mål 1;mål 2\n1;A;1.1 60 %;2.1 40 %\n");
    assert_eq!(told(&agency.preview(&table)), ["2 A: new title:  → A; goals:  → 1.1 60 %; 2.1 40 %"]);
}
