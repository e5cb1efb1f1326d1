//! A long list, a page at a time: which part is shown, and the links to the others. Plain addresses, so that a page can
//! be kept and sent. Not what is in the list.

use std::ops::Range;

use maud::{Markup, html};

use crate::address;
use crate::messages::Messages;

/// How many there are on a page: more than any strategy that is meant to be read has in one place.
const ON_A_PAGE: usize = 200;

/// One page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    all: usize,
    on_a_page: usize,
    /// From 1.
    page: usize,
}

impl Paging {
    /// The page that was turned to, of a list of so many: `page` of the query. What is no page is the first or the last.
    pub fn of(all: usize, turned_to: Option<&str>) -> Paging {
        Paging::by(all, turned_to, ON_A_PAGE)
    }

    /// The same with so many on a page: for what takes several lines each.
    pub fn by(all: usize, turned_to: Option<&str>, on_a_page: usize) -> Paging {
        let page = turned_to.and_then(|typed| typed.parse::<usize>().ok()).unwrap_or(1);
        Paging { all, on_a_page, page: page.clamp(1, all.div_ceil(on_a_page).max(1)) }
    }

    /// The same turned to the page where one of the list stands, by its place from 0.
    pub fn at(self, place: usize) -> Paging {
        Paging { page: (place / self.on_a_page + 1).min(self.all.div_ceil(self.on_a_page).max(1)), ..self }
    }

    /// Which of the list are shown.
    pub fn range(self) -> Range<usize> {
        let from = (self.page - 1) * self.on_a_page;
        from..self.all.min(from + self.on_a_page)
    }

    /// The links to the pages before and after, with the place in the whole. Nothing when one page holds it all.
    pub fn links(self, m: Messages, address: &str, fragment: &str) -> Markup {
        let pages = self.all.div_ceil(self.on_a_page);
        let to = |page: usize| format!("{}#{fragment}", address::with(address, "page", &page.to_string()));
        html! {
            @if 1 < pages {
                nav.row.mt aria-label=(m.t("paging-label")) {
                    @if 1 < self.page { a rel="prev" href=(to(self.page - 1)) { (m.t("paging-before")) } }
                    span { (m.with("paging-where", &[
                        ("from", (self.range().start + 1).into()), ("to", self.range().end.into()), ("all", self.all.into()),
                    ])) }
                    @if self.page < pages { a rel="next" href=(to(self.page + 1)) { (m.t("paging-after")) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn a_short_list_is_one_page_without_links() {
        let paging = Paging::of(3, None);
        assert_eq!(paging.range(), 0..3);
        assert_eq!(paging.links(Messages::of(Language::Swedish), "/a", "x").into_string(), "");
        assert_eq!(Paging::of(0, Some("7")).range(), 0..0);
    }

    #[test]
    fn a_long_list_is_turned_a_page_at_a_time() {
        let paging = Paging::of(450, Some("3"));
        assert_eq!(paging.range(), 400..450);
        let links = paging.links(Messages::of(Language::Swedish), "/a?as-of=2017-10-23", "x").into_string();
        assert!(links.contains(r#"rel="prev" href="/a?as-of=2017-10-23&amp;page=2#x""#), "{links}");
        assert!(!links.contains(r#"rel="next""#), "{links}");
    }

    #[test]
    fn what_is_no_page_is_the_first_or_the_last() {
        assert_eq!(Paging::of(450, Some("noll")).range(), 0..200);
        assert_eq!(Paging::of(450, Some("0")).range(), 0..200);
        assert_eq!(Paging::of(450, Some("99999999999999999999")).range(), 0..200);
        assert_eq!(Paging::of(450, Some("99")).range(), 400..450);
    }
}
