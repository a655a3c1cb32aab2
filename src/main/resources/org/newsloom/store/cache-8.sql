-- Texts in the index have numbers of their own, which ascend as texts come and are given out once.
create table indexed_text(id integer primary key autoincrement, key integer not null unique);
insert or ignore into indexed_text(id, key) select id, key from body_key order by id;
drop table body_key;
