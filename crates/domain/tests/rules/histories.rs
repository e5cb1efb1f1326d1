//! Histories that no one thought of: random asks, wise or not, and what must hold after every one of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::decision::{Digest256, document};
use domain::event::Event;
use domain::history::Stage;
use domain::ids::{RevisionNumber, StatementId};
use domain::lineage::{Fate, Link};
use domain::organisation::Organisation;
use domain::revision::{Revision, State};
use domain::statement::StatementKind;
use domain::text::Reason;
use domain::tree::Tree;
use domain::writing::Seen;
use imbl::{OrdMap, Vector};
use jiff::ToSpan;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::agency::{Agency, BOARD, adopting, asked, minutes, name, reason, roomy, wording};

mod asks;

use asks::{Asking, happened, history};

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_must_always_hold_holds_after_every_change(asks in history()) {
        let mut watched = Watched::new();
        for asking in &asks {
            watched.ask(asking);
        }
        watched.at_the_end();
    }
}

// The properties above say little if the asks never get anywhere.
#[test]
fn the_histories_reach_every_kind_of_change_and_every_state() {
    let mut runner = TestRunner::deterministic();
    let (mut keys, mut states, mut fates) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for _ in 0..200 {
        let asks = history().new_tree(&mut runner).unwrap().current();
        let mut agency = Agency::with(roomy(1));
        for asking in &asks {
            for event in happened(&mut agency, asking).unwrap_or_default() {
                keys.insert(event.key());
                agency.happen(vec![event]);
            }
        }
        let strategy = &agency.organisation.strategy;
        for revision in strategy.revisions() {
            states.insert(strategy.state(revision, agency.today).key());
            for other in strategy.revisions() {
                fates.extend(strategy.lineage(other, revision).iter().map(|origin| origin.fate));
            }
        }
    }
    let wanted = BTreeSet::from([
        "decision-recorded",
        "draft-change-undone",
        "limit-passed",
        "model-adopted",
        "consultation-opened",
        "revision-opened",
        "revision-proposed",
        "revision-returned",
        "revision-withdrawn",
        "statement-added",
        "statement-moved",
        "statement-reworded",
        "statements-linked",
    ]);
    assert_eq!(keys, wanted);
    let wanted =
        BTreeSet::from(["adopted", "draft", "in-consultation", "in-force", "proposed", "superseded", "withdrawn"]);
    assert_eq!(states, wanted);
    assert_eq!(fates, BTreeSet::from(Fate::ALL));
}

/// An agency under watch.
struct Watched {
    agency: Agency,
    sealed: BTreeMap<RevisionNumber, Text>,
    given_out: BTreeSet<StatementId>,
}

/// All that a writing rule may change.
#[derive(Debug, Clone, PartialEq)]
struct Text {
    tree: Tree,
    links: Vector<Link>,
    reasons: OrdMap<StatementId, Reason>,
}

impl Text {
    fn of(revision: &Revision) -> Text {
        Text { tree: revision.tree.clone(), links: revision.links.clone(), reasons: revision.reasons.clone() }
    }
}

impl Watched {
    fn new() -> Watched {
        Watched { agency: Agency::with(roomy(1)), sealed: BTreeMap::new(), given_out: BTreeSet::new() }
    }

    fn ask(&mut self, asking: &Asking) {
        let Ok(events) = happened(&mut self.agency, asking) else { return };
        for event in events {
            let before = self.agency.organisation.clone();
            self.numbers_are_new(&event);
            self.agency.happen(vec![event.clone()]);
            self.can_be_taken_back(&before, &event);
            self.holds();
        }
    }

    fn holds(&mut self) {
        let strategy = &self.agency.organisation.strategy;
        let open = strategy.revisions().filter(|revision| strategy.state(revision, self.agency.today).is_open());
        assert!(open.count() <= 1, "at most one revision is on its way");
        for revision in strategy.revisions() {
            is_a_tree(&revision.tree);
        }
        self.what_is_closed_stays();
        in_force_is_monotone(&self.agency);
    }

    // A number once given out is never given to another statement, not even when the first was taken back.
    fn numbers_are_new(&mut self, event: &Event) {
        let new: Vec<StatementId> = match event {
            Event::StatementAdded { statement, .. } => vec![statement.id],
            Event::StatementsLinked { into, .. } => into.iter().map(|statement| statement.id).collect(),
            _ => Vec::new(),
        };
        for id in new {
            assert!(self.given_out.insert(id), "{id} was given out before");
        }
    }

    fn can_be_taken_back(&self, before: &Organisation, event: &Event) {
        let writes = matches!(
            event,
            Event::StatementAdded { .. }
                | Event::StatementReworded { .. }
                | Event::StatementMoved { .. }
                | Event::StatementsLinked { .. }
        );
        if !writes {
            return;
        }
        let number = event.revision().unwrap();
        let mut agency = self.agency.clone();
        let seen = Seen(agency.organisation.seq);
        agency.must(|organisation, context| organisation.undo_change(context, number, seen));
        let text_before = Text::of(before.strategy.get(number).unwrap());
        assert_eq!(Text::of(agency.revision(number)), text_before, "after {event:?} was taken back");
    }

    fn what_is_closed_stays(&mut self) {
        let agency = &self.agency;
        for revision in agency.organisation.strategy.revisions() {
            let state = agency.state(revision.number);
            let closed = state.is_decided() || state == State::Withdrawn;
            if closed {
                refuses_writing(agency, revision);
                let sealed = self.sealed.entry(revision.number).or_insert_with(|| Text::of(revision));
                assert_eq!(*sealed, Text::of(revision), "revision {} changed", revision.number);
            } else {
                assert!(!self.sealed.contains_key(&revision.number), "revision {} opened again", revision.number);
            }
            if let Some(recorded) = agency.organisation.decision_on(revision.number) {
                let decided = Digest256::of(document(revision).as_bytes());
                assert_eq!(recorded.decision.document, decided, "the decided document");
            }
        }
    }

    fn at_the_end(&self) {
        let strategy = &self.agency.organisation.strategy;
        for old in strategy.revisions() {
            for new in strategy.revisions() {
                lineage_covers_both(strategy, old, new);
            }
            for statement in old.tree.iter() {
                let stages = strategy.history(statement.id, old);
                assert!(stages.iter().is_sorted_by_key(|stage| std::cmp::Reverse(stage.revision.number)));
                history_is_of_the_lineage(strategy, statement.id, old, &stages);
            }
        }
        self.replays();
    }

    // Through text, as a log is kept, and without a number that is not whole.
    fn replays(&self) {
        let mut replayed = Organisation::empty(self.agency.organisation.id.clone());
        for recorded in &self.agency.log {
            let line = serde_json::to_string(recorded).unwrap();
            let value: serde_json::Value = serde_json::from_str(&line).unwrap();
            crate::log::only_whole_numbers(&value);
            let read = serde_json::from_str(&line).unwrap();
            assert_eq!(recorded, &read);
            replayed.apply(&read).unwrap();
        }
        assert_eq!(replayed, self.agency.organisation);
    }
}

// The first step back is what the whole lineage says of that statement, however it was found.
fn history_is_of_the_lineage(
    strategy: &domain::strategy::Strategy,
    id: StatementId,
    seen_in: &Revision,
    stages: &[Stage<'_>],
) {
    let Some(before) = seen_in.based_on.and_then(|number| strategy.get(number)) else { return };
    let lineage = strategy.lineage(before, seen_in);
    let origin = lineage.iter().find(|origin| origin.to.contains(&id)).unwrap();
    match stages.first().filter(|stage| stage.revision.number == seen_in.number) {
        None => assert_eq!(origin.fate, Fate::Kept, "{id} in revision {}", seen_in.number),
        Some(stage) => {
            assert_eq!((stage.fate, &stage.reasons), (origin.fate, &origin.reasons), "{id} in {}", seen_in.number);
        }
    }
}

fn is_a_tree(tree: &Tree) {
    let ordered = tree.in_order();
    let ids: BTreeSet<StatementId> = ordered.iter().map(|statement| statement.id).collect();
    assert_eq!((ids.len(), ordered.len()), (tree.len(), tree.len()), "each statement is read once: {tree:?}");
    for statement in ordered {
        let siblings = tree.child_ids(statement.parent);
        let times = siblings.iter().filter(|&&id| id == statement.id).count();
        assert_eq!(times, 1, "{} stands once where it stands", statement.id);
    }
}

fn in_force_is_monotone(agency: &Agency) {
    let strategy = &agency.organisation.strategy;
    let mut last = None;
    for days in -5..60 {
        let day = agency.today.saturating_add(days.days());
        let since = |revision: &Revision| (revision.in_force_from(), revision.number);
        let steers = strategy.in_force_on(day).map(since);
        assert!(last <= steers, "on {day} an earlier revision steers again");
        let begun = strategy.revisions().map(since).filter(|(from, _)| from.is_some_and(|from| from <= day));
        assert_eq!(steers, begun.max(), "the last that has come into force on {day} steers");
        let in_force = strategy.revisions().filter(|revision| strategy.state(revision, day) == State::InForce);
        assert_eq!(in_force.count(), usize::from(steers.is_some()), "how many are in force on {day}");
        last = steers;
    }
}

// Every statement of the old revision is told of once, and every one of the new; in each line in reading order, and
// with a fate that fits their number. Holds for any two revisions, also where neither was written from the other, and
// from a later one to an earlier.
fn lineage_covers_both(strategy: &domain::strategy::Strategy, old: &Revision, new: &Revision) {
    let origins = strategy.lineage(old, new);
    let told = |tree: &Tree, ids: Vec<StatementId>| {
        let mut sorted = ids;
        sorted.sort_unstable();
        let all: Vec<StatementId> = tree.iter().map(|statement| statement.id).collect();
        assert_eq!(sorted, all, "each once, from {} to {}", old.number, new.number);
    };
    told(&old.tree, origins.iter().flat_map(|origin| origin.from.clone()).collect());
    told(&new.tree, origins.iter().flat_map(|origin| origin.to.clone()).collect());
    for origin in &origins {
        in_reading_order(&old.tree, &origin.from);
        in_reading_order(&new.tree, &origin.to);
        let numbers = (origin.from.len(), origin.to.len());
        let fits = match origin.fate {
            Fate::Kept | Fate::Reworded | Fate::Moved => origin.from == origin.to && numbers == (1, 1),
            Fate::Merged => 2 <= numbers.0 && numbers.1 == 1,
            Fate::Split => numbers.0 == 1 && 2 <= numbers.1,
            Fate::Replaced => 1 <= numbers.0 && 1 <= numbers.1,
            Fate::Removed => numbers == (1, 0),
            Fate::New => numbers == (0, 1),
        };
        assert!(fits, "{origin:?}");
    }
    if old.number == new.number {
        assert!(origins.iter().all(|origin| origin.fate == Fate::Kept));
    }
}

fn in_reading_order(tree: &Tree, ids: &[StatementId]) {
    let order: Vec<StatementId> = tree.in_order().iter().map(|statement| statement.id).collect();
    let place = |id: &StatementId| order.iter().position(|other| other == id);
    assert!(ids.iter().is_sorted_by_key(place), "{ids:?} are read as {order:?}");
}

// With asks that a draft with this text would take.
fn refuses_writing(agency: &Agency, revision: &Revision) {
    let (organisation, context, number) = (&agency.organisation, &agency.context(), revision.number);
    let area = || asked(StatementKind::ResultArea, None, "Nytt område");
    let why = || reason("Därför");
    let mut answers = vec![
        organisation.add_statement(context, number, area(), Some(why())),
        organisation.undo_change(context, number, Seen(revision.last_change().map_or(0, |last| last.seq))),
        organisation.open_consultation(context, number, context.today, name("Alla")),
        organisation.propose(context, number, BOARD),
        organisation.return_revision(context, number, why()),
        organisation.withdraw_revision(context, number, why()),
        organisation.record_decision(context, adopting(number, context.today), minutes(context.today)),
    ];
    for statement in revision.tree.iter() {
        let (id, seen) = (statement.id, (statement.id, Seen(statement.version)));
        answers.extend([
            organisation.reword_statement(context, number, seen, wording("Annat"), Some(why())),
            organisation.move_statement(context, number, id, (statement.parent, None), Some(why())),
            organisation.split_statement(context, number, id, vec![area(), area()], why()),
            organisation.replace_statements(context, number, &[id], vec![area()], why()),
            organisation.remove_statement(context, number, seen, why()),
        ]);
    }
    let areas: Vec<StatementId> =
        revision.tree.of_kind(StatementKind::ResultArea).into_iter().map(|area| area.id).collect();
    answers.push(organisation.merge_statements(context, number, &areas, area(), why()));
    for breach in organisation.model_of(revision).breaches(&revision.tree) {
        answers.push(organisation.pass_limit(context, number, breach.rule, why()));
    }
    for answer in answers {
        let refusals = answer.expect_err("a closed revision is not written in");
        let by_state = ["revision-not-draft", "revision-not-under-way", "revision-decided", "not-proposed-to-body"];
        assert!(by_state.iter().any(|key| refusals.has(key)), "{refusals:?}");
    }
}
