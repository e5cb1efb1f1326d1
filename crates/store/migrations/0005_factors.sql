-- What proves who someone is beside a password, those who are halfway in, and letters that wait to be sent. Rows that are
-- changed and erased.

create table authenticators (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    -- The secret that the app has too, encrypted with a key that is not in the database.
    secret bytea not null check (length(secret) between 16 and 200),
    begun_at text not null check (length(begun_at) = 24),
    -- Empty until a code has shown that the app has it.
    confirmed_at text not null check (length(confirmed_at) in (0, 24)),
    -- The step of the last code that was taken, so that none is taken twice.
    last_step bigint not null check (last_step >= 0),
    primary key (organisation, person)
) /*strict*/;

create table recovery_codes (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    -- Argon2id of the code.
    code bytea not null check (length(code) = 32),
    salt bytea not null check (length(salt) = 16),
    primary key (organisation, person, code)
) /*strict*/;

create table passkeys (
    organisation text not null references organisations (id),
    -- What the authenticator calls it.
    credential bytea not null check (length(credential) between 1 and 1023),
    person bigint not null check (person >= 1),
    -- What the person calls it.
    name text not null check (length(name) between 1 and 120),
    -- COSE, as the authenticator wrote it.
    public_key bytea not null check (length(public_key) between 1 and 2000),
    counter bigint not null check (counter >= 0),
    added_at text not null check (length(added_at) = 24),
    -- Empty until it is used.
    used_at text not null check (length(used_at) in (0, 24)),
    primary key (organisation, credential)
) /*strict*/;

create index passkeys_by_person on passkeys (organisation, person);

create table challenges (
    organisation text not null references organisations (id),
    challenge bytea not null check (length(challenge) = 32),
    -- For whom; zero is whoever has a key.
    person bigint not null check (person >= 0),
    purpose text not null check (purpose in ('register', 'sign-in')),
    expires_at text not null check (length(expires_at) = 24),
    primary key (organisation, challenge)
) /*strict*/;

create table halfway (
    organisation text not null references organisations (id),
    -- SHA-256 of what the cookie holds.
    token bytea not null check (length(token) = 32),
    person bigint not null check (person >= 1),
    expires_at text not null check (length(expires_at) = 24),
    primary key (organisation, token)
) /*strict*/;

create index halfway_by_person on halfway (organisation, person);

-- The roles whose people need more than a password.
create table factor_roles (
    organisation text not null references organisations (id),
    role text not null check (length(role) between 1 and 40),
    primary key (organisation, role)
) /*strict*/;

create table letters (
    organisation text not null references organisations (id),
    letter bytea not null check (length(letter) = 16),
    -- Whom it is about; zero is nobody that is known.
    person bigint not null check (person >= 0),
    -- To whom, and what it says: encrypted, because there are links in it.
    content bytea not null check (length(content) between 16 and 65536),
    due_at text not null check (length(due_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    tries bigint not null check (tries >= 0),
    lease text not null check (length(lease) <= 64),
    leased_until text not null check (length(leased_until) in (0, 24)),
    primary key (organisation, letter)
) /*strict*/;
