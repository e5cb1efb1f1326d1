//! Files as different programs save them.

use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;

use super::*;

const HEADING: &str = "edition,date,kind,id,parent,text,explanation\n";

/// What was read, a row a line: "row: cell|cell|…".
fn lines(bytes: &[u8]) -> Vec<String> {
    let reading = read(bytes);
    assert_eq!(reading.problems, []);
    let rows = reading.rows.iter();
    rows.map(|row| format!("{}: {}", row.line, cells(row).join("|"))).collect()
}

fn cells(row: &Row) -> [&str; 7] {
    [&row.edition, &row.date, &row.kind, &row.id, &row.parent, &row.text, &row.explanation].map(String::as_str)
}

fn problems(bytes: &[u8]) -> Vec<(Option<u32>, &'static str)> {
    let reading = read(bytes);
    assert_eq!(reading.rows, [], "read by half");
    reading.problems.iter().map(|problem| (problem.line, problem.key)).collect()
}

const ONE: &str = "2014,2014-01-01,mål,m1,a,\"Fler företag, i hela \"\"landet\"\"\",Åtta\n";
const ONE_READ: &str = "2: 2014|2014-01-01|mål|m1|a|Fler företag, i hela \"landet\"|Åtta";

#[test]
fn the_same_file_is_read_in_each_encoding() {
    let file = format!("{HEADING}{ONE}");
    assert_eq!(lines(file.as_bytes()), [ONE_READ]);
    assert_eq!(lines(format!("\u{feff}{file}").as_bytes()), [ONE_READ]);
    assert_eq!(lines(&WINDOWS_1252.encode(&file).0), [ONE_READ]);
    let little: Vec<u8> = std::iter::once(0xfeff).chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(lines(&little), [ONE_READ]);
    let big: Vec<u8> = std::iter::once(0xfeff).chain(file.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    assert_eq!(lines(&big), [ONE_READ]);
}

#[test]
fn cells_are_separated_as_the_program_does_it() {
    let semicolons = "\"edition\";\"date\";kind;id;parent;text;explanation\n2014;2014-01-01;mål;m1;;Nu, här;\n";
    assert_eq!(lines(semicolons.as_bytes()), ["2: 2014|2014-01-01|mål|m1||Nu, här|"]);
    let tabs = semicolons.replace(';', "\t");
    assert_eq!(lines(tabs.as_bytes()), ["2: 2014|2014-01-01|mål|m1||Nu, här|"]);
    let told = format!("sep=;\n{semicolons}");
    assert_eq!(lines(told.as_bytes()), ["3: 2014|2014-01-01|mål|m1||Nu, här|"]);
}

#[test]
fn columns_come_in_any_order_and_in_swedish_and_some_may_be_missing() {
    let file = "Id;Formulering;Slag;Utgåva;Datum\nm1;Nu;mål;2014;2014-01-01\n";
    assert_eq!(lines(file.as_bytes()), ["2: 2014|2014-01-01|mål|m1||Nu|"]);
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let file = format!(
        "{HEADING}\n2014,2014-01-01,mål,m1,,\"En\nrad\ntill\",\"\n\"\n,,,,,,\n\n\n2014,2014-01-01,mål,m2,,Två\n2014,2014-01-01,mål,m3,,Tre"
    );
    for file in [file.replace('\n', "\r\n"), file.replace('\n', "\r"), file] {
        let rows: Vec<u32> = read(file.as_bytes()).rows.iter().map(|row| row.line).collect();
        assert_eq!(rows, [3, 7, 8]);
    }
}

#[test]
fn a_file_that_is_not_such_a_table_says_why() {
    assert_eq!(problems(b""), [(None, "file-empty")]);
    assert_eq!(problems(b"\xef\xbb\xbf\n \n"), [(None, "file-empty")]);
    assert_eq!(problems(b"PK\x03\x04rest"), [(None, "file-is-workbook")]);
    assert_eq!(problems(b"edition\0"), [(None, "file-not-text")]);
    assert_eq!(problems(&vec![b'a'; MOST_BYTES + 1]), [(None, "file-too-large")]);
    assert_eq!(problems(HEADING.as_bytes()), [(None, "no-rows")]);
    let twice = "edition,date,kind,text,text\n";
    assert_eq!(problems(twice.as_bytes()), [(Some(1), "column-twice"), (Some(1), "column-missing")]);
    let other = "name;amount\nA;1\n";
    assert_eq!(problems(other.as_bytes()).len(), 5, "each column that is missing");
}

#[test]
fn a_cell_too_many_is_most_often_a_comma_without_quotes() {
    let file = format!("{HEADING}2014,2014-01-01,mål,m1,,Fler företag, i hela landet, nu\n");
    assert_eq!(problems(file.as_bytes()), [(Some(2), "too-many-cells")]);
    let padded = format!("{HEADING}2014,2014-01-01,mål,m1,,Nu,,,,\n");
    assert_eq!(lines(padded.as_bytes()).len(), 1);
}

#[test]
fn an_unknown_column_is_remarked_on() {
    let file = "edition,date,kind,id,text,kommentar\n2014,2014-01-01,mål,m1,Nu,Bra\n";
    let reading = read(file.as_bytes());
    assert_eq!(reading.rows.len(), 1);
    assert_eq!(reading.advice[0].key, "column-unknown");
}

#[test]
fn there_is_room_for_so_many_rows_and_no_more() {
    let row = "a,2014-01-01,mål,m,,t,\n";
    let full = format!("{HEADING}{}", row.repeat(MOST_ROWS));
    assert_eq!(read(full.as_bytes()).rows.len(), MOST_ROWS);
    assert_eq!(problems(format!("{full}{row}").as_bytes()), [(Some(200_002), "too-many-rows")]);
}

proptest! {
    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), heading in any::<bool>()) {
        let mut file = if heading { HEADING.as_bytes().to_vec() } else { Vec::new() };
        file.extend(bytes);
        read(&file);
    }

    #[test]
    fn what_is_written_is_read(
        table in prop::collection::vec(prop::array::uniform7("[a-zåäö \"\n,;]{0,8}[a-z]"), 1..8),
    ) {
        let mut writer = csv::Writer::from_writer(HEADING.as_bytes().to_vec());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let reading = read(&writer.into_inner().unwrap());
        prop_assert_eq!(&reading.problems, &[]);
        let read: Vec<_> = reading.rows.iter().map(cells).collect();
        let written: Vec<_> = table.iter().map(|row| row.each_ref().map(String::as_str)).collect();
        prop_assert_eq!(read, written);
        let lines: Vec<u32> = reading.rows.iter().map(|row| row.line).collect();
        let expected: Vec<u32> = (2..).take(table.len()).collect();
        prop_assert_eq!(lines, expected);
    }
}
