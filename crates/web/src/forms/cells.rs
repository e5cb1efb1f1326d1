//! Forms with rows: fields that come as often as there are rows, such as the milestones of an activity. What is wrong with
//! one of them stands at that one, and the list of errors leads to it. Not forms whose fields each have a name of their own.

use domain::refusal::Refusal;
use maud::{Markup, html};

use super::{Form, Typed};

/// What was wrong in one input of a row.
#[derive(Debug, Clone)]
pub(super) struct WrongCell {
    /// The id of the input.
    pub(super) id: String,
    /// What it is called where errors are listed: "Andel, rad 2".
    pub(super) label: String,
    pub(super) refusal: Refusal,
}

/// One input of a row, as it is shown.
#[derive(Debug, Clone, Default)]
pub struct Cell<'a> {
    /// Its name in the form, the same in every row.
    pub name: &'static str,
    /// Which row, the first being 0.
    pub row: usize,
    /// What it is called for those who do not see the column's head.
    pub label: &'a str,
    /// What stands in it.
    pub value: &'a str,
    /// Further classes.
    pub class: &'static str,
    /// The list that offers what can be typed.
    pub list: Option<&'static str>,
    /// Whether it is where one goes on writing.
    pub focus: bool,
}

/// The id of an input in a row.
pub fn cell_id(name: &str, row: usize) -> String {
    format!("{name}-{row}")
}

impl Typed {
    /// The same, with something wrong in an input of a row, which is called so where errors are listed.
    pub fn refuse_cell(&mut self, (name, row): (&str, usize), label: impl Into<String>, refusal: Refusal) {
        self.cells.push(WrongCell { id: cell_id(name, row), label: label.into(), refusal });
    }

    /// The rows that fields of these names make up, in the order of the form.
    pub fn rows<'a>(&'a self, names: &[&'a str]) -> Vec<Vec<&'a str>> {
        let columns: Vec<Vec<&str>> = names.iter().map(|name| self.all(name).collect()).collect();
        let count = columns.iter().map(Vec::len).max().unwrap_or(0);
        let row = |at: usize| columns.iter().map(|column| column.get(at).copied().unwrap_or_default()).collect();
        (0..count).map(row).collect()
    }

    /// The same, with other rows of these fields.
    pub fn with_rows(mut self, names: &[&str], rows: &[Vec<String>]) -> Typed {
        self.pairs.retain(|(name, _)| !names.contains(&name.as_str()));
        for row in rows {
            self.pairs.extend(names.iter().zip(row).map(|(name, value)| ((*name).to_owned(), value.clone())));
        }
        self
    }

    /// The same, without anything said of what is wrong.
    pub fn unjudged(mut self) -> Typed {
        self.refusals.clear();
        self.cells.clear();
        self
    }
}

impl Form<'_> {
    /// A line of text in a row, with what was wrong with it.
    pub fn cell(&self, cell: &Cell<'_>) -> Markup {
        let id = cell_id(cell.name, cell.row);
        let wrong = self.wrong_in(&id);
        html! {
            input class={ "ds-input " (cell.class) } id=(id) name=(cell.name) type="text" value=(cell.value) aria-label=(cell.label)
                autocomplete="off" list=[cell.list] inputmode=[(cell.class == "cell").then_some("decimal")]
                autofocus[cell.focus] aria-invalid=[wrong.then_some("true")] aria-describedby=[wrong.then(|| format!("{id}-error"))];
            (self.errors_in(&id))
        }
    }

    /// One of several, in a row.
    pub fn cell_select(&self, cell: &Cell<'_>, options: &Markup) -> Markup {
        let id = cell_id(cell.name, cell.row);
        let wrong = self.wrong_in(&id);
        html! {
            select.ds-input id=(id) name=(cell.name) aria-label=(cell.label) autofocus[cell.focus]
                aria-invalid=[wrong.then_some("true")] aria-describedby=[wrong.then(|| format!("{id}-error"))] { (options) }
            (self.errors_in(&id))
        }
    }

    fn wrong_in(&self, id: &str) -> bool {
        self.typed.cells.iter().any(|wrong| wrong.id == id)
    }

    fn errors_in(&self, id: &str) -> Markup {
        html! {
            @if self.wrong_in(id) {
                div.ds-validation-message id={ (id) "-error" } data-color="neutral" {
                    @for wrong in self.typed.cells.iter().filter(|wrong| wrong.id == id) { p { (self.m.refusal(&wrong.refusal)) } }
                }
            }
        }
    }
}
