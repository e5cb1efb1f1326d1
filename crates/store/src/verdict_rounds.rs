//! Answers to verdict rounds, kept apart from whoever gave them. Who is asked takes one token, blinded, by name; the answer
//! comes with the token, without a name. Of an answer nothing is kept but one more in each count, its words, and that its
//! token is used up: all in one box for the round, which is written anew as a whole. Nothing has a time, and nothing an
//! order. Not who may answer, nor what is shown; those are rules of the domain.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::ids::{OrganisationId, PersonId, VerdictRoundId};
use domain::organisation::Organisation;
use domain::text::{Reason, VerdictWords};
use domain::time::{Actor, Context};
use domain::verdict_round::tally::{Counted, Tally};
use domain::verdict_round::{Answer, Group, Stage};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::engine::{Row, Scope, Transaction};
use crate::error::{AmendError, StoreError};
use crate::statements::{
    VERDICT_BOX, VERDICT_BOX_ADD, VERDICT_BOX_LOCK, VERDICT_BOX_WRITE, VERDICT_KEY, VERDICT_KEY_ADD, VERDICT_KEYS_END,
    VERDICT_TAKEN, VERDICT_TAKER, VERDICT_TAKER_ADD, VERDICT_TAKERS, VERDICT_TAKERS_END,
};
use crate::{Inner, Store};

pub mod tokens;

use tokens::{Key, SIGNATURE, Token};

/// What became of someone's asking for a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signing {
    /// The blind signature.
    Signed(Box<[u8; SIGNATURE]>),
    /// The person has taken another before.
    Taken,
    /// What was sent can be no blinded token.
    NotBlinded,
    /// The round is counted.
    Over,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// It is in the box.
    Counted,
    /// The token was used before, or the person has taken one.
    Again,
    /// The token is not signed for this round and group.
    Forged,
    /// The round is counted.
    Over,
}

/// Words from a round, under the key by which they can be hidden. The key is drawn by lot when the round is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Words {
    /// The key.
    pub key: String,
    /// What someone wrote.
    pub text: VerdictWords,
}

/// Everything that is kept of the answers of a round.
#[derive(Debug, Default, Serialize, Deserialize)]
struct BallotBox {
    counts: BTreeMap<Group, Tally>,
    /// In the order of their keys.
    words: BTreeSet<Words>,
    /// The SHA-256 of each token that is used up.
    spent: BTreeSet<[u8; 32]>,
}

impl BallotBox {
    fn put(&mut self, group: Group, answer: &Answer) -> Result<(), StoreError> {
        self.counts.entry(group).or_default().add(answer);
        self.words.extend(answer.words.clone().map(words).transpose()?);
        Ok(())
    }

    fn answers(&self) -> u32 {
        Counted(self.counts.clone()).all().answers
    }
}

/// Whether a box takes answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Counted,
}

impl State {
    fn key(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Counted => "counted",
        }
    }
}

impl Store {
    /// What a person's browser locks the token of a round with, so that it can stay there until the answer has come through
    /// and nobody else at the same computer uses it. Of the token it says nothing.
    pub fn verdict_card(&self, id: &OrganisationId, round: VerdictRoundId, person: PersonId) -> [u8; 32] {
        self.inner.vault.card(id, round, person)
    }

    /// The modulus of the key of a group in a round. The key is made when it is first asked for. `None` when the round is
    /// counted.
    ///
    /// # Errors
    /// When the database cannot be read or written, or no key can be made.
    pub fn verdict_key(
        &self,
        id: &OrganisationId,
        round: VerdictRoundId,
        group: Group,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let values = [id.into(), round.0.into(), group.key().into()];
        let find = |transaction: &mut Transaction<'_>| {
            let row = transaction.first(&VERDICT_KEY, &values)?;
            row.map(|row| row.bytes(0).map(<[u8]>::to_vec)).transpose()
        };
        let known: Option<Vec<u8>> = self.inner.database.read(Scope::Organisation(id), find)?;
        if known.is_some() {
            return Ok(known);
        }
        // Before anything is locked: it takes a while.
        let key = Key::generate()?;
        let private = self.inner.vault.lock(id, &about_key(round, group), &key.written()?)?;
        self.inner.write(Scope::Organisation(id), |transaction| {
            if self.inner.open_box(transaction, id, round)?.1 == State::Counted {
                return Ok(None);
            }
            let mut row = values.to_vec();
            row.extend([key.modulus.as_slice().into(), private.as_slice().into()]);
            // Of two who ask at once one is first, and both get that one's.
            transaction.execute(&VERDICT_KEY_ADD, &row)?;
            find(transaction)
        })
    }

    /// The rounds in which a person has answered, or taken the token to do so, and that are not counted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn verdicts_given(
        &self,
        id: &OrganisationId,
        person: PersonId,
    ) -> Result<BTreeSet<VerdictRoundId>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&VERDICT_TAKEN, &[id.into(), person.0.into()])?;
            rows.iter().map(|row| Ok(VerdictRoundId(row.small_number(0)?))).collect()
        })
    }

    /// Signs a token that nobody but the person has seen, once for each person. Whoever asks again for the same one gets the
    /// same signature: the first may have been lost on the way.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn sign_verdict_token(
        &self,
        id: &OrganisationId,
        (round, group): (VerdictRoundId, Group),
        person: PersonId,
        blinded: &[u8; SIGNATURE],
    ) -> Result<Signing, StoreError> {
        let Some(row) = self.inner.key_of(id, round, group)? else { return Ok(Signing::Over) };
        let key = Key::read(&self.inner.vault.unlock(id, &about_key(round, group), row.bytes(1)?)?)?;
        let Some(signature) = key.sign(blinded).map(Box::new) else { return Ok(Signing::NotBlinded) };
        let hash = Sha256::digest(blinded);
        self.inner.write(Scope::Organisation(id), |transaction| {
            if self.inner.open_box(transaction, id, round)?.1 == State::Counted {
                return Ok(Signing::Over);
            }
            let taker = [id.into(), round.0.into(), person.0.into()];
            if let Some(row) = transaction.first(&VERDICT_TAKER, &taker)? {
                let is_same = row.bytes(0)? == hash.as_slice();
                return Ok(if is_same { Signing::Signed(signature) } else { Signing::Taken });
            }
            take(transaction, id, round, person, &hash)?;
            Ok(Signing::Signed(signature))
        })
    }

    /// Takes an answer that comes with a token, from nobody knows whom.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn answer_verdict(
        &self,
        id: &OrganisationId,
        (round, group): (VerdictRoundId, Group),
        token: &Token,
        answer: &Answer,
    ) -> Result<Taking, StoreError> {
        let Some(row) = self.inner.key_of(id, round, group)? else { return Ok(Taking::Over) };
        if !tokens::is_signed(row.bytes(0)?, token) {
            return Ok(Taking::Forged);
        }
        self.inner.write(Scope::Organisation(id), |transaction| {
            let (mut open, state) = self.inner.open_box(transaction, id, round)?;
            if state == State::Counted {
                return Ok(Taking::Over);
            }
            if !open.spent.insert(Sha256::digest(token.token).into()) {
                return Ok(Taking::Again);
            }
            open.put(group, answer)?;
            self.inner.write_box(transaction, id, round, (&open, State::Open))?;
            Ok(Taking::Counted)
        })
    }

    /// Takes an answer from a person whose browser runs no script: both halves at once. That the person has answered is kept,
    /// and what was answered, and neither with the other.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn answer_verdict_as(
        &self,
        id: &OrganisationId,
        (round, group): (VerdictRoundId, Group),
        person: PersonId,
        answer: &Answer,
    ) -> Result<Taking, StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let (mut open, state) = self.inner.open_box(transaction, id, round)?;
            if state == State::Counted {
                return Ok(Taking::Over);
            }
            if transaction.first(&VERDICT_TAKER, &[id.into(), round.0.into(), person.0.into()])?.is_some() {
                return Ok(Taking::Again);
            }
            take(transaction, id, round, person, &[])?;
            open.put(group, answer)?;
            self.inner.write_box(transaction, id, round, (&open, State::Open))?;
            Ok(Taking::Counted)
        })
    }

    /// How many have answered a round that is not counted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn verdict_answers(&self, id: &OrganisationId, round: VerdictRoundId) -> Result<u32, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            Ok(self.inner.read_box(transaction, id, round)?.map_or(0, |(known, _)| known.answers()))
        })
    }

    /// The words of a round that is counted, in an order that says nothing. Before that there are none to read.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn verdict_words(&self, id: &OrganisationId, round: VerdictRoundId) -> Result<Vec<Words>, StoreError> {
        let known = self
            .inner
            .database
            .read(Scope::Organisation(id), |transaction| self.inner.read_box(transaction, id, round))?;
        let counted = known.filter(|(_, state)| *state == State::Counted);
        Ok(counted.map_or_else(Vec::new, |(known, _)| known.words.into_iter().collect()))
    }

    /// Lays down the words of a round that was counted elsewhere: in an example, or an archive.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn lay_down_verdict_words(
        &self,
        id: &OrganisationId,
        round: VerdictRoundId,
        all: Vec<VerdictWords>,
    ) -> Result<(), StoreError> {
        let words: BTreeSet<Words> = all.into_iter().map(words).collect::<Result<_, StoreError>>()?;
        self.inner.write(Scope::Organisation(id), |transaction| {
            self.inner.open_box(transaction, id, round)?;
            let counted = BallotBox { words, ..BallotBox::default() };
            self.inner.write_box(transaction, id, round, (&counted, State::Counted))
        })
    }

    /// Counts a round and closes it: first no more answers are taken, then the counts come into the log as far as they give
    /// nobody away, and then the rest of them, the keys and who has answered are forgotten.
    ///
    /// # Errors
    /// Refused as the rule says; otherwise what the store could not do: then ask again.
    pub fn close_verdict_round(
        &self,
        context: &Context,
        id: &OrganisationId,
        round: VerdictRoundId,
    ) -> Result<Arc<Organisation>, AmendError> {
        self.ask_first(id, round, |organisation| {
            organisation.close_verdict_round(context, round, &Counted::default()).map(drop)
        })?;
        let counted = self.inner.stop(id, round, |_| Ok::<(), AmendError>(()))?;
        let after =
            self.amend(context, id, |organisation| organisation.close_verdict_round(context, round, &counted))?;
        self.inner.forget(id, round)?;
        Ok(after)
    }

    /// Takes a round back that nobody has answered.
    ///
    /// # Errors
    /// Refused as the rule says; otherwise what the store could not do: then ask again.
    pub fn withdraw_verdict_round(
        &self,
        context: &Context,
        id: &OrganisationId,
        round: VerdictRoundId,
        reason: &Reason,
    ) -> Result<Arc<Organisation>, AmendError> {
        let rule = |organisation: &Organisation, answered| {
            organisation.withdraw_verdict_round(context, round, answered, reason.clone())
        };
        self.inner.stop(id, round, |answered| {
            self.ask_first(id, round, |organisation| rule(organisation, answered).map(drop))
        })?;
        let after = self.amend(context, id, |organisation| rule(organisation, 0))?;
        self.inner.forget(id, round)?;
        Ok(after)
    }

    /// Closes the rounds whose last day has passed.
    pub(crate) fn close_ended_verdict_rounds(&self, id: &OrganisationId) -> Result<(), AmendError> {
        let context = self.context(Actor::System);
        let Some(organisation) = self.read(domain::policy::Viewer::System, id)? else { return Ok(()) };
        let ended = organisation.verdict_rounds.values().filter(|round| round.stage(context.today) == Stage::Ended);
        for round in ended {
            match self.close_verdict_round(&context, id, round.id) {
                // Another node was first.
                Ok(_) | Err(AmendError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        // Those whose closing was cut off at the very end.
        for round in organisation.verdict_rounds.values().filter(|round| round.ended.is_some()) {
            let left = self.inner.database.read(Scope::Organisation(id), |transaction| {
                transaction.first(&VERDICT_TAKERS, &[id.into(), round.id.0.into()])
            })?;
            if left.is_some() {
                self.inner.forget(id, round.id)?;
            }
        }
        Ok(())
    }

    /// Asks a rule before anything is written.
    fn ask_first(
        &self,
        id: &OrganisationId,
        round: VerdictRoundId,
        rule: impl FnOnce(&Organisation) -> Result<(), domain::refusal::Refusals>,
    ) -> Result<(), AmendError> {
        match self.read(domain::policy::Viewer::System, id)? {
            Some(organisation) => Ok(rule(&organisation)?),
            None => Err(StoreError::inconsistent("verdict_boxes", round, "its organisation is not there").into()),
        }
    }
}

impl Inner {
    /// The modulus and the private key of a group; none when the round is counted, or nobody has asked yet.
    fn key_of(&self, id: &OrganisationId, round: VerdictRoundId, group: Group) -> Result<Option<Row>, StoreError> {
        let values = [id.into(), round.0.into(), group.key().into()];
        self.database.read(Scope::Organisation(id), |transaction| transaction.first(&VERDICT_KEY, &values))
    }

    /// The box of a round as it is, until the end of the transaction nobody else's to change.
    fn open_box(
        &self,
        transaction: &mut Transaction<'_>,
        id: &OrganisationId,
        round: VerdictRoundId,
    ) -> Result<(BallotBox, State), StoreError> {
        let empty = self.locked(id, round, &BallotBox::default())?;
        let open = State::Open.key();
        transaction.execute(&VERDICT_BOX_ADD, &[id.into(), round.0.into(), open.into(), empty.as_slice().into()])?;
        transaction.execute(&VERDICT_BOX_LOCK, &[id.into(), round.0.into()])?;
        let known = self.read_box(transaction, id, round)?;
        known.ok_or_else(|| StoreError::inconsistent("verdict_boxes", round, "it is not there"))
    }

    fn read_box(
        &self,
        transaction: &mut Transaction<'_>,
        id: &OrganisationId,
        round: VerdictRoundId,
    ) -> Result<Option<(BallotBox, State)>, StoreError> {
        let Some(row) = transaction.first(&VERDICT_BOX, &[id.into(), round.0.into()])? else { return Ok(None) };
        let content = self.vault.unlock(id, &about_box(round), row.bytes(1)?)?;
        let content = serde_json::from_slice(&content);
        let content = content.map_err(|error| StoreError::inconsistent("verdict_boxes", round, error.to_string()))?;
        let state = if row.text(0)? == State::Open.key() { State::Open } else { State::Counted };
        Ok(Some((content, state)))
    }

    fn write_box(
        &self,
        transaction: &mut Transaction<'_>,
        id: &OrganisationId,
        round: VerdictRoundId,
        (content, state): (&BallotBox, State),
    ) -> Result<(), StoreError> {
        let content = self.locked(id, round, content)?;
        let values = [state.key().into(), content.as_slice().into(), id.into(), round.0.into()];
        transaction.execute(&VERDICT_BOX_WRITE, &values).map(drop)
    }

    fn locked(&self, id: &OrganisationId, round: VerdictRoundId, content: &BallotBox) -> Result<Vec<u8>, StoreError> {
        let content = serde_json::to_vec(content).map_err(|error| StoreError::NotStorable(error.to_string()))?;
        self.vault.lock(id, &about_box(round), &content)
    }

    /// Takes no more answers, if that may be: so many have answered, or have taken the token to do so.
    fn stop(
        &self,
        id: &OrganisationId,
        round: VerdictRoundId,
        may: impl FnOnce(u32) -> Result<(), AmendError>,
    ) -> Result<Counted, AmendError> {
        self.write(Scope::Organisation(id), |transaction| {
            let (open, _) = self.open_box(transaction, id, round)?;
            let takers = transaction.query(&VERDICT_TAKERS, &[id.into(), round.0.into()])?.len();
            may(open.answers().max(u32::try_from(takers).unwrap_or(u32::MAX)))?;
            self.write_box(transaction, id, round, (&open, State::Counted))?;
            transaction.execute(&VERDICT_KEYS_END, &[id.into(), round.0.into()])?;
            Ok(Counted(open.counts))
        })
    }

    /// Forgets who has answered, and everything of the answers but the words.
    fn forget(&self, id: &OrganisationId, round: VerdictRoundId) -> Result<(), StoreError> {
        self.write(Scope::Organisation(id), |transaction| {
            let (known, _) = self.open_box(transaction, id, round)?;
            let rest = BallotBox { words: known.words, ..BallotBox::default() };
            self.write_box(transaction, id, round, (&rest, State::Counted))?;
            transaction.execute(&VERDICT_TAKERS_END, &[id.into(), round.0.into()]).map(drop)
        })
    }
}

fn take(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    round: VerdictRoundId,
    person: PersonId,
    blinded: &[u8],
) -> Result<(), StoreError> {
    let values = [id.into(), round.0.into(), person.0.into(), blinded.into()];
    transaction.execute(&VERDICT_TAKER_ADD, &values).map(drop)
}

/// Words with a key drawn by lot, which puts them in an order that says nothing.
fn words(text: VerdictWords) -> Result<Words, StoreError> {
    let mut key = [0; 8];
    getrandom::fill(&mut key).map_err(|error| StoreError::Randomness(error.into()))?;
    Ok(Words { key: key.iter().map(|byte| format!("{byte:02x}")).collect(), text })
}

fn about_box(round: VerdictRoundId) -> String {
    format!("verdict round {round}")
}

fn about_key(round: VerdictRoundId, group: Group) -> String {
    format!("verdict round {round} {}", group.key())
}
