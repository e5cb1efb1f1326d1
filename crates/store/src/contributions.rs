//! Whom contributions concern: who follows which, and how far each person has seen what came of them. Not the contributions
//! themselves; those are events, and what they say is in `texts`.

use std::collections::BTreeSet;

use domain::contribution::Contribution;
use domain::ids::{ContributionId, OrganisationId, PersonId, WorkshopId};
use domain::organisation::Organisation;
use domain::time::Actor;

use crate::Store;
use crate::engine::Scope;
use crate::error::StoreError;
use crate::statements::{CONTRIBUTION_FOLLOWED, CONTRIBUTIONS_SEE, CONTRIBUTIONS_SEEN};

/// The contributions that concern one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerned {
    /// Those that the person left, also anonymously.
    pub own: BTreeSet<ContributionId>,
    /// Those that the person follows beside the own.
    pub followed: BTreeSet<ContributionId>,
    /// The number of the last event that the person has seen of them.
    pub seen: u64,
}

impl Concerned {
    /// Whether it is the person's own, or followed.
    pub fn has(&self, id: ContributionId) -> bool {
        self.own.contains(&id) || self.followed.contains(&id)
    }

    /// Whether it was answered, or answered otherwise, since the person looked.
    pub fn is_news(&self, contribution: &Contribution) -> bool {
        self.has(contribution.id) && contribution.answered_by.is_some_and(|answered| self.seen < answered)
    }

    /// Those of which that is so.
    pub fn news<'a>(&self, organisation: &'a Organisation) -> Vec<&'a Contribution> {
        organisation.contributions.all().filter(|it| self.is_news(it)).collect()
    }
}

impl Store {
    /// The contributions that a person left, also anonymously.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn own_contributions(
        &self,
        organisation: &Organisation,
        person: PersonId,
    ) -> Result<BTreeSet<ContributionId>, StoreError> {
        if organisation.contributions.is_empty() {
            return Ok(BTreeSet::new());
        }
        let (id, texts) = (&organisation.id, self.texts(organisation)?);
        let is_own = |it: &Contribution| match (it.made.by, &it.text) {
            (Actor::Person(author), _) => author == person,
            (Actor::System, Some(digest)) => self.inner.vault.is_author(id, texts.author(digest), person),
            (Actor::System, None) => false,
        };
        Ok(organisation.contributions.all().filter(|it| is_own(it)).map(|it| it.id).collect())
    }

    /// In which of these workshops a person has said something without a name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn said_without_name_in(
        &self,
        organisation: &Organisation,
        person: PersonId,
        workshops: &[WorkshopId],
    ) -> Result<BTreeSet<WorkshopId>, StoreError> {
        let (id, texts) = (&organisation.id, self.texts(organisation)?);
        let is_own = |it: &Contribution| {
            let author = it.text.as_ref().map_or(&[][..], |digest| texts.author(digest));
            it.made.by == Actor::System && self.inner.vault.is_author(id, author, person)
        };
        let has_said = |workshop: &WorkshopId| organisation.said_in(*workshop).any(is_own);
        Ok(workshops.iter().copied().filter(has_said).collect())
    }

    /// The contributions that concern a person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn concerned(&self, organisation: &Organisation, person: PersonId) -> Result<Concerned, StoreError> {
        if organisation.contributions.is_empty() {
            return Ok(Concerned::default());
        }
        let (id, own) = (&organisation.id, self.own_contributions(organisation, person)?);
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into()];
            let followed = transaction.query(&CONTRIBUTION_FOLLOWED, &values)?;
            let followed = followed.iter().map(|row| Ok(ContributionId(row.small_number(0)?)));
            let followed = followed.collect::<Result<_, StoreError>>()?;
            let seen = transaction.first(&CONTRIBUTIONS_SEEN, &values)?.map_or(Ok(0), |row| row.number(0))?;
            Ok(Concerned { own, followed, seen })
        })
    }

    /// The person has seen what came of the own and the followed, up to this event.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn see_contributions(&self, id: &OrganisationId, person: PersonId, seq: u64) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&CONTRIBUTIONS_SEE, &[id.into(), person.0.into(), seq.into()]).map(drop)
        })
    }
}
