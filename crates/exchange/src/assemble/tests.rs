//! What files would bring in to an agency with two indicators, and every fault at its place.

use domain::observation::Status;
use domain::refusal::Value;

use super::*;
use crate::example::{DECISIONS, GROW, agency, guessed, learn, lines, name, series, source, told};

fn read(text: &str) -> Assembled {
    guessed(&agency(), text, Some(GROW))
}

fn faults(text: &str) -> Vec<String> {
    told(&read(text).wrong)
}

#[test]
fn a_long_table_is_read() {
    let assembled = read("År;Län;Kön;Värde;Status\n2017;;;71,4;\n2018;;;72;P\n2017;Dalarna;kvinnor;68;\n");
    assert_eq!(lines(&assembled), ["1: 2017=71.4 2018=72/P", "1 kön=kvinnor län=Dalarna: 2017=68"]);
    assert!(assembled.can_be_brought_in());
    let rows: Vec<u32> = assembled.preview().map(|row| row.row).collect();
    assert_eq!(rows, [0, 1, 2]);
    assert_eq!(told(&assembled.advice), Vec::<String>::new());
}

#[test]
fn a_table_with_the_periods_as_headings_is_read() {
    let assembled = read("Lönsamhet och vilja\n\nLän,2016,2017,2018\nDalarna,1,2,\nSkåne,3,..,4\n");
    assert_eq!(lines(&assembled), ["1 län=Dalarna: 2016=1 2017=2", "1 län=Skåne: 2016=3 2017=/O 2018=4"]);
}

#[test]
fn a_table_with_the_indicators_as_headings_is_read() {
    let text = "Månad;Vill växa;Beslut\n2018-01;70;1000\n2018-02;;1100\n";
    let assembled = guessed(&agency(), text, None);
    assert_eq!(lines(&assembled), ["1: 2018-01=70", "2: 2018-01=1000 2018-02=1100"]);
}

#[test]
fn a_column_says_of_which_indicator_each_row_is() {
    let text = "Indikator;År;Värde\nvill växa;2017;70\n1;2018;71\n";
    assert_eq!(lines(&guessed(&agency(), text, None)), ["1: 2017=70 2018=71"]);
    // When the page has said which, the column is not asked.
    assert_eq!(lines(&guessed(&agency(), "Indikator;År;Värde\nNågot annat;2017;70\n", Some(GROW))), ["1: 2017=70"]);
}

#[test]
fn symbols_of_statistics_offices_say_why_there_is_no_value() {
    let assembled = read("År;Värde;Status\n2011;..;\n2012;..C;\n2013;x;\n2014;.;\n2015;;\n2016;-;\n2017;;Q\n2018;;P\n");
    assert_eq!(lines(&assembled), ["1: 2011=/O 2012=/Q 2013=/Q 2014=/M 2015=/O 2016=/O 2017=/Q 2018=/O"]);
    assert_eq!(told(&assembled.advice), ["dash-without-value 7 B Värde"]);
}

#[test]
fn an_interval_and_what_a_value_was_divided_from_are_read() {
    let text = "År;Värde;Undre gräns;Övre gräns;Täljare;Nämnare\n2017;71,4;68,9;73,9;714;1000\n2018;72;;;;\n";
    assert_eq!(lines(&read(text)), ["1: 2017=71.4;714:1000;68.9..73.9 2018=72"]);
}

#[test]
fn the_whole_of_a_dimension_is_the_whole_unless_it_is_a_value_here() {
    let text = "År;Kön;Värde\n2017;Totalt;70\n2017;Män;69\n";
    assert_eq!(lines(&read(text)), ["1: 2017=70", "1 kön=Män: 2017=69"]);
    let mut organisation = agency();
    learn(&mut organisation, vec![series(GROW, &[("kön", "Totalt")], &["2016=1"])]);
    let assembled = guessed(&organisation, text, Some(GROW));
    assert_eq!(lines(&assembled), ["1 kön=Män: 2017=69", "1 kön=Totalt: 2017=70"]);
}

#[test]
fn names_are_spelled_as_they_are_here() {
    let mut organisation = agency();
    learn(&mut organisation, vec![series(GROW, &[("län", "Västra Götaland")], &["2016=1"])]);
    let assembled =
        guessed(&organisation, "År;LÄN;Värde\n2017;VÄSTRA GÖTALAND;2\n2018;västra götaland;3\n", Some(GROW));
    assert_eq!(lines(&assembled), ["1 län=Västra Götaland: 2017=2 2018=3"]);
}

#[test]
fn every_fault_is_told_with_its_place() {
    let wrong = faults(
        "År;Län;Värde;Status;Undre gräns;Övre gräns;Täljare;Nämnare\n\
         2010;;tio;;;;;\n\
         snart;;1;;;;;\n\
         ;;1;;;;;\n\
         2011;;101;;;;;\n\
         2012;;1;Q;;;;\n\
         2013;;5;;6;7;;\n\
         2014;;5;;4;;;\n\
         2015;;5;;;;1;0\n\
         2016;;5;;;;1;\n\
         2017;;5;;fem;7;;\n\
         2018;;9999999999999999;;;;;\n",
    );
    let expected = [
        "not-a-number 2 C Värde",
        "not-a-period 3 A År",
        "period-missing 4 A År",
        "value-outside-limits 5 C Värde",
        "value-for-none 6 C Värde",
        "interval-wrong 7 C Värde",
        "interval-half 8 C Värde",
        "fraction-wrong 9 C Värde",
        "fraction-half 10 C Värde",
        "not-a-number 11 E Undre gräns",
        "number-too-large 12 C Värde",
    ];
    assert_eq!(wrong, expected);
    let long = format!("År;Län;Värde\n2017;{};1\n2018;;2\n", "a".repeat(121));
    assert_eq!(faults(&long), ["text-too-long 2 B Län"]);
}

#[test]
fn one_fault_keeps_everything_out() {
    let assembled = read("År;Värde\n2017;70\n2018;sju\n");
    assert_eq!(lines(&assembled), ["1: 2017=70"]);
    assert!(!assembled.can_be_brought_in());
    assert_eq!(assembled.into_values(), None);
}

#[test]
fn a_value_that_stands_twice_is_wrong_when_it_differs() {
    let assembled = read("År;Värde\n2017;70\n2018;71\n2017;70\n2018;72\n");
    assert_eq!(told(&assembled.wrong), ["value-twice 5 B Värde"]);
    assert_eq!(assembled.wrong[0].values[1], ("row", Value::Number(3)));
    assert_eq!(told(&assembled.advice), ["value-repeated"]);
    // Where the file says when each became known, the last known holds.
    let known = "År;Värde;Känt\n2018;72;2019-06-01\n2018;71;2019-02-01\n";
    assert_eq!(lines(&read(known)), ["1: 2018=72"]);
}

#[test]
fn what_is_called_otherwise_here_is_told() {
    let unknown = guessed(&agency(), "Indikator;År;Värde\nVill krympa;2017;70\n99;2017;70\n", None);
    assert_eq!(told(&unknown.wrong), ["indicator-unknown 2 A Indikator", "indicator-unknown 3 A Indikator"]);
    assert_eq!(faults("År;Ålder;Värde\n2017;16–24;70\n2017;25–34;71\n"), ["dimension-unknown 1 B Ålder"]);
    let mut organisation = agency();
    let events =
        organisation.end_indicator(&crate::example::context(), GROW, domain::text::Reason::parse("Slut").unwrap());
    crate::example::happen(&mut organisation, events.unwrap());
    let ended = guessed(&organisation, "Indikator;År;Värde\nVill växa;2017;70\n", None);
    assert_eq!(told(&ended.wrong), ["indicator-ended 2 A Indikator"]);
    assert_eq!(told(&guessed(&organisation, "År;Värde\n2017;70\n", Some(GROW)).wrong), ["indicator-ended 2 B Värde"]);
}

#[test]
fn two_that_are_called_the_same_are_told() {
    let definition = |called| crate::example::definition(called, "antal", &["kön", "Kön"]);
    let organisation = crate::example::with(vec![definition("Resor"), definition("RESOR ")]);
    let ambiguous = guessed(&organisation, "Indikator;År;Värde\nresor;2017;70\n", None);
    assert_eq!(told(&ambiguous.wrong), ["indicator-ambiguous 2 A Indikator"]);
}

#[test]
fn a_file_that_does_not_say_what_is_what_is_told_so() {
    let none = guessed(&agency(), "År;Värde\n2017;70\n", None);
    assert_eq!(told(&none.wrong), ["indicator-column-missing"]);
    assert_eq!(faults("Län;Värde\nDalarna;70\nSkåne;71\n"), ["period-column-missing"]);
    assert_eq!(faults("År;Län\n2017;Dalarna\n2018;Skåne\n"), ["value-column-missing"]);
    let organisation = agency();
    let source = source(&organisation, "År;Tid;Värde\n2017;2018;70\n");
    let mapping = Mapping::guess(&source, &organisation, Some(GROW)).with(1, Role::Period);
    let twice = assemble(&organisation, &source, &mapping, Some(GROW));
    assert_eq!(told(&twice.wrong), ["role-twice 1 B Tid"]);
    let across = Mapping::guess(&source, &organisation, Some(GROW)).with(1, Role::Across);
    assert_eq!(told(&assemble(&organisation, &source, &across, Some(GROW)).wrong), ["not-a-period 1 B Tid"]);
    let dimension = || Role::Dimension { name: "län".to_owned(), whole: String::new() };
    let both = Mapping::guess(&source, &organisation, Some(GROW)).with(1, dimension()).with(2, dimension());
    assert_eq!(
        told(&assemble(&organisation, &source, &both.with(0, Role::Value), Some(GROW)).wrong),
        ["period-column-missing"]
    );
    let both = Mapping::guess(&source, &organisation, Some(GROW)).with(1, dimension());
    let source = self::source(&organisation, "År;Tid;Värde;Mer\n2017;2018;70;a\n");
    let both = Mapping::guess(&source, &organisation, Some(GROW)).with(1, both.roles()[1].clone()).with(3, dimension());
    assert_eq!(told(&assemble(&organisation, &source, &both, Some(GROW)).wrong), ["dimension-twice 1 D Mer"]);
}

#[test]
fn what_is_good_to_know_stops_nothing() {
    let assembled =
        read("Månad;Enhet;Status;Värde\n2017-01;kronor;Undefined;0,1234567890123456\n2017-02;kronor;Undefined;7\n");
    assert!(assembled.can_be_brought_in());
    let expected = [
        "numbers-rounded 2 D Värde",
        "observation-status-unknown 2 C Status",
        "period-of-other-length 2 D Värde",
        "unit-differs",
    ];
    assert_eq!(told(&assembled.advice), expected);
    let several = read("År;Enhet;Värde\n2017;kronor;1\n2018;procent;2\n");
    assert_eq!(told(&several.advice), ["units-several"]);
    let percent = read("År,Units,Value\n2017,Percentage (%),1\n");
    assert_eq!(told(&percent.advice), Vec::<String>::new());
}

#[test]
fn a_number_with_a_comma_that_can_be_a_thousand_is_told() {
    let text = |value| format!("Månad;Värde\n2018-01;{value}\n");
    let assembled = guessed(&agency(), &text("1,234"), Some(DECISIONS));
    assert_eq!(told(&assembled.advice), ["number-ambiguous 2 B Värde"]);
    assert_eq!(told(&guessed(&agency(), &text("12,34"), Some(DECISIONS)).advice), Vec::<String>::new());
}

#[test]
fn a_thousand_faults_are_told_as_some_and_counted() {
    let rows: String = (0..1000).map(|_| "2017;x1\n").collect();
    let wrong = read(&format!("År;Värde\n{rows}")).wrong;
    assert_eq!(wrong.len(), series::MOST_FINDINGS + 1);
    assert_eq!(wrong.last().map(|found| found.key), Some("more-findings"));
}

#[test]
fn only_the_rows_that_are_asked_for_are_read() {
    let organisation = agency();
    let source = source(&organisation, "År;Innehåll;Värde\n2017;Antal;900\n2017;Andel;70\n");
    let mapping = Mapping::guess(&source, &organisation, Some(GROW)).with(1, Role::Only("andel".to_owned()));
    assert_eq!(lines(&assemble(&organisation, &source, &mapping, Some(GROW))), ["1: 2017=70"]);
    let none = Mapping::guess(&source, &organisation, Some(GROW)).with(1, Role::Only("Summa".to_owned()));
    assert_eq!(told(&assemble(&organisation, &source, &none, Some(GROW)).wrong), ["no-values"]);
}

#[test]
fn what_is_assembled_is_what_the_domain_takes() {
    let mut organisation = agency();
    let text = "År;Län;Värde;Status\n2017;;71,4;\n2018;Dalarna;;Q\n";
    let values = guessed(&organisation, text, Some(GROW)).into_values().unwrap();
    assert_eq!(organisation.compare_values(&values).unwrap().changes.len(), 2);
    learn(&mut organisation, values.clone());
    assert_eq!(organisation.compare_values(&values).unwrap().same, 2);
    let breakdown = Breakdown::new(vec![(name("län"), name("Dalarna"))]).unwrap();
    let known = organisation.indicators.get(GROW).unwrap().series(&breakdown).unwrap();
    assert_eq!(known.current().next().unwrap().observed.status, Status::Suppressed);
}

#[test]
fn a_value_of_a_period_that_has_not_begun_is_wrong_unless_it_was_known() {
    let text = "Månad;Värde\n2018-11;70\n2018-12;71\n2019-01;\n";
    let on = |organisation: &Organisation| {
        let source = source(organisation, text);
        let mapping = Mapping::guess(&source, organisation, Some(DECISIONS));
        assemble_on(organisation, &source, &mapping, Some(DECISIONS), jiff::civil::date(2018, 11, 1))
    };
    let mut organisation = agency();
    let assembled = on(&organisation);
    assert_eq!(
        told(&assembled.wrong),
        ["period-not-begun 3 B Värde"],
        "what goes on, and what is missing, can be told"
    );
    assert_eq!(lines(&assembled), ["2: 2018-11=70 2019-01=/O"]);
    let later = crate::example::on(jiff::civil::date(2018, 12, 1));
    crate::example::learn_on(&later, &mut organisation, vec![series(DECISIONS, &[], &["2018-12=71"])]);
    assert_eq!(told(&on(&organisation).wrong), Vec::<String>::new());
}

#[test]
fn a_part_that_was_not_there_is_told_with_the_one_that_it_may_be() {
    let mut organisation = agency();
    let text = "År;Län;Värde\n2017;Skåne;2\n2017;Dalarna;3\n";
    assert_eq!(told(&guessed(&organisation, text, Some(GROW)).advice), Vec::<String>::new(), "the first are all new");
    learn(&mut organisation, vec![series(GROW, &[("län", "Skåne")], &["2016=1"])]);
    let assembled = guessed(
        &organisation,
        "År;Län;Värde\n2017;Skåne län;2\n2018;Skåne län;2\n2017;Dalarna;3\n2017;Skåne;4\n",
        Some(GROW),
    );
    assert_eq!(told(&assembled.advice), ["part-new-like 2 B Län", "parts-new"]);
    assert_eq!(assembled.advice[0].values[1], ("near", Value::Text("Skåne".to_owned())));
    assert_eq!(assembled.advice[1].values.last(), Some(&("value", Value::Text("Dalarna".to_owned()))));
    assert!(assembled.can_be_brought_in(), "it is advice");
}
