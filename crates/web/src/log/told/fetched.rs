//! What the sentences about fetches name. The other events are in `told`.

use domain::event::Event;
use domain::ids::FetchId;

use super::Values;
use crate::view::View;

/// What the sentence about an event of a fetch names.
pub(super) fn told(view: &View<'_>, event: &Event) -> Values {
    match event {
        Event::FetchSetUp { terms, .. } | Event::FetchChanged { terms, .. } => {
            vec![("name", terms.name.as_str().into()), ("address", terms.address.as_str().into())]
        }
        Event::FetchPaused { fetch }
        | Event::FetchResumed { fetch }
        | Event::FetchRemoved { fetch }
        | Event::FetchAnswered { fetch }
        | Event::FetchedFileSetAside { fetch, .. } => vec![("name", name(view, *fetch))],
        Event::FetchFailed { fetch, trouble } => {
            vec![("name", name(view, *fetch)), ("trouble", crate::indicator::fetches::trouble(view.m, trouble).into())]
        }
        Event::FetchedFileWaits { fetch, problems, .. } => {
            vec![("name", name(view, *fetch)), ("problems", (*problems).into())]
        }
        Event::FetchedFileBroughtIn { fetch, import } => {
            vec![("name", name(view, *fetch)), ("import", import.to_string().into())]
        }
        _ => Vec::new(),
    }
}

fn name(view: &View<'_>, id: FetchId) -> domain::refusal::Value {
    view.organisation.indicators.fetch(id).map_or("", |fetch| fetch.terms.name.as_str()).into()
}
