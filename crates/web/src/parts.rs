//! Small pieces of markup that several pages share, as the mock-ups have them. Not fields of forms; those are in
//! [`crate::forms`].

use figures::icons::icon;
use maud::{Markup, Render, html};

/// Key figures: a number in serif over what it counts. Pairs of label and figure.
pub fn figures<L: Render, F: Render>(pairs: &[(L, F)]) -> Markup {
    html! { dl.figs { @for (label, figure) in pairs { div { dt { (label) } dd { (figure) } } } } }
}

/// Facts: pairs of label and value.
pub fn facts<L: Render, V: Render>(pairs: &[(L, V)]) -> Markup {
    html! { dl.dl { @for (label, value) in pairs { dt { (label) } dd { (value) } } } }
}

/// A word in a frame, with an icon when there is one: what became of a statement, "Väntar på dig".
pub fn tag(text: impl Render, icon_name: Option<&str>) -> Markup {
    html! { span.ds-tag data-variant="outline" data-color="neutral" { @if let Some(name) = icon_name { (icon(name)) } (text) } }
}

/// The head of a page: its one `h1`, the line of facts under it, and what can be done from here.
pub fn head(title: impl Render, meta: &[Markup], actions: Option<Markup>) -> Markup {
    html! {
        div.head {
            div {
                h1 { (title) }
                @if !meta.is_empty() { p.meta { @for fact in meta { span { (fact) } } } }
            }
            @if let Some(actions) = actions { div.row { (actions) } }
        }
    }
}

/// A wide table or picture in a region that scrolls by itself: named, and reached with the keyboard.
pub fn scroll(name: impl Render, inside: Markup) -> Markup {
    html! { div.scroll role="region" aria-label=(name) tabindex="0" { (inside) } }
}

/// What stands where there is nothing yet: what would be here, and the first step to it.
pub fn nothing_yet(text: impl Render, step: Option<Markup>) -> Markup {
    html! { div.note { p { (text) } @if let Some(step) = step { p.mt { (step) } } } }
}

/// A link that looks like a button. `secondary` and `tertiary` are the quieter ones; there is at most one `primary` in
/// each region of a page.
pub fn button_link(variant: &str, address: &str, text: impl Render) -> Markup {
    html! { a.ds-button data-variant=(variant) href=(address) { (text) } }
}
