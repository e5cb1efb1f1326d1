//! The planning directive as a document: what management asks of the round, and what it points out as of special
//! strategic importance. Writing it is in [`text`], pointing out in [`pointing`].

use domain::planning::{Content, Directive, Paper, Round};
use maud::{Markup, html};

use super::papers::{self, Standing};
use super::{Part, document, head, page, path, round, where_it_is};
use crate::answer::Answer;
use crate::marked;
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::words;

pub mod pointing;
pub mod text;

/// `GET /{organisation}/planning/{round}/directive`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let title = m.with("directive-title", &[("round", round.name.as_str().into())]);
    let standing = Standing::of(view.organisation, round, Paper::Directive);
    let main = html! {
        (head(&view, round, Part::Directive, &title, &[html! { (where_it_is(m, round)) }], Some(actions(&view, round, standing))))
        div.cols.cols--wide {
            @if let Standing::Empty = standing {
                (parts::nothing_yet(m.t("directive-empty"), None))
            } @else {
                article.paper aria-label=(title) {
                    h2 { (words::paper(view.m, view.organisation, round.number, Paper::Directive)) }
                    (document::directive(&view, round, &round.directive))
                }
            }
            aside aria-label=(m.t("paper-way-title")) {
                (papers::state(&view, round, Paper::Directive))
                @if let Standing::Changed(edition) = standing { @if let Content::Directive(decided) = &edition.content {
                    (changes(&view, round, decided))
                } }
            }
        }
    };
    let here = Knot::here(m.t("paper-name-directive"), round.name.as_str());
    Ok(asked.frame.page(page(&view, Some(round), title, here, main)))
}

fn actions(view: &View<'_>, round: &Round, standing: Standing<'_>) -> Markup {
    let m = view.m;
    let may_write = papers::may_write(view, round, Paper::Directive);
    let to = |tail: &str| view.frame.to(&path(round.number, tail));
    html! {
        @if may_write {
            (parts::button_link("secondary", &to("/directive/pointing"), m.t("directive-point")))
            (parts::button_link(if matches!(standing, Standing::Empty) { "primary" } else { "secondary" }, &to("/directive/text"), m.t("directive-write")))
        }
    }
}

// What reads differently than what was decided.
fn changes(view: &View<'_>, round: &Round, decided: &Directive) -> Markup {
    let m = view.m;
    let now = &round.directive;
    let name = |what| super::pointed::named(view, round, what).text;
    let added = now.pointed_out.keys().filter(|what| !decided.pointed_out.contains_key(*what));
    let gone = decided.pointed_out.keys().filter(|what| !now.pointed_out.contains_key(*what));
    let asked: Vec<&str> = decided.asks.iter().map(|ask| ask.what.as_str()).collect();
    let asks: Vec<&str> = now.asks.iter().map(|ask| ask.what.as_str()).collect();
    html! {
        details.ds-details.mt {
            summary { (m.t("directive-changes")) }
            div lang=[view.language()] {
                @if now.text != decided.text { p.explained { (marked::both(decided.text.as_str(), now.text.as_str())) } }
                ul {
                    @for what in gone { li { (marked::removed(&name(*what))) } }
                    @for what in added { li { (marked::added(&name(*what))) } }
                    @for ask in asked.iter().filter(|ask| !asks.contains(ask)) { li { (marked::removed(ask)) } }
                    @for ask in asks.iter().filter(|ask| !asked.contains(ask)) { li { (marked::added(ask)) } }
                }
            }
        }
    }
}
