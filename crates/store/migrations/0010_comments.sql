-- Comments and notices beside the log: what comments say is kept where the texts of contributions are; what each person
-- follows and has read, by which way each wants to know, and what letters have told of already.

alter table contribution_texts rename to texts;

create table follows (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    -- What, as in addresses: "statement-12".
    topic text not null check (length(topic) between 3 and 60),
    -- Followed, or left though it would be followed by itself.
    state text not null check (state in ('followed', 'left')),
    primary key (organisation, person, topic)
) /*strict*/;

create table notices_seen (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    -- Everything up to this event has been read.
    seq bigint not null check (seq >= 0),
    primary key (organisation, person)
) /*strict*/;

create table notices_read (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    -- The event of a notice that was read by itself.
    seq bigint not null check (seq >= 1),
    primary key (organisation, person, seq)
) /*strict*/;

create table notice_choices (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    personal text not null check (personal in ('none', 'here', 'at-once', 'daily', 'weekly')),
    around text not null check (around in ('none', 'here', 'at-once', 'daily', 'weekly')),
    browser text not null check (browser in ('yes', 'no')),
    language text not null check (language in ('sv', 'en')),
    primary key (organisation, person)
) /*strict*/;

create table notice_letters (
    organisation text not null references organisations (id),
    person bigint not null check (person >= 1),
    sort text not null check (sort in ('personal', 'around')),
    -- Letters have told of everything up to this event.
    seq bigint not null check (seq >= 1),
    primary key (organisation, person, sort)
) /*strict*/;
