create table server(
  id integer primary key autoincrement, name text not null unique, host text not null,
  port integer not null, security text not null, user text not null,
  password_store text not null, connections integer not null, ca text);
create table identity(
  name text primary key, full_name text not null, address text not null, reply_to text not null,
  organization text not null, signature text not null) without rowid;
create table subscription(
  server integer not null, grp text not null, position integer not null, settings text not null,
  primary key(server, grp)) without rowid;
create table numbering(
  id integer primary key autoincrement, server integer not null, grp text not null,
  epoch integer not null, slice integer not null, unique(server, grp, epoch, slice));
create table read_state(
  server integer not null, grp text not null, epoch integer not null, ranges blob not null,
  primary key(server, grp, epoch)) without rowid;
create table flag(msgid text primary key, since integer not null) without rowid;
create table thread_mark(msgid text primary key, mark text not null, since integer not null)
  without rowid;
create table tag(msgid text not null, tag text not null, primary key(msgid, tag)) without rowid;
create table kept(id integer primary key, msgid text not null unique, raw blob not null);
create table draft(
  id integer primary key autoincrement, saved integer not null, server text not null,
  identity text not null, fields text not null, body text not null);
create table outbox(
  id integer primary key autoincrement, msgid text not null, server text not null,
  state text not null, attempts integer not null, last_reply text not null,
  created integer not null, changed integer not null, raw blob not null);
create table sent(
  id integer primary key, msgid text not null unique, server text not null, subject text not null,
  newsgroups text not null, sent integer not null);
create table saved_search(name text primary key, query text not null) without rowid;
create table recent_query(query text primary key, used integer not null) without rowid;
