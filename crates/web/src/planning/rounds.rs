//! All planning rounds, the latest first. Not one round; that is `overview`.

use maud::{Markup, html};

use super::{path, thread, where_it_is};
use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let here = Knot::here(m.t("knot-planning"), m.t("rounds-knot"));
    let page = Page::new(m.t("rounds-title"), main(&view)).section(Section::Plan).thread(thread(&view, None, here));
    Ok(asked.frame.page(page))
}

fn main(view: &View<'_>) -> Markup {
    let m = view.m;
    let count = view.organisation.planning.rounds().count();
    html! {
        (parts::head(m.with("rounds-heading", &[("count", count.into())]), &[], None))
        @if count == 0 {
            (parts::nothing_yet(m.t("rounds-none"), None))
        } @else {
            ul { @for round in view.organisation.planning.rounds().rev() {
                li {
                    h2 { a href=(view.frame.to(&path(round.number, ""))) { (round.name) } }
                    p.meta { span { (m.span(round.from, Some(round.until))) } span { (where_it_is(m, round)) } }
                }
            } }
        }
    }
}
