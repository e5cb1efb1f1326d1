//! What the columns of a source most likely are. By what the format says, then by what the organisation's indicators are
//! called and broken down by, then by the heading, then by what stands in the cells.

use std::collections::HashSet;

use domain::ids::IndicatorId;
use domain::organisation::Organisation;
use domain::period::Period;

use super::words::{is_period, is_whole, of_heading};
use super::{Mapping, Role};
use crate::lookup::key;
use crate::series::source::{Column, Source};

/// How many texts of a column are looked at.
const LOOKED_AT: usize = 200;

/// What the organisation knows of headings and of texts.
struct Known {
    indicators: HashSet<String>,
    dimensions: HashSet<String>,
    /// Values of dimensions that are there: what is a value is not the whole.
    values: HashSet<(String, String)>,
    is_chosen: bool,
}

impl Known {
    fn of(organisation: &Organisation, chosen: Option<IndicatorId>) -> Known {
        let mut known = Known {
            indicators: HashSet::new(),
            dimensions: HashSet::new(),
            values: HashSet::new(),
            is_chosen: chosen.is_some(),
        };
        for indicator in organisation.indicators.living() {
            known.indicators.insert(key(indicator.definition().name.as_str()));
            if chosen.is_some_and(|chosen| chosen != indicator.id) {
                continue;
            }
            known.dimensions.extend(indicator.definition().dimensions.iter().map(|name| key(name.as_str())));
            for (dimension, value) in indicator.shown().keys().flat_map(|breakdown| breakdown.parts()) {
                let parts = (key(dimension.as_str()), key(value.as_str()));
                known.values.insert(parts);
            }
        }
        known
    }
}

pub(super) fn roles(source: &Source, organisation: &Organisation, chosen: Option<IndicatorId>) -> Vec<Role> {
    let known = Known::of(organisation, chosen);
    let columns = source.columns();
    let across = columns.iter().filter(|column| is_period(&column.heading)).count();
    let is_ours = columns.iter().any(|column| of_heading(&column.heading) == Some(Role::Known));
    let mut roles: Vec<Role> =
        columns.iter().map(|column| role(column, &known, across, is_ours).unwrap_or_default()).collect();
    only_the_first(&mut roles);
    let mut mapping = Mapping { roles };
    let is_wide = mapping.roles.contains(&Role::Across);
    if !is_wide && !mapping.roles.contains(&Role::Period) {
        mapping = with_period_by_cells(mapping, columns);
    }
    if !is_wide && !mapping.roles.contains(&Role::Value) && !mapping.roles.contains(&Role::Named) {
        mapping = with_value_by_cells(mapping, columns);
    }
    mapping.roles
}

/// By its heading and its format; nothing where it should not be read.
fn role(column: &Column, known: &Known, across: usize, is_ours: bool) -> Option<Role> {
    let is_known = known.dimensions.contains(&key(&column.heading));
    if let Some(told) = &column.told {
        return Some(match told {
            // A format that names the dimension says all of it, and which text is the whole.
            Role::Dimension { name, .. } if !name.is_empty() => told.clone(),
            Role::Dimension { .. } => dimension(column, known, is_ours, is_known),
            Role::Indicator => indicator(column, known),
            told => told.clone(),
        });
    }
    let by_heading = of_heading(&column.heading);
    // What is called as a dimension of an indicator is one, unless it is called as what every table of values has.
    let is_weak = matches!(by_heading, None | Some(Role::Unit | Role::Ignored | Role::Indicator));
    if is_known && (by_heading.is_none() || (is_weak && !is_ours)) {
        return Some(dimension(column, known, is_ours, true));
    }
    if 2 <= across && is_period(&column.heading) {
        return Some(Role::Across);
    }
    match by_heading {
        Some(Role::Indicator) => return Some(indicator(column, known)),
        Some(Role::Dimension { name, .. }) => return Some(Role::Dimension { name, whole: String::new() }),
        Some(role) => return Some(role),
        None => {}
    }
    if !is_ours && !column.heading.is_empty() && known.indicators.contains(&key(&column.heading)) {
        return Some(Role::Named);
    }
    (!column.heading.is_empty()).then(|| dimension(column, known, is_ours, false))
}

/// A column of indicators says nothing when the whole file is for one.
fn indicator(column: &Column, known: &Known) -> Role {
    match known.is_chosen {
        false => Role::Indicator,
        true if column.texts().filter(|text| !text.is_empty()).count() <= 1 => Role::Ignored,
        // Several measures, of which one is wanted: a person has to say which.
        true => column.texts().find(|text| known.indicators.contains(&key(text))).map_or_else(
            || column.texts().next().map_or(Role::Ignored, |first| Role::Only(first.to_owned())),
            |named| Role::Only(named.to_owned()),
        ),
    }
}

/// A dimension, with its text for the whole. One that no indicator has and that has one text only says nothing.
fn dimension(column: &Column, known: &Known, is_ours: bool, is_known: bool) -> Role {
    let is_value = |text: &str| known.values.contains(&(key(&column.heading), key(text)));
    let whole = column.texts().take(LOOKED_AT).find(|text| !is_ours && is_whole(text) && !is_value(text));
    if !is_known && !is_ours {
        let mut texts = column.texts();
        if let (Some(_), None) = (texts.next(), texts.next()) {
            return Role::Ignored;
        }
    }
    Role::Dimension { name: String::new(), whole: whole.unwrap_or_default().to_owned() }
}

/// Of what there can be one of, the first is it: of "Indikator" and "Indikatornummer" too, either will do.
fn only_the_first(roles: &mut [Role]) {
    for at in 1..roles.len() {
        let (before, rest) = roles.split_at_mut(at);
        if let Some(role) = rest.first_mut()
            && !role.is_repeated()
            && before.contains(role)
        {
            *role = Role::Ignored;
        }
    }
}

/// The first column of which every text is a period.
fn with_period_by_cells(mapping: Mapping, columns: &[Column]) -> Mapping {
    let all_periods = |column: &Column| {
        let mut texts = column.texts().filter(|text| !text.is_empty()).take(LOOKED_AT).peekable();
        texts.peek().is_some() && texts.all(|text| 4 <= text.len() && Period::parse(text).is_ok())
    };
    let can_be = |role: &Role| matches!(role, Role::Dimension { .. } | Role::Ignored);
    let found = columns.iter().zip(&mapping.roles).position(|(column, role)| can_be(role) && all_periods(column));
    match found {
        Some(at) => mapping.with(at, Role::Period),
        None => mapping,
    }
}

/// The last column of which most texts are numbers, and that is no period.
fn with_value_by_cells(mapping: Mapping, columns: &[Column]) -> Mapping {
    let is_number = |text: &str| domain::decimal::Decimal::parse(text).is_ok();
    let mostly_numbers = |column: &Column| {
        let texts: Vec<&str> = column.texts().filter(|text| !text.is_empty()).take(LOOKED_AT).collect();
        !texts.is_empty() && texts.len() < 2 * texts.iter().filter(|text| is_number(text)).count()
    };
    let can_be = |role: &Role| matches!(role, Role::Dimension { .. } | Role::Ignored);
    let found = columns
        .iter()
        .zip(&mapping.roles)
        .rposition(|(column, role)| can_be(role) && mostly_numbers(column) && of_heading(&column.heading).is_none());
    match found {
        Some(at) => mapping.with(at, Role::Value),
        None => mapping,
    }
}
