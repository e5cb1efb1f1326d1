//! Something about a file that must be mended, or that is good to know, with its place in the file. A message key with
//! values, never a sentence; the sentence is made in the reader's language by whoever shows it.

use domain::refusal::Value;

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
    /// The message is `sheet-` and this.
    pub key: &'static str,
    /// What the message names.
    pub values: Vec<(&'static str, Value)>,
}

impl Finding {
    /// About the file as a whole.
    pub fn new(key: &'static str) -> Finding {
        Finding { row: None, place: None, key, values: Vec::new() }
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
