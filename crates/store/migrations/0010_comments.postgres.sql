-- Each transaction sees one organisation, as in the foundation.

alter table follows enable row level security;
alter table follows force row level security;
create policy own_rows on follows
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table notices_seen enable row level security;
alter table notices_seen force row level security;
create policy own_rows on notices_seen
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table notices_read enable row level security;
alter table notices_read force row level security;
create policy own_rows on notices_read
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table notice_choices enable row level security;
alter table notice_choices force row level security;
create policy own_rows on notice_choices
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table notice_letters enable row level security;
alter table notice_letters force row level security;
create policy own_rows on notice_letters
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
