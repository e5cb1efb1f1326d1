//! PX files as statistics offices write them, and as nobody should.

use proptest::prelude::*;

use super::*;
use crate::assemble::{Assembled, assemble};
use crate::example::{GROW, agency, definition, lines, told, with};
use crate::mapping::Mapping;

/// From PxTools/PxWebApi (Apache-2.0): two languages, iso-8859-1.
const TAB003: &[u8] = include_bytes!("../../tests/corpus/px/TAB003.px");

/// Our own: quarters by the list of times, a long title, symbols.
const GROWTH: &str = include_str!("../../tests/corpus/px/growth.px");

fn assembled(text: &str) -> Assembled {
    let organisation = agency();
    let source = read(text.as_bytes(), Language::Swedish).unwrap();
    let mapping = Mapping::guess(&source, &organisation, Some(GROW));
    assemble(&organisation, &source, &mapping, Some(GROW))
}

fn fault(text: &str) -> String {
    told(&[read(text.as_bytes(), Language::Swedish).unwrap_err()]).remove(0)
}

#[test]
fn a_file_is_read() {
    let assembled = assembled(GROWTH);
    assert_eq!(told(&assembled.wrong), Vec::<String>::new());
    assert_eq!(
        lines(&assembled),
        ["1: 2018-Q1=70.5 2018-Q2=71.4", "1 kön=kvinnor: 2018-Q1=68 2018-Q2=/O", "1 kön=män: 2018-Q1=0 2018-Q2=/Q",]
    );
    assert_eq!(told(&assembled.advice), ["dash-is-nothing DATA", "period-of-other-length 22 DATA"]);
}

#[test]
fn what_it_says_of_itself_is_found() {
    let metadata = read(GROWTH.as_bytes(), Language::English).unwrap().metadata;
    let text = |told: Option<Told>| told.map(|told| format!("{}: {}", told.part, told.text)).unwrap_or_default();
    assert_eq!(text(metadata.title), "TITLE: Företag som vill växa efter kön och kvartal");
    assert_eq!(text(metadata.unit), "UNITS: procent");
    assert_eq!(text(metadata.source), "SOURCE: Prövningsverket");
    assert_eq!(text(metadata.updated), "LAST-UPDATED: 20181001 08:00");
    assert_eq!(metadata.notes[0].text, "Påhittade värden.\nAndra raden.");
}

#[test]
fn a_published_file_is_read_in_either_language() {
    let organisation = with(vec![definition("Hanterat avfall", "ton", &["behandlingstyp", "avfallskategori"])]);
    let swedish = read(TAB003, Language::Swedish).unwrap();
    let headings: Vec<&str> = swedish.columns().iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["behandlingstyp", "avfallskategori", "tabellinnehåll", "år", "value", "status"]);
    assert_eq!(swedish.row_count(), 9 * 34 * 2 * 4);
    assert_eq!(
        swedish.metadata.title.as_ref().unwrap().text,
        "Disposal facilities efter behandlingstyp, avfallskategori, tabellinnehåll och år"
    );
    assert_eq!(swedish.metadata.unit.as_ref().unwrap().text, "ton");
    assert_eq!(swedish.metadata.updated.as_ref().unwrap().text, "20230525 16:13");
    let mapping = Mapping::guess(&swedish, &organisation, Some(GROW));
    let roles: Vec<String> = mapping.roles().iter().map(Role::text).collect();
    assert_eq!(
        roles,
        ["dimension", "dimension::Totalt", "only:Hanterat avfall (farligt)", "period", "value", "status"]
    );
    let assembled = assemble(&organisation, &swedish, &mapping, Some(GROW));
    assert_eq!(told(&assembled.wrong), Vec::<String>::new());
    assert_eq!(assembled.count(), 9 * 34 * 4);
    let lines = lines(&assembled);
    let has = |line: &str| assert!(lines.iter().any(|known| known == line), "{line}");
    has("1 avfallskategori=lösningsmedelavfall behandlingstyp=MATERIALÅTERVINNING: 2010=30 2012=500 2014=10 2016=0");
    has(
        "1 avfallskategori=kasserad utrustning (exkl. kasserade fordon, batterier och ackumulatorer) behandlingstyp=MATERIALÅTERVINNING: 2010=40000 2012=/O 2014=120000 2016=120000",
    );
    let english = read(TAB003, Language::English).unwrap();
    assert_eq!(english.columns()[1].heading, "waste category");
    assert_eq!(english.row(0), ["RECYCLING", "spent solvents", "Treated waste, hazardous (tonnes)", "2010", "30", ""]);
    assert_eq!(
        english.row(8),
        ["RECYCLING", "acid, alkaline or saline wastes", "Treated waste, hazardous (tonnes)", "2010", "0", ""]
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_keyword() {
    for (from, to, expected) in [
        ("DATA=\n70.5 ", "DATA=\n", "cube-not-filled DATA"),
        ("70.5 71.4", "70.5 71.4 72", "cube-not-filled DATA"),
        ("DATA=", "DATUM=", "part-not-understood 23 DATUM"),
        ("STUB=", "STUMP=", "cube-not-filled DATA"),
        ("STUB=\"kön\";\nHEADING=\"kvartal\";\n", "", "part-missing STUB"),
        (
            "VALUES(\"kön\")=\"totalt\",\"kvinnor\",\"män\";\nCODES(\"kön\")=\"T\",\"K\",\"M\";\n",
            "",
            "part-missing VALUES(\"kön\")",
        ),
        ("HEADING=\"kvartal\"", "HEADING=\"kön\"", "part-twice STUB"),
        ("MATRIX=\"VAXA\";", "MATRIX \"VAXA\";", "part-not-understood 6 MATRIX"),
        ("VALUES(\"kön\"", "VALUES(\"kön", "part-not-understood 13 VALUES"),
        ("CONTENTS=\"Andel\";", "CONTENTS=\"Andel\" och;", "part-not-understood 9 CONTENTS"),
        ("MATRIX", "[", "part-not-understood 6 ?"),
        ("LANGUAGE=", "LANGUAGE[=", "part-not-understood 4 LANGUAGE"),
        ("DECIMALS=1;", "KEYS(\"kön\")=VALUES;", "px-has-keys 5 KEYS"),
    ] {
        let text = GROWTH.replacen(from, to, 1);
        assert_ne!(text, GROWTH, "{from}");
        assert_eq!(fault(&text), expected, "{from}");
    }
    let long = GROWTH.replace("VAXA", &"å".repeat(40_000));
    assert_eq!(fault(&long), "text-too-long 6 MATRIX");
    let all = "\"1\",".repeat(3_000);
    let large = GROWTH.replace("\"totalt\",", &all).replace("\"första 2018\",", &all);
    assert_eq!(fault(&large), "cube-too-large");
    assert_eq!(fault("CHARSET=\"ANSI\";\0"), "file-not-text");
    assert_eq!(fault(&GROWTH[..GROWTH.find("DATA=").unwrap()]), "part-missing DATA");
    let unknown = GROWTH.replace("utf-8", "klingon");
    let bytes = encoding_rs::WINDOWS_1252.encode(&unknown).0.into_owned();
    assert_eq!(told(&read(&bytes, Language::Swedish).unwrap().advice)[0], "encoding-unknown CODEPAGE");
}

#[test]
fn a_cell_that_is_no_number_is_told_with_its_line() {
    assert_eq!(told(&assembled(&GROWTH.replace("68 ", "sextioåtta ")).wrong), ["not-a-number 23 DATA"]);
}

#[test]
fn the_cells_may_be_separated_in_every_way_that_was_allowed() {
    let text = GROWTH.replace("70.5 71.4\n68 ", "70.5,71.4;68\t");
    assert_eq!(lines(&assembled(&text))[0], "1: 2018-Q1=70.5 2018-Q2=71.4");
}

#[test]
fn a_period_is_read_by_the_list_of_times_where_its_name_says_nothing() {
    for (label, time, scale, expected) in [
        ("2018M03", "201803", 'M', "2018M03"),
        ("mars i fjol", "201803", 'M', "2018M03"),
        ("våren", "20181", 'H', "2018H1"),
        ("i år", "2018", 'A', "2018"),
        ("vecka ett", "201801", 'W', "vecka ett"),
    ] {
        assert_eq!(period(label, Some(time), Some(scale)), expected);
    }
    assert_eq!(period("i år", None, None), "i år");
}

proptest! {
    #[test]
    fn a_file_that_is_damaged_anywhere_stops_nothing(at in 0..GROWTH.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = GROWTH.as_bytes().to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        for language in Language::ALL {
            let _ = read(&bytes, language);
        }
    }

    #[test]
    fn nothing_is_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[A-Z=;\",()\\[\\]åDAT0-9 \n.-]{0,120}") {
        let _ = read(&bytes, Language::Swedish);
        let _ = read(text.as_bytes(), Language::Swedish);
        let _ = read(format!("STUB=\"a\";VALUES(\"a\")={text}").as_bytes(), Language::Swedish);
    }
}
