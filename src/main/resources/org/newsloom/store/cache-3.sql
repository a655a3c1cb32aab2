drop table segment;
create table segment(
  first integer primary key, last integer not null, size integer not null,
  newest integer not null, list blob not null, links blob not null);
create table segment_block(id integer primary key, octets blob not null);
create table segment_crosspost(id integer primary key, octets blob not null);
create table block_header(id integer primary key, octets blob not null);
create table key_subject(key integer not null, id integer not null, primary key(key, id))
  without rowid;
insert into key_subject select hash, id from hash_subject;
drop table hash_subject;
create table block_subject(id integer primary key, octets blob not null);
create table key_author(key integer not null, id integer not null, primary key(key, id))
  without rowid;
insert into key_author select hash, id from hash_author;
drop table hash_author;
create table block_author(id integer primary key, octets blob not null);
update header set subject = subject * 2;
