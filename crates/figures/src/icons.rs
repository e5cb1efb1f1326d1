//! Small signs: one sprite that every page carries, and the broken thread. Never told alone: words stand
//! beside them.

use maud::{Markup, PreEscaped, html};

/// The symbols that [`icon`] refers to. Once in each page, before they are used.
pub fn sprite() -> PreEscaped<&'static str> {
    PreEscaped(include_str!("icons.svg"))
}

/// A sign from the sprite by its name, hidden from those who listen. `away-down`, `away-up`, `few`,
/// `none`, `toward-down` and `toward-up` tell a direction; the fates of a statement have its words.
pub fn icon(name: &str) -> Markup {
    html! { svg aria-hidden="true" viewBox="0 0 16 16" { use href={ "#icon-" (name) } {} } }
}

macro_rules! fray_path {
    () => {
        "M0 7h13M13 7c3 0 4-2 6-4M13 7c3 0 4 0 7 .4M13 7c2.5 0 3.5 2 5 4M40 7H28M28 7c-2 0-3-2-5-3.5M28 7c-3 0-4 1.5-5.5 3"
    };
}

/// The frayed ends as a path, 40 by 14, for a picture that has its own.
pub(crate) const FRAY: &str = fray_path!();

/// The thread where it is broken: two frayed ends and a gap. Its own drawing and not in the sprite,
/// because its colour is the thread's and not that of the words beside it.
pub fn fray() -> PreEscaped<&'static str> {
    PreEscaped(concat!(
        r#"<svg class="fray" viewBox="0 0 40 14" aria-hidden="true">"#,
        r#"<path d=""#,
        fray_path!(),
        r#""/></svg>"#,
    ))
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    #[test]
    fn the_sprite_has_every_sign_that_pages_name() {
        let ids = check::ids(sprite().0);
        let directions = ["toward-up", "toward-down", "away-up", "away-down", "none", "few"];
        let fates = ["kept", "reworded", "moved", "merged", "split", "replaced", "removed", "new"];
        let others =
            ["check", "flag", "lock", "doc", "search", "theme", "arrow", "up", "down", "leave", "grip", "bell"];
        for name in directions.iter().chain(&fates).chain(&others) {
            assert!(ids.iter().any(|id| *id == format!("icon-{name}")), "no {name}");
        }
    }

    #[test]
    fn signs_are_drawn_well() {
        check::drawing(sprite().0);
        check::drawing(fray().0);
        assert_eq!(
            icon("kept").into_string(),
            r##"<svg aria-hidden="true" viewBox="0 0 16 16"><use href="#icon-kept"></use></svg>"##
        );
    }
}
