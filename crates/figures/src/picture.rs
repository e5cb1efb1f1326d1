//! The frame of a picture: its measures, and its title and description for those who listen.

use maud::{Markup, html};

use crate::axis::Size;
use crate::measure::short;

/// A picture with what is in it. The description may be empty, where the title says all.
pub(crate) fn picture(
    class: &str,
    id: &str,
    (title, description): (&str, &str),
    (width, height): (f64, f64),
    content: &Markup,
) -> Markup {
    let title_id = format!("{id}-title");
    let description_id = (!description.is_empty()).then(|| format!("{id}-description"));
    let labelled_by = [Some(title_id.as_str()), description_id.as_deref()].into_iter().flatten().collect::<Vec<_>>();
    html! {
        svg class=(class) viewBox={ "0 0 " (short(width)) " " (short(height)) } role="img"
            aria-labelledby=(labelled_by.join(" ")) {
            title id=(title_id) { (title) }
            @if let Some(id) = &description_id { desc id=(id) { (description) } }
            (content)
        }
    }
}

/// A picture in one of two sizes, of which the style sheet shows the one that there is room for. Both may stand on one
/// page.
pub(crate) fn sized(size: Size, id: &str, words: (&str, &str), measures: (f64, f64), content: &Markup) -> Markup {
    match size {
        Size::Wide => picture("chart", id, words, measures, content),
        Size::Narrow => picture("chart chart--narrow", &format!("{id}-narrow"), words, measures, content),
    }
}
