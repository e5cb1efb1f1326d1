-- Each transaction sees one organisation, as in the foundation.

alter table accounts enable row level security;
alter table accounts force row level security;
create policy own_rows on accounts
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table links enable row level security;
alter table links force row level security;
create policy own_rows on links
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table attempts enable row level security;
alter table attempts force row level security;
create policy own_rows on attempts
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table security_events enable row level security;
alter table security_events force row level security;
create policy own_rows on security_events
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
