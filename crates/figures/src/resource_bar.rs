//! What something has: kronor as an upper, dark bar over person-years as a lower, pale one, each on one scale for all
//! that are shown together; and a share of a whole. The numbers stand beside them, so they are hidden from those who
//! listen.

use maud::{Markup, html};

use crate::measure::short;

const WIDTH: f64 = 200.0;
const SHARE_WIDTH: f64 = 48.0;

/// What has the whole width, in kronor and in person-years: the most that any of those shown together has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Most {
    /// Kronor.
    pub kronor: i64,
    /// Person-years, in the same unit as those that are drawn.
    pub person_years: i64,
}

impl Most {
    /// The most of these pairs of kronor and person-years.
    pub fn of(all: impl IntoIterator<Item = (i64, i64)>) -> Most {
        all.into_iter().fold(Most::default(), |most, (kronor, person_years)| Most {
            kronor: most.kronor.max(kronor),
            person_years: most.person_years.max(person_years),
        })
    }
}

/// Draws kronor over person-years; below nothing is nothing.
pub fn draw(kronor: i64, person_years: i64, most: Most) -> Markup {
    html! {
        svg.bar viewBox={ "0 0 " (short(WIDTH)) " 11" } preserveAspectRatio="none" aria-hidden="true" {
            rect.v width=(short(length(kronor, most.kronor, WIDTH))) height="5" {}
            rect y="7" width=(short(length(person_years, most.person_years, WIDTH))) height="4" {}
        }
    }
}

/// Draws a part of a whole, small, in a row of a table.
pub fn share(part: i64, whole: i64) -> Markup {
    html! {
        svg.bar width=(short(SHARE_WIDTH)) height="8" viewBox={ "0 0 " (short(SHARE_WIDTH)) " 8" } aria-hidden="true" {
            rect width=(short(SHARE_WIDTH)) height="8" {}
            rect.v width=(short(length(part, whole, SHARE_WIDTH))) height="8" {}
        }
    }
}

fn length(amount: i64, most: i64, width: f64) -> f64 {
    if amount <= 0 || most <= 0 { 0.0 } else { (width * amount as f64 / most as f64).min(width) }
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    #[test]
    fn the_bars_of_an_area_beside_the_largest() {
        let most = Most::of([(96, 48), (437, 118)]);
        assert_eq!(most, Most { kronor: 437, person_years: 118 });
        insta::assert_snapshot!(draw(96, 48, most).into_string(), @r#"<svg class="bar" viewBox="0 0 200 11" preserveAspectRatio="none" aria-hidden="true"><rect class="v" width="43.9" height="5"></rect><rect y="7" width="81.4" height="4"></rect></svg>"#);
        insta::assert_snapshot!(share(80, 100).into_string(), @r#"<svg class="bar" width="48" height="8" viewBox="0 0 48 8" aria-hidden="true"><rect width="48" height="8"></rect><rect class="v" width="38.4" height="8"></rect></svg>"#);
    }

    #[test]
    fn nothing_and_too_much_stay_in_the_picture() {
        for (kronor, person_years, most) in [(0, 0, Most::default()), (-5, 900, Most { kronor: 10, person_years: 300 })]
        {
            check::drawing(&draw(kronor, person_years, most).into_string());
        }
        assert!(
            draw(5, 900, Most { kronor: 5, person_years: 300 }).into_string().matches(r#"width="200""#).count() == 2
        );
        check::drawing(&share(-1, 0).into_string());
    }
}
