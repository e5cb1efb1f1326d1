//! What the sentences of workshops name.

use domain::event::Event;
use domain::ids::WorkshopId;

use super::Values;
use crate::view::View;
use crate::workshop;

pub(super) fn told(view: &View<'_>, event: &Event) -> Values {
    let title = |id: &WorkshopId| {
        let title = view.organisation.workshop(*id).map_or_else(String::new, |it| it.terms.title.to_string());
        ("title", title.into())
    };
    match event {
        Event::WorkshopPlanned { terms, .. } | Event::WorkshopChanged { terms, .. } => {
            vec![("title", terms.title.as_str().into()), ("days", workshop::days(view.m, terms).into())]
        }
        Event::WorkshopOpened { workshop, .. } | Event::WorkshopClosed { workshop } => vec![title(workshop)],
        Event::WorkshopStepTaken { workshop, step } => {
            let question = step.question().unwrap_or(0);
            vec![title(workshop), ("step", step.key().into()), ("question", question.into())]
        }
        Event::WorkshopVotesCounted { workshop, question, voters, .. } => {
            vec![title(workshop), ("question", (*question).into()), ("count", (*voters).into())]
        }
        Event::WorkshopCalledOff { workshop, reason } => vec![title(workshop), ("reason", reason.as_str().into())],
        Event::WorkshopNotesWritten { workshop, text } => {
            vec![title(workshop), ("what", if text.is_some() { "written" } else { "gone" }.into())]
        }
        _ => Vec::new(),
    }
}
