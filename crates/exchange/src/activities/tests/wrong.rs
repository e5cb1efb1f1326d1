//! What is wrong with a table, at its row and column, and that nothing is brought in by half.

use super::*;

/// The faults of one row of a plan: the heading, the row.
fn faults(agency: &Agency, heading: &str, row: &str) -> String {
    let table = agency.table(&format!("{heading}\n{row}\n"));
    let preview = agency.preview(&table);
    assert!(!preview.can_be_brought_in(), "{heading} {row}: {preview:?}");
    told(&preview).join("\n")
}

#[test]
fn every_fault_of_a_row_is_told_at_its_column() {
    let agency = Agency::with_plan();
    let heading = "enhet;aktivitet;från;till;mål;Anslag 1:5, tkr;Avgifter, åa;status;ansvarig";
    assert_eq!(
        faults(&agency, heading, "Månen;A;i mars;2018-01-01;9.9;tio;-1;kanske;99"),
        "2 A: wrong enhet: unit-unknown value=Månen; ansvarig: person-unknown value=99; från: not-a-day value=i mars; \
         till: ends-before-it-begins from=Day(2019-01-01) until=Day(2018-01-01); mål: goal-unknown value=9.9; \
         Anslag 1:5, tkr: not-a-number value=tio; Avgifter, åa: resources-below-zero value=-1; \
         status: status-unknown value=kanske"
    );
}

#[test]
fn one_wrong_row_keeps_all_the_others_out() {
    let agency = Agency::with_plan();
    let table =
        agency.file(|file| file.replace("Robotlyftet;\"", "Roboten;\"").replace("2019-01-01;;1.1", "snart;;1.1"));
    let preview = agency.preview(&table);
    let counts = Counts { changed: 1, wrong: 1, unchanged: 1, ..Counts::default() };
    assert_eq!((preview.counts(), preview.units.len()), (counts, 0));
}

/// Headings, a row, and what is wrong with it.
const WRONG: &[(&str, &str, &str)] = &[
    ("id;aktivitet", "x;A", "2 A: wrong id: id-not-a-number value=x"),
    ("id;aktivitet", "99;A", "2 A: wrong id: id-unknown value=99"),
    ("id;version;aktivitet", "1;x;A", "2 A: wrong version: version-not-a-number value=x"),
    ("id;enhet", "1;Regioner", "2 Robotlyftet: wrong enhet: unit-cannot-change value=Regioner unit=Företag"),
    ("id;från", "1;", "2 Robotlyftet: wrong från: day-missing"),
    ("aktivitet;status", "A;", "2 A: wrong : unit-missing"),
    ("enhet;aktivitet", "1;", "2 : wrong aktivitet: text-empty value=0"),
    ("enhet;aktivitet;till", "1;A;#REF!", "2 A: wrong till: cell-is-error value=#REF!"),
    ("enhet;aktivitet;från", "1;A;2019-02-30", "2 A: wrong från: not-a-day value=2019-02-30"),
    ("enhet;aktivitet;mål", "1;A;1.1 60; 1.2 50", "2 A: wrong mål: shares-not-whole sum=110"),
    ("enhet;aktivitet;mål", "1;A;1.1 60; 1.2", "2 A: wrong mål: share-missing value=1.1 60; 1.2"),
    ("enhet;aktivitet;mål", "1;A;2.1 Båtar", "2 A: wrong mål: goal-text-differs value=2.1 Båtar text=Enklare vardag"),
    ("enhet;aktivitet;mål", "1;A;2.1 0", "2 A: wrong mål: share-not-a-number value=2.1 0 text=Enklare vardag"),
    ("enhet;aktivitet;mål", "1;A;1.1; 1.1", "2 A: wrong mål: goal-twice value=1.1"),
    ("enhet;aktivitet;Avgifter, kr", "1;A;0,5", "2 A: wrong Avgifter, kr: too-many-decimals value=0,5 limit=0"),
    (
        "enhet;aktivitet;Avgifter, kr",
        "1;A;9999999999999",
        "2 A: wrong Avgifter, kr: number-too-large value=9999999999999",
    ),
    ("enhet;aktivitet;uppdrag", "1;A;Uppdrag 8", "2 A: wrong uppdrag: task-unknown value=Uppdrag 8"),
    ("enhet;aktivitet;beror på", "1;A;Båten", "2 A: wrong beror på: activity-unknown value=Båten"),
    ("enhet;aktivitet;beror på", "1;A;a", "2 A: wrong beror på: needs-what-is-new value=a"),
    ("id;beror på", "1;Robotlyftet", "2 Robotlyftet: wrong beror på: needs-itself value=Robotlyftet"),
    ("enhet;aktivitet;milstolpar", "1;A;Utlysning", "2 A: wrong milstolpar: milestone-without-day value=Utlysning"),
    ("enhet;aktivitet;milstolpar", "1;A;2019-03-01", "2 A: wrong milstolpar: text-empty value=0"),
    ("enhet;aktivitet;ansvarig", "1;A;Kim", "2 A: wrong ansvarig: person-not-a-number value=Kim"),
    ("enhet;titel;läge", "1;A;x", "2 A: wrong läge: status-unknown value=x"),
];

#[test]
fn what_a_cell_must_say_is_told() {
    let agency = Agency::with_plan();
    for (heading, row, expected) in WRONG {
        // What follows the last column belongs to its cell.
        let cells = row.splitn(heading.split(';').count(), ';').map(|cell| format!("\"{cell}\""));
        assert_eq!(faults(&agency, heading, &cells.collect::<Vec<_>>().join(";")), *expected);
    }
}

#[test]
fn an_id_that_was_copied_with_its_row_is_told() {
    let agency = Agency::with_plan();
    let table = agency.table("id;aktivitet\n1;Robotlyftet\n1;Ny\n");
    assert_eq!(told(&agency.preview(&table))[1], "3 Ny: wrong id: id-twice value=1 row=2");
}

#[test]
fn a_row_for_another_unit_than_the_one_that_is_asked_about_is_told() {
    let agency = Agency::with_plan();
    let table = agency.file(|file| file);
    let preview = agency.asked(&table, |asked| Asked { unit: Some(COMPANIES), ..asked });
    assert!(told(&preview)[2].ends_with("=Mötesplatser: wrong Enhet: unit-not-asked value=Regioner unit=Företag"));
}

#[test]
fn the_heading_is_told_about_before_any_row() {
    let agency = Agency::with_plan();
    for (heading, key, value) in [
        ("enhet;status;från", "column-missing", "Aktivitet"),
        ("enhet;aktivitet;titel", "column-twice", "titel"),
        ("enhet;aktivitet;Anslag 1:5", "column-without-unit", "Anslag 1:5"),
        ("enhet;aktivitet;Anslag 1:6, tkr", "column-of-unknown-source", "Anslag 1:6, tkr"),
        ("enhet;aktivitet;Avgifter, tkr;Avgifter, mnkr", "column-twice", "Avgifter, mnkr"),
    ] {
        let preview = agency.preview(&agency.table(&format!("{heading}\n1;A;B;C\n")));
        let wrong: Vec<_> = preview.wrong.iter().map(|found| (found.key, found.values.clone())).collect();
        assert_eq!(wrong, [(key, vec![("value", Value::from(value))])], "{heading}");
        assert_eq!(preview.rows, []);
    }
    let preview = agency.preview(&agency.table("enhet;aktivitet;anteckning;summa, tkr\n1;A;B;C\n"));
    let advice: Vec<_> = preview.advice.iter().map(|found| (found.key, found.place.clone().unwrap().letter)).collect();
    assert_eq!(advice, [("column-unknown", "C".to_owned())]);
    assert!(preview.can_be_brought_in());
}

#[test]
fn a_number_that_lost_its_last_nought_is_not_guessed_at() {
    let mut agency = Agency::new();
    let more: String =
        (4..=12).map(|number| format!("2019;2019-01-01;mål;m{number};a1;Mål nummer {number}\n")).collect();
    let rows = crate::editions::read(format!("{}{more}", STRATEGY.replace("2018", "2019")).as_bytes()).rows;
    let checked = edition::check(&agency.0, &context(), &rows);
    agency.must(|organisation| organisation.import_editions(&context(), &checked.editions, &[]));
    let typed = |text: &str, kind| {
        let cell = |column, text: &str, kind| table::Cell { column, text: text.into(), kind };
        let cells =
            vec![cell(0, "1", table::CellKind::Number), cell(1, "A", table::CellKind::Text), cell(2, text, kind)];
        let table =
            Table { rows: vec![table::Row { number: 2, cells }], ..agency.table("enhet;aktivitet;mål\n1;A;\n") };
        told(&agency.preview(&table)).remove(0)
    };
    assert_eq!(typed("1.1", table::CellKind::Number), "2 A: wrong mål: goal-ambiguous value=1.1");
    assert!(typed("1.1", table::CellKind::Text).starts_with("2 A: new"));
    assert!(typed("1.2", table::CellKind::Number).starts_with("2 A: new"));
    assert_eq!(typed("1.10", table::CellKind::Text), "2 A: new title:  → A; goals:  → 1.10 Mål nummer 11");
}

#[test]
fn a_source_that_is_closed_gets_nothing_new() {
    let mut agency = Agency::with_plan();
    agency.must(|organisation| organisation.close_funding(&context(), GRANT));
    agency.must(|organisation| organisation.add_funding(&context(), name("Anslag 1:5"), FundingKind::Appropriation));
    let table = agency.file(|file| file);
    assert_eq!(agency.preview(&table).counts().unchanged, 3, "two sources of one name are told apart by their numbers");
    assert_eq!(
        faults(&agency, "enhet;aktivitet;\"Anslag 1:5 #1, tkr\"", "1;A;7"),
        "2 A: wrong Anslag 1:5 #1, tkr: source-closed source=Anslag 1:5"
    );
}

#[test]
fn one_fault_of_a_row_hides_no_other() {
    let agency = Agency::with_plan();
    let told =
        faults(&agency, "enhet;aktivitet;kronor;årsarbetskrafter;finansiering;mål", "1;A;mycket;flera;Lotteriet;9.9");
    for fault in
        ["not-a-number value=mycket", "not-a-number value=flera", "source-unknown value=Lotteriet", "goal-unknown"]
    {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    let told = faults(&agency, "enhet;aktivitet;från;mål", &format!("1;{};snart;9.9", "a".repeat(121)));
    for fault in ["text-too-long", "not-a-day value=snart", "goal-unknown"] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
}
