# People in the directory: name, unit, roles and signing in.
directory-title = People
directory-count = { $count ->
    [0] no people
    [one] one person
   *[other] { $count } people
}
directory-waiting = { $count ->
    [one] one has not chosen a password
   *[other] { $count } have not chosen a password
}
directory-search = Name or e-mail address
directory-none = Everyone who works in the steering stands here. Add the first.
directory-none-found = Nobody is called so. Search for a part of the name or the e-mail address.
directory-add = Add a person
directory-add-do = Add
directory-then-link = Once the person is added you get a one-time link to send, where the person chooses a password.
directory-name = Name
directory-email = E-mail address
directory-email-hint = The person signs in with it. Without an address the person is in the directory only.
directory-unit = Unit
directory-no-unit = No unit
directory-roles = Roles
directory-state = Signing in
directory-save = Save
directory-told-added = The person is added. Make a one-time link and send it to the person.
directory-told-taken = The person is added, but the address is someone else’s. Fill in another address.
directory-told-saved = The changes are saved.
directory-signing-in = Signing in
directory-no-account = The person has no e-mail address and cannot sign in. Fill in an address and save.
directory-signed-in = { $count ->
    [one] Signed in at one place, last { $moment }.
   *[other] Signed in at { $count } places, last { $moment }.
}
directory-link-invite = Make a one-time link
directory-link-reset = Make a link for a new password
directory-link-title = Send this link to the person
directory-link-what = It is shown only now. It can be used once, until { $until }. Send it in a way where nobody else reads it.
directory-end-sessions = Sign out everywhere
directory-disable = Disable the account
directory-enable = Enable the account again
directory-told-disabled = The account is disabled, and the person is signed out everywhere.
directory-told-enabled = The account is enabled again.
directory-told-ended = The person is signed out everywhere.
directory-erase = Erase the personal data
directory-erase-what = Name, e-mail address and password disappear and cannot be got back. What the person has done remains, by “a former employee”.
directory-erase-confirm = Type { $name } to confirm
directory-erase-do = Erase
directory-told-erased = The personal data is erased.
account-state-none = cannot sign in
account-state-invited = invited
account-state-active = can sign in
account-state-disabled = disabled
account-state-says-invited = The person is invited and has not chosen a password yet.
account-state-says-active = The person can sign in.
account-state-says-disabled = The account is disabled. The person cannot sign in.
role-says-reader = Reader: reads everything that is not secret
role-says-unit-manager = Unit manager: plans for the unit and those below it
role-says-management = Management: writes the directive, gives frames and tries scenarios
role-says-strategist = Strategist: works with the texts of the steering and drives the planning
role-says-analyst = Analyst: defines indicators and fills in values
role-says-secretary = Secretary: records what a body has decided
role-says-auditor = Auditor: verifies the log and sees the security log
role-says-administrator = Administrator: looks after people, units and the system, and decides nothing thereby
role-says-contributor = Writes in the plan: adds and changes activities in the unit’s plan while it is a draft
role-says-member = Member: reads what is decided, and what lies before the own bodies
directory-roles-in-parts = Roles in units, in bodies and for a time
role-says-cleared = Cleared: reads what is secret
