//! The fan on the platform: the one thread becomes as many as there are areas beside each other. Only a line; what it
//! joins is told by the headings, so it is hidden from those who listen.

use maud::{Markup, html};

use crate::measure::short;

/// The most threads: more columns than this stand below each other on any screen.
pub const MOST: usize = 12;

/// Half the line, so that the outermost is not cut.
const HALF_LINE: f64 = 0.5;

/// A thread from the left edge to the left edge of each of `areas` columns of equal width. Nothing for no
/// area, and no more than [`MOST`] are drawn.
pub fn draw(areas: usize) -> Markup {
    let areas = areas.min(MOST);
    html! {
        @if 0 < areas {
            svg.fan viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true" {
                @for area in 0..areas {
                    @let x = short(1000.0 * area as f64 / areas as f64 + HALF_LINE);
                    path d={ "M.5 0C.5 44 " (x) " 10 " (x) " 60" } {}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    #[test]
    fn one_thread_for_each_area() {
        for areas in 1..=MOST {
            let svg = draw(areas).into_string();
            check::drawing(&svg);
            assert_eq!(check::count(&svg, "path", ""), areas);
        }
        assert_eq!(check::count(&draw(40).into_string(), "path", ""), MOST);
        assert_eq!(draw(0).into_string(), "");
    }

    #[test]
    fn the_fan_of_five() {
        insta::assert_snapshot!(draw(5).into_string(), @r#"<svg class="fan" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true"><path d="M.5 0C.5 44 0.5 10 0.5 60"></path><path d="M.5 0C.5 44 200.5 10 200.5 60"></path><path d="M.5 0C.5 44 400.5 10 400.5 60"></path><path d="M.5 0C.5 44 600.5 10 600.5 60"></path><path d="M.5 0C.5 44 800.5 10 800.5 60"></path></svg>"#);
    }
}
