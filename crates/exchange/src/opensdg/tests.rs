//! Open SDG's files as they are published, ours out and in again, and what should not be written.

use proptest::prelude::*;

use super::*;
use crate::assemble::assemble;
use crate::example::{GROW, agency, decimal, definition, learn, lines, name, series, told, with};
use crate::mapping::{Mapping, Role, knows};

// From ONSdigital/sdg-data, Open Government Licence 3.0; the two largest are cut.
const OFFENCES: &[u8] = include_bytes!("../../tests/corpus/opensdg/indicator_16-5-2.csv");
const UNEMPLOYED: &[u8] = include_bytes!("../../tests/corpus/opensdg/indicator_8-5-2.csv");
const RESEARCH: &[u8] = include_bytes!("../../tests/corpus/opensdg/indicator_9-5-1.csv");
const MANAGERS: &[u8] = include_bytes!("../../tests/corpus/opensdg/indicator_5-5-2.csv");
const UNEMPLOYED_METADATA: &[u8] = include_bytes!("../../tests/corpus/opensdg/8-5-2.md");
const POVERTY_METADATA: &[u8] = include_bytes!("../../tests/corpus/opensdg/10-2-1.md");
const PROGRESS: &str = include_str!("../../tests/corpus/opensdg/progress.md");

/// What a published file would bring in for an indicator with these dimensions; what was not read of it is told.
fn published(bytes: &[u8], dimensions: &[&str], roles: &[&str]) -> (Vec<String>, Vec<String>) {
    let organisation = with(vec![definition("Indikator", "percent", dimensions)]);
    let source = crate::values::read(bytes, &knows(&organisation)).unwrap();
    let mapping = Mapping::guess(&source, &organisation, Some(GROW));
    let guessed: Vec<String> = mapping.roles().iter().map(Role::text).collect();
    assert_eq!(guessed, roles);
    let assembled = assemble(&organisation, &source, &mapping, Some(GROW));
    assert_eq!(told(&assembled.wrong), Vec::<String>::new());
    (lines(&assembled), told(&assembled.advice))
}

#[test]
fn published_data_is_read() {
    let roles = ["period", "dimension", "status", "ignored", "unit", "value"];
    // One of their offences has a longer name than anything here can have.
    let text = String::from_utf8(OFFENCES.to_vec()).unwrap();
    let shorter = text.replace(" with intent to obtain or retain business or advantage", "");
    let (lines, advice) = published(shorter.as_bytes(), &["Corruption offence type"], &roles);
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0], "1: 2017=105 2018=143 2019=109 2020=119 2021=166 2022=119");
    assert!(lines[2].starts_with("1 Corruption offence type=Misconduct in a public office: 2017=92 "));
    assert_eq!(advice, ["unit-differs"]);
    let organisation = with(vec![definition("Indikator", "percent", &["Corruption offence type"])]);
    let whole = crate::example::guessed(&organisation, &text, Some(GROW));
    assert_eq!(told(&whole.wrong)[0], "text-too-long 3 B Corruption offence type");
}

#[test]
fn published_data_with_quarters_and_suppressed_values_is_read() {
    let dimensions = ["Age", "Country", "Region", "Country of birth", "Disability status", "Sex"];
    let mut roles = vec!["period", "only:Seasonally adjusted"];
    roles.extend(["dimension"; 6]);
    roles.extend(["unit", "ignored", "status", "ignored", "value"]);
    let (lines, advice) = published(UNEMPLOYED, &dimensions, &roles);
    assert!(lines.iter().any(|line| line.contains("2000-Q1=3.8")), "{lines:?}");
    assert_eq!(advice, ["period-of-other-length 2 M Value"]);
}

#[test]
fn published_data_with_many_decimals_is_rounded_and_told() {
    let dimensions =
        ["Performing/Funding", "Country", "Region", "Sector", "Source", "Source sub-category", "Product group"];
    let mut roles = vec!["period", "ignored"];
    roles.extend(["dimension"; 4]);
    roles.push("dimension");
    roles.extend(["dimension"; 2]);
    roles.extend(["unit", "status", "ignored", "ignored", "value"]);
    let (lines, advice) = published(RESEARCH, &dimensions, &roles);
    let expected = "1 Performing/Funding=Performing research and development Product group=Sewerage, waste management, \
                    remediation activities Sector=Business enterprise: 2006=0.000067225535";
    assert!(lines.iter().any(|line| line.starts_with(expected)), "{lines:?}");
    assert_eq!(advice[0], "numbers-rounded 2 N Value");
}

#[test]
fn a_status_that_nobody_knows_is_told() {
    let roles = ["period", "dimension", "dimension", "dimension", "status", "ignored", "unit", "ignored", "value"];
    let (lines, advice) = published(MANAGERS, &["Age", "Disability status", "Region"], &roles);
    assert!(lines[0].starts_with("1: 2012=35.733599999792 "), "{}", lines[0]);
    assert_eq!(advice, ["numbers-rounded 2 I Value", "observation-status-unknown 2 E Observation status"]);
}

#[test]
fn published_metadata_is_read() {
    let (metadata, advice) = super::metadata(UNEMPLOYED_METADATA).unwrap();
    assert_eq!(told(&advice), Vec::<String>::new());
    assert_eq!(metadata.title.unwrap().text, "Unemployment rate (%)");
    assert_eq!(metadata.unit.unwrap().text, "Percentage (%)");
    assert_eq!(metadata.source.unwrap().text, "Office for National Statistics (ONS)");
    assert_eq!(metadata.updated.unwrap().text, "16/05/2023");
    assert!(metadata.measure.unwrap().text.starts_with("Unemployment rate, by sex, age, country"));
    let notes: Vec<&str> = metadata.notes.iter().map(|note| note.part.as_str()).collect();
    assert_eq!(
        notes,
        [
            "national_indicator_description",
            "computation_definitions",
            "computation_calculations",
            "data_footnote",
            "other_info",
            "national_geographical_coverage",
            ""
        ]
    );
    assert!(metadata.notes[0].text.starts_with("The unemployment rate is a useful measure"));
    assert!(metadata.notes[1].text.contains("(GSS) harmonised \"core\" definition"));
    assert_eq!(metadata.suggested, Suggested::default());
    let (metadata, _) = super::metadata(POVERTY_METADATA).unwrap();
    assert_eq!(metadata.source.unwrap().text, "Eurostat");
}

#[test]
fn what_it_says_of_progress_is_a_suggestion() {
    let (metadata, advice) = super::metadata(PROGRESS.as_bytes()).unwrap();
    assert_eq!(told(&advice), ["metadata-line-unread 19", "metadata-line-unread 20"]);
    let target =
        Target { kind: TargetKind::AtMost, value: decimal("70"), by: Period::year(2030), base: Period::year(2015) };
    let expected = Suggested { desired: Some(Desired::Down), target: Some(target), limit: Some(decimal("0.5")) };
    assert_eq!(metadata.suggested, expected);
    assert_eq!(metadata.title.unwrap().text, "Andel som vill växa: \"alla\" företag");
    assert_eq!(metadata.licence.unwrap().text, "CC0, det är 'fritt'");
    assert_eq!(metadata.notes[0].text, "Första raden.\nAndra raden.");
    assert_eq!(metadata.notes[1].text, "Efteråt.");
}

#[test]
fn what_is_no_metadata_says_why() {
    let key = |text: &str| super::metadata(text.as_bytes()).unwrap_err().key;
    assert_eq!(key(""), "metadata-missing");
    assert_eq!(key("Bara text.\n"), "metadata-missing");
    assert_eq!(key("a: b\0"), "file-not-text");
    assert_eq!(key(&"x".repeat(MOST_BYTES + 1)), "file-too-large");
    assert_eq!(key(&format!("a: {}\n", "x".repeat(40_000))), "text-too-long");
    assert_eq!(key(&"a: b\n".repeat(5_001)), "too-many-parts");
    let deep: String = (0..30).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert_eq!(key(&deep), "json-too-deep");
    let deep: String = (0..30).map(|depth| format!("{}-\n", " ".repeat(depth))).collect();
    assert_eq!(key(&format!("a:\n{deep}")), "json-too-deep");
}

#[test]
fn references_do_not_grow() {
    let (metadata, advice) = super::metadata(b"graph_title: x\na: &a lol\nb: *a\nc: {a: *a}\nd: !tag y\n").unwrap();
    assert_eq!(metadata.title.unwrap().text, "x");
    assert_eq!(advice.len(), 4);
}

#[test]
fn what_is_written_of_an_indicator_is_read_back() {
    let mut definition = definition("Vill växa: \"alla\"", "procent", &[]);
    definition.desired = Desired::Up;
    definition.highest = Some(decimal("100"));
    definition.source = Some(name("Tillväxtundersökningen"));
    definition.cannot_say = domain::text::Explanation::parse("Inte varför.\n- Inte hur.").unwrap();
    let target =
        Target { kind: TargetKind::AtLeast, value: decimal("71.5"), by: Period::year(2022), base: Period::year(2017) };
    definition.target = Some(target);
    let (metadata, advice) = super::metadata(written(&definition).as_bytes()).unwrap();
    assert_eq!(told(&advice), Vec::<String>::new());
    let expected = Suggested { desired: Some(Desired::Up), target: Some(target), limit: Some(decimal("100")) };
    assert_eq!(metadata.suggested, expected);
    assert_eq!(metadata.title.unwrap().text, definition.name.as_str());
    assert_eq!(metadata.unit.unwrap().text, "procent");
    assert_eq!(metadata.source.unwrap().text, "Tillväxtundersökningen");
    let footnote = metadata.notes.iter().find(|note| note.part == "data_footnote").unwrap();
    assert_eq!(footnote.text, "Inte varför.\n- Inte hur.");
}

#[test]
fn data_is_written_and_read_back() {
    let mut organisation = agency();
    let values = vec![
        series(GROW, &[], &["2016=70/B", "2017-Q1=71.4/P", "2018=/Q"]),
        series(GROW, &[("kön", "=kvinnor"), ("län", "Dalarna")], &["2017=69", "2018=/M"]),
    ];
    learn(&mut organisation, values.clone());
    let indicator = organisation.indicators.get(GROW).unwrap();
    let text = String::from_utf8(data(indicator)).unwrap();
    assert_eq!(text.lines().next(), Some("Year,kön,län,Observation status,Units,Value"));
    assert!(text.contains("\n2017 Q1,,,Provisional value,procent,71.4\n"));
    let source = crate::values::read(text.as_bytes(), &knows(&organisation)).unwrap();
    let mapping = Mapping::guess(&source, &organisation, Some(GROW));
    assert_eq!(assemble(&organisation, &source, &mapping, Some(GROW)).into_values(), Some(values));
}

proptest! {
    #[test]
    fn nothing_is_too_much(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[-a-z:> |\"'#&*\n]{0,160}") {
        let _ = super::metadata(&bytes);
        let _ = super::metadata(text.as_bytes());
        let _ = super::metadata(format!("---\na: b\n{text}").as_bytes());
    }

    #[test]
    fn a_text_is_read_as_it_is_quoted(text in "\\PC{1,40}") {
        let told = super::metadata(format!("graph_title: {}\n", quoted(&format!("x {text} x"))).as_bytes()).unwrap().0;
        let expected = without_markup(&format!("x {text} x"));
        prop_assert_eq!(told.title.unwrap().text, expected);
    }
}
