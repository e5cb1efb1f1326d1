//! What each person follows and has read, by which way each wants to know, and what letters have told of already. A letter is put
//! in line in one transaction with how far letters have come, so that each thing is told once, whichever node does it and
//! whenever one dies. Not the notices themselves: those follow from the organisation.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::{ContributionId, OrganisationId, PersonId};
use domain::notice::{Following, Notice, Sort, Way, Why};
use domain::organisation::{Organisation, WrittenIn};
use domain::topic::Topic;
use jiff::SignedDuration;

use crate::Store;
use crate::engine::{Row, Scope, Transaction, Value};
use crate::error::StoreError;
use crate::letters::{self, Letter};
use crate::statements::{
    CONTRIBUTION_FOLLOW, CONTRIBUTION_UNFOLLOW, FOLLOW_SET, NOTICE_CHOOSE, NOTICE_LETTER_FIRST, NOTICE_LETTER_NEXT,
    NOTICE_READ, NOTICE_ROWS, NOTICE_ROWS_OF_ALL, NOTICES_READ_UNTIL, NOTICES_SEE,
};

/// By which ways a person wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Choices {
    /// Of mentions and answers.
    pub personal: Way,
    /// Of what is followed, and what the person is responsible for.
    pub around: Way,
    /// Whether a page that is open shows the browser's own notices.
    pub browser: bool,
    /// In which language letters are; in the organisation's while nothing is chosen.
    pub language: Option<WrittenIn>,
}

impl Default for Choices {
    /// What is said to a person comes by letter at once; the rest waits where one looks.
    fn default() -> Choices {
        Choices { personal: Way::AtOnce, around: Way::Here, browser: false, language: None }
    }
}

impl Choices {
    /// The way for a sort.
    pub fn way(self, sort: Sort) -> Way {
        match sort {
            Sort::Personal => self.personal,
            Sort::Around => self.around,
        }
    }
}

/// What is kept of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Kept {
    /// What is followed and not; without the person's own contributions.
    pub following: Following,
    /// Everything up to this event has been read.
    pub seen: u64,
    /// Everything up to this event that came of contributions has been seen in the list of them.
    pub contributions_seen: u64,
    /// The events after it whose notices have been read.
    pub read: BTreeSet<u64>,
    /// The ways.
    pub choices: Choices,
    /// How far letters have told, by the sort.
    pub told: BTreeMap<Sort, u64>,
}

impl Kept {
    /// Whether a notice has been read. What came of contributions is also seen in the list of one's own.
    pub fn is_read(&self, notice: &Notice) -> bool {
        let is_told_there = matches!(notice.why, Why::ContributionAnswered | Why::Changed);
        let is_of_contribution = matches!(notice.about, Topic::Contribution(_)) && is_told_there;
        notice.seq <= self.seen
            || self.read.contains(&notice.seq)
            || (is_of_contribution && notice.seq <= self.contributions_seen)
    }

    fn take(&mut self, row: &Row) -> Result<(), StoreError> {
        let (kind, what, seq) = (row.text(1)?, row.text(2)?, row.number(3)?);
        let wrong = || StoreError::inconsistent("notices", kind, format!("{what:?} is not known"));
        match kind {
            "followed" => drop(self.following.followed.insert(what.parse().map_err(|_| wrong())?)),
            "left" => drop(self.following.left.insert(what.parse().map_err(|_| wrong())?)),
            "contribution" => {
                let id = u32::try_from(seq).map_err(|_| wrong())?;
                self.following.followed.insert(Topic::Contribution(ContributionId(id)));
            }
            "seen" => self.seen = seq,
            "contributions-seen" => self.contributions_seen = seq,
            "read" => drop(self.read.insert(seq)),
            "letters" => {
                let sort = Sort::ALL.into_iter().find(|sort| sort.key() == what).ok_or_else(wrong)?;
                self.told.insert(sort, seq);
            }
            _ => self.choices = choices(what).ok_or_else(wrong)?,
        }
        Ok(())
    }
}

/// "at-once here no sv".
fn choices(written: &str) -> Option<Choices> {
    let mut words = written.split(' ');
    let personal = Way::of_key(words.next()?)?;
    let around = Way::of_key(words.next()?)?;
    let browser = words.next()? == "yes";
    let language = words.next()?;
    let language = [WrittenIn::Swedish, WrittenIn::English].into_iter().find(|it| it.tag() == language);
    Some(Choices { personal, around, browser, language })
}

/// A letter about notices of one sort.
#[derive(Debug)]
pub struct Telling<'a> {
    /// To whom.
    pub person: PersonId,
    /// Of which sort.
    pub sort: Sort,
    /// How far letters had told before; `None` when none had.
    pub before: Option<u64>,
    /// How far this one tells.
    pub until: u64,
    /// What it says.
    pub letter: &'a Letter,
}

impl Store {
    /// What is kept of a person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn notices_kept(&self, id: &OrganisationId, person: PersonId) -> Result<Kept, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| kept_of(transaction, id, person))
    }

    /// What is kept of each person of whom something is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn notices_kept_of_all(&self, id: &OrganisationId) -> Result<BTreeMap<PersonId, Kept>, StoreError> {
        let mut all: BTreeMap<PersonId, Kept> = BTreeMap::new();
        let rows = self
            .inner
            .database
            .read(Scope::Organisation(id), |transaction| transaction.query(&NOTICE_ROWS_OF_ALL, &[id.into()]))?;
        for row in &rows {
            all.entry(PersonId(row.small_number(0)?)).or_default().take(row)?;
        }
        Ok(all)
    }

    /// The same as [`Store::notices_kept`] with the person's own contributions.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn notices_kept_with_own(&self, organisation: &Organisation, person: PersonId) -> Result<Kept, StoreError> {
        let mut kept = self.notices_kept(&organisation.id, person)?;
        kept.following.own = self.own_contributions(organisation, person)?;
        Ok(kept)
    }

    /// Lets a person follow a thing, or no more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn follow(&self, id: &OrganisationId, person: PersonId, topic: Topic, follows: bool) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            // Contributions were followed before anything else was, in rows of their own.
            if let Topic::Contribution(contribution) = topic {
                let statement = if follows { &CONTRIBUTION_FOLLOW } else { &CONTRIBUTION_UNFOLLOW };
                transaction.execute(statement, &[id.into(), contribution.0.into(), person.0.into()])?;
            }
            let topic = topic.to_string();
            let state = if follows { "followed" } else { "left" };
            let values = [id.into(), person.0.into(), topic.as_str().into(), state.into()];
            transaction.execute(&FOLLOW_SET, &values).map(drop)
        })
    }

    /// The person has read the notice of an event.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn read_notice(&self, id: &OrganisationId, person: PersonId, seq: u64) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&NOTICE_READ, &[id.into(), person.0.into(), seq.into()]).map(drop)
        })
    }

    /// The person has read everything up to an event.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn read_notices(&self, id: &OrganisationId, person: PersonId, until: u64) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), until.into()];
            transaction.execute(&NOTICES_SEE, &values)?;
            transaction.execute(&NOTICES_READ_UNTIL, &values).map(drop)
        })
    }

    /// The person wants to know by these ways; the language has to be one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn choose_notices(
        &self,
        id: &OrganisationId,
        person: PersonId,
        choices: Choices,
        language: WrittenIn,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| choose(transaction, id, person, choices, language))
    }

    /// What a link carries by which letters to a person are stopped.
    pub fn stop_link(&self, id: &OrganisationId, person: PersonId) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.inner.vault.stop(id, person))
    }

    /// Whose link it is; `None` when it is none.
    pub fn whose_stop_link(&self, id: &OrganisationId, link: &str) -> Option<PersonId> {
        self.inner.vault.stopped(id, &BASE64_URL_SAFE_NO_PAD.decode(link).ok()?)
    }

    /// Sends a person no more letters about notices: they wait where one looks.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn stop_notice_letters(
        &self,
        id: &OrganisationId,
        person: PersonId,
        language: WrittenIn,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let chosen = kept_of(transaction, id, person)?.choices;
            let without = |way: Way| if way.is_by_letter() { Way::Here } else { way };
            let choices = Choices { personal: without(chosen.personal), around: without(chosen.around), ..chosen };
            choose(transaction, id, person, choices, chosen.language.unwrap_or(language))
        })
    }

    /// Puts a letter in line, if letters have told no more than the writer knew. Answers whether it was.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn tell_of_notices(
        &self,
        id: &OrganisationId,
        telling: &Telling<'_>,
        lifetime: SignedDuration,
    ) -> Result<bool, StoreError> {
        let in_line = self.in_line(id, telling.letter, lifetime)?;
        let (person, sort): (Value, Value) = (telling.person.0.into(), telling.sort.key().into());
        self.inner.write(Scope::Organisation(id), |transaction| {
            let moved = match telling.before {
                None => transaction.execute(&NOTICE_LETTER_FIRST, &[id.into(), person, sort, telling.until.into()])?,
                Some(before) => transaction
                    .execute(&NOTICE_LETTER_NEXT, &[telling.until.into(), id.into(), person, sort, before.into()])?,
            };
            if moved == 1 {
                letters::add(transaction, id, Some(telling.person), &in_line)?;
            }
            Ok(moved == 1)
        })
    }
}

fn kept_of(transaction: &mut Transaction<'_>, id: &OrganisationId, person: PersonId) -> Result<Kept, StoreError> {
    let mut kept = Kept::default();
    for row in transaction.query(&NOTICE_ROWS, &[id.into(), person.0.into()])? {
        kept.take(&row)?;
    }
    Ok(kept)
}

fn choose(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
    choices: Choices,
    language: WrittenIn,
) -> Result<(), StoreError> {
    let values = [
        id.into(),
        person.0.into(),
        choices.personal.key().into(),
        choices.around.key().into(),
        if choices.browser { "yes" } else { "no" }.into(),
        language.tag().into(),
    ];
    transaction.execute(&NOTICE_CHOOSE, &values).map(drop)
}
