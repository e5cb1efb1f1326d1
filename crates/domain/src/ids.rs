//! What things are called by machines: small numbers that the organisation gives out in order.
//! Not names, and nothing that a person is meant to remember.
//!
//! Numbers come from the organisation itself, inside the rule that makes the thing, so they need no
//! randomness, and a replay gives the same ones.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The text is not such an id. Shown as "not found" rather than as an error: a wrong id in an
/// address is an address that leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}

impl std::error::Error for NotAnId {}

/// Which agency. The first part of every address: lower-case letters a–z, digits and hyphens,
/// 1–40 characters, beginning with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrganisationId(Arc<str>);

impl OrganisationId {
    /// The longest id, so that it fits a host name label and a line of a checkpoint.
    pub const LONGEST: usize = 40;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An id made from a name: "Länsstyrelsen i Örebro" gives `lansstyrelsen-i-orebro`.
    /// `None` when nothing of the name can be used.
    pub fn from_name(name: &str) -> Option<OrganisationId> {
        let mut slug = String::new();
        for letter in name.to_lowercase().chars() {
            match letter {
                'å' | 'ä' | 'á' | 'à' => slug.push('a'),
                'ö' | 'ø' | 'ó' => slug.push('o'),
                'é' | 'è' | 'ë' => slug.push('e'),
                'ü' => slug.push('u'),
                'a'..='z' | '0'..='9' => slug.push(letter),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        let from_letter = slug.trim_start_matches(|c: char| !c.is_ascii_lowercase());
        let short: String = from_letter.chars().take(Self::LONGEST).collect();
        short.trim_end_matches('-').parse().ok()
    }
}

impl fmt::Display for OrganisationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OrganisationId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let begins_well = text.starts_with(|c: char| c.is_ascii_lowercase());
        let only_allowed = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if begins_well && only_allowed && text.len() <= Self::LONGEST {
            Ok(OrganisationId(text.into()))
        } else {
            Err(NotAnId)
        }
    }
}

macro_rules! number_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                // "007" and "+7" would be second addresses of the same page.
                let number: u32 = text.parse().map_err(|_| NotAnId)?;
                if number.to_string() == text { Ok($name(number)) } else { Err(NotAnId) }
            }
        }
    )+};
}

number_id! {
    /// A person in the organisation's directory. The name lives in the store's accounts, and can be erased there.
    PersonId,
    /// A part of the organisation.
    UnitId,
    /// A body that decides: the board, the management group, …
    BodyId,
    /// A statement, through all the revisions in which it is kept, reworded or moved.
    StatementId,
    /// A revision of the strategy: 1, 2, 3, … as the organisation itself counts them.
    RevisionNumber,
    /// A recorded decision.
    DecisionId,
    /// A version of the steering model.
    ModelVersion,
    /// A planning round: 1, 2, 3, … as the organisation itself counts them.
    RoundNumber,
    /// A source of funding.
    FundingId,
    /// An activity, through all the rounds that it goes on in.
    ActivityId,
    /// A scenario, in all rounds.
    ScenarioId,
    /// An external task.
    TaskId,
    /// An indicator, through all its definitions.
    IndicatorId,
    /// A version of the indicator set: 1, 2, 3, … as the organisation itself counts them.
    SetNumber,
    /// Values that came in together.
    ImportId,
    /// A fetch of values from an address.
    FetchId,
    /// A role that a person was given in a part of the agency, or for a time.
    AssignmentId,
    /// A time during which one person is another's deputy.
    DeputationId,
    /// A contribution.
    ContributionId,
    /// Contributions that were put together.
    GroupId,
    /// What a statement could say.
    CandidateId,
    /// A verdict round.
    VerdictRoundId,
    /// A comment.
    CommentId,
    /// A workshop.
    WorkshopId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_id_is_made_from_a_swedish_name() {
        let id = |name| OrganisationId::from_name(name).map(|id| id.to_string());
        assert_eq!(id("Länsstyrelsen i Örebro").as_deref(), Some("lansstyrelsen-i-orebro"));
        assert_eq!(id("  2 kommuner & ett län! ").as_deref(), Some("kommuner-ett-lan"));
        assert_eq!(id("!!!"), None);
        assert_eq!(id(&"å".repeat(99)).map(|id| id.len()), Some(40));
    }

    #[test]
    fn an_id_has_one_spelling() {
        assert_eq!("7".parse(), Ok(StatementId(7)));
        for wrong in ["", "07", "+7", "-7", "7 ", "sju", "99999999999"] {
            assert_eq!(wrong.parse::<StatementId>(), Err(NotAnId), "{wrong:?}");
        }
        for wrong in ["", "Åre", "1a", "-a", "a b", "../a", &"a".repeat(41)] {
            assert!(wrong.parse::<OrganisationId>().is_err(), "{wrong:?}");
        }
    }
}
