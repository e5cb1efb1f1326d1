//! The contributions that a search finds: those whose text, as the viewer may read it, holds every word of the query. Beside the
//! index of the organisation, because the texts are not in it.

use domain::ids::ContributionId;
use domain::policy::{Right, Viewer};
use domain::search::LONGEST_QUERY;
use domain::text::fold;
use maud::{Markup, html};

use super::said::{Said, in_short, path};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// How many are shown: more than anyone looks through instead of typing another word.
const SHOWN: usize = 50;

/// One that was found.
pub(crate) struct FoundContribution {
    id: ContributionId,
    says: Markup,
    kind: String,
}

/// Those that are found, the latest first. None for those who read nothing but what is decided.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn among(asked: &Asked, query: &str) -> Result<Vec<FoundContribution>, Problem> {
    let query: String = query.chars().take(LONGEST_QUERY).collect();
    let words = fold(query.trim());
    let is_reader = asked.may(Right::ReadDrafts) && !matches!(asked.viewer, Viewer::Program(..));
    if words.is_empty() || !is_reader || asked.organisation.contributions.is_empty() {
        return Ok(Vec::new());
    }
    let (said, view) = (Said::of(asked).await?, View::of(asked));
    let has_words = |text: &str| {
        let text = fold(text);
        words.split_whitespace().all(|word| text.contains(word))
    };
    let found =
        view.organisation.contributions.all().rev().filter(|it| said.readable(it).is_some_and(|it| has_words(&it)));
    let shown = found.map(|it| FoundContribution {
        id: it.id,
        says: in_short(&view, &said.says(it)),
        kind: view.m.word("contribution-state", it.state().key()).into_owned(),
    });
    Ok(shown.collect())
}

/// The hits.
pub(crate) fn section(view: &View<'_>, found: &[FoundContribution]) -> Markup {
    let m = view.m;
    html! { @if !found.is_empty() {
        section.sec aria-labelledby="contribution" {
            h2 #contribution { (m.t("contributions-title")) " " small { (m.number(found.len())) } }
            ul.hits { @for it in found.iter().take(SHOWN) { li {
                p.kick { (it.kind) }
                p.says { a href=(view.frame.to(&path(it.id))) data-hit { (it.says) } }
            } } }
            @if SHOWN < found.len() {
                p.cap { (m.with("search-more", &[("shown", SHOWN.into()), ("count", found.len().into())])) }
            }
        }
    } }
}
