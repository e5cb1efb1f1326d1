//! What a program may read in the name of a person: some of what the person may, chosen when the token is made. Not the
//! token itself, which is a row in the store; not how a directory provisions people (`provisioning`).

use crate::policy::Right;

/// One thing that a token can be made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// What is decided.
    Decided,
    /// Drafts, consultations and proposals.
    Drafts,
    /// Plans, scenarios, external tasks and breaks.
    Planning,
    /// The log.
    Log,
    /// Who is in the directory.
    People,
}

impl Scope {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Scope; 5] = [Scope::Decided, Scope::Drafts, Scope::Planning, Scope::Log, Scope::People];

    /// The word for it in the table, in forms and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Scope::Decided => "decided",
            Scope::Drafts => "drafts",
            Scope::Planning => "planning",
            Scope::Log => "log",
            Scope::People => "people",
        }
    }

    /// The one with this key.
    pub fn of_key(key: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.key() == key)
    }

    /// The right that a person needs for it, and that a program then has.
    pub fn right(self) -> Right {
        match self {
            Scope::Decided => Right::ReadDecided,
            Scope::Drafts => Right::ReadDrafts,
            Scope::Planning => Right::ReadPlanning,
            Scope::Log => Right::ReadLog,
            Scope::People => Right::ManagePeople,
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Everything that a token was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Scopes(u8);

impl Scopes {
    /// Whether this is one of them.
    pub fn has(self, scope: Scope) -> bool {
        self.0 & scope.bit() != 0
    }

    /// Whether a program may do this, as far as its token goes. What no scope names it may not.
    pub fn carry(self, right: Right) -> bool {
        right == Right::Open || self.iter().any(|scope| scope.right() == right)
    }

    /// Each of them, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(move |scope| self.has(*scope))
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Their keys, with spaces between them.
    pub fn written(self) -> String {
        self.iter().map(Scope::key).collect::<Vec<_>>().join(" ")
    }

    /// What was written so. `None` when a word is no scope.
    pub fn read(written: &str) -> Option<Scopes> {
        written.split_whitespace().map(Scope::of_key).collect()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(scopes: T) -> Scopes {
        Scopes(scopes.into_iter().fold(0, |bits, scope| bits | scope.bit()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_back_as_they_were_written() {
        for bits in 0..1 << Scope::ALL.len() {
            let scopes = Scopes(bits);
            assert_eq!(Scopes::read(&scopes.written()), Some(scopes));
        }
        assert_eq!(Scopes::read("decided everything"), None);
    }

    #[test]
    fn a_scope_carries_its_own_right_and_no_other() {
        for scope in Scope::ALL {
            let scopes: Scopes = [scope].into_iter().collect();
            let carried: Vec<Right> = Right::ALL.into_iter().filter(|right| scopes.carry(*right)).collect();
            assert_eq!(carried, if scope.right() == Right::Open { vec![] } else { vec![Right::Open, scope.right()] });
        }
        assert!(Right::ALL.into_iter().filter(|right| Scopes::default().carry(*right)).eq([Right::Open]));
    }
}
