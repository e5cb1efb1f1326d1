//! Findings while they are gathered: the first ones are told, the rest are counted. Whoever has a thousand faults has one.

use crate::finding::Finding;

/// The most findings that are told of one file.
pub const MOST_FINDINGS: usize = 200;

#[derive(Debug, Default)]
pub(crate) struct Findings {
    told: Vec<Finding>,
    count: usize,
}

impl Findings {
    /// Adds one, which is only made if it is told.
    pub(crate) fn push(&mut self, finding: impl FnOnce() -> Finding) {
        self.count += 1;
        if self.told.len() < MOST_FINDINGS {
            self.told.push(finding());
        }
    }

    pub(crate) fn into_told(self) -> Vec<Finding> {
        let Findings { mut told, count } = self;
        if told.len() < count {
            let more = count - told.len();
            told.push(Finding::new("more-findings").with("count", more));
        }
        told
    }
}
