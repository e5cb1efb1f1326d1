//! What contributions say to whoever looks, and which of them concern that person. The texts are rows beside the organisation,
//! so they are asked for once for each page, as names of people are.

use std::sync::Arc;

use domain::contribution::{Contribution, Objection};
use domain::ids::{ContributionId, WorkshopId};
use domain::organisation::Organisation;
use domain::policy::{Right, Viewer};
use maud::{Markup, html};
use store::contributions::Concerned;
use store::texts::Texts;

use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// The path of a contribution in the organisation.
pub(crate) fn path(id: ContributionId) -> String {
    format!("/contributions/{id}")
}

/// What contributions say to one viewer.
pub(crate) struct Said {
    texts: Arc<Texts>,
    /// Those that are the viewer's own or followed. Nothing for one that is no person.
    pub(super) concerned: Concerned,
    /// Whether what is hidden is shown too: who moderates has to see what it is.
    sees_hidden: bool,
}

/// What one contribution says to a viewer.
pub(crate) enum Says {
    /// Its text.
    Text(Arc<str>),
    /// Its text, which readers do not see.
    HiddenFromOthers(Arc<str>, Objection),
    /// It is hidden.
    Hidden(Objection),
    /// Its author took it back.
    Withdrawn,
    /// Its text was cleared away.
    Cleared,
}

impl Said {
    /// What they say to whoever asks.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn of(asked: &Asked) -> Result<Said, Problem> {
        let organisation = Arc::clone(&asked.organisation.organisation);
        let viewer = asked.viewer;
        let (texts, concerned) = asked
            .app
            .with_store(move |store| {
                let concerned = match viewer {
                    Viewer::Person(person, _) => store.concerned(&organisation, person)?,
                    _ => Concerned::default(),
                };
                Ok((store.texts(&organisation)?, concerned))
            })
            .await?;
        Ok(Said { texts, concerned, sees_hidden: asked.may(Right::WriteStrategy) })
    }

    /// What they say to any reader: for pages that are the same for all who may read them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(crate) async fn to_readers(asked: &Asked) -> Result<Said, Problem> {
        let organisation = Arc::clone(&asked.organisation.organisation);
        let texts = asked.app.with_store(move |store| store.texts(&organisation)).await?;
        Ok(Said { texts, concerned: Concerned::default(), sees_hidden: false })
    }

    /// The texts beside the log, of which contributions are some.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Whether the viewer has said something in a workshop, with a name or without.
    pub(crate) fn has_own_in(&self, organisation: &Organisation, workshop: WorkshopId) -> bool {
        organisation.said_in(workshop).any(|it| self.concerned.own.contains(&it.id))
    }

    /// What a contribution says.
    pub(crate) fn says(&self, contribution: &Contribution) -> Says {
        let sees_hidden = self.sees_hidden || self.concerned.own.contains(&contribution.id);
        match (contribution.hidden, self.texts.of(contribution.text.as_ref())) {
            _ if contribution.withdrawn.is_some() => Says::Withdrawn,
            (Some((_, objection)), Some(text)) if sees_hidden => Says::HiddenFromOthers(Arc::clone(text), objection),
            (Some((_, objection)), _) => Says::Hidden(objection),
            (None, Some(text)) => Says::Text(Arc::clone(text)),
            (None, None) => Says::Cleared,
        }
    }

    /// The text of a contribution, where this viewer may read it.
    pub(super) fn readable(&self, contribution: &Contribution) -> Option<Arc<str>> {
        match self.says(contribution) {
            Says::Text(text) | Says::HiddenFromOthers(text, _) => Some(text),
            Says::Hidden(_) | Says::Withdrawn | Says::Cleared => None,
        }
    }
}

/// What was answered of the reader's own and followed since the reader looked, as a line that leads there. Nothing for who reads
/// no lists of contributions: that one is told by a notice.
pub(crate) fn news(view: &View<'_>, said: &Said) -> Markup {
    let news = said.concerned.news(view.organisation).len();
    html! { @if 0 < news && view.may(Right::ReadDrafts) {
        p.notice { a href=(view.frame.to("/contributions?whose=mine")) {
            (view.m.with("contributions-news", &[("count", news.into())]))
        } }
    } }
}

/// The whole text on the contribution's own page, with what was done to it.
pub(super) fn text(view: &View<'_>, says: &Says, contribution: &Contribution) -> Markup {
    let m = view.m;
    html! {
        @match says {
            Says::Text(text) => (paragraphs(view, text)),
            Says::HiddenFromOthers(text, objection) => {
                p.notice { (hidden(view, *objection)) " " (m.t("contribution-hidden-from-others")) }
                (paragraphs(view, text))
            }
            Says::Hidden(objection) => p.notice { (hidden(view, *objection)) },
            Says::Withdrawn => p.notice { (m.t("contribution-withdrawn")) },
            Says::Cleared => p.notice { (m.t("contribution-cleared")) },
        }
        @if let Some(stamp) = contribution.struck.last() {
            p.cap { (m.with("contribution-struck", &[("moment", view.moment(stamp.at).into())])) }
        }
    }
}

/// A text that people wrote, in its paragraphs.
pub(crate) fn paragraphs(view: &View<'_>, text: &str) -> Markup {
    html! { div.explained lang=[view.language()] { @for paragraph in text.split("\n\n") { p.says { (paragraph) } } } }
}

/// The text in a list: its first line, or what stands in its place.
pub(crate) fn in_short(view: &View<'_>, says: &Says) -> Markup {
    let m = view.m;
    match says {
        Says::Text(text) | Says::HiddenFromOthers(text, _) => {
            html! { span lang=[view.language()] { (shortened(text)) } }
        }
        Says::Hidden(objection) => html! { (hidden(view, *objection)) },
        Says::Withdrawn => html! { (m.t("contribution-withdrawn")) },
        Says::Cleared => html! { (m.t("contribution-cleared")) },
    }
}

fn hidden(view: &View<'_>, objection: Objection) -> String {
    let why = view.m.word("objection", objection.key());
    view.m.with("contribution-hidden", &[("why", crate::words::in_a_sentence(&why).into())])
}

/// So many characters of a text stand in a list.
const IN_A_LIST: usize = 280;

/// The beginning of a text, at a space.
fn shortened(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(IN_A_LIST) else { return text.replace('\n', " ") };
    let beginning = &text[..end];
    let whole_words = beginning.rfind(char::is_whitespace).map_or(beginning, |space| &beginning[..space]);
    format!("{} …", whole_words.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_at_a_word_in_a_list() {
        assert_eq!(shortened("Kort.\n\nTvå stycken."), "Kort.  Två stycken.");
        let long = "åäö ".repeat(200);
        let short = shortened(&long);
        assert!(short.chars().count() <= IN_A_LIST + 2 && short.ends_with("åäö …"), "{short}");
        assert!(shortened(&"å".repeat(999)).ends_with(" …"));
    }
}
