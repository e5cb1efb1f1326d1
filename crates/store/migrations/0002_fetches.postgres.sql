-- Each transaction sees one organisation, here as in the rest.

alter table fetches enable row level security;
alter table fetches force row level security;
create policy own_rows on fetches
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table fetched_files enable row level security;
alter table fetched_files force row level security;
create policy own_rows on fetched_files
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
