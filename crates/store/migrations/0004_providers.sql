-- Signing in by the agency's own sign-in service, with OpenID Connect: which providers there are, the sign-ins that are on
-- their way, and who is whom there.

create table providers (
    organisation text not null references organisations (id),
    provider bigint not null check (provider >= 1),
    -- What the administrator has set, as JSON; nothing in it is secret.
    settings text not null check (length(settings) between 2 and 20000),
    -- The secret or the key that proves the agency, encrypted; empty where there is none.
    secret bytea not null check (length(secret) <= 2000),
    changed_at text not null check (length(changed_at) = 24),
    primary key (organisation, provider)
) /*strict*/;

create table provider_attempts (
    organisation text not null references organisations (id),
    -- SHA-256 of what comes back with the answer, or of the id of a token that is used once.
    state bytea not null check (length(state) = 32),
    -- SHA-256 of what the browser's cookie has.
    browser bytea not null check (length(browser) = 32),
    provider bigint not null check (provider >= 1),
    -- Who is connecting an account of their own; zero for somebody who signs in.
    person bigint not null check (person >= 0),
    next text not null check (length(next) <= 2000),
    redirect text not null check (length(redirect) <= 2000),
    expires_at text not null check (length(expires_at) = 24),
    primary key (organisation, state)
) /*strict*/;

create table provider_links (
    organisation text not null references organisations (id),
    provider bigint not null check (provider >= 1),
    -- SHA-256 of the issuer and of who it is there: that may be a personal identity number.
    subject bytea not null check (length(subject) = 32),
    person bigint not null check (person >= 1),
    created_at text not null check (length(created_at) = 24),
    primary key (organisation, provider, subject)
) /*strict*/;

create index provider_links_by_person on provider_links (organisation, person);

-- By which provider somebody signed in, zero for none, and in which of its sessions.
alter table sessions add column provider bigint not null default 0;
alter table sessions add column provider_session text not null default '';

-- What more there is to know, in words of ours: why, or what was taken out. Never what somebody sent.
alter table security_events add column detail text not null default '' check (length(detail) <= 80);
