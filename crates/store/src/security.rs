//! What happened to accounts and sessions: who signed in, who could not, what was granted. Apart from the log of the
//! steering: it is about people, is kept for a time and then gone, and a person's erasure leaves nothing but a number in it.

use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::Store;
use crate::attempts::{self, Often};
use crate::clock::{moment, moment_text};
use crate::engine::{Row, Scope, Transaction, Value};
use crate::error::StoreError;
use crate::statements::{SECURITY_ABOUT, SECURITY_ADD, SECURITY_COUNT, SECURITY_OF};

/// How long it is kept where the operator says nothing else: two years, as long as an audit looks back.
pub const KEPT: SignedDuration = SignedDuration::from_hours(2 * 365 * 24);

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Happened {
    /// Signed in.
    SignedIn,
    /// A wrong password, for an account that is there.
    SignInFailed,
    /// An address that nobody has, a disabled account, or one that has no password yet.
    SignInRefused,
    /// Too many tries.
    SignInBlocked,
    /// Signed out.
    SignedOut,
    /// A session was ended by its owner from elsewhere, or by an administrator.
    SessionsEnded,
    /// An account was opened.
    AccountOpened,
    /// A one-time link was made.
    LinkMade,
    /// A one-time link was used to choose a password.
    LinkUsed,
    /// A one-time link that was none, or no longer.
    LinkRefused,
    /// A password was changed.
    PasswordChanged,
    /// An address was changed.
    EmailChanged,
    /// Roles or unit were changed.
    RolesChanged,
    /// An account was disabled.
    Disabled,
    /// An account was enabled again.
    Enabled,
    /// A person was erased.
    Erased,
    /// A token for a program was made.
    TokenMade,
    /// A token was revoked.
    TokenRevoked,
    /// A program came with a token that is none, or no longer.
    TokenRefused,
    /// The agency's directory said something of a person.
    Provisioned,
    /// What a group of the directory gives was changed.
    GroupMapped,
    /// A file was taken out.
    Exported,
    /// A provider was added or changed.
    ProviderChanged,
    /// A provider was taken away.
    ProviderRemoved,
    /// Somebody who came by a provider was not let in, or the provider's word was not taken; the reason says why.
    ProviderRefused,
    /// A person was connected with who they are at a provider.
    Connected,
    /// That was undone.
    Disconnected,
    /// A provider said that the person has signed out there.
    SignedOutThere,
    /// A wrong code or a key that proved nothing, after the password was right.
    FactorFailed,
    /// A passkey that proved nothing, in place of a password.
    PasskeyRefused,
    /// A copy of a passkey seems to be in use.
    PasskeyCopied,
    /// An authenticator app was added.
    AuthenticatorAdded,
    /// An authenticator app was removed by its owner.
    AuthenticatorRemoved,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed by its owner.
    PasskeyRemoved,
    /// New recovery codes were made.
    RecoveryCodesMade,
    /// A recovery code was used.
    RecoveryCodeUsed,
    /// All that proves who a person is beside the password was removed by an administrator.
    FactorsRemoved,
    /// It was changed which roles need more than a password.
    FactorsRequired,
    /// Somebody asked for a link because a password was forgotten.
    LinkAsked,
    /// A letter could not be sent.
    LetterFailed,
    /// Somebody who is signed in asked for what the own rights do not carry.
    RightRefused,
    /// How long this log is kept was changed.
    RetentionChanged,
}

impl Happened {
    /// All of them.
    pub const ALL: [Happened; 43] = [
        Happened::SignedIn,
        Happened::SignInFailed,
        Happened::SignInRefused,
        Happened::SignInBlocked,
        Happened::SignedOut,
        Happened::SessionsEnded,
        Happened::AccountOpened,
        Happened::LinkMade,
        Happened::LinkUsed,
        Happened::LinkRefused,
        Happened::PasswordChanged,
        Happened::EmailChanged,
        Happened::RolesChanged,
        Happened::Disabled,
        Happened::Enabled,
        Happened::Erased,
        Happened::TokenMade,
        Happened::TokenRevoked,
        Happened::TokenRefused,
        Happened::Provisioned,
        Happened::GroupMapped,
        Happened::Exported,
        Happened::ProviderChanged,
        Happened::ProviderRemoved,
        Happened::ProviderRefused,
        Happened::Connected,
        Happened::Disconnected,
        Happened::SignedOutThere,
        Happened::FactorFailed,
        Happened::PasskeyRefused,
        Happened::PasskeyCopied,
        Happened::AuthenticatorAdded,
        Happened::AuthenticatorRemoved,
        Happened::PasskeyAdded,
        Happened::PasskeyRemoved,
        Happened::RecoveryCodesMade,
        Happened::RecoveryCodeUsed,
        Happened::FactorsRemoved,
        Happened::FactorsRequired,
        Happened::LinkAsked,
        Happened::LetterFailed,
        Happened::RightRefused,
        Happened::RetentionChanged,
    ];

    /// The word for it in the table and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Happened::SignedIn => "signed-in",
            Happened::SignInFailed => "sign-in-failed",
            Happened::SignInRefused => "sign-in-refused",
            Happened::SignInBlocked => "sign-in-blocked",
            Happened::SignedOut => "signed-out",
            Happened::SessionsEnded => "sessions-ended",
            Happened::AccountOpened => "account-opened",
            Happened::LinkMade => "link-made",
            Happened::LinkUsed => "link-used",
            Happened::LinkRefused => "link-refused",
            Happened::PasswordChanged => "password-changed",
            Happened::EmailChanged => "email-changed",
            Happened::RolesChanged => "roles-changed",
            Happened::Disabled => "disabled",
            Happened::Enabled => "enabled",
            Happened::Erased => "erased",
            Happened::TokenMade => "token-made",
            Happened::TokenRevoked => "token-revoked",
            Happened::TokenRefused => "token-refused",
            Happened::Provisioned => "provisioned",
            Happened::GroupMapped => "group-mapped",
            Happened::Exported => "exported",
            Happened::ProviderChanged => "provider-changed",
            Happened::ProviderRemoved => "provider-removed",
            Happened::ProviderRefused => "provider-refused",
            Happened::Connected => "connected",
            Happened::Disconnected => "disconnected",
            Happened::SignedOutThere => "signed-out-there",
            Happened::FactorFailed => "factor-failed",
            Happened::PasskeyRefused => "passkey-refused",
            Happened::PasskeyCopied => "passkey-copied",
            Happened::AuthenticatorAdded => "authenticator-added",
            Happened::AuthenticatorRemoved => "authenticator-removed",
            Happened::PasskeyAdded => "passkey-added",
            Happened::PasskeyRemoved => "passkey-removed",
            Happened::RecoveryCodesMade => "recovery-codes-made",
            Happened::RecoveryCodeUsed => "recovery-code-used",
            Happened::FactorsRemoved => "factors-removed",
            Happened::FactorsRequired => "factors-required",
            Happened::LinkAsked => "link-asked",
            Happened::LetterFailed => "letter-failed",
            Happened::RightRefused => "right-refused",
            Happened::RetentionChanged => "retention-changed",
        }
    }

    /// The one with this key.
    pub fn of_key(key: &str) -> Option<Happened> {
        Happened::ALL.into_iter().find(|happened| happened.key() == key)
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityEvent {
    /// When.
    pub at: Timestamp,
    /// What.
    pub happened: Happened,
    /// Who did it; none for someone who is not signed in, and for the installation itself.
    pub actor: Option<PersonId>,
    /// To whom; none where that is not known.
    pub about: Option<PersonId>,
    /// What more there is to know of it, in words of ours: why, or the name of the route of what was taken out. Often empty.
    pub detail: String,
}

/// The longest that more there is to know of something can be, in characters.
pub const DETAIL: usize = 80;

/// Which of what happened is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// From this moment on.
    pub from: Timestamp,
    /// Before this one.
    pub until: Timestamp,
    /// Of one kind; none is of any.
    pub happened: Option<Happened>,
    /// By one person or to one; none is by and to anyone.
    pub person: Option<PersonId>,
}

impl Wanted {
    /// Everything that there is.
    pub const ALL: Wanted = Wanted { from: Timestamp::MIN, until: Timestamp::MAX, happened: None, person: None };

    fn values(&self, id: &OrganisationId) -> [Value; 5] {
        [
            id.into(),
            moment_text(self.from).into(),
            moment_text(self.until).into(),
            self.happened.map_or("", Happened::key).into(),
            self.person.map_or(0, |person| person.0).into(),
        ]
    }
}

/// Who did something to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Between {
    /// Who did it.
    pub actor: Option<PersonId>,
    /// To whom.
    pub about: Option<PersonId>,
}

impl Between {
    /// Someone, to themselves.
    pub fn own(person: PersonId) -> Between {
        Between { actor: Some(person), about: Some(person) }
    }

    /// Someone who is not signed in, to a person that is known or not.
    pub fn unknown(about: Option<PersonId>) -> Between {
        Between { actor: None, about }
    }
}

impl Store {
    /// Writes down that something happened that changed nothing else.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note(&self, id: &OrganisationId, happened: Happened, between: Between) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| note(transaction, id, now, happened, between))
    }

    /// The same with more to know of it: a word of ours, never what somebody sent.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_with(
        &self,
        id: &OrganisationId,
        happened: Happened,
        between: Between,
        detail: &str,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner
            .write(Scope::Organisation(id), |transaction| note_with(transaction, id, now, (happened, detail), between))
    }

    /// The same where others decide how often it happens: what is alike in all but its moment is written down so often at
    /// most, and then no more until that time is over. So nobody fills the log, or hides something in it. Whether it was.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_at_most(
        &self,
        id: &OrganisationId,
        often: Often,
        (happened, detail): (Happened, &str),
        between: Between,
    ) -> Result<bool, StoreError> {
        self.note_alike(id, often, (happened, detail), between, "")
    }

    /// The same for what somebody does who is not signed in: what is alike from one place in the network is written down ten
    /// times in a quarter of an hour at most. Of the place nothing is kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_from(
        &self,
        id: &OrganisationId,
        place: &str,
        happened: (Happened, &str),
        between: Between,
    ) -> Result<bool, StoreError> {
        self.note_alike(id, Often::AS_TRIES, happened, between, place)
    }

    fn note_alike(
        &self,
        id: &OrganisationId,
        often: Often,
        (happened, detail): (Happened, &str),
        between: Between,
        place: &str,
    ) -> Result<bool, StoreError> {
        let now = self.clock().now();
        let number = |person: Option<PersonId>| person.map_or(0, |person| person.0);
        let (actor, about) = (number(between.actor), number(between.about));
        let subject = Sha256::digest(format!("note {} {actor} {about} {detail} {place}", happened.key())).into();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let is_written = attempts::count(transaction, id, &subject, often, now)?;
            if is_written {
                note_with(transaction, id, now, (happened, detail), between)?;
            }
            Ok(is_written)
        })
    }

    /// When something of a kind last happened to a person, since a moment, and who did it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn last_about(
        &self,
        id: &OrganisationId,
        person: PersonId,
        happened: Happened,
        since: Timestamp,
    ) -> Result<Option<SecurityEvent>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), happened.key().into(), moment_text(since).into()];
            transaction.first(&SECURITY_ABOUT, &values)?.map(|row| read(id, &row)).transpose()
        })
    }

    /// How much has happened of what is asked for.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn count_security_events(&self, id: &OrganisationId, wanted: &Wanted) -> Result<u64, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&SECURITY_COUNT, &wanted.values(id))?;
            Ok(row.map(|row| row.number(0)).transpose()?.unwrap_or_default())
        })
    }

    /// What has happened of what is asked for, the last first: so many, after as many as are passed over.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn security_events(
        &self,
        id: &OrganisationId,
        wanted: &Wanted,
        (passed, most): (u64, u64),
    ) -> Result<Vec<SecurityEvent>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let [organisation, from, until, kind, person] = wanted.values(id);
            let values = [organisation, from, until, kind, person, most.into(), passed.into()];
            transaction.query(&SECURITY_OF, &values)?.iter().map(|row| read(id, row)).collect()
        })
    }
}

/// Writes it down with the change that it is about.
pub(crate) fn note(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    at: Timestamp,
    happened: Happened,
    between: Between,
) -> Result<(), StoreError> {
    note_with(transaction, id, at, (happened, ""), between)
}

pub(crate) fn note_with(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    at: Timestamp,
    (happened, detail): (Happened, &str),
    between: Between,
) -> Result<(), StoreError> {
    let mut event = [0; 8];
    getrandom::fill(&mut event).map_err(|error| StoreError::Randomness(error.into()))?;
    let number = |person: Option<PersonId>| person.map_or(0, |person| person.0);
    let values = [
        id.into(),
        moment_text(at).into(),
        event.as_slice().into(),
        happened.key().into(),
        number(between.actor).into(),
        number(between.about).into(),
        detail.into(),
    ];
    transaction.execute(&SECURITY_ADD, &values).map(drop)
}

fn read(id: &OrganisationId, row: &Row) -> Result<SecurityEvent, StoreError> {
    let wrong = |text: &str| StoreError::inconsistent("security_events", id, format!("{text:?} is not known"));
    let (at, kind) = (row.text(0)?, row.text(1)?);
    let person = |column| -> Result<Option<PersonId>, StoreError> {
        let number = row.small_number(column)?;
        Ok((number != 0).then_some(PersonId(number)))
    };
    Ok(SecurityEvent {
        at: moment(at).ok_or_else(|| wrong(at))?,
        happened: Happened::of_key(kind).ok_or_else(|| wrong(kind))?,
        actor: person(2)?,
        about: person(3)?,
        detail: row.text(4)?.to_owned(),
    })
}
