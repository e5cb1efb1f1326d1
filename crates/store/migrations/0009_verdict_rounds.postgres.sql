-- Each transaction sees one organisation, as in the foundation.

alter table verdict_keys enable row level security;
alter table verdict_keys force row level security;
create policy own_rows on verdict_keys
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table verdict_takers enable row level security;
alter table verdict_takers force row level security;
create policy own_rows on verdict_takers
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table verdict_boxes enable row level security;
alter table verdict_boxes force row level security;
create policy own_rows on verdict_boxes
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
