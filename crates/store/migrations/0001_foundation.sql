-- The log, the seal's checkpoints, snapshots, and the accounts. Runs on both engines: the dialect gives SQLite its own
-- names for `bytea` and `bigint`, and reads `/*strict*/` as the table option. What only one engine has stands in the
-- files beside this one. Moments are text, `2026-11-23T14:17:07.123Z`, so that they sort and are sealed as they stand.

create table organisations (
    id text not null primary key check (length(id) between 1 and 40),
    -- The number of the last event: a lock and a hint for other nodes, never the truth. That is the log.
    seq bigint not null check (seq >= 1)
) /*strict*/;

create table log (
    organisation text not null references organisations (id),
    seq bigint not null check (seq >= 1),
    recorded_at text not null check (length(recorded_at) = 24),
    actor text not null check (length(actor) between 1 and 40),
    name text not null check (length(name) between 1 and 100),
    -- Canonical JSON, kept as text: its bytes are under the seal.
    payload text not null check (length(payload) >= 1),
    salt bytea not null check (length(salt) = 16),
    leaf bytea not null check (length(leaf) = 32),
    primary key (organisation, seq)
) /*strict*/;

create index log_by_moment on log (organisation, recorded_at);

create table checkpoints (
    organisation text not null references organisations (id),
    size bigint not null check (size >= 1),
    note text not null check (length(note) >= 1),
    primary key (organisation, size)
) /*strict*/;

create table request_keys (
    organisation text not null references organisations (id),
    key text not null check (length(key) between 1 and 64),
    -- The last event of the change that it was used for.
    seq bigint not null,
    used_at text not null check (length(used_at) = 24),
    primary key (organisation, key),
    foreign key (organisation, seq) references log (organisation, seq)
) /*strict*/;

create table snapshots (
    organisation text not null primary key references organisations (id),
    seq bigint not null check (seq >= 1),
    format text not null,
    -- The leaf of event `seq`: a snapshot of another log than this one is not used.
    leaf bytea not null check (length(leaf) = 32),
    checksum bytea not null check (length(checksum) = 32),
    body bytea not null
) /*strict*/;

create table people (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    display_name text not null check (length(display_name) between 1 and 200),
    primary key (organisation, person)
) /*strict*/;

create table sessions (
    organisation text not null references organisations (id),
    -- SHA-256 of the token: whoever reads this table cannot sign in with it.
    token bytea not null check (length(token) = 32),
    person bigint not null check (person >= 1),
    created_at text not null check (length(created_at) = 24),
    last_seen_at text not null check (length(last_seen_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    primary key (organisation, token)
) /*strict*/;

create index sessions_by_person on sessions (organisation, person);

create table unsaved (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    form text not null check (length(form) between 1 and 200),
    body text not null check (length(body) <= 200000),
    -- The version of the thing that the person began from.
    base bigint not null check (base >= 0),
    updated_at text not null check (length(updated_at) = 24),
    primary key (organisation, person, form)
) /*strict*/;
