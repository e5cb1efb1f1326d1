//! What became of each statement between two revisions, as a picture. Up to [`MOST_STRANDS`] a side there is
//! one thread for each statement, and they can be counted; above that, each group's threads are a bundle as
//! wide as they are many, with the number written out.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::measure::{short, text_width, wrapped};

mod bundles;
mod strands;
#[cfg(test)]
mod tests;

/// The most statements on a side that are drawn as a thread each.
pub const MOST_STRANDS: usize = 60;

/// The most groups on a side of bundles. Of more, the smallest stand together.
pub const MOST_GROUPS: usize = 14;

/// A statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strand<'a> {
    /// Which, on its side.
    pub id: u32,
    /// Its text, told when one points at its thread.
    pub text: &'a str,
}

/// Statements under one heading: a kind, or an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'a> {
    /// The heading.
    pub label: String,
    /// The statements, in order.
    pub strands: Vec<Strand<'a>>,
    /// What stands where threads of this group end: "borttagen", "5 borttagna". Not used on the right.
    pub ended: String,
}

/// What became of one statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// A strand on the left.
    pub from: u32,
    /// A strand on the right.
    pub to: u32,
    /// Whether nothing was changed in it: drawn heavier.
    pub kept: bool,
}

/// The picture. Groups without statements are not drawn.
pub struct Flow<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same as the picture, in sentences.
    pub description: &'a str,
    /// Before. What no link leaves is drawn as ended.
    pub left: &'a [Group<'a>],
    /// After. What no link reaches is drawn as new.
    pub right: &'a [Group<'a>],
    /// What became what. Links to statements that are not there are not drawn.
    pub links: &'a [Link],
    /// The heading of groups that stand together: "Övriga".
    pub others: &'a str,
    /// How numbers are written in the reader's language.
    pub number: &'a dyn Fn(usize) -> String,
}

/// Draws the flow.
pub fn draw(flow: &Flow<'_>) -> Markup {
    let (left, right) = (written(flow.left), written(flow.right));
    let shown = Flow { left: &left, right: &right, ..*flow };
    let most = strand_count(&left).max(strand_count(&right));
    let drawn = if most <= MOST_STRANDS { strands::draw(&shown) } else { bundles::draw(&shown) };
    let (title, description) = (format!("{}-title", flow.id), format!("{}-description", flow.id));
    html! {
        svg.flow viewBox={ "0 0 " (short(WIDTH)) " " (short(drawn.height)) } role="img"
            aria-labelledby={ (title) " " (description) } {
            title id=(title) { (flow.title) }
            desc id=(description) { (flow.description) }
            (drawn.inside)
        }
    }
}

/// The picture's width. The knots stand where the style sheet puts the years above them (`.flowh`).
const WIDTH: f64 = 782.0;
const LEFT_KNOTS: f64 = 154.0;
const RIGHT_KNOTS: f64 = 624.0;
/// Between a knot and its label.
const LABEL_GAP: f64 = 16.0;
const LABEL_SIZE: f64 = 13.0;
const LABEL_LINE: f64 = 15.0;
const SMALL_SIZE: f64 = 12.0;
/// Above the first knot and below the last.
const MARGIN: f64 = 16.0;

/// The groups that have statements.
fn written<'a>(groups: &[Group<'a>]) -> Vec<Group<'a>> {
    groups.iter().filter(|group| !group.strands.is_empty()).cloned().collect()
}

/// A picture without its frame.
struct Drawn {
    inside: Markup,
    height: f64,
}

fn strand_count(groups: &[Group<'_>]) -> usize {
    groups.iter().map(|group| group.strands.len()).sum()
}

/// Where a strand is: its group and its place in that.
fn places(groups: &[Group<'_>]) -> BTreeMap<u32, (usize, usize)> {
    let mut places = BTreeMap::new();
    for (group_at, group) in groups.iter().enumerate() {
        for (at, strand) in group.strands.iter().enumerate() {
            places.insert(strand.id, (group_at, at));
        }
    }
    places
}

/// Which side of the picture.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
}

/// The lines of a group's label.
fn label_lines(label: &str) -> Vec<String> {
    wrapped(label, LABEL_SIZE, LEFT_KNOTS - LABEL_GAP - 2.0, 2)
}

/// A group's label, its middle at this height. `count` is written after it.
fn label(side: Side, text: &str, middle: f64, count: Option<&str>) -> Markup {
    let lines = label_lines(text);
    // A label may begin with the count itself: "140 prioriteringar".
    let count = count.filter(|count| !text.starts_with(*count));
    let (x, anchor) = match side {
        Side::Left => (LEFT_KNOTS - LABEL_GAP, Some("end")),
        Side::Right => (RIGHT_KNOTS + LABEL_GAP, None),
    };
    let rows = lines.len() + usize::from(count.is_some());
    let first = middle + 4.0 - LABEL_LINE * (rows.max(1) - 1) as f64 / 2.0;
    let line_at = |index: usize| short(first + LABEL_LINE * index as f64);
    html! {
        @for (index, line) in lines.iter().enumerate() {
            text.lab2 x=(short(x)) y=(line_at(index)) text-anchor=[anchor] {
                @if line.ends_with('…') { title { (text) } }
                (line)
            }
        }
        @if let Some(count) = count {
            text.lab x=(short(x)) y=(line_at(lines.len())) text-anchor=[anchor] { (count) }
        }
    }
}

/// From where to where, as x, a thread from one height to another runs between two heights; `None` when it
/// does not.
fn within(from: f64, to: f64, low: f64, high: f64) -> Option<(f64, f64)> {
    if from.max(to) < low || high < from.min(to) {
        return None;
    }
    let (first, last) = if from < to { (low, high) } else { (high, low) };
    Some((reaches(from, to, first).unwrap_or(LEFT_KNOTS), reaches(from, to, last).unwrap_or(RIGHT_KNOTS)))
}

/// Where a thread from one height to another is at the height `y`, as x; `None` when it does not get there.
fn reaches(from: f64, to: f64, y: f64) -> Option<f64> {
    let share = (y - from) / (to - from);
    // Not a number for a level thread, which is in no range either.
    if !(0.0..=1.0).contains(&share) {
        return None;
    }
    // The thread's height is 3t² − 2t³ of the way; halving finds t, since that only grows.
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..24 {
        let t = (low + high) / 2.0;
        if t * t * (3.0 - 2.0 * t) < share { low = t } else { high = t }
    }
    let t = low;
    Some(LEFT_KNOTS + (RIGHT_KNOTS - LEFT_KNOTS) * (1.5 * t * (1.0 - t) + t * t * t))
}
