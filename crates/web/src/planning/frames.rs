//! The frames of a round, as they stand: what units, areas and sources may be planned for, beside what is planned. The
//! table in which they are written is [`amounts`].

use domain::planning::{Content, Paper, Round};
use maud::{Markup, html};

use super::document::frames::{self as document, Sort, label};
use super::marks::Marks;
use super::papers::{self, Standing};
use super::{Part, head, page, path, round, where_it_is};
use crate::answer::Answer;
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

pub mod amounts;
mod pasted;
mod rows;

/// `GET /{organisation}/planning/{round}/frames`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let title = m.with("frames-title", &[("round", round.name.as_str().into())]);
    let (standing, marks) = (Standing::of(view.organisation, round, Paper::Frames), Marks::of(&view, round));
    let write = papers::may_write(&view, round, Paper::Frames).then(|| {
        let variant = if matches!(standing, Standing::Empty) { "primary" } else { "secondary" };
        parts::button_link(variant, &view.frame.to(&path(round.number, "/frames/amounts")), m.t("frames-write"))
    });
    let main = html! {
        (head(&view, round, Part::Frames, &title, &[html! { (where_it_is(m, round)) }], write))
        div.cols {
            div.stack {
                @if let Standing::Empty = standing {
                    (parts::nothing_yet(m.t("frames-empty"), None))
                } @else {
                    div.row.row--end { (crate::amounts::choice(view.frame)) }
                    @for sort in Sort::written() { (rows::compared(&view, round, &marks, sort)) }
                }
            }
            aside aria-label=(m.t("paper-way-title")) {
                (papers::state(&view, round, Paper::Frames))
                @if let Standing::Changed(edition) = standing { @if let Content::Frames(decided) = &edition.content {
                    (changes(&view, round, decided))
                } }
            }
        }
    };
    let here = Knot::here(m.t("paper-name-frames"), round.name.as_str());
    Ok(asked.frame.page(page(&view, Some(round), title, here, main)))
}

// What reads differently than what was decided: each frame as it was and as it is.
fn changes(view: &View<'_>, round: &Round, decided: &domain::planning::Frames) -> Markup {
    let m = view.m;
    let mut all: Vec<_> = decided.keys().chain(round.frames.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    all.retain(|of| decided.get(of) != round.frames.get(of));
    html! {
        details.ds-details.mt {
            summary { (m.t("directive-changes")) }
            div { table.ds-table {
                thead { tr {
                    th scope="col" { (m.t("frames-what")) }
                    th.num scope="col" colspan="2" { (m.t("frames-decided")) }
                    th.num scope="col" colspan="2" { (m.t("frames-now")) }
                } }
                tbody { @for of in &all { tr {
                    th scope="row" lang=[view.language()] { (label(view, round, of)) }
                    (document::cells(view, decided.get(of).copied()))
                    (document::cells(view, round.frames.get(of).copied()))
                } } }
            } }
        }
    }
}
