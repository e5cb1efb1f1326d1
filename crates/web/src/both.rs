//! What came of two who have written the same: what only the other one changed, and both texts of what both did, side by side.
//! What the parts of a form are, and how they are put together, each form knows.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::messages::Messages;

/// What came of two writings.
#[derive(Default)]
pub(crate) struct Both {
    conflicts: Vec<Conflict>,
    taken: Vec<Cow<'static, str>>,
}

/// A part that both changed, a line for each thing that it says.
struct Conflict {
    part: Cow<'static, str>,
    theirs: Vec<String>,
    yours: Vec<String>,
}

impl Both {
    /// A part that only the other changed, and that the form has taken over.
    pub(crate) fn took(&mut self, part: Cow<'static, str>) {
        self.taken.push(part);
    }

    /// A part that both changed: as it stands, and as it was typed.
    pub(crate) fn differ(&mut self, part: Cow<'static, str>, theirs: Vec<String>, yours: Vec<String>) {
        self.conflicts.push(Conflict { part, theirs, yours });
    }

    /// The same to read, under a sentence of who was first, and when.
    pub(crate) fn markup(&self, m: Messages, first: &str) -> Markup {
        html! {
            section.fault.both aria-labelledby="conflict" {
                h2 #conflict tabindex="-1" autofocus { (m.t("plan-conflict-title")) }
                p { (first) }
                @if !self.taken.is_empty() { p { (m.t("activity-conflict-taken")) " " (self.taken.join(", ")) "." } }
                @if !self.conflicts.is_empty() { (self.table(m)) }
            }
        }
    }

    fn table(&self, m: Messages) -> Markup {
        let lines = |lines: &[String]| {
            html! { @if lines.is_empty() { "–" } @for line in lines { p.explained { (line) } } }
        };
        html! {
            table.ds-table.stacks {
                thead { tr {
                    @for key in ["activity-conflict-part", "plan-conflict-theirs", "plan-conflict-yours"] { th scope="col" { (m.t(key)) } }
                } }
                tbody { @for conflict in &self.conflicts {
                    tr {
                        th scope="row" { (conflict.part) }
                        td data-label=(m.t("plan-conflict-theirs")) { (lines(&conflict.theirs)) }
                        td data-label=(m.t("plan-conflict-yours")) { (lines(&conflict.yours)) }
                    }
                } }
            }
        }
    }
}
