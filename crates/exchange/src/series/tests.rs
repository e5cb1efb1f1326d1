//! A source and its series, without an organisation.

use super::source::{Builder, Numbered};
use super::*;
use crate::mapping::Role;
use crate::series::metadata::Metadata;

#[test]
fn a_text_stands_once_in_a_column_and_every_row_has_its_own() {
    let mut builder = Builder::new(Numbered::Row);
    builder.column("a", None).unwrap();
    builder.column("b", None).unwrap();
    for (number, cells) in [(2, ["x", "1"]), (3, ["y", "1"]), (4, ["x", "2"]), (6, ["y", "1"])] {
        builder.row(number, cells).unwrap();
    }
    builder.row(7, ["x"]).unwrap();
    let source = builder.finish(Metadata::default(), Vec::new());
    assert_eq!(source.columns()[0].texts().collect::<Vec<_>>(), ["x", "y"]);
    let rows: Vec<Vec<&str>> = (0..source.row_count()).map(|row| source.row(row)).collect();
    assert_eq!(rows, [["x", "1"], ["y", "1"], ["x", "2"], ["y", "1"], ["x", ""]]);
    assert_eq!(source.number(3), 6);
    assert_eq!(source.row(99), Vec::<&str>::new());
}

#[test]
fn more_rows_than_are_read_are_refused() {
    let mut builder = Builder::new(Numbered::Row);
    builder.column("a", None).unwrap();
    for number in 0..source::MOST_ROWS {
        builder.row(number as u32, ["x"]).unwrap();
    }
    let found = builder.row(7, ["x"]).unwrap_err();
    assert_eq!((found.key, found.row), ("too-many-rows", Some(7)));
}

#[test]
fn series_are_called_as_the_file_calls_them() {
    let organisation = crate::example::agency();
    let source = crate::example::source(&organisation, "Mått;År;Land;Värde\nA;2017;x;1\nA;2018;x;2\nB;2017;;3\n");
    let mapping = Mapping::guess(&source, &organisation, None);
    assert_eq!(mapping.roles()[0], Role::Indicator);
    let reading = read(&source, &mapping);
    let told: Vec<(Option<&str>, usize, usize)> = reading
        .series
        .iter()
        .map(|series| (series.measure.as_deref(), series.parts.len(), series.values.len()))
        .collect();
    assert_eq!(told, [(Some("A"), 1, 2), (Some("B"), 0, 1)]);
    assert_eq!((reading.series[0].values[1].row, reading.series[0].values[1].column), (1, 3));
    assert_eq!(reading.count(), 3);
}
