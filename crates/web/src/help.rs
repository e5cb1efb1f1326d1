//! The guide, from `docs/guide.sv.md` and `docs/guide.en.md`: the same text in the repository and in the product.
//! Its links are relative to the organisation (`revisions`, `.`), so they lead to the reader's own pages.

use std::sync::LazyLock;

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};

use crate::address;
use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::messages::{Language, Messages};
use crate::request::Asked;

/// `GET /{organisation}/help`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    let guide = match asked.m().language() {
        Language::Swedish => &GUIDES[0],
        Language::English => &GUIDES[1],
    };
    let page = Page::new(asked.m().t("help-title"), guide.render(asked.m())).section(Section::Help);
    Ok(asked.frame.page(page))
}

static GUIDES: LazyLock<[Guide; 2]> = LazyLock::new(|| {
    [Guide::of(include_str!("../../../docs/guide.sv.md")), Guide::of(include_str!("../../../docs/guide.en.md"))]
});

/// A guide, made into HTML once.
struct Guide {
    title: String,
    sections: Vec<GuideSection>,
    text: String,
}

/// A section that the table of contents leads to.
struct GuideSection {
    id: String,
    heading: String,
}

impl Guide {
    fn of(markdown: &str) -> Guide {
        let mut guide = Guide { title: String::new(), sections: Vec::new(), text: String::new() };
        let mut heading: Option<String> = None;
        let mut out: Vec<Event<'_>> = Vec::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                // The title is the page's own `h1`, and the sections need ids before they are written.
                Event::Start(Tag::Heading { level: HeadingLevel::H1 | HeadingLevel::H2, .. }) => {
                    heading = Some(String::new())
                }
                Event::End(TagEnd::Heading(HeadingLevel::H1)) => guide.title = heading.take().unwrap_or_default(),
                Event::End(TagEnd::Heading(HeadingLevel::H2)) => {
                    let heading = heading.take().unwrap_or_default();
                    let id = identifier(&heading);
                    out.push(Event::Html(html! { h2 id=(id) { (heading) } }.into_string().into()));
                    guide.sections.push(GuideSection { id, heading });
                }
                Event::Text(text) | Event::Code(text) if heading.is_some() => {
                    heading.get_or_insert_default().push_str(&text);
                }
                // The guide is ours, but a page of ours has no markup that did not come from here.
                Event::Html(_) | Event::InlineHtml(_) => {}
                other => out.push(other),
            }
        }
        push_html(&mut guide.text, out.into_iter());
        guide
    }

    fn render(&self, m: Messages) -> Markup {
        html! {
            div.head { div { h1 { (self.title) } } }
            div.cols {
                article.guide { (PreEscaped(&self.text)) }
                nav.contents aria-labelledby="contents" {
                    h2 #contents { (m.t("help-contents")) }
                    ul { @for section in &self.sections { li { a href={ "#" (section.id) } { (section.heading) } } } }
                }
            }
        }
    }
}

fn identifier(heading: &str) -> String {
    let words: Vec<String> = domain::text::words(heading).map(domain::text::fold).collect();
    address::encoded(&words.join("-"))
}
