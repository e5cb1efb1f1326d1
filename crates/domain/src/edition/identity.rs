//! Which statement each id of a file is, edition by edition, and which of them may be the same as one that is gone.
//! Shared by what is proposed and by what is brought in, so that both mean the same.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Edition, Entry, Place, Side};
use crate::ids::StatementId;
use crate::organisation::Organisation;
use crate::statement::Statement;

/// The editions of a file beside the organisation that they come to.
pub(super) struct Identities<'a> {
    organisation: &'a Organisation,
    editions: &'a [Edition],
    /// The first and the last edition that each id is in.
    spans: HashMap<&'a str, (usize, usize)>,
    /// The statements of the organisation that some id of the file is.
    claimed: HashSet<StatementId>,
}

impl<'a> Identities<'a> {
    pub(super) fn new(organisation: &'a Organisation, editions: &'a [Edition]) -> Identities<'a> {
        let mut spans: HashMap<&str, (usize, usize)> = HashMap::new();
        let mut claimed = HashSet::new();
        for (at, edition) in editions.iter().enumerate() {
            for entry in edition.entries() {
                let first_and_last = spans.entry(&entry.id).or_insert((at, at));
                first_and_last.1 = at;
                claimed.extend(organisation.references.get(&entry.id).copied());
            }
        }
        Identities { organisation, editions, spans, claimed }
    }

    /// The statements before an edition, in order: of the edition before it, or of the last adopted revision.
    pub(super) fn before(&self, edition: usize) -> Vec<Earlier> {
        match edition.checked_sub(1) {
            Some(before) => {
                let entries = self.entries(before).iter();
                entries.map(Earlier::of_entry).collect()
            }
            None => self
                .organisation
                .strategy
                .latest_adopted()
                .map(|revision| revision.tree.in_order())
                .unwrap_or_default()
                .into_iter()
                .map(Earlier::of_statement)
                .collect(),
        }
    }

    /// The statements of an edition.
    pub(super) fn entries(&self, edition: usize) -> &'a [Entry] {
        self.editions.get(edition).map_or(&[], Edition::entries)
    }

    /// Where an entry of an edition was found before it, if its id was there.
    pub(super) fn place_before(&self, edition: usize, id: &Arc<str>) -> Option<Place> {
        match edition {
            0 => {
                let statement = self.organisation.references.get(id)?;
                Some(Place::Adopted(*statement))
            }
            _ => Some(Place::File(id.clone())),
        }
    }

    /// Whether what is gone and what is new may be one and the same statement, if a person says so: of one kind, and
    /// neither of them found under its own id at another time.
    pub(super) fn may_be_same(&self, edition: usize, from: &Earlier, to: &Entry) -> bool {
        let gone_for_good = match &from.side.place {
            Place::Adopted(id) => edition == 0 && !self.claimed.contains(id),
            Place::File(id) => {
                let last = self.spans.get(id.as_ref()).map(|&(_, last)| last);
                last.is_some_and(|last| last < edition)
            }
        };
        let first = self.spans.get(to.id.as_ref()).map(|&(first, _)| first);
        let never_before = first == Some(edition) && !self.organisation.references.contains_key(&to.id);
        gone_for_good && never_before && from.side.kind == to.kind
    }
}

/// A statement before an edition.
pub(super) struct Earlier {
    pub(super) side: Side,
    /// What it stands under, in the same list.
    pub(super) parent: Option<Place>,
    pub(super) explanation: crate::text::Explanation,
    /// What a file has called it.
    pub(super) reference: Option<Arc<str>>,
}

impl Earlier {
    fn of_entry(entry: &Entry) -> Earlier {
        Earlier {
            side: side_of(entry),
            parent: entry.parent.clone().map(Place::File),
            explanation: entry.explanation.clone(),
            reference: Some(entry.id.clone()),
        }
    }

    fn of_statement(statement: &Statement) -> Earlier {
        Earlier {
            side: Side {
                place: Place::Adopted(statement.id),
                kind: statement.kind,
                text: statement.wording.text.clone(),
            },
            parent: statement.parent.map(Place::Adopted),
            explanation: statement.wording.explanation.clone(),
            reference: statement.reference.clone(),
        }
    }
}

/// An entry as one side of what became of what.
pub(super) fn side_of(entry: &Entry) -> Side {
    Side { place: Place::File(entry.id.clone()), kind: entry.kind, text: entry.text.clone() }
}
