//! No message is missing, unused, or has other variables in one of the languages. Keys are found where the sources of
//! `web` and `rodtrad` name them, and where the domain refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;

/// A message's key and the variables that it uses.
type Keys = BTreeMap<String, BTreeSet<String>>;

/// All messages of a language, read from the text itself: what Fluent would leave out as unreadable is found too.
fn keys(language: Language) -> Keys {
    let mut keys = Keys::new();
    for file in FILES {
        let text = file.texts[language as usize];
        if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
            panic!("messages/{}/{}.ftl cannot be read: {errors:?}", language.tag(), file.name);
        }
        let mut current = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((key, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                let earlier = keys.insert(key.to_owned(), BTreeSet::new());
                assert!(earlier.is_none(), "the message {key} is twice in the files of {}", language.tag());
                current = Some(key.to_owned());
            }
            if let Some(variables) = current.as_ref().and_then(|key| keys.get_mut(key)) {
                variables.extend(line.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect::<String>()
                }));
            }
        }
    }
    keys
}

/// Every Rust source of these crates, but for tests.
fn sources(crates: &[&str]) -> Vec<String> {
    fn collect(folder: &Path, into: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let shown = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                into.push(
                    shown.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"),
                );
            }
        }
    }
    let mut texts = Vec::new();
    for name in crates {
        collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name).join("src"), &mut texts);
    }
    texts
}

/// The text literals that follow this in the sources: `.t("…")` gives what stands for the dots.
fn literals_after(texts: &[String], before: &str) -> BTreeSet<String> {
    let after = |text: &String| -> Vec<String> {
        text.split(before)
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned))
            .collect()
    };
    texts.iter().flat_map(after).collect()
}

/// How the keys begin that the sources put together with a word of the domain.
fn prefixes(texts: &[String]) -> BTreeSet<String> {
    let mut prefixes = literals_after(texts, ".word(");
    prefixes.extend(literals_after(texts, ".told("));
    prefixes
}

/// Every text literal in the sources that could be a key.
fn literals(texts: &[String]) -> BTreeSet<String> {
    texts.iter().flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let [swedish, english] = Language::ALL.map(keys);
    for (key, variables) in &swedish {
        assert_eq!(english.get(key), Some(variables), "{key} is missing in English, or has other variables");
    }
    for key in english.keys() {
        assert!(swedish.contains_key(key), "{key} is missing in Swedish");
    }
}

#[test]
fn every_message_file_is_in_the_list() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages").join(language.tag());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(FILES.iter().any(|file| file.name == name), "{} is not in FILES of messages.rs", path.display());
        }
    }
}

#[test]
fn no_message_is_missing() {
    let keys = keys(Language::Swedish);
    let texts = sources(&["web", "rodtrad"]);
    // A refusal and a form have a `with` too, which names no message.
    for before in [".t(", "m.with(", "m().with(", ".around("] {
        for key in literals_after(&texts, before) {
            assert!(keys.contains_key(&key), "the sources use the message {key}, and no file has it");
        }
    }
    for prefix in prefixes(&texts) {
        let has = keys.keys().any(|key| key.starts_with(&format!("{prefix}-")));
        assert!(has, "the sources use messages that begin with {prefix}-, and no file has any");
    }
    for key in literals_after(&sources(&["domain", "exchange", "store", "web", "rodtrad"]), "Refusal::new(") {
        assert!(keys.contains_key(&format!("refusal-{key}")), "a rule refuses with {key}: write refusal-{key}");
    }
}

#[test]
fn no_message_is_unused() {
    let texts = sources(&["web", "rodtrad"]);
    let named = literals(&texts);
    let prefixes = prefixes(&texts);
    // What is refused may be refused by a key that was chosen a few lines up, so every text of these is looked at.
    let refusing = literals(&sources(&["domain", "exchange", "store", "web", "rodtrad"]));
    for key in keys(Language::Swedish).keys() {
        let is_refusal = key.strip_prefix("refusal-").is_some_and(|key| refusing.contains(key));
        let has_prefix = prefixes.iter().any(|prefix| key.starts_with(&format!("{prefix}-")));
        assert!(is_refusal || has_prefix || named.contains(key), "nothing uses the message {key}");
    }
}

#[test]
fn a_message_has_its_values_plurals_and_numbers() {
    let [swedish, english] = Language::ALL.map(Messages::of);
    let lines = |messages: Messages, count: i32| messages.with("compare-lines", &[("count", count.into())]);
    assert_eq!(lines(swedish, 1), "En rad");
    assert_eq!(lines(swedish, 1240), "1\u{a0}240 rader");
    assert_eq!(lines(english, 1240), "1,240 rows");
    assert_eq!(swedish.word("problem-title", "not-found"), "Sidan finns inte");
}

#[test]
fn a_value_that_is_markup_stands_where_the_message_has_it_and_the_rest_is_escaped() {
    let english = Messages::of(Language::English);
    let by = ("body", html! { span lang="sv" { "Styrelsen & co" } });
    let markup = english.around("decided-by", by, &[("day", "<2018>".into())]).into_string();
    assert_eq!(markup, "adopted by <span lang=\"sv\">Styrelsen &amp; co</span> &lt;2018&gt;");
}
