//! Where the blocks of a column stand: in their order, with room for their labels, and each as near as it can to what it
//! is tied to.

/// A block in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Block {
    /// From its top to its bottom: from its first strand to its last.
    pub(crate) height: f64,
    /// What its label needs, which stands beside its middle.
    pub(crate) label: f64,
}

/// The least distance from one block to the next.
fn apart(above: Block, below: Block, gap: f64) -> f64 {
    // A label that is taller than its block stands out of it by half the difference above and below.
    let over = |block: Block| ((block.label - block.height) / 2.0).max(0.0);
    gap.max(over(above) + over(below))
}

/// Something that ties a block on the left to one on the right.
pub(crate) struct Pull {
    /// Which block on the left, and how far below its top it is tied.
    pub(crate) left: (usize, f64),
    /// The same on the right.
    pub(crate) right: (usize, f64),
    /// How much it matters.
    pub(crate) weight: f64,
}

/// Two columns beside each other.
pub(crate) struct Columns {
    /// The top of each block on the left.
    pub(crate) left: Vec<f64>,
    /// The top of each block on the right.
    pub(crate) right: Vec<f64>,
    /// The bottom of the lower column.
    pub(crate) bottom: f64,
}

/// Places two columns from `top`: the taller stands close, and the other follows it.
pub(crate) fn beside(left: &[Block], right: &[Block], gap: f64, top: f64, pulls: &[Pull]) -> Columns {
    let (left_close, right_close) = (close(left, gap, top), close(right, gap, top));
    let (left_bottom, right_bottom) = (bottom(left, &left_close), bottom(right, &right_close));
    if right_bottom <= left_bottom {
        let wanted = wanted(&right_close, pulls.iter().map(|pull| (pull.right, pull.left, pull.weight)), &left_close);
        Columns { right: near(right, gap, top, left_bottom, &wanted), left: left_close, bottom: left_bottom }
    } else {
        let wanted = wanted(&left_close, pulls.iter().map(|pull| (pull.left, pull.right, pull.weight)), &right_close);
        Columns { left: near(left, gap, top, right_bottom, &wanted), right: right_close, bottom: right_bottom }
    }
}

/// Where each block would stand straight across from what it is tied to, and how much that matters.
fn wanted(
    close: &[f64],
    pulls: impl Iterator<Item = ((usize, f64), (usize, f64), f64)>,
    across: &[f64],
) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0); close.len()];
    for ((here, offset), (there, offset_there), weight) in pulls {
        sums[here].0 += weight * (across[there] + offset_there - offset);
        sums[here].1 += weight;
    }
    // What nothing pulls stays near the block above it, by a weight too small to move that.
    let place = |((sum, weight), close): (&(f64, f64), &f64)| {
        if *weight == 0.0 { (*close, 0.001) } else { (sum / weight, *weight) }
    };
    sums.iter().zip(close).map(place).collect()
}

/// The tops of blocks that stand as close as they may.
pub(crate) fn close(blocks: &[Block], gap: f64, top: f64) -> Vec<f64> {
    let mut tops = Vec::with_capacity(blocks.len());
    let mut at = top;
    for (index, block) in blocks.iter().enumerate() {
        if let Some(above) = index.checked_sub(1).map(|above| blocks[above]) {
            at += above.height + apart(above, *block, gap);
        }
        tops.push(at);
    }
    tops
}

/// The bottom of the last block.
pub(crate) fn bottom(blocks: &[Block], tops: &[f64]) -> f64 {
    blocks.iter().zip(tops).next_back().map_or(0.0, |(block, top)| top + block.height)
}

/// The tops of blocks that stand as near to where each is wanted as their order and the room from `top` to
/// `lowest` let them. `wanted` holds the top that each would like, and how much it matters; `lowest` is where the last
/// one's bottom may be, at least as low as when they stand close.
pub(crate) fn near(blocks: &[Block], gap: f64, top: f64, lowest: f64, wanted: &[(f64, f64)]) -> Vec<f64> {
    let closest = close(blocks, gap, top);
    let slack = (lowest - bottom(blocks, &closest)).max(0.0);
    // As distances from standing close, the order says only that they never shrink: isotonic regression,
    // by pooling neighbours that are out of order (pool adjacent violators).
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for ((want, weight), close) in wanted.iter().zip(&closest) {
        let mut pool = (want - close, *weight, 1);
        while let Some(last) = pools.last().copied() {
            if last.0 <= pool.0 {
                break;
            }
            pools.pop();
            let weight = last.1 + pool.1;
            pool = ((last.0 * last.1 + pool.0 * pool.1) / weight, weight, last.2 + pool.2);
        }
        pools.push(pool);
    }
    let moved = pools.iter().flat_map(|(distance, _, blocks)| std::iter::repeat_n(distance.clamp(0.0, slack), *blocks));
    closest.iter().zip(moved).map(|(close, moved)| close + moved).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINE: Block = Block { height: 0.0, label: 18.0 };

    #[test]
    fn blocks_move_to_where_they_are_wanted_when_there_is_room() {
        assert_eq!(close(&[LINE, LINE], 30.0, 10.0), [10.0, 40.0]);
        assert_eq!(near(&[LINE, LINE], 30.0, 10.0, 100.0, &[(10.0, 1.0), (90.0, 1.0)]), [10.0, 90.0]);
        // Out of order, they meet in the middle.
        assert_eq!(near(&[LINE, LINE], 30.0, 10.0, 100.0, &[(80.0, 1.0), (20.0, 1.0)]), [35.0, 65.0]);
    }

    #[test]
    fn a_tall_label_keeps_its_neighbours_away() {
        let tall = Block { height: 0.0, label: 50.0 };
        assert_eq!(close(&[LINE, tall], 30.0, 0.0), [0.0, 34.0]);
    }

    #[test]
    fn the_shorter_column_follows_the_taller() {
        let pull = |left, right| Pull { left: (left, 0.0), right: (right, 0.0), weight: 1.0 };
        let columns = beside(&[LINE; 4], &[LINE; 2], 30.0, 0.0, &[pull(1, 0), pull(3, 1)]);
        assert_eq!(
            (columns.left, columns.right, columns.bottom),
            (vec![0.0, 30.0, 60.0, 90.0], vec![30.0, 90.0], 90.0)
        );
    }

    proptest! {
        #[test]
        fn blocks_keep_their_order_and_their_room(
            blocks in prop::collection::vec((0.0..200.0_f64, 0.0..50.0_f64, -50.0..900.0_f64, 0.1..9.0_f64), 1..20),
            more in 0.0..400.0_f64,
        ) {
            let wanted: Vec<(f64, f64)> = blocks.iter().map(|(.., want, weight)| (*want, *weight)).collect();
            let blocks: Vec<Block> = blocks.iter().map(|(height, label, ..)| Block { height: *height, label: *label }).collect();
            let lowest = bottom(&blocks, &close(&blocks, 30.0, 20.0)) + more;
            let tops = near(&blocks, 30.0, 20.0, lowest, &wanted);
            prop_assert!(20.0 <= tops[0]);
            prop_assert!(bottom(&blocks, &tops) <= lowest + 1e-6);
            for at in 1..tops.len() {
                let room = tops[at] - tops[at - 1] - blocks[at - 1].height;
                prop_assert!(apart(blocks[at - 1], blocks[at], 30.0) <= room + 1e-6);
            }
        }
    }
}
