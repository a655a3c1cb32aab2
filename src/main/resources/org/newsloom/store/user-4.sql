alter table server add column proxy text;
create table unsubscribed(
  server integer not null, grp text not null, position integer not null,
  primary key(server, grp)) without rowid;
