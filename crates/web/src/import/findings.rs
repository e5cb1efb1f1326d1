//! What was found in a file, in words: the same on the page and on the command line.

use domain::edition::Problem;
use domain::refusal::Value;

use crate::messages::Messages;

/// What must be mended, as a sentence.
pub fn problem(m: Messages, problem: &Problem) -> String {
    m.told("edition-problem", problem.key, &in_words(m, problem))
}

/// What is good to know, as a sentence.
pub fn advice(m: Messages, advice: &Problem) -> String {
    m.told("edition-advice", advice.key, &in_words(m, advice))
}

/// Where it is in the file: "Rad 7, datum".
pub fn place(m: Messages, problem: &Problem) -> String {
    let column = problem.column.map(|column| m.word("column", column.key()));
    match (problem.line, column) {
        (Some(row), Some(column)) => {
            m.with("edition-where-cell", &[("row", row.into()), ("column", column.into_owned().into())])
        }
        (Some(row), None) => m.with("edition-where-row", &[("row", row.into())]),
        (None, Some(column)) => m.with("edition-where-column", &[("column", column.into_owned().into())]),
        (None, None) => m.t("edition-where-file").into_owned(),
    }
}

/// The values, with the words for kinds in the place of their keys.
fn in_words(m: Messages, problem: &Problem) -> Vec<(&'static str, Value)> {
    let word = |name: &str, value: &Value| match value {
        Value::Text(key) if matches!(name, "kind" | "before" | "after") => {
            Some(Value::Text(m.word("kind", key).to_lowercase()))
        }
        _ => None,
    };
    let values = problem.values.iter();
    values.map(|(name, value)| (*name, word(name, value).unwrap_or_else(|| value.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use domain::edition::Column;

    use super::*;
    use crate::messages::Language;

    #[test]
    fn everything_that_can_be_found_has_words_in_both_languages() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
        let sources = ["domain/src/edition/check.rs", "exchange/src/editions.rs"]
            .map(|path| fs::read_to_string(format!("{root}/{path}")).unwrap());
        let mut keys = vec!["text-empty", "text-too-long"];
        for before in ["Problem::new(\"", "at_id(\"", "at_parent(\"", "at_date(\""] {
            let found = sources.iter().flat_map(|source| source.split(before).skip(1));
            keys.extend(found.filter_map(|rest| rest.split('"').next()));
        }
        for (key, m) in keys.iter().flat_map(|key| Language::ALL.map(|language| (key, Messages::of(language)))) {
            let words = [m.word("edition-problem", key), m.word("edition-advice", key)];
            assert!(words.iter().any(|word| word != key), "{key} has no words in {}", m.language().tag());
        }
        assert!(24 < keys.len(), "only {keys:?} were found in the sources");
    }

    #[test]
    fn a_problem_says_where_and_what() {
        let m = Messages::of(Language::Swedish);
        let found = Problem::new("kind-changed").on(7).at(Column::Kind).with("id", "m1").with("before", "goal");
        let found = found.with("after", "internal-goal");
        assert_eq!(place(m, &found), "Rad 7, slag");
        assert_eq!(advice(m, &found), "m1 var mål och blir internt mål.");
    }
}
