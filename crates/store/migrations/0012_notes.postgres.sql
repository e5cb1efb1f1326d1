-- The check has the name of the table that it was made for.

alter table texts drop constraint contribution_texts_body_check;
alter table texts add constraint texts_body_check check (length(body) between 1 and 12000);
