//! Counts of answers: how many gave each mark, where the middle is, and which counts can be shown without giving anybody
//! away. Not means: the marks are steps in an order, and a mean would say that they are equally far apart.

use std::collections::BTreeMap;

use direction::proportion::Proportion;
use serde::{Deserialize, Serialize};

use super::{Answer, FEWEST, Group, Mark, Question};

/// From this mark up an answer says that it is so.
const HIGH: usize = 3;

/// How many answered, and how many gave each mark. Who did not give a mark could not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many answered.
    pub answers: u32,
    /// For each question, in order, how many gave each mark, the lowest first.
    pub marks: [[u32; 5]; 3],
}

/// The counts of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupTally {
    /// Whose.
    pub group: Group,
    /// The counts.
    pub tally: Tally,
}

impl Tally {
    /// Counts one more answer.
    pub fn add(&mut self, answer: &Answer) {
        self.answers = self.answers.saturating_add(1);
        for (counts, mark) in self.marks.iter_mut().zip(answer.marks) {
            if let Some(mark) = mark {
                counts[mark.place()] = counts[mark.place()].saturating_add(1);
            }
        }
    }

    /// How many gave this mark.
    pub fn gave(&self, question: Question, mark: Mark) -> u32 {
        self.marks[question.place()][mark.place()]
    }

    /// How many gave any mark.
    pub fn marked(&self, question: Question) -> u32 {
        self.marks[question.place()].iter().sum()
    }

    /// How many could not say.
    pub fn could_not_say(&self, question: Question) -> u32 {
        self.answers.saturating_sub(self.marked(question))
    }

    /// The marks in the middle when all stand in order: two where the middle is between two. None when nobody gave one.
    pub fn median(&self, question: Question) -> Option<(Mark, Mark)> {
        let marked = self.marked(question);
        let last = marked.checked_sub(1)?;
        Some((self.at(question, last / 2)?, self.at(question, marked / 2)?))
    }

    /// Of those who gave a mark, how many gave 4 or 5. None when nobody gave one.
    pub fn high(&self, question: Question) -> Option<Proportion> {
        let high: u32 = self.marks[question.place()].iter().skip(HIGH).sum();
        Proportion::new(high.into(), self.marked(question).into()).ok()
    }

    /// The mark at a place when all stand in order, from 0.
    fn at(&self, question: Question, place: u32) -> Option<Mark> {
        let mut before = 0;
        Mark::ALL.into_iter().find(|mark| {
            before += self.gave(question, *mark);
            place < before
        })
    }

    fn and(&self, other: &Tally) -> Tally {
        let mut sum = *self;
        sum.answers += other.answers;
        for (counts, more) in sum.marks.iter_mut().flatten().zip(other.marks.iter().flatten()) {
            *counts += more;
        }
        sum
    }
}

/// What the answers of a round come to, group by group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted(pub BTreeMap<Group, Tally>);

impl Counted {
    /// All of them together.
    pub fn all(&self) -> Tally {
        self.0.values().fold(Tally::default(), |sum, tally| sum.and(tally))
    }

    /// What can be shown: everyone together when enough have answered, and each group with enough answers.
    ///
    /// A group with too few is left out, and so are others, the smallest first, until those that are left out are at least
    /// two and together enough: what is shown of everyone, less what is shown of the others, is then of enough answers too,
    /// and of no single group.
    pub fn shown(&self) -> Vec<GroupTally> {
        let all = self.all();
        if all.answers < FEWEST {
            return Vec::new();
        }
        let mut shown = vec![GroupTally { group: Group::All, tally: all }];
        let mut groups: Vec<GroupTally> = (self.0.iter().filter(|(group, _)| **group != Group::All))
            .map(|(&group, &tally)| GroupTally { group, tally })
            .collect();
        groups.sort_by_key(|group| (group.tally.answers, group.group));
        let few = groups.iter().filter(|group| group.tally.answers < FEWEST).count();
        let mut hidden = few;
        let answers = |hidden: usize| groups.iter().take(hidden).map(|group| group.tally.answers).sum::<u32>();
        while 0 < few && hidden < groups.len() && (hidden < 2 || answers(hidden) < FEWEST) {
            hidden += 1;
        }
        let mut rest: Vec<GroupTally> = groups.split_off(hidden);
        rest.sort_by_key(|group| group.group);
        shown.extend(rest);
        shown
    }
}

#[cfg(test)]
mod tests;
