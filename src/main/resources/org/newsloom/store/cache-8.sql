-- Texts in the index have numbers of their own, which ascend as texts come and are given out once.
create table indexed_text(id integer primary key autoincrement, key integer not null unique);
insert or ignore into indexed_text(id, key) select id, key from body_key order by id;
drop table body_key;
-- A number that a segment has as long as it stays as it is.
alter table segment add column serial integer not null default 0;
