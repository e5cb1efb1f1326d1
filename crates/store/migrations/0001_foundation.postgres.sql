-- The log and the checkpoints only grow, and each transaction sees one organisation: the one that it has named by
-- `set_config('rodtrad.organisation', …, true)`. A transaction that names none sees no rows.

create function log_follows() returns trigger language plpgsql as $$
begin
    -- Two nodes that append at once see the same last event; then the primary key lets one of them through.
    if new.seq <> (select coalesce(max(seq), 0) + 1 from log where organisation = new.organisation) then
        raise exception 'the log has no gaps' using errcode = 'unique_violation';
    end if;
    return new;
end;
$$;

create function checkpoints_follow() returns trigger language plpgsql as $$
begin
    if new.size <= (select coalesce(max(size), 0) from checkpoints where organisation = new.organisation) then
        raise exception 'a checkpoint is larger than the ones before it' using errcode = 'unique_violation';
    end if;
    return new;
end;
$$;

create function is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end;
$$;

create trigger log_follows before insert on log
    for each row execute function log_follows();
create trigger log_is_append_only before update or delete or truncate on log
    for each statement execute function is_append_only();
create trigger checkpoints_follow before insert on checkpoints
    for each row execute function checkpoints_follow();
create trigger checkpoints_are_append_only before update or delete or truncate on checkpoints
    for each statement execute function is_append_only();

alter table log enable row level security;
alter table log force row level security;
create policy own_rows on log
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table checkpoints enable row level security;
alter table checkpoints force row level security;
create policy own_rows on checkpoints
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table request_keys enable row level security;
alter table request_keys force row level security;
create policy own_rows on request_keys
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table snapshots enable row level security;
alter table snapshots force row level security;
create policy own_rows on snapshots
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table people enable row level security;
alter table people force row level security;
create policy own_rows on people
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table sessions enable row level security;
alter table sessions force row level security;
create policy own_rows on sessions
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table unsaved enable row level security;
alter table unsaved force row level security;
create policy own_rows on unsaved
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
