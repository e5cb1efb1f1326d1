//! What is written is read back as it was.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::table::{self, CellKind};

fn sheet(rows: Vec<Vec<Value>>) -> Sheet {
    let columns = vec![
        Column::new("Id", 8, Shape::Hidden),
        Column::new("Titel", 40, Shape::Text),
        Column::new("Läge", 12, Shape::Text).choosing(Choices::Only(vec!["Pågår".into(), "Klar".into()])),
        Column::new("Från", 12, Shape::Day),
        Column::new("Anslag 1:5, tkr", 12, Shape::Number { shown: 0, most: 3 }),
    ];
    let notes = Notes {
        name: "Läs mig".into(),
        lines: vec!["Så här fyller du i".into(), "En rad för varje aktivitet.".into()],
    };
    Sheet {
        name: "Plan 2019: a/b".into(),
        lists_name: "Listor".into(),
        columns,
        frozen: 2,
        rows,
        notes,
        made: date(2018, 11, 14),
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn knows(heading: &str) -> bool {
    ["Id", "Titel", "Läge"].contains(&heading)
}

#[test]
fn a_workbook_is_read_back_cell_by_cell() {
    let row = vec![
        Value::number(7),
        text("=1+1"),
        text("Klar"),
        Value::Day(date(2019, 3, 1)),
        Value::Decimal { units: 18_400_500, places: 3 },
    ];
    let bytes = sheet(vec![row, vec![]]).workbook().unwrap();
    let table = table::read(&bytes, &knows).unwrap();
    assert_eq!(table.heading_of(4), "Anslag 1:5, tkr");
    let cells = table.rows[0].cells.iter().map(|cell| (cell.kind, cell.text.as_ref()));
    use CellKind::{Date, Number, Text};
    let expected = [(Number, "7"), (Text, "=1+1"), (Text, "Klar"), (Date, "2019-03-01"), (Number, "18400.5")];
    assert_eq!(cells.collect::<Vec<_>>(), expected);
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn a_sheet_without_rows_has_its_headings() {
    let bytes = sheet(Vec::new()).workbook().unwrap();
    assert_eq!(table::read(&bytes, &knows).unwrap_err().key, "no-rows");
}

#[test]
fn the_same_sheet_is_the_same_file() {
    assert_eq!(sheet(Vec::new()).workbook().unwrap(), sheet(Vec::new()).workbook().unwrap());
}

#[test]
fn a_text_file_is_as_spreadsheets_of_the_language_write_it() {
    let row = vec![
        Value::Empty,
        text("-2; två"),
        text("@a"),
        Value::Day(date(2019, 3, 1)),
        Value::Decimal { units: -2_050, places: 3 },
    ];
    let file = |language| String::from_utf8(sheet(vec![row.clone()]).text_file(language)).unwrap();
    assert_eq!(
        file(Language::Swedish),
        "\u{feff}Id;Titel;Läge;Från;Anslag 1:5, tkr\r\n;\"'-2; två\";'@a;2019-03-01;-2,05\r\n"
    );
    assert_eq!(
        file(Language::English),
        "\u{feff}Id,Titel,Läge,Från,\"Anslag 1:5, tkr\"\r\n,'-2; två,'@a,2019-03-01,-2.05\r\n"
    );
}

#[test]
fn exact_numbers_are_written_without_noise() {
    let cases = [
        (0, 2, "0"),
        (250, 2, "2,5"),
        (-5, 2, "-0,05"),
        (1_000, 3, "1"),
        (12, 0, "12"),
        (i64::MIN, 0, "-9223372036854775808"),
    ];
    for (units, places, expected) in cases {
        assert_eq!(decimal(units, places, Language::Swedish), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    // What a program could take for a formula, an escape or a separator, and any other text.
    #[test]
    fn any_text_is_read_back(
        texts in prop::collection::vec(
            prop_oneof!["[=+@'\t\r;,\"_x0D-]{1,12}", "\\PC{1,40}", "_x[0-9A-F]{4}_", "[a-zå \n\r\t]{1,20}"], 1..12),
    ) {
        let rows = texts.iter().map(|written| vec![Value::number(1), text(written)]).collect();
        let sheet = sheet(rows);
        let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
        let expected: Vec<String> = texts.iter().map(|text| plain(text)).collect();
        let files = [sheet.workbook().unwrap(), sheet.text_file(Language::Swedish), sheet.text_file(Language::English)];
        for file in files {
            let table = table::read(&file, &knows).unwrap();
            let read: Vec<String> =
                table.rows.iter().map(|row| row.cell(1).map_or(String::new(), |cell| cell.text.to_string())).collect();
            let empty = |text: &String| if text.trim().is_empty() { String::new() } else { text.clone() };
            prop_assert_eq!(&read, &expected.iter().map(empty).collect::<Vec<_>>());
        }
    }

    #[test]
    fn any_amount_is_read_back(units in -1_000_000_000_000_000_i64..=1_000_000_000_000_000, places in 0_u32..4) {
        let sheet = sheet(vec![vec![Value::number(1), text("a"), Value::Empty, Value::Empty, Value::Decimal { units, places }]]);
        for file in [sheet.workbook().unwrap(), sheet.text_file(Language::English)] {
            let table = table::read(&file, &knows).unwrap();
            prop_assert_eq!(table.rows[0].text(4), decimal(units, places, Language::English));
        }
    }
}
