//! What people have said in contributions: rows beside the log, each found by the digest that the log has of it, and gone as
//! soon as the organisation has that digest no more. Who wrote one that is anonymous, who follows which, and how far each
//! has seen what came of them. Not the contributions themselves; those are events.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError};

use domain::contribution::{Contribution, SaltedText};
use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{ContributionId, OrganisationId, PersonId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::text::Remark;
use domain::time::{Actor, Context};

use crate::amend::{AmendOutcome, RequestKey};
use crate::engine::{Scope, Transaction};
use crate::error::{AmendError, StoreError};
use crate::statements::{
    CONTRIBUTION_AUTHORS, CONTRIBUTION_FOLLOW, CONTRIBUTION_FOLLOWED, CONTRIBUTION_TEXT_ADD, CONTRIBUTION_TEXT_REMOVE,
    CONTRIBUTION_TEXTS, CONTRIBUTION_UNAUTHOR, CONTRIBUTION_UNFOLLOW, CONTRIBUTIONS_SEE, CONTRIBUTIONS_SEEN,
};
use crate::vault::Vault;
use crate::workshops::GuestKey;
use crate::{Inner, Store};

/// A text that is to be kept, and who wrote it where the log does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewText {
    /// The text and its salt.
    pub salted: SaltedText,
    /// Who wrote it, when it is anonymous to colleagues.
    pub author: Author,
}

/// Who wrote a text, as the store is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The log says who.
    InTheLog,
    /// This person, who is anonymous to colleagues.
    Anonymous(PersonId),
    /// A browser in a workshop that nobody is signed in with.
    Guest(GuestKey),
    /// Whoever wrote this other one, of which it is what is left.
    Of(Digest256),
}

impl NewText {
    /// A text with a salt that nothing else has.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn new(text: Remark, author: Author) -> Result<NewText, StoreError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| StoreError::Randomness(error.into()))?;
        Ok(NewText { salted: SaltedText { salt, text }, author })
    }
}

/// The texts of an organisation's contributions.
#[derive(Debug, Default)]
pub struct Texts {
    /// The organisation's `contributions.version` that they are of.
    version: u64,
    by_digest: HashMap<String, Text>,
}

#[derive(Debug)]
struct Text {
    body: Arc<str>,
    /// As the vault writes it; empty where the log says who.
    author: Vec<u8>,
}

impl Texts {
    /// What a contribution says; `None` when its text is no more.
    pub fn of(&self, contribution: &Contribution) -> Option<&Arc<str>> {
        let digest = contribution.text.as_ref()?;
        self.by_digest.get(digest.as_str()).map(|text| &text.body)
    }

    /// Whether it was this person who left it, also anonymously.
    pub(crate) fn is_by(&self, vault: &Vault, id: &OrganisationId, it: &Contribution, person: PersonId) -> bool {
        match it.made.by {
            Actor::Person(author) => author == person,
            Actor::System => self.author(it).is_some_and(|author| vault.is_author(id, author, person)),
        }
    }

    /// Whether it was the browser with this key, in a workshop.
    pub(crate) fn is_by_guest(&self, it: &Contribution, key: GuestKey) -> bool {
        let author = self.author(it);
        author.is_some_and(|author| author.first_chunk().is_some_and(|salt| key.author(*salt).as_slice() == author))
    }

    fn author(&self, contribution: &Contribution) -> Option<&[u8]> {
        let digest = contribution.text.as_ref()?;
        self.by_digest.get(digest.as_str()).map(|text| text.author.as_slice())
    }
}

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
        self.has(contribution.id) && self.seen < contribution.version && !contribution.answers.is_empty()
    }

    /// Those of which that is so.
    pub fn news<'a>(&self, organisation: &'a Organisation) -> Vec<&'a Contribution> {
        organisation.contributions.all().filter(|it| self.is_news(it)).collect()
    }
}

impl Store {
    /// Changes an organisation by a rule that is given the digest of a text; the text is kept in the same transaction.
    ///
    /// # Errors
    /// As [`Store::amend_once`].
    pub fn amend_with_text(
        &self,
        context: &Context,
        id: &OrganisationId,
        key: Option<&RequestKey>,
        text: &NewText,
        rule: impl Fn(&Organisation, Digest256) -> Result<Vec<Event>, Refusals>,
    ) -> Result<AmendOutcome, AmendError> {
        let rule = |organisation: &Organisation| rule(organisation, text.salted.digest());
        self.inner.amend_keeping(id, (context, &rule), key, std::slice::from_ref(text))
    }

    /// Keeps texts of contributions that are there, those of the example, each with who wrote it where that is anonymous to
    /// colleagues.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep_texts(
        &self,
        id: &OrganisationId,
        texts: Vec<(SaltedText, Option<PersonId>)>,
    ) -> Result<(), StoreError> {
        let author = |person: Option<PersonId>| person.map_or(Author::InTheLog, Author::Anonymous);
        let texts: Vec<NewText> =
            texts.into_iter().map(|(salted, person)| NewText { salted, author: author(person) }).collect();
        self.inner.write(Scope::Organisation(id), |transaction| keep(transaction, id, &self.inner.vault, &texts))?;
        if let Some(live) = self.inner.live(id) {
            *live.texts.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        Ok(())
    }

    /// The texts of an organisation's contributions. From memory, except after a change of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn contribution_texts(&self, organisation: &Organisation) -> Result<Arc<Texts>, StoreError> {
        let version = organisation.contributions.version;
        let Some(live) = self.inner.live(&organisation.id).filter(|_| 0 < version) else { return Ok(Arc::default()) };
        let mut held = live.texts.lock().unwrap_or_else(PoisonError::into_inner);
        // What is older is never there again; a later state has no text that this one has not, but for those that were
        // written since.
        if let Some(texts) = held.as_ref().filter(|texts| version <= texts.version) {
            return Ok(texts.clone());
        }
        let texts = self
            .inner
            .database
            .read(Scope::Organisation(&organisation.id), |transaction| read(transaction, &organisation.id))?;
        let texts = Arc::new(Texts { version, by_digest: texts });
        *held = Some(texts.clone());
        Ok(texts)
    }

    /// The contributions that concern a person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn concerned(&self, organisation: &Organisation, person: PersonId) -> Result<Concerned, StoreError> {
        if organisation.contributions.is_empty() {
            return Ok(Concerned::default());
        }
        let (id, texts) = (&organisation.id, self.contribution_texts(organisation)?);
        let is_own = |it: &&Contribution| texts.is_by(&self.inner.vault, id, it, person);
        let own = organisation.contributions.all().filter(is_own).map(|it| it.id).collect();
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into()];
            let followed = transaction.query(&CONTRIBUTION_FOLLOWED, &values)?;
            let followed = followed.iter().map(|row| Ok(ContributionId(row.small_number(0)?)));
            let followed = followed.collect::<Result<_, StoreError>>()?;
            let seen = transaction.first(&CONTRIBUTIONS_SEEN, &values)?.map_or(Ok(0), |row| row.number(0))?;
            Ok(Concerned { own, followed, seen })
        })
    }

    /// Lets a person follow a contribution.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn follow_contribution(
        &self,
        id: &OrganisationId,
        contribution: ContributionId,
        person: PersonId,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&CONTRIBUTION_FOLLOW, &[id.into(), contribution.0.into(), person.0.into()]).map(drop)
        })
    }

    /// The person follows it no more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn unfollow_contribution(
        &self,
        id: &OrganisationId,
        contribution: ContributionId,
        person: PersonId,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&CONTRIBUTION_UNFOLLOW, &[id.into(), contribution.0.into(), person.0.into()]).map(drop)
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

/// The rows follow the organisation: what is new comes, and what it has no digest of any more goes.
pub(crate) fn follow(
    transaction: &mut Transaction<'_>,
    inner: &Inner,
    (before, after): (&Organisation, &Organisation),
    new: &[NewText],
) -> Result<(), StoreError> {
    let id = &after.id;
    keep(transaction, id, &inner.vault, new)?;
    if before.contributions.version == after.contributions.version {
        return Ok(());
    }
    let there = after.contributions.texts();
    for gone in before.contributions.texts().difference(&there) {
        transaction.execute(&CONTRIBUTION_TEXT_REMOVE, &[id.into(), (*gone).into()])?;
    }
    Ok(())
}

/// Takes away that a person wrote what is anonymous. The texts stay: they are the agency's.
pub(crate) fn forget_author(
    transaction: &mut Transaction<'_>,
    inner: &Inner,
    id: &OrganisationId,
    person: PersonId,
) -> Result<(), StoreError> {
    for row in transaction.query(&CONTRIBUTION_AUTHORS, &[id.into()])? {
        let digest = row.text(0)?;
        if inner.vault.is_author(id, row.bytes(1)?, person) {
            let nobody: &[u8] = &[];
            transaction.execute(&CONTRIBUTION_UNAUTHOR, &[nobody.into(), id.into(), digest.into()])?;
        }
    }
    Ok(())
}

fn keep(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    vault: &Vault,
    texts: &[NewText],
) -> Result<(), StoreError> {
    for NewText { salted, author } in texts {
        let digest = salted.digest();
        let author = match author {
            Author::InTheLog => Vec::new(),
            // The salt of the text serves as the author's too: it is random, and goes with the row.
            Author::Anonymous(person) => vault.author(id, salted.salt, *person).to_vec(),
            Author::Guest(key) => key.author(salted.salt).to_vec(),
            Author::Of(other) => author_of(transaction, id, other)?,
        };
        let values = [
            id.into(),
            digest.as_str().into(),
            salted.salt.as_slice().into(),
            salted.text.as_str().into(),
            author.as_slice().into(),
        ];
        transaction.execute(&CONTRIBUTION_TEXT_ADD, &values)?;
    }
    Ok(())
}

/// Who wrote another text: the row is in the same words wherever it stands.
fn author_of(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    digest: &Digest256,
) -> Result<Vec<u8>, StoreError> {
    let written = transaction.query(&CONTRIBUTION_AUTHORS, &[id.into()])?;
    let row = written.iter().find(|row| row.text(0).is_ok_and(|text| text == digest.as_str()));
    row.map_or_else(|| Ok(Vec::new()), |row| Ok(row.bytes(1)?.to_vec()))
}

fn read(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<HashMap<String, Text>, StoreError> {
    let rows = transaction.query(&CONTRIBUTION_TEXTS, &[id.into()])?;
    let read = rows.iter().map(|row| {
        Ok((row.text(0)?.to_owned(), Text { body: Arc::from(row.text(1)?), author: row.bytes(2)?.to_vec() }))
    });
    read.collect()
}
