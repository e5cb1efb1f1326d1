//! One field of a form: what it is called, and what helps to fill it in. Not how it is shown; that is `forms`.

use std::borrow::Cow;

/// One field: its name in the form, its label, and what may help to fill it in.
#[derive(Debug, Clone, Default)]
pub struct Field<'a> {
    pub(super) name: &'static str,
    pub(super) label: Cow<'a, str>,
    pub(super) hint: Option<Cow<'a, str>>,
    pub(super) optional: bool,
    pub(super) language: Option<&'static str>,
    pub(super) keep: Option<String>,
    pub(super) list: Option<&'static str>,
    pub(super) names: Option<String>,
}

impl<'a> Field<'a> {
    /// A field that has to be filled in. The name is also the `field` of the refusals that concern it.
    pub fn new(name: &'static str, label: impl Into<Cow<'a, str>>) -> Field<'a> {
        Field { name, label: label.into(), ..Field::default() }
    }

    /// The same, with a hint under the label.
    pub fn hint(mut self, hint: impl Into<Cow<'a, str>>) -> Field<'a> {
        self.hint = Some(hint.into());
        self
    }

    /// The same, which may be left empty. The label then says so.
    pub fn optional(mut self) -> Field<'a> {
        self.optional = true;
        self
    }

    /// The same, written in this language whatever the interface's is: it helps spell checkers and screen readers.
    pub fn language(mut self, language: Option<&'static str>) -> Field<'a> {
        self.language = language;
        self
    }

    /// The same, with the list of this id to choose from while one types.
    pub fn choosing_from(mut self, list: &'static str) -> Field<'a> {
        self.list = Some(list);
        self
    }

    /// The same, in whose text people can be mentioned: their names are asked for at this address while one types.
    pub fn mentioning(mut self, names: impl Into<String>) -> Field<'a> {
        self.names = Some(names.into());
        self
    }

    /// The same, whose unsaved text the browser keeps under this name until the form is taken.
    pub fn kept_as(mut self, keep: impl Into<String>) -> Field<'a> {
        self.keep = Some(keep.into());
        self
    }
}
