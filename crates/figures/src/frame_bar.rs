//! How much of a frame is used: a bar with a tick at the frame. What goes over it stands hollow on the other side of the
//! tick. The numbers stand beside it in words.

use maud::{Markup, html};

use crate::measure::short;

const WIDTH: f64 = 240.0;
/// Where the frame ends while it is kept: to the right of it is room to go over.
const FRAME: f64 = 220.0;

/// Draws what is used of a frame; below nothing is nothing. Without a frame there is no tick. `title` is the same in
/// words: "Kronor: 115,7 av 118 mnkr".
pub fn draw(title: &str, used: i64, frame: Option<i64>) -> Markup {
    let used = used.max(0) as f64;
    // A pixel is so much, in what was given: the frame has its place, unless what is used would then end outside.
    let per_pixel = frame.map_or(used / FRAME, |frame| (frame.max(0) as f64 / FRAME).max(used / WIDTH));
    let place = |amount: f64| if per_pixel == 0.0 { 0.0 } else { amount / per_pixel };
    let tick = frame.map(|frame| if per_pixel == 0.0 { FRAME } else { place(frame.max(0) as f64) });
    let used = place(used);
    let within = tick.map_or(used, |tick| used.min(tick));
    html! {
        svg.bar.framed viewBox={ "0 0 " (short(WIDTH)) " 12" } role="img" {
            title { (title) }
            rect y="2" width=(short(tick.unwrap_or(FRAME))) height="8" {}
            @if 0.0 < within { rect.v y="2" width=(short(within)) height="8" {} }
            @if within < used { rect.o x=(short(within)) y="2.6" width=(short(used - within)) height="6.8" {} }
            @if let Some(tick) = tick { path.tick d={ "M" (short(tick)) " 0v12" } {} }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn drawn(used: i64, frame: Option<i64>) -> String {
        let svg = draw("Kronor", used, frame).into_string();
        check::drawing(&svg);
        svg
    }

    #[test]
    fn a_frame_that_is_kept() {
        insta::assert_snapshot!(drawn(1_157, Some(1_180)).replace("><", ">\n<"), @r#"
        <svg class="bar framed" viewBox="0 0 240 12" role="img">
        <title>Kronor</title>
        <rect y="2" width="220" height="8">
        </rect>
        <rect class="v" y="2" width="215.7" height="8">
        </rect>
        <path class="tick" d="M220 0v12">
        </path>
        </svg>
        "#);
    }

    #[test]
    fn what_goes_over_is_hollow_beyond_the_tick() {
        insta::assert_snapshot!(drawn(1_200, Some(1_180)).replace("><", ">\n<"), @r#"
        <svg class="bar framed" viewBox="0 0 240 12" role="img">
        <title>Kronor</title>
        <rect y="2" width="220" height="8">
        </rect>
        <rect class="v" y="2" width="220" height="8">
        </rect>
        <rect class="o" x="220" y="2.6" width="3.7" height="6.8">
        </rect>
        <path class="tick" d="M220 0v12">
        </path>
        </svg>
        "#);
        assert_eq!(check::count(&drawn(1_180, Some(1_180)), "rect", "o"), 0);
    }

    #[test]
    fn without_a_frame_there_is_no_tick_and_without_use_no_bar() {
        assert_eq!(check::count(&drawn(5, None), "path", "tick"), 0);
        assert_eq!(check::count(&drawn(0, Some(100)), "rect", "v"), 0);
        assert_eq!(check::count(&drawn(0, None), "rect", "v"), 0);
        assert!(drawn(0, Some(0)).contains("M220 0v12"));
        assert!(drawn(5, Some(0)).contains("M0 0v12"), "a frame of nothing is passed at once");
    }

    proptest! {
        #[test]
        fn the_bar_ends_in_the_picture(
            used in -5..2_000_000_000_000_i64,
            frame in prop::option::of(-5..2_000_000_000_000_i64),
        ) {
            let svg = drawn(used, frame);
            let document = roxmltree::Document::parse(&svg).unwrap();
            for bar in document.descendants().filter(|node| node.has_tag_name("rect")) {
                let number = |name| bar.attribute(name).unwrap_or("0").parse::<f64>().unwrap();
                prop_assert!(number("x") + number("width") <= WIDTH + 0.1);
            }
            let is_over = frame.is_some_and(|frame| frame.max(0) < used.max(0) - used / 100);
            prop_assert!(!is_over || check::count(&svg, "rect", "o") == 1, "it does not show: {svg}");
        }
    }
}
