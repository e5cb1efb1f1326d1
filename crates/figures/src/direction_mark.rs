//! Which way something moves, told four ways at once: shape, arrow, word and colour. The arrow is the way of the value,
//! the shape and the colour tell what that is for the goal.

use maud::{Markup, html};

use crate::icons::icon;

/// What a movement is for the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The way that is wanted.
    Toward,
    /// The other way.
    Away,
    /// No movement is shown, or nobody has said which way is right.
    None,
    /// Too few values to tell.
    Few,
}

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// Upwards.
    Rising,
    /// Downwards.
    Falling,
}

impl Direction {
    /// As style sheets name it, in `data-d`.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Toward => "toward",
            Direction::Away => "away",
            Direction::None => "none",
            Direction::Few => "few",
        }
    }
}

/// Draws the mark with its word: "Mot målet".
pub fn draw(direction: Direction, movement: Option<Movement>, word: &str) -> Markup {
    marked("dir", direction, movement, word)
}

/// The same as the first thing of a page.
pub fn draw_large(direction: Direction, movement: Option<Movement>, word: &str) -> Markup {
    marked("dir dir--xl", direction, movement, word)
}

fn marked(class: &str, direction: Direction, movement: Option<Movement>, word: &str) -> Markup {
    let sign = match (direction, movement) {
        (Direction::Few, _) => "few",
        (Direction::Away, Some(Movement::Rising)) => "away-up",
        (Direction::Away, Some(Movement::Falling)) => "away-down",
        (_, Some(Movement::Rising)) => "toward-up",
        (_, Some(Movement::Falling)) => "toward-down",
        (_, None) => "none",
    };
    html! { span class=(class) data-d=(direction.name()) { (icon(sign)) (word) } }
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    #[test]
    fn a_falling_value_can_be_toward_the_goal() {
        insta::assert_snapshot!(draw(Direction::Toward, Some(Movement::Falling), "Mot målet").into_string(), @r##"<span class="dir" data-d="toward"><svg aria-hidden="true" viewBox="0 0 16 16"><use href="#icon-toward-down"></use></svg>Mot målet</span>"##);
    }

    #[test]
    fn every_mark_has_a_sign_of_the_sprite_and_its_word() {
        let ids = check::ids(crate::icons::sprite().0);
        for direction in [Direction::Toward, Direction::Away, Direction::None, Direction::Few] {
            for movement in [None, Some(Movement::Rising), Some(Movement::Falling)] {
                let mark = draw_large(direction, movement, "<ord>").into_string();
                check::drawing(&mark);
                assert!(ids.iter().any(|id| mark.contains(&format!("\"#{id}\""))), "{mark}");
                assert!(mark.contains("&lt;ord&gt;"));
            }
        }
    }

    #[test]
    fn what_moves_without_a_wanted_way_has_an_arrow_and_no_colour() {
        let mark = draw(Direction::None, Some(Movement::Rising), "Ökar").into_string();
        assert!(mark.contains(r#"data-d="none""#) && mark.contains("icon-toward-up"), "{mark}");
    }
}
