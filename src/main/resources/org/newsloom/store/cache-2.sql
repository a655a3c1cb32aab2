drop index header_subject;
drop index header_author;
drop index header_date;
create table key_header(key integer not null, id integer not null, primary key(key, id))
  without rowid;
insert into key_header(key, id) select key, id from header order by key, id;
drop index header_key;
create table hash_subject(hash integer not null, id integer not null, primary key(hash, id))
  without rowid;
insert into hash_subject(hash, id) select hash, id from subject order by hash, id;
drop index subject_hash;
create table hash_author(hash integer not null, id integer not null, primary key(hash, id))
  without rowid;
insert into hash_author(hash, id) select hash, id from author order by hash, id;
drop index author_hash;
create table segment(
  first integer primary key, last integer not null, size integer not null,
  newest integer not null, list blob not null, links blob not null);
