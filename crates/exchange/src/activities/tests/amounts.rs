//! Amounts beside the source that they are from, as people have them in tables of their own.

use super::*;

fn would(agency: &Agency, table: &str) -> Vec<String> {
    told(&agency.preview(&agency.table(table)))
}

#[test]
fn a_new_activity_has_what_its_row_says_from_the_source_that_it_names() {
    let mut agency = Agency::new();
    let table =
        agency.table("Enhet;Aktivitet;Åa;Mnkr;Finansiering\nFöretag;Verktyg;2,6;2,7;anslag 1:5\nFöretag;Utan;;;\n");
    let preview = agency.preview(&table);
    assert_eq!(
        told(&preview),
        [
            "2 Verktyg: new title:  → Verktyg; people:  → 2,6; amount:  → 2,7; source:  → Anslag 1:5",
            "3 Utan: new title:  → Utan",
        ]
    );
    agency.bring_in(&preview);
    let (_, work) = agency.works().into_iter().find(|(_, work)| work.title.as_str() == "Verktyg").unwrap();
    assert_eq!(work.resources, [Grant { source: GRANT, resources: Resources::new(2_700_000, 260) }]);
}

#[test]
fn an_activity_moves_to_another_source_with_all_that_it_has() {
    let agency = Agency::with_plan();
    let said = would(&agency, "Id;Aktivitet;Finansiering\n1;Robotlyftet;Avgifter\n");
    assert_eq!(said, ["2 Robotlyftet: changed source: Anslag 1:5 → Avgifter"]);
    let said = would(&agency, "Id;Aktivitet;Tkr\n1;Robotlyftet;18000\n");
    assert_eq!(said, ["2 Robotlyftet: changed amount: 17800 → 18000"], "from the source that it has");
    let said = would(&agency, "Id;Aktivitet;Tkr;Åa;Finansiering\n1;Robotlyftet;17800;5;Anslag 1:5\n");
    assert_eq!(said, ["2 Robotlyftet: unchanged"]);
}

#[test]
fn several_sources_are_told_apart_by_columns_of_their_own() {
    let agency = Agency::with_plan();
    let same = would(&agency, "Id;Aktivitet;Tkr;Åa;Finansiering\n2;Rådgivning;6100,5;5,25;Anslag 1:5; Avgifter\n");
    assert_eq!(same.len(), 1, "{same:?}");
    let said = would(&agency, "Id;Aktivitet;Tkr\n2;Rådgivning;6000\n");
    assert_eq!(said, ["2 Rådgivning: wrong Tkr: source-several"]);
    let said = would(&agency, "Id;Aktivitet;Tkr;Avgifter, tkr\n2;Rådgivning;6000;5\n");
    assert!(said[0].starts_with("column-twice"), "{said:?}");
}

#[test]
fn a_source_that_is_not_there_is_told_of() {
    let agency = Agency::with_plan();
    for (row, said) in [
        ("Ny;2;Skatten", "2 Ny: wrong Finansiering: source-unknown value=Skatten"),
        ("Ny;;Skatten", "2 Ny: wrong Finansiering: source-unknown value=Skatten"),
        ("Ny;2;", "2 Ny: wrong Finansiering: source-missing"),
        ("Ny;-2;Avgifter", "2 Ny: wrong Mnkr: resources-below-zero value=-2"),
        ("Ny;två;Avgifter", "2 Ny: wrong Mnkr: not-a-number value=två"),
    ] {
        let table = format!("Enhet;Aktivitet;Mnkr;Finansiering\nFöretag;{row}\n");
        assert_eq!(would(&agency, &table), [said]);
    }
}
