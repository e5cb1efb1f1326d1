-- SQLite changes no check, so the rows move to a table that has the other one.

create table texts_of_any_length (
    organisation text not null references organisations (id),
    digest text not null check (length(digest) = 64),
    salt blob not null check (length(salt) = 16),
    body text not null check (length(body) between 1 and 12000),
    author blob not null check (length(author) in (0, 48)),
    primary key (organisation, digest)
) strict;

insert into texts_of_any_length (organisation, digest, salt, body, author)
    select organisation, digest, salt, body, author from texts;
drop table texts;
alter table texts_of_any_length rename to texts;
