//! What columns are guessed to be, corrected, and remembered.

use proptest::prelude::*;

use super::*;
use crate::example::{GROW, agency, source, told};
use crate::series::source::of_table;

fn roles(text: &str, chosen: Option<IndicatorId>) -> Vec<String> {
    let organisation = agency();
    let source = source(&organisation, text);
    Mapping::guess(&source, &organisation, chosen).roles().iter().map(Role::text).collect()
}

#[test]
fn headings_in_both_languages_are_known() {
    assert_eq!(roles("År;Län;Värde\n2017;A;1\n2018;B;2\n", None), ["period", "dimension", "value"]);
    assert_eq!(
        roles(
            "Year,Sex,Observation status,Unit multiplier,Units,GeoCode,Value\n2017,Male,,x,%,E1,1\n2018,,,x,%,E2,1\n",
            None
        ),
        ["period", "dimension", "status", "ignored", "unit", "ignored", "value"]
    );
    assert_eq!(
        roles("TIME_PERIOD;OBS_VALUE;OBS_STATUS;Lower CI;Upper CI;Täljare;Nämnare\n2017;1;A;1;2;1;2\n", None),
        ["period", "value", "status", "low", "high", "numerator", "denominator"]
    );
}

#[test]
fn what_no_heading_says_is_guessed_from_the_cells() {
    assert_eq!(roles("a;b;c\nx;2017;1,5\ny;2018;2,5\n", None), ["dimension", "period", "value"]);
    assert_eq!(roles("Mätning;Andel\n2017 kv 1;70\n2017 kv 2;71\n", None), ["period", "value"]);
}

#[test]
fn a_column_that_says_the_same_all_the_way_down_says_nothing() {
    assert_eq!(roles("År;Land;Värde\n2017;Sverige;1\n2018;Sverige;1\n", None), ["period", "ignored", "value"]);
    // Unless an indicator is broken down by it.
    assert_eq!(roles("År;Län;Värde\n2017;Dalarna;1\n", None), ["period", "dimension", "value"]);
}

#[test]
fn the_whole_of_a_dimension_is_known_by_its_word() {
    assert_eq!(roles("År;Kön;Värde\n2017;Totalt;1\n2017;Män;2\n", None), ["period", "dimension::Totalt", "value"]);
}

#[test]
fn of_several_measures_one_is_asked_for_when_the_file_is_for_one_indicator() {
    let text = "Mått;År;Värde\nAntal;2017;900\nVill växa;2017;70\n";
    assert_eq!(roles(text, None), ["indicator", "period", "value"]);
    assert_eq!(roles(text, Some(GROW)), ["only:Vill växa", "period", "value"]);
}

#[test]
fn a_workbook_is_read_as_a_text_file_is() {
    let organisation = agency();
    let table = crate::table::pasted("År\tVärde\n2017\t1\n", &knows(&organisation)).unwrap();
    let mapping = Mapping::guess(&of_table(&table).unwrap(), &organisation, None);
    assert_eq!(mapping.roles(), [Role::Period, Role::Value]);
}

#[test]
fn what_was_corrected_is_remembered_for_the_next_file() {
    let organisation = agency();
    let first = source(&organisation, "a=b;c:d;2016;2017\nx;Man;1;2\ny;Kvinna;3;4\n");
    let corrected = Role::Dimension { name: "kön".to_owned(), whole: "a:b=c\\".to_owned() };
    let mapping = Mapping::guess(&first, &organisation, None).with(0, Role::Ignored).with(1, corrected.clone());
    let text = mapping.text(&first);
    assert_eq!(text, "a\\=b=ignored\nc\\:d=dimension:kön:a\\:b\\=c\\\\\n2016=across\n2017=across\n");
    let next = source(&organisation, "a=b;c:d;2016;2017;2018\nx;Man;1;2;3\ny;Kvinna;3;4;5\n");
    let remembered = Mapping::guess(&next, &organisation, None).remembered(&next, &text).unwrap();
    assert_eq!(remembered.roles(), [Role::Ignored, corrected, Role::Across, Role::Across, Role::Across]);
    for wrong in ["År", "År=nothing", "År=period:1", "År=only:a:b"] {
        let refused = Mapping::guess(&next, &organisation, None).remembered(&next, wrong).unwrap_err();
        assert_eq!(told(&[refused]), ["mapping-not-understood"], "{wrong}");
    }
}

#[test]
fn two_columns_of_one_name_keep_their_order() {
    let organisation = agency();
    let source = source(&organisation, "År;x;x;Värde\n2017;a;b;1\n2018;b;c;2\n");
    let mapping = Mapping::guess(&source, &organisation, None).with(2, Role::Ignored);
    let again = Mapping::guess(&source, &organisation, None).remembered(&source, &mapping.text(&source)).unwrap();
    assert_eq!(again, mapping);
}

proptest! {
    #[test]
    fn a_role_is_read_as_it_is_written(name in "\\PC{0,12}", whole in "[a-z\\\\:=\n\r]{0,8}") {
        for role in Role::all() {
            let role = match role {
                Role::Dimension { .. } => Role::Dimension { name: name.clone(), whole: whole.clone() },
                Role::Only(_) => Role::Only(whole.clone()),
                other => other,
            };
            prop_assert_eq!(Role::parse(&role.text()), Some(role));
        }
    }

    #[test]
    fn no_text_of_a_mapping_is_too_much(text in "[a-zÅr=:\\\\\n]{0,40}") {
        let organisation = agency();
        let source = source(&organisation, "År;Värde\n2017;1\n");
        let _ = Mapping::guess(&source, &organisation, None).remembered(&source, &text);
    }
}
