-- What programs need: the tokens by which they come, and what the agency's directory says of people and groups. Rows that
-- are changed and erased.

create table access_tokens (
    organisation text not null references organisations (id),
    -- SHA-256 of what the program has.
    token bytea not null check (length(token) = 32),
    kind text not null check (kind in ('person', 'provisioning')),
    -- In whose name, or who made it.
    person bigint not null check (person >= 1),
    name text not null check (length(name) between 1 and 200),
    -- Keys with spaces between them.
    scopes text not null check (length(scopes) <= 200),
    created_at text not null check (length(created_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    -- A day; empty until it is used.
    last_used_on text not null check (length(last_used_on) in (0, 10)),
    primary key (organisation, token)
) /*strict*/;

create table directory_people (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    user_name text not null check (length(user_name) between 1 and 254),
    -- Two that differ in case alone are the same.
    user_name_folded text not null check (length(user_name_folded) between 1 and 254),
    external_id text not null check (length(external_id) <= 254),
    changed_at text not null check (length(changed_at) = 24),
    -- When the directory took the person away; empty while it has not.
    removed_at text not null check (length(removed_at) in (0, 24)),
    primary key (organisation, person),
    unique (organisation, user_name_folded)
) /*strict*/;

create table directory_groups (
    organisation text not null references organisations (id),
    number bigint not null check (number >= 1),
    name text not null check (length(name) between 1 and 200),
    name_folded text not null check (length(name_folded) between 1 and 200),
    external_id text not null check (length(external_id) <= 254),
    changed_at text not null check (length(changed_at) = 24),
    -- What its members get here: keys with spaces between them, and a unit or zero.
    roles text not null check (length(roles) <= 200),
    unit bigint not null check (unit >= 0),
    primary key (organisation, number),
    unique (organisation, name_folded)
) /*strict*/;

create table directory_members (
    organisation text not null references organisations (id),
    number bigint not null check (number >= 1),
    person bigint not null check (person >= 1),
    primary key (organisation, number, person)
) /*strict*/;

create index directory_members_by_person on directory_members (organisation, person);
