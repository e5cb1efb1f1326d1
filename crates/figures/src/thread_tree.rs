//! The red thread of something as a picture: from the money and the work on the left, through goals and areas, to what
//! everything is for on the right. A line is as wide as its share. Drawn twice: side by side where there is room, and as
//! a tree that hangs down where there is not; the style sheet shows one of them.
//!
//! Nothing in the picture is a link: what it shows stands as a list on the same page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::measure::short;

mod narrow;
#[cfg(test)]
mod tests;
mod wide;

/// The most knots that are drawn above each other. Of more, those with the least stand together.
pub const MOST_KNOTS: usize = 14;

/// How a knot's text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// What somebody does, has or is: the strongest of what the system says.
    Work,
    /// What stands between, in the size of a label.
    Plain,
    /// What steers all of it: large, in serif.
    Steers,
}

/// Something on the thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knot {
    /// Which, among all of the picture.
    pub id: u32,
    /// What it is, over its text: "Mål 3.1", "45 procent av din tid". May be empty.
    pub kicker: String,
    /// Its text.
    pub text: String,
    /// How it is set.
    pub voice: Voice,
    /// Whether it is what the page is about.
    pub is_here: bool,
    /// What is missing where the thread ends here though it should go on: "Inget mål".
    pub broken: Option<String>,
}

/// The thread from one knot to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Where it comes from, further from what everything is for.
    pub from: u32,
    /// Where it goes to.
    pub to: u32,
    /// The share of the whole that goes here, in hundredths of a per cent; `None` is a thin line that tells nothing.
    pub share: Option<u32>,
}

/// The picture.
pub struct ThreadTree<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same as the picture, in sentences.
    pub description: &'a str,
    /// From work to what everything is for. Knots stand in their order as far as that lets few threads cross.
    pub levels: &'a [Vec<Knot>],
    /// What is tied to what. Ties to knots that are not there are not drawn, nor those from a level to one before it.
    pub ties: &'a [Tie],
    /// What stands for so many that stand together: "28 till".
    pub others: &'a dyn Fn(usize) -> String,
}

/// Draws the picture, wide and narrow. Nothing for no knot.
pub fn draw(tree: &ThreadTree<'_>) -> Markup {
    let shown = Shown::of(tree);
    html! {
        @if !shown.levels.is_empty() {
            (frame(tree, "mine", "wide", &wide::draw(&shown)))
            (frame(tree, "mine mine--narrow", "narrow", &narrow::draw(&shown)))
        }
    }
}

fn frame(tree: &ThreadTree<'_>, class: &str, variant: &str, drawn: &Drawn) -> Markup {
    let (title, description) = (format!("{}-{variant}-title", tree.id), format!("{}-{variant}-description", tree.id));
    html! {
        svg class=(class) viewBox={ "0 0 " (short(drawn.width)) " " (short(drawn.height)) } role="img"
            aria-labelledby={ (title) " " (description) } {
            title id=(title) { (tree.title) }
            desc id=(description) { (tree.description) }
            (drawn.inside)
        }
    }
}

/// A picture without its frame.
struct Drawn {
    inside: Markup,
    width: f64,
    height: f64,
}

/// What is drawn: no level without knots, and none with too many.
struct Shown {
    levels: Vec<Vec<Knot>>,
    /// Each goes from a level to a later one, and no two between the same knots.
    ties: Vec<Tie>,
}

impl Shown {
    fn of(tree: &ThreadTree<'_>) -> Shown {
        let mut ties: Vec<Tie> = tree.ties.to_vec();
        let mut levels: Vec<Vec<Knot>> = Vec::new();
        // A number that no knot has, for those that stand together.
        let mut free = tree.levels.iter().flatten().map(|knot| knot.id).max().unwrap_or(0);
        for level in tree.levels.iter().filter(|level| !level.is_empty()) {
            let mut level = level.clone();
            if MOST_KNOTS < level.len() {
                free = free.saturating_add(1);
                together(&mut level, &mut ties, free, tree.others);
            }
            levels.push(level);
        }
        let mut shown = Shown { levels, ties: Vec::new() };
        let places = shown.places();
        let level_of = |id: u32| places.get(&id).map(|&(level, _)| level);
        let mut sums: BTreeMap<(u32, u32), Option<u32>> = BTreeMap::new();
        for tie in &ties {
            let goes_on = level_of(tie.from).zip(level_of(tie.to)).is_some_and(|(from, to)| from < to);
            if goes_on {
                let sum = sums.entry((tie.from, tie.to)).or_default();
                *sum = sum.map_or(tie.share, |sum| Some(sum.saturating_add(tie.share.unwrap_or(0))));
            }
        }
        shown.ties = sums.into_iter().map(|((from, to), share)| Tie { from, to, share }).collect();
        shown
    }

    /// Where a knot is: its level and its place in that.
    fn places(&self) -> BTreeMap<u32, (usize, usize)> {
        let mut places = BTreeMap::new();
        for (level_at, level) in self.levels.iter().enumerate() {
            for (at, knot) in level.iter().enumerate() {
                places.entry(knot.id).or_insert((level_at, at));
            }
        }
        places
    }
}

/// Leaves the knots that most goes through, and one for all the others, with their ties.
fn together(level: &mut Vec<Knot>, ties: &mut [Tie], id: u32, others: &dyn Fn(usize) -> String) {
    let share = |id: u32| -> u64 {
        ties.iter().filter(|tie| tie.from == id || tie.to == id).map(|tie| u64::from(tie.share.unwrap_or(0))).sum()
    };
    let mut order: Vec<usize> = (0..level.len()).collect();
    // What the page is about and what is broken is never among the others, as long as there is room.
    order.sort_by_key(|&at| {
        let knot = &level[at];
        Reverse((knot.is_here, knot.broken.is_some(), share(knot.id)))
    });
    let merged: Vec<u32> = order.split_off(MOST_KNOTS - 1).into_iter().map(|at| level[at].id).collect();
    for tie in ties.iter_mut() {
        for end in [&mut tie.from, &mut tie.to] {
            if merged.contains(end) {
                *end = id;
            }
        }
    }
    level.retain(|knot| !merged.contains(&knot.id));
    level.push(Knot {
        id,
        kicker: String::new(),
        text: others(merged.len()),
        voice: Voice::Plain,
        is_here: false,
        broken: None,
    });
}

/// How wide a line of a share is: half of everything is eleven pixels, and nothing is thinner than the thread.
fn line_width(share: Option<u32>) -> f64 {
    share.map_or(THREAD, |share| (1.0 + f64::from(share.min(10_000)) / 500.0).max(THREAD))
}

/// The thread as it hangs on every page.
const THREAD: f64 = 1.5;
