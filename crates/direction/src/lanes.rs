//! Short rows of numbers put together four at once: one after the other, each would wait for the one before. Not the
//! statistics that are made of them.

/// The lesser of two numbers. Of what is no number it says nothing, which is what lets the processor take several at once.
pub(crate) fn lesser(one: f64, other: f64) -> f64 {
    if one < other { one } else { other }
}

/// The greater of two numbers, as [`lesser`].
pub(crate) fn greater(one: f64, other: f64) -> f64 {
    if one < other { other } else { one }
}

/// The sum of a term of each pair of two rows that are as long.
pub(crate) fn sum_of(one: &[f64], other: &[f64], term: impl Fn(f64, f64) -> f64) -> f64 {
    together(one, other, term, |sum, term| sum + term)
}

/// The greatest term of each pair of two rows that are as long; at least 0.
pub(crate) fn greatest_of(one: &[f64], other: &[f64], term: impl Fn(f64, f64) -> f64) -> f64 {
    together(one, other, term, greater)
}

/// The sums of two terms of each pair.
pub(crate) fn sums_of(one: &[f64], other: &[f64], terms: impl Fn(f64, f64) -> (f64, f64)) -> (f64, f64) {
    let (mut firsts, mut seconds) = ([0.0; 4], [0.0; 4]);
    let ((ones, last_ones), (others, last_others)) = (one.as_chunks::<4>(), other.as_chunks::<4>());
    for (ones, others) in ones.iter().zip(others) {
        for at in 0..4 {
            let (first, second) = terms(ones[at], others[at]);
            firsts[at] += first;
            seconds[at] += second;
        }
    }
    let last = last_ones.iter().zip(last_others).map(|(one, other)| terms(*one, *other));
    let sums = (firsts.into_iter().sum(), seconds.into_iter().sum());
    last.fold(sums, |(first, second), (one, other)| (first + one, second + other))
}

/// Terms of pairs put together with 0.
fn together(one: &[f64], other: &[f64], term: impl Fn(f64, f64) -> f64, with: impl Fn(f64, f64) -> f64) -> f64 {
    let mut four = [0.0; 4];
    let ((ones, last_ones), (others, last_others)) = (one.as_chunks::<4>(), other.as_chunks::<4>());
    for (ones, others) in ones.iter().zip(others) {
        for (four, (one, other)) in four.iter_mut().zip(ones.iter().zip(others)) {
            *four = with(*four, term(*one, *other));
        }
    }
    let last = last_ones.iter().zip(last_others).map(|(one, other)| term(*one, *other));
    four.into_iter().chain(last).fold(0.0, with)
}
