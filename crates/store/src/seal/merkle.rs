//! A Merkle tree by RFC 6962 (2.1): its root, the proof that a leaf is in it, and the proof that it grew from a smaller
//! one. It knows hashes alone, and nothing of what they are hashes of.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// SHA-256 of something.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// In Base64, as proofs and checkpoints write it.
    pub fn to_base64(self) -> String {
        BASE64_STANDARD.encode(self.0)
    }

    /// From Base64, in its one spelling.
    pub fn from_base64(text: &str) -> Option<Hash> {
        BASE64_STANDARD.decode(text).ok()?.try_into().ok().map(Hash)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_base64())
    }
}

/// The hash of a leaf: what is in it begins with a zero byte, so that no leaf can be taken for a node.
pub fn leaf(content: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    hash.update([0]);
    for part in content {
        hash.update(part);
    }
    Hash(hash.finalize().into())
}

fn node(left: Hash, right: Hash) -> Hash {
    let mut hash = Sha256::new();
    hash.update([1]);
    hash.update(left.0);
    hash.update(right.0);
    Hash(hash.finalize().into())
}

/// A tree that grows a leaf at a time, and remembers only what its root needs: one hash for each full subtree.
#[derive(Debug, Clone, Default)]
pub struct Growing {
    size: u64,
    // The full subtrees from left to right, with their number of leaves. Each is smaller than the one before.
    subtrees: Vec<(u64, Hash)>,
}

impl Growing {
    /// How many leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf at the end.
    pub fn push(&mut self, leaf: Hash) {
        let (mut leaves, mut hash) = (1, leaf);
        while let Some((before, left)) = self.subtrees.pop_if(|(before, _)| *before == leaves) {
            hash = node(left, hash);
            leaves += before;
        }
        self.subtrees.push((leaves, hash));
        self.size += 1;
    }

    /// The root. Of no leaves it is the hash of nothing.
    pub fn root(&self) -> Hash {
        let from_the_right = self.subtrees.iter().rev().map(|(_, hash)| *hash);
        from_the_right.reduce(|right, left| node(left, right)).unwrap_or_else(|| Hash(Sha256::digest([]).into()))
    }
}

/// The root of these leaves.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut tree = Growing::default();
    for leaf in leaves {
        tree.push(*leaf);
    }
    tree.root()
}

/// The proof that leaf `index` is among these: the roots of the subtrees beside its path, from the leaf upwards.
/// `None` when there is no such leaf.
pub fn inclusion(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    if leaves.len() <= index {
        return None;
    }
    let mut path = Vec::new();
    let (mut within, mut index) = (leaves, index);
    while 1 < within.len() {
        let (left, right) = within.split_at(split(within.len()));
        if index < left.len() {
            path.push(root(right));
            within = left;
        } else {
            path.push(root(left));
            index -= left.len();
            within = right;
        }
    }
    path.reverse();
    Some(path)
}

/// The proof that the tree of these leaves grew from that of the first `from` of them.
/// `None` unless 1 ≤ `from` ≤ their number.
pub fn consistency(leaves: &[Hash], from: usize) -> Option<Vec<Hash>> {
    if from == 0 || leaves.len() < from {
        return None;
    }
    let mut path = Vec::new();
    let (mut within, mut from) = (leaves, from);
    // Whether `from` is still the whole smaller tree, whose root the verifier already has.
    let mut whole = true;
    while from < within.len() {
        let (left, right) = within.split_at(split(within.len()));
        if from <= left.len() {
            path.push(root(right));
            within = left;
        } else {
            path.push(root(left));
            from -= left.len();
            within = right;
            whole = false;
        }
    }
    if !whole {
        path.push(root(within));
    }
    path.reverse();
    Some(path)
}

/// Whether a leaf is at `index` of a tree of `size` leaves with this root (RFC 9162, 2.1.3.2).
pub fn is_included(leaf: Hash, index: u64, size: u64, path: &[Hash], expected: Hash) -> bool {
    if size <= index {
        return false;
    }
    let (mut position, mut last) = (index, size - 1);
    let mut hash = leaf;
    for beside in path {
        if last == 0 {
            return false;
        }
        if position % 2 == 1 || position == last {
            hash = node(*beside, hash);
            while position % 2 == 0 && position != 0 {
                position /= 2;
                last /= 2;
            }
        } else {
            hash = node(hash, *beside);
        }
        position /= 2;
        last /= 2;
    }
    last == 0 && hash == expected
}

/// Whether a tree of `to` leaves grew from one of `from` leaves (RFC 9162, 2.1.4.2).
pub fn is_consistent(from: u64, to: u64, path: &[Hash], old_root: Hash, new_root: Hash) -> bool {
    if from == 0 || to < from {
        return false;
    }
    if from == to {
        return path.is_empty() && old_root == new_root;
    }
    let mut beside = path.iter().copied();
    // A smaller tree that is one full subtree stands first itself: the proof leaves out what is known.
    let first = if from.is_power_of_two() { Some(old_root) } else { beside.next() };
    let Some(first) = first else { return false };
    let (mut position, mut last) = (from - 1, to - 1);
    while position % 2 == 1 {
        position /= 2;
        last /= 2;
    }
    let (mut old, mut new) = (first, first);
    for beside in beside {
        if last == 0 {
            return false;
        }
        if position % 2 == 1 || position == last {
            old = node(beside, old);
            new = node(beside, new);
            while position % 2 == 0 && position != 0 {
                position /= 2;
                last /= 2;
            }
        } else {
            new = node(new, beside);
        }
        position /= 2;
        last /= 2;
    }
    last == 0 && old == old_root && new == new_root
}

/// How many leaves the left subtree has: the largest power of two below their number, which is at least 2.
fn split(leaves: usize) -> usize {
    leaves.next_power_of_two() / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: u64) -> Vec<Hash> {
        (0..count).map(|number| leaf(&[&number.to_be_bytes()])).collect()
    }

    // Word for word from RFC 6962, 2.1: independent of how the tree above grows.
    fn root_by_definition(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Hash(Sha256::digest([]).into()),
            [only] => *only,
            _ => {
                let (left, right) = leaves.split_at(split(leaves.len()));
                node(root_by_definition(left), root_by_definition(right))
            }
        }
    }

    #[test]
    fn the_root_is_the_one_of_the_rfc() {
        for count in 0..70 {
            assert_eq!(root(&leaves(count)), root_by_definition(&leaves(count)), "{count} leaves");
        }
    }

    #[test]
    fn known_roots() {
        // The test vectors that Certificate Transparency implementations share.
        let contents: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let leaves: Vec<Hash> = contents.iter().map(|content| leaf(&[content])).collect();
        let hex = |hash: Hash| -> String { hash.0.iter().map(|byte| format!("{byte:02x}")).collect() };
        assert_eq!(hex(root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(root(&leaves[..1])), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(hex(root(&leaves[..2])), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assert_eq!(hex(root(&leaves)), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    #[test]
    fn every_leaf_is_proved_and_nothing_else_is() {
        for size in 1..34_u64 {
            let leaves = leaves(size);
            let root = root(&leaves);
            for index in 0..size {
                let path = inclusion(&leaves, index as usize).unwrap();
                let leaf = leaves[index as usize];
                assert!(is_included(leaf, index, size, &path, root), "{index} of {size}");
                for other in (0..size + 2).filter(|other| *other != index) {
                    assert!(!is_included(leaf, other, size, &path, root), "{index} as {other} of {size}");
                }
                if let Some(shorter) = path.len().checked_sub(1) {
                    assert!(!is_included(leaf, index, size, &path[..shorter], root));
                }
                let longer = [path.as_slice(), &[root]].concat();
                assert!(!is_included(leaf, index, size, &longer, root));
            }
        }
        assert_eq!(inclusion(&leaves(3), 3), None);
    }

    #[test]
    fn every_earlier_tree_is_proved_and_nothing_else_is() {
        for to in 1..34_u64 {
            let leaves = leaves(to);
            let new = root(&leaves);
            for from in 1..=to {
                let old = root(&leaves[..from as usize]);
                let path = consistency(&leaves, from as usize).unwrap();
                assert!(is_consistent(from, to, &path, old, new), "{from} to {to}");
                assert!(!is_consistent(from, to, &path, leaf(&[b"x"]), new));
                assert!(!is_consistent(from, to, &path, old, leaf(&[b"x"])));
                let longer = [path.as_slice(), &[new]].concat();
                assert!(!is_consistent(from, to, &longer, old, new));
                for place in 0..path.len() {
                    let mut other = path.clone();
                    other[place] = leaf(&[b"x"]);
                    assert!(!is_consistent(from, to, &other, old, new), "{from} to {to}, {place}");
                    let mut shorter = path.clone();
                    shorter.remove(place);
                    assert!(!is_consistent(from, to, &shorter, old, new), "{from} to {to}, {place}");
                }
            }
        }
        assert_eq!(consistency(&leaves(3), 0), None);
        assert_eq!(consistency(&leaves(3), 4), None);
    }
}
