//! The whole history of a statement: back through every decided revision, by its lineage, with the reasons.
//! Not the comparison of two revisions: that is `comparison`.

use jiff::civil::Date;

use crate::ids::StatementId;
use crate::lineage::{Fate, Origin};
use crate::revision::Revision;
use crate::statement::Statement;
use crate::strategy::Strategy;
use crate::text::Reason;

/// One stage of a statement's history: what it was in a revision, and how it came to be what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage<'a> {
    /// In which revision it was first so.
    pub revision: &'a Revision,
    /// The statement, or the several from which the later one came.
    pub statements: Vec<&'a Statement>,
    /// How it came to be from the stage before; `New` at its beginning.
    pub fate: Fate,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Strategy {
    /// The stages of a statement, the latest first, from the revision in which it is looked at. Revisions in which
    /// nothing happened to it make no stage.
    pub fn history<'a>(&'a self, id: StatementId, seen_in: &'a Revision) -> Vec<Stage<'a>> {
        let mut stages = Vec::new();
        let mut ids = vec![id];
        let mut revision = seen_in;
        loop {
            let before = revision.based_on.and_then(|number| self.get(number));
            let origins: Vec<Origin> = match before {
                Some(before) => self.origins_of(before, revision, &ids),
                None => Vec::new(),
            };
            let changed = before.is_none() || origins.iter().any(|origin| origin.fate != Fate::Kept);
            if changed {
                stages.push(stage(revision, &ids, &origins));
            }
            let Some(before) = before else { break };
            ids = origins.into_iter().flat_map(|origin| origin.from).collect();
            ids.dedup();
            if ids.is_empty() {
                break;
            }
            revision = before;
        }
        stages
    }

    // The lines of the lineage that lead to these statements.
    fn origins_of(&self, before: &Revision, revision: &Revision, ids: &[StatementId]) -> Vec<Origin> {
        if let [id] = ids
            && let Some(origin) = of_itself(before, revision, *id)
        {
            return vec![origin];
        }
        self.lineage(before, revision)
            .into_iter()
            .filter(|origin| origin.to.iter().any(|to| ids.contains(to)))
            .collect()
    }

    /// What came of a statement after the revision in which it is looked at: the line that leads on from it in the
    /// latest adopted revision. `None` when that is where it is looked at.
    pub fn afterwards<'a>(&'a self, id: StatementId, seen_in: &Revision) -> Option<(&'a Revision, Origin)> {
        let (mut seen_in, mut successor) = (seen_in, self.successor(seen_in)?);
        // What is kept goes on unchanged; the first revision that does something else is what came of it.
        while says_the_same(id, seen_in, successor) {
            (seen_in, successor) = (successor, self.successor(successor)?);
        }
        let origin = self.lineage(seen_in, successor).into_iter().find(|origin| origin.from.contains(&id))?;
        Some((successor, origin))
    }

    /// Since when a statement steers in these words, and until when: over all adopted revisions in a row that have it
    /// unchanged. `None` for one in a revision that nobody has adopted; the end is `None` while nothing takes over.
    pub fn in_these_words(&self, id: StatementId, seen_in: &Revision) -> Option<(Date, Option<Date>)> {
        let adopted: Vec<&Revision> = self.adopted().collect();
        let here = adopted.iter().position(|revision| revision.number == seen_in.number)?;
        let same = |pair: &&[&Revision]| says_the_same(id, pair[0], pair[1]);
        let earlier = adopted[..=here].windows(2).rev().take_while(same).count();
        let later = adopted[here..].windows(2).take_while(same).count();
        let from = adopted[here - earlier].in_force_from()?;
        Some((from, self.in_force_until(adopted[here + later])))
    }
}

// Whether a statement is the same in both, where it stands too.
fn says_the_same(id: StatementId, before: &Revision, after: &Revision) -> bool {
    match (before.tree.get(id), after.tree.get(id)) {
        (Some(before), Some(after)) => {
            before.wording == after.wording && before.kind == after.kind && before.parent == after.parent
        }
        _ => false,
    }
}

// The line of a statement to which no link leads: it came of itself, or of nothing. Most do, and then nothing else of
// the two trees has to be read. `None` when only the whole lineage can tell.
fn of_itself(before: &Revision, revision: &Revision, id: StatementId) -> Option<Origin> {
    let new = revision.tree.get(id)?;
    if revision.links.iter().any(|link| link.to.contains(&id)) {
        return None;
    }
    let (fate, from) = match before.tree.get(id) {
        None => (Fate::New, Vec::new()),
        Some(old) if old.wording != new.wording || old.kind != new.kind => (Fate::Reworded, vec![id]),
        Some(old) if old.parent == new.parent => (Fate::Kept, vec![id]),
        // Perhaps what it stood under became what it stands under; then it stands where it stood.
        Some(_) if !revision.links.is_empty() => return None,
        Some(_) => (Fate::Moved, vec![id]),
    };
    Some(Origin { fate, from, to: vec![id], reasons: revision.reasons.get(&id).cloned().into_iter().collect() })
}

fn stage<'a>(revision: &'a Revision, ids: &[StatementId], origins: &[Origin]) -> Stage<'a> {
    let mut reasons: Vec<Reason> = Vec::new();
    for reason in origins.iter().flat_map(|origin| &origin.reasons) {
        if !reasons.contains(reason) {
            reasons.push(reason.clone());
        }
    }
    // What is told of several at once is the greatest change among them. One that is new beside others with a past
    // does not make a beginning of it: the history goes on through those.
    let with_a_past = origins.iter().map(|origin| origin.fate).filter(|&fate| fate != Fate::New);
    let fate = with_a_past.max().unwrap_or(Fate::New);
    Stage { revision, statements: ids.iter().filter_map(|&id| revision.tree.get(id)).collect(), fate, reasons }
}
