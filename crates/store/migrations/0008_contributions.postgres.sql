-- Each transaction sees one organisation, as in the foundation.

alter table contribution_texts enable row level security;
alter table contribution_texts force row level security;
create policy own_rows on contribution_texts
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table contribution_followers enable row level security;
alter table contribution_followers force row level security;
create policy own_rows on contribution_followers
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table contributions_seen enable row level security;
alter table contributions_seen force row level security;
create policy own_rows on contributions_seen
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
