//! A small generator with a seed, for simulations: the same numbers on any machine, now and later (SplitMix64, Steele,
//! Lea and Flood 2014). Never for secrets.

/// The generator.
pub(crate) struct Random(u64);

impl Random {
    /// Seeded with some numbers: other numbers give a series that has nothing to do with this one.
    pub(crate) fn new(seeds: &[usize]) -> Random {
        let mut random = Random(0);
        for seed in seeds {
            random.0 ^= *seed as u64;
            random.0 = random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below this one, which is above 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        ((self.uniform() * bound as f64) as usize).min(bound - 1)
    }

    /// Normal, mean 0 and deviation 1 (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Student's t with three degrees of freedom, scaled to deviation 1: now and then far out.
    pub(crate) fn heavy(&mut self) -> f64 {
        let squares: f64 = (0..3).map(|_| self.normal().powi(2)).sum();
        self.normal() / squares.sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_the_same_for_ever() {
        let mut random = Random::new(&[1, 2, 3]);
        assert_eq!(random.next(), Random::new(&[1, 2, 3]).next());
        assert_ne!(Random::new(&[1]).next(), Random::new(&[2]).next());
        assert_eq!(Random(0).next(), 0xe220_a839_7b1d_cdaf);
    }

    #[test]
    fn normal_and_heavy_numbers_have_deviation_one() {
        let mut random = Random::new(&[7]);
        for draw in [Random::normal, Random::heavy] {
            let numbers: Vec<f64> = (0..200_000).map(|_| draw(&mut random)).collect();
            let mean = numbers.iter().sum::<f64>() / numbers.len() as f64;
            let variance = numbers.iter().map(|number| number * number).sum::<f64>() / numbers.len() as f64;
            // The fourth moment of t with three degrees of freedom is infinite, so its variance settles slowly.
            assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.2, "{mean} {variance}");
        }
    }
}
