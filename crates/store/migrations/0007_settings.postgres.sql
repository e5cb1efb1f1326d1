-- Each transaction sees one organisation, as in the foundation.

alter table logos enable row level security;
alter table logos force row level security;
create policy own_rows on logos
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table security_retention enable row level security;
alter table security_retention force row level security;
create policy own_rows on security_retention
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
