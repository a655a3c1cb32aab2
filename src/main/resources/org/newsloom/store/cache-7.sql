-- Notices of chosen issuers (NoCeM), whose signatures fit, and the articles that they list.
create table notice(
  id integer primary key, digest blob not null unique, msgid text not null, key text not null,
  type text not null, name text not null, hides integer not null,
  size integer not null);
create table notice_id(
  key integer not null, notice integer not null, msgid text not null,
  primary key(key, notice, msgid)) without rowid;
create index notice_id_notice on notice_id(notice);
