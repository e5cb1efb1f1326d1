//! What people and statistics offices call the columns of values, in Swedish and in English, and what they call the whole of
//! a dimension.

use domain::period::Period;
use domain::text::fold;

use super::Role;
use crate::reading::bare;

/// Headings as they are compared: letters and digits alone, in lower case. Each of one role at most.
const HEADINGS: [(Role, &[&str]); 11] = [
    (
        Role::Period,
        &[
            "period",
            "år",
            "year",
            "time",
            "tid",
            "månad",
            "month",
            "kvartal",
            "quarter",
            "tertial",
            "tidpunkt",
            "timeperiod",
            "refdate",
            "mätår",
            "redovisningsår",
            "avser",
            "avserperiod",
            "kalenderår",
            "referensperiod",
        ],
    ),
    (
        Role::Value,
        &["värde", "value", "obsvalue", "utfall", "mätvärde", "resultat", "observation", "observationvalue", "outcome"],
    ),
    (
        Role::Status,
        &["status", "observationstatus", "obsstatus", "observationsstatus", "flag", "flagga", "flags", "värdestatus"],
    ),
    (
        Role::Low,
        &[
            "undregräns",
            "nedregräns",
            "low",
            "lower",
            "lowerci",
            "cilower",
            "lci",
            "lowerbound",
            "lowerlimit",
            "lowerconfidencelimit",
            "kinedre",
            "kiundre",
            "lägst",
            "konfidensintervallnedre",
            "konfidensintervallundre",
        ],
    ),
    (
        Role::High,
        &[
            "övregräns",
            "high",
            "upper",
            "upperci",
            "ciupper",
            "uci",
            "upperbound",
            "upperlimit",
            "kiövre",
            "högst",
            "upperconfidencelimit",
            "konfidensintervallövre",
        ],
    ),
    (Role::Numerator, &["täljare", "numerator"]),
    (Role::Denominator, &["nämnare", "denominator"]),
    (
        Role::Indicator,
        &[
            "indikator",
            "indicator",
            "mått",
            "measure",
            "nyckeltal",
            "kpi",
            "keyfigure",
            "indikatornummer",
            "indicatornumber",
            "indikatornr",
            "series",
            "serie",
        ],
    ),
    (Role::Known, &["känt", "known", "kändes", "knownat"]),
    (Role::Unit, &["enhet", "unit", "units", "unitmeasure", "måttenhet", "unitofmeasure"]),
    (
        Role::Ignored,
        &[
            "unitmultiplier",
            "geocode",
            "kommentar",
            "anmärkning",
            "comment",
            "note",
            "notes",
            "källa",
            "source",
            "decimals",
            "count",
            "antalvärden",
        ],
    ),
];

/// What statistics are most often broken down by: so that the row of the headings is found.
const DIMENSIONS: [&str; 18] = [
    "län",
    "region",
    "kommun",
    "kön",
    "ålder",
    "bransch",
    "storlek",
    "land",
    "åldersgrupp",
    "sex",
    "gender",
    "age",
    "county",
    "country",
    "municipality",
    "industry",
    "series",
    "serie",
];

/// Texts by which statistics offices mean the whole of a dimension, folded.
const WHOLES: [&str; 20] = [
    "totalt",
    "total",
    "totals",
    "samtliga",
    "alla",
    "all",
    "_t",
    "tot",
    "båda könen",
    "both sexes",
    "hela landet",
    "hela riket",
    "riket",
    "sverige",
    "hela sverige",
    "kvinnor och män",
    "män och kvinnor",
    "samtliga län",
    "t",
    "samtliga åldrar",
];

/// What stands before the name of a dimension that is called as something else would be: "Dimension: Period".
pub(crate) const DIMENSION: &str = "Dimension: ";

/// What a heading means by itself; nothing for one that is no known word.
pub(crate) fn of_heading(heading: &str) -> Option<Role> {
    if let Some(name) = heading.trim().strip_prefix(DIMENSION) {
        return Some(Role::Dimension { name: name.trim().to_owned(), whole: String::new() });
    }
    let words = bare(heading);
    let found = HEADINGS.iter().find(|(_, known)| known.contains(&words.as_str()));
    found.map(|(role, _)| role.clone())
}

/// Whether a heading is one that statistics are often broken down by.
pub(super) fn is_dimension(heading: &str) -> bool {
    DIMENSIONS.contains(&bare(heading).as_str())
}

/// Whether a text means the whole of a dimension.
pub(super) fn is_whole(text: &str) -> bool {
    WHOLES.contains(&fold(text).as_str())
}

/// A heading that is a period, and nothing that only looks like one: a number of a column is none.
pub(super) fn is_period(heading: &str) -> bool {
    4 <= heading.trim().len() && Period::parse(heading).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_written_as_headings_are_compared_and_means_one_thing() {
        let all: Vec<&str> = HEADINGS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        for (at, word) in all.iter().enumerate() {
            assert_eq!(bare(word), *word);
            assert!(!all[..at].contains(word), "{word} twice");
        }
        assert!(WHOLES.iter().all(|word| fold(word) == *word));
    }

    #[test]
    fn headings_are_known_however_they_are_written() {
        assert_eq!(of_heading("Observation status"), Some(Role::Status));
        assert_eq!(of_heading("OBS_VALUE"), Some(Role::Value));
        assert_eq!(of_heading("År"), Some(Role::Period));
        assert_eq!(of_heading("län"), None);
        let Some(Role::Dimension { name, .. }) = of_heading("Dimension: Period") else { panic!() };
        assert_eq!(name, "Period");
    }
}
