-- How people sign in: by what address and password, by which one-time links; how often somebody tried; and what happened,
-- apart from the log of the steering. Rows that are changed and erased.

create table accounts (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    email text not null check (length(email) between 3 and 254),
    -- Two addresses that differ in case alone are the same.
    email_folded text not null check (length(email_folded) between 3 and 254),
    state text not null check (state in ('invited', 'active', 'disabled')),
    -- Argon2id with its settings and salt, as PHC writes it; empty until one is chosen.
    password text not null check (length(password) <= 300),
    changed_at text not null check (length(changed_at) = 24),
    primary key (organisation, person),
    unique (organisation, email_folded)
) /*strict*/;

create table links (
    organisation text not null references organisations (id),
    -- SHA-256 of what the link holds.
    link bytea not null check (length(link) = 32),
    person bigint not null check (person >= 1),
    created_at text not null check (length(created_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    primary key (organisation, link)
) /*strict*/;

create index links_by_person on links (organisation, person);

create table attempts (
    organisation text not null references organisations (id),
    -- SHA-256 of the place and the name that was tried there.
    subject bytea not null check (length(subject) = 32),
    since text not null check (length(since) = 24),
    times bigint not null check (times >= 1),
    primary key (organisation, subject)
) /*strict*/;

create table security_events (
    organisation text not null references organisations (id),
    happened_at text not null check (length(happened_at) = 24),
    -- So that two in the same millisecond are two.
    event bytea not null check (length(event) = 8),
    kind text not null check (length(kind) between 1 and 40),
    -- Who did it, and to whom; zero is nobody that is known.
    actor bigint not null check (actor >= 0),
    about bigint not null check (about >= 0),
    primary key (organisation, happened_at, event)
) /*strict*/;
