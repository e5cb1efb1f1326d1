-- What belongs to what an agency sets for itself, beside the events: the bytes of its marks, and how long its security log is
-- kept. Rows that are changed and erased.

create table logos (
    organisation text not null references organisations (id),
    -- SHA-256 of the picture, in hexadecimal.
    file text not null check (length(file) = 64),
    picture bytea not null check (length(picture) between 1 and 4194304),
    kept_at text not null check (length(kept_at) = 24),
    primary key (organisation, file)
) /*strict*/;

create table security_retention (
    organisation text not null references organisations (id),
    days bigint not null check (days between 30 and 3650),
    primary key (organisation)
) /*strict*/;
