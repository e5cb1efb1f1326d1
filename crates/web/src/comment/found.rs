//! The comments that a search finds: those whose text, as the viewer may read it, holds every word of the query. Beside the index
//! of the organisation, because the texts are not in it.

use domain::ids::CommentId;
use domain::policy::Right;
use domain::search::LONGEST_QUERY;
use domain::text::fold;
use maud::{Markup, html};

use super::said::{Said, path};
use super::thing;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// How many are shown: more than anyone looks through instead of typing another word.
const SHOWN: usize = 50;

/// One that was found.
pub(crate) struct FoundComment {
    id: CommentId,
    says: String,
    about: String,
}

/// Those that are found, the latest first. None for those who may not comment themselves.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn among(asked: &Asked, query: &str) -> Result<Vec<FoundComment>, Problem> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let words = fold(query.trim());
    let organisation = &asked.organisation;
    if words.is_empty() || asked.person().is_err() || !asked.may(Right::Comment) || organisation.comments.is_empty() {
        return Ok(Vec::new());
    }
    let (said, view) = (Said::of(asked).await?, View::of(asked));
    let found = organisation.comments.all().rev().filter(|comment| {
        let text = said.typed(comment).map(|text| fold(&text));
        text.is_some_and(|text| words.split_whitespace().all(|word| text.contains(word)))
            && organisation.may_read_topic(asked.viewer, comment.about)
    });
    let shown = found.map(|comment| FoundComment {
        id: comment.id,
        says: said.in_short(comment).unwrap_or_default(),
        about: thing::in_words(&view, comment.about),
    });
    Ok(shown.collect())
}

/// The hits.
pub(crate) fn section(view: &View<'_>, found: &[FoundComment]) -> Markup {
    let m = view.m;
    html! { @if !found.is_empty() {
        section.sec aria-labelledby="comment" {
            h2 #comment { (m.t("comments-title")) " " small { (m.number(found.len())) } }
            ul.hits { @for it in found.iter().take(SHOWN) { li {
                p.kick { (it.about) }
                p.says lang=[view.language()] { a href=(view.frame.to(&path(it.id))) data-hit { (it.says) } }
            } } }
            @if SHOWN < found.len() {
                p.cap { (m.with("search-more", &[("shown", SHOWN.into()), ("count", found.len().into())])) }
            }
        }
    } }
}
