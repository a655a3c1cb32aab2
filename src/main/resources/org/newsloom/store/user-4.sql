alter table server add column proxy text;
create table unsubscribed(
  server integer not null, grp text not null, position integer not null,
  primary key(server, grp)) without rowid;
create table thread_link(
  msgid text primary key, parent text not null, since integer not null) without rowid;
