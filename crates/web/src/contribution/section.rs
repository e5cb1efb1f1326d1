//! What the page of a statement, an activity or an indicator shows of contributions: the way to leave one, and those that are
//! about it or lie behind it. The same for all readers, so that the page can be kept.

use domain::contribution::{About, Contribution};
use domain::ids::{DecisionId, RevisionNumber};
use domain::policy::{Right, Viewer};
use maud::{Markup, html};

use super::origin;
use super::said::{Said, in_short, path};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{address, parts};

/// How many are shown where they are one part of a page.
const SHOWN: usize = 5;

/// What a page shows of them.
pub(crate) struct Section<'a> {
    about: About,
    contributions: Vec<&'a Contribution>,
    said: Option<Said>,
}

impl<'a> Section<'a> {
    /// Those about one thing; of a statement also those that led to it. `None` for those who read nothing but what is decided.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn of(asked: &'a Asked, about: About) -> Result<Option<Section<'a>>, Problem> {
        if !asked.may(Right::ReadDrafts) || matches!(asked.viewer, Viewer::Program(..)) {
            return Ok(None);
        }
        let organisation = &asked.organisation.organisation;
        let mut contributions = match about {
            About::Statement(id) => organisation.contributions_behind(id),
            _ => organisation.contributions.all().filter(|it| it.about == Some(about)).collect(),
        };
        contributions.retain(|it| it.hidden.is_none() && it.withdrawn.is_none());
        contributions.reverse();
        let said = if contributions.is_empty() { None } else { Some(Said::to_readers(asked).await?) };
        Ok(Some(Section { about, contributions, said }))
    }

    /// The section of the page.
    pub(crate) fn markup(&self, view: &View<'_>) -> Markup {
        let m = view.m;
        let to = |path: &str| address::with(&view.frame.to(path), "about", &self.about.to_string());
        let count = self.contributions.len();
        html! {
            section.sec #contributions aria-labelledby="contributions-title" {
                h2 #contributions-title { (m.t("contributions-here")) @if 0 < count { " " small { (m.number(count)) } } }
                @if count == 0 { p.cap { (m.t("contributions-none-here")) } }
                @if let Some(said) = &self.said {
                    ol.contributions.few { @for it in self.contributions.iter().take(SHOWN) { li {
                        p { a href=(view.frame.to(&path(it.id))) { (in_short(view, &said.says(it))) } }
                        p.cap {
                            (m.word("contribution-state", it.state().key()))
                            @if let Some(title) = origin(view, it) { " · " (title) }
                        }
                    } } }
                }
                p.row.mt {
                    @if view.is_today() && view.may(Right::Contribute) {
                        (parts::button_link("secondary", &to("/contributions/new"), m.t("contribution-leave")))
                    }
                    @if SHOWN < count { a href=(to("/contributions")) { (m.with("contributions-all-here", &[("count", count.into())])) } }
                }
            }
        }
    }
}

/// How many led to the wordings of a revision, as a link to them; `None` where there are none, or not for this viewer.
pub(crate) fn behind_revision(view: &View<'_>, revision: RevisionNumber) -> Option<Markup> {
    let count = view.organisation.contributions_that_led_to(revision).count();
    let is_shown = 0 < count && view.may(Right::ReadDrafts);
    let to = address::with(&view.frame.to("/contributions"), "led-to", &revision.to_string());
    is_shown.then(|| html! { a href=(to) { (view.m.with("contributions-count", &[("count", count.into())])) } })
}

/// What was chosen for the texts of contributions after a decision, or the way to choose; `None` where there is nothing to
/// choose, or not for this viewer.
pub(crate) fn retention_after(view: &View<'_>, decision: DecisionId) -> Option<Markup> {
    let (m, organisation) = (view.m, view.organisation);
    match organisation.contributions.retention(decision) {
        _ if !view.may(Right::ReadDrafts) => None,
        Some((_, retention)) => Some(html! { (m.word("contribution-retention-was", retention.key())) }),
        None => {
            let may_choose = view.is_today() && view.may(Right::WriteStrategy);
            let is_to_choose = may_choose && !organisation.clearable(decision).is_empty();
            let to = view.frame.to("/contributions/terms");
            is_to_choose.then(|| html! { a href=(to) { (m.t("contributions-texts-choose")) } })
        }
    }
}
