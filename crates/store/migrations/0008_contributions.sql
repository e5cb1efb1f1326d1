-- What people have said in contributions, apart from the log: texts that can be erased, who follows which, and how far each
-- person has seen what came of them. The log holds the digest of a text, by which it is found here.

create table contribution_texts (
    organisation text not null references organisations (id),
    -- SHA-256 of salt and text, in hexadecimal, as the log has it.
    digest text not null check (length(digest) = 64),
    salt bytea not null check (length(salt) = 16),
    body text not null check (length(body) between 1 and 2000),
    -- Of one that is anonymous to colleagues: who wrote it, as the installation's key has it; else empty.
    author bytea not null check (length(author) in (0, 48)),
    primary key (organisation, digest)
) /*strict*/;

create table contribution_followers (
    organisation text not null references organisations (id),
    contribution bigint not null check (contribution >= 1),
    person bigint not null check (person >= 1),
    primary key (organisation, contribution, person)
) /*strict*/;

create table contributions_seen (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    -- The number of the last event that the person has seen.
    seq bigint not null check (seq >= 0),
    primary key (organisation, person)
) /*strict*/;
