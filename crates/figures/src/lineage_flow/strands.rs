//! The flow with a thread for each statement.

use maud::{Markup, html};

use super::{
    Drawn, Flow, Group, LABEL_LINE, LEFT_KNOTS, MARGIN, RIGHT_KNOTS, SMALL_SIZE, Side, label, label_lines, places,
    short, text_width, within,
};
use crate::column::{self, Block, Pull};

/// Between neighbouring strands of a group.
const STEP: f64 = 11.0;
/// Between groups.
const GAP: f64 = 32.0;
const KNOT: f64 = 3.2;
/// How long threads go on that end: the first in a group, and so much more for each below it, so that the
/// frayed ends stand like steps and not on each other.
const ENDED: f64 = 120.0;
const ENDED_STEP: f64 = 12.0;
const ENDED_STEPS: usize = 6;
/// Shorter than this, an ended thread would not look like one.
const ENDED_LEAST: f64 = 36.0;
/// How far the frayed end reaches beyond the thread.
const FRAY: f64 = 13.0;
/// How far before its knot a new thread begins.
const BEGUN: f64 = 80.0;
const BEGUN_LEAST: f64 = 26.0;
/// The ring that a new thread begins with.
const RING: f64 = 4.0;
/// Air between two things that should not touch.
const AIR: f64 = 6.0;

pub(super) fn draw(flow: &Flow<'_>) -> Drawn {
    let scene = Scene::new(flow);
    let inside = html! {
        @let ended: Vec<Vec<End>> = (0..flow.left.len()).map(|group| scene.ends(group)).collect();
        @for (group, ends) in flow.left.iter().zip(&ended) {
            @for end in ends { (end.draw(group.strands[end.strand].text)) }
        }
        g.strands { (scene.links(flow)) (scene.begun(flow)) }
        (scene.knots())
        // Words last: their halo parts the threads that there is no way around.
        @for (group, ends) in flow.left.iter().zip(&ended) {
            @if let Some((x, y)) = scene.room_for_words(&group.ended, ends) {
                text.lab x=(short(x)) y=(short(y + 4.0)) { (group.ended) }
            }
        }
        @for (group, strands) in flow.left.iter().zip(&scene.left) {
            (label(Side::Left, &group.label, middle(strands), None))
        }
        @for (group, strands) in flow.right.iter().zip(&scene.right) {
            (label(Side::Right, &group.label, middle(strands), None))
        }
    };
    Drawn { inside, height: scene.height }
}

/// Where everything is.
struct Scene {
    /// The height of each strand, by group.
    left: Vec<Vec<f64>>,
    right: Vec<Vec<f64>>,
    /// Each link that can be drawn: its place among the links, and where it begins and ends, as places.
    ties: Vec<Tie>,
    height: f64,
}

/// Where a thread ends.
struct End {
    strand: usize,
    x: f64,
    y: f64,
}

impl End {
    /// The thread and its frayed end.
    fn draw(&self, text: &str) -> Markup {
        let (left, x, y) = (short(LEFT_KNOTS), short(self.x), short(self.y));
        html! {
            path.gone d={ "M" (left) " " (y) "H" (x) "q6 0 11-5M" (x) " " (y) "h13M" (x) " " (y) "q6 0 10 5" } {
                title { (text) }
            }
        }
    }
}

struct Tie {
    link: usize,
    from: (usize, usize),
    to: (usize, usize),
}

impl Scene {
    fn new(flow: &Flow<'_>) -> Scene {
        let (from_places, to_places) = (places(flow.left), places(flow.right));
        let ties: Vec<Tie> = flow
            .links
            .iter()
            .enumerate()
            .filter_map(|(at, link)| {
                Some(Tie { link: at, from: *from_places.get(&link.from)?, to: *to_places.get(&link.to)? })
            })
            .collect();
        let pull = |tie: &Tie| Pull {
            left: (tie.from.0, STEP * tie.from.1 as f64),
            right: (tie.to.0, STEP * tie.to.1 as f64),
            weight: 1.0,
        };
        let pulls: Vec<Pull> = ties.iter().map(pull).collect();
        let columns = column::beside(&blocks(flow.left), &blocks(flow.right), GAP, MARGIN, &pulls);
        Scene {
            left: strand_heights(flow.left, &columns.left),
            right: strand_heights(flow.right, &columns.right),
            ties,
            height: columns.bottom.max(MARGIN) + MARGIN,
        }
    }

    fn from(&self, tie: &Tie) -> f64 {
        self.left[tie.from.0][tie.from.1]
    }

    fn to(&self, tie: &Tie) -> f64 {
        self.right[tie.to.0][tie.to.1]
    }

    fn links(&self, flow: &Flow<'_>) -> Markup {
        html! {
            @for tie in &self.ties {
                @let was = flow.left[tie.from.0].strands[tie.from.1].text;
                @let is = flow.right[tie.to.0].strands[tie.to.1].text;
                @let kept = flow.links[tie.link].kept;
                path.w2[kept] d=(thread(self.from(tie), self.to(tie))) {
                    title { (was) @if was != is { " → " (is) } }
                }
            }
        }
    }

    /// The threads of a group that end: those that nothing leaves.
    fn ends(&self, group: usize) -> Vec<End> {
        let heights = self.left[group].iter().copied().enumerate();
        let alone = heights.filter(|(at, _)| self.ties.iter().all(|tie| tie.from != (group, *at)));
        let placed = alone.enumerate().map(|(step, (strand, y))| {
            let x = self.end_of(y, step % ENDED_STEPS);
            End { strand, x, y }
        });
        placed.collect()
    }

    /// From where to where, as x, threads run through the band of this height. Those that begin or end in it
    /// are among them.
    fn through(&self, low: f64, high: f64) -> impl Iterator<Item = (f64, f64)> {
        self.ties.iter().filter_map(move |tie| within(self.from(tie), self.to(tie), low, high))
    }

    /// How far an ended thread goes: shorter where another would run across its end.
    fn end_of(&self, y: f64, step: usize) -> f64 {
        let wanted = LEFT_KNOTS + ENDED + ENDED_STEP * step as f64;
        let before = self.through(y - AIR, y + AIR).map(|(from, _)| from - FRAY - AIR);
        before.filter(|x| LEFT_KNOTS + ENDED_LEAST <= *x).fold(wanted, f64::min)
    }

    /// Where the words about ended threads stand: after the lowest end where no thread runs through
    /// them, since the ends are like steps and there is air beside the last.
    fn room_for_words(&self, words: &str, ends: &[End]) -> Option<(f64, f64)> {
        let after = |end: &End| (end.x + FRAY + 5.0, end.y);
        let width = text_width(words, SMALL_SIZE);
        let free = |place: &(f64, f64)| {
            let (left, right) = (place.0 - AIR, place.0 + width + AIR);
            self.through(place.1 - AIR, place.1 + AIR).all(|(from, to)| to < left || right < from)
        };
        let mut places = ends.iter().rev().map(after);
        if words.is_empty() { None } else { places.find(free).or_else(|| ends.last().map(after)) }
    }

    /// Threads that begin.
    fn begun(&self, flow: &Flow<'_>) -> Markup {
        html! {
            @for (group_at, group) in flow.right.iter().enumerate() {
                @for (at, strand) in group.strands.iter().enumerate() {
                    @if self.ties.iter().all(|tie| tie.to != (group_at, at)) {
                        @let y = self.right[group_at][at];
                        @let x = self.beginning_of(y);
                        path d={ "M" (short(x)) " " (short(y)) "H" (short(RIGHT_KNOTS)) } { title { (strand.text) } }
                        circle.kn cx=(short(x)) cy=(short(y)) r=(short(RING)) { title { (strand.text) } }
                    }
                }
            }
        }
    }

    /// Where a new thread begins: nearer its knot where another would run through its ring.
    fn beginning_of(&self, y: f64) -> f64 {
        let after = self.through(y - AIR, y + AIR).map(|(_, to)| to + AIR + RING);
        after.filter(|x| *x <= RIGHT_KNOTS - BEGUN_LEAST).fold(RIGHT_KNOTS - BEGUN, f64::max)
    }

    fn knots(&self) -> Markup {
        let count = |at: &dyn Fn(&Tie) -> bool| self.ties.iter().filter(|tie| at(tie)).count();
        html! {
            @for (group_at, heights) in self.left.iter().enumerate() {
                @for (at, y) in heights.iter().enumerate() {
                    (knot(LEFT_KNOTS, *y, count(&|tie| tie.from == (group_at, at))))
                }
            }
            @for (group_at, heights) in self.right.iter().enumerate() {
                @for (at, y) in heights.iter().enumerate() {
                    (knot(RIGHT_KNOTS, *y, count(&|tie| tie.to == (group_at, at))))
                }
            }
        }
    }
}

/// A knot; heavier the more threads meet in it.
fn knot(x: f64, y: f64, threads: usize) -> Markup {
    let radius = match threads {
        0 | 1 => KNOT,
        2 => 4.6,
        _ => 7.0,
    };
    html! { circle.redf cx=(short(x)) cy=(short(y)) r=(short(radius)) {} }
}

fn thread(from: f64, to: f64) -> String {
    let (left, right) = (short(LEFT_KNOTS), short(RIGHT_KNOTS));
    let (from_y, to_y) = (short(from), short(to));
    if from_y == to_y {
        return format!("M{left} {from_y}H{right}");
    }
    let bend = short((LEFT_KNOTS + RIGHT_KNOTS) / 2.0);
    format!("M{left} {from_y}C{bend} {from_y} {bend} {to_y} {right} {to_y}")
}

fn blocks(groups: &[Group<'_>]) -> Vec<Block> {
    let block = |group: &Group<'_>| Block {
        height: STEP * group.strands.len().saturating_sub(1) as f64,
        label: LABEL_LINE * label_lines(&group.label).len() as f64 + 3.0,
    };
    groups.iter().map(block).collect()
}

fn strand_heights(groups: &[Group<'_>], tops: &[f64]) -> Vec<Vec<f64>> {
    let heights =
        |(group, top): (&Group<'_>, &f64)| (0..group.strands.len()).map(|at| top + STEP * at as f64).collect();
    groups.iter().zip(tops).map(heights).collect()
}

/// The middle of a group.
fn middle(heights: &[f64]) -> f64 {
    let (first, last) = (heights.first().copied(), heights.last().copied());
    first.zip(last).map_or(MARGIN, |(first, last)| (first + last) / 2.0)
}
