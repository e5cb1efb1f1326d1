//! The rule that brings editions in, as one event for each. What a person said no to is simply removed in one edition
//! and new in the next.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::identity::{Earlier, Identities};
use super::proposal::groups;
use super::{Edition, Entry, Likeness, Place};
use crate::event::Event;
use crate::ids::{ModelVersion, RevisionNumber, StatementId};
use crate::lineage::{Fate, Link, LinkKind};
use crate::model::SteeringModel;
use crate::organisation::{Founding, Organisation};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::statement::{NewStatement, StatementKind, Wording};
use crate::time::Context;

impl Organisation {
    /// Brings editions in, after everything that is adopted, with the likenesses that a person said yes to.
    ///
    /// # Errors
    /// `not-founded`; `editions-none`; `revision-already-open` while a revision is on its way; `edition-not-later` when
    /// an edition is not later than what is adopted; `likeness-unknown` when a likeness is not one of these editions.
    pub fn import_editions(
        &self,
        _: &Context,
        editions: &[Edition],
        accepted: &[Likeness],
    ) -> Result<Vec<Event>, Refusals> {
        if self.name.is_none() {
            let refusal = Refusal::new("not-founded");
            return Err(refusal.with("organisation", self.id.as_str()).into());
        }
        self.imported(self.model().version, editions, accepted)
    }

    /// Sets the agency up with editions that it already has: like `found`, but without an empty first draft, and with
    /// the classic steering model when the last edition has kinds that the simple one does not.
    ///
    /// # Errors
    /// `already-founded`, and those of `import_editions`.
    pub fn found_by_import(
        &self,
        context: &Context,
        founding: Founding,
        editions: &[Edition],
        accepted: &[Likeness],
    ) -> Result<Vec<Event>, Refusals> {
        let model_name = founding.model.clone();
        let mut events = self.found(context, founding)?;
        events.retain(|event| event.revision().is_none());
        let simple = SteeringModel::simple(ModelVersion(1), model_name.clone());
        let last = editions.last().map_or(&[][..], Edition::entries);
        if last.iter().any(|entry| simple.rule(entry.kind).is_none()) {
            for event in &mut events {
                if let Event::ModelAdopted { model } = event {
                    *model = SteeringModel::classic(model.version, model_name.clone());
                }
            }
        }
        events.extend(self.imported(ModelVersion(1), editions, accepted)?);
        Ok(events)
    }

    fn imported(
        &self,
        model: ModelVersion,
        editions: &[Edition],
        accepted: &[Likeness],
    ) -> Result<Vec<Event>, Refusals> {
        none_of(self.objections_to(editions))?;
        let identities = Identities::new(self, editions);
        let mut numbering = Numbering::new(self);
        let mut events = Vec::with_capacity(editions.len());
        let mut based_on = self.strategy.latest_adopted().map(|revision| revision.number);
        for (at, (number, edition)) in (self.next.revision().0..).zip(editions).enumerate() {
            let revision = RevisionNumber(number);
            let of_this: Vec<Likeness> = accepted.iter().filter(|likeness| likeness.edition == at).cloned().collect();
            let links = numbering.links(&identities, at, &of_this)?;
            events.push(Event::EditionImported {
                revision,
                based_on,
                model,
                label: edition.label().clone(),
                in_force_from: edition.in_force_from(),
                statements: numbering.statements(edition),
                links,
            });
            based_on = Some(revision);
        }
        Ok(events)
    }

    fn objections_to(&self, editions: &[Edition]) -> Vec<Refusal> {
        let mut objections = Vec::new();
        if let Some(open) = self.strategy.open() {
            objections.push(Refusal::new("revision-already-open").with("revision", open.number.0));
        }
        let Some(first) = editions.first() else {
            objections.push(Refusal::new("editions-none"));
            return objections;
        };
        let adopted = self.strategy.latest_adopted();
        let latest = adopted.and_then(|revision| revision.in_force_from());
        if let Some(latest) = latest.filter(|&latest| first.in_force_from() <= latest) {
            objections.push(
                Refusal::new("edition-not-later")
                    .with("edition", first.label().as_str())
                    .with("day", first.in_force_from())
                    .with("latest", latest),
            );
        }
        objections
    }
}

/// The numbers that ids of the file have and get, and what their statements say so far.
struct Numbering<'a> {
    organisation: &'a Organisation,
    ids: HashMap<Arc<str>, StatementId>,
    next: u32,
    /// What each statement said last: a file does not tell a facing, a horizon or the way a goal points.
    wordings: HashMap<StatementId, (StatementKind, Wording)>,
}

impl<'a> Numbering<'a> {
    fn new(organisation: &'a Organisation) -> Numbering<'a> {
        let adopted = organisation.strategy.latest_adopted();
        let statements = adopted.into_iter().flat_map(|revision| revision.tree.iter());
        Numbering {
            organisation,
            ids: HashMap::new(),
            next: organisation.next.statement().0,
            wordings: statements
                .map(|statement| {
                    let said = (statement.kind, statement.wording.clone());
                    (statement.id, said)
                })
                .collect(),
        }
    }

    /// What became of what, by the likenesses of one edition; those that say "the same" give the old number on.
    fn links(
        &mut self,
        identities: &Identities<'_>,
        edition: usize,
        likenesses: &[Likeness],
    ) -> Result<Vec<Link>, Refusals> {
        let ends = Ends::new(identities, edition);
        if !likenesses.iter().all(|likeness| ends.fit(likeness)) {
            return Err(Refusal::new("likeness-unknown").into());
        }
        let mut links = Vec::new();
        for group in groups(likenesses) {
            let same = match group.likenesses.as_slice() {
                [only] if only.same => ends.same(identities, edition, only),
                _ => None,
            };
            if let Some((place, entry)) = same {
                let id = self.id_at(place);
                self.ids.insert(entry.id.clone(), id);
                continue;
            }
            let mut from: Vec<StatementId> = group.from().iter().map(|side| self.id_at(&side.place)).collect();
            let to: Vec<StatementId> = group.to().iter().map(|side| self.id_at(&side.place)).collect();
            let into_staying = group.likenesses.iter().any(|found| found.into_staying);
            if into_staying {
                from.extend(&to);
            }
            let kind = match group.fate {
                Fate::Merged => LinkKind::Merged,
                Fate::Split => LinkKind::Split,
                _ => LinkKind::Replaced,
            };
            links.push(Link { kind, from, to, reason: None });
        }
        Ok(links)
    }

    fn statements(&mut self, edition: &Edition) -> Vec<NewStatement> {
        edition
            .entries()
            .iter()
            .map(|entry| {
                let id = self.id(&entry.id);
                let wording = self.wording(id, entry);
                NewStatement {
                    id,
                    kind: entry.kind,
                    parent: entry.parent.as_ref().map(|parent| self.id(parent)),
                    before: None,
                    wording,
                    reference: Some(entry.id.clone()),
                }
            })
            .collect()
    }

    fn wording(&mut self, id: StatementId, entry: &Entry) -> Wording {
        let mut wording = match self.wordings.remove(&id) {
            Some((kind, wording)) if kind == entry.kind => wording,
            _ => Wording::new(entry.text.clone()),
        };
        wording.text = entry.text.clone();
        wording.explanation = entry.explanation.clone();
        self.wordings.insert(id, (entry.kind, wording.clone()));
        wording
    }

    fn id_at(&mut self, place: &Place) -> StatementId {
        match place {
            Place::Adopted(id) => *id,
            Place::File(id) => self.id(id),
        }
    }

    fn id(&mut self, reference: &Arc<str>) -> StatementId {
        if let Some(&id) = self.ids.get(reference) {
            return id;
        }
        let id = match self.organisation.references.get(reference) {
            Some(&known) => known,
            None => {
                let id = StatementId(self.next);
                self.next = self.next.saturating_add(1);
                id
            }
        };
        self.ids.insert(reference.clone(), id);
        id
    }
}

/// What a likeness of an edition can be between.
struct Ends<'a> {
    before: HashMap<Place, Earlier>,
    after: HashMap<Place, &'a Entry>,
    /// What stays, as it was before and as it is after.
    staying: (HashSet<Place>, HashSet<Place>),
}

impl<'a> Ends<'a> {
    fn new(identities: &Identities<'a>, edition: usize) -> Ends<'a> {
        let before: HashMap<Place, Earlier> =
            identities.before(edition).into_iter().map(|earlier| (earlier.side.place.clone(), earlier)).collect();
        let mut after = HashMap::new();
        let mut staying = (HashSet::new(), HashSet::new());
        for entry in identities.entries(edition) {
            let place = Place::File(entry.id.clone());
            let was = identities.place_before(edition, &entry.id);
            if let Some(was) = was.filter(|was| before.contains_key(was)) {
                staying.0.insert(was);
                staying.1.insert(place.clone());
            }
            after.insert(place, entry);
        }
        Ends { before, after, staying }
    }

    /// Whether what it is from is gone, and what it is to is there and said rightly to be new or not.
    fn fit(&self, likeness: &Likeness) -> bool {
        let (from, to) = (&likeness.from.place, &likeness.to.place);
        let gone = self.before.contains_key(from) && !self.staying.0.contains(from);
        let stays = self.staying.1.contains(to);
        gone && self.after.contains_key(to) && stays == likeness.into_staying
    }

    /// The place and the entry, when they may be the same statement.
    fn same<'b>(
        &self,
        identities: &Identities<'_>,
        edition: usize,
        likeness: &'b Likeness,
    ) -> Option<(&'b Place, &'a Entry)> {
        let earlier = self.before.get(&likeness.from.place)?;
        let entry = *self.after.get(&likeness.to.place)?;
        identities.may_be_same(edition, earlier, entry).then_some((&likeness.from.place, entry))
    }
}
