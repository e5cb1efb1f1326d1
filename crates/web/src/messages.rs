//! Every word that a person sees, in Swedish and in English, from the files in `messages/`.
//!
//! One file for each page file, in both languages: `messages/sv/platform.ftl` and `messages/en/platform.ftl`
//! hold what `src/platform.rs` says. A new page adds its name to [`FILES`] and has its own two files, so that
//! several people can add texts at the same time. A test says which keys are missing, unused or have other
//! variables in one of the languages.
//!
//! Not here: which language a request is in ([`crate::request`]), and texts that steer; those are data.

use std::borrow::Cow;
use std::sync::LazyLock;

use domain::money::PersonYears;
use domain::organisation::WrittenIn;
use domain::refusal::{Refusal, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use maud::{Markup, html};

mod formats;
#[cfg(test)]
mod tests;

pub use formats::compare;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Svenska, the first one.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// All of them; the first is the default.
    pub const ALL: [Language; 2] = [Language::Swedish, Language::English];

    /// The tag for `lang` and for the address: `sv`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Swedish => "sv",
            Language::English => "en",
        }
    }

    /// The language with this tag; regions are looked past: `en-GB` is English.
    pub fn of_tag(tag: &str) -> Option<Language> {
        let primary = tag.split('-').next().unwrap_or(tag).trim();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The one that a reader can change to.
    pub fn other(self) -> Language {
        match self {
            Language::Swedish => Language::English,
            Language::English => Language::Swedish,
        }
    }
}

impl From<WrittenIn> for Language {
    fn from(language: WrittenIn) -> Language {
        match language {
            WrittenIn::Swedish => Language::Swedish,
            WrittenIn::English => Language::English,
        }
    }
}

impl From<Language> for WrittenIn {
    fn from(language: Language) -> WrittenIn {
        match language {
            Language::Swedish => WrittenIn::Swedish,
            Language::English => WrittenIn::English,
        }
    }
}

/// The messages of one language. Copied freely; usually called `m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Messages {
    language: Language,
}

impl Messages {
    /// The messages of this language.
    pub fn of(language: Language) -> Messages {
        Messages { language }
    }

    /// Which language it is.
    pub fn language(self) -> Language {
        self.language
    }

    /// The text with this key, which needs no values.
    ///
    /// A key that is missing gives the key itself: a page with one odd word is better than no page. The tests
    /// let none through.
    pub fn t(self, key: &'static str) -> Cow<'static, str> {
        self.find(key, None).unwrap_or(Cow::Borrowed(key))
    }

    /// The text with this key and these values: `m.with("areas", &[("count", 6.into())])`.
    /// Numbers are written as the language writes them, and choose the plural.
    pub fn with(self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().cloned().collect();
        self.find(key, Some(&arguments)).map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// The same as markup, with one of the values as markup of its own: a name in another language, a link.
    pub fn around(
        self,
        key: &str,
        (name, value): (&'static str, Markup),
        values: &[(&'static str, FluentValue<'_>)],
    ) -> Markup {
        // A letter that no text has marks the place.
        const PLACE: &str = "\u{e000}";
        let values: Vec<_> = values.iter().cloned().chain([(name, PLACE.into())]).collect();
        let text = self.with(key, &values);
        match text.split_once(PLACE) {
            Some((before, after)) => html! { (before) (value) (after) },
            None => html! { (text) },
        }
    }

    /// The word for one of several: `m.word("kind", kind.key())` is the text with the key `kind-vision`.
    /// For keys that the domain gives; the test counts all keys that begin with the prefix as used.
    pub fn word(self, prefix: &'static str, key: &str) -> Cow<'static, str> {
        self.find(&format!("{prefix}-{key}"), None).unwrap_or_else(|| Cow::Owned(key.to_owned()))
    }

    /// What a rule said no to, as a sentence.
    pub fn refusal(self, refusal: &Refusal) -> String {
        self.with_domain_values(&format!("refusal-{}", refusal.key), &refusal.values)
    }

    /// The sentence for one of several, with the values that the domain gives:
    /// `m.told("edition-problem", problem.key, &problem.values)`. The test counts the prefix as for `word`.
    pub fn told(self, prefix: &'static str, key: &str, values: &[(&'static str, Value)]) -> String {
        self.with_domain_values(&format!("{prefix}-{key}"), values)
    }

    fn with_domain_values(self, key: &str, values: &[(&'static str, Value)]) -> String {
        let values: Vec<(&'static str, FluentValue<'_>)> = values
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, FluentValue::from(text.as_str())),
                Value::Number(number) => (*name, FluentValue::from(*number)),
                Value::Day(day) => (*name, FluentValue::from(self.day(*day))),
                Value::Money(kronor) => {
                    (*name, FluentValue::from(self.with("amount-kr", &[("amount", self.number(kronor.0).into())])))
                }
                Value::People(PersonYears(hundredths)) | Value::Hundredths(hundredths) => {
                    (*name, FluentValue::from(self.hundredths(*hundredths)))
                }
                Value::Decimal(number) => (*name, FluentValue::from(crate::indicator::words::exact(self, *number))),
            })
            .collect();
        self.with(key, &values)
    }

    fn find(self, key: &str, values: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let bundle = match self.language {
            Language::Swedish => &BUNDLES[0],
            Language::English => &BUNDLES[1],
        };
        let pattern = bundle.get_message(key)?.value()?;
        // The test of keys and variables has seen every message, so there is nothing here to report at run time.
        let mut problems = Vec::new();
        match values {
            None => Some(bundle.format_pattern(pattern, None, &mut problems)),
            Some(_) => {
                let mut text = String::new();
                bundle.write_pattern(&mut text, pattern, values, &mut problems).ok()?;
                Some(Cow::Owned(text))
            }
        }
    }
}

/// One message file in both languages.
struct File {
    /// Its name, for the tests' messages.
    #[cfg_attr(not(test), expect(dead_code, reason = "names the file in what the tests say"))]
    name: &'static str,
    /// The texts, in the order of [`Language::ALL`].
    texts: [&'static str; 2],
}

macro_rules! files {
    ($($name:literal,)+) => {
        &[$(File {
            name: $name,
            texts: [
                include_str!(concat!("../messages/sv/", $name, ".ftl")),
                include_str!(concat!("../messages/en/", $name, ".ftl")),
            ],
        },)+]
    };
}

/// The message files. A page's file is named as the page's source file.
static FILES: &[File] = files![
    "access_tokens",
    "account",
    "activity",
    "allocation",
    "amounts",
    "api",
    "bodies",
    "breaks",
    "catalogue",
    "chart",
    "command",
    "comment",
    "compare",
    "contribution",
    "course",
    "decision",
    "directive",
    "directory",
    "editor",
    "factors",
    "fetch",
    "formats",
    "forms",
    "frames",
    "given",
    "help",
    "import",
    "indicator",
    "indicator_form",
    "indicator_set",
    "layout",
    "letters",
    "log",
    "my_thread",
    "notice",
    "organisations",
    "plan",
    "plan_import",
    "planning",
    "platform",
    "provisioning",
    "problem",
    "refusal",
    "rights",
    "scenario",
    "providers",
    "search",
    "secrecy",
    "security",
    "settings",
    "sheet",
    "sign_in",
    "start",
    "statement",
    "strategy",
    "task",
    "to_do",
    "unit",
    "unit_plan",
    "values",
    "verdict",
    "verdict_round",
    "words",
    "workshop",
];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> =
    LazyLock::new(|| [bundle_of(Language::Swedish), bundle_of(Language::English)]);

fn bundle_of(language: Language) -> FluentBundle<FluentResource> {
    let locale = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks that isolate text of another direction would stand in attributes, titles and tests.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Swedish => |value, _| formats::in_message(Language::Swedish, value),
        Language::English => |value, _| formats::in_message(Language::English, value),
    }));
    for file in FILES {
        // A message that cannot be parsed is left out, and then missing: the tests say which.
        let resource = match FluentResource::try_new(file.texts[language as usize].to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
