# Access tokens: programs read in a person's name.
tokens-title = Access tokens
account-programs = Programs
tokens-own = Your access tokens
tokens-what = With an access token a program reads in your name: what you choose here, and never more than you may read yourself.
tokens-none = You have no access tokens.
tokens-new = New access token
tokens-name = Name
tokens-name-hint = Which program uses it, for example “The report in Power BI”
tokens-scopes = May read
tokens-scopes-hint = Choose only what the program needs.
tokens-lifetime = Valid for
tokens-days = { $count ->
    [one] one day
   *[other] { $count } days
}
tokens-make = Make a token
tokens-secret = Your new access token
tokens-secret-what = Copy it now. It is shown this once only. Never put it in code or e-mail.
tokens-whose = Person
tokens-made = Made
tokens-last-used = Last used
tokens-never = never
tokens-until = Valid until
tokens-revoke = Revoke
tokens-told-revoked = The token is revoked. It no longer works.
tokens-provisioning = provision people and groups
tokens-count = { $count ->
    [0] no tokens
    [one] one token
   *[other] { $count } tokens
}
tokens-all-what = These are everyone’s tokens. A token stops working when its person is disabled. Revoke one that has ended up in the wrong place.
tokens-all-none = Nobody has made an access token.
token-scope-decided = what is decided
token-scope-drafts = drafts, proposals, contributions and workshops
token-scope-planning = plans and tasks
token-scope-log = the log
token-scope-people = people
refusal-scopes-none = Choose what the program may read.
refusal-days-none = Choose how long the token is valid.
refusal-too-many-tokens = You have { $limit } tokens, and there is no room for more. Revoke one that is not used.
