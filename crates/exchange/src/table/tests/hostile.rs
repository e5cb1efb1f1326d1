//! Files that are damaged, or made to do harm. Each is refused, and says with what; none stops the program.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::archive::{MOST_DEPTH, MOST_PARTS, MOST_RATIO};
use super::*;

const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");
const PACKAGE: (&str, &str) = (
    "_rels/.rels",
    r#"<Relationships><Relationship Id="r1" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
);
const SHEETS: (&str, &str) = (
    "xl/_rels/workbook.xml.rels",
    r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
);
const WORKBOOK: (&str, &str) =
    ("xl/workbook.xml", r#"<workbook><sheets><sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>"#);
const HEADING: &str = r#"<row r="1"><c r="A1" t="str"><v>Titel</v></c><c r="B1" t="str"><v>Från</v></c></row>"#;
const SHEET: &str = "xl/worksheets/sheet1.xml";

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn workbook(sheet: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let parts = [TYPES, PACKAGE, SHEETS, WORKBOOK, (SHEET, sheet)];
    let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    archive(&parts.chain(more.iter().copied()).collect::<Vec<_>>())
}

/// A workbook with these rows under the heading.
fn with_rows(rows: &str) -> Vec<u8> {
    workbook(&format!("<worksheet><sheetData>{HEADING}{rows}</sheetData></worksheet>"), &[])
}

#[test]
fn the_smallest_workbook_is_read() {
    let lines = read_lines(&with_rows(
        r#"<row><c t="str"><v>Råd</v></c></row><row r="9"><c r="B9"><v>18.399999999999999</v></c></row>"#,
    ));
    assert_eq!(lines, ["1: A=Titel B=Från", "2: A=Råd", "9: B=18.4"]);
}

#[test]
fn cells_in_any_order_come_to_their_places() {
    let lines = read_lines(&with_rows(
        r#"<row r="5"><c r="B5"><v>1</v></c><c r="A5"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="A3"><v>4</v></c></row>"#,
    ));
    assert_eq!(lines, ["1: A=Titel B=Från", "3: A=4", "5: A=2 B=1"]);
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let parts = |names: &[&str]| archive(&names.iter().map(|name| (*name, &b"<a/>"[..])).collect::<Vec<_>>());
    assert_eq!(key(&parts(&["mimetype", "content.xml"])), "file-is-opendocument");
    assert_eq!(key(&parts(&["[Content_Types].xml", "xl/workbook.bin"])), "file-is-binary-workbook");
    assert_eq!(key(&parts(&["picture.png"])), "file-is-no-workbook");
    assert_eq!(key(&parts(&["[Content_Types].xml", "word/document.xml"])), "file-damaged");
    assert_eq!(key(b"PK\x03\x04 and so on"), "file-damaged");
}

#[test]
fn a_bomb_is_refused_before_it_has_unfolded() {
    let spaces = vec![b' '; 6 * 1024 * 1024];
    let refused = read(&workbook("<worksheet/>", &[("xl/media/1.bin", &spaces)]), &knows).unwrap_err();
    assert_eq!(refused.key, "packed-too-tightly");
    let named = vec![("part", Value::from("xl/media/1.bin")), ("limit", Value::from(MOST_RATIO as usize))];
    assert_eq!(refused.values, named);
    // Within the ratio, and too large all the same; also when it is XML that is still being read.
    for part in ["a.bin", "xl/sharedStrings.xml"] {
        let bytes = workbook("<worksheet/>", &[(part, &spaces)]);
        let refused = archive::check(&bytes, 2 * 1024 * 1024).unwrap_err();
        assert_eq!(refused, Finding::new("unpacks-too-large").with("limit", 2_usize));
    }
}

#[test]
fn the_number_of_parts_has_a_limit() {
    let names: Vec<String> = (0..=MOST_PARTS).map(|number| format!("{number}.bin")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let refused = read(&archive(&parts), &knows).unwrap_err();
    assert_eq!(refused, Finding::new("too-many-parts").with("count", MOST_PARTS + 1).with("limit", MOST_PARTS));
}

#[test]
fn xml_that_declares_its_own_grammar_is_refused() {
    let sheet = r#"<!DOCTYPE a [<!ENTITY b "bb">]><worksheet><sheetData/></worksheet>"#;
    let refused = read(&workbook(sheet, &[]), &knows).unwrap_err();
    assert_eq!(refused, Finding::new("part-has-doctype").with("part", SHEET));
    let hidden: Vec<u8> = std::iter::once(0xfeff_u16).chain(sheet.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let parts = [TYPES, PACKAGE, SHEETS, WORKBOOK].map(|(name, text)| (name, text.as_bytes()));
    let bytes = archive(&[&parts[..], &[(SHEET, &hidden)]].concat());
    assert_eq!(key(&bytes), "part-not-utf8");
    // A part that is called something else, and is XML all the same.
    let other = [("xl/media/image1.png", sheet.as_bytes())];
    assert_eq!(key(&workbook("<worksheet/>", &other)), "part-has-doctype");
}

#[test]
fn deep_xml_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let refused = read(&workbook(&deep, &[]), &knows).unwrap_err();
    assert_eq!(refused, Finding::new("part-too-deep").with("part", SHEET).with("limit", MOST_DEPTH));
}

#[test]
fn xml_that_ends_too_early_is_refused() {
    for sheet in ["<worksheet><sheetData>", "<worksheet><sheetData><row r=\"1\"><c r=\"A", "<worksheet></sheetData>"] {
        assert_eq!(key(&workbook(sheet, &[])), "part-damaged", "{sheet}");
    }
}

#[test]
fn places_and_counts_that_cannot_be_are_refused() {
    for rows in [
        r#"<row r="99999999999999"><c r="A2"><v>1</v></c></row>"#,
        r#"<row r="0"><c r="A2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="AAAAAAAAAAAA2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="XFE2"><v>1</v></c></row>"#,
        r#"<row r="2"><c r="A1048577"><v>1</v></c></row>"#,
    ] {
        assert_eq!(key(&with_rows(rows)), "part-damaged", "{rows}");
    }
    let backwards = r#"<worksheet><dimension ref="C3:A1"/><sheetData/></worksheet>"#;
    assert_eq!(key(&workbook(backwards, &[])), "part-damaged");
    let strings = [("xl/sharedStrings.xml", &br#"<sst uniqueCount="18446744073709551615"></sst>"#[..])];
    assert_eq!(key(&workbook("<worksheet/>", &strings)), "part-damaged");
}

#[test]
fn each_limit_of_a_table_is_named_where_it_is_passed() {
    let refused = |bytes: &[u8]| read(bytes, &knows).unwrap_err();
    let wide: String = (0..16_384).map(|column| format!(r#"<c r="{}2"><v>1</v></c>"#, column_name(column))).collect();
    let found = refused(&with_rows(&format!(r#"<row r="2">{wide}</row>"#)));
    assert_eq!((found.key, found.row, found.place.unwrap().letter.as_str()), ("too-many-columns", Some(2), "IQ"));
    assert_eq!(found.values, [("limit", Value::from(MOST_COLUMNS))]);
    let found = refused(format!("Titel;Från\n{}\n", ";x".repeat(16_384)).as_bytes());
    assert_eq!((found.key, found.row), ("too-many-columns", Some(2)));

    let found = refused(format!("Titel;Från\n{}\n", "å".repeat(MOST_CHARACTERS + 1)).as_bytes());
    assert_eq!((found.key, found.row), ("cell-too-long", Some(2)));

    let full = format!("Plan\nTitel;Från\n{}", "a;b\n".repeat(MOST_ROWS));
    assert_eq!(read(full.as_bytes(), &knows).unwrap().rows.len(), MOST_ROWS);
    let found = refused(format!("{full}a;b\n").as_bytes());
    assert_eq!(found, Finding::new("too-many-rows").on(50_003).with("limit", MOST_ROWS));

    let line = format!("{}\n", "x;".repeat(200));
    let found = refused(format!("Titel;Från\n{}", line.repeat(MOST_CELLS / 200 + 1)).as_bytes());
    assert_eq!(found.key, "too-many-cells");

    let found = refused(&vec![b'a'; MOST_BYTES + 1]);
    assert_eq!(found, Finding::new("file-too-large").with("count", 21_usize).with("limit", 20_usize));
}

#[test]
fn a_sheet_that_is_too_wide_does_not_hide_the_table_in_another() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 300, "x").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["Titel", "Från"]).unwrap();
    sheet.write_row(1, 0, ["Råd", "nu"]).unwrap();
    assert_eq!(read_lines(&workbook.save_to_buffer().unwrap()).len(), 2);
}

fn real() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["Titel", "Från"]).unwrap();
    for row in 1..40 {
        sheet.write(row, 0, format!("Aktivitet {row}")).unwrap().write(row, 1, 40_000 + row).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_that_was_cut_off_anywhere_is_refused() {
    let whole = real();
    for end in (2..whole.len()).step_by(97) {
        assert!(read(&whole[..end], &knows).is_err(), "cut off at {end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_stop_the_program(bytes in prop::collection::vec(any::<u8>(), 0..600), begins in 0..4_usize) {
        let begin: &[u8] = [&b""[..], b"PK\x03\x04", b"Titel;Fr\xe5n\n", b"PK\x05\x06"][begins];
        let _ = read(&[begin, &bytes].concat(), &knows);
        let _ = pasted(&String::from_utf8_lossy(&bytes), &knows);
    }

    #[test]
    fn no_change_to_a_workbook_stops_the_program(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = real();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, &knows);
    }

    // Whole archives with XML that is nearly right: what a random change of packed bytes never gets to.
    #[test]
    fn no_xml_stops_the_program(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14),
        strings in prop::collection::vec(prop::sample::select(PIECES), 0..6),
        styles in prop::collection::vec(prop::sample::select(PIECES), 0..6),
    ) {
        let sheet = format!("<worksheet><sheetData>{HEADING}{}</sheetData></worksheet>", pieces.concat());
        let strings = format!("<sst uniqueCount=\"2\">{}</sst>", strings.concat());
        let styles = format!("<styleSheet>{}</styleSheet>", styles.concat());
        let more = [("xl/sharedStrings.xml", strings.as_bytes()), ("xl/styles.xml", styles.as_bytes())];
        let _ = read(&workbook(&sheet, &more), &knows);
    }
}

const PIECES: &[&str] = &[
    "<row r=\"2\">",
    "<row>",
    "</row>",
    "<row r=\"B\"/>",
    "<c r=\"A2\">",
    "<c>",
    "<c t=\"s\">",
    "<c t=\"e\" s=\"7\">",
    "<c s=\"1\">",
    "<c t=\"inlineStr\">",
    "<c t=\"?\">",
    "</c>",
    "<v>",
    "</v>",
    "<v>1e999</v>",
    "<v>nan</v>",
    "<v>-1</v>",
    "<v>2958465.9999999</v>",
    "<v>#REF!</v>",
    "<v/>",
    "<f>A1</f>",
    "<is><t>x</t></is>",
    "<is>",
    "</is>",
    "<t>_x000D_</t>",
    "<t xml:space=\"preserve\"> _xD800_ </t>",
    "<si>",
    "</si>",
    "<si><t>a</t></si>",
    "<r><t>b</t></r>",
    "&amp;",
    "&x;",
    "&#0;",
    "&",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<numFmts>",
    "</numFmts>",
    "<numFmt numFmtId=\"1\" formatCode=\"[$-x]yy;;\"/>",
    "<cellXfs>",
    "<xf numFmtId=\"14\"/>",
    "<xf numFmtId=\"999\" fontId=\"-1\"/>",
    "</cellXfs>",
    "<fonts><font/></fonts>",
    "<fills><fill/></fills>",
    "</sheetData>",
    "<dimension ref=\"A1\"/>",
    "å",
    "\u{0}",
];
