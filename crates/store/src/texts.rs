//! What people have written beside the log, in contributions, comments and notes of workshops: rows, each found by the digest that the log has of
//! it, and gone as soon as the organisation has that digest no more. Who wrote one that is anonymous. Not the contributions and
//! comments themselves; those are events.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{OrganisationId, PersonId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::salted_text::{ErasableText, SaltedText};
use domain::time::Context;

use crate::amend::{AmendOutcome, RequestKey};
use crate::engine::{Scope, Transaction};
use crate::error::{AmendError, StoreError};
use crate::statements::{TEXT_ADD, TEXT_AUTHORS, TEXT_REMOVE, TEXT_UNAUTHOR, TEXTS};
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
    pub fn new(text: impl Into<ErasableText>, author: Author) -> Result<NewText, StoreError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|error| StoreError::Randomness(error.into()))?;
        Ok(NewText { salted: SaltedText { salt, text: text.into() }, author })
    }
}

/// The texts of an organisation.
#[derive(Debug, Default)]
pub struct Texts {
    /// The organisation's `texts_version` that they are of.
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
    /// What the text with this digest says; `None` when it is no more.
    pub fn of(&self, digest: Option<&Digest256>) -> Option<&Arc<str>> {
        self.by_digest.get(digest?.as_str()).map(|text| &text.body)
    }

    /// Who wrote it, as the vault writes that; empty where the log says who.
    pub(crate) fn author(&self, digest: &Digest256) -> &[u8] {
        self.by_digest.get(digest.as_str()).map_or(&[], |text| &text.author)
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

    /// Keeps texts of what is there, those of the example, each with who wrote it where that is anonymous to
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

    /// The texts of an organisation. From memory, except after a change of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn texts(&self, organisation: &Organisation) -> Result<Arc<Texts>, StoreError> {
        let version = organisation.texts_version();
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
    if before.texts_version() == after.texts_version() {
        return Ok(());
    }
    let there = after.texts();
    for gone in before.texts().difference(&there) {
        transaction.execute(&TEXT_REMOVE, &[id.into(), (*gone).into()])?;
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
    for row in transaction.query(&TEXT_AUTHORS, &[id.into()])? {
        let digest = row.text(0)?;
        if inner.vault.is_author(id, row.bytes(1)?, person) {
            let nobody: &[u8] = &[];
            transaction.execute(&TEXT_UNAUTHOR, &[nobody.into(), id.into(), digest.into()])?;
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
        transaction.execute(&TEXT_ADD, &values)?;
    }
    Ok(())
}

/// Who wrote another text: the row is in the same words wherever it stands.
fn author_of(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    digest: &Digest256,
) -> Result<Vec<u8>, StoreError> {
    let written = transaction.query(&TEXT_AUTHORS, &[id.into()])?;
    let row = written.iter().find(|row| row.text(0).is_ok_and(|text| text == digest.as_str()));
    row.map_or_else(|| Ok(Vec::new()), |row| Ok(row.bytes(1)?.to_vec()))
}

fn read(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<HashMap<String, Text>, StoreError> {
    let rows = transaction.query(&TEXTS, &[id.into()])?;
    let read = rows.iter().map(|row| {
        Ok((row.text(0)?.to_owned(), Text { body: Arc::from(row.text(1)?), author: row.bytes(2)?.to_vec() }))
    });
    read.collect()
}
