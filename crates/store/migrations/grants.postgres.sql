-- What the role that serves may do: read and append to what is sealed, and keep the rest. Run by the owner after the
-- migrations, at every start; the role's name comes in the setting `rodtrad.app_role`.
-- This is no migration: the sum of it is what holds, whatever it was before.

do $$
declare
    app text := current_setting('rodtrad.app_role');
begin
    execute format('grant usage on schema public to %I', app);
    execute format('revoke all on migrations, organisations, log, checkpoints, request_keys, snapshots, people, '
        || 'sessions, unsaved, fetches, fetched_files, accounts, links, attempts, security_events, '
        || 'providers, provider_attempts, provider_links, '
        || 'access_tokens, directory_people, directory_groups, directory_members from %I', app);
    execute format('revoke all on authenticators, recovery_codes, passkeys, challenges, halfway, factor_roles, letters, '
        || 'logos, security_retention, texts, contribution_followers, contributions_seen, '
        || 'verdict_keys, verdict_takers, verdict_boxes, workshop_participants, workshop_votes from %I', app);
    execute format('revoke all on follows, notices_seen, notices_read, notice_choices, notice_letters from %I', app);
    execute format('grant select on migrations to %I', app);
    execute format('grant select, insert on log, checkpoints to %I', app);
    execute format('grant select, insert, update on organisations to %I', app);
    execute format('grant select, insert, delete on request_keys to %I', app);
    execute format('grant select, insert, delete on links, security_events, provider_attempts, provider_links, '
        || 'directory_members to %I', app);
    execute format('grant select, insert, update, delete on snapshots, people, sessions, unsaved, fetches, '
        || 'fetched_files, accounts, attempts, providers, access_tokens, directory_people, directory_groups to %I', app);
    execute format('grant select, insert, delete on recovery_codes, challenges, halfway, factor_roles to %I', app);
    execute format('grant select, insert, update, delete on authenticators, passkeys, letters, logos, '
        || 'security_retention, texts, contributions_seen to %I', app);
    execute format('grant select, insert, delete on contribution_followers, verdict_keys, verdict_takers to %I', app);
    execute format('grant select, insert, update on verdict_boxes to %I', app);
    execute format('grant select, insert, update, delete on follows, notices_seen, notice_choices, notice_letters to %I', app);
    execute format('grant select, insert, delete on notices_read to %I', app);
    execute format('grant select, insert, update, delete on workshop_participants to %I', app);
    execute format('grant select, insert, delete on workshop_votes to %I', app);
end;
$$;
