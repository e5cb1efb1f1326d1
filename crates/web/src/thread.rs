//! The red thread as the page's breadcrumb: from the vision down to here, and what hangs below. Plain data and its
//! markup; which knots there are is for the page (and `domain::thread`) to say.

use maud::{Markup, html};

use crate::messages::Messages;

/// The thread to one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// What is above, the vision first.
    pub up: Vec<Knot>,
    /// The page itself.
    pub here: Knot,
    /// What is below, when there is something: "6 aktiviteter".
    pub down: Option<Knot>,
    /// When the thread breaks here: what is missing, in words. It is drawn with frayed ends.
    pub broken: Option<Knot>,
}

/// One knot on the thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knot {
    /// What kind of thing it is: "Resultatområde".
    pub kind: String,
    /// What it says: "Digitalisering".
    pub text: String,
    /// Where it leads; none for the page itself.
    pub address: Option<String>,
    /// The language of the text, when it may be another than the interface's.
    pub language: Option<&'static str>,
}

impl Knot {
    /// A knot that leads somewhere.
    pub fn to(kind: impl Into<String>, text: impl Into<String>, address: impl Into<String>) -> Knot {
        Knot { kind: kind.into(), text: text.into(), address: Some(address.into()), language: None }
    }

    /// The knot of the page itself, or one that leads nowhere.
    pub fn here(kind: impl Into<String>, text: impl Into<String>) -> Knot {
        Knot { kind: kind.into(), text: text.into(), address: None, language: None }
    }

    /// The same, with text in this language: what steers is written in the organisation's own.
    pub fn in_language(mut self, language: Option<&'static str>) -> Knot {
        self.language = language;
        self
    }
}

impl Thread {
    /// A thread with only the page itself on it, to add knots to.
    pub fn to(here: Knot) -> Thread {
        Thread { up: Vec::new(), here, down: None, broken: None }
    }

    /// The markup: `nav.thread`.
    pub fn render(&self, m: Messages) -> Markup {
        html! {
            nav.thread aria-label=(m.t("thread-label")) { ol {
                @for knot in &self.up { li { (words(knot, false)) } }
                li.broken[self.broken.is_some()] {
                    (words(&self.here, true))
                    @if self.broken.is_some() { (figures::icons::fray()) }
                }
                @if let Some(missing) = &self.broken { li.down.end { (words(missing, false)) } }
                @else if let Some(below) = &self.down { li.down { (words(below, false)) } }
            } }
        }
    }
}

fn words(knot: &Knot, here: bool) -> Markup {
    // What is called as its kind is says it once.
    let inside = html! { @if knot.kind != knot.text { small { (knot.kind) } } b lang=[knot.language] { (knot.text) } };
    match &knot.address {
        Some(address) => html! { a href=(address) aria-current=[here.then_some("page")] { (inside) } },
        None => html! { span aria-current=[here.then_some("page")] { (inside) } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn the_thread_leads_from_the_top_to_the_page_and_below() {
        let thread = Thread {
            up: vec![Knot::to("Vision", "Fler vill", "/a/#vision")],
            down: Some(Knot::to("Nedåt", "6 aktiviteter", "#below")),
            ..Thread::to(Knot::here("Mål 3.1", "Fler <små> företag"))
        };
        let markup = thread.render(Messages::of(Language::Swedish)).into_string();
        assert!(markup.contains(r#"<li><a href="/a/#vision"><small>Vision</small><b>Fler vill</b></a></li>"#));
        assert!(
            markup
                .contains(r#"<span aria-current="page"><small>Mål 3.1</small><b>Fler &lt;små&gt; företag</b></span>"#)
        );
        assert!(markup.contains(r##"<li class="down"><a href="#below">"##));
        assert!(!markup.contains("broken"));
    }

    #[test]
    fn a_knot_that_is_called_as_its_kind_says_it_once() {
        let markup = Thread::to(Knot::here("Kommentarer", "Kommentarer")).render(Messages::of(Language::Swedish));
        assert_eq!(markup.into_string().matches("Kommentarer").count(), 1);
    }

    #[test]
    fn a_broken_thread_says_what_is_missing() {
        let thread = Thread {
            broken: Some(Knot::here("Brott", "Ingen vision")),
            ..Thread::to(Knot::here("Mål", "Fler företag"))
        };
        let markup = thread.render(Messages::of(Language::Swedish)).into_string();
        assert!(markup.contains(r#"<li class="broken">"#) && markup.contains(r#"<li class="down end">"#));
        assert!(markup.contains("fray"));
    }
}
