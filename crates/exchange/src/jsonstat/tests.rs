//! JSON-stat as statistics offices write it, and as nobody should.

use proptest::prelude::*;

use super::*;
use crate::assemble::{Assembled, assemble};
use crate::example::{GROW, agency, lines, told};
use crate::mapping::Mapping;

/// Our own, with what the format's own examples have: metric and time, sparse statuses, units.
const SAMPLE: &str = include_str!("../../tests/corpus/jsonstat/growth.json");

fn assembled(text: &str) -> Assembled {
    let organisation = agency();
    let source = read(text.as_bytes()).unwrap();
    let mapping = Mapping::guess(&source, &organisation, Some(GROW));
    assemble(&organisation, &source, &mapping, Some(GROW))
}

fn fault(text: &str) -> Vec<String> {
    told(&[read(text.as_bytes()).unwrap_err()])
}

/// A dataset of one dimension of time with two years, with these parts besides.
fn dataset(rest: &str) -> String {
    format!(
        r#"{{"version":"2.0","class":"dataset","id":["tid"],"size":[2],"role":{{"time":["tid"]}},
        "dimension":{{"tid":{{"category":{{"index":["2017","2018"]}}}}}}{rest}}}"#
    )
}

#[test]
fn a_dataset_is_read() {
    let assembled = assembled(SAMPLE);
    assert_eq!(told(&assembled.wrong), Vec::<String>::new());
    assert_eq!(
        lines(&assembled),
        [
            "1: 2016=70.5 2017=71.4 2018=72/P",
            "1 kön=kvinnor: 2016=68 2017=69.25 2018=/Q",
            "1 kön=män: 2016=72.1 2017=/O 2018=74",
        ]
    );
    assert_eq!(told(&assembled.advice), Vec::<String>::new());
}

#[test]
fn what_it_says_of_itself_is_found() {
    let metadata = read(SAMPLE.as_bytes()).unwrap().metadata;
    let text = |told: &Option<Told>| told.as_ref().map(|told| format!("{}: {}", told.part, told.text));
    assert_eq!(text(&metadata.title).unwrap(), "label: Företag som vill växa");
    assert_eq!(text(&metadata.source).unwrap(), "source: Prövningsverket");
    assert_eq!(text(&metadata.updated).unwrap(), "updated: 2018-10-01T08:00:00Z");
    assert_eq!(text(&metadata.unit).unwrap(), "dimension.innehåll.category.unit.ANDEL: procent");
    assert_eq!(metadata.notes[0].part, "note[0]");
}

#[test]
fn values_statuses_and_categories_may_be_written_in_every_way() {
    for (rest, expected) in [
        (r#","value":[1,null]"#, "1: 2017=1 2018=/O"),
        (r#","value":{"1":2}"#, "1: 2018=2"),
        (r#","value":{"1":2,"0":1},"status":"P""#, "1: 2017=1/P 2018=2/P"),
        (r#","value":[1,2],"status":["E"]"#, "1: 2017=1/E 2018=2/E"),
        (r#","value":[1,2],"status":["E",null]"#, "1: 2017=1/E 2018=2"),
        (r#","value":[1,null],"status":{"1":"Q"}"#, "1: 2017=1 2018=/Q"),
        (r#","value":["1.5","..C"]"#, "1: 2017=1.5 2018=/Q"),
    ] {
        assert_eq!(lines(&assembled(&dataset(rest))), [expected], "{rest}");
    }
    let placed = dataset(r#","value":[1,2]"#).replace(r#"["2017","2018"]"#, r#"{"2018":0,"2017":1}"#);
    assert_eq!(lines(&assembled(&placed)), ["1: 2017=2 2018=1"]);
    let alone = dataset(r#","value":[1]"#).replace(r#""index":["2017","2018"]"#, r#""label":{"2017":"året 2017"}"#);
    assert_eq!(lines(&assembled(&alone.replace("[2]", "[1]"))), ["1: 2017=1"]);
}

#[test]
fn what_is_wrong_is_told_with_its_path() {
    let whole = dataset(r#","value":[1,2]"#);
    for (text, expected) in [
        ("{}".to_owned(), "format-unknown"),
        ("[1]".to_owned(), "format-unknown"),
        (dataset(""), "part-missing value"),
        (dataset(r#","value":[1]"#), "cube-not-filled value"),
        (dataset(r#","value":3"#), "part-not-understood value"),
        (dataset(r#","value":[1,{}]"#), "part-not-understood value[1]"),
        (dataset(r#","value":{"2":1}"#), "part-not-understood value[2]"),
        (dataset(r#","value":{"1":1,"01":2}"#), "part-twice value"),
        (dataset(r#","value":[1,2],"status":["E","E","E"]"#), "cube-not-filled status"),
        (dataset(r#","value":[1,2],"status":{"x":"E"}"#), "part-not-understood status[x]"),
        (dataset(r#","value":[1,2],"status":7"#), "part-not-understood status"),
        (whole.replace("[2]", "[3]"), "cube-not-filled dimension.tid.category"),
        (whole.replace("[2]", "[-2]"), "part-not-understood size[0]"),
        (whole.replace("[2]", "[1e11]"), "cube-too-large"),
        (whole.replace("[2]", "[2,1]"), "part-not-understood size"),
        (whole.replace(r#""id":["tid"]"#, r#""id":[7]"#), "part-not-understood id[0]"),
        (whole.replace(r#""id":["tid"]"#, r#""id":["år"]"#), "part-missing dimension.år"),
        (whole.replace(r#""index""#, r#""andex""#), "part-missing dimension.tid.category.index"),
        (
            whole.replace(r#"["2017","2018"]"#, r#"{"2017":0,"2018":0}"#),
            "part-not-understood dimension.tid.category.index",
        ),
        (whole.replace(r#"["2017","2018"]"#, "5"), "part-not-understood dimension.tid.category.index"),
        (whole.replace(r#""category""#, r#""cat""#), "part-missing dimension.tid.category"),
        (whole.replace(r#""dimension""#, r#""dim""#), "part-missing dimension"),
    ] {
        assert_eq!(fault(&text), [expected], "{text}");
    }
}

#[test]
fn a_value_that_is_wrong_here_is_told_with_its_place_in_the_list() {
    let wrong = assembled(&dataset(r#","value":[1,"tio"]"#)).wrong;
    assert_eq!(told(&wrong), ["not-a-number value[1]"]);
}

proptest! {
    #[test]
    fn a_dataset_that_is_damaged_anywhere_stops_nothing(at in 0..SAMPLE.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(source) = read(&bytes) {
            let organisation = agency();
            let mapping = Mapping::guess(&source, &organisation, None);
            let _ = assemble(&organisation, &source, &mapping, Some(GROW));
        }
    }
}
