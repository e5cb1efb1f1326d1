//! What was found in a table from a file or the clipboard, in words: the same for plans, external tasks and whatever else
//! comes as a table. Not the pages that show it.

use exchange::finding::Finding;
use exchange::sheet::Language;

use crate::messages::{self, Messages};

impl Messages {
    /// The language in which tables are written for the reader.
    pub fn sheet_language(self) -> Language {
        match self.language() {
            messages::Language::Swedish => Language::Swedish,
            messages::Language::English => Language::English,
        }
    }
}

/// What must be mended, or what is good to know, as a sentence.
pub fn finding(m: Messages, found: &Finding) -> String {
    m.told("sheet", found.key, &found.values)
}

/// Where it is in the file: "Rad 7, kolumn C (Mål)".
pub fn place(m: Messages, found: &Finding) -> String {
    let (letter, heading) = match &found.place {
        Some(place) => (place.letter.as_str(), place.heading.as_str()),
        None => ("", ""),
    };
    match (&found.part, found.row) {
        (Some(part), Some(row)) => {
            return m.with("sheet-where-line", &[("row", row.into()), ("part", part.as_str().into())]);
        }
        (Some(part), None) => return m.with("sheet-where-part", &[("part", part.as_str().into())]),
        (None, _) => {}
    }
    match (found.row, letter, heading) {
        (Some(row), "", _) => m.with("sheet-where-row", &[("row", row.into())]),
        (Some(row), letter, "") => m.with("sheet-where-cell", &[("row", row.into()), ("column", letter.into())]),
        (Some(row), letter, heading) => {
            let values = [("row", row.into()), ("column", letter.into()), ("heading", heading.into())];
            m.with("sheet-where-named-cell", &values)
        }
        (None, "", _) => m.t("sheet-where-file").into_owned(),
        (None, letter, heading) => {
            m.with("sheet-where-column", &[("column", letter.into()), ("heading", heading.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use exchange::finding::{KEYS, Place};

    use super::*;
    use crate::messages::Language;

    #[test]
    fn everything_that_can_be_found_has_words_and_says_only_what_it_knows() {
        for language in Language::ALL {
            let path = format!("{}/messages/{}/sheet.ftl", env!("CARGO_MANIFEST_DIR"), language.tag());
            let file = fs::read_to_string(path).unwrap();
            for (key, values) in KEYS {
                let begins = format!("\nsheet-{key} = ");
                let (_, message) =
                    file.split_once(&begins).unwrap_or_else(|| panic!("{key} has no words in {language:?}"));
                let message = message.split("\nsheet-").next().unwrap_or_default();
                let used = message.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next());
                for value in used {
                    assert!(values.contains(&value), "sheet-{key} uses {value}, which it does not get");
                }
            }
            let all = file.lines().filter(|line| line.starts_with("sheet-") && !line.starts_with("sheet-where-"));
            assert_eq!(all.count(), KEYS.len(), "a message of sheet.ftl is found nowhere");
        }
    }

    #[test]
    fn a_finding_says_where_and_what() {
        let m = Messages::of(Language::Swedish);
        let column = Place { letter: "C".to_owned(), heading: "Mål".to_owned() };
        let found = Finding::new("goal-unknown").with("value", "9.9").on(7).at(column);
        assert_eq!(place(m, &found), "Rad 7, kolumn C (Mål)");
        assert_eq!(finding(m, &found), "Det finns inget mål som heter ”9.9”. Skriv målets nummer, till exempel 3.1.");
        assert_eq!(place(m, &Finding::new("file-empty")), "Hela filen");
        let large = Finding::new("file-too-large").with("count", 21_usize).with("limit", 20_usize);
        assert_eq!(finding(m, &large), "Filen är 21 MB. Den får vara högst 20 MB. Dela den i flera.");
    }
}
