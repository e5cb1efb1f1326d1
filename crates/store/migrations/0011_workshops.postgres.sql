-- Each transaction sees one organisation, as in the foundation.

alter table workshop_participants enable row level security;
alter table workshop_participants force row level security;
create policy own_rows on workshop_participants
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));

alter table workshop_votes enable row level security;
alter table workshop_votes force row level security;
create policy own_rows on workshop_votes
    using (organisation = current_setting('rodtrad.organisation', true))
    with check (organisation = current_setting('rodtrad.organisation', true));
