//! The thread from left to right: a column for each level, texts under their knots.

use std::collections::BTreeMap;

use maud::html;

use super::{Drawn, Knot, Shown, Voice, line_width};
use crate::column::{self, Block};
use crate::measure::{short, text_width, wrapped};

const WIDTH: f64 = 1340.0;
const MARGIN: f64 = 14.0;
/// No column is wider, also when there are few.
const MOST_COLUMN: f64 = 340.0;
/// How much of a column is kept for threads that bend; the rest is for texts.
const BENDS: f64 = 0.34;
const STEERS_BENDS: f64 = 0.25;
/// Between a knot's text and the next knot.
const GAP: f64 = 24.0;
const LINE: f64 = 17.0;
const STEERS_LINE: f64 = 24.0;
const STEERS_SIZE: f64 = 20.0;
/// Letters that hang under the last line.
const DESCENT: f64 = 5.0;
/// How far a thread that is broken goes before it ends.
const STUB: f64 = 26.0;
const FRAY: f64 = 40.0;

/// A knot with its place and its lines.
struct Placed<'a> {
    knot: &'a Knot,
    lines: Vec<String>,
    radius: f64,
    x: f64,
    y: f64,
    /// Where threads begin to bend: to the right of the column's texts, so that none runs over them.
    bends: f64,
}

impl Placed<'_> {
    fn line(&self) -> f64 {
        if self.knot.voice == Voice::Steers { STEERS_LINE } else { LINE }
    }

    /// Where the kicker stands, or would.
    fn kicker(&self) -> f64 {
        self.y + self.radius + LINE
    }

    fn first_line(&self) -> f64 {
        if self.knot.kicker.is_empty() { self.kicker() } else { self.kicker() + self.line() }
    }

    /// From the top of its circle to the bottom of its text.
    fn height(&self) -> f64 {
        self.first_line() - self.y + self.radius + self.line() * self.lines.len().saturating_sub(1) as f64 + DESCENT
    }
}

pub(super) fn draw(shown: &Shown) -> Drawn {
    let mut columns = columns(shown);
    order(&mut columns, shown);
    place(&mut columns, shown);
    let all = || columns.iter().flatten();
    let height = all().map(|placed| placed.y - placed.radius + placed.height()).fold(0.0, f64::max) + MARGIN;
    let find = |id: u32| all().find(|placed| placed.knot.id == id);
    let mut ties: Vec<_> =
        shown.ties.iter().filter_map(|tie| Some((line_width(tie.share), find(tie.from)?, find(tie.to)?))).collect();
    // Thin ones over thick ones, so that all are seen.
    ties.sort_by(|a, b| b.0.total_cmp(&a.0));
    let inside = html! {
        g.ml {
            @for (width, from, to) in &ties { path stroke-width=(short(*width)) d=(curve(from, to)) {} }
            @for placed in all().filter(|placed| placed.knot.broken.is_some()) {
                path stroke-width="1.5" d={ "M" (short(placed.x)) " " (short(placed.y)) "h" (short(placed.radius + STUB)) } {}
            }
        }
        @for placed in all() {
            @let knot = placed.knot;
            circle class=(if knot.is_here { "kd here" } else { "kd" }) cx=(short(placed.x)) cy=(short(placed.y)) r=(short(placed.radius)) {}
            @let x = placed.x - 5.0;
            @if !knot.kicker.is_empty() { text.lab x=(short(x)) y=(short(placed.kicker())) { (knot.kicker) } }
            @for (index, line) in placed.lines.iter().enumerate() {
                text class=(class(knot)) x=(short(x)) y=(short(placed.first_line() + placed.line() * index as f64)) {
                    @if line.ends_with('…') { title { (knot.text) } }
                    (line)
                }
            }
            @if let Some(missing) = &knot.broken {
                @let end = placed.x + placed.radius + STUB;
                g.fray transform={ "translate(" (short(end)) " " (short(placed.y - 7.0)) ")" } { path d=(crate::icons::FRAY) {} }
                text.lab2.strong x=(short(end + FRAY + 8.0)) y=(short(placed.y + 4.5)) { (missing) }
            }
        }
    };
    Drawn { inside, width: WIDTH, height }
}

fn class(knot: &Knot) -> &'static str {
    match (knot.voice, knot.is_here) {
        (Voice::Steers, _) => "ser",
        (Voice::Work, _) | (_, true) => "lab3",
        (Voice::Plain, false) => "lab2",
    }
}

/// Each level with its knots' lines, at its place from the left and at no height yet.
fn columns(shown: &Shown) -> Vec<Vec<Placed<'_>>> {
    let share = |level: &Vec<Knot>| {
        let widest = |knot: &Knot| match knot.voice {
            Voice::Work => 286.0,
            Voice::Steers => 280.0,
            Voice::Plain => 255.0,
        };
        level.iter().map(widest).fold(0.0, f64::max)
    };
    let whole: f64 = shown.levels.iter().map(share).sum();
    let scale = (WIDTH - MARGIN) / whole;
    let mut x = MARGIN;
    let mut columns = Vec::new();
    for level in &shown.levels {
        let width = (share(level) * scale).min(MOST_COLUMN);
        let knots = level.iter().map(|knot| {
            let widest = shown.ties.iter().filter(|tie| tie.from == knot.id || tie.to == knot.id);
            let widest = widest.map(|tie| line_width(tie.share)).fold(0.0, f64::max);
            let (size, least, lines) = match knot.voice {
                Voice::Steers => (STEERS_SIZE, 11.0, 6),
                Voice::Work => (15.0, 6.0, 3),
                Voice::Plain => (13.0, 6.0, 4),
            };
            let radius = (widest / 2.0 + 0.5).max(if knot.is_here { 9.0 } else { least });
            let bends = if knot.voice == Voice::Steers { STEERS_BENDS } else { BENDS };
            let lines = wrapped(&knot.text, size, width * (1.0 - bends), lines);
            let widest = lines.iter().map(|line| text_width(line, size)).fold(text_width(&knot.kicker, 12.0), f64::max);
            Placed { knot, lines, radius, x, y: 0.0, bends: (x + widest).min(x + width * (1.0 - bends)) }
        });
        let mut column: Vec<Placed<'_>> = knots.collect();
        let bends = column.iter().map(|placed| placed.bends).fold(x, f64::max);
        column.iter_mut().for_each(|placed| placed.bends = bends);
        columns.push(column);
        x += width;
    }
    columns
}

/// Orders the knots of each level by what they are tied to, so that few threads cross: each level after the one on its
/// left, each after the one on its right, and once more.
fn order(columns: &mut [Vec<Placed<'_>>], shown: &Shown) {
    let last = columns.len().saturating_sub(1);
    for at in (1..=last).chain((0..last).rev()).chain(1..=last) {
        let heights: BTreeMap<u32, f64> = columns
            .iter()
            .flat_map(|column| {
                let height = |index: usize| (index as f64 + 0.5) / column.len() as f64;
                column.iter().enumerate().map(move |(index, placed)| (placed.knot.id, height(index)))
            })
            .collect();
        let wanted = |placed: &Placed<'_>| {
            let pulls = shown.ties.iter().filter_map(|tie| match placed.knot.id {
                id if id == tie.to => Some((heights.get(&tie.from)?, line_width(tie.share))),
                id if id == tie.from => Some((heights.get(&tie.to)?, line_width(tie.share))),
                _ => None,
            });
            let (sum, weight) =
                pulls.fold((0.0, 0.0), |(sum, all), (height, weight)| (sum + height * weight, all + weight));
            // What is tied to nothing stands last.
            if weight == 0.0 { 2.0 } else { sum / weight }
        };
        columns[at].sort_by(|a, b| wanted(a).total_cmp(&wanted(b)));
    }
}

/// The tallest level stands close, and the others follow it to both sides.
fn place(columns: &mut [Vec<Placed<'_>>], shown: &Shown) {
    let blocks: Vec<Vec<Block>> = columns
        .iter()
        .map(|column| column.iter().map(|placed| Block { height: placed.height(), label: 0.0 }).collect())
        .collect();
    let close: Vec<Vec<f64>> = blocks.iter().map(|blocks| column::close(blocks, GAP, MARGIN)).collect();
    let bottoms: Vec<f64> = blocks.iter().zip(&close).map(|(blocks, tops)| column::bottom(blocks, tops)).collect();
    let tallest = (0..columns.len()).max_by(|&a, &b| bottoms[a].total_cmp(&bottoms[b])).unwrap_or(0);
    let mut settled = vec![false; columns.len()];
    for at in (tallest..columns.len()).chain((0..tallest).rev()) {
        let across = |placed: &Placed<'_>| {
            let others = shown.ties.iter().filter_map(|tie| match placed.knot.id {
                id if id == tie.from => Some(tie.to),
                id if id == tie.to => Some(tie.from),
                _ => None,
            });
            let heights: Vec<f64> = others
                .flat_map(|id| {
                    let known = columns.iter().zip(&settled).filter(|&(_, &settled)| settled);
                    known.flat_map(|(column, _)| column).find(|other| other.knot.id == id).map(|other| other.y)
                })
                .collect();
            (!heights.is_empty()).then(|| heights.iter().sum::<f64>() / heights.len() as f64)
        };
        let wanted: Vec<(f64, f64)> = (columns[at].iter().zip(&close[at]))
            .map(|(placed, &close)| across(placed).map_or((close, 0.001), |y| (y - placed.radius, 1.0)))
            .collect();
        let tops = column::near(&blocks[at], GAP, MARGIN, bottoms[tallest], &wanted);
        for (placed, top) in columns[at].iter_mut().zip(tops) {
            placed.y = top + placed.radius;
        }
        settled[at] = true;
    }
}

/// The thread from one knot to another: level as far as there are texts under it.
fn curve(from: &Placed<'_>, to: &Placed<'_>) -> String {
    let middle = short((from.bends + to.x) / 2.0);
    format!(
        "M{} {}H{}C{middle} {} {middle} {} {} {}",
        short(from.x),
        short(from.y),
        short(from.bends),
        short(from.y),
        short(to.y),
        short(to.x),
        short(to.y)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_break_have_room() {
        // The least column of seven levels, and the longest words that a break has.
        let room = (WIDTH - MARGIN) / 7.0;
        assert!(STUB + FRAY + 8.0 + text_width("Inget mål", 13.0) < room);
    }
}
