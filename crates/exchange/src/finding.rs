//! Something about a file that must be mended, or that is good to know, with its place in the file. A message key with
//! values, never a sentence; the sentence is made in the reader's language by whoever shows it.

use domain::refusal::Value;

/// Every key, with the names of the values that its message can use. Whoever shows findings has a message for each.
pub const KEYS: &[(&str, &[&str])] = &[
    ("file-too-large", &["count", "limit"]),
    ("file-empty", &[]),
    ("file-is-old-or-protected", &[]),
    ("file-is-protected", &[]),
    ("file-is-opendocument", &[]),
    ("file-is-binary-workbook", &[]),
    ("file-is-no-workbook", &[]),
    ("file-not-text", &[]),
    ("file-damaged", &[]),
    ("too-many-parts", &["count", "limit"]),
    ("unpacks-too-large", &["limit"]),
    ("packed-too-tightly", &["part", "limit"]),
    ("part-damaged", &["part"]),
    ("part-not-utf8", &["part"]),
    ("part-has-doctype", &["part"]),
    ("part-too-deep", &["part", "limit"]),
    ("too-many-sheets", &["count", "limit"]),
    ("no-heading", &["value"]),
    ("no-rows", &[]),
    ("too-many-rows", &["limit"]),
    ("too-many-columns", &["limit"]),
    ("too-many-cells", &["limit"]),
    ("cell-too-long", &["count", "limit"]),
    ("too-many-at-once", &["count", "limit"]),
    ("too-many-running", &[]),
    ("column-missing", &["value"]),
    ("column-twice", &["value"]),
    ("column-unknown", &["value"]),
    ("column-without-unit", &["value"]),
    ("column-of-unknown-source", &["value"]),
    ("cell-is-error", &["value"]),
    ("text-empty", &["value"]),
    ("text-too-long", &["value", "limit"]),
    ("not-a-number", &["value"]),
    ("too-many-decimals", &["value", "limit"]),
    ("number-too-large", &["value"]),
    ("not-a-day", &["value"]),
    ("day-missing", &[]),
    ("ends-before-it-begins", &["from", "until"]),
    ("id-not-a-number", &["value"]),
    ("id-unknown", &["value"]),
    ("id-twice", &["value", "row"]),
    ("version-not-a-number", &["value"]),
    ("unit-unknown", &["value"]),
    ("unit-ambiguous", &["value"]),
    ("unit-missing", &[]),
    ("unit-cannot-change", &["value", "unit"]),
    ("unit-not-asked", &["value", "unit"]),
    ("person-unknown", &["value"]),
    ("person-not-a-number", &["value"]),
    ("person-ambiguous", &["value"]),
    ("goal-unknown", &["value"]),
    ("goal-ambiguous", &["value"]),
    ("goal-twice", &["value"]),
    ("goal-text-differs", &["value", "text"]),
    ("share-not-a-number", &["value", "text"]),
    ("share-missing", &["value"]),
    ("shares-not-whole", &["sum"]),
    ("resources-below-zero", &["value"]),
    ("resources-decided", &[]),
    ("source-closed", &["source"]),
    ("source-unknown", &["value"]),
    ("source-missing", &[]),
    ("source-several", &[]),
    ("task-unknown", &["value"]),
    ("task-ambiguous", &["value"]),
    ("activity-unknown", &["value"]),
    ("activity-ambiguous", &["value"]),
    ("needs-itself", &["value"]),
    ("needs-what-is-new", &["value"]),
    ("milestone-without-day", &["value"]),
    ("status-unknown", &["value"]),
    ("title-in-plan", &["value"]),
    ("task-kind-unknown", &["value"]),
    ("number-twice", &["value", "row"]),
    ("document-missing", &[]),
    ("document-day-missing", &[]),
    ("year-wrong", &["value"]),
    ("due-without-day", &["value"]),
    ("file-has-doctype", &[]),
    ("format-unknown", &[]),
    ("json-damaged", &["line", "column"]),
    ("json-too-deep", &["limit"]),
    ("json-too-many", &["limit"]),
    ("part-missing", &["value"]),
    ("part-not-understood", &["value"]),
    ("part-twice", &["value"]),
    ("cube-too-large", &["limit"]),
    ("cube-not-filled", &["count", "expected"]),
    ("px-has-keys", &[]),
    ("encoding-unknown", &["value"]),
    ("metadata-missing", &[]),
    ("metadata-line-unread", &["value"]),
    ("mapping-not-understood", &["value"]),
    ("role-twice", &["value", "other"]),
    ("period-column-missing", &[]),
    ("value-column-missing", &[]),
    ("indicator-column-missing", &[]),
    ("period-missing", &[]),
    ("not-a-period", &["value"]),
    ("observation-status-unknown", &["value", "count"]),
    ("value-for-none", &["value"]),
    ("value-twice", &["value", "row"]),
    ("value-repeated", &["count"]),
    ("value-outside-limits", &["value", "name", "ends", "lowest", "highest"]),
    ("period-not-begun", &["value", "day"]),
    ("interval-half", &[]),
    ("interval-wrong", &["value"]),
    ("fraction-half", &[]),
    ("fraction-wrong", &["value"]),
    ("numbers-rounded", &["count"]),
    ("number-ambiguous", &["value", "count"]),
    ("dash-without-value", &["count"]),
    ("dash-is-nothing", &["count"]),
    ("indicator-unknown", &["value"]),
    ("indicator-ambiguous", &["value"]),
    ("indicator-ended", &["value"]),
    ("dimension-unknown", &["value", "name"]),
    ("dimension-twice", &["value"]),
    ("part-new-like", &["value", "near"]),
    ("parts-new", &["value", "count", "name", "dimension"]),
    ("unit-differs", &["value", "unit"]),
    ("units-several", &["value", "count"]),
    ("period-of-other-length", &["value", "name", "count"]),
    ("no-values", &[]),
    ("more-findings", &["count"]),
];

/// Where in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The column as a spreadsheet names it: "A", "B", …, "AA".
    pub letter: String,
    /// The heading of the column as it stands in the file; empty where it has none.
    pub heading: String,
}

/// A fault, or something that is good to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The row as a spreadsheet numbers it, the first being 1; `None` when it is the file as a whole.
    pub row: Option<u32>,
    /// The column, where it is about one.
    pub place: Option<Place>,
    /// The part of a file that is no table: a path as `value[3]`, or a keyword as `VALUES("år")`.
    pub part: Option<String>,
    /// The message is `sheet-` and this.
    pub key: &'static str,
    /// What the message names.
    pub values: Vec<(&'static str, Value)>,
}

impl Finding {
    /// About the file as a whole.
    pub fn new(key: &'static str) -> Finding {
        debug_assert!(KEYS.iter().any(|(known, _)| *known == key), "{key} is not in KEYS, so it has no message");
        Finding { row: None, place: None, part: None, key, values: Vec::new() }
    }

    /// The same, at a row.
    pub fn on(mut self, row: u32) -> Finding {
        self.row = Some(row);
        self
    }

    /// The same, in a column.
    pub fn at(mut self, place: Place) -> Finding {
        self.place = Some(place);
        self
    }

    /// The same, in a part of a file that is no table.
    pub fn within(mut self, part: impl Into<String>) -> Finding {
        self.part = Some(part.into());
        self
    }

    /// The same, with a value for the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Finding {
        self.values.push((name, value.into()));
        self
    }
}

/// A text for a message, cut where it would fill the page.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 80;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
