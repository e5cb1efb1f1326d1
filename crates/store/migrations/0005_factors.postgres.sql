-- Each transaction sees one organisation, as in the foundation.

alter table authenticators enable row level security;
alter table authenticators force row level security;
create policy own_rows on authenticators
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table recovery_codes enable row level security;
alter table recovery_codes force row level security;
create policy own_rows on recovery_codes
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table passkeys enable row level security;
alter table passkeys force row level security;
create policy own_rows on passkeys
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table challenges enable row level security;
alter table challenges force row level security;
create policy own_rows on challenges
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table halfway enable row level security;
alter table halfway force row level security;
create policy own_rows on halfway
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table factor_roles enable row level security;
alter table factor_roles force row level security;
create policy own_rows on factor_roles
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table letters enable row level security;
alter table letters force row level security;
create policy own_rows on letters
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
