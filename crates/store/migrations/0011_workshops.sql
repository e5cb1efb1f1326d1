-- Who is in a workshop, and for what each has voted. Nobody is named: a participant is what the installation's key makes of
-- a person and the workshop, or the hash of what a browser without an account was given. No row has a time, and all are
-- gone when the workshop is closed.

create table workshop_participants (
    organisation text not null references organisations (id),
    workshop bigint not null check (workshop >= 1),
    participant bytea not null check (length(participant) = 32),
    primary key (organisation, workshop, participant)
) /*strict*/;

create table workshop_votes (
    organisation text not null references organisations (id),
    workshop bigint not null check (workshop >= 1),
    question bigint not null check (question >= 1),
    participant bytea not null check (length(participant) = 32),
    contribution bigint not null check (contribution >= 1),
    primary key (organisation, workshop, question, participant, contribution)
) /*strict*/;
