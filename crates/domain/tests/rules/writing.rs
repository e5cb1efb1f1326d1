//! Writing in a draft: what stands where afterwards, what is refused, and taking back.

use domain::ids::{ModelVersion, StatementId};
use domain::model::SteeringModel;
use domain::revision::UNDO_STEPS;
use domain::statement::StatementKind::{Goal, OverarchingGoal, Priority, ResultArea, Vision};
use domain::writing::Seen;

use crate::agency::{Agency, asked, name, reason, roomy, wording};

fn draft() -> Agency {
    let mut agency = Agency::with(roomy(1));
    agency.open();
    agency
}

/// What the latest revision says, each line indented by how deep it stands.
fn reads(agency: &Agency) -> Vec<String> {
    let tree = &agency.latest().tree;
    let depth = |id: StatementId| "  ".repeat(tree.above(id).len());
    tree.in_order().into_iter().map(|statement| depth(statement.id) + statement.text()).collect()
}

#[test]
fn the_next_revision_begins_as_a_copy_of_the_last_one_adopted() {
    let agency = Agency::with_second_draft();
    let (first, second) = (agency.revision(domain::ids::RevisionNumber(1)), agency.latest());
    assert_eq!(second.based_on, Some(first.number));
    assert_eq!(second.tree, first.tree);
    assert!(second.links.is_empty() && second.reasons.is_empty());
}

#[test]
fn there_is_one_next_revision_at_a_time() {
    let mut agency = Agency::with_second_draft();
    let open = |organisation: &_, context: &_| domain::organisation::Organisation::open_revision(organisation, context);
    assert!(agency.refused(open).has("revision-already-open"));
    let number = agency.number();
    agency.must(|organisation, context| organisation.withdraw_revision(context, number, reason("Inte nu")));
    let third = agency.open();
    assert_eq!(agency.revision(third).based_on, Some(domain::ids::RevisionNumber(1)), "not on the withdrawn one");
}

#[test]
fn a_statement_stands_before_the_sibling_that_it_is_asked_before() {
    let mut agency = draft();
    let first = agency.add(ResultArea, None, "Ett");
    agency.add(ResultArea, None, "Tre");
    let number = agency.number();
    let two = domain::writing::Asked { before: Some(agency.id("Tre")), ..asked(ResultArea, None, "Två") };
    agency.must(|organisation, context| organisation.add_statement(context, number, two, None));
    assert_eq!(reads(&agency), ["Ett", "Två", "Tre"]);
    agency.must(|organisation, context| organisation.move_statement(context, number, first, (None, None), None));
    assert_eq!(reads(&agency), ["Två", "Tre", "Ett"]);
}

#[test]
fn moving_a_statement_to_where_it_stands_is_no_change() {
    let mut agency = draft();
    let (one, two) = (agency.add(ResultArea, None, "Ett"), agency.add(ResultArea, None, "Två"));
    let number = agency.number();
    for (statement, before) in [(one, Some(two)), (one, Some(one)), (two, None)] {
        let moved = agency.organisation.move_statement(&agency.context(), number, statement, (None, before), None);
        assert_eq!(moved, Ok(Vec::new()));
    }
}

#[test]
fn a_statement_is_never_under_itself() {
    let mut agency = draft();
    let area = agency.add(ResultArea, None, "Område");
    let goal = agency.add(Goal, Some(area), "Mål");
    let part = agency.add(Goal, Some(goal), "Delmål");
    let number = agency.number();
    for under in [goal, part] {
        let refusals = agency.refused(|organisation, context| {
            organisation.move_statement(context, number, goal, (Some(under), None), None)
        });
        assert!(refusals.has("statement-under-itself"));
    }
}

#[test]
fn saying_the_same_for_the_same_reason_is_no_change() {
    let mut agency = draft();
    let area = agency.add(ResultArea, None, "Område");
    let (number, seen) = (agency.number(), agency.seen(area));
    let again = |why| agency.organisation.reword_statement(&agency.context(), number, seen, wording("Område"), why);
    assert_eq!(again(Some(reason("Behövs"))), Ok(Vec::new()));
    assert_eq!(again(Some(reason("Ett annat skäl"))).unwrap().len(), 1);
    assert_eq!(again(None).unwrap().len(), 1);
}

#[test]
fn who_was_not_first_is_told_so() {
    let mut agency = draft();
    let area = agency.add(ResultArea, None, "Område");
    let (number, seen) = (agency.number(), agency.seen(area));
    agency.reword(area, "Område ett");
    let reworded = agency.refused(|organisation, context| {
        organisation.reword_statement(context, number, seen, wording("Område två"), None)
    });
    assert!(reworded.has("changed-meanwhile"));
    let removed =
        agency.refused(|organisation, context| organisation.remove_statement(context, number, seen, reason("Borta")));
    assert!(removed.has("changed-meanwhile"));
}

#[test]
fn what_stands_under_merged_statements_comes_to_stand_under_the_new_one() {
    let mut agency = draft();
    let (one, two) = (agency.add(ResultArea, None, "Ett"), agency.add(ResultArea, None, "Två"));
    agency.add(Goal, Some(two), "B");
    agency.add(Goal, Some(one), "A");
    let number = agency.number();
    let merged = asked(ResultArea, None, "Allt");
    agency.must(|organisation, context| {
        organisation.merge_statements(context, number, &[one, two], merged, reason("Samma sak"))
    });
    assert_eq!(reads(&agency), ["Allt", "  A", "  B"]);
}

#[test]
fn a_statement_that_is_named_twice_is_linked_once() {
    let mut agency = draft();
    let (one, two) = (agency.add(ResultArea, None, "Ett"), agency.add(ResultArea, None, "Två"));
    let number = agency.number();
    let mut merging = agency.clone();
    merging.must(|organisation, context| {
        let merged = asked(ResultArea, None, "Allt");
        organisation.merge_statements(context, number, &[two, one, two], merged, reason("Samma sak"))
    });
    assert_eq!(merging.latest().links.last().unwrap().from, [two, one]);
    agency.must(|organisation, context| {
        let replaced = vec![asked(ResultArea, None, "Annat")];
        organisation.replace_statements(context, number, &[one, one], replaced, reason("Bättre"))
    });
    assert_eq!(reads(&agency), ["Två", "Annat"]);
}

#[test]
fn one_statement_named_twice_is_not_two_to_merge() {
    let mut agency = draft();
    let one = agency.add(ResultArea, None, "Ett");
    let number = agency.number();
    let refusals = agency.refused(|organisation, context| {
        let merged = asked(ResultArea, None, "Allt");
        organisation.merge_statements(context, number, &[one, one], merged, reason("Samma sak"))
    });
    assert!(refusals.has("merge-needs-two"));
}

#[test]
fn nothing_new_stands_inside_what_it_takes_the_place_of() {
    let mut agency = draft();
    let (empty, area) = (agency.add(ResultArea, None, "Tomt"), agency.add(ResultArea, None, "Område"));
    let goal = agency.add(Goal, Some(area), "Mål");
    let part = agency.add(Goal, Some(goal), "Delmål");
    let number = agency.number();
    let new = |under| vec![asked(Goal, Some(under), "Nytt"), asked(Goal, Some(under), "Till")];
    let why = || reason("Därför");
    let (organisation, context) = (&agency.organisation, &agency.context());
    for (what, answer) in [
        ("under the one that goes", organisation.replace_statements(context, number, &[goal], new(goal), why())),
        ("deeper under it", organisation.replace_statements(context, number, &[goal], new(part), why())),
        (
            "under one without anything under it",
            organisation.split_statement(context, number, empty, new(empty), why()),
        ),
        ("under one of several", {
            let merged = asked(Goal, Some(part), "Nytt");
            organisation.merge_statements(context, number, &[goal, part], merged, why())
        }),
    ] {
        assert!(answer.expect_err(what).has("statement-under-itself"), "{what}");
    }
}

#[test]
fn what_stands_under_the_old_must_be_able_to_stand_under_the_new() {
    let mut agency = draft();
    let (area, other) = (agency.add(ResultArea, None, "Område"), agency.add(ResultArea, None, "Annat"));
    let goal = agency.add(Goal, Some(area), "Mål");
    let number = agency.number();
    let into = || vec![asked(Goal, Some(other), "Mål ett"), asked(Goal, Some(other), "Mål två")];
    let why = || reason("Därför");
    let split =
        agency.refused(|organisation, context| organisation.split_statement(context, number, area, into(), why()));
    assert!(split.has("statement-has-children"));
    let replaced = agency
        .refused(|organisation, context| organisation.replace_statements(context, number, &[area], into(), why()));
    assert!(replaced.has("statement-has-children"));
    // What goes with it is not left behind.
    agency.must(|organisation, context| organisation.replace_statements(context, number, &[area, goal], into(), why()));
    assert_eq!(reads(&agency), ["Annat", "  Mål ett", "  Mål två"]);
}

#[test]
fn an_older_structure_may_be_put_in_order_but_not_added_to_under_a_newer_model() {
    let mut agency = Agency::with(SteeringModel::classic(ModelVersion(1), name("Klassisk")));
    agency.open();
    agency.add(OverarchingGoal, None, "Tillväxt");
    let (one, _) = (agency.add(Priority, None, "Ett"), agency.add(Priority, None, "Två"));
    agency.adopt();
    let simple = SteeringModel::simple(ModelVersion(2), name("Enkel"));
    agency.happen(vec![domain::event::Event::ModelAdopted { model: simple }]);
    let number = agency.open();
    agency.must(|organisation, context| organisation.move_statement(context, number, one, (None, None), None));
    assert_eq!(reads(&agency), ["Tillväxt", "Två", "Ett"]);
    let refusals = agency.refused(|organisation, context| {
        organisation.add_statement(context, number, asked(Priority, None, "Tre"), Some(reason("Till")))
    });
    assert!(refusals.has("kind-not-in-model"));
}

#[test]
fn changes_are_taken_back_one_at_a_time_the_last_first() {
    let mut agency = draft();
    let area = agency.add(ResultArea, None, "Område");
    agency.add(Goal, Some(area), "Mål");
    agency.reword(area, "Omgjort");
    assert_eq!(reads(&agency), ["Omgjort", "  Mål"]);
    agency.undo();
    assert_eq!(reads(&agency), ["Område", "  Mål"]);
    agency.undo();
    assert_eq!(reads(&agency), ["Område"]);
    agency.undo();
    assert!(reads(&agency).is_empty());
    let number = agency.number();
    let refusals = agency.refused(|organisation, context| organisation.undo_change(context, number, Seen(0)));
    assert!(refusals.has("nothing-to-undo"));
}

#[test]
fn only_the_change_that_the_writer_saw_is_taken_back() {
    let mut agency = draft();
    let area = agency.add(ResultArea, None, "Område");
    let (number, seen) = (agency.number(), Seen(agency.latest().last_change().unwrap().seq));
    agency.reword(area, "Någon annans ord");
    let refusals = agency.refused(|organisation, context| organisation.undo_change(context, number, seen));
    assert!(refusals.has("changed-meanwhile"));
}

#[test]
fn the_last_hundred_changes_can_be_taken_back() {
    let mut agency = draft();
    let area = agency.add(ResultArea, None, "Ord 0");
    for number in 1..=UNDO_STEPS {
        agency.reword(area, &format!("Ord {number}"));
    }
    for _ in 0..UNDO_STEPS {
        agency.undo();
    }
    assert_eq!(reads(&agency), ["Ord 0"], "the first of a hundred and one stays");
    assert!(agency.latest().last_change().is_none());
}

#[test]
fn a_number_is_not_given_out_again_when_its_statement_was_taken_back() {
    let mut agency = draft();
    let first = agency.add(ResultArea, None, "Ett");
    agency.undo();
    assert_ne!(agency.add(ResultArea, None, "Två"), first);
}

#[test]
fn statements_are_read_from_the_top_of_the_thread_down() {
    let mut agency = Agency::with_draft();
    assert_eq!(reads(&agency), ["Fler vågar", "Hållbar tillväxt", "Förenkling", "  Mindre krångel"]);
    let vision = agency.id("Fler vågar");
    let number = agency.number();
    agency.must(|organisation, context| organisation.move_statement(context, number, vision, (None, None), None));
    assert_eq!(reads(&agency)[0], "Fler vågar", "whatever place the writer gave it");
    assert_eq!(agency.latest().tree.get(vision).unwrap().kind, Vision);
}
