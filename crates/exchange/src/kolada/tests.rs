//! Answers of Kolada's interface.

use proptest::prelude::*;

use super::*;
use crate::assemble::assemble;
use crate::example::{GROW, agency, definition, lines, told, with};
use crate::mapping::Mapping;

/// Invented, in the form of an answer.
const SAMPLE: &str = include_str!("../../tests/corpus/kolada/answer.json");

#[test]
fn an_answer_is_read() {
    let organisation = with(vec![definition("Vill växa", "procent", &["kommun", "kön"])]);
    let source = read(SAMPLE.as_bytes()).unwrap();
    let mapping = Mapping::guess(&source, &organisation, Some(GROW));
    let assembled = assemble(&organisation, &source, &mapping, Some(GROW));
    assert_eq!(told(&assembled.wrong), Vec::<String>::new());
    assert_eq!(
        lines(&assembled),
        [
            "1: 2017=70.375",
            "1 kommun=2080: 2017=66",
            "1 kommun=2080 kön=kvinnor: 2017=/Q",
            "1 kommun=2080 kön=män: 2017=/O",
            "1 kön=kvinnor: 2017=68.5",
            "1 kön=män: 2017=72.25",
        ]
    );
    assert_eq!(source.row_count(), 6);
}

#[test]
fn several_key_figures_are_several_indicators_by_their_names() {
    let organisation = with(vec![definition("N00001", "procent", &["kommun", "kön"])]);
    let source = read(SAMPLE.as_bytes()).unwrap();
    let assembled = assemble(&organisation, &source, &Mapping::guess(&source, &organisation, None), None);
    assert_eq!(assembled.count(), 6);
    let unknown = assemble(&agency(), &source, &Mapping::guess(&source, &agency(), None), None);
    assert_eq!(told(&unknown.wrong), ["indicator-unknown values[0]"]);
}

#[test]
fn what_is_wrong_is_told_with_its_path() {
    for (from, to, expected) in [
        (r#""period": 2017"#, r#""period": []"#, "part-not-understood values[0].period"),
        (r#""kpi": "N00001","#, "", "part-missing values[0].kpi"),
        (r#""municipality": "0000","#, "", "part-missing values[0].ou"),
        (r#""gender": "K""#, r#""gender": "X""#, "part-not-understood values[0].values[0].gender"),
        ("68.5", "true", "part-not-understood values[0].values[0].value"),
        (r#""values": ["#, r#""value": ["#, "format-unknown"),
    ] {
        let text = SAMPLE.replacen(from, to, 1);
        assert_ne!(text, SAMPLE, "{from}");
        assert_eq!(told(&[read(text.as_bytes()).unwrap_err()]), [expected]);
    }
}

proptest! {
    #[test]
    fn an_answer_that_is_damaged_anywhere_stops_nothing(at in 0..SAMPLE.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = read(&bytes);
    }
}
