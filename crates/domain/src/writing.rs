//! Writing a revision: the rules for adding, rewording, moving, merging, splitting, replacing and removing statements
//! in a draft, and for taking the last change back. Not the way to a decision: that is `course`.

use crate::event::Event;
use crate::ids::{RevisionNumber, StatementId};
use crate::lineage::{Link, LinkKind};
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::revision::{Revision, State};
use crate::statement::{NewStatement, Statement, StatementKind, Wording};
use crate::text::Reason;
use crate::time::Context;

/// A statement as it is asked for: everything but the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is.
    pub kind: StatementKind,
    /// What it stands under.
    pub parent: Option<StatementId>,
    /// The sibling that it stands before; `None` last.
    pub before: Option<StatementId>,
    /// What it says.
    pub wording: Wording,
}

/// What a writer had before them: a number that no longer matches means that someone else was first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen(pub u64);

impl Organisation {
    /// Opens the next revision, as a copy of the last one adopted.
    ///
    /// # Errors
    /// `revision-already-open` while another is being written, consulted on or proposed.
    pub fn open_revision(&self, _: &Context) -> Result<Vec<Event>, Refusals> {
        if let Some(open) = self.strategy.open() {
            return Err(Refusal::new("revision-already-open").with("revision", open.number.0).into());
        }
        let based_on = self.strategy.latest_adopted().map(|revision| revision.number);
        Ok(vec![Event::RevisionOpened { revision: self.next.revision(), based_on, model: self.model().version }])
    }

    /// Adds a statement to a draft.
    ///
    /// # Errors
    /// When the draft cannot be written in, when the statement may not stand there, or stands there already.
    pub fn add_statement(
        &self,
        context: &Context,
        revision: RevisionNumber,
        asked: Asked,
        reason: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let mut objections = self.misplaced(draft, &asked);
        objections.extend(there_already(draft, &asked));
        none_of(objections)?;
        let statement = asked.numbered(self.next.statement());
        Ok(vec![Event::StatementAdded { revision, statement, reason }])
    }

    /// Says something else, or in other words. Nothing happens when nothing is changed.
    ///
    /// # Errors
    /// `changed-meanwhile` when the statement is not as the writer saw it.
    pub fn reword_statement(
        &self,
        context: &Context,
        revision: RevisionNumber,
        (statement, seen): (StatementId, Seen),
        wording: Wording,
        reason: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let current = seen_statement(draft, statement, seen)?;
        if current.wording == wording && draft.reasons.get(&statement) == reason.as_ref() {
            return Ok(Vec::new());
        }
        Ok(vec![Event::StatementReworded { revision, statement, wording, reason }])
    }

    /// Puts a statement somewhere else, among its siblings or under another.
    ///
    /// # Errors
    /// When it may not stand there, or under itself.
    pub fn move_statement(
        &self,
        context: &Context,
        revision: RevisionNumber,
        statement: StatementId,
        (parent, before): (Option<StatementId>, Option<StatementId>),
        reason: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let moving = known(draft, statement)?;
        let inside = |id| id == statement || draft.tree.above(id).iter().any(|above| above.id == statement);
        if parent.is_some_and(inside) {
            return Err(Refusal::new("statement-under-itself").at("parent").into());
        }
        let asked = Asked { kind: moving.kind, parent, before, wording: moving.wording.clone() };
        // Where it stands already is always allowed: an older structure may be put in order under a newer model.
        if parent != moving.parent {
            none_of(self.misplaced(draft, &asked))?;
        }
        let siblings = draft.tree.child_ids(parent);
        let follower = siblings.iter().skip_while(|&&id| id != statement).nth(1).copied();
        if parent == moving.parent && (before == follower || before == Some(statement)) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::StatementMoved { revision, statement, parent, before, reason }])
    }

    /// Lets several statements of one kind become one. What stands under them comes to stand under it.
    ///
    /// # Errors
    /// When they are fewer than two, or of different kinds, or when the new one would stand inside them.
    pub fn merge_statements(
        &self,
        context: &Context,
        revision: RevisionNumber,
        from: &[StatementId],
        asked: Asked,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let merging = all_known(draft, from)?;
        let mut objections = self.unlinkable(draft, &merging, std::slice::from_ref(&asked));
        if merging.len() < 2 {
            objections.push(Refusal::new("merge-needs-two").at("from"));
        }
        if merging.iter().any(|statement| statement.kind != asked.kind) {
            objections.push(Refusal::new("merge-one-kind").at("from"));
        }
        none_of(objections)?;
        self.linked(revision, LinkKind::Merged, &merging, vec![asked], reason)
    }

    /// Lets one statement become several. What stands under it comes to stand under the first of them.
    ///
    /// # Errors
    /// When they are fewer than two, when one may not stand where it is asked for, or when what stands under the old
    /// one may not stand under the first.
    pub fn split_statement(
        &self,
        context: &Context,
        revision: RevisionNumber,
        from: StatementId,
        into: Vec<Asked>,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let splitting = [known(draft, from)?];
        let mut objections = self.unlinkable(draft, &splitting, &into);
        if into.len() < 2 {
            objections.push(Refusal::new("split-needs-two").at("into"));
        }
        none_of(objections)?;
        self.linked(revision, LinkKind::Split, &splitting, into, reason)
    }

    /// Lets statements be replaced by another, of the same or another kind.
    ///
    /// # Errors
    /// When the new one may not stand there or would stand inside the old ones, or when what stands under the old ones
    /// may not stand under it.
    pub fn replace_statements(
        &self,
        context: &Context,
        revision: RevisionNumber,
        from: &[StatementId],
        into: Vec<Asked>,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let replaced = all_known(draft, from)?;
        let mut objections = self.unlinkable(draft, &replaced, &into);
        if replaced.is_empty() {
            objections.push(Refusal::new("replace-needs-one").at("from"));
        }
        if into.is_empty() {
            objections.push(Refusal::new("replace-needs-text").at("text"));
        }
        none_of(objections)?;
        self.linked(revision, LinkKind::Replaced, &replaced, into, reason)
    }

    /// Removes a statement. What stands under it must be moved or removed first, so that nothing goes unseen.
    ///
    /// # Errors
    /// `statement-has-children`.
    pub fn remove_statement(
        &self,
        context: &Context,
        revision: RevisionNumber,
        (statement, seen): (StatementId, Seen),
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        let removed = seen_statement(draft, statement, seen)?;
        let children = draft.tree.child_ids(Some(statement)).len();
        if 0 < children {
            return Err(Refusal::new("statement-has-children").with("count", children).into());
        }
        self.linked(revision, LinkKind::Removed, &[removed], Vec::new(), reason)
    }

    /// Takes the last change to a draft back.
    ///
    /// # Errors
    /// `nothing-to-undo`, or `changed-meanwhile` when the last change is not the one that the writer saw.
    pub fn undo_change(&self, context: &Context, revision: RevisionNumber, seen: Seen) -> Result<Vec<Event>, Refusals> {
        let draft = self.draft(context, revision)?;
        match draft.last_change() {
            None => Err(Refusal::new("nothing-to-undo").into()),
            Some(last) if last.seq != seen.0 => Err(Refusal::new("changed-meanwhile").into()),
            Some(_) => Ok(vec![Event::DraftChangeUndone { revision }]),
        }
    }

    /// The revision, if it may be written in.
    pub(crate) fn draft(&self, context: &Context, number: RevisionNumber) -> Result<&Revision, Refusal> {
        let revision = self.strategy.revision(number)?;
        match self.strategy.state(revision, context.today) {
            State::Draft => Ok(revision),
            state => Err(Refusal::new("revision-not-draft").with("revision", number.0).with("state", state.key())),
        }
    }

    fn linked(
        &self,
        revision: RevisionNumber,
        kind: LinkKind,
        from: &[&Statement],
        into: Vec<Asked>,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let first = self.next.statement().0;
        let into: Vec<NewStatement> =
            (first..).zip(into).map(|(number, asked)| asked.numbered(StatementId(number))).collect();
        let to = into.iter().map(|statement| statement.id).collect();
        let from = from.iter().map(|statement| statement.id).collect();
        let link = Link { kind, from, to, reason: Some(reason) };
        Ok(vec![Event::StatementsLinked { revision, link, into }])
    }

    // What speaks against letting these become those. What stands under the old ones comes to stand under the first of
    // the new, so it must be able to, and no new one may stand inside what it takes the place of.
    fn unlinkable(&self, draft: &Revision, from: &[&Statement], into: &[Asked]) -> Vec<Refusal> {
        let mut objections: Vec<Refusal> = into.iter().flat_map(|asked| self.misplaced(draft, asked)).collect();
        let goes = |id: StatementId| from.iter().any(|statement| statement.id == id);
        let inside = |id: StatementId| goes(id) || draft.tree.above(id).iter().any(|above| goes(above.id));
        if into.iter().filter_map(|asked| asked.parent).any(inside) {
            objections.push(Refusal::new("statement-under-itself").at("parent"));
        }
        let orphans = from
            .iter()
            .filter(|statement| into.first().is_some_and(|heir| heir.kind != statement.kind))
            .flat_map(|statement| draft.tree.child_ids(Some(statement.id)))
            .filter(|&&child| !goes(child))
            .count();
        if 0 < orphans {
            objections.push(Refusal::new("statement-has-children").at("from").with("count", orphans));
        }
        objections
    }

    fn misplaced(&self, draft: &Revision, asked: &Asked) -> Vec<Refusal> {
        let mut objections = Vec::new();
        let model = self.model_of(draft);
        if model.rule(asked.kind).is_none() {
            objections.push(Refusal::new("kind-not-in-model").at("kind").with("kind", asked.kind.key()));
            return objections;
        }
        let parent = match asked.parent {
            None => None,
            Some(id) => match draft.tree.get(id) {
                Some(parent) => Some(parent),
                None => {
                    objections.push(Refusal::new("parent-unknown").at("parent"));
                    return objections;
                }
            },
        };
        if !model.may_stand(asked.kind, parent) {
            let refusal = Refusal::new("may-not-stand-there").at("parent").with("kind", asked.kind.key());
            objections.push(match parent {
                Some(parent) => refusal.with("parent", parent.kind.key()),
                None => refusal.with("parent", "none"),
            });
        }
        objections
    }
}

impl Asked {
    fn numbered(self, id: StatementId) -> NewStatement {
        NewStatement {
            id,
            kind: self.kind,
            parent: self.parent,
            before: self.before,
            wording: self.wording,
            reference: None,
        }
    }
}

fn known(draft: &Revision, id: StatementId) -> Result<&Statement, Refusal> {
    draft.tree.get(id).ok_or_else(|| Refusal::new("statement-unknown").with("statement", id.0))
}

// Each once, in the order in which they were named.
fn all_known<'a>(draft: &'a Revision, ids: &[StatementId]) -> Result<Vec<&'a Statement>, Refusal> {
    let mut statements: Vec<&Statement> = Vec::with_capacity(ids.len());
    for &id in ids {
        if statements.iter().all(|statement| statement.id != id) {
            statements.push(known(draft, id)?);
        }
    }
    Ok(statements)
}

/// The same text twice in one place says nothing more; it is a form that was sent twice, perhaps from an earlier page
/// that the browser went back to, which has another key.
fn there_already(draft: &Revision, asked: &Asked) -> Option<Refusal> {
    let text = asked.wording.text.as_str();
    let mut siblings = draft.tree.children(asked.parent);
    let same = siblings.any(|sibling| sibling.kind == asked.kind && sibling.text() == text);
    same.then(|| Refusal::new("statement-there-already").at("text").with("text", text))
}

// The refusal names no texts: whoever shows it has both, the typed one and the one in the draft.
fn seen_statement(draft: &Revision, id: StatementId, seen: Seen) -> Result<&Statement, Refusal> {
    let statement = known(draft, id)?;
    if statement.version == seen.0 { Ok(statement) } else { Err(Refusal::new("changed-meanwhile").at("text")) }
}
