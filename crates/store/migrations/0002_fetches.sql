-- When each fetch asks next, what it was told last, and the file of it that waits. Not what a fetch is, nor what became of
-- what it found: that is in the log. What is not there is an empty text.

create table fetches (
    organisation text not null references organisations (id),
    number bigint not null check (number >= 1),
    -- The event that wrote the fetch as it was when this was last kept.
    version bigint not null check (version >= 1),
    due_at text not null check (length(due_at) = 24),
    tried_at text not null check (length(tried_at) in (0, 24)),
    failures bigint not null check (failures >= 0),
    etag text not null check (length(etag) <= 200),
    modified text not null check (length(modified) <= 200),
    -- The SHA-256 of the last file that was taken care of.
    file text not null check (length(file) in (0, 64)),
    -- Who asks just now, and until when nobody else does.
    lease text not null check (length(lease) <= 64),
    leased_until text not null check (length(leased_until) in (0, 24)),
    primary key (organisation, number)
) /*strict*/;

create table fetched_files (
    organisation text not null references organisations (id),
    number bigint not null check (number >= 1),
    file text not null check (length(file) = 64),
    body bytea not null,
    primary key (organisation, number)
) /*strict*/;
