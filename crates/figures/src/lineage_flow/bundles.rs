//! The flow when the statements are too many for a thread each: a group is a bar as high as it has
//! statements, and what went from one group to another is a bundle as wide as that was many.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    Drawn, Flow, Group, LABEL_LINE, LEFT_KNOTS, Link, MARGIN, MOST_GROUPS, RIGHT_KNOTS, Side, label, label_lines,
    places, short, strand_count,
};
use crate::column::{self, Block, Pull};

/// Between groups.
const GAP: f64 = 14.0;
/// What the bars of the larger side are high together.
const BARS: f64 = 420.0;
/// A bar is drawn at least this high.
const BAR_LEAST: f64 = 2.0;
const BAR_WIDTH: f64 = 5.0;
/// How long a bundle goes on that ends, and how far before its bar one begins.
const ENDED: f64 = 110.0;
const BEGUN: f64 = 70.0;
/// The size of the teeth of a torn edge, and the air between it and the words about it.
const TOOTH: f64 = 8.0;
const AIR: f64 = 5.0;

pub(super) fn draw(flow: &Flow<'_>) -> Drawn {
    let (left, right) = (fewer(flow.left, flow.others), fewer(flow.right, flow.others));
    let unit = BARS / strand_count(&left).max(strand_count(&right)).max(1) as f64;
    let (left_blocks, right_blocks) = (blocks(&left, unit), blocks(&right, unit));
    let tied = Tied::new(&left, &right, flow.links);
    let columns = column::beside(&left_blocks, &right_blocks, GAP, MARGIN + LABEL_LINE / 2.0, &tied.pulls(unit));
    let bundles = tied.bundles(unit, &columns.left, &columns.right);
    let ends: Vec<End<'_>> = left
        .iter()
        .enumerate()
        .filter_map(|(at, group)| {
            let height = unit * tied.ended(at, group) as f64;
            let bottom = columns.left[at] + left_blocks[at].height;
            (0.0 < height).then(|| End { top: bottom - height.max(BAR_LEAST), bottom, words: &group.ended })
        })
        .collect();
    let inside = html! {
        g.bundles {
            @for end in &ends { (end.draw()) }
            @for (at, group) in right.iter().enumerate() {
                @let begun = tied.begun(at, group);
                @if 0 < begun {
                    @let height = (unit * begun as f64).max(BAR_LEAST);
                    @let top = columns.right[at] + right_blocks[at].height - height;
                    rect.begun x=(short(RIGHT_KNOTS - BEGUN)) y=(short(top)) width=(short(BEGUN)) height=(short(height)) {
                        title { (group.label) ": " ((flow.number)(begun)) }
                    }
                }
            }
            @for bundle in &bundles {
                path d=(bundle.outline()) {
                    title { (left[bundle.from].label) " → " (right[bundle.to].label) ": " ((flow.number)(bundle.count)) }
                }
            }
        }
        @for end in &ends { (end.words()) }
        (bars(Side::Left, &left, &left_blocks, &columns.left, flow.number))
        (bars(Side::Right, &right, &right_blocks, &columns.right, flow.number))
    };
    Drawn { inside, height: columns.bottom + LABEL_LINE + MARGIN }
}

/// The groups, with the smallest put together at the end when they are too many.
fn fewer<'a>(groups: &[Group<'a>], others: &str) -> Vec<Group<'a>> {
    if groups.len() <= MOST_GROUPS {
        return groups.to_vec();
    }
    let mut by_size: Vec<usize> = (0..groups.len()).collect();
    by_size.sort_by_key(|at| std::cmp::Reverse(groups[*at].strands.len()));
    let mut own: Vec<usize> = by_size[..MOST_GROUPS - 1].to_vec();
    own.sort_unstable();
    let mut shown: Vec<Group<'_>> = own.iter().map(|at| groups[*at].clone()).collect();
    let rest = groups.iter().enumerate().filter(|(at, _)| own.binary_search(at).is_err());
    let strands = rest.flat_map(|(_, group)| group.strands.iter().copied()).collect();
    shown.push(Group { label: others.to_owned(), strands, ended: String::new() });
    shown
}

fn blocks(groups: &[Group<'_>], unit: f64) -> Vec<Block> {
    let block = |group: &Group<'_>| Block {
        height: (unit * group.strands.len() as f64).max(BAR_LEAST),
        // The count has a line of its own under the label.
        label: LABEL_LINE * (label_lines(&group.label).len() + 1) as f64 + 4.0,
    };
    groups.iter().map(block).collect()
}

fn bars(side: Side, groups: &[Group<'_>], blocks: &[Block], tops: &[f64], number: &dyn Fn(usize) -> String) -> Markup {
    let x = if side == Side::Left { LEFT_KNOTS - BAR_WIDTH } else { RIGHT_KNOTS };
    html! {
        @for ((group, block), top) in groups.iter().zip(blocks).zip(tops) {
            rect.redf x=(short(x)) y=(short(*top)) width=(short(BAR_WIDTH)) height=(short(block.height)) {}
            (label(side, &group.label, top + block.height / 2.0, Some(&number(group.strands.len()))))
        }
    }
}

/// A bundle that ends, at the bottom of its bar.
struct End<'a> {
    top: f64,
    bottom: f64,
    words: &'a str,
}

impl End<'_> {
    /// The bundle, its edge torn.
    fn draw(&self) -> Markup {
        let (left, right, tip) = (LEFT_KNOTS, LEFT_KNOTS + ENDED, LEFT_KNOTS + ENDED + TOOTH);
        // Teeth of about the same size whatever the height, so that the edge looks torn and not pointed.
        let teeth = ((self.bottom - self.top) / TOOTH).ceil().max(1.0);
        let tooth = (self.bottom - self.top) / teeth;
        let edge: String = (0..teeth as usize)
            .map(|at| {
                let y = self.top + tooth * at as f64;
                format!("L{} {}L{} {}", short(tip), short(y + tooth * 0.4), short(right), short(y + tooth))
            })
            .collect();
        let (left, right, top, bottom) = (short(left), short(right), short(self.top), short(self.bottom));
        html! {
            path.ended d={ "M" (left) " " (top) "L" (right) " " (top) (edge) "L" (left) " " (bottom) "Z" } {
                @if !self.words.is_empty() { title { (self.words) } }
            }
        }
    }

    /// What is said of it, after its edge.
    fn words(&self) -> Markup {
        let (x, y) = (LEFT_KNOTS + ENDED + TOOTH + AIR, (self.top + self.bottom) / 2.0 + 4.0);
        html! { @if !self.words.is_empty() { text.lab x=(short(x)) y=(short(y)) { (self.words) } } }
    }
}

/// How much went from which group to which.
struct Tied {
    /// By left and right group: how many statements, and what share of each bar they are. A statement that
    /// went to two places is half in each.
    pairs: BTreeMap<(usize, usize), Pair>,
    left_tied: Vec<usize>,
    right_tied: Vec<usize>,
}

#[derive(Default)]
struct Pair {
    count: usize,
    left: f64,
    right: f64,
}

impl Tied {
    fn new(left: &[Group<'_>], right: &[Group<'_>], links: &[Link]) -> Tied {
        let (from_places, to_places) = (places(left), places(right));
        let known: Vec<(&Link, usize, usize)> = links
            .iter()
            .filter_map(|link| Some((link, from_places.get(&link.from)?.0, to_places.get(&link.to)?.0)))
            .collect();
        let (mut out_of, mut into) = (BTreeMap::<u32, usize>::new(), BTreeMap::<u32, usize>::new());
        for (link, ..) in &known {
            *out_of.entry(link.from).or_default() += 1;
            *into.entry(link.to).or_default() += 1;
        }
        let mut pairs = BTreeMap::<(usize, usize), Pair>::new();
        for (link, from, to) in &known {
            let pair = pairs.entry((*from, *to)).or_default();
            pair.count += 1;
            pair.left += 1.0 / out_of[&link.from] as f64;
            pair.right += 1.0 / into[&link.to] as f64;
        }
        let tied = |groups: &[Group<'_>], ties: &BTreeMap<u32, usize>| {
            groups.iter().map(|group| group.strands.iter().filter(|one| ties.contains_key(&one.id)).count()).collect()
        };
        Tied { pairs, left_tied: tied(left, &out_of), right_tied: tied(right, &into) }
    }

    fn ended(&self, at: usize, group: &Group<'_>) -> usize {
        group.strands.len() - self.left_tied[at]
    }

    fn begun(&self, at: usize, group: &Group<'_>) -> usize {
        group.strands.len() - self.right_tied[at]
    }

    /// What ties the columns together: each bundle, at the middle of its bars.
    fn pulls(&self, unit: f64) -> Vec<Pull> {
        let level = vec![0.0; self.left_tied.len()];
        let bundles = self.bundles(unit, &level, &vec![0.0; self.right_tied.len()]);
        let middle = |(top, bottom): (f64, f64)| (top + bottom) / 2.0;
        let pull = |bundle: &Bundle| Pull {
            left: (bundle.from, middle(bundle.left)),
            right: (bundle.to, middle(bundle.right)),
            weight: bundle.count as f64,
        };
        bundles.iter().map(pull).collect()
    }

    /// The bundles, each group's from the top of its bar in the order of the groups they tie it to.
    fn bundles(&self, unit: f64, left_tops: &[f64], right_tops: &[f64]) -> Vec<Bundle> {
        let (mut left_at, mut right_at) = (left_tops.to_vec(), right_tops.to_vec());
        let bundle = |((from, to), pair): (&(usize, usize), &Pair)| {
            let (left_top, right_top) = (left_at[*from], right_at[*to]);
            left_at[*from] += unit * pair.left;
            right_at[*to] += unit * pair.right;
            let (left, right) = ((left_top, left_at[*from]), (right_top, right_at[*to]));
            Bundle { from: *from, to: *to, count: pair.count, left, right }
        };
        self.pairs.iter().map(bundle).collect()
    }
}

/// A bundle: between which groups, of how many, and from where to where on each bar.
struct Bundle {
    from: usize,
    to: usize,
    count: usize,
    left: (f64, f64),
    right: (f64, f64),
}

impl Bundle {
    fn outline(&self) -> String {
        // So thin that it would not be seen, a bundle is drawn as thick as a thread.
        let thick = |(top, bottom): (f64, f64)| (top, bottom.max(top + 1.0));
        let ((left_top, left_bottom), (right_top, right_bottom)) = (thick(self.left), thick(self.right));
        let (left, right, bend) = (short(LEFT_KNOTS), short(RIGHT_KNOTS), short((LEFT_KNOTS + RIGHT_KNOTS) / 2.0));
        let [lt, lb, rt, rb] = [left_top, left_bottom, right_top, right_bottom].map(short);
        format!("M{left} {lt}C{bend} {lt} {bend} {rt} {right} {rt}L{right} {rb}C{bend} {rb} {bend} {lb} {left} {lb}Z")
    }
}
