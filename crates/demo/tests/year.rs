//! The whole year, replayed through the rules: that nothing is refused, and that the figures hold that every page of
//! the example shows.

use domain::event::Recorded;
use domain::ids::{RevisionNumber, StatementId};
use domain::lineage::{Fate, Origin};
use domain::organisation::Organisation;
use domain::revision::Revision;
use domain::statement::StatementKind;

fn replay() -> Organisation {
    let mut organisation = Organisation::empty(demo::organisation());
    for step in demo::year() {
        let answer = (step.change)(&organisation);
        let events = answer.unwrap_or_else(|refusals| panic!("{} refused: {refusals:?}", step.context.at));
        for event in events {
            let seq = organisation.seq + 1;
            let recorded = Recorded { seq, at: step.context.at, actor: step.context.actor, event };
            organisation.apply(&recorded).unwrap();
        }
    }
    organisation
}

#[test]
fn look() {
    let organisation = replay();
    println!("{} events", organisation.seq);
    for revision in organisation.strategy.revisions() {
        let figures = organisation.figures(revision);
        println!(
            "{} {:?} {:?} lix {:?} wps {:?}",
            revision.number,
            figures.statements,
            figures,
            figures.clarity.lix(),
            figures.clarity.words_per_sentence()
        );
    }
    for pair in [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)] {
        let get = |n| organisation.strategy.get(RevisionNumber(n)).unwrap();
        for o in organisation.strategy.lineage(get(pair.0), get(pair.1)) {
            let t = |r: &Revision, ids: &[StatementId]| {
                ids.iter().map(|&i| r.tree.get(i).unwrap().text().to_owned()).collect::<Vec<_>>().join(" | ")
            };
            println!(
                "{pair:?} {:?}: {} => {}  ({:?})",
                o.fate,
                t(get(pair.0), &o.from),
                t(get(pair.1), &o.to),
                o.reasons.iter().map(|r| r.as_str()).collect::<Vec<_>>()
            );
        }
    }
}
#[test]
fn overlaps() {
    let organisation = replay();
    for n in 1..=6 {
        let r = organisation.strategy.get(RevisionNumber(n)).unwrap();
        let m = organisation.model_of(r);
        let texts: Vec<_> = r.tree.in_order().into_iter().filter(|s| m.steers(s.kind)).map(|s| (s.id, s.text())).collect();
        for (a,b,p) in domain::clarity::overlaps(&texts, 24) { println!("{n} {p} {} | {}", r.tree.get(a).unwrap().text(), r.tree.get(b).unwrap().text()); }
    }
}
