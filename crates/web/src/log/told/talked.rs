//! What the sentences about comments name. The other events are in `told`.

use domain::event::Event;
use domain::ids::CommentId;

use super::Values;
use crate::comment::thing;
use crate::view::View;

/// What the sentence about an event of comments names.
pub(super) fn told(view: &View<'_>, event: &Event) -> Values {
    let number = |comment: &CommentId| ("number", comment.to_string().into());
    match event {
        Event::CommentMade { comment, about, .. } => {
            vec![number(comment), ("about", thing::in_words(view, *about).into())]
        }
        Event::CommentReworded { comment, .. }
        | Event::CommentWithdrawn { comment }
        | Event::CommentReported { comment, .. }
        | Event::CommentHidden { comment, .. }
        | Event::CommentShown { comment } => vec![number(comment)],
        _ => Vec::new(),
    }
}
