//! Forms, all alike: a label, a hint, the error at its field, what was typed kept, a list of the errors on top, and a
//! key that lets one form be taken once. Not what a field may hold; that is the domain's.
//!
//! A handler takes [`Typed`], parses it into domain types, and when that or a rule says no shows the same form again:
//!
//! ```text
//! pub async fn create(asked: Asked, mut typed: Typed) -> Answer {
//!     let Some(name) = typed.parse("name", Name::parse) else { return form_page(&asked, &typed) };
//!     match asked.amend(&typed, move |organisation, context| organisation.rename(context, name.clone())).await? {
//!         Ok(_) => Ok(asked.done("/", &Flash::new(asked.m().t("renamed")))),
//!         Err(refusals) => form_page(&asked, &typed.refused(refusals)),
//!     }
//! }
//! ```

use std::cell::RefCell;

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use domain::refusal::{self, Refusal, Refusals};
use domain::text::Invalid;
use jiff::civil::Date;
use maud::{Markup, Render, html};
use store::amend::RequestKey;

use crate::messages::Messages;
use crate::problem::Problem;
use crate::words;

pub mod cells;
mod field;
pub mod secret;

pub use field::Field;

/// What was typed in a form, and what was wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pairs: Vec<(String, String)>,
    refusals: Vec<Refusal>,
    /// What was wrong in rows.
    cells: Vec<cells::WrongCell>,
}

impl Typed {
    /// A form that nobody has filled in yet, with these values to begin with.
    pub fn beginning_with(values: &[(&str, &str)]) -> Typed {
        let pairs = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Typed { pairs, ..Typed::default() }
    }

    /// What was typed in these fields, as text to keep; [`Typed::read`] reads it back.
    pub fn written(&self, fields: &[&str]) -> String {
        let kept = self.pairs.iter().filter(|(name, _)| fields.contains(&name.as_str()));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
    }

    /// What was kept of a form.
    pub fn read(written: &str) -> Typed {
        let pairs = form_urlencoded::parse(written.as_bytes()).into_owned().collect();
        Typed { pairs, ..Typed::default() }
    }

    /// What stands in a field; nothing when the form had no such field.
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// A field as a day, or as none when it is left empty.
    pub fn optional_day(&mut self, name: &'static str) -> Option<Date> {
        if self.get(name).trim().is_empty() { None } else { self.day(name) }
    }

    /// Everything that was chosen in a field of several choices.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field with what stands in it, in the order of the form.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether the form had such a field at all: a ticked box, or the button that was pressed.
    pub fn has(&self, name: &str) -> bool {
        self.pairs.iter().any(|(key, _)| key == name)
    }

    /// The key that was made with the form; see [`Form::open`].
    pub fn request_key(&self) -> Option<&str> {
        Some(self.get(REQUEST_KEY)).filter(|key| !key.is_empty())
    }

    /// The same as the store takes it; `None` too where it is no key.
    pub(crate) fn key(&self) -> Option<RequestKey> {
        self.request_key()?.parse().ok()
    }

    /// A field as a domain type. What is wrong with it is kept, to stand at the field; `None` then.
    pub fn parse<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, Invalid>) -> Option<T> {
        match parse(self.get(name)) {
            Ok(value) => Some(value),
            Err(error) => {
                self.refusals.push(refusal::invalid(name, &error));
                None
            }
        }
    }

    /// A field that may be left empty, as a domain type. What is wrong with it is kept, to stand at the field.
    pub fn optional<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, Invalid>) -> Option<T> {
        if self.get(name).trim().is_empty() { None } else { self.parse(name, parse) }
    }

    /// The same, with something wrong in it.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    /// The same, with another value in a field.
    pub fn with(mut self, name: &str, value: &str) -> Typed {
        self.pairs.retain(|(key, _)| key != name);
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, with one more value in a field that can have several.
    pub fn and(mut self, name: &str, value: &str) -> Typed {
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, without a field.
    pub fn without(mut self, name: &str) -> Typed {
        self.pairs.retain(|(key, _)| key != name);
        self
    }

    /// A field as a day. An empty one is `text-empty`, one that is no day `not-a-day`.
    pub fn day(&mut self, name: &'static str) -> Option<Date> {
        let day = self.get(name).trim().parse().ok();
        if day.is_none() {
            let key = if self.get(name).trim().is_empty() { "text-empty" } else { "not-a-day" };
            self.refusals.push(Refusal::new(key).at(name));
        }
        day
    }

    /// The same, with what a rule said no to. Fields keep what was typed.
    pub fn refused(mut self, refusals: Refusals) -> Typed {
        self.refusals.extend(refusals.iter().cloned());
        self
    }

    /// Whether something was refused with this key.
    pub fn is_refused(&self, key: &str) -> bool {
        self.refusals.iter().any(|refusal| refusal.key == key)
    }

    /// What was wrong, the first first.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// Whether something was wrong in this field.
    pub fn is_wrong(&self, name: &str) -> bool {
        self.refusals.iter().any(|refusal| refusal.field == Some(name))
    }

    /// Whether something was wrong.
    pub fn has_refusals(&self) -> bool {
        !self.refusals.is_empty() || !self.cells.is_empty()
    }
}

/// Reads a form. That it is one, and nothing that another site's page can send as well, was asked by [`crate::body_type`].
impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Typed, Problem> {
        let body =
            axum::body::Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
                StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
                _ => Problem::Unreadable("the body could not be read"),
            })?;
        Ok(Typed { pairs: form_urlencoded::parse(&body).into_owned().collect(), ..Typed::default() })
    }
}

/// A form as it is shown: the fields' markup, with what was typed and what was wrong.
#[derive(Debug)]
pub struct Form<'a> {
    m: Messages,
    typed: &'a Typed,
    /// What the fields that were made so far are called, so that the list of errors can name them.
    labels: RefCell<Vec<(&'static str, String)>>,
}

impl<'a> Form<'a> {
    /// A form with what was typed so far.
    pub fn new(m: Messages, typed: &'a Typed) -> Form<'a> {
        Form { m, typed, labels: RefCell::default() }
    }

    /// The whole form: the list of errors, the fields, and the key that lets it be taken once.
    /// `request_key` comes from [`crate::request::Asked::request_key`].
    pub fn open(&self, action: &str, request_key: &str, inside: Markup) -> Markup {
        html! {
            (self.summary())
            // The server says what is missing, in the same words for everyone, so the browser need not.
            form.stack method="post" action=(action) novalidate {
                input type="hidden" name=(REQUEST_KEY) value=(request_key);
                (inside)
            }
        }
    }

    /// The list of what was wrong, each with the name of its field and a link to it. Nothing when nothing was.
    /// Ask for it when the fields have been made: it knows no others.
    pub fn summary(&self) -> Markup {
        html! {
            @if self.typed.has_refusals() {
                div.ds-error-summary tabindex="-1" autofocus aria-labelledby="errors" data-color="neutral" {
                    @let count = self.typed.refusals.len() + self.typed.cells.len();
                    @let words = words::in_words(self.m, count);
                    h2 #errors { (self.m.with("form-errors", &[("count", count.into()), ("words", words.into())])) }
                    ul { @for refusal in &self.typed.refusals {
                        li { @match refusal.field.and_then(|field| Some((field, self.label_of(field)?))) {
                            Some((field, label)) => a href={ "#" (field) } {
                                (label) @if !label.ends_with('?') { ":" } " " (self.m.refusal(refusal))
                            },
                            None => (self.m.refusal(refusal)),
                        } }
                    }
                    @for wrong in &self.typed.cells { li { a href={ "#" (wrong.id) } { (wrong.label) ": " (self.m.refusal(&wrong.refusal)) } } } }
                }
            }
        }
    }

    /// What a field that was made elsewhere is called, so that the list of errors can name it.
    pub fn called(&self, field: &'static str, label: impl Into<String>) {
        self.labels.borrow_mut().push((field, label.into()));
    }

    /// One line of text.
    pub fn line(&self, field: &Field<'_>) -> Markup {
        self.input(field, "text")
    }

    /// One line of digits that make up no number: a code that is read off a wall. Telephones offer their digits.
    pub fn digits(&self, field: &Field<'_>) -> Markup {
        self.field(
            field,
            html! {
                input.ds-input.code #(field.name) name=(field.name) type="text" inputmode="numeric" value=(self.typed.get(field.name))
                    autocomplete="off" spellcheck="false" aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)];
            },
        )
    }

    /// A day, in the visitor's own way of writing it.
    pub fn day(&self, field: &Field<'_>) -> Markup {
        self.input(field, "date")
    }

    /// A file of this sort, for a form that sends files.
    pub fn file(&self, field: &Field<'_>, sort: &str) -> Markup {
        self.field(
            field,
            html! {
                input.ds-input #(field.name) name=(field.name) type="file" accept=(sort)
                    aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)];
            },
        )
    }

    /// Text in several lines, of which so many are shown.
    pub fn text(&self, field: &Field<'_>, rows: u8) -> Markup {
        self.text_of_class(field, rows, "")
    }

    /// Text in several lines, set as what steers is when the class is `big`.
    pub fn text_of_class(&self, field: &Field<'_>, rows: u8, class: &str) -> Markup {
        self.field(field, html! {
            textarea class={ "ds-input " (class) } #(field.name) name=(field.name) rows=(rows) lang=[field.language] data-keep=[&field.keep] data-names=[&field.names]
                aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)]
                { "\n" (self.typed.get(field.name)) }
        })
    }

    /// One of several, in a list that folds out. Pairs of value and label.
    pub fn select<L: Render>(&self, field: &Field<'_>, options: &[(String, L)]) -> Markup {
        self.field(
            field,
            html! {
                select.ds-input #(field.name) name=(field.name)
                    aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)] {
                    @for (value, label) in options {
                        option value=(value) selected[self.typed.get(field.name) == value] { (label) }
                    }
                }
            },
        )
    }

    /// One of a few, all in sight. Pairs of value and label.
    pub fn radios<L: Render>(&self, field: &Field<'_>, options: &[(String, L)]) -> Markup {
        self.choices(field, "radio", options)
    }

    /// Any of a few, all in sight. Pairs of value and label.
    pub fn boxes<L: Render>(&self, field: &Field<'_>, options: &[(String, L)]) -> Markup {
        self.choices(field, "checkbox", options)
    }

    /// What was wrong with something that several inputs make up together, such as a table's rows.
    pub fn errors_at(&self, field: &'static str) -> Markup {
        let found: Vec<&Refusal> = self.typed.refusals.iter().filter(|refusal| refusal.field == Some(field)).collect();
        html! { @if !found.is_empty() {
            div.ds-validation-message id={ (field) "-error" } data-color="neutral" { @for refusal in found { p { (self.m.refusal(refusal)) } } }
        } }
    }

    /// Several fields under one heading, with what was wrong with them together.
    pub fn group(&self, field: &Field<'_>, inside: Markup) -> Markup {
        html! {
            fieldset.ds-fieldset #(field.name) tabindex="-1" aria-describedby=[self.described(field)] {
                legend.ds-label { (self.label(field)) }
                (self.beside(field))
                (inside)
            }
        }
    }

    /// The buttons at the end: the one that sends, and the way out without sending.
    pub fn buttons(&self, send: impl Render, leave: Option<&str>) -> Markup {
        html! {
            div.row {
                button.ds-button type="submit" { (send) }
                @if let Some(address) = leave { a href=(address) { (self.m.t("form-cancel")) } }
            }
        }
    }

    fn input(&self, field: &Field<'_>, kind: &str) -> Markup {
        self.field(field, html! {
            input.ds-input #(field.name) name=(field.name) type=(kind) value=(self.typed.get(field.name)) autocomplete="off"
                lang=[field.language] data-keep=[&field.keep] list=[field.list]
                aria-invalid=[self.invalid(field)] aria-describedby=[self.described(field)];
        })
    }

    fn field(&self, field: &Field<'_>, input: Markup) -> Markup {
        html! {
            div.ds-field {
                label.ds-label for=(field.name) { (self.label(field)) }
                (self.beside(field))
                (input)
            }
        }
    }

    fn choices<L: Render>(&self, field: &Field<'_>, kind: &str, options: &[(String, L)]) -> Markup {
        let chosen: Vec<&str> = self.typed.all(field.name).collect();
        html! {
            fieldset.ds-fieldset #(field.name) tabindex="-1" aria-describedby=[self.described(field)] {
                legend.ds-label { (self.label(field)) }
                (self.beside(field))
                @for (value, label) in options {
                    div.ds-field {
                        input.ds-input type=(kind) id={ (field.name) "-" (value) } name=(field.name) value=(value)
                            checked[chosen.contains(&value.as_str())];
                        label for={ (field.name) "-" (value) } { (label) }
                    }
                }
            }
        }
    }

    fn label_of(&self, name: &str) -> Option<String> {
        let labels = self.labels.borrow();
        labels.iter().find(|(field, _)| *field == name).map(|(_, label)| label.clone())
    }

    fn label(&self, field: &Field<'_>) -> Markup {
        self.labels.borrow_mut().push((field.name, field.label.to_string()));
        html! { (field.label) @if field.optional { " " span.cap { (self.m.t("form-optional")) } } }
    }

    /// The hint, and what was wrong: both between the label and the input, where they are read first.
    fn beside(&self, field: &Field<'_>) -> Markup {
        html! {
            @if let Some(hint) = &field.hint { p.cap id={ (field.name) "-hint" } { (hint) } }
            @if self.errors(field).next().is_some() {
                div.ds-validation-message id={ (field.name) "-error" } data-color="neutral" {
                    @for refusal in self.errors(field) { p { (self.m.refusal(refusal)) } }
                }
            }
        }
    }

    fn errors(&self, field: &Field<'_>) -> impl Iterator<Item = &'a Refusal> {
        let name = field.name;
        self.typed.refusals.iter().filter(move |refusal| refusal.field == Some(name))
    }

    fn invalid(&self, field: &Field<'_>) -> Option<&'static str> {
        self.errors(field).next().is_some().then_some("true")
    }

    fn described(&self, field: &Field<'_>) -> Option<String> {
        let hint = field.hint.as_ref().map(|_| format!("{}-hint", field.name));
        let error = self.invalid(field).map(|_| format!("{}-error", field.name));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// The name of the hidden field that makes a form single-use.
pub(crate) const REQUEST_KEY: &str = "request-key";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    fn shown(typed: &Typed) -> String {
        let form = Form::new(Messages::of(Language::Swedish), typed);
        let name = Field::new("name", "Namn").hint("Som den står i registret");
        form.open("/verket/names", "k1", html! { (form.line(&name)) (form.buttons("Spara", None)) }).into_string()
    }

    #[test]
    fn what_was_typed_is_kept_and_escaped() {
        let typed = Typed::beginning_with(&[("name", "\"><script>")]);
        assert!(shown(&typed).contains(r#"value="&quot;&gt;&lt;script&gt;""#));
    }

    #[test]
    fn an_error_stands_at_its_field_and_in_the_list() {
        let typed = Typed::default().refused(Refusal::new("text-empty").at("name").into());
        let markup = shown(&typed);
        assert!(markup.contains(r##"<a href="#name">Namn: Fyll i det här fältet.</a>"##), "{markup}");
        assert!(markup.contains(r#"aria-invalid="true" aria-describedby="name-hint name-error""#), "{markup}");
    }

    #[test]
    fn an_error_at_no_field_of_the_form_leads_nowhere() {
        let elsewhere = Refusal::new("text-empty").at("elsewhere");
        let markup = shown(&Typed::default().refused(elsewhere.into()));
        assert!(markup.contains("<li>Fyll i det här fältet.</li>"), "{markup}");
    }

    #[test]
    fn a_form_without_errors_says_nothing_of_errors() {
        let markup = shown(&Typed::default());
        assert!(!markup.contains("error") && !markup.contains("aria-invalid"), "{markup}");
        assert!(markup.contains(r#"<input type="hidden" name="request-key" value="k1">"#));
    }
}
