//! Tables as different programs save them.

use domain::refusal::Value;
use encoding_rs::WINDOWS_1252;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

mod hostile;

fn knows(heading: &str) -> bool {
    ["Titel", "Från", "Kronor", "Ägare"].contains(&heading)
}

/// What was read, a row a line: "2: A=… B=…".
fn lines(table: &Table) -> Vec<String> {
    let rows = table.heading.iter().chain(&table.rows);
    rows.map(|row| {
        let cells = row.cells.iter().map(|cell| format!("{}={}", column_name(cell.column), cell.text));
        format!("{}: {}", row.number, cells.collect::<Vec<_>>().join(" "))
    })
    .collect()
}

fn read_lines(bytes: &[u8]) -> Vec<String> {
    lines(&read(bytes, &knows).unwrap())
}

fn key(bytes: &[u8]) -> &'static str {
    read(bytes, &knows).unwrap_err().key
}

#[test]
fn columns_have_the_names_that_spreadsheets_give_them() {
    let names = [0, 25, 26, 27, 51, 52, 701, 702, 16_383].map(column_name);
    assert_eq!(names, ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA", "XFD"]);
}

#[test]
fn text_files_are_read_in_each_encoding_and_with_each_separator() {
    let file = "Titel;Från;Ägare\nRåd; nu;\"2019\n01\"\n";
    let expected = ["1: A=Titel B=Från C=Ägare", "2: A=Råd B= nu C=2019\n01"];
    assert_eq!(read_lines(file.as_bytes()), expected);
    assert_eq!(read_lines(format!("\u{feff}{file}").as_bytes()), expected);
    assert_eq!(read_lines(&WINDOWS_1252.encode(file).0), expected);
    assert_eq!(read_lines(file.replace(';', "\t").as_bytes()), expected);
    assert_eq!(read_lines(file.replace(';', ",").as_bytes()), expected);
    assert_eq!(read_lines(file.replace('\n', "\r\n").as_bytes()), expected);
    let told = read_lines(format!("sep=;\n{file}").as_bytes());
    assert_eq!(told, ["2: A=Titel B=Från C=Ägare", "3: A=Råd B= nu C=2019\n01"]);
}

#[test]
fn the_heading_is_found_under_what_people_write_above_it() {
    let file = "Plan 2019\n;\n;Status;Titel;Från\n;;Råd;2019-01-01\n\n;;Stöd;2019-02-01\n";
    let table = read(file.as_bytes(), &knows).unwrap();
    assert_eq!(lines(&table), ["3: B=Status C=Titel D=Från", "4: C=Råd D=2019-01-01", "6: C=Stöd D=2019-02-01",]);
    assert_eq!(table.heading_of(2), "Titel");
    assert_eq!(table.place(2), Place { letter: "C".to_owned(), heading: "Titel".to_owned() });
    assert_eq!(table.rows[0].text(2), "Råd");
    assert_eq!(table.rows[0].text(1), "");
}

#[test]
fn a_file_without_a_table_says_why() {
    assert_eq!(key(b""), "file-empty");
    assert_eq!(key(b"\xef\xbb\xbf\n;;\n"), "file-empty");
    assert_eq!(key(b"Titel\0"), "file-not-text");
    assert_eq!(key("Titel;Från\n".as_bytes()), "no-rows");
    let unknown = read(b"name;amount\nA;1\n", &knows).unwrap_err();
    assert_eq!(unknown, Finding::new("no-heading").on(1).with("value", "name, amount"));
    assert_eq!(key(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on"), "file-is-old-or-protected");
}

#[test]
fn a_text_that_a_program_was_kept_from_calculating_is_the_text() {
    assert_eq!(read_lines("Titel;Från\n'=1+1;O'Neill\n".as_bytes())[1], "2: A==1+1 B=O'Neill");
}

#[test]
fn what_could_not_be_calculated_is_marked() {
    let table = read("Titel;Från\n#REF!;#SAKNAS!\n#1 i Sverige;x\n".as_bytes(), &knows).unwrap();
    let kinds = |row: &Row| row.cells.iter().map(|cell| cell.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&table.rows[0]), [CellKind::Error, CellKind::Error]);
    assert_eq!(kinds(&table.rows[1]), [CellKind::Text, CellKind::Text]);
}

#[test]
fn what_is_pasted_may_have_a_heading_or_none() {
    let with = pasted("Titel\tFrån\r\nRåd\t\"a\r\nb\"\r\n", &knows).unwrap();
    assert_eq!(lines(&with), ["1: A=Titel B=Från", "2: A=Råd B=a\nb"]);
    let without = pasted("Råd\t2019-01-01\nStöd\n", &knows).unwrap();
    assert_eq!(without.heading, None);
    assert_eq!(lines(&without), ["1: A=Råd B=2019-01-01", "2: A=Stöd"]);
    assert_eq!(pasted(" \n\t\n", &knows).unwrap_err().key, "file-empty");
    assert_eq!(pasted("Titel\n", &knows).unwrap_err().key, "no-rows");
}

#[test]
fn a_workbook_gives_what_its_reader_sees() {
    let mut workbook = Workbook::new();
    let other = workbook.add_worksheet();
    other.write(0, 0, "Titel").unwrap().write(0, 1, "Läs mig").unwrap();
    let sheet = workbook.add_worksheet();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, heading) in (0..).zip(["Titel", "Från", "Kronor", "Ägare", "x", "y"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(2, 0, "  =A1, å ä ö\n\"rad\" & <två>").unwrap();
    sheet.write_with_format(2, 1, ExcelDateTime::from_ymd(2019, 3, 1).unwrap(), &day).unwrap();
    sheet.write(2, 2, 0.1 + 0.2).unwrap();
    sheet.write(2, 3, true).unwrap();
    sheet.write(2, 4, Formula::new("=40+2").set_result("42")).unwrap();
    sheet.write(2, 5, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    let moment = ExcelDateTime::from_ymd(2019, 3, 1).unwrap().and_hms(12, 30, 0).unwrap();
    sheet.write_with_format(3, 1, moment, &day).unwrap();
    sheet.write(3, 2, 18_400_000).unwrap();
    sheet.write(3, 3, " ").unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_hidden(true);
    for (column, heading) in (0..).zip(["Titel", "Från", "Kronor", "Ägare"]) {
        hidden.write(0, column, heading).unwrap();
    }
    let table = read(&workbook.save_to_buffer().unwrap(), &knows).unwrap();
    assert_eq!(
        lines(&table),
        [
            "1: A=Titel B=Från C=Kronor D=Ägare E=x F=y",
            "3: A=  =A1, å ä ö\n\"rad\" & <två> B=2019-03-01 C=0.3 D=TRUE E=42 F=#DIV/0!",
            "4: B=2019-03-01T12:30:00 C=18400000",
        ]
    );
    use CellKind::{Date, Error, Number, Text, Truth};
    let kinds: Vec<CellKind> = table.rows[0].cells.iter().map(|cell| cell.kind).collect();
    assert_eq!(kinds, [Text, Date, Number, Truth, Number, Error]);
}
