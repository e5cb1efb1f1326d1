-- What a verdict round needs beside the log: keys that sign tokens, who has taken one, and what the answers come to. No
-- row holds one answer, none has a time, and keys and takers are gone when the round is counted.

create table verdict_keys (
    organisation text not null references organisations (id),
    verdict_round bigint not null check (verdict_round >= 1),
    -- Whose answers are counted together.
    of_group text not null check (of_group in ('all', 'managers', 'staff')),
    -- The modulus; the exponent is always 65537.
    modulus bytea not null check (length(modulus) = 256),
    -- Encrypted.
    private_key bytea not null check (length(private_key) between 1 and 4000),
    primary key (organisation, verdict_round, of_group)
) /*strict*/;

create table verdict_takers (
    organisation text not null references organisations (id),
    verdict_round bigint not null check (verdict_round >= 1),
    person bigint not null check (person >= 1),
    -- SHA-256 of the blinded token, so that who asks again for the same gets the same; empty where the server took the
    -- answer itself.
    blinded bytea not null check (length(blinded) in (0, 32)),
    primary key (organisation, verdict_round, person)
) /*strict*/;

create table verdict_boxes (
    organisation text not null references organisations (id),
    verdict_round bigint not null check (verdict_round >= 1),
    state text not null check (state in ('open', 'counted')),
    -- Encrypted: the counts, the words and the tokens that are used up, each in an order that says nothing. Written anew as
    -- a whole with every answer.
    content bytea not null check (length(content) >= 1),
    primary key (organisation, verdict_round)
) /*strict*/;
