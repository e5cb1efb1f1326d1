//! Text files of values: in as people have them, out and in again.

use domain::indicator::values::SeriesValues;
use domain::observation::Breakdown;
use proptest::prelude::*;

use super::*;
use crate::assemble::assemble;
use crate::example::{
    GROW, agency, any_name, any_values, definition, guessed, learn, lines, series, shown_values, told, with,
};
use crate::mapping::{Mapping, knows};

fn source(text: &str) -> Source {
    read(text.as_bytes(), &knows(&agency())).unwrap()
}

fn key(bytes: &[u8]) -> &'static str {
    read(bytes, &knows(&agency())).unwrap_err().key
}

#[test]
fn headings_and_rows_have_their_places() {
    let read = source("sep=;\nEn rubrik\n\nÅr;Län;Värde\n2017;\"Da\r\nlarna\";1\n;;\n2018;Skåne\n");
    assert_eq!(read.row_count(), 2);
    assert_eq!(read.row(0), ["2017", "Da\nlarna", "1"]);
    assert_eq!(read.row(1), ["2018", "Skåne", ""]);
    assert_eq!((read.number(0), read.number(1)), (5, 7));
}

#[test]
fn headings_that_mean_nothing_are_headings_all_the_same() {
    let read = source("abc,def\nx,1\n");
    let headings: Vec<&str> = read.columns().iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["abc", "def"]);
}

#[test]
fn a_file_that_is_no_table_says_why() {
    assert_eq!(key(b""), "file-empty");
    assert_eq!(key(b"\xef\xbb\xbf\n;;\n"), "file-empty");
    assert_eq!(key(b"a\0b"), "file-not-text");
    assert_eq!(key("År;Värde\n;\n".as_bytes()), "no-rows");
    assert_eq!(key(format!("{}\n1\n", "a,".repeat(251)).as_bytes()), "too-many-columns");
    assert_eq!(key(format!("a,b\n1,{}\n", "x".repeat(40_000)).as_bytes()), "cell-too-long");
}

#[test]
fn what_is_written_reads_in_either_language() {
    let mut organisation = agency();
    learn(
        &mut organisation,
        vec![
            series(GROW, &[], &["2017=71.4/P;714:1000;68.9..73.9", "2018=/Q"]),
            series(GROW, &[("kön", "=Totalt"), ("län", "Dalarna")], &["2017=1"]),
        ],
    );
    learn(&mut organisation, vec![series(GROW, &[], &["2017=72"])]);
    for (language, heading, row) in [
        (
            Language::Swedish,
            "Indikator;Indikatornummer;Enhet;kön;län;Period;Värde;Status;Undre gräns;Övre gräns;Täljare;Nämnare;Känt",
            "Vill växa;1;procent;'=Totalt;Dalarna;2017;1;;;;;;1970-01-01T00:00:00.000Z",
        ),
        (
            Language::English,
            "Indicator,Indicator number,Unit,kön,län,Period,Value,Status,Lower,Upper,Numerator,Denominator,Known",
            "Vill växa,1,procent,'=Totalt,Dalarna,2017,1,,,,,,1970-01-01T00:00:00.000Z",
        ),
    ] {
        for which in [Which::Current, Which::AllKnown] {
            let text = String::from_utf8(write(&organisation, organisation.indicators.all(), which, language)).unwrap();
            let written: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
            assert_eq!(written[0], heading);
            assert!(written.contains(&row), "{text}");
            assert_eq!(written.len(), if which == Which::Current { 4 } else { 5 });
            let assembled = guessed(&organisation, &text, None);
            assert_eq!(told(&assembled.wrong), Vec::<String>::new());
            assert_eq!(lines(&assembled), ["1: 2017=72 2018=/Q", "1 kön==Totalt län=Dalarna: 2017=1"]);
        }
    }
}

#[test]
fn what_would_give_away_a_suppressed_value_is_in_no_file() {
    let mut organisation = agency();
    let whole = series(GROW, &[], &["2017=68.75;68:168"]);
    let women = series(GROW, &[("kön", "kvinnor")], &["2017=41.5;41:77"]);
    let men = series(GROW, &[("kön", "män")], &["2017=27.25;27:91"]);
    learn(&mut organisation, vec![whole, women, men]);
    learn(&mut organisation, vec![series(GROW, &[("kön", "kvinnor")], &["2017=/Q"])]);
    let indicator = organisation.indicators.get(GROW).unwrap();
    let mut files: Vec<Vec<u8>> = vec![crate::opensdg::data(indicator)];
    for language in Language::ALL {
        for which in [Which::Current, Which::AllKnown] {
            files.push(write(&organisation, [indicator], which, language));
        }
        files.push(crate::jsonstat::written::write(&organisation, indicator, language));
    }
    for file in files {
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("168") || text.contains("68.75"), "{text}");
        for told in ["41", "77", "27", "91"] {
            assert!(!text.contains(told), "{told} in {text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn everything_that_is_written_is_equal_when_it_is_read_back(
        names in prop::collection::btree_set(any_name(), 1..4),
        dimensions in prop::collection::btree_set(any_name(), 0..3),
        parts in prop::collection::vec((prop::collection::vec(prop::option::of(any_name()), 3), any_values()), 1..6),
        is_swedish in any::<bool>(),
    ) {
        let dimensions: Vec<Name> = dimensions.into_iter().collect();
        let folded: std::collections::HashSet<String> = names.iter().map(|name| domain::text::fold(name.as_str())).collect();
        prop_assume!(folded.len() == names.len());
        let defined: Vec<_> = names.iter().map(|called| {
            let mut one = definition(called.as_str(), "antal", &[]);
            one.dimensions = dimensions.clone();
            one
        }).collect();
        let count = defined.len();
        let empty = with(defined);
        let mut organisation = empty.clone();
        let mut incoming = std::collections::BTreeMap::new();
        for (at, (parts, values)) in parts.into_iter().enumerate() {
            let parts = dimensions.iter().zip(parts).filter_map(|(name, value)| Some((name.clone(), value?)));
            let breakdown = Breakdown::new(parts.collect()).unwrap();
            incoming.insert((domain::ids::IndicatorId((at % count) as u32 + 1), breakdown), values);
        }
        let incoming: Vec<SeriesValues> = incoming.into_iter().map(|((indicator, breakdown), values)| SeriesValues { indicator, breakdown, values }).collect();
        learn(&mut organisation, incoming);
        let language = if is_swedish { Language::Swedish } else { Language::English };
        let written = write(&organisation, organisation.indicators.all(), Which::Current, language);
        for reader in [&empty, &organisation] {
            let source = read(&written, &knows(reader)).unwrap();
            let mapping = Mapping::guess(&source, reader, None);
            let assembled = assemble(reader, &source, &mapping, None);
            prop_assert_eq!(told(&assembled.wrong), Vec::<String>::new());
            prop_assert_eq!(assembled.into_values().unwrap(), shown_values(&organisation));
        }
    }

    #[test]
    fn nothing_in_a_file_is_too_much(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "[a-z0-9;,\t\"\n År.=-]{0,200}") {
        let organisation = agency();
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(source) = read(bytes, &knows(&organisation)) {
                for chosen in [None, Some(GROW)] {
                    let mapping = Mapping::guess(&source, &organisation, chosen);
                    let assembled = assemble(&organisation, &source, &mapping, chosen);
                    prop_assert_eq!(assembled.preview().count(), assembled.count());
                    if let Some(values) = assembled.into_values() {
                        prop_assert!(organisation.compare_values(&values).is_ok());
                    }
                    let again = Mapping::guess(&source, &organisation, None).remembered(&source, &mapping.text(&source)).unwrap();
                    prop_assert_eq!(again, mapping);
                }
            }
        }
    }
}
