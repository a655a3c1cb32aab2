drop table segment;
create table segment(
  first integer primary key, last integer not null, size integer not null,
  newest integer not null, list blob not null, links blob not null);
create table segment_block(id integer primary key, octets blob not null);
create table segment_crosspost(id integer primary key, octets blob not null);
create table key_block(id integer primary key, octets blob not null);
