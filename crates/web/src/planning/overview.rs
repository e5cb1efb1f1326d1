//! A round's first page: where it is, what is left to do, and what has happened.

use maud::html;

use super::{Part, head, page, phases, round, where_it_is};
use crate::answer::Answer;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/{round}`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let title = m.with("round-title", &[("round", round.name.as_str().into())]);
    let meta = [html! { (m.span(round.from, Some(round.until))) }, html! { (where_it_is(m, round)) }];
    let main = html! {
        (head(&view, round, Part::Overview, &title, &meta, None))
        (phases(&view, round))
    };
    let here = Knot::here(m.t("knot-round"), round.name.as_str());
    Ok(asked.frame.page(page(&view, None, title, here, main)))
}
