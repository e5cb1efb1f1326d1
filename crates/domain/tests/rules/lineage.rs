//! What became of what, through one revision and through several.

use domain::ids::{RevisionNumber, StatementId};
use domain::lineage::Fate;
use domain::statement::StatementKind::{Goal, ResultArea};
use domain::writing::Asked;

use crate::agency::{Agency, asked, reason, roomy};

/// Three areas in force, each with a goal, and the next revision open.
fn three_areas() -> Agency {
    let mut agency = Agency::with(roomy(1));
    agency.open();
    for (area, goal) in [("A", "a"), ("B", "b"), ("C", "c")] {
        let area = agency.add(ResultArea, None, area);
        agency.add(Goal, Some(area), goal);
    }
    agency.adopt();
    agency.open();
    agency
}

fn area(says: &str) -> Asked {
    asked(ResultArea, None, says)
}

fn merge(agency: &mut Agency, from: &[&str], into: Asked) {
    let (number, from) = (agency.number(), ids(agency, from));
    agency
        .must(|organisation, context| organisation.merge_statements(context, number, &from, into, reason("Samma sak")));
}

fn split(agency: &mut Agency, from: &str, into: Vec<Asked>) {
    let (number, from) = (agency.number(), agency.id(from));
    agency.must(|organisation, context| organisation.split_statement(context, number, from, into, reason("Två saker")));
}

fn replace(agency: &mut Agency, from: &[&str], into: Vec<Asked>) {
    let (number, from) = (agency.number(), ids(agency, from));
    agency.must(|organisation, context| {
        organisation.replace_statements(context, number, &from, into, reason("Rätt sak"))
    });
}

fn ids(agency: &Agency, texts: &[&str]) -> Vec<StatementId> {
    texts.iter().map(|text| agency.id(text)).collect()
}

/// The lines of the lineage that are not "kept": "fate: from > to (reasons)".
fn changes(agency: &Agency, old: u32, new: u32) -> Vec<String> {
    let (old, new) = (agency.revision(RevisionNumber(old)), agency.revision(RevisionNumber(new)));
    let text = |tree: &domain::tree::Tree, ids: &[StatementId]| {
        let texts: Vec<&str> = ids.iter().map(|&id| tree.get(id).unwrap().text()).collect();
        texts.join(" ")
    };
    let strategy = &agency.organisation.strategy;
    let origins = strategy.lineage(old, new).into_iter().filter(|origin| origin.fate != Fate::Kept);
    origins
        .map(|origin| {
            let reasons: Vec<&str> = origin.reasons.iter().map(|reason| reason.as_str()).collect();
            let (from, to) = (text(&old.tree, &origin.from), text(&new.tree, &origin.to));
            format!("{}: {from} > {to} ({})", origin.fate.key(), reasons.join(", "))
        })
        .collect()
}

#[test]
fn each_change_has_its_fate_and_reason() {
    let mut agency = three_areas();
    agency.reword(agency.id("a"), "å");
    let (number, moved, under) = (agency.number(), agency.id("b"), agency.id("A"));
    agency.must(|organisation, context| {
        organisation.move_statement(context, number, moved, (Some(under), None), Some(reason("Hör hit")))
    });
    agency.remove(agency.id("B"), "Tomt");
    agency.add(Goal, Some(agency.id("C")), "d");
    assert_eq!(
        changes(&agency, 1, 2),
        ["reworded: a > å (Klarare)", "removed: B >  (Tomt)", "moved: b > b (Hör hit)", "new:  > d (Behövs)"]
    );
}

#[test]
fn merged_split_and_replaced_are_told_as_such() {
    let mut agency = three_areas();
    merge(&mut agency, &["A", "B"], area("AB"));
    split(&mut agency, "C", vec![area("C1"), area("C2")]);
    assert_eq!(changes(&agency, 1, 2), ["merged: A B > AB (Samma sak)", "split: C > C1 C2 (Två saker)"]);
    let mut agency = three_areas();
    replace(&mut agency, &["A", "B", "C"], vec![area("X"), area("Y")]);
    assert_eq!(changes(&agency, 1, 2), ["replaced: A B C > X Y (Rätt sak)"]);
}

#[test]
fn goals_follow_an_area_that_became_another() {
    let mut agency = three_areas();
    merge(&mut agency, &["A", "B"], area("AB"));
    assert_eq!(changes(&agency, 1, 2), ["merged: A B > AB (Samma sak)"], "a and b stand where they stood");
    let (number, moved, under) = (agency.number(), agency.id("a"), agency.id("C"));
    agency.must(|organisation, context| {
        organisation.move_statement(context, number, moved, (Some(under), None), Some(reason("Hör hit")))
    });
    assert!(changes(&agency, 1, 2).contains(&"moved: a > a (Hör hit)".to_owned()));
}

#[test]
fn merged_and_then_split_is_replaced_over_both() {
    let mut agency = three_areas();
    merge(&mut agency, &["A", "B"], area("AB"));
    agency.adopt();
    agency.open();
    split(&mut agency, "AB", vec![area("X"), area("Y")]);
    assert_eq!(changes(&agency, 1, 2), ["merged: A B > AB (Samma sak)"]);
    assert_eq!(changes(&agency, 2, 3), ["split: AB > X Y (Två saker)"]);
    assert_eq!(changes(&agency, 1, 3), ["replaced: A B > X Y (Samma sak, Två saker)"]);
}

#[test]
fn split_and_then_merged_again_is_replaced_over_both() {
    let mut agency = three_areas();
    split(&mut agency, "A", vec![area("X"), area("Y")]);
    agency.adopt();
    agency.open();
    merge(&mut agency, &["X", "Y"], area("Z"));
    assert_eq!(changes(&agency, 1, 3), ["replaced: A > Z (Två saker, Samma sak)"]);
}

#[test]
fn merged_twice_is_merged_over_both() {
    let mut agency = three_areas();
    merge(&mut agency, &["A", "B"], area("AB"));
    agency.adopt();
    agency.open();
    merge(&mut agency, &["AB", "C"], area("ABC"));
    assert_eq!(changes(&agency, 1, 3), ["merged: A B C > ABC (Samma sak)"]);
}

#[test]
fn what_is_removed_and_written_again_is_removed_and_new() {
    let mut agency = three_areas();
    let goal = agency.id("c");
    agency.remove(goal, "Behövs inte");
    agency.adopt();
    agency.open();
    let again = agency.add(Goal, Some(agency.id("C")), "c");
    assert_ne!(again, goal);
    assert_eq!(changes(&agency, 1, 3), ["new:  > c (Behövs)", "removed: c >  (Behövs inte)"]);
}

#[test]
fn what_is_removed_and_brought_back_by_undoing_is_kept() {
    let mut agency = three_areas();
    agency.remove(agency.id("c"), "Behövs inte");
    assert_eq!(changes(&agency, 1, 2), ["removed: c >  (Behövs inte)"]);
    agency.undo();
    assert_eq!(changes(&agency, 1, 2), [""; 0]);
}

#[test]
fn an_undone_merge_leaves_no_trace() {
    let mut agency = three_areas();
    merge(&mut agency, &["A", "B"], area("AB"));
    agency.undo();
    assert_eq!(changes(&agency, 1, 2), [""; 0]);
    merge(&mut agency, &["B", "C"], area("BC"));
    assert_eq!(changes(&agency, 1, 2), ["merged: B C > BC (Samma sak)"]);
}

#[test]
fn what_is_replaced_and_then_removed_tells_both_reasons() {
    let mut agency = three_areas();
    let under = agency.id("C");
    replace(&mut agency, &["c"], vec![asked(Goal, Some(under), "d")]);
    agency.adopt();
    agency.open();
    agency.remove(agency.id("d"), "Behövs inte");
    assert_eq!(changes(&agency, 1, 3), ["removed: c >  (Rätt sak, Behövs inte)"]);
}

#[test]
fn what_is_reworded_and_then_replaced_tells_both_reasons() {
    let mut agency = three_areas();
    agency.reword(agency.id("c"), "cc");
    agency.adopt();
    agency.open();
    let under = agency.id("C");
    replace(&mut agency, &["cc"], vec![asked(Goal, Some(under), "d")]);
    assert_eq!(changes(&agency, 1, 3), ["replaced: c > d (Klarare, Rätt sak)"]);
}

#[test]
fn each_line_is_in_reading_order_on_both_sides() {
    let mut agency = three_areas();
    split(&mut agency, "B", vec![area("X"), area("Y")]);
    let (number, last) = (agency.number(), agency.id("X"));
    agency.must(|organisation, context| organisation.move_statement(context, number, last, (None, None), None));
    assert_eq!(changes(&agency, 1, 2), ["split: B > Y X (Två saker)"]);
}

#[test]
fn two_revisions_of_which_neither_was_written_from_the_other_are_told_by_ids_alone() {
    let mut agency = three_areas();
    merge(&mut agency, &["A", "B"], area("AB"));
    agency.reword(agency.id("c"), "cc");
    let number = agency.number();
    agency.must(|organisation, context| organisation.withdraw_revision(context, number, reason("Inte nu")));
    agency.open();
    agency.remove(agency.id("c"), "Behövs inte");
    assert_eq!(
        changes(&agency, 2, 3),
        [
            "new:  > A ()",
            "removed: cc >  ()",
            "removed: AB >  ()",
            "moved: a > a ()",
            "new:  > B ()",
            "moved: b > b ()"
        ]
    );
}

#[test]
fn a_stage_of_a_history_is_a_beginning_only_when_all_of_it_is_new() {
    let mut agency = three_areas();
    agency.reword(agency.id("a"), "å");
    agency.add(Goal, Some(agency.id("A")), "d");
    agency.adopt();
    agency.open();
    let under = agency.id("A");
    merge(&mut agency, &["å", "d"], asked(Goal, Some(under), "åd"));
    let stages = agency.organisation.strategy.history(agency.id("åd"), agency.latest());
    let fates: Vec<Fate> = stages.iter().map(|stage| stage.fate).collect();
    assert_eq!(fates, [Fate::Merged, Fate::Reworded, Fate::New]);
}
