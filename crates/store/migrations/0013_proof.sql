-- When somebody last showed who they are, and sign-ins that ask a provider to look again.

-- Empty where that was when the session began.
alter table sessions add column authenticated_at text not null default '' check (length(authenticated_at) in (0, 24));

-- Not zero where the provider is asked to have the person show it now.
alter table provider_attempts add column anew bigint not null default 0;
