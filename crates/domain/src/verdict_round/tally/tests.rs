//! What counts say, and that nobody can be told from those that are shown.

use proptest::prelude::*;

use super::super::difference::{Difference, Says};
use super::*;

fn tally(marks: [u32; 5], could_not_say: u32) -> Tally {
    Tally { answers: marks.iter().sum::<u32>() + could_not_say, marks: [marks; 3] }
}

fn counted(managers: u32, staff: u32) -> Counted {
    Counted(BTreeMap::from([
        (Group::Managers, tally([0, 0, 0, managers, 0], 0)),
        (Group::Staff, tally([0, 0, staff, 0, 0], 0)),
    ]))
}

fn groups(counted: &Counted) -> Vec<Group> {
    counted.shown().iter().map(|shown| shown.group).collect()
}

const QUESTION: Question = Question::EasyToTakeIn;

#[test]
fn an_answer_counts_once_for_each_question_that_got_a_mark() {
    let mut counts = Tally::default();
    counts.add(&Answer { marks: [Mark::new(4), None, Mark::new(1)], words: None });
    counts.add(&Answer { marks: [Mark::new(4), Mark::new(5), None], words: None });
    assert_eq!((counts.answers, counts.marks[0], counts.marks[1]), (2, [0, 0, 0, 2, 0], [0, 0, 0, 0, 1]));
    assert_eq!(Question::ALL.map(|question| counts.could_not_say(question)), [0, 1, 1]);
    assert_eq!((Mark::new(0), Mark::new(6)), (None, None));
}

#[test]
fn the_middle_is_one_mark_or_between_two() {
    let middle = |marks| tally(marks, 3).median(QUESTION).map(|(one, other)| (one.number(), other.number()));
    assert_eq!(middle([1, 1, 1, 0, 0]), Some((2, 2)));
    assert_eq!(middle([0, 2, 0, 0, 2]), Some((2, 5)));
    assert_eq!(middle([0, 0, 0, 0, 1]), Some((5, 5)));
    assert_eq!(middle([0; 5]), None);
}

#[test]
fn a_group_under_five_is_not_shown_and_cannot_be_had_by_subtraction() {
    assert_eq!(groups(&counted(5, 5)), [Group::All, Group::Managers, Group::Staff]);
    assert_eq!(groups(&counted(4, 50)), [Group::All], "the staff less everyone would be the managers");
    assert_eq!(groups(&counted(0, 50)), [Group::All], "nor that nobody of them answered");
    assert_eq!(groups(&counted(3, 1)), []);
    assert_eq!(groups(&Counted(BTreeMap::from([(Group::All, tally([0, 0, 5, 0, 0], 0))]))), [Group::All]);
}

#[test]
fn a_difference_is_only_told_when_the_interval_leaves_no_doubt() {
    let says = |one, other| Difference::between(&tally(one, 0), &tally(other, 0), QUESTION).map(|it| it.says);
    assert_eq!(says([0, 0, 5, 20, 15], [5, 5, 20, 5, 5]), Some(Says::More));
    assert_eq!(says([5, 5, 20, 5, 5], [0, 0, 5, 20, 15]), Some(Says::Fewer));
    assert_eq!(says([0, 0, 2, 3, 0], [0, 0, 3, 2, 0]), Some(Says::Nothing));
    assert_eq!(says([0; 5], [1; 5]), None);
    // Newcombe (1998), method 10, example (a): 56 of 70 against 48 of 80.
    let example = Difference::between(&tally([14, 0, 0, 56, 0], 0), &tally([32, 0, 0, 48, 0], 0), QUESTION).unwrap();
    let near = |one: f64, other: f64| (one - other).abs() < 5e-5;
    assert!(near(example.interval.low, 0.0524) && near(example.interval.high, 0.3339), "{example:?}");
}

fn any_tally() -> impl Strategy<Value = Tally> {
    let answer = prop::array::uniform3(prop::option::of(0_usize..5));
    prop::collection::vec(answer, 0..12).prop_map(|answers| {
        let mut counts = Tally::default();
        for marks in answers {
            counts.add(&Answer { marks: marks.map(|place| place.map(|place| Mark::ALL[place])), words: None });
        }
        counts
    })
}

proptest! {
    // Whoever takes what is shown of some groups from what is shown of everyone is left with nothing, or with at least five.
    #[test]
    fn nothing_that_can_be_reckoned_from_what_is_shown_is_of_fewer_than_five(managers in any_tally(), staff in any_tally()) {
        let counted = Counted(BTreeMap::from([(Group::Managers, managers), (Group::Staff, staff)]));
        let shown = counted.shown();
        for group in &shown {
            prop_assert!(FEWEST <= group.tally.answers);
        }
        let Some((all, groups)) = shown.split_first() else { return Ok(()) };
        prop_assert_eq!(all.tally, counted.all());
        for which in 0..1_u32 << groups.len() {
            let taken = groups.iter().enumerate().filter(|(at, _)| which & (1 << at) != 0);
            let taken: u32 = taken.map(|(_, group)| group.tally.answers).sum();
            let left = all.tally.answers - taken;
            prop_assert!(left == 0 || FEWEST <= left, "{left} are left of {shown:?}");
        }
    }

    #[test]
    fn the_middle_has_as_many_on_both_sides(counts in any_tally()) {
        for question in Question::ALL {
            let Some((low, high)) = counts.median(question) else {
                prop_assert_eq!(counts.marked(question), 0);
                continue;
            };
            let below: u32 = Mark::ALL.into_iter().filter(|mark| *mark < low).map(|mark| counts.gave(question, mark)).sum();
            let above: u32 = Mark::ALL.into_iter().filter(|mark| high < *mark).map(|mark| counts.gave(question, mark)).sum();
            prop_assert!(2 * below <= counts.marked(question) && 2 * above <= counts.marked(question));
        }
    }

    #[test]
    fn the_other_way_round_says_the_opposite(one in any_tally(), other in any_tally()) {
        for question in Question::ALL {
            let (there, back) = (Difference::between(&one, &other, question), Difference::between(&other, &one, question));
            prop_assert_eq!(there.is_some(), back.is_some());
            if let (Some(there), Some(back)) = (there, back) {
                prop_assert!((there.gap + back.gap).abs() < 1e-12 && (there.interval.low + back.interval.high).abs() < 1e-12);
            }
        }
    }
}
