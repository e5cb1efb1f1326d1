//! Recovery codes: ten that work once each, for whoever has lost the app or the key. They are shown when they are made; kept
//! is Argon2id of each.

use domain::ids::{OrganisationId, PersonId};

use crate::Store;
use crate::engine::Scope;
use crate::error::StoreError;
use crate::passwords;
use crate::security::{Between, Happened, note};
use crate::statements::{RECOVERY_CODE_ADD, RECOVERY_CODE_USE, RECOVERY_CODES, RECOVERY_CODES_REMOVE};

/// So many there are.
pub const COUNT: usize = 10;
/// With so many left it is time for new ones.
pub const FEW: usize = 3;

/// Letters that are not taken for one another when they are read from paper (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters of a code; five bits each.
const LENGTH: usize = 12;

impl Store {
    /// Makes new codes, shown this once; those there were no longer work.
    ///
    /// # Errors
    /// When they cannot be written, or there are no random bytes.
    pub fn make_recovery_codes(&self, id: &OrganisationId, person: PersonId) -> Result<Vec<String>, StoreError> {
        let mut bytes = [0; COUNT * LENGTH];
        let mut salt = [0; 16];
        for random in [&mut bytes[..], &mut salt[..]] {
            getrandom::fill(random).map_err(|error| StoreError::Randomness(error.into()))?;
        }
        let codes: Vec<String> = bytes
            .chunks(LENGTH)
            .map(|code| code.iter().map(|byte| char::from(LETTERS[usize::from(byte & 0x1f)])).collect())
            .collect();
        let kept: Vec<[u8; 32]> =
            codes.iter().map(|code| passwords::kept_code(code, &salt)).collect::<Result<_, StoreError>>()?;
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&RECOVERY_CODES_REMOVE, &[id.into(), person.0.into()])?;
            for code in &kept {
                let values = [id.into(), person.0.into(), code.as_slice().into(), salt.as_slice().into()];
                transaction.execute(&RECOVERY_CODE_ADD, &values)?;
            }
            note(transaction, id, now, Happened::RecoveryCodesMade, Between::own(person))
        })?;
        Ok(codes.iter().map(|code| shown(code)).collect())
    }

    /// Whether this is one of the person's codes; then it is used up. Count it first: [`Store::may_try`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn use_recovery_code(&self, id: &OrganisationId, person: PersonId, typed: &str) -> Result<bool, StoreError> {
        let Some(code) = read(typed) else { return Ok(false) };
        let salt = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&RECOVERY_CODES, &[id.into(), person.0.into()])?;
            row.map(|row| row.array::<16>(1)).transpose()
        })?;
        // All codes of a person have one salt, so one hash says whether it is one of them.
        let Some(salt) = salt else { return Ok(false) };
        let kept = passwords::kept_code(&code, &salt)?;
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), kept.as_slice().into()];
            if transaction.execute(&RECOVERY_CODE_USE, &values)? == 0 {
                return Ok(false);
            }
            note(transaction, id, now, Happened::RecoveryCodeUsed, Between::own(person))?;
            Ok(true)
        })
    }
}

/// As it is shown: `K7QM-2XPA-9RTW`.
fn shown(code: &str) -> String {
    let groups: Vec<&str> = (0..code.len()).step_by(4).map(|from| &code[from..from + 4]).collect();
    groups.join("-")
}

/// As it was typed, if it can be a code: whatever case, with or without what stands between the groups, and with what is
/// easily taken for another letter as that.
fn read(typed: &str) -> Option<String> {
    let letters = typed.chars().filter(|letter| !letter.is_whitespace() && *letter != '-');
    let code: String = letters
        .take(LENGTH + 1)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        })
        .collect();
    (code.len() == LENGTH && code.bytes().all(|letter| LETTERS.contains(&letter))).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_write_it() {
        assert_eq!(shown("K7QM2XPA9RTW"), "K7QM-2XPA-9RTW");
        for typed in ["K7QM-2XPA-9RTW", " k7qm 2xpa 9rtw ", "K7QM2XPA9RTW"] {
            assert_eq!(read(typed).as_deref(), Some("K7QM2XPA9RTW"), "{typed}");
        }
        assert_eq!(read("oil0-0000-0000").as_deref(), Some("011000000000"));
        for wrong in ["", "123456", "K7QM-2XPA-9RT", "K7QM-2XPA-9RTWW", "K7QM-2XPA-9RTU", "ÅÄÖ-ÅÄÖ-ÅÄÖ"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
