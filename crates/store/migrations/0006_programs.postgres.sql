-- Each transaction sees one organisation, as in the foundation.

alter table access_tokens enable row level security;
alter table access_tokens force row level security;
create policy own_rows on access_tokens
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table directory_people enable row level security;
alter table directory_people force row level security;
create policy own_rows on directory_people
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table directory_groups enable row level security;
alter table directory_groups force row level security;
create policy own_rows on directory_groups
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table directory_members enable row level security;
alter table directory_members force row level security;
create policy own_rows on directory_members
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
