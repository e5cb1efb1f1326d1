//! The flow with a thread for each statement.

use maud::{Markup, html};

use super::column::{self, Block};
use super::{
    Drawn, Flow, Group, LABEL_LINE, LEFT_KNOTS, MARGIN, RIGHT_KNOTS, SMALL_SIZE, Side, crosses_at, label, label_lines,
    places, short, text_width,
};

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
/// Air between two things that should not touch.
const AIR: f64 = 6.0;

pub(super) fn draw(flow: &Flow<'_>) -> Drawn {
    let scene = Scene::new(flow);
    let inside = html! {
        (scene.ended(flow))
        g.strands { (scene.links(flow)) (scene.begun(flow)) }
        (scene.knots())
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
        let (left_blocks, right_blocks) = (blocks(flow.left), blocks(flow.right));
        let left_close = column::close(&left_blocks, GAP, MARGIN);
        let right_close = column::close(&right_blocks, GAP, MARGIN);
        let lowest = column::bottom(&left_blocks, &left_close).max(column::bottom(&right_blocks, &right_close));
        // The taller column stands close, and the other follows it.
        let left_leads = column::bottom(&right_blocks, &right_close) <= column::bottom(&left_blocks, &left_close);
        let pulls = |tie: &Tie| if left_leads { (tie.to, tie.from) } else { (tie.from, tie.to) };
        let (leader, follower_close) = if left_leads { (&left_close, &right_close) } else { (&right_close, &left_close) };
        let mut pulled = vec![(0.0, 0.0); follower_close.len()];
        for (here, there) in ties.iter().map(pulls) {
            let wanted = leader[there.0] + STEP * there.1 as f64 - STEP * here.1 as f64;
            pulled[here.0].0 += wanted;
            pulled[here.0].1 += 1.0;
        }
        // What nothing pulls stays near the group above it, by a weight too small to move that.
        let wanted: Vec<(f64, f64)> = pulled
            .iter()
            .zip(follower_close)
            .map(|((sum, weight), close)| if *weight == 0.0 { (*close, 0.01) } else { (sum / weight, *weight) })
            .collect();
        let follower_blocks = if left_leads { &right_blocks } else { &left_blocks };
        let follower = column::near(follower_blocks, GAP, MARGIN, lowest, &wanted);
        let (left_tops, right_tops) = if left_leads { (left_close, follower) } else { (follower, right_close) };
        Scene {
            left: strand_heights(flow.left, &left_tops),
            right: strand_heights(flow.right, &right_tops),
            ties,
            height: lowest.max(MARGIN) + MARGIN,
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
                @let was = &flow.left[tie.from.0].strands[tie.from.1].text;
                @let is = &flow.right[tie.to.0].strands[tie.to.1].text;
                @let kept = flow.links[tie.link].kept;
                path.w2[kept] d=(thread(self.from(tie), self.to(tie))) {
                    title { (was) @if was != is { " → " (is) } }
                }
            }
        }
    }

    /// Threads that end, and what is said of them.
    fn ended(&self, flow: &Flow<'_>) -> Markup {
        html! {
            @for (group_at, group) in flow.left.iter().enumerate() {
                @let ends = self.ends(group_at);
                @for end in &ends {
                    @let (x, y) = (short(end.x), short(end.y));
                    path.gone d={
                        "M" (short(LEFT_KNOTS)) " " (y) "H" (x) "q6 0 11-5M" (x) " " (y) "h13M" (x) " " (y) "q6 0 10 5"
                    } { title { (group.strands[end.strand].text) } }
                }
                @if let Some((x, y)) = self.room_for_words(&group.ended, &ends) {
                    text.lab x=(short(x)) y=(short(y + 4.0)) { (group.ended) }
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

    /// How far an ended thread goes: shorter where another would run across its end.
    fn end_of(&self, y: f64, step: usize) -> f64 {
        let wanted = LEFT_KNOTS + ENDED + ENDED_STEP * step as f64;
        let met = self.ties.iter().filter_map(|tie| {
            let (from, to) = (self.from(tie), self.to(tie));
            crosses_at(from, to, if from < y { y - AIR } else { y + AIR })
        });
        let free = met.map(|x| x - FRAY - AIR).filter(|x| LEFT_KNOTS + ENDED_LEAST <= *x);
        free.fold(wanted, f64::min)
    }

    /// Where the words about ended threads stand: after the one where no thread runs through them.
    fn room_for_words(&self, words: &str, ends: &[End]) -> Option<(f64, f64)> {
        let after = |end: &End| (end.x + FRAY + 5.0, end.y);
        let width = text_width(words, SMALL_SIZE);
        let free = |place: &(f64, f64)| {
            self.ties.iter().all(|tie| {
                let (from, to) = (self.from(tie), self.to(tie));
                [-7.0, 0.0, 7.0].iter().all(|off| {
                    let x = if from == to { None } else { crosses_at(from, to, place.1 + off) };
                    x.is_none_or(|x| x < place.0 - AIR || place.0 + width + AIR < x)
                })
            })
        };
        let mut places = ends.iter().map(after);
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
                        circle.kn cx=(short(x)) cy=(short(y)) r="4" { title { (strand.text) } }
                    }
                }
            }
        }
    }

    /// Where a new thread begins: nearer its knot where another would run through its ring.
    fn beginning_of(&self, y: f64) -> f64 {
        let met = self.ties.iter().filter_map(|tie| {
            let (from, to) = (self.from(tie), self.to(tie));
            crosses_at(from, to, if from < y { y + AIR } else { y - AIR })
        });
        let free = met.map(|x| x + AIR + 4.0).filter(|x| *x <= RIGHT_KNOTS - BEGUN_LEAST);
        free.fold(RIGHT_KNOTS - BEGUN, f64::max)
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

fn blocks(groups: &[Group]) -> Vec<Block> {
    let block = |group: &Group| Block {
        height: STEP * group.strands.len().saturating_sub(1) as f64,
        label: LABEL_LINE * label_lines(&group.label).len() as f64 + 3.0,
    };
    groups.iter().map(block).collect()
}

fn strand_heights(groups: &[Group], tops: &[f64]) -> Vec<Vec<f64>> {
    let heights = |(group, top): (&Group, &f64)| (0..group.strands.len()).map(|at| top + STEP * at as f64).collect();
    groups.iter().zip(tops).map(heights).collect()
}

/// The middle of a group.
fn middle(heights: &[f64]) -> f64 {
    let (first, last) = (heights.first().copied(), heights.last().copied());
    first.zip(last).map_or(MARGIN, |(first, last)| (first + last) / 2.0)
}
