//! JSON-stat as statistics offices write it, and as nobody should.

use proptest::prelude::*;

use super::*;
use crate::assemble::{Assembled, assemble};
use crate::example::{GROW, agency, any_name, any_values, definition, learn, lines, series, shown_values, told, with};
use crate::mapping::Mapping;
use crate::sheet::Language;

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

/// That a file keeps the rules of the format: what JSON-stat 2.0 asks of a dataset.
fn must_be_valid(text: &str) {
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!((json["version"].as_str(), json["class"].as_str()), (Some("2.0"), Some("dataset")));
    let ids: Vec<&str> = json["id"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
    let sizes: Vec<u64> = json["size"].as_array().unwrap().iter().map(|size| size.as_u64().unwrap()).collect();
    assert_eq!(ids.len(), sizes.len());
    let dimensions = json["dimension"].as_object().unwrap();
    assert_eq!(
        ids.iter().collect::<std::collections::BTreeSet<_>>().len(),
        dimensions.len(),
        "each once, and no other"
    );
    for (id, size) in ids.iter().zip(&sizes) {
        let category = dimensions[*id]["category"].as_object().unwrap();
        let index: Vec<&str> =
            category["index"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        let codes: std::collections::BTreeSet<&str> = index.iter().copied().collect();
        assert_eq!((index.len() as u64, codes.len()), (*size, index.len()), "{id}");
        for of_codes in ["label", "unit"] {
            for code in
                category.get(of_codes).and_then(|labels| labels.as_object()).into_iter().flat_map(|it| it.keys())
            {
                assert!(codes.contains(code.as_str()), "{id} {code}");
            }
        }
    }
    let roles = json["role"].as_object().unwrap();
    let mut with_role: Vec<&str> =
        roles.values().flat_map(|ids| ids.as_array().unwrap()).map(|id| id.as_str().unwrap()).collect();
    with_role.sort_unstable();
    assert!(with_role.windows(2).all(|pair| pair[0] != pair[1]), "a dimension has one role");
    assert!(with_role.iter().all(|id| ids.contains(id)));
    assert_eq!(roles["time"].as_array().unwrap().len(), 1);
    let size: u64 = sizes.iter().product();
    let is_value = |value: &serde_json::Value| value.is_number() || value.is_string() || value.is_null();
    let is_cell = |at: &str| at.parse::<u64>().is_ok_and(|place| place < size && place.to_string() == at);
    match &json["value"] {
        serde_json::Value::Array(values) => assert!(values.len() as u64 == size && values.iter().all(is_value)),
        serde_json::Value::Object(values) => assert!(values.iter().all(|(at, value)| is_cell(at) && is_value(value))),
        other => panic!("{other}"),
    }
    for (at, status) in json.get("status").and_then(|it| it.as_object()).into_iter().flatten() {
        assert!(is_cell(at) && status.is_string());
    }
    if let Some(updated) = json.get("updated") {
        updated.as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    }
}

fn written(organisation: &domain::organisation::Organisation, language: Language) -> String {
    String::from_utf8(written::write(organisation, organisation.indicators.get(GROW).unwrap(), language)).unwrap()
}

#[test]
fn all_of_an_indicator_is_written() {
    let mut organisation = agency();
    learn(
        &mut organisation,
        vec![
            series(GROW, &[], &["2017=71.4/P;714:1000;68.9..73.9", "2018=/O"]),
            series(GROW, &[("län", "Dalarna")], &["2018=3"]),
        ],
    );
    let text = written(&organisation, Language::Swedish);
    must_be_valid(&text);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["id"], serde_json::json!(["measure", "län", "period"]));
    assert_eq!(json["role"], serde_json::json!({ "time": ["period"], "metric": ["measure"] }));
    assert_eq!(
        json["dimension"]["län"]["category"]["label"],
        serde_json::json!({ "_T": "Totalt", "Dalarna": "Dalarna" })
    );
    assert_eq!(json["value"], serde_json::json!({ "0": 71.4, "1": null, "3": 3 }));
    assert_eq!(json["status"], serde_json::json!({ "0": "P", "1": "O" }));
    assert_eq!(json["updated"], "1970-01-01T00:00:00Z");
    assert_eq!(json["extension"]["upper"], serde_json::json!({ "0": 73.9 }));
    assert!(written(&organisation, Language::English).contains(r#""_T":"Total""#));
}

#[test]
fn an_indicator_without_values_is_a_dataset_without_any() {
    must_be_valid(&written(&agency(), Language::Swedish));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_is_written_is_equal_when_it_is_read_back(
        called in any_name(),
        dimensions in prop::collection::btree_set(any_name(), 0..3),
        parts in prop::collection::vec((prop::collection::vec(prop::option::of(any_name()), 3), any_values()), 1..6),
        is_swedish in any::<bool>(),
    ) {
        let dimensions: Vec<domain::text::Name> = dimensions.into_iter().collect();
        let mut defined = definition(called.as_str(), "antal", &[]);
        defined.dimensions = dimensions.clone();
        let empty = with(vec![defined]);
        let mut organisation = empty.clone();
        let mut incoming = std::collections::BTreeMap::new();
        for (parts, values) in parts {
            let parts = dimensions.iter().zip(parts).filter_map(|(name, value)| Some((name.clone(), value?)));
            incoming.insert(domain::observation::Breakdown::new(parts.collect()).unwrap(), values);
        }
        let incoming: Vec<_> = incoming.into_iter().map(|(breakdown, values)| {
            domain::indicator::values::SeriesValues { indicator: GROW, breakdown, values }
        }).collect();
        learn(&mut organisation, incoming);
        let language = if is_swedish { Language::Swedish } else { Language::English };
        let text = written(&organisation, language);
        must_be_valid(&text);
        let source = read(text.as_bytes()).unwrap();
        for reader in [&empty, &organisation] {
            for chosen in [None, Some(GROW)] {
                let mapping = Mapping::guess(&source, reader, chosen);
                let assembled = assemble(reader, &source, &mapping, chosen);
                prop_assert_eq!(told(&assembled.wrong), Vec::<String>::new());
                prop_assert_eq!(assembled.into_values().unwrap(), shown_values(&organisation));
            }
        }
    }
}
