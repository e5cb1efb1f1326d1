# The security log: what happened to accounts and sessions.
security-title = Security log
security-what = Who signed in, who could not, and what was changed for accounts. It is kept for { $days } days and is no part of the log of the steering.
security-count = { $count ->
    [0] no events
    [one] one event
   *[other] { $count } events
}
security-none = Nothing happened during these days.
security-from = From
security-until = Until
security-show = Show
security-all = Everything
security-person = Who
security-anyone = Anyone
security-roles-given = Given: { $roles }
security-roles-taken = Taken: { $roles }
security-at = When
security-kind = What
security-about = Whom it concerns
security-actor = Done by
security-kind-signed-in = Signed in
security-kind-sign-in-failed = Wrong password
security-kind-sign-in-refused = Was not let in
security-kind-sign-in-blocked = Too many tries
security-kind-signed-out = Signed out
security-kind-sessions-ended = Sessions were ended
security-kind-account-opened = Account was opened
security-kind-link-made = One-time link was made
security-kind-link-used = Chose a password by a link
security-kind-link-refused = Link not valid
security-kind-password-changed = Changed password
security-kind-email-changed = E-mail address was changed
security-kind-roles-changed = Roles or unit were changed
security-kind-disabled = Account was disabled
security-kind-enabled = Account was enabled again
security-kind-erased = Personal data was erased
security-kind-token-made = An access token was made
security-kind-token-revoked = An access token was revoked
security-kind-token-refused = Invalid access token
security-kind-provisioned = Changed by the directory
security-kind-group-mapped = A group of the directory gives something else
security-kind-exported = Took out a file
security-kind-factor-failed = Wrong code or passkey
security-kind-passkey-refused = Passkey that did not count
security-kind-passkey-copied = Passkey that may be copied
security-kind-authenticator-added = Added an app
security-kind-authenticator-removed = Removed the app
security-kind-passkey-added = Added a passkey
security-kind-passkey-removed = Removed a passkey
security-kind-recovery-codes-made = Made recovery codes
security-kind-recovery-code-used = Used a recovery code
security-kind-factors-removed = App and passkeys were removed
security-kind-factors-required = Rules for signing in were changed
security-kind-link-asked = Asked for a link, password forgotten
security-kind-letter-failed = A letter could not be sent
