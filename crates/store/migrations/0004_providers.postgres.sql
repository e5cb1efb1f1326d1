-- Each transaction sees one organisation, as in the foundation.

alter table providers enable row level security;
alter table providers force row level security;
create policy own_rows on providers
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table provider_attempts enable row level security;
alter table provider_attempts force row level security;
create policy own_rows on provider_attempts
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table provider_links enable row level security;
alter table provider_links force row level security;
create policy own_rows on provider_links
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
